#include "ocr/train/idx.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <zlib.h>

#include "ocr/train/canvas.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"

#define COUNT_MAX 100000
#define SIDE_MAX  64

static int read_words(gzFile file, uint32_t *words, int n)
{
    for (int i = 0; i < n; i++) {
        unsigned char b[4];

        if (gzread(file, b, 4) != 4)
            return -1;
        words[i] = (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
    }
    return 0;
}

/* The file's data; its header must be `magic` and then counts, at most 3. */
static unsigned char *load(const char *path, uint32_t magic, int *sizes, int count, struct err *err)
{
    gzFile file = gzopen(path, "rb");
    uint32_t head[4];
    unsigned char *data = NULL;
    long n = 1;

    if (!file || read_words(file, head, count + 1) != 0 || head[0] != magic || head[1] == 0 || head[1] > COUNT_MAX)
        err_set(err, ERR_INPUT, "'%s' is not an IDX file of digits", path);
    else {
        for (int i = 0; i < count; i++) {
            sizes[i] = (int)head[i + 1];
            n = i > 0 && head[i + 1] > SIDE_MAX ? -1 : n * sizes[i];
        }
        data = n > 0 ? memory_alloc((size_t)n) : NULL;
        if (!data || gzread(file, data, (unsigned)n) != n) {
            err_set(err, ERR_INPUT, "'%s' is cut short", path);
            free(data);
            data = NULL;
        }
    }
    if (file)
        gzclose(file);
    return data;
}

int idx_load(struct idx *set, const char *folder, const char *name, struct err *err)
{
    cleanup_buf struct buf path = {0};
    int sizes[3] = {0}, labels = 0;

    *set = (struct idx){0};
    buf_printf(&path, "%s/%s-images.idx3.gz", folder, name);
    set->pixels = load(path.data, 0x803, sizes, 3, err);
    if (!set->pixels)
        return -1;
    buf_clear(&path);
    buf_printf(&path, "%s/%s-labels.idx1.gz", folder, name);
    set->labels = load(path.data, 0x801, &labels, 1, err);
    if (!set->labels || labels != sizes[0]) {
        if (set->labels)
            err_set(err, ERR_INPUT, "'%s' has another number of labels than images", path.data);
        idx_release(set);
        return -1;
    }
    set->count = sizes[0];
    set->h = sizes[1];
    set->w = sizes[2];
    return 0;
}

void idx_release(struct idx *set)
{
    free(set->pixels);
    free(set->labels);
    *set = (struct idx){0};
}

struct canvas idx_image(const struct idx *set, int i)
{
    const unsigned char *p = set->pixels + (size_t)i * (size_t)(set->w * set->h);
    struct canvas whole, out;
    int left, top, right, bottom;
    float most = 1.0f / 255;

    canvas_init(&whole, set->w, set->h);
    for (int k = 0; k < set->w * set->h; k++) {
        whole.px[k] = (float)p[k] / 255;
        most = whole.px[k] > most ? whole.px[k] : most;
    }
    for (int k = 0; k < set->w * set->h; k++)
        whole.px[k] /= most;
    if (!canvas_bounds(&whole, 0.25f, &left, &top, &right, &bottom))
        return whole;
    canvas_init(&out, right - left + 3, bottom - top + 3);
    for (int y = 0; y < out.h; y++)
        for (int x = 0; x < out.w; x++) {
            int sx = left - 1 + x, sy = top - 1 + y;

            if (sx >= 0 && sy >= 0 && sx < whole.w && sy < whole.h)
                out.px[y * out.w + x] = whole.px[sy * whole.w + sx];
        }
    canvas_release(&whole);
    return out;
}

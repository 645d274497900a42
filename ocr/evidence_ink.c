#include "ocr/evidence_ink.h"

#include <string.h>

#include "ocr/recognise.h"
#include "pipeline/base/memory.h"
#include "pipeline/extract/place.h"
#include "pipeline/image/crop.h"
#include "pipeline/image/ink.h"
#include "pipeline/model/page.h"

/* Heights, px, at which a line is read. */
static const double LINE_HEIGHTS[] = {40, 60};
#define SCALES       (sizeof LINE_HEIGHTS / sizeof *LINE_HEIGHTS)
#define READINGS_MAX 4
/* px; less cannot be read at any scale. */
#define LEAST_HEIGHT 6
#define STAMPS_MAX   4
#define LINES_MAX    3
#define DOUBTFUL_MAX 4
/* Letters of the shortest name. */
#define NAME_MARKS 5
/* Marks stand in the left half of the page's upper part (NĐ 30/2020 Annex I, cells 10a and 10b). */
#define MARK_RIGHT  0.5
#define MARK_BOTTOM 0.42

/* Reads a line of print `height` px high at every scale; one reading a text, the surest first. */
static int read_scales(struct recogniser *recogniser, const struct image *line, int height, struct arena *arena,
                       struct evidence *e, struct err *err)
{
    if (height < LEAST_HEIGHT)
        return 0;
    if (!e->readings)
        e->readings = arena_alloc(arena, READINGS_MAX * sizeof *e->readings);
    for (size_t i = 0; i < SCALES && e->reading_count < READINGS_MAX; i++) {
        cleanup_image struct image *scaled = image_scale(line, LINE_HEIGHTS[i] / height);
        cleanup_buf struct buf text = {0};
        struct reading reading = {.confidence = 1};
        struct word *words;
        size_t count, at;

        if (!scaled)
            continue;
        if (recogniser_line(recogniser, scaled, NULL, arena, &words, &count, err) != 0)
            return -1;
        for (size_t k = 0; k < count; k++) {
            buf_printf(&text, "%s%s", k > 0 ? " " : "", words[k].text);
            if (strlen(words[k].text) > 1 && words[k].confidence < reading.confidence)
                reading.confidence = words[k].confidence;
        }
        if (text.len == 0)
            continue;
        reading.value = arena_strdup(arena, text.data);
        for (at = e->reading_count++; at > 0 && e->readings[at - 1].confidence < reading.confidence; at--)
            e->readings[at] = e->readings[at - 1];
        e->readings[at] = reading;
    }
    return 0;
}

int evidence_ink_marks(struct recogniser *recogniser, const struct image *original, struct arena *arena,
                       const struct page *page, struct evidence *out, size_t max, size_t *count, struct err *err)
{
    cleanup_image struct image *crop = NULL, *red = NULL, *grey = NULL;
    struct ink_stamp stamps[STAMPS_MAX];
    size_t n, added = 0;
    int width, height, status = 0;
    struct box zone;

    geometry_upright_size(&page->geometry, &width, &height);
    zone = (struct box){0, 0, (int)(MARK_RIGHT * width), (int)(MARK_BOTTOM * height)};
    crop = crop_upright(original, &page->geometry, zone, 0);
    if (!crop)
        return 0;
    red = ink_red(crop);
    grey = red ? NULL : image_level(crop);
    if (!red && !grey)
        return 0;
    n = ink_stamps(red ? red : grey, width / (width > height ? 297.0 : 210.0), !red, stamps, STAMPS_MAX);
    for (size_t i = 0; i < n; i++) {
        struct evidence *e = &out[*count];

        if (added < max && status == 0) {
            *e = (struct evidence){.kind = "mark", .box = stamps[i].box, .printed = stamps[i].framed};
            status = read_scales(recogniser, stamps[i].text, image_height(stamps[i].text) * 3 / 4, arena, e, err);
            *count += status == 0;
            added++;
        }
        image_free(stamps[i].text);
    }
    return status;
}

/* Names are centred under the titles: the line as wide to the one side of `middle` as to the other. */
static struct box centred(struct box b, int middle)
{
    int left = middle - b.x, right = b.x + b.w - middle, half = left > right ? left : right;

    return (struct box){middle - half, b.y, 2 * half, b.h};
}

/* The line of print `b` of the grey crop, read as far as its marks reach, and where a seal may have taken its
 * end, as far as the titles' middle says. */
static int read_name(struct recogniser *recogniser, const struct image *black, struct box b, int unit,
                     struct arena *arena, struct evidence *e, struct err *err)
{
    const struct geometry flat = {.width = image_width(black), .height = image_height(black)};
    struct box wide = centred(b, flat.width / 2), boxes[] = {b, wide};
    bool lopsided = wide.w > b.w + unit && wide.w < b.w + 16 * unit;

    for (int i = 0; i < 1 + lopsided; i++) {
        struct box line = {boxes[i].x - unit, b.y + b.h - unit * 3 / 2, boxes[i].w + 2 * unit, unit * 2};
        cleanup_image struct image *cut = crop_upright(black, &flat, line, 0);

        if (cut && read_scales(recogniser, cut, line.h, arena, e, err) != 0)
            return -1;
    }
    return 0;
}

int evidence_ink_signer(struct recogniser *recogniser, const struct image *original, struct arena *arena,
                        const struct page *page, struct evidence *out, size_t max, size_t *count, struct err *err)
{
    cleanup_image struct image *crop = NULL, *black = NULL;
    struct ink_line lines[LINES_MAX];
    int unit = place_unit(arena, page);
    struct box zone;
    size_t n;

    if (!place_signer(arena, page, &zone))
        return 0;
    crop = crop_upright(original, &page->geometry, zone, 0);
    black = crop ? ink_black(crop) : NULL;
    if (!black)
        return 0;
    n = ink_lines(black, unit, NAME_MARKS, lines, LINES_MAX < max ? LINES_MAX : max);
    for (size_t i = 0; i < n; i++) {
        struct evidence *e = &out[*count];
        struct box b = lines[i].box;

        *e = (struct evidence){.kind = "signer", .box = {b.x + zone.x, b.y + zone.y, b.w, b.h}};
        if (read_name(recogniser, black, b, unit, arena, e, err) != 0)
            return -1;
        *count += e->reading_count > 0;
    }
    return 0;
}

int evidence_ink_lines(struct recogniser *recogniser, const struct image *original, struct arena *arena,
                       const struct page *page, struct evidence *out, size_t max, size_t *count, struct err *err)
{
    struct box lines[DOUBTFUL_MAX];
    size_t n = 0;

    if (image_depth(original) == 32)
        n = place_doubtful(arena, page, lines, DOUBTFUL_MAX < max ? DOUBTFUL_MAX : max);
    for (size_t i = 0; i < n; i++) {
        struct evidence *e = &out[*count];
        cleanup_image struct image *crop = crop_upright(original, &page->geometry, lines[i], lines[i].h / 4);
        cleanup_image struct image *black = crop ? ink_black(crop) : NULL;

        *e = (struct evidence){.kind = "line", .box = lines[i]};
        if (black && read_scales(recogniser, black, image_height(black) * 3 / 4, arena, e, err) != 0)
            return -1;
        *count += e->reading_count > 0;
    }
    return 0;
}

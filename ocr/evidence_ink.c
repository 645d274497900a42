#include "ocr/evidence_ink.h"

#include <math.h>
#include <string.h>

#include "ocr/recognise.h"
#include "ocr/wordlist.h"
#include "pipeline/base/memory.h"
#include "pipeline/extract/place.h"
#include "pipeline/extract/zone.h"
#include "pipeline/image/crop.h"
#include "pipeline/image/ink.h"
#include "pipeline/model/page.h"

/* How dark, on the way from print to paper, a stroke must be somewhere to count as print. A stamp of black ink is
 * hardly lighter than print, a seal is by half. */
static const double LAYER_SHARES[] = {0.12, 0.25};
#define LAYERS (sizeof LAYER_SHARES / sizeof *LAYER_SHARES)
/* Heights, px, at which a line is read. */
static const double LINE_HEIGHTS[] = {40, 60};
#define SCALES       (sizeof LINE_HEIGHTS / sizeof *LINE_HEIGHTS)
#define READINGS_MAX 8
/* px; less cannot be read at any scale. */
#define LEAST_HEIGHT 6
#define STAMPS_MAX   4
#define LINES_MAX    3
/* What a block of lines is brought to: the engine reads best at it. */
#define BLOCK_DPI 200
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

/* The layers that a crop is read in: as it is but for coloured ink, and its darkest strokes alone, which leaves out
 * seals and stamps that are lighter than print when nothing has colour. */
struct layers {
    struct image *items[1 + LAYERS];
    size_t count;
};

static void layers_release(struct layers *layers)
{
    for (size_t i = 0; i < layers->count; i++)
        image_free(layers->items[i]);
    layers->count = 0;
}

static void layers_make(const struct image *crop, int height, bool whole, struct layers *out)
{
    out->count = 0;
    for (size_t i = 0; i < LAYERS; i++) {
        struct image *print = ink_print(crop, height, LAYER_SHARES[i]);

        if (print)
            out->items[out->count++] = print;
    }
    if (whole || out->count == 0) {
        struct image *black = ink_black(crop);

        if (black)
            out->items[out->count++] = black;
    }
}

/* The line of print `b` of the crop's layers, read as far as its marks reach, and where a seal may have taken its end,
 * as far as the titles' middle says. */
static int read_name(struct recogniser *recogniser, const struct layers *layers, struct box b, int unit,
                     struct arena *arena, struct evidence *e, struct err *err)
{
    const struct geometry flat = {.width = image_width(layers->items[0]), .height = image_height(layers->items[0])};
    struct box wide = centred(b, flat.width / 2), boxes[] = {b, wide};
    bool lopsided = wide.w > b.w + unit && wide.w < b.w + 16 * unit;

    for (size_t i = 0; i < 1 + (size_t)lopsided; i++)
        for (size_t k = 0; k < layers->count; k++) {
            /* Stacked marks (ấ) rise half a letter over it. */
            int top = b.h < unit ? b.y + b.h - unit * 3 / 2 : b.y - unit / 2;
            struct box line = {boxes[i].x - unit, top, boxes[i].w + 2 * unit, b.y + b.h + unit / 2 - top};
            cleanup_image struct image *cut = crop_upright(layers->items[k], &flat, line, 0);

            if (cut && read_scales(recogniser, cut, unit * 2, arena, e, err) != 0)
                return -1;
        }
    return 0;
}

/* The entry at the height of `b`, or one of its own; NULL when there is no room. */
static struct evidence *entry_at(struct arena *arena, const char *kind, struct box b, struct evidence *out, size_t max,
                                 size_t *count)
{
    struct evidence *e;

    for (size_t i = 0; i < *count; i++) {
        int off = out[i].box.y + out[i].box.h / 2 - b.y - b.h / 2;

        if (off < b.h / 2 && off > -b.h / 2)
            return &out[i];
    }
    if (*count == max)
        return NULL;
    e = &out[(*count)++];
    *e = (struct evidence){.kind = kind, .box = b};
    e->readings = arena_alloc(arena, READINGS_MAX * sizeof *e->readings);
    return e;
}

/* Puts a line of words, read from layer `layer`, as that reading of the entry at its height. */
static void put_line(struct arena *arena, const struct word *words, size_t n, size_t layer, struct evidence *e)
{
    cleanup_buf struct buf text = {0};
    struct reading *reading;
    double lowest = 1;

    if (!e)
        return;
    while (e->reading_count <= layer)
        e->readings[e->reading_count++] = (struct reading){"", 1};
    reading = &e->readings[layer];
    buf_puts(&text, reading->value);
    for (size_t i = 0; i < n; i++) {
        buf_printf(&text, "%s%s", text.len > 0 ? " " : "", words[i].text);
        if (strlen(words[i].text) > 1 && words[i].confidence < lowest)
            lowest = words[i].confidence;
    }
    *reading = (struct reading){arena_strdup(arena, buf_string(&text)), fmin(lowest, reading->confidence)};
}

/* All lines of a zone, read as a block in each of its dark layers. */
static int read_zone(struct recogniser *recogniser, const struct image *original, struct arena *arena,
                     const struct page *page, struct box zone, const char *kind, struct evidence *out, size_t max,
                     size_t *count, struct err *err)
{
    cleanup_image struct image *crop = crop_upright(original, &page->geometry, zone, 0);
    struct layers layers;
    size_t added = 0;
    int status = 0;
    double scale = (double)BLOCK_DPI / (page->geometry.dpi > 0 ? page->geometry.dpi : BLOCK_DPI);

    if (!crop)
        return 0;
    layers_make(crop, place_unit(arena, page), false, &layers);
    for (size_t i = 0; i < layers.count && status == 0; i++) {
        cleanup_image struct image *scaled = image_scale(layers.items[i], scale);
        struct word *words;
        size_t n = 0;

        if (scaled)
            status = recogniser_block(recogniser, scaled, BLOCK_DPI, arena, &words, &n, err);
        for (size_t at = 0, length; status == 0 && at < n; at += length) {
            struct box b;

            length = wordlist_line(words + at, n - at);
            b = wordlist_bounds(words + at, length, 0);
            b = (struct box){zone.x + (int)(b.x / scale), zone.y + (int)(b.y / scale), (int)(b.w / scale),
                             (int)(b.h / scale)};
            put_line(arena, words + at, length, i, entry_at(arena, kind, b, out + *count, max, &added));
        }
    }
    *count += added;
    layers_release(&layers);
    return status;
}

int evidence_ink_lines(struct recogniser *recogniser, const struct image *original, struct arena *arena,
                       const struct page *page, struct evidence *out, size_t max, size_t *count, struct err *err)
{
    struct box zone;

    if (!zone_header(arena, page, &zone))
        return 0;
    return read_zone(recogniser, original, arena, page, zone, "line", out, max, count, err);
}

static int read_titles(struct recogniser *recogniser, const struct image *original, struct arena *arena,
                       const struct page *page, struct evidence *out, size_t max, size_t *count, struct err *err)
{
    struct box zone;

    if (!zone_titles(arena, page, &zone))
        return 0;
    return read_zone(recogniser, original, arena, page, zone, "title", out, max, count, err);
}

int evidence_ink_signer(struct recogniser *recogniser, const struct image *original, struct arena *arena,
                        const struct page *page, struct evidence *out, size_t max, size_t *count, struct err *err)
{
    cleanup_image struct image *crop = NULL;
    struct layers layers;
    struct ink_line lines[LINES_MAX];
    int unit = place_unit(arena, page), status = 0;
    struct box zone;
    size_t n = 0;

    if (!zone_signer(arena, page, &zone))
        return 0;
    crop = crop_upright(original, &page->geometry, zone, 0);
    if (!crop)
        return 0;
    layers_make(crop, unit, true, &layers);
    if (layers.count > 0)
        n = ink_lines(layers.items[0], unit, NAME_MARKS, lines, LINES_MAX < max ? LINES_MAX : max);
    for (size_t i = 0; i < n && status == 0; i++) {
        struct evidence *e = &out[*count];
        struct box b = lines[i].box;

        *e = (struct evidence){.kind = "signer", .box = {b.x + zone.x, b.y + zone.y, b.w, b.h}};
        status = read_name(recogniser, &layers, b, unit, arena, e, err);
        *count += e->reading_count > 0;
    }
    layers_release(&layers);
    return status == 0 ? read_titles(recogniser, original, arena, page, out, max > n ? max - n : 0, count, err)
                       : status;
}

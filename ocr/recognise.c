#include "ocr/recognise.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <tesseract/capi.h>

#include "ocr/compounds.h"
#include "ocr/engine.h"
#include "ocr/repair.h"
#include "ocr/stamp_text.h"
#include "ocr/wordlist.h"
#include "pipeline/base/err.h"
#include "pipeline/base/limits.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/step.h"
#include "pipeline/base/text.h"
#include "pipeline/image/clean.h"
#include "pipeline/image/image.h"
#include "pipeline/image/line_store.h"
#include "pipeline/image/region.h"
#include "pipeline/model/page.h"

/* A line whose letters are on average less sure than this is read again at other sizes. */
#define AGAIN_BELOW 0.85
/* A second reading must beat the first by this, and not by leaving part of the line out. */
#define AGAIN_GAIN    0.04
#define AGAIN_SHARE   0.7
#define AGAIN_PAD     6 /* px around the line */
#define SHORT_LETTERS 3 /* read again as one word: a number in a cell */
/* A page that may lie upside down and reads worse than this is tried the other way. */
#define TURN_BELOW   0.75
#define TURN_GAIN    0.1
#define UPRIGHT_SURE 5.0
#define CELL_INSET   6  /* px inside the borders */
#define CELL_INK     12 /* dark pixels, fewer are dust */
#define UNSURE_WORD  0.6
#define NOISE_WORD   0.3
#define BLANK_WORD   0.7

/* Where words go and how boxes of the raster just read become px of the cleaned page. */
struct sink {
    struct wordlist list;
    struct arena *arena;
    int block, line;
    double scale;
    int x, y;
};

const char *recogniser_version(void)
{
    static char version[64];

    snprintf(version, sizeof version, "Tesseract %s", TessVersion());
    return version;
}

struct recogniser *recogniser_open(const char *languages, struct err *err)
{
    /* debug_file keeps the engine from writing to standard error, and must stand before and after the start.
     * No administrative document is set vertically or white on black; looking for it breaks good lines. */
    static const char *const SETTINGS[][2] = {
        {"debug_file", "/dev/null"}, {"textord_tabfind_vertical_text", "0"}, {"tessedit_do_invert", "0"}};
    struct recogniser *recogniser = memory_alloc(sizeof *recogniser);

    line_store_link();
    recogniser->engine = TessBaseAPICreate();
    recogniser->compounds = compounds_new();
    TessBaseAPISetVariable(recogniser->engine, "debug_file", "/dev/null");
    if (TessBaseAPIInit2(recogniser->engine, NULL, languages, OEM_LSTM_ONLY) != 0) {
        err_set(err, ERR_SETUP, "the recognition model '%s' is missing: install the package tesseract-ocr-%.3s",
                languages, languages);
        recogniser_close(recogniser);
        return NULL;
    }
    for (size_t i = 0; i < sizeof SETTINGS / sizeof *SETTINGS; i++)
        TessBaseAPISetVariable(recogniser->engine, SETTINGS[i][0], SETTINGS[i][1]);
    return recogniser;
}

void recogniser_leave_out(struct recogniser *recogniser, unsigned steps)
{
    recogniser->without = steps;
}

void recogniser_close(struct recogniser *recogniser)
{
    if (!recogniser)
        return;
    TessBaseAPIDelete(recogniser->engine);
    compounds_free(recogniser->compounds);
    free(recogniser);
}

static struct box word_box(const struct sink *sink, const TessPageIterator *place)
{
    int x0, y0, x1, y1;

    if (!TessPageIteratorBoundingBox(place, RIL_WORD, &x0, &y0, &x1, &y1))
        return (struct box){0};
    x0 = (int)floor(x0 / sink->scale) + sink->x;
    y0 = (int)floor(y0 / sink->scale) + sink->y;
    x1 = (int)ceil(x1 / sink->scale) + sink->x;
    y1 = (int)ceil(y1 / sink->scale) + sink->y;
    return (struct box){x0, y0, x1 - x0, y1 - y0};
}

static void take_word(struct sink *sink, const TessResultIterator *it, const TessPageIterator *place)
{
    char *text = TessResultIteratorGetUTF8Text(it, RIL_WORD);
    size_t length = text ? strcspn(text, " \t\r\n") : 0;

    if (length > 0 && length <= LIMIT_WORD_BYTES)
        wordlist_add(&sink->list,
                     (struct word){.box = word_box(sink, place),
                                   .confidence = fmin(fmax(TessResultIteratorConfidence(it, RIL_WORD) / 100.0, 0), 1),
                                   .text = text_nfc(sink->arena, text, length),
                                   .block = sink->block,
                                   .line = sink->line});
    TessDeleteText(text);
}

/* Recognises what is set in the engine and takes its words. */
static int read_set(struct recogniser *recogniser, struct sink *sink, struct err *err)
{
    TessResultIterator *it;
    TessPageIterator *place;

    if (TessBaseAPIRecognize(recogniser->engine, NULL) != 0)
        return err_set(err, ERR_INPUT, "the recognition engine gave the page up");
    it = TessBaseAPIGetIterator(recogniser->engine);
    if (!it)
        return 0;
    place = TessResultIteratorGetPageIterator(it);
    TessPageIteratorBegin(place);
    do {
        sink->block += TessPageIteratorIsAtBeginningOf(place, RIL_BLOCK) ? 1 : 0;
        sink->line += TessPageIteratorIsAtBeginningOf(place, RIL_TEXTLINE) ? 1 : 0;
        take_word(sink, it, place);
    } while (TessResultIteratorNext(it, RIL_WORD));
    TessResultIteratorDelete(it);
    return 0;
}

static int read_raster(struct recogniser *recogniser, const struct image *image, int dpi, TessPageSegMode mode,
                       struct sink *sink, struct err *err)
{
    int status;

    TessBaseAPISetPageSegMode(recogniser->engine, mode);
    TessBaseAPISetImage2(recogniser->engine, image_pix(image));
    TessBaseAPISetSourceResolution(recogniser->engine, dpi);
    status = read_set(recogniser, sink, err);
    TessBaseAPIClear(recogniser->engine);
    return status;
}

/* Reads the line's part of the raster at another size. */
static void read_again(struct recogniser *recogniser, const struct image *image, struct box at, double factor,
                       TessPageSegMode mode, struct sink *sink)
{
    cleanup_image struct image *crop = region_cut(image, at, factor);
    struct err ignored;

    if (!crop)
        return;
    sink->scale = factor;
    sink->x = at.x < 0 ? 0 : at.x;
    sink->y = at.y < 0 ? 0 : at.y;
    read_raster(recogniser, crop, (int)(ENGINE_LINE_DPI * factor), mode, sink, &ignored);
}

/* Adds one line to `out` as read, or as read again where that is surer: the engine stumbles over whole lines
 * of good print at one size and reads them at another. */
static void settle_line(struct recogniser *recogniser, const struct image *image, const struct word *words,
                        size_t count, struct sink *out)
{
    static const double FACTORS[] = {1.4, 0.75};
    struct wordlist best = {0};
    double letters, sure = wordlist_sureness(words, count, &letters);
    bool again_wanted = !step_is_left_out(recogniser->without, STEP_AGAIN);
    size_t n = count;

    for (size_t i = 0; i < sizeof FACTORS / sizeof *FACTORS && sure < AGAIN_BELOW && letters >= 1 && again_wanted;
         i++) {
        struct sink again = {.arena = out->arena};
        double now_letters, now;

        read_again(recogniser, image, wordlist_bounds(words, count, AGAIN_PAD), FACTORS[i],
                   letters <= SHORT_LETTERS ? PSM_SINGLE_WORD : PSM_SINGLE_LINE, &again);
        now = wordlist_sureness(again.list.words, again.list.count, &now_letters);
        if (now > sure + AGAIN_GAIN && now_letters >= letters * AGAIN_SHARE) {
            wordlist_release(&best);
            best = again.list;
            n = best.count;
            sure = now;
        } else {
            wordlist_release(&again.list);
        }
    }
    for (size_t i = 0; i < n; i++) {
        struct word word = best.count ? best.words[i] : words[i];

        word.block = out->block;
        word.line = out->line;
        wordlist_add(&out->list, word);
    }
    wordlist_release(&best);
}

/* Settles every line of a reading into `out`, counting blocks and lines on. */
static void settle(struct recogniser *recogniser, const struct image *image, const struct word *words, size_t count,
                   struct sink *out)
{
    for (size_t i = 0, n; i < count; i += n) {
        n = wordlist_line(words + i, count - i);
        if (i == 0 || words[i].block != words[i - 1].block)
            out->block++;
        out->line++;
        settle_line(recogniser, image, words + i, n, out);
    }
}

/* Reads the cells of one table, which start at `cells`, each as a block of its own. */
static void read_cells(struct recogniser *recogniser, const struct image *image, int dpi, const struct cell *cells,
                       size_t count, struct sink *out)
{
    for (size_t i = 0; i < count; i++) {
        struct box at = cells[i].box;
        struct sink sink = {.arena = out->arena, .scale = 1};
        struct err ignored;

        at = (struct box){at.x + CELL_INSET, at.y + CELL_INSET, at.w - 2 * CELL_INSET, at.h - 2 * CELL_INSET};
        if (region_ink(image, at) < CELL_INK)
            continue;
        TessBaseAPISetImage2(recogniser->engine, image_pix(image));
        TessBaseAPISetSourceResolution(recogniser->engine, dpi);
        TessBaseAPISetPageSegMode(recogniser->engine, PSM_SINGLE_BLOCK);
        TessBaseAPISetRectangle(recogniser->engine, at.x, at.y, at.w, at.h);
        read_set(recogniser, &sink, &ignored);
        TessBaseAPIClear(recogniser->engine);
        for (size_t k = 0; k < sink.list.count; k++)
            sink.list.words[k].block = 1;
        settle(recogniser, image, sink.list.words, sink.list.count, out);
        wordlist_release(&sink.list);
    }
}

static struct box table_box(const struct cell *cells, size_t count)
{
    struct word corners[2] = {{.box = cells[0].box}, {.box = cells[count - 1].box}};

    return wordlist_bounds(corners, 2, CELL_INSET);
}

/* The page without its tables. */
static struct image *outside_tables(const struct cleaned *cleaned)
{
    struct image *page = region_copy(cleaned->image);

    for (size_t i = 0; page && i < cleaned->cell_count; i++) {
        struct box b = cleaned->cells[i].box;

        region_erase(page,
                     (struct box){b.x - CELL_INSET, b.y - CELL_INSET, b.w + 2 * CELL_INSET, b.h + 2 * CELL_INSET});
    }
    return page;
}

static size_t table_size(const struct cleaned *cleaned, size_t first)
{
    size_t n = 0;

    while (first + n < cleaned->cell_count && cleaned->cells[first + n].table == cleaned->cells[first].table)
        n++;
    return n;
}

/* The end of the run of words from `from` on that comes before a table whose top is at y: blocks are not cut.
 */
static size_t words_above(const struct wordlist *list, size_t from, int y)
{
    size_t end = from;

    while (end < list->count &&
           !((end == from || list->words[end].block != list->words[end - 1].block) && list->words[end].box.y > y))
        end++;
    return end;
}

/* Reads text and tables in the order they follow one another down the page. */
static int read_page(struct recogniser *recogniser, const struct cleaned *cleaned, int dpi, struct sink *out,
                     struct err *err)
{
    cleanup_image struct image *outside = outside_tables(cleaned);
    struct sink text = {.arena = out->arena, .scale = 1};
    size_t done = 0, cell = 0;

    if (!outside)
        return err_set(err, ERR_INPUT, "the page's raster cannot be copied");
    if (read_raster(recogniser, outside, dpi, PSM_AUTO, &text, err) != 0) {
        wordlist_release(&text.list);
        return -1;
    }
    while (done < text.list.count || cell < cleaned->cell_count) {
        const struct cell *cells = cleaned->cells + cell;
        size_t count = table_size(cleaned, cell);
        size_t end = count > 0 ? words_above(&text.list, done, table_box(cells, count).y) : text.list.count;

        settle(recogniser, outside, text.list.words + done, end - done, out);
        read_cells(recogniser, cleaned->image, dpi, cells, count, out);
        done = end;
        cell += count;
    }
    wordlist_release(&text.list);
    if (!step_is_left_out(recogniser->without, STEP_MARKS))
        repair_marks(recogniser, cleaned->image, out->arena, out->list.words, out->list.count);
    if (!step_is_left_out(recogniser->without, STEP_AGAIN))
        repair_doubled(recogniser, cleaned->image, out->arena, out->list.words, out->list.count);
    if (!step_is_left_out(recogniser->without, STEP_SECTIONS))
        repair_sections(cleaned->image, out->arena, out->list.words, out->list.count);
    return 0;
}

/* The same page the other way up. */
static void turn_over(const struct cleaned *cleaned, struct cleaned *turned)
{
    int w = image_width(cleaned->image), h = image_height(cleaned->image);
    size_t n = cleaned->cell_count;

    *turned = *cleaned;
    turned->image = region_turned(cleaned->image);
    turned->stamps = NULL; /* they lie on their heads */
    turned->stamp_count = 0;
    turned->cells = memory_alloc((n + 1) * sizeof *turned->cells);
    for (size_t i = 0; i < n; i++) {
        struct box b = cleaned->cells[n - 1 - i].box;

        turned->cells[i].box = (struct box){w - b.x - b.w, h - b.y - b.h, b.w, b.h};
        turned->cells[i].table = -cleaned->cells[n - 1 - i].table;
    }
}

/* When the page reads badly and up was a guess, reads it the other way and keeps what is surer. */
static void try_turned(struct recogniser *recogniser, const struct cleaned *cleaned, int dpi, struct sink *sink,
                       struct geometry *geometry)
{
    struct cleaned turned;
    struct sink other = {.arena = sink->arena, .scale = 1};
    double letters, sure = wordlist_sureness(sink->list.words, sink->list.count, &letters);
    struct err ignored;

    if (cleaned->upright >= UPRIGHT_SURE || sure >= TURN_BELOW || letters < 1)
        return;
    turn_over(cleaned, &turned);
    if (read_page(recogniser, &turned, dpi, &other, &ignored) == 0 &&
        wordlist_sureness(other.list.words, other.list.count, &letters) > sure + TURN_GAIN) {
        wordlist_release(&sink->list);
        *sink = other;
        geometry->rotation = (geometry->rotation + 180) % 360;
    } else {
        wordlist_release(&other.list);
    }
    clean_release(&turned);
}

/* Marks without a letter or digit that the engine itself doubts: dust, pieces of seals and signatures. */
static bool is_noise(const struct word *word)
{
    size_t n = strlen(word->text), length;

    if (word->confidence >= NOISE_WORD)
        return false;
    for (size_t i = 0; i < n; i += length) {
        int32_t c = text_next(word->text + i, n - i, &length);

        if (text_is_letter(c) || (c >= '0' && c <= '9'))
            return false;
    }
    return true;
}

/* A page without print stays blank unless most of what was read on it is sure: mirrored show-through hits a short word
 * now and then. What it gave is dropped. */
static void settle_blank(struct page *page, struct sink *sink)
{
    size_t words = 0, sure = 0;

    for (size_t i = 0; i < sink->list.count; i++) {
        if (is_noise(&sink->list.words[i]))
            continue;
        words++;
        sure += sink->list.words[i].confidence >= BLANK_WORD;
    }
    page->quality.blank = 2 * sure <= words;
    if (page->quality.blank)
        wordlist_release(&sink->list);
}

/* From px of the cleaned raster to px of the upright frame, clipped to it. */
static struct box upright_box(struct box b, double scale, const struct geometry *geometry)
{
    int w, h, x0 = (int)floor(b.x / scale), y0 = (int)floor(b.y / scale);
    int x1 = (int)ceil((b.x + b.w) / scale), y1 = (int)ceil((b.y + b.h) / scale);

    geometry_upright_size(geometry, &w, &h);
    x0 = x0 < 0 ? 0 : x0 > w ? w : x0;
    y0 = y0 < 0 ? 0 : y0 > h ? h : y0;
    x1 = x1 > w ? w : x1 < x0 ? x0 : x1;
    y1 = y1 > h ? h : y1 < y0 ? y0 : y1;
    return (struct box){x0, y0, x1 - x0, y1 - y0};
}

int recogniser_page(struct recogniser *recogniser, const struct cleaned *cleaned, struct arena *arena,
                    struct page *page, struct err *err)
{
    struct sink sink = {.arena = arena, .scale = 1};
    int dpi = (int)lround(page->geometry.dpi * cleaned->scale), rotation = page->geometry.rotation;
    size_t unsure = 0, kept = 0;

    /* A page must read the same whatever pages this engine read before. */
    TessBaseAPIClearAdaptiveClassifier(recogniser->engine);
    if (read_page(recogniser, cleaned, dpi, &sink, err) != 0) {
        wordlist_release(&sink.list);
        return -1;
    }
    try_turned(recogniser, cleaned, dpi, &sink, &page->geometry);
    if (rotation == page->geometry.rotation)
        stamp_text_read(recogniser, cleaned, dpi, arena, &sink.list);
    if (page->quality.blank)
        settle_blank(page, &sink);
    for (size_t i = 0; i < sink.list.count; i++)
        if (step_is_left_out(recogniser->without, STEP_NOISE) || !is_noise(&sink.list.words[i]))
            sink.list.words[kept++] = sink.list.words[i];
    sink.list.count = page->word_count = kept;
    page->words = wordlist_keep(&sink.list, arena);
    for (size_t i = 0; i < page->word_count; i++) {
        page->words[i].box = upright_box(page->words[i].box, cleaned->scale, &page->geometry);
        unsure += page->words[i].confidence < UNSURE_WORD;
    }
    if (!step_is_left_out(recogniser->without, STEP_QUARTERS))
        repair_quarters(arena, page->words, page->word_count);
    page->source = page->word_count > 0 ? TEXT_RECOGNISED : TEXT_NONE;
    page->quality.low_confidence = page->word_count ? (double)unsure / (double)page->word_count : 0;
    return 0;
}

int recogniser_line(struct recogniser *recogniser, const struct image *crop, const char *whitelist, struct arena *arena,
                    struct word **words, size_t *count, struct err *err)
{
    struct sink sink = {.arena = arena, .scale = 1};
    int status = 0;

    TessBaseAPISetVariable(recogniser->engine, "tessedit_char_whitelist", whitelist ? whitelist : "");
    if (!region_is_paper(crop)) /* the engine would read its grain */
        status = read_raster(recogniser, crop, ENGINE_LINE_DPI, PSM_SINGLE_LINE, &sink, err);
    TessBaseAPISetVariable(recogniser->engine, "tessedit_char_whitelist", "");
    *count = sink.list.count;
    *words = wordlist_keep(&sink.list, arena);
    return status;
}

int recogniser_block(struct recogniser *recogniser, const struct image *crop, int dpi, struct arena *arena,
                     struct word **words, size_t *count, struct err *err)
{
    struct sink sink = {.arena = arena, .scale = 1};
    int status = 0;

    if (!region_is_paper(crop))
        status = read_raster(recogniser, crop, dpi, PSM_SINGLE_BLOCK, &sink, err);
    *count = sink.list.count;
    *words = wordlist_keep(&sink.list, arena);
    return status;
}

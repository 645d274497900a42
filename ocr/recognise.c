#include "ocr/recognise.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <leptonica/allheaders.h>
#include <math.h>
#include <tesseract/capi.h>

#include "pipeline/base/err.h"
#include "pipeline/base/limits.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/image/clean.h"
#include "pipeline/image/image.h"
#include "pipeline/model/page.h"

#define LINE_DPI 200 /* what a crop of a line is taken for; the engine only uses it to guess letter sizes */
/* A line whose letters are on average less sure than this is read again at other sizes. */
#define RETRY_BELOW 0.8
/* A second reading must beat the first by this, and not by leaving half of the line out. */
#define RETRY_GAIN  0.04
#define RETRY_SHARE 0.7
#define RETRY_PAD   6 /* px around the line */

struct recogniser {
    TessBaseAPI *engine;
};

struct collection {
    struct arena *arena;
    struct word *words;
    size_t count, capacity;
    int block, line;
    double scale;
    int x, y; /* px added to boxes after scaling */
};

static int tune(const char*n,int d){const char*s=getenv(n);return s?atoi(s):d;}

const char *recogniser_version(void)
{
    static char version[64];

    snprintf(version, sizeof version, "Tesseract %s", TessVersion());
    return version;
}

struct recogniser *recogniser_open(const char *languages, struct err *err)
{
    /* The first two keep it from writing to standard error; debug_file must be set before the start, too. Nothing
     * in an administrative document is set vertically or white on black, and looking for it breaks good lines. */
    static const char *const SETTINGS[][2] = {{"debug_file", "/dev/null"},
                                              {"textord_tabfind_vertical_text", "0"},
                                              {"tessedit_do_invert", "0"}};
    struct recogniser *recogniser = memory_alloc(sizeof *recogniser);

    recogniser->engine = TessBaseAPICreate();
    TessBaseAPISetVariable(recogniser->engine, "debug_file", "/dev/null");
    if (TessBaseAPIInit2(recogniser->engine, NULL, languages, OEM_LSTM_ONLY) != 0) {
        err_set(err, ERR_SETUP, "the recognition model '%s' is missing; install the package tesseract-ocr-%.3s",
                languages, languages);
        recogniser_close(recogniser);
        return NULL;
    }
    for (size_t i = 0; i < sizeof SETTINGS / sizeof *SETTINGS; i++)
        TessBaseAPISetVariable(recogniser->engine, SETTINGS[i][0], SETTINGS[i][1]);
    const char*v=getenv("TVARS"); char*cp=v?strdup(v):NULL;
    for(char*t=cp?strtok(cp,","):NULL;t;t=strtok(NULL,",")){char*e=strchr(t,'=');*e=0;TessBaseAPISetVariable(recogniser->engine,t,e+1);}
    return recogniser;
}

void recogniser_close(struct recogniser *recogniser)
{
    if (!recogniser)
        return;
    TessBaseAPIDelete(recogniser->engine);
    free(recogniser);
}

static struct box word_box(const struct collection *c, const TessPageIterator *place)
{
    int x0, y0, x1, y1;

    if (!TessPageIteratorBoundingBox(place, RIL_WORD, &x0, &y0, &x1, &y1))
        return (struct box){0};
    x0 = (int)floor(x0 / c->scale) + c->x;
    y0 = (int)floor(y0 / c->scale) + c->y;
    x1 = (int)ceil(x1 / c->scale) + c->x;
    y1 = (int)ceil(y1 / c->scale) + c->y;
    x0 = x0 < 0 ? 0 : x0;
    y0 = y0 < 0 ? 0 : y0;
    return (struct box){x0, y0, x1 - x0, y1 - y0};
}

static void collect_word(struct collection *c, const TessResultIterator *it, const TessPageIterator *place)
{
    char *text = TessResultIteratorGetUTF8Text(it, RIL_WORD);
    size_t length = text ? strcspn(text, " \t\r\n") : 0;

    if (length > 0 && length <= LIMIT_WORD_BYTES && c->count < LIMIT_WORDS) {
        if (c->count == c->capacity) {
            c->capacity = c->capacity ? c->capacity * 2 : 256;
            c->words = memory_resize(c->words, c->capacity, sizeof *c->words);
        }
        c->words[c->count++] =
            (struct word){.box = word_box(c, place),
                          .confidence = fmin(fmax(TessResultIteratorConfidence(it, RIL_WORD) / 100.0, 0), 1),
                          .text = text_nfc(c->arena, text, length),
                          .block = c->block,
                          .line = c->line};
    }
    TessDeleteText(text);
}

static void collect(struct collection *c, TessResultIterator *it)
{
    TessPageIterator *place;

    if (!it)
        return;
    place = TessResultIteratorGetPageIterator(it);
    TessPageIteratorBegin(place);
    do {
        c->block += TessPageIteratorIsAtBeginningOf(place, RIL_BLOCK) ? 1 : 0;
        c->line += TessPageIteratorIsAtBeginningOf(place, RIL_TEXTLINE) ? 1 : 0;
        collect_word(c, it, place);
    } while (TessResultIteratorNext(it, RIL_WORD));
    TessResultIteratorDelete(it);
}

/* Reads the raster and adds its words to the collection. */
static int recognise(struct recogniser *recogniser, struct Pix *pix, int dpi, TessPageSegMode mode,
                     struct collection *c, struct err *err)
{
    TessBaseAPI *engine = recogniser->engine;
    int status = 0;

    TessBaseAPISetPageSegMode(engine, mode);
    TessBaseAPISetImage2(engine, pix);
    TessBaseAPISetSourceResolution(engine, dpi);
    if (TessBaseAPIRecognize(engine, NULL) == 0)
        collect(c, TessBaseAPIGetIterator(engine));
    else
        status = err_set(err, ERR_INPUT, "the recognition engine gave the page up");
    TessBaseAPIClear(engine);
    return status;
}

/* How sure the engine is of some words, each weighing as many as its letters; their letters in *letters. */
static double sureness(const struct word *words, size_t count, double *letters)
{
    double sum = 0;

    *letters = 0;
    for (size_t i = 0; i < count; i++) {
        double n = (double)text_length(words[i].text);

        sum += n * words[i].confidence;
        *letters += n;
    }
    return *letters > 0 ? sum / *letters : 0;
}

static struct box union_box(const struct word *words, size_t count, int pad)
{
    struct box u = words[0].box;

    for (size_t i = 1; i < count; i++) {
        const struct box *b = &words[i].box;
        int x1 = u.x + u.w > b->x + b->w ? u.x + u.w : b->x + b->w;
        int y1 = u.y + u.h > b->y + b->h ? u.y + u.h : b->y + b->h;

        u.x = u.x < b->x ? u.x : b->x;
        u.y = u.y < b->y ? u.y : b->y;
        u.w = x1 - u.x;
        u.h = y1 - u.y;
    }
    return (struct box){u.x - pad, u.y - pad, u.w + 2 * pad, u.h + 2 * pad};
}

/* Reads the line's part of the raster at another size. NULL: cannot. */
static void reread(struct recogniser *recogniser, struct Pix *pix, struct box at, double factor,
                   struct collection *c)
{
    struct Box *box = boxCreate(at.x < 0 ? 0 : at.x, at.y < 0 ? 0 : at.y, at.w, at.h);
    struct Pix *crop = pixClipRectangle(pix, box, NULL), *scaled = NULL;
    struct err ignored;

    if (crop)
        scaled = pixScale(crop, (l_float32)factor, (l_float32)factor);
    if (scaled) {
        c->scale = factor;
        boxGetGeometry(box, &c->x, &c->y, NULL, NULL);
        recognise(recogniser, scaled, (int)(LINE_DPI * factor), PSM_SINGLE_LINE, c, &ignored);
    }
    boxDestroy(&box);
    pixDestroy(&crop);
    pixDestroy(&scaled);
}

/* Adds words[0..count), one line in px of the raster, to `out`: as read, or as read again if that is surer. The
 * engine stumbles over whole lines of good print at one size and reads them at another. */
static void settle_line(struct recogniser *recogniser, struct Pix *pix, const struct word *words, size_t count,
                        struct collection *out)
{
    static const double FACTORS[] = {1.4, 0.75};
    struct word *best = NULL;
    size_t best_count = 0;
    double letters, sure = sureness(words, count, &letters), floor_letters = letters * RETRY_SHARE;

    for (size_t i = 0; i < 2 && sure*100 < tune("RETRY",80) && letters >= 2; i++) {
        struct collection again = {.arena = out->arena};
        double now_letters, now;

        reread(recogniser, pix, union_box(words, count, RETRY_PAD), FACTORS[i], &again);
        now = sureness(again.words, again.count, &now_letters);
        if(getenv("SHOW")){for(size_t k=0;k<count;k++)printf("%s ",words[k].text);printf("| %.2f\n   ",sure);for(size_t k=0;k<again.count;k++)printf("%s ",again.words[k].text);printf("| %.2f\n",now);}
        if (now > sure + RETRY_GAIN && now_letters >= floor_letters) {
            free(best);
            best = again.words;
            best_count = again.count;
            sure = now;
        } else {
            free(again.words);
        }
    }
    for (size_t i = 0; i < (best ? best_count : count); i++) {
        struct word word = best ? best[i] : words[i];

        word.block = words[0].block;
        word.line = words[0].line;
        if (out->count < LIMIT_WORDS) {
            if (out->count == out->capacity) {
                out->capacity = out->capacity ? out->capacity * 2 : 256;
                out->words = memory_resize(out->words, out->capacity, sizeof *out->words);
            }
            out->words[out->count++] = word;
        }
    }
    free(best);
}

static struct word *keep_words(struct collection *c)
{
    struct word *words = arena_alloc(c->arena, (c->count + 1) * sizeof *words);

    if (c->count > 0)
        memcpy(words, c->words, c->count * sizeof *words);
    free(c->words);
    c->words = NULL;
    return words;
}

int recogniser_page(struct recogniser *recogniser, const struct cleaned *cleaned, struct arena *arena,
                    struct page *page, struct err *err)
{
    struct collection first = {.arena = arena, .scale = 1}, c = {.arena = arena, .scale = 1};
    int dpi = (int)lround(page->geometry.dpi * cleaned->scale);
    size_t unsure = 0;

    if (recognise(recogniser, image_pix(cleaned->image), dpi, (TessPageSegMode)tune("PSM",3), &first, err) != 0)
        return -1;
    for (size_t i = 0, n; i < first.count; i += n) {
        for (n = 1; i + n < first.count && first.words[i + n].line == first.words[i].line;)
            n++;
        settle_line(recogniser, image_pix(cleaned->image), first.words + i, n, &c);
    }
    free(first.words);
    page->word_count = c.count;
    page->words = keep_words(&c);
    for (size_t i = 0; i < page->word_count; i++) {
        struct box *b = &page->words[i].box;
        int x1 = (int)ceil((b->x + b->w) / cleaned->scale), y1 = (int)ceil((b->y + b->h) / cleaned->scale);

        b->x = (int)floor(b->x / cleaned->scale);
        b->y = (int)floor(b->y / cleaned->scale);
        b->w = x1 - b->x;
        b->h = y1 - b->y;
        unsure += page->words[i].confidence < 0.6;
    }
    page->source = c.count > 0 ? TEXT_RECOGNISED : TEXT_NONE;
    page->quality.low_confidence = page->word_count ? (double)unsure / (double)page->word_count : 0;
    return 0;
}

int recogniser_line(struct recogniser *recogniser, const struct image *crop, const char *whitelist,
                    struct arena *arena, struct word **words, size_t *count, struct err *err)
{
    struct collection c = {.arena = arena, .scale = 1};
    int status;

    TessBaseAPISetVariable(recogniser->engine, "tessedit_char_whitelist", whitelist ? whitelist : "");
    status = recognise(recogniser, image_pix(crop), LINE_DPI, PSM_SINGLE_LINE, &c, err);
    TessBaseAPISetVariable(recogniser->engine, "tessedit_char_whitelist", "");
    *count = c.count;
    *words = keep_words(&c);
    return status;
}

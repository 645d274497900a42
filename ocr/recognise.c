#include "ocr/recognise.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <tesseract/capi.h>

#include "pipeline/base/err.h"
#include "pipeline/base/limits.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/image/clean.h"
#include "pipeline/image/image.h"
#include "pipeline/model/page.h"

struct recogniser {
    TessBaseAPI *engine;
};

static int tune(const char*n,int d){const char*s=getenv(n);return s?atoi(s):d;}

const char *recogniser_version(void)
{
    static char version[64];

    snprintf(version, sizeof version, "Tesseract %s", TessVersion());
    return version;
}

/* The engine would write to standard error, which belongs to the program. */
static void set_quiet(TessBaseAPI *engine)
{
    TessBaseAPISetVariable(engine, "debug_file", "/dev/null");
}

struct recogniser *recogniser_open(const char *languages, struct err *err)
{
    struct recogniser *recogniser = memory_alloc(sizeof *recogniser);

    recogniser->engine = TessBaseAPICreate();
    set_quiet(recogniser->engine);
    if (TessBaseAPIInit2(recogniser->engine, NULL, languages, OEM_LSTM_ONLY) != 0) {
        err_set(err, ERR_SETUP,
                "the recognition model for '%s' is missing; install the package tesseract-ocr-vie", languages);
        recogniser_close(recogniser);
        return NULL;
    }
    set_quiet(recogniser->engine);
    TessBaseAPISetVariable(recogniser->engine, "textord_tabfind_vertical_text", "0");
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

struct collection {
    struct arena *arena;
    struct word *words;
    size_t count, capacity;
    int block, line;
    double scale;
};

static struct box scaled_box(TessPageIterator *it, double scale)
{
    int x0, y0, x1, y1;

    if (!TessPageIteratorBoundingBox(it, RIL_WORD, &x0, &y0, &x1, &y1))
        return (struct box){0};
    x0 = (int)floor(x0 / scale);
    y0 = (int)floor(y0 / scale);
    x1 = (int)ceil(x1 / scale);
    y1 = (int)ceil(y1 / scale);
    return (struct box){x0, y0, x1 - x0, y1 - y0};
}

static void collect_word(struct collection *c, TessResultIterator *it, TessPageIterator *place)
{
    char *text = TessResultIteratorGetUTF8Text(it, RIL_WORD);
    size_t length = text ? strcspn(text, " \t\n") : 0;
    struct word word = {0};

    if (length > 0 && length < LIMIT_WORD_BYTES && c->count < LIMIT_WORDS) {
        word.text = text_nfc(c->arena, text, length);
        word.confidence = fmin(fmax(TessResultIteratorConfidence(it, RIL_WORD) / 100.0, 0), 1);
        word.box = scaled_box(place, c->scale);
        word.block = c->block;
        word.line = c->line;
        if (c->count == c->capacity) {
            c->capacity = c->capacity ? c->capacity * 2 : 256;
            c->words = memory_resize(c->words, c->capacity, sizeof *c->words);
        }
        c->words[c->count++] = word;
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
        if (TessPageIteratorIsAtBeginningOf(place, RIL_BLOCK))
            c->block++;
        if (TessPageIteratorIsAtBeginningOf(place, RIL_TEXTLINE))
            c->line++;
        collect_word(c, it, place);
    } while (TessResultIteratorNext(it, RIL_WORD));
    TessResultIteratorDelete(it);
}

static int recognise(struct recogniser *recogniser, struct Pix *pix, int dpi, TessPageSegMode mode,
                     struct collection *c, struct err *err)
{
    TessBaseAPI *engine = recogniser->engine;

    TessBaseAPISetPageSegMode(engine, mode);
    TessBaseAPISetImage2(engine, pix);
    TessBaseAPISetSourceResolution(engine, dpi);
    if (TessBaseAPIRecognize(engine, NULL) != 0) {
        TessBaseAPIClear(engine);
        return err_set(err, ERR_INPUT, "the page cannot be recognised");
    }
    collect(c, TessBaseAPIGetIterator(engine));
    TessBaseAPIClear(engine);
    return 0;
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
    struct collection c = {.arena = arena, .scale = cleaned->scale};
    int dpi = (int)lround(page->geometry.dpi * cleaned->scale);
    size_t unsure = 0;

    if (recognise(recogniser, image_pix(cleaned->image), dpi, (TessPageSegMode)tune("PSM",3), &c, err) != 0)
        return -1;
    page->word_count = c.count;
    page->words = keep_words(&c);
    page->source = c.count > 0 ? TEXT_RECOGNISED : TEXT_NONE;
    for (size_t i = 0; i < page->word_count; i++)
        unsure += page->words[i].confidence < 0.6;
    page->quality.low_confidence = page->word_count ? (double)unsure / (double)page->word_count : 0;
    return 0;
}

int recogniser_line(struct recogniser *recogniser, const struct image *crop, const char *whitelist,
                    struct arena *arena, struct word **words, size_t *count, struct err *err)
{
    struct collection c = {.arena = arena, .scale = 1};
    int status;

    TessBaseAPISetVariable(recogniser->engine, "tessedit_char_whitelist", whitelist ? whitelist : "");
    status = recognise(recogniser, image_pix(crop), 300, PSM_SINGLE_LINE, &c, err);
    TessBaseAPISetVariable(recogniser->engine, "tessedit_char_whitelist", "");
    *count = c.count;
    *words = keep_words(&c);
    return status;
}

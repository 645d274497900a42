#include "pipeline/image/pdf_text.h"

#include <leptonica/allheaders.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/err.h"
#include "pipeline/base/legacy.h"
#include "pipeline/base/limits.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/image/decode.h"
#include "pipeline/image/pdf.h"
#include "pipeline/image/pdf_letters.h"

#define WORDS_LEAST 20
#define INKED_LEAST 0.97 /* share of words with ink under them */
#define INK_RANGE   60   /* grey levels between the darkest and the lightest pixel of a printed word */
#define DARK        140  /* grey level of ink, counted over the page */
#define COVERED_LEAST                                                                                                  \
    0.50 /* share of the dark pixels that lie under words; rules and seals have the rest                               \
          */
#define COLUMNS 12

enum column { LEVEL, BLOCK = 2, LEFT = 6, TOP, WIDTH, HEIGHT, TEXT = 11 };

/* Words as pdftotext -tsv lists them, boxes in px. */
struct reader {
    struct arena *arena;
    double scale; /* px a pt */
    int width, height;
    int block, line; /* numbers of our own, unique in the page */
    struct word *words;
    size_t count;
    bool broken; /* over the limits, or a box that makes no sense */
};

static int split_row(char *row, char *columns[COLUMNS])
{
    int n = 0;

    for (char *field; n < COLUMNS - 1 && row && (field = strsep(&row, "\t"));)
        columns[n++] = field;
    if (row)
        columns[n++] = row;
    return n;
}

/* The part of the box that lies on the raster. */
static bool box_of(const struct reader *reader, char *const columns[COLUMNS], struct box *box)
{
    double x = atof(columns[LEFT]) * reader->scale, y = atof(columns[TOP]) * reader->scale;
    double right = x + atof(columns[WIDTH]) * reader->scale, bottom = y + atof(columns[HEIGHT]) * reader->scale;

    if (!(isfinite(x) && isfinite(y) && isfinite(right) && isfinite(bottom)))
        return false;
    x = fmax(floor(x), 0);
    y = fmax(floor(y), 0);
    right = fmin(ceil(right), reader->width);
    bottom = fmin(ceil(bottom), reader->height);
    if (right - x < 1 || bottom - y < 1)
        return false;
    *box = (struct box){(int)x, (int)y, (int)(right - x), (int)(bottom - y)};
    return true;
}

static void add_word(struct reader *reader, char *const columns[COLUMNS])
{
    size_t n = strlen(columns[TEXT]);
    struct word *word;
    struct box box;

    if (n == 0 || !box_of(reader, columns, &box))
        return; /* a word outside the page is not on the paper */
    if (n > LIMIT_WORD_BYTES || reader->count >= LIMIT_WORDS || strpbrk(columns[TEXT], " \t\r")) {
        reader->broken = true;
        return;
    }
    word = &reader->words[reader->count++];
    word->box = box;
    word->confidence = 1.0;
    word->text = text_nfc(reader->arena, columns[TEXT], n);
    word->block = reader->block;
    word->line = reader->line;
}

/* Rows are of level 3 for a block, 4 for a line, 5 for a word; others are of no interest. */
static void read_row(struct reader *reader, char *row)
{
    char *columns[COLUMNS];

    if (split_row(row, columns) != COLUMNS)
        return;
    switch (atoi(columns[LEVEL])) {
    case 3:
        reader->block++;
        break;
    case 4:
        reader->line++;
        break;
    case 5:
        add_word(reader, columns);
        break;
    default:
        break;
    }
}

static bool read_words(struct reader *reader, const char *path, int page, const struct decode_limits *limits)
{
    cleanup_program struct program_result result = {0};
    const char *number = arena_printf(reader->arena, "%d", page);
    const char *argv[] = {"pdftotext",
                          "-q",
                          "-tsv",
                          "-cropbox",
                          "-enc",
                          "UTF-8",
                          "-f",
                          number,
                          "-l",
                          number,
                          pdf_safe_path(reader->arena, path),
                          "-",
                          NULL};
    struct program_limits used;
    struct err ignored = {0};
    char *rest;

    pdf_program_limits(limits, true, &used);
    used.output_bytes = LIMIT_PROGRAM_OUTPUT;
    if (program_run(argv, &used, &result, &ignored) != 0 || !program_succeeded(&result))
        return false;
    reader->words = arena_alloc(reader->arena, LIMIT_WORDS * sizeof *reader->words);
    rest = result.output.data;
    for (char *row; (row = strsep(&rest, "\n")) && !reader->broken;)
        read_row(reader, row);
    return !reader->broken && reader->count >= WORDS_LEAST;
}

static bool looks_like_writing(const struct reader *reader)
{
    struct pdf_letters letters = {0};

    for (size_t i = 0; i < reader->count; i++)
        pdf_letters_add(&letters, reader->words[i].text);
    return pdf_letters_are_text(&letters);
}

/* Letters of TCVN3 and VNI typefaces become what they show. */
static void convert_letters(struct reader *reader)
{
    cleanup_buf struct buf all = {0};
    enum legacy legacy;

    for (size_t i = 0; i < reader->count; i++) {
        buf_puts(&all, reader->words[i].text);
        buf_putc(&all, ' ');
    }
    legacy = legacy_detect(buf_string(&all), all.len);
    for (size_t i = 0; i < reader->count && legacy != LEGACY_NONE; i++)
        reader->words[i].text =
            legacy_convert(reader->arena, legacy, reader->words[i].text, strlen(reader->words[i].text));
}

static bool has_ink(struct Pix *grey, const struct box *box)
{
    int darkest = 255, lightest = 0;

    for (int y = box->y; y < box->y + box->h; y++) {
        const uint32_t *line = pixGetData(grey) + (size_t)y * (size_t)pixGetWpl(grey);

        for (int x = box->x; x < box->x + box->w; x++) {
            int level = GET_DATA_BYTE(line, x);

            darkest = level < darkest ? level : darkest;
            lightest = level > lightest ? level : lightest;
        }
    }
    return lightest - darkest >= INK_RANGE;
}

static long count_ink(struct Pix *two_level)
{
    l_int32 count = 0;

    return pixCountPixels(two_level, &count, NULL) == 0 ? count : 0;
}

/* Words must lie on the ink, and the ink under words: letters drawn as curves or pictures are missing from
 * the layer. Whatever the boxes cover is wiped from a two-level copy, and the rest counted. */
static bool lies_on_ink(const struct reader *reader, struct Pix *raster)
{
    struct Pix *grey = pixGetDepth(raster) == 32 ? pixConvertRGBToLuminance(raster) : pixClone(raster);
    struct Pix *ink = grey ? pixThresholdToBinary(grey, DARK) : NULL;
    size_t inked = 0;
    long all, left;

    if (!ink) {
        pixDestroy(&grey);
        return false;
    }
    all = count_ink(ink);
    for (size_t i = 0; i < reader->count; i++) {
        const struct box *box = &reader->words[i].box;

        inked += has_ink(grey, box);
        pixRasterop(ink, box->x, box->y, box->w, box->h, PIX_CLR, NULL, 0, 0);
    }
    left = count_ink(ink);
    pixDestroy(&grey);
    pixDestroy(&ink);
    return (double)inked >= INKED_LEAST * (double)reader->count && (double)(all - left) >= COVERED_LEAST * (double)all;
}

void pdf_text_layer(struct arena *arena, const char *path, int page, const struct decode_limits *limits,
                    struct Pix *raster, double dpi, struct text_layer *layer)
{
    struct reader reader = {
        .arena = arena, .scale = dpi / 72, .width = pixGetWidth(raster), .height = pixGetHeight(raster)};

    if (!read_words(&reader, path, page, limits))
        return;
    convert_letters(&reader);
    if (!looks_like_writing(&reader) || !lies_on_ink(&reader, raster))
        return;
    layer->words = reader.words;
    layer->count = reader.count;
}

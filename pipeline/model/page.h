/* A page as read: geometry, words, measurements and the evidence for fields that need the picture.
 *
 * Coordinates. The *original raster* is the page image as stored (the embedded scan of a PDF page, the TIFF page,
 * the JPEG), width x height px, origin top left. The *upright frame* is that raster turned clockwise by `rotation`
 * degrees (0, 90, 180, 270) and then turned clockwise by `skew` degrees about its centre, at the same scale and
 * size as the turned raster. Words and evidence carry upright boxes; geometry_to_original() gives the bounding box
 * in the original raster, which is what the outside sees. */
#ifndef SOHOA_MODEL_PAGE_H
#define SOHOA_MODEL_PAGE_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct correction;
struct err;

struct box {
    int x, y, w, h; /* px */
};

struct point {
    double x, y; /* px */
};

struct geometry {
    int width, height; /* px, original raster */
    int dpi;           /* of the raster; an assumption when dpi_known is false */
    bool dpi_known;
    int rotation; /* degrees clockwise that make the raster upright: 0, 90, 180 or 270 */
    double skew;  /* further degrees clockwise that level the lines, -10..10 */
};

/* Size of the upright frame, px. */
void geometry_upright_size(const struct geometry *g, int *width, int *height);
/* Bounding box in the original raster of a box of the upright frame, clipped to the raster. */
struct box geometry_to_original(const struct geometry *g, struct box upright);
/* A point of the upright frame in the original raster; it may lie outside of it. */
struct point geometry_point_to_original(const struct geometry *g, struct point upright);
/* The reverse: bounding box in the upright frame of a box of the original raster. */
struct box geometry_to_upright(const struct geometry *g, struct box original);

enum word_flags {
    WORD_BOLD = 1,
    WORD_ITALIC = 2,
    WORD_UNDERLINED = 4,
    WORD_CORRECTED = 16 /* a person said so; only in a page with its corrections laid over */
};

struct word {
    struct box box;    /* upright frame */
    double confidence; /* 0..1, as the engine says */
    const char *text;  /* NFC, no white space inside */
    int block, line;   /* layout: numbers that rise in reading order; a line number is unique in the page */
    unsigned flags;    /* enum word_flags */
    const char *raw;   /* what was read there, when text is not that; else NULL */
};

enum text_source {
    TEXT_NONE,       /* nothing to read: blank page */
    TEXT_RECOGNISED, /* read from the picture */
    TEXT_LAYER,      /* the file's own text, tested and found true */
    TEXT_GIVEN       /* text that came without a picture: page.text, no words and no places */
};

/* Measurements of the scan. */
struct quality {
    double contrast;       /* 0..1, dark ink against paper */
    double sharpness;      /* 0..1 */
    double ink;            /* share of dark pixels, 0..1 */
    double low_confidence; /* share of words below 0.6, 0..1 */
    bool blank;            /* no text on it; show-through may be */
    bool photo;            /* warped or shaded like a photograph: positions are approximate */
};

/* What a reader of the picture says of one place, for extraction to weigh. `kind` names the reader:
 * "number", "day", "month" and "year" are second readings of these digits; "mark" of a framed stamp of security or
 * urgency; "signer" of the name under seal and signature; "line" of the header lines where a stamp lies over them and
 * "title" of those over a signature: for these two the readings are of one layer of ink each, the darkest first, ""
 * where it has nothing at that height. */
struct reading {
    const char *value; /* digits or text; "" for nothing legible */
    double confidence; /* 0..1 */
};

struct evidence {
    const char *kind;
    struct box box;           /* upright frame */
    struct reading *readings; /* best first */
    size_t reading_count;
    double printed; /* 0..1: how much the place looks like the machine print around it */
};

struct page {
    int number; /* from 1, in the document */
    struct geometry geometry;
    enum text_source source;
    struct quality quality;
    struct word *words; /* in reading order */
    size_t word_count;
    const char *text; /* of a page with TEXT_GIVEN, NFC; else NULL */
    struct evidence *evidence;
    size_t evidence_count;
    const char *signed_on; /* YYYY-MM-DD of the file's first electronic signature, on its first page; or NULL */
    const char *note;      /* what a clerk should know ("scan again at 300 dpi"), or NULL */
    const char *failed;    /* why the page could not be read, or NULL */
    struct correction *corrections; /* correction.h; in the order they were made */
    size_t correction_count;
};

/* The page as plain text: as given, or its words, those of a line parted by a space, lines by \n, blocks by an empty
 * line. In the arena. */
char *page_text(struct arena *arena, const struct page *page);

#endif

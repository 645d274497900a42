/* The parts of a PDF/A that ocr/pdfa.c puts together. Internal to it.
 *
 * Matrices are as in PDF: x' = a x + c y + e, y' = b x + d y + f. The page space is PDF's default user space: pt, y
 * upwards. */
#ifndef SOHOA_OCR_PDFA_PARTS_H
#define SOHOA_OCR_PDFA_PARTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pipeline/base/memory.h"

struct _qpdf_data; /* qpdf's document; its objects are numbers */
struct coded;
struct err;
struct geometry;
struct page;
struct pdfa_info;
struct pdfa_job;
struct pdfa_page;

struct matrix {
    double a, b, c, d, e, f;
};

struct rectangle {
    double left, bottom, right, top;
};

/* The characters of a document, each with the number of its glyph: its place here, from 1. */
struct pdfa_glyphs {
    int32_t *chars; /* rising */
    size_t count;
};

/* Adds what the page's words need; a space is always there. */
void pdfa_glyphs_add(struct pdfa_glyphs *glyphs, const struct page *page);
void pdfa_glyphs_release(struct pdfa_glyphs *glyphs);

/* A TrueType font in which every glyph is empty and PDFA_GLYPH_ADVANCE wide, for text that is there but not seen. */
#define PDFA_GLYPH_EM      1000
#define PDFA_GLYPH_ADVANCE 500
#define PDFA_GLYPH_ASCENT  800
#define PDFA_GLYPH_DESCENT (-200)
void pdfa_font_put(size_t glyphs, struct buf *out);
/* The CMap that tells the character of each glyph. */
void pdfa_font_put_unicode(const struct pdfa_glyphs *glyphs, struct buf *out);

/* The colour space sRGB as an ICC profile of version 2.1. */
void pdfa_icc_put(struct buf *out);

/* XMP with what the document says of itself, and the part and level of PDF/A. */
int pdfa_xmp_put(const struct pdfa_info *info, int part, struct buf *out, struct err *err);

/* The operators that show the page's words, not seen, over the picture. `raster` takes px of the original raster to the
 * page space; the font's name is F. */
void pdfa_text_put(const struct page *page, const struct matrix *raster, const struct pdfa_glyphs *glyphs,
                   struct buf *out);

/* One page being made. */
struct pdfa_sheet {
    double left, bottom, right, top; /* pt */
    int turn;                        /* degrees clockwise that the page is turned to be shown */
    struct matrix raster;            /* px of the original raster to the page space */
    struct buf content;
    unsigned pictures; /* qpdf's number of the dictionary that names them */
    int picture_count;
};

/* The document being made, and the PDF file its pages come from, opened once. */
struct pdfa_work {
    const struct pdfa_job *job;
    struct _qpdf_data *out;
    struct _qpdf_data *source;
    const char *source_path;
};

/* May the one file of the pages stay as it is? */
bool pdfa_keeps(const struct pdfa_job *job);

/* 0, or -1 with what qpdf said of the document last. */
int pdfa_check(struct _qpdf_data *qpdf, struct err *err);

/* A stream; `filter` and `parms` are PDF syntax or NULL. */
unsigned pdfa_stream(struct _qpdf_data *qpdf, const void *bytes, size_t n, const char *filter, const char *parms);

/* Puts an image that the document has into the sheet, at the matrix. */
void pdfa_sheet_draw(struct pdfa_work *work, struct pdfa_sheet *sheet, unsigned image, const struct matrix *at);
/* The same at a matrix that is given as operators. */
void pdfa_sheet_draw_by(struct pdfa_work *work, struct pdfa_sheet *sheet, unsigned image, const char *steps);
/* Puts a coded picture; `at` takes the unit square, its first row on top, to the page space. */
void pdfa_sheet_coded(struct pdfa_work *work, struct pdfa_sheet *sheet, const struct coded *coded,
                      const struct matrix *at);

/* Puts a picture of which only what is black in the mask, of the same size, is seen. */
void pdfa_sheet_masked(struct pdfa_work *work, struct pdfa_sheet *sheet, const struct coded *coded,
                       const struct coded *mask, const struct matrix *at);
/* Makes the sheet a page of the document; font 0: it has no text. */
void pdfa_sheet_put(struct pdfa_work *work, const struct pdfa_sheet *sheet, unsigned font);
/* Writes the document as a file of that PDF version. */
int pdfa_save(struct _qpdf_data *qpdf, const char *version, const char *path, struct err *err);
/* A new document without pages. */
struct _qpdf_data *pdfa_new(void);

/* The page of an image file. */
int pdfa_sheet_from_image(struct pdfa_work *work, const struct pdfa_page *page, struct pdfa_sheet *sheet,
                          struct err *err);
/* The page of a PDF: its scan as it is where PDF/A allows it, what else it shows drawn over; else all of it drawn. */
int pdfa_sheet_from_pdf(struct pdfa_work *work, const struct pdfa_page *page, struct pdfa_sheet *sheet,
                        struct err *err);

/* One thing that a content stream paints by its name. */
struct pdfa_draw {
    const char *name; /* in the resources, with its slash; in the arena */
    struct matrix at;
    const char *steps; /* the operators that make `at`; in the arena */
    struct rectangle clip;
};

/* How a content stream begins, and what its names mean. */
struct pdfa_names {
    struct matrix matrix;
    const char *steps;
    struct rectangle clip;
    /* True for a graphics state that leaves images as they are. */
    bool (*state_is_plain)(void *data, const char *name);
    void *data;
};

/* What the content paints by name, in order, at most `most`. False when it paints anything else that is seen. */
bool pdfa_content_draws(struct arena *arena, const char *content, size_t n, const struct pdfa_names *names,
                        struct pdfa_draw *draws, size_t most, size_t *count);
/* For an image: something of it lies outside of the clipping rectangle. */
bool pdfa_draw_is_cut(const struct pdfa_draw *draw);

/* May this image stand in a PDF/A of that part as it is? */
bool pdfa_image_allowed(struct _qpdf_data *qpdf, unsigned image, int part);
/* Does this graphics state leave images as they are? */
bool pdfa_state_is_plain(struct _qpdf_data *qpdf, unsigned state);

/* An image of a page of the source. */
struct pdfa_image {
    unsigned object;
    struct matrix at;
    /* As the source multiplies it: where an image ends at the edge of the page, the last bit decides whether it is
     * drawn a pixel larger, and then each of its pixels a little elsewhere. */
    const char *steps;
};

/* What of a page is shown, and how many degrees clockwise it is turned for that. */
struct pdfa_frame {
    double left, bottom, right, top; /* pt */
    int rotate;
};

#define PDFA_IMAGES_MOST 400 /* of a page; a scan in strips has some hundred */

/* A page of the source, and its images that PDF/A allows. */
struct pdfa_origin {
    unsigned page;
    struct pdfa_frame frame;
    struct pdfa_image images[PDFA_IMAGES_MOST];
    size_t image_count;
    bool more; /* it shows other things too: text, drawings, annotations, images that are cut or not allowed */
};

/* Opens the source of the work, once. */
int pdfa_source_open(struct pdfa_work *work, const char *path, struct err *err);
/* False when the page has no such image, or is damaged; then it must be drawn. */
bool pdfa_source_look(struct pdfa_work *work, struct arena *arena, int index, struct pdfa_origin *origin);

/* The rectangle around one that the matrix turns. */
struct rectangle matrix_bounds(const struct matrix *m, double x, double y, double w, double h);
struct matrix matrix_times(const struct matrix *first, const struct matrix *then);

#endif

/* From a file to page rasters. Runs inside a limited worker process; PDF is read by poppler's programs.
 *
 * The raster of a PDF page is the scan that lies in it, pixel for pixel, where one image is the page (seals
 * and captions drawn over it are left out); otherwise the page is drawn, at the resolution of its images when
 * they fill it, halved until it is at most 400 dpi, else at 300 dpi. Nothing over DECODE_PIXELS_KEPT or 600
 * dpi comes out: scans are brought down by a whole factor while decoding, to 300 dpi and more; two-level ones
 * become grey then. Fax pages with unequal resolutions are stretched to square pixels. Depth is 1, 8 (grey)
 * or 32 (colour), without transparency. Geometry describes the raster that comes out.
 */
#ifndef SOHOA_IMAGE_DECODE_H
#define SOHOA_IMAGE_DECODE_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/image/image.h"
#include "pipeline/intake/media.h"
#include "pipeline/model/page.h"

struct arena;
struct err;

#define DECODE_PIXELS_KEPT (40L * 1000 * 1000) /* A4 at 600 dpi is 35 Mpx */

struct decode_limits {
    long pixels;    /* of one raster as the file declares it; two-level rasters, 1 bit a pixel, may have 4 times
                       as many */
    int pages;      /* of one file */
    int seconds;    /* CPU of one helper program; on the wall it gets three times as long */
    long memory_mb; /* address space of a helper program */
};

struct probe {
    int pages;
    bool encrypted;       /* opens without a password all the same */
    bool signature;       /* carries a digital signature */
    const char *producer; /* the program that made the file, or NULL; untrusted text */
    const char *warning;  /* what a clerk should know: "has a /Launch action: ignored; ..."; or NULL */
};

/* The text of the file itself, when it was tested and found true; count is 0 otherwise. Boxes are px of the
 * raster turned by geometry.rotation. */
struct text_layer {
    struct word *words;
    size_t count;
};

/* Looks at a file without decoding pixels. ERR_INPUT or ERR_LIMIT with a sentence for a clerk that begins
 * "the file ...": encrypted, no pages, damaged, too large; ERR_SETUP when a program is missing. `scratch` is
 * a folder of the caller's to write to. Strings live in the arena. */
int decode_probe(struct arena *arena, const char *path, enum media media, const char *scratch,
                 const struct decode_limits *limits, struct probe *probe, struct err *err);

/* Decodes page `page` (from 1). The image is the caller's; words live in the arena. NULL on error, with a
 * sentence that begins "page N ...". geometry->rotation says how to turn the raster as the file asks; skew is
 * 0. */
struct image *decode_page(struct arena *arena, const char *path, enum media media, int page, const char *scratch,
                          const struct decode_limits *limits, struct geometry *geometry, struct text_layer *layer,
                          struct err *err);

/* The page of a PDF drawn as a reader shows it, with all that stands over its scan; otherwise as decode_page(). Its
 * geometry is that of the raster that was drawn. dpi 0: as decode_page() would. */
struct image *decode_drawn(struct arena *arena, const char *path, int page, int dpi, const char *scratch,
                           const struct decode_limits *limits, struct geometry *geometry, struct err *err);

#endif

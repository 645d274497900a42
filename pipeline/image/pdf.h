/* What poppler's programs say of a PDF: pages, boxes, images. Internal to decoding; see decode.h. */
#ifndef SOHOA_IMAGE_PDF_H
#define SOHOA_IMAGE_PDF_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/image/program.h"

struct arena;
struct decode_limits;
struct err;
struct probe;

#define PDF_IMAGES_LISTED 200 /* a page of more pictures than this is drawn whole, whatever they are */

struct pdf_page {
    double width, height; /* pt, of the crop box, before the page's /Rotate */
    int rotate;           /* the page's /Rotate: 0, 90, 180 or 270 */
};

struct pdf_image {
    int number;           /* its place among the page's images, as pdfimages names its files */
    char kind[8];         /* "image", "mask", "smask", "stencil" */
    char coding[8];       /* "image", "jpeg", "jpx", "ccitt", "jbig2" */
    char color[8];        /* "gray", "rgb", "cmyk", "icc", "index", ... */
    long width, height;   /* px */
    int components, bits; /* bits of a component */
    double xppi, yppi;    /* as drawn on the page */
};

struct pdf_images {
    struct pdf_image images[PDF_IMAGES_LISTED];
    size_t count;
    bool more; /* there are others, or the list could not be had */
};

/* As decode_probe(). */
int pdf_probe(struct arena *arena, const char *path, const char *scratch, const struct decode_limits *limits,
              struct probe *probe, struct err *err);
int pdf_page(const char *path, int page, const struct decode_limits *limits, struct pdf_page *out, struct err *err);
/* -1 only when pdfimages is missing. */
int pdf_images(const char *path, int page, const struct decode_limits *limits, struct pdf_images *out, struct err *err);

/* The share, 0 and up, of the page that an image covers by its size and resolution. */
double pdf_image_cover(const struct pdf_image *image, const struct pdf_page *page);

/* Limits of a program that only looks (`look`) or that decodes pictures. */
void pdf_program_limits(const struct decode_limits *limits, bool look, struct program_limits *out);
/* A path that no program takes for an option or for "standard input"; in the arena. */
const char *pdf_safe_path(struct arena *arena, const char *path);

#endif

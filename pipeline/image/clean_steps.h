/* The single steps of clean_page(), each by itself testable. Rasters are leptonica's; results are the caller's to
 * destroy, arguments are borrowed. */
#ifndef SOHOA_IMAGE_CLEAN_STEPS_H
#define SOHOA_IMAGE_CLEAN_STEPS_H

#include <stdbool.h>

struct Pix;
struct geometry;
struct quality;

/* 8-bit grey of any raster; seal red and pen blue are lifted where they lie over print. NULL: cannot. */
struct Pix *clean_grey(struct Pix *original, int dpi);

/* Grey with paper at one level all over the page. */
struct Pix *clean_flatten(struct Pix *grey, int dpi);

/* A 1-bit raster of about ORIENT_DPI, for finding lines. */
struct Pix *clean_binary(struct Pix *flat, int dpi);

/* Black masses that touch the edge of the page (scanner lid, torn corner) as a mask of the binary's size. */
struct Pix *clean_edges(struct Pix *binary);

/* dpi of the raster when the file says none or something impossible. */
void clean_resolution(struct geometry *geometry);

/* contrast, sharpness and photo of the raw grey. */
void clean_measure(struct Pix *grey, struct Pix *binary, struct quality *quality);

#endif

/* A raster image, opaque. Its home is this folder: leptonica is behind it and appears in no other header. */
#ifndef SOHOA_IMAGE_IMAGE_H
#define SOHOA_IMAGE_IMAGE_H

#include <stddef.h>

#include "pipeline/model/page.h"

struct err;
struct Pix; /* leptonica's, for handing a raster to the recognition engine; borrowed, never freed by the caller */
struct image;

/* Takes the raster over. NULL stays NULL. */
struct image *image_from_pix(struct Pix *pix);
struct Pix *image_pix(const struct image *image);
void image_free(struct image *image); /* NULL is fine */

int image_width(const struct image *image);  /* px */
int image_height(const struct image *image); /* px */
int image_depth(const struct image *image);  /* 1, 8 (grey) or 32 (colour) bits */
int image_dpi(const struct image *image);    /* 0 when unknown */

/* For `cleanup_image struct image *i = NULL;` */
void image_free_pointer(struct image **image);
#define cleanup_image __attribute__((cleanup(image_free_pointer)))

#endif

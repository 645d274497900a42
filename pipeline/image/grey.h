/* Grey levels of a raster, for this folder. */
#ifndef SOHOA_IMAGE_GREY_H
#define SOHOA_IMAGE_GREY_H

struct Pix; /* leptonica's, 8 bit; borrowed */

/* The grey level, 0 to 255, below which a share (0..1) of the pixels lies. */
int grey_percentile(struct Pix *grey, double share);

#endif

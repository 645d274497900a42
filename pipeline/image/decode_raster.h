/* Rasters on their way in: what size is allowed, how far it is brought down, and one form for all formats.
 * Internal to decoding. */
#ifndef SOHOA_IMAGE_DECODE_RASTER_H
#define SOHOA_IMAGE_DECODE_RASTER_H

#include <stdbool.h>
#include <stddef.h>

struct Pix;
struct decode_limits;
struct err;
struct geometry;

/* What a header declares. */
struct decode_header {
    long width, height; /* px */
    int bits;           /* of a whole pixel: 1 for two-level */
    double xdpi, ydpi;  /* 0 when not stated */
};

/* 0 when a raster of this size may be decoded; ERR_LIMIT or ERR_INPUT otherwise, "page N is ...". */
int decode_raster_allow(const struct decode_header *header, int page, const struct decode_limits *limits,
                        struct err *err);
/* The whole factor, 1 and up, by which such a raster is brought down. */
int decode_raster_factor(const struct decode_header *header);
/* Depth 1, 8 or 32, no palette, no transparency. Takes pix over. */
struct Pix *decode_raster_normal(struct Pix *pix);
/* Takes pix over; a two-level raster becomes grey when factor > 1. */
struct Pix *decode_raster_reduce(struct Pix *pix, int factor);
/* Makes pixels square when one resolution is far from the other. Takes pix over; corrects header->xdpi, ydpi.
 */
struct Pix *decode_raster_square(struct Pix *pix, struct decode_header *header);
/* Fills geometry from the raster and the resolution found for it (0: unknown); rotation is left alone. A
 * resolution that makes a paper of impossible size is not believed: A4 is assumed then. */
void decode_raster_geometry(const struct Pix *pix, double dpi, struct geometry *geometry);

#endif

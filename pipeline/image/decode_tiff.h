/* One page of a TIFF as a raster; leptonica where it reads the page right, libtiff's RGBA reader for the
 * rest. Internal to decoding. */
#ifndef SOHOA_IMAGE_DECODE_TIFF_H
#define SOHOA_IMAGE_DECODE_TIFF_H

struct Pix;
struct decode_header;
struct decode_limits;
struct err;

/* Pages are counted as media_tiff_pages() does. Fills header from the page's directory, checked against the
 * limits, and decodes nothing. *directory is the page's place in the chain. */
int decode_tiff_header(const char *path, int page, const struct decode_limits *limits, struct decode_header *header,
                       int *directory, struct err *err);
/* The raster, normal and upright as the file's Orientation asks, not yet reduced. */
struct Pix *decode_tiff_read(const char *path, int directory, int page, struct err *err);

#endif

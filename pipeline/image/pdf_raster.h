/* The raster of a PDF page: the scan that is the page, or a rendering. Internal to decoding. */
#ifndef SOHOA_IMAGE_PDF_RASTER_H
#define SOHOA_IMAGE_PDF_RASTER_H

struct arena;
struct decode_limits;
struct err;
struct geometry;
struct Pix;
struct text_layer;

/* As decode_page(). */
struct Pix *pdf_raster_page(struct arena *arena, const char *path, int page, const char *scratch,
                            const struct decode_limits *limits, struct geometry *geometry, struct text_layer *layer,
                            struct err *err);

/* As decode_drawn(). */
struct Pix *pdf_raster_drawn(struct arena *arena, const char *path, int page, int dpi, const char *scratch,
                             const struct decode_limits *limits, struct geometry *geometry, struct err *err);

#endif

/* When a PDF was first signed electronically: no later than that its paper was dated. */
#ifndef SOHOA_IMAGE_PDF_SIGNED_H
#define SOHOA_IMAGE_PDF_SIGNED_H

struct arena;
struct decode_limits;

/* The date, YYYY-MM-DD, that the earliest signature claims; it is not proven here. NULL without signatures, or when
 * poppler's pdfsig cannot read them. In the arena. */
const char *pdf_signed(struct arena *arena, const char *path, const struct decode_limits *limits);

#endif

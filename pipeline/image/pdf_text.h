/* The text a PDF page carries of its own, when it is true: born-digital pages are read from it, everything
 * else from the picture. Internal to decoding.
 *
 * A text layer lies in many ways: fonts without Unicode (TCVN3 and VNI typefaces give Latin-1 letters, which are
 * converted), invisible or white words, garbage recognition of others, a signature's caption over a scan. Tested:
 * enough words, Vietnamese or plain Latin letters, words that can be syllables, ink under every word, and words over
 * most of the ink. */
#ifndef SOHOA_IMAGE_PDF_TEXT_H
#define SOHOA_IMAGE_PDF_TEXT_H

#include <stddef.h>

struct arena;
struct decode_limits;
struct Pix;
struct text_layer;

/* raster: the page rendered at dpi, 8 or 32 bits. layer->count stays 0 when the text cannot be trusted. */
void pdf_text_layer(struct arena *arena, const char *path, int page, const struct decode_limits *limits,
                    struct Pix *raster, double dpi, struct text_layer *layer);

#endif

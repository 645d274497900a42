/* Pages as hOCR 1.2 (XHTML): ocr_page, ocr_carea, ocr_par, ocr_line and ocrx_word with boxes in px of the original
 * raster, confidence of words as x_wconf 0..100, the turn of a line as textangle, degrees counterclockwise. */
#ifndef SOHOA_OCR_HOCR_H
#define SOHOA_OCR_HOCR_H

#include <stddef.h>

struct buf;
struct err;
struct transcript;

/* Appends one document with count >= 1 pages to out; language and software are those of the first. */
int hocr_put(const struct transcript *pages, size_t count, struct buf *out, struct err *err);

#endif

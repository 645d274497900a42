/* Whether a scan that lies in a PDF page is what the page shows, and which way up. Internal to decoding.
 *
 * Scanners place images turned or mirrored, crop them, or draw a second layer over them; nothing but looking
 * tells. Both pictures are brought to the size of a small rendering and correlated in all eight positions. */
#ifndef SOHOA_IMAGE_PDF_MATCH_H
#define SOHOA_IMAGE_PDF_MATCH_H

struct Pix;

/* image: depth 1, 8 or 32. shown: the page as rendered, 8 bits, 50 to 1000 px a side. The degrees clockwise
 * (0, 90, 180, 270) that turn the image into what is shown; `expected` wins where several do, as on a blank
 * page. -1 when none does. */
int pdf_match_rotation(struct Pix *image, struct Pix *shown, int expected);

#endif

/* How the engine keeps the picture of a line.
 *
 * Tesseract 5 makes a PNG of every line it reads and unpacks it again for its network: 7.5 per cent of the processor time
 * of a page. It does so by leptonica's pixWriteMem() and pixReadMem(). line_store.c has a pixWriteMem() of our own, which
 * the dynamic linker gives Tesseract in the stead of leptonica's, as the program comes before its libraries; it writes
 * leptonica's serialised form, which pixReadMem() knows by itself. What is read is the same to the bit. */
#ifndef SOHOA_IMAGE_LINE_STORE_H
#define SOHOA_IMAGE_LINE_STORE_H

/* Does nothing: who calls it has the file linked in. */
void line_store_link(void);

#endif

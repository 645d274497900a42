/* The formats that coded_page() takes. Each is 1 taken, 0 must be decoded. Internal to coded.c. */
#ifndef SOHOA_IMAGE_CODED_PARTS_H
#define SOHOA_IMAGE_CODED_PARTS_H

#include <stddef.h>

struct coded;
struct err;

/* What a JPEG says of itself before its picture begins. */
struct jpeg_head {
    int width, height, components;
    int untransformed;  /* its three colours are red, green and blue */
    int lines, columns; /* px of one MCU */
    size_t frame, sos;  /* where the markers of frame and first scan stand */
    size_t scan;        /* where the entropy-coded data of that scan begins */
    int sequential;     /* one scan, Huffman, without restarts: may be joined with others */
};
/* 0 when this is no JPEG that a PDF may hold: 8 bits, one or three colours, Huffman. */
int coded_jpeg_head(const unsigned char *bytes, size_t n, struct jpeg_head *head);

/* coded->bytes holds the file. */
int coded_jpeg(struct coded *coded);
int coded_png(struct coded *coded);

int coded_tiff(const char *path, int page, struct coded *coded, struct err *err); /* or -1 */

/* The whole of coded->bytes is the picture's one stream. */
void coded_one_strip(struct coded *coded);

#endif

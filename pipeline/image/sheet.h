/* A contact sheet: pictures side by side, each with some lines of text over it, as one PNG. */
#ifndef SOHOA_IMAGE_SHEET_H
#define SOHOA_IMAGE_SHEET_H

#include <stddef.h>

struct buf;
struct err;
struct sheet;

#define SHEET_CELL 620 /* px; width of a picture and its text */

struct sheet *sheet_new(void);
void sheet_free(struct sheet *sheet); /* NULL is fine */

/* Adds a picture of the form PICTURE_PIXELS (picture.h), checked here, at most SHEET_CELL px wide and high; n 0: only
 * the text. The font knows ASCII only, other bytes are shown as '?'; long lines are cut, '\n' begins a new one. */
int sheet_add(struct sheet *sheet, const char *text, const void *pixels, size_t n, struct err *err);

/* Appends the PNG of what was added, two cells in a row. */
int sheet_png(const struct sheet *sheet, struct buf *out, struct err *err);

#endif

/* What is made of a document for other programs: its text, ALTO, hOCR; on standard output, or as a file or folder that
 * is written whole or not at all. */
#ifndef SOHOA_TOOLS_RENDITION_H
#define SOHOA_TOOLS_RENDITION_H

#include <stdbool.h>
#include <stdint.h>

struct err;
struct home;

enum rendition_form { RENDITION_NONE, RENDITION_TEXT, RENDITION_ALTO, RENDITION_HOCR };

struct rendition {
    enum rendition_form form;
    long page;          /* number in the file; 0: all of the document */
    const char *output; /* file, or for the ALTO of several pages folder; NULL: standard output */
    bool replace;       /* a file that stands there; a folder that has something in it never is */
};

int rendition_write(struct home *home, int64_t document, const struct rendition *rendition, struct err *err);

#endif

/* What is made of a document for other programs: its text, a list of its words, ALTO, hOCR, searchable PDF/A; on
 * standard output, or as a file or folder that is written whole or not at all. */
#ifndef SOHOA_TOOLS_RENDITION_H
#define SOHOA_TOOLS_RENDITION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct err;
struct home;

enum rendition_form { RENDITION_NONE, RENDITION_TEXT, RENDITION_WORDS, RENDITION_ALTO, RENDITION_HOCR, RENDITION_PDF };

struct rendition {
    enum rendition_form form;
    long page;          /* number in the file; 0: all of the document */
    const char *output; /* file, or for the ALTO of several pages folder; NULL: standard output */
    int part;           /* of ISO 19005 for the PDF/A: 1 (level b) or 2 (level u) */
    bool part_chosen;   /* a PDF/A of another part is made anew */
    bool replace;       /* a file that stands there; a folder that has something in it never is */
};

int rendition_write(struct home *home, int64_t document, const struct rendition *rendition, struct err *err);

/* Makes the PDF/A of pages in a limited process of its own, as their files are not trusted, and writes it. `listing`
 * tells of the document. */
struct listing;
struct transcript;
int rendition_pdf(struct home *home, const struct listing *listing, const struct transcript *pages, size_t count,
                  const struct rendition *rendition, struct err *err);
/* Writes the bytes as the rendition says. */
int rendition_put(const struct rendition *rendition, const void *bytes, size_t n, struct err *err);

#endif

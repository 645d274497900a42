/* A document as a searchable PDF/A in two layers: the pictures of its pages as they are, and the text that was read,
 * not seen, lying on them (Thông tư 05/2025 Điều 8; ISO 19005-2 level u, or 19005-1 level b).
 *
 * JPEG, Group 4 and PNG pictures, and those of scanned PDF pages, go in byte for byte; others are coded anew without
 * loss. Pages are turned by /Rotate. The same input gives the same bytes: all dates come from the caller. The files of
 * the pages are not trusted: call this where their decoders may do no harm. */
#ifndef SOHOA_OCR_PDFA_H
#define SOHOA_OCR_PDFA_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/intake/media.h"
#include "pipeline/model/page.h"

struct decode_limits;
struct err;

/* What the document says of itself; in Info and in XMP alike. NULL: not said. */
struct pdfa_info {
    const char *title, *author, *subject;
    const char *creator, *producer;
    const char *created, *modified; /* UTC, "2026-11-21T18:40:22Z" */
};

struct pdfa_page {
    const struct page *page;
    const char *path; /* of the file that holds its picture */
    enum media media;
    int index; /* page in that file, from 1 */
};

struct pdfa_job {
    const struct pdfa_page *pages;
    size_t count;
    struct pdfa_info info;
    int part;      /* of ISO 19005: 1 (level b) or 2 (level u) */
    bool any_part; /* a file to keep may be of either */
    bool whole;    /* the pages are all those of one file and its own text is what was read: it is kept as it is when
                      it says that it is a PDF/A and nothing speaks against it */
    const char *scratch; /* a folder to write to */
    const struct decode_limits *limits;
};

/* Writes the file. ERR_INPUT, ERR_LIMIT with a sentence that begins "page N" when a page's picture cannot be had. */
int pdfa_write(const struct pdfa_job *job, const char *path, struct err *err);

#endif

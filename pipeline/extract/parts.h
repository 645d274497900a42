/* Several documents in one file: at which pages a new one begins.
 *
 * A page begins a document where its top carries a whole header of its own (NĐ 30/2020 Annex I, cells 1 to 5): Quốc
 * hiệu or the Party's name, an agency, a number line or a full date, a kind; and where the document before it has
 * ended with signature or recipients. Not taken for one: what hangs on a document (a line "(Kèm theo …)" under the
 * title), a form to be filled in ("Mẫu số 01", "Phụ lục"), a copy block, a page that repeats an earlier first page or
 * its number. A wrong cut is worse than none: what only looks like a beginning stays, and a note says so. */
#ifndef SOHOA_EXTRACT_PARTS_H
#define SOHOA_EXTRACT_PARTS_H

#include <stddef.h>

struct arena;
struct document;

struct part {
    size_t first, count; /* pages of the document, indices from 0 */
    const char *note;    /* pages of it that look like a beginning and were not taken for one; or NULL */
};

/* Cuts the pages into parts, in order and without gaps; `parts` has room for document->page_count of them, at least
 * one. Returns how many there are, at least 1. Fields are not looked at. Notes live in the arena. Pure. */
size_t parts_find(struct arena *arena, const struct document *document, struct part *parts);

#endif

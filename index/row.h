/* The model's structs as rows and back. Private to index/; all inside the caller's transaction. */
#ifndef SOHOA_INDEX_ROW_H
#define SOHOA_INDEX_ROW_H

#include <stdbool.h>
#include <stdint.h>

#include "pipeline/model/document.h"

struct arena;
struct catalogue;
struct err;

/* What a page says, into the row that is there; state is done, failed or todo. ERR_NOT_FOUND without the row. */
int row_save_page(struct catalogue *c, int64_t document, const struct page *page, const char *state, struct err *err);
/* The pages of a document, or the one of that number (0: all). parts: LOAD_WORDS, LOAD_AS_READ; else without words. */
int row_load_pages(struct catalogue *c, struct arena *arena, int64_t document, int number, unsigned parts,
                   struct page **pages, size_t *count, struct err *err);

/* The corrections of pages in order of their numbers; not laid over them. */
int row_load_corrections(struct catalogue *c, struct arena *arena, int64_t document, struct page *pages, size_t count,
                         struct err *err);
/* Those of a page, which has none yet. */
int row_save_corrections(struct catalogue *c, int64_t document, const struct page *page, struct err *err);
/* Makes the page's plain text anew, from its words and corrections. */
int row_refresh_text(struct catalogue *c, int64_t document, int number, struct err *err);
/* A box as the tables have it, "x y w h", and back. */
void row_box_text(struct box box, char out[48]);
struct box row_box_of(const char *text);

/* A field with its candidates; who and when for a confirmed one, NULL otherwise. Replaces what is there. */
int row_save_field(struct catalogue *c, int64_t document, enum field_id id, const struct field *field, const char *who,
                   const char *when, struct err *err);
int row_load_fields(struct catalogue *c, struct arena *arena, int64_t document, struct field fields[FIELD_COUNT],
                    struct err *err);

/* Citations and tasks, replacing those there. */
int row_save_lists(struct catalogue *c, int64_t id, const struct document *document, struct err *err);
int row_load_lists(struct catalogue *c, struct arena *arena, int64_t id, struct document *document, struct err *err);

#endif

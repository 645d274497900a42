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
/* The pages of a document, or the one of that number (0: all). */
int row_load_pages(struct catalogue *c, struct arena *arena, int64_t document, int number, bool words,
                   struct page **pages, size_t *count, struct err *err);

/* A field with its candidates; who and when for a confirmed one, NULL otherwise. Replaces what is there. */
int row_save_field(struct catalogue *c, int64_t document, enum field_id id, const struct field *field, const char *who,
                   const char *when, struct err *err);
int row_load_fields(struct catalogue *c, struct arena *arena, int64_t document, struct field fields[FIELD_COUNT],
                    struct err *err);

/* Citations and tasks, replacing those there. */
int row_save_lists(struct catalogue *c, int64_t id, const struct document *document, struct err *err);
int row_load_lists(struct catalogue *c, struct arena *arena, int64_t id, struct document *document, struct err *err);

#endif

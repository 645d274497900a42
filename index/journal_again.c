#include "index/journal.h"

#include <stdbool.h>

#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"

struct failures {
    struct journal_state *state;
    int64_t *documents;
    size_t count;
    struct err *err;
};

static int note_failures(const struct entry *entry, void *data)
{
    struct failures *failures = data;
    int64_t counts[PAGE_STATE_COUNT];
    size_t n = failures->count;

    if (catalogue_count_pages(failures->state->catalogue, entry->id, counts, failures->err) != 0)
        return -1;
    if (counts[PAGE_FAILED] == 0)
        return 0;
    failures->documents = memory_grow(failures->documents, n, sizeof *failures->documents);
    failures->documents[failures->count++] = entry->id;
    return 0;
}

int journal_retry(struct journal_state *state, struct err *err)
{
    struct failures failures = {.state = state, .err = err};
    struct list_filter filter = {.states = 1u << DOCUMENT_REVIEW | 1u << DOCUMENT_QUARANTINED};
    int result = catalogue_each_entry(state->catalogue, &filter, note_failures, &failures, err);

    for (size_t i = 0; i < failures.count && result == 0; i++)
        result = catalogue_read_again(state->catalogue, failures.documents[i], false, err);
    memory_free_pointer(&failures.documents);
    return result;
}

/* Read from pictures, and to the end. */
static bool may_be_read_again(const struct entry *entry, const struct document *document)
{
    if (entry->state != DOCUMENT_DONE && entry->state != DOCUMENT_REVIEW)
        return false;
    for (size_t i = 0; i < document->page_count; i++)
        if (!document->pages[i].failed && document->pages[i].geometry.width == 0)
            return false;
    return document->page_count > 0;
}

int journal_again(struct journal_state *state, const int64_t *documents, size_t count, struct err *err)
{
    for (size_t i = 0; i < count; i++) {
        cleanup_arena struct arena arena = {0};
        struct document document;
        struct entry entry;
        int found = catalogue_find_entry(state->catalogue, &arena, documents[i], &entry, err);

        if (found == 1)
            found = catalogue_load(state->catalogue, &arena, documents[i], LOAD_PAGES, &document, err) == 0 ? 1 : -1;
        if (found < 0 || (found == 1 && may_be_read_again(&entry, &document) &&
                          catalogue_read_again(state->catalogue, documents[i], true, err) != 0))
            return -1;
    }
    return 0;
}

#include "index/journal.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "index/sidecar.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/intake/archive.h"

#define RECORDS_AT_ONCE 64

static struct catalogue *catalogue_of(void *state)
{
    return ((struct journal_state *)state)->catalogue;
}

/* One change and its event in one transaction. `changed` is the result of the change so far. */
static int end_transaction(struct catalogue *catalogue, int changed, struct err *err)
{
    if (changed == 0 && catalogue_commit(catalogue, err) == 0)
        return 0;
    catalogue_rollback(catalogue);
    return -1;
}

static int add_event(struct journal_state *s, const char *type, const char *outcome, const char *detail,
                     const char *agent, int64_t document, const char *object, struct err *err)
{
    struct event event = {.type = type,
                          .agent = agent ? agent : s->agent,
                          .outcome = outcome,
                          .detail = detail,
                          .document = document,
                          .object = object,
                          .run = s->run.id};

    return catalogue_add_event(s->catalogue, &event, err);
}

static enum item_kind kind_of(const struct journal_item *item)
{
    return item->folder ? ITEM_FOLDER : item->entry ? ITEM_ENTRY : ITEM_FILE;
}

static struct item item_from(const struct journal_state *s, const struct journal_item *from)
{
    return (struct item){.path = from->path,
                         .kind = kind_of(from),
                         .size = from->size,
                         .mtime_ns = from->mtime_ns,
                         .digest = from->digest,
                         .run = s->run.id};
}

static int line_of(void *state, int64_t document, enum ledger_line *line, struct err *err)
{
    enum document_state file;
    int found = catalogue_find_file_state(catalogue_of(state), document, &file, err);

    if (found < 0)
        return -1;
    *line = !found                         ? LEDGER_UNFINISHED
            : file == DOCUMENT_DONE        ? LEDGER_DONE
            : file == DOCUMENT_REVIEW      ? LEDGER_REVIEW
            : file == DOCUMENT_QUARANTINED ? LEDGER_QUARANTINED
                                           : LEDGER_UNFINISHED;
    return 0;
}

/* 1 for a document that was quarantined whole and is to be tried again. */
static int wants_retry(struct journal_state *s, int64_t document, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct entry entry;
    int found = s->retry ? catalogue_find_entry(s->catalogue, &arena, document, &entry, err) : 0;

    return found <= 0 ? found : entry.state == DOCUMENT_QUARANTINED && entry.page_count == 0;
}

static int settled(void *state, const struct journal_item *item, enum ledger_line *line, int64_t *document,
                   struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct item known;
    int found = catalogue_find_item(catalogue_of(state), &arena, item->path, &known, err);

    if (found <= 0)
        return found;
    *document = known.document;
    if (item->digest ? !known.digest || strcmp(known.digest, item->digest)
                     : known.size != item->size || known.mtime_ns != item->mtime_ns)
        return 0;
    switch (known.outcome) {
    case ITEM_DOCUMENT:
        if (line_of(state, known.document, line, err) != 0 || (found = wants_retry(state, known.document, err)) < 0)
            return -1;
        return !found;
    case ITEM_DUPLICATE:
        *line = LEDGER_DUPLICATE;
        return 1;
    case ITEM_SKIPPED:
        *line = LEDGER_SKIPPED;
        return 1;
    default: /* what could not be taken in may have become readable, or a limit was raised */
        return 0;
    }
}

static int add_object(void *state, const char *sha256, int64_t size, enum media media, struct err *err)
{
    struct object object = {.sha256 = sha256, .size = size, .media_type = media_type(media)};

    return catalogue_save_object(catalogue_of(state), &object, err);
}

static int object_stored(void *state, const char *sha256, struct err *err)
{
    struct journal_state *s = state;
    struct object object = {.sha256 = sha256, .stored = true};
    cleanup_arena struct arena arena = {0};
    struct object known;
    int found = catalogue_find_object(s->catalogue, &arena, sha256, &known, err);

    if (found < 0)
        return -1;
    if (!found || known.stored)
        return 0;
    object.size = known.size;
    if (catalogue_begin(s->catalogue, err) != 0)
        return -1;
    return end_transaction(s->catalogue,
                           catalogue_save_object(s->catalogue, &object, err) != 0
                               ? -1
                               : add_event(s, "message digest calculation", "success", "SHA-256 while it was copied",
                                           NULL, 0, sha256, err),
                           err);
}

struct unstored {
    const char *after;
    char *found;
};

static int note_unstored(const struct object *object, void *data)
{
    struct unstored *search = data;

    if (object->stored || strcmp(object->sha256, search->after) <= 0)
        return 0;
    snprintf(search->found, 65, "%s", object->sha256);
    return 1;
}

static int next_unstored(void *state, const char *after, char sha256[65], struct err *err)
{
    char found[65] = "";
    struct unstored search = {after, found};
    int result = catalogue_each_object(catalogue_of(state), note_unstored, &search, err);

    if (result > 0)
        memcpy(sha256, found, sizeof found);
    return result;
}

static int forget_object(void *state, const char *sha256, struct err *err)
{
    return catalogue_forget_object(catalogue_of(state), sha256, err);
}

static int find_document(void *state, const char *digest, int64_t *document, struct err *err)
{
    int found = catalogue_find_digest(catalogue_of(state), digest, 1, document, err), again;

    if (found <= 0)
        return found;
    again = wants_retry(state, *document, err);
    return again < 0 ? -1 : !again;
}

static char *printable(struct arena *arena, const char *path)
{
    cleanup_buf struct buf out = {0};

    text_put_printable(&out, path, strlen(path));
    return arena_strdup(arena, buf_string(&out));
}

static bool same_text(const char *a, const char *b)
{
    return a && b ? !strcmp(a, b) : a == b;
}

static bool same_item(const struct item *a, const struct item *b)
{
    return a->kind == b->kind && a->outcome == b->outcome && a->size == b->size && a->mtime_ns == b->mtime_ns &&
           a->document == b->document && same_text(a->digest, b->digest) && same_text(a->reason, b->reason);
}

/* Saves an item that is not yet known as it is; the records of the document that has it now and of the one that had it
 * follow. */
static int move_item(struct journal_state *s, struct item *item, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct item known;
    int found = catalogue_find_item(s->catalogue, &arena, item->path, &known, err);

    if (found > 0 && same_item(&known, item))
        return 0;
    if (found < 0 || catalogue_save_item(s->catalogue, item, err) != 0)
        return -1;
    if (found && known.document && known.document != item->document &&
        catalogue_touch(s->catalogue, known.document, err) != 0)
        return -1;
    return item->document ? catalogue_touch(s->catalogue, item->document, err) : 0;
}

static int enter(struct journal_state *s, const struct journal_item *from, struct entry *entry,
                 const struct page_source *sources, const char *quarantine, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct item item = item_from(s, from);
    char *detail;

    if (catalogue_add_document(s->catalogue, entry, sources, err) != 0)
        return -1;
    item.outcome = ITEM_DOCUMENT;
    item.document = entry->id;
    detail = arena_printf(&arena, "from '%s'%s%s", printable(&arena, from->path), quarantine ? "; " : "",
                          quarantine ? quarantine : "");
    if (move_item(s, &item, err) != 0)
        return -1;
    return add_event(s, "ingestion", quarantine ? "failure" : "success", detail, NULL, entry->id, NULL, err);
}

static int add_document(void *state, const struct journal_item *item, const struct journal_page *pages, size_t count,
                        const char *warning, const char *quarantine, int64_t *document, struct err *err)
{
    struct journal_state *s = state;
    cleanup_arena struct arena arena = {0};
    struct entry entry = {.part = 1,
                          .digest = item->digest,
                          .page_count = (int)count,
                          .note = warning,
                          .state = quarantine ? DOCUMENT_QUARANTINED : DOCUMENT_QUEUED,
                          .reason = quarantine};
    struct page_source *sources = arena_alloc(&arena, count * sizeof *sources);

    for (size_t i = 0; i < count; i++)
        sources[i] = (struct page_source){pages[i].object, pages[i].index};
    if (catalogue_begin(s->catalogue, err) != 0)
        return -1;
    if (end_transaction(s->catalogue, enter(s, item, &entry, sources, quarantine, err), err) != 0)
        return -1;
    *document = entry.id;
    return 0;
}

static int add_path(void *state, const struct journal_item *from, int64_t document, struct err *err)
{
    struct journal_state *s = state;
    cleanup_arena struct arena arena = {0};
    struct item item = item_from(s, from), known;
    int found = catalogue_find_item(s->catalogue, &arena, from->path, &known, err);

    if (found < 0)
        return -1;
    item.document = document;
    item.outcome = ITEM_DUPLICATE;
    if (found && known.outcome == ITEM_DOCUMENT && known.document == document)
        item.outcome = ITEM_DOCUMENT; /* the same path with the same bytes, only touched */
    if (catalogue_begin(s->catalogue, err) != 0)
        return -1;
    return end_transaction(s->catalogue, move_item(s, &item, err), err);
}

static int refuse(void *state, const struct journal_item *from, bool skipped, const char *reason, struct err *err)
{
    struct journal_state *s = state;
    struct item item = item_from(s, from);
    cleanup_arena struct arena arena = {0};

    item.outcome = skipped ? ITEM_SKIPPED : ITEM_QUARANTINED;
    item.reason = printable(&arena, reason);
    if (catalogue_begin(s->catalogue, err) != 0)
        return -1;
    return end_transaction(s->catalogue, move_item(s, &item, err), err);
}

static int next_pages(void *state, struct arena *arena, int64_t document, int number, size_t max,
                      struct journal_page **pages, size_t *count, struct err *err)
{
    struct page_job *jobs;

    if (catalogue_next_pages(catalogue_of(state), arena, document, number, max, &jobs, count, err) != 0)
        return -1;
    *pages = arena_alloc(arena, *count * sizeof **pages);
    for (size_t i = 0; i < *count; i++) {
        (*pages)[i] = (struct journal_page){.document = jobs[i].document,
                                            .number = jobs[i].number,
                                            .object = jobs[i].object,
                                            .media = MEDIA_OTHER,
                                            .index = jobs[i].index};
        if (jobs[i].media_type)
            media_by_name(jobs[i].media_type, &(*pages)[i].media);
    }
    return 0;
}

static int save_page(void *state, int64_t document, const struct page *page, const char *agent, struct err *err)
{
    struct journal_state *s = state;
    char detail[64];

    snprintf(detail, sizeof detail, "page %d", page->number);
    if (catalogue_begin(s->catalogue, err) != 0)
        return -1;
    return end_transaction(s->catalogue,
                           catalogue_save_page(s->catalogue, document, page, err) != 0
                               ? -1
                               : add_event(s, "metadata extraction", "success", detail, agent, document, NULL, err),
                           err);
}

static int count_attempt(void *state, int64_t document, int number, const char *reason, int *attempts, struct err *err)
{
    return catalogue_count_attempt(catalogue_of(state), document, number, reason, attempts, err);
}

static int fail_page(void *state, int64_t document, int number, const char *reason, struct err *err)
{
    struct journal_state *s = state;
    cleanup_arena struct arena arena = {0};
    char *detail = arena_printf(&arena, "page %d: %s", number, reason);

    if (catalogue_begin(s->catalogue, err) != 0)
        return -1;
    return end_transaction(s->catalogue,
                           catalogue_fail_page(s->catalogue, document, number, reason, err) != 0
                               ? -1
                               : add_event(s, "metadata extraction", "failure", detail, NULL, document, NULL, err),
                           err);
}

static int unfinished(void *state, struct arena *arena, int64_t **documents, size_t *count, struct err *err)
{
    return catalogue_unfinished(catalogue_of(state), arena, documents, count, err);
}

static int load(void *state, struct arena *arena, int64_t document, struct document *out, struct err *err)
{
    return catalogue_load(catalogue_of(state), arena, document, LOAD_ALL, out, err);
}

static int first_open(void *state, int64_t *document, struct err *err)
{
    return catalogue_find_open(catalogue_of(state), document, err);
}

static int finish(void *state, int64_t document, const struct document *parts, size_t count, struct err *err)
{
    struct journal_state *s = state;
    struct event by = {.agent = s->agent, .run = s->run.id};

    return catalogue_save_parts(s->catalogue, document, parts, count, &by, err);
}

static int quarantine(void *state, int64_t document, const char *reason, struct err *err)
{
    return catalogue_set_state(catalogue_of(state), document, DOCUMENT_QUARANTINED, reason, err);
}

static int write_records(void *state, struct err *err)
{
    struct journal_state *s = state;

    return sidecar_write_pending(s->catalogue, s->archive, RECORDS_AT_ONCE, err);
}

static int beat(void *state, const struct journal_progress *progress, struct err *err)
{
    struct journal_state *s = state;

    s->run.items_seen = progress->seen;
    s->run.pages_done = progress->pages_done;
    s->run.pages_failed = progress->pages_failed;
    s->run.pages_total = progress->pages_total;
    s->run.rate = progress->rate;
    return catalogue_beat_run(s->catalogue, &s->run, err);
}

static int pages_waiting(void *state, int64_t *count, struct err *err)
{
    struct ledger ledger;

    if (catalogue_count(catalogue_of(state), &ledger, err) != 0)
        return -1;
    *count = ledger.pages[PAGE_TODO];
    return 0;
}

void journal_init(struct journal *journal, struct journal_state *state)
{
    *journal = (struct journal){.state = state,
                                .settled = settled,
                                .add_object = add_object,
                                .object_stored = object_stored,
                                .next_unstored = next_unstored,
                                .forget_object = forget_object,
                                .find_document = find_document,
                                .add_document = add_document,
                                .add_path = add_path,
                                .refuse = refuse,
                                .next_pages = next_pages,
                                .save_page = save_page,
                                .count_attempt = count_attempt,
                                .fail_page = fail_page,
                                .unfinished = unfinished,
                                .first_open = first_open,
                                .load = load,
                                .finish = finish,
                                .quarantine = quarantine,
                                .write_records = write_records,
                                .beat = beat,
                                .line_of = line_of,
                                .pages_waiting = pages_waiting};
}

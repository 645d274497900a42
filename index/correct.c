#include "index/correct.h"

#include <inttypes.h>
#include <sqlite3.h>

#include "index/catalogue.h"
#include "index/correct_fields.h"
#include "index/database.h"
#include "index/derived.h"
#include "index/row.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/model/correction.h"

static int load(struct catalogue *c, struct arena *arena, int64_t document, int number, struct page *page,
                struct err *err)
{
    struct page *pages;
    size_t count;

    if (row_load_pages(c, arena, document, number, LOAD_WORDS | LOAD_AS_READ, &pages, &count, err) != 0)
        return -1;
    if (number < 1 || count == 0)
        return err_set(err, ERR_NOT_FOUND, "document %" PRId64 " has no page %d", document, number);
    if (pages[0].text)
        return err_set(err, ERR_INPUT, "page %d of document %" PRId64 " came as text, without a picture", number,
                       document);
    if (pages[0].geometry.width == 0)
        return err_set(err, ERR_INPUT, "page %d of document %" PRId64 " has not been read", number, document);
    *page = pages[0];
    return 0;
}

static bool is_on(const struct geometry *g, struct box b)
{
    return b.x >= 0 && b.y >= 0 && b.w > 0 && b.h > 0 && b.w <= g->width - b.x && b.h <= g->height - b.y;
}

/* What was read there: of a place corrected before, what was read then. */
static const char *raw_of(struct arena *arena, const struct page *page, struct box b)
{
    for (size_t i = 0; i < page->correction_count; i++) {
        const struct correction *c = &page->corrections[i];

        if (c->box.x == b.x && c->box.y == b.y && c->box.w == b.w && c->box.h == b.h)
            return c->raw;
    }
    return correction_words(arena, page, b);
}

static int remove_row(struct catalogue *c, int64_t document, int page, const char *box, struct err *err)
{
    return database_run(c, err, "DELETE FROM correction WHERE document = ? AND page = ? AND box = ?", "ids", document,
                        page, box);
}

/* What is done to the words of a page. */
struct change {
    struct catalogue *c;
    int64_t document;
    int page;
    struct box box;
    const char *text; /* NULL: a correction is taken back */
    const char *who;
};

/* The document is out of the index from before the text changes until it has; then the fields follow. */
static int settle(const struct change *x, const struct document *before, const struct extract_options *options,
                  struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct entry entry;
    int got = catalogue_find_entry(x->c, &arena, x->document, &entry, err);

    if (got != 1 || row_refresh_text(x->c, x->document, x->page, err) != 0 ||
        database_run(x->c, err, "UPDATE document SET revision = revision + 1 WHERE id = ?", "i", x->document) != 0)
        return -1;
    if ((entry.state == DOCUMENT_DONE || entry.state == DOCUMENT_REVIEW) && derived_put(x->c, x->document, err) != 0)
        return -1;
    return correct_fields_follow(x->c, x->document, before, options, x->who, err);
}

static int tell(struct catalogue *c, int64_t document, const char *who, const char *detail, struct err *err)
{
    struct event event = {
        .type = "metadata modification", .agent = who, .outcome = "success", .detail = detail, .document = document};

    return catalogue_add_event(c, &event, err);
}

static int keep(const struct change *x, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct page page;
    const char *raw, *shown;
    char now[24], place[48];

    catalogue_now(now);
    if (load(x->c, &arena, x->document, x->page, &page, err) != 0)
        return -1;
    if (!is_on(&page.geometry, x->box))
        return err_set(err, ERR_INPUT, "the place %d,%d,%d,%d is not on page %d of document %" PRId64, x->box.x,
                       x->box.y, x->box.w, x->box.h, x->page, x->document);
    raw = raw_of(&arena, &page, x->box);
    correction_lay(&arena, &page);
    shown = correction_words(&arena, &page, x->box);
    row_box_text(x->box, place);
    if (derived_drop(x->c, x->document, err) != 0 || remove_row(x->c, x->document, x->page, place, err) != 0 ||
        database_run(x->c, err,
                     "INSERT INTO correction(document, page, box, raw, text, corrected_by, corrected_at) "
                     "VALUES(?, ?, ?, ?, ?, ?, ?)",
                     "idsssss", x->document, x->page, place, raw, x->text, x->who, now) != 0)
        return -1;
    return tell(x->c, x->document, x->who,
                *x->text ? arena_printf(&arena, "page %d: '%s' corrected to '%s'", x->page, shown, x->text)
                         : arena_printf(&arena, "page %d: '%s' taken away", x->page, shown),
                err);
}

/* 1; 0 when there is no correction of that box. */
static int undo(const struct change *x, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    char place[48];
    sqlite3_stmt *stmt;
    char *detail = NULL;
    int got;

    row_box_text(x->box, place);
    stmt = database_query(x->c, err, "SELECT text, raw FROM correction WHERE document = ? AND page = ? AND box = ?",
                          "ids", x->document, x->page, place);
    got = stmt ? database_row(x->c, stmt, err) : -1;
    if (got == 1)
        detail = arena_printf(&arena, "page %d: correction '%s' of '%s' taken back", x->page, database_borrow(stmt, 0),
                              database_borrow(stmt, 1));
    database_done(x->c, stmt);
    if (got != 1)
        return got;
    if (derived_drop(x->c, x->document, err) != 0 || remove_row(x->c, x->document, x->page, place, err) != 0 ||
        tell(x->c, x->document, x->who, detail, err) != 0)
        return -1;
    return 1;
}

/* 1, 0 as of undo(), or -1. */
static int make(const struct change *x, const struct extract_options *options, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct document before;
    int done;

    if (correct_fields_extract(x->c, &arena, x->document, options, &before, err) != 0)
        return -1;
    done = x->text ? keep(x, err) == 0 ? 1 : -1 : undo(x, err);
    return done == 1 && settle(x, &before, options, err) != 0 ? -1 : done;
}

static int change(const struct change *x, const struct extract_options *options, struct err *err)
{
    int result;

    if (database_enter(x->c, err) != 0)
        return -1;
    result = make(x, options, err);
    return database_leave(x->c, result < 0 ? -1 : 0, err) != 0 ? -1 : result;
}

int correct_words(struct catalogue *c, int64_t document, int page, struct box box, const char *text, const char *who,
                  const struct extract_options *options, struct err *err)
{
    struct change x = {c, document, page, box, text, who};

    if (!who || !*who)
        return err_set(err, ERR_INPUT, "a correction needs the name of the person who makes it");
    return change(&x, options, err) < 0 ? -1 : 0;
}

int correct_undo(struct catalogue *c, int64_t document, int page, struct box box, const char *who,
                 const struct extract_options *options, struct err *err)
{
    struct change x = {c, document, page, box, NULL, who};

    return change(&x, options, err);
}

int correct_count(struct catalogue *c, int64_t document, int64_t *count, struct err *err)
{
    return database_number(c, err, count, "SELECT count(*) FROM correction WHERE document = ?", "i", document) < 0 ? -1
                                                                                                                   : 0;
}

/* Corrections as rows, and the pages they are laid over. */
#include <sqlite3.h>
#include <string.h>

#include "index/catalogue.h"
#include "index/database.h"
#include "index/row.h"
#include "pipeline/base/memory.h"
#include "pipeline/model/correction.h"

/* Of the page with that number, from the present row of the statement on, which then stands behind them; -1 or 0. */
static int take_page(struct catalogue *c, struct arena *arena, sqlite3_stmt *stmt, struct page *page, int *got,
                     struct err *err)
{

    while (*got == 1 && sqlite3_column_int(stmt, 0) < page->number)
        *got = database_row(c, stmt, err);
    while (*got == 1 && sqlite3_column_int(stmt, 0) == page->number) {
        page->corrections =
            arena_grow(arena, page->corrections, page->correction_count, sizeof *page->corrections);
        page->corrections[page->correction_count++] = (struct correction){.box = row_box_of(database_borrow(stmt, 1)),
                                                                          .raw = database_text(arena, stmt, 2),
                                                                          .text = database_text(arena, stmt, 3),
                                                                          .who = database_text(arena, stmt, 4),
                                                                          .when = database_text(arena, stmt, 5)};
        *got = database_row(c, stmt, err);
    }
    return *got < 0 ? -1 : 0;
}

int row_load_corrections(struct catalogue *c, struct arena *arena, int64_t document, struct page *pages, size_t count,
                         struct err *err)
{
    sqlite3_stmt *stmt = database_query(c, err,
                                        "SELECT page, box, raw, text, corrected_by, corrected_at FROM correction "
                                        "WHERE document = ? ORDER BY page, id",
                                        "i", document);
    int got = stmt ? database_row(c, stmt, err) : -1;

    for (size_t i = 0; i < count; i++) {
        pages[i].corrections = NULL;
        pages[i].correction_count = 0;
    }
    for (size_t i = 0; i < count && got == 1; i++)
        if (take_page(c, arena, stmt, &pages[i], &got, err) != 0)
            break;
    database_done(c, stmt);
    return got < 0 ? -1 : 0;
}

int row_save_corrections(struct catalogue *c, int64_t document, const struct page *page, struct err *err)
{
    for (size_t i = 0; i < page->correction_count; i++) {
        const struct correction *x = &page->corrections[i];
        char box[48];

        row_box_text(x->box, box);
        if (database_run(c, err,
                         "INSERT INTO correction(document, page, box, raw, text, corrected_by, corrected_at) "
                         "VALUES(?, ?, ?, ?, ?, ?, ?)",
                         "idsssss", document, page->number, box, x->raw, x->text, x->who, x->when) != 0)
            return -1;
    }
    return 0;
}

int row_refresh_text(struct catalogue *c, int64_t document, int number, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct page *pages;
    size_t count;

    if (row_load_pages(c, &arena, document, number, LOAD_WORDS, &pages, &count, err) != 0)
        return -1;
    return count == 0 ? 0
                      : database_run(c, err, "UPDATE page SET text = ? WHERE document = ? AND number = ?", "sid",
                                     page_text(&arena, &pages[0]), document, number);
}

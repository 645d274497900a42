#include "tools/contents.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/package/page_table.h"
#include "pipeline/package/sheet_write.h"
#include "tools/sheet_form.h"

#define COLUMNS 7

struct contents_column {
    struct sheet_column sheet;
    double share; /* of the paper's width */
    bool centred;
};

/* Columns of Phụ lục V. */
static const struct contents_column OF_DOCUMENTS[COLUMNS] = {
    {{"STT", SHEET_NUMBER, 6}, .07, true},
    {{"Số, ký hiệu văn bản", SHEET_TEXT, 18}, .17, false},
    {{"Ngày tháng năm văn bản", SHEET_DATE, 12}, .13, true},
    {{"Tên loại và trích yếu nội dung văn bản", SHEET_TEXT, 50}, .28, false},
    {{"Tác giả văn bản", SHEET_TEXT, 28}, .17, false},
    {{"Tờ số/Trang số", SHEET_TEXT, 9}, .08, true},
    {{"Ghi chú", SHEET_TEXT, 20}, .10, false},
};
static const struct contents_column OF_DOSSIERS[COLUMNS] = {
    {{"STT", SHEET_NUMBER, 6}, .07, true},
    {{"Số, ký hiệu hồ sơ", SHEET_TEXT, 16}, .13, false},
    {{"Tiêu đề hồ sơ", SHEET_TEXT, 50}, .34, false},
    {{"Thời gian tài liệu", SHEET_TEXT, 23}, .15, true},
    {{"Thời hạn bảo quản", SHEET_TEXT, 12}, .11, true},
    {{"Số tờ/Số trang", SHEET_TEXT, 10}, .09, true},
    {{"Ghi chú", SHEET_TEXT, 20}, .11, false},
};

/* Either a sheet or paper. */
struct list {
    const struct contents_column *columns;
    struct sheet_writer *sheet;
    struct page_table *paper;
    struct sheet_column headings[COLUMNS];
    struct page_table_column printed[COLUMNS];
    struct page_table_form form;
};

static bool is_pdf(const char *path)
{
    size_t n = strlen(path);

    return n > 4 && !strcasecmp(path + n - 4, ".pdf");
}

static int open_list(struct list *list, const struct contents_column *columns, const char *title, const char *subtitle,
                     const char *sheet_name, const struct contents_options *options, struct err *err)
{
    *list = (struct list){.columns = columns};
    for (int i = 0; i < COLUMNS; i++) {
        list->headings[i] = columns[i].sheet;
        list->printed[i] = (struct page_table_column){columns[i].sheet.heading, columns[i].share, columns[i].centred};
    }
    list->form = (struct page_table_form){.agency = *options->agency ? options->agency : NULL,
                                          .title = title,
                                          .subtitle = subtitle,
                                          .columns = list->printed,
                                          .column_count = COLUMNS};
    if (is_pdf(options->path)) {
        list->paper = page_table_open(options->path, options->replace, &list->form, err);
        return list->paper ? 0 : -1;
    }
    if (!strchr(options->path, '.'))
        return err_set(err, ERR_USAGE, "'%s' must end in .pdf, .xlsx or .csv, which tells what to write",
                       options->path);
    list->sheet = sheet_write_open(options->path, options->replace, err);
    return list->sheet ? sheet_write_begin(list->sheet, sheet_name, list->headings, COLUMNS, err) : -1;
}

/* On paper a day is written 13/09/2021. */
static const char *printed_day(struct arena *arena, const char *day)
{
    return strlen(day) == 10 ? arena_printf(arena, "%.2s/%.2s/%.4s", day + 8, day + 5, day) : day;
}

static int put_row(struct list *list, const char *cells[COLUMNS], struct err *err)
{
    cleanup_arena struct arena arena = {0};

    if (list->sheet)
        return sheet_write_row(list->sheet, cells, NULL, err);
    for (int i = 0; i < COLUMNS; i++)
        if (list->columns[i].sheet.type == SHEET_DATE)
            cells[i] = printed_day(&arena, cells[i]);
    return page_table_row(list->paper, cells, err);
}

static int close_list(struct list *list, int result, const char *closing, struct err *err)
{
    if (result == 0)
        result = list->paper ? page_table_finish(list->paper, closing, "NGƯỜI LẬP", err)
                             : sheet_write_finish(list->sheet, err);
    page_table_close(list->paper);
    sheet_write_close(list->sheet);
    return result;
}

/* Documents ------------------------------------------------------------------------------------------------------- */

/* The note on the document here, and which of the values in the row are in question. */
static const char *put_notes(struct arena *arena, const struct listing *listing, const char *note)
{
    static const enum field_id shown[] = {FIELD_NUMBER, FIELD_DATE, FIELD_TYPE, FIELD_ABSTRACT, FIELD_ISSUER};
    cleanup_buf struct buf out = {0}, asked = {0};

    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++)
        if (listing->document.fields[shown[i]].status == STATUS_REVIEW)
            buf_printf(&asked, "%s%s", asked.len ? "; " : "cần duyệt: ", field_label(shown[i]));
    buf_puts(&out, note ? note : "");
    buf_printf(&out, "%s%s", out.len && asked.len ? "\n" : "", buf_string(&asked));
    return arena_strdup(arena, buf_string(&out));
}

static int put_document(struct catalogue *c, struct list *list, const struct dossier_document *place, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct listing listing;
    struct entry entry;
    const char *cells[COLUMNS];
    int found = catalogue_find_entry(c, &arena, place->document, &entry, err);

    if (found <= 0)
        return found < 0 ? -1 : err_set(err, ERR_CORRUPT, "there is no document %lld", (long long)place->document);
    if (listing_load(c, &arena, &entry, &listing, err) != 0)
        return -1;
    cells[0] = arena_printf(&arena, "%lld", (long long)place->ordinal);
    cells[1] = listing_value(&listing, FIELD_NUMBER);
    cells[2] = listing_value(&listing, FIELD_DATE);
    cells[3] = sheet_form_subject(&arena, &listing);
    cells[4] = listing_value(&listing, FIELD_ISSUER);
    cells[5] = sheet_form_sheets(&arena, place);
    cells[6] = put_notes(&arena, &listing, place->note);
    return put_row(list, cells, err);
}

int contents_loose(struct catalogue *c, const int64_t *ids, size_t count, int64_t first,
                   const struct contents_options *options, struct err *err)
{
    struct list list;
    int result = open_list(&list, OF_DOCUMENTS, "Mục lục văn bản", NULL, "Mục lục văn bản", options, err);

    for (size_t i = 0; i < count && result == 0; i++) {
        const struct dossier_document place = {.document = ids[i], .ordinal = first + (int64_t)i};

        result = put_document(c, &list, &place, err);
    }
    return close_list(&list, result, NULL, err);
}

int contents_documents(struct catalogue *c, const struct dossier *dossier, const struct contents_options *options,
                       struct err *err)
{
    cleanup_arena struct arena arena = {0};
    const char *title = dossier->value[DOSSIER_TITLE];
    const char *subtitle = arena_printf(&arena, "Hồ sơ %s%s%s", dossier->code, title ? "\n" : "", title ? title : "");
    struct dossier_document *documents;
    size_t count;
    struct list list;
    int result;

    if (dossier_load_documents(c, &arena, dossier->id, &documents, &count, err) != 0)
        return -1;
    result = open_list(&list, OF_DOCUMENTS, "Mục lục văn bản trong hồ sơ", subtitle, "Mục lục văn bản", options, err);
    for (size_t i = 0; i < count && result == 0; i++)
        result = put_document(c, &list, &documents[i], err);
    return close_list(&list, result,
                      arena_printf(&arena, "Hồ sơ gồm %lld văn bản, %lld trang quét.", (long long)dossier->documents,
                                   (long long)dossier->pages),
                      err);
}

/* Dossiers -------------------------------------------------------------------------------------------------------- */

struct dossiers {
    struct list list;
    long rows, permanent, undecided;
    struct err *err;
};

static const char *put_span(struct arena *arena, const struct dossier *d)
{
    const char *start = dossier_field_show(arena, d, DOSSIER_START, false);
    const char *end = dossier_field_show(arena, d, DOSSIER_END, false);

    return *start && *end && strcmp(start, end) != 0 ? arena_printf(arena, "%s - %s", start, end)
           : *start                                  ? start
                                                     : end;
}

static const char *put_amount(struct arena *arena, const struct dossier *d)
{
    if (d->value[DOSSIER_SHEETS])
        return arena_printf(arena, "%s tờ", d->value[DOSSIER_SHEETS]);
    return d->pages ? arena_printf(arena, "%lld trang", (long long)d->pages) : "";
}

static int put_dossier(const struct dossier *d, void *data)
{
    struct dossiers *x = data;
    cleanup_arena struct arena arena = {0};
    const char *cells[COLUMNS], *period = d->value[DOSSIER_MAINTENANCE];

    x->permanent += period && !strcmp(period, "01");
    x->undecided += !period;
    cells[0] = arena_printf(&arena, "%ld", ++x->rows);
    cells[1] = d->value[DOSSIER_NOTATION] ? d->value[DOSSIER_NOTATION] : d->code;
    cells[2] = d->value[DOSSIER_TITLE] ? d->value[DOSSIER_TITLE] : "";
    cells[3] = put_span(&arena, d);
    cells[4] = dossier_field_show(&arena, d, DOSSIER_MAINTENANCE, false);
    cells[5] = put_amount(&arena, d);
    cells[6] = d->value[DOSSIER_DESCRIPTION] ? d->value[DOSSIER_DESCRIPTION] : "";
    return put_row(&x->list, cells, x->err);
}

static const char *sum(struct arena *arena, const struct dossiers *x)
{
    const char *undecided = x->undecided ? arena_printf(arena, ", %ld hồ sơ chưa xác định thời hạn", x->undecided) : "";

    return arena_printf(arena,
                        "Mục lục này gồm %ld hồ sơ: %ld hồ sơ bảo quản vĩnh viễn, %ld hồ sơ bảo quản có thời hạn%s.",
                        x->rows, x->permanent, x->rows - x->permanent - x->undecided, undecided);
}

int contents_dossier(const struct dossier *dossier, const struct contents_options *options, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct dossiers x = {.err = err};
    int result = open_list(&x.list, OF_DOSSIERS, "Mục lục hồ sơ", NULL, "Mục lục hồ sơ", options, err);

    if (result == 0)
        result = put_dossier(dossier, &x);
    return close_list(&x.list, result, sum(&arena, &x), err);
}

int contents_dossiers(struct catalogue *c, const struct dossier_filter *filter, const struct contents_options *options,
                      long *rows, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    const char *year = filter && filter->year ? arena_printf(&arena, "Năm %s", filter->year) : NULL;
    struct dossiers x = {.err = err};
    int result = open_list(&x.list, OF_DOSSIERS, "Mục lục hồ sơ", year, "Mục lục hồ sơ", options, err);

    if (result == 0)
        result = dossier_each(c, filter, put_dossier, &x, err);
    if (result == 0 && x.rows == 0)
        result = err_set(err, ERR_NOT_FOUND, "there is no such dossier; `sohoa hoso list` shows those there are");
    *rows = x.rows;
    return close_list(&x.list, result, sum(&arena, &x), err);
}

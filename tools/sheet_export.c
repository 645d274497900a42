#include "tools/sheet_export.h"

#include <string.h>

#include "index/import.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "tools/sheet_token.h"

struct exporting {
    struct catalogue *c;
    const struct sheet_export *options;
    struct sheet_writer *writer;
    struct sheet_column headings[SHEET_FORM_COLUMNS];
    const struct sheet_form_column *columns;
    size_t column_count;
    struct arena *arena;        /* of the document being written */
    struct sheet_form_row *row; /* the same */
    long rows;
    struct err *err;
};

static int write_row(struct exporting *x)
{
    const char *cells[SHEET_FORM_COLUMNS];
    bool doubtful[SHEET_FORM_COLUMNS];
    enum sheet_form form = x->options->form;

    x->row->number = ++x->rows;
    sheet_form_put(form, x->arena, x->row, cells, doubtful);
    for (size_t i = 0; i < x->column_count; i++) {
        size_t length = x->columns[i].length ? text_length(cells[i]) : 0;

        if (x->columns[i].source == SOURCE_TOKEN)
            cells[i] = sheet_token_put(form, x->arena, x->row, cells);
        if (length > (size_t)x->columns[i].length && x->options->too_long)
            x->options->too_long(x->rows + 1, x->columns[i].sheet.heading, length, x->columns[i].length,
                                 x->options->data);
    }
    return sheet_write_row(x->writer, cells, doubtful, x->err);
}

static int write_in_dossier(const struct dossier *dossier, void *data)
{
    struct exporting *x = data;
    struct dossier_document *documents;
    size_t count;

    if (dossier_load_documents(x->c, x->arena, dossier->id, &documents, &count, x->err) != 0)
        return -1;
    x->row->dossier = dossier;
    for (size_t i = 0; i < count; i++)
        if (documents[i].document == x->row->listing->entry.id) {
            x->row->place = &documents[i];
            return write_row(x);
        }
    return 0;
}

static int is_scan(struct exporting *x, int64_t id, bool *scan)
{
    struct page_source *sources;
    struct object object;
    size_t count;
    int found;

    *scan = false;
    if (catalogue_load_sources(x->c, x->arena, id, &sources, &count, x->err) != 0)
        return -1;
    if (count == 0)
        return 0;
    found = catalogue_find_object(x->c, x->arena, sources[0].object, &object, x->err);
    *scan = found == 1 && object.media_type && strcmp(object.media_type, IMPORT_MEDIA_TYPE) != 0;
    return found < 0 ? -1 : 0;
}

static int write_document(struct exporting *x, int64_t id)
{
    cleanup_arena struct arena arena = {0};
    struct confirmation confirmations[FIELD_COUNT];
    struct dossier_filter filter = {.document = id};
    struct listing listing;
    struct sheet_form_row row = {.listing = &listing, .confirmations = confirmations};
    struct entry entry;
    long before = x->rows;
    int found = catalogue_find_entry(x->c, &arena, id, &entry, x->err);

    if (found <= 0)
        return found < 0 ? -1 : err_set(x->err, ERR_NOT_FOUND, "there is no document %lld", (long long)id);
    x->arena = &arena;
    x->row = &row;
    if (listing_load(x->c, &arena, &entry, &listing, x->err) != 0 ||
        catalogue_load_confirmations(x->c, &arena, id, confirmations, x->err) != 0 || is_scan(x, id, &row.scanned) != 0)
        return -1;
    if (x->options->form == SHEET_FORM_CATALOGUE && dossier_each(x->c, &filter, write_in_dossier, x, x->err) != 0)
        return -1;
    return x->rows == before ? write_row(x) : 0;
}

int sheet_export(struct catalogue *c, const int64_t *ids, size_t count, const struct sheet_export *options, long *rows,
                 struct err *err)
{
    cleanup_sheet_writer struct sheet_writer *writer = sheet_write_open(options->path, options->replace, err);
    struct exporting x = {.c = c, .options = options, .writer = writer, .err = err};

    x.columns = sheet_form_columns(options->form, &x.column_count);
    for (size_t i = 0; i < x.column_count; i++)
        x.headings[i] = x.columns[i].sheet;
    if (!writer ||
        sheet_write_begin(writer, sheet_form_sheet_name(options->form), x.headings, x.column_count, err) != 0)
        return -1;
    for (size_t i = 0; i < count; i++)
        if (write_document(&x, ids[i]) != 0)
            return -1;
    *rows = x.rows;
    return sheet_write_finish(writer, err);
}

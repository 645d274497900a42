#include "tools/sheet_merge.h"

#include <string.h>

#include "index/review.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "tools/sheet_decide.h"
#include "tools/sheet_merge_dossier.h"
#include "tools/value.h"

/* The rows are gone through three times. */
enum stage { STAGE_DATES, STAGE_CORRECTIONS, STAGE_MERGE };

struct merging {
    struct catalogue *c;
    const struct sheet_merge *options;
    struct sheet_merge_result *result;
    const char *name;
    struct sheet_headings headings;
    bool headed;
    enum stage stage;
    struct sheet_calendar calendar;
    struct sheet_corrections corrections;
};

/* A document as the archive has it, beside its row. */
struct match {
    const struct sheet_line *line;
    struct listing listing;
    struct confirmation by[FIELD_COUNT];
    struct sheet_line shown; /* what a row written now would have */
    struct dossier *dossier; /* that of the row's token; NULL none */
    bool repeats;            /* an earlier row says the same of the document */
    int taken;
};

const char *sheet_finding_name(enum sheet_finding_kind kind)
{
    static const char *const names[] = {
#define FINDING(id, name) name,
        SHEET_FINDING_TABLE(FINDING)
#undef FINDING
    };

    return names[kind];
}

static int tell(const struct sheet_finding *finding, void *data)
{
    struct merging *m = data;

    m->result->counts[finding->kind]++;
    return m->options->each(finding, m->options->data);
}

static int tell_row(struct merging *m, const struct sheet_line *line, enum sheet_finding_kind kind, int64_t document,
                    const char *why)
{
    struct sheet_finding finding = {
        .kind = kind, .row = line->number, .document = document, .sheet = *line->path ? line->path : NULL, .why = why};

    return tell(&finding, m);
}

/* Finding the document ---------------------------------------------------------------------------------------- */

static const char *one_line(struct arena *arena, const char *text)
{
    return sheet_form_key(arena, FIELD_COUNT, text_nfc(arena, text, strlen(text)));
}

static bool is_path_of(struct arena *arena, const struct listing *listing, const char *path)
{
    const char *wanted = one_line(arena, path);

    for (size_t i = 0; i < listing->path_count; i++)
        if (!strcmp(one_line(arena, listing->paths[i]), wanted))
            return true;
    return listing->path_count == 0 && !*wanted;
}

/* 1, 0 with *why, or -1. */
static int find_by_path(struct merging *m, struct arena *arena, const char *path, int64_t *id, const char **why,
                        struct err *err)
{
    struct item item;
    int64_t second;
    int found = catalogue_find_item(m->c, arena, path, &item, err);

    *why = "no file was taken in from that path";
    if (found <= 0 || !item.document)
        return found < 0 ? -1 : 0;
    *id = item.document;
    found = item.digest ? catalogue_find_digest(m->c, item.digest, 2, &second, err) : 0;
    *why = "several documents are in that file, and the row does not say which";
    return found < 0 ? -1 : found == 0;
}

static int find_document(struct merging *m, struct arena *arena, const struct sheet_line *line, int64_t *id,
                         const char **why, struct err *err)
{
    if (line->has_token) {
        *why = "no document of this archive is the one the row was made from";
        return catalogue_find_digest(m->c, line->token.digest, line->token.part, id, err);
    }
    *why = "its last cell is damaged: write the sheet anew, or empty that cell so that the path counts";
    if (*line->code)
        return 0;
    *why = "it has no path";
    return *line->path ? find_by_path(m, arena, line->path, id, why, err) : 0;
}

/* The row as it would be written now: of its dossiers the one the row tells of. */
struct choosing {
    struct merging *m;
    struct arena *arena;
    struct match *match;
    struct sheet_form_row *row;
    struct err *err;
};

static bool is_told(struct arena *arena, const struct sheet_line *line, const struct dossier *dossier)
{
    size_t column = sheet_form_column_of(line->form, dossier_field_spec(DOSSIER_NOTATION)->vi, 0);
    const char *cell = line->cells[column], *notation = dossier->value[DOSSIER_NOTATION];

    if (line->has_token)
        return !strcmp(line->token.dossier, dossier->code);
    return cell && notation && !strcmp(one_line(arena, cell), notation);
}

static int choose_dossier(const struct dossier *dossier, void *data)
{
    struct choosing *x = data;
    struct dossier_document *documents;
    struct dossier *copy;
    size_t count;

    if (!is_told(x->arena, x->match->line, dossier))
        return 0;
    copy = arena_alloc(x->arena, sizeof *copy);
    if (dossier_find(x->m->c, x->arena, dossier->id, copy, x->err) != 1 ||
        dossier_load_documents(x->m->c, x->arena, dossier->id, &documents, &count, x->err) != 0)
        return -1;
    x->row->dossier = copy;
    x->match->dossier = x->match->line->has_token ? copy : NULL;
    for (size_t i = 0; i < count; i++)
        if (documents[i].document == x->row->listing->entry.id)
            x->row->place = &documents[i];
    return 0;
}

static int show(struct merging *m, struct arena *arena, struct match *match, struct err *err)
{
    struct sheet_form_row row = {
        .number = match->line->number, .listing = &match->listing, .confirmations = match->by, .scanned = true};
    struct dossier_filter filter = {.document = match->listing.entry.id};
    struct choosing choosing = {m, arena, match, &row, err};
    bool doubtful[SHEET_FORM_COLUMNS];
    enum sheet_form form = match->line->form;

    if (form == SHEET_FORM_CATALOGUE && dossier_each(m->c, &filter, choose_dossier, &choosing, err) != 0)
        return -1;
    match->shown = (struct sheet_line){.form = form};
    sheet_form_put(form, arena, &row, match->shown.cells, doubtful);
    return 0;
}

/* Values ---------------------------------------------------------------------------------------- */

/* Checks a person's value as `sohoa review` does; the finding, when it is not one, is begun already. */
static int check_value(struct merging *m, struct arena *arena, struct sheet_finding *finding, const char **value,
                       bool *good)
{
    int most = sheet_form_length(m->headings.form, finding->field);
    struct err wrong = {0};

    *good = false;
    if (*value && most && text_length(*value) > (size_t)most) {
        finding->kind = SHEET_TOO_LONG;
        finding->why =
            arena_printf(arena, "it has %zu characters, the standard has room for %d", text_length(*value), most);
        return tell(finding, m);
    }
    if (*value && value_check(arena, finding->field, *value, value, &wrong) != 0) {
        finding->kind = SHEET_BROKEN;
        finding->why = arena_strdup(arena, wrong.message);
        return tell(finding, m);
    }
    *good = true;
    return 0;
}

static int take_value(struct merging *m, struct arena *arena, struct match *match, struct sheet_finding *finding,
                      const char *value, struct err *err)
{
    struct review_answer answer = {.document = finding->document,
                                   .field = finding->field,
                                   .who = m->options->who,
                                   .seen = match->by[finding->field]};
    int64_t decision;
    bool good;
    int result = check_value(m, arena, finding, &value, &good);

    if (result != 0 || !good)
        return result;
    answer.value = value;
    finding->kind = SHEET_TAKEN;
    finding->sheet = value;
    if (m->options->apply) {
        result = review_confirm(m->c, &answer, &decision, err);
        if (result < 0)
            return -1;
        if (result == 1)
            finding->kind = SHEET_CONFLICT;
    }
    match->taken += finding->kind == SHEET_TAKEN;
    return tell(finding, m);
}

static int merge_field(struct merging *m, struct arena *arena, struct match *match, enum field_id field,
                       struct err *err)
{
    const struct sheet_line *line = match->line;
    const struct field *archive = &match->listing.document.fields[field];
    const char *type = match->listing.document.fields[FIELD_TYPE].value, *value;
    size_t count;
    const struct sheet_form_column *columns = sheet_form_columns(line->form, &count);
    struct sheet_case c = {
        .field = field,
        .said = sheet_line_said(arena, line, field, type),
        .base = line->has_token ? line->token.hashes[field] : NULL,
        .marked = *line->mark != '\0',
        .moved = line->has_token && line->token.revision != match->listing.entry.revision,
        .then = line->token.confirmed,
        .archive = archive,
        .shown = sheet_form_read(line->form, arena, match->shown.cells, (struct sheet_dates){0}, field, type).value,
        .by = match->by[field]};
    enum sheet_verdict verdict = sheet_decide(arena, &c, &value);
    struct sheet_finding finding = {.row = line->number,
                                    .document = match->listing.entry.id,
                                    .heading = c.said.column < count ? columns[c.said.column].sheet.heading : NULL,
                                    .name = field_name(field),
                                    .field = field,
                                    .sheet = c.said.value,
                                    .archive = archive->value,
                                    .by = c.by};

    switch (verdict) {
    case VERDICT_NOTHING:
        return 0;
    case VERDICT_TAKE:
        return take_value(m, arena, match, &finding, value, err);
    case VERDICT_CONFLICT:
        finding.kind = SHEET_CONFLICT;
        break;
    case VERDICT_EMPTIED:
        finding.kind = SHEET_EMPTIED;
        break;
    case VERDICT_BROKEN:
        finding.kind = SHEET_BROKEN;
        finding.why = line->order == SHEET_ORDER_UNCLEAR
                          ? "this file writes now the day first, now the month; write it as 2021-09-13"
                          : "it is no date; a date has day, month and year";
        break;
    }
    return tell(&finding, m);
}

/* Cells of columns from which nothing is taken, and that say something else than the archive. */
static void note_left(struct merging *m, struct arena *arena, const struct match *match)
{
    size_t count;
    const struct sheet_form_column *columns = sheet_form_columns(match->line->form, &count);

    for (size_t i = 0; i < count; i++) {
        const char *cell = match->line->cells[i];
        enum sheet_source source = columns[i].source;
        bool of_dossier = source >= SOURCE_DOSSIER && source <= SOURCE_DOSSIER_YEAR;
        bool taken = (source >= SOURCE_FIELD && source <= SOURCE_SUBJECT) ||
                     (match->dossier && of_dossier && columns[i].part != DOSSIER_NOTATION);

        if (taken || !cell || source == SOURCE_ROW || source == SOURCE_CONFIDENCE || source >= SOURCE_PATH)
            continue;
        cell = sheet_form_key(arena, FIELD_NUMBER, cell);
        if (!*cell || !strcmp(cell, sheet_form_key(arena, FIELD_NUMBER, match->shown.cells[i])))
            continue;
        if (m->result->left[i]++ == 0)
            m->result->left_row[i] = match->line->number;
    }
}

/* Rows ---------------------------------------------------------------------------------------- */

/* The symbol before the number: a number answered settles a symbol in question by itself. */
static enum field_id nth_field(int i)
{
    return (enum field_id)(i == FIELD_NUMBER ? FIELD_SYMBOL : i == FIELD_SYMBOL ? FIELD_NUMBER : i);
}

static int note_sheet(struct merging *m, const struct match *match, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct event event = {.type = "metadata modification",
                          .agent = m->options->who,
                          .outcome = "success",
                          .document = match->listing.entry.id};

    if (!m->options->apply || match->taken == 0)
        return 0;
    event.detail =
        arena_printf(&arena, "%d values from row %ld of the sheet '%s'", match->taken, match->line->number, m->name);
    return catalogue_add_event(m->c, &event, err);
}

static int merge_fields(struct merging *m, struct arena *arena, struct match *match, struct err *err)
{
    struct sheet_merge_dossier with = {m->c, m->options, &m->corrections, tell, m};

    for (int i = 0; i < FIELD_COUNT && !match->repeats; i++) {
        int result = merge_field(m, arena, match, nth_field(i), err);

        if (result != 0)
            return result;
    }
    if (note_sheet(m, match, err) != 0)
        return -1;
    return match->dossier ? sheet_merge_dossier(&with, arena, match->line, &match->shown, match->dossier, err) : 0;
}

/* All corrections of a row are one change. */
static int merge_match(struct merging *m, struct arena *arena, struct match *match, struct err *err)
{
    int result;

    if (!m->options->apply)
        return merge_fields(m, arena, match, err);
    if (catalogue_begin(m->c, err) != 0)
        return -1;
    result = merge_fields(m, arena, match, err);
    if (result == 0)
        return catalogue_commit(m->c, err);
    catalogue_rollback(m->c);
    return result;
}

static int merge_document(struct merging *m, struct arena *arena, const struct sheet_line *line, int64_t id,
                          bool repeats, struct err *err)
{
    struct match match = {.line = line, .repeats = repeats};
    struct entry entry;
    int found = catalogue_find_entry(m->c, arena, id, &entry, err);

    if (found <= 0)
        return found < 0 ? -1 : tell_row(m, line, SHEET_UNKNOWN, 0, "there is no such document");
    if (entry.state == DOCUMENT_QUEUED || entry.state == DOCUMENT_READING)
        return tell_row(m, line, SHEET_BROKEN, id, "the document is still being read; merge again when it is");
    if (*line->mark && strcmp(line->mark, "x") != 0 && strcmp(line->mark, "X") != 0)
        return tell_row(m, line, SHEET_BROKEN, id, "to confirm, type x and nothing else");
    if (listing_load(m->c, arena, &entry, &match.listing, err) != 0 ||
        catalogue_load_confirmations(m->c, arena, id, match.by, err) != 0)
        return -1;
    if (!is_path_of(arena, &match.listing, line->path))
        return tell_row(m, line, SHEET_MIXED, id,
                        "its path is not that of its document: were columns sorted or moved without the last one?");
    if (show(m, arena, &match, err) != 0)
        return -1;
    note_left(m, arena, &match);
    return merge_match(m, arena, &match, err);
}

static int merge_row(struct merging *m, const struct sheet_line *line, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct sheet_finding doubled = {.kind = SHEET_DOUBLED, .row = line->number};
    int64_t before = 0, after = 0, id = 0;
    const char *why;
    bool repeats;
    int result;

    m->result->rows++;
    for (int i = 0; i < SHEET_FINDING_COUNT; i++)
        before += m->result->counts[i];
    doubled.other_row = sheet_corrections_other(&m->corrections, line, &repeats);
    result = find_document(m, &arena, line, &id, &why, err);
    doubled.document = id;
    if (result == 0)
        result = tell_row(m, line, SHEET_UNKNOWN, 0, why);
    else if (result > 0 && doubled.other_row)
        result = tell(&doubled, m);
    else if (result > 0)
        result = merge_document(m, &arena, line, id, repeats, err);
    for (int i = 0; i < SHEET_FINDING_COUNT; i++)
        after += m->result->counts[i];
    m->result->unchanged += after == before;
    return result;
}

static int take_headings(struct merging *m, struct err *err)
{
    if (sheet_headings_settle(&m->headings, m->name, err) != 0)
        return -1;
    m->headed = true;
    m->result->form = m->headings.form;
    if (m->options->told)
        sheet_headings_tell(&m->headings, m->options->told, m->options->data);
    return 0;
}

static int take(const struct sheet_row *row, void *data, struct err *err)
{
    struct merging *m = data;
    struct sheet_line line;

    if (m->stage == STAGE_DATES && sheet_headings_take(&m->headings, row))
        return 0;
    if (!m->headed && take_headings(m, err) != 0)
        return -1;
    if (sheet_headings_has(&m->headings, row) || !sheet_line_read(&m->headings, row, &line))
        return 0;
    line.order = m->stage == STAGE_DATES ? SHEET_DAY_FIRST : sheet_calendar_order(&m->calendar);
    if (m->stage == STAGE_MERGE)
        return merge_row(m, &line, err);
    if (m->stage == STAGE_DATES)
        sheet_line_note_date(&line, &m->calendar);
    else
        sheet_corrections_add(&m->corrections, &line);
    return 0;
}

int sheet_merge(struct catalogue *c, const char *name, const char *bytes, size_t n, const struct sheet_merge *options,
                struct sheet_merge_result *result, struct err *err)
{
    struct merging m = {.c = c, .options = options, .result = result, .name = name};
    int done = 0;

    *result = (struct sheet_merge_result){0};
    for (m.stage = STAGE_DATES; m.stage <= STAGE_MERGE && done == 0; m.stage++) {
        done = sheet_read(name, bytes, n, take, &m, err);
        if (done == 0 && !m.headed)
            done = take_headings(&m, err);
        if (m.stage == STAGE_CORRECTIONS)
            sheet_corrections_sort(&m.corrections);
    }
    sheet_corrections_release(&m.corrections);
    sheet_headings_release(&m.headings);
    return done;
}

#include "index/register.h"

#include <fcntl.h>
#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "index/catalogue.h"
#include "index/sidecar.h"
#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/memory.h"
#include "pipeline/model/record.h"
#include "pipeline/package/sheet_heading.h"
#include "pipeline/package/sheet_write.h"
#include "tools/command.h"
#include "tools/home.h"
#include "tools/say.h"

enum form { FORM_TEXT, FORM_JSON, FORM_CSV };

struct checking {
    enum form form;
    int64_t counts[REGISTER_FINDING_COUNT];
};

static const char *or_empty(const char *s)
{
    return s ? s : "";
}

/* Import ------------------------------------------------------------------------------------------------------- */

static void say_row(int64_t row, const char *sentence, void *data)
{
    say_error("%s, row %lld: %s; left out", (const char *)data, (long long)row, sentence);
}

static void say_column(size_t column, const char *heading, enum register_column as)
{
    cleanup_arena struct arena arena = {0};
    char letters[4];

    sheet_heading_letters(column, letters);
    say(PHRASE_CLI_REGISTER_COLUMN, letters, heading,
        as == REGISTER_COLUMN_COUNT ? say_text(PHRASE_CLI_REGISTER_UNUSED)
                                    : say_sentence(&arena, register_column_meaning(as)));
}

/* How dates that are days in either order were read, and why. */
static void say_order(const struct register_result *r, bool said)
{
    if (!r->either_row)
        return;
    say(r->order == SHEET_MONTH_FIRST ? PHRASE_CLI_REGISTER_MONTH_FIRST : PHRASE_CLI_REGISTER_DAY_FIRST, r->either_row);
    if (r->order_row)
        say(PHRASE_CLI_REGISTER_AS_ROW, r->order_row);
    else
        say(said ? PHRASE_CLI_REGISTER_AS_SAID : PHRASE_CLI_REGISTER_AS_USUAL);
}

static int import(struct home *home, const char *path, enum sheet_order order, struct err *err)
{
    cleanup_buf struct buf bytes = {0};
    struct register_file file = {.name = file_base_name(path), .order = order, .told = say_column};
    cleanup_arena struct arena arena = {0};
    struct register_result r;

    if (file_read(AT_FDCWD, path, SHEET_FILE_BYTES, &bytes, err) != 0)
        return -1;
    file.bytes = buf_string(&bytes);
    file.size = bytes.len;
    if (register_import(home->catalogue, &file, SOHOA_AGENT, say_row, arena_strdup(&arena, file.name), &r, err) != 0)
        return -1;
    say(PHRASE_CLI_REGISTER_SEEN, (long long)r.seen, (long long)r.added, (long long)r.kept, (long long)r.refused);
    if (r.removed)
        say(PHRASE_CLI_REGISTER_REMOVED, (long long)r.removed);
    putchar('\n');
    say_order(&r, order != SHEET_ORDER_UNCLEAR);
    return sidecar_write_pending(home->catalogue, &home->archive, 64, err) != 0 ? -1 : r.refused > 0;
}

static int order_of(const char *said, enum sheet_order *order, struct err *err)
{
    *order = !said ? SHEET_ORDER_UNCLEAR : !strcmp(said, "mdy") ? SHEET_MONTH_FIRST : SHEET_DAY_FIRST;
    return said && *order == SHEET_DAY_FIRST && strcmp(said, "dmy") != 0
               ? err_set(err, ERR_USAGE, "--dates is dmy (the day first) or mdy (the month first), not '%s'", said)
               : 0;
}

/* Check -------------------------------------------------------------------------------------------------------- */

static void print_text(const struct register_finding *f)
{
    cleanup_arena struct arena arena = {0};

    if (f->row)
        say(PHRASE_CLI_REGISTER_ROW, f->row->source, (long long)f->row->row);
    switch (f->kind) {
    case REGISTER_NO_SCAN:
        say(PHRASE_CLI_REGISTER_NO_SCAN, f->row->number ? f->row->number : say_text(PHRASE_CLI_NO_NUMBER),
            or_empty(f->row->date), or_empty(f->row->abstract));
        break;
    case REGISTER_NOT_REGISTERED:
        say(PHRASE_CLI_REGISTER_NOT_IN, (long long)f->document);
        break;
    case REGISTER_DISAGREES:
        say(PHRASE_CLI_REGISTER_DIFFERS, (long long)f->document, say_sentence(&arena, f->field), f->registered,
            f->scanned);
        break;
    default:
        if (*f->series)
            say(PHRASE_CLI_REGISTER_GAP, f->year, f->series, (long long)f->first);
        else
            say(PHRASE_CLI_REGISTER_GAP_COMMON, f->year, (long long)f->first);
        if (f->last > f->first)
            say(PHRASE_CLI_REGISTER_GAP_TO, (long long)f->last);
        putchar('\n');
    }
}

static json_t *text(const char *s)
{
    return s ? json_string(s) : json_null();
}

static json_t *number(int64_t n)
{
    return n ? json_integer((json_int_t)n) : json_null();
}

static void print_json(const struct register_finding *f)
{
    const struct register_row *row = f->row;
    cleanup_buf struct buf out = {0};
    json_t *json =
        json_pack("{s:s,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o}", "finding", register_finding_name(f->kind),
                  "source", text(row ? row->source : NULL), "row", number(row ? row->row : 0), "number",
                  text(row ? row->number : NULL), "date", text(row ? row->date : NULL), "id", number(f->document),
                  "field", text(f->field), "registered", text(f->registered), "scanned", text(f->scanned), "series",
                  text(f->series), "year", number(f->year), "first", number(f->first), "last", number(f->last));

    record_dump(json, &out);
    puts(buf_string(&out));
    json_decref(json);
}

static void print_cell(const char *s)
{
    cleanup_buf struct buf cell = {0};

    sheet_write_csv_text(&cell, s);
    printf("%s,", cell.data);
}

static void print_csv(const struct register_finding *f)
{
    const struct register_row *row = f->row;

    print_cell(register_finding_name(f->kind));
    print_cell(row ? row->source : "");
    printf("%.0lld,", row ? (long long)row->row : 0);
    print_cell(row ? or_empty(row->number) : "");
    print_cell(row ? or_empty(row->date) : "");
    printf("%.0lld,", (long long)f->document);
    print_cell(or_empty(f->field));
    print_cell(or_empty(f->registered));
    print_cell(or_empty(f->scanned));
    print_cell(or_empty(f->series));
    printf("%.0d,%.0lld,%.0lld\r\n", f->year, (long long)f->first, (long long)f->last);
}

static int print_finding(const struct register_finding *f, void *data)
{
    struct checking *checking = data;

    checking->counts[f->kind]++;
    if (checking->form == FORM_JSON)
        print_json(f);
    else if (checking->form == FORM_CSV)
        print_csv(f);
    else
        print_text(f);
    return 0;
}

static int check(struct home *home, enum form form, struct err *err)
{
    struct checking checking = {.form = form};
    int64_t all = 0;

    if (form == FORM_CSV)
        fputs("finding,source,row,number,date,id,field,registered,scanned,series,year,first,last\r\n", stdout);
    if (register_check(home->catalogue, print_finding, &checking, err) != 0)
        return -1;
    for (int i = 0; i < REGISTER_FINDING_COUNT; i++)
        all += checking.counts[i];
    if (form == FORM_TEXT)
        say(PHRASE_CLI_REGISTER_SUM, (long long)checking.counts[REGISTER_NO_SCAN],
            (long long)checking.counts[REGISTER_NOT_REGISTERED], (long long)checking.counts[REGISTER_DISAGREES],
            (long long)checking.counts[REGISTER_GAP]);
    return all > 0;
}

int command_register(struct context *context, int argc, char **argv, struct err *err)
{
    bool json = false, csv = false;
    const char *dates = NULL;
    const struct option_spec options[] = {
        {0, "dates", "ORDER", "import: dmy or mdy, where the file does not tell", OPTION_TEXT, &dates},
        {0, "json", NULL, "check: one JSON object a line; see sohoa-json(5)", OPTION_FLAG, &json},
        {0, "csv", NULL, "check: comma-separated values", OPTION_FLAG, &csv},
        {0}};
    int first = options_parse(context, argc, argv, options, 1, 2, err);
    cleanup_home struct home home = HOME_INIT;
    enum sheet_order order;
    bool imports, checks;

    if (first < 0)
        return first == OPTIONS_HELP ? 0 : -1;
    imports = !strcmp(argv[first], "import") && argc - first == 2;
    checks = !strcmp(argv[first], "check") && argc - first == 1;
    if ((!imports && !checks) || (imports && (json || csv)) || (checks && dates) || (json && csv))
        return err_set(
            err, ERR_USAGE,
            "say: sohoa register import FILE [--dates dmy | mdy], or: sohoa register check [--json | --csv]");
    if (order_of(dates, &order, err) != 0 || home_open(&home, context, imports ? HOME_WAIT : HOME_READ, err) != 0)
        return -1;
    return imports ? import(&home, argv[first + 1], order, err)
                   : check(&home,
                           json  ? FORM_JSON
                           : csv ? FORM_CSV
                                 : FORM_TEXT,
                           err);
}

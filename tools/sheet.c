#include <fcntl.h>
#include <inttypes.h>
#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/memory.h"
#include "pipeline/model/record.h"
#include "pipeline/package/sheet.h"
#include "tools/command.h"
#include "tools/home.h"
#include "tools/say.h"
#include "tools/selection.h"
#include "tools/sheet_export.h"
#include "tools/sheet_merge.h"

struct sheet_command {
    const char *output, *form, *who;
    bool force, apply, json;
};

/* Export ---------------------------------------------------------------------------------------------------------- */

static void say_too_long(long row, const char *heading, size_t length, int most, void *data)
{
    const struct sheet_export *options = data;

    say_to(stderr, PHRASE_SHEET_TOO_LONG, options->path, row, heading, length, most);
}

static int export(struct context *context, const struct sheet_command *command, const char *text, struct err *err)
{
    cleanup_home struct home home = HOME_INIT;
    cleanup_selection struct selection selection = {0};
    struct sheet_export options = {.path = command->output, .replace = command->force, .too_long = say_too_long};
    long rows = 0;

    options.data = &options;
    if (!command->output)
        return err_set(err, ERR_USAGE, "where to? Name the sheet with -o FILE.xlsx or -o FILE.csv");
    if (command->form && !sheet_form_by_name(command->form, &options.form))
        return err_set(err, ERR_USAGE, "there is no form '%s'; there are: catalogue, outgoing, incoming",
                       command->form);
    if (home_open(&home, context, HOME_READ, err) != 0 || selection_find(home.catalogue, text, &selection, err) != 0 ||
        sheet_export(home.catalogue, selection.ids, selection.count, &options, &rows, err) != 0)
        return -1;
    say(PHRASE_SHEET_WROTE, rows, selection.count, command->output);
    return 0;
}

/* Merge ----------------------------------------------------------------------------------------------------------- */

struct merging {
    const char *name;
    bool json;
};

static const char *or_none(const char *s)
{
    return s ? s : "-";
}

static void print_conflict(const struct sheet_finding *f, const char *subject)
{
    say(PHRASE_SHEET_CONFLICT, f->heading, subject, or_none(f->sheet), or_none(f->archive));
    if (!f->by.who)
        say(PHRASE_SHEET_READ_ANEW);
    else
        say(f->dossier ? PHRASE_SHEET_CHANGED_BY : PHRASE_SHEET_BY, f->by.who, f->by.when);
}

static void print_value(const struct sheet_finding *f, const char *subject)
{
    cleanup_arena struct arena arena = {0};

    switch (f->kind) {
    case SHEET_TAKEN:
        if (f->sheet && f->archive && !strcmp(f->sheet, f->archive))
            say(PHRASE_SHEET_CONFIRMED, f->heading, subject, f->sheet);
        else
            say(PHRASE_SHEET_TAKEN, f->heading, subject, or_none(f->archive), or_none(f->sheet));
        return;
    case SHEET_CONFLICT:
        print_conflict(f, subject);
        return;
    case SHEET_EMPTIED:
        say(PHRASE_SHEET_EMPTIED, f->heading, subject, or_none(f->archive));
        return;
    default:
        say(PHRASE_SHEET_VALUE, f->heading, subject, or_none(f->sheet), say_sentence(&arena, or_none(f->why)));
    }
}

static void print_text(const struct merging *merging, const struct sheet_finding *f)
{
    cleanup_arena struct arena arena = {0};
    char subject[320];

    if (f->dossier)
        say_put(subject, sizeof subject, PHRASE_SHEET_DOSSIER, f->dossier);
    else
        say_put(subject, sizeof subject, PHRASE_SHEET_DOCUMENT, (long long)f->document);
    say(PHRASE_SHEET_ROW, merging->name, f->row);
    if (f->kind == SHEET_DOUBLED)
        say(PHRASE_SHEET_DOUBLED, f->other_row, subject);
    else if (f->heading)
        print_value(f, subject);
    else
        say(PHRASE_SHEET_WHOLE_ROW, say_sentence(&arena, or_none(f->why)));
}

static json_t *text(const char *s)
{
    return s ? json_string(s) : json_null();
}

static json_t *number(int64_t n)
{
    return n ? json_integer((json_int_t)n) : json_null();
}

static void print_json(const struct sheet_finding *f)
{
    cleanup_buf struct buf out = {0};
    json_t *json = json_pack("{s:s,s:I,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o}", "finding",
                             sheet_finding_name(f->kind), "row", (json_int_t)f->row, "id", number(f->document),
                             "dossier", text(f->dossier), "field", text(f->name), "column", text(f->heading), "sheet",
                             text(f->sheet), "archive", text(f->archive), "confirmed_by", text(f->by.who),
                             "confirmed_at", text(f->by.when), "why", text(f->why), "other_row", number(f->other_row));

    record_dump(json, &out);
    puts(buf_string(&out));
    json_decref(json);
}

static int print_finding(const struct sheet_finding *finding, void *data)
{
    const struct merging *merging = data;

    if (merging->json)
        print_json(finding);
    else
        print_text(merging, finding);
    return 0;
}

static void say_column(size_t column, const char *heading, const char *as, void *data)
{
    const struct merging *merging = data;
    char letters[4];

    sheet_heading_letters(column, letters);
    if (as)
        say_to(stderr, PHRASE_SHEET_COLUMN_AS, merging->name, letters, heading, as);
    else
        say_to(stderr, PHRASE_SHEET_COLUMN_UNUSED, merging->name, letters, heading);
}

static void print_sum(const struct sheet_command *command, const char *path, const struct sheet_merge_result *r)
{
    const char *name = file_base_name(path);
    size_t count;
    const struct sheet_form_column *columns = sheet_form_columns(r->form, &count);
    int64_t refused = 0;

    for (int i = SHEET_CONFLICT + 1; i < SHEET_FINDING_COUNT; i++)
        refused += r->counts[i];
    for (size_t i = 0; i < count; i++)
        if (r->left[i])
            say_to(command->json ? stderr : stdout, PHRASE_SHEET_LEFT, name, columns[i].sheet.heading,
                   (long long)r->left[i], r->left_row[i]);
    say_to(command->json ? stderr : stdout, PHRASE_SHEET_SUM, (long long)r->rows, (long long)r->counts[SHEET_TAKEN],
           say_text(command->apply ? PHRASE_SHEET_DONE : PHRASE_SHEET_WOULD), (long long)r->counts[SHEET_CONFLICT],
           (long long)refused, (long long)r->unchanged);
    if (!command->apply && r->counts[SHEET_TAKEN])
        say_to(stderr, PHRASE_SHEET_APPLY, path);
}

/* 0: everything that was new is taken, or would be; 1: something needs a person. */
static int status_of(const struct sheet_merge_result *r)
{
    int64_t open = 0;

    for (int i = 0; i < SHEET_FINDING_COUNT; i++)
        open += i == SHEET_TAKEN ? 0 : r->counts[i];
    for (size_t i = 0; i < SHEET_FORM_COLUMNS; i++)
        open += r->left[i];
    return open > 0;
}

static int merge(struct context *context, const struct sheet_command *command, const char *path, struct err *err)
{
    cleanup_home struct home home = HOME_INIT;
    cleanup_buf struct buf bytes = {0};
    struct merging merging = {file_base_name(path), command->json};
    struct sheet_merge options = {.who = command->who ? command->who : home_user(),
                                  .apply = command->apply,
                                  .each = print_finding,
                                  .told = say_column,
                                  .data = &merging};
    struct sheet_merge_result result;
    int done;

    if (command->apply && !*options.who)
        return err_set(err, ERR_USAGE, "whose corrections are these? Name the person with --who NAME");
    if (file_read(AT_FDCWD, path, SHEET_FILE_BYTES, &bytes, err) != 0 ||
        home_open(&home, context, command->apply ? HOME_SHARE : HOME_READ, err) != 0)
        return -1;
    done = sheet_merge(home.catalogue, merging.name, buf_string(&bytes), bytes.len, &options, &result, err);
    if (done == 0)
        print_sum(command, path, &result);
    if (command->apply && done == 0)
        done = home_write_records(&home, err);
    return done == 0 ? status_of(&result) : -1;
}

int command_sheet(struct context *context, int argc, char **argv, struct err *err)
{
    struct sheet_command command = {0};
    const struct option_spec options[] = {
        {'o', "output", "FILE", "export: where to; its ending, .xlsx or .csv, is the format", OPTION_TEXT,
         &command.output},
        {0, "form", "FORM", "export: catalogue (46 columns; the default), outgoing, incoming", OPTION_TEXT,
         &command.form},
        {'f', "force", NULL, "export: replace FILE when it exists", OPTION_FLAG, &command.force},
        {0, "apply", NULL, "merge: take the corrections; without it they are only told", OPTION_FLAG, &command.apply},
        {0, "who", "NAME", "merge: whose corrections they are (default: the user's name)", OPTION_TEXT, &command.who},
        {0, "by", "NAME", NULL, OPTION_TEXT, &command.who}, /* as it was called */
        {0, "json", NULL, "merge: one JSON object a line; see sohoa-json(5)", OPTION_FLAG, &command.json},
        {0}};
    int first = options_parse(context, argc, argv, options, 2, -1, err);
    cleanup_buf struct buf words = {0};
    bool exports, merges;

    if (first < 0)
        return first == OPTIONS_HELP ? 0 : -1;
    exports = !strcmp(argv[first], "export") && !command.apply && !command.who && !command.json;
    merges = !strcmp(argv[first], "merge") && argc - first == 2 && !command.output && !command.form && !command.force;
    if (!exports && !merges)
        return err_set(err, ERR_USAGE, "say: sohoa sheet export SELECTION -o FILE, or: sohoa sheet merge FILE");
    for (int i = first + 1; i < argc; i++)
        buf_printf(&words, "%s%s", i > first + 1 ? " " : "", argv[i]);
    return exports ? export(context, &command, buf_string(&words), err)
                   : merge(context, &command, argv[first + 1], err);
}

#include <stdio.h>
#include <string.h>

#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "tools/command.h"
#include "tools/home.h"
#include "tools/selection.h"
#include "tools/sheet_export.h"

struct sheet_command {
    const char *output, *form, *who;
    bool force, apply, json;
};

static void say_too_long(long row, const char *heading, size_t length, int most, void *data)
{
    fprintf(stderr, "%s, row %ld: '%s' has %zu characters; the standard has room for %d\n", (const char *)data, row,
            heading, length, most);
}

static int export(struct context *context, const struct sheet_command *command, const char *text, struct err *err)
{
    cleanup_home struct home home = HOME_INIT;
    cleanup_selection struct selection selection = {0};
    struct sheet_export options = {.path = command->output, .replace = command->force, .too_long = say_too_long};
    cleanup_free char *path = NULL;
    long rows = 0;

    if (!command->output)
        return err_set(err, ERR_USAGE, "where to? Name the sheet with -o FILE.xlsx or -o FILE.csv");
    if (command->form && !sheet_form_by_name(command->form, &options.form))
        return err_set(err, ERR_USAGE, "there is no form '%s'; there are: catalogue, outgoing, incoming",
                       command->form);
    path = memory_strdup(command->output);
    options.data = path;
    if (home_open(&home, context, HOME_READ, err) != 0 || selection_find(home.catalogue, text, &selection, err) != 0 ||
        sheet_export(&home, selection.ids, selection.count, &options, &rows, err) != 0)
        return -1;
    printf("Wrote %ld rows of %zu documents to '%s'.\n", rows, selection.count, command->output);
    return 0;
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
        {0}};
    int first = options_parse(context, argc, argv, options, 2, -1, err);
    cleanup_buf struct buf text = {0};

    if (first < 0)
        return first == OPTIONS_HELP ? 0 : -1;
    for (int i = first + 1; i < argc; i++)
        buf_printf(&text, "%s%s", i > first + 1 ? " " : "", argv[i]);
    if (!strcmp(argv[first], "export"))
        return export(context, &command, buf_string(&text), err);
    return err_set(err, ERR_USAGE, "say: sohoa sheet export SELECTION -o FILE, or: sohoa sheet merge FILE");
}

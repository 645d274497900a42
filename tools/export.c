#include <stdio.h>

#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "tools/bundle.h"
#include "tools/command.h"
#include "tools/home.h"
#include "tools/say.h"
#include "tools/selection.h"

int command_export(struct context *context, int argc, char **argv, struct err *err)
{
    const char *output = NULL;
    bool replace = false;
    const struct option_spec options[] = {
        {'o', "output", "FILE", "the bag: .zip, .tar.zst, .tar, or a folder", OPTION_TEXT, &output},
        {'f', "force", NULL, "replace FILE when it exists", OPTION_FLAG, &replace},
        {0}};
    int first = options_parse(context, argc, argv, options, 1, -1, err);
    cleanup_home struct home home = HOME_INIT;
    cleanup_selection struct selection selection = {0};
    cleanup_buf struct buf text = {0};

    if (first < 0)
        return first == OPTIONS_HELP ? 0 : -1;
    if (!output)
        return err_set(err, ERR_USAGE, "where to? Name the bag with -o FILE");
    if (home_open(&home, context, HOME_READ, err) != 0)
        return -1;
    for (int i = first; i < argc; i++)
        buf_printf(&text, "%s%s", i > first ? " " : "", argv[i]);
    if (selection_find(home.catalogue, buf_string(&text), &selection, err) != 0 ||
        bundle_write(&home, selection.ids, selection.count, output, replace, err) != 0)
        return -1;
    say(PHRASE_CLI_EXPORTED, selection.count, output);
    return 0;
}

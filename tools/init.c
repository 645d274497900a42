#include <stdio.h>

#include "index/catalogue.h"
#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/memory.h"
#include "pipeline/intake/archive.h"
#include "tools/command.h"
#include "tools/say.h"

int command_init(struct context *context, int argc, char **argv, struct err *err)
{
    const struct option_spec options[] = {{0}};
    cleanup_catalogue struct catalogue *catalogue = NULL;
    cleanup_arena struct arena arena = {0};
    int first = options_parse(context, argc, argv, options, 0, 1, err);
    const char *path;

    if (first < 0)
        return first == OPTIONS_HELP ? 0 : -1;
    path = first < argc ? argv[first] : context->archive;
    if (!path)
        return err_set(err, ERR_USAGE, "name the folder of the new archive: sohoa init DIR");
    if (archive_create(path, err) != 0)
        return -1;
    catalogue = catalogue_open(file_join(&arena, path, ARCHIVE_CATALOGUE), CATALOGUE_CREATE, err);
    if (!catalogue)
        return -1;
    say(PHRASE_CLI_INIT, path, path, ARCHIVE_SETTINGS, path);
    return 0;
}

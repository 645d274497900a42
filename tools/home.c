#include "tools/home.h"

#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "index/sidecar.h"
#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/memory.h"
#include "tools/command.h"
#include "tools/say.h"

static void say_waiting(long pid)
{
    say_error("process %ld is writing to this archive; waiting for it to end", pid);
}

int home_open(struct home *home, const struct context *context, enum home_use use, struct err *err)
{
    cleanup_arena struct arena arena = {0};

    if (!context->archive)
        return err_set(err, ERR_USAGE, "which archive? Name it with -C DIR or in $SOHOA_DIR");
    if (archive_open(&home->archive, context->archive, err) != 0)
        return -1;
    if (use != HOME_READ && use != HOME_SHARE && archive_lock(&home->archive, use == HOME_WAIT, say_waiting, err) != 0)
        return -1;
    if (use == HOME_FOLDER)
        return 0;
    home->catalogue = catalogue_open(file_join(&arena, context->archive, ARCHIVE_CATALOGUE),
                                     use == HOME_READ ? CATALOGUE_READ : CATALOGUE_WRITE, err);
    return home->catalogue ? 0 : -1;
}

void home_close(struct home *home)
{
    catalogue_close(home->catalogue);
    archive_close(&home->archive);
    home->catalogue = NULL;
}

int home_write_records(struct home *home, struct err *err)
{
    struct err held = {0};
    int result;

    if (archive_lock(&home->archive, false, NULL, &held) != 0) {
        if (held.code == ERR_BUSY)
            return 0;
        *err = held;
        return -1;
    }
    result = sidecar_write_pending(home->catalogue, &home->archive, 1, err);
    archive_unlock(&home->archive);
    return result;
}

const char *home_user(void)
{
    const struct passwd *user = getpwuid(getuid());
    const char *name = getenv("USER");

    return user ? user->pw_name : name ? name : "unknown";
}

const char *home_temporary(void)
{
    const char *folder = getenv("TMPDIR");

    return folder && *folder ? folder : "/tmp";
}

int home_parse_id(const char *text, int64_t *id, struct err *err)
{
    char *end;

    *id = strtoll(text, &end, 10);
    if (end == text || *end || *id < 1)
        return err_set(err, ERR_USAGE, "'%s' is not the id of a document; `sohoa list` shows the ids", text);
    return 0;
}

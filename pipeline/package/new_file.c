#include "pipeline/package/new_file.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/memory.h"

int new_file_open(struct new_file *file, const char *path, bool replace, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct stat st;

    *file = (struct new_file){
        .path = memory_strdup(path), .temporary = memory_strdup(arena_printf(&arena, "%s.tmp", path)), .fd = -1};
    if (lstat(path, &st) == 0 && !S_ISREG(st.st_mode))
        return err_set(err, ERR_USAGE, "'%s' exists already and is no file: choose another name", path);
    if (lstat(path, &st) == 0 && !replace)
        return err_set(err, ERR_USAGE, "'%s' exists already: choose another name or ask for it to be replaced", path);
    file->fd = open(file->temporary, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0666);
    file->begun = file->fd >= 0;
    return file->begun ? 0 : err_errno(err, "cannot create '%s'", file->temporary);
}

int new_file_finish(struct new_file *file, struct err *err)
{
    bool ok = fsync(file->fd) == 0;

    ok = close(file->fd) == 0 && ok;
    file->fd = -1;
    if (!ok || rename(file->temporary, file->path) != 0)
        return err_errno(err, "cannot write '%s'", file->path);
    file->finished = true;
    return file_sync_folder(AT_FDCWD, file->path, err);
}

void new_file_close(struct new_file *file)
{
    if (file->fd >= 0) {
        close(file->fd);
        file->fd = -1;
    }
    if (file->begun && !file->finished)
        unlink(file->temporary);
    free(file->path);
    free(file->temporary);
    *file = (struct new_file){.fd = -1};
}

#include "tools/watch_folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/memory.h"

#define DEPTH_MAX 32 /* folders in folders */

void watch_folder_release(struct watch_folder *folder)
{
    for (size_t i = 0; i < folder->count; i++)
        free(folder->units[i].path);
    free(folder->units);
    *folder = (struct watch_folder){0};
}

/* FNV-1a */
static uint64_t mix(uint64_t mark, const void *bytes, size_t n)
{
    const unsigned char *b = bytes;

    for (size_t i = 0; i < n; i++)
        mark = (mark ^ b[i]) * 0x100000001b3u;
    return mark;
}

/* Hidden names are those of programs that copy (".name.part") and of systems. */
static bool hidden(const char *name)
{
    return name[0] == '.';
}

static uint64_t mark_of(const char *path, int depth, uint64_t mark, int *files)
{
    cleanup_arena struct arena arena = {0};
    struct err ignored = {0};
    struct stat st;
    char **names;
    size_t count;

    if (stat(path, &st) != 0)
        return mark;
    if (S_ISREG(st.st_mode)) {
        ++*files;
        mark = mix(mark, path, strlen(path) + 1);
        mark = mix(mark, &st.st_size, sizeof st.st_size);
        return mix(mark, &st.st_mtim, sizeof st.st_mtim);
    }
    if (!S_ISDIR(st.st_mode) || depth == DEPTH_MAX || file_list(&arena, AT_FDCWD, path, &names, &count, &ignored) != 0)
        return mark;
    for (size_t i = 0; i < count; i++)
        if (!hidden(names[i]))
            mark = mark_of(file_join(&arena, path, names[i]), depth + 1, mark, files);
    return mark;
}

uint64_t watch_folder_mark(const char *path)
{
    int files = 0;
    uint64_t mark = mark_of(path, 0, 0xcbf29ce484222325u, &files);

    return files == 0 ? 0 : mark ? mark : 1;
}

static struct watch_unit *find(struct watch_folder *folder, const char *path)
{
    for (size_t i = 0; i < folder->count; i++)
        if (!strcmp(folder->units[i].path, path))
            return &folder->units[i];
    if (folder->count == folder->room) {
        folder->room = folder->room ? 2 * folder->room : 16;
        folder->units = memory_resize(folder->units, folder->room, sizeof *folder->units);
    }
    folder->units[folder->count] = (struct watch_unit){.path = memory_strdup(path)};
    return &folder->units[folder->count++];
}

static void forget_gone(struct watch_folder *folder)
{
    size_t kept = 0;

    for (size_t i = 0; i < folder->count; i++)
        if (folder->units[i].seen)
            folder->units[kept++] = folder->units[i];
        else
            free(folder->units[i].path);
    folder->count = kept;
}

int watch_folder_look(struct watch_folder *folder, double now, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    char **names;
    size_t count;

    if (file_list(&arena, AT_FDCWD, folder->path, &names, &count, err) != 0)
        return -1;
    for (size_t i = 0; i < folder->count; i++)
        folder->units[i].seen = false;
    for (size_t i = 0; i < count; i++) {
        const char *path = file_join(&arena, folder->path, names[i]);
        uint64_t mark;
        struct watch_unit *unit;

        if (hidden(names[i]) || (folder->avoid && !strcmp(path, folder->avoid)) || !(mark = watch_folder_mark(path)))
            continue;
        unit = find(folder, path);
        unit->seen = true;
        if (unit->mark != mark) {
            unit->mark = mark;
            unit->since = now;
            unit->retry_after = 0;
        }
    }
    forget_gone(folder);
    return 0;
}

bool watch_folder_ready(const struct watch_unit *unit, double now, double settle)
{
    return unit->mark != unit->taken && now - unit->since >= settle && now >= unit->retry_after;
}

bool watch_folder_pending(const struct watch_folder *folder)
{
    for (size_t i = 0; i < folder->count; i++)
        if (folder->units[i].mark != folder->units[i].taken)
            return true;
    return false;
}

bool watch_folder_failed(const struct watch_folder *folder, double now)
{
    for (size_t i = 0; i < folder->count; i++)
        if (folder->units[i].retry_after > now)
            return true;
    return false;
}

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "index/dossier.h"
#include "index/import.h"
#include "index/people.h"
#include "index/register.h"
#include "index/sidecar.h"
#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/memory.h"
#include "tools/command.h"
#include "tools/home.h"
#include "tools/say.h"

#define NEW_CATALOGUE    ARCHIVE_CATALOGUE ".new"
#define RECORD_BYTES_MAX (512L * 1024 * 1024)

/* Kinds of records, in the order they are restored: slices come after all that have a record of their own, dossiers
 * after the documents in them. */
enum kind { OF_DOCUMENT, OF_SLICE, OF_DOSSIER, KIND_COUNT };

static int restore_record(struct home *home, struct catalogue *catalogue, const char *path, enum kind kind,
                          int64_t *restored, struct err *err)
{
    cleanup_buf struct buf record = {0};
    int result;

    if (file_read(home->archive.dirfd, path, RECORD_BYTES_MAX, &record, err) != 0)
        return -1;
    if (kind == OF_SLICE)
        result = import_restore(catalogue, &home->archive, buf_string(&record), record.len, restored, err);
    else if (kind == OF_DOSSIER)
        result = dossier_restore(catalogue, buf_string(&record), record.len, err);
    else
        result = sidecar_restore(catalogue, buf_string(&record), record.len, err);
    *restored += kind != OF_SLICE;
    return result == 0 ? 0 : err_context(err, "%s", path);
}

static bool ends_with(const char *s, const char *ending)
{
    size_t n = strlen(s), m = strlen(ending);

    return n >= m && !strcmp(s + n - m, ending);
}

static enum kind kind_of(const char *name)
{
    return ends_with(name, DOSSIER_RECORD_ENDING) ? OF_DOSSIER
           : ends_with(name, IMPORT_ENDING)       ? OF_SLICE
           : ends_with(name, ".json")             ? OF_DOCUMENT
                                                  : KIND_COUNT;
}

static int restore_folder(struct home *home, struct catalogue *catalogue, const char *folder, enum kind kind,
                          int64_t *restored, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    char **names;
    size_t count;

    if (file_list(&arena, home->archive.dirfd, folder, &names, &count, err) != 0)
        return -1;
    for (size_t i = 0; i < count; i++) {
        char *path = file_join(&arena, folder, names[i]);

        if (kind_of(names[i]) == kind && restore_record(home, catalogue, path, kind, restored, err) != 0)
            return -1;
    }
    return 0;
}

static int restore_all(struct home *home, struct catalogue *catalogue, enum kind kind, int64_t *restored,
                       struct err *err)
{
    cleanup_arena struct arena arena = {0};
    char **folders;
    size_t count;

    if (file_list(&arena, home->archive.dirfd, ARCHIVE_RECORDS, &folders, &count, err) != 0)
        return -1;
    for (size_t i = 0; i < count; i++) {
        if (catalogue_begin(catalogue, err) != 0)
            return -1;
        if (restore_folder(home, catalogue, file_join(&arena, ARCHIVE_RECORDS, folders[i]), kind, restored, err) != 0 ||
            catalogue_commit(catalogue, err) != 0) {
            catalogue_rollback(catalogue);
            return -1;
        }
    }
    return 0;
}

struct carrying {
    struct catalogue *to;
    struct err *err;
};

static int carry_item(const struct item *item, void *data)
{
    struct carrying *carrying = data;
    struct item copy = *item;

    if (item->document)
        return 0;
    copy.id = 0;
    copy.run = 0;
    return catalogue_save_item(carrying->to, &copy, carrying->err);
}

/* Paths that became no document, people, and the register, have no record; they are carried over where the old
 * catalogue can still be read. */
static void carry_over(const char *old, struct catalogue *to)
{
    struct err ignored = {0};
    struct carrying carrying = {to, &ignored};
    cleanup_catalogue struct catalogue *from = catalogue_open(old, CATALOGUE_READ, &ignored);

    if (!from)
        return;
    catalogue_each_item(from, 1u << ITEM_SKIPPED | 1u << ITEM_QUARANTINED, 0, carry_item, &carrying, &ignored);
    people_carry(from, to, &ignored);
    register_carry(from, to, &ignored);
}

static void remove_catalogue(const char *path)
{
    static const char *const ENDINGS[] = {"", "-wal", "-shm", "-journal"};
    cleanup_arena struct arena arena = {0};

    for (size_t i = 0; i < sizeof ENDINGS / sizeof *ENDINGS; i++)
        unlink(arena_printf(&arena, "%s%s", path, ENDINGS[i]));
}

/* The old catalogue is kept beside the new one until the next rebuild. */
static int replace(struct arena *arena, const char *old, const char *made, struct err *err)
{
    char *kept = arena_printf(arena, "%s.old", old);

    remove_catalogue(kept);
    if (access(old, F_OK) == 0 && rename(old, kept) != 0)
        return err_errno(err, "cannot put the old catalogue aside");
    rename(arena_printf(arena, "%s-wal", old), arena_printf(arena, "%s-wal", kept));
    unlink(arena_printf(arena, "%s-shm", old));
    if (rename(made, old) != 0)
        return err_errno(err, "cannot put the new catalogue in its place; it is '%s'", made);
    return 0;
}

int command_rebuild(struct context *context, int argc, char **argv, struct err *err)
{
    const struct option_spec options[] = {{0}};
    int first = options_parse(context, argc, argv, options, 0, 0, err), result = 0;
    cleanup_home struct home home = HOME_INIT;
    cleanup_arena struct arena arena = {0};
    struct catalogue *catalogue;
    char *old, *made;
    int64_t restored = 0;

    if (first < 0)
        return first == OPTIONS_HELP ? 0 : -1;
    if (home_open(&home, context, HOME_FOLDER, err) != 0)
        return -1;
    old = file_join(&arena, context->archive, ARCHIVE_CATALOGUE);
    made = file_join(&arena, context->archive, NEW_CATALOGUE);
    remove_catalogue(made);
    catalogue = catalogue_open(made, CATALOGUE_CREATE, err);
    if (!catalogue)
        return -1;
    for (int kind = 0; kind < KIND_COUNT && result == 0; kind++)
        result = restore_all(&home, catalogue, (enum kind)kind, &restored, err);
    if (result == 0)
        result = catalogue_rebuild_index(catalogue, err);
    if (result == 0)
        carry_over(old, catalogue);
    catalogue_close(catalogue);
    if (result == 0)
        result = replace(&arena, old, made, err);
    if (result != 0) {
        remove_catalogue(made);
        return -1;
    }
    say(PHRASE_CLI_REBUILT, (long long)restored);
    if (access(arena_printf(&arena, "%s.old", old), F_OK) == 0)
        say(PHRASE_CLI_REBUILT_OLD, old);
    puts(".");
    return 0;
}

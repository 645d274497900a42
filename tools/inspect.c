#include "tools/inspect.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "index/dossier.h"
#include "index/import.h"
#include "index/sidecar.h"
#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "tools/home.h"

#define RECORD_BYTES_MAX (512L * 1024 * 1024)

struct inspection {
    struct home *home;
    inspect_finding *found;
    void *data;
    int64_t objects;
    struct err *err;
};

static void report(struct inspection *in, const char *kind, const char *path, const char *what)
{
    cleanup_buf struct buf sentence = {0};
    cleanup_buf struct buf shown = {0};

    text_put_printable(&shown, path, strlen(path));
    buf_printf(&sentence, *path ? "'%s' %s" : "%s%s", buf_string(&shown), what);
    in->found(kind, buf_string(&shown), sentence.data, in->data);
}

static void catalogue_problem(const char *sentence, void *data)
{
    report(data, "malformed", "", sentence);
}

static int check_object(const struct object *object, void *data)
{
    struct inspection *in = data;
    char path[ARCHIVE_PATH_MAX], digest[DIGEST_SHA256_HEX];
    struct stat st;
    struct err err = {0};

    archive_object_path(object->sha256, path);
    in->objects++;
    if (fstatat(in->home->archive.dirfd, path, &st, AT_SYMLINK_NOFOLLOW) != 0) {
        if (object->stored)
            report(in, "missing", path, "is in the catalogue and not in the archive");
        return 0;
    }
    if (digest_file_sha256(in->home->archive.dirfd, path, digest, &err) != 0)
        report(in, "changed", path, err.message);
    else if (strcmp(digest, object->sha256))
        report(in, "changed", path, "does not have the bytes it was stored with");
    return 0;
}

static int check_record(const struct entry *entry, void *data)
{
    struct inspection *in = data;
    cleanup_buf struct buf stored = {0};
    cleanup_buf struct buf wanted = {0};
    char path[ARCHIVE_PATH_MAX];
    struct err err = {0};
    int64_t first = 0;
    int slice;

    if (entry->sidecar_pending)
        return 0;
    slice = import_find_slice(in->home->catalogue, entry->id, &first, in->err);
    if (slice < 0)
        return -1;
    if (slice == 1 && first != entry->id)
        return 0;
    if (slice == 1)
        import_record_path(entry->id, path);
    else
        archive_record_path(entry->id, path);
    if (file_read(in->home->archive.dirfd, path, RECORD_BYTES_MAX, &stored, &err) != 0) {
        report(in, "missing", path, "cannot be read; `sohoa rebuild` needs it");
        return 0;
    }
    if ((slice == 1 ? import_put_record(in->home->catalogue, first, &wanted, in->err)
                    : sidecar_put(in->home->catalogue, entry->id, &wanted, in->err)) != 0)
        return -1;
    if (stored.len != wanted.len || memcmp(stored.data, wanted.data, stored.len) != 0)
        report(in, "changed", path, "does not say what the catalogue says");
    return 0;
}

static int check_dossier(const struct dossier *dossier, void *data)
{
    struct inspection *in = data;
    cleanup_buf struct buf stored = {0};
    cleanup_buf struct buf wanted = {0};
    char path[ARCHIVE_PATH_MAX];
    struct err err = {0};

    if (dossier->record_pending)
        return 0;
    dossier_record_path(dossier->id, path);
    if (file_read(in->home->archive.dirfd, path, RECORD_BYTES_MAX, &stored, &err) != 0) {
        report(in, "missing", path, "cannot be read; `sohoa rebuild` needs it");
        return 0;
    }
    if (dossier_put_record(in->home->catalogue, dossier->id, &wanted, in->err) != 0)
        return -1;
    if (stored.len != wanted.len || memcmp(stored.data, wanted.data, stored.len) != 0)
        report(in, "changed", path, "does not say what the catalogue says");
    return 0;
}

/* Files in objects/ and records/ that no row stands for. */
static int find_extra(struct inspection *in, const char *folder, bool (*known)(struct inspection *, const char *),
                      struct err *err)
{
    cleanup_arena struct arena arena = {0};
    char **groups, **names;
    size_t group_count, count;

    if (file_list(&arena, in->home->archive.dirfd, folder, &groups, &group_count, err) != 0)
        return -1;
    for (size_t i = 0; i < group_count; i++) {
        char *group = file_join(&arena, folder, groups[i]);
        struct stat st;

        if (fstatat(in->home->archive.dirfd, group, &st, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISDIR(st.st_mode)) {
            report(in, "extra", group, "does not belong to the archive");
            continue;
        }
        if (file_list(&arena, in->home->archive.dirfd, group, &names, &count, err) != 0)
            return -1;
        for (size_t k = 0; k < count; k++)
            if (!known(in, names[k]))
                report(in, "extra", file_join(&arena, group, names[k]), "does not belong to the archive");
    }
    return 0;
}

static bool known_object(struct inspection *in, const char *name)
{
    cleanup_arena struct arena arena = {0};
    struct object object;
    struct err err = {0};

    return strlen(name) == 64 && catalogue_find_object(in->home->catalogue, &arena, name, &object, &err) > 0;
}

/* The ending of a record; *half: of one that was being written when its program was stopped. */
static bool is_record(const char *end, const char *ending, bool *half)
{
    size_t n = strlen(ending);

    *half = !strncmp(end, ending, n) && !strcmp(end + n, FILE_HALF_ENDING);
    return *half || !strcmp(end, ending);
}

/* One half written is replaced with the next change, for until then it is pending. */
static bool known_record(struct inspection *in, const char *name)
{
    cleanup_arena struct arena arena = {0};
    struct dossier dossier;
    struct entry entry;
    struct err err = {0};
    bool half;
    char *end;
    int64_t id = strtoll(name, &end, 10);

    if (is_record(end, DOSSIER_RECORD_ENDING, &half))
        return dossier_find(in->home->catalogue, &arena, id, &dossier, &err) > 0 && (!half || dossier.record_pending);
    return (is_record(end, ".json", &half) || is_record(end, IMPORT_ENDING, &half)) &&
           catalogue_find_entry(in->home->catalogue, &arena, id, &entry, &err) > 0 && (!half || entry.sidecar_pending);
}

int inspect_archive(struct home *home, inspect_finding *found, void *data, int64_t *objects, struct err *err)
{
    struct inspection in = {.home = home, .found = found, .data = data, .err = err};

    if (catalogue_check(home->catalogue, catalogue_problem, &in, err) != 0 ||
        catalogue_each_object(home->catalogue, check_object, &in, err) != 0 ||
        catalogue_each_entry(home->catalogue, NULL, check_record, &in, err) != 0 ||
        dossier_each(home->catalogue, NULL, check_dossier, &in, err) != 0 ||
        find_extra(&in, ARCHIVE_OBJECTS, known_object, err) != 0 ||
        find_extra(&in, ARCHIVE_RECORDS, known_record, err) != 0)
        return -1;
    *objects = in.objects;
    return 0;
}

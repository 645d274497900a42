#include "tools/import_package.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "index/dossier.h"
#include "index/journal.h"
#include "index/sidecar.h"
#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/memory.h"
#include "pipeline/intake/media.h"
#include "pipeline/intake/store.h"
#include "pipeline/package/package_source.h"
#include "pipeline/package/package_verify.h"
#include "pipeline/run/take_in.h"
#include "tools/command.h"
#include "tools/home.h"
#include "tools/import_foreign.h"
#include "tools/say.h"

#define SCRATCH      ARCHIVE_SCRATCH "/import"
#define RECORD_BYTES (512L * 1024 * 1024)
#define BATCH        500 /* records written in one transaction */

/* A file whose bytes may be an original. */
struct content {
    char sha256[DIGEST_SHA256_HEX];
    const char *path;
    bool staged;
};

/* A record to restore. */
struct waiting {
    int64_t id;
    const char *path, *name;
};

struct importing {
    struct home *home;
    struct package_source source;
    struct content *contents; /* by sha256 */
    size_t content_count;
    struct waiting *records; /* by id */
    size_t record_count;
    const char **dossiers;
    size_t dossier_count;
    struct restore restore;
    const volatile int *stop;
    struct foreign *foreign;
};

bool import_package_is(const char *path)
{
    unsigned char head[MEDIA_HEAD_BYTES];
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    struct stat st;
    ssize_t n;
    bool package;

    if (fd < 0)
        return false;
    package = fstat(fd, &st) == 0 && S_ISDIR(st.st_mode);
    n = package ? 0 : read(fd, head, sizeof head);
    close(fd);
    return package || (n > 0 && media_is_archive(media_sniff(head, (size_t)n, path)));
}

/* Checking ------------------------------------------------------------------------------------------------------- */

/* What makes the bytes doubtful. Whether METS and EAD keep to every rule is their writer's affair. */
static bool is_grave(const struct package_finding *finding)
{
    static const char *const GRAVE[] = {"KIND", "SAFE-", "BAG-",          "FILE-",
                                        "XML-", "METS-", "PREMIS-DIGEST", "PREMIS-SIZE"};

    for (size_t i = 0; i < sizeof GRAVE / sizeof *GRAVE; i++)
        if (!finding->warning && !strncmp(finding->rule, GRAVE[i], strlen(GRAVE[i])))
            return true;
    return false;
}

static bool go_on(void *state, uint64_t bytes)
{
    const struct importing *im = state;

    (void)bytes;
    return !im->stop || !*im->stop;
}

static int check(struct importing *im, const char *path, struct err *err)
{
    const struct package_verify_options options = {
        .go_on = go_on, .state = im, .beside = file_join(&im->source.arena, home_temporary(), "sohoa")};
    struct package_report report;
    int result = package_verify(path, &options, &report, err);

    for (size_t i = 0; i < report.finding_count && result == 0; i++) {
        const struct package_finding *f = &report.findings[i];

        if (is_grave(f))
            result = *f->path ? err_set(err, ERR_INPUT, "'%s' is refused, nothing was taken in: %s: '%s' %s", path,
                                        f->rule, f->path, f->sentence)
                              : err_set(err, ERR_INPUT, "'%s' is refused, nothing was taken in: %s: it %s", path,
                                        f->rule, f->sentence);
    }
    if (result == 0 && report.found_count && report.found[0].objid)
        im->restore.from = arena_strdup(&im->source.arena, report.found[0].objid);
    package_report_release(&report);
    return result;
}

/* What is in it --------------------------------------------------------------------------------------------------- */

static bool ends_with(const char *s, const char *ending)
{
    size_t n = strlen(s), m = strlen(ending);

    return n >= m && !strcmp(s + n - m, ending);
}

static bool lies_in(const char *name, const char *folder)
{
    size_t n = strlen(folder);

    return strstr(name, folder) || !strncmp(name, folder + 1, n - 1);
}

static int by_sha256(const void *a, const void *b)
{
    return strcmp(((const struct content *)a)->sha256, ((const struct content *)b)->sha256);
}

static int by_id(const void *a, const void *b)
{
    int64_t x = ((const struct waiting *)a)->id, y = ((const struct waiting *)b)->id;

    return (x > y) - (x < y);
}

static int add_content(struct importing *im, const struct package_source_file *file, struct err *err)
{
    size_t n = im->content_count;

    if ((n & (n - 1)) == 0)
        im->contents = memory_resize(im->contents, n ? 2 * n : 1, sizeof *im->contents);
    im->contents[n] = (struct content){.path = file->path};
    im->content_count++;
    return digest_file_sha256(im->source.folder, file->path, im->contents[n].sha256, err);
}

/* The id stands in the first bytes of a record that this program wrote. */
static int add_record(struct importing *im, const struct package_source_file *file, struct err *err)
{
    char head[128] = "";
    int fd = openat(im->source.folder, file->path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW), version;
    ssize_t got = fd < 0 ? -1 : read(fd, head, sizeof head - 1);
    size_t n = im->record_count;
    long long id;

    if (fd >= 0)
        close(fd);
    if (got < 0)
        return err_errno(err, "cannot read '%s'", file->name);
    if (sscanf(head, "{\"version\":%d,\"id\":%lld,", &version, &id) != 2)
        return err_set(err, ERR_INPUT, "'%s' is no record of a document of this program", file->name);
    if ((n & (n - 1)) == 0)
        im->records = memory_resize(im->records, n ? 2 * n : 1, sizeof *im->records);
    im->records[im->record_count++] = (struct waiting){id, file->path, file->name};
    return 0;
}

static void add_dossier(struct importing *im, const struct package_source_file *file)
{
    size_t n = im->dossier_count;

    if ((n & (n - 1)) == 0)
        im->dossiers = memory_resize(im->dossiers, n ? 2 * n : 1, sizeof *im->dossiers);
    im->dossiers[im->dossier_count++] = file->path;
}

static int sort_out(struct importing *im, struct err *err)
{
    for (size_t i = 0; i < im->source.count; i++) {
        const struct package_source_file *file = &im->source.files[i];
        int result = 0;

        if (lies_in(file->name, "/records/") && ends_with(file->name, DOSSIER_RECORD_ENDING))
            add_dossier(im, file);
        else if (lies_in(file->name, "/records/") && ends_with(file->name, ".json"))
            result = add_record(im, file, err);
        else if (lies_in(file->name, "/data/") || lies_in(file->name, "/originals/"))
            result = add_content(im, file, err);
        if (result != 0)
            return -1;
    }
    if (im->content_count)
        qsort(im->contents, im->content_count, sizeof *im->contents, by_sha256);
    if (im->record_count)
        qsort(im->records, im->record_count, sizeof *im->records, by_id);
    return 0;
}

/* Restoring -------------------------------------------------------------------------------------------------------- */

static int stage(void *state, const char *sha256, int64_t *size, struct err *err)
{
    struct importing *im = state;
    struct content key, *found;
    struct stored stored;
    struct stat st;
    int fd, result;

    snprintf(key.sha256, sizeof key.sha256, "%s", sha256);
    found = im->content_count ? bsearch(&key, im->contents, im->content_count, sizeof *im->contents, by_sha256) : NULL;
    if (!found)
        return err_set(err, ERR_INPUT, "the package has no original with the SHA-256 %s", sha256);
    fd = openat(im->source.folder, found->path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0 || fstat(fd, &st) != 0)
        return err_errno(err, "cannot read '%s'", found->path);
    *size = st.st_size;
    result = found->staged ? 0 : store_stage(&im->home->archive, fd, found->path, &stored, err);
    close(fd);
    if (result == 0 && !found->staged && strcmp(stored.sha256, sha256) != 0) {
        store_unstage(&im->home->archive, stored.sha256);
        return err_set(err, ERR_INPUT, "'%s' was changed while it was taken in", found->path);
    }
    found->staged = found->staged || result == 0;
    return result;
}

static void say_conflict(void *state, const char *sentence)
{
    cleanup_arena struct arena arena = {0};

    (void)state;
    fprintf(stderr, "%s\n", say_sentence(&arena, arena_printf(&arena, "conflict: %s", sentence)));
}

static int restore_record(struct importing *im, const struct waiting *waiting, int any_id, struct err *err)
{
    cleanup_buf struct buf record = {0};
    int result;

    if (im->stop && *im->stop)
        return err_set(err, ERR_INTERRUPTED, "stopped; nothing was taken in");
    if (file_read(im->source.folder, waiting->path, RECORD_BYTES, &record, err) != 0)
        return -1;
    result = restore_document(&im->restore, buf_string(&record), record.len, any_id, err);
    return result < 0 ? err_context(err, "nothing was taken in: %s", waiting->name) : result;
}

static int restore_records(struct importing *im, struct err *err)
{
    size_t left = 0;

    for (size_t i = 0; i < im->record_count; i++) {
        int result = restore_record(im, &im->records[i], 0, err);

        if (result < 0)
            return -1;
        if (result == 1)
            im->records[left++] = im->records[i];
        if (isatty(STDERR_FILENO))
            fprintf(stderr, "\r%zu/%zu%s", i + 1, im->record_count, i + 1 < im->record_count ? "" : "\n");
    }
    for (size_t i = 0; i < left; i++)
        if (restore_record(im, &im->records[i], 1, err) != 0)
            return -1;
    for (size_t i = 0; i < im->dossier_count; i++) {
        cleanup_buf struct buf record = {0};

        if (file_read(im->source.folder, im->dossiers[i], RECORD_BYTES, &record, err) != 0 ||
            restore_dossier(&im->restore, buf_string(&record), record.len, err) != 0)
            return -1;
    }
    return 0;
}

/* A row may only be there when its bytes are, even if the power fails. */
static int sync_staged(const struct importing *im, struct err *err)
{
    return file_sync_folder(im->home->archive.dirfd, ARCHIVE_INCOMING "/part", err);
}

/* Of the archive as a whole: the documents' own events came with them. */
static int tell(struct importing *im, const char *path, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    const struct restore_report *r = &im->restore.report;
    struct event event = {.type = "ingestion",
                          .agent = SOHOA_AGENT,
                          .outcome = "success",
                          .detail = arena_printf(&arena, "package %s (%s): %lld documents, %lld dossiers, %lld answers",
                                                 file_base_name(path), im->restore.from, (long long)r->added,
                                                 (long long)r->dossiers, (long long)r->answers)};

    if (r->added == 0 && r->dossiers == 0 && r->answers == 0)
        return 0;
    return catalogue_add_event(im->home->catalogue, &event, err);
}

static int restore_all(struct importing *im, const char *path, struct err *err)
{
    struct catalogue *c = im->home->catalogue;

    if (catalogue_begin(c, err) != 0)
        return -1;
    if (restore_records(im, err) == 0 && tell(im, path, err) == 0 && sync_staged(im, err) == 0 &&
        catalogue_commit(c, err) == 0)
        return 0;
    catalogue_rollback(c);
    for (size_t i = 0; i < im->content_count; i++)
        if (im->contents[i].staged)
            store_unstage(&im->home->archive, im->contents[i].sha256);
    return -1;
}

/* The rows are committed: now the bytes go to their place, as after a crash of an ingest. */
static int recover(struct home *home, struct err *err)
{
    struct journal_state state = {.catalogue = home->catalogue, .archive = &home->archive, .agent = SOHOA_AGENT};
    struct journal journal;

    journal_init(&journal, &state);
    return take_in_recover(&home->archive, &journal, err);
}

static int open_scratch(struct home *home, struct err *err)
{
    int fd;

    if (archive_clear_scratch(&home->archive, err) != 0 || file_make_folders(home->archive.dirfd, SCRATCH, err) != 0)
        return -1;
    fd = openat(home->archive.dirfd, SCRATCH, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    return fd >= 0 ? fd : err_errno(err, "cannot open the archive's '%s'", SCRATCH);
}

static int take(struct importing *im, const char *path, int scratch, struct err *err)
{
    struct home *home = im->home;

    if (package_source_open(&im->source, path, scratch, err) != 0 || check(im, path, err) != 0 ||
        sort_out(im, err) != 0)
        return -1;
    if (im->record_count == 0)
        return foreign_gather(home, &im->source, im->restore.from, im->foreign, err);
    if (restore_all(im, path, err) != 0)
        return -1;
    if (recover(home, err) != 0 || sidecar_write_pending(home->catalogue, &home->archive, BATCH, err) != 0)
        return err_context(err, "'%s' is taken in, but not all files are in their place: give it again", path);
    return 0;
}

int import_package(struct home *home, const char *path, const volatile int *stop, struct restore_report *report,
                   struct foreign *foreign, struct err *err)
{
    struct importing im = {.home = home, .stop = stop, .foreign = foreign, .source = {.folder = -1}};
    struct err ignored;
    int scratch, result;

    im.restore = (struct restore){.catalogue = home->catalogue,
                                  .archive = &home->archive,
                                  .need = stage,
                                  .conflict = say_conflict,
                                  .state = &im,
                                  .from = file_base_name(path)};
    if (recover(home, err) != 0)
        return -1;
    scratch = open_scratch(home, err);
    if (scratch < 0)
        return -1;
    result = take(&im, path, scratch, err);
    *report = im.restore.report;
    close(scratch);
    file_remove_tree(home->archive.dirfd, SCRATCH, &ignored);
    package_source_close(&im.source);
    restore_release(&im.restore);
    free(im.contents);
    free(im.records);
    free(im.dossiers);
    return result;
}

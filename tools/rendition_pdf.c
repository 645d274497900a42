#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "ocr/pdfa.h"
#include "ocr/transcript.h"
#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/limits.h"
#include "pipeline/base/memory.h"
#include "pipeline/image/decode.h"
#include "pipeline/run/sandbox.h"
#include "tools/command.h"
#include "tools/home.h"
#include "tools/listing.h"
#include "tools/rendition.h"

#define MADE     "made.pdf"
#define SPARE_MB 512 /* beside what a page needs: the coded pictures of all pages are held until they are written */
#define COPIES   3   /* of these, in buffers that grow */

static int note_newest(const struct event *event, void *data)
{
    char *newest = data;

    if (strcmp(event->time, newest) > 0)
        snprintf(newest, 24, "%s", event->time);
    return 0;
}

/* A value that nobody is asked about any more. */
static const char *sure_value(const struct listing *listing, enum field_id field)
{
    const struct field *f = &listing->document.fields[field];

    return f->status != STATUS_REVIEW && f->value && *f->value ? f->value : NULL;
}

static int find_info(struct home *home, struct arena *arena, const struct listing *listing, struct pdfa_info *info,
                     struct err *err)
{
    struct event_filter filter = {.document = listing->entry.id};
    char *newest = arena_alloc(arena, 24);
    const char *number = sure_value(listing, FIELD_NUMBER), *type = sure_value(listing, FIELD_TYPE);

    snprintf(newest, 24, "%s", listing->entry.created);
    if (catalogue_each_event(home->catalogue, &filter, note_newest, newest, err) != 0)
        return -1;
    *info = (struct pdfa_info){
        .title = number ? arena_printf(arena, "%s%s%s", type ? type : "", type ? " " : "", number)
                        : file_base_name(listing->path_count ? listing->paths[0] : listing->entry.digest),
        .author = sure_value(listing, FIELD_ISSUER),
        .subject = sure_value(listing, FIELD_ABSTRACT),
        .creator = "sohoa",
        .producer = SOHOA_AGENT,
        .created = listing->entry.created,
        .modified = newest};
    return 0;
}

/* A picture that goes in unread must be the one that was taken in. */
static int check_original(struct home *home, const char *path, const struct transcript *page, struct err *err)
{
    char sha256[DIGEST_SHA256_HEX];

    if (digest_file_sha256(home->archive.dirfd, path, sha256, err) != 0)
        return err_context(err, "page %d", page->page->number);
    return strcmp(sha256, page->sha256) == 0
               ? 0
               : err_set(err, ERR_CORRUPT, "the original of page %d is not what was taken in: run `sohoa verify`",
                         page->page->number);
}

/* The files of the pages, by paths inside of the archive. *bytes gets how large they are together. */
static int find_pages(struct home *home, struct arena *arena, const struct transcript *list, size_t count,
                      struct pdfa_page *pages, int64_t *bytes, struct err *err)
{
    const char *last = "";

    *bytes = 0;
    for (size_t i = 0; i < count; i++) {
        char *path = arena_alloc(arena, ARCHIVE_PATH_MAX);
        struct object object;
        int found = catalogue_find_object(home->catalogue, arena, list[i].sha256, &object, err);

        if (found < 0)
            return -1;
        pages[i] = (struct pdfa_page){.page = list[i].page, .path = path, .index = list[i].index};
        if (found == 0 || !object.media_type || !media_by_name(object.media_type, &pages[i].media))
            return err_set(err, ERR_CORRUPT, "the original of page %d is not in the archive: run `sohoa verify`",
                           list[i].page->number);
        archive_object_path(list[i].sha256, path);
        if (strcmp(last, list[i].sha256) == 0)
            continue;
        if (check_original(home, path, &list[i], err) != 0)
            return -1;
        *bytes += object.size;
        last = list[i].sha256;
    }
    return 0;
}

/* True when the pages are all those of one PDF and their text is its own, as it stands in it. Whether it has more is
 * seen when it is opened. */
static bool is_whole(const struct transcript *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (list[i].page->source != TEXT_LAYER || list[i].page->correction_count > 0 || list[i].index != (int)i + 1 ||
            strcmp(list[i].sha256, list[0].sha256) != 0)
            return false;
    return true;
}

/* In the child: everything after this is limited. Ends the process. */
static _Noreturn void make(const struct home *home, const struct pdfa_job *job, int64_t memory_mb, int report)
{
    const struct settings *s = &home->archive.settings;
    const struct sandbox sandbox = {.readable = {ARCHIVE_OBJECTS},
                                    .writable = job->scratch,
                                    .memory_mb = memory_mb,
                                    .file_mb = (int64_t)s->file_mb};
    cleanup_buf struct buf path = {0};
    struct err err = {0};
    int result;

    buf_printf(&path, "%s/" MADE, job->scratch);
    result = fchdir(home->archive.dirfd) != 0 ? err_errno(&err, "cannot go to the archive's folder")
                                              : sandbox_enter(&sandbox, &err);
    sandbox_allow_seconds((int64_t)s->page_seconds * (int64_t)(job->count + 1));
    if (result == 0)
        result = pdfa_write(job, path.data, &err);
    if (result != 0)
        file_write_all(report, &err, sizeof err);
    _exit(result == 0 ? 0 : 1);
}

/* What became of the child. */
static int wait_for(pid_t child, int report, struct err *err)
{
    struct err told = {0};
    ssize_t n = 0, got;
    int status = 0;

    while (n < (ssize_t)sizeof told && (got = read(report, (char *)&told + n, sizeof told - (size_t)n)) > 0)
        n += got;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        ;
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return 0;
    told.message[sizeof told.message - 1] = '\0';
    if (n == (ssize_t)sizeof told)
        return err_set(err, told.code, "%s", told.message);
    return err_set(err, ERR_LIMIT,
                   "the PDF takes more memory or time than limits.worker_mb and limits.page_seconds allow");
}

static int run_limited(const struct home *home, const struct pdfa_job *job, int64_t bytes, struct err *err)
{
    int64_t memory_mb = (int64_t)home->archive.settings.worker_mb + SPARE_MB + COPIES * (bytes >> 20);
    int ends[2];
    pid_t child;
    int result;

    fflush(stdout);
    if (pipe2(ends, O_CLOEXEC) != 0)
        return err_errno(err, "cannot make a pipe");
    child = fork();
    if (child == 0)
        make(home, job, memory_mb, ends[1]);
    close(ends[1]);
    result = child < 0 ? err_errno(err, "cannot start a process") : wait_for(child, ends[0], err);
    close(ends[0]);
    return result;
}

int rendition_pdf(struct home *home, const struct listing *listing, const struct transcript *list, size_t count,
                  const struct rendition *rendition, struct err *err)
{
    const struct settings *s = &home->archive.settings;
    const struct decode_limits limits = {.pixels = (long)(s->page_megapixels * 1e6),
                                         .pages = (int)s->pages,
                                         .seconds = (int)s->page_seconds,
                                         .memory_mb = (long)s->worker_mb};
    cleanup_arena struct arena arena = {0};
    cleanup_buf struct buf pdf = {0}, path = {0};
    struct pdfa_page *pages = arena_alloc(&arena, count * sizeof *pages);
    struct pdfa_job job = {.pages = pages,
                           .count = count,
                           .part = rendition->part,
                           .any_part = !rendition->part_chosen,
                           .whole = is_whole(list, count),
                           .limits = &limits};
    struct err ignored;
    int64_t bytes;
    int result;

    if (!rendition->output && isatty(STDOUT_FILENO))
        return err_set(err, ERR_USAGE, "a PDF is not for the terminal: name a file with -o FILE");
    if (find_info(home, &arena, listing, &job.info, err) != 0 ||
        find_pages(home, &arena, list, count, pages, &bytes, err) != 0 ||
        !(job.scratch = file_make_scratch(&arena, home_temporary(), "sohoa-pdf", err)))
        return -1;
    buf_printf(&path, "%s/" MADE, job.scratch);
    result =
        run_limited(home, &job, bytes, err) != 0 || file_read(AT_FDCWD, path.data, LIMIT_FILE_BYTES, &pdf, err) != 0
            ? -1
            : rendition_put(rendition, pdf.data, pdf.len, err);
    file_remove_tree(AT_FDCWD, job.scratch, &ignored);
    return result == 0 ? 0 : err_context(err, "document %lld", (long long)listing->entry.id);
}

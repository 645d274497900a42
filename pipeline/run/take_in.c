#include "pipeline/run/take_in.h"

#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "pipeline/base/file.h"
#include "pipeline/base/limits.h"
#include "pipeline/base/text.h"
#include "pipeline/intake/store.h"
#include "pipeline/intake/walk.h"

struct take_in {
    struct archive *archive;
    const struct journal *journal;
    struct walk *walk;
    struct job_limits limits;
    struct ingest_report *report;
    int64_t ticket; /* of the last job, counting down so that pages may count up */
    int attempts;   /* of the current job */
    int64_t *documents;
    size_t document_count;
    /* The unit whose job is under way. */
    struct unit unit;
    struct journal_item item;
    struct stored stored;
    char *unpacked; /* scratch folder of the archive being walked, removed when the next one is unpacked */
};

struct take_in *take_in_new(struct archive *archive, const struct journal *journal, struct walk *walk,
                            const struct job_limits *limits, struct ingest_report *report)
{
    struct take_in *in = memory_alloc(sizeof *in);

    in->archive = archive;
    in->journal = journal;
    in->walk = walk;
    in->limits = *limits;
    in->report = report;
    return in;
}

void take_in_free(struct take_in *in)
{
    if (!in)
        return;
    free(in->unpacked);
    free(in->documents);
    free(in);
}

const int64_t *take_in_documents(const struct take_in *in, size_t *count)
{
    *count = in->document_count;
    return in->documents;
}

int take_in_recover(struct archive *archive, const struct journal *journal, struct err *err)
{
    char sha256[DIGEST_SHA256_HEX] = "", path[ARCHIVE_PATH_MAX];
    int found;

    while ((found = journal->next_unstored(journal->state, sha256, sha256, err)) > 0) {
        int result;

        store_staged_path(sha256, path);
        if (store_has(archive, sha256) || faccessat(archive->dirfd, path, R_OK, 0) == 0) {
            result = store_commit(archive, sha256, err);
            if (result == 0)
                result = journal->object_stored(journal->state, sha256, err);
        } else {
            result = journal->forget_object(journal->state, sha256, err);
        }
        if (result != 0)
            return -1;
    }
    return found;
}

static void remember(struct take_in *in, int64_t document)
{
    size_t n = in->document_count;

    in->documents = memory_grow(in->documents, n, sizeof *in->documents);
    in->documents[in->document_count++] = document;
}

static struct journal_item item_of(const struct unit *unit)
{
    struct journal_item item = {.path = unit->path, .folder = unit->kind == UNIT_FOLDER, .entry = unit->entry};
    struct buf mark = {0};
    char hex[DIGEST_SHA256_HEX];

    for (size_t i = 0; i < unit->count; i++) {
        const struct member *m = &unit->members[i];

        item.size += m->size;
        if (!item.entry)
            item.mtime_ns = m->mtime_ns;
        buf_printf(&mark, "%s/%lld/%lld\n", file_base_name(m->path), (long long)m->size, (long long)m->mtime_ns);
    }
    if (item.folder && !item.entry) {
        digest_sha256(buf_string(&mark), mark.len, hex);
        hex[15] = '\0';
        item.mtime_ns = strtoll(hex, NULL, 16);
    }
    buf_release(&mark);
    return item;
}

static int refuse(struct take_in *in, bool skipped, const char *reason, struct err *err)
{
    in->report->lines[skipped ? LEDGER_SKIPPED : LEDGER_QUARANTINED]++;
    return in->journal->refuse(in->journal->state, &in->item, skipped, reason, err);
}

/* Stages one member. 1: done, *stored filled; 0: the file is at fault and the unit was refused; -1. */
static int stage(struct take_in *in, const struct member *member, struct stored *stored, struct err *err)
{
    struct err fault = {0};
    int result, fd;

    if (member->size > (int64_t)(in->archive->settings.file_mb * 1048576)) {
        err_set(&fault, ERR_LIMIT, "is larger than limits.file_mb = %g; raise that in sohoa.ini and ingest it again",
                in->archive->settings.file_mb);
        return refuse(in, false, fault.message, err);
    }
    fd = open(member->path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0) {
        err_set(&fault, ERR_INPUT, "cannot be read: %s", strerror(errno));
        return refuse(in, false, fault.message, err);
    }
    result = store_stage(in->archive, fd, member->path, stored, err);
    close(fd);
    if (result == 0)
        return 1;
    if (err->code != ERR_INPUT)
        return -1;
    fault = *err;
    err_clear(err);
    return refuse(in, false, fault.message, err);
}

static int keep(struct take_in *in, const struct stored *stored, enum media media, struct err *err)
{
    const struct journal *j = in->journal;

    if (j->add_object(j->state, stored->sha256, stored->size, media, err) != 0 ||
        store_commit(in->archive, stored->sha256, err) != 0)
        return -1;
    return j->object_stored(j->state, stored->sha256, err);
}

/* 1 when the digest is known and the path was added to its document. */
static int add_known(struct take_in *in, const char *digest, struct err *err)
{
    const struct journal *j = in->journal;
    enum ledger_line line;
    int64_t document, same;
    int found = j->find_document(j->state, digest, &document, err);

    if (found <= 0)
        return found;
    in->item.digest = digest;
    if (j->add_path(j->state, &in->item, document, err) != 0 ||
        (found = j->settled(j->state, &in->item, &line, &same, err)) < 0)
        return -1;
    if (found && line == LEDGER_DUPLICATE)
        in->report->lines[LEDGER_DUPLICATE]++;
    else
        remember(in, document);
    return 1;
}

static int enter(struct take_in *in, const char *digest, const struct journal_page *pages, size_t count,
                 const char *warning, const char *quarantine, struct err *err)
{
    int64_t document;

    in->item.digest = digest;
    if (in->journal->add_document(in->journal->state, &in->item, pages, count, warning, quarantine, &document, err) !=
        0)
        return -1;
    remember(in, document);
    in->report->fresh++;
    in->report->pages_total += (int64_t)count;
    return 0;
}

static int enter_file(struct take_in *in, int pages, const char *warning, const char *quarantine, struct err *err)
{
    struct journal_page *list = memory_resize(NULL, (size_t)pages, sizeof *list);
    int result;

    for (int i = 0; i < pages; i++)
        list[i] = (struct journal_page){
            .number = i + 1, .object = in->stored.sha256, .media = in->unit.members[0].media, .index = i + 1};
    result = enter(in, in->stored.sha256, list, (size_t)pages, warning, quarantine, err);
    free(list);
    return result;
}

/* Quarantines a file whose bytes are staged or stored: they are kept. */
static int quarantine(struct take_in *in, const char *reason, struct err *err)
{
    if (keep(in, &in->stored, in->unit.members[0].media, err) != 0)
        return -1;
    return enter_file(in, 0, NULL, reason, err);
}

static int take_folder(struct take_in *in, struct err *err)
{
    const struct unit *unit = &in->unit;
    struct stored *stored = memory_alloc(unit->count * sizeof *stored);
    struct journal_page *pages = memory_alloc(unit->count * sizeof *pages);
    cleanup_buf struct buf list = {0};
    char digest[DIGEST_SHA256_HEX];
    int result = 1;

    if (unit->count > (size_t)in->limits.pages)
        result =
            refuse(in, false,
                   "has more page images than limits.pages allows; raise that in sohoa.ini and ingest it again", err);
    for (size_t i = 0; i < unit->count && result > 0; i++) {
        result = stage(in, &unit->members[i], &stored[i], err);
        buf_printf(&list, "%s\n", stored[i].sha256);
        pages[i] = (struct journal_page){
            .number = (int)i + 1, .object = stored[i].sha256, .media = unit->members[i].media, .index = 1};
    }
    if (result > 0) {
        digest_sha256(list.data, list.len, digest);
        result = add_known(in, digest, err) == 0;
        for (size_t i = 0; i < unit->count && result > 0; i++)
            result = keep(in, &stored[i], unit->members[i].media, err) == 0 ? 1 : -1;
        if (result > 0)
            result = enter(in, digest, pages, unit->count, NULL, NULL, err);
    }
    free(stored);
    free(pages);
    return result < 0 ? -1 : 0;
}

static void fill_job(struct take_in *in, enum job_kind kind, struct job *job)
{
    *job = (struct job){.ticket = in->ticket, .kind = kind, .media = in->unit.members[0].media, .limits = in->limits};
    memcpy(job->object, in->stored.sha256, sizeof job->object);
    if (kind == JOB_UNPACK && !in->stored.known)
        store_staged_path(in->stored.sha256, job->path);
    else
        archive_object_path(in->stored.sha256, job->path);
}

static int take_file(struct take_in *in, enum take_in_state *state, struct job *job, struct err *err)
{
    const struct member *member = &in->unit.members[0];
    int result = stage(in, member, &in->stored, err);

    if (result <= 0)
        return result;
    result = add_known(in, in->stored.sha256, err);
    if (result != 0) {
        store_unstage(in->archive, in->stored.sha256);
        return result < 0 ? -1 : 0;
    }
    if (media_is_archive(member->media) && in->unit.entry) {
        /* Not as a document: its digest would make the same zip, ingested by itself, a duplicate. */
        store_unstage(in->archive, in->stored.sha256);
        return refuse(in, false, "a zip or tar inside another: unpack the outer one and ingest this by itself", err);
    }
    in->ticket--;
    in->attempts = 0;
    if (!media_is_archive(member->media)) {
        if (keep(in, &in->stored, member->media, err) != 0)
            return -1;
        if (member->pages > 0)
            return enter_file(in, member->pages, NULL, NULL, err);
    }
    fill_job(in, media_is_archive(member->media) ? JOB_UNPACK : JOB_PROBE, job);
    *state = TAKE_IN_JOB;
    return 0;
}

/* 1 when an earlier run settled this unit. Entries of a zip have no time of their own: their bytes must tell. */
static int settled_before(struct take_in *in, struct err *err)
{
    enum ledger_line line = LEDGER_DONE;
    int64_t document = 0;
    int found;

    if (in->item.entry && in->unit.count > 0)
        return 0;
    found = in->journal->settled(in->journal->state, &in->item, &line, &document, err);
    if (found <= 0)
        return found;
    if (document && line != LEDGER_DUPLICATE)
        remember(in, document);
    else
        in->report->lines[line]++;
    return 1;
}

int take_in_step(struct take_in *in, enum take_in_state *state, struct job *job, struct err *err)
{
    int result;

    *state = TAKE_IN_MORE;
    if (!walk_next(in->walk, &in->unit)) {
        *state = TAKE_IN_END;
        return 0;
    }
    in->item = item_of(&in->unit);
    in->report->seen++;
    result = settled_before(in, err);
    if (result != 0)
        return result < 0 ? -1 : 0;
    switch (in->unit.kind) {
    case UNIT_FILE:
        return take_file(in, state, job, err);
    case UNIT_FOLDER:
        return take_folder(in, err);
    case UNIT_SKIPPED:
        return refuse(in, true, in->unit.reason, err);
    case UNIT_BAD:
        return refuse(in, false, in->unit.reason, err);
    }
    return 0;
}

static char *bytes_of_hex(struct arena *arena, const char *hex)
{
    size_t n = hex ? strlen(hex) / 2 : 0;
    char *bytes = arena_alloc(arena, n + 1);

    for (size_t i = 0; i < n; i++) {
        char pair[3] = {hex[2 * i], hex[2 * i + 1], '\0'};

        bytes[i] = (char)strtol(pair, NULL, 16);
    }
    return bytes;
}

/* The bytes that a worker names must lie in the folder it was given. */
static bool proper_entry(const char *file)
{
    return !strncmp(file, ARCHIVE_SCRATCH "/w", strlen(ARCHIVE_SCRATCH "/w")) && !strstr(file, "..");
}

static int drop_unpacked(struct take_in *in, struct err *err)
{
    int result = in->unpacked ? file_remove_tree(in->archive->dirfd, in->unpacked, err) : 0;

    free(in->unpacked);
    in->unpacked = NULL;
    return result;
}

/* The archive's entries take the place of the archive in the walk; it is a container, like a folder. */
static int expand(struct take_in *in, const json_t *entries, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    size_t n = json_array_size(entries);
    const char **names = arena_alloc(&arena, n * sizeof *names), **files = arena_alloc(&arena, n * sizeof *files),
               **refused = arena_alloc(&arena, n * sizeof *refused);
    char *prefix = arena_strdup(&arena, in->unit.path),
         *root = arena_printf(&arena, "/proc/self/fd/%d", in->archive->dirfd);

    store_unstage(in->archive, in->stored.sha256);
    if (drop_unpacked(in, err) != 0)
        return -1;
    if (n == 0)
        return refuse(in, true, "an archive with no files in it", err);
    in->report->seen--;
    for (size_t i = 0; i < n; i++) {
        const json_t *entry = json_array_get(entries, i);
        const char *file = json_string_value(json_object_get(entry, "file"));
        const char *why = json_string_value(json_object_get(entry, "refused"));

        names[i] = bytes_of_hex(&arena, json_string_value(json_object_get(entry, "name")));
        refused[i] = why ? why : "the worker did not say why";
        if (!file || !proper_entry(file))
            continue;
        files[i] = file_join(&arena, root, file);
        if (!in->unpacked) {
            in->unpacked = memory_strdup(file);
            *strrchr(in->unpacked, '/') = '\0';
        }
    }
    walk_push_entries(in->walk, prefix, names, files, refused, n);
    return 0;
}

int take_in_outcome(struct take_in *in, const struct result *result, bool died, enum take_in_state *state,
                    struct job *job, struct err *err)
{
    bool unpack = media_is_archive(in->unit.members[0].media);
    const json_t *probe;
    const char *warning;
    int64_t pages;

    *state = TAKE_IN_MORE;
    if (died && ++in->attempts < LIMIT_ATTEMPTS) {
        fill_job(in, unpack ? JOB_UNPACK : JOB_PROBE, job);
        *state = TAKE_IN_JOB;
        return 0;
    }
    if (!result->ok) {
        cleanup_buf struct buf reason = {0};

        if (result->err.code == ERR_SETUP || result->err.code == ERR_NO_SPACE) {
            *err = result->err;
            return -1;
        }
        buf_printf(&reason, died ? "cannot be read: %s (%d attempts)" : "%s", result->err.message, LIMIT_ATTEMPTS);
        return quarantine(in, reason.data, err);
    }
    if (unpack)
        return expand(in, json_object_get(result->body, "entries"), err);
    probe = json_object_get(result->body, "probe");
    pages = json_integer_value(json_object_get(probe, "pages"));
    warning = json_string_value(json_object_get(probe, "warning"));
    if (pages < 1)
        return quarantine(in, "has no pages", err);
    if (pages > in->limits.pages)
        return quarantine(
            in, "has more pages than limits.pages allows; raise that in sohoa.ini and ingest it with --retry", err);
    return enter_file(in, (int)pages, warning, NULL, err);
}

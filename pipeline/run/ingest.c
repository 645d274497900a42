#include "pipeline/run/ingest.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "pipeline/base/limits.h"
#include "pipeline/extract/extract.h"
#include "pipeline/extract/parts.h"
#include "pipeline/intake/store.h"
#include "pipeline/intake/walk.h"
#include "pipeline/model/record.h"
#include "pipeline/run/pool.h"
#include "pipeline/run/preview.h"
#include "pipeline/run/take_in.h"

#define LOOK_AHEAD_PAGES 2000 /* intake runs this far ahead of reading, so that the total is known early */

struct flight {
    bool used, again; /* again: its worker died, hand it to the next one */
    int64_t ticket;
    struct journal_page page;
    char object[DIGEST_SHA256_HEX];
};

struct ingest {
    struct archive *archive;
    const struct journal *journal;
    const struct ingest_options *options;
    struct ingest_report *report;
    struct pool *pool;
    struct walk *walk;
    struct take_in *take_in;
    enum take_in_state intake;
    struct job intake_job;
    bool intake_submitted;
    struct job_limits limits;
    int workers;
    struct flight flights[POOL_WORKERS_MAX];
    int64_t ticket;
    /* Pages fetched from the journal and not yet handed out. */
    struct arena fetched;
    struct journal_page *pages;
    size_t page_count, next_page;
    int64_t last_document;
    int last_number;
    int64_t *waiting; /* documents that hold several, in order of id */
    size_t waiting_count;
    int64_t turn; /* the one that may be finished; 0 none yet */
    struct timespec started, beaten;
};

static double seconds_since(const struct timespec *t)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - t->tv_sec) + (double)(now.tv_nsec - t->tv_nsec) / 1e9;
}

static bool stopping(const struct ingest *in)
{
    return in->options->stop && *in->options->stop;
}

static struct flight *flight_of(struct ingest *in, int64_t ticket)
{
    for (int i = 0; i < in->workers; i++)
        if (in->flights[i].used && in->flights[i].ticket == ticket)
            return &in->flights[i];
    return NULL;
}

/* Intake ------------------------------------------------------------------------------------------------- */

static int submit_intake(struct ingest *in, struct err *err)
{
    if (in->intake != TAKE_IN_JOB || in->intake_submitted || pool_idle(in->pool) == 0)
        return 0;
    in->intake_submitted = true;
    return pool_submit(in->pool, &in->intake_job, err);
}

static int step_intake(struct ingest *in, struct err *err)
{
    int64_t waiting = in->report->pages_total - in->report->pages_done - in->report->pages_failed;

    if (in->intake != TAKE_IN_MORE || waiting > LOOK_AHEAD_PAGES)
        return 0;
    if (take_in_step(in->take_in, &in->intake, &in->intake_job, err) != 0)
        return -1;
    in->report->looking = in->intake != TAKE_IN_END;
    return 0;
}

/* Reading ------------------------------------------------------------------------------------------------ */

static struct flight *free_flight(struct ingest *in)
{
    for (int i = 0; i < in->workers; i++)
        if (!in->flights[i].used)
            return &in->flights[i];
    return NULL;
}

static int submit_page(struct ingest *in, struct flight *flight, struct err *err)
{
    struct job job = {.ticket = ++in->ticket,
                      .kind = JOB_PAGE,
                      .media = flight->page.media,
                      .page = flight->page.index,
                      .limits = in->limits,
                      .previews = in->archive->settings.previews > 0};

    flight->ticket = job.ticket;
    flight->again = false;
    memcpy(job.object, flight->object, sizeof job.object);
    archive_object_path(flight->object, job.path);
    return pool_submit(in->pool, &job, err);
}

static int fetch(struct ingest *in, struct err *err)
{
    if (in->next_page < in->page_count)
        return 0;
    arena_release(&in->fetched);
    in->next_page = 0;
    return in->journal->next_pages(in->journal->state, &in->fetched, in->last_document, in->last_number,
                                   (size_t)in->workers * 4, &in->pages, &in->page_count, err);
}

static int dispatch(struct ingest *in, struct err *err)
{
    for (int i = 0; i < in->workers; i++)
        if (in->flights[i].used && in->flights[i].again && pool_idle(in->pool) > 0 &&
            submit_page(in, &in->flights[i], err) != 0)
            return -1;
    while (pool_idle(in->pool) > 0) {
        struct flight *flight = free_flight(in);

        if (!flight || fetch(in, err) != 0)
            return flight ? -1 : 0;
        if (in->next_page >= in->page_count)
            return 0;
        flight->page = in->pages[in->next_page++];
        memcpy(flight->object, flight->page.object, DIGEST_SHA256_HEX);
        in->last_document = flight->page.document;
        in->last_number = flight->page.number;
        flight->used = true;
        if (submit_page(in, flight, err) != 0)
            return -1;
    }
    return 0;
}

/* Documents that hold several wait for their turn: the ids of the further ones must be those of an undisturbed run, so
 * no file may be taken in any more, and all documents before must be finished. */
static int see_whose_turn(struct ingest *in, struct err *err)
{
    in->turn = 0;
    if (in->intake != TAKE_IN_END)
        return 0;
    return in->journal->first_open(in->journal->state, &in->turn, err) < 0 ? -1 : 0;
}

static int by_id(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

    return (x > y) - (x < y);
}

static bool is_waiting(const struct ingest *in, int64_t id)
{
    return in->waiting_count > 0 && bsearch(&id, in->waiting, in->waiting_count, sizeof id, by_id);
}

static void wait_for_turn(struct ingest *in, int64_t id)
{
    size_t n = in->waiting_count;

    in->waiting = memory_grow(in->waiting, n, sizeof *in->waiting);
    in->waiting[in->waiting_count++] = id;
    qsort(in->waiting, in->waiting_count, sizeof *in->waiting, by_id);
}

static bool any_page_read(const struct document *document)
{
    for (size_t i = 0; i < document->page_count; i++)
        if (!document->pages[i].failed)
            return true;
    return document->page_count == 0;
}

static const char *joined(struct arena *arena, const char *a, const char *b)
{
    if (!a || !b || strstr(a, b)) /* what is finished again has its note already */
        return a ? a : b;
    return arena_printf(arena, "%s; %s", a, b);
}

/* The documents that the pages of one hold: fields of the first are those that it has, notes are joined. What a person
 * has looked at as one stays one. */
static struct document *extract_parts(struct arena *arena, const struct document *whole, double max_risk, size_t *count)
{
    struct extract_options options = {.max_risk = max_risk};
    struct part *parts = arena_alloc(arena, (whole->page_count + 1) * sizeof *parts);
    struct document *documents;

    *count = 1;
    parts[0] = (struct part){.count = whole->page_count};
    if (!document_is_confirmed(whole))
        *count = parts_find(arena, whole, parts);
    documents = arena_alloc(arena, *count * sizeof *documents);
    for (size_t i = 0; i < *count; i++) {
        struct document *d = &documents[i];

        if (i == 0)
            *d = *whole;
        d->pages = whole->pages + parts[i].first;
        d->page_count = parts[i].count;
        extract_document(arena, d, &options);
        d->note = joined(arena, d->note, parts[i].note);
    }
    documents[0].note = joined(arena, whole->note, documents[0].note);
    return documents;
}

/* Extracts a document whose pages are all in. */
static int finish(struct ingest *in, int64_t id, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    const struct journal *j = in->journal;
    struct document whole = {0}, *documents;
    size_t count;

    if (id != in->turn && is_waiting(in, id))
        return 0;
    if (j->load(j->state, &arena, id, &whole, err) != 0)
        return -1;
    if (any_page_read(&whole)) {
        documents = extract_parts(&arena, &whole, in->archive->settings.max_risk, &count);
        if (count > 1 && id != in->turn) {
            wait_for_turn(in, id);
            return 0;
        }
        if (j->finish(j->state, id, documents, count, err) != 0)
            return -1;
    } else if (j->quarantine(j->state, id, whole.pages[0].failed, err) != 0) {
        return -1;
    }
    return see_whose_turn(in, err);
}

static int finish_all(struct ingest *in, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    int64_t *documents;
    size_t count;

    if (in->journal->unfinished(in->journal->state, &arena, &documents, &count, err) != 0 ||
        (count > 0 && see_whose_turn(in, err) != 0))
        return -1;
    for (size_t i = 0; i < count; i++)
        if (finish(in, documents[i], err) != 0)
            return -1;
    return in->journal->write_records(in->journal->state, err);
}

static int page_done(struct ingest *in, struct flight *flight, const struct result *result, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct page page;
    struct err fault = {0};

    if (record_to_page(&arena, json_object_get(result->body, "page"), &page, &fault) != 0) {
        in->report->pages_failed++;
        return in->journal->fail_page(in->journal->state, flight->page.document, flight->page.number, fault.message,
                                      err);
    }
    if (preview_take(in->archive, flight->object, flight->page.index, &page.geometry,
                     json_object_get(result->body, "previews"), err) != 0)
        return -1;
    page.number = flight->page.number;
    in->report->pages_done++;
    return in->journal->save_page(in->journal->state, flight->page.document, &page, pool_agent(in->pool), err);
}

static int page_outcome(struct ingest *in, const struct outcome *outcome, struct err *err)
{
    struct flight *flight = flight_of(in, outcome->ticket);
    const struct journal *j = in->journal;
    const struct result *result = &outcome->result;
    int attempts = LIMIT_ATTEMPTS, failed;

    if (!flight)
        return err_set(err, ERR_INTERNAL, "an outcome of a job that was never given");
    if (!outcome->died && !result->ok && (result->err.code == ERR_SETUP || result->err.code == ERR_NO_SPACE)) {
        *err = result->err;
        return -1;
    }
    if (outcome->died) {
        if (j->count_attempt(j->state, flight->page.document, flight->page.number, result->err.message, &attempts,
                             err) != 0)
            return -1;
        flight->again = attempts < LIMIT_ATTEMPTS;
        if (flight->again)
            return 0;
    }
    flight->used = false;
    if (result->ok) {
        failed = page_done(in, flight, result, err);
    } else {
        in->report->pages_failed++;
        failed = j->fail_page(j->state, flight->page.document, flight->page.number, result->err.message, err);
    }
    return failed == 0 ? finish_all(in, err) : -1;
}

static int hear(struct ingest *in, int milliseconds, struct err *err)
{
    struct outcome outcome;
    int got = pool_wait(in->pool, milliseconds, &outcome, err), result;

    if (got <= 0)
        return got;
    if (in->intake_submitted && outcome.ticket == in->intake_job.ticket) {
        in->intake_submitted = false;
        result = take_in_outcome(in->take_in, &outcome.result, outcome.died, &in->intake, &in->intake_job, err);
    } else {
        result = page_outcome(in, &outcome, err);
    }
    result_release(&outcome.result);
    return result;
}

/* The whole ---------------------------------------------------------------------------------------------- */

static int beat(struct ingest *in, bool last, struct err *err)
{
    struct ingest_report *r = in->report;
    struct journal_progress progress;

    if (!last && seconds_since(&in->beaten) < 0.5)
        return 0;
    clock_gettime(CLOCK_MONOTONIC, &in->beaten);
    r->seconds = seconds_since(&in->started);
    if (in->options->progress)
        in->options->progress(r, in->options->progress_data);
    progress = (struct journal_progress){r->seen, r->pages_done, r->pages_failed, r->pages_total,
                                         r->seconds > 0 ? (double)r->pages_done / r->seconds : 0};
    return in->journal->beat(in->journal->state, &progress, err);
}

static bool busy(const struct ingest *in)
{
    return pool_idle(in->pool) < in->workers || in->intake != TAKE_IN_END || in->next_page < in->page_count;
}

static int loop(struct ingest *in, struct err *err)
{
    for (;;) {
        bool idle;

        /* Handing out comes before the question whether there is more to do: it fetches the pages still waiting. */
        if (step_intake(in, err) != 0 || submit_intake(in, err) != 0 || dispatch(in, err) != 0)
            return -1;
        if (!busy(in) || stopping(in))
            break;
        idle = in->intake != TAKE_IN_MORE || pool_idle(in->pool) == 0;
        if (pool_idle(in->pool) < in->workers && hear(in, idle ? 250 : 0, err) != 0)
            return -1;
        if (beat(in, false, err) != 0)
            return -1;
    }
    return stopping(in) ? 0 : finish_all(in, err);
}

static int add_up(struct ingest *in, struct err *err)
{
    size_t count;
    const int64_t *documents = take_in_documents(in->take_in, &count);

    for (size_t i = 0; i < count; i++) {
        enum ledger_line line;

        if (in->journal->line_of(in->journal->state, documents[i], &line, err) != 0)
            return -1;
        in->report->lines[line]++;
    }
    in->report->stopped = stopping(in);
    return beat(in, true, err);
}

static struct job_limits limits_of(const struct settings *s)
{
    return (struct job_limits){.pixels = (int64_t)(s->page_megapixels * 1e6),
                               .pages = (int64_t)s->pages,
                               .seconds = (int64_t)s->page_seconds,
                               .memory_mb = (int64_t)s->worker_mb,
                               .unpack_bytes = (int64_t)(s->archive_mb * 1048576),
                               .unpack_files = (int64_t)s->archive_files};
}

static int open_pool(struct ingest *in, struct err *err)
{
    const struct settings *s = &in->archive->settings;
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    int jobs = in->options->jobs > 0 ? in->options->jobs : (int)s->jobs;
    struct pool_options options = {.program = in->options->program,
                                   .languages = s->languages,
                                   .without = s->leave_out,
                                   .dirfd = in->archive->dirfd,
                                   .memory_mb = (int64_t)s->worker_mb,
                                   .file_mb = (int64_t)(s->archive_mb > s->file_mb ? s->archive_mb : s->file_mb),
                                   .page_seconds = (int64_t)s->page_seconds};

    in->workers = jobs > 0 ? jobs : cores > 0 ? (int)cores : 1;
    if (in->workers > POOL_WORKERS_MAX)
        in->workers = POOL_WORKERS_MAX;
    options.workers = in->workers;
    in->pool = pool_open(&options, err);
    return in->pool ? 0 : -1;
}

int ingest_run(struct archive *archive, const struct journal *journal, const char *const *paths, size_t count,
               const struct ingest_options *options, struct ingest_report *report, struct err *err)
{
    struct ingest in = {.archive = archive, .journal = journal, .options = options, .report = report};
    struct stat home;
    int result;

    *report = (struct ingest_report){.looking = count > 0};
    clock_gettime(CLOCK_MONOTONIC, &in.started);
    if (fstat(archive->dirfd, &home) != 0)
        return err_errno(err, "cannot look at the archive");
    in.limits = limits_of(&archive->settings);
    in.walk = walk_open(paths, count, (uint64_t)home.st_dev, (uint64_t)home.st_ino);
    in.take_in = take_in_new(archive, journal, in.walk, &in.limits, report);
    result = take_in_recover(archive, journal, err);
    if (result == 0)
        result = archive_clear_scratch(archive, err);
    if (result == 0)
        result = journal->pages_waiting(journal->state, &report->pages_total, err);
    if (result == 0)
        result = open_pool(&in, err);
    if (result == 0)
        result = finish_all(&in, err);
    if (result == 0)
        result = loop(&in, err);
    if (result == 0)
        result = add_up(&in, err);
    pool_close(in.pool);
    take_in_free(in.take_in);
    walk_close(in.walk);
    arena_release(&in.fetched);
    free(in.waiting);
    if (result == 0)
        result = archive_clear_scratch(archive, err);
    return result;
}

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "index/journal.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/run/ingest.h"
#include "tools/command.h"
#include "tools/home.h"
#include "tools/progress.h"
#include "tools/selection.h"
#include "tools/stop.h"

static void print_json(const struct ingest_report *r)
{
    const int64_t *l = r->lines;

    printf("{\"seen\":%lld,\"done\":%lld,\"review\":%lld,\"duplicate\":%lld,\"quarantined\":%lld,\"skipped\":%lld,"
           "\"unfinished\":%lld,\"new\":%lld,\"pages_done\":%lld,\"pages_failed\":%lld,\"seconds\":%.3f,"
           "\"stopped\":%s}\n",
           (long long)r->seen, (long long)l[LEDGER_DONE], (long long)l[LEDGER_REVIEW], (long long)l[LEDGER_DUPLICATE],
           (long long)l[LEDGER_QUARANTINED], (long long)l[LEDGER_SKIPPED], (long long)l[LEDGER_UNFINISHED],
           (long long)r->fresh, (long long)r->pages_done, (long long)r->pages_failed, r->seconds,
           r->stopped ? "true" : "false");
}

/* What is done before the paths are looked at. */
struct request {
    long jobs;
    bool retry;
    const char *again; /* documents to be read anew; or NULL */
};

static int read_again(struct home *home, struct journal_state *state, const char *documents, struct err *err)
{
    cleanup_selection struct selection selection = {0};

    if (selection_find(home->catalogue, documents, &selection, err) != 0)
        return -1;
    return journal_again(state, selection.ids, selection.count, err);
}

static int run(struct home *home, char **paths, int count, const struct request *request, struct progress *progress,
               struct ingest_report *report, struct err *err)
{
    struct journal_state state = {
        .catalogue = home->catalogue, .archive = &home->archive, .agent = SOHOA_AGENT, .retry = request->retry};
    struct journal journal;
    struct ingest_options options = {.program = "/proc/self/exe",
                                     .jobs = (int)request->jobs,
                                     .stop = &stop_asked,
                                     .progress = progress_show,
                                     .progress_data = progress};
    struct err ignored = {0};
    int result;

    if (catalogue_start_run(home->catalogue, &state.run, err) != 0)
        return -1;
    journal_init(&journal, &state);
    result = request->retry ? journal_retry(&state, err) : 0;
    if (result == 0 && request->again)
        result = read_again(home, &state, request->again, err);
    if (result == 0)
        result = ingest_run(&home->archive, &journal, (const char *const *)paths, (size_t)count, &options, report, err);
    catalogue_end_run(home->catalogue, &state.run,
                      result != 0       ? "failed"
                      : report->stopped ? "interrupted"
                                        : "complete",
                      &ignored);
    return result;
}

/* A path mistyped, or on a disk that is not mounted, is no scan to be put in quarantine. */
static int check_paths(char **paths, int count, struct err *err)
{
    struct stat st;

    for (int i = 0; i < count; i++)
        if (lstat(paths[i], &st) != 0 && (errno == ENOENT || errno == ENOTDIR))
            return err_errno(err, "nothing was taken in: cannot find '%s'", paths[i]);
    return 0;
}

int command_ingest(struct context *context, int argc, char **argv, struct err *err)
{
    struct request request = {0};
    bool json = false;
    const struct option_spec options[] = {
        {0, "retry", NULL, "try again what failed or was quarantined", OPTION_FLAG, &request.retry},
        {0, "again", "DOCUMENTS", "read these anew: all, ids, or a query", OPTION_TEXT, &request.again},
        {'j', "jobs", "N", "pages read at once (default: one for each core)", OPTION_NUMBER, &request.jobs},
        {0, "json", NULL, "print the ledger as JSON", OPTION_FLAG, &json},
        {0}};
    int first = options_parse(context, argc, argv, options, 0, -1, err);
    cleanup_home struct home home = HOME_INIT;
    struct progress progress;
    struct ingest_report report = {0};

    if (first < 0)
        return first == OPTIONS_HELP ? 0 : -1;
    stop_catch();
    signal(SIGPIPE, SIG_IGN); /* a worker may be dead when it is written to */
    if (check_paths(argv + first, argc - first, err) != 0 || home_open(&home, context, HOME_WAIT, err) != 0)
        return -1;
    progress_init(&progress, stderr);
    if (run(&home, argv + first, argc - first, &request, &progress, &report, err) != 0) {
        if (progress.terminal)
            fputc('\n', stderr);
        return -1;
    }
    if (json)
        print_json(&report);
    else
        progress_ledger(&progress, &report);
    if (report.stopped)
        return err_set(err, ERR_INTERRUPTED, "stopped; nothing is lost. To go on: sohoa -C '%s' ingest",
                       context->archive);
    return report.lines[LEDGER_REVIEW] + report.lines[LEDGER_QUARANTINED] > 0;
}

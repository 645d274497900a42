#include "index/import.h"

#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "pipeline/base/err.h"
#include "tools/command.h"
#include "tools/home.h"

static volatile sig_atomic_t stop;

static void ask_to_stop(int signal_number)
{
    (void)signal_number;
    stop = 1;
}

static void catch_signals(void)
{
    struct sigaction action = {.sa_handler = ask_to_stop}; /* no SA_RESTART: waiting for the lock ends too */

    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    sigaction(SIGHUP, &action, NULL);
}

static void say_bad(const char *path, int64_t line, const char *why, void *data)
{
    (void)data;
    fprintf(stderr, "%s:%lld: left out: %s\n", path, (long long)line, why);
}

static void say_progress(const struct import_report *report, void *data)
{
    (void)data;
    if (isatty(STDERR_FILENO))
        fprintf(stderr, "\r%lld records", (long long)report->lines);
}

static void print_report(const struct import_report *r, bool json)
{
    if (json) {
        printf("{\"lines\":%lld,\"added\":%lld,\"duplicate\":%lld,\"bad\":%lld,\"stopped\":%s}\n", (long long)r->lines,
               (long long)r->added, (long long)r->duplicate, (long long)r->bad, r->stopped ? "true" : "false");
        return;
    }
    printf("%lld records seen: %lld new + %lld duplicate + %lld left out\n", (long long)r->lines, (long long)r->added,
           (long long)r->duplicate, (long long)r->bad);
    if (r->unknown[0])
        printf("Keys that no field has, left out: %s\n", r->unknown);
}

int command_import(struct context *context, int argc, char **argv, struct err *err)
{
    bool json = false;
    const struct option_spec options[] = {{0, "json", NULL, "print the sums as JSON", OPTION_FLAG, &json}, {0}};
    int first = options_parse(context, argc, argv, options, 1, -1, err);
    cleanup_home struct home home = HOME_INIT;
    struct import_report report = {0};
    struct import_options import = {.agent = SOHOA_AGENT, .bad = say_bad, .progress = say_progress, .stop = &stop};

    if (first < 0)
        return first == OPTIONS_HELP ? 0 : -1;
    catch_signals();
    for (int i = first; i < argc; i++)
        if (access(argv[i], R_OK) != 0)
            return err_errno(err, "nothing was taken in: cannot read '%s'", argv[i]);
    if (home_open(&home, context, HOME_WAIT, err) != 0)
        return -1;
    for (int i = first; i < argc && !report.stopped; i++)
        if (import_file(home.catalogue, &home.archive, argv[i], &import, &report, err) != 0)
            return -1;
    if (isatty(STDERR_FILENO))
        fputc('\n', stderr);
    print_report(&report, json);
    if (report.stopped)
        return err_set(err, ERR_INTERRUPTED, "stopped; nothing is lost. To go on give the same command again");
    return report.bad > 0;
}

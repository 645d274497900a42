#include "index/import.h"

#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "pipeline/base/err.h"
#include "tools/command.h"
#include "tools/home.h"
#include "tools/import_foreign.h"
#include "tools/import_package.h"
#include "tools/say.h"

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

static void print_restored(const struct restore_report *r, bool json)
{
    if (json) {
        printf("{\"added\":%lld,\"known\":%lld,\"answers\":%lld,\"conflicts\":%lld,\"dossiers\":%lld,"
               "\"dossiers_known\":%lld,\"dossiers_absent\":%lld}\n",
               (long long)r->added, (long long)r->known, (long long)r->answers, (long long)r->conflicts,
               (long long)r->dossiers, (long long)r->dossiers_known, (long long)r->dossiers_absent);
        return;
    }
    say(PHRASE_CLI_RESTORED, (long long)r->added, (long long)r->known, (long long)r->answers, (long long)r->conflicts,
        (long long)r->dossiers, (long long)r->dossiers_known, (long long)r->dossiers_absent);
}

/* Of another program: its files are ingested, for which the lock is let go in between. */
static int import_foreign(struct context *context, struct home *home, struct foreign *foreign, struct err *err)
{
    int result;

    home_close(home);
    *home = (struct home)HOME_INIT;
    result = foreign_ingest(context->archive, foreign, err);
    if (home_open(home, context, HOME_WAIT, result == 0 ? err : &(struct err){0}) != 0 || result != 0)
        return -1;
    if (foreign_register(home, foreign, err) != 0)
        return -1;
    say(PHRASE_CLI_FOREIGN, foreign->files, foreign->descriptions);
    return 0;
}

static int import_one(struct context *context, struct home *home, const char *path, bool json, struct err *err)
{
    struct foreign foreign = {0};
    struct restore_report report;
    int result = import_package(home, path, &stop, &report, &foreign, err);

    if (result == 0 && foreign.files)
        result = import_foreign(context, home, &foreign, err);
    else if (result == 0)
        print_restored(&report, json);
    foreign_release(&foreign);
    /* Somebody must look when people said different things, or a dossier waits for documents. */
    return result == 0 ? report.conflicts > 0 || report.dossiers_absent > 0 : -1;
}

static int import_packages(struct context *context, struct home *home, char **paths, int count, bool json,
                           struct err *err)
{
    int status = 0;

    for (int i = 0; i < count; i++) {
        int result = import_one(context, home, paths[i], json, err);

        if (result < 0)
            return -1;
        status = status || result;
    }
    return status;
}

static void print_report(const struct import_report *r, bool json)
{
    if (json) {
        printf("{\"lines\":%lld,\"added\":%lld,\"duplicate\":%lld,\"bad\":%lld,\"stopped\":%s}\n", (long long)r->lines,
               (long long)r->added, (long long)r->duplicate, (long long)r->bad, r->stopped ? "true" : "false");
        return;
    }
    say_plain(stdout, "%lld record{|s} seen: %lld new + %lld duplicate + %lld left out\n", (long long)r->lines,
              (long long)r->added, (long long)r->duplicate, (long long)r->bad);
    if (r->unknown[0])
        printf("Keys that no field has, left out: %s\n", r->unknown);
}

int command_import(struct context *context, int argc, char **argv, struct err *err)
{
    bool json = false;
    const struct option_spec options[] = {{0, "json", NULL, "print the sums as JSON", OPTION_FLAG, &json}, {0}};
    int first = options_parse(context, argc, argv, options, 1, -1, err);
    cleanup_home struct home home = HOME_INIT;
    int packages = 0;
    struct import_report report = {0};
    struct import_options import = {.agent = SOHOA_AGENT, .bad = say_bad, .progress = say_progress, .stop = &stop};

    if (first < 0)
        return first == OPTIONS_HELP ? 0 : -1;
    catch_signals();
    for (int i = first; i < argc; i++)
        if (access(argv[i], R_OK) != 0)
            return err_errno(err, "nothing was taken in: cannot read '%s'", argv[i]);
    for (int i = first; i < argc; i++)
        packages += import_package_is(argv[i]);
    if (packages > 0 && packages < argc - first)
        return err_set(err, ERR_USAGE, "packages and files of JSON lines are not taken in together");
    if (home_open(&home, context, HOME_WAIT, err) != 0)
        return -1;
    if (packages > 0)
        return import_packages(context, &home, argv + first, packages, json, err);
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

#include "index/import.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "index/dossier.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "tools/command.h"
#include "tools/home.h"
#include "tools/import_foreign.h"
#include "tools/import_package.h"
#include "tools/say.h"
#include "tools/stop.h"

static void say_bad(const char *path, int64_t line, const char *why, void *data)
{
    cleanup_arena struct arena arena = {0};
    const char *sentence = arena_printf(&arena, "%s:%lld: left out: %s", path, (long long)line, why);

    (void)data;
    fprintf(stderr, "%s\n", say_sentence(&arena, sentence));
}

static void say_progress(const struct import_report *report, void *data)
{
    (void)data;
    if (isatty(STDERR_FILENO)) {
        putc('\r', stderr);
        say_to(stderr, PHRASE_CLI_IMPORTING, (long long)report->lines);
    }
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

/* absent: gets the codes of dossiers that wait for documents, a line each. */
static int import_one(struct context *context, struct home *home, const char *path, bool json, struct buf *absent,
                      struct err *err)
{
    struct foreign foreign = {0};
    struct restore_report report = {0};
    int result = import_package(home, path, &stop_asked, &report, &foreign, err);

    if (result == 0 && foreign.files)
        result = import_foreign(context, home, &foreign, err);
    else if (result == 0)
        print_restored(&report, json);
    foreign_release(&foreign);
    buf_puts(absent, buf_string(&report.absent));
    buf_release(&report.absent);
    return result == 0 ? report.conflicts > 0 : -1; /* somebody must look when people said different things */
}

/* One that was split is whole when all its packages are in, in whatever order. */
static int say_absent(struct home *home, struct buf *absent, struct err *err)
{
    int waiting = 0;
    char *rest;

    for (char *code = strtok_r(absent->data, "\n", &rest); code; code = strtok_r(NULL, "\n", &rest)) {
        cleanup_arena struct arena arena = {0};
        struct dossier dossier;
        int found = dossier_find_code(home->catalogue, &arena, code, &dossier, err);

        if (found < 0)
            return -1;
        if (found == 0)
            say_to(stderr, PHRASE_CLI_DOSSIER_WAITS, code);
        waiting = waiting || found == 0;
    }
    return waiting;
}

static int import_packages(struct context *context, struct home *home, char **paths, int count, bool json,
                           struct err *err)
{
    cleanup_buf struct buf absent = {0};
    int status = 0, waiting;

    for (int i = 0; i < count; i++) {
        int result = import_one(context, home, paths[i], json, &absent, err);

        if (result < 0)
            return -1;
        status = status || result;
    }
    waiting = absent.len ? say_absent(home, &absent, err) : 0;
    return waiting < 0 ? -1 : status || waiting;
}

static void print_report(const struct import_report *r, bool json)
{
    if (json) {
        printf("{\"lines\":%lld,\"added\":%lld,\"duplicate\":%lld,\"bad\":%lld,\"stopped\":%s}\n", (long long)r->lines,
               (long long)r->added, (long long)r->duplicate, (long long)r->bad, r->stopped ? "true" : "false");
        return;
    }
    say(PHRASE_CLI_IMPORTED, (long long)r->lines, (long long)r->added, (long long)r->duplicate, (long long)r->bad);
    if (r->unknown[0])
        say(PHRASE_CLI_IMPORT_KEYS, r->unknown);
}

int command_import(struct context *context, int argc, char **argv, struct err *err)
{
    bool json = false;
    const struct option_spec options[] = {{0, "json", NULL, "print the sums as JSON", OPTION_FLAG, &json}, {0}};
    int first = options_parse(context, argc, argv, options, 1, -1, err);
    cleanup_home struct home home = HOME_INIT;
    int packages = 0;
    struct import_report report = {0};
    struct import_options import = {.agent = SOHOA_AGENT, .bad = say_bad, .progress = say_progress, .stop = &stop_asked};

    if (first < 0)
        return first == OPTIONS_HELP ? 0 : -1;
    stop_catch();
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

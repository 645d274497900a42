#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "index/overview.h"
#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/memory.h"
#include "pipeline/package/package_verify.h"
#include "tools/command.h"
#include "tools/home.h"
#include "tools/inspect.h"
#include "tools/say.h"
#include "tools/verify_report.h"

/* Status of a path that cannot be read, so that scripts can tell it from an invalid package. */
#define UNREADABLE 2

struct request {
    bool json;
    const char *path, *schemas, *summary;
    bool strict;
};

static int verify_package(const struct request *request, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    const struct package_verify_options options = {.schemas = request->schemas,
                                                   .strict = request->strict,
                                                   .fingerprint = request->summary != NULL,
                                                   .beside = file_join(&arena, home_temporary(), "sohoa")};
    struct package_report report;
    int result = package_verify(request->path, &options, &report, err);

    if (result == 0) {
        if (request->json)
            verify_report_json(&report);
        else
            verify_report_print(request->path, &report);
        if (request->summary)
            result = verify_report_file(request->summary, request->path, request->schemas, &report, err);
    }
    if (result == 0)
        result = !report.valid;
    package_report_release(&report);
    return result;
}

/* An archive: everything is named as it is found. */
struct inspection {
    bool json;
    int64_t problems;
    struct buf lines; /* for the summary */
};

static void take_finding(const char *kind, const char *path, const char *sentence, void *data)
{
    cleanup_arena struct arena arena = {0};
    struct inspection *inspection = data;

    inspection->problems += strcmp(kind, "warning") != 0;
    verify_report_line(inspection->json, kind, path, sentence);
    buf_printf(&inspection->lines, "  %s: %s\n", say_sentence(&arena, kind), say_sentence(&arena, sentence));
}

static bool is_archive(const char *path)
{
    cleanup_arena struct arena arena = {0};

    return access(file_join(&arena, path, ARCHIVE_CATALOGUE), F_OK) == 0 ||
           access(file_join(&arena, path, ARCHIVE_SETTINGS), F_OK) == 0;
}

/* Originals read again and compared: an event, which the overview shows. */
static int note_fixity(struct catalogue *catalogue, int64_t problems, int64_t objects, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct event event = {.type = OVERVIEW_FIXITY,
                          .agent = SOHOA_AGENT,
                          .outcome = problems ? "failure" : "success",
                          .detail = arena_printf(&arena, "%lld originals checked, %lld problems", (long long)objects,
                                                 (long long)problems)};

    return catalogue_add_event(catalogue, &event, err);
}

static int inspect_home(struct context *context, struct inspection *inspection, int64_t *objects, struct err *err)
{
    cleanup_home struct home home = HOME_INIT;
    struct err read_only = {0};
    bool writing = true;

    /* The full check of the text index needs to write; on a read-only disk the rest is checked all the same. */
    if (home_open(&home, context, HOME_WRITE, &read_only) != 0) {
        home_close(&home);
        home = (struct home)HOME_INIT;
        if (read_only.code != ERR_PERMISSION) {
            *err = read_only;
            return -1;
        }
        if (home_open(&home, context, HOME_READ, err) != 0)
            return -1;
        writing = false;
    }
    if (inspect_archive(&home, take_finding, inspection, objects, err) != 0)
        return -1;
    return writing ? note_fixity(home.catalogue, inspection->problems, *objects, err) : 0;
}

static int verify_archive(struct context *context, const struct request *request, struct err *err)
{
    struct inspection inspection = {.json = request->json};
    int64_t objects = 0;
    int result = inspect_home(context, &inspection, &objects, err);

    if (result == 0 && !request->json)
        say(PHRASE_CLI_VERIFIED, context->archive,
            say_text(inspection.problems ? PHRASE_CLI_DAMAGED : PHRASE_CLI_SOUND), (long long)objects);
    if (result == 0 && request->summary)
        result = verify_report_archive_file(request->summary, context->archive, objects, inspection.problems,
                                            buf_string(&inspection.lines), err);
    buf_release(&inspection.lines);
    return result == 0 ? inspection.problems > 0 : -1;
}

/* What the command line leaves open stands in the settings of the archive, where one is named. */
static int complete(struct request *request, const struct context *context, struct settings *settings, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    const char *path;

    settings_init(settings);
    if (!context->archive)
        return 0;
    path = file_join(&arena, context->archive, ARCHIVE_SETTINGS);
    if (access(path, F_OK) != 0)
        return 0;
    if (settings_load(settings, path, err) != 0)
        return -1;
    if (!request->schemas && *settings->verify_schemas)
        request->schemas = settings->verify_schemas;
    request->strict |= settings->verify_strict > 0;
    return 0;
}

static int verify_path(struct context *context, struct request *request, struct err *err)
{
    struct settings settings;
    struct stat st;

    if (stat(request->path, &st) != 0)
        return err_errno(err, "cannot verify '%s'", request->path);
    if (S_ISDIR(st.st_mode) && is_archive(request->path)) {
        context->archive = request->path;
        return verify_archive(context, request, err);
    }
    if (complete(request, context, &settings, err) != 0)
        return -1;
    return verify_package(request, err);
}

int command_verify(struct context *context, int argc, char **argv, struct err *err)
{
    struct request request = {0};
    const struct option_spec options[] = {
        {0, "json", NULL, "one finding a line as JSON", OPTION_FLAG, &request.json},
        {0, "schemas", "DIR", "folder of XSDs for METS, PREMIS and EAD", OPTION_TEXT, &request.schemas},
        {0, "strict", NULL, "rules on which the sources disagree are errors", OPTION_FLAG, &request.strict},
        {'o', "output", "FILE", "write a summary to be filed", OPTION_TEXT, &request.summary},
        {0}};
    int first = options_parse(context, argc, argv, options, 0, 1, err), result;

    if (first < 0)
        return first == OPTIONS_HELP ? 0 : -1;
    if (first == argc)
        return verify_archive(context, &request, err);
    request.path = argv[first];
    result = verify_path(context, &request, err);
    if (result >= 0)
        return result;
    say_error("%s", err->message);
    return UNREADABLE;
}

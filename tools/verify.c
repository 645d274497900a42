#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "index/overview.h"
#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/memory.h"
#include "pipeline/package/bag_verify.h"
#include "tools/command.h"
#include "tools/home.h"
#include "tools/inspect.h"
#include "tools/say.h"

struct printer {
    bool json;
    int64_t problems, warnings;
};

static void print_json_string(const char *s)
{
    putchar('"');
    for (; *s; s++)
        if (*s == '"' || *s == '\\')
            printf("\\%c", *s);
        else if ((unsigned char)*s < 0x20)
            printf("\\u%04x", (unsigned)*s);
        else
            putchar(*s);
    putchar('"');
}

static void print_finding(const char *kind, const char *path, const char *sentence, void *data)
{
    struct printer *printer = data;

    if (strcmp(kind, "warning"))
        printer->problems++;
    else
        printer->warnings++;
    if (!printer->json) {
        printf("%s: %s\n", kind, sentence);
        return;
    }
    printf("{\"kind\":\"%s\",\"path\":", kind);
    print_json_string(path);
    printf(",\"sentence\":");
    print_json_string(sentence);
    puts("}");
}

static int verify_bag(const char *path, struct printer *printer, struct err *err)
{
    struct bag_report report;
    int result = bag_verify(path, NULL, &report, err);

    if (result == 0) {
        for (size_t i = 0; i < report.finding_count; i++)
            print_finding(bag_finding_name(report.findings[i].kind), report.findings[i].path,
                          report.findings[i].sentence, printer);
        if (!printer->json)
            say(PHRASE_CLI_VERIFIED_BAG, path, bag_verdict_name(report.verdict),
                (unsigned long long)report.payload_files, (unsigned long long)report.payload_bytes);
        result = report.verdict == BAG_INVALID;
    }
    bag_report_release(&report);
    return result;
}

static bool is_archive(const char *path)
{
    cleanup_arena struct arena arena = {0};

    return access(file_join(&arena, path, ARCHIVE_CATALOGUE), F_OK) == 0 ||
           access(file_join(&arena, path, ARCHIVE_SETTINGS), F_OK) == 0;
}

/* Originals read again and compared: an event, which the overview shows. */
static int note_fixity(struct catalogue *catalogue, const struct printer *printer, int64_t objects, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct event event = {.type = OVERVIEW_FIXITY,
                          .agent = SOHOA_AGENT,
                          .outcome = printer->problems ? "failure" : "success",
                          .detail = arena_printf(&arena, "%lld originals checked, %lld problems", (long long)objects,
                                                 (long long)printer->problems)};

    return catalogue_add_event(catalogue, &event, err);
}

static int verify_archive(struct context *context, struct printer *printer, struct err *err)
{
    cleanup_home struct home home = HOME_INIT;
    int64_t objects = 0;
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
    if (inspect_archive(&home, print_finding, printer, &objects, err) != 0)
        return -1;
    if (writing && note_fixity(home.catalogue, printer, objects, err) != 0)
        return -1;
    if (!printer->json)
        say(PHRASE_CLI_VERIFIED, context->archive, say_text(printer->problems ? PHRASE_CLI_DAMAGED : PHRASE_CLI_SOUND),
            (long long)objects);
    return printer->problems > 0;
}

int command_verify(struct context *context, int argc, char **argv, struct err *err)
{
    bool json = false;
    const struct option_spec options[] = {{0, "json", NULL, "one finding a line as JSON", OPTION_FLAG, &json}, {0}};
    int first = options_parse(context, argc, argv, options, 0, 1, err);
    struct printer printer = {0};
    struct stat st;

    if (first < 0)
        return first == OPTIONS_HELP ? 0 : -1;
    printer.json = json;
    if (first == argc)
        return verify_archive(context, &printer, err);
    if (stat(argv[first], &st) != 0)
        return err_errno(err, "cannot verify '%s'", argv[first]);
    if (!S_ISDIR(st.st_mode) || !is_archive(argv[first]))
        return verify_bag(argv[first], &printer, err);
    context->archive = argv[first];
    return verify_archive(context, &printer, err);
}

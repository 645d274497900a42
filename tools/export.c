#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "index/dossier.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "tools/bundle.h"
#include "tools/command.h"
#include "tools/home.h"
#include "tools/pack.h"
#include "tools/say.h"
#include "tools/selection.h"
#include "tools/stop.h"

#define QUIET_SECONDS 10
#define LEAST_SPLIT   (1024 * 1024)

struct wanted {
    const char *output, *as, *hoso, *split, *title;
    bool replace, bag;
};

/* "4G", "650M", "700000000" */
static int parse_size(const char *text, uint64_t *bytes, struct err *err)
{
    static const char UNITS[] = "KMGT";
    char *end;
    double number = strtod(text, &end);
    const char *unit = *end ? strchr(UNITS, *end >= 'a' ? *end - 'a' + 'A' : *end) : NULL;

    if (unit) {
        for (const char *u = UNITS; u <= unit; u++)
            number *= 1024;
        end++;
    }
    if (end == text || *end || !(number >= LEAST_SPLIT && number < 1e18))
        return err_set(err, ERR_USAGE, "--split takes a size from 1M on, e.g. 4G or 650M, not '%s'", text);
    *bytes = (uint64_t)number;
    return 0;
}

static int export_bag(struct home *home, const struct wanted *wanted, const struct selection *selection,
                      int64_t dossier, struct err *err)
{
    if (bundle_write(home, selection->ids, selection->count, dossier, wanted->output, wanted->replace, err) != 0)
        return -1;
    say(PHRASE_CLI_EXPORTED, selection->count, wanted->output);
    return 0;
}

static void show_progress(const struct pack_report *report, void *data)
{
    double *last = data;
    char line[128];

    say_put(line, sizeof line, PHRASE_CLI_PACKING, report->done, report->documents,
            report->seconds > 0 ? (double)report->done / report->seconds : 0);
    if (isatty(STDERR_FILENO)) {
        fprintf(stderr, "\r%s\033[K", line);
    } else if (report->seconds - *last >= QUIET_SECONDS) {
        *last = report->seconds;
        fprintf(stderr, "sohoa: %s\n", line);
    }
}

/* A finding a line, in the language of the command. */
static const char *lacks_of(struct arena *arena, const struct pack_report *report)
{
    cleanup_buf struct buf out = {0};
    char *line = arena_strdup(arena, buf_string(&report->lacks)), *end;

    for (; (end = strchr(line, '\n')); line = end + 1) {
        *end = '\0';
        buf_printf(&out, "%s\n", say_sentence(arena, line));
    }
    return arena_strdup(arena, buf_string(&out));
}

static void tell(const struct pack_report *report, const char *paths)
{
    const struct {
        size_t count;
        enum phrase phrase;
    } notes[] = {{report->without_pdfa, PHRASE_CLI_PACK_WITHOUT_PDFA},
                 {report->asking, PHRASE_CLI_PACK_ASKING},
                 {report->cut, PHRASE_CLI_PACK_CUT},
                 {report->oversize, PHRASE_CLI_PACK_OVERSIZE}};
    cleanup_arena struct arena arena = {0};

    say(PHRASE_CLI_PACKED, report->done, report->packages, paths);
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++)
        if (notes[i].count)
            say_to(stderr, notes[i].phrase, notes[i].count);
    if (!report->schemas)
        say_to(stderr, PHRASE_CLI_PACK_NO_SCHEMAS);
    if (report->lacking)
        say_to(stderr, PHRASE_CLI_PACK_LACKING, report->lacking, lacks_of(&arena, report));
}

static int export_package(struct home *home, const struct wanted *wanted, struct pack_options *options, struct err *err)
{
    cleanup_buf struct buf paths = {0};
    struct pack_report report;
    double last = 0;
    int result;

    options->path = wanted->output;
    options->replace = wanted->replace;
    options->bag = wanted->bag;
    options->progress = show_progress;
    options->data = &last;
    options->stop = &stop_asked;
    if (wanted->split && parse_size(wanted->split, &options->split, err) != 0)
        return -1;
    stop_catch();
    result = pack_write(home, options, &report, &paths, err);
    if (isatty(STDERR_FILENO))
        fputs("\r\033[K", stderr);
    if (result == 0) {
        tell(&report, buf_string(&paths));
        result = report.lacking > 0;
    }
    buf_release(&report.lacks);
    return result;
}

static int find_dossier(struct home *home, const char *code, int64_t *id, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct dossier dossier;
    int found = dossier_find_code(home->catalogue, &arena, code, &dossier, err);

    if (found <= 0)
        return found < 0 ? -1 : err_set(err, ERR_NOT_FOUND, "there is no dossier (hồ sơ) '%s'", code);
    *id = dossier.id;
    return 0;
}

/* What the words and options ask for together. */
static int check(const struct wanted *wanted, bool words, struct pack_options *options, struct err *err)
{
    bool plain = !wanted->as || !strcmp(wanted->as, "bag");

    if (!wanted->output)
        return err_set(err, ERR_USAGE, "where to? Name the package with -o FILE");
    if (!wanted->hoso && !words)
        return err_set(err, ERR_USAGE, "what? Name documents (ids, a query or all), or a dossier with --hoso CODE");
    if (wanted->hoso && words)
        return err_set(err, ERR_USAGE, "a dossier is packed whole: leave out the words beside --hoso");
    if (!plain && !package_as_by_name(wanted->as, &options->as))
        return err_set(err, ERR_USAGE,
                       "--as is one of aip-hoso, aip-tailieu, sip-hoso, sip-tailieu, csip and bag, not '%s'",
                       wanted->as);
    if (plain && (wanted->split || wanted->title))
        return err_set(err, ERR_USAGE, "--split and --title are for packages: name one with --as");
    if (plain || options->as == PACKAGE_AS_CSIP)
        return 0;
    if (package_as_is_hoso(options->as) && !wanted->hoso)
        return err_set(err, ERR_USAGE, "%s is for a dossier (hồ sơ): name it with --hoso CODE; loose documents are %s",
                       wanted->as, options->as == PACKAGE_AS_AIP_HOSO ? "aip-tailieu" : "sip-tailieu");
    if (!package_as_is_hoso(options->as) && wanted->hoso)
        return err_set(err, ERR_USAGE, "a dossier (hồ sơ) is packed as aip-hoso, sip-hoso or csip, not as %s",
                       wanted->as);
    return 0;
}

static int export_wanted(struct context *context, const struct wanted *wanted, const char *words, struct err *err)
{
    bool plain = !wanted->as || !strcmp(wanted->as, "bag");
    struct pack_options options = {.title = wanted->title};
    cleanup_home struct home home = HOME_INIT;
    cleanup_selection struct selection selection = {0};
    cleanup_arena struct arena arena = {0};
    struct dossier_document *list;

    if (check(wanted, *words != '\0', &options, err) != 0 || home_open(&home, context, HOME_READ, err) != 0)
        return -1;
    if (wanted->hoso && find_dossier(&home, wanted->hoso, &options.dossier, err) != 0)
        return -1;
    if (options.dossier && plain) {
        cleanup_buf struct buf ids = {0};
        size_t count;

        if (dossier_load_documents(home.catalogue, &arena, options.dossier, &list, &count, err) != 0)
            return -1;
        for (size_t i = 0; i < count; i++)
            buf_printf(&ids, "%lld ", (long long)list[i].document);
        if (selection_find(home.catalogue, buf_string(&ids), &selection, err) != 0)
            return -1;
    } else if (!options.dossier && selection_find(home.catalogue, words, &selection, err) != 0) {
        return -1;
    }
    if (plain)
        return export_bag(&home, wanted, &selection, options.dossier, err);
    options.ids = selection.ids;
    options.count = selection.count;
    return export_package(&home, wanted, &options, err);
}

int command_export(struct context *context, int argc, char **argv, struct err *err)
{
    struct wanted wanted = {0};
    const struct option_spec options[] = {
        {'o', "output", "FILE",
         "the package: .zip, .tar.zst, .tar, or a folder; with / at its end the folder to put it in", OPTION_TEXT,
         &wanted.output},
        {0, "as", "KIND", "aip-hoso, aip-tailieu, sip-hoso, sip-tailieu, csip, or bag (the default)", OPTION_TEXT,
         &wanted.as},
        {0, "hoso", "CODE", "the dossier (hồ sơ) of this file code", OPTION_TEXT, &wanted.hoso},
        {0, "bag", NULL, "the package inside a BagIt bag", OPTION_FLAG, &wanted.bag},
        {0, "split", "SIZE", "several packages of at most this size, e.g. 4G", OPTION_TEXT, &wanted.split},
        {0, "title", "TEXT", "title of loose documents, e.g. \"Quyết định năm 2023\"", OPTION_TEXT, &wanted.title},
        {'f', "force", NULL, "replace FILE when it exists", OPTION_FLAG, &wanted.replace},
        {0}};
    int first = options_parse(context, argc, argv, options, 0, -1, err);
    cleanup_buf struct buf words = {0};

    if (first < 0)
        return first == OPTIONS_HELP ? 0 : -1;
    for (int i = first; i < argc; i++)
        buf_printf(&words, "%s%s", i > first ? " " : "", argv[i]);
    return export_wanted(context, &wanted, buf_string(&words), err);
}

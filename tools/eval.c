#include <fcntl.h>
#include <jansson.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/memory.h"
#include "pipeline/model/record.h"
#include "tools/command.h"
#include "tools/eval_match.h"
#include "tools/eval_report.h"
#include "tools/eval_score.h"
#include "tools/eval_sheet.h"
#include "tools/eval_truth.h"
#include "tools/home.h"
#include "tools/listing.h"

/* What the command line asks for. */
struct eval_wish {
    const char *html, *png;
    bool json, worst;
};

struct eval {
    struct home *home;
    struct arena arena;
    struct eval_truth *truth;
    size_t count;
    struct listing **found; /* of each object of the truth */
    struct err *err;
};

/* The document taken in first wins; of several in one file the first part. */
static bool is_better(const struct listing *old, const struct listing *new)
{
    return !old || (new->entry.part < old->entry.part && !strcmp(new->paths[0], old->paths[0]));
}

static int match_document(const struct entry *entry, void *data)
{
    struct eval *eval = data;
    cleanup_arena struct arena arena = {0};
    struct listing listing, *kept = NULL;

    if (listing_load(eval->home->catalogue, &arena, entry, &listing, eval->err) != 0)
        return -1;
    for (size_t i = 0; i < eval->count && listing.path_count > 0; i++) {
        if (!eval_match_source(eval->truth[i].file, listing.paths[0]) || !is_better(eval->found[i], &listing))
            continue;
        if (!kept) {
            kept = arena_alloc(&eval->arena, sizeof *kept);
            if (listing_load(eval->home->catalogue, &eval->arena, entry, kept, eval->err) != 0)
                return -1;
        }
        eval->found[i] = kept;
    }
    return 0;
}

static int match_all(struct eval *eval, struct err *err)
{
    struct list_filter filter = {.states = 1u << DOCUMENT_DONE | 1u << DOCUMENT_REVIEW | 1u << DOCUMENT_QUARANTINED};

    eval->found = arena_alloc(&eval->arena, eval->count * sizeof *eval->found);
    return catalogue_each_entry(eval->home->catalogue, &filter, match_document, eval, err);
}

static int write_sheet(const struct eval_report *report, const struct home *home, const struct eval_wish *wish,
                       struct err *err)
{
    cleanup_buf struct buf html = {0};
    cleanup_buf struct buf png = {0};

    signal(SIGPIPE, SIG_IGN); /* a worker may be dead when it is written to */
    if (wish->html && (eval_sheet_html(report, home, &html, err) != 0 ||
                       file_write(AT_FDCWD, wish->html, html.data, html.len, err) != 0))
        return -1;
    if (wish->png &&
        (eval_sheet_png(report, home, &png, err) != 0 || file_write(AT_FDCWD, wish->png, png.data, png.len, err) != 0))
        return -1;
    return 0;
}

static void print(const struct eval_report *report, bool json)
{
    cleanup_buf struct buf out = {0};

    if (json) {
        json_t *object = eval_report_json(report);

        record_dump(object, &out);
        json_decref(object);
        puts(buf_string(&out));
    } else {
        eval_report_text(report, &out);
        fputs(buf_string(&out), stdout);
    }
}

/* 1: the truth is not kept everywhere, so that a script can stop there. */
static int status_of(const struct eval *eval, const struct eval_score *score)
{
    int status = score->case_count > 0 && score->cases[0].kind == EVAL_SILENT;

    for (size_t i = 0; i < eval->count; i++)
        status |= !eval->found[i];
    return status;
}

static int run(struct eval *eval, const struct eval_wish *wish, struct err *err)
{
    struct eval_score score;
    struct eval_report report;

    if (match_all(eval, err) != 0)
        return -1;
    eval_score_init(&score, &eval->arena);
    for (size_t i = 0; i < eval->count; i++)
        eval_score_add(&score, i, &eval->truth[i], eval->found[i] ? &eval->found[i]->document : NULL);
    eval_score_sort(&score);
    report = (struct eval_report){.score = &score,
                                  .truth = eval->truth,
                                  .found = (const struct listing *const *)eval->found,
                                  .count = eval->count,
                                  .max_risk = eval->home->archive.settings.max_risk,
                                  .worst = wish->worst};
    if (write_sheet(&report, eval->home, wish, err) != 0)
        return -1;
    print(&report, wish->json);
    return status_of(eval, &score);
}

int command_eval(struct context *context, int argc, char **argv, struct err *err)
{
    struct eval_wish wish = {0};
    const struct option_spec options[] = {
        {0, "html", "FILE", "write a page with the pictures of the worst cases", OPTION_TEXT, &wish.html},
        {0, "png", "FILE", "write a contact sheet of the worst cases", OPTION_TEXT, &wish.png},
        {0, "json", NULL, "print the score as JSON", OPTION_FLAG, &wish.json},
        {0, "worst", NULL, "list every field that is silent, missing or asked", OPTION_FLAG, &wish.worst},
        {0}};
    int first = options_parse(context, argc, argv, options, 1, 1, err), result = -1;
    cleanup_home struct home home = HOME_INIT;
    struct eval eval = {.home = &home, .err = err};

    if (first < 0)
        return first == OPTIONS_HELP ? 0 : -1;
    if (home_open(&home, context, HOME_READ, err) == 0 &&
        eval_truth_load(&eval.arena, argv[first], &eval.truth, &eval.count, err) == 0)
        result = run(&eval, &wish, err);
    arena_release(&eval.arena);
    return result;
}

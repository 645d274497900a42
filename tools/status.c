#include <stdio.h>

#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "tools/command.h"
#include "tools/home.h"
#include "tools/progress.h"
#include "tools/say.h"

static void print_counts(const struct ledger *l)
{
    const int64_t *d = l->documents;
    int64_t waiting = d[DOCUMENT_QUEUED] + d[DOCUMENT_READING];

    say(PHRASE_CLI_STATUS_DOCUMENTS, (long long)d[DOCUMENT_DONE], (long long)d[DOCUMENT_REVIEW],
        (long long)d[DOCUMENT_QUARANTINED], (long long)waiting);
    say(PHRASE_CLI_STATUS_PAGES, (long long)l->pages[PAGE_DONE], (long long)l->pages[PAGE_FAILED],
        (long long)l->pages[PAGE_TODO]);
    say(PHRASE_CLI_STATUS_OBJECTS, (long long)l->objects, (double)l->object_bytes / 1048576);
    say(PHRASE_CLI_STATUS_PATHS, (long long)l->items[ITEM_DUPLICATE], (long long)l->items[ITEM_SKIPPED],
        (long long)l->items[ITEM_QUARANTINED]);
    say(PHRASE_CLI_STATUS_FIELDS, (long long)l->fields_review, (long long)l->fields_confirmed);
}

static void print_run(const struct run *run)
{
    char line[128];

    progress_put(line, sizeof line, run->pages_done, run->pages_failed, run->pages_total, run->rate, false);
    if (run->alive)
        say(PHRASE_CLI_STATUS_RUNNING, (long long)run->pid, line);
    else
        say(PHRASE_CLI_STATUS_LAST, run->outcome ? run->outcome : say_text(PHRASE_CLI_STATUS_NO_WORD),
            run->ended ? run->ended : run->beat, (long long)run->pages_done, (long long)run->pages_failed);
}

static void print_json(const struct ledger *l, const struct run *run, bool ran)
{
    printf("{\"documents\":{");
    for (int i = 0; i < DOCUMENT_STATE_COUNT; i++)
        printf("%s\"%s\":%lld", i ? "," : "", catalogue_state_name((enum document_state)i), (long long)l->documents[i]);
    printf("},\"items\":{");
    for (int i = 0; i < ITEM_OUTCOME_COUNT; i++)
        printf("%s\"%s\":%lld", i ? "," : "", catalogue_outcome_name((enum item_outcome)i), (long long)l->items[i]);
    printf("},\"pages\":{\"todo\":%lld,\"done\":%lld,\"failed\":%lld},\"objects\":%lld,\"bytes\":%lld,"
           "\"fields_review\":%lld,\"fields_confirmed\":%lld",
           (long long)l->pages[PAGE_TODO], (long long)l->pages[PAGE_DONE], (long long)l->pages[PAGE_FAILED],
           (long long)l->objects, (long long)l->object_bytes, (long long)l->fields_review,
           (long long)l->fields_confirmed);
    if (ran)
        printf(",\"run\":{\"alive\":%s,\"pid\":%lld,\"seen\":%lld,\"pages_done\":%lld,\"pages_failed\":%lld,"
               "\"pages_total\":%lld,\"rate\":%.3f}",
               run->alive ? "true" : "false", (long long)run->pid, (long long)run->items_seen,
               (long long)run->pages_done, (long long)run->pages_failed, (long long)run->pages_total, run->rate);
    puts("}");
}

int command_status(struct context *context, int argc, char **argv, struct err *err)
{
    bool json = false;
    const struct option_spec options[] = {{0, "json", NULL, "as one JSON object", OPTION_FLAG, &json}, {0}};
    int first = options_parse(context, argc, argv, options, 0, 0, err), ran;
    cleanup_home struct home home = HOME_INIT;
    cleanup_arena struct arena arena = {0};
    struct ledger ledger;
    struct run run;

    if (first < 0)
        return first == OPTIONS_HELP ? 0 : -1;
    if (home_open(&home, context, HOME_READ, err) != 0 || catalogue_count(home.catalogue, &ledger, err) != 0)
        return -1;
    ran = catalogue_find_run(home.catalogue, &arena, &run, err);
    if (ran < 0)
        return -1;
    if (json) {
        print_json(&ledger, &run, ran > 0);
        return 0;
    }
    print_counts(&ledger);
    if (ran)
        print_run(&run);
    return 0;
}

#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/model/record.h"
#include "tools/command.h"
#include "tools/home.h"
#include "tools/listing.h"
#include "tools/say.h"

struct list {
    struct home *home;
    bool json;
    struct err *err;
};

static void print_row(const struct listing *listing)
{
    const struct field *number = &listing->document.fields[FIELD_NUMBER];
    const char *said = listing->entry.reason ? listing->entry.reason : listing->entry.note;
    cleanup_arena struct arena arena = {0};

    printf("%6lld  ", (long long)listing->entry.id);
    listing_print_cell(listing_state(listing->entry.state), say_language() == LANGUAGE_VI ? 15 : 11);
    printf("  ");
    listing_print_cell(number->value ? number->value : "-", 20);
    printf("%c ", number->status == STATUS_REVIEW ? '?' : ' ');
    listing_print_cell(listing_value(listing, FIELD_DATE), 10);
    printf("%c ", listing->document.fields[FIELD_DATE].status == STATUS_REVIEW ? '?' : ' ');
    listing_print_cell(listing_value(listing, FIELD_TYPE), 11);
    printf("  ");
    if (listing->document.fields[FIELD_ABSTRACT].value)
        listing_print_cell(listing_value(listing, FIELD_ABSTRACT), 48);
    else if (said)
        listing_print_cell(say_sentence(&arena, said), 48);
    putchar('\n');
}

static void print_json(json_t *json)
{
    cleanup_buf struct buf out = {0};

    record_dump(json, &out);
    puts(out.data);
    json_decref(json);
}

static int print_document(const struct entry *entry, void *data)
{
    struct list *list = data;
    cleanup_arena struct arena arena = {0};
    struct listing listing;

    if (listing_load(list->home->catalogue, &arena, entry, &listing, list->err) != 0)
        return -1;
    if (list->json)
        print_json(listing_json(&listing));
    else
        print_row(&listing);
    return 0;
}

static int print_item(const struct item *item, void *data)
{
    struct list *list = data;
    cleanup_arena struct arena arena = {0};
    cleanup_buf struct buf path = {0};

    text_put_printable(&path, item->path, strlen(item->path));
    if (list->json) {
        json_t *json =
            json_pack("{s:s,s:s,s:o}", "source", buf_string(&path), "state", catalogue_outcome_name(item->outcome),
                      "reason", item->reason ? json_string(item->reason) : json_null());

        if (item->document)
            json_object_set_new(json, "id", json_integer(item->document));
        print_json(json);
    } else if (item->document) {
        printf("%s  (%s)\n", buf_string(&path),
               say_sentence(&arena, arena_printf(&arena, "document %lld", (long long)item->document)));
    } else {
        printf("%s  (%s)\n", buf_string(&path), item->reason ? say_sentence(&arena, item->reason) : "");
    }
    return 0;
}

static int print_items(struct list *list, enum item_outcome outcome)
{
    return catalogue_each_item(list->home->catalogue, 1u << outcome, 0, print_item, list, list->err);
}

static int print_documents(struct list *list, unsigned states)
{
    struct list_filter filter = {.states = states};

    return catalogue_each_entry(list->home->catalogue, &filter, print_document, list, list->err);
}

int command_list(struct context *context, int argc, char **argv, struct err *err)
{
    const char *state = NULL;
    bool json = false;
    const struct option_spec options[] = {
        {'s', "state", "STATE", "only done, review, quarantined, duplicate, skipped or queued", OPTION_TEXT, &state},
        {0, "json", NULL, "one JSON object a line; see sohoa-json(5)", OPTION_FLAG, &json},
        {0}};
    int first = options_parse(context, argc, argv, options, 0, 0, err);
    cleanup_home struct home home = HOME_INIT;
    struct list list = {&home, false, err};
    enum document_state wanted;
    enum item_outcome outcome;

    if (first < 0)
        return first == OPTIONS_HELP ? 0 : -1;
    list.json = json;
    if (home_open(&home, context, HOME_READ, err) != 0)
        return -1;
    if (!state)
        return print_documents(&list, 1u << DOCUMENT_DONE | 1u << DOCUMENT_REVIEW | 1u << DOCUMENT_QUARANTINED);
    if (!strcmp(state, "queued"))
        return print_documents(&list, 1u << DOCUMENT_QUEUED | 1u << DOCUMENT_READING);
    if (!strcmp(state, "quarantined")) {
        /* Files that could not even be stored have no document. */
        if (print_documents(&list, 1u << DOCUMENT_QUARANTINED) != 0)
            return -1;
        return print_items(&list, ITEM_QUARANTINED);
    }
    if (catalogue_state_by_name(state, &wanted))
        return print_documents(&list, 1u << wanted);
    if (catalogue_outcome_by_name(state, &outcome))
        return print_items(&list, outcome);
    return err_set(err, ERR_USAGE, "there is no state '%s'; see: sohoa list --help", state);
}

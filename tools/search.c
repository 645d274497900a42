#include "index/search.h"

#include <jansson.h>
#include <stdio.h>
#include <unistd.h>

#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/model/record.h"
#include "tools/command.h"
#include "tools/home.h"
#include "tools/listing.h"
#include "tools/say.h"

static int print_hit(struct home *home, const struct search_hit *hit, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct listing listing;
    struct entry entry;
    int found = catalogue_find_entry(home->catalogue, &arena, hit->document, &entry, err);

    if (found <= 0 || listing_load(home->catalogue, &arena, &entry, &listing, err) != 0)
        return found == 0 ? 0 : -1;
    printf("%6lld  %s%s  %s  %s\n", (long long)hit->document,
           *listing_value(&listing, FIELD_NUMBER) ? listing_value(&listing, FIELD_NUMBER)
                                                  : say_text(PHRASE_CLI_NO_NUMBER),
           hit->unconfirmed || listing.document.fields[FIELD_NUMBER].status == STATUS_REVIEW ? "?" : "",
           listing_value(&listing, FIELD_DATE), listing_value(&listing, FIELD_ABSTRACT));
    if (*hit->snippet)
        say(PHRASE_CLI_HIT, hit->page, hit->snippet);
    return 0;
}

static json_t *hit_json(const struct search_hit *hit)
{
    json_t *boxes = json_array();

    for (size_t i = 0; i < hit->box_count; i++)
        json_array_append_new(boxes,
                              json_pack("{s:i,s:[i,i,i,i]}", "page", hit->boxes[i].page, "box", hit->boxes[i].box.x,
                                        hit->boxes[i].box.y, hit->boxes[i].box.w, hit->boxes[i].box.h));
    return json_pack("{s:I,s:s,s:f,s:s?,s:b,s:i,s:s,s:o}", "id", (json_int_t)hit->document, "match",
                     search_match_name(hit->match), "score", hit->score, "number", hit->number, "unconfirmed",
                     hit->unconfirmed, "page", hit->page, "snippet", hit->snippet, "boxes", boxes);
}

static void print_json(const struct search_result *result)
{
    cleanup_buf struct buf out = {0};
    json_t *hits = json_array(), *json;

    for (size_t i = 0; i < result->count; i++)
        json_array_append_new(hits, hit_json(&result->hits[i]));
    json = json_pack("{s:I,s:b,s:o}", "total", (json_int_t)result->total, "capped", result->capped, "hits", hits);
    record_dump(json, &out);
    puts(out.data);
    json_decref(json);
}

int command_search(struct context *context, int argc, char **argv, struct err *err)
{
    bool json = false;
    long limit = 20, offset = 0;
    const struct option_spec options[] = {
        {'n', "limit", "N", "at most N documents (20)", OPTION_NUMBER, &limit},
        {0, "offset", "N", "leave out the first N", OPTION_NUMBER, &offset},
        {0, "json", NULL, "JSON with score, page and word boxes; see sohoa-json(5)", OPTION_FLAG, &json},
        {0}};
    int first = options_parse(context, argc, argv, options, 1, -1, err);
    cleanup_home struct home home = HOME_INIT;
    cleanup_arena struct arena arena = {0};
    cleanup_buf struct buf text = {0};
    struct search_result result;
    struct search_query query = {.open = "[", .close = "]"};

    if (first < 0)
        return first == OPTIONS_HELP ? 0 : -1;
    for (int i = first; i < argc; i++)
        buf_printf(&text, "%s%s", i > first ? " " : "", argv[i]);
    query.text = text.data;
    query.limit = (size_t)limit;
    query.offset = (size_t)offset;
    query.boxes = json;
    if (!json && isatty(STDOUT_FILENO)) {
        query.open = "\033[1m";
        query.close = "\033[0m";
    }
    if (home_open(&home, context, HOME_READ, err) != 0 || search_run(home.catalogue, &arena, &query, &result, err) != 0)
        return -1;
    if (json) {
        print_json(&result);
        return 0;
    }
    for (size_t i = 0; i < result.count; i++)
        if (print_hit(&home, &result.hits[i], err) != 0)
            return -1;
    say(result.capped ? PHRASE_CLI_FOUND_MORE : PHRASE_CLI_FOUND, (long long)result.total);
    return 0;
}

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

static json_t *hit_json(const struct search_hit *hit, const char *const *dossiers, size_t dossier_count)
{
    json_t *boxes = json_array();

    for (size_t i = 0; i < hit->box_count; i++)
        json_array_append_new(boxes,
                              json_pack("{s:i,s:[i,i,i,i]}", "page", hit->boxes[i].page, "box", hit->boxes[i].box.x,
                                        hit->boxes[i].box.y, hit->boxes[i].box.w, hit->boxes[i].box.h));
    return json_pack("{s:I,s:s,s:f,s:s?,s:b,s:i,s:s,s:o,s:o}", "id", (json_int_t)hit->document, "match",
                     search_match_name(hit->match), "score", hit->score, "number", hit->number, "unconfirmed",
                     hit->unconfirmed, "page", hit->page, "snippet", hit->snippet, "dossiers",
                     listing_codes(dossiers, dossier_count), "boxes", boxes);
}

static const char *const FACET_NAMES[] = {
#define FACET(id, name) name,
    FACET_TABLE(FACET)
#undef FACET
};

static json_t *facets_json(const struct facets *facets)
{
    json_t *json = json_pack("{s:I,s:b}", "total", (json_int_t)facets->total, "estimated", facets->estimated);

    for (int f = 0; f < FACET_COUNT; f++) {
        json_t *values = json_array();

        for (size_t i = 0; i < facets->counts[f]; i++)
            json_array_append_new(values, json_pack("{s:s,s:I}", "value", facets->values[f][i].value, "count",
                                                    (json_int_t)facets->values[f][i].count));
        json_object_set_new(json, FACET_NAMES[f], values);
    }
    return json;
}

static void print_facets(const struct facets *facets)
{
    for (int f = 0; f < FACET_COUNT; f++) {
        printf("%s:", FACET_NAMES[f]);
        for (size_t i = 0; i < facets->counts[f]; i++)
            printf("%s %s %s%lld", i ? "," : "", facets->values[f][i].value, facets->estimated ? "about " : "",
                   (long long)facets->values[f][i].count);
        putchar('\n');
    }
}

/* facets: NULL when they were not asked for. */
static int print_json(struct home *home, struct arena *arena, const struct search_result *result,
                      const struct facets *facets, struct err *err)
{
    cleanup_buf struct buf out = {0};
    json_t *hits = json_array(), *json;
    int failed = 0;

    for (size_t i = 0; i < result->count && !failed; i++) {
        const char **dossiers;
        size_t count;

        failed = listing_load_dossiers(home->catalogue, arena, result->hits[i].document, &dossiers, &count, err);
        if (!failed)
            json_array_append_new(hits, hit_json(&result->hits[i], dossiers, count));
    }
    json = json_pack("{s:I,s:b,s:b,s:b,s:s?,s:o}", "total", (json_int_t)result->total, "capped", result->capped, "cut",
                     result->cut, "similar", result->similar, "corrected", result->corrected, "hits", hits);
    if (facets)
        json_object_set_new(json, "facets", facets_json(facets));
    if (!failed) {
        record_dump(json, &out);
        puts(out.data);
    }
    json_decref(json);
    return failed;
}

static void print_sum(const struct search_result *r)
{
    if (r->corrected)
        say(PHRASE_CLI_CORRECTED, r->corrected);
    if (r->similar)
        say(PHRASE_CLI_SIMILAR);
    say(r->capped ? PHRASE_CLI_FOUND_MORE : PHRASE_CLI_FOUND, (long long)r->total);
    if (r->cut)
        say(PHRASE_CLI_CUT);
}

int command_search(struct context *context, int argc, char **argv, struct err *err)
{
    bool json = false, newest = false, counts = false;
    long limit = 20, offset = 0;
    const struct option_spec options[] = {
        {'n', "limit", "N", "at most N documents (20)", OPTION_NUMBER, &limit},
        {0, "offset", "N", "leave out the first N", OPTION_NUMBER, &offset},
        {0, "newest", NULL, "newest first inside each kind of match", OPTION_FLAG, &newest},
        {0, "facets", NULL, "also how many there are of each kind, year, issuer, state and dossier", OPTION_FLAG,
         &counts},
        {0, "json", NULL, "JSON with score, page and word boxes; see sohoa-json(5)", OPTION_FLAG, &json},
        {0}};
    int first = options_parse(context, argc, argv, options, 1, -1, err);
    cleanup_home struct home home = HOME_INIT;
    cleanup_arena struct arena arena = {0};
    cleanup_buf struct buf text = {0};
    struct search_result result;
    struct facets facets;
    struct search_query query = {.open = "[", .close = "]"};

    if (first < 0)
        return first == OPTIONS_HELP ? 0 : -1;
    for (int i = first; i < argc; i++)
        buf_printf(&text, "%s%s", i > first ? " " : "", argv[i]);
    query.text = text.data;
    query.limit = (size_t)limit;
    query.offset = (size_t)offset;
    query.boxes = json;
    query.newest = newest;
    if (!json && isatty(STDOUT_FILENO)) {
        query.open = "\033[1m";
        query.close = "\033[0m";
    }
    if (home_open(&home, context, HOME_READ, err) != 0 || search_run(home.catalogue, &arena, &query, &result, err) != 0)
        return -1;
    if (counts && search_facets(home.catalogue, &arena, &query, &facets, err) != 0)
        return -1;
    if (json)
        return print_json(&home, &arena, &result, counts ? &facets : NULL, err);
    for (size_t i = 0; i < result.count; i++)
        if (print_hit(&home, &result.hits[i], err) != 0)
            return -1;
    print_sum(&result);
    if (counts)
        print_facets(&facets);
    return 0;
}

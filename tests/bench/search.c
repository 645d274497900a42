/* Latency of search and the share of known items found, in one process on a warm catalogue.
 *
 * usage: bench-search CATALOGUE QUERIES.json [N]       N: only the first N queries of each kind
 * Prints one JSON object: for each kind of query p50 and p99 in ms, of the documents alone, with snippets, and with
 * facets, in wall time, or with $CPU in processor time; and of the known items how many are among the first three. */
#include <jansson.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "index/catalogue.h"
#include "index/search.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"

static struct err err;

static double now_ms(void)
{
    struct timespec t;

    clock_gettime(getenv("CPU") ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

enum manner { IDS, SNIPPETS, FACETS, MANNERS };
static const char *const MANNER_NAMES[] = {"ids", "snippets", "facets"};

static int64_t run(struct catalogue *c, const char *text, enum manner manner, struct search_result *result)
{
    cleanup_arena struct arena arena = {0};
    struct search_query query = {
        .text = text, .limit = 20, .ids_only = manner == IDS, .open = "[", .close = "]"};
    struct facets facets;

    if (search_run(c, &arena, &query, result, &err) != 0 ||
        (manner == FACETS && search_facets(c, &arena, &query, &facets, &err) != 0)) {
        fprintf(stderr, "%s: %s\n", text, err.message);
        exit(1);
    }
    return result->total;
}

/* Each query is run twice, and the second time counts. */
static void measure(struct catalogue *c, const char *kind, const json_t *queries, size_t limit, enum manner manner)
{
    size_t count = json_array_size(queries) < limit ? json_array_size(queries) : limit, cut = 0;
    double *times = memory_alloc((count + 1) * sizeof *times);
    const char *worst = "";
    double most = 0;

    for (size_t i = 0; i < count; i++) {
        const char *text = json_string_value(json_array_get(queries, i));
        struct search_result result;
        double start;

        run(c, text, manner, &result);
        start = now_ms();
        run(c, text, manner, &result);
        times[i] = now_ms() - start;
        cut += result.cut;
        if (times[i] > most) {
            most = times[i];
            worst = text;
        }
    }
    qsort(times, count, sizeof *times, by_size);
    fprintf(stderr, "%-22s %-9s worst: %s\n", kind, MANNER_NAMES[manner], worst);
    printf("\"%s, %s\":{\"p50\":%.3f,\"p99\":%.3f,\"max\":%.3f,\"cut\":%zu},\n", kind, MANNER_NAMES[manner],
           times[count / 2], times[count * 99 / 100], times[count - 1], cut);
    fflush(stdout);
    free(times);
}

static bool is_found(struct catalogue *c, const json_t *item)
{
    cleanup_arena struct arena arena = {0};
    struct search_query query = {.text = json_string_value(json_object_get(item, "query")), .limit = 3, .ids_only = true};
    struct search_result result;

    if (search_run(c, &arena, &query, &result, &err) != 0)
        exit(1);
    for (size_t i = 0; i < result.count; i++)
        if (result.hits[i].document == json_integer_value(json_object_get(item, "line")) + 1)
            return true;
    fprintf(stderr, "not found: %s (%lld)\n", query.text, (long long)json_integer_value(json_object_get(item, "line")) + 1);
    return false;
}

static void find_known(struct catalogue *c, const json_t *known)
{
    json_t *sums = json_object();
    char *text;

    for (size_t i = 0; i < json_array_size(known); i++) {
        const json_t *item = json_array_get(known, i);
        const char *form = json_string_value(json_object_get(item, "form"));
        json_t *sum = json_object_get(sums, form);

        if (!sum) {
            sum = json_pack("[i,i]", 0, 0);
            json_object_set_new(sums, form, sum);
        }
        json_array_set_new(sum, 0, json_integer(json_integer_value(json_array_get(sum, 0)) + is_found(c, item)));
        json_array_set_new(sum, 1, json_integer(json_integer_value(json_array_get(sum, 1)) + 1));
    }
    text = json_dumps(sums, 0);
    printf("\"known\":%s}\n", text);
    free(text);
    json_decref(sums);
}

int main(int argc, char **argv)
{
    struct catalogue *c;
    json_t *all, *queries;
    const char *kind;
    json_t *list;

    if (argc != 3 && argc != 4)
        return 2;
    all = json_load_file(argv[2], 0, NULL);
    c = catalogue_open(argv[1], CATALOGUE_READ, &err);
    if (!all || !c) {
        fprintf(stderr, "bench-search: %s\n", all ? err.message : "cannot read the queries");
        return 1;
    }
    queries = json_object_get(all, "queries");
    putchar('{');
    json_object_foreach(queries, kind, list)
        for (int manner = IDS; manner < MANNERS; manner++)
            measure(c, kind, list, argc > 3 ? strtoul(argv[3], NULL, 10) : SIZE_MAX, (enum manner)manner);
    find_known(c, json_object_get(all, "known"));
    catalogue_close(c);
    json_decref(all);
    return 0;
}

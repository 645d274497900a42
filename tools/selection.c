#include "tools/selection.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "index/catalogue.h"
#include "index/search.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"

#define PAGE_OF_HITS 500
#define RANGE_MAX    10000000

static void add(struct selection *selection, int64_t id)
{
    size_t n = selection->count;

    selection->ids = memory_grow(selection->ids, n, sizeof *selection->ids);
    selection->ids[selection->count++] = id;
}

static int add_entry(const struct entry *entry, void *data)
{
    add(data, entry->id);
    return 0;
}

static int by_id(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

    return (x > y) - (x < y);
}

static void sort_unique(struct selection *selection)
{
    size_t kept = 0;

    if (selection->count == 0)
        return;
    qsort(selection->ids, selection->count, sizeof *selection->ids, by_id);
    for (size_t i = 1; i < selection->count; i++)
        if (selection->ids[i] != selection->ids[kept])
            selection->ids[++kept] = selection->ids[i];
    selection->count = kept + 1;
}

/* Numbers and ranges, parted by commas or spaces. */
static bool parse_ids(struct selection *selection, const char *text)
{
    if (strspn(text, "0123456789,- ") != strlen(text))
        return false;
    for (const char *p = text; *(p += strspn(p, " "));) {
        char *end;
        long long first = strtoll(p, &end, 10), last = first;

        if (end == p || first < 1)
            return false;
        if (*end == '-') {
            p = end + 1;
            last = strtoll(p, &end, 10);
        }
        if (end == p || last < first || last - first > RANGE_MAX || (*end && *end != ',' && *end != ' '))
            return false;
        for (long long id = first; id <= last; id++)
            add(selection, id);
        p = *end ? end + 1 : end;
    }
    return true;
}

static int run_query(struct catalogue *catalogue, struct selection *selection, const char *text, struct err *err)
{
    struct search_query query = {.text = text, .limit = PAGE_OF_HITS};

    for (; query.offset < SELECTION_QUERY_MAX; query.offset += PAGE_OF_HITS) {
        cleanup_arena struct arena arena = {0};
        struct search_result result;

        if (search_run(catalogue, &arena, &query, &result, err) != 0)
            return -1;
        for (size_t i = 0; i < result.count; i++)
            add(selection, result.hits[i].document);
        if (result.count < PAGE_OF_HITS)
            return 0;
    }
    return err_set(err, ERR_LIMIT, "the query finds %d documents and more; narrow it down, by year: for example",
                   SELECTION_QUERY_MAX);
}

static int choose(struct catalogue *catalogue, struct selection *selection, const char *text, struct err *err)
{
    struct list_filter finished = {.states = 1u << DOCUMENT_DONE | 1u << DOCUMENT_REVIEW | 1u << DOCUMENT_QUARANTINED};

    if (!strcmp(text, "all"))
        return catalogue_each_entry(catalogue, &finished, add_entry, selection, err);
    if (parse_ids(selection, text))
        return 0;
    selection->count = 0;
    return run_query(catalogue, selection, text, err);
}

int selection_find(struct catalogue *catalogue, const char *text, struct selection *selection, struct err *err)
{
    *selection = (struct selection){0};
    if (choose(catalogue, selection, text, err) == 0) {
        sort_unique(selection);
        if (selection->count > 0)
            return 0;
        err_set(err, ERR_NOT_FOUND, "nothing was selected; SELECTION is `all`, ids such as 3 5-9, or a query");
    }
    selection_release(selection);
    return -1;
}

void selection_release(struct selection *selection)
{
    free(selection->ids);
    *selection = (struct selection){0};
}

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "index/search.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "tools/bundle.h"
#include "tools/command.h"
#include "tools/home.h"

#define PAGE_OF_HITS 500

struct selection {
    int64_t *ids;
    size_t count;
};

static void add(struct selection *selection, int64_t id)
{
    size_t n = selection->count;

    if ((n & (n - 1)) == 0)
        selection->ids = memory_resize(selection->ids, n ? 2 * n : 1, sizeof *selection->ids);
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

/* Ids: digits, commas and a hyphen for a range, over one or more arguments: 3 5-9,12 */
static bool parse_ids(struct selection *selection, char **words, int count)
{
    for (int i = 0; i < count; i++) {
        const char *p = words[i];

        if (strspn(p, "0123456789,-") != strlen(p))
            return false;
        while (*p) {
            char *end;
            long long first = strtoll(p, &end, 10), last = first;

            if (end == p || first < 1)
                return false;
            if (*end == '-') {
                p = end + 1;
                last = strtoll(p, &end, 10);
            }
            if (end == p || last < first || last - first > 10000000 || (*end && *end != ','))
                return false;
            for (long long id = first; id <= last; id++)
                add(selection, id);
            p = *end ? end + 1 : end;
        }
    }
    return true;
}

static int run_query(struct home *home, struct selection *selection, char **words, int count, struct err *err)
{
    cleanup_buf struct buf text = {0};
    struct search_query query = {.limit = PAGE_OF_HITS};

    for (int i = 0; i < count; i++)
        buf_printf(&text, "%s%s", i ? " " : "", words[i]);
    query.text = text.data;
    for (;; query.offset += PAGE_OF_HITS) {
        cleanup_arena struct arena arena = {0};
        struct search_result result;

        if (search_run(home->catalogue, &arena, &query, &result, err) != 0)
            return -1;
        for (size_t i = 0; i < result.count; i++)
            add(selection, result.hits[i].document);
        if (result.count < PAGE_OF_HITS)
            return 0;
    }
}

static int select_documents(struct home *home, struct selection *selection, char **words, int count, struct err *err)
{
    struct list_filter finished = {.states = 1u << DOCUMENT_DONE | 1u << DOCUMENT_REVIEW | 1u << DOCUMENT_QUARANTINED};

    if (count == 1 && !strcmp(words[0], "all"))
        return catalogue_each_entry(home->catalogue, &finished, add_entry, selection, err);
    if (parse_ids(selection, words, count))
        return 0;
    selection->count = 0;
    return run_query(home, selection, words, count, err);
}

int command_export(struct context *context, int argc, char **argv, struct err *err)
{
    const char *output = NULL;
    bool replace = false;
    const struct option_spec options[] = {
        {'o', "output", "FILE", "the bag: .zip, .tar.zst, .tar, or a folder", OPTION_TEXT, &output},
        {'f', "force", NULL, "replace FILE when it exists", OPTION_FLAG, &replace},
        {0}};
    int first = options_parse(context, argc, argv, options, 1, -1, err), result;
    cleanup_home struct home home = HOME_INIT;
    struct selection selection = {0};

    if (first < 0)
        return first == OPTIONS_HELP ? 0 : -1;
    if (!output)
        return err_set(err, ERR_USAGE, "where to? Name the bag with -o FILE");
    if (home_open(&home, context, HOME_READ, err) != 0)
        return -1;
    result = select_documents(&home, &selection, argv + first, argc - first, err);
    sort_unique(&selection);
    if (result == 0 && selection.count == 0)
        result = err_set(err, ERR_NOT_FOUND, "nothing was selected; SELECTION is `all`, ids such as 3 5-9, or a query");
    if (result == 0)
        result = bundle_write(&home, selection.ids, selection.count, output, replace, err);
    if (result == 0)
        printf("Wrote %zu documents to '%s' and verified it.\n", selection.count, output);
    free(selection.ids);
    return result;
}

#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "index/cite.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/model/record.h"
#include "tools/command.h"
#include "tools/graph.h"
#include "tools/home.h"
#include "tools/say.h"

static int must_exist(struct home *home, int64_t id, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct entry entry;
    int found = catalogue_find_entry(home->catalogue, &arena, id, &entry, err);

    return found > 0 ? 0 : found < 0 ? -1 : err_set(err, ERR_NOT_FOUND, "there is no document %lld", (long long)id);
}

static int put_each(struct home *home, struct graph *graph, char *const *names, struct err *err)
{
    int result = *names ? 0 : cite_each(home->catalogue, 0, graph_put, graph, err);

    for (; *names && result == 0; names++) {
        int64_t id;

        result = home_parse_id(*names, &id, err) != 0 || must_exist(home, id, err) != 0
                     ? -1
                     : cite_each(home->catalogue, id, graph_put, graph, err);
    }
    return result;
}

int command_cites(struct context *context, int argc, char **argv, struct err *err)
{
    bool json = false, dot = false;
    const struct option_spec options[] = {
        {0, "json", NULL, "one JSON object a line; see sohoa-json(5)", OPTION_FLAG, &json},
        {0, "dot", NULL, "a picture for Graphviz: sohoa cites --dot | dot -Tsvg", OPTION_FLAG, &dot},
        {0}};
    int first = options_parse(context, argc, argv, options, 0, -1, err), result;
    cleanup_home struct home home = HOME_INIT;
    struct graph graph = {.err = err};

    if (first < 0)
        return first == OPTIONS_HELP ? 0 : -1;
    if (graph_form_of(json, dot, &graph.form, err) != 0 || home_open(&home, context, HOME_READ, err) != 0)
        return -1;
    graph.catalogue = home.catalogue;
    graph_open(&graph);
    result = put_each(&home, &graph, argv + first, err);
    graph_close(&graph);
    if (result == 0 && graph.form == GRAPH_TEXT)
        say(PHRASE_CLI_CITES, (long long)graph.shown, (long long)graph.counts[CITE_FOUND],
            (long long)graph.counts[CITE_AMBIGUOUS], (long long)graph.counts[CITE_SUSPECT],
            (long long)graph.counts[CITE_OWN], (long long)graph.counts[CITE_NOT_HELD]);
    return result;
}

int command_cited_by(struct context *context, int argc, char **argv, struct err *err)
{
    bool json = false, dot = false;
    const struct option_spec options[] = {
        {0, "json", NULL, "one JSON object a line; see sohoa-json(5)", OPTION_FLAG, &json},
        {0, "dot", NULL, "a picture for Graphviz", OPTION_FLAG, &dot},
        {0}};
    int first = options_parse(context, argc, argv, options, 1, 1, err), result;
    cleanup_home struct home home = HOME_INIT;
    struct graph graph = {.sources = true, .err = err};
    int64_t id = 0;

    if (first < 0)
        return first == OPTIONS_HELP ? 0 : -1;
    if (graph_form_of(json, dot, &graph.form, err) != 0 || home_open(&home, context, HOME_READ, err) != 0)
        return -1;
    if (argv[first][strspn(argv[first], "0123456789")] == '\0' &&
        (home_parse_id(argv[first], &id, err) != 0 || must_exist(&home, id, err) != 0))
        return -1;
    graph.catalogue = home.catalogue;
    graph_open(&graph);
    result = id ? cite_each_source(home.catalogue, id, graph_put, &graph, err)
                : cite_each_of_number(home.catalogue, argv[first], graph_put, &graph, err);
    graph_close(&graph);
    if (result == 0 && graph.form == GRAPH_TEXT)
        say(PHRASE_CLI_CITED_BY, (long long)graph.shown);
    return result;
}

static json_t *text(const char *s)
{
    return s ? json_string(s) : json_null();
}

static void print_missing(const struct cite_missing *m, bool json)
{
    cleanup_buf struct buf out = {0};
    json_t *object;

    if (!json) {
        printf("%6lld  ", (long long)m->documents);
        graph_print_cited(m->type, m->number, m->date, m->issuer);
        putchar('\n');
        return;
    }
    object = json_pack("{s:o,s:o,s:o,s:o,s:I,s:I}", "number", text(m->number), "date", text(m->date), "type",
                       text(m->type), "issuer", text(m->issuer), "documents", (json_int_t)m->documents, "first",
                       (json_int_t)m->first);
    record_dump(object, &out);
    puts(buf_string(&out));
    json_decref(object);
}

int command_missing(struct context *context, int argc, char **argv, struct err *err)
{
    bool json = false;
    long most = 20;
    const struct option_spec options[] = {
        {'n', "most", "N", "this many, 20 when absent", OPTION_NUMBER, &most},
        {0, "json", NULL, "one JSON object a line; see sohoa-json(5)", OPTION_FLAG, &json},
        {0}};
    int first = options_parse(context, argc, argv, options, 0, 0, err);
    cleanup_home struct home home = HOME_INIT;
    cleanup_arena struct arena arena = {0};
    struct cite_missing *list;
    size_t count;

    if (first < 0)
        return first == OPTIONS_HELP ? 0 : -1;
    if (most < 1)
        return err_set(err, ERR_USAGE, "-n wants a number from 1 on");
    if (home_open(&home, context, HOME_READ, err) != 0 ||
        cite_missing(home.catalogue, &arena, (size_t)most, &list, &count, err) != 0)
        return -1;
    for (size_t i = 0; i < count; i++)
        print_missing(&list[i], json);
    return 0;
}

#include "tools/graph.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "index/catalogue.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/model/record.h"
#include "tools/listing.h"
#include "tools/say.h"

struct graph_nodes {
    int64_t *ids; /* sorted */
    size_t count;
};

int graph_form_of(bool json, bool dot, enum graph_form *form, struct err *err)
{
    if (json && dot)
        return err_set(err, ERR_USAGE, "give --json or --dot, not both");
    *form = json ? GRAPH_JSON : dot ? GRAPH_DOT : GRAPH_TEXT;
    return 0;
}

static const char *or_empty(const char *s)
{
    return s ? s : "";
}

void graph_print_cited(const char *type, const char *number, const char *date, const char *issuer)
{
    printf("%s%s%s", or_empty(type), type && number ? " " : "", or_empty(number));
    if (date)
        printf(", %s", date);
    if (issuer)
        printf(", %s", issuer);
}

/* Text --------------------------------------------------------------------------------------------------------- */

static int print_document(struct graph *graph, const char *lead, int64_t id)
{
    cleanup_arena struct arena arena = {0};
    struct document d = {0};

    if (catalogue_load(graph->catalogue, &arena, id, LOAD_FIELDS, &d, graph->err) != 0)
        return -1;
    printf("%s%6lld  ", lead, (long long)id);
    graph_print_cited(d.fields[FIELD_TYPE].value, d.fields[FIELD_NUMBER].value, d.fields[FIELD_DATE].value, NULL);
    printf("%s", d.fields[FIELD_NUMBER].status == STATUS_REVIEW ? "?" : "");
    return 0;
}

static int put_text(struct graph *graph, const struct cite_link *link)
{
    cleanup_arena struct arena arena = {0};
    const struct citation *c = link->citation;
    const char *state = say_sentence(&arena, cite_state_name(link->answer.state));
    const char *relation = or_empty(say_sentence(&arena, link->relation));

    if (graph->sources) {
        if (print_document(graph, "", link->document) != 0)
            return -1;
        say(PHRASE_CLI_SHOW_CITE_PAGE, c->page);
        printf("  %s%s%s\n", state, *relation ? ", " : "", relation);
        return 0;
    }
    printf("%6lld  ", (long long)link->document);
    listing_print_cell(state, say_language() == LANGUAGE_VI ? 18 : 9);
    printf("  ");
    graph_print_cited(c->type, c->number ? c->number : c->printed, c->date, c->issuer);
    say(PHRASE_CLI_SHOW_CITE_PAGE, c->page);
    printf("%s%s\n", *relation ? "  " : "", relation);
    for (size_t i = 0; i < link->answer.count; i++) {
        if (print_document(graph, link->answer.state == CITE_FOUND ? "           -> " : "           ?  ",
                           link->answer.targets[i]) != 0)
            return -1;
        putchar('\n');
    }
    return 0;
}

/* JSON --------------------------------------------------------------------------------------------------------- */

static json_t *text(const char *s)
{
    return s ? json_string(s) : json_null();
}

static void put_json(const struct cite_link *link)
{
    const struct citation *c = link->citation;
    json_t *targets = json_array(), *json;
    cleanup_buf struct buf out = {0};

    for (size_t i = 0; i < link->answer.count; i++)
        json_array_append_new(targets, json_integer((json_int_t)link->answer.targets[i]));
    json = json_pack("{s:I,s:s,s:o,s:o,s:o,s:o,s:o,s:o,s:i,s:o}", "id", (json_int_t)link->document, "state",
                     cite_state_name(link->answer.state), "relation", text(link->relation), "number", text(c->number),
                     "date", text(c->date), "type", text(c->type), "issuer", text(c->issuer), "printed",
                     text(c->printed), "page", c->page, "targets", targets);
    record_dump(json, &out);
    puts(buf_string(&out));
    json_decref(json);
}

/* Picture ------------------------------------------------------------------------------------------------------ */

static void print_quoted(const char *s)
{
    for (; *s; s++) {
        if (*s == '"' || *s == '\\')
            putchar('\\');
        if ((unsigned char)*s >= ' ')
            putchar(*s);
    }
}

/* True the first time. */
static bool is_new(struct graph_nodes *nodes, int64_t id)
{
    size_t low = 0, high = nodes->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (nodes->ids[middle] < id)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < nodes->count && nodes->ids[low] == id)
        return false;
    nodes->ids = memory_grow(nodes->ids, nodes->count, sizeof *nodes->ids);
    memmove(nodes->ids + low + 1, nodes->ids + low, (nodes->count - low) * sizeof *nodes->ids);
    nodes->ids[low] = id;
    nodes->count++;
    return true;
}

static int put_node(struct graph *graph, int64_t id)
{
    cleanup_arena struct arena arena = {0};
    struct document d = {0};
    const char *number;

    if (!is_new(graph->nodes, id))
        return 0;
    if (catalogue_load(graph->catalogue, &arena, id, LOAD_FIELDS, &d, graph->err) != 0)
        return -1;
    number = d.fields[FIELD_NUMBER].value;
    printf("  d%lld [label=\"", (long long)id);
    print_quoted(number ? number : "?");
    printf("\\n%s\"];\n", or_empty(d.fields[FIELD_DATE].value));
    return 0;
}

static void print_style(const char *style, const char *relation)
{
    printf(" [%s%s%s%s];\n", style, relation ? ", label=\"" : "", or_empty(relation), relation ? "\"" : "");
}

static int put_dot(struct graph *graph, const struct cite_link *link)
{
    static const char *const STYLES[CITE_STATE_COUNT] = {[CITE_FOUND] = "style=solid",
                                                         [CITE_AMBIGUOUS] = "style=dashed",
                                                         [CITE_SUSPECT] = "style=dotted",
                                                         [CITE_NOT_HELD] = "color=gray"};
    const struct citation *c = link->citation;

    if (link->answer.state == CITE_OWN)
        return 0;
    if (put_node(graph, link->document) != 0)
        return -1;
    for (size_t i = 0; i < link->answer.count; i++) {
        if (put_node(graph, link->answer.targets[i]) != 0)
            return -1;
        printf("  d%lld -> d%lld", (long long)link->document, (long long)link->answer.targets[i]);
        print_style(STYLES[link->answer.state], link->relation);
    }
    if (link->answer.count > 0)
        return 0;
    printf("  d%lld -> \"", (long long)link->document);
    print_quoted(c->number ? c->number : or_empty(c->printed));
    printf("%s%s\"", c->date ? "\\n" : "", or_empty(c->date));
    print_style(STYLES[link->answer.state], link->relation);
    return 0;
}

void graph_open(struct graph *graph)
{
    graph->nodes = memory_alloc(sizeof *graph->nodes);
    if (graph->form == GRAPH_DOT)
        puts("digraph citations {\n  rankdir=LR;\n  node [shape=box];");
}

int graph_put(const struct cite_link *link, void *data)
{
    struct graph *graph = data;

    graph->shown++;
    graph->counts[link->answer.state]++;
    if (graph->form == GRAPH_DOT)
        return put_dot(graph, link);
    if (graph->form == GRAPH_TEXT)
        return put_text(graph, link);
    put_json(link);
    return 0;
}

void graph_close(struct graph *graph)
{
    if (graph->form == GRAPH_DOT)
        puts("}");
    free(graph->nodes->ids);
    free(graph->nodes);
}

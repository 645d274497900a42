/* Citations written out: as lines for a person, as JSON, as a picture for Graphviz. */
#ifndef SOHOA_TOOLS_GRAPH_H
#define SOHOA_TOOLS_GRAPH_H

#include <stdbool.h>
#include <stdint.h>

#include "index/cite.h"

struct catalogue;
struct err;

enum graph_form { GRAPH_TEXT, GRAPH_JSON, GRAPH_DOT };

/* ERR_USAGE when both are asked for. */
int graph_form_of(bool json, bool dot, enum graph_form *form, struct err *err);

struct graph {
    struct catalogue *catalogue;
    enum graph_form form;
    bool sources; /* lines tell who cites, not what is cited */
    struct err *err;
    int64_t shown;             /* links so far */
    int64_t counts[CITE_STATE_COUNT];
    struct graph_nodes *nodes; /* documents of the picture drawn already */
};

void graph_open(struct graph *graph);
/* For cite_each() and its like; data: the graph. */
int graph_put(const struct cite_link *link, void *data);
void graph_close(struct graph *graph);

/* "Quyết định 768/QĐ-UBND, 2021-09-13" of a citation's parts, each of which may be NULL; for print. */
void graph_print_cited(const char *type, const char *number, const char *date, const char *issuer);

#endif

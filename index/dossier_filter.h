/* The filter hoso: of a query: which dossiers it means, and which places of the text index their documents have.
 * Private to index/. A value means the dossier of that code; else those whose code ends or begins with it at a dot;
 * else those whose title has it. "none" and "không" mean documents of no dossier. */
#ifndef SOHOA_INDEX_DOSSIER_FILTER_H
#define SOHOA_INDEX_DOSSIER_FILTER_H

#include <stddef.h>
#include <stdint.h>

#include "index/query.h"

struct buf;
struct catalogue;
struct err;

/* Dossiers one filter may mean; further ones are left out. */
#define DOSSIER_FILTER_MOST 1000

/* Fills in the dossiers of the query's filters. */
int dossier_filter_find(struct catalogue *c, struct arena *arena, struct query *query, struct err *err);
/* The places of what the first filter that is not negated lets through, rising; *places is NULL without such a filter.
 */
int dossier_filter_places(struct catalogue *c, struct arena *arena, const struct query *query, int64_t **places,
                          size_t *count, struct err *err);
/* A condition on h (search_header). */
void dossier_filter_put(const struct query_filter *filter, struct buf *out);

#endif

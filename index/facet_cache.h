/* Kind, year, issuer, state and dossiers of documents by place, kept in memory: facets look at ten thousand of them.
 * Private to index/. A place means the same document as long as none is dropped from the index, which search_state
 * counts; dossiers are the same as long as no event tells of one. The dossiers of a document are one value: their codes
 * parted by line feeds. */
#ifndef SOHOA_INDEX_FACET_CACHE_H
#define SOHOA_INDEX_FACET_CACHE_H

#include <stddef.h>
#include <stdint.h>

#include "index/search.h"

struct catalogue;
struct err;
struct facet_cache; /* held by the catalogue */

void facet_cache_release(struct facet_cache *cache); /* NULL is fine */
/* Makes it ready for one count: what is out of date is forgotten. */
int facet_cache_open(struct catalogue *c, struct err *err);
/* The values of the document at place, as numbers; 0 none. */
int facet_cache_look_up(struct catalogue *c, int64_t place, uint16_t values[FACET_COUNT], struct err *err);
/* A number's value, until the next facet_cache_open(). */
const char *facet_cache_value(const struct facet_cache *cache, enum facet facet, uint16_t number);
size_t facet_cache_count(const struct facet_cache *cache, enum facet facet); /* numbers are below this */

#endif

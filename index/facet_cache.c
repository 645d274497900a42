#include "index/facet_cache.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "index/database.h"
#include "pipeline/base/memory.h"

/* Documents kept: 32 MB at most. More than that, and the cache begins anew. */
#define DOCUMENTS (1024 * 1024)
/* Different values of a facet; later ones are not counted. */
#define VALUES 65535
#define SLOTS  131072

struct cached {
    int64_t place; /* 0: free */
    uint16_t values[FACET_COUNT];
};

struct dictionary {
    const char *values[VALUES];
    size_t count;          /* the first is no value */
    uint16_t slots[SLOTS]; /* by hash: place in values */
};

struct facet_cache {
    int64_t dropped; /* of search_state, when it was begun */
    int64_t event;   /* the last about a dossier then */
    struct arena arena;
    struct dictionary dictionaries[FACET_COUNT];
    struct cached *documents; /* open addressing */
    size_t count, capacity;
};

void facet_cache_release(struct facet_cache *cache)
{
    if (!cache)
        return;
    arena_release(&cache->arena);
    free(cache->documents);
    free(cache);
}

int facet_cache_open(struct catalogue *c, struct err *err)
{
    int64_t dropped = 0, event = 0;

    if (database_number(c, err, &dropped, "SELECT dropped FROM search_state", "") < 0 ||
        database_number(c, err, &event, "SELECT ifnull(max(event), 0) FROM dossier_event", "") < 0)
        return -1;
    if (c->facets && c->facets->dropped == dropped && c->facets->event == event && c->facets->count < DOCUMENTS)
        return 0;
    facet_cache_release(c->facets);
    c->facets = memory_alloc(sizeof *c->facets);
    c->facets->dropped = dropped;
    c->facets->event = event;
    for (int f = 0; f < FACET_COUNT; f++)
        c->facets->dictionaries[f].count = 1;
    return 0;
}

static uint16_t number_of(struct facet_cache *cache, enum facet facet, const char *value)
{
    struct dictionary *d = &cache->dictionaries[facet];
    size_t at = 5381;

    if (!value || !*value)
        return 0;
    for (const char *s = value; *s; s++)
        at = at * 33 + (unsigned char)*s;
    for (at = (at ^ at >> 15) % SLOTS; d->slots[at]; at = (at + 1) % SLOTS)
        if (!strcmp(d->values[d->slots[at]], value))
            return d->slots[at];
    if (d->count == VALUES)
        return 0;
    d->values[d->count] = arena_strdup(&cache->arena, value);
    d->slots[at] = (uint16_t)d->count;
    return (uint16_t)d->count++;
}

static struct cached *find(const struct facet_cache *cache, int64_t place)
{
    uint64_t h = (uint64_t)place * 0x9E3779B97F4A7C15u;
    size_t at = (size_t)(h >> 20) & (cache->capacity - 1);

    while (cache->documents[at].place && cache->documents[at].place != place)
        at = (at + 1) & (cache->capacity - 1);
    return &cache->documents[at];
}

static void grow(struct facet_cache *cache)
{
    struct facet_cache old = *cache;

    cache->capacity = old.capacity ? 2 * old.capacity : 1024;
    cache->documents = memory_alloc(cache->capacity * sizeof *cache->documents);
    for (size_t i = 0; i < old.capacity; i++)
        if (old.documents[i].place)
            *find(cache, old.documents[i].place) = old.documents[i];
    free(old.documents);
}

static int fill(struct catalogue *c, struct cached *entry, int64_t place, struct err *err)
{
    sqlite3_stmt *stmt = database_query(c, err,
                                        "SELECT type, year, issuer, state, (SELECT group_concat(d.code, char(10)) FROM "
                                        "dossier_document m JOIN dossier d ON d.id = m.dossier WHERE m.document = "
                                        "h.document) FROM search_header h WHERE place = ?",
                                        "i", place);
    int got = stmt ? database_row(c, stmt, err) : -1;

    if (got == 1) {
        entry->place = place;
        for (int f = 0; f < FACET_COUNT; f++)
            entry->values[f] = number_of(c->facets, (enum facet)f, database_borrow(stmt, f));
        c->facets->count++;
    }
    database_done(c, stmt);
    return got < 0 ? -1 : 0;
}

int facet_cache_look_up(struct catalogue *c, int64_t place, uint16_t values[FACET_COUNT], struct err *err)
{
    struct cached *entry;

    if (c->facets->count * 2 >= c->facets->capacity)
        grow(c->facets);
    entry = find(c->facets, place);
    if (!entry->place && fill(c, entry, place, err) != 0)
        return -1;
    memcpy(values, entry->values, sizeof entry->values);
    return 0;
}

const char *facet_cache_value(const struct facet_cache *cache, enum facet facet, uint16_t number)
{
    return cache->dictionaries[facet].values[number];
}

size_t facet_cache_count(const struct facet_cache *cache, enum facet facet)
{
    return cache->dictionaries[facet].count;
}

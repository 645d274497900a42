#include "pipeline/package/bag_table.h"

#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "pipeline/base/memory.h"

#define FIRST_SLOTS 256

void bag_table_init(struct bag_table *table, struct arena *arena)
{
    *table = (struct bag_table){.arena = arena, .slot_count = FIRST_SLOTS};
    table->slots = memory_alloc(FIRST_SLOTS * sizeof *table->slots);
    /* Bags come from strangers: without a seed they could choose paths that all meet in one slot. */
    if (getrandom(&table->seed, sizeof table->seed, GRND_NONBLOCK) < 0)
        table->seed = (uint64_t)(uintptr_t)table->slots;
}

void bag_table_release(struct bag_table *table)
{
    free(table->slots);
    free(table->items);
    *table = (struct bag_table){0};
}

/* FNV-1a from a secret start, mixed at the end. */
static uint64_t hash_of(const struct bag_table *table, const char *path)
{
    uint64_t h = 0xcbf29ce484222325u ^ table->seed;

    for (; *path; path++)
        h = (h ^ (unsigned char)*path) * 0x100000001b3u;
    h ^= h >> 32;
    h *= table->seed | 1;
    return h ^ h >> 29;
}

static struct bag_item **slot_of(const struct bag_table *table, const char *path, uint64_t hash)
{
    size_t i = hash & (table->slot_count - 1);

    while (table->slots[i] && (table->slots[i]->hash != hash || strcmp(table->slots[i]->path, path)))
        i = (i + 1) & (table->slot_count - 1);
    return &table->slots[i];
}

static void grow(struct bag_table *table)
{
    free(table->slots);
    table->slot_count *= 2;
    table->slots = memory_resize(NULL, table->slot_count, sizeof *table->slots);
    memset(table->slots, 0, table->slot_count * sizeof *table->slots);
    for (size_t i = 0; i < table->count; i++)
        *slot_of(table, table->items[i]->path, table->items[i]->hash) = table->items[i];
}

struct bag_item *bag_table_find(const struct bag_table *table, const char *path)
{
    return *slot_of(table, path, hash_of(table, path));
}

struct bag_item *bag_table_add(struct bag_table *table, const char *path)
{
    uint64_t hash = hash_of(table, path);
    struct bag_item *item = *slot_of(table, path, hash);

    if (item)
        return item;
    if (2 * (table->count + 1) > table->slot_count)
        grow(table);
    if (table->count == table->capacity) {
        table->capacity = table->capacity ? 2 * table->capacity : 64;
        table->items = memory_resize(table->items, table->capacity, sizeof *table->items);
    }
    item = arena_alloc(table->arena, sizeof *item);
    item->path = arena_strdup(table->arena, path);
    item->hash = hash;
    table->items[table->count++] = item;
    *slot_of(table, path, hash) = item;
    return item;
}

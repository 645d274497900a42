/* The paths of a bag and what is known of each, found by path, walked in the order of adding. */
#ifndef SOHOA_PACKAGE_BAG_TABLE_H
#define SOHOA_PACKAGE_BAG_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pipeline/base/digest.h"

struct arena;

/* One line of a manifest about a file. */
struct bag_expected {
    struct bag_expected *next;
    const struct bag_manifest *manifest;
    const unsigned char *digest; /* bag_manifest.digest_length bytes; NULL when the algorithm is not known here */
};

struct bag_item {
    char *path;
    uint64_t hash;
    uint64_t size;
    unsigned char *digests[DIGEST_KINDS]; /* raw bytes of those computed, else NULL */
    /* Contents of a file that describes the package (container_text()): in memory, malloc'ed, or from an offset of the
     * container's file on. */
    char *text;
    uint64_t text_offset;
    size_t text_length;
    struct bag_expected *expected; /* NULL: no manifest lists it */
    uint64_t manifests;            /* a bit for each payload manifest that lists it */
    const char *damage;            /* why the contents could not be read to their end, or NULL */
    const char *address;           /* where fetch.txt has it, and in which line; NULL: not in there */
    size_t address_line;
    bool present, folder, too_large;
    bool kept;      /* its contents are */
    bool listed;    /* in METS */
    bool stands_in; /* for a listed file that is absent, see bag_verify.h */
};

struct bag_table {
    struct bag_item **slots; /* a power of two, at most half full */
    size_t slot_count;
    struct bag_item **items; /* in the order of adding */
    size_t count, capacity;
    uint64_t seed;
    struct arena *arena; /* borrowed; holds items and paths */
};

void bag_table_init(struct bag_table *table, struct arena *arena);
void bag_table_release(struct bag_table *table);
struct bag_item *bag_table_find(const struct bag_table *table, const char *path);
/* The item of that path, made when absent. */
struct bag_item *bag_table_add(struct bag_table *table, const char *path);

#endif

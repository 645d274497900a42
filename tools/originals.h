/* The originals of a document, as they are handed out: each file once, under the id of the first document in it. */
#ifndef SOHOA_TOOLS_ORIGINALS_H
#define SOHOA_TOOLS_ORIGINALS_H

#include <stddef.h>
#include <stdint.h>

struct arena;
struct entry;
struct err;
struct home;

struct original {
    const char *name;   /* "000012.pdf", "000012/0001.jpg", "000012.json" */
    const char *sha256; /* of an object; NULL for: */
    const char *bytes;  /* a line of an import: the others in its object were not asked for */
    size_t length;
    int64_t size;
    const char *first_seen; /* or NULL */
};

/* First documents of the files handed out so far; zeroed to begin. */
struct originals {
    int64_t *files;
    size_t count;
};

/* Those of the document that were not handed out yet; in the arena. `stem` takes the place of the id in their names;
 * NULL: the id, and the documents then come in order of their ids. */
int originals_list(struct originals *originals, struct home *home, struct arena *arena, const struct entry *entry,
                   const char *stem, struct original **list, size_t *count, struct err *err);
void originals_release(struct originals *originals);

#endif

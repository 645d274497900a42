/* The inbox of an archive: files on their way from a browser, in pieces, one folder a batch. Names come from strangers:
 * each part of a path is checked and opened by itself, links are never followed. */
#ifndef SOHOA_WEB_INBOX_H
#define SOHOA_WEB_INBOX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct archive;
struct arena;
struct err;

#define INBOX_ID 32 /* of a batch, with its NUL */

/* Makes the folder of a new batch. */
int inbox_new(const struct archive *archive, char id[INBOX_ID], struct err *err);
bool inbox_is_id(const char *id);

/* Bytes of the file that are here, of `size`. ERR_INPUT for a name that cannot be one, ERR_NOT_FOUND without the batch.
 */
int inbox_received(const struct archive *archive, const char *id, const char *name, int64_t size, int64_t *received,
                   struct err *err);
/* Adds a piece at `offset`, which must be what is here already (else 1 and nothing is done). *received as above. The
 * file gets its name with its last byte. */
int inbox_put(const struct archive *archive, const char *id, const char *name, int64_t size, int64_t offset,
              const void *bytes, size_t n, int64_t *received, struct err *err);

struct inbox_batch {
    const char *id;
    int64_t files; /* whole ones */
};
/* The batches that lie there, the oldest first. */
int inbox_list(const struct archive *archive, struct arena *arena, struct inbox_batch **batches, size_t *count,
               struct err *err);
/* Its folder, relative to the archive's. In the arena. */
const char *inbox_path(struct arena *arena, const char *id);

#endif

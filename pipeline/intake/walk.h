/* What stands under the paths given to ingest, as units that become one document each, in natural order.
 *
 * A file is a unit. A folder whose scans are all single-page images is one unit, its images being the pages
 * (2 before 10), and a bad unit when one of them cannot be read; its subfolders are walked all the same. Files that
 * belong to the system (Thumbs.db, .DS_Store, hidden files) are passed over in silence. Links to files are followed,
 * links to folders are not. */
#ifndef SOHOA_INTAKE_WALK_H
#define SOHOA_INTAKE_WALK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pipeline/base/memory.h"
#include "pipeline/intake/media.h"

struct err;

enum unit_kind {
    UNIT_FILE,    /* one scan, or a zip or tar of them */
    UNIT_FOLDER,  /* page images, in order */
    UNIT_SKIPPED, /* not a scan; `reason` says what it is */
    UNIT_BAD      /* cannot be read; `reason` says why */
};

struct member {
    const char *path; /* where its bytes are, for open(2) */
    int64_t size, mtime_ns;
    enum media media;
    int pages; /* of an image file; 0 for what only a worker can count */
};

struct unit {
    enum unit_kind kind;
    const char *path; /* as given, joined with the path below it; bytes */
    bool entry;       /* it stands in a zip or tar */
    const char *reason;
    struct member *members; /* one, or the pages of a folder */
    size_t count;
};

struct walk;

/* Walks the paths in the order given. The folder with this device and inode (the archive itself) is passed over. */
struct walk *walk_open(const char *const *paths, size_t count, uint64_t avoid_device, uint64_t avoid_inode);
void walk_close(struct walk *walk); /* NULL is fine */

/* The next unit, valid until the next call: 1; 0 at the end. It never fails: what cannot be read is a unit. */
int walk_next(struct walk *walk, struct unit *unit);

/* The files of an unpacked zip or tar: `names` as in the archive, `files` where their bytes are (or NULL where
 * `refused` says why not). The units come out of walk_next() before anything else; paths start with `prefix`. */
void walk_push_entries(struct walk *walk, const char *prefix, const char *const *names, const char *const *files,
                       const char *const *refused, size_t count);

#endif

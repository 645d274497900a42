/* A package as it came: a folder, a zip, or a tar plain or compressed once, read once from front to back.
 *
 * Nothing is unpacked and nothing is believed: a path that leads outside its folder or that some system takes for a
 * device, a link, a device, a name given twice, a bomb, an encrypted or damaged entry is a fault and its bytes are
 * not taken. Each file gets the digests asked for; the text of those that describe the package is kept. The files of
 * a folder are read by as many threads as there are cores, an archive by one that reads and others that digest.
 * Memory grows with the number of files (about 400 bytes each), not with the bytes read: kept texts go to a file. */
#ifndef SOHOA_PACKAGE_CONTAINER_H
#define SOHOA_PACKAGE_CONTAINER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pipeline/base/memory.h"
#include "pipeline/package/bag_sums.h"
#include "pipeline/package/bag_table.h"
#include "pipeline/package/key_set.h"
#include "pipeline/package/xml_walk.h"

struct container;
struct err;
struct package_written;

/* A million lines of SHA-512 with long paths, or METS of as many files; no text that describes a package is larger. */
#define CONTAINER_TEXT_BYTES (512L * 1024 * 1024)
/* All texts kept of one package. */
#define CONTAINER_TEXT_TOTAL (1024L * 1024 * 1024)

enum container_fault {
    CONTAINER_NAME,      /* the path may not be in a package: bag_path.h */
    CONTAINER_TYPE,      /* a link, a device, a pipe */
    CONTAINER_REPEATED,  /* a path given twice, or a file below a file */
    CONTAINER_OVERFLOW,  /* more files or bytes than the caps allow, a bomb */
    CONTAINER_ENCRYPTED, /* cannot be read without a password */
    CONTAINER_DAMAGED,   /* the bytes cannot be had to their end */
    CONTAINER_FAULTS
};

/* 0 and NULL stand for the default. */
struct container_options {
    size_t max_files;   /* 1,000,000 */
    uint64_t max_bytes; /* of a zip or tar, unpacked; no cap */
    unsigned
        max_ratio; /* unpacked bytes of a zip or tar to its own size, beyond the first 64 MiB; LIMIT_ARCHIVE_RATIO */
    /* Written by us this moment: no cap on ratio, and a file of a folder that was read again is not read once more. */
    struct package_written *written;
    unsigned kinds;     /* digests, bits BAG_SUM(kind); SHA-256 and SHA-512 */
    unsigned threads;   /* the cores there are */
    const char *beside; /* a path in whose folder a temporary file may be made; in /tmp */
    /* The digests, by the names at the top of a folder, or of a zip or tar and in the folders there; asked when kinds
     * is 0 and they can be had without reading all. 0: the default. */
    unsigned (*choose)(void *state, char *const *names, size_t count);
    /* Whether the text of the file is kept. In a zip or tar the path begins with the top folder. */
    bool (*keep)(void *state, const struct container *container, const char *path);
    /* A fault; `path` may hold any bytes and is "" for the package as a whole. Called by one thread at a time. */
    void (*fault)(void *state, enum container_fault fault, const char *path, const char *sentence);
    /* Called with the bytes read so far; false stops with ERR_INTERRUPTED. Called by one thread at a time. */
    bool (*go_on)(void *state, uint64_t bytes);
    void *state;
};

struct container {
    struct container_options options; /* with defaults filled in */
    struct bag_table table;           /* the files, those read marked as present */
    struct arena arena;
    unsigned kinds;  /* digests computed */
    bool serialised; /* a zip or tar: paths begin with `top` */
    bool incomplete; /* reading stopped early: nothing can be said of missing files */
    const char *top; /* "", or "name/" of the one folder at the top of a zip or tar */
    uint64_t bytes;  /* read */
    uint64_t archive_bytes;
    /* Texts: those in memory, those in the file below the large ones, and these, each in a range of its own. */
    int texts; /* a file without a name; -1 before it is needed */
    uint64_t text_bytes, text_memory, text_end, large_texts;
};

/* 0 when all that can be read is read, with or without faults; -1 when it cannot be read at all. The container is
 * initialised here and released by the caller in either case. */
int container_read(const char *path, const struct container_options *options, struct container *container,
                   struct err *err);
void container_release(struct container *container);

/* The text kept of an item; it lives as long as the container. */
struct xml_source container_text(const struct container *container, const struct bag_item *item);
/* All of it, appended to `out`. */
int container_load_text(const struct container *container, const struct bag_item *item, struct buf *out,
                        struct err *err);

/* The item at a path below the top, or NULL when nothing of that path is present or listed. */
struct bag_item *container_item(const struct container *container, const char *path);
/* The item's path below the top. */
const char *container_path(const struct container *container, const struct bag_item *item);
/* True when the item lies below the top. */
bool container_holds(const struct container *container, const struct bag_item *item);

/* Fills `near` with the places in the table of the present files, by bag_path_near(); calls for each that meets an
 * earlier one. */
void container_near(const struct container *container, struct key_set *near,
                    void (*meets)(void *state, const struct bag_item *item, const struct bag_item *earlier),
                    void *state);

#endif

/* One verification under way: what was found in the bag (bag_scan.c reads it), what its tag files say
 * (bag_tags.c), and the comparison of both (bag_check.c). Used inside pipeline/package only. */
#ifndef SOHOA_PACKAGE_BAG_SCAN_H
#define SOHOA_PACKAGE_BAG_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pipeline/base/memory.h"
#include "pipeline/package/bag_report.h"
#include "pipeline/package/bag_sums.h"
#include "pipeline/package/bag_table.h"

/* A million lines of SHA-512 with long paths; more than this is no manifest. */
#define BAG_TAG_FILE_BYTES (512L * 1024 * 1024)
/* All tag files of one bag. */
#define BAG_TAG_TOTAL_BYTES (1024L * 1024 * 1024)
/* Algorithms a bag may use at once; known are a dozen. */
#define BAG_MANIFESTS 32

struct bag_manifest {
    char *name;   /* "manifest-sha256.txt" */
    bool payload; /* else a tag manifest */
    bool known;   /* the algorithm is one of digest.h */
    enum digest_kind kind;
    size_t digest_length; /* bytes; 0 when not known */
    uint64_t bit;         /* for bag_item.manifests; 0 for tag manifests */
};

struct bag_scan {
    struct bag_verify_options options; /* with defaults filled in */
    struct bag_report *report;
    struct bag_table table;
    struct arena arena;
    unsigned kinds;
    bool serialised; /* a zip or tar: paths begin with the top folder */
    bool incomplete; /* reading stopped early: nothing can be said of missing files */
    const char *top; /* "" or "name/" */
    struct bag_sums sums;
    struct bag_item *current;
    uint64_t bytes, tag_bytes;
    uint64_t archive_bytes;
    char *block;
    /* from the tag files */
    int version; /* 93 for 0.93, 100 for 1.0 */
    char *encoding;
    struct bag_manifest manifests[BAG_MANIFESTS];
    size_t manifest_count;
    uint64_t payload_manifests; /* all their bits */
    bool lost_system_file;      /* see bag_verify.h */
    bool damaged;               /* a file could not be read to its end */
};

#define bag_scan_find(scan, kind, path, ...)                                                                           \
    bag_report_add((scan)->report, (scan)->options.max_findings, (kind), (path), __VA_ARGS__)

/* Reading: fills the table. -1 only for errors that leave no verdict. */
int bag_scan_folder(struct bag_scan *scan, int fd, const char *path, struct err *err);
int bag_scan_archive(struct bag_scan *scan, int fd, const char *path, struct err *err);
/* For the readers: one file begins, gets its bytes, ends. Begin gives false when the file is not to be read.
 */
bool bag_scan_begin(struct bag_scan *scan, const char *path);
int bag_scan_bytes(struct bag_scan *scan, const void *bytes, size_t n, struct err *err);
void bag_scan_end(struct bag_scan *scan);

/* The item at a path within the bag (after the top folder), or NULL when absent. */
struct bag_item *bag_scan_item(const struct bag_scan *scan, const char *path);
/* The item's path within the bag. */
const char *bag_scan_path(const struct bag_scan *scan, const struct bag_item *item);

/* Reads bagit.txt, the manifests and fetch.txt into the table. False when bagit.txt is no use: nothing more
 * to check. */
bool bag_tags_read(struct bag_scan *scan);
/* bag-info.txt, once the payload is counted. */
void bag_tags_check_info(struct bag_scan *scan);
/* The whole of a manifest: bag_manifest.c. */
void bag_manifest_read(struct bag_scan *scan, struct bag_item *file, struct bag_manifest *manifest);
/* A tag file's text as UTF-8, malloc'ed, lines ended with \n only; NULL with a finding when it cannot be had.
 */
char *bag_tags_text(struct bag_scan *scan, const struct bag_item *file, const char *encoding);
/* Cuts the next line off *text; NULL at the end. */
char *bag_tags_line(char **text);

/* Compares what is there with what is listed. */
void bag_check(struct bag_scan *scan);

#endif

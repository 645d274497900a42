/* One verification under way: what was found in the bag (container.h), what its tag files say (bag_tags.c), and the
 * comparison of both (bag_check.c). Used inside pipeline/package only. */
#ifndef SOHOA_PACKAGE_BAG_SCAN_H
#define SOHOA_PACKAGE_BAG_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pipeline/base/memory.h"
#include "pipeline/package/bag_report.h"
#include "pipeline/package/container.h"

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
    struct container *in;
    bool incomplete; /* no use in looking for more */
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
/* Whether a path, with or without the top folder, is that of a tag file whose text is wanted. */
bool bag_tags_is_tag_file(const struct container *container, const char *path);
/* The digests, bits BAG_SUM(kind), that a file of this name lists; 0 when it is no manifest of a known algorithm. */
unsigned bag_tags_kind_of(const char *name);

/* Compares what is there with what is listed. */
void bag_check(struct bag_scan *scan);

#endif

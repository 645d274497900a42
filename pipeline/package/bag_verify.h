/* Checks a BagIt bag, BagIt 0.93 to 1.0 (RFC 8493): a folder, a zip, or a tar plain or compressed once.
 *
 * A zip or tar is read once from front to back and never unpacked; memory grows with the number of files
 * (about 1 KB each) and with the manifests, not with the payload. Bags are untrusted: links, devices, paths
 * that lead outside, bombs and duplicates make a bag invalid. What a fetch.txt asks for is never fetched.
 *
 * Choices the RFC leaves open:
 * - A manifest by an algorithm unknown here is a warning beside one that could be checked, and makes the bag
 *   invalid when there is none, for then the contents are not verified.
 * - A listed file that is absent while a file whose name differs only in case, Unicode form or percent signs
 * has the listed digest is a warning: the contents are there, the copying changed the name.
 * - A listed .DS_Store, Thumbs.db or the like that is absent is a warning: systems delete them by themselves.
 * - Windows forms of paths (drive, UNC, %VAR%\) are refused on every system. */
#ifndef SOHOA_PACKAGE_BAG_VERIFY_H
#define SOHOA_PACKAGE_BAG_VERIFY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pipeline/base/memory.h"

struct err;
struct package_written;

enum bag_finding_kind {
    BAG_MISSING,   /* listed, not there */
    BAG_EXTRA,     /* there, not listed as it must be */
    BAG_CHANGED,   /* there, with other contents than listed */
    BAG_MALFORMED, /* the bag breaks a rule of the format, or is damaged or hostile */
    BAG_WARNING,   /* everything else worth telling; the bag may still be valid */
    BAG_FINDING_KINDS
};

struct bag_finding {
    enum bag_finding_kind kind;
    const char *path;     /* within the bag, printable UTF-8; "" for the bag as a whole */
    const char *sentence; /* printable UTF-8, names the path */
};

enum bag_verdict { BAG_VALID, BAG_VALID_WITH_WARNINGS, BAG_INVALID };

struct bag_report {
    enum bag_verdict verdict;
    struct bag_finding *findings; /* the first ones, in the order found, at most the cap of each kind */
    size_t finding_count;
    size_t totals[BAG_FINDING_KINDS];      /* of all, also those not kept */
    char version[8];                       /* "1.0"; "" when not known */
    uint64_t payload_files, payload_bytes; /* found */
    /* private */
    struct arena arena;
    size_t capacity;
};

/* 0 stands for the default. */
struct bag_verify_options {
    size_t max_findings; /* kept of each kind; 1,000 */
    size_t max_files;    /* 1,000,000 */
    uint64_t max_bytes;  /* of a zip or tar, unpacked; no cap */
    unsigned max_ratio;  /* unpacked bytes of a zip or tar to its own size, beyond the first 64 MiB;
                            LIMIT_ARCHIVE_RATIO */
    unsigned algorithms; /* bits BAG_SUM(kind): compute only these (bag_sums.h) */
    /* Written by us this moment: no cap on ratio, and a file of a folder that was read again is not read once more. */
    struct package_written *written;
    const char *beside; /* a path in whose folder a temporary file may be made; in /tmp */
    /* Called with the bytes read so far; returning false stops with ERR_INTERRUPTED. May be NULL. */
    bool (*go_on)(void *state, uint64_t bytes);
    void *state;
};

/* 0 when a verdict was reached, be it BAG_INVALID; -1 when the path cannot be read at all. options may be
 * NULL. The report is initialised here and released by the caller in either case. */
int bag_verify(const char *path, const struct bag_verify_options *options, struct bag_report *report, struct err *err);
void bag_report_release(struct bag_report *report);

/* The same of a package that is read already, with the digests and texts that these ask for; faults of the reading are
 * not in the report. */
struct container;
void bag_verify_container(struct container *container, size_t max_findings, struct bag_report *report);
/* The digests, bits BAG_SUM(kind), listed by the manifests among the names at the top of a folder, or in a container.
 */
unsigned bag_verify_kinds(char *const *names, size_t count);
unsigned bag_verify_kinds_listed(const struct container *container);

const char *bag_finding_name(enum bag_finding_kind kind); /* "missing", "extra", "changed", "malformed", "warning" */
const char *bag_verdict_name(enum bag_verdict verdict);   /* "valid", "valid with warnings", "invalid" */

#endif

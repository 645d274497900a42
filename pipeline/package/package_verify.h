/* Checks a package of any kind: a bag (RFC 8493), an E-ARK CSIP package, the national AIP and SIP (TT 05/2025/TT-BNV),
 * a bag that wraps one or several of these, or a folder of them; as folder, zip, or tar.
 *
 * Everything is read once (container.h) and nothing is believed. Every checksum and size that METS, PREMIS and the
 * manifests say is held against the bytes. Nothing is ever fetched from a network, no schema either. */
#ifndef SOHOA_PACKAGE_PACKAGE_VERIFY_H
#define SOHOA_PACKAGE_PACKAGE_VERIFY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pipeline/base/digest.h"
#include "pipeline/base/memory.h"

struct err;
struct package_written;

enum package_kind {
    PACKAGE_NONE, /* nothing that is known here */
    PACKAGE_BAG,
    PACKAGE_CSIP, /* E-ARK, of others: AIP, DIP and the rest */
    PACKAGE_SIP,  /* E-ARK SIP */
    PACKAGE_AIP_HOSO,
    PACKAGE_AIP_TAILIEU,
    PACKAGE_SIP_HOSO,
    PACKAGE_SIP_TAILIEU
};

struct package_finding {
    bool warning;
    const char *rule;     /* of package_rule.h */
    const char *path;     /* within what was given, printable UTF-8; "" for the whole */
    long line;            /* 0 when there is none */
    const char *element;  /* or attribute or field; "" when there is none */
    const char *sentence; /* printable UTF-8, without the path */
};

/* One package found: what was given may hold several. */
struct package_found {
    enum package_kind kind;
    const char *path;  /* of its folder; "" when it is the whole */
    const char *objid; /* mets/@OBJID, or NULL */
    size_t documents;  /* of a national package: files below rep1/data */
};

struct package_report {
    bool valid;
    enum package_kind kind; /* of the whole: that of the only package, or PACKAGE_BAG */
    bool wrapped;           /* a bag that holds packages */
    bool serialised;        /* a zip or tar */
    struct package_found *found;
    size_t found_count;
    struct package_finding *findings; /* the first of each rule, in the order found */
    size_t finding_count;
    size_t errors, warnings; /* of all, also those not kept */
    char bag_version[8];     /* "" unless a bag */
    uint64_t files, bytes;   /* read */
    unsigned kinds;          /* digests computed, bits BAG_SUM(kind) */
    size_t digests_compared; /* that METS and PREMIS say; those of bags are the manifests' */
    bool schemas_used;       /* at least one file was validated against a schema */
    /* SHA-256 of the lines "DIGEST  PATH\n" of all files, as sha256sum prints them below the top folder, sorted by the
     * bytes of the path: the same for a folder and a zip of it. "" when SHA-256 was not computed. */
    char fingerprint[DIGEST_SHA256_HEX];
    /* private */
    struct arena arena;
    size_t finding_capacity, found_capacity;
    size_t *totals; /* of each rule of the table */
};

/* 0 and NULL stand for the default. */
struct package_verify_options {
    const char *schemas; /* a folder of XSDs: mets.xsd, premis-v3.xsd, EAD.xsd, EAD_doc.xsd ...; none are used */
    bool strict;         /* disputed rules are errors */
    /* Written by us this moment: no cap on ratio, and a file of a folder that was read again is not read once more. */
    struct package_written *written;
    const char *beside; /* a path in whose folder a temporary file may be made; in /tmp */
    bool fingerprint;    /* compute SHA-256 in any case */
    size_t max_findings; /* kept of each rule; 1,000 */
    size_t max_files;    /* 1,000,000 */
    uint64_t max_bytes;  /* of a zip or tar, unpacked; no cap */
    unsigned max_ratio;
    bool (*go_on)(void *state, uint64_t bytes); /* as in container.h */
    void *state;
};

/* 0 when a verdict was reached; -1 when the path cannot be read, or a schema. The report is initialised here and
 * released by the caller in either case. options may be NULL. */
int package_verify(const char *path, const struct package_verify_options *options, struct package_report *report,
                   struct err *err);
void package_report_release(struct package_report *report);

/* How many findings of the rule there were, also those not kept. */
size_t package_report_total(const struct package_report *report, const char *rule);

const char *package_kind_name(enum package_kind kind); /* "bag", "csip", "sip", "AIP_hoso" ... */

#endif

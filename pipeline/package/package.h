/* Packages for archives: the AIP and SIP of Thông tư 05/2025/TT-BNV, which extend E-ARK CSIP, and plain CSIP 2.2, each
 * alone or inside a BagIt bag. sohoa-packages(7) shows one file by file.
 *
 *   METS.xml                                             what the package holds, with checksums
 *   metadata/descriptive/EAD.xml                         the hồ sơ, or the set of loose documents (package_ead.h)
 *   metadata/preservation/PREMIS.xml                     not in a SIP: its files outside of rep1, their making
 *   representations/rep1/METS.xml                        the same of the one representation
 *   representations/rep1/metadata/descriptive/EAD_doc_<name>.xml      one a document
 *   representations/rep1/metadata/preservation/PREMIS_rep1.xml        not in a SIP: files of data/, what befell them
 *   representations/rep1/data/<name>.pdf                 the documents
 *   documentation/originals/, records/, alto/            originals, what is known of each document, words with boxes
 *   schemas/                                             of the XML above
 *
 * The caller tells the documents in order, each with its files and events. The same calls give the same bytes: names
 * come from the content, times from the caller. Memory does not grow with the number of files or events. Nothing stands
 * at the path until all is written, on the disk, and was read again and found the same; on failure nothing is left. */
#ifndef SOHOA_PACKAGE_PACKAGE_H
#define SOHOA_PACKAGE_PACKAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pipeline/package/package_ead.h"

struct err;
struct package; /* being written */
struct settings;

/* KIND(identifier, name on the command line, meaning) */
#define PACKAGE_AS_TABLE(KIND)                                                                                         \
    KIND(AIP_HOSO, "aip-hoso", "a hồ sơ for keeping (Thông tư 05/2025/TT-BNV, Phụ lục I)")                             \
    KIND(AIP_TAILIEU, "aip-tailieu", "loose documents for keeping (Phụ lục II)")                                       \
    KIND(SIP_HOSO, "sip-hoso", "a hồ sơ to hand over (Phụ lục III)")                                                   \
    KIND(SIP_TAILIEU, "sip-tailieu", "loose documents to hand over (Phụ lục IV)")                                      \
    KIND(CSIP, "csip", "E-ARK CSIP 2.2 with Dublin Core, for archives elsewhere")

enum package_as {
#define KIND(id, name, meaning) PACKAGE_AS_##id,
    PACKAGE_AS_TABLE(KIND)
#undef KIND
        PACKAGE_AS_COUNT
};

const char *package_as_name(enum package_as as);
bool package_as_by_name(const char *name, enum package_as *as);
bool package_as_is_hoso(enum package_as as);
bool package_as_is_sip(enum package_as as);

/* Strings and structs are the caller's and must live until package_finish(). */
struct package_options {
    enum package_as as;
    const char *path;    /* .zip, .tar.zst, .tar, or a folder, which then holds the folder of the package as an archive
                            does; one that ends with "/" is there already, others may lie in it */
    bool replace;        /* what stands there is replaced at the very end */
    bool bag;            /* the package is the payload of a bag */
    const char *content; /* a digest of all that is to be packed: names are made from it */
    const char *time;    /* UTC, of the newest thing that is told of; stands for the time of making */
    const char *software, *version;
    const struct settings *settings; /* the section [package], and the agency */
    const struct package_ead *ead;   /* the hồ sơ, or the set */
};

/* ERR_USAGE for a target that exists or has a wrong ending. */
struct package *package_create(const struct package_options *options, struct err *err);

/* A document begins: its description is written. `name` is that of its files without an ending, unique in the package.
 */
int package_begin_document(struct package *package, const char *name, const struct package_ead *ead, struct err *err);

enum package_place {
    PACKAGE_DATA,          /* representations/rep1/data/ */
    PACKAGE_ORIGINALS,     /* documentation/originals/ */
    PACKAGE_RECORDS,       /* documentation/records/ */
    PACKAGE_ALTO,          /* documentation/alto/ */
    PACKAGE_DOCUMENTATION, /* documentation/ */
    PACKAGE_PLACE_COUNT
};

/* A file of the document begun last, or of the package. */
struct package_file {
    enum package_place place;
    const char *name;  /* may have folders */
    const void *bytes; /* or NULL and: */
    size_t length;
    int dirfd;
    const char *path;
    uint64_t size;
    const char *sha256;        /* it must have; NULL: any */
    const char *original_name; /* it came with; or NULL */
    const char *created;       /* UTC; NULL: the package's time */
};
int package_add_file(struct package *package, const struct package_file *file, struct err *err);
/* SHA-256 of the file added last, lower-case hex. */
const char *package_sha256(const struct package *package);

/* Something that befell the document begun last (PREMIS). */
struct package_event {
    const char *type, *time, *agent, *outcome;
    const char *detail; /* or NULL */
    const char *object; /* SHA-256 of the original it was done to; or NULL */
};
int package_add_event(struct package *package, const struct package_event *event, struct err *err);

/* Bytes written so far, for progress and to split. */
uint64_t package_bytes(const struct package *package);

/* Writes what is left and checks the whole by its rules and checksums (package_verify.h). ERR_CORRUPT when it does not
 * hold; what the national rules ask for and nobody told is in the result. The package then waits for its name. */
int package_finish(struct package *package, struct err *err);
struct package_result {
    const char *path, *id; /* where it stands, its OBJID; until package_free() */
    size_t cut;            /* values that were too long for their element */
    size_t lacking;        /* places where the national rules ask for what is not known */
    const char *lacks;     /* the first of them, a line each */
    bool schemas;          /* METS and PREMIS schemas are in it */
};
/* After package_finish(): gives it its name. */
int package_take_name(struct package *package, struct err *err);
void package_tell(const struct package *package, struct package_result *result);
/* Frees, and removes what has no name yet. NULL is fine. */
void package_free(struct package *package);

#endif

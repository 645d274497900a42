/* A package being filled from the archive. Used by tools/pack*.c only. */
#ifndef SOHOA_TOOLS_PACK_PARTS_H
#define SOHOA_TOOLS_PACK_PARTS_H

#include "index/dossier.h"
#include "tools/home.h"
#include "tools/listing.h"
#include "tools/originals.h"
#include "tools/pack.h"

/* The set as a whole: what is known before anything is written. */
struct pack_set {
    struct home *home;
    const struct pack_options *options;
    struct pack_report *report;
    struct arena arena;
    struct dossier dossier; /* id 0: loose documents */
    int64_t *ids;           /* in the order they are packed */
    size_t count;
    int64_t pages;
    bool own, foreign, unsure; /* issued by the agency of the settings; by others; it is not known of some */
    char newest[24];           /* time of the newest event */
    char oldest_date[11], newest_date[11]; /* of issue, among the sure ones; "" none */
    char content[65];                      /* digest of all records */
    const char *code;                      /* mã hồ sơ, or the agency's code: names begin with it; may be "" */
    struct originals originals;
    char *scratch; /* a folder for what is made on the way */
};

/* pack_ead.c: what the set and a document are described as; in the arena. ordinal from 1. */
void pack_ead_set(const struct pack_set *set, struct arena *arena, struct package_ead *ead);
void pack_ead_document(const struct pack_set *set, const struct listing *listing, size_t ordinal, struct arena *arena,
                       struct package_ead *ead);
/* The name of a document's files, without an ending; plain ASCII. */
char *pack_ead_name(const struct pack_set *set, int64_t document, size_t ordinal, struct arena *arena);
/* True when a person is still asked about it. */
bool pack_ead_is_asking(const struct document *document);

/* pack_document.c: one document with its files, made before it is known which package has room for them. */
struct pack_document {
    const struct listing *listing;
    const char *name;
    struct package_ead ead;
    char *pdf; /* path of the PDF/A; NULL: none could be made */
    int64_t pdf_size;
    char pdf_sha256[65];
    struct original *originals;
    size_t original_count;
    struct buf record;
    uint64_t bytes; /* of all, about */
};
int pack_document_make(struct pack_set *set, struct arena *arena, const struct listing *listing, size_t ordinal,
                       struct pack_document *document, struct err *err);
int pack_document_add(struct pack_set *set, struct package *package, const struct pack_document *document,
                      struct err *err);
/* pack_documentation.c: what stands in documentation/ of a package that is full: the record of the dossier, the lists
 * of its documents, of which it has `count` from the set's `first` on, and the README. */
int pack_documentation_add(struct pack_set *set, struct package *package, size_t first, size_t count, struct err *err);
/* Removes what was made on the way. */
void pack_document_release(const struct pack_set *set, struct pack_document *document);

#endif

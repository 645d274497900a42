/* Documents of the archive, or a dossier (hồ sơ), written as a package for archives (pipeline/package/package.h). */
#ifndef SOHOA_TOOLS_PACK_H
#define SOHOA_TOOLS_PACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pipeline/base/memory.h"
#include "pipeline/package/package.h"

struct err;
struct home;

struct pack_report {
    size_t documents, done, packages;
    size_t without_pdfa; /* documents of which no two-layer PDF/A could be made */
    size_t asking;       /* documents with a question open: what is asked is not told */
    size_t cut;          /* values too long for their element */
    size_t lacking;      /* places where the national rules ask for what is not known */
    struct buf lacks;    /* the first of them, a line each; released by the caller */
    size_t oversize;     /* documents that are larger than the size to split at */
    bool schemas;        /* METS and PREMIS schemas are in it */
    uint64_t bytes;
    double seconds;
};

struct pack_options {
    enum package_as as;
    const char *path;
    bool replace, bag;
    uint64_t split;     /* bytes of one package, counted before compression; 0: not split */
    int64_t dossier;    /* what is packed; or 0 and: */
    const int64_t *ids; /* rising */
    size_t count;
    const char *title;                                              /* of loose documents; NULL: how many they are */
    void (*progress)(const struct pack_report *report, void *data); /* after each document; or NULL */
    void *data;
    const volatile int *stop; /* becomes non-zero to stop; nothing is left then */
};

/* Writes the package, or "<path>-001", "-002" ... when it is split. None has its name before all are whole. `paths`
 * gets the names, a line each. */
int pack_write(struct home *home, const struct pack_options *options, struct pack_report *report, struct buf *paths,
               struct err *err);

#endif

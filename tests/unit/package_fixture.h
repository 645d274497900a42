/* Small packages for tests, each valid, and edits that break them: files are kept in memory, METS and PREMIS are made
 * from them with the right digests, then all is written as a folder, a tar or a zip. An edit takes effect before the
 * metadata that has the file's digest is made, or late, when all is made. */
#ifndef TESTS_PACKAGE_FIXTURE_H
#define TESTS_PACKAGE_FIXTURE_H

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pipeline/base/digest.h"
#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/memory.h"

/* What is made: the two national kinds of both types, E-ARK CSIP and SIP, and CSIP without METS of the representation.
 */
enum fixture_kind { AIP_HOSO, SIP_HOSO, AIP_LOOSE, CSIP, SIP, FLAT, FIXTURE_KINDS };

#define UUID      "0F1E2D3C-4B5A-4968-8776-A5B4C3D2E1F0"
#define CODE      "G09.2021.01.001"
#define DOC(n)    CODE ".00" #n
#define REP       "representations/rep1/"
#define ROOT      "METS.xml"
#define REPMETS   REP "METS.xml"
#define EAD       "metadata/descriptive/EAD.xml"
#define DC        "metadata/descriptive/dc.xml"
#define RIGHTS    "metadata/other/rights.xml"
#define PREMIS    "metadata/preservation/PREMIS.xml"
#define PREMIS1   REP "metadata/preservation/PREMIS_rep1.xml"
#define DATA(n)   REP "data/" DOC(n) ".pdf"
#define EADDOC(n) REP "metadata/descriptive/EAD_doc_" DOC(n) ".xml"
#define WHEN      "2026-11-20T08:00:00.000+07:00"

enum edit_act {
    NO_EDIT,
    REPLACE,      /* `from` by `to`, at its first place */
    ADD,          /* a file with the contents `to` */
    REMOVE,       /* the file */
    RENAME,       /* the file to the path `to` */
    LINK,         /* a symbolic link to `to`; folders only */
    LATE_REPLACE, /* the same when all metadata is made */
    LATE_ADD,
    LATE_REMOVE,
    LATE_RENAME
};

struct edit {
    enum edit_act act;
    const char *file, *from, *to;
};
#define FIXTURE_EDITS 6

struct fixture_file {
    char *path;
    struct buf bytes;
    const char *link;
};

struct fixture {
    enum fixture_kind kind;
    const struct edit *edits; /* FIXTURE_EDITS, or NULL */
    struct fixture_file *files;
    size_t count, applied;
    const char *objid, *folder;
    int ids;
};

/* A package of this kind in memory, with the edits made. */
void fixture_build(struct fixture *f, enum fixture_kind kind, const struct edit *edits);
void fixture_release(struct fixture *f);

/* How many edits there are; fixture.applied tells how many found their place. */
size_t fixture_edits_asked(const struct edit *edits);

/* The file of that path, or NULL. */
struct fixture_file *fixture_find(struct fixture *f, const char *path);
struct fixture_file *fixture_add(struct fixture *f, const char *path, const char *text);
void fixture_drop(struct fixture *f, struct fixture_file *file);

void fixture_digest(const struct fixture_file *file, char hex[DIGEST_SHA256_HEX]);

/* Below `where`/FOLDER, without waiting for the disk. */
void fixture_write_folder(struct fixture *f, const char *where);

/* As a tar or a zip without compression. `extra` puts further entries, or is NULL. */
void fixture_write_archive(struct fixture *f, const char *path, bool zip, const char *options,
                           void (*extra)(struct archive *archive, struct fixture *f));
void fixture_put_entry(struct archive *archive, const char *path, const char *link, const void *bytes,
                       size_t n);

#endif

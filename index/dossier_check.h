/* What a dossier still lacks before it can be handed on, and documents that are in none.
 * Sources: Nghị định 30/2020 Điều 29.4 (duplicates, drafts, numbered sheets), Luật Lưu trữ 33/2024 Điều 15.4 (the
 * longest period), Thông tư 05/2025 (fields). */
#ifndef SOHOA_INDEX_DOSSIER_CHECK_H
#define SOHOA_INDEX_DOSSIER_CHECK_H

#include <stdbool.h>
#include <stdint.h>

#include "index/dossier.h"

/* FINDING(identifier, name) */
#define DOSSIER_FINDING_TABLE(FINDING)                                                                                 \
    FINDING(FIELD, "field")           /* a field that is needed is missing */                                          \
    FINDING(EMPTY, "empty")           /* it has no documents */                                                        \
    FINDING(RETENTION, "retention")   /* a document in it is kept longer than the dossier */                           \
    FINDING(UNREAD, "unread")         /* a document was not read */                                                    \
    FINDING(QUESTION, "question")     /* a document has open questions */                                              \
    FINDING(DUPLICATE, "duplicate")   /* two documents of one number, date and issuer */                               \
    FINDING(DRAFT, "draft")           /* a document calls itself a draft */                                            \
    FINDING(DATE, "date")             /* a document is dated outside the dossier's time */                             \
    FINDING(GAP, "gap")               /* numbers that a series in it has not (khuyết số) */                        \
    FINDING(ELSEWHERE, "elsewhere")   /* the archive has such a number, outside this dossier */                        \
    FINDING(SHEETS, "sheets")         /* kept 5 years or longer, and sheets are not numbered */                        \
    FINDING(NO_DOSSIER, "no-dossier") /* a document is in no dossier */

enum dossier_finding_kind {
#define FINDING(id, name) DOSSIER_FINDING_##id,
    DOSSIER_FINDING_TABLE(FINDING)
#undef FINDING
        DOSSIER_FINDING_COUNT
};

struct dossier_finding {
    enum dossier_finding_kind kind;
    bool blocks;                   /* the dossier cannot be closed with it */
    const struct dossier *dossier; /* NULL: NO_DOSSIER */
    enum dossier_field field;      /* FIELD */
    int64_t document;              /* which; 0 none */
    int64_t other;                 /* DUPLICATE: the one before it */
    const char *text;              /* RETENTION: its code; DRAFT, DATE: what says so; series of GAP and ELSEWHERE */
    int64_t first, last;           /* GAP: range; ELSEWHERE: number in first; SHEETS: documents without, in first */
};

const char *dossier_finding_name(enum dossier_finding_kind kind);

/* 0/-1, or what each() gave. */
int dossier_check(struct catalogue *c, const struct dossier *dossier,
                  int (*each)(const struct dossier_finding *finding, void *data), void *data, struct err *err);
/* Documents that were read and are in no dossier. */
int dossier_check_outside(struct catalogue *c, int (*each)(const struct dossier_finding *finding, void *data),
                          void *data, struct err *err);

#endif

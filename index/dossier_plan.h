/* Arranging documents into dossiers by a rule: first as a plan that a person can look at, then done.
 *
 *   folder     what lies in one folder is a dossier; its name gives the title, and the notation where it begins with
 * one
 *              ("01.TCCB Hồ sơ thi đua", "012")
 *   box        the path names box and dossier ("Hộp 12/HS 034", "H12-HS034-001.pdf", "box 12/hoso 34")
 *   year-type  documents of one kind and year of issue
 *   query      all of them are one dossier
 *
 * Nothing is invented: the year is the one the documents' dates agree on, or one of theirs that the folder's name says;
 * without one, or without an agency, a group has a problem and is not made. A dossier of the same code, or of the same
 * agency, year and title, is added to as long as it is open. Notations that nothing gives are the next free numbers of
 * agency and year, with the symbol. */
#ifndef SOHOA_INDEX_DOSSIER_PLAN_H
#define SOHOA_INDEX_DOSSIER_PLAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "index/dossier.h"

/* RULE(identifier, name) */
#define DOSSIER_RULE_TABLE(RULE)                                                                                       \
    RULE(FOLDER, "folder")                                                                                             \
    RULE(BOX, "box")                                                                                                   \
    RULE(YEAR_TYPE, "year-type")                                                                                       \
    RULE(QUERY, "query")

enum dossier_rule {
#define RULE(id, name) DOSSIER_RULE_##id,
    DOSSIER_RULE_TABLE(RULE)
#undef RULE
        DOSSIER_RULE_COUNT
};
bool dossier_rule_by_name(const char *name, enum dossier_rule *rule);

struct dossier_rules {
    enum dossier_rule rule;
    const struct dossier *preset; /* its values are those of every new dossier */
    const char *symbol;           /* after the number of a notation: "TCCB"; or NULL */
};

struct dossier_group {
    const char *key;        /* the folder, or what the rule went by; printable */
    struct dossier dossier; /* as it will be; id 0: it is to be made */
    int64_t *documents;     /* not in it yet, in order of date */
    size_t count, held;     /* held: documents that are in it already */
    bool dated;             /* every document has a date without question: they give start and end */
    const char *problem;    /* why it is not made; NULL fine */
};

struct dossier_plan {
    struct dossier_group *groups;
    size_t count;
    int64_t *left; /* documents the rule says nothing of */
    size_t left_count;
};

/* A plan for these documents; everything in it lives in the arena. */
int dossier_plan_make(struct catalogue *c, struct arena *arena, const struct dossier_rules *rules,
                      const int64_t *documents, size_t count, struct dossier_plan *plan, struct err *err);

struct dossier_plan_result {
    int64_t made, added_to, documents;
};
/* Does it, in one transaction; groups with a problem, or with nothing new, are passed over. Sets id and code of those
 * made. */
int dossier_plan_do(struct catalogue *c, struct arena *arena, struct dossier_plan *plan, const char *who,
                    struct dossier_plan_result *result, struct err *err);

/* The next free number of agency and year, with the symbol (NULL: none): "03.TCCB". */
int dossier_next_notation(struct catalogue *c, struct arena *arena, const struct dossier *dossier, const char *symbol,
                          const char **notation, struct err *err);

#endif

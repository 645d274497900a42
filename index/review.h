/* What people are asked and what they answer: the queue, equal cases, doubled numbers, taking an answer back, a second
 * person's look. Beside catalogue.h, with its conventions.
 *
 * Every confirmation by catalogue_confirm() leaves a decision, which remembers the field as it was before; so it can be
 * taken back by its author. A second look is asked for and given by events alone, so that it outlives a rebuild. */
#ifndef SOHOA_INDEX_REVIEW_H
#define SOHOA_INDEX_REVIEW_H

#include "index/catalogue.h"

/* What is asked first: a document somebody wants a second look at; one whose number or date is asked, for it is found
 * by these; the rest. Inside a rank the oldest first. */
enum review_rank { REVIEW_SECOND, REVIEW_KEY, REVIEW_OTHER, REVIEW_RANKS };

struct review_place {
    enum review_rank rank;
    int64_t document;
};

/* Up to max places of the queue of `who` that come after that one ({0, 0}: from the start), in order. A document is
 * asked of its own asker no second time; one that waits for a second look stands in the queue of others only once, as
 * REVIEW_SECOND. */
int review_queue(struct catalogue *c, struct arena *arena, const char *who, struct review_place after, size_t max,
                 struct review_place **places, size_t *count, struct err *err);

struct review_backlog {
    int64_t documents;           /* with an open question */
    int64_t fields[FIELD_COUNT]; /* open questions by field */
    int64_t second;              /* documents that wait for a second look, whoever asked */
};
int review_count(struct catalogue *c, struct review_backlog *backlog, struct err *err);

/* Equal cases ----------------------------------------------------------------------------------------------- */

/* The same value asked in several documents. Numbers, dates and abstracts are left out: each paper has its own. */
struct review_group {
    enum field_id field;
    const char *value;
    int64_t count;
};
bool review_may_group(enum field_id field);
/* Groups of two and more, the largest first. */
int review_groups(struct catalogue *c, struct arena *arena, size_t max, struct review_group **groups, size_t *count,
                  struct err *err);
/* Documents above `after` in which this field is asked with this value, in order of id. */
int review_group_documents(struct catalogue *c, struct arena *arena, enum field_id field, const char *value,
                           int64_t after, size_t max, int64_t **ids, size_t *count, struct err *err);

/* Doubled numbers --------------------------------------------------------------------------------------------- */

struct review_same {
    int64_t document;
    const char *number, *date, *issuer; /* of that document; NULL unknown */
};
/* Other documents with this number of the same issuer in the same year. A year or issuer not known on one side does not
 * part them. The year is that of the date, or the one in the number. issuer and date may be NULL. Values still in
 * question count too. */
int review_same_number(struct catalogue *c, struct arena *arena, int64_t document, const char *number,
                       const char *issuer, const char *date, struct review_same **same, size_t *count, struct err *err);

/* Answers ----------------------------------------------------------------------------------------------------- */

/* The field as the person saw it when answering: who confirmed it and when; NULL both: nobody had. */
struct review_answer {
    int64_t document;
    enum field_id field;
    const char *value; /* NULL: certainly none */
    const char *who;
    struct confirmation seen;
};
/* Confirms. 0: done, and *decision (0 when the very answer was there already, so that it may be sent twice); 1:
 * somebody else has answered otherwise meanwhile, nothing was changed. A number answered also settles a symbol that is
 * asked, by the part after the slash. */
int review_confirm(struct catalogue *c, const struct review_answer *answer, int64_t *decision, struct err *err);

struct review_undone {
    int64_t decision, document;
    enum field_id field;
};
/* Takes a decision of this person back, 0: the last that still holds; the field is again what it was before, and an
 * event tells of it. 1: done; 0: there is none, or the field was changed since. What the decision settled along with it
 * (a symbol) is taken back too. */
int review_undo(struct catalogue *c, const char *who, int64_t decision, struct review_undone *undone, struct err *err);

/* A second look ------------------------------------------------------------------------------------------------- */

struct review_second {
    const char *who, *when, *note; /* asked by; note may be NULL */
};
/* Asks another person to look at the document. */
int review_ask_second(struct catalogue *c, int64_t document, const char *who, const char *note, struct err *err);
/* Ends it. ERR_PERMISSION when it is the asker who would agree; ERR_NOT_FOUND when nobody asked. */
int review_give_second(struct catalogue *c, int64_t document, const char *who, struct err *err);
int review_find_second(struct catalogue *c, struct arena *arena, int64_t document, struct review_second *second,
                       struct err *err);

/* For catalogue_confirm(): notes the decision of that event, inside its transaction. */
int review_note_decision(struct catalogue *c, int64_t event, int64_t document, enum field_id field, const char *value,
                         const struct field *before, const struct confirmation *was, struct err *err);

#endif

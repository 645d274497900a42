/* An answer as it comes with a form: read, checked, confirmed. */
#ifndef SOHOA_WEB_REVIEW_ANSWER_H
#define SOHOA_WEB_REVIEW_ANSWER_H

#include "index/review.h"
#include "tools/web/web.h"

/* OUTCOME(identifier, name in JSON) */
#define REVIEW_OUTCOME_TABLE(OUTCOME)                                                                                  \
    OUTCOME(DONE, "done")                                                                                              \
    OUTCOME(REFUSED, "value")     /* the value is none of this field */                                                \
    OUTCOME(DOUBLED, "same")      /* the number is used; to be sent again with sure=1 */                               \
    OUTCOME(OVERTAKEN, "changed") /* somebody else has answered */

enum review_outcome {
#define OUTCOME(id, name) REVIEW_##id,
    REVIEW_OUTCOME_TABLE(OUTCOME)
#undef OUTCOME
};

struct review_answered {
    enum review_outcome outcome;
    enum field_id field;      /* the one the outcome is about: the last, or the first not taken */
    const char *sentence;     /* for the person, when not DONE */
    const char *typed;        /* as it came */
    struct review_same *same; /* when DOUBLED */
    size_t same_count;
    int64_t decision;       /* to take it back; of the last answer */
    const char *who, *when; /* as it stands beside the field now */
    const char *shown;      /* its value as people write it */
    int open;               /* fields of the document that are still asked */
};

const char *review_outcome_name(enum review_outcome outcome);

/* The form has `answer` = a field's name with the value under that name, or "asked" for all fields in question; or
 * `pick` = "number 2", the second reading; or `none` = a field's name. `seen.<field>` says what the person had before
 * their eyes: when and by whom it was confirmed. What was taken before one was not stays. */
int review_answer_take(struct web_request *request, int64_t document, struct review_answered *answered,
                       struct err *err);
/* Documents with that number, into answered->same; those this person may not see are left out. number may be NULL. */
int review_answer_same(struct web_request *request, int64_t document, const char *number,
                       struct review_answered *answered, struct err *err);

#endif

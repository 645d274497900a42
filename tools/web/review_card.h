/* One document as review shows it: a form with a strip of paper beside each value. It works by itself; review.js makes
 * it quick. */
#ifndef SOHOA_WEB_REVIEW_CARD_H
#define SOHOA_WEB_REVIEW_CARD_H

#include "index/review.h"
#include "tools/web/web.h"

/* A sentence beside a field, and what was typed there, when an answer was not taken. */
struct review_complaint {
    enum field_id field;
    const char *sentence, *typed;
    bool same; /* the number is doubled: it may be sent again as sure */
};

/* Appends the card. 1; 0 when there is no such document for this person. complaint may be NULL. */
int review_card_put(struct web_request *request, struct review_place place, const struct review_complaint *complaint,
                    struct buf *out, struct err *err);

/* Who answers, as written beside the answer: the name to sign in with parts people of one name. In the arena. */
const char *review_card_who(struct web_request *request);
/* A value as people write it: a date as 13/09/2021. In the arena; "" for NULL. */
const char *review_card_value(struct arena *arena, enum field_id field, const char *value);
/* "document 12 (3/4/2021, UBND xã A)" for each, parted by "; ". */
const char *review_card_same(struct web_request *request, const struct review_same *same, size_t count);

#endif

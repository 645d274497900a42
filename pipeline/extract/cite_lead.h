/* What stands before a number in running text and says of what it is: "Nghị định số", "Luật Đất đai số", "Mẫu số". */
#ifndef SOHOA_EXTRACT_CITE_LEAD_H
#define SOHOA_EXTRACT_CITE_LEAD_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct cite_number;
struct flow;
struct kind;

struct cite_lead {
    const struct kind *kind; /* or NULL */
    size_t begin;            /* of the kind's name, the law's name, or "số"; the number itself when there is none */
    bool labelled;           /* "số" */
    bool direct;             /* the kind, or "văn bản", stands right before it */
};

struct cite_lead cite_lead_read(struct arena *arena, const struct flow *flow, const struct cite_number *number);
/* "Mẫu số 02/KK-TNCN" is the number of a form: the words before `begin` say so. */
bool cite_lead_is_form(const struct flow *flow, size_t begin);

#endif

/* Numbers of documents named in running text: "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ",
 * across line breaks and OCR's spaces ("15/KH- GDĐT"), the Party's form too ("18-NQ/TW"). A mention in an
 * annex line, "(Kèm theo Kế hoạch số 610/KH-SGDĐT ngày … của …)", may be the document's own number: those
 * confirm it and are no citations. */
#ifndef SOHOA_EXTRACT_CITE_H
#define SOHOA_EXTRACT_CITE_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/model/page.h"

struct kind;
struct paper;

struct cite_mention {
    const char *number;                 /* normalised: 38/2021/QĐ-UBND */
    const char *digits, *year, *symbol; /* its parts; year may be NULL */
    const char *date;                   /* YYYY-MM-DD or NULL */
    const struct kind *kind;            /* named before it or by its symbol; or NULL */
    const char *issuer;                 /* or NULL */
    const char *printed;
    size_t page;       /* index */
    struct box box;    /* upright frame, the words of the number on the line it begins */
    double confidence; /* lowest of the words of the number */
    double date_confidence;
    bool party, annex; /* annex: at the head of a line "(Kèm theo …" or "Ban hành kèm theo …" */
};

/* Finds all mentions of the document; fills paper->mentions. */
void cite_scan(struct paper *paper);
/* True where the mention names the document it stands in. Call when number and symbol are known as far as
 * they are. */
bool cite_is_own(const struct paper *paper, const struct cite_mention *mention);
/* Writes document->citations: each number and date once, in reading order, the document's own left out. */
void cite_write(struct paper *paper);

#endif

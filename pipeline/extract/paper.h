/* What the extraction rules share about one document: layouts of its pages, the places of number and date,
 * the parts of the header; and how a field is set. */
#ifndef SOHOA_EXTRACT_PAPER_H
#define SOHOA_EXTRACT_PAPER_H

#include "pipeline/extract/place.h"
#include "pipeline/extract/symbol.h"
#include "pipeline/model/document.h"

struct arena;
struct kind;
struct layout;
struct cite_mention;
struct flow;

struct paper {
    struct arena *arena;
    struct document *document;
    struct layout **layouts; /* one a page */
    size_t first;            /* index of the page that carries the header */
    double risk;
    bool motto; /* Quốc hiệu, or the Party's name, was found */
    bool party; /* the header is the Party's */
    struct box motto_box;
    struct place_number number;
    struct place_date date;
    const struct kind *heading; /* kind named by the heading; NULL for none */
    size_t heading_errors;
    size_t heading_row;   /* valid when heading is set */
    bool official_letter; /* a "V/v" line stands under the number */
    struct symbol symbol;
    const struct flow *flow;       /* the whole text, from cite_scan() on */
    struct cite_mention *mentions; /* every number cited in the text, in reading order */
    size_t mention_count;
};

/* Reads layouts, finds the header page, the motto and the places. */
void paper_open(struct paper *paper, struct arena *arena, struct document *document, double risk);

/* Sets a field from page index `page` (from 0) and an upright box; a NULL value with confidence is "certainly
 * absent" when confidence is high. The status follows from the confidence and the allowed risk. */
void paper_set(struct paper *paper, enum field_id id, const char *value, double confidence, size_t page,
               struct box upright, const char *rule);
/* The same, but always in review. */
void paper_ask(struct paper *paper, enum field_id id, const char *value, double confidence, size_t page,
               struct box upright, const char *rule);
/* Adds a candidate to a field in review; duplicates keep the higher confidence; best first. The field's value
 * stays the best candidate. No effect on an auto or confirmed field. */
void paper_candidate(struct paper *paper, enum field_id id, const char *value, double confidence);
void paper_absent(struct paper *paper, enum field_id id, double confidence);
bool paper_is_auto(const struct paper *paper, enum field_id id);
/* True where the page's words come from the file itself and need no doubt. */
bool paper_exact(const struct paper *paper, size_t page);

#endif

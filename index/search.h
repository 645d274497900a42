/* Search: a person's words into documents, best page, snippet and the boxes of the words on the picture.
 *
 * The query language forgives everything: there is no syntax error, only words that find nothing.
 *   cải cách hành chính     all words, anywhere in the document; marks count when any are typed
 *   cai cach hanh chinh     no marks typed: found with any marks
 *   "cải cách"  thủ*  -đất  phrase, beginning of a word, not
 *   bão OR lũ               either (HOẶC too)
 *   type:  issuer:  signer:  year:  date:  number:  state:      dossier:
 *   loai:  coquan:  nguoiky: nam:   ngay:  so:      trangthai:  hoso:
 *   date:2021-01..2021-09   also 2021, 2021-03, 2021-03-15, 15/3/2021, ..2021, 2021..; values with spaces: type:"tờ
 *                           trình" -type:"công văn"; filters can be negated
 *   hoso:01.TCCB            a dossier's code or an end of it, or words of its title; hoso:none of no dossier
 *   768/QĐ-UBND  768 qd ubnd  số 768  768    numbers in any form: the number index answers first
 * An abbreviation finds what it stands for and the reverse (abbreviation.h).
 *
 * Order:
 *   1. by number: confirmed or sure before candidates that wait for a person, the whole symbol before its beginning,
 *      newest first;
 *   2. the words side by side in number, kind or abstract; 3. all of them there;
 *   4. side by side anywhere; 5. all of them anywhere;
 *   then 2. to 5. again with other marks than typed (recognition loses tones first).
 * Inside each: of few documents (rank.h) the one that says most of the words first, of more the newest first. */
#ifndef SOHOA_INDEX_SEARCH_H
#define SOHOA_INDEX_SEARCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pipeline/model/page.h"

struct arena;
struct buf;
struct catalogue;
struct err;

/* Beyond this many the total is not counted out. */
#define SEARCH_COUNT_CAP 1000
/* Longest query looked at, bytes; the rest is ignored. */
#define SEARCH_QUERY_BYTES 1024
/* A search is cut short after this; what was found until then is given. */
#define SEARCH_SECONDS 2.0

struct search_query {
    const char *text;         /* as typed, any bytes */
    size_t limit;             /* hits wanted; 0: 20; at most 500 */
    size_t offset;            /* hits to leave out, for paging; at most 100,000 */
    const char *open, *close; /* put around a hit in snippets; NULL: nothing. The rest of the snippet is NOT escaped: */
    void (*escape)(struct buf *out, const char *s, size_t n); /* called for the text between, e.g. for HTML; or NULL */
    bool open_only; /* leave out what has a mark of security or a question about one (people_find_secret) */
    bool boxes;     /* fill hit.boxes (reads the words of the best page) */
    bool newest;    /* inside each kind of match newest first, whatever the words say */
    bool ids_only;  /* neither page nor snippet nor boxes are wanted */
};

enum search_match {
    SEARCH_NUMBER, /* by its number */
    SEARCH_TEXT,   /* by words as typed */
    SEARCH_FOLDED, /* by words with other marks */
    SEARCH_FILTER  /* the query has filters only: every document they let through, newest date first */
};
const char *search_match_name(enum search_match match); /* number, text, folded, filter */

struct page_box {
    int page;
    struct box box; /* px, original raster */
};

struct search_hit {
    int64_t document;
    double score; /* higher is better, comparable inside one kind of match */
    enum search_match match;
    bool unconfirmed;       /* a number match on a field or candidate still in review */
    bool found_in_text;     /* the words stand on the best page; else in a field */
    const char *number;     /* the number that matched, for SEARCH_NUMBER; else NULL */
    int page;               /* best page, from 1 */
    const char *snippet;    /* text of that page around the hits, one line; "" when there is none */
    struct page_box *boxes; /* matching words of the best page, in reading order */
    size_t box_count;
};

struct search_result {
    struct search_hit *hits;
    size_t count;
    int64_t total;         /* documents found in all; when capped, at least so many */
    bool capped;           /* total stopped at SEARCH_COUNT_CAP */
    bool empty;            /* the query had nothing to look for */
    bool cut;              /* the time was over before all was looked at: there may be more, and better ones */
    bool similar;          /* nothing has this number: those given have one that is like it */
    const char *corrected; /* nothing was found by what was typed: what was searched for instead; or NULL */
};

/* Everything in result lives in the arena. The same query with rising offset gives every document once, as long as the
 * catalogue does not change. -1 only when the catalogue cannot be read. */
int search_run(struct catalogue *catalogue, struct arena *arena, const struct search_query *query,
               struct search_result *result, struct err *err);

/* What the documents found are, to narrow the search down: all of them when they are at most FACET_EXACT, else
 * estimated from a sample spread over them. A phrase of several words is counted by its pairs, without proof in the
 * text. Without those that a number query finds by the number index alone. FACET(identifier, name of the filter) */
#define FACET_EXACT 10000
#define FACET_TABLE(FACET)                                                                                             \
    FACET(TYPE, "type")                                                                                                \
    FACET(YEAR, "year")                                                                                                \
    FACET(ISSUER, "issuer")                                                                                            \
    FACET(STATE, "state")                                                                                              \
    FACET(DOSSIER, "dossier") /* by code; a document may be in several */

enum facet {
#define FACET(id, name) FACET_##id,
    FACET_TABLE(FACET)
#undef FACET
        FACET_COUNT
};

#define FACET_VALUES 12 /* the most frequent of each */

struct facet_value {
    const char *value;
    int64_t count;
};
struct facets {
    struct facet_value values[FACET_COUNT][FACET_VALUES]; /* most frequent first; years: latest first */
    size_t counts[FACET_COUNT];
    int64_t total; /* documents counted, or estimated */
    bool estimated;
    bool capped; /* the same as estimated */
};
/* Of query, text and open_only are looked at. */
int search_facets(struct catalogue *catalogue, struct arena *arena, const struct search_query *query,
                  struct facets *facets, struct err *err);

/* Appends a text as it is, the words that query->text looks for between open and close: for pages without a picture. */
int search_mark(struct catalogue *catalogue, struct arena *arena, const struct search_query *query, const char *text,
                struct buf *out, struct err *err);

/* The matching words of one page for the same query text, for a viewer that turns pages. */
int search_boxes(struct catalogue *catalogue, struct arena *arena, const char *text, int64_t document, int page,
                 struct page_box **boxes, size_t *count, struct err *err);

#endif

/* Lines as they lie on the paper. The engine's lines may join the two columns of a header or part one line in
 * two; extraction works on rows: segments (words without a wide gap) that stand at the same height, left to
 * right.
 *
 * A stream is a row as folded characters with their positions, so that a label can be found inside a word
 * that recognition glued together ("Số:84", "ngày04tháng"). All of it lives in the arena; lengths are px,
 * upright frame. */
#ifndef SOHOA_EXTRACT_LAYOUT_H
#define SOHOA_EXTRACT_LAYOUT_H

#include <stdint.h>

#include "pipeline/model/page.h"

struct arena;

struct layout_segment {
    const size_t *words; /* indices into page->words, left to right */
    size_t count;
    struct box box;
    const char *text;  /* as read, one space between words */
    const char *fold;  /* text_fold of it */
    const char *key;   /* only a-z and 0-9 of the fold */
    double confidence; /* mean of the words', weighted by length, 0..1 */
    bool upper;        /* it has letters and nearly all are capitals */
    size_t row;
};

struct layout_row {
    const size_t *segments; /* indices into layout->segments, left to right */
    size_t count;
    struct box box;
};

struct layout {
    const struct page *page;
    int width, height; /* upright frame */
    int unit;          /* median height of a word; 1 when there is none */
    struct layout_segment *segments;
    size_t segment_count;
    struct layout_row *rows; /* top to bottom */
    size_t row_count;
};

/* One character of a row. `fold` is ASCII: a-z, 0-9, punctuation; ' ' between words; '?' for anything else.
 */
struct layout_char {
    char fold;
    bool upper, digit, word_start;
    int x0, x1;
    size_t word;    /* index into page->words; of the word before for ' ' */
    const char *at; /* its bytes in the word's text; NULL for ' ' */
    size_t length;  /* of those bytes */
};

struct layout_stream {
    struct layout_char *chars;
    const char *fold; /* the same folds as a string */
    size_t count;
};

struct layout *layout_read(struct arena *arena, const struct page *page);
struct layout_stream layout_row_stream(struct arena *arena, const struct layout *layout, size_t row);
/* The text of characters [from, to) as it was read. */
char *layout_stream_text(struct arena *arena, const struct layout_stream *stream, size_t from, size_t to);
/* The engine's confidence over characters [from, to): the lowest of the words touched; 0 when none is. */
double layout_stream_confidence(const struct layout *layout, const struct layout_stream *stream, size_t from,
                                size_t to);

/* One character as ASCII: folded letter, digit or sign; dashes and slashes of any kind as '-' and '/'; else
 * '?'. */
char layout_fold_char(int32_t c);
/* Only the letters a-z and digits of the folded text: what remains when OCR loses marks and spaces. */
char *layout_key(struct arena *arena, const char *text);
/* True where letters are at least `letters` many and 85 of 100 are capitals. */
bool layout_is_upper(const char *text, size_t letters);

struct box layout_union(struct box a, struct box b);
int layout_right(struct box b);
int layout_bottom(struct box b);
int layout_middle(struct box b); /* y of the centre */

#endif

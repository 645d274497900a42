/* The order of few documents that have the words in the same manner: how much each says of them (BM25), then newest
 * first. Private to index/.
 *
 * Robertson and Zaragoza, The Probabilistic Relevance Framework (2009), with k1 1.2 and b 0.75; a word of the title
 * counts three times, one with other marks than typed a little less. */
#ifndef SOHOA_INDEX_RANK_H
#define SOHOA_INDEX_RANK_H

#include <stddef.h>
#include <stdint.h>

#include "index/expression.h"

struct search;

/* So many are ranked; more are given newest first. Texts have to be read for it. */
#define RANK_TITLES 256
#define RANK_TEXTS  32

struct ranked {
    int64_t place;
    double score;
};

int rank_sort(struct search *s, struct manner manner, struct ranked *hits, size_t count);

#endif

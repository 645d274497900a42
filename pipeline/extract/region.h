/* Parts of a row as regions and as digits: what the places of number and date share. */
#ifndef SOHOA_EXTRACT_REGION_H
#define SOHOA_EXTRACT_REGION_H

#include <stddef.h>

#include "pipeline/model/page.h"

struct arena;
struct layout;
struct layout_stream;

/* Box of the characters [from, to). */
struct box region_span(const struct layout *layout, const struct layout_stream *stream, size_t from, size_t to);
/* A region for digits between two x, a letter height above and below the line it belongs to. */
struct box region_digits(const struct layout *layout, int x0, int x1, struct box level);
/* Digits as written: dots of the leader line and spaces go; anything else but digits makes them "". */
const char *region_clean(struct arena *arena, const struct layout_stream *stream, size_t from, size_t to, size_t max);
/* The lowest and highest word of the characters [from, to). */
void region_words(const struct layout_stream *stream, size_t from, size_t to, size_t *first, size_t *last);
size_t region_skip_spaces(const struct layout_stream *stream, size_t i);

#endif

/* What a person may have meant who found nothing: words of the vocabulary that look like those typed, as recognition
 * and fingers confuse letters. Private to index/. */
#ifndef SOHOA_INDEX_SUGGEST_H
#define SOHOA_INDEX_SUGGEST_H

#include <stddef.h>

struct arena;
struct catalogue;
struct err;
struct query;

/* How far apart two folded words are: 1 for a letter changed, added or lost, less for those that are easily taken for
 * each other. Never more than `most`, beyond which it is not worked out. */
double suggest_distance(const char *a, const char *b, double most);

/* 1 and the query with one word changed that finds something, and its text; 0 when there is none, -1. In the arena. */
int suggest_query(struct catalogue *c, struct arena *arena, const struct query *query, struct query *meant,
                  const char **text, struct err *err);

#endif

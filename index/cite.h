/* Citations between documents of the archive, by number lookup.
 *
 * A number is not unique, so what is cited is never more than likely: it is FOUND only when one document has the
 * number, surely or confirmed, and its date or issuer is the one cited; several, or one that only might be it, are
 * AMBIGUOUS. */
#ifndef SOHOA_INDEX_CITE_H
#define SOHOA_INDEX_CITE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct catalogue;
struct citation;
struct err;

enum cite_state { CITE_NOT_HELD, CITE_AMBIGUOUS, CITE_FOUND };

#define CITE_TARGETS 8 /* more than these are not told */

struct cite_answer {
    enum cite_state state;
    int64_t targets[CITE_TARGETS];
    size_t count;
};

/* What the citation of document `from` means. open_only: leaves out what only some may see (search.h). */
int cite_resolve(struct catalogue *c, struct arena *arena, int64_t from, const struct citation *citation,
                 bool open_only, struct cite_answer *answer, struct err *err);

/* Documents that cite this one by its number, where date and issuer do not speak against it; newest first, at most
 * limit. In the arena. */
int cite_sources(struct catalogue *c, struct arena *arena, int64_t document, bool open_only, size_t limit,
                 int64_t **sources, size_t *count, struct err *err);

#endif

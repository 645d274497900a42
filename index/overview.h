/* Sums over the whole archive, for a page that shows how it stands. Conventions as in catalogue.h. */
#ifndef SOHOA_INDEX_OVERVIEW_H
#define SOHOA_INDEX_OVERVIEW_H

#include "index/catalogue.h"

#define OVERVIEW_FIXITY "fixity check" /* type of the event that `sohoa verify` leaves */

/* Documents that were read, parted by whether a question is open. */
struct overview_row {
    const char *label; /* "2021", "Quyết định"; NULL: not known */
    int64_t done, review;
};
/* By year of issue, the earliest first, those without a year at the end. */
int overview_years(struct catalogue *c, struct arena *arena, struct overview_row **rows, size_t *count,
                   struct err *err);
/* By type, the most frequent first; those after `max` in one row more, whose label is "". */
int overview_types(struct catalogue *c, struct arena *arena, size_t max, struct overview_row **rows, size_t *count,
                   struct err *err);
/* Dossiers by the year their retention ends with, the earliest first; closed ones are `done`, open ones `review`. At the
 * end those kept for ever, whose label is "", and those of which the year is not known. */
int overview_due(struct catalogue *c, struct arena *arena, struct overview_row **rows, size_t *count, struct err *err);
/* The last event of that type. */
int overview_last_event(struct catalogue *c, struct arena *arena, const char *type, struct event *event,
                        struct err *err);

#endif

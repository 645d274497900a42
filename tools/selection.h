/* Documents chosen by a person, for the command line and the web page alike: "all", ids such as "3 5-9,12", or a query
 * as for search. */
#ifndef SOHOA_TOOLS_SELECTION_H
#define SOHOA_TOOLS_SELECTION_H

#include <stddef.h>
#include <stdint.h>

struct catalogue;
struct err;

#define SELECTION_QUERY_MAX 100000 /* documents that a query may find: as far as search pages */

struct selection {
    int64_t *ids; /* rising, each once */
    size_t count;
};

/* Ids typed by hand need not exist. ERR_NOT_FOUND when nothing was chosen, ERR_LIMIT. On -1 there is nothing to
 * release. */
int selection_find(struct catalogue *catalogue, const char *text, struct selection *selection, struct err *err);
void selection_release(struct selection *selection);
#define cleanup_selection __attribute__((cleanup(selection_release)))

#endif

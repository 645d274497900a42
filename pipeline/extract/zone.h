/* Parts of a page that the reader of the picture looks at again, where seals, stamps and pens lie over print. Boxes are
 * px of the upright frame. */
#ifndef SOHOA_EXTRACT_ZONE_H
#define SOHOA_EXTRACT_ZONE_H

#include <stdbool.h>

#include "pipeline/model/page.h"

struct arena;

/* Below the titles of the signer, where his name stands. */
bool zone_signer(struct arena *arena, const struct page *page, struct box *out);
/* Where the titles over his signature stand, when they are badly read. */
bool zone_titles(struct arena *arena, const struct page *page, struct box *out);
/* Of a first page, from below the date, where heading and abstract stand, when a line in it is badly read. */
bool zone_header(struct arena *arena, const struct page *page, struct box *out);

#endif

/* Several digests of one stream of bytes. */
#ifndef SOHOA_PACKAGE_BAG_SUMS_H
#define SOHOA_PACKAGE_BAG_SUMS_H

#include <stddef.h>

#include "pipeline/base/digest.h"

#define BAG_SUM(kind) (1u << (kind))
#define BAG_SUMS_ALL  ((1u << DIGEST_KINDS) - 1)

struct bag_sums {
    struct digest *running[DIGEST_KINDS];
    char hex[DIGEST_KINDS][DIGEST_HEX_MAX]; /* "" for those not asked for */
};

void bag_sums_begin(struct bag_sums *sums, unsigned kinds); /* bits BAG_SUM(kind) */
void bag_sums_update(struct bag_sums *sums, const void *bytes, size_t n);
void bag_sums_finish(struct bag_sums *sums);  /* fills hex; begin may follow */
void bag_sums_release(struct bag_sums *sums); /* also fine on zeroed or finished sums */

#endif

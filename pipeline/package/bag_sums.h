/* Several digests of one stream of bytes.
 *
 * Of a long stream the slowest digest is computed by a thread of its own, behind the caller: two cores then share the
 * work. The thread is made when it is first of use and ends with bag_sums_release(). */
#ifndef SOHOA_PACKAGE_BAG_SUMS_H
#define SOHOA_PACKAGE_BAG_SUMS_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/base/digest.h"

#define BAG_SUM(kind) (1u << (kind))
#define BAG_SUMS_ALL  ((1u << DIGEST_KINDS) - 1)

struct bag_sums_thread;

struct bag_sums {
    struct digest *running[DIGEST_KINDS];
    char hex[DIGEST_KINDS][DIGEST_HEX_MAX]; /* "" for those not asked for */
    bool alone; /* set by the caller: no thread, since the cores are busy with other files */
    /* private */
    struct bag_sums_thread *behind;
    int apart; /* the digest of this stream that the thread computes; -1 none */
};

void bag_sums_begin(struct bag_sums *sums, unsigned kinds); /* bits BAG_SUM(kind) */
/* The bytes are the caller's again when it returns. */
void bag_sums_update(struct bag_sums *sums, const void *bytes, size_t n);
void bag_sums_finish(struct bag_sums *sums);  /* fills hex; begin may follow */
void bag_sums_release(struct bag_sums *sums); /* also fine on zeroed or finished sums */

#endif

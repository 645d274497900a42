#include "pipeline/package/bag_sums.h"

void bag_sums_begin(struct bag_sums *sums, unsigned kinds)
{
    bag_sums_release(sums);
    for (int k = 0; k < DIGEST_KINDS; k++) {
        sums->hex[k][0] = '\0';
        sums->running[k] = kinds & BAG_SUM(k) ? digest_new((enum digest_kind)k) : NULL;
    }
}

void bag_sums_update(struct bag_sums *sums, const void *bytes, size_t n)
{
    for (int k = 0; k < DIGEST_KINDS; k++)
        if (sums->running[k])
            digest_update(sums->running[k], bytes, n);
}

void bag_sums_finish(struct bag_sums *sums)
{
    for (int k = 0; k < DIGEST_KINDS; k++)
        if (sums->running[k])
            digest_finish(sums->running[k], sums->hex[k]);
    bag_sums_release(sums);
}

void bag_sums_release(struct bag_sums *sums)
{
    for (int k = 0; k < DIGEST_KINDS; k++) {
        digest_free(sums->running[k]);
        sums->running[k] = NULL;
    }
}

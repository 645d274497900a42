/* A page of a scan, for the programs of this folder that look at pages one at a time. */
#ifndef SOHOA_TESTS_BENCH_SCAN_H
#define SOHOA_TESTS_BENCH_SCAN_H

#include <stdio.h>

#include "pipeline/base/limits.h"
#include "pipeline/image/decode.h"

/* As decode_page(), of a file of any kind; `scratch` is an empty folder. */
static inline struct image *scan_page(struct arena *arena, const char *scratch, const char *path, int page,
                                      struct geometry *geometry, struct err *err)
{
    static const struct decode_limits LIMITS = {
        .pixels = LIMIT_PAGE_PIXELS, .pages = LIMIT_PAGES, .seconds = 60, .memory_mb = 4096};
    unsigned char head[MEDIA_HEAD_BYTES];
    FILE *in = fopen(path, "rb");
    size_t n = in ? fread(head, 1, sizeof head, in) : 0;
    struct text_layer layer = {0};

    if (in)
        fclose(in);
    return decode_page(arena, path, media_sniff(head, n, NULL), page, scratch, &LIMITS, geometry, &layer, err);
}

#endif

/* A folder for the files of a test, a page drawn into them, and what decoding gives. For the tests of decoding. */
#ifndef SOHOA_TESTS_DECODE_FIXTURE_H
#define SOHOA_TESTS_DECODE_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <fcntl.h>
#include <leptonica/allheaders.h>

#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/memory.h"
#include "pipeline/image/decode.h"

static const struct decode_limits limits = {.pixels = 150000000, .pages = 5000, .seconds = 10, .memory_mb = 1500};

static struct arena arena;
static char folder[64];

static inline int enter(void **state)
{
    (void)state;
    strcpy(folder, "/tmp/test_decode.XXXXXX");
    return mkdtemp(folder) ? 0 : -1;
}

static inline int leave(void **state)
{
    struct err err;

    (void)state;
    arena_release(&arena);
    arena_init(&arena);
    return file_remove_tree(AT_FDCWD, folder, &err);
}

static inline const char *in_folder(const char *name)
{
    return file_join(&arena, folder, name);
}

/* A page of bars, different in every corner, so that no turn of it looks like another. */
static inline struct Pix *draw(int width, int height, int depth)
{
    struct Pix *pix = pixCreate(width, height, 1), *deep;

    for (int i = 0; i < 12; i++)
        pixRasterop(pix, width / 10, height / 10 + i * height / 20, width * (i % 5 + 3) / 10, height / 60,
                    PIX_SET, NULL, 0, 0);
    pixRasterop(pix, width / 12, height * 8 / 10, width / 5, height / 10, PIX_SET, NULL, 0, 0);
    if (depth == 1)
        return pix;
    deep = depth == 8 ? pixConvertTo8(pix, 0) : pixConvertTo32(pix);
    pixDestroy(&pix);
    return deep;
}

static inline const char *save(const char *name, struct Pix *pix, int format)
{
    const char *path = in_folder(name);

    pixSetResolution(pix, 150, 150);
    assert_int_equal(pixWrite(path, pix, format), 0);
    pixDestroy(&pix);
    return path;
}

static inline struct image *decode(const char *path, enum media media, int page, struct geometry *geometry,
                                   struct text_layer *layer, struct err *err)
{
    struct text_layer unused;

    return decode_page(&arena, path, media, page, folder, &limits, geometry, layer ? layer : &unused, err);
}

/* Share of pixels that differ clearly from what was drawn. */
static inline double apart(const struct image *image, int turn, int depth)
{
    struct Pix *drawn = draw(600, 840, depth), *back = pixRotateOrth(image_pix(image), turn / 90);
    struct Pix *a = pixConvertTo8(drawn, 0), *b = pixConvertTo8(back, 0),
               *difference = pixAbsDifference(a, b);
    struct Pix *clear = pixThresholdToBinary(difference, 60);
    l_int32 same = 0;

    assert_int_equal(pixGetWidth(a), pixGetWidth(b));
    assert_int_equal(pixGetHeight(a), pixGetHeight(b));
    pixCountPixels(clear, &same, NULL);
    pixDestroy(&drawn);
    pixDestroy(&back);
    pixDestroy(&a);
    pixDestroy(&b);
    pixDestroy(&difference);
    pixDestroy(&clear);
    return 1 - same / (600.0 * 840.0);
}

#endif

/* Pages drawn for the tests of cleaning and recognition: lines of text in leptonica's own bitmap font. */
#ifndef SOHOA_TESTS_PAGE_DRAWING_H
#define SOHOA_TESTS_PAGE_DRAWING_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <leptonica/allheaders.h>
#include <math.h>

#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/image/clean.h"
#include "pipeline/image/image.h"
#include "pipeline/model/page.h"

#define DRAWN_DPI    200
#define DRAWN_WIDTH  1654
#define DRAWN_HEIGHT 2339

static inline struct Pix *drawn_paper(int level)
{
    struct Pix *page = pixCreate(DRAWN_WIDTH, DRAWN_HEIGHT, 8);

    pixSetAllArbitrary(page, (l_uint32)level);
    pixSetResolution(page, DRAWN_DPI, DRAWN_DPI);
    return page;
}

static inline void draw_box(struct Pix *page, struct box at, int level)
{
    struct Box *box = boxCreate(at.x, at.y, at.w, at.h);

    pixSetInRectArbitrary(page, box, (l_uint32)level);
    boxDestroy(&box);
}

/* One line with its baseline at y; letters of about 11 pt. */
static inline void draw_line(struct Pix *page, const char *text, int x, int y, int level)
{
    L_BMF *font = bmfCreate(NULL, 8);
    l_int32 width, overflow;

    pixSetTextline(page, font, text, (l_uint32)level, x, y, &width, &overflow);
    bmfDestroy(&font);
}

static inline void draw_text(struct Pix *page, int level)
{
    static const char *const LINES[] = {"Hello to all those who take the little black book",
                                        "The old archive holds kilos of bills that nobody has",
                                        "Both halls shall be filled with the folders that the"};

    for (int i = 0; i < 36; i++)
        draw_line(page, LINES[i % 3], 260, 340 + i * 48, level);
}

/* The page as a scanner would give it: lying so that `rotation` and then `skew` degrees clockwise make it
 * upright. */
static inline struct Pix *drawn_turned(struct Pix *page, int rotation, double skew)
{
    struct Pix *leaning =
        pixRotate(page, (l_float32)(-skew * M_PI / 180), L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, 0, 0);
    struct Pix *turned = pixRotateOrth(leaning, (4 - rotation / 90) % 4);

    pixDestroy(&leaning);
    return turned;
}

struct drawn {
    struct image *original;
    struct geometry geometry;
    struct quality quality;
    struct cleaned cleaned;
};

/* Takes the raster over and cleans it. */
static inline void drawn_clean(struct drawn *drawn, struct Pix *pix)
{
    struct err err = {0};

    *drawn = (struct drawn){.original = image_from_pix(pix)};
    drawn->geometry =
        (struct geometry){.width = (int)pixGetWidth(pix), .height = (int)pixGetHeight(pix), .dpi = DRAWN_DPI};
    if (clean_page(drawn->original, 0, &drawn->geometry, &drawn->quality, &drawn->cleaned, &err) != 0)
        fail_msg("%s", err.message);
}

static inline void drawn_release(struct drawn *drawn)
{
    clean_release(&drawn->cleaned);
    image_free(drawn->original);
}

#endif

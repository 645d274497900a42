#include <leptonica/allheaders.h>
#include <stdlib.h>

#include "pipeline/base/memory.h"
#include "pipeline/image/ink.h"

/* Stamps of one line, mm, frame included; a stamp that is askew has a higher box. */
#define STAMP_W_MIN 9
#define STAMP_W_MAX 62
#define STAMP_H_MIN 3
#define STAMP_H_MAX 14
#define FRAME_H_MIN 5
#define MARKS_MAX   512
/* Ink darker than this share of white is ink. */
#define INK_LEVEL 150

static PIX *binary(const struct image *grey)
{
    PIX *eight = pixConvertTo8(image_pix(grey), 0), *bits = eight ? pixThresholdToBinary(eight, INK_LEVEL) : NULL;

    pixDestroy(&eight);
    return bits;
}

static PIX *clip(PIX *pix, struct box box)
{
    BOX *region = boxCreate(box.x, box.y, box.w, box.h);
    PIX *part = pixClipRectangle(pix, region, NULL);

    boxDestroy(&region);
    return part;
}

static bool has_ink(PIX *bits, struct box box)
{
    PIX *part = clip(bits, box);
    l_int32 empty = 1;

    if (part)
        pixZero(part, &empty);
    pixDestroy(&part);
    return !empty;
}

/* Takes the frame's lines out of a stamp: runs longer than any stroke of its letters. True when there are an
 * upper and a lower line. */
static bool take_frame(PIX *bits)
{
    l_int32 w = pixGetWidth(bits), h = pixGetHeight(bits);
    PIX *across = pixOpenBrick(NULL, bits, w * 45 / 100 > 1 ? w * 45 / 100 : 1, 1);
    PIX *down = pixOpenBrick(NULL, bits, 1, h * 70 / 100 > 1 ? h * 70 / 100 : 1);
    bool framed = across && h >= 3 && has_ink(across, (struct box){0, 0, w, h / 3}) &&
                  has_ink(across, (struct box){0, h - h / 3, w, h / 3});

    if (framed && down) {
        pixOr(across, across, down);
        pixDilateBrick(across, across, 5, 5);
        pixSubtract(bits, bits, across);
    }
    pixDestroy(&across);
    pixDestroy(&down);
    return framed;
}

/* The letters that are left, black on white with room around them; NULL when nothing of their size is. */
static struct image *letters(PIX *bits, double mm)
{
    PIX *clean = pixSelectBySize(bits, 0, (l_int32)(0.4 * mm) + 1, 8, L_SELECT_HEIGHT, L_SELECT_IF_GTE, NULL),
        *part = NULL, *wide = NULL, *grey = NULL;

    if (clean && pixClipToForeground(clean, &part, NULL) == 0 && part)
        wide = pixAddBorder(part, (l_int32)(2 * mm), 0);
    if (wide)
        grey = pixConvertTo8(wide, 0);
    pixDestroy(&clean);
    pixDestroy(&part);
    pixDestroy(&wide);
    return image_from_pix(grey);
}

static bool stamp_sized(struct box b, double mm)
{
    return b.w >= STAMP_W_MIN * mm && b.w <= STAMP_W_MAX * mm && b.h >= STAMP_H_MIN * mm && b.h <= STAMP_H_MAX * mm &&
           b.w > b.h;
}

size_t ink_stamps(const struct image *grey, double mm, bool framed_only, struct ink_stamp *stamps, size_t max)
{
    PIX *bits = binary(grey), *joined = NULL;
    BOXA *boxes = NULL;
    size_t n = 0;

    if (bits)
        joined = framed_only ? pixCloseSafeBrick(NULL, bits, 3, 3)
                             : pixCloseSafeBrick(NULL, bits, (l_int32)(3.5 * mm) + 1, (l_int32)(0.8 * mm) + 1);
    if (joined)
        boxes = pixConnCompBB(joined, 8);
    for (l_int32 i = 0; boxes && i < boxaGetCount(boxes) && n < max; i++) {
        struct ink_stamp s = {0};
        PIX *part;

        boxaGetBoxGeometry(boxes, i, &s.box.x, &s.box.y, &s.box.w, &s.box.h);
        if (!stamp_sized(s.box, mm) || !(part = clip(bits, s.box)))
            continue;
        s.framed = s.box.h >= FRAME_H_MIN * mm && take_frame(part);
        if (s.framed || !framed_only)
            s.text = letters(part, mm);
        pixDestroy(&part);
        if (s.text)
            stamps[n++] = s;
    }
    boxaDestroy(&boxes);
    pixDestroy(&joined);
    pixDestroy(&bits);
    return n;
}

static int by_x(const void *a, const void *b)
{
    return ((const struct box *)a)->x - ((const struct box *)b)->x;
}

/* Marks of letter size, left to right. */
static size_t letter_marks(PIX *bits, int height, struct box *marks)
{
    BOXA *all = pixConnCompBB(bits, 8);
    size_t n = 0;

    for (l_int32 i = 0; all && i < boxaGetCount(all) && n < MARKS_MAX; i++) {
        struct box b;

        boxaGetBoxGeometry(all, i, &b.x, &b.y, &b.w, &b.h);
        if (b.h >= 0.4 * height && b.h <= 1.7 * height && b.w <= 4 * height && b.w > 2)
            marks[n++] = b;
    }
    boxaDestroy(&all);
    qsort(marks, n, sizeof *marks, by_x);
    return n;
}

/* The run of marks around `seed` whose lower edges agree, without wide gaps. */
static struct ink_line line_of(const struct box *marks, size_t n, size_t seed, int height)
{
    struct ink_line line = {marks[seed], 1};
    int bottom = marks[seed].y + marks[seed].h;

    for (int step = -1; step <= 1; step += 2)
        for (size_t i = seed; step > 0 ? i + 1 < n : i > 0;) {
            const struct box *b = &marks[i = step > 0 ? i + 1 : i - 1];
            int off = b->y + b->h - bottom, x1 = line.box.x + line.box.w, y1 = line.box.y + line.box.h;

            if (off > height * 3 / 10 || off < -height * 3 / 10)
                continue;
            if (b->x > x1 + 2 * height || b->x + b->w < line.box.x - 2 * height)
                break;
            x1 = b->x + b->w > x1 ? b->x + b->w : x1;
            y1 = b->y + b->h > y1 ? b->y + b->h : y1;
            line.box.x = b->x < line.box.x ? b->x : line.box.x;
            line.box.y = b->y < line.box.y ? b->y : line.box.y;
            line.box.w = x1 - line.box.x;
            line.box.h = y1 - line.box.y;
            line.marks++;
        }
    return line;
}

static bool overlaps(const struct ink_line *lines, size_t n, struct box b)
{
    for (size_t i = 0; i < n; i++)
        if (b.y < lines[i].box.y + lines[i].box.h && lines[i].box.y < b.y + b.h)
            return true;
    return false;
}

size_t ink_lines(const struct image *grey, int height, int least, struct ink_line *lines, size_t max)
{
    struct box *marks = memory_alloc(MARKS_MAX * sizeof *marks);
    PIX *bits = binary(grey);
    size_t n = bits ? letter_marks(bits, height, marks) : 0, found = 0;

    while (found < max) {
        struct ink_line best = {.marks = least - 1};

        for (size_t i = 0; i < n; i++) {
            struct ink_line line = line_of(marks, n, i, height);

            if (line.marks > best.marks && !overlaps(lines, found, line.box))
                best = line;
        }
        if (best.marks < least)
            break;
        lines[found++] = best;
    }
    pixDestroy(&bits);
    free(marks);
    return found;
}

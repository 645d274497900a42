#include <leptonica/allheaders.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "pipeline/base/memory.h"
#include "pipeline/image/clean.h"
#include "pipeline/image/clean_steps.h"

#define RULE_INCH    0.35  /* a straight run this long is no letter; the dash of a 20 pt title is 0.3 */
#define THICK_INCH   0.045 /* and thicker than this it is no rule but a black mass */
#define TEAR_PX      5     /* gaps that worn print tears into a rule */
#define JOIN_PX      9     /* gaps at the corners of a frame */
#define LINE_INCH    1.2   /* and a level run this long is a rule wherever it stands; feet of letters join to less */
#define INK_BELOW    170   /* in a flat raster */
#define PAPER        250
#define TABLE_W_INCH 2.0
#define TABLE_H_INCH 0.5
#define BORDER_SHARE 0.4 /* of the table's height or width that a border is ruled, at least */
/* Of a cell's height that the rule on its right is there; else it is merged with the next. */
#define CELL_SHARE    0.5
#define SPREAD_INCH   0.03 /* a border's rule wanders this far in a worn or bent page */
#define BORDERS_MAX   200
#define CELL_MIN_INCH 0.1
#define TABLES_MAX    20

struct rules {
    struct Pix *across, *down; /* 1-bit masks of the rules */
};

/* Straight runs of ink in one direction, without masses. */
static struct Pix *runs(struct Pix *ink, struct Pix *masses, int length, bool across)
{
    int w = across ? 1 : 0, h = across ? 0 : 1;
    struct Pix *closed = pixCloseSafeBrick(NULL, ink, w ? TEAR_PX : 1, h ? TEAR_PX : 1);
    struct Pix *run = pixOpenCompBrick(NULL, closed, w ? length : 1, h ? length : 1);

    pixSubtract(run, run, masses);
    pixDestroy(&closed);
    return run;
}

/* Level runs that reach an upright rule, or are long. The serifs of bold words ("nhiệm", "chính") stand so close that
 * they make a run too, but one inside a cell. */
static void drop_feet(struct Pix **across, struct Pix *down, int dpi)
{
    struct Pix *near = pixDilateBrick(NULL, down, 2 * JOIN_PX + 1, 2 * JOIN_PX + 1);
    struct Pix *seed = pixOpenCompBrick(NULL, *across, (int)lround(dpi * LINE_INCH), 1), *kept;

    pixAnd(near, near, *across);
    pixOr(seed, seed, near);
    kept = pixSeedfillBinary(NULL, seed, *across, 8);
    pixDestroy(&near);
    pixDestroy(&seed);
    pixDestroy(across);
    *across = kept;
}

static struct rules find_rules(struct Pix *flat, int dpi)
{
    int length = (int)lround(dpi * RULE_INCH), thick = (int)lround(dpi * THICK_INCH);
    struct Pix *ink = pixThresholdToBinary(flat, INK_BELOW), *masses = pixOpenBrick(NULL, ink, thick, thick);
    struct rules rules;

    rules.across = runs(ink, masses, length, true);
    rules.down = runs(ink, masses, length, false);
    drop_feet(&rules.across, rules.down, dpi);
    pixDestroy(&ink);
    pixDestroy(&masses);
    return rules;
}

/* Pixels of each column (down) or row (across) of the mask inside the box. */
static int *projection(struct Pix *mask, struct box at, bool columns)
{
    int *sums = memory_alloc(((size_t)(columns ? at.w : at.h) + 1) * sizeof *sums);

    for (int y = 0; y < at.h; y++) {
        l_uint32 *line = pixGetData(mask) + (size_t)(at.y + y) * (size_t)pixGetWpl(mask);

        for (int x = 0; x < at.w; x++)
            if (GET_DATA_BIT(line, at.x + x))
                sums[columns ? x : y]++;
    }
    return sums;
}

/* Centres of the borders along one side of a table: peaks of the projection, each summed over `spread` to
 * both sides. The sides of the table count as borders, ruled or not. */
static int find_borders(const int *sums, int length, int full, int spread, int *borders)
{
    int count = 0, last = -1;

    borders[count++] = 0;
    for (int i = 0; i < length && count < BORDERS_MAX - 1; i++) {
        int sum = 0;
        bool peak = true;

        for (int j = i - spread < 0 ? 0 : i - spread; j <= i + spread && j < length; j++) {
            sum += sums[j];
            peak = peak && sums[j] <= sums[i];
        }
        if (!peak || sum < full * BORDER_SHARE || i - last <= spread || i <= 2 * spread || i >= length - 2 * spread)
            continue;
        borders[count++] = last = i;
    }
    borders[count++] = length - 1;
    return count;
}

static void add_cell(struct cleaned *out, struct box box, int table)
{
    out->cells = memory_resize(out->cells, out->cell_count + 1, sizeof *out->cells);
    out->cells[out->cell_count++] = (struct cell){.box = box, .table = table};
}

/* True where a rule stands at x between two rows. */
static bool ruled(struct Pix *down, int x, int y0, int y1, int spread)
{
    struct box at = {x - spread < 0 ? 0 : x - spread, y0, 2 * spread + 1, y1 - y0};
    cleanup_free int *rows = NULL;
    int found = 0;

    if (at.x + at.w > pixGetWidth(down))
        at.w = pixGetWidth(down) - at.x;
    rows = projection(down, at, false);
    for (int y = 0; y < at.h; y++)
        found += rows[y] > 0;
    return found >= at.h * CELL_SHARE;
}

/* The cells of one table, row by row; cells without a rule between them are one. */
static void cut_cells(const struct rules *rules, struct box at, int spread, int least, int table, struct cleaned *out)
{
    cleanup_free int *across = projection(rules->across, at, false), *down = projection(rules->down, at, true);
    int rows[BORDERS_MAX], columns[BORDERS_MAX];
    int row_count = find_borders(across, at.h, at.w, spread, rows);
    int column_count = find_borders(down, at.w, at.h, spread, columns);

    for (int r = 0; r + 1 < row_count; r++) {
        int y0 = at.y + rows[r], y1 = at.y + rows[r + 1], from = 0;

        if (y1 - y0 < least)
            continue;
        for (int c = 1; c < column_count; c++) {
            int x0 = at.x + columns[from], x1 = at.x + columns[c];

            if (c + 1 < column_count && !ruled(rules->down, x1, y0, y1, spread))
                continue;
            if (x1 - x0 >= least)
                add_cell(out, (struct box){x0, y0, x1 - x0, y1 - y0}, table);
            from = c;
        }
    }
}

/* A table has at least one border inside and is not a mere box around some text. */
static bool is_table(const struct rules *rules, struct box at, int dpi, int spread)
{
    cleanup_free int *down = NULL;
    int columns[BORDERS_MAX];

    if (at.w < dpi * TABLE_W_INCH || at.h < dpi * TABLE_H_INCH)
        return false;
    down = projection(rules->down, at, true);
    return find_borders(down, at.w, at.h, spread, columns) >= 4;
}

static void paint(struct Pix *flat, const struct rules *rules, struct box at)
{
    struct Box *box = boxCreate(at.x, at.y, at.w, at.h);
    struct Pix *mask = pixOr(NULL, rules->across, rules->down), *part;

    pixDilateBrick(mask, mask, 5, 5);
    part = pixClipRectangle(mask, box, NULL);
    pixPaintThroughMask(flat, part, at.x, at.y, PAPER);
    boxDestroy(&box);
    pixDestroy(&mask);
    pixDestroy(&part);
}

void clean_tables(struct Pix *flat, int dpi, struct cleaned *out)
{
    int spread = (int)lround(dpi * SPREAD_INCH), least = (int)lround(dpi * CELL_MIN_INCH), table = 0;
    struct rules rules = find_rules(flat, dpi);
    struct Pix *frame = pixOr(NULL, rules.across, rules.down);
    struct Boxa *found;

    pixCloseSafeBrick(frame, frame, JOIN_PX, JOIN_PX);
    found = pixConnCompBB(frame, 8);
    for (int i = 0; i < boxaGetCount(found) && table < TABLES_MAX; i++) {
        struct box at;

        boxaGetBoxGeometry(found, i, &at.x, &at.y, &at.w, &at.h);
        if (!is_table(&rules, at, dpi, spread))
            continue;
        cut_cells(&rules, at, spread, least, table++, out);
        paint(flat, &rules, at);
    }
    boxaDestroy(&found);
    pixDestroy(&frame);
    pixDestroy(&rules.across);
    pixDestroy(&rules.down);
}

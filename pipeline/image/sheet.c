#include "pipeline/image/sheet.h"

#include <leptonica/allheaders.h>
#include <stdint.h>
#include <string.h>

#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/image/picture.h"

#define COLUMNS   2
#define GAP       20 /* px between cells */
#define FONT_SIZE 6  /* leptonica's, about 25 px high */
#define LINE_CUT  160

struct sheet {
    PIXA *cells;
    L_BMF *font;
};

struct sheet *sheet_new(void)
{
    struct sheet *sheet = memory_alloc(sizeof *sheet);

    sheet->cells = pixaCreate(0);
    sheet->font = bmfCreate(NULL, FONT_SIZE);
    return sheet;
}

void sheet_free(struct sheet *sheet)
{
    if (!sheet)
        return;
    pixaDestroy(&sheet->cells);
    bmfDestroy(&sheet->font);
    memory_free_pointer(&sheet);
}

static PIX *white(int width, int height)
{
    PIX *pix = pixCreate(width, height, 32);

    if (pix)
        pixSetAllArbitrary(pix, 0xFFFFFF00);
    return pix;
}

/* The first line of text as the font can write it, no wider than a cell; returns the next line, or NULL. */
static const char *next_line(const struct sheet *sheet, const char *text, char line[LINE_CUT])
{
    size_t n = strcspn(text, "\n"), used = n < LINE_CUT - 1 ? n : LINE_CUT - 1;
    l_int32 width = 0;

    memcpy(line, text, used);
    line[used] = '\0';
    for (char *p = line; *p; p++)
        if (*p < 32 || *p > 126)
            *p = '?';
    while (used > 0 && bmfGetStringWidth(sheet->font, line, &width) == 0 && width > SHEET_CELL)
        line[--used] = '\0';
    return text[n] ? text + n + 1 : NULL;
}

static int write_text(const struct sheet *sheet, PIX *cell, const char *text)
{
    int step = sheet->font->lineheight + 4, y = 0;
    char line[LINE_CUT];

    while (text) {
        l_int32 width, overflow;

        text = next_line(sheet, text, line);
        y += step;
        if (cell && *line)
            pixSetTextline(cell, sheet->font, line, 0, 0, y - 4, &width, &overflow);
    }
    return y + 10;
}

static void paint(PIX *cell, const unsigned char *rgb, int width, int height, int top)
{
    for (int y = 0; y < height; y++) {
        l_uint32 *row = pixGetData(cell) + (size_t)(top + y) * (size_t)pixGetWpl(cell);

        for (int x = 0; x < width; x++, rgb += 3)
            row[x] = (l_uint32)rgb[0] << 24 | (l_uint32)rgb[1] << 16 | (l_uint32)rgb[2] << 8;
    }
}

int sheet_add(struct sheet *sheet, const char *text, const void *pixels, size_t n, struct err *err)
{
    int width = 0, height = 0, top;
    PIX *cell;

    if (!sheet->font || !sheet->cells)
        return err_set(err, ERR_INTERNAL, "leptonica's font is missing");
    if (n > 0 && picture_size(PICTURE_PIXELS, pixels, n, &width, &height, err) != 0)
        return -1;
    if (width > SHEET_CELL || height > SHEET_CELL)
        return err_set(err, ERR_LIMIT, "the picture is larger than a cell of the sheet");
    top = write_text(sheet, NULL, text);
    cell = white(SHEET_CELL, top + height);
    if (!cell)
        return err_set(err, ERR_INTERNAL, "cannot draw a cell of the sheet");
    write_text(sheet, cell, text);
    if (n > 0)
        paint(cell, (const unsigned char *)pixels + 8, width, height, top);
    pixaAddPix(sheet->cells, cell, L_INSERT);
    return 0;
}

/* Of the row that begins with cell i. */
static int row_height(PIXA *cells, int i)
{
    int height = 0, n = pixaGetCount(cells);

    for (int k = i; k < i + COLUMNS && k < n; k++) {
        l_int32 h = 0;

        pixaGetPixDimensions(cells, k, NULL, &h, NULL);
        height = h > height ? h : height;
    }
    return height + GAP;
}

int sheet_png(const struct sheet *sheet, struct buf *out, struct err *err)
{
    int n = pixaGetCount(sheet->cells), height = GAP, y = GAP, result = -1;
    l_uint8 *bytes = NULL;
    size_t size = 0;
    PIX *page;

    for (int i = 0; i < n; i += COLUMNS)
        height += row_height(sheet->cells, i);
    page = white(GAP + COLUMNS * (SHEET_CELL + GAP), height);
    for (int i = 0; page && i < n; i++) {
        PIX *cell = pixaGetPix(sheet->cells, i, L_CLONE);

        pixRasterop(page, GAP + i % COLUMNS * (SHEET_CELL + GAP), y, pixGetWidth(cell), pixGetHeight(cell), PIX_SRC,
                    cell, 0, 0);
        pixDestroy(&cell);
        if (i % COLUMNS == COLUMNS - 1)
            y += row_height(sheet->cells, i - COLUMNS + 1);
    }
    if (page && pixWriteMemPng(&bytes, &size, page, 0) == 0) {
        buf_append(out, bytes, size);
        result = 0;
    }
    lept_free(bytes);
    pixDestroy(&page);
    return result == 0 ? 0 : err_set(err, ERR_INTERNAL, "cannot draw the sheet");
}

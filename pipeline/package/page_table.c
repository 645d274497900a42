#include "pipeline/package/page_table.h"

#include <cairo-pdf.h>
#include <errno.h>
#include <pango/pangocairo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/package/new_file.h"

/* Points. Margins of Nghị định 30/2020, Phụ lục I, I.3: 20 mm, 30 on the left, 15 on the right. */
#define MM       (72.0 / 25.4)
#define PAGE_W   (210 * MM)
#define PAGE_H   (297 * MM)
#define LEFT     (30 * MM)
#define RIGHT    (PAGE_W - 15 * MM)
#define TOP      (20 * MM)
#define BOTTOM   (PAGE_H - 20 * MM)
#define NUMBER_Y (10 * MM)
#define PADDING  3.0
#define RULE     0.5
/* Place that the closing lines want below the table. */
#define CLOSING_H (60 * MM)

#define FACE       "Times New Roman, Tinos, Liberation Serif, serif "
#define BODY_FACE  FACE "12"
#define HEAD_FACE  FACE "Bold 12"
#define TITLE_FACE FACE "Bold 14"

struct page_table {
    struct new_file file;
    int failure; /* errno of the first failed write */
    bool letters_missing;
    const struct page_table_form *form;
    cairo_surface_t *surface;
    cairo_t *cairo;
    PangoFontMap *fonts;
    PangoContext *context;
    int page;
    double y; /* where the next thing goes */
};

/* A cell being drawn; it may need several pages. */
struct cell {
    PangoLayout *layout;
    int line, line_count; /* the next to draw */
};

static cairo_status_t take_bytes(void *data, const unsigned char *bytes, unsigned n)
{
    struct page_table *t = data;

    if (!t->failure && file_write_all(t->file.fd, bytes, n) != 0)
        t->failure = errno;
    return CAIRO_STATUS_SUCCESS;
}

static int outcome(struct page_table *t, struct err *err)
{
    cairo_status_t status = cairo_status(t->cairo);

    if (t->failure) {
        errno = t->failure;
        return err_errno(err, "cannot write '%s'", t->file.path);
    }
    if (status != CAIRO_STATUS_SUCCESS)
        return err_set(err, ERR_INTERNAL, "cannot draw '%s': %s", t->file.path, cairo_status_to_string(status));
    if (t->letters_missing)
        return err_set(err, ERR_SETUP,
                       "cannot draw '%s': no font of this machine has all its letters; install fonts-croscore",
                       t->file.path);
    return 0;
}

/* Text ------------------------------------------------------------------------------------------------------------ */

static PangoLayout *layout_of(struct page_table *t, const char *text, const char *face, double width,
                              PangoAlignment alignment)
{
    PangoLayout *layout = pango_layout_new(t->context);
    PangoFontDescription *font = pango_font_description_from_string(face);
    PangoAttrList *attributes = pango_attr_list_new();
    cleanup_arena struct arena arena = {0};

    pango_layout_set_font_description(layout, font);
    pango_font_description_free(font);
    pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(FALSE)); /* a symbol has its own */
    pango_layout_set_attributes(layout, attributes);
    pango_attr_list_unref(attributes);
    pango_layout_set_width(layout, (int)(width * PANGO_SCALE));
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(layout, alignment);
    pango_layout_set_text(layout, text_nfc(&arena, text, strlen(text)), -1);
    t->letters_missing = t->letters_missing || pango_layout_get_unknown_glyphs_count(layout) > 0;
    return layout;
}

static double height_of(PangoLayout *layout)
{
    int height;

    pango_layout_get_size(layout, NULL, &height);
    return (double)height / PANGO_SCALE;
}

/* Draws a text with its top at y; where it ends. */
static double put_text(struct page_table *t, const char *text, const char *face, double x, double width, double y,
                       PangoAlignment alignment)
{
    PangoLayout *layout = layout_of(t, text, face, width, alignment);
    double height = height_of(layout);

    cairo_move_to(t->cairo, x, y);
    pango_cairo_show_layout(t->cairo, layout);
    g_object_unref(layout);
    return y + height;
}

/* Cells ----------------------------------------------------------------------------------------------------------- */

static double line_height(const struct cell *cell, int line)
{
    PangoRectangle box;

    pango_layout_line_get_extents(pango_layout_get_line_readonly(cell->layout, line), NULL, &box);
    return (double)box.height / PANGO_SCALE;
}

/* How high the lines not yet drawn are that fit into `room`; all of them with a room without end. */
static double height_within(const struct cell *cell, double room, int *end)
{
    double height = 0;
    int i = cell->line;

    for (; i < cell->line_count && height + line_height(cell, i) <= room; i++)
        height += line_height(cell, i);
    *end = i;
    return height;
}

static void draw_lines(struct page_table *t, struct cell *cell, int end, double x, double width, double y, bool centred)
{
    for (; cell->line < end; cell->line++) {
        PangoLayoutLine *line = pango_layout_get_line_readonly(cell->layout, cell->line);
        PangoRectangle box;

        pango_layout_line_get_extents(line, NULL, &box);
        cairo_move_to(t->cairo, centred ? x + (width - (double)box.width / PANGO_SCALE) / 2 : x,
                      y - (double)box.y / PANGO_SCALE);
        pango_cairo_show_layout_line(t->cairo, line);
        y += (double)box.height / PANGO_SCALE;
    }
}

static double column_width(const struct page_table *t, size_t i)
{
    return t->form->columns[i].share * (RIGHT - LEFT);
}

static double row_height(const struct page_table *t, const struct cell *cells, double room, int *ends)
{
    double highest = 0;

    for (size_t i = 0; i < t->form->column_count; i++) {
        double height = height_within(&cells[i], room, &ends[i]);

        highest = height > highest ? height : highest;
    }
    return highest;
}

/* Draws what fits into `room` of the row, with its frame. */
static void draw_row(struct page_table *t, struct cell *cells, double room, bool heading)
{
    int ends[PAGE_TABLE_COLUMNS];
    double height = row_height(t, cells, room - 2 * PADDING, ends) + 2 * PADDING, x = LEFT;

    for (size_t i = 0; i < t->form->column_count; i++) {
        double width = column_width(t, i);

        cairo_rectangle(t->cairo, x, t->y, width, height);
        cairo_stroke(t->cairo);
        draw_lines(t, &cells[i], ends[i], x + PADDING, width - 2 * PADDING, t->y + PADDING,
                   heading || t->form->columns[i].centred);
        x += width;
    }
    t->y += height;
}

static bool is_drawn(const struct page_table *t, const struct cell *cells)
{
    for (size_t i = 0; i < t->form->column_count; i++)
        if (cells[i].line < cells[i].line_count)
            return false;
    return true;
}

static void make_cells(struct page_table *t, struct cell *cells, const char *const *texts, const char *face)
{
    for (size_t i = 0; i < t->form->column_count; i++) {
        const char *text = texts && texts[i] ? texts[i] : texts ? "" : t->form->columns[i].heading;

        cells[i] =
            (struct cell){.layout = layout_of(t, text, face, column_width(t, i) - 2 * PADDING, PANGO_ALIGN_LEFT)};
        cells[i].line_count = pango_layout_get_line_count(cells[i].layout);
    }
}

static void drop_cells(const struct page_table *t, struct cell *cells)
{
    for (size_t i = 0; i < t->form->column_count; i++)
        g_object_unref(cells[i].layout);
}

/* Pages ----------------------------------------------------------------------------------------------------------- */

static void draw_headings(struct page_table *t)
{
    struct cell cells[PAGE_TABLE_COLUMNS];

    make_cells(t, cells, NULL, HEAD_FACE);
    draw_row(t, cells, BOTTOM - t->y, true);
    drop_cells(t, cells);
}

static void begin_page(struct page_table *t)
{
    char number[16];

    if (t->page > 0)
        cairo_show_page(t->cairo);
    snprintf(number, sizeof number, "%d", ++t->page);
    cairo_set_line_width(t->cairo, RULE);
    t->y = TOP;
    if (t->page > 1)
        put_text(t, number, BODY_FACE, LEFT, RIGHT - LEFT, NUMBER_Y, PANGO_ALIGN_CENTER);
}

static void draw_title(struct page_table *t)
{
    const struct page_table_form *form = t->form;
    cleanup_arena struct arena arena = {0};
    double half = (RIGHT - LEFT) / 2;

    if (form->above)
        t->y = put_text(t, text_upper(&arena, form->above), BODY_FACE, LEFT, half, t->y, PANGO_ALIGN_CENTER);
    if (form->agency) {
        t->y = put_text(t, text_upper(&arena, form->agency), HEAD_FACE, LEFT, half, t->y, PANGO_ALIGN_CENTER);
        cairo_move_to(t->cairo, LEFT + half / 3, t->y + 2);
        cairo_rel_line_to(t->cairo, half / 3, 0);
        cairo_stroke(t->cairo);
        t->y += 8 * MM;
    }
    t->y =
        put_text(t, text_upper(&arena, form->title), TITLE_FACE, LEFT, RIGHT - LEFT, t->y, PANGO_ALIGN_CENTER) + 1 * MM;
    if (form->subtitle)
        t->y = put_text(t, form->subtitle, BODY_FACE, LEFT, RIGHT - LEFT, t->y, PANGO_ALIGN_CENTER);
    t->y += 5 * MM;
}

/* A title longer than half a page would leave no room for rows. */
static void draw_first_page(struct page_table *t)
{
    begin_page(t);
    draw_title(t);
    if (t->y > TOP + (BOTTOM - TOP) / 2)
        begin_page(t);
    draw_headings(t);
}

struct page_table *page_table_open(const char *path, bool replace, const struct page_table_form *form, struct err *err)
{
    struct page_table *t = memory_alloc(sizeof *t);

    t->form = form;
    if (new_file_open(&t->file, path, replace, err) == 0) {
        t->surface = cairo_pdf_surface_create_for_stream(take_bytes, t, PAGE_W, PAGE_H);
        /* Without these the time of the clock would be in it. */
        cairo_pdf_surface_set_metadata(t->surface, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
        cairo_pdf_surface_set_metadata(t->surface, CAIRO_PDF_METADATA_TITLE, form->title);
        t->cairo = cairo_create(t->surface);
        t->fonts = pango_cairo_font_map_new();
        t->context = pango_font_map_create_context(t->fonts);
        pango_cairo_context_set_resolution(t->context, 72);
        pango_cairo_update_context(t->cairo, t->context);
        draw_first_page(t);
        if (outcome(t, err) == 0)
            return t;
    }
    page_table_close(t);
    return NULL;
}

int page_table_row(struct page_table *t, const char *const *texts, struct err *err)
{
    struct cell cells[PAGE_TABLE_COLUMNS];
    int ends[PAGE_TABLE_COLUMNS];

    make_cells(t, cells, texts, BODY_FACE);
    if (t->y + row_height(t, cells, 1e9, ends) + 2 * PADDING > BOTTOM) {
        begin_page(t);
        draw_headings(t);
    }
    draw_row(t, cells, BOTTOM - t->y, false);
    while (!is_drawn(t, cells)) {
        begin_page(t);
        draw_headings(t);
        draw_row(t, cells, BOTTOM - t->y, false);
    }
    drop_cells(t, cells);
    return outcome(t, err);
}

static void draw_closing(struct page_table *t, const char *closing, const char *sign)
{
    double half = (RIGHT - LEFT) / 2;

    if (t->y + CLOSING_H > BOTTOM)
        begin_page(t);
    t->y += 5 * MM;
    if (closing)
        t->y = put_text(t, closing, BODY_FACE, LEFT, RIGHT - LEFT, t->y, PANGO_ALIGN_LEFT) + 5 * MM;
    if (sign) {
        t->y = put_text(t, "…………, ngày …… tháng …… năm ………", FACE "Italic 12", LEFT + half, half, t->y,
                        PANGO_ALIGN_CENTER);
        t->y = put_text(t, sign, HEAD_FACE, LEFT + half, half, t->y, PANGO_ALIGN_CENTER);
    }
}

int page_table_finish(struct page_table *t, const char *closing, const char *sign, struct err *err)
{
    draw_closing(t, closing, sign);
    cairo_show_page(t->cairo);
    cairo_surface_finish(t->surface);
    return outcome(t, err) == 0 ? new_file_finish(&t->file, err) : -1;
}

void page_table_close(struct page_table *t)
{
    if (!t)
        return;
    t->failure = ECANCELED; /* what is still to come goes nowhere */
    g_clear_object(&t->context);
    g_clear_object(&t->fonts);
    cairo_destroy(t->cairo);
    cairo_surface_destroy(t->surface);
    new_file_close(&t->file);
    free(t);
}

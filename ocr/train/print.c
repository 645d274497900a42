#include "ocr/train/print.h"

#include <cairo.h>
#include <math.h>
#include <pthread.h>

#include "ocr/train/random.h"

/* Metric twins of what offices print with (Times, Arial, Courier) and others; a missing one is replaced by the
 * system's default. */
static const char *const faces[] = {"Tinos",     "Arimo",          "Cousine",     "Noto Serif",
                                    "Noto Sans", "Noto Sans Mono", "DejaVu Sans", "DejaVu Serif"};

/* The font library below cairo is not safe to use from two threads. */
static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;

int print_faces(void)
{
    return (int)(sizeof faces / sizeof *faces);
}

struct print_style print_choose(struct random *random)
{
    struct print_style style;

    /* Decree 30/2020 asks for Times: every second line. */
    style.face = random_chance(random, 0.5f) ? 0 : random_below(random, print_faces());
    style.bold = random_chance(random, 0.25f);
    style.italic = random_chance(random, 0.4f); /* dates are */
    return style;
}

static void set_font(cairo_t *cr, struct print_style style, float size)
{
    cairo_select_font_face(cr, faces[style.face], style.italic ? CAIRO_FONT_SLANT_ITALIC : CAIRO_FONT_SLANT_NORMAL,
                           style.bold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL);
    cairo_set_font_size(cr, size);
}

struct canvas print_line(const char *text, struct print_style style, float size, float *baseline)
{
    cairo_surface_t *probe, *surface;
    cairo_t *cr;
    cairo_text_extents_t extents;
    struct canvas out;
    const unsigned char *data;
    int stride;

    pthread_mutex_lock(&one_at_a_time);
    probe = cairo_image_surface_create(CAIRO_FORMAT_A8, 8, 8);
    cr = cairo_create(probe);
    set_font(cr, style, size);
    cairo_text_extents(cr, text, &extents);
    cairo_destroy(cr);
    cairo_surface_destroy(probe);
    canvas_init(&out, (int)ceil(extents.width) + 2, (int)ceilf(1.35f * size));
    *baseline = size;
    surface = cairo_image_surface_create(CAIRO_FORMAT_A8, out.w, out.h);
    cr = cairo_create(surface);
    set_font(cr, style, size);
    cairo_move_to(cr, 1 - extents.x_bearing, (double)*baseline);
    cairo_show_text(cr, text);
    cairo_surface_flush(surface);
    data = cairo_image_surface_get_data(surface);
    stride = cairo_image_surface_get_stride(surface);
    for (int y = 0; y < out.h; y++)
        for (int x = 0; x < out.w; x++)
            out.px[y * out.w + x] = (float)data[y * stride + x] / 255;
    cairo_destroy(cr);
    cairo_surface_destroy(surface);
    pthread_mutex_unlock(&one_at_a_time);
    return out;
}

/* Looks at a page of a PDF: is it images and nothing else, but for annotations that stand over them? */
#include <math.h>
#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

#include "ocr/pdfa.h"
#include "ocr/pdfa_parts.h"
#include "pipeline/base/err.h"

#define DEPTH_MOST 6 /* of forms in forms */
#define SIDE_LEAST 3 /* pt of a page */
#define SIDE_MOST  14400
#define HIDDEN     (1 << 1 | 1 << 5) /* flags of an annotation that is not seen: Hidden, NoView */

/* One content stream being looked at. */
struct content {
    struct pdfa_work *work;
    struct arena *arena;
    struct pdfa_origin *origin;
    qpdf_oh resources;
    int depth;
};

int pdfa_source_open(struct pdfa_work *work, const char *path, struct err *err)
{
    if (work->source && strcmp(work->source_path, path) == 0)
        return 0;
    /* What was taken from another file is needed until all is written, so there is one source; a document has one. */
    if (work->source)
        return err_set(err, ERR_INTERNAL, "the pages of a document lie in several PDF files");
    work->source = qpdf_init();
    work->source_path = path;
    qpdf_silence_errors(work->source);
    qpdf_set_suppress_warnings(work->source, QPDF_TRUE);
    /* What cannot be read has no pages for us, and each is drawn. */
    if (!(qpdf_read(work->source, path, NULL) & QPDF_ERRORS))
        qpdf_push_inherited_attributes_to_page(work->source);
    while (qpdf_has_error(work->source))
        qpdf_get_error(work->source);
    return 0;
}

static bool read_box(qpdf_data source, qpdf_oh dictionary, const char *key, struct rectangle *box)
{
    qpdf_oh array = qpdf_oh_get_key(source, dictionary, key);
    double v[4];

    if (!qpdf_oh_is_array(source, array) || qpdf_oh_get_array_n_items(source, array) != 4)
        return false;
    for (int i = 0; i < 4; i++)
        v[i] = qpdf_oh_get_numeric_value(source, qpdf_oh_get_array_item(source, array, i));
    *box = (struct rectangle){fmin(v[0], v[2]), fmin(v[1], v[3]), fmax(v[0], v[2]), fmax(v[1], v[3])};
    return true;
}

static bool read_frame(qpdf_data source, qpdf_oh page, struct pdfa_frame *frame)
{
    int rotate = (int)qpdf_oh_get_numeric_value(source, qpdf_oh_get_key(source, page, "/Rotate"));
    struct rectangle paper, shown;

    if (qpdf_oh_has_key(source, page, "/UserUnit") || !read_box(source, page, "/MediaBox", &paper))
        return false;
    if (!read_box(source, page, "/CropBox", &shown))
        shown = paper;
    *frame = (struct pdfa_frame){fmax(paper.left, shown.left), fmax(paper.bottom, shown.bottom),
                                 fmin(paper.right, shown.right), fmin(paper.top, shown.top),
                                 (rotate % 360 + 360) % 360 / 90 * 90};
    return frame->right - frame->left >= SIDE_LEAST && frame->top - frame->bottom >= SIDE_LEAST &&
           frame->right - frame->left <= SIDE_MOST && frame->top - frame->bottom <= SIDE_MOST;
}

static qpdf_oh resource(qpdf_data source, qpdf_oh resources, const char *kind, const char *name)
{
    qpdf_oh list = qpdf_oh_is_dictionary(source, resources) ? qpdf_oh_get_key(source, resources, kind) : resources;

    return qpdf_oh_is_dictionary(source, list) ? qpdf_oh_get_key(source, list, name) : qpdf_oh_new_null(source);
}

static bool state_is_plain(void *data, const char *name)
{
    const struct content *content = data;

    return pdfa_state_is_plain(content->work->source,
                               resource(content->work->source, content->resources, "/ExtGState", name));
}

static bool look_into(struct content *content, const char *bytes, size_t n, struct pdfa_draw whole);

static bool is_form(qpdf_data source, qpdf_oh object)
{
    qpdf_oh subtype = qpdf_oh_is_stream(source, object)
                          ? qpdf_oh_get_key(source, qpdf_oh_get_dict(source, object), "/Subtype")
                          : object;

    return qpdf_oh_is_name(source, subtype) && strcmp(qpdf_oh_get_name(source, subtype), "/Form") == 0;
}

static struct matrix form_matrix(qpdf_data source, qpdf_oh form)
{
    qpdf_oh array = qpdf_oh_get_key(source, form, "/Matrix");
    double v[6] = {1, 0, 0, 1, 0, 0};

    for (int i = 0; i < 6 && qpdf_oh_is_array(source, array) && qpdf_oh_get_array_n_items(source, array) == 6; i++)
        v[i] = qpdf_oh_get_numeric_value(source, qpdf_oh_get_array_item(source, array, i));
    return (struct matrix){v[0], v[1], v[2], v[3], v[4], v[5]};
}

/* A form is a content stream of its own, in its box. */
static bool look_into_form(const struct content *outer, const struct pdfa_draw *draw, qpdf_oh form)
{
    qpdf_data source = outer->work->source;
    qpdf_oh dictionary = qpdf_oh_get_dict(source, form), own = qpdf_oh_get_key(source, dictionary, "/Resources");
    struct matrix matrix = form_matrix(source, dictionary);
    struct content inner = *outer;
    struct pdfa_draw whole = *draw;
    struct rectangle box;
    unsigned char *bytes = NULL;
    size_t n = 0;
    bool good;

    if (++inner.depth > DEPTH_MOST || qpdf_oh_has_key(source, dictionary, "/OC") ||
        !read_box(source, dictionary, "/BBox", &box) ||
        qpdf_oh_get_stream_data(source, form, qpdf_dl_generalized, NULL, &bytes, &n) & QPDF_ERRORS)
        return false;
    whole.at = matrix_times(&matrix, &draw->at);
    whole.steps = arena_printf(outer->arena, "%s%.6f %.6f %.6f %.6f %.6f %.6f cm ", draw->steps, matrix.a, matrix.b,
                               matrix.c, matrix.d, matrix.e, matrix.f);
    box = matrix_bounds(&whole.at, box.left, box.bottom, box.right - box.left, box.top - box.bottom);
    whole.clip = (struct rectangle){fmax(whole.clip.left, box.left), fmax(whole.clip.bottom, box.bottom),
                                    fmin(whole.clip.right, box.right), fmin(whole.clip.top, box.top)};
    if (qpdf_oh_is_dictionary(source, own))
        inner.resources = own;
    good = look_into(&inner, (const char *)bytes, n, whole);
    free(bytes);
    return good;
}

static bool look_at(const struct content *content, const struct pdfa_draw *draw)
{
    struct pdfa_origin *origin = content->origin;
    qpdf_oh object = resource(content->work->source, content->resources, "/XObject", draw->name);

    if (is_form(content->work->source, object))
        return look_into_form(content, draw, object);
    if (origin->image_count == PDFA_IMAGES_MOST || pdfa_draw_is_cut(draw) ||
        !pdfa_image_allowed(content->work->source, object, content->work->job->part))
        return false;
    origin->images[origin->image_count++] = (struct pdfa_image){object, draw->at, draw->steps};
    return true;
}

/* `whole`: what is painted here is painted so. */
static bool look_into(struct content *content, const char *bytes, size_t n, struct pdfa_draw whole)
{
    struct pdfa_names names = {whole.at, whole.steps, whole.clip, state_is_plain, content};
    struct pdfa_draw *draws = arena_alloc(content->arena, PDFA_IMAGES_MOST * sizeof *draws);
    size_t count;
    bool only = pdfa_content_draws(content->arena, bytes, n, &names, draws, PDFA_IMAGES_MOST, &count);

    for (size_t i = 0; i < count; i++)
        only = look_at(content, &draws[i]) && only;
    return only;
}

/* True when a reader shows an annotation on the page, as of a signature. */
static bool has_notes(qpdf_data source, qpdf_oh page)
{
    qpdf_oh list = qpdf_oh_get_key(source, page, "/Annots");
    int n = qpdf_oh_is_array(source, list) ? qpdf_oh_get_array_n_items(source, list) : 0;

    for (int i = 0; i < n; i++) {
        qpdf_oh note = qpdf_oh_get_array_item(source, list, i);

        if (qpdf_oh_is_dictionary(source, note) && qpdf_oh_has_key(source, note, "/AP") &&
            !((long long)qpdf_oh_get_numeric_value(source, qpdf_oh_get_key(source, note, "/F")) & HIDDEN))
            return true;
    }
    return false;
}

bool pdfa_source_look(struct pdfa_work *work, struct arena *arena, int index, struct pdfa_origin *origin)
{
    const struct pdfa_draw whole = {
        .at = {1, 0, 0, 1, 0, 0}, .steps = "", .clip = {-INFINITY, -INFINITY, INFINITY, INFINITY}};
    struct content content = {.work = work, .arena = arena, .origin = origin};
    qpdf_data source = work->source;
    unsigned char *bytes = NULL;
    size_t n = 0;
    bool good;

    if (index < 1 || index > qpdf_get_num_pages(source))
        return false;
    origin->page = qpdf_get_page_n(source, (size_t)index - 1);
    content.resources = qpdf_oh_get_key(source, origin->page, "/Resources");
    good = read_frame(source, origin->page, &origin->frame) &&
           !(qpdf_oh_get_page_content_data(source, origin->page, &bytes, &n) & QPDF_ERRORS);
    if (good)
        origin->more = !look_into(&content, (const char *)bytes, n, whole) || has_notes(source, origin->page);
    free(bytes);
    while (qpdf_has_error(source)) { /* a damaged page is drawn, as far as it can be */
        qpdf_get_error(source);
        good = false;
    }
    return good && origin->image_count > 0;
}

/* The strips of paper that review shows. */
#include <string.h>

#include "pipeline/base/err.h"
#include "tools/field_picture.h"
#include "tools/web/gallery.h"
#include "tools/web/reply.h"
#include "tools/web/review_page.h"
#include "tools/web/site.h"

#define STRIP_SIDE 900
#define LARGE_SIDE 1800
#define STRIP_SHAPE 4 /* as many times as wide as high */

/* The last page with words, and where they end on it, px of the upright page. */
static int find_end(struct web_request *r, int64_t document, int *number, int *bottom, struct err *err)
{
    struct entry entry;

    if (catalogue_find_entry(r->catalogue, r->arena, document, &entry, err) < 0)
        return -1;
    *bottom = 0;
    for (*number = entry.first_page + entry.page_count - 1;; --*number) {
        struct page page;

        if (catalogue_load_page(r->catalogue, r->arena, document, *number, &page, err) != 0)
            return -1;
        for (size_t i = 0; i < page.word_count; i++)
            if (page.words[i].box.y + page.words[i].box.h > *bottom)
                *bottom = page.words[i].box.y + page.words[i].box.h;
        if (page.word_count > 0 || *number <= entry.first_page)
            return 0;
    }
}

/* A field that was found nowhere: the part of the page where such a field stands. The signer stands below the title
 * that was found, or else where the text ends. */
static int likely_place(struct web_request *r, int64_t document, const struct field *fields, enum field_id id,
                        struct field_place *place, struct box *box, struct err *err)
{
    const struct field *title = &fields[FIELD_SIGNER_TITLE];
    bool end = id == FIELD_SIGNER || id == FIELD_SIGNER_TITLE, below = id == FIELD_SIGNER && title->page > 0;
    int number = below ? title->page : 0, bottom = 0, width, height, tall, top = 0;

    if ((end && !below && find_end(r, document, &number, &bottom, err) != 0) ||
        field_picture_find(r->catalogue, r->arena, document, number, place, err) != 0)
        return -1;
    geometry_upright_size(&place->geometry, &width, &height);
    tall = end ? height * 2 / 5 : height / 2;
    if (below)
        top = geometry_to_upright(&place->geometry, title->box).y - height / 20;
    else if (end)
        top = bottom + height / 20 - tall;
    top = top < 0 ? 0 : top > height - tall ? height - tall : top;
    *box = geometry_to_original(&place->geometry, (struct box){0, top, width, tall});
    return 0;
}

/* Room on both sides, up to the width that the screen has for a strip: a name or number is often longer than what was
 * read of it. */
static struct box widen(const struct field_place *place, struct box box, int pad)
{
    struct box b = geometry_to_upright(&place->geometry, box);
    int width, height, want = STRIP_SHAPE * (b.h + 2 * pad) - 2 * pad;

    geometry_upright_size(&place->geometry, &width, &height);
    if (want > width)
        want = width;
    if (want > b.w) {
        b.x -= (want - b.w) / 2;
        b.w = want;
    }
    if (b.x + b.w > width)
        b.x = width - b.w;
    if (b.x < 0)
        b.x = 0;
    return geometry_to_original(&place->geometry, b);
}

static int find(struct web_request *r, int64_t document, enum field_id id, struct gallery_place *out, struct err *err)
{
    const char *how = web_value(&r->query, "large");
    bool large = how != NULL, page = how && !strcmp(how, "page");
    struct field_place place = {.media = MEDIA_OTHER};
    struct box box = {0};
    struct document d;
    const struct field *f = &d.fields[id];

    if (catalogue_load(r->catalogue, r->arena, document, LOAD_FIELDS, &d, err) != 0)
        return -1;
    if (f->page > 0 ? field_picture_find(r->catalogue, r->arena, document, f->page, &place, err) != 0
                    : likely_place(r, document, d.fields, id, &place, &box, err) != 0)
        return -1;
    *out = (struct gallery_place){.media = place.media, .page = place.source.index};
    memcpy(out->object, place.source.object, strnlen(place.source.object, sizeof out->object - 1));
    out->crop =
        (struct crop_job){.geometry = place.geometry, .side = large ? LARGE_SIDE : STRIP_SIDE, .form = PICTURE_PNG};
    if (page)
        return 0;
    out->crop.pad = f->page > 0 ? place.pad * (large ? 2 : 1) : 0;
    out->crop.box = f->page > 0 && f->box.w > 0 ? widen(&place, f->box, out->crop.pad) : box;
    return 0;
}

int review_strip_get(struct web_request *r, struct web_response *response, struct err *err)
{
    struct gallery_place place;
    enum field_id id;
    int64_t document;
    char tag[40];
    int admitted;

    if (!web_number(r->parts[0], 1, INT64_MAX, &document) || !field_by_name(r->parts[1], &id))
        return reply_error(r, response, 404, PHRASE_ERROR_NOT_FOUND);
    admitted = site_admit(r, document, NULL, err);
    if (admitted <= 0)
        return admitted < 0 ? -1 : reply_error(r, response, 404, PHRASE_ERROR_NOT_FOUND);
    if (find(r, document, id, &place, err) != 0)
        return -1;
    gallery_tag(&place, tag);
    reply_header(response, "ETag", arena_strdup(r->arena, tag));
    reply_header(response, "Cache-Control", "private, max-age=600");
    if (r->if_none_match && strstr(r->if_none_match, tag)) {
        response->status = 304;
        return 0;
    }
    response->type = "image/png";
    site_give_back(r); /* cutting takes its time */
    return gallery_get(site_gallery(r->site), &place, &response->body, err);
}

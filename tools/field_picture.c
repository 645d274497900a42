#include "tools/field_picture.h"

#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/run/cropper.h"
#include "tools/home.h"

#define PAD_MM 8   /* of paper around the place: what was missed stands beside it */
#define NO_DPI 200 /* when the page says none */

int field_picture_find(struct catalogue *catalogue, struct arena *arena, int64_t document, int number,
                       struct field_place *place, struct err *err)
{
    struct page_source *sources;
    struct entry entry;
    struct object object;
    struct page page;
    size_t count;
    int found = catalogue_find_entry(catalogue, arena, document, &entry, err);

    if (found < 0 || catalogue_load_sources(catalogue, arena, document, &sources, &count, err) != 0)
        return -1;
    /* Pages are counted in the file, of which the document may be a later part. */
    if (found > 0 && number == 0)
        number = entry.first_page;
    if (found == 0 || number < entry.first_page || (size_t)(number - entry.first_page) >= count)
        return err_set(err, ERR_NOT_FOUND, "document %lld has no page %d", (long long)document, number);
    place->source = sources[number - entry.first_page];
    if (catalogue_load_page(catalogue, arena, document, number, &page, err) != 0)
        return -1;
    place->geometry = page.geometry;
    place->pad = (page.geometry.dpi > 0 ? page.geometry.dpi : NO_DPI) * PAD_MM * 10 / 254;
    found = catalogue_find_object(catalogue, arena, place->source.object, &object, err);
    if (found < 0)
        return -1;
    if (found == 0 || !object.media_type || !media_by_name(object.media_type, &place->media))
        return err_set(err, ERR_NOT_FOUND, "the original of document %lld is not in the archive", (long long)document);
    return 0;
}

int field_picture(struct cropper *cropper, const struct home *home, int64_t document, const struct field *field,
                  int side, enum picture_form form, struct buf *out, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct field_place place = {.media = MEDIA_OTHER};
    struct crop_job crop = {.side = side, .form = form};

    if (field_picture_find(home->catalogue, &arena, document, field->page, &place, err) != 0)
        return -1;
    crop.geometry = place.geometry;
    if (field->page > 0) {
        crop.box = field->box;
        crop.pad = place.pad;
    }
    return cropper_cut(cropper, place.source.object, place.media, place.source.index, &crop, out, err);
}

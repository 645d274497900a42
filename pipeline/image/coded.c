#include "pipeline/image/coded.h"

#include <fcntl.h>
#include <leptonica/allheaders.h>
#include <stdlib.h>

#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/limits.h"
#include "pipeline/image/coded_parts.h"
#include "pipeline/image/image.h"

void coded_release(struct coded *coded)
{
    buf_release(&coded->bytes);
    buf_release(&coded->palette);
    free(coded->strips);
    *coded = (struct coded){0};
}

void coded_one_strip(struct coded *coded)
{
    free(coded->strips);
    coded->strips = memory_alloc(sizeof *coded->strips);
    coded->strips[0] = (struct coded_strip){0, coded->bytes.len, coded->height};
    coded->strip_count = 1;
}

int coded_page(const char *path, enum media media, int page, struct coded *coded, struct err *err)
{
    int found;

    *coded = (struct coded){0};
    if (media == MEDIA_TIFF) {
        found = coded_tiff(path, page, coded, err);
    } else if (page == 1 && (media == MEDIA_JPEG || media == MEDIA_PNG)) {
        if (file_read(AT_FDCWD, path, LIMIT_FILE_BYTES, &coded->bytes, err) != 0)
            return -1;
        found = media == MEDIA_JPEG ? coded_jpeg(coded) : coded_png(coded);
    } else {
        found = 0;
    }
    if (found != 1)
        coded_release(coded);
    return found;
}

int coded_from_image(const struct image *image, struct coded *coded, struct err *err)
{
    l_uint8 *bytes = NULL;
    size_t n = 0;
    bool done;

    *coded = (struct coded){0};
    if (pixWriteMemPng(&bytes, &n, image_pix(image), 0) != 0)
        return err_set(err, ERR_LIMIT, "the picture of the page cannot be coded: it is too large for the memory");
    buf_append(&coded->bytes, bytes, n);
    lept_free(bytes);
    done = coded_png(coded) == 1;
    if (!done)
        coded_release(coded);
    return done ? 0 : err_set(err, ERR_INTERNAL, "the picture of the page is of a form that was not foreseen");
}

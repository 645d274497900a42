/* Kept pictures of pages: what is kept comes back, and only for the reading of the page it was cut by. */
#include "tests/unit/page_drawing.h"

#include <fcntl.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "pipeline/base/file.h"
#include "pipeline/intake/archive.h"
#include "pipeline/run/preview.h"

#define OBJECT "aa11bb22cc33dd44ee55ff66aa11bb22cc33dd44ee55ff66aa11bb22cc33dd44"
#define STORED "previews/aa/" OBJECT "-3-1754"

static char folder[64];
static struct archive archive;

static int open_folder(void **state)
{
    (void)state;
    snprintf(folder, sizeof folder, "/tmp/sohoa-preview.XXXXXX");
    if (!mkdtemp(folder))
        return -1;
    archive.dirfd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    return archive.dirfd >= 0 ? 0 : -1;
}

static int remove_folder(void **state)
{
    struct err err = {0};

    (void)state;
    close(archive.dirfd);
    return file_remove_tree(AT_FDCWD, folder, &err);
}

static struct crop_job page_crop(const struct geometry *geometry)
{
    return (struct crop_job){.geometry = *geometry, .side = PREVIEW_PAGE, .form = PICTURE_SCREEN};
}

static void what_a_worker_made_comes_back_for_the_same_reading_only(void **state)
{
    struct geometry geometry = {.width = 2480, .height = 3508, .rotation = 90, .skew = 0.25};
    cleanup_image struct image *page = image_from_pix(pixCreate(2480, 3508, 1));
    struct crop_job crop = page_crop(&geometry);
    cleanup_buf struct buf out = {0};
    struct err err = {0};
    json_t *pictures = preview_make(page, &geometry, &err);
    int width, height;

    (void)state;
    assert_non_null(pictures);
    assert_int_equal(preview_get(&archive, OBJECT, 3, &crop, &out), 0);
    assert_int_equal(preview_take(&archive, OBJECT, 3, &geometry, pictures, &err), 0);
    assert_int_equal(preview_get(&archive, OBJECT, 3, &crop, &out), 1);
    assert_int_equal(picture_size(PICTURE_SCREEN, out.data, out.len, &width, &height, &err), 0);
    assert_int_equal(width, PREVIEW_PAGE); /* a page on its side, turned upright */
    assert_int_equal(preview_get(&archive, OBJECT, 4, &crop, &out), 0);
    crop.geometry.skew = 0.26;
    assert_int_equal(preview_get(&archive, OBJECT, 3, &crop, &out), 0);
    crop = page_crop(&geometry);
    crop.side = PREVIEW_THUMB;
    assert_int_equal(preview_get(&archive, OBJECT, 3, &crop, &out), 1);
    json_decref(pictures);
}

static void a_picture_cut_short_is_none(void **state)
{
    const struct geometry geometry = {.width = 100, .height = 200};
    const struct crop_job crop = page_crop(&geometry);
    cleanup_buf struct buf bytes = {0};
    cleanup_buf struct buf out = {0};
    struct err err = {0};

    (void)state;
    assert_int_equal(preview_keep(&archive, OBJECT, 3, &crop, "picture", 7, &err), 0);
    assert_int_equal(preview_get(&archive, OBJECT, 3, &crop, &out), 1);
    assert_string_equal(buf_string(&out), "picture");
    assert_int_equal(file_read(archive.dirfd, STORED, 1000, &bytes, &err), 0);
    for (size_t n = 0; n < bytes.len; n++) {
        assert_int_equal(file_write(archive.dirfd, STORED, bytes.data, n, &err), 0);
        assert_int_equal(preview_get(&archive, OBJECT, 3, &crop, &out), 0);
    }
}

static void what_is_no_picture_is_not_kept(void **state)
{
    const struct geometry geometry = {.width = 100, .height = 200};
    const struct crop_job crop = page_crop(&geometry);
    json_t *bad = json_pack("{s:s,s:i}", "1754", "bm9uZQ==", "190", 7);
    cleanup_buf struct buf out = {0};
    struct err err = {0};

    (void)state;
    assert_int_equal(preview_take(&archive, OBJECT, 9, &geometry, bad, &err), 0);
    assert_int_equal(preview_get(&archive, OBJECT, 9, &crop, &out), 0);
    assert_int_equal(preview_take(&archive, OBJECT, 9, &geometry, NULL, &err), 0);
    json_decref(bad);
}

static void a_place_or_another_size_is_not_kept(void **state)
{
    struct crop_job crop = page_crop(&(struct geometry){.width = 100, .height = 200});

    (void)state;
    assert_true(preview_is_kept(&crop));
    crop.side = 3400;
    assert_false(preview_is_kept(&crop));
    crop.side = PREVIEW_THUMB;
    crop.form = PICTURE_PNG;
    assert_false(preview_is_kept(&crop));
    crop.form = PICTURE_SCREEN;
    crop.box = (struct box){1, 1, 5, 5};
    assert_false(preview_is_kept(&crop));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_a_worker_made_comes_back_for_the_same_reading_only),
        cmocka_unit_test(a_picture_cut_short_is_none),
        cmocka_unit_test(what_is_no_picture_is_not_kept),
        cmocka_unit_test(a_place_or_another_size_is_not_kept),
    };

    return cmocka_run_group_tests(tests, open_folder, remove_folder);
}

/* What a walk makes of folders, files, links and the entries of a zip: one unit for each document to be. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/memory.h"
#include "pipeline/intake/walk.h"
#include "tests/unit/folder_fixture.h"

#define PNG      "\x89PNG\r\n\x1a\n"
#define PDF      "%PDF-1.4\n"
#define TEXT     "a letter to nobody"
#define BYTES(s) s, sizeof(s) - 1

static void put(const char *path, const void *bytes, size_t n)
{
    cleanup_free char *parent = memory_strdup(path);
    struct err err = {0};
    char *slash = strrchr(parent, '/');

    if (slash) {
        *slash = '\0';
        assert_int_equal(file_make_folders(AT_FDCWD, parent, &err), 0);
    }
    if (file_write(AT_FDCWD, path, bytes, n, &err) != 0)
        fail_msg("%s", err.message);
}

/* A TIFF of so many directories. */
static void put_tiff(const char *path, int pages)
{
    cleanup_buf struct buf out = {0};

    buf_append(&out, BYTES("II*\0\x08\0\0\0"));
    for (int i = 0; i < pages; i++) {
        uint32_t next = i + 1 < pages ? (uint32_t)out.len + 30 : 0;

        buf_append(&out, BYTES("\x02\0"));
        buf_append(&out, BYTES("\x00\x01\x04\0\x01\0\0\0\x64\0\0\0"));
        buf_append(&out, BYTES("\x01\x01\x04\0\x01\0\0\0\x64\0\0\0"));
        for (int k = 0; k < 4; k++)
            buf_putc(&out, (char)(next >> 8 * k));
    }
    put(path, out.data, out.len);
}

/* The units as text: kind, path, and of a folder its members' names. */
static char *describe(struct arena *arena, struct walk *walk)
{
    static const char *const KINDS[] = {
        [UNIT_FILE] = "file", [UNIT_FOLDER] = "folder", [UNIT_SKIPPED] = "skipped", [UNIT_BAD] = "bad"};
    cleanup_buf struct buf out = {0};
    struct unit unit;

    while (walk_next(walk, &unit)) {
        buf_printf(&out, "%s%s %s", KINDS[unit.kind], unit.entry ? " entry" : "", unit.path);
        for (size_t i = 0; unit.kind == UNIT_FOLDER && i < unit.count; i++)
            buf_printf(&out, "%s%s", i ? " " : ": ", file_base_name(unit.members[i].path));
        if ((unit.kind == UNIT_SKIPPED || unit.kind == UNIT_BAD) && !unit.reason)
            fail_msg("no reason for %s", unit.path);
        buf_putc(&out, '\n');
    }
    assert_int_equal(walk_next(walk, &unit), 0);
    walk_close(walk);
    return arena_strdup(arena, buf_string(&out));
}

static char *walked(struct arena *arena, const char *path)
{
    return describe(arena, walk_open(&path, 1, 0, 0));
}

static void a_folder_of_page_images_is_one_document_in_natural_order(void **state)
{
    cleanup_arena struct arena arena = {0};

    (void)state;
    put("images/trang 10.png", BYTES(PNG));
    put("images/trang 9.png", BYTES(PNG));
    put("images/Trang 11.jpg", BYTES("\xff\xd8\xff\xe0"));
    put_tiff("images/trang 1.tif", 1);
    assert_string_equal(walked(&arena, "images"), "folder images: trang 1.tif trang 9.png trang 10.png Trang 11.jpg\n");
}

static void its_size_is_that_of_its_pages(void **state)
{
    const char *path = "sizes";
    struct walk *walk;
    struct unit unit;

    (void)state;
    put("sizes/1.png", BYTES(PNG "12345"));
    put("sizes/2.png", BYTES(PNG));
    walk = walk_open(&path, 1, 0, 0);
    assert_int_equal(walk_next(walk, &unit), 1);
    assert_int_equal(unit.count, 2);
    assert_int_equal(unit.members[0].size, 13);
    assert_int_equal(unit.members[0].media, MEDIA_PNG);
    assert_int_equal(unit.members[0].pages, 1);
    assert_true(unit.members[0].mtime_ns > 1000000000LL * 1000000000);
    walk_close(walk);
}

static void images_beside_another_scan_are_documents_each(void **state)
{
    cleanup_arena struct arena arena = {0};

    (void)state;
    put("mixed/1.png", BYTES(PNG));
    put("mixed/2.png", BYTES(PNG));
    put("mixed/letter.pdf", BYTES(PDF));
    assert_string_equal(walked(&arena, "mixed"), "file mixed/1.png\nfile mixed/2.png\nfile mixed/letter.pdf\n");
}

static void a_tiff_of_several_pages_is_a_document_of_its_own(void **state)
{
    cleanup_arena struct arena arena = {0};

    (void)state;
    put("tiffs/1.png", BYTES(PNG));
    put_tiff("tiffs/2.tif", 2);
    assert_string_equal(walked(&arena, "tiffs"), "file tiffs/1.png\nfile tiffs/2.tif\n");
}

static void a_text_beside_page_images_is_skipped_and_no_reason_to_part_them(void **state)
{
    cleanup_arena struct arena arena = {0};

    (void)state;
    put("noted/1.png", BYTES(PNG));
    put("noted/2.png", BYTES(PNG));
    put("noted/notes.txt", BYTES(TEXT));
    assert_string_equal(walked(&arena, "noted"), "folder noted: 1.png 2.png\nskipped noted/notes.txt\n");
}

static void subfolders_are_walked_after_the_files_of_their_folder(void **state)
{
    cleanup_arena struct arena arena = {0};

    (void)state;
    put("deep/b/2.pdf", BYTES(PDF));
    put("deep/a/1.png", BYTES(PNG));
    put("deep/z.pdf", BYTES(PDF));
    put("deep/a/under/3.pdf", BYTES(PDF));
    assert_string_equal(walked(&arena, "deep"),
                        "file deep/z.pdf\nfolder deep/a: 1.png\nfile deep/a/under/3.pdf\nfile deep/b/2.pdf\n");
}

static void what_desktops_leave_behind_is_passed_over_in_silence(void **state)
{
    cleanup_arena struct arena arena = {0};

    (void)state;
    put("junk/Thumbs.db", BYTES(TEXT));
    put("junk/.DS_Store", BYTES(TEXT));
    put("junk/.hidden.pdf", BYTES(PDF));
    put("junk/.git/scan.pdf", BYTES(PDF));
    put("junk/~$letter.docx", BYTES(TEXT));
    assert_string_equal(walked(&arena, "junk"), "");
}

static void what_is_named_a_scan_and_is_none_needs_an_eye(void **state)
{
    cleanup_arena struct arena arena = {0};

    (void)state;
    put("named/a.pdf", BYTES(TEXT));
    put("named/b.PNG", "", 0);
    put("named/c.doc", BYTES(TEXT));
    put("named/pdf", BYTES(PDF)); /* the bytes tell, not the name */
    assert_string_equal(walked(&arena, "named"), "bad named/a.pdf\nbad named/b.PNG\nskipped named/c.doc\nfile named/pdf\n");
}

static void links_to_files_are_followed_and_links_to_folders_are_not(void **state)
{
    cleanup_arena struct arena arena = {0};

    (void)state;
    put("target/x.pdf", BYTES(PDF));
    put("linked/y.pdf", BYTES(PDF));
    assert_int_equal(symlink("../target/x.pdf", "linked/file.pdf"), 0);
    assert_int_equal(symlink("../target", "linked/folder"), 0);
    assert_int_equal(symlink("..", "linked/up"), 0);
    assert_int_equal(symlink("/no/such", "linked/broken.pdf"), 0);
    assert_int_equal(symlink("self.pdf", "linked/self.pdf"), 0);
    assert_string_equal(walked(&arena, "linked"), "bad linked/broken.pdf\nfile linked/file.pdf\nskipped linked/folder\n"
                                                  "bad linked/self.pdf\nskipped linked/up\nfile linked/y.pdf\n");
    assert_int_equal(symlink("target", "named by the user"), 0);
    assert_string_equal(walked(&arena, "named by the user"), "file named by the user/x.pdf\n");
}

static void pipes_and_missing_files_do_not_stop_a_walk(void **state)
{
    cleanup_arena struct arena arena = {0};
    const char *paths[] = {"nowhere", "pipes"};

    (void)state;
    put("pipes/z.pdf", BYTES(PDF));
    assert_int_equal(mkfifo("pipes/a.pdf", 0666), 0);
    assert_string_equal(describe(&arena, walk_open(paths, 2, 0, 0)), "bad nowhere\nbad pipes/a.pdf\nfile pipes/z.pdf\n");
}

static void the_archive_itself_is_passed_over(void **state)
{
    cleanup_arena struct arena arena = {0};
    const char *path = "around";
    struct stat st;

    (void)state;
    put("around/archive/objects/ab/abcd", BYTES(PDF));
    put("around/scan.pdf", BYTES(PDF));
    assert_int_equal(stat("around/archive", &st), 0);
    assert_string_equal(describe(&arena, walk_open(&path, 1, (uint64_t)st.st_dev, (uint64_t)st.st_ino)),
                        "file around/scan.pdf\n");
}

static void a_walk_may_end_early(void **state)
{
    const char *paths[] = {"images", "mixed", "deep"};
    struct walk *walk;
    struct unit unit;

    (void)state;
    put("mixed/1.png", BYTES(PNG));
    put("mixed/letter.pdf", BYTES(PDF));
    walk = walk_open(paths, 3, 0, 0);
    walk_next(walk, &unit);
    walk_close(walk); /* what is left is freed: valgrind tells */
    walk_close(NULL);
}

static void entries_of_a_zip_come_next_by_their_folders(void **state)
{
    static const char *const NAMES[] = {"b/trang 10.png", "top.pdf", "b/trang 2.png", "a/letter.pdf", "a/Thumbs.db",
                                        "../up.pdf",      "a/x.png"};
    static const char *const FILES[] = {"e/1", "e/2", "e/3", "e/2", "e/2", NULL, "e/1"};
    static const char *const REFUSED[] = {NULL, NULL, NULL, NULL, NULL, "leaves its folder", NULL};
    cleanup_arena struct arena arena = {0};
    const char *path = "e/last.pdf";
    struct walk *walk = walk_open(&path, 1, 0, 0);

    (void)state;
    put("e/1", BYTES(PNG));
    put("e/2", BYTES(PDF));
    put("e/3", BYTES(PNG));
    put("e/last.pdf", BYTES(PDF));
    walk_push_entries(walk, "s.zip", NAMES, FILES, REFUSED, 7);
    assert_string_equal(describe(&arena, walk), "file entry s.zip/top.pdf\nbad entry s.zip/../up.pdf\n"
                                                "file entry s.zip/a/letter.pdf\nfile entry s.zip/a/x.png\n"
                                                "folder entry s.zip/b: 3 1\nfile e/last.pdf\n");
}

static void a_zip_of_page_images_is_one_document(void **state)
{
    static const char *const NAMES[] = {"2.png", "1.png"}, *const FILES[] = {"z/2", "z/1"}, *const REFUSED[] = {NULL, NULL};
    cleanup_arena struct arena arena = {0};
    struct walk *walk = walk_open(NULL, 0, 0, 0);

    (void)state;
    put("z/1", BYTES(PNG));
    put("z/2", BYTES(PNG));
    walk_push_entries(walk, "s.zip", NAMES, FILES, REFUSED, 2);
    assert_string_equal(describe(&arena, walk), "folder entry s.zip: 1 2\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_folder_of_page_images_is_one_document_in_natural_order),
        cmocka_unit_test(its_size_is_that_of_its_pages),
        cmocka_unit_test(images_beside_another_scan_are_documents_each),
        cmocka_unit_test(a_tiff_of_several_pages_is_a_document_of_its_own),
        cmocka_unit_test(a_text_beside_page_images_is_skipped_and_no_reason_to_part_them),
        cmocka_unit_test(subfolders_are_walked_after_the_files_of_their_folder),
        cmocka_unit_test(what_desktops_leave_behind_is_passed_over_in_silence),
        cmocka_unit_test(what_is_named_a_scan_and_is_none_needs_an_eye),
        cmocka_unit_test(links_to_files_are_followed_and_links_to_folders_are_not),
        cmocka_unit_test(pipes_and_missing_files_do_not_stop_a_walk),
        cmocka_unit_test(the_archive_itself_is_passed_over),
        cmocka_unit_test(a_walk_may_end_early),
        cmocka_unit_test(entries_of_a_zip_come_next_by_their_folders),
        cmocka_unit_test(a_zip_of_page_images_is_one_document),
    };

    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}

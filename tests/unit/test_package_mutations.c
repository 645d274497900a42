/* Packages that were changed by accident or malice: none is found valid, none brings the checker down. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/package/package_verify.h"
#include "tests/unit/package_fixture.h"

static char folder[] = "/tmp/test_package_mutations.XXXXXX";
static size_t tried, accepted;
static unsigned long long random_state = 20261125;

/* The same numbers in every run. */
static size_t pick(size_t below)
{
    random_state = random_state * 6364136223846793005u + 1442695040888963407u;
    return below ? (size_t)(random_state >> 33) % below : 0;
}

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
    struct err err = {0};

    (void)state;
    print_message("%zu mutated packages, %zu accepted\n", tried, accepted);
    return file_remove_tree(AT_FDCWD, folder, &err);
}

static void refuse(const char *path, const char *what)
{
    struct package_report report;
    struct err err = {0};

    tried++;
    if (package_verify(path, NULL, &report, &err) == 0 && report.valid) {
        print_error("accepted: %s\n", what);
        accepted++;
    }
    package_report_release(&report);
}

static void refuse_fixture(struct fixture *f, const char *what, bool zip,
                           void (*extra)(struct archive *, struct fixture *))
{
    cleanup_arena struct arena arena = {0};
    const char *path = file_join(&arena, folder, zip ? "package.zip" : "package.tar");

    fixture_write_archive(f, path, zip, NULL, extra);
    refuse(path, what);
}

/* A bag around the package: then even METS.xml, which no other file has a digest of, is covered. */
static void wrap(struct fixture *f)
{
    struct buf manifest = {0}, tags = {0};
    static const char *const TAGS[] = {"bagit.txt", "manifest-sha256.txt"};
    char hex[DIGEST_SHA256_HEX];

    for (size_t i = 0; i < f->count; i++) {
        struct buf path = {0};

        buf_printf(&path, "data/%s/%s", f->folder, f->files[i].path);
        free(f->files[i].path);
        f->files[i].path = path.data;
        fixture_digest(&f->files[i], hex);
        buf_printf(&manifest, "%s  %s\n", hex, path.data);
    }
    fixture_add(f, TAGS[0], "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
    fixture_add(f, TAGS[1], manifest.data);
    for (int i = 0; i < 2; i++) {
        fixture_digest(fixture_find(f, TAGS[i]), hex);
        buf_printf(&tags, "%s  %s\n", hex, TAGS[i]);
    }
    fixture_add(f, "tagmanifest-sha256.txt", tags.data);
    f->folder = "bag";
    buf_release(&manifest);
    buf_release(&tags);
}

static void build(struct fixture *f, enum fixture_kind kind, bool bag)
{
    fixture_build(f, kind, NULL);
    if (bag)
        wrap(f);
}

static const struct {
    const char *name;
    enum fixture_kind kind;
    bool bag, zip;
} FORMS[] = {
    {"AIP_hoso", AIP_HOSO, false, false}, {"CSIP", CSIP, false, true}, {"bag of SIP_hoso", SIP_HOSO, true, false}};
#define FORM_COUNT (sizeof FORMS / sizeof *FORMS)

static void unchanged_packages_are_valid(void **state)
{
    (void)state;
    for (size_t i = 0; i < FORM_COUNT; i++) {
        cleanup_arena struct arena arena = {0};
        const char *path = file_join(&arena, folder, "package");
        struct package_report report;
        struct err err = {0};
        struct fixture f;

        build(&f, FORMS[i].kind, FORMS[i].bag);
        fixture_write_archive(&f, path, FORMS[i].zip, NULL, NULL);
        assert_int_equal(package_verify(path, NULL, &report, &err), 0);
        assert_true(report.valid);
        package_report_release(&report);
        fixture_release(&f);
    }
}

/* What can be done to one file. */
enum deed { FLIP, CUT, LENGTHEN, EMPTY, LOSE, RENAMED, UPPER, SWAP, DEEDS };
static const char *const DEED_NAMES[DEEDS] = {"flipped", "cut",     "lengthened",  "emptied",
                                              "lost",    "renamed", "in capitals", "swapped"};

static void rename_file(struct fixture_file *file)
{
    struct buf path = {0};

    buf_printf(&path, "%sx", file->path);
    free(file->path);
    file->path = path.data;
}

static void capitals(struct fixture_file *file)
{
    for (char *p = strrchr(file->path, '/') ? strrchr(file->path, '/') : file->path; *p; p++)
        if (*p >= 'a' && *p <= 'z')
            *p = (char)(*p - 'a' + 'A');
}

static void mutate(struct fixture *f, size_t at, enum deed deed)
{
    struct fixture_file *file = &f->files[at], *other = &f->files[(at + 1) % f->count];
    struct buf bytes = file->bytes;

    switch (deed) {
    case FLIP:
        bytes.data[pick(bytes.len)] ^= (char)(1 << pick(8));
        break;
    case CUT:
        file->bytes.len -= 1 + pick(bytes.len - 1);
        break;
    case LENGTHEN:
        buf_putc(&file->bytes, 'x');
        break;
    case EMPTY:
        file->bytes.len = 0;
        break;
    case LOSE:
        fixture_drop(f, file);
        break;
    case RENAMED:
        rename_file(file);
        break;
    case UPPER:
        capitals(file);
        break;
    default:
        file->bytes = other->bytes;
        other->bytes = bytes;
    }
}

/* No digest of METS.xml at the top is kept outside of a bag, so that a changed byte of a name in it is not seen; and a
 * bag may be without a tag manifest. */
static bool is_covered(const struct fixture *f, size_t at, size_t form, enum deed deed)
{
    bool gone = deed == EMPTY || deed == LOSE || deed == RENAMED || deed == UPPER;

    if (FORMS[form].bag)
        return !gone || strncmp(f->files[at].path, "tagmanifest", 11) != 0;
    return strcmp(f->files[at].path, ROOT) != 0 || gone || deed == CUT || deed == SWAP;
}

static void mutate_each_file(size_t form, enum deed deed)
{
    struct fixture f;
    size_t count;

    build(&f, FORMS[form].kind, FORMS[form].bag);
    count = f.count;
    fixture_release(&f);
    for (size_t i = 0; i < count; i++) {
        struct buf what = {0};

        build(&f, FORMS[form].kind, FORMS[form].bag);
        buf_printf(&what, "%s, %s %s", FORMS[form].name, f.files[i].path, DEED_NAMES[deed]);
        if (is_covered(&f, i, form, deed)) {
            mutate(&f, i, deed);
            refuse_fixture(&f, what.data, FORMS[form].zip, NULL);
        }
        buf_release(&what);
        fixture_release(&f);
    }
}

static void files_changed_lost_or_renamed_are_noticed(void **state)
{
    (void)state;
    accepted = 0;
    for (size_t form = 0; form < FORM_COUNT; form++)
        for (int deed = 0; deed < DEEDS; deed++)
            mutate_each_file(form, (enum deed)deed);
    assert_int_equal(accepted, 0);
}

static void flipped_bits_anywhere_in_a_bag_are_noticed(void **state)
{
    (void)state;
    accepted = 0;
    for (int round = 0; round < 100; round++) {
        struct fixture f;

        build(&f, AIP_HOSO, true);
        mutate(&f, pick(f.count), FLIP);
        refuse_fixture(&f, "a bit flipped in a bag", false, NULL);
        fixture_release(&f);
    }
    assert_int_equal(accepted, 0);
}

/* Hostile entries
 * ------------------------------------------------------------------------------------------------------ */

static const char *hostile_path;

static void put_hostile(struct archive *archive, struct fixture *f)
{
    (void)f;
    fixture_put_entry(archive, hostile_path, NULL, "x", 1);
}

static void put_of_type(struct archive *archive, struct fixture *f)
{
    cleanup_arena struct arena arena = {0};
    struct archive_entry *entry = archive_entry_new();

    archive_entry_set_pathname(entry, file_join(&arena, f->folder, "documentation/odd"));
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_filetype(entry, AE_IFREG);
    if (!strcmp(hostile_path, "hard"))
        archive_entry_set_hardlink(entry, "/etc/passwd");
    else if (!strcmp(hostile_path, "fifo"))
        archive_entry_set_filetype(entry, AE_IFIFO);
    else
        archive_entry_set_filetype(entry, AE_IFCHR);
    archive_write_header(archive, entry);
    archive_entry_free(entry);
}

static void hostile_entries_are_refused(void **state)
{
    static const char *const PATHS[] = {"../outside",
                                        "/etc/cron.d/x",
                                        "uuid-" UUID "/../../x",
                                        "uuid-" UUID "/documentation/..",
                                        "C:\\Windows\\x",
                                        "\\\\server\\share\\x",
                                        "~/x",
                                        "uuid-" UUID "/documentation/NUL",
                                        "uuid-" UUID "/documentation/com1.txt",
                                        "uuid-" UUID "/documentation/readme.txt/below",
                                        "uuid-" UUID "/documentation/README.TXT",
                                        "uuid-" UUID "/documentation/readme.txt",
                                        "UUID-" UUID "/x",
                                        "x"};
    static const char *const TYPES[] = {"hard", "fifo", "device"};

    (void)state;
    accepted = 0;
    for (size_t i = 0; i < sizeof PATHS / sizeof *PATHS; i++)
        for (int zip = 0; zip < 2; zip++) {
            struct fixture f;

            hostile_path = PATHS[i];
            build(&f, CSIP, false);
            refuse_fixture(&f, PATHS[i], zip, put_hostile);
            fixture_release(&f);
        }
    for (size_t i = 0; i < sizeof TYPES / sizeof *TYPES; i++) {
        struct fixture f;

        hostile_path = TYPES[i];
        build(&f, CSIP, false);
        refuse_fixture(&f, TYPES[i], false, put_of_type);
        fixture_release(&f);
    }
    assert_int_equal(accepted, 0);
}

static void names_that_meet_in_unicode_are_refused(void **state)
{
    static const struct edit BOTH[FIXTURE_EDITS] = {{ADD, "documentation/H\u1ed3 s\u01a1.txt", NULL, "x"},
                                                    {ADD, "documentation/Ho\u0302\u0300 so\u031b.txt", NULL, "y"}};
    struct fixture f;

    (void)state;
    accepted = 0;
    fixture_build(&f, CSIP, BOTH);
    refuse_fixture(&f, "NFC and NFD", true, NULL);
    fixture_release(&f);
    assert_int_equal(accepted, 0);
}

static void links_in_a_folder_are_refused(void **state)
{
    static const char *const TARGETS[] = {"/etc/passwd", "../METS.xml", "readme.txt", ".", "nowhere"};

    (void)state;
    accepted = 0;
    for (size_t i = 0; i < sizeof TARGETS / sizeof *TARGETS; i++) {
        const struct edit edits[FIXTURE_EDITS] = {{LINK, "documentation/link", NULL, TARGETS[i]}};
        cleanup_arena struct arena arena = {0};
        char *where = arena_printf(&arena, "%s/links-%zu", folder, i);
        struct fixture f;

        fixture_build(&f, CSIP, edits);
        fixture_write_folder(&f, where);
        refuse(file_join(&arena, where, f.folder), TARGETS[i]);
        fixture_release(&f);
    }
    assert_int_equal(accepted, 0);
}

/* Archives cut short, and one that swells
 * ------------------------------------------------------------------------------ */

static void cut_archives_are_refused(void **state)
{
    cleanup_arena struct arena arena = {0};

    (void)state;
    accepted = 0;
    for (int zip = 0; zip < 2; zip++)
        for (int i = 0; i < 20; i++) {
            const char *path = file_join(&arena, folder, "cut");
            struct stat st;
            struct fixture f;

            build(&f, AIP_HOSO, false);
            fixture_write_archive(&f, path, zip, NULL, NULL);
            fixture_release(&f);
            /* A tar ends with METS.xml and empty blocks, which may be lost. */
            if (stat(path, &st) != 0 || truncate(path, st.st_size * i / (zip ? 20 : 28)) != 0)
                fail();
            refuse(path, zip ? "cut zip" : "cut tar");
        }
    assert_int_equal(accepted, 0);
}

#define BOMB_BYTES (100u << 20)

static void a_bomb_is_refused(void **state)
{
    cleanup_arena struct arena arena = {0};
    const char *path = file_join(&arena, folder, "bomb.zip");
    cleanup_free char *zeros = memory_alloc(BOMB_BYTES);
    struct archive *archive = archive_write_new();

    (void)state;
    accepted = 0;
    archive_write_set_format_zip(archive);
    archive_write_set_options(archive, "zip:compression-level=1");
    archive_write_open_filename(archive, path);
    fixture_put_entry(archive, "uuid-" UUID "/METS.xml", NULL, zeros, BOMB_BYTES);
    archive_write_close(archive);
    archive_write_free(archive);
    refuse(path, "bomb");
    assert_int_equal(accepted, 0);
}

/* XML that means harm
 * -------------------------------------------------------------------------------------------------- */

static void hostile_xml_is_refused(void **state)
{
    static const char *const DOCTYPES[] = {
        "<!DOCTYPE mets [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>\n<mets ",
        "<!DOCTYPE mets SYSTEM \"file:///etc/passwd\">\n<mets ",
        "<!DOCTYPE mets [<!ENTITY % x SYSTEM \"http://localhost:9/x\"> %x;]>\n<mets "};
    cleanup_buf struct buf deep = {0};
    struct fixture f;

    (void)state;
    accepted = 0;
    for (size_t i = 0; i < sizeof DOCTYPES / sizeof *DOCTYPES; i++) {
        const struct edit edits[FIXTURE_EDITS] = {{REPLACE, ROOT, "<mets ", DOCTYPES[i]}};

        fixture_build(&f, CSIP, edits);
        refuse_fixture(&f, DOCTYPES[i], false, NULL);
        fixture_release(&f);
    }
    {
        static const char ODD[] =
            "<mets xmlns=\"http://www.loc.gov/METS/\"><fileSec><FLocat/><fileGrp><x><file/></x></fileGrp>"
            "</fileSec><structMap><x><div><fptr/><mptr/><div><fptr FILEID=\"a\"/></div></div></x>"
            "<mptr/><fptr/></structMap><amdSec><x><mdRef/></x></amdSec></mets>";
        const struct edit edits[FIXTURE_EDITS] = {{LATE_REMOVE, ROOT, NULL, NULL}, {LATE_ADD, ROOT, NULL, ODD}};

        fixture_build(&f, CSIP, edits);
        refuse_fixture(&f, "elements where they do not belong", false, NULL);
        fixture_release(&f);
    }
    for (int i = 0; i < 200; i++)
        buf_puts(&deep, "<div>");
    buf_puts(&deep, "</structMap>");
    {
        const struct edit edits[FIXTURE_EDITS] = {{REPLACE, ROOT, "</structMap>", deep.data}};

        fixture_build(&f, CSIP, edits);
        refuse_fixture(&f, "deep XML", false, NULL);
        fixture_release(&f);
    }
    assert_int_equal(accepted, 0);
}

static void there_were_two_hundred_and_more(void **state)
{
    (void)state;
    assert_true(tried >= 200);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(unchanged_packages_are_valid),
        cmocka_unit_test(files_changed_lost_or_renamed_are_noticed),
        cmocka_unit_test(flipped_bits_anywhere_in_a_bag_are_noticed),
        cmocka_unit_test(hostile_entries_are_refused),
        cmocka_unit_test(names_that_meet_in_unicode_are_refused),
        cmocka_unit_test(links_in_a_folder_are_refused),
        cmocka_unit_test(cut_archives_are_refused),
        cmocka_unit_test(a_bomb_is_refused),
        cmocka_unit_test(hostile_xml_is_refused),
        cmocka_unit_test(there_were_two_hundred_and_more),
    };

    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}

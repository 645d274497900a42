/* Every rule of files, XML, archives and bags is held: for each a package that breaks just it, made from a valid one.
 * The rules of CSIP and of the circular have programs of their own. */
#include "pipeline/package/bag.h"
#include "tests/unit/package_rules_fixture.h"

static const struct breakage BREAKAGES[] = {
    ONE("SAFE-TYPE", CSIP, {LINK, "documentation/link", NULL, "/etc/passwd"}),
    ONE("SAFE-NAME", CSIP, {LATE_ADD, "documentation/con.txt", NULL, "x"}),
    ONE("SAFE-COLLISION", CSIP, {ADD, "documentation/README.txt", NULL, "x"}),
    ONE("FILE-MISSING", CSIP, {ADD, "documentation/b.txt", NULL, "b"},
        {LATE_REMOVE, "documentation/b.txt", NULL, NULL}),
    ONE("FILE-UNLISTED", AIP_HOSO, {LATE_ADD, "documentation/b.txt", NULL, "b"}),
    ONE("FILE-SIZE", CSIP, IN(ROOT, " SIZE=\"10\"", " SIZE=\"11\"")),
    ONE("FILE-DIGEST", AIP_HOSO, {LATE_REPLACE, "documentation/readme.txt", "trước", "trướt"}),
    ONE("FILE-ALGORITHM", CSIP, IN(ROOT, "CHECKSUMTYPE=\"SHA-256\"", "CHECKSUMTYPE=\"TIGER\"")),
    ONE("FILE-SYSTEM", CSIP, {LATE_ADD, "documentation/Thumbs.db", NULL, "x"}),
    ONE("XML-FORM", CSIP, IN(DC, "</dc>", "")),
    ONE("XML-FORM", CSIP, IN(ROOT, "</mets>", "")),
    ONE("XML-FORM", CSIP, IN(REPMETS, "<fileSec", "<fileSec ID=\"x\"")),
    ONE("XML-FORM", AIP_HOSO, IN(EADDOC(1), "<subject>", "<subject>&nbsp;")),
    ONE("XML-ROOT", CSIP, IN(ROOT, "http://www.loc.gov/METS/", "http://www.loc.gov/METS2/")),
    ONE("METS-ID", CSIP, IN(ROOT, "ID=\"ID-4\"", "ID=\"ID-3\"")),
    ONE("METS-IDREF", CSIP, IN(ROOT, "FILEID=\"group-doc\"", "FILEID=\"nowhere\"")),
};

static void packages_that_break_no_rule_are_valid(void **state)
{
    static const enum package_kind KINDS[FIXTURE_KINDS] = {
        [AIP_HOSO] = PACKAGE_AIP_HOSO, [SIP_HOSO] = PACKAGE_SIP_HOSO, [AIP_LOOSE] = PACKAGE_AIP_TAILIEU,
        [CSIP] = PACKAGE_CSIP,         [SIP] = PACKAGE_SIP,           [FLAT] = PACKAGE_CSIP};

    (void)state;
    clear();
    for (int k = 0; k < FIXTURE_KINDS; k++) {
        cleanup_arena struct arena arena = {0};
        struct package_report report;
        struct fixture f;

        fixture_build(&f, (enum fixture_kind)k, NULL);
        fixture_write_folder(&f, arena_printf(&arena, "%s/%d", folder, k));
        verify(arena_printf(&arena, "%s/%d/%s", folder, k, f.folder), NULL, &report);
        assert_true(report.valid && !report.serialised && report.warnings == bases[k].warnings);
        assert_string_equal(report.fingerprint, bases[k].fingerprint);
        package_report_release(&report);
        fixture_release(&f);
        if (bases[k].errors || (k != FLAT && bases[k].warnings))
            print_findings(&bases[k]);
        assert_true(bases[k].valid);
        assert_int_equal(bases[k].warnings, k == FLAT ? package_report_total(&bases[k], "CSIPSTR12") : 0);
        assert_int_equal(bases[k].kind, KINDS[k]);
        assert_true(bases[k].digests_compared > 5);
    }
    assert_int_equal(bases[AIP_HOSO].found[0].documents, 2);
    assert_string_equal(bases[AIP_HOSO].found[0].objid, "urn:G09:uuid:" UUID);
}

static void each_rule_of_the_table_of_edits_is_broken_alone(void **state)
{
    (void)state;
    wrong = 0;
    try_table(BREAKAGES, sizeof BREAKAGES / sizeof *BREAKAGES);
    assert_int_equal(wrong, 0);
}

static void files_listed_by_hand_break_their_rules(void **state)
{
    (void)state;
    wrong = 0;
    try_listed("FILE-PATH", CSIP, "../x", NULL, "SHA-256");
    try_listed("FILE-PATH", CSIP, "documentation%2F..%2F..%2Fx", NULL, "SHA-256");
    try_listed("FILE-PATH", CSIP, "/etc/passwd", NULL, "SHA-256");
    try_listed("FILE-REMOTE", CSIP, "http://example.org/x", NULL, "SHA-256");
    assert_int_equal(wrong, 0);
}

static void checksums_in_capitals_are_read(void **state)
{
    struct package_report report;
    struct fixture f;

    (void)state;
    fixture_build(&f, AIP_HOSO, NULL);
    for (char *p = fixture_find(&f, ROOT)->bytes.data; (p = strstr(p, "CHECKSUM=\"")); p++)
        for (char *hex = p + 10; *hex != '"'; hex++)
            if (*hex >= 'a')
                *hex = (char)(*hex - 'a' + 'A');
    verify_fixture(&f, &report);
    assert_true(report.valid && report.warnings == 0);
    assert_int_equal(report.digests_compared, bases[AIP_HOSO].digests_compared);
    package_report_release(&report);
    fixture_release(&f);
}

/* What only an archive or an option can break ---------------------------------------------------------------------- */

static void put_twice(struct archive *archive, struct fixture *f)
{
    cleanup_arena struct arena arena = {0};

    fixture_put_entry(archive, file_join(&arena, f->folder, "documentation/readme.txt"), NULL, "x", 1);
}

static void flip_byte_of(const char *path, const char *words)
{
    struct buf bytes = {0};
    struct err err = {0};
    char *at;
    FILE *file;

    assert_int_equal(file_read(AT_FDCWD, path, 1 << 20, &bytes, &err), 0);
    at = memmem(bytes.data, bytes.len, words, strlen(words));
    assert_non_null(at);
    *at ^= 1;
    file = fopen(path, "w");
    assert_int_equal(fwrite(bytes.data, 1, bytes.len, file), bytes.len);
    fclose(file);
    buf_release(&bytes);
}

static void archives_break_their_rules(void **state)
{
    cleanup_arena struct arena arena = {0};
    const struct package_verify_options few = {.max_files = 5};
    const char *path;
    struct package_report report;

    (void)state;
    wrong = 0;
    path = put_archive(&arena, AIP_HOSO, true, NULL, NULL);
    verify(path, NULL, &report);
    if (report.errors || report.warnings)
        print_findings(&report);
    assert_true(report.valid && report.serialised && report.kind == PACKAGE_AIP_HOSO);
    assert_string_equal(report.fingerprint, bases[AIP_HOSO].fingerprint);
    package_report_release(&report);
    try_path("SAFE-SIZE", path, &few);
    flip_byte_of(path, "%PDF-1.4 m");
    try_path("SAFE-DAMAGE", path, NULL);
    try_path("SAFE-REPEATED", put_archive(&arena, CSIP, false, NULL, put_twice), NULL);
    try_path("SAFE-ENCRYPTED", put_archive(&arena, CSIP, true, "zip:encryption=traditional", NULL), NULL);
    assert_int_equal(wrong, 0);
}

static void put_text(const char *path, const char *text)
{
    struct err err = {0};
    FILE *file;

    if (file_make_parent(AT_FDCWD, path, &err) != 0)
        fail_msg("%s", err.message);
    file = fopen(path, "w");
    if (!file || fputs(text, file) < 0 || fclose(file) != 0)
        fail_msg("cannot write %s", path);
}

static void a_folder_without_a_package_is_told(void **state)
{
    cleanup_arena struct arena arena = {0};

    (void)state;
    wrong = 0;
    clear();
    put_text(file_join(&arena, folder, "letter.txt"), "x");
    try_path("KIND", folder, NULL);
    assert_int_equal(wrong, 0);
}

static void a_schema_is_held_against(void **state)
{
    static const char XSD[] =
        "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"><xs:element name=\"simpledc\">"
        "<xs:complexType><xs:sequence><xs:element name=\"fileCode\"/></xs:sequence></xs:complexType>"
        "</xs:element></xs:schema>";
    cleanup_arena struct arena arena = {0};
    struct package_verify_options options = {.schemas = file_join(&arena, folder, "xsd")};
    struct package_report report;
    struct err err = {0};
    struct fixture f;

    (void)state;
    wrong = 0;
    clear();
    fixture_build(&f, AIP_HOSO, NULL);
    fixture_write_folder(&f, folder);
    put_text(file_join(&arena, folder, "xsd/ead.xsd"), XSD);
    verify(file_join(&arena, folder, f.folder), &options, &report);
    judge(&report, &bases[AIP_HOSO], "XML-SCHEMA");
    assert_true(report.schemas_used);
    assert_true(report.findings[0].line > 0);
    package_report_release(&report);
    put_text(file_join(&arena, folder, "xsd/ead.xsd"),
             "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"><xs:import"
             " namespace=\"urn:x\" schemaLocation=\"http://localhost:9/x.xsd\"/>"
             "<xs:element name=\"simpledc\" xmlns:x=\"urn:x\" type=\"x:t\"/>"
             "</xs:schema>");
    assert_int_equal(package_verify(file_join(&arena, folder, f.folder), &options, &report, &err), -1);
    assert_non_null(strstr(err.message, "ead.xsd"));
    package_report_release(&report);
    fixture_release(&f);
    assert_int_equal(wrong, 0);
}

static void schemas_of_the_library_of_congress_accept_the_packages(void **state)
{
    cleanup_arena struct arena arena = {0};
    const char *shared = getenv("SOHOA_SHARED");
    struct package_verify_options options = {.schemas = file_join(&arena, shared ? shared : "../shared", "schemas")};
    struct package_report report;

    (void)state;
    if (access(file_join(&arena, options.schemas, "mets.xsd"), R_OK) != 0) {
        print_message("skipped: there is no mets.xsd in '%s' (set SOHOA_SHARED)\n", options.schemas);
        skip();
    }
    for (int k = 0; k < FIXTURE_KINDS; k++) {
        struct fixture f;

        clear();
        fixture_build(&f, (enum fixture_kind)k, NULL);
        fixture_write_folder(&f, folder);
        verify(file_join(&arena, folder, f.folder), &options, &report);
        if (!report.valid)
            print_findings(&report);
        assert_true(report.valid && report.schemas_used);
        package_report_release(&report);
        fixture_release(&f);
    }
}

/* Bags ------------------------------------------------------------------------------------------------------------- */

/* A bag that wraps the package, without tag manifests so that its tag files can be edited. */
static char *put_bag(struct arena *arena, enum fixture_kind kind)
{
    char *path = file_join(arena, folder, "bag");
    const struct bag_options options = {.path = path};
    struct err err = {0};
    struct bag *bag;
    struct fixture f;

    clear();
    fixture_build(&f, kind, NULL);
    bag = bag_create(&options, &err);
    for (size_t i = 0; bag && i < f.count; i++)
        if (bag_add_bytes(bag, arena_printf(arena, "%s/%s", f.folder, f.files[i].path), buf_string(&f.files[i].bytes),
                          f.files[i].bytes.len, &err) != 0)
            fail_msg("%s", err.message);
    if (!bag || bag_finish(bag, &err) != 0)
        fail_msg("%s", err.message);
    unlink(file_join(arena, path, "tagmanifest-sha256.txt"));
    unlink(file_join(arena, path, "tagmanifest-sha512.txt"));
    fixture_release(&f);
    return path;
}

static void bags_break_their_rules(void **state)
{
    cleanup_arena struct arena arena = {0};
    char *path = put_bag(&arena, AIP_HOSO);
    struct package_report report;

    (void)state;
    wrong = 0;
    verify(path, NULL, &report);
    assert_true(report.valid && report.wrapped && report.kind == PACKAGE_BAG && report.found_count == 1);
    assert_int_equal(report.found[0].kind, PACKAGE_AIP_HOSO);
    package_report_release(&report);
    put_text(file_join(&arena, path, "bag-info.txt"), "no label\n");
    try_path("BAG-WARNING", path, NULL);
    put_text(file_join(&arena, path, "bag-info.txt"), "Payload-Oxum: x\n");
    try_path("BAG-MALFORMED", path, NULL);
    put_text(file_join(&arena, path, "bag-info.txt"), "Payload-Oxum: 1.1\n");
    try_path("BAG-CHANGED", path, NULL);
    unlink(file_join(&arena, path, "bag-info.txt"));
    put_text(file_join(&arena, path, "data/loose.txt"), "x");
    try_path("BAG-EXTRA", path, NULL);
    unlink(file_join(&arena, path, "data/loose.txt"));
    unlink(file_join(&arena, path, "bagit.txt"));
    try_path("BAG-MISSING", path, NULL);
    assert_int_equal(wrong, 0);
}

static void a_package_in_a_bag_is_checked_too(void **state)
{
    cleanup_arena struct arena arena = {0};
    char *path = put_bag(&arena, CSIP), *mets = arena_printf(&arena, "%s/data/uuid-" UUID "/METS.xml", path);
    struct package_report report;

    (void)state;
    flip_byte_of(mets, "LABEL=\"CSIP\"");
    verify(path, NULL, &report);
    assert_int_equal(package_report_total(&report, "BAG-CHANGED"), 1);
    assert_int_equal(package_report_total(&report, "CSIP82"), 1);
    assert_string_equal(report.findings[report.finding_count - 1].path, "data/uuid-" UUID "/METS.xml");
    package_report_release(&report);
}

static void every_rule_of_the_group_was_broken(void **state)
{
    (void)state;
    assert_all_broken(RULES_FILES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(packages_that_break_no_rule_are_valid),
        cmocka_unit_test(each_rule_of_the_table_of_edits_is_broken_alone),
        cmocka_unit_test(files_listed_by_hand_break_their_rules),
        cmocka_unit_test(checksums_in_capitals_are_read),
        cmocka_unit_test(archives_break_their_rules),
        cmocka_unit_test(a_folder_without_a_package_is_told),
        cmocka_unit_test(a_schema_is_held_against),
        cmocka_unit_test(schemas_of_the_library_of_congress_accept_the_packages),
        cmocka_unit_test(bags_break_their_rules),
        cmocka_unit_test(a_package_in_a_bag_is_checked_too),
        cmocka_unit_test(every_rule_of_the_group_was_broken),
    };

    return cmocka_run_group_tests(tests, build_bases, release_bases);
}

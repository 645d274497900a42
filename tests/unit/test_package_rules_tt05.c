/* Every rule of the circular and of PREMIS is held: for each a package that breaks just it, made from a valid one. */
#include "tests/unit/package_rules_fixture.h"

static const struct breakage BREAKAGES[] = {
    /* PREMIS */
    ONE("PREMIS-OBJECT", AIP_HOSO, IN(PREMIS1, "<formatName>application/pdf</formatName>", "")),
    ONE("PREMIS-EVENT", AIP_HOSO, IN(PREMIS1, "<eventType>transfer</eventType>", "")),
    ONE("PREMIS-AGENT", AIP_HOSO, IN(PREMIS1, "<agentIdentifierValue>agent-1</agentIdentifierValue>", "")),
    ONE("PREMIS-ID", AIP_HOSO, IN(PREMIS1, "object-2", "object-1")),
    ONE("PREMIS-LINK", AIP_HOSO,
        IN(PREMIS1, "<linkingAgentIdentifierValue>agent-1", "<linkingAgentIdentifierValue>agent-9")),
    ONE("PREMIS-DATE", AIP_HOSO, IN(PREMIS1, "<eventDateTime>" WHEN, "<eventDateTime>hôm qua")),
    ONE("PREMIS-DIGEST", AIP_HOSO, IN(PREMIS1, "<messageDigest>", "<messageDigest>0")),
    ONE("PREMIS-SIZE", AIP_HOSO, IN(PREMIS1, "<size>", "<size>9")),
    ONE("PREMIS-FIXITY", AIP_HOSO, IN(PREMIS1, "Algorithm>SHA-256", "Algorithm>TIGER")),
    ONE("PREMIS-FILE", AIP_HOSO, IN(PREMIS1, "<originalName>", "<originalName>x")),
    /* the circular */
    ONE("TT05-OBJID", AIP_HOSO, IN(ROOT, "OBJID=\"urn:G09:uuid:", "OBJID=\"urn_G09_uuid_")),
    ONE("TT05-KIND", AIP_HOSO, IN(ROOT, "PACKAGETYPE=\"AIP\"", "PACKAGETYPE=\"DIP\"")),
    ONE("TT05-EAD", AIP_HOSO, IN(EAD, "<simpledc>", "<ead>"), IN(EAD, "</simpledc>", "</ead>")),
    ONE("TT05-PREMIS", AIP_HOSO, {RENAME, PREMIS1, NULL, REP "metadata/preservation/PREMIS_x.xml"}),
    ONE("TT05-DATA", AIP_HOSO, {RENAME, DATA(1), NULL, REP "data/Thumbs.db"}, {REMOVE, DATA(2), NULL, NULL},
        IN(EAD, "<totalDoc>2", "<totalDoc>0")),
    ONE("TT05-EADDOC", AIP_HOSO, {REMOVE, EADDOC(2), NULL, NULL}),
    ONE("TT05-SCHEMAS", AIP_HOSO, {LATE_RENAME, "schemas/mets.xsd", NULL, "xsd/mets.xsd"},
        {LATE_REPLACE, ROOT, "schemas/mets.xsd", "xsd/mets.xsd"}),
    ONE("TT05-TYPE", AIP_HOSO, IN(ROOT, "TYPE=\"Mixed\"", "TYPE=\"AIP\"")),
    ONE("TT05-PROFILE", AIP_HOSO, IN(ROOT, "http://www.ra.ee/METS/v01/IP.xml", "http://x/y.xml")),
    ONE("TT05-AGENT", AIP_HOSO, IN(REPMETS, "IDENTIFICATIONCODE", "OTHER")),
    ONE("TT05-FILENAME", AIP_HOSO, {RENAME, DATA(1), NULL, REP "data/x.pdf"},
        {RENAME, EADDOC(1), NULL, REP "metadata/descriptive/EAD_doc_x.xml"}),
    ONE("TT05-REQUIRED", AIP_HOSO, IN(EAD, "<title>Hồ sơ về cải cách hành chính</title>", "<title/>")),
    ONE("TT05-REQUIRED", AIP_HOSO, IN(EADDOC(1), "<subject>Về việc thứ 1</subject>", "")),
    ONE("TT05-ABSENT", AIP_HOSO, IN(EAD, "<keyword>cải cách</keyword>", "")),
    ONE("TT05-UNKNOWN", AIP_HOSO, IN(EAD, "</simpledc>", "<signer>x</signer></simpledc>")),
    ONE("TT05-REPEATED", AIP_HOSO, IN(EAD, "<mode>01</mode>", "<mode>01</mode><mode>01</mode>")),
    ONE("TT05-LENGTH", AIP_HOSO, IN(EAD, "<inforSign/>", "<inforSign>Ộ234567890123456789012345678901</inforSign>")),
    ONE("TT05-LENGTH", AIP_HOSO, IN(EADDOC(1), "<docOrdinal>1", "<docOrdinal>12345678")),
    ONE("TT05-NUMBER", AIP_HOSO, IN(EAD, "<numberOfPaper>4", "<numberOfPaper>4,5")),
    ONE("TT05-CODE", AIP_HOSO, IN(EAD, "<maintenance>03", "<maintenance>08")),
    ONE("TT05-CODE", AIP_HOSO, IN(EADDOC(2), "<typeName>02", "<typeName>QĐ")),
    ONE("TT05-DATE", AIP_HOSO, IN(EADDOC(1), "<issuedDate>01/03/2021", "<issuedDate>29/02/2021")),
    ONE("TT05-DATE", SIP_HOSO, IN(EAD, "<startDate>05/01/2021", "<startDate>2021")),
    ONE("TT05-ORDER", AIP_HOSO, IN(EAD, "<endDate>20/12/2021", "<endDate>20/12/2020")),
    ONE("TT05-BOOLEAN", AIP_HOSO, IN(EAD, "<riskRecovery>0", "<riskRecovery>no")),
    ONE("TT05-RISK", AIP_HOSO, IN(EAD, "<riskRecovery>0", "<riskRecovery>1")),
    ONE("TT05-PAPER", AIP_HOSO, IN(EAD, "G09.1.2.3", "")),
    ONE("TT05-TOTAL", AIP_HOSO, IN(EAD, "<totalDoc>2", "<totalDoc>3")),
    ONE("TT05-FILECODE", AIP_HOSO, IN(EADDOC(1), "<arcFileCode>" CODE, "<arcFileCode>H01")),
    ONE("TT05-DOCCODE", AIP_HOSO, IN(EADDOC(2), "0000002</docCode>", "0000001</docCode>")),
    ONE("TT05-DOCCODE-FORM", AIP_HOSO, IN(EADDOC(2), CODE ".0000002</docCode>", "X</docCode>")),
};

static void each_rule_of_the_table_of_edits_is_broken_alone(void **state)
{
    (void)state;
    wrong = 0;
    try_table(BREAKAGES, sizeof BREAKAGES / sizeof *BREAKAGES);
    assert_int_equal(wrong, 0);
}

static void what_is_named_or_listed_otherwise_is_told(void **state)
{
    (void)state;
    wrong = 0;
    try_renamed("TT05-FOLDER", AIP_HOSO);
    try_listed("TT05-REP", AIP_HOSO, "representations/x", "representations/x", "SHA-256");
    try_listed("TT05-CHECKSUM", AIP_HOSO, "documentation/x", "documentation/x", "SHA-1");
    assert_int_equal(wrong, 0);
}

static void strict_makes_disputed_rules_errors(void **state)
{
    static const struct edit edits[FIXTURE_EDITS] = {IN(ROOT, "TYPE=\"Mixed\"", "TYPE=\"AIP\"")};
    cleanup_arena struct arena arena = {0};
    const struct package_verify_options strict = {.strict = true};
    struct package_report report;
    struct fixture f;

    (void)state;
    clear();
    fixture_build(&f, AIP_HOSO, edits);
    fixture_write_folder(&f, folder);
    verify(file_join(&arena, folder, f.folder), &strict, &report);
    assert_false(report.valid);
    package_report_release(&report);
    fixture_release(&f);
}

static void where_the_circular_differs_from_csip_there_are_warnings(void **state)
{
    static const struct edit edits[FIXTURE_EDITS] = {
        IN(ROOT, "SOFTWARE VERSION", "IDENTIFICATIONCODE"), IN(ROOT, "USE=\"Documentation\"", "USE=\"Other\""),
        IN(REPMETS, "TYPE=\"OTHER\" OTHERTYPE", "TYPE=\"INDIVIDUAL\" OTHERTYPE"),
        IN(REPMETS, "LABEL=\"Metadata\"", "LABEL=\"MetadataLink\"")};
    cleanup_arena struct arena arena = {0};
    const struct package_verify_options strict = {.strict = true};
    struct package_report report;
    struct fixture f;

    (void)state;
    fixture_build(&f, AIP_HOSO, edits);
    assert_int_equal(f.applied, 4);
    verify_fixture(&f, &report);
    assert_true(report.valid);
    assert_int_equal(report.warnings, 4);
    package_report_release(&report);
    verify(file_join(&arena, folder, "package.tar"), &strict, &report);
    assert_int_equal(report.errors, 4);
    package_report_release(&report);
    fixture_release(&f);
}

/* As many digits as the writer makes, and the schema that it puts into the package allows. */
static void ordinals_of_seven_digits_are_valid(void **state)
{
    static const struct edit edits[FIXTURE_EDITS] = {IN(EADDOC(1), "<docOrdinal>1", "<docOrdinal>9999999")};
    struct package_report report;
    struct fixture f;

    (void)state;
    fixture_build(&f, AIP_HOSO, edits);
    assert_int_equal(f.applied, 1);
    verify_fixture(&f, &report);
    assert_true(report.valid);
    assert_int_equal(package_report_total(&report, "TT05-LENGTH"), 0);
    package_report_release(&report);
    fixture_release(&f);
}

static void every_rule_of_the_group_was_broken(void **state)
{
    (void)state;
    assert_all_broken(RULES_TT05);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_rule_of_the_table_of_edits_is_broken_alone),
        cmocka_unit_test(what_is_named_or_listed_otherwise_is_told),
        cmocka_unit_test(strict_makes_disputed_rules_errors),
        cmocka_unit_test(where_the_circular_differs_from_csip_there_are_warnings),
        cmocka_unit_test(ordinals_of_seven_digits_are_valid),
        cmocka_unit_test(every_rule_of_the_group_was_broken),
    };

    return cmocka_run_group_tests(tests, build_bases, release_bases);
}

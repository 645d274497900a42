/* Every rule of E-ARK CSIP and SIP is held: for each a package that breaks just it, made from a valid one. */
#include "tests/unit/package_rules_fixture.h"

#define MPTR                  "<mptr LOCTYPE=\"URL\" xlink:type=\"simple\" xlink:href=\"" REPMETS "\" xlink:title=\"group-rep\"/>"
#define DIV(id, label, group) "<div ID=\"" id "\" LABEL=\"" label "\"><fptr FILEID=\"" group "\"/></div>"
#define TECH(n)                                                                                                        \
    "<techMD ID=\"t" #n "\"><mdRef LOCTYPE=\"URL\" xlink:type=\"simple\" xlink:href=\"data/" DOC(n) ".pdf\"/></"       \
                                                                                                    "techMD>"

static const struct breakage BREAKAGES[] = {
    /* structure */
    ONE("CSIPSTR4", CSIP, {LATE_REMOVE, ROOT, NULL, NULL}),
    ONE("CSIPSTR5", CSIP, {REMOVE, RIGHTS, NULL, NULL}, {LATE_RENAME, DC, NULL, "md/dc.xml"},
        {LATE_RENAME, PREMIS, NULL, "md/premis.xml"}, {LATE_REPLACE, ROOT, "href=\"" DC, "href=\"md/dc.xml"},
        {LATE_REPLACE, ROOT, "href=\"" PREMIS, "href=\"md/premis.xml"}),
    ONE("CSIPSTR9", FLAT, {LATE_RENAME, DATA(1), NULL, "content/1"}, {LATE_RENAME, DATA(2), NULL, "content/2"},
        {LATE_REPLACE, ROOT, DATA(1), "content/1"}, {LATE_REPLACE, ROOT, DATA(2), "content/2"}),
    ONE("CSIPSTR11", FLAT, {LATE_RENAME, DATA(1), NULL, REP "c/1"}, {LATE_RENAME, DATA(2), NULL, REP "c/2"},
        {LATE_REPLACE, ROOT, DATA(1), REP "c/1"}, {LATE_REPLACE, ROOT, DATA(2), REP "c/2"}),
    ONE("CSIPSTR15", CSIP, {LATE_RENAME, "schemas/mets.xsd", NULL, "xsd/mets.xsd"},
        {LATE_REPLACE, ROOT, "schemas/mets.xsd", "xsd/mets.xsd"}),
    ONE("CSIPSTR16", CSIP, {LATE_RENAME, "documentation/readme.txt", NULL, "readme.txt"},
        {LATE_REPLACE, ROOT, "documentation/readme.txt", "readme.txt"}),
    /* mets, metsHdr */
    ONE("CSIP1", CSIP, IN(ROOT, " OBJID=\"uuid-" UUID "\"", "")),
    ONE("CSIP2", CSIP, IN(ROOT, " TYPE=\"Mixed\"", "")),
    ONE("CSIP4", CSIP, IN(ROOT, " csip:CONTENTINFORMATIONTYPE=\"MIXED\"", "")),
    ONE("CSIP6", CSIP, IN(ROOT, " PROFILE=\"https://earkcsip.dilcis.eu/profile/E-ARK-CSIP.xml\"", "")),
    ONE("CSIP117", CSIP, IN(ROOT, "<metsHdr", "<metsHdrX"), IN(ROOT, "</metsHdr>", "</metsHdrX>")),
    ONE("CSIP7", CSIP, IN(ROOT, " CREATEDATE=\"" WHEN "\"", "")),
    ONE("CSIP9", CSIP, IN(ROOT, " csip:OAISPACKAGETYPE=\"AIP\"", "")),
    ONE("CSIP10", CSIP, IN(ROOT, "<agent ", "<agentX "), IN(ROOT, "<agent ", "<agentX "),
        IN(ROOT, "</agent>", "</agentX>"), IN(ROOT, "</agent>", "</agentX>")),
    ONE("CSIP11", CSIP, IN(ROOT, "\"CREATOR\"", "\"EDITOR\""), IN(ROOT, "\"CREATOR\"", "\"EDITOR\"")),
    ONE("CSIP12", CSIP, IN(ROOT, "TYPE=\"OTHER\"", "TYPE=\"INDIVIDUAL\"")),
    ONE("CSIP13", CSIP, IN(ROOT, "\"SOFTWARE\"", "\"HARDWARE\"")),
    ONE("CSIP14", CSIP, IN(ROOT, "<name>sohoa</name>", "")),
    ONE("CSIP15", CSIP, IN(ROOT, "<note csip:NOTETYPE=\"SOFTWARE VERSION\">0.0</note>", "")),
    ONE("CSIP16", CSIP, IN(ROOT, "SOFTWARE VERSION", "IDENTIFICATIONCODE")),
    /* dmdSec, amdSec, fileSec; their attributes are broken below */
    ONE("CSIP17", CSIP, {REMOVE, DC, NULL, NULL}),
    ONE("CSIP21", CSIP, IN(ROOT, "<amdSec>", "<dmdSec ID=\"x\" CREATED=\"" WHEN "\"/><amdSec>")),
    ONE("CSIP31", CSIP, IN(ROOT, "</amdSec>", "</amdSec><amdSec/>")),
    ONE("CSIP32", CSIP, {REMOVE, PREMIS, NULL, NULL}),
    ONE("CSIP35", CSIP, IN(ROOT, "</amdSec>", "<digiprovMD ID=\"x\"/></amdSec>")),
    ONE("CSIP58", CSIP, IN(REPMETS, "<fileSec ", "<fileSecX "), IN(REPMETS, "</fileSec>", "</fileSecX>"),
        IN(REPMETS, "<amdSec>", "<amdSec>" TECH(1) TECH(2))),
    ONE("CSIP59", CSIP, IN(ROOT, "<fileSec ID=\"files\">", "<fileSec>")),
    ONE("CSIP60", CSIP, IN(ROOT, "USE=\"Documentation\"", "USE=\"Other\"")),
    ONE("CSIP113", CSIP, IN(ROOT, "USE=\"Schemas\"", "USE=\"Other\"")),
    ONE("CSIP114", CSIP, IN(ROOT, "USE=\"Representations/rep1\"", "USE=\"Other\"")),
    ONE("CSIP66", CSIP, IN(ROOT, "</fileSec>", "<fileGrp USE=\"Other\" ID=\"x\"/></fileSec>")),
    /* structMap */
    ONE("CSIP80", CSIP, IN(ROOT, "<structMap ", "<structMapX "), IN(ROOT, "</structMap>", "</structMapX>")),
    ONE("CSIP81", CSIP, IN(ROOT, "TYPE=\"PHYSICAL\"", "TYPE=\"LOGICAL\"")),
    ONE("CSIP82", CSIP, IN(ROOT, "LABEL=\"CSIP\"", "LABEL=\"MAP\"")),
    ONE("CSIP83", CSIP, IN(ROOT, " ID=\"map\"", "")),
    ONE("CSIP84", CSIP, IN(ROOT, "</structMap>", "<div ID=\"second\"/></structMap>")),
    ONE("CSIP85", CSIP, IN(ROOT, " ID=\"main\"", "")),
    ONE("CSIP88", CSIP, IN(ROOT, "<div ID=\"div-metadata\" LABEL=\"Metadata\" ADMID=\"prov-1\" DMDID=\"dmd-1\"/>", "")),
    ONE("CSIP89", CSIP, IN(ROOT, " ID=\"div-metadata\"", "")),
    ONE("CSIP90", CSIP, IN(ROOT, "LABEL=\"Metadata\"", "LABEL=\"Meta\"")),
    ONE("CSIP91", CSIP, IN(ROOT, " ADMID=\"prov-1\"", "")),
    ONE("CSIP92", CSIP, IN(ROOT, " DMDID=\"dmd-1\"", "")),
    ONE("CSIP93", CSIP, IN(ROOT, DIV("div-doc", "Documentation", "group-doc"), "")),
    ONE("CSIP94", CSIP, IN(ROOT, " ID=\"div-doc\"", "")),
    ONE("CSIP95", CSIP, IN(ROOT, "LABEL=\"Documentation\"", "LABEL=\"Docs\"")),
    ONE("CSIP116", CSIP, IN(ROOT, " FILEID=\"group-doc\"", "")),
    ONE("CSIP97", CSIP, IN(ROOT, DIV("div-xsd", "Schemas", "group-xsd"), "")),
    ONE("CSIP98", CSIP, IN(ROOT, " ID=\"div-xsd\"", "")),
    ONE("CSIP99", CSIP, IN(ROOT, "LABEL=\"Schemas\"", "LABEL=\"XSD\"")),
    ONE("CSIP118", CSIP, IN(ROOT, " FILEID=\"group-xsd\"", "")),
    ONE("CSIP102", FLAT, IN(ROOT, " ID=\"div-rep\"", "")),
    ONE("CSIP103", FLAT, IN(ROOT, "LABEL=\"Representations\"", "LABEL=\"Content\"")),
    ONE("CSIP119", FLAT, IN(ROOT, " FILEID=\"group-rep\"", "")),
    ONE("CSIP105", CSIP, IN(ROOT, "<div ID=\"div-rep\" LABEL=\"Representations/rep1\">" MPTR "</div>", "")),
    ONE("CSIP106", CSIP, IN(ROOT, " ID=\"div-rep\"", "")),
    ONE("CSIP107", CSIP, IN(ROOT, "LABEL=\"Representations/rep1\"", "LABEL=\"rep1\"")),
    ONE("CSIP108", CSIP, IN(ROOT, " xlink:title=\"group-rep\"", "")),
    ONE("CSIP109", CSIP, IN(ROOT, MPTR, "")),
    ONE("CSIP110", CSIP, IN(ROOT, " xlink:href=\"" REPMETS "\" xlink:title", " xlink:title")),
    ONE("CSIP111", CSIP, IN(ROOT, "<mptr LOCTYPE=\"URL\" xlink:type=\"simple\"", "<mptr LOCTYPE=\"URL\"")),
    ONE("CSIP112", CSIP, IN(ROOT, "<mptr LOCTYPE=\"URL\"", "<mptr LOCTYPE=\"OTHER\"")),
    /* SIP */
    ONE("SIP2", SIP, IN(ROOT, "earksip.dilcis.eu/profile/E-ARK-SIP", "earkcsip.dilcis.eu/profile/E-ARK-CSIP")),
    ONE("SIP4", SIP, IN(ROOT, "PACKAGETYPE=\"SIP\"", "PACKAGETYPE=\"AIP\"")),
    ONE("SIP15", SIP, IN(ROOT, "<agent ROLE=\"CREATOR\" TYPE=\"ORG", "<agentX ROLE=\"CREATOR\" TYPE=\"ORG"),
        IN(ROOT, "</agent>\n</metsHdr>", "</agentX>\n</metsHdr>")),
    ONE("SIP16", SIP, IN(ROOT, "ROLE=\"CREATOR\" TYPE=\"ORG", "ROLE=\"EDITOR\" TYPE=\"ORG")),
    ONE("SIP17", SIP, IN(ROOT, "TYPE=\"ORGANIZATION\"", "TYPE=\"OTHER\" OTHERTYPE=\"X\"")),
    ONE("SIP18", SIP, IN(ROOT, "<name>Sở</name>", "")),
};

static void each_rule_of_the_table_of_edits_is_broken_alone(void **state)
{
    (void)state;
    wrong = 0;
    try_table(BREAKAGES, sizeof BREAKAGES / sizeof *BREAKAGES);
    assert_int_equal(wrong, 0);
}

/* Sections and files with one attribute left out ------------------------------------------------------------------- */

/* An element about RIGHTS, a file every CSIP fixture has; `drop` is the attribute left out. */
static void put_attributes(struct buf *out, const char *const *attributes, size_t count, size_t drop)
{
    char hex[DIGEST_SHA256_HEX];

    digest_sha256("<rights/>\n", 10, hex);
    for (size_t i = 0; i < count; i++)
        if (i != drop)
            buf_printf(out, " %s%s%s", attributes[i], strstr(attributes[i], "CHECKSUM=") ? hex : "",
                       strstr(attributes[i], "CHECKSUM=") ? "\"" : "");
}

static const char *const SECTION[] = {"ID=\"extra\"",
                                      "CREATED=\"" WHEN "\"",
                                      "LOCTYPE=\"URL\"",
                                      XLINK_SIMPLE,
                                      "xlink:href=\"" RIGHTS "\"",
                                      "MDTYPE=\"OTHER\"",
                                      "MIMETYPE=\"text/xml\"",
                                      "SIZE=\"10\"",
                                      "CREATED=\"" WHEN "\"",
                                      "CHECKSUM=\"",
                                      "CHECKSUMTYPE=\"SHA-256\""};
static const char *const FILE_ELEMENT[] = {"ID=\"extra\"",
                                           "MIMETYPE=\"text/xml\"",
                                           "SIZE=\"10\"",
                                           "CREATED=\"" WHEN "\"",
                                           "CHECKSUM=\"",
                                           "CHECKSUMTYPE=\"SHA-256\"",
                                           "LOCTYPE=\"URL\"",
                                           XLINK_SIMPLE,
                                           "xlink:href=\"" RIGHTS "\""};

static void put_section(struct buf *out, const char *name, size_t drop)
{
    buf_printf(out, "<%s", name);
    put_attributes(out, SECTION, 2, drop);
    buf_puts(out, "><mdRef");
    put_attributes(out, SECTION + 2, 9, drop - 2);
    buf_printf(out, "/></%s>", name);
}

static void put_file(struct buf *out, size_t drop)
{
    buf_puts(out, "<file");
    put_attributes(out, FILE_ELEMENT, 6, drop);
    buf_puts(out, "><FLocat");
    put_attributes(out, FILE_ELEMENT + 6, 3, drop - 6);
    buf_puts(out, "/></file>");
}

static void try_text(const char *rule, const char *before, const struct buf *text)
{
    cleanup_buf struct buf whole = {0};
    struct edit edits[FIXTURE_EDITS] = {IN(ROOT, before, NULL)};

    buf_printf(&whole, "%s%s", buf_string(text), before);
    edits[0].to = whole.data;
    try_edits(rule, CSIP, edits);
}

static void each_attribute_of_a_section_is_asked_for(void **state)
{
    static const struct {
        const char *section, *before, *rules[11];
    } SECTIONS[] = {
        {"dmdSec",
         "<amdSec>",
         {"CSIP18", "CSIP19", "CSIP22", "CSIP23", "CSIP24", "CSIP25", "CSIP26", "CSIP27", "CSIP28", "CSIP29",
          "CSIP30"}},
        {"digiprovMD",
         "</amdSec>",
         {"CSIP33", NULL, "CSIP36", "CSIP37", "CSIP38", "CSIP39", "CSIP40", "CSIP41", "CSIP42", "CSIP43", "CSIP44"}},
        {"rightsMD",
         "</amdSec>",
         {"CSIP46", NULL, "CSIP49", "CSIP50", "CSIP51", "CSIP52", "CSIP53", "CSIP54", "CSIP55", "CSIP56", "CSIP57"}}};

    (void)state;
    wrong = 0;
    for (size_t s = 0; s < 3; s++)
        for (size_t i = 0; i < 11; i++) {
            cleanup_buf struct buf text = {0};

            put_section(&text, SECTIONS[s].section, i);
            if (SECTIONS[s].rules[i])
                try_text(SECTIONS[s].rules[i], SECTIONS[s].before, &text);
        }
    assert_int_equal(wrong, 0);
}

static void each_attribute_of_a_file_is_asked_for(void **state)
{
    static const char *const RULES[] = {"CSIP67", "CSIP68", "CSIP69", "CSIP70", "CSIP71",
                                        "CSIP72", "CSIP77", "CSIP78", "CSIP79"};
    cleanup_buf struct buf two = {0}, unused = {0}, unnamed = {0};

    (void)state;
    wrong = 0;
    for (size_t i = 0; i < sizeof RULES / sizeof *RULES; i++) {
        cleanup_buf struct buf text = {0};

        put_file(&text, i);
        try_text(RULES[i], "</fileGrp>", &text);
    }
    put_file(&two, 99);
    buf_clear(&unused);
    two.len -= strlen("</file>");
    buf_puts(&two, "<FLocat LOCTYPE=\"URL\" xlink:type=\"simple\" xlink:href=\"" RIGHTS "\"/></file>");
    try_text("CSIP76", "</fileGrp>", &two);
    buf_puts(&unused, "<fileGrp ID=\"extra-group\">");
    put_file(&unused, 99);
    buf_puts(&unused, "</fileGrp>");
    try_text("CSIP64", "</fileSec>", &unused);
    buf_puts(&unnamed, "<fileGrp USE=\"Other\">");
    put_file(&unnamed, 99);
    buf_puts(&unnamed, "</fileGrp>");
    try_text("CSIP65", "</fileSec>", &unnamed);
    assert_int_equal(wrong, 0);
}

static void put_beside(struct archive *archive, struct fixture *f)
{
    (void)f;
    fixture_put_entry(archive, "beside.txt", NULL, "x", 1);
}

static void what_lies_beside_the_folder_or_under_another_name_is_told(void **state)
{
    cleanup_arena struct arena arena = {0};

    (void)state;
    wrong = 0;
    try_path("CSIPSTR1", put_archive(&arena, CSIP, false, NULL, put_beside), NULL);
    try_renamed("CSIPSTR2", CSIP);
    try_listed("CSIPSTR12", CSIP, "representations/rep2/data/x", "representations/rep2/data/x", "SHA-256");
    assert_int_equal(wrong, 0);
}

static void every_rule_of_the_group_was_broken(void **state)
{
    (void)state;
    assert_all_broken(RULES_CSIP);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_rule_of_the_table_of_edits_is_broken_alone),
        cmocka_unit_test(each_attribute_of_a_section_is_asked_for),
        cmocka_unit_test(each_attribute_of_a_file_is_asked_for),
        cmocka_unit_test(what_lies_beside_the_folder_or_under_another_name_is_told),
        cmocka_unit_test(every_rule_of_the_group_was_broken),
    };

    return cmocka_run_group_tests(tests, build_bases, release_bases);
}

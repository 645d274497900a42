/* Every rule of the table is held: for each a package that breaks just it, made from a valid one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/package/bag.h"
#include "pipeline/package/package_rule.h"
#include "pipeline/package/package_verify.h"
#include "tests/unit/package_fixture.h"

struct breakage {
    const char *rule;
    enum fixture_kind kind;
    struct edit edits[FIXTURE_EDITS];
};

#define IN(file, from, to)                                                                                             \
    {                                                                                                                  \
        REPLACE, file, from, to                                                                                        \
    }
#define ONE(rule, kind, ...)                                                                                           \
    {                                                                                                                  \
        rule, kind,                                                                                                    \
        {                                                                                                              \
            __VA_ARGS__                                                                                                \
        }                                                                                                              \
    }
#define MPTR                  "<mptr LOCTYPE=\"URL\" xlink:type=\"simple\" xlink:href=\"" REPMETS "\" xlink:title=\"group-rep\"/>"
#define DIV(id, label, group) "<div ID=\"" id "\" LABEL=\"" label "\"><fptr FILEID=\"" group "\"/></div>"
#define TECH(n)                                                                                                        \
    "<techMD ID=\"t" #n "\"><mdRef LOCTYPE=\"URL\" xlink:type=\"simple\" xlink:href=\"data/" DOC(n) ".pdf\"/></"       \
                                                                                                    "techMD>"

static const struct breakage BREAKAGES[] = {
    /* safety, files, XML */
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

static char folder[] = "/tmp/test_package_rules.XXXXXX";
static struct package_report bases[FIXTURE_KINDS];
static bool *proved;
static size_t tried, wrong;

static void verify(const char *path, const struct package_verify_options *options, struct package_report *report)
{
    struct err err = {0};

    if (package_verify(path, options, report, &err) != 0)
        fail_msg("%s: %s", path, err.message);
}

static void clear(void)
{
    struct err err = {0};

    if (file_remove_tree(AT_FDCWD, folder, &err) != 0 || mkdir(folder, 0700) != 0)
        fail_msg("%s", err.message);
}

/* As a tar: one file is written sooner than twenty. */
static void verify_fixture(struct fixture *f, struct package_report *report)
{
    cleanup_arena struct arena arena = {0};
    const char *path = file_join(&arena, folder, "package.tar");

    fixture_write_archive(f, path, false, NULL, NULL);
    verify(path, NULL, report);
}

static void print_findings(const struct package_report *report)
{
    for (size_t i = 0; i < report->finding_count; i++)
        print_error("    %s%s '%s' line %ld %s: %s\n", report->findings[i].warning ? "(warning) " : "",
                    report->findings[i].rule, report->findings[i].path, report->findings[i].line,
                    report->findings[i].element, report->findings[i].sentence);
}

/* The rule is broken, no other more than in the base, and the verdict is that of the rule's level. */
static bool breaks_just(const struct package_report *report, const struct package_report *base, const char *id)
{
    const struct package_rule *rule = package_rule_find(id);
    bool just = rule != NULL;

    for (size_t i = 0; just && i < PACKAGE_RULE_COUNT; i++) {
        size_t now = package_report_total(report, PACKAGE_RULES[i].id);
        size_t before = base ? package_report_total(base, PACKAGE_RULES[i].id) : 0;

        just = &PACKAGE_RULES[i] == rule ? now > before : now <= before;
    }
    return just && report->valid == (rule->level != PACKAGE_MUST);
}

static void judge(const struct package_report *report, const struct package_report *base, const char *rule)
{
    tried++;
    if (package_rule_find(rule))
        proved[package_rule_find(rule) - PACKAGE_RULES] = true;
    if (breaks_just(report, base, rule))
        return;
    print_error("%s is not just what is found broken:\n", rule);
    print_findings(report);
    wrong++;
}

static void try_edits(const char *rule, enum fixture_kind kind, const struct edit *edits)
{
    struct fixture f;
    struct package_report report;

    fixture_build(&f, kind, edits);
    if (f.applied != fixture_edits_asked(edits)) {
        print_error("%s: %zu of %zu edits found their place\n", rule, f.applied, fixture_edits_asked(edits));
        wrong++;
    }
    verify_fixture(&f, &report);
    judge(&report, &bases[kind], rule);
    package_report_release(&report);
    fixture_release(&f);
}

static int build_bases(void **state)
{
    (void)state;
    proved = memory_alloc(PACKAGE_RULE_COUNT * sizeof *proved);
    if (!mkdtemp(folder))
        return -1;
    for (int k = 0; k < FIXTURE_KINDS; k++) {
        struct fixture f;

        fixture_build(&f, (enum fixture_kind)k, NULL);
        verify_fixture(&f, &bases[k]);
        fixture_release(&f);
    }
    return 0;
}

static int release_bases(void **state)
{
    struct err err = {0};

    (void)state;
    for (int k = 0; k < FIXTURE_KINDS; k++)
        package_report_release(&bases[k]);
    free(proved);
    return file_remove_tree(AT_FDCWD, folder, &err);
}

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
    for (size_t i = 0; i < sizeof BREAKAGES / sizeof *BREAKAGES; i++)
        try_edits(BREAKAGES[i].rule, BREAKAGES[i].kind, BREAKAGES[i].edits);
    assert_int_equal(wrong, 0);
}

/* Sections and files with one attribute left out ------------------------------------------------------------------- */

#define XLINK_SIMPLE "xlink:type=\"simple\""

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

/* A file listed by hand: with the digest of "x\n" by `algorithm`. */
static void try_listed(const char *rule, enum fixture_kind kind, const char *href, const char *added,
                       const char *algorithm)
{
    cleanup_buf struct buf text = {0};
    struct edit edits[FIXTURE_EDITS] = {IN(ROOT, "</fileGrp>", NULL)};
    char hex[DIGEST_HEX_MAX];
    enum digest_kind kind_of;
    struct digest *digest;

    assert_true(digest_by_name(algorithm, &kind_of));
    digest = digest_new(kind_of);
    digest_update(digest, "x\n", 2);
    digest_finish(digest, hex);
    digest_free(digest);
    buf_printf(&text,
               "<file ID=\"extra\" MIMETYPE=\"text/plain\" SIZE=\"2\" CREATED=\"" WHEN "\" CHECKSUM=\"%s\""
               " CHECKSUMTYPE=\"%s\"><FLocat LOCTYPE=\"URL\" " XLINK_SIMPLE " xlink:href=\"%s\"/></file></fileGrp>",
               hex, algorithm, href);
    edits[0].to = text.data;
    if (added)
        edits[1] = (struct edit){LATE_ADD, added, NULL, "x\n"};
    try_edits(rule, kind, edits);
}

static void files_listed_by_hand_break_their_rules(void **state)
{
    (void)state;
    wrong = 0;
    try_listed("FILE-PATH", CSIP, "../x", NULL, "SHA-256");
    try_listed("FILE-PATH", CSIP, "documentation%2F..%2F..%2Fx", NULL, "SHA-256");
    try_listed("FILE-PATH", CSIP, "/etc/passwd", NULL, "SHA-256");
    try_listed("FILE-REMOTE", CSIP, "http://example.org/x", NULL, "SHA-256");
    try_listed("CSIPSTR12", CSIP, "representations/rep2/data/x", "representations/rep2/data/x", "SHA-256");
    try_listed("TT05-REP", AIP_HOSO, "representations/x", "representations/x", "SHA-256");
    try_listed("TT05-CHECKSUM", AIP_HOSO, "documentation/x", "documentation/x", "SHA-1");
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

/* What only an archive, an option or the folder's name can break
 * ------------------------------------------------------- */

static const char *put_archive(struct arena *arena, enum fixture_kind kind, bool zip, const char *options,
                               void (*extra)(struct archive *, struct fixture *))
{
    const char *path = file_join(arena, folder, zip ? "package.zip" : "package.tar");
    struct fixture f;

    clear();
    fixture_build(&f, kind, NULL);
    fixture_write_archive(&f, path, zip, options, extra);
    fixture_release(&f);
    return path;
}

static void put_beside(struct archive *archive, struct fixture *f)
{
    (void)f;
    fixture_put_entry(archive, "beside.txt", NULL, "x", 1);
}

static void put_twice(struct archive *archive, struct fixture *f)
{
    cleanup_arena struct arena arena = {0};

    fixture_put_entry(archive, file_join(&arena, f->folder, "documentation/readme.txt"), NULL, "x", 1);
}

static void try_archive(const char *rule, const char *path, const struct package_verify_options *options)
{
    struct package_report report;

    verify(path, options, &report);
    judge(&report, NULL, rule);
    package_report_release(&report);
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
    try_archive("SAFE-SIZE", path, &few);
    flip_byte_of(path, "%PDF-1.4 m");
    try_archive("SAFE-DAMAGE", path, NULL);
    try_archive("CSIPSTR1", put_archive(&arena, CSIP, false, NULL, put_beside), NULL);
    try_archive("SAFE-REPEATED", put_archive(&arena, CSIP, false, NULL, put_twice), NULL);
    try_archive("SAFE-ENCRYPTED", put_archive(&arena, CSIP, true, "zip:encryption=traditional", NULL), NULL);
    assert_int_equal(wrong, 0);
}

static void try_renamed(const char *rule, enum fixture_kind kind)
{
    struct fixture f;
    struct package_report report;

    fixture_build(&f, kind, NULL);
    f.folder = "renamed";
    verify_fixture(&f, &report);
    judge(&report, &bases[kind], rule);
    package_report_release(&report);
    fixture_release(&f);
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

static void names_and_kinds_break_their_rules(void **state)
{
    cleanup_arena struct arena arena = {0};

    (void)state;
    wrong = 0;
    try_renamed("CSIPSTR2", CSIP);
    try_renamed("TT05-FOLDER", AIP_HOSO);
    clear();
    put_text(file_join(&arena, folder, "letter.txt"), "x");
    try_archive("KIND", folder, NULL);
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
    try_archive("BAG-WARNING", path, NULL);
    put_text(file_join(&arena, path, "bag-info.txt"), "Payload-Oxum: x\n");
    try_archive("BAG-MALFORMED", path, NULL);
    put_text(file_join(&arena, path, "bag-info.txt"), "Payload-Oxum: 1.1\n");
    try_archive("BAG-CHANGED", path, NULL);
    unlink(file_join(&arena, path, "bag-info.txt"));
    put_text(file_join(&arena, path, "data/loose.txt"), "x");
    try_archive("BAG-EXTRA", path, NULL);
    unlink(file_join(&arena, path, "data/loose.txt"));
    unlink(file_join(&arena, path, "bagit.txt"));
    try_archive("BAG-MISSING", path, NULL);
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

static void every_rule_of_the_table_was_broken(void **state)
{
    size_t missing = 0;

    (void)state;
    for (size_t i = 0; i < PACKAGE_RULE_COUNT; i++)
        if (!proved[i]) {
            print_error("no package breaks %s\n", PACKAGE_RULES[i].id);
            missing++;
        }
    print_message("%zu rules, %zu packages that break one\n", PACKAGE_RULE_COUNT, tried);
    assert_int_equal(missing, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(packages_that_break_no_rule_are_valid),
        cmocka_unit_test(each_rule_of_the_table_of_edits_is_broken_alone),
        cmocka_unit_test(each_attribute_of_a_section_is_asked_for),
        cmocka_unit_test(each_attribute_of_a_file_is_asked_for),
        cmocka_unit_test(files_listed_by_hand_break_their_rules),
        cmocka_unit_test(checksums_in_capitals_are_read),
        cmocka_unit_test(archives_break_their_rules),
        cmocka_unit_test(names_and_kinds_break_their_rules),
        cmocka_unit_test(a_schema_is_held_against),
        cmocka_unit_test(schemas_of_the_library_of_congress_accept_the_packages),
        cmocka_unit_test(bags_break_their_rules),
        cmocka_unit_test(a_package_in_a_bag_is_checked_too),
        cmocka_unit_test(strict_makes_disputed_rules_errors),
        cmocka_unit_test(where_the_circular_differs_from_csip_there_are_warnings),
        cmocka_unit_test(every_rule_of_the_table_was_broken),
    };

    return cmocka_run_group_tests(tests, build_bases, release_bases);
}

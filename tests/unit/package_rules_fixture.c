#include "tests/unit/package_rules_fixture.h"

char folder[] = "/tmp/test_package_rules.XXXXXX";
struct package_report bases[FIXTURE_KINDS];
size_t wrong;
static bool *proved;
static size_t tried;

void verify(const char *path, const struct package_verify_options *options, struct package_report *report)
{
    struct err err = {0};

    if (package_verify(path, options, report, &err) != 0)
        fail_msg("%s: %s", path, err.message);
}

void clear(void)
{
    struct err err = {0};

    if (file_remove_tree(AT_FDCWD, folder, &err) != 0 || mkdir(folder, 0700) != 0)
        fail_msg("%s", err.message);
}

/* As a tar: one file is written sooner than twenty. */
void verify_fixture(struct fixture *f, struct package_report *report)
{
    cleanup_arena struct arena arena = {0};
    const char *path = file_join(&arena, folder, "package.tar");

    fixture_write_archive(f, path, false, NULL, NULL);
    verify(path, NULL, report);
}

void print_findings(const struct package_report *report)
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

void judge(const struct package_report *report, const struct package_report *base, const char *rule)
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

void try_edits(const char *rule, enum fixture_kind kind, const struct edit *edits)
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

int build_bases(void **state)
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

int release_bases(void **state)
{
    struct err err = {0};

    (void)state;
    for (int k = 0; k < FIXTURE_KINDS; k++)
        package_report_release(&bases[k]);
    free(proved);
    return file_remove_tree(AT_FDCWD, folder, &err);
}

void try_table(const struct breakage *breakages, size_t count)
{
    for (size_t i = 0; i < count; i++)
        try_edits(breakages[i].rule, breakages[i].kind, breakages[i].edits);
}

/* With the digest of "x\n" by `algorithm`. */
void try_listed(const char *rule, enum fixture_kind kind, const char *href, const char *added,
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

void try_renamed(const char *rule, enum fixture_kind kind)
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

void try_path(const char *rule, const char *path, const struct package_verify_options *options)
{
    struct package_report report;

    verify(path, options, &report);
    judge(&report, NULL, rule);
    package_report_release(&report);
}

const char *put_archive(struct arena *arena, enum fixture_kind kind, bool zip, const char *options,
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

static enum rules_group group_of(const char *id)
{
    if (!strncmp(id, "TT05", 4) || !strncmp(id, "PREMIS", 6))
        return RULES_TT05;
    return !strncmp(id, "CSIP", 4) || !strncmp(id, "SIP", 3) ? RULES_CSIP : RULES_FILES;
}

void assert_all_broken(enum rules_group group)
{
    size_t count = 0, missing = 0;

    for (size_t i = 0; i < PACKAGE_RULE_COUNT; i++) {
        if (group_of(PACKAGE_RULES[i].id) != group)
            continue;
        count++;
        if (!proved[i]) {
            print_error("no package breaks %s\n", PACKAGE_RULES[i].id);
            missing++;
        }
    }
    print_message("%zu rules, %zu packages that break one\n", count, tried);
    assert_int_equal(missing, 0);
}

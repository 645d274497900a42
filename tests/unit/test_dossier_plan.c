/* Facts about arranging documents into dossiers. */
#include "index/dossier_path.h"
#include "index/dossier_plan.h"
#include "tests/unit/catalogue_fixture.h"

#define WHO "Nguyễn Thị Lan"

/* A document found at the path, read without questions. */
static int64_t document(struct fixture *f, const char *path, const char *type, const char *date)
{
    static int n;
    char sha[65];
    struct document d = document_of_test();
    struct page page = page_of_test(1);
    struct item item = {.path = path, .kind = ITEM_FILE, .outcome = ITEM_DOCUMENT};
    int64_t id;

    snprintf(sha, sizeof sha, "%064d", ++n);
    id = add_document(f, sha, 1);
    item.digest = sha;
    item.document = id;
    OK(catalogue_save_item(f->c, &item, &f->err));
    d.fields[FIELD_NUMBER] = (struct field){.value = "1/QĐ-UBND", .status = STATUS_AUTO, .page = 1};
    d.fields[FIELD_TYPE] = (struct field){.value = type, .status = STATUS_AUTO, .page = type ? 1 : 0};
    d.fields[FIELD_DATE] = (struct field){.value = date, .status = STATUS_AUTO, .page = date ? 1 : 0};
    OK(catalogue_save_page(f->c, id, &page, &f->err));
    OK(catalogue_save_extraction(f->c, id, &d, &f->err));
    return id;
}

static struct dossier preset_of_test(void)
{
    return (struct dossier){.value = {[DOSSIER_ORGAN] = "H30", [DOSSIER_MODE] = "01"}};
}

/* A plan for all documents, one line a group: "CODE|title|start..end|documents|held|problem". */
static const char *plan(struct fixture *f, enum dossier_rule rule, const char *symbol, bool doing)
{
    struct dossier preset = preset_of_test();
    struct dossier_rules rules = {rule, &preset, symbol};
    struct dossier_plan p;
    struct dossier_plan_result result;
    cleanup_buf struct buf out = {0};
    int64_t ids[100], count = 0;

    OK(database_number(f->c, &f->err, &count, "SELECT count(*) FROM document", "") < 0);
    for (int64_t i = 0; i < count; i++)
        ids[i] = i + 1;
    OK(dossier_plan_make(f->c, &f->arena, &rules, ids, (size_t)count, &p, &f->err));
    for (size_t i = 0; i < p.count; i++) {
        const struct dossier_group *g = &p.groups[i];

        buf_printf(&out, "%s|%s|%s..%s|", g->dossier.code ? g->dossier.code : "-",
                   g->dossier.value[DOSSIER_TITLE] ? g->dossier.value[DOSSIER_TITLE] : "",
                   g->dossier.value[DOSSIER_START] ? g->dossier.value[DOSSIER_START] : "",
                   g->dossier.value[DOSSIER_END] ? g->dossier.value[DOSSIER_END] : "");
        for (size_t k = 0; k < g->count; k++)
            buf_printf(&out, "%s%d", k ? "," : "", (int)g->documents[k]);
        buf_printf(&out, "|%d|%s\n", (int)g->held, g->problem ? g->problem : "");
    }
    for (size_t i = 0; i < p.left_count; i++)
        buf_printf(&out, "left %d\n", (int)p.left[i]);
    if (doing)
        OK(dossier_plan_do(f->c, &f->arena, &p, WHO, &result, &f->err));
    return arena_strdup(&f->arena, buf_string(&out));
}

/* Paths ------------------------------------------------------------------------------------------------------------ */

static void assert_name(struct fixture *f, const char *folder, const char *notation, const char *title)
{
    const char *n, *t;

    dossier_path_name(&f->arena, arena_printf(&f->arena, "/x/%s/a.pdf", folder), &n, &t);
    if (notation)
        assert_string_equal(n, notation);
    else
        assert_null(n);
    assert_string_equal(t, title);
}

static void test_a_folder_names_notation_and_title(void **state)
{
    struct fixture *f = *state;

    assert_name(f, "01.TCCB - Hồ sơ thi đua", "01.TCCB", "Hồ sơ thi đua");
    assert_name(f, "01.TCCB", "01.TCCB", "01.TCCB");
    assert_name(f, "012_Giao_đất", "012", "Giao đất");
    assert_name(f, "7", "7", "7");
    assert_name(f, "2021", NULL, "2021");
    assert_name(f, "2021 Quyết định", NULL, "2021 Quyết định");
    assert_name(f, "Giao đất 12", NULL, "Giao đất 12");
    assert_name(f, "12a Giao", NULL, "12a Giao");
    assert_name(f, "01.01.2021", "01.01.2021", "01.01.2021");
}

static void test_the_folder_of_a_path(void **state)
{
    struct fixture *f = *state;

    assert_string_equal(dossier_path_folder(&f->arena, "/a/b/c.pdf"), "/a/b");
    assert_string_equal(dossier_path_folder(&f->arena, "/a/b/c/"), "/a/b");
    assert_string_equal(dossier_path_folder(&f->arena, "/c.pdf"), "/");
    assert_string_equal(dossier_path_folder(&f->arena, "c.pdf"), ".");
}

static void test_the_nearest_folder_with_a_year_says_it(void **state)
{
    struct fixture *f = *state;

    assert_string_equal(dossier_path_year(&f->arena, "2019/Đất 2021/a.pdf"), "2021");
    assert_string_equal(dossier_path_year(&f->arena, "2019/Đất/2020.pdf"), "2019");
    assert_null(dossier_path_year(&f->arena, "Đất 2019-2021/a.pdf"));
    assert_null(dossier_path_year(&f->arena, "Đất 20190/a.pdf"));
    assert_null(dossier_path_year(&f->arena, "a.pdf"));
}

static void assert_box(struct fixture *f, const char *path, const char *box, const char *number, const char *title)
{
    struct dossier_box b;

    if (!box) {
        assert_false(dossier_path_box(&f->arena, path, &b));
        return;
    }
    if (!dossier_path_box(&f->arena, path, &b))
        fail_msg("nothing in %s", path);
    assert_string_equal(b.box, box);
    assert_string_equal(b.number, number);
    assert_string_equal(b.title, title);
}

static void test_box_and_number_in_a_path(void **state)
{
    struct fixture *f = *state;

    assert_box(f, "/d/Hộp 12/Hồ sơ 034 Đất đai/1.pdf", "12", "034", "Đất đai");
    assert_box(f, "/d/HOP-12/HS_34/1.pdf", "12", "34", "");
    assert_box(f, "/d/H12-HS034-001.pdf", "12", "034", "");
    assert_box(f, "/d/Hộp số 3/hồ sơ số 7 - Giao đất/1.pdf", "3", "7", "Giao đất");
    assert_box(f, "/box 1 old/Hộp 2/hs 5/x.pdf", "2", "5", "");
    assert_box(f, "/d/Hộp 2/HS 8 Đất/", "2", "8", "Đất");
    assert_box(f, "/d/Hộp 12/1.pdf", NULL, NULL, NULL);
    assert_box(f, "/d/chop12/xhs3/1.pdf", NULL, NULL, NULL);
    assert_box(f, "/d/Hội nghị 12/hs 3/1.pdf", NULL, NULL, NULL);
}

/* Plans ------------------------------------------------------------------------------------------------------------ */

static void test_folders_become_dossiers(void **state)
{
    struct fixture *f = *state;

    document(f, "/x/01.TCCB Thi đua/b.pdf", "Quyết định", "2021-05-02");
    document(f, "/x/01.TCCB Thi đua/a.pdf", "Quyết định", "2021-03-01");
    document(f, "/x/Giao đất/a.pdf", "Quyết định", "2020-01-01");
    document(f, "/x/Thu hồi 2019/a.pdf", "Quyết định", "2018-01-01");
    document(f, "/x/Thu hồi 2019/b.pdf", "Quyết định", "2019-01-01");
    document(f, "/x/Hai năm/a.pdf", "Quyết định", "2018-01-01");
    document(f, "/x/Hai năm/b.pdf", "Quyết định", "2019-01-01");
    document(f, "/x/Không ngày 2017/b.pdf", "Quyết định", NULL);
    assert_string_equal(plan(f, DOSSIER_RULE_FOLDER, NULL, false),
                        "H30.2021.01.TCCB|Thi đua|2021-03-01..2021-05-02|2,1|0|\n"
                        "H30.2020.01|Giao đất|2020-01-01..2020-01-01|3|0|\n"
                        "-|Hai năm|2018-01-01..2019-01-01|6,7|0|no year: its documents are of several years or of "
                        "none; give year=YYYY\n"
                        "H30.2017.01|Không ngày 2017|..|8|0|\n"
                        "H30.2019.01|Thu hồi 2019|2018-01-01..2019-01-01|4,5|0|\n");
}

static void test_a_plan_done_is_not_done_again(void **state)
{
    struct fixture *f = *state;
    struct dossier d;

    document(f, "/x/A/QĐ/1.pdf", "Quyết định", "2021-01-01");
    document(f, "/x/B/QĐ/1.pdf", "Quyết định", "2021-01-02");
    plan(f, DOSSIER_RULE_FOLDER, "VP", true);
    assert_string_equal(plan(f, DOSSIER_RULE_FOLDER, "VP", true),
                        "H30.2021.01.VP|QĐ|2021-01-01..2021-01-01||1|\nH30.2021.02.VP|QĐ|2021-01-02..2021-01-02||1|\n");
    /* Folders of one name are told apart by what lies in them. */
    document(f, "/x/B/QĐ/2.pdf", "Quyết định", "2021-01-03");
    assert_string_equal(
        plan(f, DOSSIER_RULE_FOLDER, "VP", true),
        "H30.2021.01.VP|QĐ|2021-01-01..2021-01-01||1|\nH30.2021.02.VP|QĐ|2021-01-02..2021-01-02|3|1|\n");
    assert_int_equal(dossier_find(f->c, &f->arena, 2, &d, &f->err), 1);
    assert_int_equal(d.documents, 2);
    assert_string_equal(d.value[DOSSIER_MODE], "01");
}

static void test_a_notation_that_is_taken_is_a_problem(void **state)
{
    struct fixture *f = *state;

    document(f, "/x/01/1.pdf", "Quyết định", "2021-01-01");
    plan(f, DOSSIER_RULE_FOLDER, NULL, true);
    document(f, "/y/01/1.pdf", "Quyết định", "2021-01-01");
    assert_string_equal(plan(f, DOSSIER_RULE_FOLDER, NULL, false),
                        "H30.2021.01|01|2021-01-01..2021-01-01||1|\n"
                        "H30.2021.01|01|2021-01-01..2021-01-01|2|0|another dossier has the notation 01\n");
}

static void test_a_closed_dossier_is_not_added_to(void **state)
{
    struct fixture *f = *state;
    struct dossier d;

    document(f, "/x/01 Đất/1.pdf", "Quyết định", "2021-01-01");
    plan(f, DOSSIER_RULE_FOLDER, NULL, true);
    assert_int_equal(dossier_find(f->c, &f->arena, 1, &d, &f->err), 1);
    d.value[DOSSIER_MAINTENANCE] = "01";
    d.value[DOSSIER_LANGUAGE] = "01";
    d.value[DOSSIER_CONFIDENCE] = "01";
    OK(dossier_save(f->c, &d, WHO, NULL, &f->err));
    OK(dossier_close(f->c, 1, WHO, &f->err));
    assert_string_equal(plan(f, DOSSIER_RULE_FOLDER, NULL, false), "H30.2021.01|Đất|2021-01-01..2021-01-01||1|\n");
    document(f, "/x/01 Đất/2.pdf", "Quyết định", "2021-01-02");
    assert_string_equal(plan(f, DOSSIER_RULE_FOLDER, NULL, true),
                        "H30.2021.01|Đất|2021-01-01..2021-01-01|2|1|the dossier H30.2021.01 is closed; open it again "
                        "first\n");
}

static void test_boxes(void **state)
{
    struct fixture *f = *state;

    document(f, "/x/Hộp 1/HS 01 Đất/1.pdf", "Quyết định", "2021-01-01");
    document(f, "/x/Hộp 1/HS 02/1.pdf", "Quyết định", "2021-01-01");
    document(f, "/x/Hộp 2/HS 01/1.pdf", "Quyết định", "2021-01-01");
    document(f, "/x/other/1.pdf", "Quyết định", "2021-01-01");
    assert_string_equal(plan(f, DOSSIER_RULE_BOX, NULL, true),
                        "H30.2021.1.01|Đất|2021-01-01..2021-01-01|1|0|\n"
                        "H30.2021.02|Hồ sơ số 02, hộp số 1|2021-01-01..2021-01-01|2|0|\n"
                        "H30.2021.2.01|Hồ sơ số 01, hộp số 2|2021-01-01..2021-01-01|3|0|\nleft 4\n");
    document(f, "/x/Hộp 2/HS 01/2.pdf", "Quyết định", "2021-01-02");
    document(f, "/x/Hộp 3/HS 02/2.pdf", "Quyết định", "2021-01-02");
    assert_string_equal(plan(f, DOSSIER_RULE_BOX, NULL, true),
                        "H30.2021.1.01|Đất|2021-01-01..2021-01-01||1|\n"
                        "H30.2021.02|Hồ sơ số 02, hộp số 1|2021-01-01..2021-01-01||1|\n"
                        "H30.2021.2.01|Hồ sơ số 01, hộp số 2|2021-01-01..2021-01-01|5|1|\n"
                        "H30.2021.3.02|Hồ sơ số 02, hộp số 3|2021-01-02..2021-01-02|6|0|\nleft 4\n");
}

static void test_years_and_types(void **state)
{
    struct fixture *f = *state;

    document(f, "/x/1.pdf", "Quyết định", "2021-01-01");
    document(f, "/x/2.pdf", "Kế hoạch", "2021-02-01");
    document(f, "/x/3.pdf", "Quyết định", "2020-01-01");
    document(f, "/x/4.pdf", "Quyết định", NULL);
    document(f, "/x/5.pdf", NULL, "2020-01-01");
    add_read_document(f, SHA_A, 1);
    assert_string_equal(plan(f, DOSSIER_RULE_YEAR_TYPE, "VP", true),
                        "H30.2020.01.VP|Quyết định năm 2020|2020-01-01..2020-01-01|3|0|\n"
                        "H30.2021.01.VP|Kế hoạch năm 2021|2021-02-01..2021-02-01|2|0|\n"
                        "H30.2021.02.VP|Quyết định năm 2021|2021-01-01..2021-09-13|1,6|0|\nleft 4\nleft 5\n");
}

static void test_all_into_one(void **state)
{
    struct fixture *f = *state;

    document(f, "/x/1.pdf", "Quyết định", "2021-01-01");
    assert_string_equal(plan(f, DOSSIER_RULE_QUERY, NULL, true), "-||2021-01-01..2021-01-01|1|0|no title; give "
                                                                 "title=TEXT\n");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_a_folder_names_notation_and_title),
        TEST(test_the_folder_of_a_path),
        TEST(test_the_nearest_folder_with_a_year_says_it),
        TEST(test_box_and_number_in_a_path),
        TEST(test_folders_become_dossiers),
        TEST(test_a_plan_done_is_not_done_again),
        TEST(test_a_notation_that_is_taken_is_a_problem),
        TEST(test_a_closed_dossier_is_not_added_to),
        TEST(test_boxes),
        TEST(test_years_and_types),
        TEST(test_all_into_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

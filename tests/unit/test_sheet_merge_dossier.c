/* The dossier's columns of the clerk's sheet, merged into a catalogue. */
#include "tests/unit/sheet_fixture.h"

static struct dossier make_dossier(struct fixture *f)
{
    struct dossier dossier = {0};
    int64_t ids[] = {2, 1};

    two_documents(f);
    dossier.value[DOSSIER_ORGAN] = "H30.81";
    dossier.value[DOSSIER_YEAR] = "2021";
    dossier.value[DOSSIER_NOTATION] = "01.TCCB";
    dossier.value[DOSSIER_TITLE] = "Hồ sơ giao đất năm 2021";
    dossier.value[DOSSIER_MAINTENANCE] = "05";
    dossier.value[DOSSIER_START] = "2021-02";
    dossier.value[DOSSIER_BOX] = "01";
    OK(dossier_add(f->c, &f->arena, &dossier, "An", &f->err));
    OK(dossier_add_documents(f->c, dossier.id, ids, 2, "An", NULL, &f->err));
    return dossier;
}

static const char *dossier_now(struct fixture *f, int64_t id, enum dossier_field field)
{
    struct dossier d;

    assert_int_equal(dossier_find(f->c, &f->arena, id, &d, &f->err), 1);
    return d.value[field];
}

static void test_the_dossier_stands_beside_its_documents(void **state)
{
    struct fixture *f = *state;
    char *sheet;

    make_dossier(f);
    sheet = export_csv(f, SHEET_FORM_CATALOGUE);
    assert_non_null(strstr(sheet, "1,,,\"01\",\"01.TCCB\",\"Hồ sơ giao đất năm 2021\",\"20 năm\",,,,02,2021,,,,2,"));
    assert_non_null(strstr(sheet, ",2,\"Quyết định\",\"768/QĐ-UBND\""));
    assert_int_equal(merges(f, sheet, "Lan", true, "").left[5], 0);
    /* A spreadsheet takes the noughts away. */
    merges(f, replaced(f, replaced(f, sheet, "\"01\",", "1,"), ",02,2021", ",2,2021"), "Lan", true, "");
}

static void test_a_dossier_is_corrected_in_any_of_its_rows(void **state)
{
    struct fixture *f = *state;
    int64_t id = make_dossier(f).id;
    char *sheet = export_csv(f, SHEET_FORM_CATALOGUE), *changed, *both;

    changed =
        replaced(f, replaced(f, sheet, "đất năm 2021\",\"20 năm\",,,,02,2021", "đất 2021\",\"15 năm\",,,5,2,2021"),
                 "\"01\",", "7,");
    merges(f, changed, "Lan", false,
           "2 taken box: 7 | 01\n2 taken title: Hồ sơ giao đất 2021 | Hồ sơ giao đất năm 2021\n"
           "2 taken maintenance: 15 năm | 20 năm\n2 taken start_date: 5/2/2021 | 2/2021\n");
    assert_string_equal(dossier_now(f, id, DOSSIER_MAINTENANCE), "05");
    /* The same in the second row counts once. */
    both = replaced(f, changed, "giao đất năm 2021", "giao đất 2021");
    assert_int_equal(merges(f, both, "Lan", true,
                            "2 taken box: 7 | 01\n2 taken title: Hồ sơ giao đất 2021 | Hồ sơ giao đất năm 2021\n"
                            "2 taken maintenance: 15 năm | 20 năm\n2 taken start_date: 5/2/2021 | 2/2021\n")
                         .unchanged,
                     1);
    assert_string_equal(dossier_now(f, id, DOSSIER_TITLE), "Hồ sơ giao đất 2021");
    assert_string_equal(dossier_now(f, id, DOSSIER_MAINTENANCE), "07");
    assert_string_equal(dossier_now(f, id, DOSSIER_MAINTENANCE_YEARS), "15");
    assert_string_equal(dossier_now(f, id, DOSSIER_START), "2021-02-05");
    merges(f, both, "Lan", true, "");
}

/* A document in two dossiers has two rows; either may be corrected, and both alike. */
static void test_a_document_of_two_dossiers_is_corrected_once(void **state)
{
    struct fixture *f = *state;
    struct dossier second = make_dossier(f);
    struct sheet_export options = {.path = arena_printf(&f->arena, "%s/hai.csv", f->folder)};
    cleanup_buf struct buf sheet = {0};
    int64_t id = 1;
    long rows;
    char *one, *other;

    second.value[DOSSIER_NOTATION] = "02.TCCB";
    second.id = 0;
    OK(dossier_add(f->c, &f->arena, &second, "An", &f->err));
    OK(dossier_add_documents(f->c, second.id, &id, 1, "An", NULL, &f->err));
    OK(sheet_export(f->c, &id, 1, &options, &rows, &f->err));
    assert_int_equal(rows, 2);
    OK(file_read(AT_FDCWD, options.path, 1 << 20, &sheet, &f->err));
    one = replaced(f, sheet.data, "Về việc giao đất", "một");
    other = replaced(f, one, "Về việc giao đất", "hai");
    merges(f, other, "Lan", true, "2 doubled row:  | \n3 doubled row:  | \n");
    merges(f, replaced(f, one, "Về việc giao đất", "một"), "Lan", false, "2 taken abstract: một | Về việc giao đất\n");
    merges(f, one, "Lan", true, "2 taken abstract: một | Về việc giao đất\n");
    /* The dossier of the second row. */
    one = replaced(f, sheet.data, "\"02.TCCB\",\"Hồ sơ giao đất", "\"02.TCCB\",\"Hồ sơ thu hồi đất");
    merges(f, one, "Lan", true, "3 taken title: Hồ sơ thu hồi đất năm 2021 | Hồ sơ giao đất năm 2021\n");
    assert_string_equal(dossier_now(f, second.id, DOSSIER_TITLE), "Hồ sơ thu hồi đất năm 2021");
}

static void test_what_a_dossier_does_not_take_is_told(void **state)
{
    struct fixture *f = *state;
    struct dossier d = make_dossier(f);
    char *sheet = export_csv(f, SHEET_FORM_CATALOGUE), *changed;

    merges(f, replaced(f, sheet, "\"20 năm\",,,,02,2021", "\"20 năm\",,,31,02,2021"), "Lan", true,
           "2 broken start_date: 31/2/2021 | 2/2021\n");
    merges(f, replaced(f, sheet, "\"20 năm\",,,,02,2021", "\"20 năm\",,,,02,"), "Lan", true,
           "2 broken start_date: 2/? | 2/2021\n");
    merges(f, replaced(f, sheet, "\"20 năm\",", "\"hai mươi\","), "Lan", true,
           "2 broken maintenance: hai mươi | 20 năm\n");
    merges(f, replaced(f, sheet, "\"20 năm\",", ","), "Lan", true, "2 emptied maintenance:  | 20 năm\n");
    /* Two rows say two things. */
    changed = replaced(f, replaced(f, sheet, "đất năm 2021", "đất 1"), "đất năm 2021", "đất 2");
    merges(f, changed, "Lan", true,
           "2 doubled title: Hồ sơ giao đất 1 | Hồ sơ giao đất năm 2021\n"
           "3 doubled title: Hồ sơ giao đất 2 | Hồ sơ giao đất năm 2021\n");
    /* Somebody changed it in the archive. */
    assert_int_equal(dossier_find(f->c, &f->arena, d.id, &d, &f->err), 1);
    d.value[DOSSIER_TITLE] = "Hồ sơ thu hồi đất";
    OK(dossier_save(f->c, &d, "Minh", NULL, &f->err));
    changed = replaced(f, sheet, "đất năm 2021", "đất 1");
    merges(f, changed, "Lan", true, "2 conflict title: Hồ sơ giao đất 1 | Hồ sơ thu hồi đất\n");
    assert_string_equal(dossier_now(f, d.id, DOSSIER_TITLE), "Hồ sơ thu hồi đất");
    merges(f, sheet, "Lan", true, "");
}

static void test_a_closed_dossier_takes_nothing(void **state)
{
    struct fixture *f = *state;
    struct dossier d = make_dossier(f);
    char *sheet;

    d.value[DOSSIER_MODE] = "01";
    d.value[DOSSIER_LANGUAGE] = "01";
    d.value[DOSSIER_END] = "2021-12";
    d.value[DOSSIER_CONFIDENCE] = "02";
    d.value[DOSSIER_PAPER_FILE_CODE] = "G09.1.1";
    OK(dossier_save(f->c, &d, "An", NULL, &f->err));
    OK(dossier_close(f->c, d.id, "An", &f->err));
    sheet = export_csv(f, SHEET_FORM_CATALOGUE);
    merges(f, replaced(f, sheet, "đất năm 2021", "đất"), "Lan", false,
           "2 broken title: Hồ sơ giao đất | Hồ sơ giao đất năm 2021\n");
    merges(f, replaced(f, sheet, "đất năm 2021", "đất"), "Lan", true,
           "2 broken title: Hồ sơ giao đất | Hồ sơ giao đất năm 2021\n");
    assert_string_equal(dossier_now(f, d.id, DOSSIER_TITLE), "Hồ sơ giao đất năm 2021");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_the_dossier_stands_beside_its_documents),
        TEST(test_a_dossier_is_corrected_in_any_of_its_rows),
        TEST(test_a_document_of_two_dossiers_is_corrected_once),
        TEST(test_what_a_dossier_does_not_take_is_told),
        TEST(test_a_closed_dossier_takes_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

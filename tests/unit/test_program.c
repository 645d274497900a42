/* Other programs, run on a leash. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "pipeline/base/err.h"
#include "pipeline/image/program.h"

static const struct program_limits leash = {.cpu_seconds = 5, .seconds = 10, .output_bytes = 1 << 20};

static void a_program_gives_its_output_and_exit_code(void **state)
{
    cleanup_program struct program_result result;
    struct err err;

    (void)state;
    assert_int_equal(program_run((const char *const[]){"printf", "số %s", "12", NULL}, &leash, &result, &err),
                     0);
    assert_true(program_succeeded(&result));
    assert_string_equal(buf_string(&result.output), "số 12");
}

static void a_missing_program_is_a_matter_of_setup(void **state)
{
    struct program_result result;
    struct err err;

    (void)state;
    assert_int_equal(program_run((const char *const[]){"no-such-program", NULL}, &leash, &result, &err), -1);
    assert_int_equal(err.code, ERR_SETUP);
    program_result_release(&result);
}

static enum program_end end_of(const char *script, struct program_limits with, char *errors)
{
    cleanup_program struct program_result result;
    struct err err;

    assert_int_equal(program_run((const char *const[]){"sh", "-c", script, NULL}, &with, &result, &err), 0);
    if (errors)
        strcpy(errors, result.errors);
    return result.end;
}

static void a_program_that_hangs_is_killed_with_its_children(void **state)
{
    struct program_limits with = leash;
    time_t start = time(NULL);

    (void)state;
    with.seconds = 1;
    assert_int_equal(end_of("sleep 60 & sleep 60", with, NULL), PROGRAM_TIMED_OUT);
    assert_int_equal(end_of("exec >&- 2>&-; sleep 60", with, NULL), PROGRAM_TIMED_OUT);
    assert_true(time(NULL) - start < 10);
}

static void a_program_that_spins_writes_or_talks_without_end_is_killed(void **state)
{
    struct program_limits with = leash;
    char errors[PROGRAM_ERRORS_KEPT + 1];

    (void)state;
    with.cpu_seconds = 1;
    assert_int_equal(end_of("while :; do :; done", with, NULL), PROGRAM_LIMIT);
    assert_int_equal(end_of("yes", leash, NULL), PROGRAM_LIMIT);
    assert_int_equal(end_of("yes >&2", leash, errors), PROGRAM_LIMIT);
    assert_int_equal(strlen(errors), PROGRAM_ERRORS_KEPT);
}

static void the_end_of_what_it_complained_of_is_kept(void **state)
{
    char errors[PROGRAM_ERRORS_KEPT + 1];

    (void)state;
    assert_int_equal(end_of("seq 100000 >&2; echo last >&2", leash, errors), PROGRAM_EXITED);
    assert_string_equal(errors + strlen(errors) - 5, "last\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_program_gives_its_output_and_exit_code),
        cmocka_unit_test(a_missing_program_is_a_matter_of_setup),
        cmocka_unit_test(a_program_that_hangs_is_killed_with_its_children),
        cmocka_unit_test(a_program_that_spins_writes_or_talks_without_end_is_killed),
        cmocka_unit_test(the_end_of_what_it_complained_of_is_kept),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

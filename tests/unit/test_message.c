/* Messages between the parent and its workers: framing, and what a worker taken over by a file may not say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <jansson.h>
#include <string.h>

#include "pipeline/base/limits.h"
#include "pipeline/base/text.h"
#include "pipeline/run/message.h"

static struct job a_job(void)
{
    struct job job = {.ticket = -7,
                      .kind = JOB_PAGE,
                      .media = MEDIA_TIFF,
                      .page = 12,
                      .limits = {150000000, 5000, 120, 1500, 1LL << 40, 50000}};

    memset(job.object, 'a', 64);
    archive_object_path(job.object, job.path);
    return job;
}

static void frame(struct buf *out, const char *json)
{
    size_t n = strlen(json);
    unsigned char head[4] = {(unsigned char)(n >> 24), (unsigned char)(n >> 16), (unsigned char)(n >> 8), (unsigned char)n};

    buf_append(out, head, 4);
    buf_append(out, json, n);
}

static void a_job_survives_the_round_trip(void **state)
{
    cleanup_buf struct buf wire = {0};
    struct job job = a_job(), back;
    struct err err = {0};
    json_t *body;

    (void)state;
    message_put_job(&wire, &job);
    assert_int_equal(message_take(&wire, &body, &err), 1);
    assert_int_equal(message_read_job(body, &back, &err), 0);
    json_decref(body);
    assert_int_equal(wire.len, 0);
    assert_int_equal(back.ticket, -7);
    assert_int_equal(back.kind, JOB_PAGE);
    assert_int_equal(back.media, MEDIA_TIFF);
    assert_int_equal(back.page, 12);
    assert_string_equal(back.object, job.object);
    assert_string_equal(back.path, job.path);
    assert_memory_equal(&back.limits, &job.limits, sizeof job.limits);
}

static struct crop_job a_crop(void)
{
    return (struct crop_job){.geometry = {.width = 1654, .height = 2339, .rotation = 90, .skew = -1.25},
                             .box = {10, 20, 300, 40},
                             .pad = 7,
                             .side = 900,
                             .form = PICTURE_PIXELS};
}

static void a_crop_survives_the_round_trip(void **state)
{
    cleanup_buf struct buf wire = {0};
    struct job job = a_job(), back;
    struct err err = {0};
    json_t *body;

    (void)state;
    job.kind = JOB_CROP;
    job.crop = a_crop();
    message_put_job(&wire, &job);
    assert_int_equal(message_take(&wire, &body, &err), 1);
    assert_int_equal(message_read_job(body, &back, &err), 0);
    json_decref(body);
    assert_int_equal(back.kind, JOB_CROP);
    assert_int_equal(back.crop.geometry.width, 1654);
    assert_int_equal(back.crop.geometry.height, 2339);
    assert_int_equal(back.crop.geometry.rotation, 90);
    assert_true(back.crop.geometry.skew == -1.25);
    assert_memory_equal(&back.crop.box, &job.crop.box, sizeof job.crop.box);
    assert_int_equal(back.crop.pad, 7);
    assert_int_equal(back.crop.side, 900);
    assert_int_equal(back.crop.form, PICTURE_PIXELS);
}

static void a_crop_of_impossible_size_is_refused(void **state)
{
    (void)state;
    for (int wrong = 0; wrong < 8; wrong++) {
        cleanup_buf struct buf wire = {0};
        struct job job = a_job(), back;
        struct err err = {0};
        json_t *body;

        job.kind = JOB_CROP;
        job.crop = a_crop();
        *(int *[]){&job.crop.side,
                   &job.crop.side,
                   &job.crop.pad,
                   &job.crop.box.x,
                   &job.crop.box.w,
                   &job.crop.box.h,
                   &job.crop.geometry.width,
                   &job.crop.geometry.rotation}[wrong] = (int[]){0, 1000000, -1, -1, INT32_MAX, -5, 70000, 45}[wrong];
        message_put_job(&wire, &job);
        assert_int_equal(message_take(&wire, &body, &err), 1);
        if (message_read_job(body, &back, &err) != -1)
            fail_msg("accepted: %d", wrong);
        assert_int_equal(err.code, ERR_INPUT);
        json_decref(body);
    }
}

static void a_message_that_comes_byte_by_byte_is_put_together(void **state)
{
    cleanup_buf struct buf wire = {0};
    cleanup_buf struct buf in = {0};
    struct job job = a_job();
    struct err err = {0};
    json_t *body = NULL;

    (void)state;
    message_put_job(&wire, &job);
    for (size_t i = 0; i < wire.len; i++) {
        assert_int_equal(message_take(&in, &body, &err), 0);
        buf_append(&in, wire.data + i, 1);
    }
    assert_int_equal(message_take(&in, &body, &err), 1);
    json_decref(body);
    assert_int_equal(message_take(&in, &body, &err), 0);
}

static void messages_in_one_block_are_taken_one_by_one(void **state)
{
    cleanup_buf struct buf in = {0};
    struct err err = {0}, reason = {.code = ERR_LIMIT, .message = "too large"};
    struct result result;
    json_t *body;

    (void)state;
    message_put_ok(&in, 1, "probe", json_pack("{s:i}", "pages", 8));
    message_put_failure(&in, 2, &reason);
    buf_append(&in, "\0\0", 2); /* the start of a third */
    assert_int_equal(message_take(&in, &body, &err), 1);
    assert_int_equal(message_read_result(body, &result, &err), 0);
    assert_true(result.ok && result.ticket == 1);
    assert_int_equal(json_integer_value(json_object_get(json_object_get(result.body, "probe"), "pages")), 8);
    result_release(&result);
    assert_int_equal(message_take(&in, &body, &err), 1);
    assert_int_equal(message_read_result(body, &result, &err), 0);
    assert_true(!result.ok && result.ticket == 2);
    assert_int_equal(result.err.code, ERR_LIMIT);
    assert_string_equal(result.err.message, "too large");
    result_release(&result);
    assert_int_equal(message_take(&in, &body, &err), 0);
    assert_int_equal(in.len, 2);
}

static void an_oversized_message_is_refused_before_it_is_awaited(void **state)
{
    static const unsigned char HEADS[][4] = {{0xFF, 0xFF, 0xFF, 0xFF}, {0x7F, 0xFF, 0xFF, 0xFF}, {0x01, 0x00, 0x00, 0x01}};

    (void)state;
    for (size_t i = 0; i < sizeof HEADS / sizeof *HEADS; i++) {
        cleanup_buf struct buf in = {0};
        struct err err = {0};
        json_t *body;

        buf_append(&in, HEADS[i], 4);
        assert_int_equal(message_take(&in, &body, &err), -1);
        assert_int_equal(err.code, ERR_LIMIT);
    }
}

static void the_largest_page_fits_into_a_message(void **state)
{
    cleanup_buf struct buf out = {0};
    json_t *words = json_array();

    (void)state;
    for (int i = 0; i < LIMIT_WORDS; i++)
        json_array_append_new(words, json_pack("[i,i,i,i,f,i,i,i,s]", 59999, 59999, 59999, 59999, 0.123, 19999, 19999, 7,
                                               "Nghiêngnghiêngng"));
    message_put_ok(&out, 1, "page", json_pack("{s:o}", "words", words));
    assert_true(out.len < LIMIT_MESSAGE_BYTES / 4);
}

static void what_is_no_message_is_refused(void **state)
{
    static const char *const BAD[] = {"", "{", "nonsense", "[1]", "{}", "{\"v\":2}", "{\"v\":\"1\"}", "5", "null",
                                      "{\"v\":1,\"v\":1}", "{\"v\":1} x", "{\"v\":1,\"s\":\"\xFF\"}"};

    (void)state;
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        cleanup_buf struct buf in = {0};
        struct err err = {0};
        json_t *body = NULL;

        frame(&in, BAD[i]);
        if (message_take(&in, &body, &err) != -1)
            fail_msg("accepted: %s", BAD[i]);
        assert_int_equal(err.code, ERR_INPUT);
        assert_null(body);
    }
}

static void what_is_no_result_is_refused(void **state)
{
    static const char *const BAD[] = {"{\"v\":1}", "{\"v\":1,\"ok\":1}", "{\"v\":1,\"ok\":\"true\",\"ticket\":1}",
                                      "{\"v\":1,\"ok\":false,\"ticket\":1}", "{\"v\":1,\"ok\":false,\"reason\":5}"};

    (void)state;
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        cleanup_buf struct buf in = {0};
        struct err err = {0};
        struct result result;
        json_t *body;

        frame(&in, BAD[i]);
        assert_int_equal(message_take(&in, &body, &err), 1);
        if (message_read_result(body, &result, &err) != -1)
            fail_msg("accepted: %s", BAD[i]);
        assert_int_equal(err.code, ERR_INPUT);
    }
}

static void what_is_no_job_is_refused(void **state)
{
    (void)state;
    for (int wrong = 0; wrong < 6; wrong++) {
        char longer[200];
        struct job job;
        struct err err = {0};
        json_t *body;

        memset(longer, 'x', sizeof longer - 1);
        longer[sizeof longer - 1] = '\0';
        body = json_pack("{s:i,s:i,s:s,s:s,s:s,s:s}", "v", 1, "ticket", 1, "kind", wrong == 0 ? "shell" : "page", "object",
                         wrong == 1 ? longer : "ab", "path", wrong == 2 ? longer : "objects/ab/ab", "media",
                         wrong == 3 ? "elf" : "pdf");
        if (wrong == 4)
            json_object_del(body, "kind");
        if (wrong == 5)
            json_object_set_new(body, "path", json_integer(1));
        assert_int_equal(message_read_job(body, &job, &err), -1);
        assert_int_equal(err.code, ERR_INPUT);
        json_decref(body);
    }
}

static void a_reason_with_any_bytes_arrives_as_text(void **state)
{
    cleanup_buf struct buf in = {0};
    struct err err = {0}, reason = {.code = ERR_INPUT, .message = "cannot read 'latin\xE9\xFF'"};
    struct result result;
    json_t *body;

    (void)state;
    message_put_failure(&in, 3, &reason);
    assert_int_equal(message_take(&in, &body, &err), 1);
    assert_int_equal(message_read_result(body, &result, &err), 0);
    assert_string_equal(result.err.message, "cannot read 'latin\\xe9\\xff'");
    assert_true(text_is_utf8(result.err.message, strlen(result.err.message)));
    result_release(&result);
}

static void hello_says_who_or_why_not(void **state)
{
    cleanup_buf struct buf in = {0};
    struct err err = {0}, reason = {.code = ERR_SETUP, .message = "no model 'xxx'"};
    json_t *body;

    (void)state;
    message_put_hello(&in, "Tesseract vie", NULL);
    message_put_hello(&in, NULL, &reason);
    assert_int_equal(message_take(&in, &body, &err), 1);
    assert_true(json_is_true(json_object_get(body, "hello")));
    assert_string_equal(json_string_value(json_object_get(body, "agent")), "Tesseract vie");
    json_decref(body);
    assert_int_equal(message_take(&in, &body, &err), 1);
    assert_true(json_is_false(json_object_get(body, "hello")));
    assert_int_equal(json_integer_value(json_object_get(body, "code")), ERR_SETUP);
    json_decref(body);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_job_survives_the_round_trip),
        cmocka_unit_test(a_crop_survives_the_round_trip),
        cmocka_unit_test(a_crop_of_impossible_size_is_refused),
        cmocka_unit_test(a_message_that_comes_byte_by_byte_is_put_together),
        cmocka_unit_test(messages_in_one_block_are_taken_one_by_one),
        cmocka_unit_test(an_oversized_message_is_refused_before_it_is_awaited),
        cmocka_unit_test(the_largest_page_fits_into_a_message),
        cmocka_unit_test(what_is_no_message_is_refused),
        cmocka_unit_test(what_is_no_result_is_refused),
        cmocka_unit_test(what_is_no_job_is_refused),
        cmocka_unit_test(a_reason_with_any_bytes_arrives_as_text),
        cmocka_unit_test(hello_says_who_or_why_not),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

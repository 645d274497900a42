/* Base64: the test vectors of RFC 4648, any bytes there and back, and what is not base64. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "pipeline/base/base64.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"

static void the_vectors_of_the_rfc_hold(void **state)
{
    static const char *const PAIRS[][2] = {{"", ""},
                                           {"f", "Zg=="},
                                           {"fo", "Zm8="},
                                           {"foo", "Zm9v"},
                                           {"foob", "Zm9vYg=="},
                                           {"fooba", "Zm9vYmE="},
                                           {"foobar", "Zm9vYmFy"}};

    (void)state;
    for (size_t i = 0; i < sizeof PAIRS / sizeof *PAIRS; i++) {
        cleanup_buf struct buf text = {0};
        cleanup_buf struct buf bytes = {0};
        struct err err = {0};

        base64_put(&text, PAIRS[i][0], strlen(PAIRS[i][0]));
        assert_string_equal(buf_string(&text), PAIRS[i][1]);
        assert_int_equal(base64_take(PAIRS[i][1], strlen(PAIRS[i][1]), &bytes, &err), 0);
        assert_string_equal(buf_string(&bytes), PAIRS[i][0]);
    }
}

static void any_bytes_come_back(void **state)
{
    unsigned char all[256];

    (void)state;
    for (int i = 0; i < 256; i++)
        all[i] = (unsigned char)(i * 37);
    for (size_t n = 0; n <= sizeof all; n++) {
        cleanup_buf struct buf text = {0};
        cleanup_buf struct buf bytes = {0};
        struct err err = {0};

        base64_put(&text, all, n);
        assert_int_equal(base64_take(buf_string(&text), text.len, &bytes, &err), 0);
        assert_int_equal(bytes.len, n);
        assert_memory_equal(buf_string(&bytes), all, n);
    }
}

static void what_is_no_base64_is_refused_and_leaves_the_buffer(void **state)
{
    static const char *const BAD[] = {
        "Z", "Zg", "Zg=", "Zh==", "Zm9=", "====", "Z===", "Zg==Zg==", "Zm 9", "Zm9v\n", "Zm9\xC3", "_-__"};

    (void)state;
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        cleanup_buf struct buf bytes = {0};
        struct err err = {0};

        buf_puts(&bytes, "kept");
        if (base64_take(BAD[i], strlen(BAD[i]), &bytes, &err) != -1)
            fail_msg("accepted: %s", BAD[i]);
        assert_int_equal(err.code, ERR_INPUT);
        assert_string_equal(bytes.data, "kept");
    }
}

static void a_zero_byte_in_the_text_is_refused(void **state)
{
    cleanup_buf struct buf bytes = {0};
    struct err err = {0};

    (void)state;
    assert_int_equal(base64_take("Zm\0v", 4, &bytes, &err), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_vectors_of_the_rfc_hold),
        cmocka_unit_test(any_bytes_come_back),
        cmocka_unit_test(what_is_no_base64_is_refused_and_leaves_the_buffer),
        cmocka_unit_test(a_zero_byte_in_the_text_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

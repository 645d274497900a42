/* The pure parts of the web page: text of requests, escaping, routes and their roles, tokens, waiting, people. */
#include "tests/unit/catalogue_fixture.h"

#include "index/cite.h"
#include "index/people.h"
#include "pipeline/base/text.h"
#include "tools/web/html.h"
#include "tools/web/request.h"
#include "tools/web/route.h"
#include "tools/web/secret.h"
#include "tools/web/show.h"
#include "tools/web/throttle.h"

/* Requests ------------------------------------------------------------------------------------------------------- */

static void assert_target(const char *target, const char *path, const char *name, const char *value)
{
    cleanup_arena struct arena arena = {0};
    const char *got = NULL;
    struct web_pairs query;
    struct err err = {0};

    assert_int_equal(request_target(&arena, target, &got, &query, &err), 0);
    assert_string_equal(got, path);
    if (name)
        assert_string_equal(web_value(&query, name), value);
}

static void test_an_address_is_decoded_once(void **state)
{
    (void)state;
    assert_target("/", "/", NULL, NULL);
    assert_target("/a%20b/%C4%91", "/a b/đ", NULL, NULL);
    assert_target("/a+b?q=a+b%2Bc", "/a+b", "q", "a b+c");
    assert_target("/?q=%2525", "/", "q", "%25");
    assert_target("/?a=1&a=2", "/", "a", "1");
    assert_target("/?a&&b=", "/", "a", "");
    assert_target("/?=x&b=y", "/", "b", "y");
}

static void assert_refused(const char *target)
{
    cleanup_arena struct arena arena = {0};
    const char *path = "unchanged";
    struct web_pairs query;
    struct err err = {0};

    assert_int_equal(request_target(&arena, target, &path, &query, &err), -1);
    assert_true(err.code == ERR_INPUT || err.code == ERR_LIMIT);
    assert_string_equal(path, "unchanged");
    assert_int_equal(query.count, 0);
}

static void test_what_is_no_text_is_refused_and_leaves_nothing(void **state)
{
    cleanup_buf struct buf many = {0};

    (void)state;
    buf_puts(&many, "/?a=1");
    for (int i = 0; i < REQUEST_PAIRS_MAX; i++)
        buf_puts(&many, "&a=1");
    assert_refused(many.data);
    assert_refused("");
    assert_refused("*");
    assert_refused("http://host/");
    assert_refused("/%");
    assert_refused("/%4");
    assert_refused("/%zz");
    assert_refused("/%00");
    assert_refused("/%FF");
    assert_refused("/?q=%C0%AF");
    assert_refused("/?a=1&q=%ED%A0%80");
    assert_refused("/?a%00=b");
}

static void test_a_cookie_is_found_by_its_whole_name(void **state)
{
    cleanup_arena struct arena arena = {0};

    (void)state;
    assert_string_equal(request_cookie(&arena, "a=1; sohoa=xyz; b=2", "sohoa"), "xyz");
    assert_string_equal(request_cookie(&arena, "sohoa-visit=v;sohoa=x", "sohoa"), "x");
    assert_null(request_cookie(&arena, "xsohoa=1", "sohoa"));
    assert_null(request_cookie(&arena, "a=sohoa=1", "sohoa"));
    assert_null(request_cookie(&arena, "sohoa", "sohoa"));
    assert_null(request_cookie(&arena, NULL, "sohoa"));
}

static void test_only_our_hosts_are_ours(void **state)
{
    static const char hosts[] = "127.0.0.1,localhost,[::1],kho.test:8443";

    (void)state;
    assert_true(request_host_fits("127.0.0.1:8080", hosts));
    assert_true(request_host_fits("LOCALHOST", hosts));
    assert_true(request_host_fits("[::1]:8080", hosts));
    assert_true(request_host_fits("[::1]", hosts));
    assert_true(request_host_fits("kho.test:8443", hosts));
    assert_false(request_host_fits("kho.test:8080", hosts));
    assert_false(request_host_fits("evil.test", hosts));
    assert_false(request_host_fits("127.0.0.1.evil.test", hosts));
    assert_false(request_host_fits("evil@127.0.0.1", hosts));
    assert_false(request_host_fits("127.0.0.1,evil", hosts));
    assert_false(request_host_fits(":8080", hosts));
    assert_false(request_host_fits("", hosts));
}

static void test_an_origin_is_of_the_same_host(void **state)
{
    (void)state;
    assert_true(request_origin_fits("http://127.0.0.1:8080", "127.0.0.1:8080"));
    assert_true(request_origin_fits("https://kho.test", "kho.test"));
    assert_false(request_origin_fits("http://127.0.0.1:9090", "127.0.0.1:8080"));
    assert_false(request_origin_fits("null", "127.0.0.1:8080"));
    assert_false(request_origin_fits("", "127.0.0.1:8080"));
    assert_false(request_origin_fits("ftp://h", "h"));
}

static void test_a_number_is_digits_in_its_range(void **state)
{
    int64_t n;

    (void)state;
    assert_true(web_number("42", 1, 100, &n));
    assert_int_equal(n, 42);
    assert_false(web_number("0", 1, 100, &n));
    assert_false(web_number("101", 1, 100, &n));
    assert_false(web_number("-1", -5, 100, &n));
    assert_false(web_number("1 ", 1, 100, &n));
    assert_false(web_number("0x1", 1, 100, &n));
    assert_false(web_number("99999999999999999999", 1, INT64_MAX, &n));
    assert_false(web_number("", 0, 1, &n));
    assert_false(web_number(NULL, 0, 1, &n));
}

/* HTML ------------------------------------------------------------------------------------------------------------ */

static void test_every_text_put_into_html_is_escaped(void **state)
{
    cleanup_buf struct buf out = {0};
    static const char broken[] = "a\xFF\x01z";
    const char *volatile nothing = NULL;

    (void)state;
    html_printf(&out, "<a title=\"%s\">%s</a> %d%% %lld %.2f|%5d|%zu", "\"><script>", "a & b 'c' đ", 7, 1234567890123LL,
                0.5, 42, (size_t)9);
    assert_string_equal(out.data, "<a title=\"&quot;&gt;&lt;script&gt;\">a &amp; b &#39;c&#39; đ</a> 7% 1234567890123 "
                                  "0.50|   42|9");
    buf_clear(&out);
    html_escape(&out, broken, sizeof broken - 1);
    assert_string_equal(out.data, "a\xEF\xBF\xBD\xEF\xBF\xBDz");
    buf_clear(&out);
    html_printf(&out, "[%s]", nothing);
    assert_string_equal(out.data, "[]");
}

static void test_a_part_of_an_address_is_encoded(void **state)
{
    cleanup_arena struct arena arena = {0};

    (void)state;
    assert_string_equal(html_url(&arena, "a b&c=/đ\"'"), "a%20b%26c%3D%2F%C4%91%22%27");
    assert_string_equal(html_url(&arena, "A-z_0.~"), "A-z_0.~");
    assert_string_equal(html_url(&arena, ""), "");
}

/* Routes ---------------------------------------------------------------------------------------------------------- */

static void test_a_wildcard_stands_for_one_segment(void **state)
{
    cleanup_arena struct arena arena = {0};
    const struct web_route *route = NULL;
    const char *parts[WEB_PARTS];

    (void)state;
    assert_int_equal(route_find(&arena, WEB_GET, "/document/7/picture/3", &route, parts), ROUTE_FOUND);
    assert_string_equal(route->path, "/document/:/picture/:");
    assert_string_equal(parts[0], "7");
    assert_string_equal(parts[1], "3");
    assert_null(parts[2]);
    assert_int_equal(route_find(&arena, WEB_GET, "/document/", &route, parts), ROUTE_NO_PATH);
    assert_int_equal(route_find(&arena, WEB_GET, "/document/7/picture", &route, parts), ROUTE_NO_PATH);
    assert_int_equal(route_find(&arena, WEB_GET, "/document/7/picture/3/4", &route, parts), ROUTE_NO_PATH);
    assert_int_equal(route_find(&arena, WEB_GET, "", &route, parts), ROUTE_NO_PATH);
    assert_int_equal(route_find(&arena, WEB_POST, "/document/7", &route, parts), ROUTE_NO_METHOD);
}

/* A new route without a role must be put here on purpose. */
static void test_only_these_routes_need_no_session(void **state)
{
    static const char *const open[] = {"/assets/:", "/sign-in", "/sign-out", "/language", "/setup/:", "/link/:"};
    const struct web_route *route;

    (void)state;
    for (size_t i = 0; (route = route_at(i)); i++) {
        bool listed = false;

        for (size_t j = 0; j < sizeof open / sizeof *open; j++)
            listed = listed || !strcmp(open[j], route->path);
        if (route->role == ROLE_NONE && !listed)
            fail_msg("%s needs no session", route->path);
        if (!strncmp(route->path, "/people", 7))
            assert_int_equal(route->role, ROLE_ADMIN);
        assert_true(route->body_max <= (size_t)WEB_BODY_MAX);
    }
}

static void test_no_two_routes_are_the_same(void **state)
{
    const struct web_route *a, *b;

    (void)state;
    for (size_t i = 0; (a = route_at(i)); i++)
        for (size_t j = i + 1; (b = route_at(j)); j++)
            if (a->method == b->method && !strcmp(a->path, b->path))
                fail_msg("%s stands twice", a->path);
}

/* Secrets --------------------------------------------------------------------------------------------------------- */

static void test_tokens_differ_and_forms_cannot_be_guessed_from_them(void **state)
{
    char a[SECRET_TOKEN], b[SECRET_TOKEN], form[SECRET_TOKEN], again[SECRET_TOKEN];

    (void)state;
    secret_make_token(a);
    secret_make_token(b);
    assert_int_equal(strlen(a), SECRET_TOKEN - 1);
    assert_string_not_equal(a, b);
    secret_derive_csrf(a, form);
    secret_derive_csrf(a, again);
    assert_string_equal(form, again);
    assert_string_not_equal(form, a);
    secret_derive_csrf(b, again);
    assert_string_not_equal(form, again);
    assert_true(secret_equal(form, form));
    assert_false(secret_equal(form, again));
    assert_false(secret_equal("", ""));
    assert_false(secret_equal(NULL, form));
}

static void test_a_password_is_only_kept_as_a_hash(void **state)
{
    char hash[SECRET_PASSWORD], other[SECRET_PASSWORD];
    struct err err = {0};

    (void)state;
    assert_int_equal(secret_hash_password("mật khẩu dài", hash, &err), 0);
    assert_int_equal(secret_hash_password("mật khẩu dài", other, &err), 0);
    assert_string_not_equal(hash, other);
    assert_non_null(strstr(hash, "$argon2id$"));
    assert_null(strstr(hash, "khẩu"));
    assert_true(secret_check_password("mật khẩu dài", hash));
    assert_false(secret_check_password("mật khẩu dà", hash));
    assert_false(secret_check_password("mật khẩu dài", NULL));
}

#define FREE 5

static void test_failing_often_costs_a_wait_that_doubles(void **state)
{
    struct throttle *throttle = throttle_new();
    time_t now = 1000000;

    (void)state;
    for (int i = 0; i < FREE - 1; i++)
        throttle_fail(throttle, "a", FREE, now);
    assert_int_equal(throttle_wait(throttle, "a", now), 0);
    throttle_fail(throttle, "a", FREE, now);
    assert_int_equal(throttle_wait(throttle, "a", now), 2);
    assert_int_equal(throttle_wait(throttle, "a", now + 2), 0);
    assert_int_equal(throttle_wait(throttle, "b", now), 0);
    throttle_fail(throttle, "a", FREE, now + 2);
    assert_int_equal(throttle_wait(throttle, "a", now + 2), 4);
    for (int i = 0; i < 50; i++)
        throttle_fail(throttle, "a", FREE, now + 3);
    assert_int_equal(throttle_wait(throttle, "a", now + 3), THROTTLE_MOST);
    throttle_forget(throttle, "a");
    assert_int_equal(throttle_wait(throttle, "a", now + 3), 0);
    throttle_free(throttle);
}

static void test_a_flood_of_names_does_not_forget_who_failed_last(void **state)
{
    struct throttle *throttle = throttle_new();
    char name[32];

    (void)state;
    for (int i = 0; i < 5000; i++) {
        snprintf(name, sizeof name, "%d", i);
        throttle_fail(throttle, name, FREE, 1000 + i);
    }
    for (int i = 0; i < FREE; i++)
        throttle_fail(throttle, "last", FREE, 7000);
    assert_true(throttle_wait(throttle, "last", 7000) > 0);
    throttle_free(throttle);
}

/* People ---------------------------------------------------------------------------------------------------------- */

static int64_t add(struct fixture *f, const char *name, enum role role)
{
    struct person person = {.name = name, .full_name = name, .role = role, .password = "hash", .active = true};

    OK(people_add(f->c, &person, &f->err));
    return person.id;
}

static void test_a_session_is_of_one_who_may_still_sign_in(void **state)
{
    struct fixture *f = *state;
    struct person person;
    int64_t id = (add(f, "admin", ROLE_ADMIN), add(f, "lan", ROLE_CLERK));

    OK(people_add_session(f->c, id, SHA_A, "2999-01-01T00:00:00Z", &f->err));
    assert_int_equal(people_find_session(f->c, &f->arena, SHA_A, "2026-01-01T00:00:00Z", &person, &f->err), 1);
    assert_string_equal(person.name, "lan");
    assert_int_equal(person.role, ROLE_CLERK);
    assert_int_equal(people_find_session(f->c, &f->arena, SHA_A, "2999-01-01T00:00:00Z", &person, &f->err), 0);
    assert_int_equal(people_find_session(f->c, &f->arena, SHA_B, "2026-01-01T00:00:00Z", &person, &f->err), 0);
    assert_int_equal(people_find(f->c, &f->arena, id, &person, &f->err), 1);
    person.full_name = "Lan";
    OK(people_save(f->c, &person, &f->err));
    assert_int_equal(people_find_session(f->c, &f->arena, SHA_A, "2026-01-01T00:00:00Z", &person, &f->err), 1);
    person.role = ROLE_READER;
    OK(people_save(f->c, &person, &f->err));
    assert_int_equal(people_find_session(f->c, &f->arena, SHA_A, "2026-01-01T00:00:00Z", &person, &f->err), 0);
}

static void test_somebody_must_remain_who_administers(void **state)
{
    struct fixture *f = *state;
    struct person person;
    int64_t id = add(f, "one", ROLE_ADMIN);

    assert_int_equal(people_find(f->c, &f->arena, id, &person, &f->err), 1);
    person.active = false;
    assert_int_equal(people_save(f->c, &person, &f->err), -1);
    assert_int_equal(f->err.code, ERR_INPUT);
    assert_int_equal(people_find(f->c, &f->arena, id, &person, &f->err), 1);
    assert_true(person.active);
    add(f, "two", ROLE_ADMIN);
    person.role = ROLE_READER;
    OK(people_save(f->c, &person, &f->err));
}

static void test_a_link_ends(void **state)
{
    struct fixture *f = *state;
    struct person person = {.name = "a",
                            .full_name = "A",
                            .role = ROLE_READER,
                            .active = true,
                            .link = SHA_A,
                            .link_expires = "2999-01-01T00:00:00Z"};
    struct person late = {.name = "b",
                          .full_name = "B",
                          .role = ROLE_READER,
                          .active = true,
                          .link = SHA_B,
                          .link_expires = "2001-01-01T00:00:00Z"};

    OK(people_add(f->c, &person, &f->err));
    OK(people_add(f->c, &late, &f->err));
    assert_int_equal(people_find_link(f->c, &f->arena, SHA_A, &person, &f->err), 1);
    assert_int_equal(people_find_link(f->c, &f->arena, SHA_B, &person, &f->err), 0);
}

static void test_dates_are_written_as_people_read_them(void **state)
{
    struct fixture *f = *state;

    assert_string_equal(show_date(&f->arena, LANGUAGE_VI, "2023-03-05"), "05/03/2023");
    assert_string_equal(show_date(&f->arena, LANGUAGE_EN, "2023-03-05"), "5 March 2023");
    assert_string_equal(show_date(&f->arena, LANGUAGE_EN, "2023-99-05"), "2023-99-05");
    assert_string_equal(show_bytes(&f->arena, LANGUAGE_VI, 1536), "1,5 kB");
    assert_string_equal(show_bytes(&f->arena, LANGUAGE_EN, 999), "999 B");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(test_an_address_is_decoded_once),
        TEST(test_what_is_no_text_is_refused_and_leaves_nothing),
        TEST(test_a_cookie_is_found_by_its_whole_name),
        TEST(test_only_our_hosts_are_ours),
        TEST(test_an_origin_is_of_the_same_host),
        TEST(test_a_number_is_digits_in_its_range),
        TEST(test_every_text_put_into_html_is_escaped),
        TEST(test_a_part_of_an_address_is_encoded),
        TEST(test_a_wildcard_stands_for_one_segment),
        TEST(test_only_these_routes_need_no_session),
        TEST(test_no_two_routes_are_the_same),
        TEST(test_tokens_differ_and_forms_cannot_be_guessed_from_them),
        TEST(test_a_password_is_only_kept_as_a_hash),
        TEST(test_failing_often_costs_a_wait_that_doubles),
        TEST(test_a_flood_of_names_does_not_forget_who_failed_last),
        TEST(test_a_session_is_of_one_who_may_still_sign_in),
        TEST(test_somebody_must_remain_who_administers),
        TEST(test_a_link_ends),
        TEST(test_dates_are_written_as_people_read_them),
    };
    struct err err = {0};

    return secret_prepare(&err) != 0 || cmocka_run_group_tests(tests, NULL, NULL);
}

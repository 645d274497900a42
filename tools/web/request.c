#include "tools/web/request.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "pipeline/base/err.h"
#include "pipeline/base/text.h"

const char *web_value(const struct web_pairs *pairs, const char *name)
{
    for (size_t i = 0; i < pairs->count; i++)
        if (!strcmp(pairs->list[i].name, name))
            return pairs->list[i].value;
    return NULL;
}

bool web_number(const char *text, int64_t least, int64_t most, int64_t *number)
{
    size_t n = text ? strlen(text) : 0;

    if (n == 0 || n > 18 || strspn(text, "0123456789") != n)
        return false;
    *number = strtoll(text, NULL, 10);
    return *number >= least && *number <= most;
}

static int digit_of(char c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

static const char *decode(struct arena *arena, const char *text, size_t n, bool plus, struct err *err)
{
    char *out = arena_alloc(arena, n + 1), *to = out;

    for (size_t i = 0; i < n; i++) {
        if (text[i] == '%') {
            int high = i + 2 < n ? digit_of(text[i + 1]) : -1;
            int low = high >= 0 ? digit_of(text[i + 2]) : -1;

            if (low < 0) {
                err_set(err, ERR_INPUT, "a percent sign without two hexadecimal digits");
                return NULL;
            }
            *to++ = (char)(high * 16 + low);
            i += 2;
        } else {
            *to++ = plus && text[i] == '+' ? ' ' : text[i];
        }
    }
    if (memchr(out, '\0', (size_t)(to - out)) || !text_is_utf8(out, (size_t)(to - out))) {
        err_set(err, ERR_INPUT, "the request is not valid UTF-8 text");
        return NULL;
    }
    return out;
}

int request_pairs(struct arena *arena, const char *text, size_t n, struct web_pairs *pairs, struct err *err)
{
    struct web_pair *list;
    size_t room = 1;

    *pairs = (struct web_pairs){0};
    for (size_t i = 0; i < n; i++)
        room += text[i] == '&';
    if (room > REQUEST_PAIRS_MAX)
        return err_set(err, ERR_LIMIT, "more than %d values", REQUEST_PAIRS_MAX);
    list = arena_alloc(arena, room * sizeof *list);
    pairs->list = list;
    while (n > 0) {
        const char *end = memchr(text, '&', n), *equals;
        size_t all = end ? (size_t)(end - text) : n, name;

        equals = memchr(text, '=', all);
        name = equals ? (size_t)(equals - text) : all;
        if (all > 0) {
            struct web_pair *pair = &list[pairs->count++];

            pair->name = decode(arena, text, name, true, err);
            pair->value = equals ? decode(arena, equals + 1, all - name - 1, true, err) : "";
            if (!pair->name || !pair->value) {
                *pairs = (struct web_pairs){0};
                return -1;
            }
        }
        text += end ? all + 1 : all;
        n -= end ? all + 1 : all;
    }
    return 0;
}

int request_target(struct arena *arena, const char *target, const char **path, struct web_pairs *query, struct err *err)
{
    size_t n = strcspn(target, "?");
    const char *decoded;

    *query = (struct web_pairs){0};
    if (*target != '/')
        return err_set(err, ERR_INPUT, "the address does not begin with a slash");
    decoded = decode(arena, target, n, false, err);
    if (!decoded || (target[n] && request_pairs(arena, target + n + 1, strlen(target + n + 1), query, err) != 0))
        return -1;
    *path = decoded;
    return 0;
}

const char *request_cookie(struct arena *arena, const char *header, const char *name)
{
    size_t n = strlen(name);

    while (header && *header) {
        size_t all;

        header += strspn(header, " \t;");
        all = strcspn(header, ";");
        if (all > n && !strncmp(header, name, n) && header[n] == '=') {
            size_t value = all - n - 1;

            while (value > 0 && header[n + value] == ' ')
                value--;
            return arena_strndup(arena, header + n + 1, value);
        }
        header += all;
    }
    return NULL;
}

bool request_host_fits(const char *host, const char *hosts)
{
    const char *colon = strrchr(host, ':');
    size_t all = strlen(host), bare = colon && !strchr(colon, ']') ? (size_t)(colon - host) : all;

    if (all == 0 || strpbrk(host, " \t,/@\\"))
        return false;
    while (*hosts) {
        size_t n = strcspn(hosts, ",");

        if ((n == all && !strncasecmp(hosts, host, n)) || (n == bare && n > 0 && !strncasecmp(hosts, host, n)))
            return true;
        hosts += n + (hosts[n] == ',');
    }
    return false;
}

bool request_origin_fits(const char *origin, const char *host)
{
    const char *rest = !strncasecmp(origin, "https://", 8) ? origin + 8 : origin + 7;

    return (!strncasecmp(origin, "http://", 7) || !strncasecmp(origin, "https://", 8)) && !strcasecmp(rest, host);
}

#include "pipeline/base/text.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "pipeline/base/memory.h"

#define REPLACEMENT 0xFFFD

int32_t text_next(const char *s, size_t n, size_t *length)
{
    utf8proc_int32_t c = 0;
    utf8proc_ssize_t used = utf8proc_iterate((const utf8proc_uint8_t *)s, (utf8proc_ssize_t)n, &c);

    if (used < 1) {
        *length = 1;
        return REPLACEMENT;
    }
    *length = (size_t)used;
    return c;
}

bool text_is_utf8(const char *s, size_t n)
{
    size_t used;

    for (; n > 0; s += used, n -= used) {
        utf8proc_int32_t c;
        utf8proc_ssize_t got = utf8proc_iterate((const utf8proc_uint8_t *)s, (utf8proc_ssize_t)n, &c);

        if (got < 1)
            return false;
        used = (size_t)got;
    }
    return true;
}

void text_put_char(struct buf *out, int32_t c)
{
    utf8proc_uint8_t bytes[4];
    utf8proc_ssize_t n = utf8proc_encode_char(c, bytes);

    buf_append(out, bytes, n > 0 ? (size_t)n : 0);
}

static int32_t repair_d(int32_t c)
{
    switch (c) {
    case 0x00D0:
    case 0x0189:
        return 0x0110;
    case 0x00F0:
    case 0x0256:
        return 0x0111;
    default:
        return c;
    }
}

/* True when nothing in s is composed or repaired by NFC: what nearly all Vietnamese text is. Below U+0300, in the
 * Vietnamese block and among the usual signs no character is a mark, and all are their own composed form. */
static bool is_composed(const char *s, size_t n)
{
    for (size_t used; n > 0; s += used, n -= used) {
        int32_t c = (unsigned char)*s;

        used = 1;
        if (c == 0)
            return false;
        if (c < 0x80)
            continue;
        c = text_next(s, n, &used);
        if (!(c >= 0x80 && c < 0x0300) && !(c >= 0x1EA0 && c <= 0x1EF9) && !(c >= 0x2010 && c <= 0x2027))
            return false;
        if (repair_d(c) != c)
            return false;
    }
    return true;
}

char *text_nfc(struct arena *arena, const char *s, size_t n)
{
    struct buf valid;
    utf8proc_uint8_t *composed = NULL;
    char *result;

    if (is_composed(s, n))
        return arena_strndup(arena, s, n);
    buf_init(&valid);
    for (size_t used; n > 0; s += used, n -= used) {
        int32_t c = text_next(s, n, &used);

        text_put_char(&valid, c == 0 ? REPLACEMENT : repair_d(c));
    }
    utf8proc_map((const utf8proc_uint8_t *)buf_string(&valid), (utf8proc_ssize_t)valid.len, &composed,
                 UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    result = arena_strdup(arena, composed ? (const char *)composed : buf_string(&valid));
    free(composed);
    buf_release(&valid);
    return result;
}

int32_t text_lower_char(int32_t c)
{
    return utf8proc_tolower(c);
}

int32_t text_upper_char(int32_t c)
{
    return utf8proc_toupper(c);
}

int32_t text_fold_char(int32_t c)
{
    utf8proc_int32_t parts[8];
    utf8proc_ssize_t n;
    int boundary = 0;

    if (c < 0x80)
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
    c = utf8proc_tolower(repair_d(c));
    if (c == 0x0111)
        return 'd';
    n = utf8proc_decompose_char(c, parts, 8, UTF8PROC_DECOMPOSE, &boundary);
    return n > 0 ? parts[0] : c;
}

char *text_fold(struct arena *arena, const char *s, size_t n)
{
    struct buf out;
    char *result;

    buf_init(&out);
    for (size_t used; n > 0; s += used, n -= used) {
        int32_t c = text_next(s, n, &used);
        utf8proc_category_t category = utf8proc_category(c);

        if (category != UTF8PROC_CATEGORY_MN)
            text_put_char(&out, text_fold_char(c));
    }
    result = arena_strdup(arena, buf_string(&out));
    buf_release(&out);
    return result;
}

bool text_is_letter(int32_t c)
{
    switch (utf8proc_category(c)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
        return true;
    default:
        return false;
    }
}

bool text_is_upper(int32_t c)
{
    return utf8proc_category(c) == UTF8PROC_CATEGORY_LU;
}

char *text_upper(struct arena *arena, const char *s)
{
    struct buf out;
    size_t n = strlen(s);
    char *result;

    buf_init(&out);
    for (size_t used; n > 0; s += used, n -= used)
        text_put_char(&out, utf8proc_toupper(text_next(s, n, &used)));
    result = arena_strdup(arena, buf_string(&out));
    buf_release(&out);
    return result;
}

size_t text_length(const char *s)
{
    size_t count = 0;

    for (; *s; s++)
        count += ((unsigned char)*s & 0xC0) != 0x80;
    return count;
}

/* Runs of digits compare by value, then by length so that the order is total (1 before 01). */
static int compare_digits(const char **a, const char **b)
{
    const char *x = *a, *y = *b;
    size_t nx, ny;
    int order;

    while (*x == '0')
        x++;
    while (*y == '0')
        y++;
    nx = strspn(x, "0123456789");
    ny = strspn(y, "0123456789");
    if (nx != ny)
        return nx < ny ? -1 : 1;
    order = strncmp(x, y, nx);
    *a = x + nx;
    *b = y + ny;
    return order;
}

int text_natural_compare(const char *a, const char *b)
{
    const char *x = a, *y = b;

    while (*x && *y) {
        size_t nx, ny;
        int32_t cx, cy;

        if (*x >= '0' && *x <= '9' && *y >= '0' && *y <= '9') {
            int order = compare_digits(&x, &y);

            if (order)
                return order;
            continue;
        }
        cx = text_fold_char(text_next(x, strlen(x), &nx));
        cy = text_fold_char(text_next(y, strlen(y), &ny));
        if (cx != cy)
            return cx < cy ? -1 : 1;
        x += nx;
        y += ny;
    }
    if (*x || *y)
        return *x ? 1 : -1;
    return strcmp(a, b);
}

void text_put_printable(struct buf *out, const char *bytes, size_t n)
{
    for (size_t used; n > 0; bytes += used, n -= used) {
        utf8proc_int32_t c;
        utf8proc_ssize_t got = utf8proc_iterate((const utf8proc_uint8_t *)bytes, (utf8proc_ssize_t)n, &c);

        used = got < 1 ? 1 : (size_t)got;
        if (got >= 1 && c >= 0x20 && (c < 0x7F || c >= 0xA0)) {
            buf_append(out, bytes, used);
            continue;
        }
        for (size_t i = 0; i < used; i++)
            buf_printf(out, "\\x%02x", (unsigned char)bytes[i]);
    }
}

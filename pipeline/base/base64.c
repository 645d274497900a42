#include "pipeline/base/base64.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"

static const char LETTERS[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

void base64_put(struct buf *out, const void *bytes, size_t n)
{
    const unsigned char *p = bytes;

    for (; n > 0; p += 3) {
        size_t taken = n < 3 ? n : 3;
        uint32_t bits = (uint32_t)p[0] << 16 | (taken > 1 ? (uint32_t)p[1] << 8 : 0) | (taken > 2 ? (uint32_t)p[2] : 0);

        for (size_t i = 0; i < 4; i++)
            buf_putc(out, i <= taken ? LETTERS[bits >> (18 - 6 * i) & 63] : '=');
        n -= taken;
    }
}

static int value_of(char c)
{
    const char *found = c ? strchr(LETTERS, c) : NULL;

    return found ? (int)(found - LETTERS) : -1;
}

/* Four letters to as many bytes as they hold; 0 when they are none. */
static size_t take_group(const char *text, bool last, unsigned char bytes[3])
{
    size_t letters = last && text[3] == '=' ? text[2] == '=' ? 2 : 3 : 4;
    uint32_t bits = 0;

    for (size_t i = 0; i < 4; i++) {
        int value = i < letters ? value_of(text[i]) : 0;

        if (value < 0)
            return 0;
        bits = bits << 6 | (uint32_t)value;
    }
    bytes[0] = (unsigned char)(bits >> 16);
    bytes[1] = (unsigned char)(bits >> 8);
    bytes[2] = (unsigned char)bits;
    if ((letters == 2 && (bits & 0xFFFF)) || (letters == 3 && (bits & 0xFF)))
        return 0;
    return letters - 1;
}

int base64_take(const char *text, size_t n, struct buf *out, struct err *err)
{
    size_t before = out->len;

    for (size_t i = 0; i < n; i += 4) {
        unsigned char bytes[3];
        size_t got = n - i < 4 ? 0 : take_group(text + i, i + 4 == n, bytes);

        if (got == 0) {
            out->len = before;
            if (out->data)
                out->data[before] = '\0';
            return err_set(err, ERR_INPUT, "the text is not base64");
        }
        buf_append(out, bytes, got);
    }
    return 0;
}

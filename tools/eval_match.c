#include "tools/eval_match.h"

#include <ctype.h>
#include <string.h>

#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"

#define ABSTRACT_ERRORS 0.05 /* of its length: a trích yếu of three lines is right with a letter misread */

enum rule { RULE_NONE, RULE_NUMBER, RULE_SYMBOL, RULE_EXACT, RULE_UPPER, RULE_FOLDED, RULE_NEARLY };

static const enum rule RULES[FIELD_COUNT] = {
    [FIELD_NUMBER] = RULE_NUMBER,   [FIELD_SYMBOL] = RULE_SYMBOL,     [FIELD_DATE] = RULE_EXACT,
    [FIELD_TYPE] = RULE_FOLDED,     [FIELD_ISSUER] = RULE_FOLDED,     [FIELD_PARENT] = RULE_FOLDED,
    [FIELD_ABSTRACT] = RULE_NEARLY, [FIELD_PLACE] = RULE_FOLDED,      [FIELD_SIGNER] = RULE_FOLDED,
    [FIELD_SECURITY] = RULE_UPPER,  [FIELD_SIGNER_TITLE] = RULE_NONE, [FIELD_URGENCY] = RULE_FOLDED,
};

bool eval_match_scored(enum field_id field)
{
    return RULES[field] != RULE_NONE;
}

static bool is_space(int32_t c)
{
    return (c >= 9 && c <= 13) || (c >= 0x1C && c <= 0x20) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

char *eval_match_number(struct arena *arena, const char *s)
{
    cleanup_buf struct buf out = {0};
    const char *nfc = text_nfc(arena, s ? s : "", s ? strlen(s) : 0);
    const char *upper;
    size_t used;

    for (size_t n = strlen(nfc); n > 0; nfc += used, n -= used)
        if (!is_space(text_next(nfc, n, &used)))
            buf_append(&out, nfc, used);
    upper = text_upper(arena, buf_string(&out));
    while (upper[0] == '0' && isdigit((unsigned char)upper[1]))
        upper++;
    return arena_strdup(arena, upper);
}

static bool is_year(const char *s)
{
    return (*s == '-' || *s == '/') && strspn(s + 1, "0123456789") >= 4;
}

char *eval_match_symbol(struct arena *arena, const char *s)
{
    char *at = eval_match_number(arena, s);

    at += strspn(at, "0123456789");
    if (*at >= 'A' && *at <= 'Z')
        at++;
    if (is_year(at))
        at += 5;
    if (*at == '-' || *at == '/')
        at++;
    return at;
}

char *eval_match_fold(struct arena *arena, const char *s)
{
    cleanup_buf struct buf out = {0};
    const char *nfc = text_nfc(arena, s ? s : "", s ? strlen(s) : 0);
    bool gap = false;

    for (const char *p = text_fold(arena, nfc, strlen(nfc)); *p; p++) {
        if (!isascii((unsigned char)*p) || !isalnum((unsigned char)*p)) {
            gap = true;
            continue;
        }
        if (gap && out.len > 0)
            buf_putc(&out, ' ');
        gap = false;
        buf_putc(&out, *p);
    }
    return arena_strdup(arena, buf_string(&out));
}

/* As it is abbreviated everywhere. */
static char *shorten_committee(struct arena *arena, const char *folded)
{
    static const char FULL[] = "uy ban nhan dan";
    const size_t n = sizeof FULL - 1;
    cleanup_buf struct buf out = {0};

    for (const char *p = folded; *p;) {
        if ((p == folded || p[-1] == ' ') && strncmp(p, FULL, n) == 0 && (p[n] == ' ' || !p[n])) {
            buf_puts(&out, "ubnd");
            p += n;
        } else {
            buf_putc(&out, *p++);
        }
    }
    return arena_strdup(arena, buf_string(&out));
}

size_t eval_match_distance(const char *a, const char *b)
{
    size_t n = strlen(b), last;
    cleanup_free size_t *row = memory_resize(NULL, n + 1, sizeof *row);

    for (size_t j = 0; j <= n; j++)
        row[j] = j;
    for (; *a; a++) {
        size_t corner = row[0]++; /* row[j - 1] of the row above */

        for (size_t j = 1; j <= n; j++) {
            size_t change = corner + (*a != b[j - 1]), least = row[j] < row[j - 1] ? row[j] : row[j - 1];

            corner = row[j];
            row[j] = change < least + 1 ? change : least + 1;
        }
    }
    last = row[n];
    return last;
}

static bool same_text(struct arena *arena, const char *want, const char *got, double errors)
{
    const char *w = shorten_committee(arena, eval_match_fold(arena, want));
    const char *g = shorten_committee(arena, eval_match_fold(arena, got));
    size_t length = strlen(w);

    if (errors <= 0)
        return strcmp(w, g) == 0;
    return (double)eval_match_distance(w, g) <= errors * (double)(length ? length : 1);
}

bool eval_match_same(struct arena *arena, enum field_id field, const char *want, const char *got)
{
    if (!want || !got)
        return !want && !got;
    switch (RULES[field]) {
    case RULE_NUMBER:
        return strcmp(eval_match_number(arena, want), eval_match_number(arena, got)) == 0;
    case RULE_SYMBOL:
        return strcmp(eval_match_symbol(arena, want), eval_match_symbol(arena, got)) == 0;
    case RULE_EXACT:
        return strcmp(want, got) == 0;
    case RULE_UPPER:
        return strcmp(text_upper(arena, text_nfc(arena, want, strlen(want))),
                      text_upper(arena, text_nfc(arena, got, strlen(got)))) == 0;
    case RULE_NEARLY:
        return same_text(arena, want, got, ABSTRACT_ERRORS);
    case RULE_FOLDED:
    case RULE_NONE:
        break;
    }
    return same_text(arena, want, got, 0);
}

static bool ends_with(const char *path, const char *end)
{
    size_t n = strlen(path), m = strlen(end);

    return n > m && path[n - m - 1] == '/' && memcmp(path + n - m, end, m) == 0;
}

bool eval_match_source(const char *file, const char *source)
{
    const char *scans = strstr(file, "scans/");
    cleanup_arena struct arena arena = {0};
    size_t n = strlen(source);

    while (n > 0 && source[n - 1] == '/')
        n--;
    source = arena_strndup(&arena, source, n);
    return strcmp(source, file) == 0 || ends_with(source, file) || ends_with(source, scans ? scans + 6 : file);
}

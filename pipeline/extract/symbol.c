#include "pipeline/extract/symbol.h"

#include <string.h>

#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/extract/kinds.h"
#include "pipeline/extract/layout.h"
#include "pipeline/extract/match.h"

#define PARTS_MAX 8

/* Cyrillic and Greek capitals that engines and keyboards put for Latin ones. */
static const struct {
    int32_t from;
    char to;
} LOOKALIKES[] = {
    {0x0410, 'A'}, {0x0412, 'B'}, {0x0415, 'E'}, {0x041A, 'K'}, {0x041C, 'M'}, {0x041D, 'H'}, {0x041E, 'O'},
    {0x0420, 'P'}, {0x0421, 'C'}, {0x0422, 'T'}, {0x0425, 'X'}, {0x0405, 'S'}, {0x0406, 'I'}, {0x0391, 'A'},
    {0x0392, 'B'}, {0x0395, 'E'}, {0x0397, 'H'}, {0x0399, 'I'}, {0x039A, 'K'}, {0x039C, 'M'}, {0x039D, 'N'},
    {0x039F, 'O'}, {0x03A1, 'P'}, {0x03A4, 'T'}, {0x03A7, 'X'},
};

/* Letters that recognition takes for one another in small capitals. */
static const char *const CONFUSABLE[] = {"it", "il", "oq", "od", "qd", "ec", "hn", "dq", "fp", "uv", "cg", "1t"};

static int32_t plain(int32_t c)
{
    for (size_t i = 0; i < sizeof LOOKALIKES / sizeof *LOOKALIKES; i++)
        if (LOOKALIKES[i].from == c)
            return LOOKALIKES[i].to;
    return c;
}

static bool inner_dot(const char *raw)
{
    const char *dot = strchr(raw, '.');

    return dot && dot > raw && dot[strspn(dot, ". ")] != '\0';
}

/* A dot inside for the hyphen it was printed as; dots at the end are dust. */
static char *with_hyphens(struct arena *arena, const char *raw)
{
    char *text = arena_strdup(arena, raw);
    size_t n = strlen(text);

    while (n > 0 && text[n - 1] == '.')
        text[--n] = '\0';
    for (char *s = text; *s; s++)
        if (*s == '.')
            *s = '-';
    return text;
}

/* Letters, digits, '-', '/' and '&' only; look-alikes replaced; Ñ and such lose what Vietnamese lacks. */
static char *clean(struct arena *arena, const char *raw)
{
    const char *whole = raw;
    struct buf out;
    size_t n = strlen(raw);
    char *result;

    buf_init(&out);
    for (size_t used; n > 0; raw += used, n -= used) {
        int32_t c = plain(text_next(raw, n, &used));

        if (c == 0x2010 || c == 0x2011 || c == 0x2013 || c == 0x2014)
            c = '-';
        if (c == 0x2044)
            c = '/';
        if (c == 0x00D1)
            c = 'N';
        if (c == '-' || c == '/' || c == '&' || text_is_digit(c) || text_is_letter(c))
            text_put_char(&out, c);
    }
    if (out.len > 0 && !strpbrk(out.data, "-/") && inner_dot(whole)) { /* "TB.UBND" */
        buf_release(&out);
        return clean(arena, with_hyphens(arena, whole));
    }
    result = arena_strdup(arena, buf_string(&out));
    buf_release(&out);
    return result;
}

/* "qdd" -> "qd": one mark of Đ read as a second letter. */
static void collapse(char *s)
{
    char *out = s;

    for (const char *p = s; *p; p++)
        if (out == s || out[-1] != *p)
            *out++ = *p;
    *out = '\0';
}

static char *collapsed(struct arena *arena, const char *key)
{
    char *copy = arena_strdup(arena, key);

    collapse(copy);
    return copy;
}

static bool confusable(const char *a, const char *b)
{
    size_t wrong = 0;

    if (strlen(a) != strlen(b))
        return false;
    for (; *a; a++, b++) {
        bool pair = *a == *b;

        for (size_t i = 0; !pair && i < sizeof CONFUSABLE / sizeof *CONFUSABLE; i++)
            pair = (CONFUSABLE[i][0] == *a && CONFUSABLE[i][1] == *b) ||
                   (CONFUSABLE[i][1] == *a && CONFUSABLE[i][0] == *b);
        if (!pair)
            return false;
        wrong += *a != *b;
    }
    return wrong <= 1;
}

static const struct kind *kind_confusable(struct arena *arena, const char *key)
{
    const struct kind *found = NULL, *table;
    size_t n;

    table = kinds_table(&n);
    for (size_t i = 0; i < n; i++) {
        if (!table[i].abbreviation || strlen(key) < 2 || !confusable(layout_key(arena, table[i].abbreviation), key))
            continue;
        if (found)
            return NULL;
        found = &table[i];
    }
    return found;
}

/* What small capitals look like: one letter stands for those of its shape. */
static char *shape(struct arena *arena, const char *key)
{
    static const char *const classes[] = {"itlj1fr", "oqdc0g", "uvy", "mnhw", "bpe8"};
    char *result = arena_strdup(arena, key);

    for (char *s = result; *s; s++)
        for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
            if (strchr(classes[i], *s)) {
                *s = classes[i][0];
                break;
            }
    return result;
}

/* The first part: a kind. What the heading says wins over a letter of doubt. */
static const char *repair_kind(struct arena *arena, const char *part, bool party, const struct kind *heading,
                               struct symbol *out)
{
    const char *key = layout_key(arena, part);
    const struct kind *kind = kind_by_abbreviation(key, party);

    if (heading && heading->abbreviation) {
        const char *want = layout_key(arena, heading->abbreviation);

        if (strcmp(want, key) == 0 || strcmp(want, collapsed(arena, key)) == 0) {
            out->kind = heading;
            return heading->abbreviation;
        }
        if (!kind && strlen(key) <= strlen(want) + 1 && match_distance(key, want, 1) <= 1) {
            out->kind = heading;
            out->changed++;
            return heading->abbreviation;
        }
    }
    if (!kind)
        kind = kind_by_abbreviation(collapsed(arena, key), party);
    if (!kind && heading && heading->abbreviation &&
        strcmp(shape(arena, key), shape(arena, layout_key(arena, heading->abbreviation))) == 0) {
        out->kind = heading; /* "op" for QĐ */
        out->changed += 2;
        return heading->abbreviation;
    }
    if (!kind && (kind = kind_confusable(arena, key)))
        out->changed++;
    out->kind = kind;
    return kind ? kind->abbreviation : NULL;
}

/* "TTg" is the one abbreviation that ends with a small g; a q or a stray letter beside it is still that, and so are a
 * round letter struck through and another letter for the second T. */
static const struct organ *prime_minister(const char *part, const char *key)
{
    size_t n = strlen(key);

    if (strcmp(part, "TTø") == 0 || strcmp(part, "TTọ") == 0 ||
        (n == 3 && *part == 'T' && part[strlen(part) - 1] == 'g' && strchr("tilf1", key[1])))
        return organ_by_abbreviation("ttg");
    if (n < 3 || n > 5 || strncmp(key, "tt", 2) != 0 || (!strchr(key, 'g') && !strchr(key, 'q')))
        return NULL;
    return organ_by_abbreviation("ttg");
}

/* One letter read as two: U as LI or IJ, M as RN. */
static char *rejoined(struct arena *arena, const char *key)
{
    static const char *const pairs[][2] = {{"li", "u"}, {"ij", "u"}, {"ii", "u"}, {"rn", "m"}, {"vv", "w"}};

    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        const char *at = strstr(key, pairs[i][0]);

        if (at)
            return arena_printf(arena, "%.*s%s%s", (int)(at - key), key, pairs[i][1], at + 2);
    }
    return arena_strdup(arena, key);
}

/* The key's letters, three or more, stand among the initials in their order, the first one first. */
static bool in_order(const char *initials, const char *key)
{
    size_t n = strlen(key);

    if (n < 3 || key[0] != initials[0])
        return false;
    for (; *initials && *key; initials++)
        key += *initials == *key;
    return *key == '\0';
}

static const char *repair_organ(struct arena *arena, const char *part, const char *initials, struct symbol *out)
{
    const char *key = layout_key(arena, part), *own = initials ? layout_key(arena, initials) : NULL;
    const struct organ *organ = organ_by_abbreviation(key);

    if (own && strcmp(own, key) == 0)
        return initials;
    if (organ)
        return organ->abbreviation;
    if (own && layout_is_upper(part, 2) && strlen(own) >= 4 && (own[0] == 't' || own[0] == 'p') &&
        strcmp(own + 1, key) == 0)
        return arena_strdup(arena, part); /* "THCSLL" without Trường, "LĐTBXH" without Phòng */
    if (own && layout_is_upper(part, 2) && in_order(own, key)) {
        out->loose = true; /* "CCPT" of Cục Chất lượng, Chế biến và Phát triển … */
        return arena_strdup(arena, part);
    }
    if (own && strlen(key) >= 4 && strncmp(own, key, strlen(key)) == 0) {
        out->loose = true; /* a long name cut short: HĐQLQ */
        return text_upper(arena, part);
    }
    if ((organ = prime_minister(part, key)))
        return organ->abbreviation;
    if ((organ = organ_by_abbreviation(collapsed(arena, key))) ||
        (organ = organ_by_abbreviation(rejoined(arena, key)))) {
        out->changed++;
        return organ->abbreviation;
    }
    if (own && strlen(own) >= 3 && strlen(own) == strlen(key) && match_distance(own, key, 1) <= 1) {
        out->changed++;
        return initials;
    }
    if (own && strlen(own) >= 4 && strcmp(shape(arena, own), shape(arena, key)) == 0) {
        out->changed += 2;
        return initials;
    }
    organ = organ_near(key);
    if (organ)
        out->changed++;
    return organ ? organ->abbreviation : NULL;
}

/* "TTrSTP": a hyphen that was lost between the heading's kind and an organ. */
static char *parted(struct arena *arena, char *text, const struct kind *heading, const char *initials)
{
    size_t n = heading && heading->abbreviation ? strlen(heading->abbreviation) : 0;
    const char *rest;

    if (n == 0 || strpbrk(text, "-/") || strncmp(text, heading->abbreviation, n) != 0)
        return text;
    rest = layout_key(arena, text + n);
    if (strlen(rest) < 3 ||
        (!organ_by_abbreviation(rest) && !(initials && strcmp(layout_key(arena, initials), rest) == 0)))
        return text;
    return arena_printf(arena, "%.*s-%s", (int)n, text, text + n);
}

struct symbol symbol_repair(struct arena *arena, const char *raw, bool party, const struct kind *heading,
                            const char *initials)
{
    struct symbol out = {.known = true};
    char *rest = parted(arena, clean(arena, raw), heading, initials);
    struct buf text;
    size_t n = 0;

    out.plain = arena_strdup(arena, rest);
    buf_init(&text);
    while (*rest && n < PARTS_MAX) {
        size_t length = strcspn(rest, "-/");
        char *part, sign;
        const char *repaired;

        if (rest[length] == '/' && length >= 2 && strlen(rest + length) == 2) { /* "TT/g": a stroke through the g */
            memmove(rest + length, rest + length + 1, 2);
            length++;
        }
        part = arena_strndup(arena, rest, length);
        repaired = n == 0 ? repair_kind(arena, part, party, heading, &out) : NULL;
        sign = rest[length];

        if (n == 0 && repaired && organ_by_abbreviation(layout_key(arena, part)) && !heading &&
            strlen(part) > 2) /* "TTg", "TU" alone are organs, never kinds */
            repaired = NULL;
        if (!repaired && length > 0) {
            repaired = repair_organ(arena, part, initials, &out);
            if (!out.organ && length > 0)
                out.organ = repaired ? repaired : text_upper(arena, part);
        }
        out.known = out.known && repaired != NULL;
        buf_puts(&text, repaired ? repaired : part);
        rest += length;
        n += length > 0;
        if (sign && rest[1] && length > 0)
            buf_putc(&text, sign);
        rest += sign != '\0';
    }
    out.text = arena_strdup(arena, buf_string(&text));
    out.known = out.known && n > 0;
    if (out.kind && !out.organ) { /* "QĐ" alone: the agency behind it was lost */
        out.known = false;
        out.changed++;
    }
    buf_release(&text);
    return out;
}

char *symbol_initials(struct arena *arena, const char *name)
{
    struct buf out;
    char *result;

    buf_init(&out);
    while (*name) {
        size_t n = strcspn(name, " ,-"), used;
        char *word = arena_strndup(arena, name, n);
        const char *fold = text_fold(arena, word, n);

        if (n > 1 && layout_is_upper(word, 2) && text_length(word) > 1)
            buf_puts(&out, word); /* an abbreviation inside the name: "QL", "THCS" */
        else if (n > 0 && strcmp(fold, "va") != 0 && strcmp(fold, "cua") != 0)
            text_put_char(&out, text_upper_char(text_next(word, n, &used)));
        name += n;
        name += strspn(name, " ,-");
    }
    /* "Ủ" of Ủy ban gives U: initials lose their marks, Đ keeps its stroke. */
    result = arena_strdup(arena, buf_string(&out));
    buf_clear(&out);
    for (const char *s = result; *s;) {
        size_t used;
        int32_t c = text_next(s, strlen(s), &used);

        text_put_char(&out, c == 0x0110 ? c : text_upper_char(text_fold_char(c)));
        s += used;
    }
    result = arena_strdup(arena, buf_string(&out));
    buf_release(&out);
    return result;
}

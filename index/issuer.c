#include "index/issuer.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "index/database.h"
#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"

/* A list of the archive's own larger than this is not one. */
#define FILE_BYTES (1024 * 1024)
/* Names longer than this are cut before they are compared: no agency has one. */
#define NAME_BYTES 256
/* Letters of a name for each that may be misread in it. */
#define LETTERS_A_SLIP 10

/* The file is found from the top of the source tree, where make runs. */
__asm__(".section .rodata\n"
        "issuers_start: .incbin \"index/issuers.tsv\"\n"
        "issuers_end: .byte 0\n"
        ".previous\n");
extern const char issuers_start[], issuers_end[];

enum line_kind { LINE_NAME, LINE_SYMBOL, LINE_SYMBOLS };

/* LINE_NAME: `name` is a name of `agency`; LINE_SYMBOL: an abbreviation of it; LINE_SYMBOLS: both are abbreviations. */
struct line {
    enum line_kind kind;
    const char *agency, *name;
    const char *from, *until; /* or NULL */
};

struct issuers {
    struct arena arena;
    struct line *lines;
    size_t count;
};

void issuer_release(struct issuers *issuers)
{
    if (!issuers)
        return;
    arena_release(&issuers->arena);
    free(issuers->lines);
    free(issuers);
}

static bool is_alnum(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

static bool starts(const char *s, const char *with)
{
    return strncmp(s, with, strlen(with)) == 0;
}

/* The agency of which this is the head: past "bo truong " in "bo truong bo noi vu". */
static const char *without_head(const char *key)
{
    static const char *const heads[][2] = {
        {"bo truong ", "bo "},     {"chu tich ", "uy ban "},      {"chu tich ", "hoi dong nhan dan"},
        {"chu tich ", "quoc hoi"}, {"giam doc ", "so "},          {"thong doc ", "ngan hang "},
        {"chu nhiem ", "uy ban "}, {"chu nhiem ", "van phong "},  {"tong thanh tra", ""},
        {"cuc truong ", "cuc "},   {"tong cuc truong ", "tong "}, {"truong ban ", "ban "},
    };

    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        if (*heads[i][1] && starts(key, heads[i][0]) && starts(key + strlen(heads[i][0]), heads[i][1]))
            return key + strlen(heads[i][0]);
    return key;
}

/* Folded words parted by one space, the usual abbreviations in full, without the head of the agency. */
static const char *name_key(struct arena *arena, const char *name)
{
    static const char *const shorts[][2] = {
        {"ubnd", "uy ban nhan dan"}, {"hdnd", "hoi dong nhan dan"}, {"tp", "thanh pho"}, {"tphcm", "thanh pho ho chi minh"},
        {"hcm", "ho chi minh"},      {"va", ""},
    };
    size_t n = strlen(name);
    char *rest = text_fold(arena, name, n > NAME_BYTES ? NAME_BYTES : n), *word;
    cleanup_buf struct buf key = {0};

    for (char *s = rest; *s; s++)
        *s = is_alnum(*s) ? *s : ' ';
    while ((word = strsep(&rest, " "))) {
        const char *whole = word;

        for (size_t i = 0; i < sizeof shorts / sizeof *shorts; i++)
            if (!strcmp(word, shorts[i][0]))
                whole = shorts[i][1];
        if (*whole)
            buf_printf(&key, "%s%s", key.len ? " " : "", whole);
    }
    return without_head(arena_strdup(arena, buf_string(&key)));
}

/* As number_parse() parts a symbol: "bgd-dt" for BGD&ĐT. */
static const char *symbol_key(struct arena *arena, const char *text)
{
    char *key = text_fold(arena, text, strlen(text));

    for (char *s = key; *s; s++)
        *s = is_alnum(*s) ? *s : '-';
    return key;
}

static void add_line(struct issuers *list, char *text)
{
    struct line *line;
    char *columns[4] = {0};

    for (size_t i = 0; i < 4 && text; i++)
        columns[i] = strsep(&text, "\t");
    if (!columns[1] || !*columns[0] || !*columns[1])
        return;
    list->lines = memory_grow(list->lines, list->count, sizeof *list->lines);
    line = &list->lines[list->count++];
    line->kind = *columns[0] == '=' ? LINE_SYMBOLS : *columns[1] == '=' ? LINE_SYMBOL : LINE_NAME;
    line->agency = line->kind == LINE_SYMBOLS ? symbol_key(&list->arena, columns[0] + 1)
                                              : name_key(&list->arena, columns[0]);
    line->name = *columns[1] == '=' ? symbol_key(&list->arena, columns[1] + 1) : name_key(&list->arena, columns[1]);
    line->from = columns[2] && *columns[2] ? arena_strdup(&list->arena, columns[2]) : NULL;
    line->until = columns[3] && *columns[3] ? arena_strdup(&list->arena, columns[3]) : NULL;
}

/* Lines without a tab, and comments, are passed over. */
static void add_lines(struct issuers *list, const char *s, size_t n)
{
    cleanup_arena struct arena arena = {0};
    char *rest = text_nfc(&arena, s, n), *line;

    while ((line = strsep(&rest, "\n"))) {
        line[strcspn(line, "\r")] = '\0';
        if (*line != '#')
            add_line(list, line);
    }
}

/* The archive's lines come first: what the office says of an abbreviation counts before what we say. */
const struct issuers *issuer_lists(struct catalogue *c)
{
    cleanup_arena struct arena arena = {0};
    cleanup_buf struct buf own = {0};
    const char *slash = strrchr(c->path, '/');
    struct err absent;

    if (c->issuers)
        return c->issuers;
    c->issuers = memory_alloc(sizeof *c->issuers);
    if (file_read(-100, arena_printf(&arena, "%.*s" ISSUER_FILE, slash ? (int)(slash - c->path + 1) : 0, c->path),
                  FILE_BYTES, &own, &absent) == 0)
        add_lines(c->issuers, buf_string(&own), own.len);
    add_lines(c->issuers, issuers_start, (size_t)(issuers_end - issuers_start));
    return c->issuers;
}

/* Dates are compared as far as they are known: "2021" lies in a time that ends on 2021-06-30. */
static bool holds_at(const struct line *line, const char *date)
{
    size_t n = date ? strlen(date) : 0;

    return !date || ((!line->from || strncmp(date, line->from, n) >= 0) &&
                     (!line->until || strncmp(date, line->until, n) <= 0));
}

static const char *agency_of(const struct issuers *list, const char *key, const char *date)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->lines[i].kind == LINE_NAME && !strcmp(list->lines[i].name, key) && holds_at(&list->lines[i], date))
            return list->lines[i].agency;
    return key;
}

static bool same_digits(const char *a, const char *b)
{
    static const char digits[] = "0123456789";

    while (true) {
        a += strcspn(a, digits);
        b += strcspn(b, digits);
        if (!*a || !*b)
            return *a == *b;
        if (*a++ != *b++)
            return false;
    }
}

/* Levenshtein's distance of two names of at most NAME_BYTES letters, abbreviations written out. */
static size_t distance(struct arena *arena, const char *a, const char *b)
{
    size_t n = strlen(b), *row = arena_alloc(arena, (n + 1) * sizeof *row);

    for (size_t j = 0; j <= n; j++)
        row[j] = j;
    for (; *a; a++) {
        size_t corner = row[0]++;

        for (size_t j = 1; j <= n; j++) {
            size_t change = corner + (*a != b[j - 1]), best = row[j] < row[j - 1] ? row[j] : row[j - 1];

            corner = row[j];
            row[j] = change < best + 1 ? change : best + 1;
        }
    }
    return row[n];
}

static bool is_beginning(const char *less, const char *more)
{
    size_t n = strlen(less);

    return strncmp(less, more, n) == 0 && more[n] == ' ';
}

enum issuer_match issuer_compare(const struct issuers *list, const char *a, const char *b, const char *date)
{
    cleanup_arena struct arena arena = {0};

    if (!a || !b)
        return ISSUER_UNKNOWN;
    a = agency_of(list, name_key(&arena, a), date);
    b = agency_of(list, name_key(&arena, b), date);
    if (!*a || !*b)
        return ISSUER_UNKNOWN;
    if (!strcmp(a, b))
        return ISSUER_SAME;
    if (!same_digits(a, b))
        return is_beginning(a, b) || is_beginning(b, a) ? ISSUER_UNKNOWN : ISSUER_OTHER;
    if (is_beginning(a, b) || is_beginning(b, a) || distance(&arena, a, b) <= strlen(a) / LETTERS_A_SLIP)
        return ISSUER_UNKNOWN;
    return ISSUER_OTHER;
}

/* "qh14" is the assembly's fourteenth. */
static bool names(const char *abbreviation, const char *part)
{
    size_t n = strlen(abbreviation);

    if (strncmp(abbreviation, part, n) != 0)
        return false;
    return !part[n] || ((!strcmp(abbreviation, "qh") || !strcmp(abbreviation, "ubtvqh")) &&
                        part[n + strspn(part + n, "0123456789")] == '\0');
}

const char *issuer_of_symbol(const struct issuers *list, const char *symbol, const char *date)
{
    const char *dash = strrchr(symbol, '-'), *part = dash ? dash + 1 : symbol;
    const char *kind_end = strchr(symbol, '-');

    if (kind_end != dash)
        return NULL; /* issued by several, or by a unit: "ttlt-btc-bnv", "kh-ubnd-vp" */
    for (size_t i = 0; i < list->count; i++)
        if (list->lines[i].kind == LINE_SYMBOL && names(list->lines[i].name, part) && holds_at(&list->lines[i], date))
            return list->lines[i].agency;
    return NULL;
}

/* The symbol with `from` at this part of it replaced by `to`, when it stands there and is not yet among the forms. */
static void add_form(struct arena *arena, const char *symbol, const char *part, const char *from, const char *to,
                     const char **symbols, size_t *count)
{
    size_t n = strlen(from);
    const char *form;

    if (strncmp(part, from, n) != 0 || (part[n] && part[n] != '-') || *count == ISSUER_SYMBOLS)
        return;
    form = arena_printf(arena, "%.*s%s%s", (int)(part - symbol), symbol, to, part + n);
    for (size_t i = 0; i < *count; i++)
        if (!strcmp(symbols[i], form))
            return;
    symbols[(*count)++] = form;
}

size_t issuer_symbols(const struct issuers *list, struct arena *arena, const char *symbol,
                      const char *symbols[ISSUER_SYMBOLS])
{
    size_t count = 1;

    symbols[0] = symbol;
    for (size_t done = 0; done < count; done++)
        for (const char *part = symbols[done]; part; part = strchr(part, '-') ? strchr(part, '-') + 1 : NULL)
            for (size_t i = 0; i < list->count; i++) {
                const struct line *line = &list->lines[i];

                if (line->kind != LINE_SYMBOLS)
                    continue;
                add_form(arena, symbols[done], part, line->agency, line->name, symbols, &count);
                add_form(arena, symbols[done], part, line->name, line->agency, symbols, &count);
            }
    return count;
}

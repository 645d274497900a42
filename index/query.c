#include "index/query.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "index/tokenizer.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"

static const struct {
    const char *name;
    enum query_filter_kind kind;
} FILTER_NAMES[] = {
    {"type", FILTER_TYPE},     {"loai", FILTER_TYPE},      {"issuer", FILTER_ISSUER}, {"coquan", FILTER_ISSUER},
    {"year", FILTER_YEAR},     {"nam", FILTER_YEAR},       {"date", FILTER_DATE},     {"ngay", FILTER_DATE},
    {"number", FILTER_NUMBER}, {"so", FILTER_NUMBER},      {"state", FILTER_STATE},   {"trangthai", FILTER_STATE},
    {"signer", FILTER_SIGNER}, {"nguoiky", FILTER_SIGNER}, {"hoso", FILTER_DOSSIER},  {"dossier", FILTER_DOSSIER},
};

static const struct {
    const char *word, *state;
} STATE_WORDS[] = {
    {"xong", "done"}, {"da xong", "done"}, {"duyet", "review"}, {"can duyet", "review"}, {"cho duyet", "review"},
};

/* One piece of the query as typed. */
struct piece {
    const char *text;
    size_t n;
    bool negated, quoted, prefix, alternative;
};

/* Terms -------------------------------------------------------------------------------------------------------- */

struct gather {
    struct arena *arena;
    struct query_token tokens[QUERY_TOKENS];
    size_t count, n;
    struct query_token whole;
};

static int gather_token(const struct token *token, void *data)
{
    struct gather *g = data;
    struct query_token copy;

    if (g->count == QUERY_TOKENS)
        return 1;
    copy.key = arena_strdup(g->arena, token->key);
    copy.fold = token->fold == token->key ? copy.key : arena_strdup(g->arena, token->fold);
    if (!token->whole)
        g->tokens[g->count++] = copy;
    else if (token->start == 0 && token->end == g->n)
        g->whole = copy;
    return 0;
}

static bool has_marks(const struct query_token *token)
{
    return token->fold != token->key && strcmp(token->key, token->fold + 1) != 0;
}

static void add_term(struct arena *arena, struct query *q, const struct piece *piece)
{
    struct gather g = {.arena = arena, .n = piece->n};
    struct query_term *term;

    tokenizer_split(piece->text, piece->n, gather_token, &g);
    if (g.count == 0 || q->term_count == QUERY_TERMS)
        return;
    term = &q->terms[q->term_count++];
    *term = (struct query_term){.count = g.count,
                                .whole = piece->prefix ? (struct query_token){0} : g.whole,
                                .prefix = piece->prefix,
                                .quoted = piece->quoted,
                                .negated = piece->negated,
                                .alternative = piece->alternative && q->term_count > 1};
    term->tokens = arena_alloc(arena, g.count * sizeof *term->tokens);
    memcpy(term->tokens, g.tokens, g.count * sizeof *term->tokens);
    for (size_t i = 0; i < g.count; i++)
        q->marked = q->marked || has_marks(&g.tokens[i]);
}

/* Filters ------------------------------------------------------------------------------------------------------- */

static bool all_digits(const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (s[i] < '0' || s[i] > '9')
            return false;
    return n > 0;
}

/* 2021, 2021-9, 2021-09-15, 9/2021, 15/9/2021 into YYYY[-MM[-DD]]; NULL when it is no date. */
static char *read_date(struct arena *arena, const char *s, size_t n)
{
    int parts[3] = {0}, count = 0;
    size_t year_at = 3;

    while (n > 0 && count < 3) {
        size_t length = strcspn(s, "-/.");

        length = length > n ? n : length;
        if (!all_digits(s, length) || length > 4)
            return NULL;
        if (length == 4)
            year_at = (size_t)count;
        parts[count++] = (int)strtol(s, NULL, 10);
        if (length < n)
            length++;
        s += length;
        n -= length;
    }
    if (n > 0 || (year_at != 0 && year_at + 1 != (size_t)count))
        return NULL;
    if (year_at != 0 && count > 1) {
        int year = parts[count - 1];

        parts[count - 1] = parts[0];
        parts[0] = year;
    }
    for (int i = 1; i < count; i++)
        if (parts[i] < 1 || parts[i] > (i == 1 ? 12 : 31))
            return NULL;
    return count == 1   ? arena_printf(arena, "%04d", parts[0])
           : count == 2 ? arena_printf(arena, "%04d-%02d", parts[0], parts[1])
                        : arena_printf(arena, "%04d-%02d-%02d", parts[0], parts[1], parts[2]);
}

static bool read_range(struct arena *arena, const char *value, struct query_filter *f)
{
    const char *dots = strstr(value, "..");
    size_t n = strlen(value);

    if (!dots) {
        f->low = f->high = read_date(arena, value, n);
        return f->low != NULL;
    }
    if (dots > value) {
        f->low = read_date(arena, value, (size_t)(dots - value));
        if (!f->low)
            return false;
    }
    if (dots[2]) {
        f->high = read_date(arena, dots + 2, strlen(dots + 2));
        if (!f->high)
            return false;
    }
    return f->low || f->high;
}

static const char *read_state(const char *folded)
{
    for (size_t i = 0; i < sizeof STATE_WORDS / sizeof *STATE_WORDS; i++)
        if (!strcmp(folded, STATE_WORDS[i].word))
            return STATE_WORDS[i].state;
    return folded;
}

/* False when the value makes no sense for this filter: then the piece is words. */
static bool read_filter(struct arena *arena, enum query_filter_kind kind, const char *value, struct query_filter *f)
{
    const char *folded = text_fold(arena, value, strlen(value));

    f->kind = kind;
    f->value = folded;
    f->typed = value;
    switch (kind) {
    case FILTER_TYPE:
        f->value = number_kind_name(folded) ? number_kind_name(folded) : folded;
        return *folded;
    case FILTER_ISSUER:
    case FILTER_SIGNER:
    case FILTER_DOSSIER:
        return *folded;
    case FILTER_STATE:
        f->value = read_state(folded);
        return *folded;
    case FILTER_NUMBER:
        return number_parse_query(value, strlen(value), &f->number);
    case FILTER_YEAR:
    case FILTER_DATE:
        return read_range(arena, value, f);
    }
    return false;
}

/* The filter that s begins with ("loai:"), its length with the colon in *used. */
static bool filter_name(struct arena *arena, const char *s, size_t n, enum query_filter_kind *kind, size_t *used)
{
    const char *colon = memchr(s, ':', n < 32 ? n : 32);
    const char *name;

    if (!colon)
        return false;
    name = text_fold(arena, s, (size_t)(colon - s));
    for (size_t i = 0; i < sizeof FILTER_NAMES / sizeof *FILTER_NAMES; i++)
        if (!strcmp(name, FILTER_NAMES[i].name)) {
            *kind = FILTER_NAMES[i].kind;
            *used = (size_t)(colon - s) + 1;
            return true;
        }
    return false;
}

/* Pieces --------------------------------------------------------------------------------------------------------- */

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static size_t skip_space(const char *s)
{
    size_t n = 0;

    while (is_space(s[n]))
        n++;
    return n;
}

/* A quoted phrase or a bare word at s; its length with quotes. */
static size_t read_piece(const char *s, struct piece *piece)
{
    size_t n = 0;

    piece->quoted = *s == '"';
    if (piece->quoted) {
        const char *end = strchr(s + 1, '"');

        piece->text = s + 1;
        piece->n = end ? (size_t)(end - s) - 1 : strlen(s + 1);
        n = piece->n + (end ? 2 : 1);
    } else {
        while (s[n] && s[n] != '"' && !is_space(s[n]))
            n++;
        piece->text = s;
        piece->n = n;
    }
    piece->prefix = s[n] == '*';
    if (!piece->quoted && n > 0 && s[n - 1] == '*')
        piece->prefix = true;
    return n;
}

static bool is_or(const struct piece *piece)
{
    static const char *const WORDS[] = {"OR", "HOẶC", "|", "||"};

    for (size_t i = 0; !piece->quoted && i < sizeof WORDS / sizeof *WORDS; i++)
        if (strlen(WORDS[i]) == piece->n && !memcmp(WORDS[i], piece->text, piece->n))
            return true;
    return false;
}

/* Takes a filter at s; 0 when there is none, else the bytes used. */
static size_t take_filter(struct arena *arena, struct query *q, const char *s, bool negated)
{
    struct query_filter filter = {.negated = negated};
    enum query_filter_kind kind;
    struct piece value;
    size_t used, gap;

    if (q->filter_count == QUERY_TERMS || !filter_name(arena, s, strcspn(s, " \t\r\n\""), &kind, &used))
        return 0;
    gap = skip_space(s + used);
    if (gap > 0 && kind != FILTER_NUMBER && kind != FILTER_YEAR && kind != FILTER_DATE)
        return 0;
    used += gap;
    used += read_piece(s + used, &value);
    if (!read_filter(arena, kind, arena_strndup(arena, value.text, value.n), &filter))
        return 0;
    q->filters[q->filter_count++] = filter;
    return used;
}

/* Curly quotes are quotes. */
static char *plain_quotes(struct arena *arena, const char *s)
{
    static const char *const QUOTES[] = {"\u201c", "\u201d", "\u201e"};
    struct buf out;
    char *result;

    buf_init(&out);
    while (*s) {
        bool quote = false;

        for (size_t i = 0; i < 3 && !quote; i++)
            quote = !strncmp(s, QUOTES[i], 3);
        buf_putc(&out, quote ? '"' : *s);
        s += quote ? 3 : 1;
    }
    result = arena_strdup(arena, buf_string(&out));
    buf_release(&out);
    return result;
}

static bool first_has_digit(const struct query_term *term)
{
    return term->tokens[0].key[0] >= '0' && term->tokens[0].key[0] <= '9';
}

/* A number's words as one phrase, without what stands before the digits. */
static void join_number(struct arena *arena, struct query *q)
{
    struct query_term phrase = {0};
    size_t i = 0;

    phrase.tokens = arena_alloc(arena, QUERY_TOKENS * sizeof *phrase.tokens);
    while (i < q->term_count && !first_has_digit(&q->terms[i]))
        i++;
    if (i < q->term_count && i + 1 == q->term_count)
        phrase.whole = q->terms[i].whole;
    for (; i < q->term_count; i++)
        for (size_t j = 0; j < q->terms[i].count && phrase.count < QUERY_TOKENS; j++)
            phrase.tokens[phrase.count++] = q->terms[i].tokens[j];
    q->term_count = 0;
    if (phrase.count == 0)
        return;
    phrase.prefix = phrase.tokens[phrase.count - 1].fold != phrase.tokens[phrase.count - 1].key;
    q->terms[q->term_count++] = phrase;
}

static void find_number(struct arena *arena, struct query *q, const char *words)
{
    for (size_t i = 0; i < q->term_count; i++)
        if (q->terms[i].negated || q->terms[i].alternative || q->terms[i].prefix)
            return;
    if (q->term_count > 0) {
        q->is_number = number_parse_query(words, strlen(words), &q->number);
        if (q->is_number)
            join_number(arena, q);
        return;
    }
    for (size_t i = 0; i < q->filter_count; i++)
        if (q->filters[i].kind == FILTER_NUMBER && !q->filters[i].negated) {
            q->is_number = true;
            q->number = q->filters[i].number;
            return;
        }
}

void query_parse(struct arena *arena, const char *text, size_t n, struct query *q)
{
    cleanup_buf struct buf words = {0};
    const char *s = plain_quotes(arena, text_nfc(arena, text, n));
    bool alternative = false;

    *q = (struct query){0};
    for (s += skip_space(s); *s; s += skip_space(s)) {
        struct piece piece = {.alternative = alternative};
        size_t used;

        if (*s == '-' && s[1] && !is_space(s[1])) {
            piece.negated = true;
            s++;
        }
        used = take_filter(arena, q, s, piece.negated);
        if (used == 0) {
            used = read_piece(s, &piece);
            alternative = !piece.negated && is_or(&piece);
            if (!alternative) {
                add_term(arena, q, &piece);
                buf_append(&words, piece.text, piece.n);
                buf_putc(&words, ' ');
            }
        }
        s += used ? used : 1;
    }
    find_number(arena, q, buf_string(&words));
}

bool query_has_positive(const struct query *q)
{
    for (size_t i = 0; i < q->term_count; i++)
        if (!q->terms[i].negated)
            return true;
    return false;
}

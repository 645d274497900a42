#include "index/abbreviation.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "index/database.h"
#include "index/tokenizer.h"
#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"

/* A list of the archive's own larger than this is not one. */
#define FILE_BYTES (1024 * 1024)
/* A meaning that this few of the documents have that define the abbreviation is a slip. */
#define SLIP_SHARE 10

/* The file is found from the top of the source tree, where make runs. */
__asm__(".section .rodata\n"
        "abbreviations_start: .incbin \"index/abbreviations.tsv\"\n"
        "abbreviations_end: .byte 0\n"
        ".previous\n");
extern const char abbreviations_start[], abbreviations_end[];

struct pair {
    struct query_token word;
    struct expansion meaning;
};

struct abbreviations {
    struct arena arena;
    struct pair *pairs;
    size_t count;
};

void abbreviation_release(struct abbreviations *a)
{
    if (!a)
        return;
    arena_release(&a->arena);
    free(a->pairs);
    free(a);
}

struct gathering {
    struct arena *arena;
    struct query_token tokens[QUERY_TOKENS];
    size_t count;
};

static int gather(const struct token *token, void *data)
{
    struct gathering *g = data;
    struct query_token *copy = &g->tokens[g->count];

    if (token->whole)
        return 0;
    copy->key = arena_strdup(g->arena, token->key);
    copy->fold = token->fold == token->key ? copy->key : arena_strdup(g->arena, token->fold);
    return ++g->count == QUERY_TOKENS;
}

static struct expansion tokens_of(struct arena *arena, const char *s, size_t n)
{
    struct gathering g = {.arena = arena};
    struct expansion e;

    tokenizer_split(s, n, gather, &g);
    e = (struct expansion){arena_alloc(arena, (g.count + 1) * sizeof *e.tokens), g.count};
    memcpy(e.tokens, g.tokens, g.count * sizeof *e.tokens);
    return e;
}

/* Lines without a tab, and comments, are passed over. */
static void add_lines(struct abbreviations *a, const char *s, size_t n)
{
    const char *end = s + n;

    while (s < end) {
        const char *stop = memchr(s, '\n', (size_t)(end - s)), *tab;
        size_t length = (size_t)((stop ? stop : end) - s);
        struct expansion word;

        tab = *s == '#' ? NULL : memchr(s, '\t', length);
        word = tab ? tokens_of(&a->arena, s, (size_t)(tab - s)) : (struct expansion){0};
        if (word.count == 1) {
            struct expansion meaning = tokens_of(&a->arena, tab + 1, (size_t)(s + length - tab - 1));

            a->pairs = memory_grow(a->pairs, a->count, sizeof *a->pairs);
            if (meaning.count > 0)
                a->pairs[a->count++] = (struct pair){word.tokens[0], meaning};
        }
        s += length + 1;
    }
}

static const struct abbreviations *lists_of(struct catalogue *c)
{
    cleanup_arena struct arena arena = {0};
    cleanup_buf struct buf own = {0};
    const char *slash = strrchr(c->path, '/');
    struct err absent;

    if (c->abbreviations)
        return c->abbreviations;
    c->abbreviations = memory_alloc(sizeof *c->abbreviations);
    if (file_read(-100, arena_printf(&arena, "%.*s" ABBREVIATION_FILE, slash ? (int)(slash - c->path + 1) : 0, c->path),
                  FILE_BYTES, &own, &absent) == 0) {
        char *text = text_nfc(&arena, buf_string(&own), own.len);

        add_lines(c->abbreviations, text, strlen(text));
    }
    add_lines(c->abbreviations, abbreviations_start, (size_t)(abbreviations_end - abbreviations_start));
    return c->abbreviations;
}

static bool same_words(const struct expansion *a, const struct expansion *b)
{
    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++)
        if (strcmp(a->tokens[i].fold, b->tokens[i].fold) != 0)
            return false;
    return true;
}

static void add_meaning(struct expansion *meanings, size_t *count, const struct expansion *meaning)
{
    for (size_t i = 0; i < *count; i++)
        if (same_words(&meanings[i], meaning))
            return;
    if (*count < ABBREVIATION_MEANINGS)
        meanings[(*count)++] = *meaning;
}

static int find_defined(struct catalogue *c, struct arena *arena, const char *fold, struct expansion *meanings,
                        size_t *count, struct err *err)
{
    sqlite3_stmt *stmt = database_query(c, err,
                                        "SELECT long, documents FROM search_definition WHERE short = ? AND documents > "
                                        "0 ORDER BY documents DESC LIMIT 8",
                                        "s", fold);
    int64_t most = 0;
    int got;

    if (!stmt)
        return -1;
    while ((got = database_row(c, stmt, err)) == 1) {
        const char *text = database_borrow(stmt, 0);
        struct expansion meaning = tokens_of(arena, text, strlen(text));

        most = most ? most : sqlite3_column_int64(stmt, 1);
        if (sqlite3_column_int64(stmt, 1) * SLIP_SHARE >= most)
            add_meaning(meanings, count, &meaning);
    }
    database_done(c, stmt);
    return got;
}

static const char *bare(const char *fold)
{
    return fold + (*fold == TOKENIZER_FOLD);
}

int abbreviation_find_meanings(struct catalogue *c, struct arena *arena, const struct query_token *word,
                               struct expansion *meanings, size_t *count, struct err *err)
{
    const struct abbreviations *a = lists_of(c);

    *count = 0;
    for (size_t i = 0; i < a->count; i++)
        if (!strcmp(a->pairs[i].word.fold, word->fold))
            add_meaning(meanings, count, &a->pairs[i].meaning);
    return find_defined(c, arena, bare(word->fold), meanings, count, err);
}

static bool stands_for(const struct expansion *meaning, const struct query_token *const *tokens, size_t count,
                       bool exact)
{
    if (meaning->count != count)
        return false;
    for (size_t i = 0; i < count; i++)
        if (exact ? strcmp(meaning->tokens[i].key, tokens[i]->key) != 0
                  : strcmp(meaning->tokens[i].fold, tokens[i]->fold) != 0)
            return false;
    return true;
}

int abbreviation_find_short(struct catalogue *c, struct arena *arena, const struct query_token *const *tokens,
                            size_t count, bool exact, struct query_token *word, struct err *err)
{
    const struct abbreviations *a = lists_of(c);
    cleanup_buf struct buf words = {0};
    sqlite3_stmt *stmt;
    int got;

    for (size_t i = 0; i < a->count; i++)
        if (stands_for(&a->pairs[i].meaning, tokens, count, exact)) {
            *word = a->pairs[i].word;
            return 1;
        }
    for (size_t i = 0; i < count; i++)
        buf_printf(&words, "%s%s", i ? " " : "", bare(tokens[i]->fold));
    stmt = database_query(c, err,
                          "SELECT short FROM search_definition WHERE long_key = ? AND documents > 0 ORDER BY documents "
                          "DESC LIMIT 1",
                          "s", buf_string(&words));
    got = stmt ? database_row(c, stmt, err) : -1;
    if (got == 1) {
        const char *text = database_borrow(stmt, 0);
        struct expansion found = tokens_of(arena, text, strlen(text));

        got = found.count == 1;
        if (got)
            *word = found.tokens[0];
    }
    database_done(c, stmt);
    return got;
}

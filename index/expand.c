#include "index/expand.h"

#include <sqlite3.h>
#include <string.h>

#include "index/abbreviation.h"
#include "index/database.h"
#include "index/query.h"
#include "index/tokenizer.h"
#include "pipeline/base/memory.h"

/* Words of the longest meaning that is looked for. */
#define MEANING_WORDS 10

static bool is_bare(const struct query_term *term)
{
    return !term->quoted && !term->negated && !term->prefix && !term->alternative && !term->loose && term->count == 1 &&
           !term->whole.key;
}

/* Puts a term after place `at`. False when there is no room. */
static bool insert(struct query *q, size_t at, const struct query_term *term)
{
    if (q->term_count == QUERY_TERMS)
        return false;
    memmove(&q->terms[at + 2], &q->terms[at + 1], (q->term_count - at - 1) * sizeof *q->terms);
    q->terms[at + 1] = *term;
    q->term_count++;
    return true;
}

/* The next term that a person wrote with OR before it. */
static bool is_followed_by_or(const struct query *q, size_t at)
{
    return at + 1 < q->term_count && q->terms[at + 1].alternative;
}

static int add_meanings(struct catalogue *c, struct arena *arena, struct query *q, size_t *at, struct err *err)
{
    struct expansion meanings[ABBREVIATION_MEANINGS];
    size_t count;

    if (abbreviation_find_meanings(c, arena, &q->terms[*at].tokens[0], meanings, &count, err) != 0)
        return -1;
    for (size_t i = 0; i < count; i++) {
        struct query_term term = {
            .tokens = meanings[i].tokens, .count = meanings[i].count, .alternative = true, .expansion = true};

        if (!insert(q, *at, &term))
            break;
        ++*at;
    }
    return 0;
}

/* Bare words from `at` on that have an abbreviation become one loose term with it as alternative; the longest first. */
static int add_short(struct catalogue *c, struct arena *arena, struct query *q, size_t at, bool *merged,
                     struct err *err)
{
    const struct query_token *tokens[MEANING_WORDS];
    size_t most = 0;

    *merged = false;
    while (at + most < q->term_count && most < MEANING_WORDS && is_bare(&q->terms[at + most]) &&
           !is_followed_by_or(q, at + most)) {
        tokens[most] = &q->terms[at + most].tokens[0];
        most++;
    }
    for (size_t n = most; n >= 2; n--) {
        struct query_token *word = arena_alloc(arena, sizeof *word), *all;
        int got = abbreviation_find_short(c, arena, tokens, n, q->marked, word, err);
        struct query_term term = {.tokens = word, .count = 1, .alternative = true, .expansion = true};

        if (got < 0)
            return -1;
        if (got == 0)
            continue;
        all = arena_alloc(arena, n * sizeof *all);
        for (size_t i = 0; i < n; i++)
            all[i] = *tokens[i];
        q->terms[at] = (struct query_term){.tokens = all, .count = n, .loose = true};
        memmove(&q->terms[at + 1], &q->terms[at + n], (q->term_count - at - n) * sizeof *q->terms);
        q->term_count -= n - 1;
        insert(q, at, &term);
        *merged = true;
        return 0;
    }
    return 0;
}

static int expand_abbreviations(struct catalogue *c, struct arena *arena, struct query *q, struct err *err)
{
    for (size_t i = 0; i < q->term_count; i++) {
        bool merged = false;

        if (!is_bare(&q->terms[i]))
            continue;
        if (add_short(c, arena, q, i, &merged, err) != 0)
            return -1;
        if (merged)
            i++;
        else if (!is_followed_by_or(q, i) && add_meanings(c, arena, q, &i, err) != 0)
            return -1;
    }
    return 0;
}

static int find_endings(struct catalogue *c, struct arena *arena, struct query *q, const char *word,
                        struct query_endings *endings, struct err *err)
{
    sqlite3_stmt *stmt = database_query(c, err,
                                        "SELECT word FROM search_word WHERE word >= ?1 AND word < ?1 || char(1114111) "
                                        "ORDER BY documents DESC LIMIT ?2",
                                        "sd", word, EXPAND_ENDINGS + 1);
    int got;

    if (!stmt)
        return -1;
    endings->count = 0;
    endings->words = arena_alloc(arena, EXPAND_ENDINGS * sizeof *endings->words);
    while ((got = database_row(c, stmt, err)) == 1 && endings->count < EXPAND_ENDINGS)
        endings->words[endings->count++] = database_text(arena, stmt, 0);
    database_done(c, stmt);
    q->cut = q->cut || got == 1;
    /* What begins nothing is looked for as it is, and not found. */
    if (endings->count == 0)
        endings->words[endings->count++] = word;
    return got < 0 ? -1 : 0;
}

int expand_query(struct catalogue *c, struct arena *arena, struct query *q, struct err *err)
{
    if (!q->is_number && expand_abbreviations(c, arena, q, err) != 0)
        return -1;
    for (size_t i = 0; i < q->term_count; i++) {
        struct query_term *term = &q->terms[i];
        const struct query_token *last = &term->tokens[term->count - 1];

        if (term->prefix && (find_endings(c, arena, q, last->key, &term->endings[0], err) != 0 ||
                             find_endings(c, arena, q, last->fold, &term->endings[1], err) != 0))
            return -1;
    }
    return 0;
}

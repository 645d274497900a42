#include "index/rank.h"

#include <math.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "index/database.h"
#include "index/tier.h"
#include "index/tokenizer.h"

#define K1           1.2
#define B            0.75
#define TITLE_WEIGHT 3
#define OTHER_MARKS  0.9
/* Words of a usual document and of a usual title. */
#define TEXT_WORDS  1200
#define TITLE_WORDS 20
#define WORDS       64

struct wanted_word {
    const struct query_token *token;
    double weight; /* of the word: rare ones say more */
    double found;  /* in the document being weighed */
};

struct weighing {
    struct wanted_word words[WORDS];
    size_t count;
    uint64_t first[2]; /* set of their first letters, folded */
    double length;     /* words of the document */
    double each;       /* what one counts */
};

/* ln(1 + N / n), by the fold: how many of the N documents have the word with any marks. */
static int weigh_word(struct search *s, const struct query_token *token, double documents, double *weight)
{
    int64_t n = 0;
    int got = database_number(s->c, s->err, &n, "SELECT documents FROM search_word WHERE word = ?", "s", token->fold);

    *weight = log(1 + documents / (double)(n > 0 ? n : 1));
    return got < 0 ? -1 : 0;
}

static void note_first(struct weighing *w, const struct query_token *token)
{
    unsigned char c = (unsigned char)token->fold[token->fold != token->key];

    if (c < 0x80)
        w->first[c / 64] |= UINT64_C(1) << (c % 64);
}

static int gather_words(struct search *s, struct weighing *w)
{
    int64_t documents = 1;

    if (database_number(s->c, s->err, &documents, "SELECT ifnull(max(id), 1) FROM document", "") < 0)
        return -1;
    for (size_t i = 0; i < s->query.term_count; i++) {
        const struct query_term *term = &s->query.terms[i];

        for (size_t k = 0; !term->negated && k < term->count && w->count < WORDS; k++) {
            struct wanted_word *word = &w->words[w->count++];

            *word = (struct wanted_word){.token = &term->tokens[k]};
            note_first(w, word->token);
            if (weigh_word(s, word->token, (double)documents, &word->weight) != 0)
                return -1;
        }
    }
    return 0;
}

static int find_word(const struct token *token, void *data)
{
    struct weighing *w = data;

    w->length++;
    if (!token->key)
        return 0;
    for (size_t i = 0; i < w->count; i++)
        if (!strcmp(w->words[i].token->fold, token->fold))
            w->words[i].found += w->each * (strcmp(w->words[i].token->key, token->key) ? OTHER_MARKS : 1);
    return 0;
}

static double score_of(struct weighing *w, double usual)
{
    double score = 0;

    for (size_t i = 0; i < w->count; i++) {
        double n = w->words[i].found;

        score += w->words[i].weight * n * (K1 + 1) / (n + K1 * (1 - B + B * w->length / usual));
        w->words[i].found = 0;
    }
    w->length = 0;
    return score;
}

/* Titles alone are weighed without reading the text. */
static int weigh(struct search *s, struct weighing *w, bool title, struct ranked *hit)
{
    sqlite3_stmt *stmt =
        title ? database_query(s->c, s->err,
                               "SELECT f.value, '' FROM search_header h JOIN field f ON f.document = h.document WHERE "
                               "h.place = ? AND f.name IN ('abstract', 'number', 'type')",
                               "i", hit->place)
              : database_query(s->c, s->err,
                               "SELECT (SELECT value FROM field f WHERE f.document = h.document AND f.name = "
                               "'abstract'), p.text FROM search_header h JOIN page p ON p.document = h.document WHERE "
                               "h.place = ? ORDER BY p.number",
                               "i", hit->place);
    int got, rows = 0;

    if (!stmt)
        return -1;
    for (; (got = database_row(s->c, stmt, s->err)) == 1; rows++) {
        const char *head = database_borrow(stmt, 0), *text = database_borrow(stmt, 1);

        w->each = title ? 1 : TITLE_WEIGHT;
        if (head && (title || rows == 0))
            tokenizer_scan(head, strlen(head), w->first, find_word, w);
        w->each = 1;
        if (text)
            tokenizer_scan(text, strlen(text), w->first, find_word, w);
    }
    database_done(s->c, stmt);
    hit->score = score_of(w, title ? TITLE_WORDS : TEXT_WORDS);
    return got < 0 ? -1 : 0;
}

static int by_score(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;

    if (x->score != y->score)
        return x->score > y->score ? -1 : 1;
    return (x->place > y->place) - (x->place < y->place);
}

int rank_sort(struct search *s, struct manner manner, struct ranked *hits, size_t count)
{
    struct weighing w = {0};

    if (gather_words(s, &w) != 0)
        return -1;
    for (size_t i = 0; i < count; i++)
        if (weigh(s, &w, manner.title, &hits[i]) != 0)
            return -1;
    if (count > 1)
        qsort(hits, count, sizeof *hits, by_score);
    return 0;
}

#include "index/suggest.h"

#include <math.h>
#include <sqlite3.h>
#include <string.h>

#include "index/database.h"
#include "index/expression.h"
#include "index/query.h"
#include "index/tokenizer.h"
#include "pipeline/base/memory.h"

#define LONGEST    24 /* bytes of a folded word */
#define MOST       1.0
#define CANDIDATES 8
#define CHANGED    12 /* words of a query that are tried */

/* Letters, folded, that recognition takes for each other. */
static const char *const CONFUSED[] = {"ce", "il", "nu", "hb", "oc", "ao", "mn", "tf",
                                       "tl", "ij", "gq", "vy", "ae", "oe", "rn"};

static double change_cost(char a, char b)
{
    if (a == b)
        return 0;
    for (size_t i = 0; i < sizeof CONFUSED / sizeof *CONFUSED; i++)
        if ((a == CONFUSED[i][0] && b == CONFUSED[i][1]) || (b == CONFUSED[i][0] && a == CONFUSED[i][1]))
            return 0.5;
    return 1;
}

double suggest_distance(const char *a, const char *b, double most)
{
    size_t n = strlen(a), m = strlen(b);
    double rows[2][LONGEST + 1];

    if (n > LONGEST || m > LONGEST || fabs((double)n - (double)m) > most)
        return most + 1;
    for (size_t j = 0; j <= m; j++)
        rows[0][j] = (double)j;
    for (size_t i = 1; i <= n; i++) {
        double *before = rows[(i - 1) & 1], *row = rows[i & 1], least = row[0] = (double)i;

        for (size_t j = 1; j <= m; j++) {
            double cost = before[j - 1] + change_cost(a[i - 1], b[j - 1]);

            cost = fmin(cost, fmin(before[j], row[j - 1]) + 1);
            row[j] = cost;
            least = fmin(least, cost);
        }
        if (least > most)
            return most + 1;
    }
    return rows[n & 1][m];
}

struct candidate_word {
    const char *word; /* folded, without the first byte */
    double distance;
    int64_t documents;
};

/* A word of the query and what it may be, the likeliest first. */
struct changed {
    size_t term;
    const char *typed; /* as above */
    struct candidate_word candidates[CANDIDATES];
    size_t count;
};

static bool is_better(const struct candidate_word *a, const struct candidate_word *b)
{
    return a->distance < b->distance || (!(a->distance > b->distance) && a->documents > b->documents);
}

static void add_candidate(struct arena *arena, struct changed *w, const char *word, double distance, int64_t documents)
{
    struct candidate_word next = {word, distance, documents};
    size_t at = w->count;

    while (at > 0 && is_better(&next, &w->candidates[at - 1]))
        at--;
    if (at == CANDIDATES)
        return;
    next.word = arena_strdup(arena, word);
    if (w->count < CANDIDATES)
        w->count++;
    memmove(&w->candidates[at + 1], &w->candidates[at], (w->count - at - 1) * sizeof next);
    w->candidates[at] = next;
}

static size_t gather(const struct query *q, struct changed *words)
{
    size_t count = 0;

    for (size_t i = 0; i < q->term_count && count < CHANGED; i++) {
        const struct query_term *t = &q->terms[i];

        if (!t->negated && !t->prefix && !t->expansion && t->count == 1 && *t->tokens[0].fold == TOKENIZER_FOLD)
            words[count++] = (struct changed){.term = i, .typed = t->tokens[0].fold + 1};
    }
    return count;
}

static int look_up(struct catalogue *c, struct arena *arena, struct changed *words, size_t count, struct err *err)
{
    sqlite3_stmt *stmt =
        database_query(c, err, "SELECT word, documents FROM search_word WHERE word >= '~' AND word < char(127)", "");
    int got;

    if (!stmt)
        return -1;
    while ((got = database_row(c, stmt, err)) == 1)
        for (size_t i = 0; i < count; i++) {
            const char *word = database_borrow(stmt, 0) + 1;
            double distance = suggest_distance(words[i].typed, word, MOST);

            if (distance <= MOST && distance > 0)
                add_candidate(arena, &words[i], word, distance, sqlite3_column_int64(stmt, 1));
        }
    database_done(c, stmt);
    return got;
}

/* The query, all folded, with one word changed. */
static struct query change(struct arena *arena, const struct query *q, const struct changed *w, size_t candidate)
{
    struct query meant = *q;
    struct query_token *token = arena_alloc(arena, sizeof *token);

    token->key = w->candidates[candidate].word;
    token->fold = arena_printf(arena, "%c%s", TOKENIZER_FOLD, token->key);
    meant.terms[w->term].tokens = token;
    meant.terms[w->term].whole.key = NULL;
    meant.marked = false;
    return meant;
}

static int finds_something(struct catalogue *c, const struct query *q, bool title, struct err *err)
{
    cleanup_buf struct buf expression = {0};
    int64_t place;

    if (!expression_put_words(q, (struct manner){.folded = true, .title = title}, &expression))
        return 0;
    return database_number(c, err, &place, "SELECT rowid FROM search_index WHERE search_index MATCH ? LIMIT 1", "s",
                           expression.data);
}

static const char *text_of(struct arena *arena, const struct query *q)
{
    cleanup_buf struct buf out = {0};

    for (size_t i = 0; i < q->term_count; i++) {
        const struct query_term *t = &q->terms[i];

        if (t->expansion)
            continue;
        buf_printf(&out, "%s%s%s", out.len ? " " : "", t->alternative ? "OR " : "", t->negated ? "-" : "");
        for (size_t k = 0; k < t->count; k++)
            buf_printf(&out, "%s%s", k ? " " : "", t->tokens[k].key);
    }
    return arena_strdup(arena, buf_string(&out));
}

int suggest_query(struct catalogue *c, struct arena *arena, const struct query *q, struct query *meant,
                  const char **text, struct err *err)
{
    struct changed words[CHANGED];
    size_t count = gather(q, words);
    double least = MOST + 1;

    if (count == 0 || look_up(c, arena, words, count, err) != 0)
        return count == 0 ? 0 : -1;
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < words[i].count; k++) {
            struct query tried = change(arena, q, &words[i], k);
            int title = finds_something(c, &tried, true, err),
                found = title ? title : finds_something(c, &tried, false, err);
            double distance = words[i].candidates[k].distance - (title == 1 ? MOST : 0);

            if (found < 0)
                return -1;
            if (found == 1 && distance < least) {
                least = distance;
                *meant = tried;
            }
        }
    if (least > MOST)
        return 0;
    *text = text_of(arena, meant);
    return 1;
}

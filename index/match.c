#include "index/match.h"

#include <stdlib.h>
#include <string.h>

#include "index/query.h"
#include "index/search.h"
#include "index/tokenizer.h"
#include "pipeline/base/memory.h"
#include "pipeline/model/page.h"

/* Words of a snippet, and of them before the first hit. */
#define SNIPPET_WORDS 32
#define SNIPPET_LEAD  6
/* What is looked at of a page whose number was found already. */
#define HEAD_BYTES 4096

/* Words of the text read on after all terms are found: a better place may follow soon. */
#define READ_ON 150
/* Words of a query that are looked for. */
#define WORDS 96

/* The distinct words of the positive terms. */
struct words {
    const char *list[WORDS]; /* keys or folds */
    size_t lengths[WORDS];
    bool prefix[WORDS];
    size_t count;
    uint64_t first[2]; /* set of their first letters, folded */
};

struct place {
    size_t start, end; /* bytes of the text */
    size_t word;       /* of the page, when the text is a page's words */
    uint64_t equal[2]; /* which of the words it is: a set */
    unsigned hit;      /* 0, or the number of the term from 1 */
};

struct places {
    const struct query *query;
    struct words words;
    struct place *list;
    size_t count;
    size_t word;
    uint64_t seen[2], all[2]; /* words met; words of the query */
    size_t left;              /* words to be read on, once all are met */
    bool folded, whole;       /* whole: read to the end */
};

static const char *form_of(const struct query_token *token, bool folded)
{
    return folded ? token->fold : token->key;
}

static void put_in(uint64_t *set, size_t i)
{
    set[i / 64] |= UINT64_C(1) << (i % 64);
}

static bool is_in(const uint64_t *set, size_t i)
{
    return (set[i / 64] >> (i % 64) & 1) != 0;
}

/* The place of a word in the list, where it is put when it is not there. */
static size_t word_at(struct words *w, const char *s, char first, bool prefix)
{
    size_t i = 0;

    while (i < w->count && (w->prefix[i] != prefix || strcmp(w->list[i], s) != 0))
        i++;
    if (i == WORDS)
        return WORDS - 1;
    if (i == w->count) {
        w->list[w->count] = s;
        w->lengths[w->count] = strlen(s);
        w->prefix[w->count++] = prefix;
        if ((unsigned char)first < 0x80)
            put_in(w->first, (unsigned char)first);
    }
    return i;
}

static bool is_last_of_prefix(const struct query_term *term, size_t i)
{
    return term->prefix && i + 1 == term->count;
}

static size_t place_of(struct places *p, const struct query_term *term, size_t i)
{
    const struct query_token *token = &term->tokens[i];

    return word_at(&p->words, form_of(token, p->folded), token->fold[token->fold != token->key],
                   is_last_of_prefix(term, i));
}

static void places_init(struct places *p, const struct query *q, bool folded)
{
    *p = (struct places){.query = q, .folded = folded, .left = READ_ON};
    for (size_t t = 0; t < q->term_count; t++)
        for (size_t i = 0; !q->terms[t].negated && i < q->terms[t].count; i++) {
            const struct query_term *term = &q->terms[t];
            size_t at = place_of(p, term, i);

            if (!term->alternative)
                put_in(p->all, at);
        }
}

static void compare_words(const struct places *p, const char *s, size_t n, uint64_t equal[2])
{
    const struct words *w = &p->words;

    for (size_t i = 0; i < w->count; i++)
        if ((w->prefix[i] ? w->lengths[i] <= n : w->lengths[i] == n) && !memcmp(w->list[i], s, w->lengths[i]))
            put_in(equal, i);
}

static int add_place(const struct token *token, void *data)
{
    struct places *p = data;
    struct place *place;

    p->list = memory_grow(p->list, p->count, sizeof *p->list);
    place = &p->list[p->count++];
    *place = (struct place){.start = token->start, .end = token->end, .word = p->word};
    if (!token->key)
        return 0;
    compare_words(p, p->folded ? token->fold : token->key, p->folded ? token->fold_length : token->key_length,
                  place->equal);
    p->seen[0] |= place->equal[0];
    p->seen[1] |= place->equal[1];
    if (p->whole || (p->all[0] & ~p->seen[0]) || (p->all[1] & ~p->seen[1]))
        return 0;
    return p->left-- == 0;
}

static bool token_at(struct places *p, const struct query_term *term, size_t i, size_t at)
{
    return is_in(p->list[at].equal, place_of(p, term, i));
}

static bool term_at(struct places *p, const struct query_term *term, size_t at)
{
    for (size_t i = 0; i < term->count; i++)
        if (!token_at(p, term, i, at + i))
            return false;
    return true;
}

/* Marks what the term is found by; returns whether it is. */
static bool mark_term(struct places *p, size_t t)
{
    const struct query_term *term = &p->query->terms[t];
    bool found = false;

    for (size_t at = 0; !term->loose && at + term->count <= p->count; at++) {
        if (!(p->list[at].equal[0] | p->list[at].equal[1]) || !term_at(p, term, at))
            continue;
        found = true;
        for (size_t i = 0; i < term->count; i++)
            p->list[at + i].hit = (unsigned)t + 1;
    }
    for (size_t at = 0; term->loose && at < p->count; at++)
        for (size_t i = 0; (p->list[at].equal[0] | p->list[at].equal[1]) && i < term->count; i++)
            if (token_at(p, term, i, at)) {
                found = true;
                p->list[at].hit = (unsigned)t + 1;
            }
    return found;
}

/* Marks the places of every positive term; returns how many terms have one. */
static int mark(struct places *p)
{
    int terms = 0;

    for (size_t t = 0; t < p->query->term_count; t++)
        if (!p->query->terms[t].negated)
            terms += mark_term(p, t);
    return terms;
}

/* The first place of the window that holds most different terms, then most hits. */
static size_t best_window(const struct places *p)
{
    size_t best = 0;
    int most = 0;

    for (size_t i = 0; i < p->count; i++) {
        uint64_t seen = 0;
        int hits = 0, weight;

        if (!p->list[i].hit)
            continue;
        for (size_t j = i; j < p->count && j < i + SNIPPET_WORDS - SNIPPET_LEAD; j++)
            if (p->list[j].hit) {
                seen |= UINT64_C(1) << (p->list[j].hit - 1);
                hits++;
            }
        weight = __builtin_popcountll(seen) * SNIPPET_WORDS + hits;
        if (weight > most) {
            most = weight;
            best = i;
        }
    }
    return best;
}

static void put_plain(struct buf *out, const struct search_query *wanted, const char *s, size_t n)
{
    if (wanted->escape)
        wanted->escape(out, s, n);
    else
        buf_append(out, s, n);
}

static void put_between(struct buf *out, const struct search_query *wanted, const char *s, size_t n)
{
    cleanup_buf struct buf line = {0};

    for (size_t i = 0; i < n; i++) {
        bool space = (unsigned char)s[i] <= ' ';

        if (!space)
            buf_putc(&line, s[i]);
        else if (line.len == 0 || line.data[line.len - 1] != ' ')
            buf_putc(&line, ' ');
    }
    put_plain(out, wanted, buf_string(&line), line.len);
}

/* Hits that follow each other with nothing but space between are marked as one. */
static void put_window(struct buf *out, const struct search_query *wanted, const char *text, const struct places *p,
                       size_t from, size_t to)
{
    size_t at = p->list[from].start;

    for (size_t i = from; i < to; i++) {
        size_t start = p->list[i].start, end;

        if (!p->list[i].hit)
            continue;
        while (i + 1 < to && p->list[i + 1].hit &&
               strspn(text + p->list[i].end, " \n") == p->list[i + 1].start - p->list[i].end)
            i++;
        end = p->list[i].end;
        put_between(out, wanted, text + at, start - at);
        buf_puts(out, wanted->open ? wanted->open : "");
        put_between(out, wanted, text + start, end - start);
        buf_puts(out, wanted->close ? wanted->close : "");
        at = end;
    }
    put_between(out, wanted, text + at, p->list[to - 1].end - at);
}

static char *snippet_of(struct arena *arena, struct places *p, const char *text, const struct search_query *wanted)
{
    cleanup_buf struct buf out = {0};
    size_t from, to;

    if (p->count == 0)
        return arena_strdup(arena, "");
    from = best_window(p);
    from = from > SNIPPET_LEAD ? from - SNIPPET_LEAD : 0;
    to = p->count - from > SNIPPET_WORDS ? from + SNIPPET_WORDS : p->count;
    if (from > 0)
        buf_puts(&out, "… ");
    put_window(&out, wanted, text, p, from, to);
    if (to < p->count)
        buf_puts(&out, " …");
    return arena_strdup(arena, buf_string(&out));
}

struct match_page match_look(struct arena *arena, const struct query *query, bool folded, const char *text,
                             int more_than, const struct search_query *wanted, bool head)
{
    struct match_page found = {0};
    struct places p;
    size_t n = strlen(text);

    places_init(&p, query, folded);
    tokenizer_scan(text, head && n > HEAD_BYTES ? HEAD_BYTES : n, p.words.first, add_place, &p);
    found.terms = mark(&p);
    found.complete = !(p.all[0] & ~p.seen[0]) && !(p.all[1] & ~p.seen[1]);
    if (found.terms > more_than || more_than == 0)
        found.snippet = snippet_of(arena, &p, text, wanted);
    free(p.list);
    return found;
}

int match_mark(const struct query *query, bool folded, const char *text, const struct search_query *wanted,
               struct buf *out)
{
    struct places p;
    size_t at = 0, n = strlen(text);
    int terms;

    places_init(&p, query, folded);
    p.whole = true;
    tokenizer_scan(text, n, p.words.first, add_place, &p);
    terms = mark(&p);
    for (size_t i = 0; terms > 0 && i < p.count; i++) {
        if (!p.list[i].hit)
            continue;
        put_plain(out, wanted, text + at, p.list[i].start - at);
        buf_puts(out, wanted->open ? wanted->open : "");
        at = p.list[i].end;
        put_plain(out, wanted, text + p.list[i].start, at - p.list[i].start);
        buf_puts(out, wanted->close ? wanted->close : "");
    }
    put_plain(out, wanted, text + at, n - at);
    free(p.list);
    return terms;
}

bool match_needs_proof(const struct query *query)
{
    for (size_t t = 0; t < query->term_count; t++)
        if (!query->terms[t].negated && !query->terms[t].loose && query->terms[t].count > (query->marked ? 1 : 2))
            return true;
    return false;
}

/* Terms that are proved, as a set; one of several alternatives is enough. */
static bool all_proved(const struct query *q, uint64_t proved)
{
    bool group = true, all = true;

    for (size_t t = 0; t < q->term_count; t++) {
        if (q->terms[t].negated)
            continue;
        if (!q->terms[t].alternative) {
            all = all && group;
            group = false;
        }
        group = group || (proved >> t & 1);
    }
    return all && group;
}

struct proof {
    struct places places;
    uint64_t proved;
};

/* Each place may be the last of a term. */
static int prove_place(const struct token *token, void *data)
{
    struct proof *proof = data;
    struct places *p = &proof->places;
    const struct query *q = p->query;

    add_place(token, p);
    if (!token->key)
        return 0;
    for (size_t t = 0; t < q->term_count; t++) {
        const struct query_term *term = &q->terms[t];
        bool found = false;

        if (term->negated || proof->proved >> t & 1)
            continue;
        if (term->loose)
            found = true; /* the index knows single words well */
        else if (p->count >= term->count)
            found = term_at(p, term, p->count - term->count);
        proof->proved |= (uint64_t)found << t;
    }
    return all_proved(q, proof->proved);
}

bool match_proves(const struct query *query, bool folded, const char *text)
{
    struct proof proof = {0};
    int proved;

    places_init(&proof.places, query, folded);
    proof.places.whole = true;
    proved = tokenizer_scan(text, strlen(text), proof.places.words.first, prove_place, &proof);
    free(proof.places.list);
    return proved != 0;
}

void match_boxes(struct arena *arena, const struct query *query, bool folded, const struct page *page,
                 struct page_box **boxes, size_t *count)
{
    struct places p;
    size_t last = SIZE_MAX;

    *boxes = NULL;
    *count = 0;
    places_init(&p, query, folded);
    p.whole = true;
    for (p.word = 0; p.word < page->word_count; p.word++)
        tokenizer_scan(page->words[p.word].text, strlen(page->words[p.word].text), p.words.first, add_place, &p);
    if (p.count > 0 && mark(&p) > 0) {
        *boxes = arena_alloc(arena, page->word_count * sizeof **boxes);
        for (size_t i = 0; i < p.count; i++) {
            if (!p.list[i].hit || p.list[i].word == last)
                continue;
            last = p.list[i].word;
            (*boxes)[(*count)++] =
                (struct page_box){page->number, geometry_to_original(&page->geometry, page->words[last].box)};
        }
    }
    free(p.list);
}

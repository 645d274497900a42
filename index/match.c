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

struct place {
    const char *token; /* key or fold */
    size_t start, end; /* bytes of the text */
    size_t word;       /* of the page, when the text is a page's words */
    unsigned hit;      /* 0, or the number of the term from 1 */
};

struct places {
    struct arena *arena;
    struct place *list;
    size_t count, capacity;
    size_t word;
    bool folded;
};

static int add_place(const struct token *token, void *data)
{
    struct places *p = data;

    if (token->whole)
        return 0;
    if (p->count == p->capacity) {
        p->capacity = p->capacity ? p->capacity * 2 : 512;
        p->list = memory_resize(p->list, p->capacity, sizeof *p->list);
    }
    p->list[p->count++] = (struct place){.token = arena_strdup(p->arena, p->folded ? token->fold : token->key),
                                         .start = token->start,
                                         .end = token->end,
                                         .word = p->word};
    return 0;
}

static bool term_at(const struct query_term *term, bool folded, const struct places *p, size_t at)
{
    for (size_t i = 0; i < term->count; i++) {
        const char *want = folded ? term->tokens[i].fold : term->tokens[i].key;
        const char *have = p->list[at + i].token;

        if (term->prefix && i + 1 == term->count ? strncmp(have, want, strlen(want)) != 0 : strcmp(have, want) != 0)
            return false;
    }
    return true;
}

/* Marks the places of every positive term; returns how many places are marked. */
static size_t mark(const struct query *q, struct places *p)
{
    size_t marked = 0;

    for (size_t t = 0; t < q->term_count; t++) {
        const struct query_term *term = &q->terms[t];

        for (size_t at = 0; !term->negated && at + term->count <= p->count; at++)
            if (term_at(term, p->folded, p, at))
                for (size_t i = 0; i < term->count; i++) {
                    marked += p->list[at + i].hit == 0;
                    p->list[at + i].hit = (unsigned)t + 1;
                }
    }
    return marked;
}

/* The first place of the window that holds most different terms. */
static size_t best_window(const struct places *p)
{
    size_t best = 0;
    int best_terms = 0;

    for (size_t i = 0; i < p->count; i++) {
        unsigned long seen = 0;

        if (!p->list[i].hit)
            continue;
        for (size_t j = i; j < p->count && j < i + SNIPPET_WORDS - SNIPPET_LEAD; j++)
            if (p->list[j].hit)
                seen |= 1ul << (p->list[j].hit - 1);
        if (__builtin_popcountl(seen) > best_terms) {
            best_terms = __builtin_popcountl(seen);
            best = i;
        }
    }
    return best;
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
    if (wanted->escape)
        wanted->escape(out, buf_string(&line), line.len);
    else
        buf_append(out, line.data, line.len);
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

char *match_snippet(struct arena *arena, const struct query *query, bool folded, const char *text,
                    const struct search_query *wanted, size_t *found)
{
    cleanup_arena struct arena scratch = {0};
    cleanup_buf struct buf out = {0};
    struct places p = {.arena = &scratch, .folded = folded};
    size_t from, to;

    *found = 0;
    tokenizer_split(text, strlen(text), add_place, &p);
    if (p.count > 0) {
        *found = mark(query, &p);
        from = best_window(&p);
        from = from > SNIPPET_LEAD ? from - SNIPPET_LEAD : 0;
        to = p.count - from > SNIPPET_WORDS ? from + SNIPPET_WORDS : p.count;
        if (from > 0)
            buf_puts(&out, "… ");
        put_window(&out, wanted, text, &p, from, to);
        if (to < p.count)
            buf_puts(&out, " …");
    }
    free(p.list);
    return arena_strdup(arena, buf_string(&out));
}

void match_boxes(struct arena *arena, const struct query *query, bool folded, const struct page *page,
                 struct page_box **boxes, size_t *count)
{
    cleanup_arena struct arena scratch = {0};
    struct places p = {.arena = &scratch, .folded = folded};
    size_t last = SIZE_MAX;

    *boxes = NULL;
    *count = 0;
    for (p.word = 0; p.word < page->word_count; p.word++)
        tokenizer_split(page->words[p.word].text, strlen(page->words[p.word].text), add_place, &p);
    if (p.count > 0 && mark(query, &p) > 0) {
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

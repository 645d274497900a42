#include "index/expression.h"

#include <string.h>

#include "index/tokenizer.h"
#include "pipeline/base/memory.h"

static const char *section_of(struct manner manner)
{
    return manner.title ? TITLE_TOKEN : "";
}

/* The fold without its first byte; of a word of digits the word. */
static const char *bare_fold(const struct query_token *token)
{
    return token->fold + (token->fold != token->key);
}

static void put_word(const char *section, const char *word, struct buf *out)
{
    buf_printf(out, "\"%s%s\"", section, word);
}

/* In the title pairs of words as typed are known too. */
static void put_pair(struct manner manner, const struct query_token *before, const struct query_token *after,
                     struct buf *out)
{
    if (manner.title && !manner.folded)
        buf_printf(out, "\"%s%s%c%s\"", section_of(manner), before->key, TOKENIZER_PAIR, after->key);
    else
        buf_printf(out, "\"%s%c%s%c%s\"", section_of(manner), TOKENIZER_FOLD, bare_fold(before), TOKENIZER_PAIR,
                   bare_fold(after));
}

static const char *form_of(const struct query_token *token, struct manner manner)
{
    return manner.folded ? token->fold : token->key;
}

/* The tokens side by side: each with the next, and, where pairs are folded and words as typed are wanted, each by
 * itself too. */
static void put_sequence(const struct query_token *const *tokens, size_t count, struct manner manner, struct buf *out)
{
    if (count == 1)
        put_word(section_of(manner), form_of(tokens[0], manner), out);
    for (size_t i = 0; i + 1 < count; i++) {
        buf_puts(out, i ? " AND " : "");
        put_pair(manner, tokens[i], tokens[i + 1], out);
    }
    for (size_t i = 0; i < count && count > 1 && !manner.folded && !manner.title; i++) {
        buf_puts(out, " AND ");
        put_word("", tokens[i]->key, out);
    }
}

/* The words that begin as typed, each an alternative; with the word before it when there is one. */
static void put_endings(const struct query_term *term, struct manner manner, struct buf *out)
{
    bool pairs = term->count > 1, keys_in_pairs = manner.title && !manner.folded;
    const struct query_endings *endings = &term->endings[pairs ? !keys_in_pairs : manner.folded];

    buf_putc(out, '(');
    for (size_t i = 0; i < endings->count; i++) {
        const char *word = endings->words[i];
        struct query_token last = {.key = word, .fold = word};

        buf_puts(out, i ? " OR " : "");
        if (*word == TOKENIZER_FOLD)
            last.key = word + 1;
        if (pairs)
            put_pair(manner, &term->tokens[term->count - 2], &last, out);
        else
            put_word(section_of(manner), word, out);
    }
    buf_putc(out, ')');
}

static void put_loose(const struct query_term *term, struct manner manner, struct buf *out)
{
    for (size_t i = 0; i < term->count; i++) {
        buf_puts(out, i ? " AND " : "");
        put_word(section_of(manner), form_of(&term->tokens[i], manner), out);
    }
}

static void put_term(const struct query_term *term, struct manner manner, struct buf *out)
{
    const struct query_token *tokens[QUERY_TOKENS];
    size_t count = term->count - term->prefix;

    for (size_t i = 0; i < term->count; i++)
        tokens[i] = &term->tokens[i];
    buf_puts(out, "(");
    if (term->loose) {
        put_loose(term, manner, out);
    } else {
        if (count > 0)
            put_sequence(tokens, count, manner, out);
        if (term->prefix) {
            buf_puts(out, count > 0 ? " AND " : "");
            put_endings(term, manner, out);
        }
    }
    if (term->whole.key) {
        buf_puts(out, ") OR (");
        put_word(section_of(manner), form_of(&term->whole, manner), out);
    }
    buf_putc(out, ')');
}

/* The tokens of the query in its order, with `expanded` of what stands for others (UBND) the words it stands for. False
 * when there are alternatives that a person typed, or beginnings of words. */
static size_t line_up(const struct query *q, bool expanded, const struct query_token **tokens, bool *differs)
{
    size_t count = 0, group = 0;

    *differs = false;
    for (size_t i = 0; i < q->term_count; i++) {
        const struct query_term *term = &q->terms[i];

        if (term->negated)
            continue;
        if (term->prefix || (term->alternative && !term->expansion))
            return 0;
        if (!term->alternative)
            group = count;
        else if (!expanded || *differs)
            continue;
        else
            count = group;
        *differs = *differs || term->alternative;
        for (size_t k = 0; k < term->count && count < QUERY_TOKENS; k++)
            tokens[count++] = &term->tokens[k];
    }
    return count;
}

static bool put_in_turn(const struct query *q, struct manner manner, struct buf *out)
{
    const struct query_token *tokens[QUERY_TOKENS];
    bool differs;
    size_t count = line_up(q, false, tokens, &differs);

    /* A phrase alone stands so anyhow. */
    if (count < 2 || (q->terms[0].count == count && !q->terms[0].loose && !q->terms[0].negated))
        return false;
    buf_putc(out, '(');
    put_sequence(tokens, count, manner, out);
    count = line_up(q, true, tokens, &differs);
    if (differs) {
        buf_puts(out, ") OR (");
        put_sequence(tokens, count, manner, out);
    }
    buf_putc(out, ')');
    return true;
}

bool expression_put_words(const struct query *q, struct manner manner, struct buf *out)
{
    bool first = true;

    if (manner.in_turn)
        return put_in_turn(q, manner, out);
    for (size_t i = 0; i < q->term_count; i++) {
        if (q->terms[i].negated)
            continue;
        if (!first)
            buf_puts(out, q->terms[i].alternative ? " OR " : ") AND (");
        else
            buf_puts(out, "((");
        put_term(&q->terms[i], manner, out);
        first = false;
    }
    if (!first)
        buf_puts(out, "))");
    return !first;
}

static const char *section_of_filter(const struct query_filter *f)
{
    static const char *const SECTIONS[] = {[FILTER_TYPE] = TYPE_TOKEN,
                                           [FILTER_ISSUER] = ISSUER_TOKEN,
                                           [FILTER_SIGNER] = SIGNER_TOKEN,
                                           [FILTER_STATE] = STATE_TOKEN};

    return f->kind <= FILTER_STATE ? SECTIONS[f->kind] : NULL;
}

struct section_words {
    const char *section;
    char before[TOKENIZER_BYTES + 1];
    struct buf *out;
    size_t count;
};

static int put_section_word(const struct token *token, void *data)
{
    struct section_words *w = data;
    const char *bare = token->fold + (token->fold != token->key);

    if (token->whole)
        return 0;
    if (*w->before)
        buf_printf(w->out, " AND \"%s%c%s%c%s\"", w->section, TOKENIZER_FOLD, w->before, TOKENIZER_PAIR, bare);
    else
        buf_printf(w->out, "%s\"%s%s\"", w->count ? " AND " : "", w->section, token->fold);
    memcpy(w->before, bare, strlen(bare) + 1);
    w->count++;
    return 0;
}

/* False when the value has no words. */
static bool put_filter(const struct query_filter *f, const char *joint, struct buf *out)
{
    cleanup_buf struct buf words = {0};
    struct section_words w = {.section = section_of_filter(f), .out = &words};

    tokenizer_split(f->value, strlen(f->value), put_section_word, &w);
    if (w.count > 0)
        buf_printf(out, "%s(%s)", joint, buf_string(&words));
    return w.count > 0;
}

/* Of the filters only the signer: the others are looked up, see clause.h. */
bool expression_put_negated(const struct query *q, struct buf *out)
{
    struct manner manner = {.folded = !q->marked};
    bool first = true;

    for (size_t i = 0; i < q->filter_count; i++)
        if (q->filters[i].negated && q->filters[i].kind == FILTER_SIGNER &&
            put_filter(&q->filters[i], first ? "(" : " OR ", out))
            first = false;
    for (size_t i = 0; i < q->term_count; i++) {
        if (!q->terms[i].negated)
            continue;
        buf_puts(out, first ? "(" : " OR ");
        put_term(&q->terms[i], manner, out);
        first = false;
    }
    if (!first)
        buf_putc(out, ')');
    return !first;
}

bool expression_put_filters(const struct query *q, struct buf *out)
{
    bool any = false;

    for (size_t i = 0; i < q->filter_count; i++)
        if (!q->filters[i].negated && section_of_filter(&q->filters[i]) &&
            put_filter(&q->filters[i], any ? " AND " : "", out))
            any = true;
    return any;
}

void expression_put_all(const struct query *q, struct buf *out)
{
    cleanup_buf struct buf words = {0}, filters = {0}, avoid = {0};
    bool any_words = expression_put_words(q, (struct manner){.folded = true}, &words);
    bool any_filters = expression_put_filters(q, &filters);

    if (!any_words && !any_filters)
        return;
    buf_printf(out, "(%s%s%s)", buf_string(&words), any_words && any_filters ? " AND " : "", buf_string(&filters));
    if (expression_put_negated(q, &avoid))
        buf_printf(out, " NOT (%s)", avoid.data);
}

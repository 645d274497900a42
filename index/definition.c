/* Definitions of abbreviations found in the documents: abbreviation_note_definitions() and what it gathers. */
#include <stdlib.h>
#include <string.h>

#include "index/abbreviation.h"
#include "index/database.h"
#include "index/tokenizer.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"

/* Letters of an abbreviation; bytes before the parenthesis that are looked at. */
#define LEAST_LETTERS 3
#define MOST_LETTERS  10
#define LOOK_BACK     160

struct definition {
    char *small, *words, *key; /* the abbreviation folded; what it stands for, and that folded */
    int change;
};

/* The letters of "(CCHC)" at s, folded; 0 when it is no such. */
static size_t read_letters(const char *s, const char *end, char letters[MOST_LETTERS + 1])
{
    size_t n = 0, used;

    for (s++; s < end && *s != ')'; s += used) {
        int32_t c = text_next(s, (size_t)(end - s), &used), fold = text_fold_char(c);

        if (n == MOST_LETTERS || !text_is_upper(c) || fold < 'a' || fold > 'z')
            return 0;
        letters[n++] = (char)fold;
    }
    letters[n] = '\0';
    return s < end && n >= LEAST_LETTERS ? n : 0;
}

struct last_words {
    size_t starts[MOST_LETTERS];
    char first[MOST_LETTERS]; /* letters, folded */
    size_t ends[MOST_LETTERS];
    size_t count; /* met; the last MOST_LETTERS are kept, at count modulo that */
};

static int keep_word(const struct token *token, void *data)
{
    struct last_words *w = data;
    size_t at = w->count % MOST_LETTERS;

    if (token->whole)
        return 0;
    w->starts[at] = token->start;
    w->ends[at] = token->end;
    w->first[at] = token->fold[token->fold != token->key];
    w->count++;
    return 0;
}

/* What parts the words of a meaning: spaces, line ends, commas and dashes. */
static bool is_joined(const char *s, size_t n)
{
    return strspn(s, " \n,-") >= n;
}

/* The beginning of the words before `paren` whose first letters these are; NULL when they are not. */
static const char *find_words(const char *text, const char *paren, const char *letters, size_t n)
{
    const char *from = paren - text > LOOK_BACK ? paren - LOOK_BACK : text;
    struct last_words w = {0};
    size_t end = (size_t)(paren - from);

    while (from < paren && ((unsigned char)*from & 0xC0) == 0x80)
        from++;
    end = (size_t)(paren - from);
    tokenizer_split(from, end, keep_word, &w);
    if (w.count < n)
        return NULL;
    for (size_t i = n; i > 0; i--) {
        size_t at = (w.count - n + i - 1) % MOST_LETTERS;

        if (w.first[at] != letters[i - 1] || !is_joined(from + w.ends[at], end - w.ends[at]))
            return NULL;
        end = w.starts[at];
    }
    return from + end;
}

static char *lower_words(const char *s, size_t n, bool folded)
{
    cleanup_arena struct arena arena = {0};
    cleanup_buf struct buf out = {0};
    char *copy = arena_strndup(&arena, s, n);
    size_t used;

    if (folded)
        copy = text_fold(&arena, copy, n);
    for (s = copy, n = strlen(copy); n > 0; s += used, n -= used) {
        int32_t c = text_lower_char(text_next(s, n, &used));
        bool gap = c == ' ' || c == '\n' || c == ',' || c == '-';

        if (!gap)
            text_put_char(&out, c);
        else if (out.len && out.data[out.len - 1] != ' ')
            buf_putc(&out, ' ');
    }
    return memory_strdup(buf_string(&out));
}

static void add(struct definitions *d, const char *letters, const char *words, size_t n, int sign)
{
    d->list = memory_grow(d->list, d->count, sizeof *d->list);
    d->list[d->count++] =
        (struct definition){memory_strdup(letters), lower_words(words, n, false), lower_words(words, n, true), sign};
}

void abbreviation_note_definitions(struct catalogue *c, const char *text, size_t n, int sign)
{
    const char *end = text + n, *s = text;
    char letters[MOST_LETTERS + 1];

    while ((s = memchr(s, '(', (size_t)(end - s))) != NULL) {
        size_t count = read_letters(s, end, letters);
        const char *words = count ? find_words(text, s, letters, count) : NULL;
        size_t length = words ? (size_t)(s - words) : 0;

        while (length > 0 && strchr(" \n", words[length - 1]))
            length--;
        if (length > 0)
            add(&c->definitions, letters, words, length, sign);
        s++;
    }
}

int abbreviation_save_definitions(struct catalogue *c, struct err *err)
{
    int result = 0;

    for (size_t i = 0; i < c->definitions.count && result == 0; i++) {
        const struct definition *d = &c->definitions.list[i];

        result = database_run(c, err,
                              "INSERT INTO search_definition VALUES(?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
                              "documents = documents + excluded.documents",
                              "sssd", d->small, d->words, d->key, d->change);
        if (result == 0 && d->change < 0)
            result =
                database_run(c, err, "DELETE FROM search_definition WHERE short = ? AND long = ? AND documents <= 0",
                             "ss", d->small, d->words);
    }
    abbreviation_forget_definitions(c);
    return result;
}

void abbreviation_forget_definitions(struct catalogue *c)
{
    for (size_t i = 0; i < c->definitions.count; i++) {
        free(c->definitions.list[i].small);
        free(c->definitions.list[i].words);
        free(c->definitions.list[i].key);
    }
    free(c->definitions.list);
    c->definitions = (struct definitions){0};
}

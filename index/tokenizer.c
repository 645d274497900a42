#include "index/tokenizer.h"

#include <sqlite3.h>
#include <stdint.h>
#include <string.h>

#include "index/database.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"

/* Longest Vietnamese syllable (nghiêng) and room: longer words have no spelling variants. */
#define SYLLABLE 8

static bool is_mark(int32_t c)
{
    return c >= 0x0300 && c <= 0x036F;
}

static bool is_digit(int32_t c)
{
    return c >= '0' && c <= '9';
}

static bool is_joiner(char c)
{
    return c == '/' || c == '-' || c == '.' || c == '&' || c == '_';
}

static bool starts_word(const char *s, size_t n)
{
    size_t used;
    int32_t c;

    if (n == 0)
        return false;
    c = text_next(s, n, &used);
    return is_digit(c) || text_is_letter(c);
}

static size_t word_length(const char *s, size_t n)
{
    size_t length = 0, used;

    for (; length < n; length += used) {
        int32_t c = text_next(s + length, n - length, &used);

        if (!is_digit(c) && !text_is_letter(c) && !(is_mark(c) && length > 0))
            break;
    }
    return length;
}

static size_t put_char(char *out, int32_t c)
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3F));
        out[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 0x3F));
    out[2] = (char)(0x80 | (c >> 6 & 0x3F));
    out[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

/* Letters in order of tone: level, huyền, sắc, hỏi, ngã, nặng. */
static const int32_t TONES[][6] = {
    {'a', 0xE0, 0xE1, 0x1EA3, 0xE3, 0x1EA1},  {'e', 0xE8, 0xE9, 0x1EBB, 0x1EBD, 0x1EB9},
    {'i', 0xEC, 0xED, 0x1EC9, 0x129, 0x1ECB}, {'o', 0xF2, 0xF3, 0x1ECF, 0xF5, 0x1ECD},
    {'u', 0xF9, 0xFA, 0x1EE7, 0x169, 0x1EE5}, {'y', 0x1EF3, 0xFD, 0x1EF7, 0x1EF9, 0x1EF5}};
enum { ROW_A, ROW_E, ROW_I, ROW_O, ROW_U, ROW_Y };

/* The tone of c when it is that vowel, -1 otherwise. */
static int tone_of(int row, int32_t c)
{
    for (int i = 0; i < 6; i++)
        if (TONES[row][i] == c)
            return i;
    return -1;
}

/* Spelling variants of one syllable become one: òa òe ùy carry the tone on the last vowel; y alone after h k l m s t,
 * and after qu, is i. (standards: tone placement, i/y) */
static void unify_syllable(int32_t *c, size_t n)
{
    int tone;

    if (n < 2)
        return;
    tone = tone_of(ROW_O, c[n - 2]);
    if (tone > 0 && (c[n - 1] == 'a' || c[n - 1] == 'e')) {
        c[n - 1] = TONES[c[n - 1] == 'a' ? ROW_A : ROW_E][tone];
        c[n - 2] = 'o';
    }
    tone = tone_of(ROW_U, c[n - 2]);
    if (tone > 0 && c[n - 1] == 'y') {
        c[n - 1] = TONES[ROW_Y][tone];
        c[n - 2] = 'u';
    }
    tone = tone_of(ROW_Y, c[n - 1]);
    if (tone >= 0 && ((n == 2 && c[0] < 0x80 && strchr("hklmst", c[0])) || (n == 3 && c[0] == 'q' && c[1] == 'u')))
        c[n - 1] = TONES[ROW_I][tone];
}

struct keys {
    char key[TOKENIZER_BYTES], fold[TOKENIZER_BYTES + 1];
    size_t key_length, fold_length;
    bool letters;
};

/* Appends one character, already lower case, to both; false when there is no room. */
static bool keys_put(struct keys *keys, int32_t c)
{
    if (keys->key_length + 5 > sizeof keys->key || keys->fold_length + 5 > sizeof keys->fold)
        return false;
    if (!is_mark(c))
        keys->fold_length += put_char(keys->fold + keys->fold_length, text_fold_char(c));
    keys->key_length += put_char(keys->key + keys->key_length, c);
    keys->letters = keys->letters || !is_digit(c);
    return true;
}

static void keys_of(struct keys *keys, const char *s, size_t n, bool syllable)
{
    int32_t c[SYLLABLE];
    size_t count = 0, used, i = 0;

    keys->key_length = 0;
    keys->fold[0] = TOKENIZER_FOLD;
    keys->fold_length = 1;
    keys->letters = false;
    for (; i < n && count < SYLLABLE; i += used)
        c[count++] = text_lower_char(text_next(s + i, n - i, &used));
    if (syllable && i == n)
        unify_syllable(c, count);
    for (size_t j = 0; j < count; j++)
        keys_put(keys, c[j]);
    for (; i < n; i += used)
        if (!keys_put(keys, text_lower_char(text_next(s + i, n - i, &used))))
            break;
    keys->key[keys->key_length] = '\0';
    keys->fold[keys->fold_length] = '\0';
}

/* End of the words joined without space that begin at s; *symbol says that a / is among the joints. */
static size_t chain_length(const char *s, size_t n, bool *symbol)
{
    size_t length = word_length(s, n);

    *symbol = false;
    while (length + 1 < n && is_joiner(s[length]) && starts_word(s + length + 1, n - length - 1)) {
        *symbol = *symbol || s[length] == '/';
        length += 1 + word_length(s + length + 1, n - length - 1);
    }
    return length;
}

static int give(const char *text, size_t start, size_t n, bool whole, int (*each)(const struct token *, void *),
                void *data)
{
    struct keys keys;
    struct token token = {.start = start, .end = start + n, .whole = whole};

    keys_of(&keys, text + start, n, !whole);
    token.key = keys.key;
    token.fold = keys.letters ? keys.fold : keys.key;
    return each(&token, data);
}

int tokenizer_split(const char *text, size_t n, int (*each)(const struct token *token, void *data), void *data)
{
    size_t chain_end = 0, used;
    int result = 0;

    for (size_t i = 0; i < n && result == 0; i += used) {
        bool symbol = false;
        size_t begin = i;

        if (!starts_word(text + i, n - i)) {
            text_next(text + i, n - i, &used);
            continue;
        }
        if (i >= chain_end)
            chain_end = i + chain_length(text + i, n - i, &symbol);
        used = word_length(text + i, n - i);
        result = give(text, begin, used, false, each, data);
        if (result == 0 && symbol && chain_end - begin < TOKENIZER_BYTES / 2)
            result = give(text, begin, chain_end - begin, true, each, data);
    }
    return result;
}

struct sink {
    void *context;
    int (*put)(void *, int, const char *, int, int, int);
};

static int put_token(const struct token *token, void *data)
{
    const struct sink *sink = data;
    int start = (int)token->start, end = (int)token->end;
    int rc = sink->put(sink->context, token->whole ? FTS5_TOKEN_COLOCATED : 0, token->key, (int)strlen(token->key),
                       start, end);

    if (rc != SQLITE_OK || token->fold == token->key)
        return rc;
    return sink->put(sink->context, FTS5_TOKEN_COLOCATED, token->fold, (int)strlen(token->fold), start, end);
}

static int split(Fts5Tokenizer *tokenizer, void *context, int flags, const char *text, int n,
                 int (*put)(void *, int, const char *, int, int, int))
{
    struct sink sink = {context, put};

    (void)tokenizer;
    if (n <= 0 || !text)
        return SQLITE_OK;
    if (flags & FTS5_TOKENIZE_QUERY)
        return put(context, 0, text, n, 0, n);
    return tokenizer_split(text, (size_t)n, put_token, &sink);
}

/* The tokenizer has no state: FTS5 wants a pointer that is not NULL. */
static int create(void *context, const char **args, int count, Fts5Tokenizer **out)
{
    static int stateless;

    (void)context;
    (void)args;
    (void)count;
    *out = (Fts5Tokenizer *)&stateless;
    return SQLITE_OK;
}

static void destroy(Fts5Tokenizer *tokenizer)
{
    (void)tokenizer;
}

int tokenizer_register(struct catalogue *c, struct err *err)
{
    fts5_tokenizer methods = {create, destroy, split};
    fts5_api *api = NULL;
    sqlite3_stmt *stmt = database_prepare(c, err, "SELECT fts5(?1)");

    if (!stmt)
        return -1;
    sqlite3_bind_pointer(stmt, 1, (void *)&api, "fts5_api_ptr", NULL);
    sqlite3_step(stmt);
    sqlite3_finalize(stmt);
    if (!api)
        return err_set(err, ERR_SETUP, "this SQLite was built without FTS5: install Debian's libsqlite3-0");
    if (api->xCreateTokenizer(api, "vietnamese", NULL, &methods, NULL) != SQLITE_OK)
        return database_error(c, err);
    return 0;
}

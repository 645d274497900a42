#include "index/tokenizer.h"

#include <pthread.h>
#include <sqlite3.h>
#include <stdint.h>
#include <string.h>

#include "index/abbreviation.h"
#include "index/database.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"

/* Longest Vietnamese syllable (nghiêng) and room: longer words have no spelling variants. */
#define SYLLABLE 8

#define DIGIT   1
#define LETTER  2
#define JOINING 4 /* a combining mark: part of the word it stands in */

/* What the index needs to know of a character; those below TABLE, and U+1E00..U+1EFF, at once. */
struct glyph {
    uint16_t lower, fold;
    uint8_t class;
};
#define TABLE 0x380
#define BLOCK 0x1E00
static struct glyph glyphs[TABLE + 0x100];
static pthread_once_t glyphs_made = PTHREAD_ONCE_INIT;

static int class_of(int32_t c)
{
    if (text_is_digit(c))
        return DIGIT;
    if (c >= 0x0300 && c <= 0x036F)
        return JOINING;
    return text_is_letter(c) ? LETTER : 0;
}

static void make_glyphs(void)
{
    for (int i = 0; i < TABLE + 0x100; i++) {
        int32_t c = i < TABLE ? i : i - TABLE + BLOCK;

        glyphs[i] = (struct glyph){(uint16_t)text_lower_char(c), (uint16_t)text_fold_char(text_lower_char(c)),
                                   (uint8_t)class_of(c)};
    }
}

static const struct glyph *glyph_of(int32_t c)
{
    if (c < TABLE)
        return &glyphs[c];
    return c >= BLOCK && c < BLOCK + 0x100 ? &glyphs[c - BLOCK + TABLE] : NULL;
}

static int character_class(int32_t c)
{
    const struct glyph *glyph = glyph_of(c);

    return glyph ? glyph->class : class_of(c);
}

/* text_next() without a call for the characters that are in nearly every text. */
static int32_t next_char(const char *s, size_t n, size_t *used)
{
    const unsigned char *u = (const unsigned char *)s;

    if (u[0] < 0x80) {
        *used = 1;
        return u[0];
    }
    if (n >= 2 && u[0] >= 0xC2 && u[0] < 0xE0 && (u[1] & 0xC0) == 0x80) {
        *used = 2;
        return (u[0] & 0x1F) << 6 | (u[1] & 0x3F);
    }
    if (n >= 3 && u[0] == 0xE1 && (u[1] & 0xC0) == 0x80 && (u[2] & 0xC0) == 0x80) {
        *used = 3;
        return 0x1000 | (u[1] & 0x3F) << 6 | (u[2] & 0x3F);
    }
    return text_next(s, n, used);
}

static bool is_joiner(char c)
{
    return c == '/' || c == '-' || c == '.' || c == '&' || c == '_';
}

static bool starts_word(const char *s, size_t n)
{
    size_t used;

    return n > 0 && (character_class(next_char(s, n, &used)) & (DIGIT | LETTER)) != 0;
}

static size_t word_length(const char *s, size_t n)
{
    size_t length = 0, used;

    for (; length < n; length += used) {
        int class = character_class(next_char(s + length, n - length, &used));

        if (class == 0 || (class == JOINING && length == 0))
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
    const struct glyph *glyph = glyph_of(c);
    int class = glyph ? glyph->class : class_of(c);

    if (keys->key_length + 5 > sizeof keys->key || keys->fold_length + 5 > sizeof keys->fold)
        return false;
    if (class != JOINING)
        keys->fold_length += put_char(keys->fold + keys->fold_length, glyph ? glyph->fold : text_fold_char(c));
    keys->key_length += put_char(keys->key + keys->key_length, c);
    keys->letters = keys->letters || class != DIGIT;
    return true;
}

static int32_t lower_of(int32_t c)
{
    const struct glyph *glyph = glyph_of(c);

    return glyph ? glyph->lower : text_lower_char(c);
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
        c[count++] = lower_of(next_char(s + i, n - i, &used));
    if (syllable && i == n)
        unify_syllable(c, count);
    for (size_t j = 0; j < count; j++)
        keys_put(keys, c[j]);
    for (; i < n; i += used)
        if (!keys_put(keys, lower_of(next_char(s + i, n - i, &used))))
            break;
    keys->key[keys->key_length] = '\0';
    keys->fold[keys->fold_length] = '\0';
}

/* End of the words joined without space that begin at s, the first of them of this length; *symbol says that a / is
 * among the joints. */
static size_t chain_length(const char *s, size_t n, size_t length, bool *symbol)
{
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
    token.key_length = keys.key_length;
    token.fold = keys.letters ? keys.fold : keys.key;
    token.fold_length = keys.letters ? keys.fold_length : keys.key_length;
    return each(&token, data);
}

/* False when the word cannot begin, folded, with one of the letters. */
static bool may_begin_with(const uint64_t *first, const char *s, size_t n)
{
    const struct glyph *glyph;
    size_t used;

    if (!first)
        return true;
    glyph = glyph_of(next_char(s, n, &used));
    return !glyph || glyph->fold >= 0x80 || (first[glyph->fold / 64] >> (glyph->fold % 64) & 1) != 0;
}

int tokenizer_scan(const char *text, size_t n, const uint64_t first[2],
                   int (*each)(const struct token *token, void *data), void *data)
{
    size_t chain_end = 0, used;
    int result = 0;

    pthread_once(&glyphs_made, make_glyphs);
    for (size_t i = 0; i < n && result == 0; i += used) {
        bool symbol = false;
        size_t begin = i;

        used = word_length(text + i, n - i);
        if (used == 0) {
            next_char(text + i, n - i, &used);
            continue;
        }
        if (!may_begin_with(first, text + i, used)) {
            result = each(&(struct token){.start = i, .end = i + used}, data);
            continue;
        }
        if (i >= chain_end && !first)
            chain_end = i + chain_length(text + i, n - i, used, &symbol);
        result = give(text, begin, used, false, each, data);
        if (result == 0 && symbol && chain_end - begin < TOKENIZER_BYTES / 2)
            result = give(text, begin, chain_end - begin, true, each, data);
    }
    return result;
}

int tokenizer_split(const char *text, size_t n, int (*each)(const struct token *token, void *data), void *data)
{
    return tokenizer_scan(text, n, NULL, each, data);
}

/* Indexing ---------------------------------------------------------------------------------------------------- */

/* One text on its way into the index. */
struct sink {
    struct catalogue *c;
    void *context;
    int (*put)(void *, int, const char *, int, int, int);
    const char *section; /* what stands before the tokens of it; NULL: the running text */
    bool plain;          /* its words are found without their section too */
    struct {
        char text[TOKENIZER_BYTES + 1];
        size_t length;
    } before[2]; /* key and fold, without TOKENIZER_FOLD, of the word before; length 0: none */
};

/* All at one place: FTS5 then counts no words, which it would compare when it checks itself, and some are given once
 * only while a document is written. */
static int put_string(struct sink *sink, const char *section, const char *s, size_t n)
{
    char token[TOKENIZER_BYTES * 3];
    size_t used = strlen(section);

    if (used == 0)
        return sink->put(sink->context, FTS5_TOKEN_COLOCATED, s, (int)n, 0, 0);
    memcpy(token, section, used);
    memcpy(token + used, s, n);
    return sink->put(sink->context, FTS5_TOKEN_COLOCATED, token, (int)(used + n), 0, 0);
}

/* A token by itself, unless that was put before, and, in a section, with what names the section. */
static int put_both(struct sink *sink, const char *s, size_t n, bool again)
{
    int rc = sink->plain && !again ? put_string(sink, "", s, n) : SQLITE_OK;

    return rc == SQLITE_OK && sink->section ? put_string(sink, sink->section, s, n) : rc;
}

/* The word before and this one as one token: what stands side by side is found by one short list. */
static int put_pair(struct sink *sink, bool folded, const char *word, size_t n)
{
    char pair[TOKENIZER_BYTES * 2 + 4];
    size_t used = 0, before = sink->before[folded].length;
    int rc = SQLITE_OK;

    if (folded)
        pair[used++] = TOKENIZER_FOLD;
    memcpy(pair + used, sink->before[folded].text, before);
    used += before;
    pair[used++] = TOKENIZER_PAIR;
    memcpy(pair + used, word, n);
    if (before && folded)
        rc = put_both(sink, pair, used + n, false);
    else if (before && sink->section)
        rc = put_string(sink, sink->section, pair, used + n);
    memcpy(sink->before[folded].text, word, n);
    sink->before[folded].length = n;
    return rc;
}

static int put_token(const struct token *token, void *data)
{
    struct sink *sink = data;
    bool letters = token->fold != token->key;
    const char *fold = token->fold + letters;
    size_t n = token->fold_length - letters;
    bool counted = letters && sink->plain && !token->whole;
    int rc = put_both(sink, token->key, token->key_length,
                      counted && !vocabulary_count(&sink->c->vocabulary, token->key, token->key_length));

    if (rc == SQLITE_OK && letters)
        rc = put_both(sink, token->fold, token->fold_length,
                      counted && !vocabulary_count(&sink->c->vocabulary, token->fold, token->fold_length));
    if (token->whole || rc != SQLITE_OK)
        return rc;
    rc = put_pair(sink, true, fold, n);
    return rc == SQLITE_OK ? put_pair(sink, false, token->key, token->key_length) : rc;
}

/* The fields before the running text: each begins with the byte that names it. */
static const struct {
    const char *section;
    bool plain;
} SECTIONS[] = {[TOKENIZER_TITLE - TOKENIZER_TITLE] = {TITLE_TOKEN, true},
                [TOKENIZER_ISSUER - TOKENIZER_TITLE] = {ISSUER_TOKEN, true},
                [TOKENIZER_SIGNER - TOKENIZER_TITLE] = {SIGNER_TOKEN, true},
                [TOKENIZER_TYPE - TOKENIZER_TITLE] = {TYPE_TOKEN, false},
                [TOKENIZER_STATE - TOKENIZER_TITLE] = {STATE_TOKEN, false}};

static int split_document(struct sink *sink, const char *text, size_t n)
{
    const char *end = text + n;
    int rc = SQLITE_OK;

    while (rc == SQLITE_OK && text < end && *text >= TOKENIZER_TITLE && *text <= TOKENIZER_STATE) {
        const char *stop = ++text;

        sink->section = SECTIONS[text[-1] - TOKENIZER_TITLE].section;
        sink->plain = SECTIONS[text[-1] - TOKENIZER_TITLE].plain;
        while (stop < end && !(*stop >= TOKENIZER_TITLE && *stop <= TOKENIZER_BODY))
            stop++;
        sink->before[0].length = sink->before[1].length = 0;
        rc = tokenizer_split(text, (size_t)(stop - text), put_token, sink);
        text = stop;
    }
    sink->section = NULL;
    sink->plain = true;
    sink->before[0].length = sink->before[1].length = 0;
    if (sink->c->vocabulary.document)
        abbreviation_note_definitions(sink->c, text, (size_t)(end - text), sink->c->vocabulary.sign);
    return rc == SQLITE_OK ? tokenizer_split(text, (size_t)(end - text), put_token, sink) : rc;
}

static int split(Fts5Tokenizer *tokenizer, void *context, int flags, const char *text, int n,
                 int (*put)(void *, int, const char *, int, int, int))
{
    struct sink sink = {.c = (struct catalogue *)tokenizer, .context = context, .put = put};

    if (n <= 0 || !text)
        return SQLITE_OK;
    if (flags & FTS5_TOKENIZE_QUERY)
        return put(context, 0, text, n, 0, n);
    return split_document(&sink, text, (size_t)n);
}

static int create(void *context, const char **args, int count, Fts5Tokenizer **out)
{
    (void)args;
    (void)count;
    *out = context;
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
    if (api->xCreateTokenizer(api, "vietnamese", c, &methods, NULL) != SQLITE_OK)
        return database_error(c, err);
    return 0;
}

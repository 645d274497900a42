#include "pipeline/extract/agency.h"

#include <string.h>

#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/extract/agency_words.h"
#include "pipeline/extract/layout.h"
#include "pipeline/extract/match.h"

#define WORDS_MAX 64
/* Letters of a phrase that no other words come near by chance. */
#define LONG_PHRASE 12

/* Words an agency's name begins with, folded. */
static const char *const HEADS[] = {
    "so",
    "phong",
    "ban",
    "truong",
    "chi cuc",
    "cuc",
    "tong cuc",
    "trung tam",
    "van phong",
    "hoi dong",
    "hoi",
    "vien",
    "benh vien",
    "thanh tra",
    "uy ban",
    "ubnd",
    "hdnd",
    "bo",
    "cong an",
    "tinh uy",
    "thanh uy",
    "huyen uy",
    "quan uy",
    "dang uy",
    "chi bo",
    "dang bo",
    "cong ty",
    "tong cong ty",
    "lien doan",
    "mat tran",
    "doan",
    "toa an",
    "kho bac",
    "quy",
    "chinh phu",
    "quoc hoi",
    "hoc vien",
    "bao hiem",
    "cong doan",
    "ngan hang",
    "ttyt",
    "bql",
    "quan khu",
    "bo chi huy",
    "thu vien",
    "bao tang",
    "lien minh",
    "hiep hoi",
    "thuong truc",
    "tap doan",
    "tong lien doan",
    "tinh doan",
    "thanh doan",
    "nha may",
    "xi nghiep",
    "hop tac xa",
    "vien kiem sat",
    "nha xuat ban",
    "dai hoc",
    "cao dang",
    "tram",
    "hat",
    "thu tuong",
    "van phong",
    "trung uong doan",
};

/* Units of the land: a line that begins with one goes on with the name above it. */
static const char *const UNITS[] = {"tinh ", "thanh pho ", "huyen ", "quan ", "thi xa ", "xa ", "phuong ", "thi tran "};

/* Pairs that a line break may part: the second word is then no head. */
static const char *const PAIRS[][2] = {
    {"xa", "hoi"},      {"uy", "ban"},    {"moi", "truong"}, {"co", "so"},     {"quoc", "phong"}, {"can", "bo"},
    {"benh", "vien"},   {"lien", "doan"}, {"tap", "doan"},   {"phong", "van"}, {"quoc", "hoi"},   {"hoc", "vien"},
    {"thu", "vien"},    {"cong", "doan"}, {"dan", "quan"},   {"noi", "vu"},    {"thi", "truong"}, {"lam", "truong"},
    {"nong", "truong"}, {"giao", "vien"}, {"thi", "xa"},     {"du", "an"},     {"dich", "vu"},    {"phuc", "vu"},
    {"chu", "quy"},     {"chi", "cuc"},   {"tong", "cuc"},   {"ql", "quy"},    {"ly", "quy"},     {"to", "to"},
    {"nhan", "dan"},    {"hai", "phong"}, {"tien", "phong"}, {"hoi", "hoi"},   {"the", "truong"},
};

static bool begins_word(const char *line, const char *word)
{
    size_t n = strlen(word);

    return strncmp(line, word, n) == 0 && (line[n] == ' ' || line[n] == '\0');
}

static bool begins_exactly(const char *line)
{
    for (size_t i = 0; i < sizeof HEADS / sizeof *HEADS; i++)
        if (begins_word(line, HEADS[i]))
            return true;
    return false;
}

bool agency_begins(const char *line, const char *last)
{
    size_t first = strcspn(line, " ");

    for (size_t i = 0; i < sizeof PAIRS / sizeof *PAIRS; i++)
        if (strcmp(PAIRS[i][0], last) == 0 && strlen(PAIRS[i][1]) == first && strncmp(PAIRS[i][1], line, first) == 0)
            return false;
    if (strncmp(line, "ban nhan dan", 12) == 0)
        return false;
    for (size_t i = 0; i < sizeof UNITS / sizeof *UNITS; i++) /* "HUYỆN YÊN LẠC"; but "HUYỆN ỦY …" is an agency */
        if (strncmp(line, UNITS[i], strlen(UNITS[i])) == 0)
            return begins_word(line + strlen(UNITS[i]), "uy") || begins_word(line + strlen(UNITS[i]), "doan");
    if (begins_exactly(line))
        return true;
    for (size_t i = 0; i < sizeof HEADS / sizeof *HEADS; i++) {
        size_t n = strlen(HEADS[i]);

        if (n >= 6 && strchr(HEADS[i], ' ') && strncmp(line, HEADS[i], 2) == 0 &&
            match_prefix(line, HEADS[i], 1, NULL) <= 1)
            return true; /* single words are too near to others: "TRUNG" is not "TRƯỜNG" */
    }
    return false;
}

const char *agency_province(struct arena *arena, const char *name)
{
    const char *key = layout_key(arena, name), *found = NULL;
    size_t best = 3;

    for (size_t i = 0; agency_words_province(i); i++) {
        const char *want = layout_key(arena, agency_words_province(i));
        bool alike = strlen(want) >= 6 && strlen(key) == strlen(want) && key[0] == want[0];
        bool near = strlen(want) >= 8 && key[0] == want[0]; /* "Quảáng Ngãi": a mark read as a letter */
        size_t limit = alike || near ? 1 : 0, d = match_distance(key, want, limit); /* "Văn Giang" is not An Giang */

        if (d <= limit && d < best) {
            best = d;
            found = agency_words_province(i);
        } else if (d <= limit && d == best) {
            found = NULL;
        }
    }
    return found;
}

struct words {
    char *items[WORDS_MAX];
    size_t count;
};

/* True where the word, as a key of n letters, is one of an agency's name or a province's. */
static bool is_header_word(struct arena *arena, const char *key, size_t n)
{
    for (size_t i = 0; agency_words_phrase(i); i++) {
        char *rest = arena_strdup(arena, agency_words_phrase(i)->text), *word;

        while ((word = strsep(&rest, " ,-"))) {
            const char *own = layout_key(arena, word);

            if (strlen(own) == n && strncmp(own, key, n) == 0)
                return true;
        }
    }
    return false;
}

/* "QLQUỸ": letters of the first of two header words that are no syllable together; 0 for none. */
static size_t two_words(struct arena *arena, const char *key)
{
    size_t n = strlen(key);

    if (match_syllable(key) || is_header_word(arena, key, n))
        return 0;
    for (size_t at = 2; at + 2 <= n; at++)
        if (is_header_word(arena, key, at) && is_header_word(arena, key + at, n - at))
            return at;
    return 0;
}

/* "TỈNHBÀ", "DÂNTHÀNH": the bytes of the first of two words that recognition joined; 0 when it did not. */
static size_t glued(struct arena *arena, const char *word, size_t n)
{
    static const char *const firsts[] = {"tinh", "huyen", "dan", "pho"};
    const char *key = layout_key(arena, arena_strndup(arena, word, n));
    size_t letters = 0, at = 0, used;

    for (size_t i = 0; i < sizeof firsts / sizeof *firsts; i++)
        if (strncmp(key, firsts[i], strlen(firsts[i])) == 0 && strlen(key) >= strlen(firsts[i]) + 2 &&
            strcmp(key, "phong") != 0)
            letters = strlen(firsts[i]);
    if (letters == 0 && n < 32)
        letters = two_words(arena, key);
    for (; at < n && letters > 0; at += used, letters--)
        text_next(word + at, n - at, &used);
    return at;
}

static void split(struct arena *arena, const char *text, struct words *out)
{
    out->count = 0;
    while (*text && out->count + 1 < WORDS_MAX) {
        size_t n = strcspn(text, " "), cut = glued(arena, text, n);

        if (cut > 0)
            out->items[out->count++] = arena_strndup(arena, text, cut);
        if (n > cut)
            out->items[out->count++] = arena_strndup(arena, text + cut, n - cut);
        text += n;
        text += strspn(text, " ");
    }
}

static size_t count_words(const char *text)
{
    size_t n = 1;

    for (; *text; text++)
        n += *text == ' ';
    return n;
}

static const char *join_key(struct arena *arena, const struct words *w, size_t from, size_t n)
{
    struct buf b;
    const char *key;

    buf_init(&b);
    for (size_t i = from; i < from + n; i++)
        buf_puts(&b, w->items[i]);
    key = layout_key(arena, buf_string(&b));
    buf_release(&b);
    return key;
}

static bool all_syllables(struct arena *arena, const struct words *w, size_t at, size_t n)
{
    for (size_t i = at; i < at + n; i++)
        if (!match_syllable(layout_key(arena, w->items[i])))
            return false;
    return true;
}

/* How many words from `at` spell the text; a letter in eight may be wrong. 0 when they do not. */
static size_t spelled(struct arena *arena, const struct words *w, size_t at, const char *text)
{
    const char *want = layout_key(arena, text), *first = layout_key(arena, w->items[at]);
    size_t n = count_words(text), limit = strlen(want) / 8, best = limit + 1, taken = 0;

    if (first[0] != want[0] && limit < 2)
        return 0;
    for (size_t take = n > 1 ? n - 1 : 1; take <= n + 1; take++) { /* glued words shift the count */
        size_t d;

        if (at + take > w->count)
            break;
        d = match_distance(join_key(arena, w, at, take), want, limit);
        if (d < best) {
            best = d;
            taken = take;
        }
    }
    if (taken > 0 && best > 0 && strlen(want) < LONG_PHRASE && all_syllables(arena, w, at, taken))
        return 0; /* other words, not misread ones: "THANH TRÌ" is no "Thanh tra" */
    /* "SỞ" before a field of work is a word of its own, not an error in it. */
    if (taken > 0 && best > 0 && strncmp(first, want, 2) != 0)
        return 0;
    return taken;
}

static void put_word(struct buf *out, const char *text)
{
    if (out->len > 0 && strcmp(text, ",") != 0)
        buf_putc(out, ' ');
    buf_puts(out, text);
}

/* One word: capital first when `proper`; an abbreviation (no vowel, or with a digit) stays as it is. */
static void put_cased(struct buf *out, const char *word, bool proper)
{
    size_t n = strlen(word);
    bool first = true, vowel = false;

    for (size_t used, at = 0; at < n; at += used)
        vowel = vowel || strchr("aeiouy", (int)(text_fold_char(text_next(word + at, n - at, &used)) & 0x7F));
    if (out->len > 0)
        buf_putc(out, ' ');
    for (size_t used; n > 0; word += used, n -= used) {
        int32_t c = text_next(word, n, &used);

        text_put_char(out, !vowel ? c : first && proper ? text_upper_char(c) : text_lower_char(c));
        first = first && !text_is_letter(c);
    }
}

/* A province, `near`: after "tỉnh" or "thành phố", where nothing else can stand and a letter may be wrong; the words
 * taken. */
static size_t put_province(struct arena *arena, const struct words *w, size_t at, bool near, struct buf *out)
{
    for (size_t n = w->count - at < 6 ? w->count - at : 6; n > 0; n--) {
        const char *key = join_key(arena, w, at, n), *found = agency_province(arena, key);

        if (found && (near || (n > 1 && strcmp(layout_key(arena, found), key) == 0))) {
            put_word(out, found);
            return n;
        }
    }
    return 0;
}

static bool is_number(const struct words *w, size_t at)
{
    return at < w->count && w->items[at][0] >= '0' && w->items[at][0] <= '9';
}

static size_t put_phrase(struct arena *arena, const struct words *w, size_t at, struct buf *out,
                         enum agency_phrase_kind *kind)
{
    for (size_t i = 0; agency_words_phrase(i); i++) {
        size_t n = spelled(arena, w, at, agency_words_phrase(i)->text);
        const char *own = agency_words_phrase(i)->text;

        if (n == 0)
            continue;
        if (agency_words_phrase(i)->kind != AGENCY_COMMON && (out->len == 0 || is_number(w, at + n))) {
            size_t used; /* "Quận 8": a unit named by its number, or the name's first word */
            int32_t c = text_upper_char(text_next(own, strlen(own), &used));

            put_word(out, "");
            text_put_char(out, c);
            buf_puts(out, own + used);
        } else {
            put_word(out, own);
        }
        *kind = agency_words_phrase(i)->kind;
        return n;
    }
    return 0;
}

/* Offices that issue documents in their own name. */
static bool is_office(struct arena *arena, const char *capitals)
{
    static const char *const offices[] = {"thutuong",   "chutich",  "daihoc", "tongcuc", "nha", "tram",     "doi",
                                          "bochinhtri", "trungtam", "hat",    "tieuban", "ban", "lienhiep", "dang"};
    const char *key = layout_key(arena, capitals);

    for (size_t i = 0; i < sizeof offices / sizeof *offices; i++)
        if (strncmp(key, offices[i], strlen(offices[i])) == 0)
            return true;
    return false;
}

struct agency_name agency_case(struct arena *arena, const char *capitals)
{
    struct agency_name name = {0};
    struct words w;
    enum agency_phrase_kind kind = AGENCY_COMMON;
    struct buf out;
    bool comma = false, fresh = true;
    size_t unit_end = 0; /* the word after the last phrase */

    name.begins = agency_begins(text_fold(arena, capitals, strlen(capitals)), "") || is_office(arena, capitals);
    split(arena, capitals, &w);
    buf_init(&out);
    for (size_t i = 0; i < w.count;) {
        bool named = kind == AGENCY_UNIT && i == unit_end; /* "huyện Thanh Trì": a name, whatever it spells */
        size_t n = named ? 0 : put_province(arena, &w, i, kind == AGENCY_PROVINCE && i == unit_end, &out);

        if (n == 0 && !named) {
            n = put_phrase(arena, &w, i, &out, &kind);
            unit_end = n > 0 ? i + n : unit_end;
        }
        if (n == 0) {
            put_cased(&out, w.items[i], kind != AGENCY_COMMON || fresh);
            if (i == 0 && !begins_exactly(text_fold(arena, capitals, strlen(capitals))) && !is_office(arena, capitals))
                name.begins = false; /* "HỘT ĐỒNG QUẢN TRỊ" */
            if (strlen(layout_key(arena, w.items[i])) > 0 &&
                name.unknown_count < sizeof name.unknown / sizeof *name.unknown)
                name.unknown[name.unknown_count++] = w.items[i];
            n = 1;
        } else if (i > 0 || n < w.count) {
            comma = strchr(w.items[i + n - 1], ',') != NULL && i + n < w.count;
            if (comma)
                buf_putc(&out, ',');
        }
        fresh = false;
        i += n;
    }
    name.text = arena_strdup(arena, buf_string(&out));
    buf_release(&out);
    return name;
}

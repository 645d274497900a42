#include "ocr/repair.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "ocr/choices.h"
#include "ocr/compounds.h"
#include "ocr/engine.h"
#include "ocr/wordlist.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/extract/task_cell.h"

/* Marks ------------------------------------------------------------------------------------------------------------ */

#define LINE_PAD 6 /* px around a line that is looked at again */

/* Right by themselves beside anything: "bị mất" is no misread "bí mật". */
static const char *const SMALL_WORDS = " bản bị các có của cho cả cùng đã để đến đó do được hai hay hoặc khi không là "
                                       "lại mà mọi mỗi một này nếu người như "
                                       "những ra sẽ số tại theo thì trong từ và vào về với ";

enum letter_case { CASE_MIXED, CASE_LOWER, CASE_TITLE, CASE_UPPER };

/* A word parted into what stands before its letters, the letters, and what stands after. */
struct syllable {
    char *before, *letters, *after; /* letters "": it has other things inside */
    enum letter_case letter_case;
};

static enum letter_case case_of(const char *letters)
{
    size_t n = strlen(letters), upper = 0, count = 0, length;
    bool first = false;

    for (size_t i = 0; i < n; i += length, count++) {
        bool is_upper = text_is_upper(text_next(letters + i, n - i, &length));

        first = first || (i == 0 && is_upper);
        upper += is_upper;
    }
    if (upper == 0)
        return CASE_LOWER;
    if (upper == count)
        return count > 1 ? CASE_UPPER : CASE_MIXED;
    return first && upper == 1 ? CASE_TITLE : CASE_MIXED;
}

static bool is_blank_or_mark(int32_t c)
{
    return !text_is_letter(c) && !(c >= '0' && c <= '9') && c != '/' && c != '-';
}

static struct syllable part(struct arena *arena, const char *text)
{
    size_t n = strlen(text), from = 0, to, length;
    struct syllable s = {.letters = arena_strdup(arena, ""), .before = arena_strdup(arena, "")};

    while (from < n && is_blank_or_mark(text_next(text + from, n - from, &length)))
        from += length;
    for (to = from; to < n && text_is_letter(text_next(text + to, n - to, &length)); to += length)
        ;
    for (size_t i = to; i < n; i += length)
        if (!is_blank_or_mark(text_next(text + i, n - i, &length)))
            return s;
    s.before = arena_strndup(arena, text, from);
    s.letters = arena_strndup(arena, text + from, to - from);
    s.after = arena_strdup(arena, text + to);
    s.letter_case = case_of(s.letters);
    return s;
}

static bool stand_together(const struct word *words, const struct syllable *s, size_t i)
{
    return words[i].block == words[i + 1].block && *s[i].letters && *s[i + 1].letters && !*s[i].after &&
           !*s[i + 1].before;
}

/* In small letters, perhaps at the beginning of a sentence, or a heading in capitals; "Lê Chỉ" may be a name. */
static bool may_be_words(enum letter_case a, enum letter_case b)
{
    return ((a == CASE_LOWER || a == CASE_TITLE) && b == CASE_LOWER) || (a == CASE_UPPER && b == CASE_UPPER);
}

static char *lowered(struct arena *arena, const char *text)
{
    cleanup_buf struct buf out = {0};
    size_t n = strlen(text), length;

    for (size_t i = 0; i < n; i += length)
        text_put_char(&out, text_lower_char(text_next(text + i, n - i, &length)));
    return arena_strdup(arena, buf_string(&out));
}

static bool is_small_word(const char *lower)
{
    cleanup_arena struct arena arena = {0};

    return strstr(SMALL_WORDS, arena_printf(&arena, " %s ", lower)) != NULL;
}

/* `lower` with the capitals of what it stands for. */
static const char *recased(struct arena *arena, const char *lower, enum letter_case letter_case)
{
    cleanup_buf struct buf out = {0};
    size_t length;

    if (letter_case == CASE_UPPER)
        return text_upper(arena, lower);
    if (letter_case == CASE_LOWER)
        return lower;
    text_put_char(&out, text_upper_char(text_next(lower, strlen(lower), &length)));
    buf_puts(&out, lower + length);
    return arena_strdup(arena, buf_string(&out));
}

/* The syllable as `wanted`, when it is not that already; NULL when it may not be changed. */
static const char *changed(struct arena *arena, const struct syllable *s, const char *wanted, bool *differs)
{
    const char *lower = lowered(arena, s->letters);

    *differs = strcmp(lower, wanted) != 0;
    if (*differs && is_small_word(lower))
        return NULL;
    return arena_printf(arena, "%s%s%s", s->before, recased(arena, wanted, s->letter_case), s->after);
}

/* Appends what makes words i and i + 1 the word `pair`. */
static size_t put_pair(struct arena *arena, const struct syllable *s, size_t i, const char *pair,
                       struct repair *repairs, size_t count, size_t max)
{
    char *first = arena_strndup(arena, pair, strcspn(pair, " "));
    bool differs[2];
    const char *texts[2] = {changed(arena, &s[i], first, &differs[0]),
                            changed(arena, &s[i + 1], pair + strlen(first) + 1, &differs[1])};

    for (size_t k = 0; k < 2 && texts[0] && texts[1]; k++)
        if (differs[k] && count < max)
            repairs[count++] = (struct repair){i + k, texts[k]};
    return count;
}

size_t repair_find_marks(const struct compounds *compounds, struct arena *arena, const struct word *words, size_t count,
                         struct repair *repairs, size_t max)
{
    struct syllable *s = arena_alloc(arena, (count + 1) * sizeof *s);
    const char **pairs = arena_alloc(arena, (count + 1) * sizeof *pairs);
    bool *known = arena_alloc(arena, (count + 1) * sizeof *known); /* part of a word as it stands */
    size_t found = 0;

    for (size_t i = 0; i < count; i++)
        s[i] = part(arena, words[i].text);
    for (size_t i = 0; i + 1 < count; i++) {
        enum compound what = COMPOUND_UNKNOWN;

        if (stand_together(words, s, i))
            what = compounds_look(compounds, s[i].letters, s[i + 1].letters, &pairs[i]);
        known[i] = known[i] || what == COMPOUND_KNOWN;
        known[i + 1] = what == COMPOUND_KNOWN;
        if (what != COMPOUND_OTHER || !may_be_words(s[i].letter_case, s[i + 1].letter_case))
            pairs[i] = NULL;
    }
    for (size_t i = 0; i + 1 < count; i++)
        if (pairs[i] && !known[i] && !known[i + 1])
            found = put_pair(arena, s, i, pairs[i], repairs, found, max);
    return found;
}

/* The words of the line that word `at` stands in: how many, from *first on. */
static size_t line_of(const struct word *words, size_t count, size_t at, size_t *first)
{
    *first = at;
    while (*first > 0 && words[*first - 1].line == words[at].line)
        --*first;
    return wordlist_line(words + *first, count - *first);
}

void repair_marks(struct recogniser *recogniser, const struct image *image, struct arena *arena, struct word *words,
                  size_t count)
{
    cleanup_arena struct arena passing = {0};
    struct repair *repairs = arena_alloc(&passing, (2 * count + 1) * sizeof *repairs);
    size_t found = repair_find_marks(recogniser->compounds, &passing, words, count, repairs, 2 * count);
    struct choices choices = {0};
    int line = -1;

    for (size_t i = 0; i < found; i++) {
        struct word *word = &words[repairs[i].word];
        size_t first, n = line_of(words, count, repairs[i].word, &first);

        if (word->line != line)
            choices_read(recogniser, image, wordlist_bounds(words + first, n, LINE_PAD), &passing, &choices);
        line = word->line;
        if (word->raw || !choices_allow(&choices, word->box, repairs[i].text))
            continue;
        word->raw = word->text;
        word->text = arena_strdup(arena, repairs[i].text);
    }
}

/* Quarters --------------------------------------------------------------------------------------------------------- */

#define QUARTER "Quý "

static bool is_quarter(const char *text)
{
    return strcmp(text, "Quý") == 0 || strcmp(text, "quý") == 0;
}

/* Length of "II/2023" of "II/2023;": up to the last of four digits. */
static size_t dated_length(const char *text)
{
    size_t n = strlen(text);

    while (n > 0 && strchr(".,;:)", text[n - 1]))
        n--;
    if (n < 5 || strspn(text + n - 4, "0123456789") < 4)
        return 0;
    return n;
}

static const char *quarter_of(struct arena *arena, const struct word *before, const struct word *word, size_t n)
{
    const char *bare = arena_strndup(arena, word->text, n);
    const char *whole =
        task_cell_quarter(arena, arena_printf(arena, QUARTER "%s", task_cell_numeral(arena, before, word, bare)));

    return arena_printf(arena, "%s%s", whole + strlen(QUARTER), word->text + n);
}

void repair_quarters(struct arena *arena, struct word *words, size_t count)
{
    size_t *dated = arena_alloc(arena, (count + 1) * sizeof *dated);
    bool roman = false, digits = false;

    for (size_t i = 1; i < count; i++) {
        const char *text;

        dated[i] = is_quarter(words[i - 1].text) ? dated_length(words[i].text) : 0;
        if (dated[i] == 0)
            continue;
        text = quarter_of(arena, &words[i - 1], &words[i], dated[i]);
        roman = roman || *text == 'I';
        digits = digits || (strchr("234", *text) && text[1] == '/');
        if (strcmp(text, words[i].text) == 0)
            continue;
        words[i].raw = words[i].text;
        words[i].text = text;
    }
    /* Beside others in Roman numbers a lone stroke is one too. */
    for (size_t i = 1; i < count && roman && !digits; i++)
        if (dated[i] > 0 && strncmp(words[i].text, "1/", 2) == 0) {
            words[i].raw = words[i].text;
            words[i].text = arena_printf(arena, "I%s", words[i].text + 1);
        }
}

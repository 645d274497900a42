#include "pipeline/image/pdf_letters.h"

#include <stdint.h>
#include <string.h>

#include "pipeline/base/text.h"

#define STRANGE_MOST    0.01 /* of all characters; a page in a TCVN3 face has 0.15 and more */
#define PLAUSIBLE_LEAST 0.80
#define LETTERED_LEAST  0.60
#define WORD_LETTERS    24

/* Every letter with marks of the Vietnamese alphabet, lower case. */
static const char vietnamese[] = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ";
/* Signs beside ASCII that offices print; not those that TCVN3 faces use for letters: « » © ® ª · µ. */
static const char signs[] = "–—‘’“”„…•●○■□▪§°²³½×÷±≤≥→−€₫™✓☐☑ʼ′″";

/* Onsets and codas of the Vietnamese syllable without marks, longest first. */
static const char *const onsets[] = {"ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d",
                                     "g",   "h",  "k",  "l",  "m",  "n",  "p",  "r",  "s",  "t",  "v",  "x", ""};
static const char *const codas[] = {"ng", "nh", "ch", "c", "m", "n", "p", "t", ""};

static bool in_set(const char *set, int32_t c)
{
    size_t n = strlen(set), length;

    for (size_t i = 0; i < n; i += length)
        if (text_next(set + i, n - i, &length) == c)
            return true;
    return false;
}

static bool is_strange(int32_t c)
{
    if (c < 0x80)
        return c < ' ' || c == 0x7f;
    return !in_set(vietnamese, text_lower_char(c)) && !in_set(signs, c);
}

static bool is_vowel(char c)
{
    return memchr("aeiouy", c, 6) != NULL;
}

/* Onset, one to three vowels, coda. */
static bool is_syllable(const char *s)
{
    for (size_t i = 0; i < sizeof onsets / sizeof *onsets; i++) {
        size_t n = strlen(onsets[i]), vowels = 0;

        if (strncmp(s, onsets[i], n) != 0)
            continue;
        while (is_vowel(s[n + vowels]))
            vowels++;
        if (vowels < 1 || vowels > 3)
            continue;
        for (size_t k = 0; k < sizeof codas / sizeof *codas; k++)
            if (strcmp(s + n + vowels, codas[k]) == 0)
                return true;
    }
    return false;
}

/* A Latin word by its build: vowels, and no long row of either kind. Abbreviations (UBND, HĐND) have no vowel
 * and are short capitals. */
static bool is_latin(const char *s, bool marked, bool capitals)
{
    size_t vowels = 0, row = 0, longest = 0, n = strlen(s);

    if (capitals && n <= 6)
        return true;
    for (size_t i = 0; i < n; i++) {
        row = i > 0 && is_vowel(s[i]) == is_vowel(s[i - 1]) ? row + 1 : 1;
        longest = row > longest ? row : longest;
        vowels += is_vowel(s[i]);
    }
    return !marked && longest <= 4 && vowels * 5 >= n && vowels * 4 <= n * 3;
}

void pdf_letters_add(struct pdf_letters *letters, const char *word)
{
    char plain[WORD_LETTERS + 1];
    size_t n = strlen(word), kept = 0, length, uppers = 0, turns = 0;
    bool marked = false, lettered = false, lower = false;

    for (size_t i = 0; i < n; i += length) {
        int32_t c = text_next(word + i, n - i, &length), folded = text_fold_char(c);

        letters->characters++;
        letters->strange += is_strange(c);
        lettered = lettered || (c >= '0' && c <= '9') || text_is_letter(c);
        if (folded < 'a' || folded > 'z' || kept == WORD_LETTERS)
            continue;
        turns += text_is_upper(c) && lower; /* "gIống": no hand writes so */
        lower = !text_is_upper(c);
        uppers += text_is_upper(c);
        marked = marked || c >= 0x80;
        plain[kept++] = (char)folded;
    }
    plain[kept] = '\0';
    letters->all++;
    letters->lettered += lettered;
    if (kept < 2)
        return;
    letters->words++;
    letters->plausible += turns == 0 && (is_syllable(plain) || is_latin(plain, marked, uppers == kept));
}

bool pdf_letters_are_text(const struct pdf_letters *letters)
{
    return letters->words > 0 && (double)letters->strange <= STRANGE_MOST * (double)letters->characters &&
           (double)letters->plausible >= PLAUSIBLE_LEAST * (double)letters->words &&
           (double)letters->lettered >= LETTERED_LEAST * (double)letters->all;
}

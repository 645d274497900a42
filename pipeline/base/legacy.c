#include "pipeline/base/legacy.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"

/* Fewer signs than this may be anything: a micro sign, a foreign name. */
#define SIGNS_LEAST 4

/* TCVN3 as Latin-1 and what it means, letter for letter. Ð is Đ by the time it comes here (text_nfc). */
static const char TCVN3[] = "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐĐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00ADõøö÷ùúýûüþ¡¢§£¤¥¦";
static const char TCVN3_MEANS[] = "àáảãạăằắẳẵặâầấẩẫậđèééẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ";
/* Those of them that stand in no word of Unicode text; of VNI those that stand after a vowel in no other language
 * either, and its đ, which begins a word. */
static const char TCVN3_SIGNS[] = "µ¸¶·¹¨»¾¼½©®ª×Þß«¬\u00AD§¤¥¦";
static const char VNI_SIGNS[] = "øûïåäüëØÛÏÅÄÜË";
static const char VNI_VOWELS[] = "aeouyôöAEOUYÔÖ";
static const char VNI_D[] = "ñÑ";

static int32_t nth_char(const char *s, size_t n)
{
    size_t used;

    for (; n > 0; n--) {
        text_next(s, strlen(s), &used);
        s += used;
    }
    return text_next(s, strlen(s), &used);
}

/* The place of c among the characters of s, or -1. */
static int place_of(const char *s, int32_t c)
{
    size_t used;

    for (int i = 0; *s; i++, s += used)
        if (text_next(s, strlen(s), &used) == c)
            return i;
    return -1;
}

/* Letters that Vietnamese has in Unicode and neither table as Latin-1. */
static bool is_unicode_letter(int32_t c)
{
    return (c >= 0x1EA0 && c <= 0x1EF9) || c == 0x102 || c == 0x103 || c == 0x111 || c == 0x1A0 || c == 0x1A1 ||
           c == 0x1AF || c == 0x1B0;
}

enum legacy legacy_detect(const char *text, size_t n)
{
    size_t tcvn3 = 0, vni = 0, unicode = 0, used;
    int32_t before = 0;

    for (; n > 0; text += used, n -= used) {
        int32_t c = text_next(text, n, &used);
        size_t skipped;
        int32_t after = n > used ? text_next(text + used, n - used, &skipped) : 0;

        if (c >= 0x80 && (text_is_letter(before) || text_is_letter(after))) {
            tcvn3 += place_of(TCVN3_SIGNS, c) >= 0;
            vni += (place_of(VNI_SIGNS, c) >= 0 && place_of(VNI_VOWELS, before) >= 0) ||
                   (place_of(VNI_D, c) >= 0 && !text_is_letter(before));
        }
        unicode += is_unicode_letter(c);
        before = c;
    }
    if (tcvn3 >= SIGNS_LEAST && tcvn3 > 2 * unicode && tcvn3 * 3 > vni)
        return LEGACY_TCVN3;
    return vni >= SIGNS_LEAST && vni > 2 * unicode ? LEGACY_VNI : LEGACY_NONE;
}

/* TCVN3 ---------------------------------------------------------------------------------------------------------- */

/* The typefaces of capitals show the small letters as capitals: a word of them has capitals only, and some. */
static bool is_of_capitals(const char *word, size_t n)
{
    size_t capitals = 0;

    for (size_t i = 0; i < n; i++) {
        if (word[i] >= 'a' && word[i] <= 'z')
            return false;
        capitals += word[i] >= 'A' && word[i] <= 'Z';
    }
    return capitals > 1;
}

static size_t word_bytes(const char *s, size_t n)
{
    size_t length = 0;

    while (length < n && (unsigned char)s[length] > ' ')
        length++;
    return length;
}

static void convert_tcvn3(const char *text, size_t n, struct buf *out)
{
    bool capitals = false;
    size_t used;

    for (size_t i = 0; i < n; i += used) {
        int32_t c = text_next(text + i, n - i, &used);
        int place = c >= 0x80 ? place_of(TCVN3, c) : -1;
        int32_t letter = place >= 0 ? nth_char(TCVN3_MEANS, (size_t)place) : c;

        if (i == 0 || (unsigned char)text[i - 1] <= ' ')
            capitals = is_of_capitals(text + i, word_bytes(text + i, n - i));
        text_put_char(out, capitals ? text_upper_char(letter) : letter);
    }
}

/* VNI ------------------------------------------------------------------------------------------------------------ */

#define GRAVE      0x0300
#define ACUTE      0x0301
#define CIRCUMFLEX 0x0302
#define TILDE      0x0303
#define BREVE      0x0306
#define HOOK       0x0309
#define HORN       0x031B
#define DOT        0x0323

/* A small letter after a vowel, and the marks that it puts on it. */
static const struct {
    int32_t sign, shape, tone;
} VNI_MARKS[] = {
    {0xF9, 0, ACUTE},         {0xF8, 0, GRAVE},          {0xFB, 0, HOOK},           {0xF5, 0, TILDE},
    {0xEF, 0, DOT},           {0xE2, CIRCUMFLEX, 0},     {0xE1, CIRCUMFLEX, ACUTE}, {0xE0, CIRCUMFLEX, GRAVE},
    {0xE5, CIRCUMFLEX, HOOK}, {0xE3, CIRCUMFLEX, TILDE}, {0xE4, CIRCUMFLEX, DOT},   {0xEA, BREVE, 0},
    {0xE9, BREVE, ACUTE},     {0xE8, BREVE, GRAVE},      {0xFA, BREVE, HOOK},       {0xFC, BREVE, TILDE},
    {0xEB, BREVE, DOT},
};
#define VNI_MARK_COUNT (sizeof VNI_MARKS / sizeof *VNI_MARKS)

/* Letters by themselves. */
static const struct {
    int32_t sign, letter, mark;
} VNI_LETTERS[] = {
    {0xF1, 0x111, 0},  {0xF4, 'o', HORN},  {0xF6, 'u', HORN}, {0xED, 'i', ACUTE}, {0xEC, 'i', GRAVE},
    {0xE6, 'i', HOOK}, {0xF3, 'i', TILDE}, {0xF2, 'i', DOT},  {0xEE, 'y', DOT},
};
#define VNI_LETTER_COUNT (sizeof VNI_LETTERS / sizeof *VNI_LETTERS)

/* Puts the marks that c means after the vowel before it; false when it means none there. */
static bool put_marks(int32_t vowel, int32_t c, struct buf *out)
{
    int32_t small = text_lower_char(c), base = text_lower_char(vowel);

    if (!base || !strchr("aeouy\xF4\xF6", (int)base & 0xFF) || (base >= 0x80 && base != 0xF4 && base != 0xF6))
        return false;
    for (size_t i = 0; i < VNI_MARK_COUNT; i++) {
        if (VNI_MARKS[i].sign != small || (VNI_MARKS[i].shape == BREVE && base != 'a') ||
            (VNI_MARKS[i].shape && (base == 'u' || base == 'y' || base >= 0x80)))
            continue;
        if (VNI_MARKS[i].shape)
            text_put_char(out, VNI_MARKS[i].shape);
        if (VNI_MARKS[i].tone)
            text_put_char(out, VNI_MARKS[i].tone);
        return true;
    }
    return false;
}

static void put_letter(int32_t c, struct buf *out)
{
    int32_t small = text_lower_char(c);

    for (size_t i = 0; i < VNI_LETTER_COUNT; i++)
        if (VNI_LETTERS[i].sign == small) {
            text_put_char(out, small == c ? VNI_LETTERS[i].letter : text_upper_char(VNI_LETTERS[i].letter));
            if (VNI_LETTERS[i].mark)
                text_put_char(out, VNI_LETTERS[i].mark);
            return;
        }
    text_put_char(out, c);
}

static void convert_vni(const char *text, size_t n, struct buf *out)
{
    int32_t before = 0;
    size_t used;

    for (size_t i = 0; i < n; i += used) {
        int32_t c = text_next(text + i, n - i, &used);

        if (c >= 0x80 && put_marks(before, c, out)) {
            before = 0;
            continue;
        }
        put_letter(c, out);
        before = c;
    }
}

char *legacy_convert(struct arena *arena, enum legacy legacy, const char *text, size_t n)
{
    cleanup_buf struct buf out = {0};

    switch (legacy) {
    case LEGACY_TCVN3:
        convert_tcvn3(text, n, &out);
        break;
    case LEGACY_VNI:
        convert_vni(text, n, &out);
        break;
    case LEGACY_NONE:
        buf_append(&out, text, n);
        break;
    }
    return text_nfc(arena, buf_string(&out), out.len);
}

#include "pipeline/extract/task_cell.h"

#include <math.h>
#include <string.h>

#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/extract/layout.h"
#include "pipeline/extract/match.h"
#include "pipeline/extract/task_columns.h"
#include "pipeline/model/page.h"

/* Width of "II/2023" in the width of "Quý": measured, in fonts like Times, 1.49 to 1.60 for I, 1.68 to 1.80 for II,
 * 1.91 to 1.96 for III; a little less in fonts without serifs. */
#define WIDTH_BASE   1.34
#define WIDTH_STROKE 0.2
#define WIDTH_MAX    2.05
/* Without the year, which stands in the line below: "II/" */
#define WIDTH_YEAR 1.2
/* "1/2023" is up to so wide. */
#define WIDTH_DIGIT 1.7

/* Strokes of a Roman number from one to four, as recognition spells them: "H" is II, "IH" III. */
static bool roman_strokes(const char *fold, size_t n, struct buf *out)
{
    static const struct {
        char like;
        const char *strokes;
    } forms[] = {{'1', "I"},  {'i', "I"},  {'l', "I"},   {'j', "I"}, {'t', "I"}, {'h', "II"},
                 {'n', "II"}, {'u', "II"}, {'m', "III"}, {'v', "V"}, {'y', "V"}};

    for (size_t i = 0; i < n; i++) {
        bool known = strchr(" ./", fold[i]) != NULL;

        for (size_t k = 0; !known && k < sizeof forms / sizeof *forms; k++)
            if (forms[k].like == fold[i]) {
                buf_puts(out, forms[k].strokes);
                known = true;
            }
        if (!known) {
            buf_clear(out);
            return false;
        }
    }
    return true;
}

static bool roman(const char *fold, size_t n, struct buf *out)
{
    if (!roman_strokes(fold, n, out))
        return false;
    return strcmp(buf_string(out), "I") == 0 || strcmp(buf_string(out), "II") == 0 ||
           strcmp(buf_string(out), "III") == 0 || strcmp(buf_string(out), "IV") == 0;
}

/* ASCII of a text, one byte a character. */
static char *fold_bytes(struct arena *arena, const char *text)
{
    char *fold = arena_alloc(arena, strlen(text) + 1);
    size_t n = 0;

    for (size_t i = 0, used; text[i]; i += used)
        fold[n++] = layout_fold_char(text_next(text + i, strlen(text + i), &used));
    return fold;
}

/* The strokes that make a numeral before "/2023" so many times as wide as "Quý"; 0 when none does. */
static int strokes_by_width(double ratio)
{
    int strokes = (int)lround((ratio - WIDTH_BASE) / WIDTH_STROKE);

    return strokes < 1 || ratio > WIDTH_MAX ? 0 : strokes > 3 ? 3 : strokes;
}

const char *task_cell_numeral(struct arena *arena, const struct word *before, const struct word *w, const char *text)
{
    char *fold = fold_bytes(arena, text);
    cleanup_buf struct buf number = {0};
    size_t n = strlen(fold);
    const char *year = fold + (n < 4 ? 0 : n - 4);
    double ratio;
    int strokes;

    if (!before || before->box.w <= 0 || strcmp(layout_key(arena, before->text), "quy") != 0)
        return text;
    if (n < 5 || strspn(year, "0123456789") != 4)
        year = "";
    ratio = (double)w->box.w / before->box.w;
    strokes = strokes_by_width(*year ? ratio : ratio + WIDTH_YEAR);
    n = strcspn(arena_strndup(arena, fold, n - strlen(year)), "./ ");
    roman_strokes(fold, n, &number);
    /* recognition loses strokes, it adds none */
    if (strokes < (int)number.len || number.len == 0 || strspn(buf_string(&number), "I") != number.len ||
        (n == 1 && *fold == '1' && (!*year || ratio < WIDTH_DIGIT)))
        return text;
    return arena_printf(arena, "%.*s%s%s", strokes, "III", *year || fold[strlen(fold) - 1] == '/' ? "/" : "", year);
}

const char *task_cell_text(struct arena *arena, const struct word *words, size_t count, bool deadline, bool measured)
{
    cleanup_buf struct buf text = {0};

    for (size_t i = 0; i < count; i++) {
        const char *word = task_columns_bare(arena, &words[i]);

        if (!*word)
            continue;
        if (deadline && measured && i > 0)
            word = task_cell_numeral(arena, &words[i - 1], &words[i], word);
        if (text.len > 0)
            buf_putc(&text, ' ');
        task_cell_put(arena, &text, word);
    }
    if (text.len == 0)
        return NULL;
    return deadline ? task_cell_quarter(arena, buf_string(&text)) : arena_strdup(arena, buf_string(&text));
}

/* "Quý H/2023", "Quý 112013": a Roman number from one to four before the year's four digits. */
char *task_cell_quarter(struct arena *arena, const char *text)
{
    char *fold = fold_bytes(arena, text);
    cleanup_buf struct buf number = {0};
    const char *at;
    size_t n;

    if (strncmp(fold, "quy ", 4) != 0 || strlen(fold) < 9)
        return arena_strdup(arena, text);
    at = fold + 4;
    n = strlen(at) - 4;
    if (strspn(at + n, "0123456789") != 4 || (strspn(at, "1234") == 1 && at[1] == '/') || !roman(at, n, &number))
        return arena_strdup(arena, text);
    return arena_printf(arena, "Quý %s/%s", buf_string(&number), at + n);
}

/* Narrow columns lose their spaces: "Biênbản" is no syllable but parts into two in one way only. */
void task_cell_put(struct arena *arena, struct buf *out, const char *text)
{
    const char *fold = text_fold(arena, text, strlen(text));
    size_t n = strlen(fold), splits = 0, at = 0, bytes = 0;

    if (n == text_length(text) && n >= 5 && n <= 12 && strspn(fold, "abcdefghijklmnopqrstuvwxyz") == n &&
        !layout_is_upper(text, 1) && !match_syllable(fold))
        for (size_t k = 2; k + 2 <= n; k++) {
            bool both = match_syllable(fold + k) && match_syllable(arena_strndup(arena, fold, k));

            splits += both;
            at = both ? k : at;
        }
    if (splits == 1) {
        for (size_t k = 0, used; k < at; k++, bytes += used)
            text_next(text + bytes, strlen(text + bytes), &used);
        buf_append(out, text, bytes);
        buf_putc(out, ' ');
    }
    buf_puts(out, text + bytes);
}

#include "pipeline/extract/task_cell.h"

#include <string.h>

#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/extract/layout.h"
#include "pipeline/extract/match.h"

/* Strokes of a Roman number from one to four, as recognition spells them: "H" is II, "IH" III. */
static bool roman(const char *fold, size_t n, struct buf *out)
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
        if (!known)
            return false;
    }
    return strcmp(buf_string(out), "I") == 0 || strcmp(buf_string(out), "II") == 0 ||
           strcmp(buf_string(out), "III") == 0 || strcmp(buf_string(out), "IV") == 0;
}

/* "Quý H/2023", "Quý 112013": a Roman number from one to four before the year's four digits. */
char *task_cell_quarter(struct arena *arena, const char *text)
{
    char *fold = arena_alloc(arena, strlen(text) + 1);
    cleanup_buf struct buf number = {0};
    const char *at;
    size_t n = 0;

    for (size_t i = 0, used; text[i]; i += used)
        fold[n++] = layout_fold_char(text_next(text + i, strlen(text + i), &used));
    if (strncmp(fold, "quy ", 4) != 0 || n < 9)
        return arena_strdup(arena, text);
    at = fold + 4;
    n = strlen(at) - 4;
    if (strspn(at + n, "0123456789") != 4 || !roman(at, n, &number))
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

#include "pipeline/extract/task_repair.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/extract/layout.h"
#include "pipeline/extract/match.h"
#include "pipeline/extract/task_table.h"
#include "pipeline/model/document.h"

/* A cell this long (letters of its key) may differ in one letter from the one it is taken for, a longer one in two. */
#define ONE_WRONG 6
#define TWO_WRONG 8

/* Numbers --------------------------------------------------------------------------------------------------- */

/* The number after this one: "2.1" -> "2.2", "9" -> "10"; NULL for letters and Roman numbers. */
static const char *next_number(struct arena *arena, const char *number)
{
    const char *dot = strrchr(number, '.'), *last = dot ? dot + 1 : number;

    if (!*last || strspn(last, "0123456789") != strlen(last))
        return NULL;
    return arena_printf(arena, "%.*s%d", (int)(last - number), number, atoi(last) + 1);
}

/* "212," for "2.2", "42" for "4.2": the digits agree, the separators are anything. */
static bool looks_like(const char *read, const char *number)
{
    size_t n = strlen(number), same = 0, k = 0;

    for (size_t i = 0; number[i]; i++)
        if (number[i] != '.')
            same += read[i < strlen(read) ? i : strlen(read)] == number[i];
    if (strlen(read) == n && strchr(number, '.') &&
        same + 1 == n - (size_t)(strrchr(number, '.') != strchr(number, '.')))
        return true;
    for (size_t i = 0; number[i]; i++)
        if (number[i] != '.' && read[k++] != number[i])
            return false;
    return read[k] == '\0';
}

static const char *settle_number(struct arena *arena, const char *raw, const char *before)
{
    const char *clean = task_table_number(arena, raw), *read = clean ? clean : raw;
    const char *next = before ? next_number(arena, before) : NULL;

    if (!next || (clean && !strcmp(clean, next)))
        return clean;
    if (strchr(next, '.') && looks_like(read, next))
        return next;
    return clean;
}

static void repair_numbers(struct arena *arena, struct task *tasks, size_t count)
{
    const char *before = NULL;

    for (size_t i = 0; i < count; i++) {
        if (tasks[i].no)
            tasks[i].no = settle_number(arena, tasks[i].no, before);
        if (tasks[i].no && next_number(arena, tasks[i].no))
            before = tasks[i].no;
    }
    for (size_t i = 1; i + 1 < count; i++) {
        bool read = tasks[i].no && strspn(tasks[i].no, "0123456789.") == strlen(tasks[i].no);
        const char *between = read || !tasks[i - 1].no ? NULL : next_number(arena, tasks[i - 1].no);
        const char *after = between ? next_number(arena, between) : NULL;

        if (after && tasks[i + 1].no && !strcmp(after, tasks[i + 1].no))
            tasks[i].no = between;
    }
    if (count > 1 && tasks[0].no && !next_number(arena, tasks[0].no) && tasks[1].no && !strcmp(tasks[1].no, "2"))
        tasks[0].no = "1";
}

/* Cells ----------------------------------------------------------------------------------------------------- */

struct spelling {
    const char *text, *key;
    size_t count;
};

static size_t word_length(const char *s)
{
    return strcspn(s, " ");
}

/* True where all that differs is words in small letters. A name in capitals may be another's: Lê Lợi, Lê Lai. */
static bool differs_in_small_letters(const char *a, const char *b)
{
    size_t n = strlen(a), m = strlen(b), i = 0, used;

    while (a[i] && word_length(a + i) == word_length(b + i) && !strncmp(a + i, b + i, word_length(a + i) + 1))
        i += word_length(a + i) + 1;
    if (i > n || i > m)
        return false;
    while (n > i && m > i && a[n - 1] == b[m - 1])
        n--, m--;
    while (a[n] && a[n] != ' ' && b[m])
        n++, m++;
    for (size_t k = i; k < n; k += used)
        if (text_is_upper(text_next(a + k, n - k, &used)))
            return false;
    for (size_t k = i; k < m; k += used)
        if (text_is_upper(text_next(b + k, m - k, &used)))
            return false;
    return true;
}

static size_t collect(struct arena *arena, const char *const *cells, size_t n, struct spelling *out)
{
    size_t found = 0;

    for (size_t i = 0; i < n; i++) {
        size_t k = 0;

        while (cells[i] && k < found && strcmp(out[k].text, cells[i]))
            k++;
        if (!cells[i])
            continue;
        if (k == found)
            out[found++] = (struct spelling){cells[i], layout_key(arena, cells[i]), 0};
        out[k].count++;
    }
    return found;
}

static bool same_digits(const char *a, const char *b)
{
    for (;; a++, b++) {
        a += strcspn(a, "0123456789");
        b += strcspn(b, "0123456789");
        if (*a != *b)
            return false;
        if (!*a)
            return true;
    }
}

/* The cell that a misread one is: spelled so at least twice, and more often than here. */
static const char *better(const struct spelling *all, size_t n, const struct spelling *one)
{
    size_t length = strlen(one->key), limit = length >= TWO_WRONG ? 2 : length >= ONE_WRONG ? 1 : 0;
    const struct spelling *best = NULL;

    for (size_t i = 0; i < n; i++)
        if (all[i].count >= 2 && all[i].count > one->count && match_distance(one->key, all[i].key, limit) <= limit &&
            same_digits(one->key, all[i].key) && differs_in_small_letters(one->text, all[i].text) &&
            (!best || all[i].count > best->count))
            best = &all[i];
    return best ? best->text : one->text;
}

/* Units are weighed together, whichever column they stand in. */
static void repair_cells(struct arena *arena, const char ***places, size_t n)
{
    const char **cells = arena_alloc(arena, (n + 1) * sizeof *cells);
    struct spelling *all = arena_alloc(arena, (n + 1) * sizeof *all);
    size_t found;

    for (size_t i = 0; i < n; i++)
        cells[i] = *places[i];
    found = collect(arena, cells, n, all);
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; cells[i] && k < found; k++)
            if (!strcmp(all[k].text, cells[i])) {
                *places[i] = better(all, found, &all[k]);
                break;
            }
}

/* "15/12/202 2", "III/ 2022": a year that a narrow column broke. */
static const char *whole_year(struct arena *arena, const char *text)
{
    for (const char *slash = strchr(text, '/'); slash; slash = strchr(slash + 1, '/')) {
        size_t first = strspn(slash + 1, "0123456789");
        const char *rest = slash + 1 + first;
        size_t second = *rest == ' ' ? strspn(rest + 1, "0123456789") : 0;

        if (second > 0 && first + second == 4 && (first > 0 ? slash[1] : rest[1]) == '2')
            return arena_printf(arena, "%.*s%s", (int)(rest - text), text, rest + 1);
    }
    return text;
}

/* "Quý 1/2023" beside "Quý III/2023" is "Quý I/2023". */
static void repair_quarters(struct arena *arena, struct task *tasks, size_t count)
{
    static const char quarter[] = "Quý ";
    const size_t n = sizeof quarter - 1;
    bool roman = false, digits = false;

    for (size_t i = 0; i < count; i++)
        tasks[i].deadline = tasks[i].deadline ? whole_year(arena, tasks[i].deadline) : NULL;
    for (size_t i = 0; i < count; i++)
        if (tasks[i].deadline && !strncmp(tasks[i].deadline, quarter, n)) {
            roman = roman || strchr("IV", tasks[i].deadline[n]);
            digits = digits || (tasks[i].deadline[n] && strchr("234", tasks[i].deadline[n]));
        }
    for (size_t i = 0; i < count && roman && !digits; i++)
        if (tasks[i].deadline && !strncmp(tasks[i].deadline, "Quý 1/", n + 2))
            tasks[i].deadline = arena_printf(arena, "%sI%s", quarter, tasks[i].deadline + n + 1);
}

void task_repair(struct arena *arena, struct task *tasks, size_t count)
{
    const char ***places = arena_alloc(arena, (2 * count + 1) * sizeof *places);

    repair_numbers(arena, tasks, count);
    repair_quarters(arena, tasks, count);
    for (size_t i = 0; i < count; i++)
        places[i] = &tasks[i].product;
    repair_cells(arena, places, count);
    for (size_t i = 0; i < count; i++) {
        places[2 * i] = &tasks[i].lead;
        places[2 * i + 1] = &tasks[i].support;
    }
    repair_cells(arena, places, 2 * count);
}

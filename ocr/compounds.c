#include "ocr/compounds.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"

/* The file is found from the top of the source tree, where make runs. */
__asm__(".section .rodata\n"
        "compounds_start: .incbin \"ocr/compounds.txt\"\n"
        "compounds_end: .byte 0\n"
        ".previous\n");
extern const char compounds_start[], compounds_end[];

struct compound_entry {
    const char *key; /* folded */
    const char *word;
};

struct compounds {
    struct arena arena;
    struct compound_entry *entries; /* by key */
    size_t count;
};

static int by_key(const void *a, const void *b)
{
    const struct compound_entry *x = a, *y = b;

    return strcmp(x->key, y->key);
}

struct compounds *compounds_new(void)
{
    struct compounds *compounds = memory_alloc(sizeof *compounds);
    size_t lines = 0;

    for (const char *s = compounds_start; s < compounds_end; s++)
        lines += *s == '\n';
    compounds->entries = arena_alloc(&compounds->arena, (lines + 1) * sizeof *compounds->entries);
    for (const char *s = compounds_start, *end; s < compounds_end; s = end + 1) {
        end = memchr(s, '\n', (size_t)(compounds_end - s));
        if (!end)
            break;
        if (*s == '#' || end == s)
            continue;
        compounds->entries[compounds->count++] = (struct compound_entry){
            text_fold(&compounds->arena, s, (size_t)(end - s)), text_nfc(&compounds->arena, s, (size_t)(end - s))};
    }
    qsort(compounds->entries, compounds->count, sizeof *compounds->entries, by_key);
    return compounds;
}

void compounds_free(struct compounds *compounds)
{
    if (!compounds)
        return;
    arena_release(&compounds->arena);
    free(compounds);
}

static size_t first_of_key(const struct compounds *c, const char *key)
{
    size_t low = 0, high = c->count;

    while (low < high) {
        size_t middle = (low + high) / 2;

        if (strcmp(c->entries[middle].key, key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The same letters, but for a tone that stands on the next one: "hoà", "hòa". Both are lower case. */
static bool same_but_for_the_place_of_the_tone(const char *a, const char *b)
{
    size_t n = strlen(a), m = strlen(b), i = 0, j = 0;

    while (i < n && j < m) {
        size_t la, lb, la2 = 0, lb2 = 0;
        int32_t x = text_next(a + i, n - i, &la), y = text_next(b + j, m - j, &lb), x2, y2;

        if (x != y) {
            x2 = i + la < n ? text_next(a + i + la, n - i - la, &la2) : 0;
            y2 = j + lb < m ? text_next(b + j + lb, m - j - lb, &lb2) : 0;
            if (!((x < 0x80 && y2 < 0x80 && y > 0x7F && x2 > 0x7F) || (y < 0x80 && x2 < 0x80 && x > 0x7F && y2 > 0x7F)))
                return false;
        }
        i += la + la2;
        j += lb + lb2;
    }
    return i == n && j == m;
}

enum compound compounds_look(const struct compounds *c, const char *first, const char *second, const char **word)
{
    cleanup_arena struct arena arena = {0};
    cleanup_buf struct buf lower = {0};
    char *both = arena_printf(&arena, "%s %s", first, second), *key = text_fold(&arena, both, strlen(both));
    size_t n = strlen(both), at = first_of_key(c, key), count = 0;

    for (size_t i = 0, length; i < n; i += length)
        text_put_char(&lower, text_lower_char(text_next(both + i, n - i, &length)));
    for (size_t i = at; i < c->count && strcmp(c->entries[i].key, key) == 0; i++, count++)
        if (same_but_for_the_place_of_the_tone(buf_string(&lower), c->entries[i].word))
            return COMPOUND_KNOWN;
    if (count != 1)
        return COMPOUND_UNKNOWN;
    *word = c->entries[at].word;
    return COMPOUND_OTHER;
}

#include "index/vocabulary.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "index/database.h"
#include "pipeline/base/memory.h"

struct vocabulary_word {
    char text[VOCABULARY_BYTES + 2]; /* "" free */
    uint32_t document;               /* last one it was met in */
    int32_t change;
};

#define FIRST_CAPACITY 4096

static size_t hash_of(const char *s, size_t n)
{
    uint64_t h = 14695981039346656037u;

    for (size_t i = 0; i < n; i++)
        h = (h ^ (unsigned char)s[i]) * 1099511628211u;
    return (size_t)(h ^ h >> 32);
}

static struct vocabulary_word *find(struct vocabulary *v, const char *s, size_t n)
{
    size_t at = hash_of(s, n) & (v->capacity - 1);

    while (v->slots[at].text[0] && (strncmp(v->slots[at].text, s, n) != 0 || v->slots[at].text[n]))
        at = (at + 1) & (v->capacity - 1);
    return &v->slots[at];
}

static void grow(struct vocabulary *v)
{
    struct vocabulary old = *v;

    v->capacity = old.capacity ? old.capacity * 2 : FIRST_CAPACITY;
    v->slots = memory_alloc(v->capacity * sizeof *v->slots);
    for (size_t i = 0; i < old.capacity; i++)
        if (old.slots[i].text[0])
            *find(v, old.slots[i].text, strlen(old.slots[i].text)) = old.slots[i];
    free(old.slots);
}

void vocabulary_begin(struct vocabulary *v, int sign)
{
    v->document++;
    v->sign = sign;
}

bool vocabulary_count(struct vocabulary *v, const char *s, size_t n)
{
    struct vocabulary_word *word;

    if (!v->document || n > VOCABULARY_BYTES)
        return true;
    if (v->count * 2 >= v->capacity)
        grow(v);
    word = find(v, s, n);
    if (!word->text[0]) {
        memcpy(word->text, s, n);
        v->count++;
    } else if (word->document == v->document) {
        return false;
    }
    word->document = v->document;
    word->change += v->sign;
    return true;
}

static int by_text(const void *a, const void *b)
{
    return strcmp(((const struct vocabulary_word *)a)->text, ((const struct vocabulary_word *)b)->text);
}

int vocabulary_save(struct catalogue *c, struct err *err)
{
    struct vocabulary *v = &c->vocabulary;
    size_t words = 0;
    int result = 0;

    for (size_t i = 0; i < v->capacity; i++)
        if (v->slots[i].text[0] && v->slots[i].change)
            v->slots[words++] = v->slots[i];
    if (words > 1)
        qsort(v->slots, words, sizeof *v->slots, by_text);
    for (size_t i = 0; i < words && result == 0; i++)
        result = database_run(c, err,
                              "INSERT INTO search_word VALUES(?1, ?2) ON CONFLICT DO UPDATE SET "
                              "documents = documents + excluded.documents",
                              "sd", v->slots[i].text, (int)v->slots[i].change);
    for (size_t i = 0; i < words && result == 0; i++)
        if (v->slots[i].change < 0)
            result = database_run(c, err, "DELETE FROM search_word WHERE word = ? AND documents <= 0", "s",
                                  v->slots[i].text);
    vocabulary_release(v);
    return result;
}

void vocabulary_release(struct vocabulary *v)
{
    free(v->slots);
    *v = (struct vocabulary){0};
}

#include "tools/sheet_corrections.h"

#include <stdlib.h>
#include <string.h>

#include "pipeline/base/memory.h"
#include "tools/sheet_decide.h"

static uint64_t hash64(const char *text)
{
    char digest[DIGEST_SHA256_HEX];

    digest_sha256(text, strlen(text), digest);
    digest[16] = '\0';
    return strtoull(digest, NULL, 16);
}

/* Which document the row means, as far as the row itself tells. */
static uint64_t document_of(const struct sheet_line *line)
{
    cleanup_buf struct buf key = {0};

    if (line->has_token)
        buf_printf(&key, "%s.%d", line->token.digest, line->token.part);
    else
        buf_printf(&key, "path %s", line->path);
    return hash64(buf_string(&key));
}

/* All that the row says of fields, and whether any of it is new. */
static uint64_t content_of(const struct sheet_line *line, bool *changed)
{
    cleanup_arena struct arena arena = {0};
    cleanup_buf struct buf text = {0};

    *changed = *line->mark != '\0';
    for (int i = 0; i < FIELD_COUNT; i++) {
        struct sheet_case c = {.field = (enum field_id)i,
                               .said = sheet_line_said(&arena, line, (enum field_id)i, NULL),
                               .base = line->has_token ? line->token.hashes[i] : NULL};

        *changed = *changed || sheet_decide_changed(&arena, &c);
        buf_printf(&text, "%d%s\n", (int)c.said.says, sheet_form_key(&arena, c.field, c.said.value));
    }
    buf_puts(&text, line->mark);
    return hash64(buf_string(&text));
}

static uint64_t dossier_of(const struct sheet_line *line, size_t i)
{
    cleanup_buf struct buf key = {0};

    buf_printf(&key, "dossier %s %zu", line->token.dossier, i);
    return hash64(buf_string(&key));
}

static uint64_t dossier_content(const struct sheet_line *line, size_t i, bool *changed)
{
    cleanup_arena struct arena arena = {0};
    const char *text = sheet_line_dossier(&arena, line, i, changed);

    return hash64(sheet_form_dossier_key(&arena, text));
}

static void add(struct sheet_corrections *corrections, uint64_t subject, uint64_t content, long row)
{
    size_t n = corrections->count;

    if ((n & (n - 1)) == 0)
        corrections->list = memory_resize(corrections->list, n ? 2 * n : 1, sizeof *corrections->list);
    corrections->list[corrections->count++] = (struct sheet_correction){subject, content, row};
}

void sheet_corrections_add(struct sheet_corrections *corrections, const struct sheet_line *line)
{
    bool changed;
    uint64_t content = content_of(line, &changed);

    if (changed)
        add(corrections, document_of(line), content, line->number);
    for (size_t i = 0; i < SHEET_DOSSIER_FIELDS; i++) {
        content = dossier_content(line, i, &changed);
        if (changed)
            add(corrections, dossier_of(line, i), content, line->number);
    }
}

static int by_subject(const void *a, const void *b)
{
    const struct sheet_correction *x = a, *y = b;

    if (x->subject != y->subject)
        return x->subject < y->subject ? -1 : 1;
    return x->row < y->row ? -1 : x->row > y->row;
}

void sheet_corrections_sort(struct sheet_corrections *corrections)
{
    if (corrections->count)
        qsort(corrections->list, corrections->count, sizeof *corrections->list, by_subject);
}

static int same_subject(const void *key, const void *member)
{
    const struct sheet_correction *x = key, *y = member;

    return x->subject == y->subject ? 0 : x->subject < y->subject ? -1 : 1;
}

static long other(const struct sheet_corrections *corrections, const struct sheet_correction *key, bool *repeats)
{
    const struct sheet_correction *at = NULL, *end = corrections->list + corrections->count;

    *repeats = false;
    if (corrections->count)
        at = bsearch(key, corrections->list, corrections->count, sizeof *key, same_subject);
    while (at && at > corrections->list && at[-1].subject == key->subject)
        at--;
    for (; at && at < end && at->subject == key->subject; at++) {
        if (at->content != key->content)
            return at->row;
        *repeats = *repeats || at->row < key->row;
    }
    return 0;
}

long sheet_corrections_other(const struct sheet_corrections *corrections, const struct sheet_line *line, bool *repeats)
{
    bool changed;
    struct sheet_correction key = {document_of(line), content_of(line, &changed), line->number};

    *repeats = false;
    return changed ? other(corrections, &key, repeats) : 0;
}

long sheet_corrections_other_dossier(const struct sheet_corrections *corrections, const struct sheet_line *line,
                                     size_t i, bool *repeats)
{
    bool changed;
    struct sheet_correction key = {dossier_of(line, i), dossier_content(line, i, &changed), line->number};

    *repeats = false;
    return changed ? other(corrections, &key, repeats) : 0;
}

void sheet_corrections_release(struct sheet_corrections *corrections)
{
    free(corrections->list);
}

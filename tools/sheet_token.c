#include "tools/sheet_token.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/memory.h"

#define MARK "S1"

void sheet_token_hash(const char *key, char out[9])
{
    char digest[DIGEST_SHA256_HEX];

    digest_sha256(key, strlen(key), digest);
    snprintf(out, 9, "%.8s", digest);
}

static const char *newest(const struct sheet_form_row *row)
{
    const char *time = "0";

    for (int i = 0; i < FIELD_COUNT; i++)
        if (row->confirmations[i].when && strcmp(row->confirmations[i].when, time) > 0)
            time = row->confirmations[i].when;
    return time;
}

static void put_dossier(enum sheet_form form, struct arena *arena, const struct dossier *dossier,
                        const char *const *cells, struct buf *out)
{
    char hash[9];
    size_t column;

    for (const char *s = dossier ? dossier->code : "0"; *s; s++)
        buf_putc(out, *s == '.' ? ':' : *s);
    buf_putc(out, '.');
    for (size_t i = 0; i < SHEET_DOSSIER_FIELDS; i++) {
        const char *text = sheet_form_read_dossier(form, arena, cells, sheet_form_dossier_field(i), &column);

        sheet_token_hash(sheet_form_dossier_key(arena, text), hash);
        buf_puts(out, hash);
    }
}

const char *sheet_token_put(enum sheet_form form, struct arena *arena, const struct sheet_form_row *row,
                            const char *const *cells)
{
    const struct entry *entry = &row->listing->entry;
    const char *type = row->listing->document.fields[FIELD_TYPE].value;
    cleanup_buf struct buf out = {0};
    char hash[9];

    buf_printf(&out, MARK ".%s.%s.%d.%" PRId64 ".%s.", sheet_form_name(form), entry->digest, entry->part,
               entry->revision, newest(row));
    for (int i = 0; i < FIELD_COUNT; i++) {
        struct sheet_said said = sheet_form_read(form, arena, cells, (struct sheet_dates){0}, (enum field_id)i, type);

        sheet_token_hash(sheet_form_key(arena, (enum field_id)i, said.value), hash);
        buf_puts(&out, hash);
    }
    buf_putc(&out, '.');
    put_dossier(form, arena, row->dossier, cells, &out);
    sheet_token_hash(buf_string(&out), hash);
    return arena_printf(arena, "%s.%s", buf_string(&out), hash);
}

/* The next part up to a dot, copied; false when it is empty or too long. */
static bool next_part(const char **s, char *out, size_t size)
{
    size_t n = strcspn(*s, ".");

    if (n == 0 || n >= size || (*s)[n] != '.')
        return false;
    memcpy(out, *s, n);
    out[n] = '\0';
    *s += n + 1;
    return true;
}

static bool parse_number(const char *text, int64_t *number)
{
    size_t n = strspn(text, "0123456789");

    if (n == 0 || n > 18 || text[n])
        return false;
    *number = strtoll(text, NULL, 10);
    return true;
}

static bool is_whole(const char *text)
{
    const char *dot = strrchr(text, '.');
    cleanup_buf struct buf body = {0};
    char hash[9];

    if (!dot || strlen(dot + 1) != 8)
        return false;
    buf_append(&body, text, (size_t)(dot - text));
    sheet_token_hash(buf_string(&body), hash);
    return !strcmp(hash, dot + 1);
}

static bool next_hashes(const char **s, char (*hashes)[9], size_t count)
{
    char all[8 * (FIELD_COUNT + SHEET_DOSSIER_FIELDS) + 1];

    if (!next_part(s, all, sizeof all) || strlen(all) != 8 * count)
        return false;
    for (size_t i = 0; i < count; i++)
        snprintf(hashes[i], 9, "%.8s", all + 8 * i);
    return true;
}

static bool next_dossier(const char **s, char *code, size_t size)
{
    if (!next_part(s, code, size))
        return false;
    for (char *c = code; *c; c++)
        if (*c == ':')
            *c = '.';
    if (!strcmp(code, "0"))
        *code = '\0';
    return true;
}

bool sheet_token_parse(const char *text, struct sheet_token *token)
{
    char mark[4], form[16], part[16], revision[24];
    int64_t number;

    *token = (struct sheet_token){0};
    if (!is_whole(text) || !next_part(&text, mark, sizeof mark) || strcmp(mark, MARK) != 0 ||
        !next_part(&text, form, sizeof form) || !sheet_form_by_name(form, &token->form) ||
        !next_part(&text, token->digest, sizeof token->digest) || strlen(token->digest) != DIGEST_SHA256_HEX - 1 ||
        !next_part(&text, part, sizeof part) || !parse_number(part, &number) || number < 1 || number > 100000 ||
        !next_part(&text, revision, sizeof revision) || !parse_number(revision, &token->revision) ||
        !next_part(&text, token->confirmed, sizeof token->confirmed) ||
        !next_hashes(&text, token->hashes, FIELD_COUNT) ||
        !next_dossier(&text, token->dossier, sizeof token->dossier) ||
        !next_hashes(&text, token->dossier_hashes, SHEET_DOSSIER_FIELDS))
        return false;
    token->part = (int)number;
    return true;
}

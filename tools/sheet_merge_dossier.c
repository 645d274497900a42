#include "tools/sheet_merge_dossier.h"

#include <string.h>

#include "index/catalogue.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"

struct last_change {
    struct arena *arena;
    struct confirmation by;
};

static int note_change(const struct event *event, void *data)
{
    struct last_change *last = data;

    last->by = (struct confirmation){arena_strdup(last->arena, event->agent), arena_strdup(last->arena, event->time)};
    return 0;
}

static bool same_values(const struct dossier *a, const struct dossier *b)
{
    for (int i = 0; i < DOSSIER_FIELD_COUNT; i++)
        if ((!a->value[i]) != (!b->value[i]) || (a->value[i] && strcmp(a->value[i], b->value[i]) != 0))
            return false;
    return true;
}

/* A value the dossier does not take, or a dossier that takes none, is the row's fault. */
static bool is_refusal(const struct err *err)
{
    return err->code == ERR_INPUT || err->code == ERR_PERMISSION || err->code == ERR_USAGE;
}

static int take(const struct sheet_merge_dossier *m, struct arena *arena, struct dossier *dossier,
                enum dossier_field field, struct sheet_finding *finding, struct err *err)
{
    const char *text = finding->sheet && strcmp(finding->sheet, "-") != 0 ? finding->sheet : "";
    struct dossier copy = *dossier;
    struct err wrong = {0};
    int result = dossier->closed ? err_set(&wrong, ERR_PERMISSION, "the dossier is closed") : 0;

    if (result == 0)
        result = dossier_field_put(arena, &copy, field, text, &wrong);
    if (result == 0 && same_values(&copy, dossier))
        return 0;
    if (result == 0)
        result = dossier_field_check(&copy, &wrong);
    if (result == 0 && m->options->apply)
        result = dossier_save(m->c, &copy, m->options->who, NULL, &wrong);
    if (result != 0 && !is_refusal(&wrong)) {
        *err = wrong;
        return -1;
    }
    finding->kind = result == 0 ? SHEET_TAKEN : SHEET_BROKEN;
    finding->why = result == 0 ? NULL : arena_strdup(arena, wrong.message);
    if (result == 0 && m->options->apply)
        *dossier = copy;
    return m->tell(finding, m->data);
}

static int tell_conflict(const struct sheet_merge_dossier *m, struct arena *arena, const struct dossier *dossier,
                         struct sheet_finding *finding, struct err *err)
{
    struct last_change last = {.arena = arena};

    if (dossier_each_event(m->c, dossier->id, note_change, &last, err) != 0)
        return -1;
    finding->kind = SHEET_CONFLICT;
    finding->by = last.by;
    return m->tell(finding, m->data);
}

static int merge_field(const struct sheet_merge_dossier *m, struct arena *arena, const struct sheet_line *line,
                       const struct sheet_line *shown, struct dossier *dossier, size_t i, struct err *err)
{
    enum dossier_field field = sheet_form_dossier_field(i);
    size_t column, count;
    const char *now = sheet_form_read_dossier(line->form, arena, shown->cells, field, &column);
    bool changed, repeats;
    const char *text = sheet_line_dossier(arena, line, i, &changed);
    struct sheet_finding finding = {.row = line->number,
                                    .dossier = dossier->code,
                                    .heading = sheet_form_columns(line->form, &count)[column].sheet.heading,
                                    .name = dossier_field_spec(field)->name,
                                    .sheet = text,
                                    .archive = now && *now ? now : NULL};
    char hash[9];

    if (!changed || !strcmp(sheet_form_dossier_key(arena, text), sheet_form_dossier_key(arena, now)))
        return 0;
    finding.other_row = sheet_corrections_other_dossier(m->corrections, line, i, &repeats);
    if (!finding.other_row && repeats)
        return 0;
    finding.kind = finding.other_row ? SHEET_DOUBLED : SHEET_EMPTIED;
    if (finding.other_row || !*text)
        return m->tell(&finding, m->data);
    sheet_token_hash(sheet_form_dossier_key(arena, now), hash);
    if (strcmp(hash, line->token.dossier_hashes[i]) != 0)
        return tell_conflict(m, arena, dossier, &finding, err);
    return take(m, arena, dossier, field, &finding, err);
}

int sheet_merge_dossier(const struct sheet_merge_dossier *m, struct arena *arena, const struct sheet_line *line,
                        const struct sheet_line *shown, struct dossier *dossier, struct err *err)
{
    for (size_t i = 0; i < SHEET_DOSSIER_FIELDS; i++) {
        int result = merge_field(m, arena, line, shown, dossier, i, err);

        if (result != 0)
            return result;
    }
    return 0;
}

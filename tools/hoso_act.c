/* Acts that change a dossier. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "index/catalogue.h"
#include "index/dossier_plan.h"
#include "pipeline/base/err.h"
#include "tools/hoso.h"
#include "tools/say.h"
#include "tools/selection.h"

int hoso_new(struct hoso *h, struct err *err)
{
    struct dossier d = {0};

    if (hoso_take_fields(h, 0, &d, err) != 0)
        return -1;
    hoso_preset(h, &d);
    if (!d.value[DOSSIER_ORGAN])
        return err_set(err, ERR_USAGE, "which agency? Set [agency] code in sohoa.ini, or give organ_id=CODE");
    if (!d.value[DOSSIER_YEAR])
        return err_set(err, ERR_USAGE, "which year? Give year=YYYY");
    if (d.value[DOSSIER_NOTATION] && h->symbol)
        return err_set(err, ERR_USAGE, "--symbol is for a notation that is not given");
    if (!d.value[DOSSIER_NOTATION]) {
        const char *notation;

        if (dossier_next_notation(h->home.catalogue, &h->arena, &d, h->symbol, &notation, err) != 0 ||
            dossier_field_put(&h->arena, &d, DOSSIER_NOTATION, notation, err) != 0)
            return -1;
    }
    if (dossier_add(h->home.catalogue, &h->arena, &d, h->who, err) != 0)
        return -1;
    say(PHRASE_CLI_HOSO_MADE, d.code, d.value[DOSSIER_TITLE]);
    return 0;
}

static int take_dates(struct hoso *h, struct dossier *d, struct err *err)
{
    int found =
        dossier_find_dates(h->home.catalogue, &h->arena, d->id, &d->value[DOSSIER_START], &d->value[DOSSIER_END], err);

    if (found == 0)
        return err_set(err, ERR_INPUT,
                       "the dates of the documents in %s are not all certain; `sohoa hoso check` names those with "
                       "questions",
                       d->code);
    return found < 0 ? -1 : 0;
}

int hoso_set(struct hoso *h, struct err *err)
{
    struct dossier d;
    int changed = 0;

    if (h->count < 2 && !h->dates)
        return err_set(err, ERR_USAGE, "say: sohoa hoso set CODE [--dates] [FIELD=VALUE...]");
    if (hoso_find(h, &d, err) != 0 || (h->dates && take_dates(h, &d, err) != 0) ||
        hoso_take_fields(h, 1, &d, err) != 0 || dossier_save(h->home.catalogue, &d, h->who, &changed, err) != 0 ||
        dossier_find(h->home.catalogue, &h->arena, d.id, &d, err) < 0)
        return -1;
    say(PHRASE_CLI_HOSO_SET, changed, d.code);
    return 0;
}

/* The dossier as it is after a change. */
static int find_again(struct hoso *h, struct dossier *d, struct err *err)
{
    return dossier_find(h->home.catalogue, &h->arena, d->id, d, err) < 0 ? -1 : 0;
}

int hoso_add(struct hoso *h, struct err *err)
{
    cleanup_selection struct selection chosen = {0};
    struct dossier d;
    int64_t added = 0;

    if (hoso_find(h, &d, err) != 0 || selection_find(h->home.catalogue, hoso_join(h, 1), &chosen, err) != 0 ||
        dossier_add_documents(h->home.catalogue, d.id, chosen.ids, chosen.count, h->who, &added, err) != 0 ||
        find_again(h, &d, err) != 0)
        return -1;
    say(PHRASE_CLI_HOSO_ADDED, (long long)added, d.code, (long long)d.documents);
    return 0;
}

int hoso_remove(struct hoso *h, struct err *err)
{
    cleanup_selection struct selection chosen = {0};
    struct dossier d;
    int64_t removed = 0;

    if (hoso_find(h, &d, err) != 0 || selection_find(h->home.catalogue, hoso_join(h, 1), &chosen, err) != 0 ||
        dossier_remove_documents(h->home.catalogue, d.id, chosen.ids, chosen.count, h->who, &removed, err) != 0 ||
        find_again(h, &d, err) != 0)
        return -1;
    say(PHRASE_CLI_HOSO_REMOVED, (long long)removed, d.code, (long long)d.documents);
    return 0;
}

static int order_by_hand(struct hoso *h, const struct dossier *d, struct err *err)
{
    int64_t *ids = arena_alloc(&h->arena, (size_t)h->count * sizeof *ids);

    for (int i = 1; i < h->count; i++)
        if (home_parse_id(h->operands[i], &ids[i - 1], err) != 0)
            return -1;
    return dossier_order(h->home.catalogue, d->id, ids, (size_t)h->count - 1, h->who, err);
}

int hoso_order(struct hoso *h, struct err *err)
{
    bool by_date = h->by && !strcmp(h->by, "date"), by_number = h->by && !strcmp(h->by, "number");
    struct dossier d;

    if ((h->by != NULL) == (h->count > 1) || (h->by && !by_date && !by_number))
        return err_set(err, ERR_USAGE, "say: sohoa hoso order CODE --by date|number, or sohoa hoso order CODE ID...");
    if (hoso_find(h, &d, err) != 0)
        return -1;
    if (h->by ? dossier_sort(h->home.catalogue, d.id, by_date ? DOSSIER_BY_DATE : DOSSIER_BY_NUMBER, h->who, err) != 0
              : order_by_hand(h, &d, err) != 0)
        return -1;
    say(PHRASE_CLI_HOSO_ORDERED, (long long)d.documents, d.code);
    return 0;
}

/* Sheets ------------------------------------------------------------------------------------------------------------
 */

/* "3-5" or "3". */
static int parse_range(const char *text, struct dossier_document *d, struct err *err)
{
    char *end;

    d->sheet_from = d->sheet_to = strtoll(text, &end, 10);
    if (end != text && *end == '-') {
        text = end + 1;
        d->sheet_to = strtoll(text, &end, 10);
    }
    if (end == text || *end || d->sheet_from < 1)
        return err_set(err, ERR_USAGE, "'%s' is no range of sheets, such as 3-5", text);
    return 0;
}

static int number_one(struct hoso *h, const struct dossier *d, struct err *err)
{
    struct dossier_document *list, one = {0};
    int64_t id;
    size_t n;

    if (home_parse_id(h->operands[1], &id, err) != 0 || parse_range(h->operands[2], &one, err) != 0 ||
        dossier_load_documents(h->home.catalogue, &h->arena, d->id, &list, &n, err) != 0)
        return -1;
    one.document = id;
    for (size_t i = 0; i < n; i++)
        if (list[i].document == id)
            one.note = list[i].note;
    if (h->note)
        one.note = h->note;
    return dossier_save_document(h->home.catalogue, d->id, &one, h->who, err);
}

int hoso_sheets(struct hoso *h, struct err *err)
{
    bool all = h->count == 1 && (h->pages_a_sheet == 1 || h->pages_a_sheet == 2) && !h->note;
    bool one = h->count == 3 && !h->pages_a_sheet;
    struct dossier d;
    int64_t count = 1;

    if (!all && !one)
        return err_set(err, ERR_USAGE,
                       "say: sohoa hoso sheets CODE ID FROM-TO [--note TEXT], or sohoa hoso sheets CODE "
                       "--pages-a-sheet 1|2");
    if (hoso_find(h, &d, err) != 0 ||
        (all ? dossier_number_sheets(h->home.catalogue, d.id, (int)h->pages_a_sheet, h->who, &count, err)
             : number_one(h, &d, err)) != 0)
        return -1;
    say(PHRASE_CLI_HOSO_NUMBERED, (long long)count, d.code);
    return 0;
}

/* Reopening, appraisal ----------------------------------------------------------------------------------------------
 */

int hoso_reopen(struct hoso *h, struct err *err)
{
    struct dossier d;

    if (hoso_find(h, &d, err) != 0 || dossier_reopen(h->home.catalogue, d.id, h->who, hoso_join(h, 1), err) != 0)
        return -1;
    say(PHRASE_CLI_HOSO_REOPENED, d.code);
    return 0;
}

/* Takes "retention=05" and the like from the end of the operands. */
static int take_appraisal(struct hoso *h, struct appraisal *appraisal, struct err *err)
{
    const struct {
        const char *name, **value;
    } PARTS[] = {{"retention=", &appraisal->retention_code},
                 {"mode=", &appraisal->mode_of_use},
                 {"security=", &appraisal->security_class}};
    int first = h->count;

    for (; h->count > 0; h->count--) {
        const char *operand = h->operands[h->count - 1];
        bool taken = false;

        for (size_t i = 0; i < sizeof PARTS / sizeof *PARTS; i++)
            if (!strncmp(operand, PARTS[i].name, strlen(PARTS[i].name))) {
                *PARTS[i].value = operand + strlen(PARTS[i].name);
                taken = true;
            }
        if (!taken)
            break;
    }
    if (h->count == first || h->count == 0)
        return err_set(err, ERR_USAGE, "say: sohoa hoso appraise SELECTION retention=CODE mode=CODE security=CLASS");
    return 0;
}

int hoso_appraise(struct hoso *h, struct err *err)
{
    cleanup_selection struct selection chosen = {0};
    struct appraisal appraisal = {0};
    int result = 0;

    if (take_appraisal(h, &appraisal, err) != 0 ||
        selection_find(h->home.catalogue, hoso_join(h, 0), &chosen, err) != 0 ||
        catalogue_begin(h->home.catalogue, err) != 0)
        return -1;
    for (size_t i = 0; i < chosen.count && result == 0; i++)
        result = retention_appraise(h->home.catalogue, chosen.ids[i], &appraisal, h->who, err);
    if (result != 0 || catalogue_commit(h->home.catalogue, err) != 0) {
        catalogue_rollback(h->home.catalogue);
        return -1;
    }
    say(PHRASE_CLI_HOSO_APPRAISED, (long long)chosen.count);
    return 0;
}

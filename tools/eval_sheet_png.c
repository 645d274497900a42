#include <string.h>

#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/image/sheet.h"
#include "pipeline/run/cropper.h"
#include "tools/eval_report.h"
#include "tools/eval_score.h"
#include "tools/eval_sheet.h"
#include "tools/eval_truth.h"
#include "tools/field_picture.h"
#include "tools/home.h"
#include "tools/listing.h"

static const char *folded(struct arena *arena, const char *text)
{
    return text ? text_fold(arena, text, strlen(text)) : "-";
}

static const char *label(struct arena *arena, const struct eval_report *r, size_t at, const struct field *field)
{
    const struct eval_case *c = &r->score->cases[at];
    const struct eval_truth *truth = &r->truth[c->document];

    return arena_printf(arena, "%zu. %s: %s, %.3f, %s\n%s, document %lld, page %d\nwant: %s\ngot:  %s", at + 1,
                        field_name(c->field), eval_score_kind_name(c->kind), field->confidence,
                        field->rule ? field->rule : "no rule", folded(arena, truth->id),
                        (long long)r->found[c->document]->entry.id, field->page, folded(arena, truth->fields[c->field]),
                        folded(arena, field->value));
}

static int add_case(struct sheet *sheet, struct cropper *cropper, const struct home *home,
                    const struct eval_report *report, size_t at, struct err *err)
{
    const struct listing *listing = report->found[report->score->cases[at].document];
    const struct field *field = &listing->document.fields[report->score->cases[at].field];
    cleanup_arena struct arena arena = {0};
    cleanup_buf struct buf pixels = {0};
    const char *text = label(&arena, report, at, field);
    struct err reason = {0};

    if (field_picture(cropper, home, listing->entry.id, field, SHEET_CELL, PICTURE_PIXELS, &pixels, &reason) != 0)
        text = arena_printf(&arena, "%s\n%s", text, folded(&arena, reason.message));
    return sheet_add(sheet, text, pixels.data, pixels.len, err);
}

int eval_sheet_png(const struct eval_report *report, const struct home *home, struct buf *out, struct err *err)
{
    struct cropper *cropper = cropper_open(&home->archive, "/proc/self/exe", home_temporary(), err);
    struct sheet *sheet = sheet_new();
    int result = cropper ? 0 : -1;

    for (size_t i = 0; result == 0 && i < report->score->case_count && i < EVAL_SHEET_CASES; i++)
        result = add_case(sheet, cropper, home, report, i, err);
    if (result == 0)
        result = sheet_png(sheet, out, err);
    sheet_free(sheet);
    cropper_close(cropper);
    return result;
}

#include "tools/eval_report.h"

#include <stdio.h>
#include <string.h>

#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "tools/eval_score.h"
#include "tools/eval_truth.h"
#include "tools/listing.h"

static double share(int64_t part, int64_t whole)
{
    return (double)part / (double)(whole > 0 ? whole : 1);
}

static bool is_scored(const int64_t kinds[EVAL_KINDS])
{
    return eval_score_n(kinds) + kinds[EVAL_NONE_RIGHT] > 0;
}

static void put_documents(const struct eval_report *r, struct buf *out)
{
    size_t lost = 0;

    for (size_t i = 0; i < r->count; i++)
        lost += !r->found[i];
    buf_printf(out, "documents %zu, not found %zu", r->count, lost);
    for (size_t i = 0; i < r->count; i++)
        if (!r->found[i])
            buf_printf(out, " %s", r->truth[i].id);
    buf_putc(out, '\n');
}

static void put_fields(const struct eval_tally *tally, struct buf *out)
{
    buf_puts(out, "field        n   right   asked  silent missing   (asked: right of them)\n");
    for (int i = 0; i < FIELD_COUNT; i++) {
        const int64_t *k = tally->fields[i];
        int64_t n = eval_score_n(k), asked = k[EVAL_ASKED_WRONG] + k[EVAL_ASKED_RIGHT];

        if (is_scored(k))
            buf_printf(out, "%-9s %4lld %7.3f %7.3f %7.3f %7.3f   %lld/%lld, null ok %lld\n",
                       field_name((enum field_id)i), (long long)(n > 0 ? n : 1), share(k[EVAL_RIGHT], n),
                       share(asked, n), share(k[EVAL_SILENT], n), share(k[EVAL_MISSING], n),
                       (long long)k[EVAL_ASKED_RIGHT], (long long)asked, (long long)k[EVAL_NONE_RIGHT]);
    }
}

static void put_items(const char *name, const struct eval_items *items, struct buf *out)
{
    if (items->want)
        buf_printf(out, "%s: recall %.3f precision %.3f of %lld\n", name, share(items->hit, items->want),
                   share(items->hit, items->have), (long long)items->want);
}

/* A cell of the tables by group, filled to a column. */
static void put_cell(struct buf *out, const char *text)
{
    int columns = (int)text_length(text);

    buf_printf(out, " %*s%s", columns < 13 ? 13 - columns : 0, "", text);
}

static void put_group_items(const struct eval_group *groups, size_t count, const char *name, bool tasks,
                            struct buf *out)
{
    bool any = false;

    for (size_t i = 0; i < count; i++)
        any |= (tasks ? groups[i].tally.tasks.want : groups[i].tally.citations.want) > 0;
    if (!any)
        return;
    buf_printf(out, "%-9s", name);
    for (size_t i = 0; i < count; i++) {
        const struct eval_items *items = tasks ? &groups[i].tally.tasks : &groups[i].tally.citations;
        char cell[64];

        snprintf(cell, sizeof cell, "%.3f/%.3f", share(items->hit, items->want), share(items->hit, items->have));
        put_cell(out, items->want ? cell : "-");
    }
    buf_putc(out, '\n');
}

static void put_group_field(const struct eval_group *groups, size_t count, enum field_id id, struct buf *out)
{
    bool any = false;

    for (size_t i = 0; i < count; i++)
        any |= is_scored(groups[i].tally.fields[id]);
    if (!any)
        return;
    buf_printf(out, "%-9s", field_name(id));
    for (size_t i = 0; i < count; i++) {
        const int64_t *k = groups[i].tally.fields[id];
        char cell[128];

        snprintf(cell, sizeof cell, "%lld/%lld/%lld/%lld", (long long)k[EVAL_RIGHT],
                 (long long)(k[EVAL_ASKED_WRONG] + k[EVAL_ASKED_RIGHT]), (long long)k[EVAL_SILENT],
                 (long long)k[EVAL_MISSING]);
        put_cell(out, eval_score_n(k) ? cell : "-");
    }
    buf_putc(out, '\n');
}

/* All groups of one kind side by side; they stand together. */
static void put_groups(const struct eval_score *score, const char *by, struct buf *out)
{
    const struct eval_group *groups = score->groups;
    size_t count = 0;

    for (size_t i = 0; i < score->group_count && count == 0; i++)
        for (groups = &score->groups[i]; i + count < score->group_count && !strcmp(groups[count].by, by);)
            count++;
    if (count == 0)
        return;
    buf_printf(out, "\nby %s: right/asked/silent/missing; citations and task rows: recall/precision\n%-9s", by, "");
    for (size_t i = 0; i < count; i++) {
        cleanup_buf struct buf head = {0};

        buf_printf(&head, "%.40s (%lld)", groups[i].value, (long long)groups[i].tally.documents);
        put_cell(out, buf_string(&head));
    }
    buf_putc(out, '\n');
    for (int i = 0; i < FIELD_COUNT; i++)
        put_group_field(groups, count, (enum field_id)i, out);
    put_group_items(groups, count, "citations", false, out);
    put_group_items(groups, count, "task rows", true, out);
}

static const char *trust_name(int i)
{
    return i < FIELD_COUNT ? field_name((enum field_id)i) : "all";
}

static void put_bins(const struct eval_score *score, struct buf *out)
{
    buf_puts(out,
             "\nreliability: what was said with such confidence, how much of it is right; auto: taken without asking\n"
             "field      confidence       n    auto    mean   right\n");
    for (int i = 0; i <= FIELD_COUNT; i++)
        for (int b = 0; b < EVAL_BINS; b++) {
            const struct eval_bin *bin = &score->trust[i].bins[b];
            char range[32];

            if (bin->n == 0)
                continue;
            snprintf(range, sizeof range, "%g-%g", eval_bin_edges[b], eval_bin_edges[b + 1]);
            buf_printf(out, "%-9s  %-10s %7lld %7lld %7.3f %7.3f\n", trust_name(i), range, (long long)bin->n,
                       (long long)bin->accepted, bin->confidence / (double)bin->n, share(bin->right, bin->n));
        }
}

static void put_operating_point(const struct eval_report *r, struct buf *out)
{
    const struct eval_trust *all = &r->score->trust[FIELD_COUNT];
    double risk = eval_score_risk(all->wrong, all->accepted);

    buf_puts(out, "\ntaken without asking; the risk is at most that, with 95 % certainty\n"
                  "field     accepted  (none)   wrong    risk\n");
    for (int i = 0; i <= FIELD_COUNT; i++) {
        const struct eval_trust *t = &r->score->trust[i];

        if (t->accepted)
            buf_printf(out, "%-9s %8lld %8lld %7lld %7.4f\n", trust_name(i), (long long)t->accepted, (long long)t->none,
                       (long long)t->wrong, eval_score_risk(t->wrong, t->accepted));
    }
    buf_printf(out, "review.max_risk is %g: ", r->max_risk);
    if (share(all->wrong, all->accepted) > r->max_risk)
        buf_puts(out, "exceeded\n");
    else if (risk <= r->max_risk)
        buf_puts(out, "kept\n");
    else if (r->max_risk > 0 && all->wrong == 0)
        buf_printf(out, "not exceeded; to show that it is kept takes %lld without an error\n",
                   (long long)eval_score_needed(r->max_risk));
    else
        buf_puts(out, "not exceeded; to show that it is kept takes more documents\n");
}

static void put_quoted(struct buf *out, const char *value)
{
    if (!value) {
        buf_puts(out, "nothing");
        return;
    }
    buf_putc(out, '\'');
    text_put_printable(out, value, strlen(value));
    buf_putc(out, '\'');
}

static void put_cases(const struct eval_report *r, struct buf *out)
{
    if (r->score->case_count)
        buf_putc(out, '\n');
    for (size_t i = 0; i < r->score->case_count; i++) {
        const struct eval_case *c = &r->score->cases[i];
        const struct field *f = &r->found[c->document]->document.fields[c->field];

        buf_printf(out, "%s %s: %s: want ", r->truth[c->document].id, field_name(c->field),
                   eval_score_kind_name(c->kind));
        put_quoted(out, r->truth[c->document].fields[c->field]);
        buf_puts(out, " got ");
        put_quoted(out, f->value);
        buf_printf(out, " (document %lld, %s, %.3f)\n", (long long)r->found[c->document]->entry.id,
                   f->rule ? f->rule : "no rule", f->confidence);
    }
}

void eval_report_text(const struct eval_report *report, struct buf *out)
{
    const struct eval_score *score = report->score;

    put_documents(report, out);
    put_fields(&score->all, out);
    put_items("citations", &score->all.citations, out);
    put_items("task rows", &score->all.tasks, out);
    put_groups(score, "level", out);
    put_groups(score, "number_style", out);
    put_bins(score, out);
    put_operating_point(report, out);
    if (report->worst)
        put_cases(report, out);
}

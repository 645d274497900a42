#include <jansson.h>

#include "tools/eval_report.h"
#include "tools/eval_score.h"
#include "tools/eval_truth.h"
#include "tools/listing.h"

static json_t *number(int64_t n)
{
    return json_integer((json_int_t)n);
}

static json_t *items_json(const struct eval_items *items)
{
    return json_pack("{s:o,s:o,s:o}", "want", number(items->want), "have", number(items->have), "hit",
                     number(items->hit));
}

static json_t *fields_json(const struct eval_tally *tally)
{
    json_t *json = json_object();

    for (int i = 0; i < FIELD_COUNT; i++) {
        const int64_t *k = tally->fields[i];

        if (eval_score_n(k) + k[EVAL_NONE_RIGHT] == 0)
            continue;
        json_object_set_new(json, field_name((enum field_id)i),
                            json_pack("{s:o,s:o,s:o,s:o,s:o,s:o,s:o}", "n", number(eval_score_n(k)), "right",
                                      number(k[EVAL_RIGHT]), "asked", number(k[EVAL_ASKED_WRONG] + k[EVAL_ASKED_RIGHT]),
                                      "asked_right", number(k[EVAL_ASKED_RIGHT]), "silent", number(k[EVAL_SILENT]),
                                      "missing", number(k[EVAL_MISSING]), "none_right", number(k[EVAL_NONE_RIGHT])));
    }
    return json;
}

static void set_tally(json_t *json, const struct eval_tally *tally)
{
    json_object_set_new(json, "documents", number(tally->documents));
    json_object_set_new(json, "fields", fields_json(tally));
    json_object_set_new(json, "citations", items_json(&tally->citations));
    json_object_set_new(json, "tasks", items_json(&tally->tasks));
}

static json_t *groups_json(const struct eval_score *score)
{
    json_t *array = json_array();

    for (size_t i = 0; i < score->group_count; i++) {
        json_t *json = json_pack("{s:s,s:s}", "by", score->groups[i].by, "value", score->groups[i].value);

        set_tally(json, &score->groups[i].tally);
        json_array_append_new(array, json);
    }
    return array;
}

static json_t *bins_json(const struct eval_trust *trust)
{
    json_t *array = json_array();

    for (int b = 0; b < EVAL_BINS; b++) {
        const struct eval_bin *bin = &trust->bins[b];

        json_array_append_new(array, json_pack("{s:f,s:f,s:o,s:o,s:o,s:o}", "from", eval_bin_edges[b], "to",
                                               eval_bin_edges[b + 1], "n", number(bin->n), "accepted",
                                               number(bin->accepted), "right", number(bin->right), "mean",
                                               bin->n ? json_real(bin->confidence / (double)bin->n) : json_null()));
    }
    return array;
}

static json_t *reliability_json(const struct eval_score *score)
{
    json_t *array = json_array();

    for (int i = 0; i <= FIELD_COUNT; i++) {
        const struct eval_trust *t = &score->trust[i];
        int64_t n = 0;

        for (int b = 0; b < EVAL_BINS; b++)
            n += t->bins[b].n;
        if (n > 0)
            json_array_append_new(
                array, json_pack("{s:o,s:o,s:o,s:o,s:o,s:f}", "field",
                                 i < FIELD_COUNT ? json_string(field_name((enum field_id)i)) : json_null(), "bins",
                                 bins_json(t), "accepted", number(t->accepted), "none", number(t->none), "wrong",
                                 number(t->wrong), "risk", eval_score_risk(t->wrong, t->accepted)));
    }
    return array;
}

static json_t *cases_json(const struct eval_report *r)
{
    json_t *array = json_array();

    for (size_t i = 0; i < r->score->case_count; i++) {
        const struct eval_case *c = &r->score->cases[i];
        const struct eval_truth *truth = &r->truth[c->document];
        const struct listing *listing = r->found[c->document];

        json_array_append_new(array, json_pack("{s:s,s:I,s:s,s:s,s:s?,s:s?,s:f}", "truth", truth->id, "id",
                                               (json_int_t)listing->entry.id, "field", field_name(c->field), "kind",
                                               eval_score_kind_name(c->kind), "want", truth->fields[c->field], "value",
                                               listing->document.fields[c->field].value, "confidence", c->confidence));
    }
    return array;
}

json_t *eval_report_json(const struct eval_report *report)
{
    json_t *json = json_object(), *lost = json_array();

    set_tally(json, &report->score->all);
    for (size_t i = 0; i < report->count; i++)
        if (!report->found[i])
            json_array_append_new(lost, json_string(report->truth[i].id));
    json_object_set_new(json, "not_found", lost);
    json_object_set_new(json, "groups", groups_json(report->score));
    json_object_set_new(json, "max_risk", json_real(report->max_risk));
    json_object_set_new(json, "reliability", reliability_json(report->score));
    if (report->worst)
        json_object_set_new(json, "cases", cases_json(report));
    return json;
}

#include "pipeline/model/record.h"

#include <jansson.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "pipeline/base/err.h"
#include "pipeline/base/limits.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/model/correction.h"

static const char *const SOURCES[] = {
    [TEXT_NONE] = "none", [TEXT_RECOGNISED] = "recognised", [TEXT_LAYER] = "layer", [TEXT_GIVEN] = "given"};

/* Three decimals are all a confidence deserves, and they keep records equal from run to run. */
static json_t *real3(double value)
{
    return json_real(round(value * 1000) / 1000);
}

static json_t *string_or_null(const char *s)
{
    return s ? json_string(s) : json_null();
}

static json_t *box_json(struct box b)
{
    return json_pack("[i,i,i,i]", b.x, b.y, b.w, b.h);
}

json_t *record_from_words(const struct page *page)
{
    json_t *array = json_array();

    for (size_t i = 0; i < page->word_count; i++) {
        const struct word *w = &page->words[i];
        json_t *item = json_pack("[i,i,i,i,o,i,i,i,s]", w->box.x, w->box.y, w->box.w, w->box.h, real3(w->confidence),
                                 w->block, w->line, (int)w->flags, w->text);

        if (item && w->raw)
            json_array_append_new(item, json_string(w->raw));
        json_array_append_new(array, item);
    }
    return array;
}

json_t *record_from_corrections(const struct page *page)
{
    json_t *array = json_array();

    for (size_t i = 0; i < page->correction_count; i++) {
        const struct correction *c = &page->corrections[i];

        json_array_append_new(array, json_pack("{s:o,s:s,s:s,s:s,s:s}", "box", box_json(c->box), "raw", c->raw, "text",
                                               c->text, "by", c->who, "at", c->when));
    }
    return array;
}

static json_t *evidence_json(const struct page *page)
{
    json_t *array = json_array();

    for (size_t i = 0; i < page->evidence_count; i++) {
        const struct evidence *e = &page->evidence[i];
        json_t *readings = json_array();

        for (size_t j = 0; j < e->reading_count; j++)
            json_array_append_new(readings, json_pack("[s,o]", e->readings[j].value, real3(e->readings[j].confidence)));
        json_array_append_new(array, json_pack("{s:s,s:o,s:o,s:o}", "kind", e->kind, "box", box_json(e->box), "printed",
                                               real3(e->printed), "readings", readings));
    }
    return array;
}

json_t *record_from_page(const struct page *page)
{
    const struct geometry *g = &page->geometry;
    const struct quality *q = &page->quality;
    json_t *geometry = json_pack("{s:i,s:i,s:i,s:b,s:i,s:o}", "width", g->width, "height", g->height, "dpi", g->dpi,
                                 "dpi_known", g->dpi_known, "rotation", g->rotation, "skew", real3(g->skew));
    json_t *quality = json_pack("{s:o,s:o,s:o,s:o,s:b,s:b}", "contrast", real3(q->contrast), "sharpness",
                                real3(q->sharpness), "ink", json_real(round(q->ink * 1e5) / 1e5), "low_confidence",
                                real3(q->low_confidence), "blank", q->blank, "photo", q->photo);

    json_t *json =
        json_pack("{s:i,s:o,s:s,s:o,s:o,s:o,s:o,s:o,s:o}", "number", page->number, "geometry", geometry, "source",
                  SOURCES[page->source], "quality", quality, "signed_on", string_or_null(page->signed_on), "note",
                  string_or_null(page->note), "failed", string_or_null(page->failed), "evidence", evidence_json(page),
                  "words", record_from_words(page));

    if (json && page->text)
        json_object_set_new(json, "text", json_string(page->text));
    return json;
}

static json_t *field_json(const struct field *f)
{
    json_t *json =
        json_pack("{s:o,s:o,s:s,s:o,s:o,s:o}", "value", string_or_null(f->value), "confidence", real3(f->confidence),
                  "status", field_status_name(f->status), "page", f->page ? json_integer(f->page) : json_null(), "box",
                  f->page ? box_json(f->box) : json_null(), "rule", string_or_null(f->rule));

    if (f->status == STATUS_REVIEW) {
        json_t *array = json_array();

        for (size_t i = 0; i < f->candidate_count; i++)
            json_array_append_new(array, json_pack("{s:s,s:o}", "value", f->candidates[i].value, "confidence",
                                                   real3(f->candidates[i].confidence)));
        json_object_set_new(json, "candidates", array);
    }
    return json;
}

json_t *record_from_fields(const struct document *document)
{
    json_t *json = json_object();

    for (int i = 0; i < FIELD_COUNT; i++)
        json_object_set_new(json, field_name((enum field_id)i), field_json(&document->fields[i]));
    return json;
}

json_t *record_from_citations(const struct document *document)
{
    json_t *array = json_array();

    for (size_t i = 0; i < document->citation_count; i++) {
        const struct citation *c = &document->citations[i];

        json_array_append_new(array, json_pack("{s:s?,s:s?,s:s?,s:s?,s:s?,s:i,s:o}", "number", c->number, "date",
                                               c->date, "type", c->type, "issuer", c->issuer, "printed", c->printed,
                                               "page", c->page, "box", box_json(c->box)));
    }
    return array;
}

json_t *record_from_tasks(const struct document *document)
{
    json_t *array = json_array();

    for (size_t i = 0; i < document->task_count; i++) {
        const struct task *t = &document->tasks[i];

        json_array_append_new(array,
                              json_pack("{s:s?,s:s?,s:s?,s:s?,s:s?,s:s?,s:i,s:s?}", "no", t->no, "activity",
                                        t->activity, "product", t->product, "lead", t->lead, "support", t->support,
                                        "deadline", t->deadline, "page", t->page, "heading", t->heading));
    }
    return array;
}

/* Reading. Each helper returns the value or a harmless default; the caller checks what must be there. */

static char *get_text(struct arena *arena, const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);

    return json_is_string(value) ? text_nfc(arena, json_string_value(value), json_string_length(value)) : NULL;
}

static int get_int(const json_t *json, int low, int high)
{
    json_int_t value = json_integer_value(json);

    if (json_is_real(json)) { /* clipped before it is made whole: 1e300 is no integer at all */
        double real = json_real_value(json);

        return real > low ? real < high ? (int)real : high : low;
    }
    return value < low ? low : value > high ? high : (int)value;
}

static double get_share(const json_t *json)
{
    double value = json_number_value(json);

    return value > 0 ? fmin(value, 1) : 0;
}

static struct box get_box(const json_t *json)
{
    struct box box = {0, 0, 0, 0};

    if (json_array_size(json) != 4)
        return box;
    box.x = get_int(json_array_get(json, 0), 0, LIMIT_SIDE_PIXELS);
    box.y = get_int(json_array_get(json, 1), 0, LIMIT_SIDE_PIXELS);
    box.w = get_int(json_array_get(json, 2), 0, LIMIT_SIDE_PIXELS);
    box.h = get_int(json_array_get(json, 3), 0, LIMIT_SIDE_PIXELS);
    return box;
}

static int refuse(struct err *err, const char *what)
{
    return err_set(err, ERR_INPUT, "the record is malformed: %s", what);
}

int record_to_words(struct arena *arena, const json_t *json, struct page *page, struct err *err)
{
    size_t n = json_array_size(json);

    if (!json_is_array(json) || n > LIMIT_WORDS)
        return refuse(err, "words");
    page->words = arena_alloc(arena, n * sizeof *page->words);
    page->word_count = n;
    for (size_t i = 0; i < n; i++) {
        const json_t *item = json_array_get(json, i), *text = json_array_get(item, 8), *raw = json_array_get(item, 9);
        struct word *w = &page->words[i];

        if (json_array_size(item) < 9 || json_array_size(item) > 10 || !json_is_string(text) ||
            (raw && !json_is_string(raw)) || json_string_length(text) > LIMIT_WORD_BYTES ||
            json_string_length(raw) > LIMIT_WORD_BYTES)
            return refuse(err, "a word");
        w->box.x = get_int(json_array_get(item, 0), 0, LIMIT_SIDE_PIXELS);
        w->box.y = get_int(json_array_get(item, 1), 0, LIMIT_SIDE_PIXELS);
        w->box.w = get_int(json_array_get(item, 2), 0, LIMIT_SIDE_PIXELS);
        w->box.h = get_int(json_array_get(item, 3), 0, LIMIT_SIDE_PIXELS);
        w->confidence = get_share(json_array_get(item, 4));
        w->block = get_int(json_array_get(item, 5), 0, INT32_MAX);
        w->line = get_int(json_array_get(item, 6), 0, INT32_MAX);
        w->flags = (unsigned)get_int(json_array_get(item, 7), 0, 255) & ~(unsigned)WORD_CORRECTED;
        w->text = text_nfc(arena, json_string_value(text), json_string_length(text));
        w->raw = raw ? text_nfc(arena, json_string_value(raw), json_string_length(raw)) : NULL;
    }
    return 0;
}

int record_to_corrections(struct arena *arena, const json_t *json, struct page *page, struct err *err)
{
    size_t n = json_array_size(json);

    if (n > LIMIT_WORDS)
        return refuse(err, "corrections");
    page->corrections = arena_alloc(arena, n * sizeof *page->corrections);
    page->correction_count = n;
    for (size_t i = 0; i < n; i++) {
        const json_t *item = json_array_get(json, i);

        page->corrections[i] = (struct correction){.box = get_box(json_object_get(item, "box")),
                                                   .raw = get_text(arena, item, "raw"),
                                                   .text = get_text(arena, item, "text"),
                                                   .who = get_text(arena, item, "by"),
                                                   .when = get_text(arena, item, "at")};
        if (!page->corrections[i].raw || !page->corrections[i].text || !page->corrections[i].who ||
            !page->corrections[i].when)
            return refuse(err, "a correction");
    }
    return 0;
}

static int read_evidence(struct arena *arena, const json_t *json, struct page *page, struct err *err)
{
    size_t n = json_array_size(json);

    if (n > 64)
        return refuse(err, "evidence");
    page->evidence = arena_alloc(arena, n * sizeof *page->evidence);
    page->evidence_count = n;
    for (size_t i = 0; i < n; i++) {
        const json_t *item = json_array_get(json, i), *readings = json_object_get(item, "readings");
        struct evidence *e = &page->evidence[i];

        e->kind = get_text(arena, item, "kind");
        e->box = get_box(json_object_get(item, "box"));
        e->printed = get_share(json_object_get(item, "printed"));
        e->reading_count = json_array_size(readings);
        if (!e->kind || e->reading_count > 64)
            return refuse(err, "evidence");
        e->readings = arena_alloc(arena, e->reading_count * sizeof *e->readings);
        for (size_t j = 0; j < e->reading_count; j++) {
            const json_t *pair = json_array_get(readings, j), *text = json_array_get(pair, 0);

            if (!json_is_string(text))
                return refuse(err, "a reading");
            e->readings[j].value = text_nfc(arena, json_string_value(text), json_string_length(text));
            e->readings[j].confidence = get_share(json_array_get(pair, 1));
        }
    }
    return 0;
}

static int read_geometry(const json_t *json, struct geometry *g, struct err *err)
{
    g->width = get_int(json_object_get(json, "width"), 0, LIMIT_SIDE_PIXELS);
    g->height = get_int(json_object_get(json, "height"), 0, LIMIT_SIDE_PIXELS);
    g->dpi = get_int(json_object_get(json, "dpi"), 0, 10000);
    g->dpi_known = json_is_true(json_object_get(json, "dpi_known"));
    g->rotation = get_int(json_object_get(json, "rotation"), 0, 270);
    g->skew = json_number_value(json_object_get(json, "skew"));
    if (g->rotation % 90 || !(fabs(g->skew) <= 45))
        return refuse(err, "geometry");
    return 0;
}

/* Boxes are kept inside the upright frame. */
static void clip_words(struct page *page)
{
    int width, height;

    geometry_upright_size(&page->geometry, &width, &height);
    for (size_t i = 0; i < page->word_count; i++) {
        struct box *b = &page->words[i].box;

        b->x = b->x < width ? b->x : width;
        b->y = b->y < height ? b->y : height;
        b->w = b->w < width - b->x ? b->w : width - b->x;
        b->h = b->h < height - b->y ? b->h : height - b->y;
    }
}

int record_to_page(struct arena *arena, const json_t *json, struct page *page, struct err *err)
{
    const json_t *quality = json_object_get(json, "quality");
    const char *source = json_string_value(json_object_get(json, "source"));

    *page = (struct page){0};
    page->number = get_int(json_object_get(json, "number"), 1, LIMIT_PAGES);
    for (size_t i = 0; source && i < sizeof SOURCES / sizeof *SOURCES; i++)
        if (!strcmp(source, SOURCES[i]))
            page->source = (enum text_source)i;
    page->quality.contrast = get_share(json_object_get(quality, "contrast"));
    page->quality.sharpness = get_share(json_object_get(quality, "sharpness"));
    page->quality.ink = get_share(json_object_get(quality, "ink"));
    page->quality.low_confidence = get_share(json_object_get(quality, "low_confidence"));
    page->quality.blank = json_is_true(json_object_get(quality, "blank"));
    page->quality.photo = json_is_true(json_object_get(quality, "photo"));
    page->signed_on = get_text(arena, json, "signed_on");
    page->note = get_text(arena, json, "note");
    page->failed = get_text(arena, json, "failed");
    if (page->source == TEXT_GIVEN) {
        page->text = get_text(arena, json, "text");
        return page->text ? 0 : refuse(err, "the text of a page");
    }
    if (read_geometry(json_object_get(json, "geometry"), &page->geometry, err) != 0 ||
        read_evidence(arena, json_object_get(json, "evidence"), page, err) != 0)
        return -1;
    if (record_to_words(arena, json_object_get(json, "words"), page, err) != 0)
        return -1;
    clip_words(page);
    return 0;
}

static void read_field(struct arena *arena, const json_t *json, struct field *f)
{
    const json_t *candidates = json_object_get(json, "candidates");
    const char *status = json_string_value(json_object_get(json, "status"));

    f->value = get_text(arena, json, "value");
    f->confidence = get_share(json_object_get(json, "confidence"));
    if (!status || !field_status_by_name(status, &f->status))
        f->status = STATUS_REVIEW;
    f->page = get_int(json_object_get(json, "page"), 0, LIMIT_PAGES);
    f->box = get_box(json_object_get(json, "box"));
    f->rule = get_text(arena, json, "rule");
    f->candidate_count = json_array_size(candidates);
    f->candidates = arena_alloc(arena, f->candidate_count * sizeof *f->candidates);
    for (size_t i = 0; i < f->candidate_count; i++) {
        const json_t *item = json_array_get(candidates, i);
        char *value = get_text(arena, item, "value");

        f->candidates[i].value = value ? value : "";
        f->candidates[i].confidence = get_share(json_object_get(item, "confidence"));
    }
}

int record_to_fields(struct arena *arena, const json_t *json, struct document *document, struct err *err)
{
    if (!json_is_object(json))
        return refuse(err, "fields");
    for (int i = 0; i < FIELD_COUNT; i++) {
        const json_t *field = json_object_get(json, field_name((enum field_id)i));

        if (field || i < FIELD_RECIPIENTS) /* records from before there were the later fields do not ask for them */
            read_field(arena, field, &document->fields[i]);
        else
            document->fields[i] = (struct field){0};
    }
    return 0;
}

int record_to_citations(struct arena *arena, const json_t *json, struct document *document, struct err *err)
{
    size_t n = json_array_size(json);

    if (!json_is_array(json) || n > LIMIT_WORDS)
        return refuse(err, "citations");
    document->citations = arena_alloc(arena, n * sizeof *document->citations);
    document->citation_count = n;
    for (size_t i = 0; i < n; i++) {
        const json_t *item = json_array_get(json, i);
        struct citation *c = &document->citations[i];

        c->number = get_text(arena, item, "number");
        c->date = get_text(arena, item, "date");
        c->type = get_text(arena, item, "type");
        c->issuer = get_text(arena, item, "issuer");
        c->printed = get_text(arena, item, "printed");
        c->page = get_int(json_object_get(item, "page"), 1, LIMIT_PAGES);
        c->box = get_box(json_object_get(item, "box"));
    }
    return 0;
}

int record_to_tasks(struct arena *arena, const json_t *json, struct document *document, struct err *err)
{
    size_t n = json_array_size(json);

    if (!json_is_array(json) || n > LIMIT_WORDS)
        return refuse(err, "tasks");
    document->tasks = arena_alloc(arena, n * sizeof *document->tasks);
    document->task_count = n;
    for (size_t i = 0; i < n; i++) {
        const json_t *item = json_array_get(json, i);
        struct task *t = &document->tasks[i];

        t->no = get_text(arena, item, "no");
        t->activity = get_text(arena, item, "activity");
        t->product = get_text(arena, item, "product");
        t->lead = get_text(arena, item, "lead");
        t->support = get_text(arena, item, "support");
        t->deadline = get_text(arena, item, "deadline");
        t->page = get_int(json_object_get(item, "page"), 1, LIMIT_PAGES);
        t->heading = get_text(arena, item, "heading");
    }
    return 0;
}

static int dump_part(const char *bytes, size_t n, void *data)
{
    buf_append(data, bytes, n);
    return 0;
}

const char *record_text(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}

int64_t record_int(const json_t *object, const char *key)
{
    return json_integer_value(json_object_get(object, key));
}

char *record_bytes(struct arena *arena, const json_t *object, const char *key)
{
    const char *hex = record_text(object, key);
    size_t n = hex ? strlen(hex) / 2 : 0;
    char *bytes = arena_alloc(arena, n + 1);

    for (size_t i = 0; i < n; i++) {
        unsigned byte = 0;

        if (sscanf(hex + 2 * i, "%2x", &byte) != 1)
            return NULL;
        bytes[i] = (char)byte;
    }
    return n ? bytes : NULL;
}

void record_dump(const json_t *json, struct buf *out)
{
    json_dump_callback(json, dump_part, out, JSON_COMPACT | JSON_ENCODE_ANY | JSON_REAL_PRECISION(12));
}

json_t *record_parse(const char *text, size_t n, struct err *err)
{
    json_error_t error;
    json_t *json = json_loadb(text, n, JSON_REJECT_DUPLICATES, &error);

    if (!json)
        err_set(err, ERR_INPUT, "not JSON: %s at line %d, column %d", error.text, error.line, error.column);
    return json;
}

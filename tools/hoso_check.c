/* The check of dossiers, and closing, which asks it first. */
#include <jansson.h>
#include <stdio.h>

#include "pipeline/base/err.h"
#include "pipeline/model/record.h"
#include "tools/dossier_say.h"
#include "tools/hoso.h"
#include "tools/say.h"

#define IDS_SHOWN 20 /* of documents in no dossier; --json gives all */

struct checking {
    struct hoso *h;
    int64_t found, here; /* in all, of this dossier */
    int64_t outside;
    struct buf ids;
    struct err *err;
};

static json_t *text(const char *s)
{
    return s ? json_string(s) : json_null();
}

static json_t *number(int64_t n)
{
    return n ? json_integer(n) : json_null();
}

static void print_json(const struct dossier_finding *f)
{
    cleanup_buf struct buf out = {0};
    bool of_field = f->kind == DOSSIER_FINDING_FIELD;
    json_t *json =
        json_pack("{s:s,s:b,s:o,s:o,s:o,s:o,s:o,s:o,s:o}", "finding", dossier_finding_name(f->kind), "blocks",
                  f->blocks, "code", text(f->dossier ? f->dossier->code : NULL), "field",
                  text(of_field ? dossier_field_spec(f->field)->name : NULL), "document", number(f->document), "other",
                  number(f->other), "text", text(f->text), "first", number(f->first), "last", number(f->last));

    record_dump(json, &out);
    puts(buf_string(&out));
    json_decref(json);
}

static void print_text(const struct dossier_finding *f)
{
    cleanup_arena struct arena arena = {0};

    printf("%s: %s\n", f->dossier->code, dossier_say_finding(&arena, say_language(), f));
}

static int print_finding(const struct dossier_finding *f, void *data)
{
    struct checking *k = data;

    k->found++;
    k->here++;
    if (k->h->json)
        print_json(f);
    else
        print_text(f);
    return 0;
}

static int note_outside(const struct dossier_finding *f, void *data)
{
    struct checking *k = data;

    k->found++;
    if (k->h->json)
        print_json(f);
    else if (k->outside++ < IDS_SHOWN)
        buf_printf(&k->ids, "%s%lld", k->ids.len > 0 ? ", " : "", (long long)f->document);
    return 0;
}

static int check_one(const struct dossier *d, void *data)
{
    struct checking *k = data;

    k->here = 0;
    if (dossier_check(k->h->home.catalogue, d, print_finding, k, k->err) != 0)
        return -1;
    if (k->here == 0 && !k->h->json)
        say(PHRASE_CLI_HOSO_SOUND, d->code);
    return 0;
}

static int check_all(struct checking *k)
{
    struct catalogue *c = k->h->home.catalogue;

    if (dossier_each(c, NULL, check_one, k, k->err) != 0 || dossier_check_outside(c, note_outside, k, k->err) != 0)
        return -1;
    if (k->outside > 0)
        say(PHRASE_CLI_HOSO_NO_DOSSIER, (long long)k->outside, k->ids.data,
            k->outside > IDS_SHOWN ? say_text(PHRASE_CLI_HOSO_AND_MORE) : "");
    return 0;
}

int hoso_check(struct hoso *h, struct err *err)
{
    struct checking k = {.h = h, .err = err};
    struct dossier d;
    int result;

    if (h->count > 0)
        result = hoso_find(h, &d, err) != 0 ? -1 : check_one(&d, &k);
    else
        result = check_all(&k);
    buf_release(&k.ids);
    return result != 0 ? -1 : k.found > 0;
}

int hoso_close(struct hoso *h, struct err *err)
{
    struct checking k = {.h = h, .err = err};
    struct dossier d;

    if (hoso_find(h, &d, err) != 0)
        return -1;
    if (!d.closed && !h->anyway && dossier_check(h->home.catalogue, &d, print_finding, &k, err) != 0)
        return -1;
    if (k.found > 0) {
        say(PHRASE_CLI_HOSO_NOT_CLOSED);
        return 1;
    }
    if (dossier_close(h->home.catalogue, d.id, h->who, err) != 0)
        return -1;
    say(PHRASE_CLI_HOSO_CLOSED, d.code, (long long)d.documents, (long long)d.pages);
    return 0;
}

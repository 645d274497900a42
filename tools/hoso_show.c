/* The dossiers as a list, and one of them. */
#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "index/catalogue.h"
#include "pipeline/base/err.h"
#include "pipeline/model/record.h"
#include "tools/dossier_say.h"
#include "tools/hoso.h"
#include "tools/listing.h"
#include "tools/say.h"

/* JSON --------------------------------------------------------------------------------------------------------------
 */

static json_t *text(const char *s)
{
    return s ? json_string(s) : json_null();
}

static json_t *number(int64_t n)
{
    return n ? json_integer(n) : json_null();
}

static void print_json(json_t *json)
{
    cleanup_buf struct buf out = {0};

    record_dump(json, &out);
    puts(buf_string(&out));
    json_decref(json);
}

static json_t *json_of_retention(const struct dossier_retention *r)
{
    static const char *const KINDS[] = {NULL, "years", "event", "permanent"};

    return json_pack("{s:o,s:o,s:b,s:b,s:o,s:o}", "period", text(KINDS[r->period.kind]), "years",
                     number(r->period.years), "from_documents", r->from_documents, "certain", r->certain, "end_year",
                     number(r->end_year), "due_year", number(r->due_year));
}

static json_t *json_of(const struct dossier *d, const struct dossier_retention *r)
{
    json_t *fields = json_object();

    for (int i = 0; i < DOSSIER_FIELD_COUNT; i++)
        json_object_set_new(fields, dossier_field_spec((enum dossier_field)i)->name, text(d->value[i]));
    return json_pack("{s:I,s:s,s:s,s:o,s:o,s:s,s:I,s:I,s:o,s:o}", "dossier", (json_int_t)d->id, "code", d->code,
                     "state", d->closed ? "closed" : "open", "closed_by", text(d->closed_by), "closed_at",
                     text(d->closed_at), "created", d->created, "document_count", (json_int_t)d->documents,
                     "page_count", (json_int_t)d->pages, "fields", fields, "retention", json_of_retention(r));
}

/* List --------------------------------------------------------------------------------------------------------------
 */

struct list {
    struct hoso *h;
    int64_t count;
    struct err *err;
};

static int print_line(const struct dossier *d, void *data)
{
    struct list *list = data;
    struct dossier_retention r;
    const char *due;

    if (dossier_retention(list->h->home.catalogue, d, &r, list->err) != 0)
        return -1;
    if (list->h->due && (!r.due_year || r.due_year > list->h->due))
        return 0;
    list->count++;
    if (list->h->json) {
        print_json(json_of(d, &r));
        return 0;
    }
    due = dossier_say_due(&list->h->arena, say_language(), &r);
    listing_print_cell(d->code, 28);
    printf("  ");
    listing_print_cell(say_text(d->closed ? PHRASE_DOSSIER_CLOSED_STATE : PHRASE_DOSSIER_OPEN), 11);
    printf("  %6lld  ", (long long)d->documents);
    listing_print_cell(due, 20);
    printf("  ");
    listing_print_cell(d->value[DOSSIER_TITLE], 60);
    putchar('\n');
    return 0;
}

int hoso_filter(const struct hoso *h, struct dossier_filter *filter, struct err *err)
{
    bool closed = h->state && !strcmp(h->state, "closed"), open = h->state && !strcmp(h->state, "open");

    *filter = (struct dossier_filter){.year = h->year, .closed = closed - open};
    return !h->state || closed || open ? 0
                                       : err_set(err, ERR_USAGE, "there is no state '%s': open or closed", h->state);
}

int hoso_list(struct hoso *h, struct err *err)
{
    struct dossier_filter filter;
    struct list list = {h, 0, err};

    if (hoso_filter(h, &filter, err) != 0)
        return -1;
    if (dossier_each(h->home.catalogue, &filter, print_line, &list, err) != 0)
        return -1;
    if (list.count == 0 && !h->json)
        say(PHRASE_CLI_HOSO_NONE);
    return 0;
}

/* Show --------------------------------------------------------------------------------------------------------------
 */

static int load_listing(struct hoso *h, int64_t id, struct listing *listing, struct err *err)
{
    struct entry entry;
    int found = catalogue_find_entry(h->home.catalogue, &h->arena, id, &entry, err);

    if (found <= 0)
        return found < 0 ? -1 : err_set(err, ERR_CORRUPT, "there is no document %lld", (long long)id);
    return listing_load(h->home.catalogue, &h->arena, &entry, listing, err);
}

static int print_event(const struct event *event, void *data)
{
    (void)data;
    printf("  %s  %s  %s  %s\n", event->time, event->agent, event->type, event->detail ? event->detail : "");
    return 0;
}

static void print_fields(struct hoso *h, const struct dossier *d, const struct dossier_retention *r)
{
    bool english = say_language() == LANGUAGE_EN;
    const char *due = dossier_say_due(&h->arena, say_language(), r);

    printf("%s  %s, ", d->code, say_text(d->closed ? PHRASE_DOSSIER_CLOSED_STATE : PHRASE_DOSSIER_OPEN));
    say(PHRASE_CLI_HOSO_SIZE, (long long)d->documents, (long long)d->pages);
    putchar('\n');
    if (d->closed)
        say(PHRASE_CLI_HOSO_CLOSED_BY, d->closed_by, d->closed_at);
    for (int i = 0; i < DOSSIER_FIELD_COUNT; i++) {
        const char *label = dossier_say_field(say_language(), (enum dossier_field)i);
        const char *value = dossier_field_show(&h->arena, d, (enum dossier_field)i, english);

        /* The years stand in the retention. */
        if ((!d->value[i] && i != DOSSIER_MAINTENANCE) || i == DOSSIER_MAINTENANCE_YEARS)
            continue;
        printf("  ");
        listing_print_cell(label, 24);
        printf("  %s", value);
        if (i == DOSSIER_MAINTENANCE)
            printf("%s%s%s", *value ? ", " : "", due, r->from_documents ? say_text(PHRASE_DOSSIER_FROM_DOCUMENTS) : "");
        putchar('\n');
    }
}

static int print_documents(struct hoso *h, const struct dossier_document *list, size_t count, struct err *err)
{
    say(PHRASE_CLI_HOSO_DOCUMENTS);
    for (size_t i = 0; i < count; i++) {
        struct listing listing;

        if (load_listing(h, list[i].document, &listing, err) != 0)
            return -1;
        printf("%5lld  %6lld  ", (long long)list[i].ordinal, (long long)list[i].document);
        listing_print_cell(*listing_value(&listing, FIELD_NUMBER) ? listing_value(&listing, FIELD_NUMBER) : "-", 20);
        printf("%c ", listing.document.fields[FIELD_NUMBER].status == STATUS_REVIEW ? '?' : ' ');
        listing_print_cell(listing_value(&listing, FIELD_DATE), 10);
        printf("%c ", listing.document.fields[FIELD_DATE].status == STATUS_REVIEW ? '?' : ' ');
        listing_print_cell(listing_value(&listing, FIELD_TYPE), 11);
        printf("  ");
        listing_print_cell(listing_value(&listing, FIELD_ABSTRACT), 48);
        if (list[i].sheet_from)
            say(PHRASE_CLI_HOSO_SHEETS, (long long)list[i].sheet_from, (long long)list[i].sheet_to);
        printf("%s%s\n", list[i].note ? "  " : "", list[i].note ? list[i].note : "");
    }
    return 0;
}

static int put_event(const struct event *event, void *data)
{
    json_array_append_new(data, json_pack("{s:s,s:s,s:s,s:s,s:o}", "type", event->type, "time", event->time, "agent",
                                          event->agent, "outcome", event->outcome, "detail", text(event->detail)));
    return 0;
}

static int show_json(struct hoso *h, const struct dossier *d, const struct dossier_retention *r,
                     const struct dossier_document *list, size_t count, struct err *err)
{
    json_t *json = json_of(d, r), *documents = json_array(), *events = json_array();
    int result = dossier_each_event(h->home.catalogue, d->id, put_event, events, err);

    json_object_set_new(json, "documents", documents);
    json_object_set_new(json, "events", events);
    for (size_t i = 0; i < count && result == 0; i++) {
        struct listing listing;

        result = load_listing(h, list[i].document, &listing, err);
        if (result == 0)
            json_array_append_new(documents,
                                  json_pack("{s:I,s:I,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:i,s:s}", "ordinal",
                                            (json_int_t)list[i].ordinal, "document", (json_int_t)list[i].document,
                                            "number", text(listing.document.fields[FIELD_NUMBER].value), "date",
                                            text(listing.document.fields[FIELD_DATE].value), "type",
                                            text(listing.document.fields[FIELD_TYPE].value), "abstract",
                                            text(listing.document.fields[FIELD_ABSTRACT].value), "sheet_from",
                                            number(list[i].sheet_from), "sheet_to", number(list[i].sheet_to), "note",
                                            text(list[i].note), "pages", listing.entry.page_count, "state",
                                            catalogue_state_name(listing.entry.state)));
    }
    if (result == 0)
        print_json(json);
    else
        json_decref(json);
    return result;
}

int hoso_show(struct hoso *h, struct err *err)
{
    struct dossier_document *list;
    struct dossier_retention r;
    struct dossier d;
    size_t count;

    if (hoso_find(h, &d, err) != 0 || dossier_retention(h->home.catalogue, &d, &r, err) != 0 ||
        dossier_load_documents(h->home.catalogue, &h->arena, d.id, &list, &count, err) != 0)
        return -1;
    if (h->json)
        return show_json(h, &d, &r, list, count, err);
    print_fields(h, &d, &r);
    if (print_documents(h, list, count, err) != 0)
        return -1;
    say(PHRASE_CLI_SHOW_EVENTS);
    return dossier_each_event(h->home.catalogue, d.id, print_event, NULL, err);
}

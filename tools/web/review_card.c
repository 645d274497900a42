#include "tools/web/review_card.h"

#include <stdio.h>
#include <string.h>

#include "tools/listing.h"
#include "tools/web/frame.h"
#include "tools/web/html.h"
#include "tools/web/site.h"

/* The rows that are always there, in the order of the paper's use; any other field only when it is asked. */
static const enum field_id ROWS[] = {FIELD_NUMBER,  FIELD_DATE,   FIELD_ISSUER,     FIELD_TYPE,         FIELD_ABSTRACT,
                                     FIELD_SIGNER,  FIELD_SYMBOL, FIELD_PARENT,     FIELD_SIGNER_TITLE, FIELD_SECURITY,
                                     FIELD_URGENCY, FIELD_PLACE,  FIELD_RECIPIENTS, FIELD_COPY};
_Static_assert(sizeof ROWS / sizeof *ROWS == FIELD_COUNT, "a field that nobody could answer");
#define ALWAYS 6

struct card {
    struct web_request *request;
    struct buf *out;
    struct listing listing;
    struct confirmation confirmations[FIELD_COUNT];
    struct review_second second;
    bool has_second;
    const struct review_complaint *complaint;
    const char *same; /* documents with the number as it is now; NULL none */
    bool focused;     /* a row has the focus already */
};

const char *review_card_who(struct web_request *request)
{
    const struct person *p = &request->person;

    if (!p->full_name || !*p->full_name || !strcmp(p->full_name, p->name))
        return p->name;
    return arena_printf(request->arena, "%s (%s)", p->full_name, p->name);
}

const char *review_card_value(struct arena *arena, enum field_id field, const char *value)
{
    if (!value)
        return "";
    if (field == FIELD_DATE && strlen(value) == 10)
        return arena_printf(arena, "%.2s/%.2s/%.4s", value + 8, value + 5, value);
    return value;
}

const char *review_card_same(struct web_request *r, const struct review_same *same, size_t count)
{
    cleanup_buf struct buf text = {0};

    for (size_t i = 0; i < count; i++) {
        const char *id = arena_printf(r->arena, "%lld", (long long)same[i].document);

        buf_printf(&text, "%s%s (%s", i ? "; " : "", phrase_with(r->arena, r->language, PHRASE_REVIEW_DOCUMENT, id),
                   same[i].number ? same[i].number : "");
        if (same[i].date)
            buf_printf(&text, ", %s", review_card_value(r->arena, FIELD_DATE, same[i].date));
        buf_puts(&text, ")");
    }
    return arena_strdup(r->arena, buf_string(&text));
}

static const char *say(const struct card *card, enum phrase phrase)
{
    return frame_say(card->request, phrase);
}

static const char *say_with(const struct card *card, enum phrase phrase, const char *value)
{
    return phrase_with(card->request->arena, card->request->language, phrase, value);
}

/* Rows ------------------------------------------------------------------------------------------------------- */

static void put_strip(struct card *card, enum field_id id)
{
    const struct field *f = &card->listing.document.fields[id];
    const char *name = phrase_field(card->request->language, id);
    long long document = card->listing.entry.id;

    if (!f->value && f->page == 0 && f->status != STATUS_REVIEW) {
        html_printf(card->out, "<div class=\"strip strip-none\">%s</div>\n", say(card, PHRASE_REVIEW_NONE));
        return;
    }
    html_printf(card->out,
                "<a class=\"strip%s\" href=\"/review/%lld/strip/%s?large=1\">"
                "<img src=\"/review/%lld/strip/%s\" alt=\"%s\">",
                f->page == 0 ? " strip-lost" : "", document, field_name(id), document, field_name(id),
                say_with(card, PHRASE_REVIEW_STRIP, name));
    if (f->page == 0)
        html_printf(card->out, "<span>%s</span>", say(card, PHRASE_REVIEW_NO_PLACE));
    buf_puts(card->out, "</a>\n");
}

static void put_input(struct card *card, enum field_id id, bool asked)
{
    const struct field *f = &card->listing.document.fields[id];
    const struct review_complaint *complaint = card->complaint && card->complaint->field == id ? card->complaint : NULL;
    const char *read = review_card_value(card->request->arena, id, f->value);
    const char *value = complaint && complaint->typed ? complaint->typed : read;
    bool focus = !card->focused && (complaint || (asked && !card->complaint));

    card->focused = card->focused || focus;
    if (id == FIELD_ABSTRACT)
        html_printf(card->out,
                    "<textarea id=\"%s\" name=\"%s\" rows=\"2\" data-read=\"%s\" autocomplete=\"off\" "
                    "spellcheck=\"false\" aria-describedby=\"%s-note\"%s>%s</textarea>\n",
                    field_name(id), field_name(id), read, field_name(id), focus ? " autofocus" : "", value);
    else
        html_printf(card->out,
                    "<input id=\"%s\" name=\"%s\" value=\"%s\" data-read=\"%s\" autocomplete=\"off\" "
                    "spellcheck=\"false\" aria-describedby=\"%s-note\"%s>\n",
                    field_name(id), field_name(id), value, read, field_name(id), focus ? " autofocus" : "");
    html_printf(card->out, "<input type=\"hidden\" name=\"seen.%s\" value=\"%s%s%s\">\n", field_name(id),
                card->confirmations[id].when ? card->confirmations[id].when : "",
                card->confirmations[id].when ? " " : "",
                card->confirmations[id].who ? card->confirmations[id].who : "");
}

static void put_candidates(struct card *card, enum field_id id)
{
    const struct field *f = &card->listing.document.fields[id];

    buf_puts(card->out, "<div class=\"choices\">");
    for (size_t i = 0; i < f->candidate_count && i < 9; i++) {
        const char *shown = review_card_value(card->request->arena, id, f->candidates[i].value);

        html_printf(card->out, "<button name=\"pick\" value=\"%s %zu\" data-value=\"%s\"><kbd>%zu</kbd>%s</button>\n",
                    field_name(id), i + 1, shown, i + 1, shown);
    }
    html_printf(card->out, "<button name=\"none\" value=\"%s\" class=\"none\"><kbd>0</kbd>%s</button>\n",
                field_name(id), say(card, PHRASE_REVIEW_NONE));
    html_printf(card->out, "<button name=\"answer\" value=\"%s\" class=\"accept\">%s</button></div>\n", field_name(id),
                say(card, PHRASE_REVIEW_CONFIRM));
}

static void put_note(struct card *card, enum field_id id)
{
    const struct review_complaint *complaint = card->complaint && card->complaint->field == id ? card->complaint : NULL;
    const char *who = card->confirmations[id].who;

    html_printf(card->out, "<p class=\"note\" id=\"%s-note\">", field_name(id));
    if (complaint)
        html_printf(card->out, "<strong>%s</strong>", complaint->sentence);
    else if (id == FIELD_NUMBER && card->same)
        html_printf(card->out, "<strong>%s</strong>", say_with(card, PHRASE_REVIEW_SAME, card->same));
    else if (who)
        html_printf(card->out, "%s", say_with(card, PHRASE_REVIEW_BY, who));
    buf_puts(card->out, "</p>\n");
    if (complaint && complaint->same)
        html_printf(card->out, "<label class=\"sure\"><input type=\"checkbox\" name=\"sure\" value=\"1\"> %s</label>\n",
                    say(card, PHRASE_REVIEW_SURE));
}

static void put_row(struct card *card, enum field_id id)
{
    const struct field *f = &card->listing.document.fields[id];
    const char *symbol = card->listing.document.fields[FIELD_SYMBOL].value;
    bool asked = f->status == STATUS_REVIEW;

    html_printf(card->out, "<div class=\"row %s\" data-field=\"%s\"", field_status_name(f->status), field_name(id));
    if (id == FIELD_NUMBER && symbol)
        html_printf(card->out, " data-symbol=\"%s\"", symbol);
    if (id == FIELD_NUMBER && card->same)
        html_printf(card->out, " data-same=\"%s\"", card->same);
    buf_puts(card->out, ">\n");
    put_strip(card, id);
    html_printf(card->out, "<div class=\"answer\"><label for=\"%s\">%s", field_name(id),
                phrase_field(card->request->language, id));
    if (asked)
        html_printf(card->out, " <span class=\"tag\">%s</span>", say(card, PHRASE_REVIEW_ASKED));
    buf_puts(card->out, "</label>\n");
    put_input(card, id, asked);
    put_candidates(card, id);
    put_note(card, id);
    buf_puts(card->out, "</div></div>\n");
}

/* A symbol in question is settled by the number it belongs to. */
static bool shown(const struct card *card, size_t row)
{
    const struct field *fields = card->listing.document.fields;
    enum field_id id = ROWS[row];

    if (id == FIELD_SYMBOL && fields[FIELD_NUMBER].status == STATUS_REVIEW)
        return false;
    return row < ALWAYS || fields[id].status == STATUS_REVIEW || (card->complaint && card->complaint->field == id);
}

/* The whole ---------------------------------------------------------------------------------------------------- */

static void put_head(struct card *card)
{
    const struct entry *e = &card->listing.entry;
    struct arena *arena = card->request->arena;
    const char *id = arena_printf(arena, "%lld", (long long)e->id), *pages = arena_printf(arena, "%d", e->page_count);

    html_printf(card->out, "<header class=\"sheet-head\"><h1>%s</h1><p>%s · ",
                say_with(card, PHRASE_REVIEW_DOCUMENT, id), say_with(card, PHRASE_REVIEW_PAGES, pages));
    if (card->listing.path_count)
        html_printf(card->out, "<span class=\"path\" title=\"%s\"><bdi>%s</bdi></span> · ", card->listing.paths[0],
                    card->listing.paths[0]);
    html_printf(card->out, "<a href=\"/document/%s\">%s</a></p>", id, say(card, PHRASE_REVIEW_OPEN_DOCUMENT));
    if (e->reason)
        html_printf(card->out, "<p class=\"warn\">%s</p>", frame_sentence(card->request, e->reason));
    if (e->note)
        html_printf(card->out, "<p class=\"remark\">%s</p>", frame_sentence(card->request, e->note));
    buf_puts(card->out, "</header>\n");
}

static void put_second(struct card *card)
{
    bool own = card->has_second && !strcmp(card->second.who, review_card_who(card->request));

    if (!card->has_second) {
        html_printf(card->out,
                    "<details class=\"second\"><summary>%s</summary><label>%s <input name=\"note\" "
                    "maxlength=\"200\" autocomplete=\"off\"></label> <button name=\"second\" "
                    "value=\"ask\">%s</button></details>\n",
                    say(card, PHRASE_REVIEW_SECOND_ASK), say(card, PHRASE_REVIEW_SECOND_NOTE),
                    say(card, PHRASE_REVIEW_SECOND_SEND));
        return;
    }
    html_printf(card->out, "<div class=\"second-asked\"><p>%s</p>",
                own ? say(card, PHRASE_REVIEW_SECOND_WAITS)
                    : say_with(card, PHRASE_REVIEW_SECOND_ASKED, card->second.who));
    if (card->second.note)
        html_printf(card->out, "<blockquote>%s</blockquote>", card->second.note);
    if (!own)
        html_printf(card->out, "<button name=\"second\" value=\"agree\">%s</button>", say(card, PHRASE_REVIEW_AGREE));
    buf_puts(card->out, "</div>\n");
}

static void put_foot(struct card *card, struct review_place place)
{
    bool asked = document_needs_review(&card->listing.document);

    buf_puts(card->out, "<div class=\"sheet-foot\">\n");
    if (asked)
        html_printf(card->out, "<button name=\"answer\" value=\"asked\" class=\"main\">%s</button>\n",
                    say(card, PHRASE_REVIEW_CONFIRM_ALL));
    html_printf(card->out, "<a class=\"button skip-card\" href=\"/review?after=%d-%lld\">%s</a>\n", (int)place.rank,
                (long long)place.document, say(card, PHRASE_REVIEW_SKIP));
    put_second(card);
    buf_puts(card->out, "</div>\n");
}

static int load(struct card *card, int64_t document, struct err *err)
{
    struct web_request *r = card->request;
    struct entry entry;
    const struct field *f;
    struct review_same *same;
    size_t count;
    int found = site_admit(r, document, "view", err);

    if (found == 1)
        found = catalogue_find_entry(r->catalogue, r->arena, document, &entry, err);
    if (found != 1)
        return found;
    found = review_find_second(r->catalogue, r->arena, document, &card->second, err);
    card->has_second = found == 1;
    if (found < 0 || listing_load(r->catalogue, r->arena, &entry, &card->listing, err) != 0 ||
        catalogue_load_confirmations(r->catalogue, r->arena, document, card->confirmations, err) != 0)
        return -1;
    f = card->listing.document.fields;
    if (f[FIELD_NUMBER].status == STATUS_CONFIRMED)
        return 1;
    if (review_same_number(r->catalogue, r->arena, document, f[FIELD_NUMBER].value, f[FIELD_ISSUER].value,
                           f[FIELD_DATE].value, &same, &count, err) != 0)
        return -1;
    card->same = count ? review_card_same(r, same, count) : NULL;
    return 1;
}

int review_card_put(struct web_request *request, struct review_place place, const struct review_complaint *complaint,
                    struct buf *out, struct err *err)
{
    struct card card = {.request = request, .out = out, .complaint = complaint};
    int found = load(&card, place.document, err);

    if (found != 1)
        return found;
    html_printf(out,
                "<form class=\"sheet\" method=\"post\" action=\"/review/%lld\" data-document=\"%lld\" "
                "data-place=\"%d-%lld\">\n",
                (long long)place.document, (long long)place.document, (int)place.rank, (long long)place.document);
    frame_put_token(request, out);
    html_printf(out, "<input type=\"hidden\" name=\"rank\" value=\"%d\">\n", (int)place.rank);
    /* What Enter in a field does without a script: the first button of a form. */
    buf_puts(
        out,
        "<button class=\"enter\" name=\"answer\" value=\"asked\" tabindex=\"-1\" aria-hidden=\"true\"></button>\n");
    put_head(&card);
    buf_puts(out, "<div class=\"rows\">\n");
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++)
        if (shown(&card, i))
            put_row(&card, ROWS[i]);
    buf_puts(out, "</div>\n");
    put_foot(&card, place);
    buf_puts(out, "</form>\n");
    return 1;
}

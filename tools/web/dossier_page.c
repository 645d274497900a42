#include "tools/web/dossier_page.h"

#include <string.h>

#include "index/catalogue.h"
#include "pipeline/base/err.h"
#include "pipeline/base/text.h"
#include "tools/dossier_say.h"
#include "tools/web/chart.h"
#include "tools/web/dossier_part.h"
#include "tools/web/frame.h"
#include "tools/web/html.h"
#include "tools/web/show.h"

#define LIST_SHOWN      500
#define DOCUMENTS_SHOWN 200 /* of one dossier on a page */

bool dossier_part_may_see(const struct web_request *r, const struct dossier *d)
{
    const char *mode = d->value[DOSSIER_MODE];

    return r->person.role >= ROLE_MANAGER || !mode || strcmp(mode, "03") != 0;
}

int dossier_part_find(struct web_request *r, struct dossier *d, struct err *err)
{
    int64_t id;
    int found = web_number(r->parts[0], 1, INT64_MAX, &id) ? dossier_find(r->catalogue, r->arena, id, d, err) : 0;

    if (found < 0)
        return -1;
    return found && dossier_part_may_see(r, d) ? 0 : err_set(err, ERR_NOT_FOUND, "no such dossier");
}

/* The list ----------------------------------------------------------------------------------------------------------
 */

struct list {
    struct web_request *r;
    struct buf *out;
    const char *folded; /* looked for in code and title; "" all */
    int64_t shown, more;
    struct err *err;
};

static const char *state_text(const struct web_request *r, const struct dossier *d)
{
    return frame_say(r, d->closed ? PHRASE_DOSSIER_CLOSED_STATE : PHRASE_DOSSIER_OPEN);
}

static bool has_words(const struct list *list, const struct dossier *d)
{
    cleanup_arena struct arena arena = {0};
    const char *all = arena_printf(&arena, "%s %s", d->code, d->value[DOSSIER_TITLE]);

    return strstr(text_fold(&arena, all, strlen(all)), list->folded) != NULL;
}

static int put_line(const struct dossier *d, void *data)
{
    struct list *list = data;
    struct web_request *r = list->r;
    struct dossier_retention retention;

    if (!dossier_part_may_see(r, d) || !has_words(list, d))
        return 0;
    if (list->shown == LIST_SHOWN) {
        list->more++;
        return 0;
    }
    list->shown++;
    if (dossier_retention(r->catalogue, d, &retention, list->err) != 0)
        return -1;
    html_printf(list->out,
                "<tr><td><a href=\"/dossiers/%lld\">%s</a></td><td>%s</td><td class=\"number\">%lld</td><td "
                "class=\"number\">%lld</td><td>%s</td><td><span class=\"badge %s\">%s</span></td></tr>\n",
                (long long)d->id, d->code, d->value[DOSSIER_TITLE], (long long)d->documents, (long long)d->pages,
                dossier_say_due(r->arena, r->language, &retention), d->closed ? "good" : "warn", state_text(r, d));
    return 0;
}

static void put_option(const struct web_request *r, struct buf *out, const char *value, const char *chosen,
                       enum phrase phrase)
{
    html_printf(
        out, !strcmp(value, chosen) ? "<option value=\"%s\" selected>%s</option>" : "<option value=\"%s\">%s</option>",
        value, frame_say(r, phrase));
}

static void put_filter(const struct web_request *r, struct buf *out, const char *words, const char *year,
                       const char *state)
{
    html_printf(out,
                "<form class=\"panel filter\" method=\"get\" action=\"/dossiers\"><p class=\"field\"><label "
                "for=\"q\">%s</label><input id=\"q\" name=\"q\" type=\"search\" value=\"%s\" maxlength=\"200\"></p>"
                "<p class=\"field\"><label for=\"year\">%s</label><input id=\"year\" name=\"year\" value=\"%s\" "
                "inputmode=\"numeric\" maxlength=\"4\" size=\"6\"></p>",
                frame_say(r, PHRASE_DOSSIERS_FIND), words, frame_say(r, PHRASE_YEAR), year);
    html_printf(out, "<p class=\"field\"><label for=\"state\">%s</label><select id=\"state\" name=\"state\">",
                frame_say(r, PHRASE_DOSSIER_STATE));
    put_option(r, out, "", state, PHRASE_DOSSIERS_ALL);
    put_option(r, out, "open", state, PHRASE_DOSSIER_OPEN);
    put_option(r, out, "closed", state, PHRASE_DOSSIER_CLOSED_STATE);
    html_printf(out, "</select></p><p class=\"field\"><button>%s</button></p></form>\n",
                frame_say(r, PHRASE_DOSSIERS_SHOW));
}

static const char *or_empty(const char *s)
{
    return s ? s : "";
}

static int put_table(struct web_request *r, struct buf *out, struct err *err)
{
    static const enum phrase HEADINGS[] = {PHRASE_DOSSIER_COUNT, PHRASE_DOSSIER_PAGES, PHRASE_DOSSIER_ENDS,
                                           PHRASE_DOSSIER_STATE};
    const char *words = or_empty(web_value(&r->query, "q")), *year = or_empty(web_value(&r->query, "year"));
    const char *state = or_empty(web_value(&r->query, "state"));
    struct dossier_filter filter = {.year = *year ? year : NULL,
                                    .closed = !strcmp(state, "closed") - !strcmp(state, "open")};
    struct list list = {.r = r, .out = out, .folded = text_fold(r->arena, words, strlen(words)), .err = err};

    put_filter(r, out, words, year, state);
    html_printf(out,
                "<div class=\"table-wrap\" tabindex=\"0\" role=\"region\" aria-label=\"%s\"><table "
                "class=\"plain dossiers\"><thead><tr><th scope=\"col\">%s</th><th scope=\"col\">%s</th>",
                frame_say(r, PHRASE_DOSSIERS), frame_say(r, PHRASE_DOSSIER_CODE),
                dossier_say_field(r->language, DOSSIER_TITLE));
    for (size_t i = 0; i < sizeof HEADINGS / sizeof *HEADINGS; i++)
        html_printf(out, "<th scope=\"col\">%s</th>", frame_say(r, HEADINGS[i]));
    buf_puts(out, "</tr></thead><tbody>\n");
    if (dossier_each(r->catalogue, &filter, put_line, &list, err) != 0)
        return -1;
    buf_puts(out, "</tbody></table></div>\n");
    if (list.shown == 0)
        html_printf(out, "<p role=\"status\">%s</p>\n", frame_say(r, PHRASE_DOSSIERS_EMPTY));
    if (list.more > 0)
        html_printf(out, "<p class=\"hint\">%s</p>\n",
                    phrase_with(r->arena, r->language, PHRASE_DOSSIERS_MORE, chart_number(r, list.more)));
    return 0;
}

static int show_list(struct web_request *r, struct web_response *response, struct err *err)
{
    struct buf *out = &response->body;

    frame_begin(r, out, frame_say(r, PHRASE_DOSSIERS), FRAME_DOSSIERS);
    html_printf(out, "<div class=\"heading\"><h1>%s</h1><p>", frame_say(r, PHRASE_DOSSIERS));
    if (r->person.role >= ROLE_CLERK)
        html_printf(out, "<a class=\"button\" href=\"/dossiers/new\">%s</a> ", frame_say(r, PHRASE_DOSSIER_NEW));
    html_printf(out, "<a class=\"button\" href=\"/?q=hoso%%3Anone\">%s</a></p></div>\n",
                frame_say(r, PHRASE_DOSSIERS_OUTSIDE));
    if (put_table(r, out, err) != 0)
        return -1;
    frame_end(r, out, NULL);
    return 0;
}

/* What is lacking ---------------------------------------------------------------------------------------------------
 */

struct checking {
    struct web_request *r;
    struct dossier_lacks *lacks;
};

static int add_lack(const struct dossier_finding *finding, void *data)
{
    struct checking *k = data;
    struct dossier_lacks *l = k->lacks;

    if (l->count == l->room) {
        size_t room = l->room ? 2 * l->room : 16;
        const char **sentences = arena_alloc(k->r->arena, room * sizeof *sentences);
        bool *blocks = arena_alloc(k->r->arena, room * sizeof *blocks);

        if (l->count > 0) {
            memcpy(sentences, l->sentences, l->count * sizeof *sentences);
            memcpy(blocks, l->blocks, l->count * sizeof *blocks);
        }
        *l = (struct dossier_lacks){sentences, blocks, l->count, room, l->blocking};
    }
    l->sentences[l->count] = dossier_say_finding(k->r->arena, k->r->language, finding);
    l->blocks[l->count++] = finding->blocks;
    l->blocking += finding->blocks;
    return 0;
}

int dossier_part_check(struct web_request *r, const struct dossier *d, struct dossier_lacks *lacks, struct err *err)
{
    struct checking k = {r, lacks};

    *lacks = (struct dossier_lacks){0};
    return dossier_check(r->catalogue, d, add_lack, &k, err);
}

void dossier_part_put_lacks(struct web_request *r, struct buf *out, const struct dossier_lacks *lacks)
{
    if (lacks->count == 0)
        html_printf(out, "<p class=\"success\">%s</p>\n", frame_say(r, PHRASE_DOSSIER_LACKS_NOTHING));
    else
        buf_puts(out, "<ul class=\"lacks\">\n");
    for (size_t i = 0; i < lacks->count; i++)
        html_printf(out, lacks->blocks[i] ? "<li>%s <span class=\"badge bad\">%s</span></li>\n" : "<li>%s%s</li>\n",
                    lacks->sentences[i], lacks->blocks[i] ? frame_say(r, PHRASE_DOSSIER_NEEDED) : "");
    if (lacks->count > 0)
        buf_puts(out, "</ul>\n");
}

/* One dossier -------------------------------------------------------------------------------------------------------
 */

static bool may_change(const struct web_request *r, const struct dossier *d)
{
    return r->person.role >= ROLE_CLERK && !d->closed;
}

static void put_fields(struct web_request *r, struct buf *out, const struct dossier *d,
                       const struct dossier_retention *retention)
{
    html_printf(out, "<section aria-labelledby=\"facts\"><h2 id=\"facts\">%s</h2><dl class=\"facts\">\n",
                frame_say(r, PHRASE_DOSSIER_FIELDS));
    for (int i = 0; i < DOSSIER_FIELD_COUNT; i++)
        if (d->value[i] && i != DOSSIER_TITLE && i != DOSSIER_MAINTENANCE_YEARS)
            html_printf(out, "<div><dt>%s</dt><dd>%s</dd></div>\n",
                        dossier_say_field(r->language, (enum dossier_field)i),
                        dossier_field_show(r->arena, d, (enum dossier_field)i, r->language == LANGUAGE_EN));
    html_printf(out, "<div><dt>%s</dt><dd>%s%s</dd></div>\n", frame_say(r, PHRASE_DOSSIER_ENDS),
                dossier_say_due(r->arena, r->language, retention),
                retention->from_documents ? frame_say(r, PHRASE_DOSSIER_FROM_DOCUMENTS) : "");
    buf_puts(out, "</dl>");
    if (may_change(r, d))
        html_printf(out, "<p><a class=\"button\" href=\"/dossiers/%lld/edit\">%s</a></p>", (long long)d->id,
                    frame_say(r, PHRASE_DOSSIER_EDIT));
    buf_puts(out, "</section>\n");
}

static void put_button(const struct web_request *r, struct buf *out, const char *name, const char *value,
                       enum phrase phrase)
{
    html_printf(out, "<button name=\"%s\" value=\"%s\">%s</button> ", name, value, frame_say(r, phrase));
}

static void put_moves(struct web_request *r, struct buf *out, const struct dossier_document *m, const char *name)
{
    static const struct {
        const char *name, *sign;
        enum phrase phrase;
    } MOVES[] = {
        {"up", "↑", PHRASE_DOSSIER_UP}, {"down", "↓", PHRASE_DOSSIER_DOWN}, {"remove", "×", PHRASE_DOSSIER_TAKE_OUT}};

    buf_puts(out, "<td class=\"actions\">");
    for (size_t i = 0; i < sizeof MOVES / sizeof *MOVES; i++)
        html_printf(out, "<button name=\"%s\" value=\"%lld\" title=\"%s\" aria-label=\"%s: %s\">%s</button>",
                    MOVES[i].name, (long long)m->document, frame_say(r, MOVES[i].phrase), frame_say(r, MOVES[i].phrase),
                    name, MOVES[i].sign);
    buf_puts(out, "</td>");
}

static int put_document(struct web_request *r, struct buf *out, const struct dossier_document *m, bool moves,
                        struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct document d;
    const struct field *f = d.fields;
    const char *number, *sheets;

    if (catalogue_load(r->catalogue, &arena, m->document, LOAD_FIELDS, &d, err) != 0)
        return -1;
    number = f[FIELD_NUMBER].value ? f[FIELD_NUMBER].value : frame_say(r, PHRASE_NO_NUMBER);
    sheets = !m->sheet_from ? ""
             : m->sheet_from == m->sheet_to
                 ? arena_printf(&arena, "%lld", (long long)m->sheet_from)
                 : arena_printf(&arena, "%lld–%lld", (long long)m->sheet_from, (long long)m->sheet_to);
    html_printf(
        out,
        "<tr><td class=\"number\">%lld</td><td><a href=\"/document/%lld\">%s%s</a></td><td>%s</td><td>%s %s</td>"
        "<td class=\"sheets\">%s</td><td>%s</td>",
        (long long)m->ordinal, (long long)m->document, number,
        f[FIELD_NUMBER].value && f[FIELD_NUMBER].status == STATUS_REVIEW ? "?" : "",
        show_date(&arena, r->language, f[FIELD_DATE].value), or_empty(f[FIELD_TYPE].value),
        or_empty(f[FIELD_ABSTRACT].value), sheets, or_empty(m->note));
    if (moves)
        put_moves(r, out, m, number);
    buf_puts(out, "</tr>\n");
    return 0;
}

static void put_paging(const struct web_request *r, struct buf *out, const struct dossier *d, int64_t page)
{
    if (d->documents <= DOCUMENTS_SHOWN)
        return;
    html_printf(out, "<nav class=\"paging\" aria-label=\"%s\">", frame_say(r, PHRASE_PAGES_OF_RESULTS));
    if (page > 1)
        html_printf(out, "<a rel=\"prev\" href=\"/dossiers/%lld?page=%lld\">← %s</a>", (long long)d->id,
                    (long long)page - 1, frame_say(r, PHRASE_PREVIOUS));
    html_printf(out, "<span>%s %lld</span>", frame_say(r, PHRASE_PAGE), (long long)page);
    if (page * DOCUMENTS_SHOWN < d->documents)
        html_printf(out, "<a rel=\"next\" href=\"/dossiers/%lld?page=%lld\">%s →</a>", (long long)d->id,
                    (long long)page + 1, frame_say(r, PHRASE_NEXT));
    buf_puts(out, "</nav>\n");
}

/* What a reader may not see is left out, and said to be. */
static int put_rows(struct web_request *r, struct buf *out, const struct dossier *d, int64_t page, struct err *err)
{
    struct dossier_document *list;
    size_t count;
    int64_t hidden = 0;

    if (dossier_load_documents(r->catalogue, r->arena, d->id, &list, &count, err) != 0)
        return -1;
    for (size_t i = (size_t)(page - 1) * DOCUMENTS_SHOWN; i < count && i < (size_t)page * DOCUMENTS_SHOWN; i++) {
        int secret = r->person.role >= ROLE_MANAGER ? 0 : people_find_secret(r->catalogue, list[i].document, err);

        if (secret < 0 || (secret == 0 && put_document(r, out, &list[i], may_change(r, d), err) != 0))
            return -1;
        hidden += secret;
    }
    buf_puts(out, "</tbody></table></div>\n");
    if (hidden > 0)
        html_printf(out, "<p class=\"hint\">%s</p>\n",
                    phrase_with(r->arena, r->language, PHRASE_DOSSIER_HIDDEN, chart_number(r, hidden)));
    return 0;
}

static int put_documents(struct web_request *r, struct buf *out, const struct dossier *d, struct err *err)
{
    int64_t page = 1;

    web_number(web_value(&r->query, "page"), 1, 1 + d->documents / DOCUMENTS_SHOWN, &page);
    html_printf(out, "<section><h2 id=\"documents\">%s</h2>\n", frame_say(r, PHRASE_DOSSIER_DOCUMENTS));
    if (d->documents == 0) {
        html_printf(out, "<p>%s</p></section>\n", frame_say(r, PHRASE_DOSSIER_NO_DOCUMENTS));
        return 0;
    }
    html_printf(out, "<form method=\"post\" action=\"/dossiers/%lld/documents\">", (long long)d->id);
    if (may_change(r, d))
        frame_put_token(r, out);
    html_printf(out,
                "<div class=\"table-wrap\" tabindex=\"0\" role=\"region\" aria-labelledby=\"documents\"><table "
                "class=\"plain\"><thead><tr><th scope=\"col\">%s</th><th scope=\"col\">%s</th><th scope=\"col\">%s</th>"
                "<th scope=\"col\">%s</th><th scope=\"col\">%s</th><th scope=\"col\">%s</th>",
                frame_say(r, PHRASE_DOSSIER_ORDINAL), frame_say(r, PHRASE_FIELD_NUMBER),
                frame_say(r, PHRASE_FIELD_DATE), frame_say(r, PHRASE_DOSSIER_ABOUT), frame_say(r, PHRASE_DOSSIER_SHEET),
                frame_say(r, PHRASE_DOSSIER_DOCUMENT_NOTE));
    buf_puts(out, may_change(r, d) ? "<td></td></tr></thead><tbody>\n" : "</tr></thead><tbody>\n");
    if (put_rows(r, out, d, page, err) != 0)
        return -1;
    if (may_change(r, d)) {
        buf_puts(out, "<p class=\"acts\">");
        put_button(r, out, "sort", "date", PHRASE_DOSSIER_SORT_DATE);
        put_button(r, out, "sort", "number", PHRASE_DOSSIER_SORT_NUMBER);
        put_button(r, out, "sheets", "1", PHRASE_DOSSIER_SHEETS_ONE);
        put_button(r, out, "sheets", "2", PHRASE_DOSSIER_SHEETS_TWO);
        buf_puts(out, "</p>");
    }
    buf_puts(out, "</form>\n");
    put_paging(r, out, d, page);
    buf_puts(out, "</section>\n");
    return 0;
}

struct history {
    struct web_request *r;
    struct buf *out;
};

static int put_event(const struct event *event, void *data)
{
    struct history *h = data;
    bool said = strcmp(event->type, DOSSIER_REOPENED) != 0; /* that has a person's reason */

    html_printf(h->out, "<tr><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>\n",
                show_time(h->r->arena, h->r->language, event->time), event->agent,
                show_event(h->r->language, event->type),
                or_empty(said ? frame_sentence(h->r, event->detail) : event->detail));
    return 0;
}

static int put_history(struct web_request *r, struct buf *out, const struct dossier *d, struct err *err)
{
    struct history h = {r, out};

    html_printf(out,
                "<section><details><summary>%s</summary><div class=\"table-wrap\" tabindex=\"0\" role=\"region\" "
                "aria-label=\"%s\"><table class=\"plain\"><tbody>\n",
                frame_say(r, PHRASE_DOSSIER_HISTORY), frame_say(r, PHRASE_DOSSIER_HISTORY));
    if (dossier_each_event(r->catalogue, d->id, put_event, &h, err) != 0)
        return -1;
    buf_puts(out, "</tbody></table></div></details></section>\n");
    return 0;
}

static void put_export(struct web_request *r, struct buf *out, const struct dossier *d)
{
    if (r->person.role >= ROLE_MANAGER)
        html_printf(out,
                    "<section><p><a class=\"button\" href=\"/export?selection=hoso%%3A%s&amp;kind=aip-hoso\">%s</a></p>"
                    "</section>\n",
                    html_url(r->arena, d->code), frame_say(r, PHRASE_EXPORT_DOSSIER));
}

static int put_state(struct web_request *r, struct buf *out, const struct dossier *d, struct err *err)
{
    struct dossier_lacks lacks;

    if (d->closed) {
        const char *who =
            arena_printf(r->arena, "%s, %s:", d->closed_by, show_time(r->arena, r->language, d->closed_at));

        html_printf(out, "<section><p class=\"success\">%s</p>",
                    phrase_with(r->arena, r->language, PHRASE_DOSSIER_CLOSED_WHEN, who));
        if (r->person.role >= ROLE_MANAGER)
            html_printf(out, "<p><a class=\"button\" href=\"/dossiers/%lld/reopen\">%s</a></p>", (long long)d->id,
                        frame_say(r, PHRASE_DOSSIER_REOPEN));
        buf_puts(out, "</section>\n");
        return 0;
    }
    if (r->person.role < ROLE_CLERK)
        return 0;
    if (dossier_part_check(r, d, &lacks, err) != 0)
        return -1;
    html_printf(out, "<section><h2>%s</h2>\n", frame_say(r, PHRASE_DOSSIER_LACKS));
    dossier_part_put_lacks(r, out, &lacks);
    html_printf(out, "<p><a class=\"button\" href=\"/dossiers/%lld/close\">%s</a></p></section>\n", (long long)d->id,
                frame_say(r, PHRASE_DOSSIER_CLOSE));
    return 0;
}

static int show_dossier(struct web_request *r, struct web_response *response, struct err *err)
{
    struct buf *out = &response->body;
    struct dossier_retention retention;
    struct dossier d;

    if (dossier_part_find(r, &d, err) != 0 || dossier_retention(r->catalogue, &d, &retention, err) != 0)
        return -1;
    frame_begin(r, out, d.code, FRAME_DOSSIERS);
    html_printf(out, "<a class=\"back\" href=\"/dossiers\">← %s</a>\n<div class=\"document-head\"><div><h1>%s ",
                frame_say(r, PHRASE_DOSSIER_BACK), d.value[DOSSIER_TITLE]);
    html_printf(out, "<span class=\"badge %s\">%s</span></h1><p class=\"sub\">%s</p></div></div>\n",
                d.closed ? "good" : "warn", state_text(r, &d), d.code);
    buf_puts(out, "<div class=\"document\">\n<div class=\"below\">");
    if (put_documents(r, out, &d, err) != 0 || put_history(r, out, &d, err) != 0)
        return -1;
    buf_puts(out, "</div>\n<div class=\"side\">\n");
    put_fields(r, out, &d, &retention);
    if (put_state(r, out, &d, err) != 0)
        return -1;
    put_export(r, out, &d);
    buf_puts(out, "</div></div>\n");
    frame_end(r, out, NULL);
    return 0;
}

/* clang-format off */
const struct web_route dossier_page_routes[] = {
    {WEB_GET, "/dossiers", ROLE_READER, 0, show_list},
    {WEB_GET, "/dossiers/new", ROLE_CLERK, 0, dossier_form_new},
    {WEB_POST, "/dossiers/new", ROLE_CLERK, 0, dossier_form_make},
    {WEB_GET, "/dossiers/add", ROLE_CLERK, 0, dossier_fill_show},
    {WEB_POST, "/dossiers/add", ROLE_CLERK, 0, dossier_fill_add},
    {WEB_GET, "/dossiers/:", ROLE_READER, 0, show_dossier},
    {WEB_GET, "/dossiers/:/edit", ROLE_CLERK, 0, dossier_form_edit},
    {WEB_POST, "/dossiers/:/edit", ROLE_CLERK, 0, dossier_form_save},
    {WEB_POST, "/dossiers/:/documents", ROLE_CLERK, 0, dossier_fill_change},
    {WEB_GET, "/dossiers/:/close", ROLE_CLERK, 0, dossier_close_ask},
    {WEB_POST, "/dossiers/:/close", ROLE_CLERK, 0, dossier_close_do},
    {WEB_GET, "/dossiers/:/reopen", ROLE_MANAGER, 0, dossier_reopen_ask},
    {WEB_POST, "/dossiers/:/reopen", ROLE_MANAGER, 0, dossier_reopen_do},
    {0},
};
/* clang-format on */

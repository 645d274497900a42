#include "tools/web/search_page.h"

#include <string.h>

#include "index/search.h"
#include "pipeline/base/text.h"
#include "tools/web/frame.h"
#include "tools/web/html.h"
#include "tools/web/show.h"

#define PAGE_HITS  20
#define PAGE_MOST  500
#define EVERYTHING "-state:queued" /* a filter that lets through all that can be found */

/* What the address asks for. */
struct wish {
    const char *text;
    const char *filters[FACET_COUNT]; /* chosen values; NULL: all */
    int64_t page;                     /* from 1 */
};

static const char *const FACET_NAMES[FACET_COUNT] = {
#define FACET(id, name) [FACET_##id] = name,
    FACET_TABLE(FACET)
#undef FACET
};
static const enum phrase FACET_LABELS[FACET_COUNT] = {[FACET_TYPE] = PHRASE_FIELD_TYPE,
                                                      [FACET_YEAR] = PHRASE_YEAR,
                                                      [FACET_ISSUER] = PHRASE_FIELD_ISSUER,
                                                      [FACET_STATE] = PHRASE_STATE,
                                                      [FACET_DOSSIER] = PHRASE_DOSSIER};

static void read_wish(const struct web_request *r, struct wish *wish)
{
    const char *text = web_value(&r->query, "q");

    *wish = (struct wish){.text = text ? text : "", .page = 1};
    for (int f = 0; f < FACET_COUNT; f++) {
        const char *value = web_value(&r->query, FACET_NAMES[f]);

        wish->filters[f] = value && *value ? value : NULL;
    }
    web_number(web_value(&r->query, "page"), 1, PAGE_MOST, &wish->page);
}

/* Filters first: a quotation mark left open in what was typed must not swallow them. */
static const char *query_text(struct arena *arena, const struct wish *wish)
{
    cleanup_buf struct buf out = {0};
    bool any = wish->text[strspn(wish->text, " \t\n")] != '\0';

    for (int f = 0; f < FACET_COUNT; f++) {
        if (!wish->filters[f])
            continue;
        any = true;
        buf_printf(&out, "%s:\"", FACET_NAMES[f]);
        for (const char *s = wish->filters[f]; *s; s++)
            if (*s != '"')
                buf_putc(&out, *s);
        buf_puts(&out, "\" ");
    }
    buf_puts(&out, any ? wish->text : EVERYTHING);
    return arena_strdup(arena, buf_string(&out));
}

/* The address of a search with one filter changed (facet FACET_COUNT: none; value NULL: lifted). */
static const char *address(struct arena *arena, const struct wish *wish, enum facet facet, const char *value,
                           int64_t page)
{
    cleanup_buf struct buf out = {0};

    buf_printf(&out, "/?q=%s", html_url(arena, wish->text));
    for (int f = 0; f < FACET_COUNT; f++) {
        const char *filter = f == (int)facet ? value : wish->filters[f];

        if (filter)
            buf_printf(&out, "&%s=%s", FACET_NAMES[f], html_url(arena, filter));
    }
    if (page > 1)
        buf_printf(&out, "&page=%lld", (long long)page);
    return arena_strdup(arena, out.data);
}

static const char *facet_text(const struct web_request *r, enum facet facet, const char *value)
{
    enum document_state state;

    return facet == FACET_STATE && catalogue_state_by_name(value, &state) ? phrase_state(r->language, state) : value;
}

/* Parts of the page ------------------------------------------------------------------------------------------------ */

static void put_form(const struct web_request *r, struct buf *out, const struct wish *wish)
{
    html_printf(
        out,
        "<form class=\"search\" role=\"search\" action=\"/\" method=\"get\"><h1><label for=\"q\">%s</label></h1>\n"
        "<div class=\"search-row\"><input id=\"q\" name=\"q\" type=\"search\" value=\"%s\" autocomplete=\"off\" "
        "spellcheck=\"false\" maxlength=\"1000\" aria-describedby=\"q-hint\" autofocus>",
        frame_say(r, PHRASE_SEARCH_TITLE), wish->text);
    for (int f = 0; f < FACET_COUNT; f++)
        if (wish->filters[f])
            html_printf(out, "<input type=\"hidden\" name=\"%s\" value=\"%s\">", FACET_NAMES[f], wish->filters[f]);
    html_printf(out, "<button class=\"main\">%s</button></div>\n", frame_say(r, PHRASE_SEARCH));
    html_printf(out, "<p class=\"hint\" id=\"q-hint\">%s</p></form>\n", frame_say(r, PHRASE_SEARCH_HINT));
}

static void put_chips(const struct web_request *r, struct buf *out, const struct wish *wish)
{
    bool any = false;

    for (int f = 0; f < FACET_COUNT; f++) {
        if (!wish->filters[f])
            continue;
        if (!any)
            html_printf(out, "<ul class=\"chips\" aria-label=\"%s\">", frame_say(r, PHRASE_FILTERS_CHOSEN));
        any = true;
        html_printf(out, "<li><a href=\"%s\" title=\"%s\"><span>%s:</span> %s <b aria-hidden=\"true\">×</b></a></li>",
                    address(r->arena, wish, (enum facet)f, NULL, 1), frame_say(r, PHRASE_FILTER_LIFT),
                    frame_say(r, FACET_LABELS[f]), facet_text(r, (enum facet)f, wish->filters[f]));
    }
    if (any)
        buf_puts(out, "</ul>\n");
}

static void put_facets(const struct web_request *r, struct buf *out, const struct wish *wish,
                       const struct facets *facets)
{
    html_printf(out, "<nav class=\"facets\" aria-label=\"%s\">\n", frame_say(r, PHRASE_NARROW));
    for (int f = 0; f < FACET_COUNT; f++) {
        bool all = facets->counts[f] == 0 || facets->values[f][0].count >= facets->total;

        /* One value that all have is no choice. */
        if (wish->filters[f] || facets->counts[f] + !all < 2)
            continue;
        html_printf(out, "<h2>%s</h2><ul>", frame_say(r, FACET_LABELS[f]));
        for (size_t i = 0; i < facets->counts[f]; i++) {
            const struct facet_value *v = &facets->values[f][i];

            html_printf(out, "<li><a href=\"%s\"><span>%s</span> <span class=\"count\">%lld%s</span></a></li>",
                        address(r->arena, wish, (enum facet)f, v->value, 1), facet_text(r, (enum facet)f, v->value),
                        (long long)v->count, facets->capped ? "+" : "");
        }
        buf_puts(out, "</ul>\n");
    }
    buf_puts(out, "</nav>\n");
}

static int put_hit(const struct web_request *r, struct buf *out, const struct wish *wish, const struct search_hit *hit,
                   struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct document d;
    struct entry entry;
    int found = catalogue_find_entry(r->catalogue, &arena, hit->document, &entry, err);
    const struct field *f = d.fields;

    if (found <= 0)
        return found;
    if (catalogue_load(r->catalogue, &arena, hit->document, LOAD_FIELDS, &d, err) != 0)
        return -1;
    html_printf(out, "<li><article><h2><a href=\"/document/%lld?page=%d", (long long)hit->document, hit->page);
    if (*wish->text)
        html_printf(out, "&amp;q=%s", html_url(&arena, wish->text));
    html_printf(out, "\">%s", f[FIELD_TYPE].value ? f[FIELD_TYPE].value : frame_say(r, PHRASE_NO_TYPE));
    html_printf(out, " <span class=\"number\">%s%s</span></a></h2>",
                f[FIELD_NUMBER].value ? f[FIELD_NUMBER].value : frame_say(r, PHRASE_NO_NUMBER),
                f[FIELD_NUMBER].value && f[FIELD_NUMBER].status == STATUS_REVIEW ? "?" : "");
    if (f[FIELD_ABSTRACT].value)
        html_printf(out, "<p class=\"abstract\">%s</p>", f[FIELD_ABSTRACT].value);
    html_printf(out, "<p class=\"meta\"><span>%s</span>", show_date(&arena, r->language, f[FIELD_DATE].value));
    if (f[FIELD_ISSUER].value)
        html_printf(out, "<span>%s</span>", f[FIELD_ISSUER].value);
    if (f[FIELD_SECURITY].value)
        html_printf(out, "<span class=\"badge bad\">%s</span>", f[FIELD_SECURITY].value);
    if (entry.state != DOCUMENT_DONE)
        html_printf(out, "<span class=\"badge warn\">%s</span>", phrase_state(r->language, entry.state));
    buf_puts(out, "</p>");
    /* What is between the marks went through html_escape() on its way into the snippet. */
    if (*hit->snippet && *wish->text) {
        html_printf(out, "<p class=\"snippet\"><span class=\"page\">%s %d</span> ", frame_say(r, PHRASE_PAGE),
                    hit->page);
        buf_puts(out, hit->snippet);
        buf_puts(out, "</p>");
    }
    buf_puts(out, "</article></li>\n");
    return 0;
}

static void put_paging(const struct web_request *r, struct buf *out, const struct wish *wish,
                       const struct search_result *result)
{
    bool more = result->capped || result->total > wish->page * PAGE_HITS;

    if (wish->page == 1 && !more)
        return;
    html_printf(out, "<nav class=\"paging\" aria-label=\"%s\">", frame_say(r, PHRASE_PAGES_OF_RESULTS));
    if (wish->page > 1)
        html_printf(out, "<a rel=\"prev\" href=\"%s\">← %s</a>",
                    address(r->arena, wish, FACET_COUNT, NULL, wish->page - 1), frame_say(r, PHRASE_PREVIOUS));
    html_printf(out, "<span>%s %lld</span>", frame_say(r, PHRASE_PAGE), (long long)wish->page);
    if (more && result->count == PAGE_HITS && wish->page < PAGE_MOST)
        html_printf(out, "<a rel=\"next\" href=\"%s\">%s →</a>",
                    address(r->arena, wish, FACET_COUNT, NULL, wish->page + 1), frame_say(r, PHRASE_NEXT));
    buf_puts(out, "</nav>\n");
}

static void put_count(const struct web_request *r, struct buf *out, const struct wish *wish,
                      const struct search_result *result)
{
    const char *total = arena_printf(r->arena, "%lld", (long long)result->total);
    enum phrase phrase = result->capped ? PHRASE_FOUND_MORE : PHRASE_FOUND;

    if (result->total == 0) {
        html_printf(out, "<div class=\"nothing\"><p role=\"status\">%s</p><p class=\"hint\">%s</p></div>\n",
                    frame_say(r, *wish->text ? PHRASE_FOUND_NOTHING : PHRASE_FOUND_EMPTY),
                    frame_say(r, *wish->text ? PHRASE_FOUND_NOTHING_HINT : PHRASE_FOUND_EMPTY_HINT));
        return;
    }
    html_printf(out, "<p class=\"total\"><span role=\"status\">%s</span>",
                phrase_with(r->arena, r->language, phrase, total));
    if (r->person.role >= ROLE_CLERK)
        html_printf(out, " <a class=\"to-dossier\" href=\"/dossiers/add?selection=%s\">%s</a>",
                    html_url(r->arena, query_text(r->arena, wish)), frame_say(r, PHRASE_DOSSIER_PUT_IN));
    if (r->person.role >= ROLE_MANAGER)
        html_printf(out, " <a class=\"to-export\" href=\"/export?selection=%s\">%s</a>",
                    html_url(r->arena, query_text(r->arena, wish)), frame_say(r, PHRASE_EXPORT_THESE));
    buf_puts(out, "</p>\n");
}

static int put_results(struct web_request *r, struct buf *out, const struct wish *wish, struct err *err)
{
    struct search_query query = {.text = query_text(r->arena, wish),
                                 .limit = PAGE_HITS,
                                 .offset = (size_t)(wish->page - 1) * PAGE_HITS,
                                 .open = "<mark>",
                                 .close = "</mark>",
                                 .escape = html_escape,
                                 .open_only = r->person.role < ROLE_MANAGER};
    struct search_result result;
    struct facets facets;

    if (search_run(r->catalogue, r->arena, &query, &result, err) != 0 ||
        search_facets(r->catalogue, r->arena, &query, &facets, err) != 0)
        return -1;
    buf_puts(out, "<div id=\"results\" class=\"results\">\n");
    put_facets(r, out, wish, &facets);
    buf_puts(out, "<div class=\"found\">\n");
    put_chips(r, out, wish);
    put_count(r, out, wish, &result);
    html_printf(out, "<ol class=\"hits\" start=\"%lld\">\n", (long long)query.offset + 1);
    for (size_t i = 0; i < result.count; i++)
        if (put_hit(r, out, wish, &result.hits[i], err) != 0)
            return -1;
    buf_puts(out, "</ol>\n");
    put_paging(r, out, wish, &result);
    buf_puts(out, "</div></div>\n");
    return 0;
}

static int show_search(struct web_request *r, struct web_response *response, struct err *err)
{
    static const char *const scripts[] = {"search.js", NULL};
    struct buf *out = &response->body;
    struct wish wish;

    read_wish(r, &wish);
    frame_begin(r, out,
                *wish.text ? arena_printf(r->arena, "%s · %s", wish.text, frame_say(r, PHRASE_SEARCH))
                           : frame_say(r, PHRASE_SEARCH),
                FRAME_SEARCH);
    if (!r->fragment)
        put_form(r, out, &wish);
    if (put_results(r, out, &wish, err) != 0)
        return -1;
    frame_end(r, out, scripts);
    return 0;
}

const struct web_route search_page_routes[] = {
    {WEB_GET, "/", ROLE_READER, 0, show_search},
    {0},
};

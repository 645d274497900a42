/* Citations, tasks and history of a document. */
#include <string.h>

#include "index/cite.h"
#include "tools/web/document_part.h"
#include "tools/web/frame.h"
#include "tools/web/html.h"
#include "tools/web/show.h"

#define SOURCES_SHOWN  50
#define ACCESSES_SHOWN 30

/* "Quyết định 768/QĐ-UBND, 15/3/2023" of a document of the archive. */
static int put_link(struct web_request *r, struct buf *out, int64_t id, struct err *err)
{
    struct document d;

    if (catalogue_load(r->catalogue, r->arena, id, LOAD_FIELDS, &d, err) != 0)
        return -1;
    html_printf(out, "<a href=\"/document/%lld\">%s %s</a>, %s", (long long)id,
                d.fields[FIELD_TYPE].value ? d.fields[FIELD_TYPE].value : frame_say(r, PHRASE_NO_TYPE),
                d.fields[FIELD_NUMBER].value ? d.fields[FIELD_NUMBER].value : frame_say(r, PHRASE_NO_NUMBER),
                show_date(r->arena, r->language, d.fields[FIELD_DATE].value));
    return 0;
}

static int put_citation(struct web_request *r, struct buf *out, const struct document_view *view,
                        const struct citation *citation, struct err *err)
{
    static const struct {
        const char *kind;
        enum phrase phrase;
    } STATES[] = {[CITE_NOT_HELD] = {"", PHRASE_CITATION_NOT_HELD},
                  [CITE_OWN] = {"", PHRASE_CITATION_OWN},
                  [CITE_SUSPECT] = {"warn", PHRASE_CITATION_SUSPECT},
                  [CITE_AMBIGUOUS] = {"warn", PHRASE_CITATION_AMBIGUOUS},
                  [CITE_FOUND] = {"good", PHRASE_CITATION_FOUND}};
    struct cite_answer answer;

    if (cite_resolve(r->catalogue, r->arena, view->id, citation, r->person.role < ROLE_MANAGER, &answer, err) != 0)
        return -1;
    html_printf(out, "<li><span class=\"badge %s\">%s</span>", STATES[answer.state].kind,
                frame_say(r, STATES[answer.state].phrase));
    if (answer.state == CITE_FOUND)
        html_printf(out, "<a href=\"/document/%lld\">", (long long)answer.targets[0]);
    html_printf(out, "%s %s", citation->type ? citation->type : "",
                citation->number    ? citation->number
                : citation->printed ? citation->printed
                                    : "");
    if (answer.state == CITE_FOUND)
        buf_puts(out, "</a>");
    if (citation->date)
        html_printf(out, ", %s", show_date(r->arena, r->language, citation->date));
    if (citation->issuer)
        html_printf(out, ", %s", citation->issuer);
    html_printf(out, " · <a href=\"%s\">%s</a>", document_part_address(r->arena, view, citation->page, ""),
                phrase_with(r->arena, r->language, PHRASE_PAGE_OF, arena_printf(r->arena, "%d", citation->page)));
    for (size_t i = 0; answer.state != CITE_FOUND && i < answer.count; i++) {
        buf_puts(out, "<br>→ ");
        if (put_link(r, out, answer.targets[i], err) != 0)
            return -1;
    }
    buf_puts(out, "</li>\n");
    return 0;
}

int document_part_put_citations(struct web_request *r, struct buf *out, const struct document_view *view,
                                struct err *err)
{
    const struct document *d = &view->document;
    int64_t *sources;
    size_t count;

    if (cite_sources(r->catalogue, r->arena, view->id, r->person.role < ROLE_MANAGER, SOURCES_SHOWN, &sources, &count,
                     err) != 0)
        return -1;
    if (d->citation_count > 0) {
        html_printf(out, "<section aria-labelledby=\"cites\"><h2 id=\"cites\">%s</h2><ul class=\"links\">\n",
                    frame_say(r, PHRASE_CITES));
        for (size_t i = 0; i < d->citation_count; i++)
            if (put_citation(r, out, view, &d->citations[i], err) != 0)
                return -1;
        buf_puts(out, "</ul></section>\n");
    }
    if (count > 0) {
        html_printf(out, "<section aria-labelledby=\"cited\"><h2 id=\"cited\">%s</h2><ul class=\"links\">\n",
                    frame_say(r, PHRASE_CITED_BY));
        for (size_t i = 0; i < count; i++) {
            buf_puts(out, "<li>");
            if (put_link(r, out, sources[i], err) != 0)
                return -1;
            buf_puts(out, "</li>\n");
        }
        buf_puts(out, "</ul></section>\n");
    }
    return 0;
}

static const char *or_empty(const char *s)
{
    return s ? s : "";
}

void document_part_put_tasks(struct web_request *r, struct buf *out, const struct document_view *view)
{
    static const enum phrase HEADINGS[] = {PHRASE_TASK_NO,   PHRASE_TASK_ACTIVITY, PHRASE_TASK_PRODUCT,
                                           PHRASE_TASK_LEAD, PHRASE_TASK_SUPPORT,  PHRASE_TASK_DEADLINE,
                                           PHRASE_PAGE};
    const struct document *d = &view->document;
    const char *heading = "";

    if (d->task_count == 0)
        return;
    html_printf(out,
                "<section><h2 id=\"tasks\">%s</h2><div class=\"table-wrap\" tabindex=\"0\" "
                "role=\"region\" aria-labelledby=\"tasks\"><table><thead><tr>",
                frame_say(r, PHRASE_TASKS));
    for (size_t i = 0; i < sizeof HEADINGS / sizeof *HEADINGS; i++)
        html_printf(out, "<th scope=\"col\">%s</th>", frame_say(r, HEADINGS[i]));
    buf_puts(out, "</tr></thead><tbody>\n");
    for (size_t i = 0; i < d->task_count; i++) {
        const struct task *t = &d->tasks[i];

        if (strcmp(or_empty(t->heading), heading) != 0 && t->heading)
            html_printf(out, "<tr class=\"group\"><td colspan=\"7\">%s</td></tr>\n", t->heading);
        heading = or_empty(t->heading);
        html_printf(out, "<tr><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td>", or_empty(t->no),
                    or_empty(t->activity), or_empty(t->product), or_empty(t->lead), or_empty(t->support),
                    or_empty(t->deadline));
        html_printf(out, "<td><a href=\"%s\">%d</a></td></tr>\n", document_part_address(r->arena, view, t->page, ""),
                    t->page);
    }
    buf_puts(out, "</tbody></table></div></section>\n");
}

/* History -------------------------------------------------------------------------------------------------------- */

struct history {
    struct web_request *request;
    struct buf *out;
};

static int put_event(const struct event *event, void *data)
{
    struct history *history = data;
    const struct web_request *r = history->request;
    bool said = strncmp(event->type, "second check", strlen("second check")) != 0; /* those are notes of people */

    html_printf(history->out, "<tr><td>%s</td><td>%s%s</td><td>%s</td><td>%s</td></tr>\n",
                show_time(r->arena, r->language, event->time), show_event(r->language, event->type),
                strcmp(event->outcome, "success") != 0 ? " ⚠" : "", event->agent,
                or_empty(said ? frame_sentence(r, event->detail) : event->detail));
    return 0;
}

static int put_access(const struct access *access, void *data)
{
    struct history *history = data;
    const struct web_request *r = history->request;

    html_printf(history->out, "<tr><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>\n",
                show_time(r->arena, r->language, access->time), access->what, access->name, or_empty(access->address));
    return 0;
}

static void open_table(const struct web_request *r, struct buf *out, enum phrase title)
{
    html_printf(out,
                "<section><details><summary>%s</summary><div class=\"table-wrap\"><table><thead><tr>"
                "<th scope=\"col\">%s</th><th scope=\"col\">%s</th><th scope=\"col\">%s</th><th scope=\"col\">%s</th>"
                "</tr></thead><tbody>\n",
                frame_say(r, title), frame_say(r, PHRASE_EVENT_TIME), frame_say(r, PHRASE_EVENT_WHAT),
                frame_say(r, PHRASE_EVENT_WHO), frame_say(r, PHRASE_EVENT_DETAIL));
}

int document_part_put_history(struct web_request *r, struct buf *out, const struct document_view *view, struct err *err)
{
    struct history history = {r, out};
    struct event_filter filter = {.document = view->id};

    open_table(r, out, PHRASE_EVENTS);
    if (catalogue_each_event(r->catalogue, &filter, put_event, &history, err) != 0)
        return -1;
    buf_puts(out, "</tbody></table></div></details></section>\n");
    if (r->person.role < ROLE_MANAGER)
        return 0;
    open_table(r, out, PHRASE_ACCESSES);
    if (people_each_access(r->catalogue, view->id, ACCESSES_SHOWN, put_access, &history, err) != 0)
        return -1;
    buf_puts(out, "</tbody></table></div></details></section>\n");
    return 0;
}

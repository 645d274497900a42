#include "tools/web/frame.h"

#include "tools/web/asset.h"
#include "tools/web/html.h"
#include "tools/web/sentence.h"

static const struct {
    const char *path;
    enum phrase phrase;
    enum role role;
} TABS[] = {[FRAME_NONE] = {NULL, PHRASE_COUNT, ROLE_NONE},
#define TAB(id, path, phrase, role) [FRAME_##id] = {path, PHRASE_##phrase, role},
            FRAME_TABLE(TAB)
#undef TAB
};

const char *frame_say(const struct web_request *request, enum phrase phrase)
{
    return phrase_text(request->language, phrase);
}

void frame_put_spoken(const struct web_request *request, struct buf *out, const struct frame_spoken *spoken,
                      size_t count)
{
    for (size_t i = 0; i < count; i++)
        html_printf(out, " data-say-%s=\"%s\"", spoken[i].name, frame_say(request, spoken[i].phrase));
}

const char *frame_sentence(const struct web_request *request, const char *sentence)
{
    return sentence_say(request->arena, request->language, sentence);
}

void frame_put_token(const struct web_request *request, struct buf *out)
{
    html_printf(out, "<input type=\"hidden\" name=\"" WEB_CSRF_FIELD "\" value=\"%s\">",
                request->csrf ? request->csrf : "");
}

/* The switch comes back to the page it was used on: as a form, since it changes a cookie. */
static void put_language(const struct web_request *r, struct buf *out)
{
    static const char *const NAMES[LANGUAGE_COUNT] = {"Tiếng Việt", "English"};

    html_printf(out, "<form class=\"languages\" method=\"post\" action=\"/language\" aria-label=\"%s\">",
                frame_say(r, PHRASE_LANGUAGE));
    frame_put_token(r, out);
    html_printf(out, "<input type=\"hidden\" name=\"to\" value=\"%s", r->method == WEB_GET ? r->path : "/");
    for (size_t i = 0; r->method == WEB_GET && i < r->query.count; i++)
        html_printf(out, "%s%s=%s", i ? "&" : "?", html_url(r->arena, r->query.list[i].name),
                    html_url(r->arena, r->query.list[i].value));
    buf_puts(out, "\">");
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        const char *code = phrase_language_code((enum language)i);

        html_printf(out, "<button name=\"language\" value=\"%s\" lang=\"%s\" aria-pressed=\"%s\">%s</button>", code,
                    code, i == (int)r->language ? "true" : "false", NAMES[i]);
    }
    buf_puts(out, "</form>");
}

static void put_header(const struct web_request *r, struct buf *out, enum frame_tab tab)
{
    html_printf(out, "<header class=\"top\"><a class=\"brand\" href=\"/\">%s</a>\n", frame_say(r, PHRASE_TITLE));
    if (r->person.role != ROLE_NONE) {
        html_printf(out, "<nav aria-label=\"%s\"><ul>", frame_say(r, PHRASE_NAVIGATION));
        for (size_t i = 1; i < sizeof TABS / sizeof *TABS; i++)
            if (r->person.role >= TABS[i].role)
                html_printf(out, "<li><a href=\"%s\" aria-current=\"%s\">%s</a></li>", TABS[i].path,
                            i == (size_t)tab ? "page" : "false", frame_say(r, TABS[i].phrase));
        buf_puts(out, "</ul></nav>\n");
    }
    buf_puts(out, "<div class=\"top-end\">");
    put_language(r, out);
    if (r->person.role != ROLE_NONE) {
        html_printf(out, "<a class=\"whoami\" href=\"/account\">%s<span>%s</span></a>", r->person.full_name,
                    phrase_role(r->language, r->person.role));
        buf_puts(out, "<form method=\"post\" action=\"/sign-out\">");
        frame_put_token(r, out);
        html_printf(out, "<button class=\"quiet\">%s</button></form>", frame_say(r, PHRASE_SIGN_OUT));
    }
    buf_puts(out, "</div></header>\n");
}

void frame_begin(const struct web_request *r, struct buf *out, const char *title, enum frame_tab tab)
{
    if (r->fragment)
        return;
    html_printf(out,
                "<!doctype html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                "<meta name=\"csrf\" content=\"%s\">\n<title>%s · %s</title>\n"
                "<link rel=\"icon\" href=\"%s\">\n<link rel=\"stylesheet\" href=\"%s\">\n",
                phrase_language_code(r->language), r->csrf ? r->csrf : "", title, frame_say(r, PHRASE_TITLE),
                asset_address("icon.svg"), asset_address("style.css"));
    html_printf(out, "<link rel=\"stylesheet\" href=\"%s\">\n", asset_address("work.css"));
    html_printf(out, "</head>\n<body>\n<a class=\"skip\" href=\"#main\">%s</a>\n", frame_say(r, PHRASE_SKIP));
    put_header(r, out, tab);
    buf_puts(out, "<main id=\"main\" tabindex=\"-1\">\n");
}

void frame_end(const struct web_request *r, struct buf *out, const char *const *scripts)
{
    if (r->fragment)
        return;
    html_printf(out, "</main>\n<script src=\"%s\" defer></script>\n", asset_address("app.js"));
    for (; scripts && *scripts; scripts++)
        html_printf(out, "<script src=\"%s\" defer></script>\n", asset_address(*scripts));
    buf_puts(out, "</body>\n</html>\n");
}

/* Correcting words of a page, and what was corrected. */
#include <string.h>

#include "index/correct.h"
#include "pipeline/model/correction.h"
#include "tools/review_word.h"
#include "tools/web/document_part.h"
#include "tools/web/frame.h"
#include "tools/web/html.h"
#include "tools/web/reply.h"
#include "tools/web/review_card.h"
#include "tools/web/show.h"
#include "tools/web/site.h"

static void put_button(struct web_request *r, struct buf *out, const char *what, enum phrase phrase)
{
    html_printf(out, "<button name=\"do\" value=\"%s\">%s</button>\n", what, frame_say(r, phrase));
}

static void put_input(struct web_request *r, struct buf *out, const char *name, enum phrase phrase, bool required)
{
    html_printf(out, "<label>%s <input name=\"%s\" autocomplete=\"off\" spellcheck=\"false\" maxlength=\"400\"",
                frame_say(r, phrase), name);
    buf_puts(out, required ? " required></label>\n" : "></label>\n");
}

void document_part_put_correcting(struct web_request *r, struct buf *out, const struct document_view *view)
{
    const struct page *page = document_part_find_page(view, view->number);

    if (r->person.role < ROLE_CLERK || !page || page->geometry.width == 0)
        return;
    html_printf(out,
                "<details class=\"correct\" id=\"correct\"><summary>%s</summary>\n"
                "<form method=\"post\" action=\"/document/%lld/word/%d\">",
                frame_say(r, PHRASE_CORRECT), (long long)view->id, view->number);
    frame_put_token(r, out);
    html_printf(out, "<input type=\"hidden\" name=\"word\"><input type=\"hidden\" name=\"q\" value=\"%s\">\n",
                view->text);
    put_input(r, out, "seen", PHRASE_CORRECT_READ, true);
    put_input(r, out, "text", PHRASE_CORRECT_TEXT, false);
    put_button(r, out, "correct", PHRASE_CORRECT_SAVE);
    put_button(r, out, "none", PHRASE_CORRECT_NONE);
    put_button(r, out, "undo", PHRASE_CORRECT_UNDO);
    html_printf(out,
                "<p>%s</p></form></details>\n<p class=\"visually-hidden\" id=\"chosen\" aria-live=\"polite\"></p>\n",
                frame_say(r, PHRASE_CORRECT_KEYS));
}

int document_part_put_corrections(struct web_request *r, struct buf *out, const struct document_view *view,
                                  struct err *err)
{
    struct document document;
    int64_t count = 0;

    if (correct_count(r->catalogue, view->id, &count, err) != 0)
        return -1;
    if (count == 0)
        return 0;
    if (catalogue_load(r->catalogue, r->arena, view->id, LOAD_WORDS, &document, err) != 0)
        return -1;
    html_printf(out, "<section aria-labelledby=\"corrected\"><h2 id=\"corrected\">%s</h2><ul class=\"links\">\n",
                frame_say(r, PHRASE_CORRECTED));
    for (size_t i = 0; i < document.page_count; i++)
        for (size_t k = 0; k < document.pages[i].correction_count; k++) {
            const struct correction *c = &document.pages[i].corrections[k];
            const char *number = arena_printf(r->arena, "%d", document.pages[i].number);

            html_printf(out, "<li><a href=\"%s\">%s</a>: <del>%s</del> → <ins>%s</ins> · %s, %s",
                        document_part_address(r->arena, view, document.pages[i].number, ""),
                        phrase_with(r->arena, r->language, PHRASE_PAGE_OF, number), c->raw, *c->text ? c->text : "–",
                        c->who, show_time(r->arena, r->language, c->when));
            if (c->unplaced)
                html_printf(out, " <span class=\"badge warn\">%s</span>", frame_say(r, PHRASE_CORRECTED_UNPLACED));
            buf_puts(out, "</li>\n");
        }
    buf_puts(out, "</ul></section>\n");
    return 0;
}

/* What the form says; false when it is none of ours. */
static bool read_form(struct web_request *r, int64_t page, struct word_answer *answer)
{
    const char *action = web_value(&r->form, "do"), *word = web_value(&r->form, "word"),
               *seen = web_value(&r->form, "seen"), *text = web_value(&r->form, "text");

    if (!action || !seen || !*seen)
        return false;
    *answer = (struct word_answer){.none = !strcmp(action, "none"), .undo = !strcmp(action, "undo")};
    if (!answer->none && !answer->undo) {
        if (strcmp(action, "correct") != 0 || !text)
            return false;
        answer->text = text;
    }
    answer->who = review_card_who(r);
    if (word && *word) {
        answer->place = arena_printf(r->arena, "%lld:%s", (long long)page, word);
        answer->seen = seen;
    } else {
        answer->place = arena_printf(r->arena, "%lld:=%s", (long long)page, seen);
    }
    return true;
}

static int write_answer(struct web_request *r, int64_t document, const struct word_answer *answer, struct err *err)
{
    struct err ending = {0};
    struct home *home;
    int result;

    site_give_back(r);
    home = site_write_begin(r->site);
    result = review_word(home, document, answer, err);
    if (site_write_end(r->site, &ending) != 0 && result == 0) {
        *err = ending;
        return -1;
    }
    return result;
}

int document_part_post_word(struct web_request *r, struct web_response *response, struct err *err)
{
    const char *q = web_value(&r->form, "q"), *word = web_value(&r->form, "word");
    struct word_answer answer;
    int64_t id, page;
    int found;

    if (!web_number(r->parts[0], 1, INT64_MAX, &id) || !web_number(r->parts[1], 1, INT32_MAX, &page))
        return err_set(err, ERR_NOT_FOUND, "no such page");
    found = site_admit(r, id, NULL, err);
    if (found <= 0)
        return found < 0 ? -1 : err_set(err, ERR_NOT_FOUND, "no such document");
    if (!read_form(r, page, &answer))
        return err_set(err, ERR_INPUT, "the form names no word");
    if (write_answer(r, id, &answer, err) != 0) {
        if (err->code == ERR_NOT_FOUND || err->code == ERR_USAGE)
            return reply_error(r, response, 409, PHRASE_CORRECT_UNCLEAR);
        return -1;
    }
    return reply_redirect(r, response, "/document/%lld?page=%lld&q=%s&word=%s#sheet", (long long)id, (long long)page,
                          html_url(r->arena, q ? q : ""), html_url(r->arena, word ? word : ""));
}

#include "tools/web/export_page.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "index/catalogue.h"
#include "index/dossier.h"
#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/intake/archive.h"
#include "tools/selection.h"
#include "tools/web/chart.h"
#include "tools/web/export_run.h"
#include "tools/web/frame.h"
#include "tools/web/html.h"
#include "tools/web/reply.h"
#include "tools/web/show.h"
#include "tools/web/site.h"

#define SHOWN 10

static const char *const SCRIPTS[] = {"export.js", NULL};

static const struct {
    const char *name, *ending;
    enum phrase phrase;
} FORMS[] = {{"zip", ".zip", PHRASE_EXPORT_ZIP},
             {"tar.zst", ".tar.zst", PHRASE_EXPORT_TAR_ZST},
             {"tar", ".tar", PHRASE_EXPORT_TAR},
             {"folder", "", PHRASE_EXPORT_FOLDER}};
#define FORM_COUNT (sizeof FORMS / sizeof *FORMS)

/* KIND(name for `sohoa export --as`, of a dossier) */
static const struct {
    const char *name;
    bool dossier;
    enum phrase phrase;
} KINDS[] = {{"bag", false, PHRASE_EXPORT_AS_BAG},
             {"aip-hoso", true, PHRASE_EXPORT_AS_AIP_HOSO},
             {"aip-tailieu", false, PHRASE_EXPORT_AS_AIP_TAILIEU},
             {"sip-hoso", true, PHRASE_EXPORT_AS_SIP_HOSO},
             {"sip-tailieu", false, PHRASE_EXPORT_AS_SIP_TAILIEU},
             {"csip", false, PHRASE_EXPORT_AS_CSIP}};
#define KIND_COUNT (sizeof KINDS / sizeof *KINDS)

/* What was asked for, and what it comes to. */
struct wish {
    const char *text; /* NULL: nothing yet */
    size_t form, kind;
    const char *dossier; /* file code, where the kind is of one */
    const char *problem;
    struct selection selection;
    int64_t pages, bytes, open, secret;
    struct document shown[SHOWN];
};

static size_t kind_of(const char *name)
{
    for (size_t i = 0; name && i < KIND_COUNT; i++)
        if (!strcmp(KINDS[i].name, name))
            return i;
    return 0;
}

static size_t form_of(const char *name)
{
    for (size_t i = 0; name && i < FORM_COUNT; i++)
        if (!strcmp(FORMS[i].name, name))
            return i;
    return 0;
}

/* The selection ------------------------------------------------------------------------------------------------- */

static int tally_one(struct web_request *r, struct wish *wish, size_t at, struct err *err)
{
    int64_t id = wish->selection.ids[at];
    cleanup_arena struct arena arena = {0};
    struct object object;
    struct entry entry;
    int found = catalogue_find_entry(r->catalogue, &arena, id, &entry, err), secret;

    if (found <= 0)
        return found < 0 ? -1 : err_set(err, ERR_NOT_FOUND, "no document %lld", (long long)id);
    secret = people_find_secret_file(r->catalogue, id, err);
    if (secret < 0)
        return -1;
    wish->secret += secret;
    wish->pages += entry.page_count;
    wish->open += entry.state == DOCUMENT_REVIEW;
    found = entry.part > 1 ? 0 : catalogue_find_object(r->catalogue, &arena, entry.digest, &object, err);
    if (found < 0)
        return -1;
    wish->bytes += found ? object.size : 0;
    return at < SHOWN ? catalogue_load(r->catalogue, r->arena, id, LOAD_FIELDS, &wish->shown[at], err) : 0;
}

/* A package of a dossier is asked for as "hoso:CODE", and nothing else. */
static int find_dossier(struct web_request *r, struct wish *wish, struct err *err)
{
    static const char PREFIX[] = "hoso:";
    struct dossier dossier;
    int found = 0;

    if (!KINDS[wish->kind].dossier)
        return 0;
    if (!strncmp(wish->text, PREFIX, sizeof PREFIX - 1))
        found = dossier_find_code(r->catalogue, r->arena, wish->text + sizeof PREFIX - 1, &dossier, err);
    if (found < 0)
        return -1;
    if (found)
        wish->dossier = dossier.code;
    else
        wish->problem = frame_say(r, PHRASE_EXPORT_WHICH_DOSSIER);
    return 0;
}

/* A selection that cannot be is told on the page. */
static int fill(struct web_request *r, struct wish *wish, struct err *err)
{
    int result;

    if (!wish->text || !*wish->text)
        return 0;
    if (find_dossier(r, wish, err) != 0)
        return -1;
    if (wish->problem)
        return 0;
    result = selection_find(r->catalogue, wish->text, &wish->selection, err);
    for (size_t i = 0; i < wish->selection.count && result == 0; i++)
        result = tally_one(r, wish, i, err);
    if (result == 0)
        return 0;
    selection_release(&wish->selection);
    if (err->code != ERR_NOT_FOUND && err->code != ERR_LIMIT)
        return -1;
    wish->problem = frame_say(r, err->code == ERR_LIMIT ? PHRASE_EXPORT_TOO_MANY : PHRASE_EXPORT_NOTHING);
    err_clear(err);
    return 0;
}

/* Parts of the page --------------------------------------------------------------------------------------------- */

static void put_form(const struct web_request *r, struct buf *out, const struct wish *wish)
{
    html_printf(out,
                "<form class=\"panel export\" method=\"get\" action=\"/export\"><p class=\"field\"><label "
                "for=\"selection\">%s</label><input id=\"selection\" name=\"selection\" value=\"%s\" "
                "maxlength=\"1000\" autocomplete=\"off\" spellcheck=\"false\" aria-describedby=\"what-hint\" required>"
                "<span class=\"hint\" id=\"what-hint\">%s</span></p>\n<p class=\"field\"><label for=\"kind\">%s"
                "</label><select id=\"kind\" name=\"kind\">",
                frame_say(r, PHRASE_EXPORT_WHAT), wish->text ? wish->text : "", frame_say(r, PHRASE_EXPORT_WHAT_HINT),
                frame_say(r, PHRASE_EXPORT_KIND));
    for (size_t i = 0; i < KIND_COUNT; i++)
        html_printf(out,
                    i == wish->kind ? "<option value=\"%s\" selected>%s</option>" : "<option value=\"%s\">%s</option>",
                    KINDS[i].name, frame_say(r, KINDS[i].phrase));
    html_printf(out,
                "</select></p>\n<p class=\"field\"><label for=\"form\">%s</label><select id=\"form\" name=\"form\">",
                frame_say(r, PHRASE_EXPORT_FORM));
    for (size_t i = 0; i < FORM_COUNT; i++)
        html_printf(out,
                    i == wish->form ? "<option value=\"%s\" selected>%s</option>" : "<option value=\"%s\">%s</option>",
                    FORMS[i].name, frame_say(r, FORMS[i].phrase));
    html_printf(out, "</select></p>\n<p><button>%s</button></p></form>\n", frame_say(r, PHRASE_EXPORT_LOOK));
}

static void put_figure(const struct web_request *r, struct buf *out, enum phrase phrase, const char *value)
{
    html_printf(out, "<div><dt>%s</dt><dd>%s</dd></div>", frame_say(r, phrase), value);
}

static void put_shown(struct web_request *r, struct buf *out, const struct wish *wish)
{
    size_t count = wish->selection.count;

    buf_puts(out, "<ul class=\"links\">\n");
    for (size_t i = 0; i < count && i < SHOWN; i++) {
        const struct field *f = wish->shown[i].fields;

        html_printf(out, "<li><a href=\"/document/%lld\">%s %s</a> %s</li>\n", (long long)wish->selection.ids[i],
                    f[FIELD_TYPE].value ? f[FIELD_TYPE].value : frame_say(r, PHRASE_NO_TYPE),
                    f[FIELD_NUMBER].value ? f[FIELD_NUMBER].value : frame_say(r, PHRASE_NO_NUMBER),
                    f[FIELD_ABSTRACT].value ? f[FIELD_ABSTRACT].value : "");
    }
    buf_puts(out, "</ul>\n");
    if (count > SHOWN)
        html_printf(out, "<p class=\"hint\">%s</p>\n",
                    phrase_with(r->arena, r->language, PHRASE_EXPORT_MORE, chart_number(r, (int64_t)(count - SHOWN))));
}

static void put_warning(struct web_request *r, struct buf *out, enum phrase phrase, int64_t count)
{
    if (count > 0)
        html_printf(out, "<p class=\"problem\">%s</p>\n",
                    phrase_with(r->arena, r->language, phrase, chart_number(r, count)));
}

static void put_preview(struct web_request *r, struct buf *out, const struct wish *wish)
{
    html_printf(out, "<section class=\"panel\"><h2>%s</h2><dl class=\"figures\">", frame_say(r, PHRASE_EXPORT_WILL));
    put_figure(r, out, PHRASE_EXPORT_DOCUMENTS, chart_number(r, (int64_t)wish->selection.count));
    put_figure(r, out, PHRASE_EXPORT_PAGES, chart_number(r, wish->pages));
    put_figure(r, out, PHRASE_EXPORT_BYTES, show_bytes(r->arena, r->language, wish->bytes));
    buf_puts(out, "</dl>\n");
    put_shown(r, out, wish);
    put_warning(r, out, PHRASE_EXPORT_OPEN, wish->open);
    put_warning(r, out, PHRASE_EXPORT_SECRET, wish->secret);
    buf_puts(out, "<form method=\"post\" action=\"/export\">");
    frame_put_token(r, out);
    html_printf(out,
                "<input type=\"hidden\" name=\"selection\" value=\"%s\"><input type=\"hidden\" name=\"form\" "
                "value=\"%s\"><input type=\"hidden\" name=\"kind\" value=\"%s\"><input type=\"hidden\" name=\"seen\" "
                "value=\"%zu-%lld-%lld\">\n",
                wish->text, FORMS[wish->form].name, KINDS[wish->kind].name, wish->selection.count,
                (long long)wish->open, (long long)wish->secret);
    if (wish->open || wish->secret)
        html_printf(out,
                    "<p class=\"sure-line\"><label><input type=\"checkbox\" name=\"sure\" value=\"1\" required> %s"
                    "</label></p>\n",
                    frame_say(r, PHRASE_EXPORT_SURE));
    html_printf(out, "<button class=\"main\">%s</button></form></section>\n", frame_say(r, PHRASE_EXPORT_DO));
}

static void put_progress(struct web_request *r, struct buf *out)
{
    struct export_state state;
    const char *text = "";

    export_run_state(&state);
    if (state.running)
        text = phrase_with(r->arena, r->language, PHRASE_EXPORT_RUNNING, chart_number(r, (int64_t)state.count));
    else if (*state.problem)
        text = phrase_with(r->arena, r->language, PHRASE_EXPORT_FAILED,
                           frame_sentence(r, arena_strdup(r->arena, state.problem)));
    else if (*state.name)
        text = phrase_with(r->arena, r->language, PHRASE_EXPORT_DONE, arena_strdup(r->arena, state.name));
    html_printf(out, "<p id=\"progress\" role=\"status\" data-busy=\"%d\" class=\"%s\">%s", state.running,
                !*text           ? ""
                : state.running  ? "panel"
                : *state.problem ? "problem"
                                 : "success",
                text);
    if (!state.running && *state.remark)
        html_printf(out, "<span class=\"remark\">%s</span>", state.remark);
    if (state.running)
        html_printf(out, " <a class=\"refresh\" href=\"/export\">%s</a>", frame_say(r, PHRASE_BATCH_REFRESH));
    buf_puts(out, "</p>\n");
}

static int put_bags(struct web_request *r, struct buf *out, struct err *err)
{
    struct export_file *files;
    size_t count;

    if (export_run_list(site_archive(r->site), r->arena, &files, &count, err) != 0)
        return -1;
    html_printf(out, "<section class=\"panel\"><h2>%s</h2>\n", frame_say(r, PHRASE_EXPORT_BAGS));
    if (count == 0) {
        html_printf(out, "<p>%s</p></section>\n", frame_say(r, PHRASE_EXPORT_NO_BAGS));
        return 0;
    }
    html_printf(out,
                "<table class=\"plain\"><thead><tr><th scope=\"col\">%s</th><th scope=\"col\">%s</th><th "
                "scope=\"col\">%s</th><td></td></tr></thead><tbody>\n",
                frame_say(r, PHRASE_EXPORT_BAG), frame_say(r, PHRASE_EXPORT_MADE), frame_say(r, PHRASE_EXPORT_SIZE));
    for (size_t i = 0; i < count; i++) {
        bool folder = files[i].size < 0;

        html_printf(out, "<tr><td>%s</td><td>%s</td><td>%s</td><td class=\"actions\">", files[i].name,
                    show_time(r->arena, r->language, files[i].made),
                    folder ? frame_say(r, PHRASE_EXPORT_IN_FOLDER) : show_bytes(r->arena, r->language, files[i].size));
        if (!folder)
            html_printf(out, "<a class=\"button\" href=\"/export/%s\" download>%s</a> ", files[i].name,
                        frame_say(r, PHRASE_EXPORT_DOWNLOAD));
        html_printf(out, "<a class=\"button\" href=\"/export/%s/remove\">%s</a></td></tr>\n", files[i].name,
                    frame_say(r, PHRASE_EXPORT_REMOVE));
    }
    buf_puts(out, "</tbody></table></section>\n");
    return 0;
}

static int put_page(struct web_request *r, struct web_response *response, const struct wish *wish, struct err *err)
{
    struct buf *out = &response->body;

    frame_begin(r, out, frame_say(r, PHRASE_EXPORT_TITLE), FRAME_EXPORT);
    html_printf(out, "<h1>%s</h1>\n", frame_say(r, PHRASE_EXPORT_TITLE));
    if (wish->problem)
        html_printf(out, "<p class=\"problem\" role=\"alert\">%s</p>\n", wish->problem);
    put_progress(r, out);
    put_form(r, out, wish);
    if (wish->selection.count)
        put_preview(r, out, wish);
    if (put_bags(r, out, err) != 0)
        return -1;
    frame_end(r, out, SCRIPTS);
    return 0;
}

/* Requests ------------------------------------------------------------------------------------------------------ */

static int show_export(struct web_request *r, struct web_response *response, struct err *err)
{
    struct wish wish = {.text = web_value(&r->query, "selection"),
                        .form = form_of(web_value(&r->query, "form")),
                        .kind = kind_of(web_value(&r->query, "kind"))};
    int result = fill(r, &wish, err);

    if (result == 0)
        result = put_page(r, response, &wish, err);
    selection_release(&wish.selection);
    return result;
}

static int show_progress(struct web_request *r, struct web_response *response, struct err *err)
{
    (void)err;
    put_progress(r, &response->body);
    return 0;
}

/* Every document of the bag is noted as looked at. */
static int note_all(struct web_request *r, const struct selection *selection, struct err *err)
{
    for (size_t i = 0; i < selection->count; i++)
        if (site_admit(r, selection->ids[i], "export", err) < 0)
            return -1;
    return 0;
}

/* What stands against starting; NULL: nothing. */
static const char *objection(struct web_request *r, const struct wish *wish)
{
    const char *seen = web_value(&r->form, "seen");
    const char *now =
        arena_printf(r->arena, "%zu-%lld-%lld", wish->selection.count, (long long)wish->open, (long long)wish->secret);

    if (wish->problem || wish->selection.count == 0)
        return wish->problem ? wish->problem : frame_say(r, PHRASE_EXPORT_NOTHING);
    if (!seen || strcmp(seen, now) != 0)
        return frame_say(r, PHRASE_EXPORT_CHANGED);
    if ((wish->open || wish->secret) && !web_value(&r->form, "sure"))
        return frame_say(r, PHRASE_EXPORT_NOT_SURE);
    return NULL;
}

static int start_export(struct web_request *r, struct web_response *response, struct err *err)
{
    struct wish wish = {.text = web_value(&r->form, "selection"),
                        .form = form_of(web_value(&r->form, "form")),
                        .kind = kind_of(web_value(&r->form, "kind"))};
    int result = fill(r, &wish, err);
    const struct export_order order = {
        .as = KINDS[wish.kind].name,
        .ending = FORMS[wish.form].ending,
        .locale = r->language == LANGUAGE_VI ? "vi_VN.UTF-8" : "en_US.UTF-8",
        .dossier = wish.dossier};

    if (result == 0)
        wish.problem = objection(r, &wish);
    if (result == 0 && !wish.problem) {
        result = note_all(r, &wish.selection, err);
        if (result == 0)
            result = export_run_start(r->site, &order, &wish.selection, err);
        if (result == 0)
            return reply_redirect(r, response, "/export");
        if (err->code == ERR_BUSY) {
            wish.problem = frame_say(r, PHRASE_EXPORT_BUSY);
            result = 0;
        }
    }
    if (result == 0) {
        response->status = 409;
        result = put_page(r, response, &wish, err);
    }
    selection_release(&wish.selection);
    return result;
}

static const char *path_of(struct web_request *r, struct err *err)
{
    const char *path = export_run_path(r->arena, r->parts[0]);

    if (!path || faccessat(site_archive(r->site)->dirfd, path, F_OK, AT_SYMLINK_NOFOLLOW) != 0) {
        err_set(err, ERR_NOT_FOUND, "no such bag");
        return NULL;
    }
    return path;
}

static int download(struct web_request *r, struct web_response *response, struct err *err)
{
    const char *path = path_of(r, err);
    struct stat st;
    int fd;

    if (!path)
        return -1;
    fd = openat(site_archive(r->site)->dirfd, path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0 || fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
        if (fd >= 0)
            close(fd);
        return err_set(err, ERR_NOT_FOUND, "no such bag");
    }
    response->file = fd;
    response->file_length = st.st_size;
    response->type = "application/octet-stream";
    return reply_header(response, "Content-Disposition",
                        arena_printf(r->arena, "attachment; filename=\"%s\"", r->parts[0]));
}

static int ask_remove(struct web_request *r, struct web_response *response, struct err *err)
{
    struct buf *out = &response->body;

    if (!path_of(r, err))
        return -1;
    frame_begin(r, out, frame_say(r, PHRASE_EXPORT_REMOVE), FRAME_EXPORT);
    html_printf(out, "<form class=\"card narrow\" method=\"post\" action=\"/export/%s/remove\"><h1>%s</h1><p>%s</p>\n",
                r->parts[0], phrase_with(r->arena, r->language, PHRASE_EXPORT_REMOVE_TITLE, r->parts[0]),
                frame_say(r, PHRASE_EXPORT_REMOVE_TEXT));
    frame_put_token(r, out);
    html_printf(out, "<button class=\"main\">%s</button> <p><a href=\"/export\">%s</a></p></form>\n",
                frame_say(r, PHRASE_EXPORT_REMOVE), frame_say(r, PHRASE_EXPORT_KEEP));
    frame_end(r, out, NULL);
    return 0;
}

static int remove_bag(struct web_request *r, struct web_response *response, struct err *err)
{
    const char *path = path_of(r, err);

    if (!path || file_remove_tree(site_archive(r->site)->dirfd, path, err) != 0)
        return -1;
    return reply_redirect(r, response, "/export");
}

/* clang-format off */
const struct web_route export_page_routes[] = {
    {WEB_GET, "/export", ROLE_MANAGER, 0, show_export},
    {WEB_POST, "/export", ROLE_MANAGER, 0, start_export},
    {WEB_GET, "/export/progress", ROLE_MANAGER, 0, show_progress},
    {WEB_GET, "/export/:", ROLE_MANAGER, 0, download},
    {WEB_GET, "/export/:/remove", ROLE_MANAGER, 0, ask_remove},
    {WEB_POST, "/export/:/remove", ROLE_MANAGER, 0, remove_bag},
    {0},
};
/* clang-format on */

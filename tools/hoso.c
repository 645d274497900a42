#include "tools/hoso.h"

#include <string.h>

#include "pipeline/base/err.h"
#include "tools/command.h"
#include "tools/say.h"

/* Options of the acts. */
enum {
    BY = 1 << 0,
    SYMBOL = 1 << 1,
    YEAR = 1 << 2,
    STATE = 1 << 3,
    NOTE = 1 << 4,
    WHO = 1 << 5,
    DUE = 1 << 6,
    PAGES = 1 << 7,
    JSON = 1 << 8,
    DO = 1 << 9,
    DATES = 1 << 10,
    ANYWAY = 1 << 11,
    OUTPUT = 1 << 12,
    FORCE = 1 << 13
};

static const struct act {
    const char *name, *usage;
    int least, most; /* operands after the name; -1: any */
    enum home_use use;
    unsigned options;
    int (*run)(struct hoso *h, struct err *err);
} ACTS[] = {
    {"list", "list [--year YYYY] [--state open|closed] [--due YYYY] [--json]", 0, 0, HOME_READ,
     YEAR | STATE | DUE | JSON, hoso_list},
    {"show", "show CODE [--json]", 1, 1, HOME_READ, JSON, hoso_show},
    {"new", "new [--symbol TEXT] FIELD=VALUE...", 1, -1, HOME_SHARE, SYMBOL | WHO, hoso_new},
    {"set", "set CODE [--dates] [FIELD=VALUE...]", 1, -1, HOME_SHARE, DATES | WHO, hoso_set},
    {"add", "add CODE SELECTION", 2, -1, HOME_SHARE, WHO, hoso_add},
    {"remove", "remove CODE SELECTION", 2, -1, HOME_SHARE, WHO, hoso_remove},
    {"order", "order CODE --by date|number, or order CODE ID...", 1, -1, HOME_SHARE, BY | WHO, hoso_order},
    {"sheets", "sheets CODE ID FROM-TO [--note TEXT], or sheets CODE --pages-a-sheet 1|2", 1, 3, HOME_SHARE,
     NOTE | PAGES | WHO, hoso_sheets},
    {"close", "close CODE [--anyway]", 1, 1, HOME_SHARE, ANYWAY | WHO, hoso_close},
    {"reopen", "reopen CODE REASON", 2, -1, HOME_SHARE, WHO, hoso_reopen},
    {"check", "check [CODE] [--json]", 0, 1, HOME_READ, JSON, hoso_check},
    {"arrange", "arrange --by RULE [--symbol TEXT] [--do] [SELECTION] [FIELD=VALUE...]", 0, -1, HOME_SHARE,
     BY | SYMBOL | DO | JSON | WHO, hoso_arrange},
    {"appraise", "appraise SELECTION retention=CODE mode=CODE security=CLASS", 2, -1, HOME_SHARE, WHO, hoso_appraise},
    {"contents", "contents CODE -o FILE [--force]", 1, 1, HOME_READ, OUTPUT | FORCE, hoso_contents},
    {"inventory", "inventory [--year YYYY] [--state open|closed] -o FILE [--force]", 0, 0, HOME_READ,
     YEAR | STATE | OUTPUT | FORCE, hoso_inventory},
};

int hoso_find(struct hoso *h, struct dossier *dossier, struct err *err)
{
    int found = dossier_find_code(h->home.catalogue, &h->arena, h->operands[0], dossier, err);

    return found == 0  ? err_set(err, ERR_NOT_FOUND, "there is no dossier '%s'; `sohoa hoso list` shows the codes",
                                 h->operands[0])
           : found < 0 ? -1
                       : 0;
}

int hoso_take_fields(struct hoso *h, int first, struct dossier *dossier, struct err *err)
{
    for (int i = first; i < h->count; i++) {
        const char *equals = strchr(h->operands[i], '=');
        const char *name = equals ? arena_strndup(&h->arena, h->operands[i], (size_t)(equals - h->operands[i])) : NULL;
        enum dossier_field field;

        if (!name)
            return err_set(err, ERR_USAGE, "'%s' is no FIELD=VALUE, such as title='Hồ sơ giao đất'", h->operands[i]);
        if (!dossier_field_by_name(name, &field))
            return err_set(err, ERR_USAGE, "a dossier has no field '%s'; sohoa(1) names them under hoso", name);
        if (dossier_field_put(&h->arena, dossier, field, equals + 1, err) != 0)
            return -1;
    }
    return 0;
}

const char *hoso_join(struct hoso *h, int first)
{
    cleanup_buf struct buf text = {0};

    for (int i = first; i < h->count; i++)
        buf_printf(&text, "%s%s", i > first ? " " : "", h->operands[i]);
    return arena_strdup(&h->arena, buf_string(&text));
}

void hoso_preset(struct hoso *h, struct dossier *dossier)
{
    const struct settings *s = &h->home.archive.settings;
    const struct {
        enum dossier_field field;
        const char *value;
    } OF[] = {{DOSSIER_ORGAN, s->agency_code}, {DOSSIER_FONDS, s->agency_fonds}, {DOSSIER_ARCHIVE, s->agency_archive}};

    for (size_t i = 0; i < sizeof OF / sizeof *OF; i++)
        if (!dossier->value[OF[i].field] && *OF[i].value)
            dossier->value[OF[i].field] = arena_strdup(&h->arena, OF[i].value);
}

/* The options that were given, as bits. */
static unsigned given(const struct hoso *h)
{
    return (h->by ? BY : 0u) | (h->symbol ? SYMBOL : 0u) | (h->year ? YEAR : 0u) | (h->state ? STATE : 0u) |
           (h->note ? NOTE : 0u) | (h->who ? WHO : 0u) | (h->due ? DUE : 0u) | (h->pages_a_sheet ? PAGES : 0u) |
           (h->json ? JSON : 0u) | (h->doing ? DO : 0u) | (h->dates ? DATES : 0u) | (h->anyway ? ANYWAY : 0u) |
           (h->output ? OUTPUT : 0u) | (h->force ? FORCE : 0u);
}

static const struct act *find_act(const char *name, struct err *err)
{
    for (size_t i = 0; i < sizeof ACTS / sizeof *ACTS; i++)
        if (!strcmp(name, ACTS[i].name))
            return &ACTS[i];
    err_set(err, ERR_USAGE, "there is no `hoso %s`; see: sohoa hoso --help", name);
    return NULL;
}

static int run_act(struct hoso *h, const struct context *context, const struct act *act, struct err *err)
{
    int result;

    if (h->count < act->least || (act->most >= 0 && h->count > act->most) || (given(h) & ~act->options))
        return err_set(err, ERR_USAGE, "say: sohoa hoso %s", act->usage);
    if (home_open(&h->home, context, act->use, err) != 0)
        return -1;
    if (!h->who)
        h->who = home_user();
    result = act->run(h, err);
    if (result >= 0 && act->use == HOME_SHARE && home_write_records(&h->home, err) != 0)
        return -1;
    return result;
}

int command_hoso(struct context *context, int argc, char **argv, struct err *err)
{
    struct hoso h = {.home = HOME_INIT};
    const struct option_spec options[] = {
        {0, "by", "RULE", "arrange: folder, box, year-type or query; order: date or number", OPTION_TEXT, &h.by},
        {0, "symbol", "TEXT", "new, arrange: after the number of a notation, e.g. TCCB", OPTION_TEXT, &h.symbol},
        {0, "do", NULL, "arrange: do it; else it is only shown", OPTION_FLAG, &h.doing},
        {0, "dates", NULL, "set: start and end from the dates of its documents", OPTION_FLAG, &h.dates},
        {0, "note", "TEXT", "sheets: for the list of documents", OPTION_TEXT, &h.note},
        {0, "pages-a-sheet", "N", "sheets: number all, by 1 or 2 scanned pages a sheet", OPTION_NUMBER,
         &h.pages_a_sheet},
        {0, "anyway", NULL, "close: although the check finds something", OPTION_FLAG, &h.anyway},
        {0, "year", "YYYY", "list, inventory: of that year", OPTION_TEXT, &h.year},
        {0, "state", "STATE", "list, inventory: open or closed", OPTION_TEXT, &h.state},
        {0, "due", "YYYY", "list: whose retention has ended by the end of that year", OPTION_NUMBER, &h.due},
        {'o', "output", "FILE", "contents, inventory: where to; .pdf, .xlsx or .csv", OPTION_TEXT, &h.output},
        {'f', "force", NULL, "contents, inventory: replace FILE when it exists", OPTION_FLAG, &h.force},
        {0, "who", "NAME", "who acts (default: the user's name)", OPTION_TEXT, &h.who},
        {0, "json", NULL, "list, show, check, arrange: JSON lines; see sohoa-json(5)", OPTION_FLAG, &h.json},
        {0}};
    const struct act *act;
    int first, result;

    context->summary = say_text(PHRASE_CLI_HOSO_ACTS);
    first = options_parse(context, argc, argv, options, 1, -1, err);
    if (first < 0)
        return first == OPTIONS_HELP ? 0 : -1;
    act = find_act(argv[first], err);
    if (!act)
        return -1;
    h.operands = argv + first + 1;
    h.count = argc - first - 1;
    result = run_act(&h, context, act, err);
    home_close(&h.home);
    arena_release(&h.arena);
    return result;
}

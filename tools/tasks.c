#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/extract/deadline.h"
#include "pipeline/model/record.h"
#include "tools/command.h"
#include "tools/home.h"
#include "tools/listing.h"

enum form { FORM_TABLE, FORM_CSV, FORM_JSON };

struct tasks {
    struct home *home;
    enum form form;
    const char *unit; /* as unit_key() makes it, or NULL */
    bool by_due;
    struct deadline due;
    bool found;
    struct err *err;
};

/* One row with what it takes from its document. */
struct line {
    const struct listing *listing;
    const struct task *task;
    struct deadline deadline;
    bool dated; /* deadline is valid */
};

/* Units -------------------------------------------------------------------------------------------------------- */

/* Folded words parted by one space and with one around; the usual abbreviations in full, without "và". */
static const char *unit_key(struct arena *arena, const char *text)
{
    static const char *const shorts[][2] = {
        {"ubnd", "uy ban nhan dan"},
        {"hdnd", "hoi dong nhan dan"},
        {"vp", "van phong"},
        {"gd", "giao duc"},
        {"dt", "dao tao"},
        {"gddt", "giao duc dao tao"},
        {"tn", "tai nguyen"},
        {"mt", "moi truong"},
        {"tnmt", "tai nguyen moi truong"},
        {"tc", "tai chinh"},
        {"kh", "ke hoach"},
        {"va", ""},
    };
    char *rest = text_fold(arena, text, strlen(text)), *word;
    cleanup_buf struct buf key = {0};

    for (char *s = rest; *s; s++)
        *s = (*s >= 'a' && *s <= 'z') || (*s >= '0' && *s <= '9') || (unsigned char)*s >= 0x80 ? *s : ' ';
    buf_putc(&key, ' ');
    while ((word = strsep(&rest, " "))) {
        for (size_t i = 0; i < sizeof shorts / sizeof *shorts; i++)
            if (!strcmp(word, shorts[i][0]))
                word = arena_strdup(arena, shorts[i][1]);
        if (*word)
            buf_printf(&key, "%s ", word);
    }
    return arena_strdup(arena, buf_string(&key));
}

static bool names_unit(struct arena *arena, const struct task *task, const char *unit)
{
    return (task->lead && strstr(unit_key(arena, task->lead), unit)) ||
           (task->support && strstr(unit_key(arena, task->support), unit));
}

/* Deadlines ---------------------------------------------------------------------------------------------------- */

/* The year of a plan: the one its abstract names ("Kế hoạch … năm 2021"), or that of its date; 0 unknown. */
static int plan_year(const struct listing *listing)
{
    static const char word[] = "năm ";
    const char *abstract = listing_value(listing, FIELD_ABSTRACT), *last = NULL;

    for (const char *s = abstract; (s = strstr(s, word)); s += sizeof word - 1)
        if (strspn(s + sizeof word - 1, "0123456789") == 4)
            last = s + sizeof word - 1;
    return last ? atoi(last) : atoi(listing_value(listing, FIELD_DATE));
}

static bool is_wanted(const struct tasks *tasks, struct arena *arena, struct line *line)
{
    const char *text = line->task->deadline;

    line->dated = text && deadline_read(text, plan_year(line->listing), &line->deadline);
    return (!tasks->unit || names_unit(arena, line->task, tasks->unit)) &&
           (!tasks->by_due || (line->dated && deadline_falls(&line->deadline, &tasks->due)));
}

/* Forms -------------------------------------------------------------------------------------------------------- */

static const char *or_empty(const char *s)
{
    return s ? s : "";
}

static void print_row(const struct line *line)
{
    const struct task *t = line->task;

    printf("%6lld  ", (long long)line->listing->entry.id);
    listing_print_cell(or_empty(t->no), 6);
    printf("  ");
    listing_print_cell(or_empty(t->deadline), 18);
    printf("  ");
    listing_print_cell(or_empty(t->lead), 26);
    printf("  ");
    listing_print_cell(or_empty(t->support), 22);
    printf("  %s\n", or_empty(t->activity));
}

/* RFC 4180. A spreadsheet must not take a cell that begins like a formula for one. */
static void put_cell(const char *value, bool last)
{
    putchar('"');
    if (*value && strchr("=+-@\t\r", *value))
        putchar('\'');
    for (; *value; value++) {
        if (*value == '"')
            putchar('"');
        putchar(*value);
    }
    fputs(last ? "\"\r\n" : "\",", stdout);
}

static void print_csv_heading(bool mark)
{
    static const char *const names[] = {"Mã văn bản", "Số, ký hiệu", "Trang",    "Nhóm",      "TT",      "Nội dung",
                                        "Sản phẩm",   "Chủ trì",     "Phối hợp", "Thời gian", "Từ ngày", "Đến ngày"};
    const size_t n = sizeof names / sizeof *names;

    if (mark)
        fputs("\xEF\xBB\xBF", stdout);
    for (size_t i = 0; i < n; i++)
        put_cell(names[i], i + 1 == n);
}

static void print_csv(const struct line *line)
{
    const struct task *t = line->task;
    const char *const texts[] = {t->heading, t->no, t->activity, t->product, t->lead, t->support, t->deadline};
    char number[32];

    snprintf(number, sizeof number, "%lld", (long long)line->listing->entry.id);
    put_cell(number, false);
    put_cell(listing_value(line->listing, FIELD_NUMBER), false);
    snprintf(number, sizeof number, "%d", t->page);
    put_cell(number, false);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        put_cell(or_empty(texts[i]), false);
    put_cell(line->dated ? line->deadline.from : "", false);
    put_cell(line->dated ? line->deadline.to : "", true);
}

static json_t *text_json(const char *s)
{
    return s && *s ? json_string(s) : json_null();
}

static void print_json(const struct line *line)
{
    const struct task *t = line->task;
    cleanup_buf struct buf out = {0};
    json_t *json = json_pack(
        "{s:I,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:i,s:o,s:o,s:b}", "id", (json_int_t)line->listing->entry.id, "number",
        text_json(listing_value(line->listing, FIELD_NUMBER)), "heading", text_json(t->heading), "no", text_json(t->no),
        "activity", text_json(t->activity), "product", text_json(t->product), "lead", text_json(t->lead), "support",
        text_json(t->support), "deadline", text_json(t->deadline), "page", t->page, "from",
        text_json(line->dated ? line->deadline.from : NULL), "to", text_json(line->dated ? line->deadline.to : NULL),
        "recurring", line->dated && line->deadline.recurring);

    record_dump(json, &out);
    puts(out.data);
    json_decref(json);
}

/* Documents ---------------------------------------------------------------------------------------------------- */

static int print_document(const struct entry *entry, void *data)
{
    static void (*const forms[])(const struct line *) = {
        [FORM_TABLE] = print_row, [FORM_CSV] = print_csv, [FORM_JSON] = print_json};
    struct tasks *tasks = data;
    cleanup_arena struct arena arena = {0};
    struct listing listing;

    tasks->found = true;
    if (listing_load(tasks->home->catalogue, &arena, entry, &listing, tasks->err) != 0)
        return -1;
    for (size_t i = 0; i < listing.document.task_count; i++) {
        struct line line = {.listing = &listing, .task = &listing.document.tasks[i]};

        if (is_wanted(tasks, &arena, &line))
            forms[tasks->form](&line);
    }
    return 0;
}

/* The documents named, in the order named; all when none is. */
static int print_documents(struct tasks *tasks, char *const *names, struct err *err)
{
    struct list_filter filter = {.states = 1u << DOCUMENT_DONE | 1u << DOCUMENT_REVIEW};

    if (!*names)
        return catalogue_each_entry(tasks->home->catalogue, &filter, print_document, tasks, err);
    for (; *names; names++) {
        int64_t id;
        struct list_filter one = {.ids = &id, .id_count = 1};

        tasks->found = false;
        if (home_parse_id(*names, &id, err) != 0 ||
            catalogue_each_entry(tasks->home->catalogue, &one, print_document, tasks, err) != 0)
            return -1;
        if (!tasks->found)
            return err_set(err, ERR_NOT_FOUND, "there is no document %lld", (long long)id);
    }
    return 0;
}

int command_tasks(struct context *context, int argc, char **argv, struct err *err)
{
    const char *unit = NULL, *due = NULL;
    bool csv = false, json = false, mark = false;
    const struct option_spec options[] = {
        {'u', "unit", "TEXT", "only those that a unit of this name leads or supports", OPTION_TEXT, &unit},
        {'d', "due", "PERIOD", "only those due in it: 2021-Q2, 2021-06, 30/6/2021, ..2021-06-30", OPTION_TEXT, &due},
        {0, "csv", NULL, "comma-separated values", OPTION_FLAG, &csv},
        {0, "bom", NULL, "with --csv: begin with a byte order mark, for spreadsheets", OPTION_FLAG, &mark},
        {0, "json", NULL, "one JSON object a line; see sohoa-json(5)", OPTION_FLAG, &json},
        {0}};
    int first = options_parse(context, argc, argv, options, 0, -1, err);
    cleanup_home struct home home = HOME_INIT;
    cleanup_arena struct arena arena = {0};
    struct tasks tasks = {.home = &home, .err = err};

    if (first < 0)
        return first == OPTIONS_HELP ? 0 : -1;
    if ((csv && json) || (mark && !csv))
        return err_set(err, ERR_USAGE, csv ? "give --csv or --json, not both" : "--bom goes with --csv");
    tasks.form = csv ? FORM_CSV : json ? FORM_JSON : FORM_TABLE;
    tasks.by_due = due != NULL;
    if (due && !deadline_period(due, 0, &tasks.due))
        return err_set(err, ERR_USAGE, "'%s' is no period: give a year, 2021-Q2, 2021-06, a date, or FROM..TO", due);
    tasks.unit = unit ? unit_key(&arena, unit) : NULL;
    if (unit && !strcmp(tasks.unit, " "))
        return err_set(err, ERR_USAGE, "the name of the unit is empty");
    if (home_open(&home, context, HOME_READ, err) != 0)
        return -1;
    if (csv)
        print_csv_heading(mark);
    return print_documents(&tasks, argv + first, err);
}

#include "pipeline/extract/task_table.h"

#include <string.h>

#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/model/document.h"

#define NUMBER_MAX 8 /* bytes: "12.10.3" */

void task_table_init(struct task_table *t, struct arena *arena)
{
    *t = (struct task_table){.arena = arena};
    t->tasks = arena_alloc(arena, TASK_ROWS_MAX * sizeof *t->tasks);
}

void task_table_begin(struct task_table *t)
{
    memset(t->groups, 0, sizeof t->groups);
    t->is_open = t->numbered = false;
}

static const char **cell(struct task *task, enum role role)
{
    const char **cells[ROLES] = {&task->no,   &task->activity, &task->product,
                                 &task->lead, &task->support,  &task->deadline};

    return cells[role];
}

static const char *group_of(struct task_table *t)
{
    const char *group = NULL;

    for (int i = 0; i < TASK_LEVELS; i++)
        if (t->groups[i])
            group = group ? arena_printf(t->arena, "%s / %s", group, t->groups[i]) : t->groups[i];
    return group;
}

void task_table_add(struct task_table *t, const struct task_row *row)
{
    struct task *task;

    t->is_open = false;
    if (t->count == TASK_ROWS_MAX || !row->text[ROLE_ACTIVITY])
        return;
    task = &t->tasks[t->count++];
    *task = (struct task){.page = row->page, .heading = group_of(t)};
    for (int role = 0; role < ROLES; role++)
        *cell(task, (enum role)role) = row->text[role];
    t->is_open = true;
    t->numbered = t->numbered || task->no;
}

bool task_table_go_on(struct task_table *t, const struct task_row *row)
{
    if (!t->is_open)
        return false;
    for (int role = ROLE_ACTIVITY; role < ROLES; role++) {
        const char **to = cell(&t->tasks[t->count - 1], (enum role)role);

        if (row->text[role])
            *to = *to ? arena_printf(t->arena, "%s %s", *to, row->text[role]) : row->text[role];
    }
    return true;
}

/* A, B over I, II over 1, 2 and what has no number. */
static int level_of(const char *number)
{
    if (!number || strchr("0123456789", *number))
        return 2;
    return strspn(number, "IVX") == strlen(number) ? 1 : 0;
}

void task_table_group(struct task_table *t, const char *number, const char *title)
{
    int level = level_of(number);

    t->groups[level] = number ? arena_printf(t->arena, "%s. %s", number, title) : title;
    for (int i = level + 1; i < TASK_LEVELS; i++)
        t->groups[i] = NULL;
    t->is_open = false;
}

static bool is_digits(const char *s)
{
    size_t n = strspn(s, "0123456789."), digits = strspn(s, "0123456789");

    return digits > 0 && digits <= 3 && s[n] == '\0' && !strstr(s, "..");
}

const char *task_table_number(struct arena *arena, const char *text)
{
    char *number = arena_strdup(arena, text + strspn(text, "([|_ '"));
    size_t n = strlen(number), length;

    while (n > 0 && strchr(")].,:;|_ '-", number[n - 1]))
        number[--n] = '\0';
    if (n == 0 || n > NUMBER_MAX)
        return NULL;
    for (char *s = number; *s; s++)
        *s = *s == ',' || *s == ':' ? '.' : *s;
    if (is_digits(number) || strspn(number, "IVX") == n)
        return number;
    return text_is_letter(text_next(number, n, &length)) && length == n ? number : NULL;
}

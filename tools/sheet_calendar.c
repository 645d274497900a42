#include "tools/sheet_calendar.h"

#include <string.h>

#include "pipeline/base/memory.h"

/* The date in that order is a day, and what the row showed. */
static void look(const struct sheet_line *line, enum sheet_order order, bool *real, bool *shown)
{
    cleanup_arena struct arena arena = {0};
    struct sheet_line copy = *line;
    struct sheet_said said;
    char hash[9];

    copy.order = order;
    said = sheet_line_said(&arena, &copy, FIELD_DATE, NULL);
    *real = said.says == SAYS_VALUE;
    sheet_token_hash(sheet_form_key(&arena, FIELD_DATE, said.value), hash);
    *shown = *real && line->has_token && !strcmp(hash, line->token.hashes[FIELD_DATE]);
}

void sheet_calendar_note(struct sheet_calendar *calendar, const struct sheet_line *line)
{
    bool day_real, day_shown, month_real, month_shown;

    look(line, SHEET_DAY_FIRST, &day_real, &day_shown);
    look(line, SHEET_MONTH_FIRST, &month_real, &month_shown);
    calendar->day_first += (day_real && !month_real) || (day_shown && !month_shown);
    calendar->month_first += (month_real && !day_real) || (month_shown && !day_shown);
}

enum sheet_order sheet_calendar_order(const struct sheet_calendar *calendar)
{
    if (calendar->month_first == 0)
        return SHEET_DAY_FIRST;
    return calendar->day_first == 0 ? SHEET_MONTH_FIRST : SHEET_ORDER_UNCLEAR;
}

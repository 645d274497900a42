#include "tools/web/show.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "index/dossier.h"
#include "pipeline/base/memory.h"

static const char *const MONTHS[] = {"January", "February", "March",     "April",   "May",      "June",
                                     "July",    "August",   "September", "October", "November", "December"};

const char *show_date(struct arena *arena, enum language language, const char *date)
{
    int year, month, day, used = 0;

    if (!date)
        return phrase_text(language, PHRASE_NO_DATE);
    if (sscanf(date, "%4d-%2d-%2d%n", &year, &month, &day, &used) != 3 || date[used] || month < 1 || month > 12)
        return date;
    return language == LANGUAGE_EN ? arena_printf(arena, "%d %s %d", day, MONTHS[month - 1], year)
                                   : arena_printf(arena, "%02d/%02d/%d", day, month, year);
}

const char *show_time(struct arena *arena, enum language language, const char *text)
{
    struct tm utc = {0}, local;
    time_t at;

    if (!text || sscanf(text, "%4d-%2d-%2dT%2d:%2d:%2dZ", &utc.tm_year, &utc.tm_mon, &utc.tm_mday, &utc.tm_hour,
                        &utc.tm_min, &utc.tm_sec) != 6)
        return text ? text : "";
    utc.tm_year -= 1900;
    utc.tm_mon -= 1;
    at = timegm(&utc);
    localtime_r(&at, &local);
    return arena_printf(
        arena, "%s %02d:%02d",
        show_date(arena, language,
                  arena_printf(arena, "%04d-%02d-%02d", local.tm_year + 1900, local.tm_mon + 1, local.tm_mday)),
        local.tm_hour, local.tm_min);
}

const char *show_bytes(struct arena *arena, enum language language, int64_t bytes)
{
    static const char *const UNITS[] = {"B", "kB", "MB", "GB", "TB"};
    double value = (double)bytes;
    size_t unit = 0;
    char *text;

    while (value >= 1000 && unit + 1 < sizeof UNITS / sizeof *UNITS) {
        value /= 1000;
        unit++;
    }
    text = arena_printf(arena, unit && value < 10 ? "%.1f %s" : "%.0f %s", value, UNITS[unit]);
    for (char *dot = strchr(text, '.'); dot && language == LANGUAGE_VI; dot = NULL)
        *dot = ',';
    return text;
}

/* EVENT(PREMIS type, Vietnamese): in English the type says it itself. */
static const struct {
    const char *type, *vi;
} EVENT_WORDS[] = {
    {"ingestion", "tiếp nhận"},
    {"message digest calculation", "tính mã kiểm"},
    {"validation", "kiểm tra"},
    {"metadata extraction", "đọc thông tin"},
    {"metadata modification", "sửa thông tin"},
    {"fixity check", "đối chiếu mã kiểm"},
    {"information package creation", "đóng gói bàn giao"},
    {"second check request", "xin người thứ hai xem"},
    {"second check", "người thứ hai đã xem"},
    {DOSSIER_CREATED, "lập hồ sơ"},
    {DOSSIER_CLOSED, "kết thúc hồ sơ"},
    {DOSSIER_REOPENED, "mở lại hồ sơ"},
    {"appraisal", "định giá trị"},
};

const char *show_event(enum language language, const char *type)
{
    for (size_t i = 0; language == LANGUAGE_VI && i < sizeof EVENT_WORDS / sizeof *EVENT_WORDS; i++)
        if (!strcmp(type, EVENT_WORDS[i].type))
            return EVENT_WORDS[i].vi;
    return type;
}

#include "pipeline/image/pdf_signed.h"

#include <stdio.h>
#include <string.h>

#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/image/decode.h"
#include "pipeline/image/pdf.h"
#include "pipeline/image/program.h"

#define DATE_BYTES 11

/* "  - Signing Time: Jan 07 2025 03:09:57", which is pdfsig's form whatever the language. */
static bool parse_time(const char *line, char date[DATE_BYTES])
{
    static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    char name[4];
    const char *found;
    int day, year;

    if (sscanf(line, " - Signing Time: %3[A-Za-z] %2d %4d", name, &day, &year) != 3)
        return false;
    found = strlen(name) == 3 ? strstr(months, name) : NULL;
    if (!found || (found - months) % 3 || day < 1 || day > 31 || year < 1990 || year > 2100)
        return false;
    snprintf(date, DATE_BYTES, "%04d-%02d-%02d", year % 10000, (int)((unsigned)(found - months) / 3 % 12) + 1,
             day % 100);
    return true;
}

const char *pdf_signed(struct arena *arena, const char *path, const struct decode_limits *limits)
{
    cleanup_program struct program_result result = {0};
    const char *argv[] = {"pdfsig", "-nocert", pdf_safe_path(arena, path), NULL};
    char first[DATE_BYTES] = "", date[DATE_BYTES];
    struct program_limits used;
    struct err ignored = {0};
    char *rest;

    pdf_program_limits(limits, true, &used);
    if (program_run(argv, &used, &result, &ignored) != 0)
        return NULL;
    rest = result.output.data;
    for (char *line; (line = strsep(&rest, "\n"));)
        if (parse_time(line, date) && (!*first || strcmp(date, first) < 0))
            memcpy(first, date, sizeof first);
    return *first ? arena_strdup(arena, first) : NULL;
}

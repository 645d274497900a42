#include "pipeline/package/bag_report.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/text.h"

static const char *const KINDS[BAG_FINDING_KINDS] = {[BAG_MISSING] = "missing",
                                                     [BAG_EXTRA] = "extra",
                                                     [BAG_CHANGED] = "changed",
                                                     [BAG_MALFORMED] = "malformed",
                                                     [BAG_WARNING] = "warning"};
static const char *const VERDICTS[] = {
    [BAG_VALID] = "valid", [BAG_VALID_WITH_WARNINGS] = "valid with warnings", [BAG_INVALID] = "invalid"};

const char *bag_finding_name(enum bag_finding_kind kind)
{
    return KINDS[kind];
}

const char *bag_verdict_name(enum bag_verdict verdict)
{
    return VERDICTS[verdict];
}

void bag_report_init(struct bag_report *report)
{
    *report = (struct bag_report){.verdict = BAG_VALID};
}

void bag_report_release(struct bag_report *report)
{
    free(report->findings);
    arena_release(&report->arena);
    *report = (struct bag_report){0};
}

void bag_report_add(struct bag_report *report, size_t cap, enum bag_finding_kind kind, const char *path,
                    const char *format, ...)
{
    cleanup_buf struct buf shown = {0};
    char sentence[1024];
    struct bag_finding *finding;
    va_list ap;

    if (kind != BAG_WARNING)
        report->verdict = BAG_INVALID;
    else if (report->verdict == BAG_VALID)
        report->verdict = BAG_VALID_WITH_WARNINGS;
    if (++report->totals[kind] > cap)
        return;
    if (report->finding_count == report->capacity) {
        report->capacity = report->capacity ? 2 * report->capacity : 16;
        report->findings = memory_resize(report->findings, report->capacity, sizeof *report->findings);
    }
    va_start(ap, format);
    vsnprintf(sentence, sizeof sentence, format, ap);
    va_end(ap);
    text_put_printable(&shown, path, strlen(path));
    finding = &report->findings[report->finding_count++];
    finding->kind = kind;
    finding->path = arena_strdup(&report->arena, buf_string(&shown));
    if (*path)
        buf_printf(&shown, "' ");
    text_put_printable(&shown, sentence, strlen(sentence));
    finding->sentence = arena_printf(&report->arena, "%s%s", *path ? "'" : "", buf_string(&shown));
}

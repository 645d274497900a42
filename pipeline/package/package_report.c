#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/text.h"
#include "pipeline/package/package_check.h"

#define MAX_FINDINGS 1000

static const char *const KINDS[] = {[PACKAGE_NONE] = "none",         [PACKAGE_BAG] = "bag",
                                    [PACKAGE_CSIP] = "CSIP",         [PACKAGE_SIP] = "SIP",
                                    [PACKAGE_AIP_HOSO] = "AIP_hoso", [PACKAGE_AIP_TAILIEU] = "AIP_tailieu",
                                    [PACKAGE_SIP_HOSO] = "SIP_hoso", [PACKAGE_SIP_TAILIEU] = "SIP_tailieu"};

const char *package_kind_name(enum package_kind kind)
{
    return KINDS[kind];
}

void package_report_init(struct package_report *report)
{
    *report = (struct package_report){.valid = true};
    report->totals = memory_alloc(PACKAGE_RULE_COUNT * sizeof *report->totals);
}

void package_report_release(struct package_report *report)
{
    free(report->findings);
    free(report->found);
    free(report->totals);
    arena_release(&report->arena);
    *report = (struct package_report){0};
}

size_t package_report_total(const struct package_report *report, const char *rule)
{
    const struct package_rule *known = package_rule_find(rule);

    return known ? report->totals[known - PACKAGE_RULES] : 0;
}

static const char *printable(struct package_report *report, const char *s)
{
    cleanup_buf struct buf shown = {0};

    text_put_printable(&shown, s, strlen(s));
    return arena_strdup(&report->arena, buf_string(&shown));
}

static void add(struct package_check *check, const struct package_rule *rule, bool warning,
                const struct package_finding *finding)
{
    struct package_report *report = check->report;
    size_t cap = check->options->max_findings ? check->options->max_findings : MAX_FINDINGS;
    struct package_finding *kept;

    if (warning)
        report->warnings++;
    else
        report->errors++;
    report->valid &= warning;
    if (++report->totals[rule - PACKAGE_RULES] > cap)
        return;
    if (report->finding_count == report->finding_capacity) {
        report->finding_capacity = report->finding_capacity ? 2 * report->finding_capacity : 16;
        report->findings = memory_resize(report->findings, report->finding_capacity, sizeof *report->findings);
    }
    kept = &report->findings[report->finding_count++];
    *kept = (struct package_finding){.warning = warning,
                                     .rule = rule->id,
                                     .path = printable(report, finding->path),
                                     .line = finding->line,
                                     .element = printable(report, finding->element ? finding->element : ""),
                                     .sentence = printable(report, finding->sentence)};
}

__attribute__((format(printf, 5, 0))) static void find(struct package_check *check, const char *id, bool lenient,
                                                       struct package_finding finding, const char *format, va_list ap)
{
    const struct package_rule *rule = package_rule_find(id);
    size_t top = strlen(check->in->top);
    char sentence[1024];
    bool warning;

    /* A check by a rule that the table lacks would be a fault of ours: better seen than lost. */
    if (!rule)
        abort();
    vsnprintf(sentence, sizeof sentence, format, ap);
    finding.sentence = sentence;
    if (!strncmp(finding.path, check->in->top, top))
        finding.path += top;
    warning = lenient || rule->level == PACKAGE_SHOULD || (rule->level == PACKAGE_DISPUTED && !check->options->strict);
    add(check, rule, warning, &finding);
}

void package_find(struct package_check *check, const char *rule, const char *path, long line, const char *element,
                  const char *format, ...)
{
    va_list ap;

    va_start(ap, format);
    find(check, rule, false, (struct package_finding){.path = path, .line = line, .element = element}, format, ap);
    va_end(ap);
}

void package_find_lenient(struct package_check *check, const char *rule, const char *path, long line,
                          const char *element, const char *format, ...)
{
    va_list ap;

    va_start(ap, format);
    find(check, rule, !check->options->strict, (struct package_finding){.path = path, .line = line, .element = element},
         format, ap);
    va_end(ap);
}

void package_count(struct package_check *check, const char *id, size_t more)
{
    const struct package_rule *rule = package_rule_find(id);

    check->report->totals[rule - PACKAGE_RULES] += more;
    if (rule->level == PACKAGE_SHOULD)
        check->report->warnings += more;
    else
        check->report->errors += more;
}

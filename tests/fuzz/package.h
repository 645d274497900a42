/* What every check of a package must keep, whatever the package holds. */
#ifndef SOHOA_FUZZ_PACKAGE_H
#define SOHOA_FUZZ_PACKAGE_H

#include <sys/mman.h>

#include "pipeline/base/text.h"
#include "pipeline/package/package_rule.h"
#include "pipeline/package/package_verify.h"
#include "tests/fuzz/promises.h"
#include "tests/unit/package_fixture.h"

static inline void promise_verdict(const char *path)
{
    const struct package_verify_options options = {.max_bytes = 1 << 26, .max_files = 1000, .max_findings = 20};
    struct package_report report;
    struct err err = {0};
    int result = package_verify(path, &options, &report, &err);

    FUZZ_HOLDS(result == 0 || *err.message);
    FUZZ_HOLDS(result != 0 || report.valid == (report.errors == 0));
    FUZZ_HOLDS(report.finding_count <= report.errors + report.warnings);
    for (size_t i = 0; i < report.finding_count; i++) {
        FUZZ_HOLDS(package_rule_find(report.findings[i].rule));
        FUZZ_HOLDS(*report.findings[i].sentence);
        promise_text(report.findings[i].path);
        promise_text(report.findings[i].element);
        promise_text(report.findings[i].sentence);
    }
    package_report_release(&report);
}

#endif

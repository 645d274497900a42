/* What `sohoa verify` says of what it checked: lines for a person, lines of JSON, and a summary to be filed. */
#ifndef SOHOA_TOOLS_VERIFY_REPORT_H
#define SOHOA_TOOLS_VERIFY_REPORT_H

#include <stdbool.h>
#include <stdint.h>

struct err;
struct package_report;

void verify_report_print(const char *path, const struct package_report *report);
/* One object a finding, and one of the kind "summary" at the end. */
void verify_report_json(const struct package_report *report);
/* A finding in an archive. */
void verify_report_line(bool json, const char *kind, const char *path, const char *sentence);

/* Plain text in Vietnamese and English: what was checked, when, by which program, with which digests, the verdict, the
 * findings by rule. `file` must not exist. */
int verify_report_file(const char *file, const char *path, const char *schemas, const struct package_report *report,
                       struct err *err);
int verify_report_archive_file(const char *file, const char *path, int64_t objects, int64_t problems,
                               const char *findings, struct err *err);

#endif

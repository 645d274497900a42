/* Adding to a report of a verification. Used inside pipeline/package only. */
#ifndef SOHOA_PACKAGE_BAG_REPORT_H
#define SOHOA_PACKAGE_BAG_REPORT_H

#include "pipeline/package/bag_verify.h"

void bag_report_init(struct bag_report *report);

/* `path` may hold any bytes; the sentence becomes "'path' ...", or just "..." when path is "". */
void bag_report_add(struct bag_report *report, size_t cap, enum bag_finding_kind kind, const char *path,
                    const char *format, ...) __attribute__((format(printf, 5, 6)));

#endif

/* The worst cases as one page of HTML to look at: the place on the paper beside what was read there and what stands
 * there. Nothing outside the file is needed, and its content security policy allows nothing but its own pictures and
 * style. */
#ifndef SOHOA_TOOLS_EVAL_SHEET_H
#define SOHOA_TOOLS_EVAL_SHEET_H

#include <stddef.h>

struct buf;
struct err;
struct eval_report;
struct home;

#define EVAL_SHEET_CASES 60

/* The first EVAL_SHEET_CASES cases of the sorted score. `program`: our own executable, for the worker that cuts the
 * pictures. A picture that cannot be had leaves its reason. The caller ignores SIGPIPE. */
int eval_sheet_html(const struct eval_report *report, const struct home *home, const char *program, struct buf *out,
                    struct err *err);

#endif

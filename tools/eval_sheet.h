/* The worst cases as pictures to look at: the place on the paper beside what was read there and what stands there. */
#ifndef SOHOA_TOOLS_EVAL_SHEET_H
#define SOHOA_TOOLS_EVAL_SHEET_H

struct buf;
struct err;
struct eval_report;
struct home;

#define EVAL_SHEET_CASES 60

/* Both show the first EVAL_SHEET_CASES cases of the sorted score; a worker cuts the pictures, and one that cannot be
 * had leaves its reason. The caller ignores SIGPIPE. */

/* A page that needs nothing outside itself; its content security policy allows only its own pictures and style. */
int eval_sheet_html(const struct eval_report *report, const struct home *home, struct buf *out, struct err *err);
/* A contact sheet as PNG. Its font has no Vietnamese letters: texts stand there without marks, in lower case. */
int eval_sheet_png(const struct eval_report *report, const struct home *home, struct buf *out, struct err *err);

#endif

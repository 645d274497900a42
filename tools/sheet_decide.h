/* What becomes of one value of a clerk's sheet: three sides compared, without the catalogue. See sheet_merge.h. */
#ifndef SOHOA_TOOLS_SHEET_DECIDE_H
#define SOHOA_TOOLS_SHEET_DECIDE_H

#include "index/catalogue.h"
#include "tools/sheet_form.h"

struct arena;

/* One field of one row. */
struct sheet_case {
    enum field_id field;
    struct sheet_said said;
    const char *base; /* hash of what the row showed when it was written (sheet_token.h); NULL: made elsewhere */
    bool marked;      /* "x": right as it stands */
    bool moved;       /* the document changed since the row was written */
    const char *then; /* the newest confirmation of the document then; "" none */

    const struct field *archive; /* as it is now */
    const char *shown;           /* what a row written now would say; NULL nothing */
    struct confirmation by;      /* who confirmed it */
};

enum sheet_verdict {
    VERDICT_NOTHING, /* the sheet says nothing new */
    VERDICT_TAKE,
    VERDICT_CONFLICT,
    VERDICT_EMPTIED,
    VERDICT_BROKEN
};

/* *value: to be confirmed with VERDICT_TAKE; NULL is "certainly none". */
enum sheet_verdict sheet_decide(struct arena *arena, const struct sheet_case *c, const char **value);

/* The row says something else than when it was written, or was made elsewhere and says anything. */
bool sheet_decide_changed(struct arena *arena, const struct sheet_case *c);

#endif

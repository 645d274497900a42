#include "index/retention.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "index/catalogue.h"
#include "index/database.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"

/* By code, 01 to 06; 0 is for ever. */
static const int YEARS[] = {0, 70, 50, 30, 20, 10};

bool retention_parse(const char *code, struct retention *r)
{
    size_t n = code ? strlen(code) : 0;

    *r = (struct retention){RETENTION_NONE, 0};
    if (n == 0)
        return true;
    if (n < 2 || code[0] != '0' || code[1] < '1' || code[1] > '7')
        return false;
    if (code[1] < '7') {
        r->years = YEARS[code[1] - '1'];
        r->kind = r->years ? RETENTION_YEARS : RETENTION_PERMANENT;
        return n == 2;
    }
    r->kind = RETENTION_EVENT;
    if (n == 2)
        return true;
    if (code[2] != '/' || n < 4 || n > 6 || strspn(code + 3, "0123456789") != n - 3 || code[3] == '0')
        return false;
    *r = (struct retention){RETENTION_YEARS, atoi(code + 3)};
    return true;
}

const char *retention_code_of_years(int years)
{
    static const char *const CODES[] = {"01", "02", "03", "04", "05", "06"};

    for (size_t i = 1; i < sizeof YEARS / sizeof *YEARS; i++)
        if (YEARS[i] == years)
            return CODES[i];
    return "07";
}

struct retention retention_longer(struct retention a, struct retention b, bool *known)
{
    if ((a.kind == RETENTION_YEARS && b.kind == RETENTION_EVENT) ||
        (a.kind == RETENTION_EVENT && b.kind == RETENTION_YEARS))
        *known = false;
    if (a.kind != b.kind)
        return a.kind > b.kind ? a : b;
    return a.years >= b.years ? a : b;
}

static int check(const struct appraisal *a, struct err *err)
{
    struct retention ignored;

    if (!retention_parse(a->retention_code, &ignored))
        return err_set(err, ERR_INPUT,
                       "'%.40s' is no retention code: 01 (permanent), 02 to 06 (70, 50, 30, 20, 10 years), 07 (another "
                       "period), or 07/15 with its years",
                       a->retention_code);
    if (a->mode_of_use && *a->mode_of_use &&
        (strlen(a->mode_of_use) != 2 || a->mode_of_use[0] != '0' || !strchr("123", a->mode_of_use[1])))
        return err_set(err, ERR_INPUT, "'%.40s' is no mode of use: 01 (public), 02 (conditional) or 03 (secret)",
                       a->mode_of_use);
    return 0;
}

static int set(struct catalogue *c, int64_t document, const struct appraisal *a, const char *who, struct err *err)
{
    cleanup_buf struct buf detail = {0};
    struct event event = {.type = "appraisal", .agent = who, .outcome = "success", .document = document};
    int64_t id;
    int got;

    got = database_number(c, err, &id,
                          "UPDATE document SET retention_code = CASE WHEN ?2 IS NULL THEN retention_code ELSE "
                          "nullif(?2, '') END, mode_of_use = CASE WHEN ?3 IS NULL THEN mode_of_use ELSE nullif(?3, '') "
                          "END, security_class = CASE WHEN ?4 IS NULL THEN security_class ELSE nullif(?4, '') END, "
                          "revision = revision + 1 WHERE id = ?1 RETURNING id",
                          "isss", document, a->retention_code, a->mode_of_use, a->security_class);
    if (got <= 0)
        return got < 0 ? -1 : err_set(err, ERR_NOT_FOUND, "there is no document %" PRId64, document);
    if (a->retention_code)
        buf_printf(&detail, "retention code '%s' ", a->retention_code);
    if (a->mode_of_use)
        buf_printf(&detail, "mode of use '%s' ", a->mode_of_use);
    if (a->security_class)
        buf_printf(&detail, "security class '%s' ", a->security_class);
    if (detail.len > 0)
        detail.data[--detail.len] = '\0';
    event.detail = buf_string(&detail);
    return catalogue_add_event(c, &event, err);
}

int retention_appraise(struct catalogue *c, int64_t document, const struct appraisal *appraisal, const char *who,
                       struct err *err)
{
    if (!who || !*who)
        return err_set(err, ERR_INPUT, "a document is appraised by somebody with a name");
    if (check(appraisal, err) != 0 || database_enter(c, err) != 0)
        return -1;
    return database_leave(c, set(c, document, appraisal, who, err), err);
}

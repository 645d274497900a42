#include <sqlite3.h>
#include <stdlib.h>

#include "index/database.h"
#include "index/dossier.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"

/* Of its own codes; NONE when it has none. */
static struct retention own(const struct dossier *d)
{
    struct retention r = {RETENTION_NONE, 0};
    const char *years = d->value[DOSSIER_MAINTENANCE_YEARS];

    retention_parse(d->value[DOSSIER_MAINTENANCE], &r);
    return years ? (struct retention){RETENTION_YEARS, atoi(years)} : r;
}

/* The longest of the documents; a code that cannot be read is as good as none. */
static int of_documents(struct catalogue *c, int64_t id, struct dossier_retention *r, struct err *err)
{
    sqlite3_stmt *stmt = database_query(c, err,
                                        "SELECT d.retention_code FROM dossier_document m JOIN document d "
                                        "ON d.id = m.document WHERE m.dossier = ? GROUP BY 1",
                                        "i", id);
    int got;

    if (!stmt)
        return -1;
    r->certain = true;
    while ((got = database_row(c, stmt, err)) == 1) {
        struct retention of;

        if (!retention_parse(database_borrow(stmt, 0), &of) || of.kind == RETENTION_NONE)
            r->certain = false;
        else
            r->period = retention_longer(r->period, of, &r->certain);
    }
    database_done(c, stmt);
    r->from_documents = r->period.kind != RETENTION_NONE;
    /* Nothing is longer than for ever. */
    r->certain = r->period.kind == RETENTION_PERMANENT || (r->certain && r->from_documents);
    return got;
}

int dossier_retention(struct catalogue *c, const struct dossier *d, struct dossier_retention *r, struct err *err)
{
    const char *end = d->value[DOSSIER_END];

    *r = (struct dossier_retention){.period = own(d), .certain = true, .end_year = end ? atoi(end) : 0};
    if (r->period.kind == RETENTION_NONE && of_documents(c, d->id, r, err) != 0)
        return -1;
    if (r->period.kind == RETENTION_YEARS && r->certain && r->end_year)
        r->due_year = r->end_year + r->period.years;
    return 0;
}

#include "index/clause.h"

#include <sqlite3.h>
#include <string.h>

#include "index/database.h"
#include "index/dossier_filter.h"
#include "index/query.h"

void clause_bind(struct clause *clause, const char *value)
{
    clause->binds[clause->count++] = value;
    buf_printf(&clause->sql, "?%d", clause->count);
}

sqlite3_stmt *clause_prepare(struct catalogue *c, struct clause *clause, struct err *err)
{
    sqlite3_stmt *stmt = database_prepare(c, err, buf_string(&clause->sql));

    for (int i = 0; stmt && i < clause->count; i++)
        sqlite3_bind_text(stmt, i + 1, clause->binds[i], -1, SQLITE_TRANSIENT);
    buf_release(&clause->sql);
    return stmt;
}

static void put_number_filter(struct arena *arena, const struct number *number, struct clause *out)
{
    char *symbol = arena_printf(arena, "%s%s", number->kind, number->organ), *to = symbol;

    for (const char *from = symbol; *from; from++)
        if (*from != '-')
            *to++ = *from;
    *to = '\0';
    buf_puts(&out->sql, "EXISTS (SELECT 1 FROM search_number n WHERE n.document = h.document AND n.digits = ");
    clause_bind(out, number->digits);
    buf_puts(&out->sql, " AND instr(n.kind || replace(n.organ, '-', ''), ");
    clause_bind(out, symbol);
    buf_puts(&out->sql, ") = 1");
    if (number->year)
        buf_printf(&out->sql, " AND ifnull(n.year, %d) = %d", number->year, number->year);
    buf_putc(&out->sql, ')');
}

/* A date of any length is a beginning; '~' sorts after every date with that beginning. */
static void put_date_filter(struct arena *arena, const struct query_filter *f, struct clause *out)
{
    buf_puts(&out->sql, "(h.date IS NOT NULL");
    if (f->low) {
        buf_puts(&out->sql, " AND h.date >= ");
        clause_bind(out, f->low);
    }
    if (f->high) {
        buf_puts(&out->sql, " AND h.date <= ");
        clause_bind(out, arena_printf(arena, "%s~", f->high));
    }
    buf_putc(&out->sql, ')');
}

static void put_filter(struct arena *arena, const struct query_filter *f, struct clause *out)
{
    switch (f->kind) {
    case FILTER_TYPE:
        buf_puts(&out->sql, "instr(h.type_key, ");
        clause_bind(out, f->value);
        buf_putc(&out->sql, ')');
        break;
    case FILTER_ISSUER:
        buf_puts(&out->sql, "instr(h.issuer_key, ");
        clause_bind(out, f->value);
        buf_putc(&out->sql, ')');
        break;
    case FILTER_SIGNER: /* only in the text index */
        break;
    case FILTER_STATE:
        buf_puts(&out->sql, "d.state = ");
        clause_bind(out, f->value);
        break;
    case FILTER_NUMBER:
        put_number_filter(arena, &f->number, out);
        break;
    case FILTER_YEAR:
        /* A document without a date may have its year from the number. */
        if (f->low && f->low == f->high && strlen(f->low) == 4) {
            buf_puts(&out->sql, "h.year = CAST(");
            clause_bind(out, f->low);
            buf_puts(&out->sql, " AS INTEGER)");
            break;
        }
        put_date_filter(arena, f, out);
        break;
    case FILTER_DATE:
        put_date_filter(arena, f, out);
        break;
    case FILTER_DOSSIER:
        dossier_filter_put(f, &out->sql);
        break;
    }
}

/* The lists are short, and of indexes of their own. */
static const char OPEN_ONLY[] = " AND h.document NOT IN (SELECT document FROM field WHERE name = 'security' AND (value "
                                "IS NOT NULL OR status = 'review')) AND h.document NOT IN (SELECT id FROM document "
                                "WHERE security_class IS NOT NULL) AND h.document NOT IN (SELECT id FROM document "
                                "WHERE mode_of_use = '03') AND h.document NOT IN (SELECT document FROM "
                                "dossier_document WHERE dossier IN (SELECT id FROM dossier WHERE mode = '03'))";

void clause_put_filters(struct arena *arena, const struct query *query, struct clause *out)
{
    if (query->open_only)
        buf_puts(&out->sql, OPEN_ONLY);
    for (size_t i = 0; i < query->filter_count; i++) {
        if (query->filters[i].kind == FILTER_SIGNER)
            continue;
        buf_puts(&out->sql, " AND (");
        put_filter(arena, &query->filters[i], out);
        buf_puts(&out->sql, query->filters[i].negated ? ") IS NOT TRUE" : ")");
    }
}

#include "index/cite.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "index/catalogue.h"
#include "index/cite_key.h"
#include "index/database.h"
#include "index/issuer.h"
#include "index/number.h"
#include "index/people.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"

#define NUMBER_UNSURE 1 /* of cite_document.unsure */
#define DATE_UNSURE   2

const char *cite_state_name(enum cite_state state)
{
    static const char *const NAMES[] = {
#define STATE(id, name) name,
        CITE_STATE_TABLE(STATE)
#undef STATE
    };

    return NAMES[state];
}

/* How well a document is what is cited. */
enum fit { FIT_NONE, FIT_SUSPECT, FIT_LIKELY, FIT_SURE };

/* What is asked, made ready to compare. */
struct asked {
    const struct citation *citation;
    struct cite_number number;
    const char *type, *issuer; /* folded kind; the agency by name, or by the symbol */
    const char *date;
    const char *symbols[ISSUER_SYMBOLS];
    size_t symbol_count;
    const struct issuers *issuers;
};

/* A row of cite_document. */
struct held {
    int64_t document;
    const char *digits, *symbol, *date, *type, *issuer;
    int year, unsure;
};

static bool prepare(struct catalogue *c, struct arena *arena, const struct citation *citation, struct asked *asked)
{
    *asked = (struct asked){.citation = citation, .issuers = issuer_lists(c), .date = citation->date};
    if (!cite_number_of(arena, citation->number, &asked->number))
        return false;
    asked->type = citation->type ? text_fold(arena, citation->type, strlen(citation->type)) : NULL;
    asked->issuer = citation->issuer ? citation->issuer
                                     : issuer_of_symbol(asked->issuers, asked->number.symbol, citation->date);
    asked->symbol_count = issuer_symbols(asked->issuers, arena, asked->number.symbol, asked->symbols);
    return true;
}

/* Comparing --------------------------------------------------------------------------------------------------- */

static int year_of(const char *date)
{
    return date ? atoi(date) : 0;
}

/* How many of the letters differ, of strings of one length; 99 of others. */
static size_t letters_apart(const char *a, const char *b)
{
    size_t apart = 0;

    if (strlen(a) != strlen(b))
        return 99;
    for (; *a; a++, b++)
        apart += *a != *b;
    return apart;
}

/* One letter put in makes the longer of the shorter. */
static bool one_more(const char *less, const char *more)
{
    size_t same = 0;

    if (strlen(more) != strlen(less) + 1)
        return false;
    while (less[same] && less[same] == more[same])
        same++;
    return strcmp(less + same, more + same + 1) == 0;
}

static bool digits_confused(const char *a, const char *b)
{
    static const char *const pairs[] = {"17", "14", "38", "35", "56", "68", "06", "08", "49"};

    if (one_more(a, b) || one_more(b, a))
        return true;
    if (letters_apart(a, b) != 1)
        return false;
    while (*a == *b)
        a++, b++;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (strchr(pairs[i], *a) && strchr(pairs[i], *b))
            return true;
    return false;
}

static bool is_same_symbol(const struct asked *asked, const char *symbol)
{
    for (size_t i = 0; i < asked->symbol_count; i++)
        if (!strcmp(asked->symbols[i], symbol))
            return true;
    return false;
}

/* The kinds are different ones, and the symbol does not say which it is: "43/2022/QH15" is a law and a resolution. */
static bool is_other_kind(const struct asked *asked, const struct held *held)
{
    size_t n = strcspn(held->symbol, "-");
    char kind[16];

    if (!asked->type || !held->type || !strcmp(asked->type, held->type) || n >= sizeof kind)
        return false;
    memcpy(kind, held->symbol, n);
    kind[n] = '\0';
    if (number_kind_name(kind))
        return false;
    return !(strstr(asked->type, "luat") && strstr(held->type, "luat"));
}

static enum issuer_match compare_issuers(const struct asked *asked, const struct held *held)
{
    const char *date = held->date ? held->date : asked->date;
    const char *issuer = held->issuer ? held->issuer : issuer_of_symbol(asked->issuers, held->symbol, date);

    return issuer_compare(asked->issuers, asked->issuer, issuer, date);
}

/* The same number and symbol; the dates are known and not the same. */
static enum fit fit_of_other_date(const struct asked *asked, const struct held *held)
{
    if (held->unsure & DATE_UNSURE)
        return FIT_LIKELY;
    if (strlen(held->date) < 10)
        return strncmp(held->date, asked->date, strlen(held->date)) == 0 ? FIT_LIKELY : FIT_NONE;
    if (asked->number.year && asked->number.year == held->year)
        return FIT_SUSPECT;
    return letters_apart(asked->date, held->date) == 1 ? FIT_SUSPECT : FIT_NONE;
}

/* The same number and symbol. Whether a sure fit needs the issuer to be the same one in *by_issuer. */
static enum fit fit_of_same(const struct asked *asked, const struct held *held, bool *by_issuer)
{
    int asked_year = asked->number.year ? asked->number.year : year_of(asked->date);
    int held_year = held->year ? held->year : year_of(held->date);
    bool same_date = asked->date && held->date && !strcmp(asked->date, held->date);

    if (is_other_kind(asked, held))
        return FIT_NONE;
    if (asked->number.year && held->year && asked->number.year != held->year)
        return same_date ? FIT_SUSPECT : FIT_NONE;
    if (asked->date && held->date && !same_date)
        return fit_of_other_date(asked, held);
    if (asked_year && held_year && asked_year != held_year && !same_date)
        return held->unsure & DATE_UNSURE ? FIT_LIKELY : FIT_NONE;
    if (held->unsure & NUMBER_UNSURE)
        return FIT_LIKELY;
    if (same_date && !(held->unsure & DATE_UNSURE))
        return FIT_SURE;
    *by_issuer = asked->number.year && asked->number.year == held->year;
    return *by_issuer ? FIT_SURE : FIT_LIKELY;
}

/* Another number or symbol, of the same day: one that may be misread. */
static enum fit fit_of_near(const struct asked *asked, const struct held *held, bool same_digits, bool same_symbol)
{
    const char *symbol = asked->number.symbol;

    if (!asked->date || !held->date || strcmp(asked->date, held->date) != 0 || asked->number.year != held->year)
        return FIT_NONE;
    if (same_symbol)
        return digits_confused(asked->number.digits, held->digits) ? FIT_SUSPECT : FIT_NONE;
    if (!same_digits || strlen(held->symbol) < 4)
        return FIT_NONE;
    return letters_apart(symbol, held->symbol) == 1 || one_more(symbol, held->symbol) || one_more(held->symbol, symbol)
               ? FIT_SUSPECT
               : FIT_NONE;
}

/* The issuers are compared last: that costs most. */
static enum fit fit_of(const struct asked *asked, const struct held *held)
{
    bool same_digits = !strcmp(asked->number.digits, held->digits);
    bool same_symbol = is_same_symbol(asked, held->symbol), by_issuer = false;
    enum fit fit = same_digits && same_symbol ? fit_of_same(asked, held, &by_issuer)
                                              : fit_of_near(asked, held, same_digits, same_symbol);
    enum issuer_match issuer = fit == FIT_NONE ? ISSUER_UNKNOWN : compare_issuers(asked, held);

    if (issuer == ISSUER_OTHER)
        return FIT_NONE;
    return by_issuer && issuer != ISSUER_SAME ? FIT_LIKELY : fit;
}

/* Looking up -------------------------------------------------------------------------------------------------- */

/* Documents that fit best so far, CITE_TARGETS of them with how many there are. */
struct best {
    enum fit fit;
    int64_t documents[CITE_TARGETS];
    size_t count;
};

static void add_document(struct best *best, enum fit fit, int64_t document)
{
    if (fit < best->fit || fit == FIT_NONE)
        return;
    if (fit > best->fit)
        *best = (struct best){.fit = fit};
    for (size_t i = 0; i < best->count && i < CITE_TARGETS; i++)
        if (best->documents[i] == document)
            return;
    if (best->count < CITE_TARGETS)
        best->documents[best->count] = document;
    best->count++;
}

/* Documents of the rows of a query of HELD_COLUMNS that fit. */
#define HELD_COLUMNS "document, digits, symbol, ifnull(year, 0), date, type, issuer, unsure FROM cite_document "

static int take_held(struct catalogue *c, sqlite3_stmt *stmt, const struct asked *asked, bool open_only,
                     struct best *best, struct err *err)
{
    int got;

    if (!stmt)
        return -1;
    while ((got = database_row(c, stmt, err)) == 1) {
        struct held held = {.document = sqlite3_column_int64(stmt, 0),
                            .digits = database_borrow(stmt, 1),
                            .symbol = database_borrow(stmt, 2),
                            .year = sqlite3_column_int(stmt, 3),
                            .date = database_borrow(stmt, 4),
                            .type = database_borrow(stmt, 5),
                            .issuer = database_borrow(stmt, 6),
                            .unsure = sqlite3_column_int(stmt, 7)};
        enum fit fit = fit_of(asked, &held);
        int secret = fit != FIT_NONE && open_only ? people_find_secret(c, held.document, err) : 0;

        if (secret < 0) {
            got = -1;
            break;
        }
        if (!secret)
            add_document(best, fit, held.document);
    }
    database_done(c, stmt);
    return got;
}

/* How well the citing document itself fits. */
static int fit_own(struct catalogue *c, int64_t from, const struct asked *asked, struct best *own, struct err *err)
{
    return take_held(c, database_query(c, err, "SELECT " HELD_COLUMNS "WHERE document = ?", "i", from), asked, false,
                     own, err);
}

static int look_up(struct catalogue *c, int64_t from, const struct asked *asked, bool open_only, struct best *best,
                   struct err *err)
{
    for (size_t i = 0; i < asked->symbol_count; i++)
        if (take_held(c,
                      database_query(c, err,
                                     "SELECT " HELD_COLUMNS "WHERE digits = ? AND symbol = ? AND document <> ? ORDER "
                                     "BY date DESC",
                                     "ssi", asked->number.digits, asked->symbols[i], from),
                      asked, open_only, best, err) != 0)
            return -1;
    if (best->fit >= FIT_LIKELY || !asked->date)
        return 0;
    return take_held(c,
                     database_query(c, err, "SELECT " HELD_COLUMNS "WHERE date = ? AND document <> ? ORDER BY document",
                                    "si", asked->date, from),
                     asked, open_only, best, err);
}

int cite_resolve(struct catalogue *c, struct arena *arena, int64_t from, const struct citation *citation,
                 bool open_only, struct cite_answer *answer, struct err *err)
{
    static const enum cite_state STATES[] = {[FIT_NONE] = CITE_NOT_HELD,
                                             [FIT_SUSPECT] = CITE_SUSPECT,
                                             [FIT_LIKELY] = CITE_AMBIGUOUS,
                                             [FIT_SURE] = CITE_FOUND};
    struct asked asked;
    struct best best = {0}, own = {0};

    *answer = (struct cite_answer){0};
    if (!prepare(c, arena, citation, &asked))
        return 0;
    if (fit_own(c, from, &asked, &own, err) != 0 || look_up(c, from, &asked, open_only, &best, err) != 0)
        return -1;
    if (own.fit >= FIT_LIKELY && own.fit >= best.fit) {
        answer->state = CITE_OWN;
        return 0;
    }
    answer->state = best.fit == FIT_SURE && best.count > 1 ? CITE_AMBIGUOUS : STATES[best.fit];
    answer->count = best.count < CITE_TARGETS ? best.count : CITE_TARGETS;
    memcpy(answer->targets, best.documents, answer->count * sizeof *answer->targets);
    return 0;
}

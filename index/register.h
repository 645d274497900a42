/* The office's register of issued or received documents (sổ đăng ký văn bản), and what it says about the scans.
 *
 * Rows come from a table whose columns are known by their headings: those of Nghị định 30/2020, Phụ lục IV, of the
 * catalogue sheet that digitisation delivers (the fields of Thông tư 02/2019), and the usual variants. The register is
 * evidence beside the paper: where a reading in question equals the one row that means the document, two independent
 * sources agree and the field is settled (rule "register"); a row alone only proposes. A person's value is never
 * touched. What a row settled is in question again when the row goes, or another one means the document as well. */
#ifndef SOHOA_INDEX_REGISTER_H
#define SOHOA_INDEX_REGISTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pipeline/package/sheet_date.h"

struct arena;
struct catalogue;
struct err;

/* COLUMN(identifier, column of the table, what it is to a person). The number is digits, or digits and symbol; the
 * abstract may stand behind the kind. */
#define REGISTER_COLUMN_TABLE(COLUMN)                                                                                  \
    COLUMN(NUMBER, "number", "number")                                                                                 \
    COLUMN(SYMBOL, "symbol", "symbol")                                                                                 \
    COLUMN(DATE, "date", "date of issue")                                                                              \
    COLUMN(DAY, "day", "day of it")                                                                                    \
    COLUMN(MONTH, "month", "month of it")                                                                              \
    COLUMN(YEAR, "year", "year of it")                                                                                 \
    COLUMN(TYPE, "type", "kind")                                                                                       \
    COLUMN(ISSUER, "issuer", "agency")                                                                                 \
    COLUMN(ABSTRACT, "abstract", "abstract")                                                                           \
    COLUMN(SIGNER, "signer", "signer")

enum register_column {
#define COLUMN(id, name, meaning) REGISTER_##id,
    REGISTER_COLUMN_TABLE(COLUMN)
#undef COLUMN
        REGISTER_COLUMN_COUNT
};

/* The column a heading names; REGISTER_COLUMN_COUNT for one that is not used. *general: see sheet_heading_key(); may be
 * NULL. */
enum register_column register_column_of(const char *heading, bool *general);
const char *register_column_meaning(enum register_column column);

struct register_row {
    int64_t id;
    const char *source; /* file name */
    int64_t row;        /* in the file */
    const char *number; /* digits and symbol; NULL unknown, like all below */
    const char *date, *type, *issuer, *abstract, *signer;
};

/* Import ------------------------------------------------------------------------------------------------------- */

struct register_file {
    const char *name; /* also the source of its rows */
    const char *bytes;
    size_t size;
    enum sheet_order order; /* of day and month in its dates; UNCLEAR: the file tells */
    /* For each column with a heading, before any row: what it was taken for, REGISTER_COLUMN_COUNT for nothing. Or
     * NULL. */
    void (*told)(size_t column, const char *heading, enum register_column as);
};
struct register_result {
    int64_t seen; /* rows below the headings that are not empty */
    int64_t added, kept, removed;
    int64_t refused; /* not understood; nothing of them is kept */
    enum sheet_order order;
    long order_row;  /* that tells it; 0: none does, or a person did */
    long either_row; /* the first one whose date is a day in either order; 0 none */
};
typedef void register_problem(int64_t row, const char *sentence, void *data);

/* Makes the rows of this source those of the table, in one transaction: importing again changes nothing, rows that are
 * gone are removed. problem() gets what was not understood. The fields of documents in question are then settled anew.
 * agent: for events. ERR_INPUT when no headings are found, when two columns may be the same thing, or when the file has
 * dates with the day first and such with the month first: then nothing is taken. */
int register_import(struct catalogue *c, const struct register_file *file, const char *agent, register_problem *problem,
                    void *data, struct register_result *result, struct err *err);

/* Copies the register into a catalogue that has none: it stands in no record, so a rebuild takes it from the catalogue
 * before. */
int register_carry(struct catalogue *from, struct catalogue *to, struct err *err);

/* Settling ----------------------------------------------------------------------------------------------------- */

/* For one document whose fields were just read, or for all in question (0). *settled: fields that were; may be NULL. */
int register_settle(struct catalogue *c, int64_t document, const char *agent, int64_t *settled, struct err *err);

/* Checking ----------------------------------------------------------------------------------------------------- */

/* FINDING(identifier, name) */
#define REGISTER_FINDING_TABLE(FINDING)                                                                                \
    FINDING(NO_SCAN, "no-scan")               /* registered, not held */                                               \
    FINDING(NOT_REGISTERED, "not-registered") /* held, of a symbol and year the register has, without a row */         \
    FINDING(DISAGREES, "disagrees")           /* a row and its document say different things */                        \
    FINDING(GAP, "gap")                       /* numbers of a year that no row and no document has (khuyết số) */

enum register_finding_kind {
#define FINDING(id, name) REGISTER_##id,
    REGISTER_FINDING_TABLE(FINDING)
#undef FINDING
        REGISTER_FINDING_COUNT
};
const char *register_finding_name(enum register_finding_kind kind);

struct register_finding {
    enum register_finding_kind kind;
    const struct register_row *row; /* NULL none */
    int64_t document;               /* 0 none */
    const char *field;              /* DISAGREES: which, with both values */
    const char *registered, *scanned;
    const char *series; /* GAP: "QĐ" or "" for the common series; with year and range */
    int year;
    int64_t first, last;
};
int register_check(struct catalogue *c, int (*each)(const struct register_finding *finding, void *data), void *data,
                   struct err *err);

#endif

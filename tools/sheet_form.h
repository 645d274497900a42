/* The sheets that clerks keep, as tables of columns: for each what it is called, what it holds, where its value comes
 * from and how it is read back. One table serves writing (sheet_export.h) and taking corrections back (sheet_merge.h).
 *
 *   catalogue  46 columns by which digitisation is delivered: 24 of the dossier (hồ sơ), 22 of the document; names and
 *              lengths of Thông tư 02/2019/TT-BNV
 *   outgoing   sổ đăng ký văn bản đi, incoming  sổ đăng ký văn bản đến: 10 columns each, Nghị định 30/2020, Phụ lục IV
 *
 * The registers have the path of the file besides, which guards against rows mixed up. Three columns of our own follow:
 * what is in question, a place to confirm it, and the token (sheet_token.h). */
#ifndef SOHOA_TOOLS_SHEET_FORM_H
#define SOHOA_TOOLS_SHEET_FORM_H

#include "index/dossier.h"
#include "pipeline/package/sheet_date.h"
#include "pipeline/package/sheet_write.h"
#include "tools/listing.h"

struct arena;

/* FORM(identifier, name, name of the sheet) */
#define SHEET_FORM_TABLE(FORM)                                                                                         \
    FORM(CATALOGUE, "catalogue", "Mục lục")                                                                            \
    FORM(OUTGOING, "outgoing", "Văn bản đi")                                                                           \
    FORM(INCOMING, "incoming", "Văn bản đến")

enum sheet_form {
#define FORM(id, name, sheet) SHEET_FORM_##id,
    SHEET_FORM_TABLE(FORM)
#undef FORM
        SHEET_FORM_COUNT
};

/* Where the value of a column comes from. */
enum sheet_source {
    SOURCE_NONE,          /* the archive keeps no such value: the column is for people */
    SOURCE_ROW,           /* number of the row */
    SOURCE_DOSSIER,       /* a field of the dossier, named by part */
    SOURCE_DOSSIER_DAY,   /* of one of its dates */
    SOURCE_DOSSIER_MONTH, /* the same */
    SOURCE_DOSSIER_YEAR,  /* the same */
    SOURCE_DOSSIER_COUNT, /* how many documents it has */
    SOURCE_ORDINAL,       /* of the document in it */
    SOURCE_SHEETS,        /* its sheets of paper there */
    SOURCE_REMARK,        /* note on it there */
    SOURCE_FIELD,         /* a field of the document, named by part */
    SOURCE_DIGITS,        /* its number up to the symbol */
    SOURCE_DAY,           /* of its date */
    SOURCE_MONTH,         /* the same */
    SOURCE_YEAR,          /* the same */
    SOURCE_SUBJECT,       /* kind, and abstract on the next line */
    SOURCE_MODE,          /* mode of use */
    SOURCE_PAGES,         /* how many */
    SOURCE_CONFIDENCE,    /* "số hóa" of a scan */
    SOURCE_PATH,          /* where it was taken in from */
    SOURCE_QUESTIONS,     /* headings of what is in question */
    SOURCE_CONFIRM,       /* "x" from a person: the row is right as it stands */
    SOURCE_TOKEN          /* sheet_token.h */
};

struct sheet_form_column {
    struct sheet_column sheet;
    int length; /* most characters by the rule; 0 none given */
    enum sheet_source source;
    int part; /* enum field_id or enum dossier_field */
};

const char *sheet_form_name(enum sheet_form form);
const char *sheet_form_sheet_name(enum sheet_form form);
bool sheet_form_by_name(const char *name, enum sheet_form *form);
/* In order, *count of them; at most SHEET_FORM_COLUMNS. */
#define SHEET_FORM_COLUMNS 49
const struct sheet_form_column *sheet_form_columns(enum sheet_form form, size_t *count);
/* Letters and digits of a heading, folded: people break them into lines and lose their marks. */
const char *sheet_form_heading_key(struct arena *arena, const char *heading);
/* The column (its index) that the heading of a person's sheet names: the nth of that name, for some names are in a form
 * twice; *count when none. */
size_t sheet_form_column_of(enum sheet_form form, const char *heading, size_t nth);

/* What a row tells of. */
struct sheet_form_row {
    long number;
    const struct listing *listing;
    const struct confirmation *confirmations; /* of its fields, FIELD_COUNT of them */
    bool scanned;                             /* it is not text taken over from another program */
    const struct dossier *dossier;            /* NULL: in none */
    const struct dossier_document *place;     /* its place there; NULL with dossier */
};

/* Its cells in the columns' order, and which of them are in question. In the arena, or of the row. */
void sheet_form_put(enum sheet_form form, struct arena *arena, const struct sheet_form_row *row, const char **cells,
                    bool *doubtful);

/* Kind, and abstract on the next line; "12-15" of the sheets of a place, NULL in none. For lists beside these forms
 * too. */
const char *sheet_form_subject(struct arena *arena, const struct listing *listing);
const char *sheet_form_sheets(struct arena *arena, const struct dossier_document *place);

/* Reading back ---------------------------------------------------------------------------------------------------- */

/* What the cells of a row say of a field of the document. */
enum sheet_says {
    SAYS_NOTHING, /* the sheet has no column for it */
    SAYS_EMPTY,   /* the cells are empty */
    SAYS_ABSENT,  /* "-": the paper has none */
    SAYS_VALUE,
    SAYS_BROKEN /* not to be understood; the value is what stands there */
};
struct sheet_said {
    enum sheet_says says;
    const char *value; /* in the stored form; NULL unless VALUE or BROKEN */
    size_t column;     /* where it stands: index of the (first) column */
};
/* cells: by the form's columns; NULL where the sheet has no such column, "" where empty. type: what the archive has for
 * its kind, or NULL. */
struct sheet_said sheet_form_read(enum sheet_form form, struct arena *arena, const char *const *cells,
                                  struct sheet_dates dates, enum field_id field, const char *type);
/* Fields of the dossier that a sheet takes back: all of the catalogue form but the notation, which names it. */
#define SHEET_DOSSIER_FIELDS 17
enum dossier_field sheet_form_dossier_field(size_t i);
/* What the row says of such a field, on one line, dates as 5/1/2021, 1/2021 or 2021; "" where empty, NULL where the
 * sheet has no column for it. *column: where it stands. */
const char *sheet_form_read_dossier(enum sheet_form form, struct arena *arena, const char *const *cells,
                                    enum dossier_field field, size_t *column);
/* What is compared of it: a number without noughts before it. "" for NULL. */
const char *sheet_form_dossier_key(struct arena *arena, const char *text);
/* What is compared of a value: without noughts before a number, which spreadsheets take away. "" for NULL. */
const char *sheet_form_key(struct arena *arena, enum field_id field, const char *value);
/* Most characters of a field by the rule; 0 none given. */
int sheet_form_length(enum sheet_form form, enum field_id field);

#endif

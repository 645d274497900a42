/* The last cell of a row in a clerk's sheet: which document it tells of and what was in the row when it was written, so
 * that a change by the clerk and a change in the archive can be told apart. Letters, digits and dots, so that no
 * spreadsheet takes it for a number or changes it; its end is a check.
 *
 *   S1.<form>.<SHA-256 of the file>.<part>.<revision>.<time of the newest confirmation, or 0>.
 *   <8 hex digits a field>.<code of the dossier with : for each dot, or 0>.<8 hex digits a field of it>.<check>
 */
#ifndef SOHOA_TOOLS_SHEET_TOKEN_H
#define SOHOA_TOOLS_SHEET_TOKEN_H

#include "pipeline/base/digest.h"
#include "tools/sheet_form.h"

struct sheet_token {
    enum sheet_form form;
    char digest[DIGEST_SHA256_HEX]; /* with part it names the document, in every archive that holds it */
    int part;
    int64_t revision;
    char confirmed[24];          /* the newest confirmation then; "" none */
    char hashes[FIELD_COUNT][9]; /* of each field's key (sheet_form_key()) as the row showed it */
    char dossier[256];           /* its code; "" none */
    char dossier_hashes[SHEET_DOSSIER_FIELDS][9];
};

/* Of the row with these cells (its token not yet in it). */
const char *sheet_token_put(enum sheet_form form, struct arena *arena, const struct sheet_form_row *row,
                            const char *const *cells);
/* False when it is none, or damaged. */
bool sheet_token_parse(const char *text, struct sheet_token *token);
/* Of a field's key, 8 hex digits. */
void sheet_token_hash(const char *key, char out[9]);

#endif

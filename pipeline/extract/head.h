/* The header of a first page: issuer and its superior at the left, kind and abstract below, marks of secrecy and
 * urgency (NĐ 30/2020 Annex I, cells 2, 5a, 5b, 10a, 10b). */
#ifndef SOHOA_EXTRACT_HEAD_H
#define SOHOA_EXTRACT_HEAD_H

#include <stdbool.h>

struct paper;

/* Finds the heading that names the kind, or the "V/v" line of a công văn; fills paper->heading and official_letter. */
void head_find(struct paper *paper);
void head_type(struct paper *paper);     /* needs the symbol */
void head_abstract(struct paper *paper);
void head_marks(struct paper *paper);    /* security, urgency */
/* False for a web page, photo or form: neither motto nor number line nor heading. */
bool head_is_administrative(const struct paper *paper);

#endif

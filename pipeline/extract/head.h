/* The header of a first page: the heading that names the kind, the line of a công văn (NĐ 30/2020 Annex I,
 * cells 5a and 5b). */
#ifndef SOHOA_EXTRACT_HEAD_H
#define SOHOA_EXTRACT_HEAD_H

#include <stdbool.h>

struct layout;
struct layout_segment;
struct paper;

/* Finds the heading that names the kind, or the "V/v" line of a công văn; fills paper->heading and
 * official_letter. */
void head_find(struct paper *paper);
void head_type(struct paper *paper); /* needs the symbol */
/* The segment of the "V/v" line under the number in a layout of the header page, or NULL. */
const struct layout_segment *head_about(const struct paper *paper, const struct layout *layout);
/* "Kế hoạch attached on page 2": a heading over an annex line that names this document; or NULL. Needs the
 * symbol. */
const char *head_attachment(const struct paper *paper);
/* False for a web page, photo or form: text that can be read, but neither motto nor recipients nor heading
 * and number line.
 */
bool head_is_administrative(const struct paper *paper);

#endif

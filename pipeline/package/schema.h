/* Validation of METS, PREMIS and the national EAD against XSDs that the user keeps in a folder; never from a network.
 */
#ifndef SOHOA_PACKAGE_SCHEMA_H
#define SOHOA_PACKAGE_SCHEMA_H

#include <stddef.h>

struct err;
struct xml_source;
struct schema_folder; /* the folder, with the schemas read so far */

enum schema_kind { SCHEMA_METS, SCHEMA_PREMIS, SCHEMA_EAD, SCHEMA_EAD_DOC, SCHEMA_KINDS };

/* Names in the folder count in any case: mets.xsd, DILCISExtensionMETS.xsd, premis-v3.xsd (or premis.xsd), EAD.xsd,
 * EAD_doc.xsd, and what these import (xlink.xsd). Any may be absent. NULL when the folder cannot be read. */
struct schema_folder *schema_folder_open(const char *path, struct err *err);
void schema_folder_close(struct schema_folder *folder); /* NULL is fine */

typedef void schema_find(void *state, long line, const char *sentence);

/* 1 when the text was held against a schema, each fault reported; 0 when the folder has none for it; -1 when the schema
 * cannot be used (ERR_CONFIG). The text must be known to be free of a document type (xml_walk.h). */
int schema_validate(struct schema_folder *folder, enum schema_kind kind, const struct xml_source *source,
                    schema_find *find, void *state, struct err *err);

#endif

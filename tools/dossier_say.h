/* What is told of a dossier in sentences, at the command line and on the page alike. Results in the arena, or constant.
 */
#ifndef SOHOA_TOOLS_DOSSIER_SAY_H
#define SOHOA_TOOLS_DOSSIER_SAY_H

#include "index/dossier_check.h"
#include "tools/web/phrase.h"

/* "document 6 is a draft: ..."; of the dossier it is about nothing is said. Not for NO_DOSSIER. */
const char *dossier_say_finding(struct arena *arena, enum language language, const struct dossier_finding *finding);
/* When the period ends: "permanent", "until 31/12/2041". */
const char *dossier_say_due(struct arena *arena, enum language language, const struct dossier_retention *retention);
/* "Retention", "Thời hạn bảo quản". */
const char *dossier_say_field(enum language language, enum dossier_field field);

#endif

/* The check of a whole archive: the catalogue in itself, every original against its digest, every record against its
 * document, and nothing in the folders that does not belong there. */
#ifndef SOHOA_TOOLS_INSPECT_H
#define SOHOA_TOOLS_INSPECT_H

#include <stdint.h>

struct err;
struct home;

/* kind: "missing", "extra", "changed", "malformed". */
typedef void inspect_finding(const char *kind, const char *path, const char *sentence, void *data);

int inspect_archive(struct home *home, inspect_finding *found, void *data, int64_t *objects, struct err *err);

#endif

/* What a bag of documents holds, and in what order:
 *
 *   data/register.csv               one line a document, Vietnamese headings (standards: the clerk's register)
 *   data/originals/000012.pdf       the original, byte for byte; page images of a folder as 000012/0001.jpg ...
 *   data/text/000012.txt            its text, pages parted by a form feed
 *   data/records/000012.json        all that is known of it (sohoa-json(5)), the original names among it
 *   data/records/dossier.dossier.json   the dossier (hồ sơ), when it is the bag of one */
#ifndef SOHOA_TOOLS_BUNDLE_H
#define SOHOA_TOOLS_BUNDLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct err;
struct home;

/* Writes the documents, in the order of ids, to a bag at `path`, with the record of the dossier they are of (0: none).
 * The same archive gives the same bytes: the bag is dated by the newest event of its documents. The ids rise. */
int bundle_write(struct home *home, const int64_t *ids, size_t count, int64_t dossier, const char *path, bool replace,
                 struct err *err);

#endif

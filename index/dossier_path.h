/* What the path of a scan says of the dossier it lies in. Private to index/. Paths are printable UTF-8, NFC. */
#ifndef SOHOA_INDEX_DOSSIER_PATH_H
#define SOHOA_INDEX_DOSSIER_PATH_H

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct catalogue;
struct err;

/* Where the document was first found, with a slash at the end when it is a folder of page images; NULL when nothing
 * tells. */
int dossier_path_of(struct catalogue *c, struct arena *arena, int64_t document, const char **path, struct err *err);

/* "a/b" of "a/b/c.pdf" and of "a/b/c/"; "." of "c.pdf". */
const char *dossier_path_folder(struct arena *arena, const char *path);

/* The folder's own name, parted: "01.TCCB - Hồ sơ thi đua" into "01.TCCB" and "Hồ sơ thi đua"; "012_Đất" into "012" and
 * "Đất"; without a notation in front into NULL and the name. A year is no notation. Underscores are blanks. */
void dossier_path_name(struct arena *arena, const char *path, const char **notation, const char **title);

/* The one year that the folder's own name, or the nearest folder above whose name has any, says. NULL: none, or
 * several. */
const char *dossier_path_year(struct arena *arena, const char *path);

struct dossier_box {
    const char *box, *number; /* digits as written */
    const char *title;        /* what follows the number in its folder's name; "" nothing, or in a file's name */
};
/* Box and dossier in the path: "Hộp 12/Hồ sơ 034 Đất đai", "H12-HS034-001.pdf". The innermost ones count. */
bool dossier_path_box(struct arena *arena, const char *path, struct dossier_box *box);

#endif

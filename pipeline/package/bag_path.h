/* Paths in packages: which ones are in scope, and how they are written in manifests (RFC 8493
 * sections 2.1.3, 5.2). */
#ifndef SOHOA_PACKAGE_BAG_PATH_H
#define SOHOA_PACKAGE_BAG_PATH_H

#include <stdbool.h>

struct arena;
struct buf;

/* NULL, or why a name points outside its folder on some system: "is an absolute path". Backslashes count as
 * separators. */
const char *bag_path_escapes(const char *path);
/* As above, and also what no path of a package may be: empty, too long, with an empty part or a part ".", with a part
 * that Windows takes for a device. */
const char *bag_path_problem(const char *path);

/* Appends the path with CR, LF and % as %0D, %0A and %25. */
void bag_path_encode(struct buf *out, const char *path);
/* The reverse, in the arena; before BagIt 1.0 a % stood for itself unless it began %0D or %0A. */
char *bag_path_decode(struct arena *arena, const char *path, bool decode_percent);

/* Equal for paths that differ only in case or Unicode normalisation; in the arena. */
char *bag_path_near(struct arena *arena, const char *path);

/* Files that desktop systems make and delete by themselves, such as .DS_Store. */
bool bag_path_is_system_file(const char *path);

#endif

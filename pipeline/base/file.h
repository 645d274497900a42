/* Files that are whole or absent: write to a temporary name, fsync, rename, fsync the folder.
 * Paths are byte strings, relative to dirfd (AT_FDCWD for the working folder). */
#ifndef SOHOA_BASE_FILE_H
#define SOHOA_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

struct err;
struct buf;
struct arena;

/* Reads a whole file; refuses one over `cap` bytes (ERR_LIMIT). */
int file_read(int dirfd, const char *path, size_t cap, struct buf *out, struct err *err);

/* Writes the bytes as `path`, replacing what stood there, through a file beside it with this ending, which a program that
 * is killed leaves behind and the next writing of `path` replaces. 0 only when it is on the disk. */
#define FILE_HALF_ENDING ".tmp"
int file_write(int dirfd, const char *path, const void *bytes, size_t n, struct err *err);

/* A file without a name in a folder, to be read and written, gone when it is closed; -1 with err. */
int file_nameless(const char *folder, struct err *err);
/* Makes a folder NAME.XXXXXX for temporary files in `parent`; its path, absolute and without links, in the arena, or NULL.
 * To be removed with file_remove_tree(). */
char *file_make_scratch(struct arena *arena, const char *parent, const char *name, struct err *err);

/* write(2) until all is written. */
int file_write_all(int fd, const void *bytes, size_t n);
/* fsync of the folder that holds path. */
int file_sync_folder(int dirfd, const char *path, struct err *err);

/* Makes the folder and its missing parents (mode 0777 less umask). An existing folder is fine. */
int file_make_folders(int dirfd, const char *path, struct err *err);
/* The same for the folder that is to hold path. */
int file_make_parent(int dirfd, const char *path, struct err *err);
/* Removes a file or a whole tree; what is absent is fine. Never follows links. */
int file_remove_tree(int dirfd, const char *path, struct err *err);

/* Names in a folder, without . and .., sorted by text_natural_compare. Strings live in the arena. -1 on error. */
int file_list(struct arena *arena, int dirfd, const char *path, char ***names, size_t *count, struct err *err);

/* "a/b" from "a" and "b"; b when a is empty. In the arena. */
char *file_join(struct arena *arena, const char *a, const char *b);
/* The part after the last slash. */
const char *file_base_name(const char *path);

#endif

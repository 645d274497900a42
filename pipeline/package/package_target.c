#include "pipeline/package/package_target.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/package/bag_path.h"

/* Endings longest first; a format of -1 is one this program does not write. */
static const struct {
    const char *ending;
    int format;
} ENDINGS[] = {{".tar.zst", PACKAGE_TAR_ZST},
               {".tar.gz", -1},
               {".tar.bz2", -1},
               {".tar.xz", -1},
               {".tar", PACKAGE_TAR},
               {".zip", PACKAGE_ZIP},
               {".zst", -1},
               {".tzst", -1},
               {".tgz", -1},
               {".tbz2", -1},
               {".txz", -1},
               {".gz", -1},
               {".bz2", -1},
               {".xz", -1},
               {".7z", -1},
               {".rar", -1},
               {".zipx", -1},
               {".cab", -1},
               {".iso", -1},
               {".lz4", -1},
               {".lzma", -1}};

/* Cuts the ending off `top`. */
static int choose_format(struct package_target *target, struct err *err)
{
    size_t n = strlen(target->path);

    while (n > 1 && target->path[n - 1] == '/')
        target->path[--n] = '\0';
    target->top = memory_strdup(file_base_name(target->path));
    n = strlen(target->top);
    if (n == 0 || !strcmp(target->top, ".") || !strcmp(target->top, ".."))
        return err_set(err, ERR_USAGE, "'%s' is not a name for a package", target->path);
    for (size_t i = 0; i < sizeof ENDINGS / sizeof *ENDINGS; i++) {
        size_t e = strlen(ENDINGS[i].ending);

        if (n <= e || strcasecmp(target->top + n - e, ENDINGS[i].ending))
            continue;
        if (ENDINGS[i].format < 0)
            return err_set(err, ERR_USAGE,
                           "'%s': packages are not written as %s; end the name with .zip, .tar or .tar.zst, or "
                           "name a folder",
                           target->path, ENDINGS[i].ending);
        target->format = (enum package_format)ENDINGS[i].format;
        target->top[n - e] = '\0';
        break;
    }
    if (target->format != PACKAGE_FOLDER &&
        (bag_path_problem(target->top) || !text_is_utf8(target->top, strlen(target->top))))
        return err_set(err, ERR_USAGE, "'%s': the name cannot be the folder inside the archive", target->path);
    return 0;
}

static int check_free(const struct package_target *target, struct err *err)
{
    struct stat st;

    if (lstat(target->path, &st) != 0)
        return errno == ENOENT ? 0 : err_errno(err, "cannot write '%s'", target->path);
    if (!target->replace)
        return err_set(err, ERR_USAGE, "'%s' exists already: choose another name or ask for it to be replaced",
                       target->path);
    if (S_ISDIR(st.st_mode) != (target->format == PACKAGE_FOLDER))
        return err_set(err, ERR_USAGE, "'%s' exists already and is of another kind: remove it or choose another name",
                       target->path);
    return 0;
}

int package_target_init(struct package_target *target, const char *path, bool replace, struct err *err)
{
    size_t size;

    *target = (struct package_target){.path = memory_strdup(path), .replace = replace};
    if (choose_format(target, err) != 0 || check_free(target, err) != 0)
        return -1;
    size = strlen(target->path) + sizeof ".part";
    target->temporary = memory_alloc(size);
    snprintf(target->temporary, size, "%s.part", target->path);
    return 0;
}

int package_target_clear(const struct package_target *target, struct err *err)
{
    return file_remove_tree(AT_FDCWD, target->temporary, err);
}

int package_target_take(const struct package_target *target, struct err *err)
{
    unsigned flags = target->replace ? 0 : RENAME_NOREPLACE;

    if (target->replace && target->format == PACKAGE_FOLDER && access(target->path, F_OK) == 0)
        flags = RENAME_EXCHANGE;
    if (renameat2(AT_FDCWD, target->temporary, AT_FDCWD, target->path, flags) != 0) {
        if (errno == EEXIST)
            return check_free(target, err);
        if ((errno != EINVAL && errno != ENOSYS) || flags == 0)
            return err_errno(err, "cannot rename '%s' to '%s'", target->temporary, target->path);
        /* Some network file systems know no such flags. */
        if (check_free(target, err) != 0 ||
            (flags == RENAME_EXCHANGE && file_remove_tree(AT_FDCWD, target->path, err) != 0))
            return -1;
        if (rename(target->temporary, target->path) != 0)
            return err_errno(err, "cannot rename '%s' to '%s'", target->temporary, target->path);
    }
    return file_sync_folder(AT_FDCWD, target->path, err);
}

void package_target_release(struct package_target *target)
{
    struct err ignored = {0};

    if (target->temporary)
        file_remove_tree(AT_FDCWD, target->temporary, &ignored);
    free(target->path);
    free(target->temporary);
    free(target->top);
    *target = (struct package_target){0};
}

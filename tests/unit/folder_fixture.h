/* A folder of the test's own, for a test or a group of them. */
#ifndef SOHOA_TESTS_FOLDER_FIXTURE_H
#define SOHOA_TESTS_FOLDER_FIXTURE_H

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "pipeline/base/err.h"
#include "pipeline/base/file.h"

static char folder[] = "/tmp/test_unit.XXXXXX";

static inline int make_folder(void **state)
{
    (void)state;
    memset(strchr(folder, '.') + 1, 'X', 6);
    return mkdtemp(folder) ? 0 : -1;
}

static inline int remove_folder(void **state)
{
    struct err err = {0};

    (void)state;
    return file_remove_tree(AT_FDCWD, folder, &err);
}

/* The same, with the folder as the working folder. */
static inline int enter_folder(void **state)
{
    return make_folder(state) == 0 ? chdir(folder) : -1;
}

static inline int leave_folder(void **state)
{
    return chdir("/") == 0 ? remove_folder(state) : -1;
}

#endif

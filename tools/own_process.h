/* Our own program started as `sohoa -C DIR ...`: by what takes in for others (watch, the web page), and by the web page
 * for what is made in a process of its own. */
#ifndef SOHOA_TOOLS_OWN_PROCESS_H
#define SOHOA_TOOLS_OWN_PROCESS_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct err;

struct own_call {
    const char *archive;
    const char *const *arguments; /* from the subcommand on */
    size_t count;
    int output;         /* where it prints; -1: where we do */
    int errors;         /* where it complains; -1: where we do */
    const char *locale; /* its LC_ALL, and so the language it speaks; NULL: ours */
    bool follow;        /* it is asked to stop when the thread that started it ends */
};

/* The process, to be waited for; -1 when it cannot be started. */
pid_t own_process_start(const struct own_call *call, struct err *err);

/* A file without a name, for what it prints; -1 with err. */
int own_process_file(struct err *err);

#endif

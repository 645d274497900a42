/* Runs one helper program (poppler's) on a file nobody trusts: no shell, its own process group, a fixed
 * environment, standard input from /dev/null, and limits on memory, CPU, time, output and talk. */
#ifndef SOHOA_IMAGE_PROGRAM_H
#define SOHOA_IMAGE_PROGRAM_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/base/memory.h"

struct err;

#define PROGRAM_ERRORS_KEPT 2048 /* the end of standard error; hostile files make poppler print gigabytes */

struct program_limits {
    int cpu_seconds;     /* RLIMIT_CPU */
    int seconds;         /* on the wall; then SIGKILL to the group */
    long memory_mb;      /* RLIMIT_AS; 0: as inherited */
    long file_mb;        /* RLIMIT_FSIZE of what it writes; 0: as inherited */
    size_t output_bytes; /* of standard output; more kills the program */
};

enum program_end {
    PROGRAM_EXITED, /* `status` is its exit code */
    PROGRAM_LIMIT,  /* killed for CPU, memory, file size or too much output */
    PROGRAM_TIMED_OUT,
    PROGRAM_SIGNALLED /* crashed: `status` is the signal */
};

struct program_result {
    enum program_end end;
    int status;
    struct buf output;                    /* standard output */
    char errors[PROGRAM_ERRORS_KEPT + 1]; /* the last of standard error; any bytes, NUL-terminated */
    bool complained;                      /* it wrote to standard error */
};

/* argv[0] is looked up in /usr/bin and /bin only. 0 when the program ran, however it ended: look at the
 * result and release it. -1 when it could not be started: ERR_SETUP names the Debian package that holds it.
 */
int program_run(const char *const *argv, const struct program_limits *limits, struct program_result *result,
                struct err *err);
void program_result_release(struct program_result *result);
#define cleanup_program __attribute__((cleanup(program_result_release)))

/* True when it exited with 0. */
bool program_succeeded(const struct program_result *result);
/* Why it did not, for a person: "takes more than 20 s", "needs too much memory", or the first line of its
 * errors that says something. At most n bytes, printable UTF-8. */
void program_reason(const struct program_result *result, const struct program_limits *limits, char *reason, size_t n);

#endif

/* Errors: a code somebody branches on, and one sentence for a person.
 *
 * Functions that can fail take `struct err *` last and return 0/-1 or a pointer/NULL. The sentence says what
 * failed, with the file's name, and what to do; callers add context in front on the way up ("page 3: ...").
 * Libraries never print and never exit; the command prints the sentence once. */
#ifndef SOHOA_BASE_ERR_H
#define SOHOA_BASE_ERR_H

#include <stddef.h>

enum err_code {
    ERR_NONE = 0,
    ERR_USAGE,       /* the command line is wrong */
    ERR_CONFIG,      /* a setting is wrong: file and line are in the sentence */
    ERR_INPUT,       /* a file given to us is not what it should be */
    ERR_NOT_FOUND,   /* a file, document or archive does not exist */
    ERR_PERMISSION,  /* the system refuses: read-only, not ours */
    ERR_NO_SPACE,    /* disk or quota full */
    ERR_IO,          /* reading or writing failed */
    ERR_LIMIT,       /* larger than a cap of limits.h or of the settings */
    ERR_BUSY,        /* another process holds the archive */
    ERR_CORRUPT,     /* the archive itself is damaged */
    ERR_TOO_NEW,     /* the archive was written by a newer version */
    ERR_SETUP,       /* a program or language model is missing on this machine */
    ERR_INTERRUPTED, /* the user asked us to stop */
    ERR_INTERNAL     /* a fault of ours */
};

struct err {
    enum err_code code;
    char message[1024]; /* one sentence, UTF-8, no newline, never truncated inside a character */
};

/* Sets code and sentence. Always returns -1, so that a failing function can `return err_set(...)`. */
int err_set(struct err *err, enum err_code code, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* As err_set, with the code and the reason taken from errno; the reason is appended after ": ". */
int err_errno(struct err *err, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Puts "context: " in front of the sentence. Returns -1. */
int err_context(struct err *err, const char *format, ...) __attribute__((format(printf, 2, 3)));

void err_clear(struct err *err);

/* The exit status of sysexits.h that fits the code. */
int err_exit_status(const struct err *err);

#endif

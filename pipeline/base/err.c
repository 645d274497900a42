#include "pipeline/base/err.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sysexits.h>

/* Cuts an overlong sentence before a UTF-8 continuation byte and keeps it on one line. */
static void tidy(char *s, size_t size)
{
    size_t n = strlen(s);

    if (n == size - 1) {
        while (n > 0 && ((unsigned char)s[n] & 0xC0) == 0x80)
            n--;
        if (n > 0 && ((unsigned char)s[n - 1] & 0x80)) {
            while (n > 0 && ((unsigned char)s[n - 1] & 0xC0) == 0x80)
                n--;
            if (n > 0)
                n--;
        }
        s[n] = '\0';
    }
    for (; *s; s++)
        if (*s == '\n' || *s == '\r')
            *s = ' ';
}

int err_set(struct err *err, enum err_code code, const char *format, ...)
{
    va_list ap;

    err->code = code;
    va_start(ap, format);
    vsnprintf(err->message, sizeof err->message, format, ap);
    va_end(ap);
    tidy(err->message, sizeof err->message);
    return -1;
}

static enum err_code code_of_errno(int number)
{
    switch (number) {
    case ENOENT:
    case ENOTDIR:
        return ERR_NOT_FOUND;
    case EACCES:
    case EPERM:
    case EROFS:
        return ERR_PERMISSION;
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        return ERR_NO_SPACE;
    default:
        return ERR_IO;
    }
}

int err_errno(struct err *err, const char *format, ...)
{
    int number = errno;
    size_t n;
    va_list ap;

    err->code = code_of_errno(number);
    va_start(ap, format);
    vsnprintf(err->message, sizeof err->message, format, ap);
    va_end(ap);
    n = strlen(err->message);
    snprintf(err->message + n, sizeof err->message - n, ": %s", strerror(number));
    tidy(err->message, sizeof err->message);
    return -1;
}

int err_context(struct err *err, const char *format, ...)
{
    char old[sizeof err->message];
    size_t n;
    va_list ap;

    memcpy(old, err->message, sizeof old);
    va_start(ap, format);
    vsnprintf(err->message, sizeof err->message, format, ap);
    va_end(ap);
    n = strlen(err->message);
    snprintf(err->message + n, sizeof err->message - n, ": %s", old);
    tidy(err->message, sizeof err->message);
    return -1;
}

void err_clear(struct err *err)
{
    err->code = ERR_NONE;
    err->message[0] = '\0';
}

int err_exit_status(const struct err *err)
{
    switch (err->code) {
    case ERR_NONE:
        return EX_OK;
    case ERR_USAGE:
        return EX_USAGE;
    case ERR_CONFIG:
        return EX_CONFIG;
    case ERR_INPUT:
    case ERR_CORRUPT:
    case ERR_TOO_NEW:
    case ERR_LIMIT:
        return EX_DATAERR;
    case ERR_NOT_FOUND:
        return EX_NOINPUT;
    case ERR_PERMISSION:
        return EX_NOPERM;
    case ERR_NO_SPACE:
        return EX_CANTCREAT;
    case ERR_IO:
        return EX_IOERR;
    case ERR_BUSY:
    case ERR_INTERRUPTED:
        return EX_TEMPFAIL;
    case ERR_SETUP:
        return EX_UNAVAILABLE;
    case ERR_INTERNAL:
        return EX_SOFTWARE;
    }
    return EX_SOFTWARE;
}

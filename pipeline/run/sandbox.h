/* What a worker may not do: image and PDF decoders are the attack surface.
 *
 * Limits on memory, processor time and file size; no network; files outside the archive's originals and the system
 * folders cannot be opened; nothing can be written but the scratch folder. Where the kernel lacks landlock (before
 * 5.13) the file rules are skipped; the rest always holds. The programs a worker starts inherit all of it. */
#ifndef SOHOA_RUN_SANDBOX_H
#define SOHOA_RUN_SANDBOX_H

#include <stdint.h>

struct err;

struct sandbox {
    const char *readable[8]; /* folders beside the system's, NULL-terminated; what is absent is skipped */
    const char *writable;    /* one folder */
    int64_t memory_mb;
    int64_t file_mb; /* largest file it may write */
};

int sandbox_enter(const struct sandbox *sandbox, struct err *err);

/* Allows `seconds` more of processor time from now; beyond them the kernel kills the process. */
void sandbox_allow_seconds(int64_t seconds);

#endif

/* The store of originals. An object is first copied to tmp/in/<sha256> in one read that also digests it; the caller
 * then commits its row to the catalogue, and only then the file is moved to its place. So a file in objects/ always
 * has a row, and a row whose file is missing after a crash finds it in tmp/in/ or is taken in again. */
#ifndef SOHOA_INTAKE_STORE_H
#define SOHOA_INTAKE_STORE_H

#include <stdbool.h>
#include <stdint.h>

#include "pipeline/base/digest.h"

#include "pipeline/intake/archive.h"

struct err;

struct stored {
    char sha256[DIGEST_SHA256_HEX];
    int64_t size;
    bool known; /* the same bytes stand in objects/ already; nothing is left in tmp/in/ */
};

/* Copies the bytes of fd (from its start) to tmp/, fsynced. `name` is for the error sentences. ERR_INPUT when
 * the fault is the file's own (unreadable, or it changed its size while it was read); else the archive's. */
int store_stage(struct archive *archive, int fd, const char *name, struct stored *out, struct err *err);

/* Where a staged object lies. */
void store_staged_path(const char sha256[DIGEST_SHA256_HEX], char out[ARCHIVE_PATH_MAX]);
/* Removes a staged object that is not wanted after all. */
void store_unstage(struct archive *archive, const char sha256[DIGEST_SHA256_HEX]);

/* Moves a staged object to its place, read-only. Call after its row is committed. */
int store_commit(struct archive *archive, const char sha256[DIGEST_SHA256_HEX], struct err *err);

/* True when the object stands in its place. */
bool store_has(struct archive *archive, const char sha256[DIGEST_SHA256_HEX]);

#endif

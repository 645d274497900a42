/* Message digests over streams, several in one pass. SHA-256 names every object; SHA-512 goes beside it in bags. */
#ifndef SOHOA_BASE_DIGEST_H
#define SOHOA_BASE_DIGEST_H

#include <stdbool.h>
#include <stddef.h>

struct err;

enum digest_kind { DIGEST_MD5, DIGEST_SHA1, DIGEST_SHA224, DIGEST_SHA256, DIGEST_SHA384, DIGEST_SHA512, DIGEST_KINDS };

#define DIGEST_HEX_MAX    129 /* SHA-512 in hex and a NUL */
#define DIGEST_SHA256_HEX 65

struct digest; /* opaque; one running digest */

struct digest *digest_new(enum digest_kind kind);
void digest_free(struct digest *digest); /* NULL is fine */
void digest_update(struct digest *digest, const void *bytes, size_t n);
/* Lower-case hex into out[DIGEST_HEX_MAX]; the digest can only be freed after. */
void digest_finish(struct digest *digest, char *out);

const char *digest_name(enum digest_kind kind);                /* "md5", "sha1", "sha256", "sha512": BagIt's names */
size_t digest_size(enum digest_kind kind);                     /* bytes, raw */
bool digest_by_name(const char *name, enum digest_kind *kind); /* any case, "sha-256" too */

/* n hex digits of any case to n / 2 bytes; false when they are none, or odd in number. */
bool digest_from_hex(const char *hex, size_t n, unsigned char *raw);

/* Digest of a memory block, digest_size() raw bytes. */
void digest_bytes(enum digest_kind kind, const void *bytes, size_t n, unsigned char *raw);
/* SHA-256 of a memory block, or of a file (0/-1), in lower-case hex. */
void digest_sha256(const void *bytes, size_t n, char out[DIGEST_SHA256_HEX]);
int digest_file_sha256(int dirfd, const char *path, char out[DIGEST_SHA256_HEX], struct err *err);

#endif

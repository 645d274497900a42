/* Passwords, tokens and what is derived of them: the home of libsodium.
 *
 * A token is 32 random bytes in base64 for URLs; only its SHA-256 is stored. Passwords are hashed by Argon2id with the
 * parameters for interactive use (64 MB, some tenths of a second), one at a time. */
#ifndef SOHOA_WEB_SECRET_H
#define SOHOA_WEB_SECRET_H

#include <stdbool.h>

#include "pipeline/base/digest.h"

struct err;

#define SECRET_TOKEN    44  /* with its NUL */
#define SECRET_PASSWORD 128 /* a hash of one, with its NUL */

#define SECRET_PASSWORD_LEAST 10   /* characters; NIST SP 800-63B asks for 8 */
#define SECRET_PASSWORD_MOST  1024 /* bytes */

int secret_prepare(struct err *err); /* once, first */

void secret_make_token(char out[SECRET_TOKEN]);
void secret_hash_token(const char *token, char out[DIGEST_SHA256_HEX]);
/* The token that forms of a session (or of a visit before it) send back: follows from the session's, but not the other
 * way. */
void secret_derive_csrf(const char *token, char out[SECRET_TOKEN]);
bool secret_equal(const char *a, const char *b); /* in constant time; false when one is NULL */

int secret_hash_password(const char *password, char out[SECRET_PASSWORD], struct err *err);
/* hash NULL: takes as long as any other, and is false. */
bool secret_check_password(const char *password, const char *hash);

#endif

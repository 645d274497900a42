#include "tools/web/secret.h"

#include <pthread.h>
#include <sodium.h>
#include <string.h>

#include "pipeline/base/err.h"

_Static_assert(SECRET_PASSWORD >= crypto_pwhash_STRBYTES, "a hash does not fit");

/* 64 MB each: not many at a time. */
static pthread_mutex_t hashing = PTHREAD_MUTEX_INITIALIZER;
static char nobody[SECRET_PASSWORD]; /* hash of a password that nobody has */

static void encode(const unsigned char bytes[32], char out[SECRET_TOKEN])
{
    sodium_bin2base64(out, SECRET_TOKEN, bytes, 32, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

int secret_prepare(struct err *err)
{
    char token[SECRET_TOKEN];

    if (sodium_init() < 0)
        return err_set(err, ERR_SETUP, "libsodium cannot be used on this machine");
    secret_make_token(token);
    return secret_hash_password(token, nobody, err);
}

void secret_make_token(char out[SECRET_TOKEN])
{
    unsigned char bytes[32];

    randombytes_buf(bytes, sizeof bytes);
    encode(bytes, out);
}

void secret_hash_token(const char *token, char out[DIGEST_SHA256_HEX])
{
    digest_sha256(token, strlen(token), out);
}

void secret_derive_csrf(const char *token, char out[SECRET_TOKEN])
{
    static const unsigned char purpose[] = "form token";
    unsigned char key[crypto_generichash_KEYBYTES], bytes[32];

    crypto_generichash(key, sizeof key, (const unsigned char *)token, strlen(token), NULL, 0);
    crypto_generichash(bytes, sizeof bytes, purpose, sizeof purpose - 1, key, sizeof key);
    encode(bytes, out);
}

bool secret_equal(const char *a, const char *b)
{
    size_t n = a && b ? strlen(a) : 0;

    return n > 0 && strlen(b) == n && sodium_memcmp(a, b, n) == 0;
}

int secret_hash_password(const char *password, char out[SECRET_PASSWORD], struct err *err)
{
    int result;

    pthread_mutex_lock(&hashing);
    result = crypto_pwhash_str(out, password, strlen(password), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                               crypto_pwhash_MEMLIMIT_INTERACTIVE);
    pthread_mutex_unlock(&hashing);
    return result == 0 ? 0 : err_set(err, ERR_SETUP, "not enough memory to hash a password");
}

bool secret_check_password(const char *password, const char *hash)
{
    bool right;

    pthread_mutex_lock(&hashing);
    right = crypto_pwhash_str_verify(hash ? hash : nobody, password, strlen(password)) == 0;
    pthread_mutex_unlock(&hashing);
    return right && hash;
}

#include "pipeline/base/digest.h"

#include <fcntl.h>
#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"

static const struct {
    const char *name, *dashed;
    const EVP_MD *(*algorithm)(void);
} KINDS[DIGEST_KINDS] = {
    [DIGEST_MD5] = {"md5", "md-5", EVP_md5},
    [DIGEST_SHA1] = {"sha1", "sha-1", EVP_sha1},
    [DIGEST_SHA224] = {"sha224", "sha-224", EVP_sha224},
    [DIGEST_SHA256] = {"sha256", "sha-256", EVP_sha256},
    [DIGEST_SHA384] = {"sha384", "sha-384", EVP_sha384},
    [DIGEST_SHA512] = {"sha512", "sha-512", EVP_sha512},
};

struct digest {
    EVP_MD_CTX *context;
};

struct digest *digest_new(enum digest_kind kind)
{
    struct digest *digest = memory_alloc(sizeof *digest);

    digest->context = EVP_MD_CTX_new();
    if (!digest->context || !EVP_DigestInit_ex(digest->context, KINDS[kind].algorithm(), NULL))
        abort();
    return digest;
}

void digest_free(struct digest *digest)
{
    if (!digest)
        return;
    EVP_MD_CTX_free(digest->context);
    free(digest);
}

void digest_update(struct digest *digest, const void *bytes, size_t n)
{
    if (!EVP_DigestUpdate(digest->context, bytes, n))
        abort();
}

void digest_finish(struct digest *digest, char *out)
{
    unsigned char raw[EVP_MAX_MD_SIZE];
    unsigned int n = 0;

    if (!EVP_DigestFinal_ex(digest->context, raw, &n))
        abort();
    for (unsigned int i = 0; i < n; i++) {
        out[2 * i] = "0123456789abcdef"[raw[i] >> 4];
        out[2 * i + 1] = "0123456789abcdef"[raw[i] & 15];
    }
    out[2 * n] = '\0';
}

const char *digest_name(enum digest_kind kind)
{
    return KINDS[kind].name;
}

size_t digest_size(enum digest_kind kind)
{
    return (size_t)EVP_MD_get_size(KINDS[kind].algorithm());
}

bool digest_by_name(const char *name, enum digest_kind *kind)
{
    for (int i = 0; i < DIGEST_KINDS; i++)
        if (!strcasecmp(name, KINDS[i].name) || !strcasecmp(name, KINDS[i].dashed)) {
            *kind = (enum digest_kind)i;
            return true;
        }
    return false;
}

static int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = (char)(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool digest_from_hex(const char *hex, size_t n, unsigned char *raw)
{
    if (n % 2 != 0)
        return false;
    for (size_t i = 0; i < n; i += 2) {
        int high = hex_value(hex[i]), low = hex_value(hex[i + 1]);

        if (high < 0 || low < 0)
            return false;
        raw[i / 2] = (unsigned char)(high << 4 | low);
    }
    return true;
}

void digest_bytes(enum digest_kind kind, const void *bytes, size_t n, unsigned char *raw)
{
    if (!EVP_Digest(bytes, n, raw, NULL, KINDS[kind].algorithm(), NULL))
        abort();
}

void digest_sha256(const void *bytes, size_t n, char out[DIGEST_SHA256_HEX])
{
    struct digest *digest = digest_new(DIGEST_SHA256);

    digest_update(digest, bytes, n);
    digest_finish(digest, out);
    digest_free(digest);
}

int digest_file_sha256(int dirfd, const char *path, char out[DIGEST_SHA256_HEX], struct err *err)
{
    char block[65536];
    ssize_t n;
    struct digest *digest;
    int fd = openat(dirfd, path, O_RDONLY | O_CLOEXEC);

    if (fd < 0)
        return err_errno(err, "cannot open '%s'", path);
    digest = digest_new(DIGEST_SHA256);
    while ((n = read(fd, block, sizeof block)) > 0)
        digest_update(digest, block, (size_t)n);
    if (n == 0)
        digest_finish(digest, out);
    else
        err_errno(err, "cannot read '%s'", path);
    digest_free(digest);
    close(fd);
    return n == 0 ? 0 : -1;
}

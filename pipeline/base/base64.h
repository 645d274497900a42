/* Base64 as of RFC 4648, section 4: with padding, without line breaks. For bytes inside JSON and data: URIs. */
#ifndef SOHOA_BASE_BASE64_H
#define SOHOA_BASE_BASE64_H

#include <stddef.h>

struct buf;
struct err;

/* Appends the text of the n bytes to out. */
void base64_put(struct buf *out, const void *bytes, size_t n);

/* Appends the bytes that the text stands for. Strict: another character, a wrong length or bits set in the padding are
 * ERR_INPUT, and out is as it was. */
int base64_take(const char *text, size_t n, struct buf *out, struct err *err);

#endif

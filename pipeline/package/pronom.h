/* What kind of file a package says it holds: MIME type, name of the format, and its key in the registry PRONOM (The
 * National Archives, UK). A key is given only where the first bytes leave no doubt about the version. */
#ifndef SOHOA_PACKAGE_PRONOM_H
#define SOHOA_PACKAGE_PRONOM_H

#include <stddef.h>

struct pronom {
    const char *mime, *name, *version; /* version "" when not told */
    const char *key;                   /* "fmt/478"; "" when not known */
};

/* By the first bytes, then by the ending of the name. `head` up to PRONOM_HEAD bytes of the file, `tail` its last ones.
 * A PDF that says of itself that it is a PDF/A is told by that when it stands in either. Strings are static. */
#define PRONOM_HEAD 65536
void pronom_tell(const char *name, const char *head, size_t n, const char *tail, size_t tail_length,
                 struct pronom *pronom);

#endif

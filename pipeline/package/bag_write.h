/* The tag files of a bag that is being written, from the list of its files (package_written.h): they are streamed, so
 * that memory does not grow with them. Used inside pipeline/package only. */
#ifndef SOHOA_PACKAGE_BAG_WRITE_H
#define SOHOA_PACKAGE_BAG_WRITE_H

#include <stdbool.h>

#include "pipeline/base/memory.h"

struct err;
struct package_output;

/* SHA-256, and SHA-512 as RFC 8493 section 2.4 asks of those who make bags, unless it is not wanted. */
unsigned bag_write_kinds(bool sha256_only);
/* bagit.txt: before all else. */
int bag_write_begin(struct package_output *out, struct err *err);
/* bag-info.txt, from what the caller has to tell, with Payload-Oxum added, and the manifests: after all else. `beside`:
 * a path beside which a temporary file may be made. */
int bag_write_end(struct package_output *out, struct buf *info, unsigned kinds, const char *beside, struct err *err);

#endif

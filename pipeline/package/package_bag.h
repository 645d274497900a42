/* The tag files of a bag around a package. Used inside pipeline/package only. */
#ifndef SOHOA_PACKAGE_PACKAGE_BAG_H
#define SOHOA_PACKAGE_PACKAGE_BAG_H

struct err;
struct package;

/* The digests in its manifests, bits BAG_SUM(kind). */
unsigned package_bag_kinds(const struct package *package);
/* bag-info.txt and the manifests, when all of the payload is written. */
int package_bag_end(struct package *package, struct err *err);

#endif

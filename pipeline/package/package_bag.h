/* The tag files of a bag around a package. Used inside pipeline/package only. */
#ifndef SOHOA_PACKAGE_PACKAGE_BAG_H
#define SOHOA_PACKAGE_PACKAGE_BAG_H

struct err;
struct package;
struct package_output;

/* bagit.txt, first. */
int package_bag_begin(struct package_output *out, struct err *err);
/* bag-info.txt and the manifests, when all of the payload is in package->written. */
int package_bag_end(struct package *package, struct err *err);

#endif

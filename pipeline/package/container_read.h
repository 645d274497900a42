/* The parts of reading a container: container.c holds what folder and archive share. Used there only. */
#ifndef SOHOA_PACKAGE_CONTAINER_READ_H
#define SOHOA_PACKAGE_CONTAINER_READ_H

#include <pthread.h>

#include "pipeline/package/container.h"

#define CONTAINER_BLOCK (256 * 1024)

/* What the threads that read one container share; all but the item being read is changed under the lock. */
struct container_reading {
    struct container *container;
    pthread_mutex_t lock;
    uint64_t expected, largest; /* bytes of all files of a folder, and of the largest, by their sizes */
};

/* One file being read. */
struct container_file {
    struct container_reading *reading;
    struct bag_item *item;
    struct bag_sums sums;
    struct buf text; /* of the item, as far as it is not in the file */
    bool large;      /* its text has a range of its own there */
};

void container_fault(struct container_reading *reading, enum container_fault fault, const char *path,
                     const char *format, ...) __attribute__((format(printf, 4, 5)));

/* A file of that path is there; NULL with a fault when it is not to be read. */
struct bag_item *container_claim(struct container_reading *reading, const char *path);
void container_begin(struct container_file *file, struct container_reading *reading, struct bag_item *item);
int container_bytes(struct container_file *file, const void *bytes, size_t n, struct err *err);
/* Texts: container_text.c. */
int container_text_add(struct container_file *file, const void *bytes, size_t n, struct err *err);
int container_text_end(struct container_file *file, struct err *err);
/* Why the bytes end early. */
void container_damage(struct container_file *file, const char *format, ...) __attribute__((format(printf, 2, 3)));
int container_end(struct container_file *file, struct err *err);
void container_file_release(struct container_file *file);
/* True when the file was read a moment ago, and its digests are now the item's: there is no need to read it. */
bool container_is_known(struct container_reading *reading, struct bag_item *item, uint64_t size);

int container_read_folder(struct container_reading *reading, int fd, struct err *err);
int container_read_archive(struct container_reading *reading, int fd, const char *path, struct err *err);

#endif

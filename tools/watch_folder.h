/* What lies in a watched folder, and which of it is complete: each file and each folder right under it is a unit. A
 * unit is complete when nothing in it changed size or time for a while, as seen by looking: that works on network
 * shares, where no other machine's writing is announced. */
#ifndef SOHOA_TOOLS_WATCH_FOLDER_H
#define SOHOA_TOOLS_WATCH_FOLDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct err;

struct watch_unit {
    char *path;         /* folder, slash, name */
    uint64_t mark;      /* of names, sizes and times in it */
    double since;       /* when it was first seen so, seconds of a clock that only rises */
    uint64_t taken;     /* mark with which it was handed to an ingest; 0 never */
    double retry_after; /* not before that time again */
    bool seen;          /* in the last look */
};

struct watch_folder {
    const char *path;
    const char *avoid; /* a folder under it that is none of the units; or NULL */
    struct watch_unit *units;
    size_t count, room;
};

void watch_folder_release(struct watch_folder *folder);
/* Looks at everything anew; units that are gone are forgotten. ERR_NOT_FOUND and the like when the folder cannot be
 * read now: what is known stays. */
int watch_folder_look(struct watch_folder *folder, double now, struct err *err);
/* The unit is complete and not yet taken as it is. */
bool watch_folder_ready(const struct watch_unit *unit, double now, double settle);
/* Some unit changes still, or waits for its next attempt. */
bool watch_folder_pending(const struct watch_folder *folder);
/* An ingest failed on some unit, which waits for its next attempt. */
bool watch_folder_failed(const struct watch_folder *folder, double now);
/* The mark of a path as it is now; 0 when it is gone or empty. */
uint64_t watch_folder_mark(const char *path);

#endif

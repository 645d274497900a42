/* Bags and packages written from the web page: one at a time, by a thread, into the archive's exports/. One has its name
 * only once it is whole and verified; what a server that was stopped left half-written is removed by the next. */
#ifndef SOHOA_WEB_EXPORT_RUN_H
#define SOHOA_WEB_EXPORT_RUN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct archive;
struct err;
struct selection;
struct site;

#define EXPORT_NAME 48 /* of a bag, with its NUL: export-20261125-163201.tar.zst */

struct export_order {
    const char *as;      /* "bag", or what `sohoa export --as` knows */
    const char *ending;  /* of pipeline/package/bag.h, or "" for a folder */
    const char *locale;  /* constant; the language of its remarks, as LC_ALL says it */
    const char *dossier; /* file code, when the package is one of a dossier; NULL: of the selection */
};

/* Takes the ids over. ERR_BUSY while another runs. */
int export_run_start(struct site *site, const struct export_order *wanted, struct selection *selection,
                     struct err *err);

struct export_state {
    bool running;
    char name[EXPORT_NAME]; /* the bag being written, or the last one; "" none since the server started */
    size_t count;           /* its documents */
    char problem[1024];     /* why the last one was not written; "" it was */
    char remark[1024];      /* what it lacks, as the command tells; "" nothing */
};
void export_run_state(struct export_state *state);

struct export_file {
    const char *name;
    int64_t size; /* bytes; -1: a folder */
    const char *made;
};
/* The bags that lie there, the newest first. */
int export_run_list(const struct archive *archive, struct arena *arena, struct export_file **files, size_t *count,
                    struct err *err);
/* The bag's path relative to the archive; NULL when that is no name of one. In the arena. */
const char *export_run_path(struct arena *arena, const char *name);

#endif

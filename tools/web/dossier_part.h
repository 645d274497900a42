/* The parts of the pages of dossiers. Private to dossier_*.c. */
#ifndef SOHOA_WEB_DOSSIER_PART_H
#define SOHOA_WEB_DOSSIER_PART_H

#include "index/dossier.h"
#include "index/dossier_check.h"
#include "tools/web/web.h"

/* The dossier the path names, in the request's arena. One of secret use exists only for those who see secrets.
 * ERR_NOT_FOUND. */
int dossier_part_find(struct web_request *request, struct dossier *dossier, struct err *err);
bool dossier_part_may_see(const struct web_request *request, const struct dossier *dossier);

/* What it still lacks, in the arena. */
struct dossier_lacks {
    const char **sentences;
    bool *blocks;
    size_t count, room, blocking;
};
int dossier_part_check(struct web_request *request, const struct dossier *dossier, struct dossier_lacks *lacks,
                       struct err *err);
void dossier_part_put_lacks(struct web_request *request, struct buf *out, const struct dossier_lacks *lacks);

/* Handlers of the other files. */
web_handler dossier_form_new, dossier_form_make, dossier_form_edit, dossier_form_save;
web_handler dossier_fill_show, dossier_fill_add, dossier_fill_change;
web_handler dossier_close_ask, dossier_close_do, dossier_reopen_ask, dossier_reopen_do;

#endif

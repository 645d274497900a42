/* What the acts of `sohoa hoso` share. */
#ifndef SOHOA_TOOLS_HOSO_H
#define SOHOA_TOOLS_HOSO_H

#include <stdbool.h>

#include "index/dossier.h"
#include "pipeline/base/memory.h"
#include "tools/home.h"

struct hoso {
    struct home home;
    struct arena arena;
    char **operands; /* after the act */
    int count;
    const char *by, *symbol, *year, *state, *note, *who, *output;
    long due, pages_a_sheet;
    bool json, doing, dates, anyway, force;
};

/* The dossier that the first operand names. */
int hoso_find(struct hoso *h, struct dossier *dossier, struct err *err);
/* Operands FIELD=VALUE from `first` on into the dossier. */
int hoso_take_fields(struct hoso *h, int first, struct dossier *dossier, struct err *err);
/* Operands from `first` on as one text, parted by spaces. */
const char *hoso_join(struct hoso *h, int first);
/* Agency, fonds and archive of the settings into what has none. */
void hoso_preset(struct hoso *h, struct dossier *dossier);
/* Which dossiers --year and --state choose. */
int hoso_filter(const struct hoso *h, struct dossier_filter *filter, struct err *err);

/* Acts: as commands. */
int hoso_list(struct hoso *h, struct err *err);
int hoso_show(struct hoso *h, struct err *err);
int hoso_new(struct hoso *h, struct err *err);
int hoso_set(struct hoso *h, struct err *err);
int hoso_add(struct hoso *h, struct err *err);
int hoso_remove(struct hoso *h, struct err *err);
int hoso_order(struct hoso *h, struct err *err);
int hoso_sheets(struct hoso *h, struct err *err);
int hoso_close(struct hoso *h, struct err *err);
int hoso_reopen(struct hoso *h, struct err *err);
int hoso_check(struct hoso *h, struct err *err);
int hoso_arrange(struct hoso *h, struct err *err);
int hoso_appraise(struct hoso *h, struct err *err);
int hoso_contents(struct hoso *h, struct err *err);
int hoso_inventory(struct hoso *h, struct err *err);

#endif

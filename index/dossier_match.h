/* Which dossier that is there already a group of a plan means. Private to index/. */
#ifndef SOHOA_INDEX_DOSSIER_MATCH_H
#define SOHOA_INDEX_DOSSIER_MATCH_H

#include "index/dossier_plan.h"

/* The group's dossier, which has agency and year, becomes the one it means, when there is one. */
int dossier_match(struct catalogue *c, struct arena *arena, enum dossier_rule rule, struct dossier_group *group,
                  struct err *err);

#endif

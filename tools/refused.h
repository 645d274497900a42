/* Whether what was given to an ingest was refused, in part at least: such files stay where they are. */
#ifndef SOHOA_TOOLS_REFUSED_H
#define SOHOA_TOOLS_REFUSED_H

struct catalogue;
struct err;

/* 1 when the path, or a path under it, is in quarantine by itself or as a document; 0; -1. */
int refused_find(struct catalogue *catalogue, const char *path, struct err *err);

#endif

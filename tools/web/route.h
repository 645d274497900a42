/* All routes of the server, from the tables of its subjects. */
#ifndef SOHOA_WEB_ROUTE_H
#define SOHOA_WEB_ROUTE_H

#include "tools/web/web.h"

enum route_match { ROUTE_FOUND, ROUTE_NO_PATH, ROUTE_NO_METHOD };

/* Finds the route of a decoded path; parts point into the arena. */
enum route_match route_find(struct arena *arena, enum web_method method, const char *path,
                            const struct web_route **route, const char *parts[WEB_PARTS]);
/* The index-th of all routes, for the tests; NULL beyond the last. */
const struct web_route *route_at(size_t index);

#endif

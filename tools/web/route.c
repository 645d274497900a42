#include "tools/web/route.h"

#include <string.h>

#include "tools/web/batch_page.h"
#include "tools/web/document_page.h"
#include "tools/web/dossier_page.h"
#include "tools/web/export_page.h"
#include "tools/web/overview_page.h"
#include "tools/web/people_page.h"
#include "tools/web/review_page.h"
#include "tools/web/search_page.h"
#include "tools/web/sign_page.h"

/* The tables of all subjects. */
static const struct web_route *const TABLES[] = {
    sign_page_routes,   search_page_routes,   document_page_routes, people_page_routes,
    review_page_routes, overview_page_routes, batch_page_routes,    export_page_routes,
    dossier_page_routes,
};

const struct web_route *route_at(size_t index)
{
    for (size_t t = 0; t < sizeof TABLES / sizeof *TABLES; t++)
        for (const struct web_route *route = TABLES[t]; route->path; route++)
            if (index-- == 0)
                return route;
    return NULL;
}

/* One segment after another; a colon in the pattern takes any that is not empty. */
static bool fits(struct arena *arena, const char *pattern, const char *path, const char *parts[WEB_PARTS])
{
    size_t count = 0;

    for (size_t i = 0; i < WEB_PARTS; i++)
        parts[i] = NULL;
    while (*pattern && *path) {
        if (*pattern == ':' && count < WEB_PARTS) {
            size_t n = strcspn(path, "/");

            if (n == 0)
                return false;
            parts[count++] = arena_strndup(arena, path, n);
            path += n;
            pattern++;
        } else if (*pattern++ != *path++) {
            return false;
        }
    }
    return !*pattern && !*path;
}

enum route_match route_find(struct arena *arena, enum web_method method, const char *path,
                            const struct web_route **route, const char *parts[WEB_PARTS])
{
    enum route_match match = ROUTE_NO_PATH;
    const struct web_route *at;

    for (size_t i = 0; (at = route_at(i)); i++) {
        if (!fits(arena, at->path, path, parts))
            continue;
        if (at->method == method) {
            *route = at;
            return ROUTE_FOUND;
        }
        match = ROUTE_NO_METHOD;
    }
    return match;
}

#include "tools/refused.h"

#include <string.h>
#include <sys/stat.h>

#include "index/catalogue.h"
#include "pipeline/base/memory.h"

struct refused {
    struct catalogue *catalogue;
    const char *path;
    struct err *err;
};

/* 1 when it, or the document it became, is in quarantine. */
static int is_refused(const struct item *item, const struct refused *refused)
{
    cleanup_arena struct arena arena = {0};
    struct entry entry;
    int found;

    if (item->outcome != ITEM_DOCUMENT)
        return item->outcome == ITEM_QUARANTINED;
    found = catalogue_find_entry(refused->catalogue, &arena, item->document, &entry, refused->err);
    return found < 0 ? -1 : found > 0 && entry.state == DOCUMENT_QUARANTINED;
}

static int note_under(const struct item *item, void *data)
{
    const struct refused *refused = data;
    size_t n = strlen(refused->path);

    return !strncmp(item->path, refused->path, n) && item->path[n] == '/' ? is_refused(item, refused) : 0;
}

int refused_find(struct catalogue *catalogue, const char *path, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct refused refused = {catalogue, path, err};
    struct item item;
    struct stat st;
    int found = catalogue_find_item(catalogue, &arena, path, &item, err);

    if (found > 0)
        found = is_refused(&item, &refused);
    if (found != 0 || stat(path, &st) != 0 || S_ISREG(st.st_mode))
        return found;
    return catalogue_each_item(catalogue, 1u << ITEM_QUARANTINED | 1u << ITEM_DOCUMENT, 0, note_under, &refused, err);
}

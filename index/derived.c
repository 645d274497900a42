#include "index/derived.h"

#include "index/cite_key.h"
#include "index/posting.h"

int derived_drop(struct catalogue *c, int64_t document, struct err *err)
{
    return posting_drop(c, document, err) != 0 ? -1 : cite_key_drop(c, document, err);
}

int derived_put(struct catalogue *c, int64_t document, struct err *err)
{
    return posting_put(c, document, err) != 0 ? -1 : cite_key_put(c, document, err);
}

int derived_put_all(struct catalogue *c, const int64_t *documents, size_t count, struct err *err)
{
    if (posting_put_all(c, documents, count, err) != 0)
        return -1;
    for (size_t i = 0; i < count; i++)
        if (cite_key_put(c, documents[i], err) != 0)
            return -1;
    return 0;
}

int derived_rebuild(struct catalogue *c, struct err *err)
{
    return posting_rebuild(c, err) != 0 ? -1 : cite_key_rebuild(c, err);
}

int derived_check(struct catalogue *c, void (*problem)(const char *sentence, void *data), void *data, struct err *err)
{
    return posting_check(c, problem, data, err) != 0 ? -1 : cite_key_check(c, problem, data, err);
}

/* What a text says of a document that it names: that it is its basis (căn cứ), that it changes it (sửa đổi, bổ sung), puts
 * itself in its place (thay thế), or ends it (bãi bỏ, hủy bỏ, hết hiệu lực).
 *
 * Told by the sentence the number stands in: the verb stands before it and is the document's own ("Quyết định này thay
 * thế …", "Điều 1. Sửa đổi …", "Về việc bãi bỏ …"), not that of another one named before ("Nghị định số 5/2020/NĐ-CP sửa
 * đổi …"), not told of the past ("đã được sửa đổi"). What is done to an article or a phrase of it is a change. Items of a
 * list that stands below such a sentence are not told. Private to index/. */
#ifndef SOHOA_INDEX_CITE_RELATION_H
#define SOHOA_INDEX_CITE_RELATION_H

#include <stddef.h>

struct arena;

/* RELATION(identifier, name): a stronger one comes later. */
#define CITE_RELATION_TABLE(RELATION)                                                                                  \
    RELATION(BASIS, "basis")                                                                                           \
    RELATION(AMENDS, "amends")                                                                                         \
    RELATION(REPLACES, "replaces")                                                                                     \
    RELATION(REPEALS, "repeals")

enum cite_relation {
    CITE_NAMED, /* nothing more is said */
#define RELATION(id, name) CITE_##id,
    CITE_RELATION_TABLE(RELATION)
#undef RELATION
        CITE_RELATION_COUNT
};

const char *cite_relation_name(enum cite_relation relation); /* NULL for CITE_NAMED */

/* A text made ready to look in. */
struct cite_text {
    char *fold;  /* folded, one space between words */
    char *tight; /* the same without spaces */
    size_t *at;  /* where each byte of tight stands in fold */
};
struct cite_text cite_text_read(struct arena *arena, const char *text);

/* The strongest that is said wherever the number stands; `printed`, as it was read, is looked for when the number itself
 * does not stand there. */
enum cite_relation cite_relation_of(const struct cite_text *text, struct arena *arena, const char *number,
                                    const char *printed);

#endif

#include "index/dossier_match.h"

#include <sqlite3.h>
#include <string.h>

#include "index/database.h"
#include "index/dossier_path.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"

/* 1 when one of its documents lies in the folder. */
static int holds_folder(struct catalogue *c, int64_t dossier, const char *folder, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct dossier_document *documents;
    size_t count;

    if (dossier_load_documents(c, &arena, dossier, &documents, &count, err) != 0)
        return -1;
    for (size_t i = 0; i < count; i++) {
        const char *path;

        if (dossier_path_of(c, &arena, documents[i].document, &path, err) != 0)
            return -1;
        if (path && !strcmp(dossier_path_folder(&arena, path), folder))
            return 1;
    }
    return 0;
}

static bool equal(const char *a, const char *b)
{
    return a && b && !strcmp(a, b);
}

/* Whether the group means this dossier of its agency and year. Names of folders come again ("QĐ" under each unit): a
 * folder means a dossier that holds documents of it, or one whose notation and title it says both. */
static int is_meant(struct catalogue *c, enum dossier_rule rule, const struct dossier_group *g,
                    const struct dossier *there, struct err *err)
{
    const char *const *wanted = g->dossier.value, *const *has = there->value;
    const char *notation = wanted[DOSSIER_NOTATION];
    bool same_title = equal(wanted[DOSSIER_TITLE], has[DOSSIER_TITLE]);
    bool same_notation = equal(notation, has[DOSSIER_NOTATION]);

    if (rule == DOSSIER_RULE_BOX) {
        size_t n = strlen(has[DOSSIER_NOTATION]), m = strlen(notation);

        return equal(wanted[DOSSIER_BOX], has[DOSSIER_BOX]) &&
               (same_notation ||
                (n > m && has[DOSSIER_NOTATION][n - m - 1] == '.' && !strcmp(has[DOSSIER_NOTATION] + n - m, notation)));
    }
    if (rule != DOSSIER_RULE_FOLDER)
        return notation ? same_notation : same_title;
    if (same_notation && same_title && strcmp(notation, wanted[DOSSIER_TITLE]) != 0)
        return 1;
    return same_notation || (!notation && same_title) ? holds_folder(c, there->id, g->key, err) : 0;
}

int dossier_match(struct catalogue *c, struct arena *arena, enum dossier_rule rule, struct dossier_group *g,
                  struct err *err)
{
    sqlite3_stmt *stmt = database_query(c, err, "SELECT id FROM dossier WHERE organ_id = ? AND year = ? ORDER BY id",
                                        "ss", g->dossier.value[DOSSIER_ORGAN], g->dossier.value[DOSSIER_YEAR]);
    int got = 0, meant = 0;

    if (!stmt)
        return -1;
    while (meant == 0 && (got = database_row(c, stmt, err)) == 1) {
        struct dossier there;

        meant = dossier_find(c, arena, sqlite3_column_int64(stmt, 0), &there, err) < 0
                    ? -1
                    : is_meant(c, rule, g, &there, err);
        if (meant == 1)
            g->dossier = there;
    }
    database_done(c, stmt);
    return got < 0 || meant < 0 ? -1 : 0;
}

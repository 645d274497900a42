/* Dossiers and documents to put into them. For the tests of dossiers. */
#ifndef SOHOA_TESTS_DOSSIER_FIXTURE_H
#define SOHOA_TESTS_DOSSIER_FIXTURE_H

#include "index/dossier.h"
#include "tests/unit/catalogue_fixture.h"

#define WHO "Nguyễn Thị Lan"

static inline struct dossier dossier_of_test(const char *notation)
{
    struct dossier d = {0};

    d.value[DOSSIER_ORGAN] = "H30.81";
    d.value[DOSSIER_YEAR] = "2021";
    d.value[DOSSIER_NOTATION] = notation;
    d.value[DOSSIER_TITLE] = "Hồ sơ giao đất năm 2021";
    return d;
}

static inline void complete(struct dossier *d)
{
    d->value[DOSSIER_MAINTENANCE] = "05";
    d->value[DOSSIER_MODE] = "01";
    d->value[DOSSIER_LANGUAGE] = "01";
    d->value[DOSSIER_START] = "2021-01";
    d->value[DOSSIER_END] = "2021-12-31";
    d->value[DOSSIER_CONFIDENCE] = "02";
    d->value[DOSSIER_PAPER_FILE_CODE] = "G09.K1.12.3";
}

static inline int64_t add(struct fixture *f, const char *notation)
{
    struct dossier d = dossier_of_test(notation);

    complete(&d);
    OK(dossier_add(f->c, &f->arena, &d, WHO, &f->err));
    return d.id;
}

static inline int64_t document(struct fixture *f, int n)
{
    char sha[65];

    memset(sha, '0' + n, 64);
    sha[64] = '\0';
    return add_read_document(f, sha, 2);
}

static inline struct dossier get(struct fixture *f, int64_t id)
{
    struct dossier d;

    assert_int_equal(dossier_find(f->c, &f->arena, id, &d, &f->err), 1);
    return d;
}

static inline int put_line(const struct event *event, void *data)
{
    buf_printf(data, "%s|%s|%s\n", event->type, event->agent, event->detail);
    return 0;
}

/* "1:3 2:1": ordinal and document. */
static inline const char *documents_of(struct fixture *f, int64_t id)
{
    cleanup_buf struct buf out = {0};
    struct dossier_document *list;
    size_t count;

    OK(dossier_load_documents(f->c, &f->arena, id, &list, &count, &f->err));
    for (size_t i = 0; i < count; i++)
        buf_printf(&out, "%s%d:%d", i ? " " : "", (int)list[i].ordinal, (int)list[i].document);
    return arena_strdup(&f->arena, buf_string(&out));
}

static inline int64_t add_closed(struct fixture *f)
{
    int64_t id = add(f, "01"), one = document(f, 1);

    document(f, 2);
    OK(dossier_add_documents(f->c, id, &one, 1, WHO, NULL, &f->err));
    OK(dossier_close(f->c, id, WHO, &f->err));
    return id;
}

#endif

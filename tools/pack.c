#include "tools/pack.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "index/sidecar.h"
#include "pipeline/base/digest.h"
#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "tools/command.h"
#include "tools/pack_parts.h"

/* What is in every package however small: schemas, METS, PREMIS. */
#define FIXED_BYTES (512 * 1024)

static double now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* What is packed ------------------------------------------------------------------------------------------------ */

static void note_moment(struct pack_set *set, const char *time)
{
    if (strcmp(time, set->newest) > 0)
        snprintf(set->newest, sizeof set->newest, "%s", time);
}

static int note_time(const struct event *event, void *data)
{
    note_moment(data, event->time);
    return 0;
}

static void note_date(struct pack_set *set, const struct field *date)
{
    if (!date->value || date->status == STATUS_REVIEW || strlen(date->value) != 10)
        return;
    if (!set->oldest_date[0] || strcmp(date->value, set->oldest_date) < 0)
        snprintf(set->oldest_date, sizeof set->oldest_date, "%s", date->value);
    if (strcmp(date->value, set->newest_date) > 0)
        snprintf(set->newest_date, sizeof set->newest_date, "%s", date->value);
}

static void note_issuer(struct pack_set *set, const struct field *issuer)
{
    const char *agency = set->home->archive.settings.agency_name;

    if (!*agency || !issuer->value || issuer->status == STATUS_REVIEW)
        set->unsure = true;
    else if (!strcmp(issuer->value, agency))
        set->own = true;
    else
        set->foreign = true;
}

static int find_listing(struct pack_set *set, int64_t id, struct arena *arena, struct listing *listing, struct err *err)
{
    struct entry entry;
    int found = catalogue_find_entry(set->home->catalogue, arena, id, &entry, err);

    if (found <= 0)
        return found < 0 ? -1 : err_set(err, ERR_NOT_FOUND, "there is no document %lld", (long long)id);
    if (entry.state == DOCUMENT_QUEUED || entry.state == DOCUMENT_READING)
        return err_set(err, ERR_BUSY, "document %lld is not read to its end: run `sohoa ingest` first", (long long)id);
    return listing_load(set->home->catalogue, arena, &entry, listing, err);
}

/* Everything that is told of a document stands in its record: the digest of all records names the package. */
static int note_document(struct pack_set *set, int64_t id, struct digest *digest, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    cleanup_buf struct buf record = {0};
    const struct event_filter filter = {.document = id};
    struct listing listing;

    if (find_listing(set, id, &arena, &listing, err) != 0 ||
        catalogue_each_event(set->home->catalogue, &filter, note_time, set, err) != 0 ||
        sidecar_put_packed(set->home->catalogue, id, &record, err) != 0)
        return -1;
    digest_update(digest, record.data, record.len);
    note_moment(set, listing.entry.created); /* texts of an import have no event of their own */
    set->pages += listing.entry.page_count;
    note_date(set, &listing.document.fields[FIELD_DATE]);
    note_issuer(set, &listing.document.fields[FIELD_ISSUER]);
    return 0;
}

static int load_dossier(struct pack_set *set, struct digest *digest, struct err *err)
{
    cleanup_buf struct buf record = {0};
    struct dossier_document *list;
    int64_t id = set->options->dossier;
    int found = dossier_find(set->home->catalogue, &set->arena, id, &set->dossier, err);

    if (found <= 0)
        return found < 0 ? -1 : err_set(err, ERR_NOT_FOUND, "there is no dossier (hồ sơ) %lld", (long long)id);
    if (dossier_load_documents(set->home->catalogue, &set->arena, id, &list, &set->count, err) != 0 ||
        dossier_put_record(set->home->catalogue, id, &record, err) != 0 ||
        dossier_each_event(set->home->catalogue, id, note_time, set, err) != 0)
        return -1;
    if (set->count == 0)
        return err_set(err, ERR_NOT_FOUND, "the dossier %s has no documents", set->dossier.code);
    set->ids = arena_alloc(&set->arena, set->count * sizeof *set->ids);
    for (size_t i = 0; i < set->count; i++)
        set->ids[i] = list[i].document;
    digest_update(digest, record.data, record.len);
    return 0;
}

static const char *find_code(struct pack_set *set)
{
    const struct settings *s = &set->home->archive.settings;
    const char *archive = set->dossier.id ? set->dossier.value[DOSSIER_ARCHIVE] : NULL;

    if (!set->dossier.id)
        return s->agency_fonds[0] ? s->agency_fonds : s->agency_code;
    /* arcFileCode has the code of the archive before the file code; a SIP has not come to one yet. */
    if (archive && *archive && !package_as_is_sip(set->options->as))
        return arena_printf(&set->arena, "%s.%s", archive, set->dossier.code);
    return set->dossier.code;
}

static int look_through(struct pack_set *set, struct err *err)
{
    struct digest *digest = digest_new(DIGEST_SHA256);
    char hex[DIGEST_HEX_MAX];
    int result = 0;

    if (set->options->dossier) {
        result = load_dossier(set, digest, err);
    } else {
        set->count = set->options->count;
        set->ids = arena_alloc(&set->arena, (set->count + 1) * sizeof *set->ids);
        memcpy(set->ids, set->options->ids, set->count * sizeof *set->ids);
    }
    if (result == 0 && set->count > EAD_DOCUMENTS)
        result = err_set(err, ERR_LIMIT,
                         "%zu documents are too many: docOrdinal has room for %d in one selection; export them by year "
                         "or by dossier",
                         set->count, EAD_DOCUMENTS);
    for (size_t i = 0; i < set->count && result == 0; i++)
        result = note_document(set, set->ids[i], digest, err);
    digest_finish(digest, hex);
    digest_free(digest);
    snprintf(set->content, sizeof set->content, "%.64s", hex);
    set->code = find_code(set);
    set->report->documents = set->count;
    return result;
}

/* Packages ------------------------------------------------------------------------------------------------------ */

struct packing {
    struct pack_set *set;
    struct package_ead ead;
    struct package **packages; /* the last is being filled */
    size_t count, in_last;     /* documents in the last */
    size_t begun;              /* and in those before */
};

/* "hs.zip" as "hs-002.zip". */
static char *numbered(struct arena *arena, const char *path, size_t number)
{
    const char *base = file_base_name(path), *ending = strrchr(base, '.');

    if (ending && ending - base > 4 && !strncmp(ending - 4, ".tar", 4))
        ending -= 4;
    if (!ending || ending == base)
        ending = path + strlen(path);
    return arena_printf(arena, "%.*s-%03zu%s", (int)(ending - path), path, number, ending);
}

static struct package *open_next(struct packing *packing, struct err *err)
{
    struct pack_set *set = packing->set;
    size_t number = packing->count + 1, n = strlen(set->options->path);
    bool split = set->options->split > 0;
    struct package_options options = {.as = set->options->as,
                                      .path = set->options->path,
                                      .replace = set->options->replace,
                                      .bag = set->options->bag,
                                      .time = set->newest,
                                      .software = "sohoa",
                                      .version = SOHOA_VERSION,
                                      .settings = &set->home->archive.settings,
                                      .ead = &packing->ead};
    struct package *package;

    options.content = split ? arena_printf(&set->arena, "%s/%zu", set->content, number) : set->content;
    if (split && set->options->path[n - 1] != '/')
        options.path = numbered(&set->arena, set->options->path, number);
    package = package_create(&options, err);
    if (!package)
        return NULL;
    packing->packages = memory_resize(packing->packages, number, sizeof *packing->packages);
    packing->packages[packing->count++] = package;
    packing->in_last = 0;
    return package;
}

static int finish_last(struct packing *packing, struct err *err)
{
    struct pack_set *set = packing->set;
    struct package *package = packing->packages[packing->count - 1];
    struct package_result result;

    if (pack_documentation_add(set, package, packing->begun, packing->in_last, err) != 0 ||
        package_finish(package, err) != 0)
        return -1;
    packing->begun += packing->in_last;
    package_tell(package, &result);
    set->report->cut += result.cut;
    set->report->lacking += result.lacking;
    buf_puts(&set->report->lacks, result.lacks);
    set->report->schemas = result.schemas;
    set->report->bytes += package_bytes(package);
    return 0;
}

/* The package that has room for so much more. */
static struct package *with_room(struct packing *packing, uint64_t bytes, struct err *err)
{
    uint64_t split = packing->set->options->split;
    struct package *last = packing->count ? packing->packages[packing->count - 1] : NULL;

    packing->set->report->oversize += split > 0 && bytes + FIXED_BYTES > split;
    if (last && (!split || packing->in_last == 0 || package_bytes(last) + bytes + FIXED_BYTES <= split))
        return last;
    if (last && finish_last(packing, err) != 0)
        return NULL;
    return open_next(packing, err);
}

static int pack_one(struct packing *packing, size_t place, struct err *err)
{
    struct pack_set *set = packing->set;
    cleanup_arena struct arena arena = {0};
    struct pack_document document = {0};
    struct package *package = NULL;
    struct listing listing;
    int result = find_listing(set, set->ids[place], &arena, &listing, err);

    if (result == 0)
        result = pack_document_make(set, &arena, &listing, place + 1, &document, err);
    if (result == 0) {
        package = with_room(packing, document.bytes, err);
        result = package ? 0 : -1;
    }
    /* A package has the originals of all its documents, also where a file lies in the one before too. */
    if (result == 0 && packing->count > 1 && packing->in_last == 0) {
        originals_release(&set->originals);
        result = originals_list(&set->originals, set->home, &arena, &listing.entry, document.name, &document.originals,
                                &document.original_count, err);
    }
    if (result == 0)
        result = pack_document_add(set, package, &document, err);
    packing->in_last++;
    pack_document_release(set, &document);
    return result == 0 ? 0 : err_context(err, "document %lld", (long long)set->ids[place]);
}

static int pack_all(struct packing *packing, struct err *err)
{
    struct pack_set *set = packing->set;
    double begin = now();

    for (size_t i = 0; i < set->count; i++) {
        if (set->options->stop && *set->options->stop)
            return err_set(err, ERR_INTERRUPTED, "stopped; nothing was written");
        if (pack_one(packing, i, err) != 0)
            return -1;
        set->report->done = i + 1;
        set->report->seconds = now() - begin;
        if (set->options->progress)
            set->options->progress(set->report, set->options->data);
    }
    return finish_last(packing, err);
}

/* All are whole: now they get their names. */
static int take_names(struct packing *packing, struct buf *paths, struct err *err)
{
    for (size_t i = 0; i < packing->count; i++) {
        struct package_result result;

        if (package_take_name(packing->packages[i], err) != 0)
            return -1;
        package_tell(packing->packages[i], &result);
        buf_printf(paths, "%s\n", result.path);
    }
    packing->set->report->packages = packing->count;
    return 0;
}

int pack_write(struct home *home, const struct pack_options *options, struct pack_report *report, struct buf *paths,
               struct err *err)
{
    struct pack_set set = {.home = home, .options = options, .report = report};
    struct packing packing = {.set = &set};
    struct err ignored;
    int result;

    *report = (struct pack_report){0};
    set.scratch = file_make_scratch(&set.arena, home_temporary(), "sohoa-pack", err);
    result = set.scratch ? look_through(&set, err) : -1;
    if (result == 0) {
        pack_ead_set(&set, &set.arena, &packing.ead);
        result = pack_all(&packing, err);
    }
    if (result == 0)
        result = take_names(&packing, paths, err);
    for (size_t i = 0; i < packing.count; i++)
        package_free(packing.packages[i]);
    free(packing.packages);
    originals_release(&set.originals);
    if (set.scratch)
        file_remove_tree(AT_FDCWD, set.scratch, &ignored);
    arena_release(&set.arena);
    return result;
}

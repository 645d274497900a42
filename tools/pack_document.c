#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "index/sidecar.h"
#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "tools/pack_parts.h"
#include "tools/rendition.h"

#define PDF       "document.pdf"
#define ALTO      "alto"
#define LEVEL_2U  2    /* ISO 19005-2, level u: every character can be searched */
#define PER_FILE  4096 /* about what METS, PREMIS and the container say of one file, bytes */
#define XML_BYTES (64L * 1024 * 1024)

/* What is wrong with this document's pages, not with the disk or the archive. */
static bool is_of_document(const struct err *err)
{
    return err->code == ERR_INPUT || err->code == ERR_LIMIT || err->code == ERR_NOT_FOUND || err->code == ERR_BUSY;
}

static int make_pdf(struct pack_set *set, struct arena *arena, struct pack_document *document, struct err *err)
{
    struct rendition rendition = {.form = RENDITION_PDF, .part = LEVEL_2U, .replace = true};
    struct stat st;

    rendition.output = arena_printf(arena, "%s/" PDF, set->scratch);
    if (set->home->archive.settings.package_pdfa <= 0)
        return 0;
    if (rendition_write(set->home, document->listing->entry.id, &rendition, err) != 0) {
        if (!is_of_document(err))
            return -1;
        set->report->without_pdfa++;
        err_clear(err);
        return 0;
    }
    if (stat(rendition.output, &st) != 0)
        return err_errno(err, "cannot read '%s'", rendition.output);
    document->pdf = arena_strdup(arena, rendition.output);
    document->pdf_size = st.st_size;
    return digest_file_sha256(AT_FDCWD, document->pdf, document->pdf_sha256, err);
}

static int make_alto(struct pack_set *set, struct arena *arena, const struct pack_document *document, struct err *err)
{
    struct rendition rendition = {.form = RENDITION_ALTO};

    rendition.output = arena_printf(arena, "%s/" ALTO, set->scratch);
    if (set->home->archive.settings.package_alto <= 0)
        return 0;
    if (rendition_write(set->home, document->listing->entry.id, &rendition, err) == 0)
        return 0;
    if (!is_of_document(err))
        return -1;
    err_clear(err);
    return 0;
}

int pack_document_make(struct pack_set *set, struct arena *arena, const struct listing *listing, size_t ordinal,
                       struct pack_document *document, struct err *err)
{
    int64_t id = listing->entry.id;

    *document = (struct pack_document){.listing = listing, .name = pack_ead_name(set, id, ordinal, arena)};
    pack_ead_document(set, listing, ordinal, arena, &document->ead);
    set->report->asking += pack_ead_is_asking(&listing->document);
    if (make_pdf(set, arena, document, err) != 0 || make_alto(set, arena, document, err) != 0 ||
        originals_list(&set->originals, set->home, arena, &listing->entry, document->name, &document->originals,
                       &document->original_count, err) != 0 ||
        sidecar_put_packed(set->home->catalogue, id, &document->record, err) != 0)
        return -1;
    document->bytes = (uint64_t)document->pdf_size + document->record.len + 3 * PER_FILE;
    for (size_t i = 0; i < document->original_count; i++)
        document->bytes += (uint64_t)document->originals[i].size + PER_FILE;
    return 0;
}

/* Adding -------------------------------------------------------------------------------------------------------- */

static int add_original(struct pack_set *set, struct package *package, const struct pack_document *document,
                        const struct original *original, enum package_place place, struct err *err)
{
    const struct listing *listing = document->listing;
    char path[ARCHIVE_PATH_MAX] = "";
    struct package_file file = {.place = place,
                                .name = original->name,
                                .bytes = original->bytes,
                                .length = original->length,
                                .dirfd = set->home->archive.dirfd,
                                .path = path,
                                .size = (uint64_t)original->size,
                                .sha256 = original->sha256,
                                .created = original->first_seen};

    if (original->sha256)
        archive_object_path(original->sha256, path);
    if (listing->path_count && document->original_count == 1)
        file.original_name = file_base_name(listing->paths[0]);
    return package_add_file(package, &file, err);
}

static int add_text(struct pack_set *set, struct package *package, const struct pack_document *document,
                    struct err *err)
{
    cleanup_arena struct arena arena = {0};
    cleanup_buf struct buf text = {0};
    struct document loaded;
    struct package_file file = {.place = PACKAGE_DATA, .name = arena_printf(&arena, "%s.txt", document->name)};

    if (catalogue_load(set->home->catalogue, &arena, document->listing->entry.id, LOAD_WORDS, &loaded, err) != 0)
        return -1;
    for (size_t i = 0; i < loaded.page_count; i++) {
        if (i > 0)
            buf_putc(&text, '\f');
        buf_puts(&text, page_text(&arena, &loaded.pages[i]));
    }
    file.bytes = buf_string(&text);
    file.length = text.len;
    return package_add_file(package, &file, err);
}

/* data/ has the PDF/A; without one the originals, or of what came as text the text. What is in data/ byte for byte is
 * not in originals/ again. */
static int add_content(struct pack_set *set, struct package *package, const struct pack_document *document,
                       struct err *err)
{
    cleanup_arena struct arena arena = {0};
    bool text = document->original_count > 0 && !document->originals[0].sha256;

    if (document->pdf) {
        struct package_file file = {.place = PACKAGE_DATA,
                                    .name = arena_printf(&arena, "%s.pdf", document->name),
                                    .dirfd = AT_FDCWD,
                                    .path = document->pdf,
                                    .size = (uint64_t)document->pdf_size,
                                    .sha256 = document->pdf_sha256};

        if (package_add_file(package, &file, err) != 0)
            return -1;
    } else if ((text || document->original_count == 0) && add_text(set, package, document, err) != 0) {
        return -1;
    }
    for (size_t i = 0; i < document->original_count; i++) {
        const struct original *original = &document->originals[i];
        bool same = document->pdf && original->sha256 && !strcmp(original->sha256, document->pdf_sha256);

        if (!same && add_original(set, package, document, original,
                                  document->pdf || text ? PACKAGE_ORIGINALS : PACKAGE_DATA, err) != 0)
            return -1;
    }
    return 0;
}

static int add_alto(struct pack_set *set, struct package *package, const struct pack_document *document,
                    struct err *err)
{
    cleanup_arena struct arena arena = {0};
    char *folder = arena_printf(&arena, "%s/" ALTO, set->scratch), **names;
    size_t count;

    if (access(folder, F_OK) != 0)
        return 0;
    if (file_list(&arena, AT_FDCWD, folder, &names, &count, err) != 0)
        return -1;
    for (size_t i = 0; i < count; i++) {
        cleanup_buf struct buf xml = {0};
        struct package_file file = {.place = PACKAGE_ALTO,
                                    .name = arena_printf(&arena, "%s/%s", document->name, names[i])};

        if (file_read(AT_FDCWD, file_join(&arena, folder, names[i]), XML_BYTES, &xml, err) != 0)
            return -1;
        file.bytes = buf_string(&xml);
        file.length = xml.len;
        if (package_add_file(package, &file, err) != 0)
            return -1;
    }
    return 0;
}

struct telling {
    struct package *package;
    struct err *err;
};

static int add_event(const struct event *event, void *data)
{
    struct telling *telling = data;
    const struct package_event told = {.type = event->type,
                                       .time = event->time,
                                       .agent = event->agent,
                                       .outcome = event->outcome,
                                       .detail = event->detail,
                                       .object = event->object};

    return package_add_event(telling->package, &told, telling->err);
}

int pack_document_add(struct pack_set *set, struct package *package, const struct pack_document *document,
                      struct err *err)
{
    cleanup_arena struct arena arena = {0};
    const struct event_filter filter = {.document = document->listing->entry.id};
    struct telling telling = {package, err};
    struct package_file record = {.place = PACKAGE_RECORDS,
                                  .name = arena_printf(&arena, "%s.json", document->name),
                                  .bytes = document->record.data,
                                  .length = document->record.len};

    if (package_begin_document(package, document->name, &document->ead, err) != 0 ||
        add_content(set, package, document, err) != 0 || package_add_file(package, &record, err) != 0 ||
        add_alto(set, package, document, err) != 0)
        return -1;
    return catalogue_each_event(set->home->catalogue, &filter, add_event, &telling, err);
}

void pack_document_release(const struct pack_set *set, struct pack_document *document)
{
    cleanup_arena struct arena arena = {0};
    struct err ignored;

    buf_release(&document->record);
    if (document->pdf)
        unlink(document->pdf);
    file_remove_tree(AT_FDCWD, arena_printf(&arena, "%s/" ALTO, set->scratch), &ignored);
}

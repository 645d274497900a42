#include "tools/web/document_file.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "index/sidecar.h"
#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/text.h"
#include "pipeline/run/preview.h"
#include "tools/field_picture.h"
#include "tools/listing.h"
#include "tools/web/document_part.h"
#include "tools/web/frame.h"
#include "tools/web/gallery.h"
#include "tools/web/html.h"
#include "tools/web/reply.h"
#include "tools/web/show.h"
#include "tools/web/site.h"

#define SOURCES_SHOWN 20

/* SIZE(name in the address, longer side in px): few, so that the cache serves all readers. */
static const struct {
    const char *name;
    int side;
} SIZES[] = {{"thumb", PREVIEW_THUMB}, {"page", PREVIEW_PAGE}, {"large", 3400}};

int document_file_admit(struct web_request *r, const char *what, int64_t *id, struct err *err)
{
    int found;

    if (!web_number(r->parts[0], 1, INT64_MAX, id))
        return err_set(err, ERR_NOT_FOUND, "no such document");
    found = site_admit(r, *id, what, err);
    return found < 0 ? -1 : found == 0 ? err_set(err, ERR_NOT_FOUND, "no such document") : 0;
}

int document_file_picture(struct web_request *r, struct web_response *response, struct err *err)
{
    const char *size = web_value(&r->query, "size");
    struct gallery_place wanted = {.crop.form = PICTURE_SCREEN};
    struct field_place place;
    int64_t id, number;
    char tag[40];

    for (size_t i = 0; size && i < sizeof SIZES / sizeof *SIZES; i++)
        if (!strcmp(size, SIZES[i].name))
            wanted.crop.side = SIZES[i].side;
    if (wanted.crop.side == 0 || !web_number(r->parts[1], 1, INT32_MAX, &number))
        return err_set(err, ERR_NOT_FOUND, "no such picture");
    /* A thumbnail comes with a view that was noted. */
    if (document_file_admit(r, strcmp(size, "thumb") != 0 ? "page" : NULL, &id, err) != 0 ||
        field_picture_find(r->catalogue, r->arena, id, (int)number, &place, err) != 0)
        return -1;
    memcpy(wanted.object, place.source.object, sizeof wanted.object);
    wanted.media = place.media;
    wanted.page = place.source.index;
    wanted.crop.geometry = place.geometry;
    gallery_tag(&wanted, tag);
    reply_header(response, "ETag", arena_strdup(r->arena, tag));
    reply_header(response, "Cache-Control", "private, no-cache");
    if (r->if_none_match && strstr(r->if_none_match, tag)) {
        response->status = 304;
        return 0;
    }
    site_give_back(r);
    if (gallery_get(site_gallery(r->site), &wanted, &response->body, err) != 0)
        return -1;
    response->type = response->body.data[0] == '\x89' ? "image/png" : "image/jpeg"; /* PICTURE_SCREEN is either */
    return 0;
}

/* The name for a saved file: of the source, or of the document. RFC 6266, RFC 8187. */
void document_file_put_name(struct web_request *r, struct web_response *response, const char *name)
{
    reply_header(response, "Content-Disposition",
                 arena_printf(r->arena, "attachment; filename*=UTF-8''%s", html_url(r->arena, name)));
}

/* One file may hold several documents, of which this is one. */
static int admit_file(struct web_request *r, int64_t id, struct err *err)
{
    int secret = r->person.role < ROLE_MANAGER ? people_find_secret_file(r->catalogue, id, err) : 0;

    return secret < 0 ? -1 : secret ? err_set(err, ERR_PERMISSION, "another document of the file is secret") : 0;
}

int document_file_original(struct web_request *r, struct web_response *response, struct err *err)
{
    char path[ARCHIVE_PATH_MAX];
    struct field_place place;
    struct listing listing;
    struct entry entry;
    int64_t id, number;
    struct stat st;
    int fd;

    if (!web_number(r->parts[1], 1, INT32_MAX, &number))
        return err_set(err, ERR_NOT_FOUND, "no such page");
    if (document_file_admit(r, "original", &id, err) != 0 || admit_file(r, id, err) != 0 ||
        field_picture_find(r->catalogue, r->arena, id, (int)number, &place, err) != 0 ||
        catalogue_find_entry(r->catalogue, r->arena, id, &entry, err) < 0 ||
        listing_load(r->catalogue, r->arena, &entry, &listing, err) != 0)
        return -1;
    archive_object_path(place.source.object, path);
    fd = openat(site_archive(r->site)->dirfd, path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0 || fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
        if (fd >= 0)
            close(fd);
        return err_set(err, ERR_NOT_FOUND, "the original is not in the archive");
    }
    response->file = fd;
    response->file_length = st.st_size;
    response->type = media_type(place.media);
    document_file_put_name(
        r, response,
        listing.path_count && !strcmp(entry.digest, place.source.object)
            ? file_base_name(listing.paths[0])
            : arena_printf(r->arena, "%lld-%lld.%s", (long long)id, (long long)number, media_name(place.media)));
    return 0;
}

int document_file_text(struct web_request *r, struct web_response *response, struct err *err)
{
    struct document document;
    int64_t id;

    if (document_file_admit(r, "text", &id, err) != 0 ||
        catalogue_load(r->catalogue, r->arena, id, LOAD_WORDS, &document, err) != 0)
        return -1;
    for (size_t i = 0; i < document.page_count; i++)
        buf_printf(&response->body, "%s%s", i ? "\f" : "", page_text(r->arena, &document.pages[i]));
    response->type = "text/plain; charset=utf-8";
    document_file_put_name(r, response, arena_printf(r->arena, "%lld.txt", (long long)id));
    return 0;
}

int document_file_record(struct web_request *r, struct web_response *response, struct err *err)
{
    int64_t id;

    if (document_file_admit(r, "record", &id, err) != 0 || sidecar_put(r->catalogue, id, &response->body, err) != 0)
        return -1;
    response->type = "application/json";
    document_file_put_name(r, response, arena_printf(r->arena, "%lld.json", (long long)id));
    return 0;
}

/* A file, or of a folder of images one file a page. */
static int put_originals(struct web_request *r, struct buf *out, int64_t id, const struct entry *entry, struct err *err)
{
    struct page_source *sources;
    size_t count;

    if (catalogue_load_sources(r->catalogue, r->arena, id, &sources, &count, err) != 0)
        return -1;
    for (size_t i = 0; i < count; i++) {
        bool alone = count == 1 || !strcmp(sources[0].object, sources[1].object);

        html_printf(out, "<a class=\"button\" href=\"/document/%lld/original/%d\" download>%s", (long long)id,
                    entry->first_page + (int)i, frame_say(r, PHRASE_DOWNLOAD_ORIGINAL));
        html_printf(out, alone ? "</a>" : " %d</a>", (int)i + 1);
        if (alone)
            break;
    }
    return 0;
}

/* Text that came without pictures has none of these. */
static void put_made(struct web_request *r, struct buf *out, const struct document_view *view)
{
    const struct document *document = &view->document;

    for (size_t i = 0; i < document->page_count; i++)
        if (document->pages[i].source == TEXT_GIVEN)
            return;
    if (document->page_count == 0)
        return;
    html_printf(out, "<a class=\"button\" href=\"/document/%lld/pdf\" download>%s</a>", (long long)view->id,
                frame_say(r, PHRASE_DOWNLOAD_PDF));
    html_printf(out, "<a class=\"button\" href=\"/document/%lld/alto/%d\" download>%s</a>", (long long)view->id,
                view->number, frame_say(r, PHRASE_DOWNLOAD_ALTO));
}

int document_file_put_links(struct web_request *r, struct buf *out, const struct document_view *view, struct err *err)
{
    const struct entry *entry = &view->entry;
    struct listing listing;
    int64_t id = view->id;

    if (listing_load(r->catalogue, r->arena, entry, &listing, err) != 0)
        return -1;
    html_printf(out, "<section aria-labelledby=\"files\"><h2 id=\"files\">%s</h2><p class=\"downloads\">",
                frame_say(r, PHRASE_DOWNLOADS));
    if (put_originals(r, out, id, entry, err) != 0)
        return -1;
    put_made(r, out, view);
    html_printf(out, "<a class=\"button\" href=\"/document/%lld/text\" download>%s</a>", (long long)id,
                frame_say(r, PHRASE_DOWNLOAD_TEXT));
    html_printf(out, "<a class=\"button\" href=\"/document/%lld/record\" download>%s</a></p>", (long long)id,
                frame_say(r, PHRASE_DOWNLOAD_RECORD));
    buf_puts(out, "<dl class=\"facts\">");
    for (size_t i = 0; i < listing.path_count && i < SOURCES_SHOWN; i++)
        html_printf(out, "<div><dt>%s</dt><dd>%s</dd></div>", frame_say(r, PHRASE_SOURCE), listing.paths[i]);
    if (entry->note)
        html_printf(out, "<div><dt>%s</dt><dd>%s</dd></div>", frame_say(r, PHRASE_NOTE),
                    frame_sentence(r, entry->note));
    html_printf(out, "<div><dt>SHA-256</dt><dd>%s</dd></div></dl></section>\n", entry->digest);
    return 0;
}

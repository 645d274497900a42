#include "tools/bundle.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "index/dossier.h"
#include "index/sidecar.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/package/bag.h"
#include "pipeline/package/sheet_write.h"
#include "tools/command.h"
#include "tools/home.h"
#include "tools/listing.h"
#include "tools/originals.h"

struct bundle {
    struct home *home;
    struct bag *bag;
    struct originals originals;
    struct buf csv;
    char newest[24]; /* time of the newest event */
};

static int note_time(const struct event *event, void *data)
{
    struct bundle *bundle = data;

    if (strcmp(event->time, bundle->newest) > 0)
        snprintf(bundle->newest, sizeof bundle->newest, "%s", event->time);
    return 0;
}

static void put_cell(struct buf *csv, const char *value, bool last)
{
    sheet_write_csv_text(csv, value);
    buf_puts(csv, last ? "\r\n" : ",");
}

static void put_heading(struct buf *csv)
{
    buf_puts(csv, "\xEF\xBB\xBF"); /* spreadsheets take the file for UTF-8 only with this mark */
    put_cell(csv, "Mã", false);
    put_cell(csv, "Trạng thái", false);
    for (int i = 0; i < FIELD_COUNT; i++)
        put_cell(csv, field_label((enum field_id)i), false);
    put_cell(csv, "Số trang", false);
    put_cell(csv, "Đường dẫn gốc", false);
    put_cell(csv, "SHA-256", false);
    put_cell(csv, "Từ trang", true);
}

static void put_row(struct buf *csv, const struct listing *listing)
{
    char number[32];

    snprintf(number, sizeof number, "%lld", (long long)listing->entry.id);
    put_cell(csv, number, false);
    put_cell(csv, catalogue_state_name(listing->entry.state), false);
    for (int i = 0; i < FIELD_COUNT; i++)
        put_cell(csv, listing_value(listing, (enum field_id)i), false);
    snprintf(number, sizeof number, "%d", listing->entry.page_count);
    put_cell(csv, number, false);
    put_cell(csv, listing->path_count ? listing->paths[0] : "", false);
    put_cell(csv, listing->entry.digest, false);
    snprintf(number, sizeof number, "%d", listing->entry.first_page);
    put_cell(csv, number, true);
}

static int add_originals(struct bundle *bundle, const struct entry *entry, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct original *list;
    size_t count;

    if (originals_list(&bundle->originals, bundle->home, &arena, entry, NULL, &list, &count, err) != 0)
        return -1;
    for (size_t i = 0; i < count; i++) {
        char *name = arena_printf(&arena, "originals/%s", list[i].name), path[ARCHIVE_PATH_MAX];
        int result;

        if (list[i].sha256) {
            archive_object_path(list[i].sha256, path);
            result = bag_add_file(bundle->bag, name, bundle->home->archive.dirfd, path, (uint64_t)list[i].size,
                                  list[i].sha256, err);
        } else {
            result = bag_add_bytes(bundle->bag, name, list[i].bytes, list[i].length, err);
        }
        if (result != 0)
            return -1;
    }
    return 0;
}

static int add_text(struct bundle *bundle, int64_t id, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    cleanup_buf struct buf text = {0};
    struct document document;
    char name[64];

    if (catalogue_load(bundle->home->catalogue, &arena, id, LOAD_WORDS, &document, err) != 0)
        return -1;
    for (size_t i = 0; i < document.page_count; i++) {
        if (i > 0)
            buf_putc(&text, '\f');
        buf_puts(&text, page_text(&arena, &document.pages[i]));
    }
    snprintf(name, sizeof name, "text/%06lld.txt", (long long)id);
    return bag_add_bytes(bundle->bag, name, buf_string(&text), text.len, err);
}

static int add_document(struct bundle *bundle, int64_t id, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    cleanup_buf struct buf record = {0};
    struct entry entry;
    char name[64];
    int found = catalogue_find_entry(bundle->home->catalogue, &arena, id, &entry, err);

    if (found <= 0)
        return found < 0 ? -1 : err_set(err, ERR_NOT_FOUND, "there is no document %lld", (long long)id);
    snprintf(name, sizeof name, "records/%06lld.json", (long long)id);
    if (add_originals(bundle, &entry, err) != 0 || add_text(bundle, id, err) != 0 ||
        sidecar_put_packed(bundle->home->catalogue, id, &record, err) != 0 ||
        bag_add_bytes(bundle->bag, name, record.data, record.len, err) != 0)
        return err_context(err, "document %lld", (long long)id);
    return 0;
}

/* The register comes first in the bag and its rows need little; the newest event dates the bag. */
static int prepare(struct bundle *bundle, const int64_t *ids, size_t count, struct err *err)
{
    put_heading(&bundle->csv);
    for (size_t i = 0; i < count; i++) {
        cleanup_arena struct arena arena = {0};
        struct event_filter filter = {.document = ids[i]};
        struct listing listing;
        struct entry entry;
        int found = catalogue_find_entry(bundle->home->catalogue, &arena, ids[i], &entry, err);

        if (found <= 0)
            return found < 0 ? -1 : err_set(err, ERR_NOT_FOUND, "there is no document %lld", (long long)ids[i]);
        if (listing_load(bundle->home->catalogue, &arena, &entry, &listing, err) != 0 ||
            catalogue_each_event(bundle->home->catalogue, &filter, note_time, bundle, err) != 0)
            return -1;
        put_row(&bundle->csv, &listing);
    }
    return 0;
}

static int open_bag(struct bundle *bundle, size_t count, const char *path, bool replace, struct err *err)
{
    const struct settings *s = &bundle->home->archive.settings;
    struct tm t = {0};
    char date[16] = "", number[32];
    struct bag_info info[8];
    struct bag_options options = {
        .path = path, .replace = replace, .sha256_only = s->package_sha512 <= 0, .info = info};

    snprintf(date, sizeof date, "%.10s", bundle->newest);
    snprintf(number, sizeof number, "%zu document%s", count, count == 1 ? "" : "s");
    if (s->agency_name[0])
        info[options.info_count++] = (struct bag_info){"Source-Organization", s->agency_name};
    if (s->agency_place[0])
        info[options.info_count++] = (struct bag_info){"Organization-Address", s->agency_place};
    if (s->agency_code[0])
        info[options.info_count++] = (struct bag_info){"Internal-Sender-Identifier", s->agency_code};
    info[options.info_count++] = (struct bag_info){"External-Description", number};
    info[options.info_count++] = (struct bag_info){"Bagging-Date", date};
    info[options.info_count++] = (struct bag_info){"Bag-Software-Agent", SOHOA_AGENT};
    if (strptime(bundle->newest, "%Y-%m-%dT%H:%M:%SZ", &t))
        options.mtime = timegm(&t);
    bundle->bag = bag_create(&options, err);
    return bundle->bag ? 0 : -1;
}

static int add_dossier(struct bundle *bundle, int64_t dossier, struct err *err)
{
    cleanup_buf struct buf record = {0};

    if (dossier_put_record(bundle->home->catalogue, dossier, &record, err) != 0)
        return -1;
    return bag_add_bytes(bundle->bag, "records/dossier" DOSSIER_RECORD_ENDING, record.data, record.len, err);
}

int bundle_write(struct home *home, const int64_t *ids, size_t count, int64_t dossier, const char *path, bool replace,
                 struct err *err)
{
    struct bundle bundle = {.home = home};
    int result = prepare(&bundle, ids, count, err);

    if (result == 0)
        result = open_bag(&bundle, count, path, replace, err);
    if (result == 0)
        result = bag_add_bytes(bundle.bag, "register.csv", bundle.csv.data, bundle.csv.len, err);
    for (size_t i = 0; i < count && result == 0; i++)
        result = add_document(&bundle, ids[i], err);
    if (result == 0 && dossier)
        result = add_dossier(&bundle, dossier, err);
    if (result == 0)
        result = bag_finish(bundle.bag, err);
    else
        bag_abandon(bundle.bag);
    buf_release(&bundle.csv);
    originals_release(&bundle.originals);
    return result;
}

#include "tools/originals.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "index/import.h"
#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/memory.h"
#include "pipeline/intake/media.h"
#include "tools/home.h"

static int find_object(struct home *home, struct arena *arena, const char *sha256, const char *stem,
                       struct original *original, struct err *err)
{
    enum media media = MEDIA_OTHER;
    struct object object;
    int found = catalogue_find_object(home->catalogue, arena, sha256, &object, err);

    if (found <= 0)
        return found < 0 ? -1 : err_set(err, ERR_CORRUPT, "the object %s is not in the catalogue", sha256);
    if (object.media_type)
        media_by_name(object.media_type, &media);
    *original =
        (struct original){.name = arena_printf(arena, "%s.%s", stem, media == MEDIA_OTHER ? "bin" : media_name(media)),
                          .sha256 = arena_strdup(arena, sha256),
                          .size = object.size,
                          .first_seen = object.first_seen};
    return 0;
}

static bool is_slice(struct home *home, const char *sha256)
{
    cleanup_arena struct arena arena = {0};
    struct object object;
    struct err ignored;

    return catalogue_find_object(home->catalogue, &arena, sha256, &object, &ignored) == 1 && object.media_type &&
           !strcmp(object.media_type, IMPORT_MEDIA_TYPE);
}

static int find_line(struct home *home, struct arena *arena, const struct page_source *source, const char *stem,
                     struct original *original, struct err *err)
{
    cleanup_buf struct buf slice = {0};
    char path[ARCHIVE_PATH_MAX];
    const char *s, *end;

    archive_object_path(source->object, path);
    if (file_read(home->archive.dirfd, path, IMPORT_SLICE_BYTES + IMPORT_LINE_BYTES + 2, &slice, err) != 0)
        return -1;
    s = buf_string(&slice);
    end = s + slice.len;
    for (int line = 1; line < source->index && s < end; line++) {
        const char *stop = memchr(s, '\n', (size_t)(end - s));

        s = stop ? stop + 1 : end;
    }
    *original = (struct original){.name = arena_printf(arena, "%s.json", stem), .length = strcspn(s, "\n")};
    original->bytes = arena_strndup(arena, s, original->length);
    original->size = (int64_t)original->length;
    return 0;
}

/* True for the first document of a file; only where a file has several can another be there. */
static bool is_new_file(struct originals *originals, int64_t file, bool several)
{
    size_t n = originals->count;

    for (size_t i = several ? n : 0; i > 0; i--)
        if (originals->files[i - 1] == file)
            return false;
    originals->files = memory_grow(originals->files, n, sizeof *originals->files);
    originals->files[originals->count++] = file;
    return true;
}

/* Originals have the id of the first document of their file; of page images those of the document are added. */
int originals_list(struct originals *originals, struct home *home, struct arena *arena, const struct entry *entry,
                   const char *stem, struct original **list, size_t *count, struct err *err)
{
    struct page_source *sources;
    int64_t file = entry->id, second;
    int several = entry->part > 1;
    size_t pages;

    *count = 0;
    if (catalogue_load_sources(home->catalogue, arena, entry->id, &sources, &pages, err) != 0 ||
        catalogue_find_digest(home->catalogue, entry->digest, 0, &file, err) < 0)
        return -1;
    if (!several && stem)
        several = catalogue_find_digest(home->catalogue, entry->digest, 2, &second, err);
    if (several < 0)
        return -1;
    if (!stem)
        stem = arena_printf(arena, "%06lld", (long long)file);
    *list = arena_alloc(arena, (pages + 1) * sizeof **list);
    if (pages > 0 && is_slice(home, sources[0].object)) {
        *count = 1;
        return find_line(home, arena, &sources[0], arena_printf(arena, "%06lld", (long long)entry->id), *list, err);
    }
    if (pages == 0 || !strcmp(sources[0].object, entry->digest)) {
        *count = is_new_file(originals, file, several);
        return *count ? find_object(home, arena, entry->digest, stem, *list, err) : 0;
    }
    for (size_t i = 0; i < pages; i++)
        if (find_object(home, arena, sources[i].object,
                        arena_printf(arena, "%s/%04zu", stem, (size_t)entry->first_page + i), &(*list)[i], err) != 0)
            return -1;
    *count = pages;
    return 0;
}

void originals_release(struct originals *originals)
{
    free(originals->files);
    *originals = (struct originals){0};
}

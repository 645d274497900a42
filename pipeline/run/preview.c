#include "pipeline/run/preview.h"

#include <fcntl.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pipeline/base/base64.h"
#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/intake/archive.h"

#define HEAD_MAX 128

static const int SIDES[] = {PREVIEW_PAGE, PREVIEW_THUMB};
#define SIDE_COUNT (sizeof SIDES / sizeof *SIDES)

static struct crop_job whole(const struct geometry *geometry, int side)
{
    return (struct crop_job){.geometry = *geometry, .side = side, .form = PICTURE_SCREEN};
}

bool preview_is_kept(const struct crop_job *crop)
{
    bool side = false;

    for (size_t i = 0; i < SIDE_COUNT; i++)
        side = side || SIDES[i] == crop->side;
    return side && crop->form == PICTURE_SCREEN && (crop->box.w <= 0 || crop->box.h <= 0);
}

static void path_of(const char *object, int page, int side, char out[ARCHIVE_PATH_MAX])
{
    snprintf(out, ARCHIVE_PATH_MAX, ARCHIVE_PREVIEWS "/%.2s/%.64s-%d-%d", object, object, page, side);
}

/* What it is cut by, and its length: a file cut short by a power failure is none. */
static int put_head(const struct crop_job *crop, size_t n, char out[HEAD_MAX])
{
    const struct geometry *g = &crop->geometry;

    return snprintf(out, HEAD_MAX, "sohoa preview 1: %d x %d turned %d level %.4f, %zu bytes\n", g->width, g->height,
                    g->rotation, g->skew, n);
}

int preview_get(const struct archive *archive, const char *object, int page, const struct crop_job *crop,
                struct buf *out)
{
    char path[ARCHIVE_PATH_MAX], head[HEAD_MAX];
    cleanup_buf struct buf bytes = {0};
    struct err ignored = {0};
    const char *line;
    size_t length;

    path_of(object, page, crop->side, path);
    if (file_read(archive->dirfd, path, PICTURE_BYTES_MAX + HEAD_MAX, &bytes, &ignored) != 0)
        return 0;
    line = memchr(bytes.data, '\n', bytes.len < HEAD_MAX ? bytes.len : HEAD_MAX);
    if (!line)
        return 0;
    length = (size_t)(line + 1 - bytes.data);
    if ((size_t)put_head(crop, bytes.len - length, head) != length || memcmp(head, bytes.data, length) != 0)
        return 0;
    buf_append(out, bytes.data + length, bytes.len - length);
    return 1;
}

/* Under a name of its own until it is whole: two may keep the same picture at once. Not synced: it can be made anew. */
static int write_file(int dirfd, const char *path, const char *head, size_t head_n, const void *bytes, size_t n,
                      struct err *err)
{
    char name[ARCHIVE_PATH_MAX + 32];
    static _Atomic unsigned count;
    int fd, result;

    snprintf(name, sizeof name, "%s.%ld.%u", path, (long)getpid(), count++);
    fd = openat(dirfd, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (fd < 0)
        return err_errno(err, "cannot write '%s'", name);
    result = file_write_all(fd, head, head_n) != 0 || file_write_all(fd, bytes, n) != 0 ? -1 : 0;
    if (close(fd) != 0 || result != 0 || renameat(dirfd, name, dirfd, path) != 0) {
        err_errno(err, "cannot write '%s'", name);
        unlinkat(dirfd, name, 0);
        return -1;
    }
    return 0;
}

int preview_keep(const struct archive *archive, const char *object, int page, const struct crop_job *crop,
                 const void *bytes, size_t n, struct err *err)
{
    char path[ARCHIVE_PATH_MAX], head[HEAD_MAX];
    int length = put_head(crop, n, head);

    path_of(object, page, crop->side, path);
    if (file_make_parent(archive->dirfd, path, err) != 0)
        return -1;
    return write_file(archive->dirfd, path, head, (size_t)length, bytes, n, err);
}

/* {"1754": base64, "190": base64} */
json_t *preview_make(const struct image *original, const struct geometry *geometry, struct err *err)
{
    json_t *pictures = json_object();

    for (size_t i = 0; i < SIDE_COUNT; i++) {
        cleanup_buf struct buf bytes = {0};
        cleanup_buf struct buf text = {0};
        char side[16];

        if (picture_of(original, geometry, (struct box){0, 0, 0, 0}, 0, SIDES[i], PICTURE_SCREEN, &bytes, err) != 0) {
            json_decref(pictures);
            return NULL;
        }
        base64_put(&text, bytes.data, bytes.len);
        snprintf(side, sizeof side, "%d", SIDES[i]);
        json_object_set_new(pictures, side, json_stringn(buf_string(&text), text.len));
    }
    return pictures;
}

int preview_take(const struct archive *archive, const char *object, int page, const struct geometry *geometry,
                 const json_t *pictures, struct err *err)
{
    for (size_t i = 0; i < SIDE_COUNT; i++) {
        struct crop_job crop = whole(geometry, SIDES[i]);
        cleanup_buf struct buf bytes = {0};
        struct err ignored = {0};
        const json_t *text;
        int width, height;
        char side[16];

        snprintf(side, sizeof side, "%d", SIDES[i]);
        text = json_object_get(pictures, side);
        if (!json_is_string(text) ||
            base64_take(json_string_value(text), json_string_length(text), &bytes, &ignored) != 0 ||
            bytes.len > PICTURE_BYTES_MAX ||
            picture_size(PICTURE_SCREEN, buf_string(&bytes), bytes.len, &width, &height, &ignored) != 0 ||
            width > SIDES[i] || height > SIDES[i])
            continue;
        if (preview_keep(archive, object, page, &crop, bytes.data, bytes.len, err) != 0)
            return -1;
    }
    return 0;
}

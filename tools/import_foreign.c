#include "tools/import_foreign.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "index/register.h"
#include "pipeline/base/digest.h"
#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/memory.h"
#include "pipeline/package/ead.h"
#include "pipeline/package/package_ead.h"
#include "pipeline/package/package_source.h"
#include "pipeline/package/xml_walk.h"
#include "tools/command.h"
#include "tools/home.h"
#include "tools/ingest_process.h"
#include "tools/say.h"

#define EAD_BYTES (4L * 1024 * 1024)
#define BLOCK     (256 * 1024)

static bool ends_with(const char *s, const char *ending)
{
    size_t n = strlen(s), m = strlen(ending);

    return n >= m && !strcmp(s + n - m, ending);
}

/* Descriptions ----------------------------------------------------------------------------------------------------- */

static void put_cell(struct buf *rows, const char *value, bool last)
{
    buf_putc(rows, '"');
    for (; *value; value++) {
        if (*value == '"')
            buf_putc(rows, '"');
        buf_putc(rows, *value);
    }
    buf_puts(rows, last ? "\"\r\n" : "\",");
}

static int read_description(const struct package_source *source, const struct package_source_file *file,
                            struct foreign *foreign, struct err *err)
{
    cleanup_buf struct buf text = {0};
    struct ead ead;
    long line;
    int result = file_read(source->folder, file->path, EAD_BYTES, &text, err);

    if (result != 0)
        return -1;
    result = ead_read(&(struct xml_source){.bytes = buf_string(&text), .length = text.len}, &ead, &line, err);
    if (result == 0 && *ead_value(&ead, "codeNumber")) {
        if (foreign->rows.len == 0)
            buf_puts(&foreign->rows, "Số,Ký hiệu,Ngày tháng văn bản,Tên loại,Cơ quan ban hành,Trích yếu\r\n");
        put_cell(&foreign->rows, ead_value(&ead, "codeNumber"), false);
        put_cell(&foreign->rows, ead_value(&ead, "codeNotation"), false);
        put_cell(&foreign->rows, ead_value(&ead, "issuedDate"), false);
        put_cell(&foreign->rows, package_ead_type_words(ead_value(&ead, "typeName")), false);
        put_cell(&foreign->rows, ead_value(&ead, "organName"), false);
        put_cell(&foreign->rows, ead_value(&ead, "subject"), true);
        foreign->descriptions++;
    }
    ead_release(&ead);
    return result == 0 ? 0 : err_context(err, "%s", file->name);
}

/* Files ------------------------------------------------------------------------------------------------------------ */

static int copy(int from, int to, const char *name, struct err *err)
{
    char *block = memory_alloc(BLOCK);
    ssize_t n;
    int result = 0;

    while (result == 0 && ((n = read(from, block, BLOCK)) > 0 || (n < 0 && errno == EINTR)))
        if (n > 0 && file_write_all(to, block, (size_t)n) != 0)
            result = err_errno(err, "cannot write '%s'", name);
    if (result == 0 && n < 0)
        result = err_errno(err, "cannot read '%s'", name);
    free(block);
    return result;
}

/* In a folder of its own, since pictures in one folder would be pages of one document. */
static int take_file(struct home *home, const struct package_source *source, const struct package_source_file *file,
                     struct foreign *foreign, struct err *err)
{
    cleanup_buf struct buf path = {0};
    int from = openat(source->folder, file->path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW), to = -1, result;

    buf_printf(&path, "%s/%06zu/%s", foreign->folder, ++foreign->files, file_base_name(file->name));
    if (from >= 0 && file_make_parent(home->archive.dirfd, path.data, err) == 0)
        to = openat(home->archive.dirfd, path.data, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    result =
        to < 0 ? err_errno(err, "cannot take '%s' out of the package", file->name) : copy(from, to, file->name, err);
    if (from >= 0)
        close(from);
    if (to >= 0 && close(to) != 0 && result == 0)
        result = err_errno(err, "cannot write '%s'", path.data);
    return result;
}

static int gather(struct home *home, const struct package_source *source, struct foreign *foreign, struct err *err)
{
    for (size_t i = 0; i < source->count; i++) {
        const struct package_source_file *file = &source->files[i];
        const char *base = file_base_name(file->name);
        int result = 0;

        if (!strncasecmp(base, "EAD_doc", 7) && ends_with(base, ".xml"))
            result = read_description(source, file, foreign, err);
        else if (strstr(file->name, "/data/") && !strstr(file->name, "/metadata/") && !ends_with(base, ".xml") &&
                 !ends_with(base, ".xsd"))
            result = take_file(home, source, file, foreign, err);
        if (result != 0)
            return -1;
    }
    return foreign->files ? 0 : err_set(err, ERR_INPUT, "'%s' holds no documents in a folder data/", foreign->name);
}

int foreign_gather(struct home *home, const struct package_source *source, const char *name, struct foreign *foreign,
                   struct err *err)
{
    char sha256[DIGEST_SHA256_HEX];
    cleanup_buf struct buf folder = {0};
    struct err ignored;

    *foreign = (struct foreign){.name = memory_strdup(name)};
    digest_sha256(name, strlen(name), sha256);
    buf_printf(&folder, ARCHIVE_INBOX "/package-%.16s", sha256);
    foreign->folder = memory_strdup(folder.data);
    if (file_remove_tree(home->archive.dirfd, foreign->folder, err) == 0 &&
        file_make_folders(home->archive.dirfd, foreign->folder, err) == 0 && gather(home, source, foreign, err) == 0)
        return 0;
    file_remove_tree(home->archive.dirfd, foreign->folder, &ignored);
    return -1;
}

int foreign_ingest(const char *archive, const struct foreign *foreign, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    const char *path = file_join(&arena, archive, foreign->folder);
    const struct ingest_call call = {.archive = archive, .paths = &path, .count = 1, .output = STDERR_FILENO};
    pid_t child = ingest_process_start(&call, err);
    char reason[128];
    int status = 0;

    if (child < 0)
        return -1;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        ;
    if (ingest_process_succeeded(status))
        return file_remove_tree(AT_FDCWD, path, err);
    ingest_process_reason(status, reason, sizeof reason);
    return err_set(err, ERR_INTERRUPTED,
                   "the files of the package wait in '%s': the ingest %s; give it that folder again", path, reason);
}

static void say_row(int64_t row, const char *sentence, void *data)
{
    cleanup_arena struct arena arena = {0};
    const char *said = arena_printf(&arena, "%s, description %lld: %s", (const char *)data, (long long)row, sentence);

    fprintf(stderr, "%s\n", say_sentence(&arena, said));
}

int foreign_register(struct home *home, const struct foreign *foreign, struct err *err)
{
    const struct register_file file = {foreign->name, foreign->rows.data, foreign->rows.len, SHEET_DAY_FIRST, NULL};
    struct register_result result;

    if (foreign->rows.len == 0)
        return 0;
    return register_import(home->catalogue, &file, SOHOA_AGENT, say_row, foreign->name, &result, err);
}

void foreign_release(struct foreign *foreign)
{
    buf_release(&foreign->rows);
    free(foreign->folder);
    free(foreign->name);
    *foreign = (struct foreign){0};
}

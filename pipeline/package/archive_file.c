#include "pipeline/package/archive_file.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <pthread.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <wchar.h>

#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"

#define READ_BLOCK (128 * 1024)

static const struct {
    const char *magic;
    size_t length;
    int (*support)(struct archive *);
    int filter;
} FILTERS[] = {
    {"\x1f\x8b", 2, archive_read_support_filter_gzip, ARCHIVE_FILTER_GZIP},
    {"BZh", 3, archive_read_support_filter_bzip2, ARCHIVE_FILTER_BZIP2},
    {"\xfd"
     "7zXZ",
     6, archive_read_support_filter_xz, ARCHIVE_FILTER_XZ},
    {"\x28\xb5\x2f\xfd", 4, archive_read_support_filter_zstd, ARCHIVE_FILTER_ZSTD},
};

static locale_t utf8_locale; /* kept for good: making it reads a file, and it is wanted for each entry */

static void make_locale(void)
{
    utf8_locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
}

locale_t archive_file_enter(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;

    pthread_once(&once, make_locale);
    return utf8_locale ? uselocale(utf8_locale) : (locale_t)0;
}

void archive_file_leave(locale_t *before)
{
    if (*before)
        uselocale(*before);
}

/* libarchive would peel filter after filter by itself; naming the one filter from its magic stops that. */
static int add_filter(struct archive *archive, int fd)
{
    char head[8] = {0};
    ssize_t n = pread(fd, head, sizeof head, 0);

    for (size_t i = 0; i < sizeof FILTERS / sizeof *FILTERS; i++)
        if (n >= (ssize_t)FILTERS[i].length && !memcmp(head, FILTERS[i].magic, FILTERS[i].length))
            return FILTERS[i].support(archive) >= ARCHIVE_WARN &&
                           archive_read_append_filter(archive, FILTERS[i].filter) >= ARCHIVE_WARN
                       ? 1
                       : -1;
    return 0;
}

static void add_formats(struct archive *archive, unsigned formats, bool filtered)
{
    if (formats & ARCHIVE_FILE_TAR)
        archive_read_support_format_tar(archive);
    /* The zip's own list of contents, at its end, is what counts; the streaming reader could see other
     * entries. */
    if ((formats & ARCHIVE_FILE_ZIP) && !filtered)
        archive_read_support_format_zip_seekable(archive);
    if ((formats & ARCHIVE_FILE_7ZIP) && !filtered)
        archive_read_support_format_7zip(archive);
}

struct archive *archive_file_open(int fd, const char *name, unsigned formats, struct err *err)
{
    struct archive *archive;
    int filtered;

    if (lseek(fd, 0, SEEK_SET) != 0) {
        err_errno(err, "cannot read '%s'", name);
        return NULL;
    }
    archive = archive_read_new();
    if (!archive) {
        err_set(err, ERR_LIMIT, "cannot read '%s': not enough memory", name);
        return NULL;
    }
    filtered = add_filter(archive, fd);
    add_formats(archive, formats, filtered > 0);
    if (filtered >= 0 && archive_read_open_fd(archive, fd, READ_BLOCK) == ARCHIVE_OK)
        return archive;
    archive_file_read_error(archive, name, err);
    archive_read_free(archive);
    return NULL;
}

/* A name that libarchive could not turn into the locale's bytes is still there as UTF-8 or wide characters.
 */
static int put_name(struct archive_entry *entry, struct buf *out)
{
    const char *bytes = archive_entry_pathname(entry);
    const wchar_t *wide;

    if (!bytes)
        bytes = archive_entry_pathname_utf8(entry);
    if (bytes) {
        buf_puts(out, bytes);
        return *bytes ? 0 : -1;
    }
    wide = archive_entry_pathname_w(entry);
    for (; wide && *wide; wide++)
        text_put_char(out, (int32_t)*wide);
    return out->len > 0 ? 0 : -1;
}

int archive_file_entry_name(struct archive_entry *entry, struct buf *out, struct buf *shown)
{
    cleanup_buf struct buf bytes = {0};
    int result = put_name(entry, &bytes);

    if (out) {
        buf_clear(out);
        buf_append(out, buf_string(&bytes), bytes.len);
    }
    if (shown) {
        buf_clear(shown);
        text_put_printable(shown, buf_string(&bytes), bytes.len);
    }
    return result;
}

const char *archive_file_type_problem(struct archive_entry *entry)
{
    if (archive_entry_hardlink(entry) || archive_entry_hardlink_w(entry))
        return "is a hard link";
    switch (archive_entry_filetype(entry)) {
    case AE_IFREG:
        return NULL;
    case AE_IFLNK:
        return "is a symbolic link";
    case AE_IFCHR:
    case AE_IFBLK:
        return "is a device";
    case AE_IFIFO:
        return "is a pipe";
    default:
        return "is neither a file nor a folder";
    }
}

int archive_file_read_error(struct archive *archive, const char *name, struct err *err)
{
    const char *reason = archive_error_string(archive);
    int number = archive_errno(archive);

    if (reason && strstr(reason, "Unrecognized archive format"))
        return err_set(err, ERR_INPUT, "'%s' is not a complete zip, tar or 7z archive, or is compressed more than once",
                       name);
    if (number == ENOMEM || (reason && strcasestr(reason, "memory")))
        return err_set(err, ERR_LIMIT, "cannot read '%s': it demands more memory than is allowed", name);
    if (number == EIO)
        return err_set(err, ERR_IO, "cannot read '%s': %s", name, reason ? reason : "input error");
    return err_set(err, ERR_INPUT, "cannot read '%s': %s", name, reason ? reason : "the archive is damaged");
}

#include "pipeline/package/bag.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pipeline/base/digest.h"
#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/package/bag_output.h"
#include "pipeline/package/bag_path.h"
#include "pipeline/package/bag_sums.h"
#include "pipeline/package/bag_table.h"
#include "pipeline/package/bag_verify.h"

#define BLOCK      (256 * 1024)
#define SUM_KINDS  2
#define SUMS_GIVEN (BAG_SUM(DIGEST_SHA256) | BAG_SUM(DIGEST_SHA512))

static const enum digest_kind SUMS[SUM_KINDS] = {DIGEST_SHA256, DIGEST_SHA512};
static const char DECLARATION[] = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

/* Endings longest first; a format of -1 is one this program does not write. */
static const struct {
    const char *ending;
    int format;
} ENDINGS[] = {{".tar.zst", BAG_TAR_ZST},
               {".tar.gz", -1},
               {".tar.bz2", -1},
               {".tar.xz", -1},
               {".tar", BAG_TAR},
               {".zip", BAG_ZIP},
               {".zst", -1},
               {".tzst", -1},
               {".tgz", -1},
               {".tbz2", -1},
               {".txz", -1},
               {".gz", -1},
               {".bz2", -1},
               {".xz", -1},
               {".7z", -1},
               {".rar", -1},
               {".zipx", -1},
               {".cab", -1},
               {".iso", -1},
               {".lz4", -1},
               {".lzma", -1}};

struct bag {
    char *path, *temporary, *top;
    enum bag_format format;
    bool replace;
    time_t mtime;
    struct bag_output *out;
    struct bag_table table; /* payload paths and the folders above them */
    struct arena arena;
    struct buf manifests[SUM_KINDS], tag_manifests[SUM_KINDS], info;
    uint64_t bytes, files;
    struct err failed; /* the first failure; nothing is written after it */
    struct bag_sums sums;
    char *block;
};

static int fail(struct bag *bag, const struct err *err)
{
    if (bag->failed.code == ERR_NONE)
        bag->failed = *err;
    return -1;
}

/* Cuts the ending off `top`. */
static int choose_format(struct bag *bag, struct err *err)
{
    size_t n = strlen(bag->path);

    while (n > 1 && bag->path[n - 1] == '/')
        bag->path[--n] = '\0';
    bag->top = memory_strdup(file_base_name(bag->path));
    n = strlen(bag->top);
    if (n == 0 || !strcmp(bag->top, ".") || !strcmp(bag->top, ".."))
        return err_set(err, ERR_USAGE, "'%s' is not a name for a bag", bag->path);
    for (size_t i = 0; i < sizeof ENDINGS / sizeof *ENDINGS; i++) {
        size_t e = strlen(ENDINGS[i].ending);

        if (n <= e || strcasecmp(bag->top + n - e, ENDINGS[i].ending))
            continue;
        if (ENDINGS[i].format < 0)
            return err_set(err, ERR_USAGE,
                           "'%s': bags are not written as %s; end the name with .zip, .tar or .tar.zst, or "
                           "name a folder",
                           bag->path, ENDINGS[i].ending);
        bag->format = (enum bag_format)ENDINGS[i].format;
        bag->top[n - e] = '\0';
        break;
    }
    if (bag->format != BAG_FOLDER && (bag_path_problem(bag->top) || !text_is_utf8(bag->top, strlen(bag->top))))
        return err_set(err, ERR_USAGE, "'%s': the name cannot be the folder inside the archive", bag->path);
    return 0;
}

static int put_info(struct buf *out, const struct bag_info *info, struct err *err)
{
    const char *label = info->label, *value = info->value ? info->value : "";
    size_t n = strlen(label);

    if (n == 0 || strpbrk(label, ":\r\n") || strchr(" \t", label[0]) || strchr(" \t", label[n - 1]) ||
        !text_is_utf8(label, n) || !strcasecmp(label, "Payload-Oxum"))
        return err_set(err, ERR_USAGE, "'%s' cannot be a label in bag-info.txt", label);
    if (!text_is_utf8(value, strlen(value)))
        return err_set(err, ERR_USAGE, "the value of '%s' in bag-info.txt is not UTF-8", label);
    buf_printf(out, "%s: ", label);
    for (; *value; value++) {
        if (*value == '\r')
            continue;
        if (*value == '\n')
            buf_puts(out, "\n  ");
        else
            buf_putc(out, *value);
    }
    buf_putc(out, '\n');
    return 0;
}

static int check_target(const struct bag *bag, struct err *err)
{
    struct stat st;

    if (lstat(bag->path, &st) != 0)
        return errno == ENOENT ? 0 : err_errno(err, "cannot write '%s'", bag->path);
    if (!bag->replace)
        return err_set(err, ERR_USAGE, "'%s' exists already: choose another name or ask for it to be replaced",
                       bag->path);
    if (S_ISDIR(st.st_mode) != (bag->format == BAG_FOLDER))
        return err_set(err, ERR_USAGE, "'%s' exists already and is of another kind: remove it or choose another name",
                       bag->path);
    return 0;
}

static int claim_folders(struct bag *bag, char *path, struct err *err)
{
    for (char *slash = strchr(path, '/'); slash; slash = strchr(slash + 1, '/')) {
        struct bag_item *folder;

        *slash = '\0';
        folder = bag_table_add(&bag->table, path);
        folder->folder = true;
        *slash = '/';
        if (folder->present)
            return err_set(err, ERR_USAGE, "'%s' is added to the bag both as a file and as a folder", folder->path);
    }
    return 0;
}

/* Takes the path, in the arena and below data/; NULL when it cannot be in a bag or is there already. */
static const char *claim(struct bag *bag, const char *payload_path, struct err *err)
{
    char *path = arena_printf(&bag->arena, "data/%s", payload_path);
    const char *problem = bag_path_problem(path);
    struct bag_item *item;

    if (problem || !text_is_utf8(path, strlen(path))) {
        err_set(err, ERR_USAGE, "'%s' cannot be in a bag: the path %s", payload_path,
                problem ? problem : "is not UTF-8");
        return NULL;
    }
    if (claim_folders(bag, path, err) != 0)
        return NULL;
    item = bag_table_add(&bag->table, path);
    if (item->present || item->folder) {
        err_set(err, ERR_USAGE, "'%s' is added to the bag twice", path);
        return NULL;
    }
    item->present = true;
    return path;
}

static void add_lines(struct bag *bag, struct buf *manifests, const char *path)
{
    for (int i = 0; i < SUM_KINDS; i++) {
        buf_printf(&manifests[i], "%s  ", bag->sums.hex[SUMS[i]]);
        bag_path_encode(&manifests[i], path);
        buf_putc(&manifests[i], '\n');
    }
}

static int put_bytes(struct bag *bag, const char *path, const void *bytes, size_t n, struct err *err)
{
    bag_sums_begin(&bag->sums, SUMS_GIVEN);
    bag_sums_update(&bag->sums, bytes, n);
    bag_sums_finish(&bag->sums);
    if (bag_output_begin(bag->out, path, n, err) != 0 || bag_output_write(bag->out, bytes, n, err) != 0)
        return -1;
    return bag_output_end(bag->out, err);
}

static int put_tag_file(struct bag *bag, const char *path, const struct buf *text, bool listed, struct err *err)
{
    if (put_bytes(bag, path, buf_string(text), text->len, err) != 0)
        return -1;
    if (listed)
        add_lines(bag, bag->tag_manifests, path);
    return 0;
}

static int start(struct bag *bag, struct err *err)
{
    struct buf declaration = {0};
    int result;

    if (file_remove_tree(AT_FDCWD, bag->temporary, err) != 0)
        return -1;
    bag->out = bag_output_open(bag->temporary, bag->format, bag->top, bag->mtime, err);
    if (!bag->out)
        return -1;
    buf_puts(&declaration, DECLARATION);
    result = put_tag_file(bag, "bagit.txt", &declaration, true, err);
    buf_release(&declaration);
    return result == 0 ? bag_output_folder(bag->out, "data", err) : -1;
}

struct bag *bag_create(const struct bag_options *options, struct err *err)
{
    struct bag *bag = memory_alloc(sizeof *bag);
    bool ok = true;

    bag->path = memory_strdup(options->path);
    bag->replace = options->replace;
    bag->mtime = options->mtime;
    bag->block = memory_alloc(BLOCK);
    bag_table_init(&bag->table, &bag->arena);
    for (size_t i = 0; ok && i < options->info_count; i++)
        ok = put_info(&bag->info, &options->info[i], err) == 0;
    ok = ok && choose_format(bag, err) == 0 && check_target(bag, err) == 0;
    if (ok) {
        size_t size = strlen(bag->path) + sizeof ".part";

        bag->temporary = memory_alloc(size);
        snprintf(bag->temporary, size, "%s.part", bag->path);
        ok = start(bag, err) == 0;
    }
    if (ok)
        return bag;
    bag_abandon(bag);
    return NULL;
}

/* Exactly `size` bytes, and nothing after them. */
static int copy_source(struct bag *bag, int fd, const char *source, uint64_t size, struct err *err)
{
    uint64_t left = size;

    for (;;) {
        ssize_t n = read(fd, bag->block, BLOCK);

        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return err_errno(err, "cannot read '%s'", source);
        if ((uint64_t)n > left || (n == 0 && left > 0))
            return err_set(err, ERR_CORRUPT, "'%s' should have %llu bytes and has %s: it was changed or damaged",
                           source, (unsigned long long)size, n == 0 ? "fewer" : "more");
        if (n == 0)
            return 0;
        left -= (uint64_t)n;
        bag_sums_update(&bag->sums, bag->block, (size_t)n);
        if (bag_output_write(bag->out, bag->block, (size_t)n, err) != 0)
            return -1;
    }
}

static int add_source(struct bag *bag, const char *path, int fd, const char *source, uint64_t size,
                      const char *expected, struct err *err)
{
    struct stat st;

    if (fstat(fd, &st) != 0)
        return err_errno(err, "cannot read '%s'", source);
    if (!S_ISREG(st.st_mode))
        return err_set(err, ERR_INPUT, "'%s' is not a file", source);
    if (bag_output_begin(bag->out, path, size, err) != 0)
        return -1;
    bag_sums_begin(&bag->sums, SUMS_GIVEN);
    if (copy_source(bag, fd, source, size, err) != 0)
        return -1;
    bag_sums_finish(&bag->sums);
    if (expected && strcmp(expected, bag->sums.hex[DIGEST_SHA256]) != 0)
        return err_set(err, ERR_CORRUPT, "'%s' is not what was stored: its SHA-256 is %s and should be %s", source,
                       bag->sums.hex[DIGEST_SHA256], expected);
    return bag_output_end(bag->out, err);
}

static void count_payload(struct bag *bag, const char *path, uint64_t size)
{
    add_lines(bag, bag->manifests, path);
    bag->files++;
    bag->bytes += size;
}

int bag_add_file(struct bag *bag, const char *payload_path, int dirfd, const char *source_path, uint64_t size,
                 const char *expected_sha256, struct err *err)
{
    const char *path;
    int fd, result;

    if (bag->failed.code != ERR_NONE) {
        *err = bag->failed;
        return -1;
    }
    path = claim(bag, payload_path, err);
    if (!path)
        return fail(bag, err);
    fd = openat(dirfd, source_path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) {
        err_errno(err, "cannot open '%s'", source_path);
        return fail(bag, err);
    }
    result = add_source(bag, path, fd, source_path, size, expected_sha256, err);
    close(fd);
    if (result != 0)
        return fail(bag, err);
    count_payload(bag, path, size);
    return 0;
}

int bag_add_bytes(struct bag *bag, const char *payload_path, const void *bytes, size_t n, struct err *err)
{
    const char *path;

    if (bag->failed.code != ERR_NONE) {
        *err = bag->failed;
        return -1;
    }
    path = claim(bag, payload_path, err);
    if (!path || put_bytes(bag, path, bytes, n, err) != 0)
        return fail(bag, err);
    count_payload(bag, path, n);
    return 0;
}

static int put_manifests(struct bag *bag, const char *prefix, const struct buf *texts, bool listed, struct err *err)
{
    for (int i = 0; i < SUM_KINDS; i++) {
        char name[64];

        snprintf(name, sizeof name, "%s-%s.txt", prefix, digest_name(SUMS[i]));
        if (put_tag_file(bag, name, &texts[i], listed, err) != 0)
            return -1;
    }
    return 0;
}

static int put_tag_files(struct bag *bag, struct err *err)
{
    buf_printf(&bag->info, "Payload-Oxum: %llu.%llu\n", (unsigned long long)bag->bytes, (unsigned long long)bag->files);
    if (put_tag_file(bag, "bag-info.txt", &bag->info, true, err) != 0 ||
        put_manifests(bag, "manifest", bag->manifests, true, err) != 0)
        return -1;
    return put_manifests(bag, "tagmanifest", bag->tag_manifests, false, err);
}

static int read_back(const struct bag *bag, struct err *err)
{
    struct bag_verify_options options = {.algorithms = SUMS_GIVEN, .own = true};
    struct bag_report report;
    int result = bag_verify(bag->temporary, &options, &report, err);

    if (result == 0 && report.verdict == BAG_INVALID)
        result = err_set(err, ERR_CORRUPT, "'%s' did not verify after it was written: %s", bag->path,
                         report.finding_count ? report.findings[0].sentence : "no reason given");
    bag_report_release(&report);
    return result;
}

/* With replace the old bag is swapped out whole; without, a bag that came to stand there meanwhile is not
 * touched. */
static int take_name(struct bag *bag, struct err *err)
{
    unsigned flags = bag->replace ? 0 : RENAME_NOREPLACE;

    if (bag->replace && bag->format == BAG_FOLDER && access(bag->path, F_OK) == 0)
        flags = RENAME_EXCHANGE;
    if (renameat2(AT_FDCWD, bag->temporary, AT_FDCWD, bag->path, flags) != 0) {
        if (errno == EEXIST)
            return check_target(bag, err);
        if ((errno != EINVAL && errno != ENOSYS) || flags == 0)
            return err_errno(err, "cannot rename '%s' to '%s'", bag->temporary, bag->path);
        /* Some network file systems know no such flags. */
        if (check_target(bag, err) != 0 ||
            (flags == RENAME_EXCHANGE && file_remove_tree(AT_FDCWD, bag->path, err) != 0))
            return -1;
        if (rename(bag->temporary, bag->path) != 0)
            return err_errno(err, "cannot rename '%s' to '%s'", bag->temporary, bag->path);
    }
    return file_sync_folder(AT_FDCWD, bag->path, err);
}

/* All that grows with the number of files; done twice is fine. */
static void release_lists(struct bag *bag)
{
    for (int i = 0; i < SUM_KINDS; i++) {
        buf_release(&bag->manifests[i]);
        buf_release(&bag->tag_manifests[i]);
    }
    bag_table_release(&bag->table);
    arena_release(&bag->arena);
}

int bag_finish(struct bag *bag, struct err *err)
{
    int result = 0;

    if (bag->failed.code != ERR_NONE) {
        *err = bag->failed;
        result = -1;
    }
    if (result == 0)
        result = put_tag_files(bag, err);
    if (result == 0)
        result = bag_output_finish(bag->out, err);
    release_lists(bag); /* the verifier makes its own */
    if (result == 0)
        result = read_back(bag, err);
    if (result == 0)
        result = take_name(bag, err);
    bag_abandon(bag); /* after a rename this removes only a replaced folder */
    return result;
}

void bag_abandon(struct bag *bag)
{
    struct err ignored = {0};

    if (!bag)
        return;
    bag_output_close(bag->out);
    if (bag->temporary)
        file_remove_tree(AT_FDCWD, bag->temporary, &ignored);
    bag_sums_release(&bag->sums);
    release_lists(bag);
    buf_release(&bag->info);
    free(bag->block);
    free(bag->path);
    free(bag->temporary);
    free(bag->top);
    free(bag);
}

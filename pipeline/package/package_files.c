/* What METS lists against what is there. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "pipeline/base/digest.h"
#include "pipeline/package/bag_path.h"
#include "pipeline/package/package_check.h"

struct bag_item *package_item(const struct package_check *check, const char *path)
{
    cleanup_buf struct buf whole = {0};
    struct bag_item *item;

    buf_printf(&whole, "%s%s", check->base, path);
    item = bag_table_find(&check->in->table, buf_string(&whole));
    return item && item->present ? item : NULL;
}

const char *package_path(const struct package_check *check, const struct bag_item *item)
{
    size_t n = strlen(check->base);

    return strncmp(item->path, check->base, n) ? NULL : item->path + n;
}

const char *package_representation(const struct package_check *check, const struct bag_item *item)
{
    const char *path = package_path(check, item);
    size_t n = strlen(PACKAGE_REPRESENTATIONS);

    return path && item->present && !strncmp(path, PACKAGE_REPRESENTATIONS, n) ? path + n : NULL;
}

bool package_has_folder(const struct package_check *check, const char *folder)
{
    for (size_t i = 0; i < check->in->table.count; i++) {
        const struct bag_item *item = check->in->table.items[i];
        const char *path = package_path(check, item);

        if (path && item->present && !strncmp(path, folder, strlen(folder)))
            return true;
    }
    return false;
}

int package_digest_matches(const struct bag_item *item, const char *algorithm, const char *hex)
{
    unsigned char raw[DIGEST_HEX_MAX / 2];
    enum digest_kind kind;
    size_t n;

    if (!algorithm || !digest_by_name(algorithm, &kind) || !item->digests[kind])
        return -1;
    n = digest_size(kind);
    return hex && strlen(hex) == 2 * n && digest_from_hex(hex, 2 * n, raw) && !memcmp(raw, item->digests[kind], n);
}

bool package_size(const char *s, uint64_t *size)
{
    *size = 0;
    if (!s || !*s)
        return false;
    for (; *s; s++)
        if (!isdigit((unsigned char)*s) || __builtin_mul_overflow(*size, 10, size) ||
            __builtin_add_overflow(*size, (uint64_t)(*s - '0'), size))
            return false;
    return true;
}

static bool digits(const char **s, int n)
{
    for (; n > 0; n--)
        if (!isdigit((unsigned char)*(*s)++))
            return false;
    return true;
}

bool package_is_datetime(const char *s)
{
    static const char FORM[] = "0000-00-00T00:00:00";
    int year, month, day, hour, minute;

    if (strlen(s) < sizeof FORM - 1)
        return false;
    for (size_t i = 0; FORM[i]; i++)
        if (FORM[i] == '0' ? !isdigit((unsigned char)s[i]) : s[i] != FORM[i])
            return false;
    if (sscanf(s, "%4d-%2d-%2dT%2d:%2d", &year, &month, &day, &hour, &minute) != 5 || month < 1 || month > 12 ||
        day < 1 || day > 31 || hour > 24 || minute > 59)
        return false;
    s += sizeof FORM - 1;
    if (*s == '.')
        for (s++; isdigit((unsigned char)*s); s++)
            ;
    if (!*s || !strcmp(s, "Z"))
        return true;
    if (*s != '+' && *s != '-')
        return false;
    s++;
    return digits(&s, 2) && *s++ == ':' && digits(&s, 2) && !*s;
}

static bool is_remote(const char *href)
{
    size_t n = strspn(href, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+.-");

    return n > 1 && !strncmp(href + n, "://", 3) && strncasecmp(href, "file:", 5) != 0;
}

/* The escapes of a URL; in the arena. */
static char *unescape(struct arena *arena, const char *href)
{
    char *result = arena_strdup(arena, href), *out = result;

    for (const char *p = href; *p; p++) {
        unsigned char byte;

        if (*p == '%' && p[1] && p[2] && digest_from_hex(p + 1, 2, &byte) && byte) {
            *out++ = (char)byte;
            p += 2;
        } else {
            *out++ = *p;
        }
    }
    *out = '\0';
    return result;
}

/* file:x, file:./x, file:///x and ./x are x. */
static const char *local(const char *href)
{
    if (!strncasecmp(href, "file:", 5)) {
        href += 5;
        if (!strncmp(href, "///", 3))
            href += 3;
    }
    while (!strncmp(href, "./", 2))
        href += 2;
    return href;
}

/* The item meant by an address in the METS file at `mets_path`; NULL with a finding when it is not in the package. */
static struct bag_item *resolve(struct package_check *check, const char *mets_path, const struct mets_ref *ref)
{
    const char *href = local(ref->href), *slash = strrchr(mets_path, '/'), *problem;
    int folder = slash ? (int)(slash - mets_path) + 1 : 0;
    cleanup_arena struct arena arena = {0};
    char *plain = unescape(&arena, href), *path;
    struct bag_item *item;

    if (is_remote(ref->href)) {
        package_find(check, "FILE-REMOTE", mets_path, ref->line, ref->section,
                     "refers to '%s', which is not in the package and is not fetched", ref->href);
        return NULL;
    }
    problem = bag_path_problem(plain);
    if (problem) {
        package_find(check, "FILE-PATH", mets_path, ref->line, ref->section, "refers to '%s', which %s", ref->href,
                     problem);
        return NULL;
    }
    path = arena_printf(&arena, "%.*s%s", folder, mets_path, plain);
    item = bag_table_find(&check->in->table, path);
    if (!item || !item->present) /* a writer that does not escape */
        item = bag_table_find(&check->in->table, arena_printf(&arena, "%.*s%s", folder, mets_path, href));
    if (item && item->present)
        return item;
    package_find(check, "FILE-MISSING", path, 0, NULL, "is missing and listed in METS, line %ld", ref->line);
    return NULL;
}

static void compare(struct package_check *check, const struct mets_ref *ref, const struct bag_item *item)
{
    uint64_t size;
    int match;

    if (package_size(ref->size, &size) && size != item->size)
        package_find(check, "FILE-SIZE", item->path, 0, NULL, "has %llu bytes; METS line %ld says %llu",
                     (unsigned long long)item->size, ref->line, (unsigned long long)size);
    if (!ref->checksum || !ref->checksum_type)
        return;
    match = package_digest_matches(item, ref->checksum_type, ref->checksum);
    if (match < 0)
        package_find(check, "FILE-ALGORITHM", item->path, 0, NULL,
                     "has a checksum by '%s', which is not known here: its contents were not checked",
                     ref->checksum_type);
    else if (match == 0)
        package_find(check, "FILE-DIGEST", item->path, 0, NULL, "has other contents than METS line %ld says (%s)",
                     ref->line, ref->checksum_type);
    else
        check->report->digests_compared++;
}

void package_file_check(struct package_check *check, const struct bag_item *mets, const struct mets_ref *ref)
{
    struct bag_item *item = ref->href ? resolve(check, mets->path, ref) : NULL;

    if (!item)
        return;
    item->listed = true;
    if (ref->kind != METS_POINTER && !item->damage)
        compare(check, ref, item);
}

void package_files_check_unlisted(struct package_check *check)
{
    for (size_t i = 0; i < check->in->table.count; i++) {
        const struct bag_item *item = check->in->table.items[i];
        const char *path = package_path(check, item);

        if (!path || !item->present || item->listed || !strcmp(path, "METS.xml"))
            continue;
        if (bag_path_is_system_file(path))
            package_find(check, "FILE-SYSTEM", item->path, 0, NULL, "is a file that a desktop system made");
        else
            package_find(check, "FILE-UNLISTED", item->path, 0, NULL, "is in the package and not listed in METS");
    }
}

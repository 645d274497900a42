#include <ctype.h>
#include <fnmatch.h>
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "pipeline/base/err.h"
#include "pipeline/base/text.h"
#include "pipeline/package/bag_path.h"
#include "pipeline/package/bag_scan.h"

#define VERSION_LABEL  "BagIt-Version"
#define ENCODING_LABEL "Tag-File-Character-Encoding"

/* The versions that drafts and the RFC defined. */
static const struct {
    const char *name;
    int number;
} VERSIONS[] = {{"0.93", 93}, {"0.94", 94}, {"0.95", 95}, {"0.96", 96}, {"0.97", 97}, {"1.0", 100}};

char *bag_tags_line(char **text)
{
    char *line = *text, *end;

    if (!line || !*line)
        return NULL;
    end = strchr(line, '\n');
    if (end)
        *end = '\0';
    *text = end ? end + 1 : NULL;
    return line;
}

/* Tag files that are read, by their names at the top of the bag. */
static const char *const TAG_FILES[] = {"bagit.txt", "bag-info.txt",   "package-info.txt",
                                        "fetch.txt", "manifest-*.txt", "tagmanifest-*.txt"};

/* At the top of the bag, or one folder down in a zip or tar, whose top folder is not known before the end. */
bool bag_tags_is_tag_file(const struct container *container, const char *path)
{
    const char *slash = strchr(path, '/');

    if (slash && (!container->serialised || strchr(slash + 1, '/')))
        return false;
    for (size_t i = 0; i < sizeof TAG_FILES / sizeof *TAG_FILES; i++)
        if (fnmatch(TAG_FILES[i], slash ? slash + 1 : path, 0) == 0)
            return true;
    return false;
}

unsigned bag_tags_kind_of(const char *name)
{
    cleanup_free char *algorithm = NULL;
    const char *dash = strchr(name, '-');
    enum digest_kind kind;

    if (!dash || (fnmatch("manifest-*.txt", name, 0) != 0 && fnmatch("tagmanifest-*.txt", name, 0) != 0))
        return 0;
    algorithm = memory_strdup(dash + 1);
    algorithm[strlen(algorithm) - 4] = '\0';
    return digest_by_name(algorithm, &kind) ? BAG_SUM(kind) : 0;
}

static char *convert(const struct buf *bytes, const char *encoding, size_t *length)
{
    char *in = bytes->data, *out, *end;
    size_t left = bytes->len, room;
    iconv_t cd;
    bool bom = left >= 2 && (!memcmp(in, "\xfe\xff", 2) || !memcmp(in, "\xff\xfe", 2));

    /* RFC 2781: without a byte order mark UTF-16 is big-endian; the C library would take the machine's order.
     */
    cd = iconv_open("UTF-8", !strcasecmp(encoding, "UTF-16") && !bom ? "UTF-16BE" : encoding);
    if (cd == (iconv_t)-1)
        return NULL;
    room = left * 4 + 4; /* no encoding has one byte that becomes more than four */
    out = memory_alloc(room + 1);
    end = out;
    if (iconv(cd, &in, &left, &end, &room) == (size_t)-1 || iconv(cd, NULL, NULL, &end, &room) == (size_t)-1) {
        free(out);
        out = NULL;
    } else {
        *end = '\0';
        *length = (size_t)(end - out);
    }
    iconv_close(cd);
    return out;
}

/* CR and CRLF end lines as LF does. */
static void unify_line_ends(char *text)
{
    char *out = text;

    for (; *text; text++) {
        if (*text == '\r' && text[1] == '\n')
            continue;
        *out++ = *text == '\r' ? '\n' : *text;
    }
    *out = '\0';
}

/* Takes the bytes. */
static char *utf8_text(struct bag_scan *scan, const struct bag_item *file, struct buf *bytes, size_t *length)
{
    size_t skip = bytes->len >= 3 && !memcmp(bytes->data, "\xef\xbb\xbf", 3) ? 3 : 0;
    char *text = bytes->data ? bytes->data : memory_alloc(1);

    *length = bytes->len - skip;
    memmove(text, text + skip, *length + 1);
    *bytes = (struct buf){0};
    if (skip)
        bag_scan_find(scan, BAG_WARNING, container_path(scan->in, file), "begins with a byte order mark");
    if (!text_is_utf8(text, *length))
        bag_scan_find(scan, BAG_WARNING, container_path(scan->in, file), "is not UTF-8 as bagit.txt says");
    return text;
}

char *bag_tags_text(struct bag_scan *scan, const struct bag_item *file, const char *encoding)
{
    const char *name = container_path(scan->in, file);
    cleanup_buf struct buf bytes = {0};
    struct err err = {0};
    size_t length = 0;
    char *text;

    if (file->too_large || !file->kept) {
        bag_scan_find(scan, BAG_MALFORMED, name, "is too large for a tag file");
        return NULL;
    }
    if (container_load_text(scan->in, file, &bytes, &err) != 0) {
        bag_scan_find(scan, BAG_MALFORMED, name, "%s", err.message);
        return NULL;
    }
    text = !strcasecmp(encoding, "UTF-8") ? utf8_text(scan, file, &bytes, &length) : convert(&bytes, encoding, &length);
    if (text && strlen(text) == length) {
        unify_line_ends(text);
        return text;
    }
    bag_scan_find(scan, BAG_MALFORMED, name,
                  text ? "holds a zero byte" : "is not in the encoding %s that bagit.txt names", encoding);
    free(text);
    return NULL;
}

/* "Label: value" of bagit.txt; *loose is set for blanks where BagIt 1.0 allows none. NULL when it is not that
 * label. */
static char *declared(char *line, const char *label, bool *loose)
{
    size_t n = strlen(label), end;

    if (!line || strncmp(line, label, n) != 0)
        return NULL;
    line += n;
    *loose |= *line == ' ' || *line == '\t';
    line += strspn(line, " \t");
    if (*line++ != ':')
        return NULL;
    *loose |= *line != ' ';
    line += strspn(line, " \t");
    end = strlen(line);
    while (end > 0 && strchr(" \t", line[end - 1]))
        end--;
    line[end] = '\0';
    return line;
}

static bool is_version(const char *s)
{
    size_t major = strspn(s, "0123456789"), minor = s[major] == '.' ? strspn(s + major + 1, "0123456789") : 0;

    return major > 0 && minor > 0 && !s[major + 1 + minor];
}

static bool set_version(struct bag_scan *scan, const char *version)
{
    for (size_t i = 0; i < sizeof VERSIONS / sizeof *VERSIONS; i++)
        if (!strcmp(version, VERSIONS[i].name)) {
            scan->version = VERSIONS[i].number;
            snprintf(scan->report->version, sizeof scan->report->version, "%s", version);
            return true;
        }
    bag_scan_find(scan, BAG_MALFORMED, "bagit.txt",
                  is_version(version) ? "names BagIt version '%s', which is not known here"
                                      : "names '%s' as BagIt version, which is none",
                  version);
    return false;
}

/* The C library takes a path or options after a slash. */
static bool set_encoding(struct bag_scan *scan, const char *name)
{
    iconv_t cd = (iconv_t)-1;

    if (*name && strlen(name) < 64 &&
        !name[strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._:-")])
        cd = iconv_open("UTF-8", name);
    if (cd == (iconv_t)-1) {
        bag_scan_find(scan, BAG_MALFORMED, "bagit.txt", "names the character encoding '%s', which is not known here",
                      name);
        return false;
    }
    iconv_close(cd);
    scan->encoding = arena_strdup(&scan->in->arena, name);
    return true;
}

static bool read_lines(struct bag_scan *scan, char *text)
{
    bool loose = false;
    const char *version = declared(bag_tags_line(&text), VERSION_LABEL, &loose), *encoding;

    if (!version) {
        bag_scan_find(scan, BAG_MALFORMED, "bagit.txt", "does not begin with '" VERSION_LABEL ": '");
        return false;
    }
    if (!set_version(scan, version))
        return false;
    encoding = declared(bag_tags_line(&text), ENCODING_LABEL, &loose);
    if (!encoding) {
        bag_scan_find(scan, BAG_MALFORMED, "bagit.txt", "has no second line '" ENCODING_LABEL ": '");
        return false;
    }
    if (loose)
        bag_scan_find(scan, scan->version >= 100 ? BAG_MALFORMED : BAG_WARNING, "bagit.txt",
                      "has blanks around a colon other than the one after it");
    if (text && *text)
        bag_scan_find(scan, scan->version >= 100 ? BAG_MALFORMED : BAG_WARNING, "bagit.txt", "has more than two lines");
    return set_encoding(scan, encoding);
}

static bool begins_with_mark(const struct bag_scan *scan, const struct bag_item *file)
{
    const struct xml_source source = container_text(scan->in, file);
    struct xml_stream stream = {.source = &source};
    char mark[3];

    return file->kept && xml_stream_read(&stream, mark, sizeof mark) == sizeof mark &&
           !memcmp(mark, "\xef\xbb\xbf", sizeof mark);
}

static bool read_declaration(struct bag_scan *scan)
{
    const struct bag_item *file = container_item(scan->in, "bagit.txt");
    cleanup_free char *text = NULL;

    if (!file || !file->present) {
        bag_scan_find(scan, BAG_MISSING, "bagit.txt", "is missing: this is not a bag");
        return false;
    }
    if (begins_with_mark(scan, file)) {
        bag_scan_find(scan, BAG_MALFORMED, "bagit.txt", "begins with a byte order mark");
        return false;
    }
    text = bag_tags_text(scan, file, "UTF-8");
    return text && read_lines(scan, text);
}

static void read_fetch_line(struct bag_scan *scan, char *line, size_t number)
{
    char *length = line + strcspn(line, " \t"), *path = NULL;
    const char *problem;
    struct bag_item *item;

    length += strspn(length, " \t");
    path = length + (*length == '-' ? 1 : strspn(length, "0123456789"));
    if (length == line || path == length || !strchr(" \t", *path) || !*path || !path[strspn(path, " \t")]) {
        bag_scan_find(scan, BAG_MALFORMED, "fetch.txt", "line %zu is not an address, a length and a path", number);
        return;
    }
    path = bag_path_decode(&scan->in->arena, path + strspn(path, " \t"), scan->version >= 100);
    if (!strncmp(path, "./", 2))
        path += 2;
    problem = bag_path_problem(path);
    if (!problem && strncmp(path, "data/", 5) != 0)
        problem = "is not below data/";
    if (problem) {
        bag_scan_find(scan, BAG_MALFORMED, path, "in fetch.txt line %zu %s", number, problem);
        return;
    }
    item = container_item(scan->in, path);
    if (item) {
        item->address = arena_strndup(&scan->in->arena, line, strcspn(line, " \t"));
        item->address_line = number;
    } else {
        bag_scan_find(scan, BAG_MALFORMED, path, "in fetch.txt line %zu is in no manifest", number);
    }
}

static void read_fetch(struct bag_scan *scan)
{
    const struct bag_item *file = container_item(scan->in, "fetch.txt");
    cleanup_free char *text = NULL;
    char *rest, *line;

    if (!file || !file->present)
        return;
    text = bag_tags_text(scan, file, scan->encoding);
    rest = text;
    for (size_t number = 1; (line = bag_tags_line(&rest)); number++)
        if (line[strspn(line, " \t")])
            read_fetch_line(scan, line, number);
}

/* "manifest-x.txt" at the top of the bag gives x, in the arena. */
static const char *algorithm_of(struct bag_scan *scan, const char *name, const char *prefix)
{
    size_t n = strlen(name), p = strlen(prefix);

    if (strchr(name, '/') || n <= p + 4 || strncmp(name, prefix, p) != 0 || strcmp(name + n - 4, ".txt") != 0)
        return NULL;
    return arena_strndup(&scan->in->arena, name + p, n - p - 4);
}

static void add_manifest(struct bag_scan *scan, struct bag_item *file)
{
    const char *name = container_path(scan->in, file), *algorithm = algorithm_of(scan, name, "manifest-");
    bool payload = algorithm != NULL;
    struct bag_manifest *manifest;

    if (!payload)
        algorithm = algorithm_of(scan, name, "tagmanifest-");
    if (!algorithm)
        return;
    if (scan->manifest_count == BAG_MANIFESTS) {
        bag_scan_find(scan, BAG_MALFORMED, name, "is one manifest too many; at most %d are read", BAG_MANIFESTS);
        return;
    }
    manifest = &scan->manifests[scan->manifest_count];
    *manifest = (struct bag_manifest){.name = arena_strdup(&scan->in->arena, name), .payload = payload};
    manifest->known = digest_by_name(algorithm, &manifest->kind) && (scan->in->kinds & BAG_SUM(manifest->kind));
    manifest->digest_length = manifest->known ? digest_size(manifest->kind) : 0;
    manifest->bit = payload ? 1ul << scan->manifest_count : 0;
    scan->payload_manifests |= manifest->bit;
    scan->manifest_count++;
    bag_manifest_read(scan, file, manifest);
}

static void judge_manifests(struct bag_scan *scan)
{
    bool verified = false;

    if (!scan->payload_manifests) {
        bag_scan_find(scan, BAG_MISSING, "", "the bag has no payload manifest (manifest-sha512.txt or the like)");
        return;
    }
    for (size_t i = 0; i < scan->manifest_count; i++)
        verified |= scan->manifests[i].payload && scan->manifests[i].known;
    for (size_t i = 0; i < scan->manifest_count; i++)
        if (!scan->manifests[i].known)
            bag_scan_find(scan, verified || !scan->manifests[i].payload ? BAG_WARNING : BAG_MALFORMED,
                          scan->manifests[i].name,
                          "is by an algorithm not known here: contents were not checked by it");
}

bool bag_tags_read(struct bag_scan *scan)
{
    size_t found = scan->in->table.count;

    if (!read_declaration(scan))
        return false;
    for (size_t i = 0; i < found; i++)
        if (scan->in->table.items[i]->kept || scan->in->table.items[i]->too_large)
            add_manifest(scan, scan->in->table.items[i]);
    judge_manifests(scan);
    read_fetch(scan);
    return true;
}

/* "octets.files" */
static void check_oxum(struct bag_scan *scan, const char *file, const char *value)
{
    unsigned long long bytes, files;
    int end = -1;

    if (sscanf(value, "%20llu.%20llu %n", &bytes, &files, &end) != 2 || end < 0 || value[end] ||
        !isdigit((unsigned char)*value)) {
        bag_scan_find(scan, BAG_MALFORMED, file, "has the Payload-Oxum '%s', which is not 'bytes.files'", value);
        return;
    }
    if (scan->damaged)
        return;
    if (bytes == scan->report->payload_bytes && files == scan->report->payload_files)
        return;
    bag_scan_find(scan, scan->lost_system_file ? BAG_WARNING : BAG_CHANGED, file,
                  "says the payload is %llu bytes in %llu files; it is %llu in %llu", bytes, files,
                  (unsigned long long)scan->report->payload_bytes, (unsigned long long)scan->report->payload_files);
}

static void check_info_line(struct bag_scan *scan, const char *file, char *line, size_t number, size_t *oxums)
{
    char *colon = strchr(line, ':');
    size_t n = colon ? (size_t)(colon - line) : 0;

    if (strchr(" \t", *line)) /* a continuation, or empty */
        return;
    if (!colon) {
        bag_scan_find(scan, BAG_WARNING, file, "line %zu has no label", number);
        return;
    }
    while (n > 0 && strchr(" \t", line[n - 1]))
        n--;
    if (n != strlen("Payload-Oxum") || strncasecmp(line, "Payload-Oxum", n) != 0)
        return;
    if (++*oxums > 1)
        bag_scan_find(scan, BAG_WARNING, file, "has Payload-Oxum more than once");
    check_oxum(scan, file, colon + 1 + strspn(colon + 1, " \t"));
}

/* package-info.txt was the name before 0.96. */
void bag_tags_check_info(struct bag_scan *scan)
{
    const char *name = scan->version < 96 ? "package-info.txt" : "bag-info.txt";
    const struct bag_item *file = container_item(scan->in, name);
    cleanup_free char *text = NULL;
    char *rest, *line;
    size_t oxums = 0;

    if (!file || !file->present)
        return;
    text = bag_tags_text(scan, file, scan->encoding);
    rest = text;
    for (size_t number = 1; (line = bag_tags_line(&rest)); number++)
        check_info_line(scan, name, line, number, &oxums);
}

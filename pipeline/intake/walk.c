#include "pipeline/intake/walk.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/limits.h"
#include "pipeline/base/text.h"

/* One thing still to be looked at. A folder is expanded when its turn comes, so memory is one path of folders. */
struct node {
    struct node *next;
    enum { NODE_PATH, NODE_UNIT } kind;
    bool refused;       /* an entry of a zip that was never a file */
    bool top;           /* named by the user: a link is followed, a missing file is an error */
    struct arena arena; /* owns what the unit points to */
    char *path;
    struct unit unit;
};

struct walk {
    struct node *head;
    struct node *current; /* of the unit handed out last */
    uint64_t device, inode;
};

static struct node *node_new(const char *path)
{
    struct node *node = memory_alloc(sizeof *node);

    arena_init(&node->arena);
    node->path = arena_strdup(&node->arena, path);
    return node;
}

static void node_free(struct node *node)
{
    if (!node)
        return;
    arena_release(&node->arena);
    free(node);
}

static struct node *unit_node(enum unit_kind kind, const char *path, const char *reason)
{
    struct node *node = node_new(path);

    node->kind = NODE_UNIT;
    node->unit = (struct unit){.kind = kind, .path = node->path};
    node->unit.reason = arena_strdup(&node->arena, reason);
    return node;
}

struct walk *walk_open(const char *const *paths, size_t count, uint64_t avoid_device, uint64_t avoid_inode)
{
    struct walk *walk = memory_alloc(sizeof *walk);
    struct node **tail = &walk->head;

    walk->device = avoid_device;
    walk->inode = avoid_inode;
    for (size_t i = 0; i < count; i++, tail = &(*tail)->next) {
        *tail = node_new(paths[i]);
        (*tail)->top = true;
    }
    return walk;
}

void walk_close(struct walk *walk)
{
    if (!walk)
        return;
    while (walk->head) {
        struct node *node = walk->head;

        walk->head = node->next;
        node_free(node);
    }
    node_free(walk->current);
    free(walk);
}

/* A broken chain counts as one page; reading that page says what is wrong. */
static int tiff_pages(int fd)
{
    struct err err = {0};
    int pages = media_tiff_pages(fd, LIMIT_PAGES, &err);

    return pages > 0 ? pages : 1;
}

/* Opens without blocking on a pipe or device, and looks at what it is. */
static const char *look(const char *path, struct member *member, char *what, size_t size)
{
    unsigned char head[MEDIA_HEAD_BYTES];
    struct stat st;
    ssize_t n;
    const char *reason = NULL;
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);

    what[0] = '\0';
    if (fd < 0 || fstat(fd, &st) != 0)
        reason = strerror(errno);
    else if (!S_ISREG(st.st_mode))
        snprintf(what, size, "not a regular file");
    else if ((n = pread(fd, head, sizeof head, 0)) < 0)
        reason = strerror(errno);
    else {
        member->size = st.st_size;
        member->mtime_ns = (int64_t)st.st_mtim.tv_sec * 1000000000 + st.st_mtim.tv_nsec;
        member->media = media_sniff(head, (size_t)n, file_base_name(path));
        if (member->media == MEDIA_TIFF)
            member->pages = tiff_pages(fd);
        else if (media_is_image(member->media))
            member->pages = 1;
        else if (member->media == MEDIA_OTHER)
            snprintf(what, size, "not a scan: %s", media_describe(head, (size_t)n));
    }
    if (fd >= 0)
        close(fd);
    return reason;
}

static bool ends_in(const char *path, const char *const endings[])
{
    const char *dot = strrchr(file_base_name(path), '.');

    for (size_t i = 0; dot && endings[i]; i++)
        if (!strcasecmp(dot, endings[i]))
            return true;
    return false;
}

static bool named_as_image(const char *path)
{
    static const char *const ENDINGS[] = {".tif", ".tiff", ".jpg", ".jpeg", ".png", ".jp2", ".webp", ".bmp", NULL};

    return ends_in(path, ENDINGS);
}

/* A file that claims to be a scan and is not deserves a person's eye. */
static bool named_as_scan(const char *path)
{
    static const char *const ENDINGS[] = {".pdf", ".zip", ".tar", NULL};

    return named_as_image(path) || ends_in(path, ENDINGS);
}

/* A unit for one file: path is what the user sees, file where the bytes are. */
static struct node *file_node(const char *path, const char *file)
{
    struct member member = {.path = file};
    char what[256];
    const char *fault = look(file, &member, what, sizeof what);
    struct node *node;

    if (fault) {
        cleanup_buf struct buf reason = {0};

        buf_printf(&reason, "cannot be read: %s", fault);
        return unit_node(UNIT_BAD, path, buf_string(&reason));
    }
    if (what[0])
        return unit_node(named_as_scan(path) ? UNIT_BAD : UNIT_SKIPPED, path, what);
    node = unit_node(UNIT_FILE, path, NULL);
    member.path = arena_strdup(&node->arena, file);
    node->unit.members = arena_alloc(&node->arena, sizeof member);
    node->unit.members[0] = member;
    node->unit.count = 1;
    return node;
}

static bool single_page(const struct unit *unit)
{
    return unit->kind == UNIT_FILE && unit->members[0].pages == 1;
}

static bool blocks_folder(const struct node *node)
{
    return node->unit.kind == UNIT_BAD && !node->refused && named_as_image(node->path);
}

/* A document with a page missing would be worse than none: the folder waits until the page is mended. */
static struct node *bad_folder(const char *folder, const struct node *bad)
{
    cleanup_buf struct buf reason = {0};

    buf_puts(&reason, "the page '");
    text_put_printable(&reason, file_base_name(bad->path), strlen(file_base_name(bad->path)));
    buf_printf(&reason, "' is in the way: %s; mend or remove it and ingest the folder again", bad->unit.reason);
    return unit_node(UNIT_BAD, folder, reason.data);
}

/* The files of one folder, as units in order: one folder unit when all its scans are single-page images. */
static struct node *gather(const char *folder, struct node *files)
{
    struct node *node, **link, *result, *bad = NULL;
    size_t images = 0, n = 0;

    for (node = files; node; node = node->next) {
        bool other = node->unit.kind == UNIT_BAD && !node->refused && named_as_scan(node->path) && !blocks_folder(node);

        if (other || (node->unit.kind == UNIT_FILE && !single_page(&node->unit)))
            return files;
        images += single_page(&node->unit);
        if (!bad && blocks_folder(node))
            bad = node;
    }
    if (images == 0 && !bad)
        return files;
    result = bad ? bad_folder(folder, bad) : unit_node(UNIT_FOLDER, folder, NULL);
    result->unit.entry = files->unit.entry;
    result->unit.members = arena_alloc(&result->arena, images * sizeof *result->unit.members);
    result->unit.count = images;
    for (link = &files; (node = *link);) {
        if (node->unit.kind != UNIT_FILE && !blocks_folder(node)) {
            link = &node->next;
            continue;
        }
        if (node->unit.kind == UNIT_FILE) {
            result->unit.members[n] = node->unit.members[0];
            result->unit.members[n++].path = arena_strdup(&result->arena, node->unit.members[0].path);
        }
        *link = node->next;
        node_free(node);
    }
    result->next = files;
    return result;
}

static void append(struct node **list, struct node *node)
{
    while (*list)
        list = &(*list)->next;
    *list = node;
}

static void push_front(struct walk *walk, struct node *list)
{
    if (!list)
        return;
    append(&list, walk->head);
    walk->head = list;
}

/* One folder becomes its file units, then its subfolders. */
static void expand(struct walk *walk, const char *path)
{
    cleanup_arena struct arena arena = {0};
    struct node *files = NULL, **files_end = &files, *folders = NULL, **folders_end = &folders;
    char **names;
    size_t count;
    struct err err = {0};

    if (file_list(&arena, AT_FDCWD, path, &names, &count, &err) != 0) {
        push_front(walk, unit_node(UNIT_BAD, path, err.message));
        return;
    }
    for (size_t i = 0; i < count; i++) {
        char *child = file_join(&arena, path, names[i]);
        struct stat st = {0};

        if (media_is_junk_name(names[i]))
            continue;
        if (lstat(child, &st) == 0 && S_ISDIR(st.st_mode)) {
            *folders_end = node_new(child);
            folders_end = &(*folders_end)->next;
            continue;
        }
        if (S_ISLNK(st.st_mode) && stat(child, &st) == 0 && S_ISDIR(st.st_mode))
            *files_end = unit_node(UNIT_SKIPPED, child, "a link to a folder; ingest that folder by its own name");
        else
            *files_end = file_node(child, child);
        files_end = &(*files_end)->next;
    }
    push_front(walk, folders);
    if (files)
        push_front(walk, gather(path, files));
}

/* 1 when the node became a unit in walk->current, 0 when it was expanded or passed over. */
static int visit(struct walk *walk, struct node *node)
{
    struct stat st;

    if (node->kind == NODE_UNIT) {
        walk->current = node;
        return 1;
    }
    if ((node->top ? stat : lstat)(node->path, &st) != 0) {
        cleanup_buf struct buf reason = {0};

        buf_printf(&reason, "cannot be read: %s", strerror(errno));
        walk->current = unit_node(UNIT_BAD, node->path, buf_string(&reason));
    } else if (S_ISDIR(st.st_mode)) {
        if ((uint64_t)st.st_dev != walk->device || (uint64_t)st.st_ino != walk->inode)
            expand(walk, node->path);
    } else {
        walk->current = file_node(node->path, node->path);
    }
    node_free(node);
    return walk->current != NULL;
}

int walk_next(struct walk *walk, struct unit *unit)
{
    node_free(walk->current);
    walk->current = NULL;
    while (walk->head) {
        struct node *node = walk->head;

        walk->head = node->next;
        node->next = NULL;
        if (visit(walk, node)) {
            *unit = walk->current->unit;
            return 1;
        }
    }
    return 0;
}

struct entry_name {
    const char *name;
    char *folder; /* the part before the last slash, with it */
    size_t index;
};

static int by_folder(const void *a, const void *b)
{
    const struct entry_name *x = a, *y = b;
    int order = text_natural_compare(x->folder, y->folder);

    return order ? order : text_natural_compare(x->name, y->name);
}

void walk_push_entries(struct walk *walk, const char *prefix, const char *const *names, const char *const *files,
                       const char *const *refused, size_t count)
{
    struct entry_name *sorted = memory_resize(NULL, count, sizeof *sorted);
    cleanup_arena struct arena names_arena = {0};
    struct node *all = NULL, **all_end = &all;

    for (size_t i = 0; i < count; i++)
        sorted[i] = (struct entry_name){
            names[i], arena_strndup(&names_arena, names[i], (size_t)(file_base_name(names[i]) - names[i])), i};
    qsort(sorted, count, sizeof *sorted, by_folder);
    for (size_t i = 0, end; i < count; i = end) {
        cleanup_arena struct arena arena = {0};
        struct node *group = NULL, **group_end = &group;
        char *folder = arena_printf(&arena, "%s/%s", prefix, sorted[i].folder);

        for (end = i; end < count && !strcmp(sorted[end].folder, sorted[i].folder); end++) {
            size_t k = sorted[end].index;
            char *path = arena_printf(&arena, "%s/%s", prefix, names[k]);

            if (media_is_junk_name(file_base_name(names[k])))
                continue;
            *group_end = files[k] ? file_node(path, files[k]) : unit_node(UNIT_BAD, path, refused[k]);
            (*group_end)->unit.entry = true;
            (*group_end)->refused = !files[k];
            group_end = &(*group_end)->next;
        }
        folder[strlen(folder) - 1] = '\0';
        if (group)
            *all_end = gather(folder, group);
        while (*all_end)
            all_end = &(*all_end)->next;
    }
    free(sorted);
    push_front(walk, all);
}

#include "index/dossier_path.h"

#include <ctype.h>
#include <string.h>

#include "index/catalogue.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"

#define DIGITS     "0123456789"
#define SEPARATORS " _-."

struct first_path {
    struct arena *arena;
    const char *path;
};

static int take_path(const struct item *item, void *data)
{
    struct first_path *first = data;
    cleanup_buf struct buf printable = {0};

    text_put_printable(&printable, item->path, strlen(item->path));
    if (item->kind == ITEM_FOLDER)
        buf_putc(&printable, '/');
    first->path = text_nfc(first->arena, buf_string(&printable), printable.len);
    return 1;
}

int dossier_path_of(struct catalogue *c, struct arena *arena, int64_t document, const char **path, struct err *err)
{
    struct first_path first = {arena, NULL};

    if (catalogue_each_item(c, 1u << ITEM_DOCUMENT, document, take_path, &first, err) < 0)
        return -1;
    *path = first.path;
    return 0;
}

const char *dossier_path_folder(struct arena *arena, const char *path)
{
    size_t n = strlen(path);

    while (n > 1 && path[n - 1] == '/')
        n--;
    while (n > 0 && path[n - 1] != '/')
        n--;
    if (n == 0)
        return ".";
    return n == 1 ? "/" : arena_strndup(arena, path, n - 1);
}

/* The last name in a path. */
static const char *last_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

/* Underscores as blanks, without separators at either end. */
static const char *tidy(struct arena *arena, const char *name)
{
    char *out;
    size_t n;

    name += strspn(name, SEPARATORS);
    out = arena_strdup(arena, name);
    for (char *p = out; *p; p++)
        if (*p == '_')
            *p = ' ';
    n = strlen(out);
    while (n > 0 && strchr(" -", out[n - 1]))
        out[--n] = '\0';
    return out;
}

static bool is_year(const char *digits, size_t n)
{
    return n == 4 && (!strncmp(digits, "19", 2) || !strncmp(digits, "20", 2));
}

void dossier_path_name(struct arena *arena, const char *path, const char **notation, const char **title)
{
    const char *name = last_name(dossier_path_folder(arena, path));
    size_t digits = strspn(name, DIGITS), n = digits;

    if (name[n] == '.' && name[n + 1] && !strchr(" _-.", name[n + 1]))
        n += 1 + strcspn(name + n + 1, " _-");
    *notation = NULL;
    if (digits > 0 && digits <= 4 && !is_year(name, digits) && (!name[n] || strchr(" _-", name[n])))
        *notation = arena_strndup(arena, name, n);
    *title = tidy(arena, *notation ? name + n : name);
    if (!**title)
        *title = name;
}

/* Years -------------------------------------------------------------------------------------------------------------
 */

/* The one year in a name into out; false for none. *several: there are different ones. */
static bool find_year(const char *name, char out[5], bool *several)
{
    bool found = false;

    *several = false;
    while (*(name += strcspn(name, DIGITS))) {
        size_t n = strspn(name, DIGITS);

        if (is_year(name, n)) {
            *several = *several || (found && strncmp(out, name, 4) != 0);
            memcpy(out, name, 4);
            out[4] = '\0';
            found = true;
        }
        name += n;
    }
    return found;
}

const char *dossier_path_year(struct arena *arena, const char *path)
{
    const char *folder = dossier_path_folder(arena, path);
    char year[5];
    bool several;

    while (!find_year(last_name(folder), year, &several)) {
        const char *above = dossier_path_folder(arena, folder);

        if (!strcmp(above, ".") || !strcmp(above, "/"))
            return NULL;
        folder = above;
    }
    return several ? NULL : arena_strdup(arena, year);
}

/* Boxes -------------------------------------------------------------------------------------------------------------
 */

/* Where the digits after one of the words begin in a folded name, the last time that they do; NULL nowhere. A word
 * stands after a separator, and separators or "so" may stand before the digits. */
static const char *find_number(const char *name, const char *const *words)
{
    const char *found = NULL;

    for (const char *p = name; *p; p++) {
        if (p > name && isalnum((unsigned char)p[-1]))
            continue;
        for (const char *const *word = words; *word; word++) {
            const char *after = p + strlen(*word);

            if (strncmp(p, *word, strlen(*word)) != 0)
                continue;
            after += strspn(after, SEPARATORS);
            if (!strncmp(after, "so", 2) && strchr(SEPARATORS, after[2]))
                after += 2 + strspn(after + 2, SEPARATORS);
            if (isdigit((unsigned char)*after))
                found = after;
        }
    }
    return found;
}

/* The same in any name of the path, the innermost first; the rest of its name into *rest. */
static const char *find_in_path(struct arena *arena, const char *path, const char *const *words, const char **rest)
{
    char *left = arena_strdup(arena, path);

    *rest = "";
    for (bool is_file = true; *left; is_file = false) {
        const char *name = last_name(left);
        const char *folded = text_fold(arena, name, strlen(name)), *at = find_number(folded, words);
        size_t n = at ? strspn(at, DIGITS) : 0;

        if (at && n <= 6) {
            size_t letters = text_length(arena_strndup(arena, folded, (size_t)(at - folded) + n));
            const char *p = name;
            size_t step;

            for (; letters > 0 && *p; letters--, p += step)
                text_next(p, strlen(p), &step);
            if (!is_file)
                *rest = tidy(arena, p);
            return arena_strndup(arena, at, n);
        }
        if (name == left)
            break;
        left[name - left - 1] = '\0';
    }
    return NULL;
}

bool dossier_path_box(struct arena *arena, const char *path, struct dossier_box *box)
{
    static const char *const BOXES[] = {"hop", "box", "h", NULL};
    static const char *const DOSSIERS[] = {"hs", "ho so", "ho_so", "hoso", "ho-so", "dossier", NULL};
    const char *rest;

    box->box = find_in_path(arena, path, BOXES, &rest);
    box->number = find_in_path(arena, path, DOSSIERS, &box->title);
    return box->box && box->number;
}

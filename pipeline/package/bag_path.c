#include "pipeline/package/bag_path.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "pipeline/base/file.h"
#include "pipeline/base/limits.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"

static const char *const SYSTEM_FILES[] = {".DS_Store", "Thumbs.db", "ehthumbs.db", "desktop.ini", ".directory"};

/* %HomeDrive%\..., which a Windows shell expands. */
static bool is_windows_variable(const char *path)
{
    const char *end = path[0] == '%' ? strchr(path + 1, '%') : NULL;

    return end && (end[1] == '\\' || end[1] == '/');
}

static bool has_part(const char *path, const char *separators, const char *part)
{
    size_t length = strlen(part);

    for (;;) {
        size_t n = strcspn(path, separators);

        if (n == length && !memcmp(path, part, n))
            return true;
        if (!path[n])
            return false;
        path += n + 1;
    }
}

const char *bag_path_escapes(const char *path)
{
    if (path[0] == '/')
        return "is an absolute path";
    if (path[0] == '\\')
        return "is a Windows network or absolute path";
    if (isalpha((unsigned char)path[0]) && path[1] == ':')
        return "is a Windows path with a drive";
    if (path[0] == '~')
        return "begins with '~', which stands for a home folder";
    if (is_windows_variable(path))
        return "begins with a Windows variable";
    if (has_part(path, "/\\", ".."))
        return "leaves its folder with '..'";
    return NULL;
}

/* CON, NUL.txt, com1: names that Windows gives to devices, with any ending. */
static bool is_device(const char *part, size_t n)
{
    static const char *const DEVICES[] = {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$"};
    size_t stem = 0;

    while (stem < n && part[stem] != '.' && part[stem] != ':')
        stem++;
    while (stem > 0 && part[stem - 1] == ' ')
        stem--;
    for (size_t i = 0; i < sizeof DEVICES / sizeof *DEVICES; i++)
        if (strlen(DEVICES[i]) == stem && !strncasecmp(part, DEVICES[i], stem))
            return true;
    return stem == 4 && (!strncasecmp(part, "COM", 3) || !strncasecmp(part, "LPT", 3)) &&
           isdigit((unsigned char)part[3]);
}

static bool has_device(const char *path)
{
    for (;;) {
        size_t n = strcspn(path, "/\\");

        if (is_device(path, n))
            return true;
        if (!path[n])
            return false;
        path += n + 1;
    }
}

const char *bag_path_problem(const char *path)
{
    const char *problem = bag_path_escapes(path);

    if (problem)
        return problem;
    if (!*path)
        return "is empty";
    if (strlen(path) > LIMIT_PATH_BYTES)
        return "is too long";
    if (has_part(path, "/", "") || has_part(path, "/", "."))
        return "has an empty part or a part '.'";
    if (has_device(path))
        return "has a part that names a device on Windows";
    return NULL;
}

void bag_path_encode(struct buf *out, const char *path)
{
    for (; *path; path++) {
        if (*path == '\r' || *path == '\n' || *path == '%')
            buf_printf(out, "%%%02X", (unsigned char)*path);
        else
            buf_putc(out, *path);
    }
}

char *bag_path_decode(struct arena *arena, const char *path, bool decode_percent)
{
    char *result = arena_strdup(arena, path), *out = result;

    for (; *path; path++) {
        char c = *path;

        if (c == '%' && !strncasecmp(path, "%0D", 3))
            c = '\r';
        else if (c == '%' && !strncasecmp(path, "%0A", 3))
            c = '\n';
        else if (!(decode_percent && !strncmp(path, "%25", 3))) {
            *out++ = c;
            continue;
        }
        *out++ = c;
        path += 2;
    }
    *out = '\0';
    return result;
}

char *bag_path_near(struct arena *arena, const char *path)
{
    cleanup_buf struct buf lower = {0};
    const char *p = path;
    size_t n, used;

    while (*p && (unsigned char)*p < 0x80)
        p++;
    if (*p)
        path = text_nfc(arena, path, strlen(path));
    n = strlen(path);
    for (p = path; n > 0; p += used, n -= used)
        text_put_char(&lower, text_lower_char(text_next(p, n, &used)));
    return arena_strdup(arena, buf_string(&lower));
}

bool bag_path_is_system_file(const char *path)
{
    const char *name = file_base_name(path);

    for (size_t i = 0; i < sizeof SYSTEM_FILES / sizeof *SYSTEM_FILES; i++)
        if (!strcasecmp(name, SYSTEM_FILES[i]))
            return true;
    return false;
}

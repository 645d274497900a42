#include "pipeline/package/sheet_heading.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/text.h"

/* Names for the same thing, the first of which stands for all; those behind the bar are names for other things too. */
static const char *const SAME[] = {
    "sokyhieu sovakyhieu sohieu sokihieu sovakihieu sokyhieucua sovakyhieucua sohieucua",
    "so socua number codenumber",
    "kyhieu kyhieucua kihieu symbol codenotation",
    "ngaythangnam ngaythang ngaybanhanh ngaythangbanhanh ngaythangnambanhanh ngayky ngaykybanhanh date issueddate | "
    "ngay",
    "thang thangbanhanh",
    "nam nambanhanh",
    "tenloai loai theloai hinhthuc type typename",
    "coquanbanhanh tacgia tencoquanbanhanh tencoquantochucbanhanh coquantochucbanhanh donvibanhanh issuer organname | "
    "noibanhanh",
    "trichyeunoidung trichyeu noidungtrichyeu trichyeucua trichyeunoidungcua abstract subject | noidung",
    "tenloaivatrichyeunoidung tenloaivatrichyeu tenloaitrichyeu tenloaitrichyeunoidung loaivatrichyeu",
    "nguoiky hotennguoiky hovatennguoiky signer fullname",
    "noinhan recipients",
    "duongdanfile duongdan duongdantep duongdanteptin linkfile filepath path | tenfile tentep",
    "phong tenphong",
    "mucluc muclucso somucluc",
    "hopso sohop hop",
    "sovakyhieuhoso hososo kyhieuhoso sohoso",
    "tieudehoso tenhoso",
    "soluongto soto",
};

/* Takes out every place where it stands. */
static void take_out(char *key, const char *word)
{
    for (char *at = strstr(key, word); at; at = strstr(at, word))
        memmove(at, at + strlen(word), strlen(at + strlen(word)) + 1);
}

/* The first name of the line when it has this one. */
static const char *first_of(struct arena *arena, const char *line, const char *key, bool *general)
{
    const char *s = line;
    bool behind = false;

    while (*s) {
        size_t n = strcspn(s, " ");

        behind = behind || *s == '|';
        if (strlen(key) == n && !strncmp(s, key, n)) {
            *general = behind;
            return arena_strndup(arena, line, strcspn(line, " "));
        }
        s += n + strspn(s + n, " ");
    }
    return NULL;
}

const char *sheet_heading_key(struct arena *arena, const char *heading, bool *general)
{
    char *key = text_fold(arena, heading, strlen(heading)), *to = key;
    bool ignored;

    for (const char *s = key; *s; s++)
        if ((*s >= 'a' && *s <= 'z') || (*s >= '0' && *s <= '9'))
            *to++ = *s;
    *to = '\0';
    take_out(key, "vanban");
    take_out(key, "vb");
    general = general ? general : &ignored;
    *general = false;
    for (size_t i = 0; i < sizeof SAME / sizeof *SAME && *key; i++) {
        const char *first = first_of(arena, SAME[i], key, general);

        if (first)
            return first;
    }
    return key;
}

void sheet_heading_letters(size_t column, char out[4])
{
    char letters[4];
    size_t n = 0;

    for (column++; column > 0 && n < 3; column = (column - 1) / 26)
        letters[n++] = (char)('A' + (column - 1) % 26);
    for (size_t i = 0; i < n; i++)
        out[i] = letters[n - 1 - i];
    out[n] = '\0';
}

/* Rows ----------------------------------------------------------------------------------------------------------- */

static const char *cell_of(const struct sheet_row *row, size_t i)
{
    return i < row->count ? row->cells[i] : "";
}

/* Under the name of a group of documents the own name counts; under another ("Hồ sơ") it is another thing. */
static const char *join(struct arena *arena, const char *upper, const char *lower,
                        const struct sheet_header_rules *rules)
{
    const char *both = arena_printf(arena, "%s %s", upper, lower);

    if (!*upper || !*lower)
        return *upper ? upper : lower;
    if (rules->known(both))
        return both;
    return strstr(text_fold(arena, upper, strlen(upper)), "van ban") ? lower : both;
}

/* A group stands over its first column; the cells to the right of it are empty. */
static size_t join_rows(struct arena *arena, const struct sheet_row *upper, const struct sheet_row *lower,
                        const struct sheet_header_rules *rules, const char **names)
{
    size_t count = upper->count > lower->count ? upper->count : lower->count;
    const char *group = "";

    for (size_t i = 0; i < count; i++) {
        const char *above = cell_of(upper, i), *below = cell_of(lower, i);

        if (*above || !*below)
            group = *below ? above : "";
        names[i] = join(arena, *above ? above : group, below, rules);
    }
    return count;
}

static void take_names(struct sheet_header *header, const char *const *names, size_t count, long row, int score)
{
    header->row = row;
    header->score = score;
    header->count = count;
    for (size_t i = 0; i < count; i++)
        header->names[i] = arena_strdup(&header->arena, names[i]);
}

static struct sheet_row copy_of(struct arena *arena, const struct sheet_row *row)
{
    struct sheet_row copy = *row;

    copy.count = row->count < SHEET_COLUMNS ? row->count : SHEET_COLUMNS;
    copy.cells = arena_alloc(arena, (copy.count + 1) * sizeof *copy.cells);
    for (size_t i = 0; i < copy.count; i++)
        copy.cells[i] = arena_strdup(arena, row->cells[i]);
    return copy;
}

/* "(1) (2) (3)" */
static bool is_numbering(const struct sheet_row *row)
{
    long last = 0;
    int cells = 0;

    for (size_t i = 0; i < row->count; i++) {
        const char *s = row->cells[i] + (*row->cells[i] == '(');
        char *end;
        long n = strtol(s, &end, 10);

        if (!*row->cells[i])
            continue;
        if (end == s || strcmp(end, *row->cells[i] == '(' ? ")" : "") != 0 || n < 0 || n > SHEET_COLUMNS ||
            (cells++ > 0 && n != last + 1))
            return false;
        last = n;
    }
    return cells >= 3;
}

bool sheet_header_take(struct sheet_header *header, const struct sheet_row *row, const struct sheet_header_rules *rules)
{
    const char *names[SHEET_COLUMNS];
    struct sheet_row copy;
    bool found = header->row != 0;
    size_t count;
    int score;

    if (header->closed)
        return false;
    if (found && is_numbering(row)) {
        header->row = row->number;
        header->closed = true;
        return true;
    }
    header->seen++;
    copy = copy_of(&header->arena, row);
    score = found ? 0 : rules->score(copy.cells, copy.count, rules->data);
    if (score > 0)
        take_names(header, copy.cells, copy.count, row->number, score);
    count = join_rows(&header->arena, &header->before, &copy, rules, names);
    score = header->seen > 1 ? rules->score(names, count, rules->data) : 0;
    if (score > header->score)
        take_names(header, names, count, row->number, score);
    header->before = copy;
    header->closed = header->row ? header->row != row->number : header->seen >= SHEET_HEADER_ROWS;
    return !header->closed;
}

void sheet_header_release(struct sheet_header *header)
{
    arena_release(&header->arena);
}

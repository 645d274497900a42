#include "pipeline/extract/cite_issuer.h"

#include <stdbool.h>
#include <string.h>

#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/extract/flow.h"
#include "pipeline/extract/kinds.h"
#include "pipeline/extract/layout.h"
#include "pipeline/model/document.h"

#define ISSUER_MAX 90
/* The longest kind's name with its spaces, letters. */
#define KIND_MAX 24

/* Words that end a name, written small or all in capitals; "vẻ" is what "về" is read as. Marks count: "về" ends it,
 * "vệ" of Bảo vệ does not; a letter read without its marks passes. */
static const char *const ENDS[] = {
    "về",        "quy định",    "ban hành",     "hướng dẫn", "sửa đổi",   "phê duyệt", "tại",   "nhằm",
    "số",        "ngày",        "và các",       "chi tiết",  "thực hiện", "phải",      "gửi",   "cụ thể",
    "được",      "đảm bảo",     "bảo đảm",      "theo",      "để",        "trong",     "như",   "bổ sung",
    "thay thế",  "có hiệu lực", "hết hiệu lực", "thì",       "là",        "đã",        "khi",   "hoặc",
    "nếu",       "trừ",         "kể từ",        "đối với",   "căn cứ",    "nêu trên",  "làm",   "bãi bỏ",
    "công bố",   "kiểm tra",    "thành lập",    "tiếp tục",  "vẫn",       "tạm",       "trước", "sau",
    "bằng",      "đến",         "từ",           "của",       "tham gia",  "vê",        "vẻ",    "và kèm",
    "và ý kiến", "và đề nghị",  "và căn cứ",    "việc",
};

/* Words with a capital that begin something else. */
static const char *const BEGINS[] = {
    "Điều",    "Khoản", "Điểm", "Mục",      "Phụ lục", "Căn cứ",  "Quy định",   "Sửa đổi",
    "Báo cáo", "Về",    "Theo", "và Khoản", "và Điều", "và Điểm", "và Phụ lục",
};

static bool letter_is(const struct flow_char *c, int32_t want, bool capitals)
{
    size_t used;
    int32_t code;

    if (want == ' ')
        return !c->at;
    if (!c->at)
        return false;
    code = text_next(c->at, c->length, &used);
    if (code == want || (c->length == 1 && c->fold == *c->at && text_fold_char(want) == c->fold))
        return true;
    return capitals && text_lower_char(code) == want;
}

/* The words stand at i, and a word ends after them. */
static bool words_at(const struct flow *f, size_t i, const char *words)
{
    bool capitals = f->chars[i].upper && i + 1 < f->count && f->chars[i + 1].upper;
    size_t n = strlen(words), at = i;

    for (size_t used; n > 0; words += used, n -= used, at++)
        if (at >= f->count || !letter_is(&f->chars[at], text_next(words, n, &used), capitals))
            return false;
    return at >= f->count || !f->chars[at].at || strchr(".,;:)", f->fold[at]);
}

/* "và Thông tư …": another document is named. */
static bool kind_follows(struct arena *arena, const struct flow *f, size_t i)
{
    size_t n;
    const struct kind *table = kinds_table(&n);
    const char *key;

    if (strncmp(f->fold + i, "va ", 3) != 0 || i + 3 >= f->count || !f->chars[i + 3].upper)
        return false;
    key = layout_key(arena, flow_text(arena, f, i + 3, i + 3 + KIND_MAX));
    for (size_t k = 0; k < n; k++)
        if (strncmp(key, table[k].key, strlen(table[k].key)) == 0)
            return true;
    return false;
}

/* With a capital begins another block of the page, another cell of a table; or a line of capitals, and the name is not
 * written so. */
static bool other_begins(const struct flow *f, size_t start, size_t i)
{
    const struct flow_char *last = &f->chars[i >= 2 ? i - 2 : 0], *c = &f->chars[i];
    const struct page *pages = f->document->pages;

    if (!c->upper || i + 1 >= f->count || i < start + 2)
        return false;
    if (last->page != c->page || pages[last->page].words[last->word].block != pages[c->page].words[c->word].block)
        return true;
    return !f->chars[start + 1].upper && f->chars[i + 1].upper && flow_line_starts(f, i);
}

/* "Quận 8", "Đảng khóa 12": a digit belongs to a name after these only. */
static bool takes_number(const struct flow *f, size_t start, size_t i)
{
    static const char *const words[] = {"quan ", "phuong ", "xa ", "vuc ", "khoa ", "vung ", "doan ", "lien ", "so "};

    for (size_t k = 0; k < sizeof words / sizeof *words; k++) {
        size_t n = strlen(words[k]);

        if (i >= start + n && strncmp(f->fold + i - n, words[k], n) == 0)
            return true;
    }
    return false;
}

static bool clause_ends(struct arena *arena, const struct flow *f, size_t start, size_t i)
{
    if (strchr(";:.()\"/?_", f->fold[i]))
        return true;
    if (f->fold[i] == ',') /* "Sở Văn hóa, Thể thao và Du lịch" goes on */
        return i - start < 7 || strncmp(f->fold + i - 7, "van hoa", 7) != 0;
    if (i == start || f->fold[i - 1] != ' ')
        return false;
    if (f->fold[i] >= '0' && f->fold[i] <= '9')
        return !takes_number(f, start, i);
    for (size_t k = 0; k < sizeof ENDS / sizeof *ENDS; k++)
        if (words_at(f, i, ENDS[k]))
            return true;
    for (size_t k = 0; k < sizeof BEGINS / sizeof *BEGINS; k++)
        if (words_at(f, i, BEGINS[k]))
            return true;
    return kind_follows(arena, f, i) || other_begins(f, start, i);
}

/* "Chính phú" is Chính phủ: a name of the tables is written as it stands there. NULL for a name cut short. */
static const char *known_name(struct arena *arena, const char *read)
{
    static const char *const cut[] = {"", "ban", "uyban", "so", "bo", "botruong", "phong", "hoidong", "cuc"};
    size_t n;
    const struct organ *table = organs_table(&n);
    const char *key = layout_key(arena, read);

    for (size_t i = 0; i < sizeof cut / sizeof *cut; i++)
        if (strcmp(key, cut[i]) == 0)
            return NULL;
    for (size_t i = 0; i < n; i++)
        if (table[i].name && strcmp(layout_key(arena, table[i].name), key) == 0)
            return table[i].name;
    return read;
}

/* An agency of which there is one in the country, that its name says in full. */
static bool is_central(const struct organ *organ)
{
    static const char *const central[] = {"CP",   "TTg",  "CTN",  "VPCP", "UBTVQH", "VPQH", "TANDTC", "VKSNDTC",
                                          "KTNN", "TTCP", "NHNN", "HĐBT", "HĐCP",   "UBDT", "VPTW"};

    for (size_t i = 0; i < sizeof central / sizeof *central; i++)
        if (strcmp(organ->abbreviation, central[i]) == 0)
            return true;
    return organ->name && strncmp(organ->name, "Bộ ", strlen("Bộ ")) == 0;
}

/* The end of a central agency's name that stands at start, its head named or not; start when none does, or when another
 * agency is named beside it. */
static size_t central_end(struct arena *arena, const struct flow *f, size_t start)
{
    static const char head[] = "bo truong ";
    size_t n, from = start, end = start;
    const struct organ *table = organs_table(&n);

    if (strncmp(f->fold + start, head, strlen(head)) == 0)
        from += strlen(head);
    for (size_t i = 0; i < n; i++) {
        const char *fold;
        size_t length;

        if (!is_central(&table[i]) || strcmp(table[i].abbreviation, "NHNN") == 0)
            continue;
        fold = text_fold(arena, table[i].name, strlen(table[i].name));
        length = strlen(fold);
        if (strncmp(f->fold + from, fold, length) == 0 &&
            !(from + length < f->count && f->chars[from + length].at &&
              strchr(".,;:)", f->fold[from + length]) == NULL) &&
            from + length > end)
            end = from + length;
    }
    if ((strncmp(f->fold + end, " va b", 5) == 0 && f->chars[end + 4].upper) ||
        (strncmp(f->fold + end, ", b", 3) == 0 && f->chars[end + 2].upper))
        return start;
    return end;
}

const char *cite_issuer_after(struct arena *arena, const struct flow *f, size_t i)
{
    size_t start, end;

    while (i < f->count && (f->fold[i] == ' ' || f->fold[i] == ','))
        i++;
    if (strncmp(f->fold + i, "cua ", 4) != 0)
        return NULL;
    start = end = i + 4;
    if (start >= f->count || !f->chars[start].upper)
        return NULL;
    end = central_end(arena, f, start);
    if (end > start)
        return known_name(arena, flow_text(arena, f, start, end));
    while (end < f->count && end - start < ISSUER_MAX && !clause_ends(arena, f, start, end))
        end++;
    while (end > start && strchr(" ,", f->fold[end - 1]))
        end--;
    return end > start && end - start < ISSUER_MAX ? known_name(arena, flow_text(arena, f, start, end)) : NULL;
}

/* Where the name begins after the nearest "của" before i, in the same clause; 0 for none. */
static size_t name_before(const struct flow *f, size_t i)
{
    for (size_t at = i; at > 4 && i - at < ISSUER_MAX && !strchr(";:.()", f->fold[at - 1]); at--)
        if (strncmp(f->fold + at - 4, "cua ", 4) == 0 && (at == 4 || !f->chars[at - 5].at))
            return f->chars[at].upper ? at : 0;
    return 0;
}

const char *cite_issuer_before(struct arena *arena, const struct flow *f, size_t i)
{
    static const char by[] = " tai ", head[] = "giam doc ";
    size_t start, end;

    if (i < strlen(by) || strncmp(f->fold + i - strlen(by), by, strlen(by)) != 0)
        return NULL;
    start = name_before(f, i - strlen(by));
    if (start == 0)
        return NULL;
    for (end = start; end < i && !clause_ends(arena, f, start, end);)
        end++;
    if (end != i - strlen(by) + 1)
        return NULL;                                       /* the clause ended before */
    if (strncmp(f->fold + start, head, strlen(head)) == 0) /* who signs for it */
        start += strlen(head);
    return known_name(arena, flow_text(arena, f, start, end - 1));
}

const char *cite_issuer_of(struct arena *arena, const char *abbreviation)
{
    const char *key = layout_key(arena, abbreviation);
    const struct organ *organ = organ_by_abbreviation(key);

    if (strncmp(key, "qh", 2) == 0 && key[2] && strspn(key + 2, "0123456789") == strlen(key + 2))
        return "Quốc hội";
    if (strncmp(key, "ubtvqh", 6) == 0)
        return "Ủy ban Thường vụ Quốc hội";
    return organ && is_central(organ) ? organ->name : NULL;
}

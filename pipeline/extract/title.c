#include "pipeline/extract/title.h"

#include <string.h>

#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/extract/layout.h"
#include "pipeline/extract/match.h"

/* Titles, folded keys; a line of capitals that holds one is a title line. */
static const char *const TITLES[] = {
    "chutich",       "giamdoc",    "truong",       "chanhvanphong", "chanhthanhtra", "botruong",    "thutruong",
    "thutuong",      "bithu",      "hieutruong",   "cuctruong",     "vutruong",      "truongphong", "truongban",
    "tongcuctruong", "vientruong", "chanhan",      "doitruong",     "chihuytruong",  "thutruong",   "tongthuky",
    "chanhvp",       "thanhtra",   "uybannhandan", "hoidong",       "uyban",         "thuongtruc",  "banthuongvu",
    "truongdoan",    "ketoan",     "nguoilap",     "tramtruong",    "giamthi",       "totruong",
};

bool title_is(const struct layout_segment *s)
{
    if (!s->upper || strlen(s->key) < 5 || strlen(s->key) > 60)
        return false;
    for (size_t i = 0; i < sizeof TITLES / sizeof *TITLES; i++)
        if (match_find(s->key, TITLES[i], strlen(TITLES[i]) >= 7 ? 1 : 0, NULL) != MATCH_NONE)
            return true;
    return false;
}

bool title_is_authority(const char *key)
{
    static const char *const marks[] = {"tm", "kt", "tl", "tuq", "1l", "t1"};

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (strncmp(key, marks[i], strlen(marks[i])) == 0 && strncmp(key, "ktt", 3) != 0)
            return true;
    return false;
}

/* Titles as they are written: capitals lose their marks first, and there are few titles. */
static const char *const WRITTEN[] = {
    "ỦY BAN NHÂN DÂN",
    "HỘI ĐỒNG NHÂN DÂN",
    "HỘI ĐỒNG QUẢN LÝ",
    "CHÁNH VĂN PHÒNG",
    "CHÁNH THANH TRA",
    "TRƯỞNG PHÒNG",
    "TRƯỞNG BAN",
    "HIỆU TRƯỞNG",
    "BỘ TRƯỞNG",
    "THỨ TRƯỞNG",
    "CỤC TRƯỞNG",
    "VIỆN TRƯỞNG",
    "CHỦ TỊCH",
    "GIÁM ĐỐC",
    "THỦ TƯỚNG",
    "BÍ THƯ",
    "PHÓ",
};

static char *restored(struct arena *arena, const char *title)
{
    const char *fold = text_fold(arena, title, strlen(title));
    struct buf out;
    char *result;

    if (strlen(fold) != text_length(title)) /* signs that do not fold one to one: leave it */
        return arena_strdup(arena, title);
    buf_init(&out);
    for (size_t at = 0, bytes = 0, taken = 0, used; fold[at]; taken = 0) {
        for (size_t i = 0; taken == 0 && i < sizeof WRITTEN / sizeof *WRITTEN; i++) {
            const char *want = text_fold(arena, WRITTEN[i], strlen(WRITTEN[i]));
            size_t n = strlen(want);

            if ((at == 0 || fold[at - 1] == ' ') && strncmp(fold + at, want, n) == 0 &&
                (fold[at + n] == ' ' || fold[at + n] == '\0')) {
                buf_puts(&out, WRITTEN[i]);
                taken = n;
            }
        }
        if (taken == 0) {
            text_put_char(&out, text_next(title + bytes, strlen(title + bytes), &used));
            taken = 1;
        }
        for (at += taken; taken > 0; taken--, bytes += used)
            text_next(title + bytes, strlen(title + bytes), &used);
    }
    result = arena_strdup(arena, buf_string(&out));
    buf_release(&out);
    return result;
}

const char *title_text(struct arena *arena, const struct layout *l, const struct layout_segment *s)
{
    struct buf text;
    const char *result;

    buf_init(&text);
    for (size_t i = 0; i < s->count; i++) {
        const char *word = l->page->words[s->words[i]].text, *key = layout_key(arena, word);

        if (text.len == 0 && (strlen(key) < 2 || !layout_is_upper(word, 1)))
            continue;
        if (text.len == 0 && (strcmp(key, "1l") == 0 || strcmp(key, "t1") == 0))
            word = "TL.";
        if (text.len == 0 && strcmp(key, "ki") == 0)
            word = "KT.";
        if (text.len > 0)
            buf_putc(&text, ' ');
        buf_puts(&text, word);
    }
    result = restored(arena, buf_string(&text));
    buf_release(&text);
    return result;
}

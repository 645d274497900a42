#include "pipeline/extract/title.h"

#include <string.h>

#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/extract/layout.h"
#include "pipeline/extract/match.h"

/* Titles, folded keys; a line of capitals that holds one is a title line. */
static const char *const TITLES[] = {
    "chutich",       "giamdoc",     "truong",       "chanhvanphong", "chanhthanhtra", "botruong",    "thutruong",
    "thutuong",      "bithu",       "hieutruong",   "cuctruong",     "vutruong",      "truongphong", "truongban",
    "tongcuctruong", "vientruong",  "chanhan",      "doitruong",     "chihuytruong",  "thutruong",   "tongthuky",
    "chanhvp",       "thanhtra",    "uybannhandan", "hoidong",       "uyban",         "thuongtruc",  "banthuongvu",
    "truongdoan",    "ketoan",      "nguoilap",     "tramtruong",    "giamthi",       "totruong",    "chunhiem",
    "tulenh",        "banchaphanh", "thuky",
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

/* Titles and those they are signed for, as they are written: capitals lose their marks first, and there are few of
 * them. Longer phrases before those they begin with. */
static const char *const WRITTEN[] = {
    "ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM",
    "ỦY BAN NHÂN DÂN",
    "ỦY BAN KIỂM TRA",
    "HỘI ĐỒNG NHÂN DÂN",
    "HỘI ĐỒNG QUẢN LÝ QUỸ",
    "HỘI ĐỒNG QUẢN LÝ",
    "HỘI ĐỒNG QUẢN TRỊ",
    "HỘI ĐỒNG THÀNH VIÊN",
    "HỘI ĐỒNG TRƯỜNG",
    "HỘI ĐỒNG",
    "BAN CHẤP HÀNH",
    "BAN THƯỜNG VỤ",
    "BAN CHỈ ĐẠO",
    "BAN BÍ THƯ",
    "BAN GIÁM HIỆU",
    "BAN GIÁM ĐỐC",
    "BỘ CHÍNH TRỊ",
    "CHÍNH PHỦ",
    "THƯỜNG TRỰC",
    "ĐẢNG ỦY",
    "TỈNH ỦY",
    "THÀNH ỦY",
    "HUYỆN ỦY",
    "QUẬN ỦY",
    "CHI ỦY",
    "CHI BỘ",
    "ĐOÀN CHỦ TỊCH",
    "CHÁNH VĂN PHÒNG",
    "CHÁNH THANH TRA",
    "CHÁNH ÁN",
    "CHI CỤC TRƯỞNG",
    "TỔNG CỤC TRƯỞNG",
    "CỤC TRƯỞNG",
    "VỤ TRƯỞNG",
    "TRƯỞNG PHÒNG",
    "TRƯỞNG BAN",
    "TRƯỞNG TRẠM",
    "TRƯỞNG ĐOÀN",
    "TRẠM TRƯỞNG",
    "ĐỘI TRƯỞNG",
    "TỔ TRƯỞNG",
    "HIỆU TRƯỞNG",
    "BỘ TRƯỞNG",
    "THỨ TRƯỞNG",
    "VIỆN TRƯỞNG",
    "CHỈ HUY TRƯỞNG",
    "KẾ TOÁN TRƯỞNG",
    "THỦ TRƯỞNG",
    "CHỦ TỊCH NƯỚC",
    "CHỦ TỊCH",
    "CHỦ NHIỆM",
    "TỔNG GIÁM ĐỐC",
    "GIÁM ĐỐC",
    "THỦ TƯỚNG",
    "TƯ LỆNH",
    "TỔNG BÍ THƯ",
    "BÍ THƯ",
    "TỔNG THƯ KÝ",
    "THƯ KÝ",
    "VĂN PHÒNG",
    "THÀNH PHỐ",
    "THỊ XÃ",
    "TỈNH",
    "HUYỆN",
    "QUẬN",
    "PHƯỜNG",
    "XÃ",
    "PHÓ",
};

/* The authorities as they are written, by key; what a seal makes of them too. */
static const struct {
    const char *key, *written, *party;
} AUTHORITIES[] = {
    {"tm", "TM.", "T/M"}, {"kt", "KT.", "K/T"},    {"tl", "TL.", "T/L"}, {"1l", "TL.", "T/L"},
    {"t1", "TL.", "T/L"}, {"tuq", "TUQ.", "TUQ."}, {"ki", "KT.", "K/T"}, {"q", "Q.", "Q."},
};

static const char *authority(const char *word, const char *key)
{
    for (size_t i = 0; i < sizeof AUTHORITIES / sizeof *AUTHORITIES; i++)
        if (strcmp(key, AUTHORITIES[i].key) == 0)
            return strchr(word, '/') ? AUTHORITIES[i].party : AUTHORITIES[i].written;
    return NULL;
}

/* Marks put back; *known: there is nothing in it but phrases of the table. */
static char *restored(struct arena *arena, const char *title, bool *known)
{
    const char *fold = text_fold(arena, title, strlen(title));
    cleanup_buf struct buf out = {0};

    *known = false;
    if (strlen(fold) != text_length(title)) /* signs that do not fold one to one: leave it */
        return arena_strdup(arena, title);
    *known = true;
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
            *known = *known && fold[at] == ' ';
            text_put_char(&out, text_next(title + bytes, strlen(title + bytes), &used));
            taken = 1;
        }
        for (at += taken; taken > 0; taken--, bytes += used)
            text_next(title + bytes, strlen(title + bytes), &used);
    }
    return arena_strdup(arena, buf_string(&out));
}

/* A word without the dust around its letters. */
static char *bare(struct arena *arena, const char *word)
{
    static const char dust[] = "_-.,:;'`~*|^\"";
    size_t n = strlen(word);

    while (n > 0 && strchr(dust, *word)) {
        word++;
        n--;
    }
    while (n > 0 && strchr(dust, word[n - 1]))
        n--;
    return arena_strndup(arena, word, n);
}

struct title title_read(struct arena *arena, const struct layout *l, const struct layout_segment *s)
{
    struct title title = {.authority = ""};
    cleanup_buf struct buf text = {0};
    bool lost = false; /* something as wide as a word stands before it */

    for (size_t i = 0; i < s->count; i++) {
        const char *word = bare(arena, l->page->words[s->words[i]].text), *key = layout_key(arena, word);
        const char *marked = text.len == 0 && !*title.authority ? authority(word, key) : NULL;

        if (text.len == 0 && !marked && (strlen(key) < 2 || !layout_is_upper(word, 1))) {
            lost = lost || l->page->words[s->words[i]].box.w > l->unit; /* "KT." under a seal */
            continue;
        }
        if (marked) {
            title.authority = marked;
            continue;
        }
        if (*word)
            buf_printf(&text, "%s%s", text.len > 0 ? " " : "", word);
    }
    title.own = restored(arena, buf_string(&text), &title.known);
    title.known = title.known && !lost;
    title.text = *title.authority ? arena_printf(arena, "%s %s", title.authority, title.own) : title.own;
    return title;
}

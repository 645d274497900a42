#include "pipeline/extract/name.h"

#include <string.h>

#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/extract/layout.h"
#include "pipeline/extract/match.h"

#define NAME_WORDS_MIN 2
#define NAME_WORDS_MAX 6
#define PIECES_MAX     48

/* Vietnamese family names; nine of ten people carry one of the first twenty. */
static const char *const SURNAMES[] = {
    "Nguyễn", "Trần",  "Lê",   "Phạm", "Hoàng", "Huỳnh", "Phan",  "Vũ",     "Võ",    "Đặng", "Bùi",   "Đỗ",    "Hồ",
    "Ngô",    "Dương", "Lý",   "Đào",  "Đoàn",  "Vương", "Trịnh", "Trương", "Đinh",  "Lâm",  "Phùng", "Mai",   "Tô",
    "Hà",     "Cao",   "Chu",  "Lưu",  "Lương", "Thái",  "Tạ",    "Quách",  "Tăng",  "Kiều", "Tôn",   "Tống",  "Triệu",
    "Nghiêm", "La",    "Lữ",   "Lò",   "Giang", "Khuất", "Đàm",   "Bạch",   "Âu",    "An",   "Châu",  "Chung", "Cổ",
    "Cù",     "Đậu",   "Diệp", "Đồng", "Dư",    "Khổng", "Lại",   "Lạc",    "Mạc",   "Mã",   "Nông",  "Ninh",  "Ông",
    "Quang",  "Quan",  "Sầm",  "Tiêu", "Thân",  "Thạch", "Từ",    "Ung",    "Văn",   "Viên", "Vi",    "Y",     "Bành",
    "Cấn",    "Chế",   "Danh", "Kim",  "Lục",   "Nhữ",   "Phí",   "Sơn",    "Thiều", "Uông", "Hứa",   "Mùa",   "Giáp",
    "Điều",   "H",     "Ksor", "Rcom", "Sùng",  "Vàng",  "Tráng", "Tường",  "Hầu",   "Khúc", "Vừ",    "Lù",
};

/* Of the table above, from the first on: the commonest. */
#define COMMON_SURNAMES 17
#define NEAR_SURNAMES   24
#define SURNAMES_KNOWN  50

/* Middle and given names of the common kind, each between spaces. A name that holds another word may be
 * right, but is not sure; nor is one with a word that a lost mark makes of another (Thi, Tuân). */
static const char GIVEN[] =
    " An Anh Ánh Ái Ân Ấn Bá Bạch Bách Bảo Bắc Băng Bằng Bích Biên Bình Bính Bông Bửu Ca Cảnh Cẩm Cẩn Cao"
    " Cát Cần Cầm Châu Chánh Chi Chí Chiến Chiêu Chinh Chính Chung Chương Công Côn Cơ Cúc Cung Cường Cương"
    " Dân Danh Diên Diễm Diễn Diện Diệp Diệu Doanh Doãn Dũng Dung Duy Duyên Duyệt Dự Dương Dưỡng Dậu Đan"
    " Đàn Đại Đạo Đào Đáng Đảng Đạt Đăng Đắc Đằng Đặng Đệ Điền Điệp Điểm Đình Đinh Định Đỉnh Đoan Đoàn Đô"
    " Đồng Đông Đổng Độ Đức Đường Đương Gấm Gia Giao Giáo Giang Giáp Hà Hạ Hải Hạnh Hân Hào Hảo Hạo Hằng"
    " Hậu Hiên Hiền Hiển Hiến Hiệp Hiếu Hiểu Hiệu Hoa Hoá Hóa Hòa Hoà Hoài Hoan Hoàn Hoàng Hoành Hoạt"
    " Hoạch Hồ Hội Hồng Hợi Hợp Huân Huấn Huế Huệ Hùng Huy Huyên Huyền Huynh Huỳnh Hương Hường Hướng Hưng"
    " Hưởng Hữu Kế Kha Khả Khai Khái Khang Khanh Khánh Kháng Khắc Khiêm Khiết Khoa Khoan Khoát Khôi Khởi"
    " Khuê Khương Khuyên Kiên Kiệm Kiệt Kiều Kiểm Kim Kính Kỳ Kỷ La Lai Lam Lan Lãm Lành Lạng Lân Lâm Lập"
    " Lệ Lê Liêm Liên Liễu Linh Lĩnh Loan Long Lộc Lợi Luân Luận Luật Lực Lương Lượng Lưu Luyến Lý Mai Mạc"
    " Mạnh Mão Mẫn Mận Mậu Mến Mi Minh Mộng Mười Mừng Mùi Mỹ My Nam Năm Năng Nga Ngà Ngân Nghi Nghị Nghĩa"
    " Nghiêm Nghiệp Ngoan Ngọ Ngọc Ngôn Ngữ Nguyên Nguyệt Nhã Nhàn Nhân Nhẫn Nhất Nhật Nhi Nhị Nhiên Nho"
    " Nhu Nhung Như Nhựt Nhường Ninh Nở Nương Oanh Pha Phát Phan Phi Phong Phú Phúc Phùng Phụng"
    " Phước Phương Phượng Quân Quảng Quang Quế Quốc Quý Quỳ Quỳnh Quyên Quyền Quyết Sang Sáng Sáu San Sâm"
    " Sen Sinh Sĩ Sỹ Song Soạn Sơn Sương Sử Sửu Tài Tại Tam Tâm Tân Tấn Tạo Tăng Tằng Thái Thạc"
    " Thạch Thành Thanh Thảo Thạnh Thắm Thăng Thắng Thao Thân Thất Thế Thể Thêu Thị Thiên Thiện Thiệp"
    " Thiết Thiệu Thìn Thịnh Thọ Thoa Thoại Thoan Thông Thống Thơ Thơm Thời Thu Thuần Thuận Thuật Thục"
    " Thuỳ Thùy Thủy Thuỷ Thúy Thuý Thuyên Thuyết Thư Thương Thường Thức Tiên Tiến Tiếp Tín Tình Tính Tỉnh"
    " Toàn Toán Toản Tố Tôn Tới Trà Trang Tráng Trâm Trân Trí Triết Triển Triệu Trinh Trình Trọng Trung"
    " Truyền Trúc Trường Trực Trưởng Tú Tuấn Tuất Tuệ Tùng Tuyên Tuyến Tuyền Tuyển Tuyết Tư Từ Tường"
    " Tưởng Tỵ Uyên Uy Út Vân Vận Văn Vấn Vi Vĩ Viên Viễn Việt Viết Vinh Vĩnh Vịnh Vọng Vũ Vui Vụ Vương"
    " Vượng Vy Xuân Xuyên Xuyến Y Ý Yên Yến"
    " ";

/* Degrees and ranks before a name. */
static const char *const DEGREES[] = {"ths.",   "ts.",  "ths",  "ts",   "pgs.",   "gs.",     "bs.",
                                      "bs",     "ks.",  "cn.",  "ds.",  "bscki.", "bsckii.", "pgs.ts.",
                                      "gs.ts.", "ncs.", "thac", "tien", "dr."};

/* Vowels and length of one syllable: "Nguyễn" yes, "l" or "HÀN" no. */
static bool is_name_word(const char *word)
{
    size_t n = strlen(word), used, letters = 0, capitals = 0;
    bool vowel = false, first_upper = false;

    for (const char *s = word; n > 0; s += used, n -= used) {
        int32_t c = text_next(s, n, &used);

        if (!text_is_letter(c))
            return false;
        first_upper = letters == 0 ? text_is_upper(c) : first_upper;
        capitals += text_is_upper(c);
        letters++;
        vowel = vowel || strchr("aeiouy", (int)(text_fold_char(c) & 0x7F));
    }
    return first_upper && vowel && letters >= 1 && letters <= 7 && (capitals == 1 || letters == 1);
}

static bool is_degree(const char *word, struct arena *arena)
{
    const char *fold = text_fold(arena, word, strlen(word));

    for (size_t i = 0; i < sizeof DEGREES / sizeof *DEGREES; i++)
        if (strcmp(fold, DEGREES[i]) == 0)
            return true;
    return false;
}

/* The family name that the word is, or is but for its marks; NULL for none. */
static const char *surname(struct arena *arena, const char *word)
{
    const char *fold = text_fold(arena, word, strlen(word)), *found = NULL;

    for (size_t i = 0; i < sizeof SURNAMES / sizeof *SURNAMES; i++) {
        if (strcmp(SURNAMES[i], word) == 0)
            return SURNAMES[i];
        if (!found && strcmp(fold, text_fold(arena, SURNAMES[i], strlen(SURNAMES[i]))) == 0)
            found = SURNAMES[i];
    }
    return found;
}

/* One piece of a word that may be a part of a name. */
struct piece {
    char *text;
    const struct word *word;
};

/* The word without what no Vietnamese letter carries: Ñ is an N under a stroke of the signature, ø an o. */
static char *plain_word(struct arena *arena, const char *word)
{
    cleanup_buf struct buf out = {0};
    size_t n = strlen(word);

    for (size_t used; n > 0; word += used, n -= used) {
        int32_t c = text_next(word, n, &used);

        text_put_char(&out, c == 0x00D1 ? 'N' : c == 0x00F1 ? 'n' : c == 0x00F8 ? 'o' : c);
    }
    return arena_strdup(arena, buf_string(&out));
}

/* A word cut at the dots and hyphens that a pen stroke leaves in it ("Bùi-Thu"), dust at its start removed.
 */
static void cut_word(struct arena *arena, const struct word *w, struct piece *out, size_t *n)
{
    static const char dust[] = ".,;:'`*_-~>|^\"";
    char *rest = plain_word(arena, w->text), *piece;

    if (is_degree(w->text, arena))
        return;
    for (size_t used; *rest; rest += used) /* marks that are no letters lead no name */
        if (text_is_letter(text_next(rest, strlen(rest), &used)))
            break;
    while ((piece = strsep(&rest, dust)) && *n < PIECES_MAX)
        if (*piece)
            out[(*n)++] = (struct piece){piece, w};
}

/* The surname a word stands for where it needs repair: the rim of a seal takes the first letter of the
 * commonest one, strokes take or add marks. NULL where the word stands as it was read. */
static const char *repaired_surname(struct arena *arena, const char *word)
{
    const char *fold = text_fold(arena, word, strlen(word)), *known = surname(arena, word);

    if (strcmp(fold, "guyen") == 0 || strcmp(fold, "uyen") == 0)
        return SURNAMES[0];
    return known && is_name_word(word) && strcmp(known, word) != 0 ? known : NULL;
}

static bool is_usual(struct arena *arena, const char *word)
{
    return strstr(GIVEN, arena_printf(arena, " %s ", word)) != NULL;
}

/* A word that is a usual name but for its marks: "Toan", "Hanh". */
static bool is_lossy(struct arena *arena, const char *word)
{
    const char *key = layout_key(arena, word), *given = GIVEN;
    bool found = false;

    for (given += strspn(given, " "); *given && !found; given += strspn(given, " ")) {
        size_t n = strcspn(given, " ");

        found = strcmp(layout_key(arena, arena_strndup(arena, given, n)), key) == 0;
        given += n;
    }
    return found && !is_usual(arena, word);
}

/* No other family name of the table's upper half has these letters: "Đinh". */
static bool is_only(struct arena *arena, const char *surname_word)
{
    const char *key = layout_key(arena, surname_word);
    size_t alike = 0, at = SURNAMES_KNOWN;

    for (size_t i = 0; i < sizeof SURNAMES / sizeof *SURNAMES; i++)
        if (strcmp(layout_key(arena, SURNAMES[i]), key) == 0) {
            alike++;
            at = i < at ? i : at;
        }
    return alike == 1 && at < SURNAMES_KNOWN;
}

static bool is_common(const char *surname_word)
{
    for (size_t i = 0; i < COMMON_SURNAMES; i++)
        if (strcmp(SURNAMES[i], surname_word) == 0)
            return true;
    return false;
}

/* "Hồ xuân Phượng": a middle name whose capital looks like its small letter, as it is written; NULL for
 * others. */
static const char *raised(struct arena *arena, const char *word, bool inside)
{
    cleanup_buf struct buf out = {0};
    size_t used = 0;
    int32_t c = *word ? text_next(word, strlen(word), &used) : 0;

    if (!inside || c >= 128 || !strchr("cosuvx", c ? c : ' '))
        return NULL;
    text_put_char(&out, text_upper_char(c));
    buf_puts(&out, word + used);
    return is_usual(arena, buf_string(&out)) ? arena_strdup(arena, buf_string(&out)) : NULL;
}

/* `lifted`: the words are a line of the signature block and nothing else. */
static struct name name_from(struct arena *arena, const struct piece *pieces, size_t count, bool lifted)
{
    struct name n = {.confidence = 1, .syllables = true, .usual = true};
    struct buf text;

    buf_init(&text);
    for (size_t i = 0; i < count && n.words < NAME_WORDS_MAX; i++) {
        const char *repaired = n.words == 0 ? repaired_surname(arena, pieces[i].text)
                                            : raised(arena, pieces[i].text, lifted && i + 1 < count);
        const struct word *w = pieces[i].word;

        if (!repaired && !is_name_word(pieces[i].text))
            break;
        if (n.words == 0)
            n.surname = repaired || surname(arena, pieces[i].text);
        else
            buf_putc(&text, ' ');
        n.repaired = n.repaired || (repaired && n.words == 0);
        n.usual = n.usual && (n.words == 0 || is_usual(arena, repaired ? repaired : pieces[i].text));
        n.lossy = n.lossy || (n.words > 0 && is_lossy(arena, repaired ? repaired : pieces[i].text));
        if (n.words == 0)
            n.common =
                is_common(repaired ? repaired : pieces[i].text) || is_only(arena, repaired ? repaired : pieces[i].text);
        buf_puts(&text, repaired ? repaired : pieces[i].text);
        n.syllables = n.syllables && match_syllable(layout_key(arena, repaired ? repaired : pieces[i].text));
        n.box = layout_union(n.box, w->box);
        n.confidence = w->confidence < n.confidence ? w->confidence : n.confidence;
        if (repaired && n.words == 0 && n.confidence > 0.8)
            n.confidence = 0.8;
        n.words++;
    }
    n.text = arena_strdup(arena, buf_string(&text));
    buf_release(&text);
    return n;
}

static bool best_name(struct arena *arena, const struct piece *pieces, size_t count, bool lifted, struct name *out)
{
    struct name best = {0};

    for (size_t from = 0; from < count; from++) {
        struct name n = name_from(arena, pieces + from, count - from, lifted);

        n.preceded = from > 0 && is_name_word(pieces[from - 1].text);

        if (n.words >= NAME_WORDS_MIN &&
            (!best.text || (n.surname && !best.surname) || (n.surname == best.surname && n.words > best.words)))
            best = n;
    }
    if (best.text)
        *out = best;
    return best.text != NULL;
}

bool name_read(struct arena *arena, const struct layout *l, const struct layout_segment *s, int left, struct name *out)
{
    struct piece pieces[PIECES_MAX];
    size_t count = 0;

    for (size_t i = 0; i < s->count; i++) {
        const struct word *w = &l->page->words[s->words[i]];

        if (w->box.x >= left)
            cut_word(arena, w, pieces, &count);
    }
    return best_name(arena, pieces, count, false, out);
}

/* The one of the commonest family names a letter away from a garbled word ("1ê", "=ký"); NULL for none or
 * several. */
static const char *near_surname(struct arena *arena, const char *word)
{
    char *key = arena_strdup(arena, layout_key(arena, word));
    const char *found = NULL;
    size_t best = 2;

    for (char *c = key; *c; c++)
        *c = *c == '1' ? 'l' : *c == '0' ? 'o' : *c;
    for (size_t i = 0; i < NEAR_SURNAMES && strlen(key) >= 2; i++) {
        size_t d = match_distance(key, layout_key(arena, SURNAMES[i]), 1);

        if (d < best) {
            best = d;
            found = SURNAMES[i];
        } else if (d == best && d < 2) {
            found = NULL;
        }
    }
    return found;
}

/* A name without a family name, and a garbled word right before it that may be one. */
static void lead(struct arena *arena, const char *text, struct name *n)
{
    const char *at = strstr(text, n->text), *start = at;
    const char *surname_word;

    while (start && start > text && start[-1] == ' ')
        start--;
    at = start;
    while (start && start > text && start[-1] != ' ')
        start--;
    if (!start || start == at ||
        !(surname_word = near_surname(arena, arena_strndup(arena, start, (size_t)(at - start)))))
        return;
    n->text = arena_printf(arena, "%s %s", surname_word, n->text);
    n->surname = n->repaired = true;
    n->common = false;
    n->words++;
    n->confidence *= 0.8;
}

bool name_read_text(struct arena *arena, const char *text, struct box box, double confidence, struct name *out)
{
    struct piece pieces[PIECES_MAX];
    char *rest = arena_strdup(arena, text), *word;
    size_t count = 0;

    while ((word = strsep(&rest, " "))) {
        struct word *w = arena_alloc(arena, sizeof *w);

        *w = (struct word){.box = box, .confidence = confidence, .text = word};
        if (*word)
            cut_word(arena, w, pieces, &count);
    }
    if (!best_name(arena, pieces, count, true, out))
        return false;
    if (!out->surname)
        lead(arena, text, out);
    return true;
}

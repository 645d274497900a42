#include "pipeline/extract/sign.h"

#include <string.h>

#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/extract/agency.h"
#include "pipeline/extract/layout.h"
#include "pipeline/extract/match.h"
#include "pipeline/extract/paper.h"
#include "pipeline/extract/title.h"

/* Word heights below "Nơi nhận" within which the name stands: title, a seal of 40 mm, name. */
#define BLOCK_UNITS    30
#define TITLES_MAX     6
#define NAME_WORDS_MIN 2
#define NAME_WORDS_MAX 6
#define PIECES_MAX     48

/* Vietnamese family names; nine of ten people carry one of the first twenty. */
static const char *const SURNAMES[] = {
    "Nguyễn", "Trần",  "Lê",    "Phạm",  "Hoàng", "Huỳnh", "Phan",   "Vũ",    "Võ",    "Đặng",   "Bùi",
    "Đỗ",     "Hồ",    "Ngô",   "Dương", "Lý",    "Đào",   "Đoàn",   "Vương", "Trịnh", "Trương", "Đinh",
    "Lâm",    "Phùng", "Mai",   "Tô",    "Hà",    "Cao",   "Chu",    "Lưu",   "Lương", "Thái",   "Tạ",
    "Quách",  "Tăng",  "Kiều",  "Tôn",   "Tống",  "Triệu", "Nghiêm", "La",    "Lữ",    "Lò",     "Giang",
    "Khuất",  "Đàm",   "Bạch",  "Âu",    "An",    "Châu",  "Chung",  "Cổ",    "Cù",    "Đậu",    "Diệp",
    "Đồng",   "Dư",    "Khổng", "Lại",   "Lạc",   "Mạc",   "Mã",     "Nông",  "Ninh",  "Ông",    "Quang",
    "Quan",   "Sầm",   "Tiêu",  "Thân",  "Thạch", "Từ",    "Ung",    "Văn",   "Viên",  "Vi",     "Y",
    "Bành",   "Cấn",   "Chế",   "Danh",  "Kim",   "Lục",   "Nhữ",    "Phí",   "Sơn",   "Thi",    "Thiều",
    "Uông",   "Hứa",   "Mùa",   "Giáp",  "Điều",  "H",     "Ksor",   "Rcom",  "Sùng",  "Vàng",   "Tráng",
    "Tường",  "Hầu",   "Khúc",  "Vừ",    "Lù",
};

/* Degrees and ranks before a name. */
static const char *const DEGREES[] = {"ths.",   "ts.",  "ths",  "ts",   "pgs.",   "gs.",     "bs.",
                                      "bs",     "ks.",  "cn.",  "ds.",  "bscki.", "bsckii.", "pgs.ts.",
                                      "gs.ts.", "ncs.", "thac", "tien", "dr."};

struct block {
    size_t page;
    int top, bottom, left; /* the block's region */
};

/* A copy's own block ("SAO Y", "SAO LỤC") has a signer of its own: the document's block ends above it. */
static int copy_top(const struct layout *l, int below)
{
    for (size_t i = 0; i < l->segment_count; i++) {
        const struct layout_segment *s = &l->segments[i];

        if (s->upper && s->box.y > below &&
            (strncmp(s->key, "saoy", 4) == 0 || strncmp(s->key, "saoluc", 6) == 0 ||
             strncmp(s->key, "trichsao", 8) == 0))
            return s->box.y;
    }
    return l->height * 2;
}

/* "Nơi nhận:" at the left; the first page that has it carries the signature. */
static bool find_recipients(const struct paper *p, size_t page, struct block *out)
{
    const struct layout *l = p->layouts[page];

    for (size_t i = 0; i < l->segment_count; i++) {
        const struct layout_segment *s = &l->segments[i];

        if (s->box.x > 0.45 * l->width || match_prefix(s->key, "noinhan", 1, NULL) > 1 || strlen(s->key) > 60)
            continue;
        if (strlen(s->key) > 9 && s->text[0] != 'N')
            continue;
        *out = (struct block){page, layout_middle(s->box) - 5 * l->unit,
                              layout_bottom(s->box) + BLOCK_UNITS * l->unit, (int)(0.38 * l->width)};
        if (out->bottom > copy_top(l, out->top))
            out->bottom = copy_top(l, out->top);
        return true;
    }
    return false;
}

/* Without "Nơi nhận": the lowest title line at the right. */
static bool find_title(const struct paper *p, size_t page, struct block *out)
{
    const struct layout *l = p->layouts[page];
    bool found = false;

    for (size_t i = 0; i < l->segment_count; i++) {
        const struct layout_segment *s = &l->segments[i];

        if (s->box.x < 0.38 * l->width || (page == p->first && s->box.y < 0.3 * l->height) || !title_is(s))
            continue;
        *out = (struct block){page, s->box.y - 4 * l->unit, layout_bottom(s->box) + 22 * l->unit,
                              (int)(0.38 * l->width)};
        found = true;
    }
    return found;
}

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

struct name {
    const char *text;
    struct box box;
    double confidence; /* lowest of its words */
    bool surname;
    size_t words;
};

/* One piece of a word that may be a part of a name. */
struct piece {
    char *text;
    const struct word *word;
};

/* The words of a segment, cut at the dots and hyphens that a pen stroke leaves between them ("Bùi-Thu"), dust
 * at their ends removed. */
static size_t cut_pieces(struct arena *arena, const struct layout *l, const struct layout_segment *s,
                         int left, struct piece *out)
{
    static const char dust[] = ".,;:'`*_-~>|^\"";
    size_t n = 0;

    for (size_t i = 0; i < s->count; i++) {
        const struct word *w = &l->page->words[s->words[i]];
        char *rest = arena_strdup(arena, w->text), *piece;

        if (w->box.x < left || is_degree(w->text, arena))
            continue;
        for (size_t used; *rest && n < PIECES_MAX;
             rest += used) { /* marks that are no letters lead no name */
            if (text_is_letter(text_next(rest, strlen(rest), &used)))
                break;
        }
        while ((piece = strsep(&rest, dust)) && n < PIECES_MAX)
            if (*piece)
                out[n++] = (struct piece){piece, w};
    }
    return n;
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

/* Ñ is no Vietnamese letter: an N under a stroke of the signature. */
static void put_name_word(struct buf *out, const char *word)
{
    size_t n = strlen(word);

    for (size_t used; n > 0; word += used, n -= used) {
        int32_t c = text_next(word, n, &used);

        text_put_char(out, c == 0x00D1 ? 'N' : c == 0x00F1 ? 'n' : c);
    }
}

static struct name name_from(struct arena *arena, const struct piece *pieces, size_t count)
{
    struct name n = {.confidence = 1};
    struct buf text;

    buf_init(&text);
    for (size_t i = 0; i < count && n.words < NAME_WORDS_MAX; i++) {
        const char *repaired = n.words == 0 ? repaired_surname(arena, pieces[i].text) : NULL;
        const struct word *w = pieces[i].word;

        if (!repaired && !is_name_word(pieces[i].text))
            break;
        if (n.words == 0)
            n.surname = repaired || surname(arena, pieces[i].text);
        else
            buf_putc(&text, ' ');
        put_name_word(&text, repaired ? repaired : pieces[i].text);
        n.box = layout_union(n.box, w->box);
        n.confidence = w->confidence < n.confidence ? w->confidence : n.confidence;
        if (repaired && n.confidence > 0.8)
            n.confidence = 0.8;
        n.words++;
    }
    n.text = arena_strdup(arena, buf_string(&text));
    buf_release(&text);
    return n;
}

/* The longest run of name words in a segment, a surname first where there is one. */
static bool read_name(struct arena *arena, const struct layout *l, const struct layout_segment *s, int left,
                      struct name *out)
{
    struct piece pieces[PIECES_MAX];
    size_t count = cut_pieces(arena, l, s, left, pieces);
    struct name best = {0};

    for (size_t from = 0; from < count; from++) {
        struct name n = name_from(arena, pieces + from, count - from);

        if (n.words >= NAME_WORDS_MIN && (!best.text || (n.surname && !best.surname) ||
                                          (n.surname == best.surname && n.words > best.words)))
            best = n;
    }
    if (best.text)
        *out = best;
    return best.text != NULL;
}

static void set_title(struct paper *p, const struct block *b, int name_top, int *title_bottom)
{
    const struct layout *l = p->layouts[b->page];
    struct buf text;
    struct box box = {0};
    double confidence = 1;
    bool whole = false;
    size_t lines = 0;
    int last = 0;

    buf_init(&text);
    *title_bottom = b->top;
    for (size_t row = 0; row < l->row_count; row++)
        for (size_t i = 0; i < l->rows[row].count; i++) {
            const struct layout_segment *s = &l->segments[l->rows[row].segments[i]];

            if (s->box.y < b->top || s->box.y > name_top || s->box.x < b->left || lines >= TITLES_MAX)
                continue;
            if (!title_is(s) || (lines > 0 && s->box.y - last > 4 * l->unit))
                continue;
            if (lines++ > 0)
                buf_putc(&text, ' ');
            buf_puts(&text, title_text(p->arena, l, s));
            whole = !title_is_authority(layout_key(p->arena, title_text(p->arena, l, s)));
            box = layout_union(box, s->box);
            confidence = s->confidence < confidence ? s->confidence : confidence;
            last = s->box.y;
            *title_bottom = layout_bottom(s->box);
        }
    if (text.len > 0)
        paper_set(p, FIELD_SIGNER_TITLE, arena_strdup(p->arena, buf_string(&text)),
                  confidence > 0.85 && whole ? 0.996 : 0.85 * confidence, b->page, box, "signer.block");
    else
        paper_ask(p, FIELD_SIGNER_TITLE, NULL, 0, b->page, (struct box){0}, "signer.block");
    buf_release(&text);
}

/* The seal's words and the text's own: "Quảng Ngãi", "Sở Giáo dục". */
static bool is_agency(struct arena *arena, const char *name)
{
    static const char *const firsts[] = {"so ", "phong ", "uy ban", "ubnd", "hoi dong", "ban ", "thanh pho"};
    const char *fold = text_fold(arena, name, strlen(name));

    for (size_t i = 0; i < sizeof firsts / sizeof *firsts; i++)
        if (strncmp(fold, firsts[i], strlen(firsts[i])) == 0)
            return true;
    return agency_province(arena, name) != NULL;
}

/* The best name below the titles: a surname first, then the lowest. */
static bool find_name(const struct paper *p, const struct block *b, int top, struct name *out)
{
    const struct layout *l = p->layouts[b->page];
    bool found = false;

    for (size_t i = 0; i < l->segment_count; i++) {
        const struct layout_segment *s = &l->segments[i];
        struct name n;

        if (s->box.y < top || s->box.y > b->bottom || layout_right(s->box) < b->left || s->upper ||
            !read_name(p->arena, l, s, b->left, &n) || (n.words > 5 && !n.surname) ||
            is_agency(p->arena, n.text))
            continue;
        if (!found || (n.surname && !out->surname) ||
            (n.surname == out->surname && (n.words > 2) >= (out->words > 2) && n.box.y > out->box.y)) {
            *out = n;
            found = true;
        }
    }
    return found;
}

/* Papers that are set flush left: a line below "Nơi nhận" that is a name with a surname and nothing else. */
static bool find_alone(const struct paper *p, const struct block *b, struct name *out)
{
    const struct layout *l = p->layouts[b->page];
    bool found = false;

    for (size_t i = 0; i < l->segment_count && !found; i++) {
        const struct layout_segment *s = &l->segments[i];

        found = s->box.y > b->top + 5 * l->unit && s->box.y < b->bottom && s->text[0] != '-' && !s->upper &&
                read_name(p->arena, l, s, 0, out) && out->surname && out->words > 2 &&
                s->count <= out->words + 1;
    }
    return found;
}

/* "Nơi nhận" at the foot of a page: the name may stand at the head of the next. */
static bool goes_over(const struct paper *p, struct block *b)
{
    size_t next = b->page + 1;

    if (b->bottom < p->layouts[b->page]->height || next >= p->document->page_count)
        return false;
    *b = (struct block){next, 0, p->layouts[next]->height * 6 / 10, b->left};
    for (size_t i = 0; i < p->layouts[next]->segment_count; i++) {
        const struct layout_segment *s = &p->layouts[next]->segments[i];

        if (s->upper && strncmp(s->key, "phuluc", 6) == 0 && s->box.y < b->bottom)
            b->bottom = s->box.y;
    }
    return true;
}

/* "Người ký: Nguyễn Văn A" in the caption of a digital signature. */
static bool caption_name(const struct paper *p, struct name *out)
{
    for (size_t page = p->first; page < p->document->page_count; page++)
        for (size_t i = 0; i < p->layouts[page]->segment_count; i++) {
            const struct layout_segment *s = &p->layouts[page]->segments[i];
            struct layout_segment rest = *s;

            if (s->count < 4 || (strncmp(s->key, "nguoiky", 7) != 0 && strncmp(s->key, "kyboi", 5) != 0))
                continue;
            rest.words += 2;
            rest.count -= 2;
            if (read_name(p->arena, p->layouts[page], &rest, 0, out) && out->surname &&
                out->words == rest.count)
                return true;
        }
    return false;
}

static void set_name(struct paper *p, const struct block *b, const struct name *name)
{
    double confidence = 0.85 * name->confidence;
    struct name caption = {0};
    bool signed_by = caption_name(p, &caption);

    if (paper_exact(p, b->page))
        confidence = 0.999;
    else if (name->surname && name->words > 2 && name->confidence >= 0.85)
        confidence = 0.996;
    if (signed_by && strcmp(caption.text, name->text) == 0)
        confidence = 0.999;
    paper_set(p, FIELD_SIGNER, name->text, confidence, b->page, name->box, "signer.block");
    if (signed_by)
        paper_candidate(p, FIELD_SIGNER, caption.text, 0.9 * caption.confidence);
}

void sign_read(struct paper *p)
{
    struct block b = {0};
    struct name name = {0};
    bool found = false;
    int title_bottom = 0;

    for (size_t i = p->first; i < p->document->page_count && !found; i++)
        found = find_recipients(p, i, &b);
    for (size_t i = p->document->page_count; i > p->first && !found; i--)
        found = find_title(p, i - 1, &b);
    paper_ask(p, FIELD_SIGNER, NULL, 0, b.page, (struct box){0}, "signer.block");
    paper_ask(p, FIELD_SIGNER_TITLE, NULL, 0, b.page, (struct box){0}, "signer.block");
    if (caption_name(p, &name))
        paper_ask(p, FIELD_SIGNER, name.text, 0.9 * name.confidence, p->first, name.box, "signer.caption");
    if (!found)
        return;
    set_title(p, &b, b.bottom, &title_bottom);
    if (find_name(p, &b, title_bottom, &name) || find_alone(p, &b, &name)) {
        set_name(p, &b, &name);
        return;
    }
    if (!goes_over(p, &b))
        return;
    if (!p->document->fields[FIELD_SIGNER_TITLE].value)
        set_title(p, &b, b.bottom, &title_bottom);
    else
        title_bottom = 0;
    if (find_name(p, &b, title_bottom, &name) || find_alone(p, &b, &name))
        set_name(p, &b, &name);
}

#include "pipeline/extract/sign.h"

#include <string.h>

#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/extract/layout.h"
#include "pipeline/extract/match.h"
#include "pipeline/extract/paper.h"

/* Word heights below "Nơi nhận" within which the name stands: title, a seal of 40 mm, name. */
#define BLOCK_UNITS    30
#define TITLES_MAX     6
#define NAME_WORDS_MIN 2
#define NAME_WORDS_MAX 6
#define PIECES_MAX     48

/* Titles, folded keys; a line of capitals that holds one is a title line. */
static const char *const TITLES[] = {
    "chutich",      "giamdoc",    "truong",        "chanhvanphong", "chanhthanhtra", "botruong",
    "thutruong",    "thutuong",   "bithu",         "hieutruong",    "cuctruong",     "vutruong",
    "truongphong",  "truongban",  "tongcuctruong", "vientruong",    "chanhan",       "doitruong",
    "chihuytruong", "thutruong",  "tongthuky",     "chanhvp",       "thanhtra",      "uybannhandan",
    "hoidong",      "uyban",      "thuongtruc",    "banthuongvu",   "truongdoan",    "ketoan",
    "nguoilap",     "tramtruong", "giamthi",       "totruong",
};

/* Vietnamese family names, folded: nine of ten people carry one of the first twenty. */
static const char *const SURNAMES[] = {
    "nguyen", "tran",  "le",    "pham",  "hoang", "huynh", "phan",   "vu",    "vo",    "dang",   "bui",
    "do",     "ho",    "ngo",   "duong", "ly",    "dao",   "doan",   "vuong", "trinh", "truong", "dinh",
    "lam",    "phung", "mai",   "to",    "ha",    "cao",   "chu",    "luu",   "luong", "thai",   "ta",
    "quach",  "tang",  "kieu",  "ton",   "tong",  "trieu", "nghiem", "la",    "lu",    "lo",     "giang",
    "khuat",  "dam",   "bach",  "au",    "an",    "chau",  "chung",  "co",    "cu",    "dau",    "diep",
    "dong",   "du",    "khong", "lai",   "lac",   "mac",   "ma",     "nong",  "ninh",  "ong",    "quang",
    "quan",   "sam",   "tieu",  "than",  "thach", "tu",    "ung",    "van",   "viet",  "vi",     "y",
    "banh",   "bo",    "can",   "che",   "danh",  "kim",   "luc",    "nhu",   "phi",   "son",    "thi",
    "thieu",  "uong",  "hua",   "mua",   "giap",  "dieu",  "h",      "ksor",  "rcom",  "sung",   "vang",
    "trang",  "tuong", "tung",  "hau",   "khuc",
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

static bool is_title(const struct layout_segment *s)
{
    if (!s->upper || strlen(s->key) < 5 || strlen(s->key) > 60)
        return false;
    for (size_t i = 0; i < sizeof TITLES / sizeof *TITLES; i++)
        if (match_find(s->key, TITLES[i], strlen(TITLES[i]) >= 7 ? 1 : 0, NULL) != MATCH_NONE)
            return true;
    return false;
}

/* Without "Nơi nhận": the lowest title line at the right. */
static bool find_title(const struct paper *p, size_t page, struct block *out)
{
    const struct layout *l = p->layouts[page];
    bool found = false;

    for (size_t i = 0; i < l->segment_count; i++) {
        const struct layout_segment *s = &l->segments[i];

        if (s->box.x < 0.38 * l->width || (page == p->first && s->box.y < 0.3 * l->height) || !is_title(s))
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

static bool is_surname(struct arena *arena, const char *word)
{
    const char *fold = text_fold(arena, word, strlen(word));

    for (size_t i = 0; i < sizeof SURNAMES / sizeof *SURNAMES; i++)
        if (strcmp(fold, SURNAMES[i]) == 0)
            return true;
    return false;
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

/* A seal's rim takes the first letter of the commonest family name. */
static const char *repaired_surname(struct arena *arena, const char *word)
{
    const char *fold = text_fold(arena, word, strlen(word));

    return strcmp(fold, "guyen") == 0 || strcmp(fold, "uyen") == 0 ? "Nguyễn" : NULL;
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
            n.surname = repaired || is_surname(arena, pieces[i].text);
        else
            buf_putc(&text, ' ');
        buf_puts(&text, repaired ? repaired : pieces[i].text);
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
    size_t lines = 0;
    int last = 0;

    buf_init(&text);
    *title_bottom = b->top;
    for (size_t row = 0; row < l->row_count; row++)
        for (size_t i = 0; i < l->rows[row].count; i++) {
            const struct layout_segment *s = &l->segments[l->rows[row].segments[i]];

            if (s->box.y < b->top || s->box.y > name_top || s->box.x < b->left || lines >= TITLES_MAX)
                continue;
            if (!is_title(s) || (lines > 0 && s->box.y - last > 4 * l->unit))
                continue;
            if (lines++ > 0)
                buf_putc(&text, ' ');
            buf_puts(&text, s->text);
            box = layout_union(box, s->box);
            confidence = s->confidence < confidence ? s->confidence : confidence;
            last = s->box.y;
            *title_bottom = layout_bottom(s->box);
        }
    if (text.len > 0)
        paper_set(p, FIELD_SIGNER_TITLE, arena_strdup(p->arena, buf_string(&text)),
                  confidence > 0.85 ? 0.996 : 0.9 * confidence, b->page, box, "signer.block");
    else
        paper_ask(p, FIELD_SIGNER_TITLE, NULL, 0, b->page, (struct box){0}, "signer.block");
    buf_release(&text);
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
            !read_name(p->arena, l, s, b->left, &n) || (n.words > 5 && !n.surname))
            continue;
        if (!found || (n.surname && !out->surname) ||
            (n.surname == out->surname && (n.words > 2) >= (out->words > 2) && n.box.y > out->box.y)) {
            *out = n;
            found = true;
        }
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
    if (find_name(p, &b, title_bottom, &name)) {
        set_name(p, &b, &name);
        return;
    }
    if (!goes_over(p, &b))
        return;
    if (!p->document->fields[FIELD_SIGNER_TITLE].value)
        set_title(p, &b, b.bottom, &title_bottom);
    else
        title_bottom = 0;
    if (find_name(p, &b, title_bottom, &name))
        set_name(p, &b, &name);
}

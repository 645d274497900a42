#include "pipeline/extract/cite.h"

#include <stdio.h>
#include <string.h>

#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/extract/kinds.h"
#include "pipeline/extract/layout.h"
#include "pipeline/extract/match.h"
#include "pipeline/extract/paper.h"
#include "pipeline/extract/date.h"
#include "pipeline/extract/flow.h"
#include "pipeline/extract/symbol.h"

/* Letters looked back over for the kind ("Thông tư liên tịch số") and for "kèm theo". */
#define BEHIND     64
#define ISSUER_MAX 90

struct found {
    size_t start, end;               /* of the whole number in the flow */
    size_t digits_end, year, symbol; /* year: 0 for none */
    bool party;
};

static bool is_letter(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* A symbol's letters from i on; spaces only beside a hyphen. Its end, or i when it is none. */
static size_t symbol_end(const struct flow *f, size_t i)
{
    size_t end = i, capitals = 0;

    for (size_t start = i; i < f->count; i++) {
        char c = f->fold[i];

        if (is_letter(c)) {
            if (capitals >= 2 && !f->chars[i].upper && strncmp(f->fold + i, "ngay", 4) == 0)
                break; /* "UBNDngày" */
            capitals += f->chars[i].upper;
            end = i + 1;
        } else if (is_digit(c) && i > start) {
            end = i + 1;
        } else if (c == ' ') {
            bool after = i > start && f->fold[i - 1] == '-' && i + 2 < f->count && f->chars[i + 2].upper;
            bool before = f->fold[i + 1] == '-';

            if (!(after && f->chars[i + 1].upper) && !(before && i + 2 < f->count && f->chars[i + 2].upper))
                break;
        } else if (c != '-' && c != '/' && c != '&') {
            break;
        }
    }
    return capitals >= 2 ? end : i;
}

static size_t skip_space(const struct flow *f, size_t i)
{
    return i < f->count && f->fold[i] == ' ' ? i + 1 : i;
}

/* Over a slash read twice and a space. */
static size_t skip_slash(const struct flow *f, size_t i)
{
    i = skip_space(f, i + 1);
    return f->fold[i] == '/' ? skip_space(f, i + 1) : i;
}

static bool is_year(const struct flow *f, size_t i)
{
    return (strncmp(f->fold + i, "19", 2) == 0 || strncmp(f->fold + i, "20", 2) == 0) && is_digit(f->fold[i + 2]) &&
           is_digit(f->fold[i + 3]) && !is_digit(f->fold[i + 4]);
}

static bool symbol_valid(const struct flow *f, const struct found *n)
{
    size_t length = n->end - n->symbol;
    const char *s = f->fold + n->symbol;

    if (length < 2 || !f->chars[n->symbol].upper)
        return false;
    if (n->party)
        return memchr(s, '/', length) != NULL;
    return memchr(s, '-', length) || strncmp(s, "qh", 2) == 0 || strncmp(s, "ubtvqh", 6) == 0;
}

/* A number at i; false when it is none. */
static bool parse_number(const struct flow *f, size_t i, struct found *out)
{
    size_t at = i;

    *out = (struct found){.start = i};
    while (is_digit(f->fold[at]) && at - i < 6)
        at++;
    if (at - i > 5)
        return false;
    if (is_letter(f->fold[at]) && (f->fold[at + 1] == '/' || f->fold[at + 1] == '-')) /* 12a/QĐ-UBND */
        at++;
    out->digits_end = at;
    at = skip_space(f, at);
    if (f->fold[at] == '/') {
        size_t next = skip_slash(f, at), slash;

        if (is_year(f, next) && (slash = skip_space(f, next + 4)) < f->count && f->fold[slash] == '/') {
            out->year = next;
            next = skip_slash(f, slash);
        }
        out->symbol = next;
    } else if (f->fold[at] == '-') {
        out->party = true;
        out->symbol = skip_space(f, at + 1);
    } else {
        return false;
    }
    if (out->symbol >= f->count)
        return false;
    out->end = symbol_end(f, out->symbol);
    while (out->end > out->symbol && strchr("-/ ", f->fold[out->end - 1]))
        out->end--;
    return symbol_valid(f, out);
}

/* The kind's name that stands right before position i, "số" between; its start in *start. */
static const struct kind *kind_before(struct arena *arena, const struct flow *f, size_t i, size_t *start)
{
    size_t from = i > BEHIND ? i - BEHIND : 0, n, end;
    const struct kind *table = kinds_table(&n), *best = NULL;
    char *key = layout_key(arena, flow_text(arena, f, from, i));
    size_t best_length = 0, errors = 99;
    bool numbered;

    end = strlen(key);
    numbered = end >= 2 && strcmp(key + end - 2, "so") == 0;
    if (numbered)
        key[end -= 2] = '\0';
    for (size_t k = 0; k < n; k++) {
        size_t length = strlen(table[k].key), allowed = length >= 10 ? 2 : length >= 6, d;

        if (length > end)
            continue;
        d = match_distance(key + end - length, table[k].key, allowed);
        if (d > allowed || d > errors || (d == errors && length <= best_length))
            continue;
        best = &table[k];
        best_length = length;
        errors = d;
    }
    *start = i;
    for (size_t letters = 0; best && *start > from && letters < best_length + (numbered ? 2 : 0);) {
        char c = f->fold[--*start];

        letters += is_letter(c) || is_digit(c);
    }
    return best;
}

/* "kèm theo" shortly before, in the same clause, at the head of a line. */
static bool annex_before(const struct flow *f, size_t i)
{
    size_t from = i > BEHIND ? i - BEHIND : 0, length = 0;
    size_t at = match_find_last(f->fold + from, i - from, "kem theo", 1, &length);

    if (at == MATCH_NONE)
        return false;
    at += from;
    for (size_t k = at; k < i; k++)
        if (f->fold[k] == ';' || f->fold[k] == ')')
            return false;
    for (size_t back = 0; back < 14 && at > 0 && !flow_line_starts(f, at); back++)
        at--; /* over "(" and "Ban hành" */
    return flow_line_starts(f, at);
}

static bool clause_ends(const struct flow *f, size_t start, size_t i)
{
    static const char *const words[] = {
        "ve ",     "quy dinh",    "ban hanh", "huong dan", "sua doi",    "phe duyet",       "tai ",      "nham ",
        "so ",     "ngay ",       "va cac",   "chi tiet",  "thuc hien",  "phai ",           "gui ",      "cu the",
        "duoc ",   "va ke hoach", "va nghi ", "va quyet ", "va chi thi", "va chuong trinh", "va thong ", "va cong van",
        "dam bao", "theo ",       "de ",      "trong ",    "nhu "};

    if (strchr(";:.()\"/?_", f->fold[i]))
        return true;
    if (f->fold[i] == ',') /* "Sở Văn hóa, Thể thao và Du lịch" goes on */
        return i - start < 7 || strncmp(f->fold + i - 7, "van hoa", 7) != 0;
    if (i > 0 && f->fold[i - 1] != ' ')
        return false;
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (strncmp(f->fold + i, words[k], strlen(words[k])) == 0)
            return true;
    return false;
}

/* "… của Ủy ban nhân dân tỉnh Bình Thuận về …": the words after "của" up to the clause's end. */
static const char *issuer_after(struct arena *arena, const struct flow *f, size_t i)
{
    size_t start, end;

    i = skip_space(f, i);
    if (i < f->count && f->fold[i] == ',')
        i = skip_space(f, i + 1);
    if (strncmp(f->fold + i, "cua ", 4) != 0)
        return NULL;
    start = end = i + 4;
    if (start >= f->count || !f->chars[start].upper)
        return NULL;
    while (end < f->count && end - start < ISSUER_MAX && !clause_ends(f, start, end))
        end++;
    while (end > start && strchr(" ,", f->fold[end - 1]))
        end--;
    return end > start && end - start < ISSUER_MAX ? flow_text(arena, f, start, end) : NULL;
}

/* "Chính phú" is Chính phủ: a name of the tables is written as it stands there. */
static const char *known_name(struct arena *arena, const char *read)
{
    size_t n;
    const struct organ *table = organs_table(&n);
    const char *key = layout_key(arena, read);

    for (size_t i = 0; i < n; i++)
        if (table[i].name && strcmp(layout_key(arena, table[i].name), key) == 0)
            return table[i].name;
    return read;
}

static void normalise(struct paper *p, const struct flow *f, const struct found *n, struct cite_mention *m)
{
    struct arena *arena = p->arena;
    const char *raw = flow_text(arena, f, n->symbol, n->end);
    struct symbol symbol = symbol_repair(arena, raw, n->party, NULL, NULL);
    const struct organ *organ = symbol.organ ? organ_by_abbreviation(layout_key(arena, symbol.organ)) : NULL;

    m->digits = flow_text(arena, f, n->start, n->digits_end);
    m->year = n->year ? flow_text(arena, f, n->year, n->year + 4) : NULL;
    m->symbol = symbol.text;
    m->party = n->party;
    m->number = m->year ? arena_printf(arena, "%s/%s/%s", m->digits, m->year, m->symbol)
                        : arena_printf(arena, "%s%c%s", m->digits, n->party ? '-' : '/', m->symbol);
    if (!m->kind)
        m->kind = symbol.kind;
    if (m->issuer)
        m->issuer = known_name(arena, m->issuer);
    if (!m->issuer && organ &&
        (organ->abbreviation[0] == 'B' || organ->abbreviation[0] == 'C' || strcmp(organ->abbreviation, "TTg") == 0))
        m->issuer = organ->name;
}

/* The document's own number line, and the number of a copy block ("Số: 15/SY-UBND"), are no citations. */
static bool is_number_line(const struct paper *p, const struct flow *f, const struct found *n)
{
    const struct flow_char *c = &f->chars[n->start];
    size_t symbol = n->symbol;

    if (c->page == p->first && p->number.found && c->word >= p->number.first_word && c->word <= p->number.last_word)
        return true;
    return strncmp(f->fold + symbol, "sy-", 3) == 0 || strncmp(f->fold + symbol, "sl-", 3) == 0 ||
           strncmp(f->fold + symbol, "trs-", 4) == 0;
}

/* "số" before the number, or a list going on: what stands there bare is the rest of a number cut by a stamp.
 */
static bool introduced(const struct flow *f, size_t i)
{
    while (i > 0 && f->fold[i - 1] == ' ')
        i--;
    if (i > 0 && strchr(",;(:", f->fold[i - 1]))
        return true;
    return i >= 3 && f->fold[i - 3] == ' ' && (f->fold[i - 2] == 's' || strncmp(f->fold + i - 2, "va", 2) == 0);
}

static bool read_mention(struct paper *p, const struct flow *f, size_t i, struct cite_mention *m, size_t *next)
{
    struct found n;
    size_t begin, after;

    if (!parse_number(f, i, &n))
        return false;
    *next = n.end;
    if (is_number_line(p, f, &n))
        return false;
    *m = (struct cite_mention){.page = f->chars[i].page, .annex = annex_before(f, i)};
    m->kind = kind_before(p->arena, f, i, &begin);
    if (!m->kind && !introduced(f, i))
        return false;
    after = n.end;
    m->date = flow_date(p->arena, f, n.end, &after, &m->date_confidence);
    if (m->date && p->date.found && strlen(p->date.read_year) == 4 && strncmp(m->date, p->date.read_year, 4) > 0)
        m->date = NULL; /* a document cites none of a later year: a digit was misread */
    m->issuer = issuer_after(p->arena, f, after);
    normalise(p, f, &n, m);
    m->printed = flow_text(p->arena, f, begin, after);
    m->box = flow_box(f, i, n.end);
    m->confidence = flow_confidence(f, i, n.end);
    return true;
}

void cite_scan(struct paper *p)
{
    const struct flow *f = p->flow = flow_read(p->arena, p->document, p->layouts);
    size_t capacity = 0, next;

    for (size_t i = 0; i < f->count; i++)
        capacity += is_digit(f->fold[i]) && (i == 0 || !is_digit(f->fold[i - 1]));
    p->mentions = arena_alloc(p->arena, (capacity + 1) * sizeof *p->mentions);
    p->mention_count = 0;
    for (size_t i = 0; i < f->count; i++) {
        char before = i > 0 ? f->fold[i - 1] : ' ';

        if (!is_digit(f->fold[i]) || is_digit(before) || before == '/' || before == '-' ||
            (is_letter(before) && !(i >= 2 && strncmp(f->fold + i - 2, "so", 2) == 0)))
            continue;
        if (!read_mention(p, f, i, &p->mentions[p->mention_count], &next))
            continue;
        p->mention_count++;
        i = next - 1;
    }
}

static bool same_folded(struct arena *arena, const char *a, const char *b, size_t errors)
{
    return match_distance(layout_key(arena, a), layout_key(arena, b), errors) <= errors;
}

bool cite_is_own(const struct paper *p, const struct cite_mention *m)
{
    const struct field *date = &p->document->fields[FIELD_DATE];

    if (!m->annex)
        return false;
    if (p->symbol.text && *p->symbol.text)
        return same_folded(p->arena, m->symbol, p->symbol.text, strlen(p->symbol.text) >= 6 ? 1 : 0);
    if (date->status == STATUS_AUTO && date->value && m->date)
        return strcmp(date->value, m->date) == 0;
    return p->heading && m->kind && p->heading == m->kind;
}

static bool is_repeat(struct document *d, const struct cite_mention *m)
{
    for (size_t i = 0; i < d->citation_count; i++) {
        struct citation *c = &d->citations[i];

        if (strcmp(c->number, m->number) != 0)
            continue;
        if (!m->date || (c->date && strcmp(c->date, m->date) == 0))
            return true;
        if (!c->date) { /* named short before it is named in full */
            c->date = m->date;
            c->issuer = c->issuer ? c->issuer : m->issuer;
            return true;
        }
    }
    return false;
}

void cite_write(struct paper *p)
{
    struct document *d = p->document;
    const struct field *number = &d->fields[FIELD_NUMBER];

    d->citations = arena_alloc(p->arena, (p->mention_count + 1) * sizeof *d->citations);
    d->citation_count = 0;
    for (size_t i = 0; i < p->mention_count; i++) {
        const struct cite_mention *m = &p->mentions[i];

        if (cite_is_own(p, m) || is_repeat(d, m) ||
            (number->status != STATUS_REVIEW && number->value && strcmp(number->value, m->number) == 0 && m->annex))
            continue;
        d->citations[d->citation_count++] = (struct citation){
            .number = m->number,
            .date = m->date,
            .type = m->kind ? m->kind->name : NULL,
            .issuer = m->issuer,
            .printed = m->printed,
            .page = d->pages[m->page].number,
            .box = geometry_to_original(&d->pages[m->page].geometry, m->box),
        };
    }
}

#include "pipeline/extract/cite.h"

#include <string.h>

#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/extract/cite_issuer.h"
#include "pipeline/extract/cite_lead.h"
#include "pipeline/extract/cite_number.h"
#include "pipeline/extract/kinds.h"
#include "pipeline/extract/layout.h"
#include "pipeline/extract/match.h"
#include "pipeline/extract/paper.h"
#include "pipeline/extract/date.h"
#include "pipeline/extract/flow.h"
#include "pipeline/extract/symbol.h"

/* Letters looked back over for "kèm theo". */
#define BEHIND 64
/* From here on a symbol of print is right as it was read, known or not. */
#define SURE 0.9

/* Only ", " or "và" between: a list goes on. */
static bool list_goes_on(const struct flow *f, size_t from, size_t to)
{
    size_t letters = 0;

    if (from == 0 || to < from || to - from > 6)
        return false;
    for (size_t i = from; i < to; i++) {
        if (f->fold[i] == '.')
            return false;
        letters += text_is_folded_letter(f->fold[i]);
    }
    return letters == 0 || (letters == 2 && strncmp(f->fold + from, " va ", 4) == 0);
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

/* "NĐ/CP", "NĐCP" and "TTLT/BTC-BCA": between kind and agency stands a hyphen. */
static void put_hyphen(struct arena *arena, const struct kind *kind, struct symbol *symbol)
{
    const char *text = symbol->text, *slash = strchr(text, '/');
    size_t n = kind && kind->abbreviation ? strlen(kind->abbreviation) : 0;
    const struct organ *organ;

    if (slash && symbol->kind && symbol->kind->abbreviation &&
        (size_t)(slash - text) == strlen(symbol->kind->abbreviation) && (symbol->known || strchr(slash, '-')))
        symbol->text = arena_printf(arena, "%.*s-%s", (int)(slash - text), text, slash + 1);
    if (slash || n == 0 || strchr(text, '-') || strncmp(text, kind->abbreviation, n) != 0 ||
        !(organ = organ_by_abbreviation(layout_key(arena, text + n))))
        return;
    *symbol = (struct symbol){.text = arena_printf(arena, "%.*s-%s", (int)n, text, organ->abbreviation),
                              .plain = symbol->plain,
                              .kind = kind,
                              .organ = organ->abbreviation,
                              .known = true};
}

/* The symbol as the tables write it. What is read surely is not bent to a name that is only similar. */
static struct symbol read_symbol(struct arena *arena, const struct flow *f, const struct cite_number *n,
                                 const struct kind *kind)
{
    const char *raw = flow_text(arena, f, n->symbol, n->end);
    struct symbol symbol = symbol_repair(arena, raw, n->party, n->bare ? kind : NULL, NULL);

    if (symbol.changed > 0 && (flow_is_exact(f, n->start) || flow_confidence(f, n->symbol, n->end) >= SURE)) {
        symbol.text = symbol.plain;
        symbol.organ = NULL;
    }
    if (!n->party)
        put_hyphen(arena, kind, &symbol);
    if (n->assembly && strncmp(symbol.text, "QH-", 3) == 0) /* a slip for QH13 */
        symbol.text = symbol.organ = arena_printf(arena, "QH%s", symbol.text + 3);
    return symbol;
}

/* Issued by several agencies, of which the symbol's first is only one. */
static bool is_joint(const struct kind *kind)
{
    return kind && strstr(kind->key, "lientich");
}

static void normalise(struct arena *arena, const struct flow *f, const struct cite_number *n,
                      const struct symbol *symbol, struct cite_mention *m)
{
    m->digits = flow_text(arena, f, n->start, n->digits_end);
    m->year = n->year ? flow_text(arena, f, n->year, n->year + 4) : NULL;
    m->symbol = symbol->text;
    m->party = n->party;
    m->number = m->year ? arena_printf(arena, "%s/%s/%s", m->digits, m->year, m->symbol)
                        : arena_printf(arena, "%s%c%s", m->digits, n->party ? '-' : '/', m->symbol);
    if (!m->kind)
        m->kind = symbol->kind;
    if (!m->issuer && symbol->organ && !is_joint(m->kind))
        m->issuer = cite_issuer_of(arena, symbol->organ);
}

/* A symbol without the sign between kind and agency ("118/TTg", "64-CP", "30/2020/NĐCP") is one where the text calls it
 * so, "Quyết định số", and the agency is known. What follows a kind alone ("768/QĐ") may have lost its end. */
static bool bare_counts(struct arena *arena, const struct flow *f, const struct cite_number *n, const struct cite_lead *lead,
                        const struct symbol *symbol)
{
    const char *key = layout_key(arena, flow_text(arena, f, n->symbol, n->end));

    if (!lead->direct || !lead->labelled)
        return false;
    if (strpbrk(symbol->text, "-/"))
        return symbol->known && symbol->kind;
    if (kind_by_abbreviation(key, n->party) && strlen(key) < 4 && !organ_by_abbreviation(key))
        return false;
    return organ_by_abbreviation(key) || (flow_is_exact(f, n->start) && !n->party);
}

/* The document's own number line, and the number of a copy block ("Số: 15/SY-UBND"), are no citations. */
static bool is_number_line(const struct paper *p, const struct flow *f, const struct cite_number *n)
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

/* A digit was misread: no document cites one of a later year, and a number that bears a year is of that year. What the
 * file itself says is kept, a slip of the writer too. */
static bool year_wrong(const struct paper *p, const struct flow *f, const struct cite_number *n, const char *date)
{
    if (flow_is_exact(f, n->start))
        return false;
    if (n->year && strncmp(f->fold + n->year, date, 4) != 0)
        return true;
    return p->date.found && strlen(p->date.read_year) == 4 && strncmp(date, p->date.read_year, 4) > 0;
}

/* The date after the number; "cùng ngày" is the date of the mention before. */
static void read_date(struct paper *p, const struct flow *f, const struct cite_number *n, struct cite_mention *m,
                      size_t *after)
{
    size_t at = n->end;
    const struct cite_mention *last = p->mention_count ? &p->mentions[p->mention_count - 1] : NULL;

    *after = at;
    while (at < f->count && strchr(" ,", f->fold[at]))
        at++;
    if (last && last->date && strncmp(f->fold + at, "cung ngay", 9) == 0) {
        m->date = last->date;
        m->date_confidence = last->date_confidence;
        *after = at + 9;
        return;
    }
    m->date = flow_date(p->arena, f, n->end, after, &m->date_confidence);
    if (m->date && year_wrong(p, f, n, m->date))
        m->date = NULL;
}

/* Where the last mention and the last number of a form ended, in the flow; 0 for none. */
struct scan {
    size_t mention, form, next;
};

static bool read_mention(struct paper *p, const struct flow *f, size_t i, struct scan *scan, struct cite_mention *m)
{
    struct cite_number n;
    struct symbol symbol;
    struct cite_lead lead;
    size_t after;

    if (!cite_number_read(f, i, &n))
        return false;
    scan->next = n.end;
    if (is_number_line(p, f, &n))
        return false;
    lead = cite_lead_read(p->arena, f, &n);
    if (!lead.direct && (cite_lead_is_form(f, lead.begin) || list_goes_on(f, scan->form, lead.begin))) {
        scan->form = n.end;
        return false;
    }
    if (!lead.kind && !lead.labelled && !introduced(f, i))
        return false;
    symbol = read_symbol(p->arena, f, &n, lead.kind);
    if (!lead.kind && !symbol.kind && p->mention_count > 0 && list_goes_on(f, scan->mention, lead.begin))
        lead.kind = p->mentions[p->mention_count - 1].kind; /* "các Công văn số 5/STC-NS, số 7/STC-NS" */
    if (n.bare && !bare_counts(p->arena, f, &n, &lead, &symbol))
        return false;
    *m = (struct cite_mention){.page = f->chars[i].page, .annex = annex_before(f, i), .kind = lead.kind};
    read_date(p, f, &n, m, &after);
    m->issuer = cite_issuer_after(p->arena, f, after);
    if (!m->issuer)
        m->issuer = cite_issuer_before(p->arena, f, lead.begin);
    normalise(p->arena, f, &n, &symbol, m);
    m->printed = flow_text(p->arena, f, lead.begin, after);
    scan->mention = after;
    m->box = flow_box(f, i, n.end);
    m->confidence = flow_confidence(f, i, n.end);
    return true;
}

void cite_scan(struct paper *p)
{
    const struct flow *f = p->flow = flow_read(p->arena, p->document, p->layouts);
    size_t capacity = 0;
    struct scan scan = {0};

    for (size_t i = 0; i < f->count; i++)
        capacity += text_is_digit(f->fold[i]) && (i == 0 || !text_is_digit(f->fold[i - 1]));
    p->mentions = arena_alloc(p->arena, (capacity + 1) * sizeof *p->mentions);
    p->mention_count = 0;
    for (size_t i = 0; i < f->count; i++)
        if (cite_number_begins(f, i) && read_mention(p, f, i, &scan, &p->mentions[p->mention_count])) {
            p->mention_count++;
            i = scan.next - 1;
        }
}

static bool same_folded(struct arena *arena, const char *a, const char *b, size_t errors)
{
    return match_distance(layout_key(arena, a), layout_key(arena, b), errors) <= errors;
}

/* The line and the header, where the year is print, name different years: one file may hold several documents. */
static bool of_another_year(const struct paper *p, const struct cite_mention *m)
{
    return m->date && p->date.found && strlen(p->date.read_year) == 4 && strncmp(m->date, p->date.read_year, 4) != 0;
}

bool cite_is_own(const struct paper *p, const struct cite_mention *m)
{
    const struct field *date = &p->document->fields[FIELD_DATE];

    if (!m->annex || of_another_year(p, m))
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

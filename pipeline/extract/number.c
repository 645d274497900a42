#include "pipeline/extract/number.h"

#include <string.h>

#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/extract/cite.h"
#include "pipeline/extract/kinds.h"
#include "pipeline/extract/layout.h"
#include "pipeline/extract/paper.h"
#include "pipeline/extract/proof.h"

/* A pen's digits guessed from what they look like: right about every second time. */
#define GUESSED 0.2
/* What recognition makes of writing is worth little beside what the reader of written digits makes of it. */
#define UNLIKELY 0.3
/* The probability from which a string is among the likely ones, and its share of the likeliest's. */
#define SEEN       0.1
#define SEEN_SHARE 0.25
/* Letters that are easily taken for others, and how sure the further readings of a symbol with and without them are. */
#define DELICATE      "DIlOQ01"
#define SURE_DELICATE 0.9
#define SURE_AGAIN    0.75
/* The engine's confidence from which a symbol that no table holds has lost no letter. */
#define SURE_LOOSE 0.7

static char *compose(const struct paper *p, const char *digits)
{
    const struct place_number *n = &p->number;

    if (n->year) /* which the reader of written digits may have read as well */
        return arena_printf(p->arena, "%.*s/%s/%s", (int)strcspn(digits, "/"), digits, n->year, p->symbol.text);
    return arena_printf(p->arena, "%s%s%s", digits, n->party ? "-" : "/", p->symbol.text);
}

/* The text is the symbol, perhaps after a slash or what a pen left before it; but not after further letters. */
static bool ends_with(const char *text, const char *symbol)
{
    size_t n = strlen(text), m = strlen(symbol), used;
    const char *end = text + n - m;

    if (n < m || strcmp(end, symbol) != 0)
        return false;
    if (end > text && end[-1] == '/')
        return true;
    for (; text < end; text += used)
        if (text_is_letter(text_next(text, (size_t)(end - text), &used)))
            return false;
    return true;
}

/* The symbol alone was read twice more, and each time as on the page. */
static bool read_again(const struct paper *p)
{
    const struct evidence *e = proof_find(p, "symbol");
    bool delicate = strpbrk(p->symbol.text, DELICATE) || strstr(p->symbol.text, "Đ");

    return e && e->reading_count > 0 && e->readings[0].confidence >= (delicate ? SURE_DELICATE : SURE_AGAIN) &&
           (e->reading_count == 1 || ends_with(e->readings[1].value, p->symbol.text)) &&
           ends_with(e->readings[0].value, p->symbol.text);
}

/* The symbol's letters agree with what else the document says of itself. */
static double symbol_confidence(const struct paper *p)
{
    double c = p->number.symbol_confidence;
    bool kind_fits = p->heading ? p->symbol.kind && strcmp(p->symbol.kind->name, p->heading->name) == 0
                                : !p->symbol.kind || p->official_letter;

    if (paper_exact(p, p->first))
        return 0.9999;
    if (p->symbol.loose && c < SURE_LOOSE)
        return 0.85 * c;
    if (p->symbol.known && p->symbol.changed == 0 && kind_fits && c > 0.15)
        return 0.998;
    if (p->symbol.known && p->symbol.changed <= 1 && kind_fits && (c > 0.6 || p->heading))
        return 0.996;
    if (c >= (strpbrk(p->symbol.text, DELICATE) || strstr(p->symbol.text, "Đ") ? 0.94 : 0.88) && kind_fits &&
        p->symbol.changed == 0)
        return 0.996; /* no letter in it that is easily taken for another */
    if (kind_fits && p->symbol.changed == 0 && read_again(p))
        return 0.996;
    return 0.85 * c;
}

static const char *annex_symbol(const struct paper *p, const struct cite_mention **mention)
{
    for (size_t i = 0; i < p->mention_count; i++)
        if (cite_is_own(p, &p->mentions[i])) {
            *mention = &p->mentions[i];
            return p->mentions[i].symbol;
        }
    return NULL;
}

void number_symbol(struct paper *p)
{
    const struct field *issuer = &p->document->fields[FIELD_ISSUER];
    const struct cite_mention *mention = NULL;
    const char *initials = issuer->value ? symbol_initials(p->arena, issuer->value) : NULL;

    if (!p->number.found || !*p->number.read_symbol) {
        p->symbol = (struct symbol){.text = ""};
        if (annex_symbol(p, &mention)) {
            p->symbol.text = mention->symbol;
            paper_set(p, FIELD_SYMBOL, mention->symbol, mention->confidence > 0.85 ? 0.996 : 0.8, mention->page,
                      mention->box, "symbol.annex");
            return;
        }
        paper_ask(p, FIELD_SYMBOL, NULL, 0, p->first, p->number.line, "symbol.line");
        return;
    }
    p->symbol = symbol_repair(p->arena, p->number.read_symbol, p->number.party, p->heading, initials);
    if (p->party && p->heading && p->heading->abbreviation && !p->symbol.kind && *p->symbol.text &&
        !strpbrk(p->symbol.text, "-/")) { /* the Party's organ alone was read: "ĐU" of 41-BC/ĐU */
        p->symbol.text = arena_printf(p->arena, "%s/%s", p->heading->abbreviation, p->symbol.text);
        p->number.party = true;
        paper_ask(p, FIELD_SYMBOL, p->symbol.text, 0.6, p->first, p->number.symbol, "symbol.line");
        return;
    }
    paper_set(p, FIELD_SYMBOL, p->symbol.text, symbol_confidence(p), p->first, p->number.symbol, "symbol.line");
}

/* The reader of written digits saw these among the likely ones: chance hardly makes a misread annex line one of them.
 */
static bool seen_written(const struct paper *p, const char *digits)
{
    const struct evidence *e = proof_written(p, "number");

    for (size_t i = 0; e && i < e->reading_count; i++)
        if (e->readings[i].confidence >= SEEN && e->readings[i].confidence >= e->readings[0].confidence * SEEN_SHARE &&
            proof_same(e->readings[i].value, digits))
            return true;
    return false;
}

/* The annex line: printed, so it confirms or supplies the number. True when that settles the field. */
static bool from_annex(struct paper *p)
{
    const struct place_number *n = &p->number;
    const struct evidence *written = proof_written(p, "number");
    const struct cite_mention *own = NULL;
    const char *other;
    size_t votes = 0;
    bool agree;

    for (size_t i = 0; i < p->mention_count; i++) {
        const struct cite_mention *m = &p->mentions[i];

        if (!cite_is_own(p, m))
            continue;
        if (own && strcmp(own->digits, m->digits) != 0) { /* annex lines that differ settle nothing */
            paper_ask(p, FIELD_NUMBER, own->number, 0.5, own->page, own->box, "number.annex");
            paper_candidate(p, FIELD_NUMBER, m->number, 0.4);
            return true;
        }
        own = own ? own : m;
        votes++;
    }
    if (!own)
        return false;
    agree = strcmp(own->digits, n->read_digits) == 0 || seen_written(p, own->digits);
    other = proof_denied(p, "number", own->digits)                                      ? written->readings[0].value
            : *n->read_digits && n->digit_confidence >= 0.8 && !proof_find(p, "number") ? n->read_digits
                                                                                        : NULL;
    if (!agree && other) {
        paper_ask(p, FIELD_NUMBER, own->number, 0.6, own->page, own->box, "number.annex");
        paper_candidate(p, FIELD_NUMBER, compose(p, other), 0.4);
        return true;
    }
    if (agree || votes > 1 || own->confidence >= 0.8 || paper_exact(p, own->page))
        paper_set(p, FIELD_NUMBER, own->number, agree || votes > 1 ? 0.999 : 0.997, own->page, own->box,
                  agree ? "number.line+annex" : "number.annex");
    else
        paper_ask(p, FIELD_NUMBER, own->number, 0.8, own->page, own->box, "number.annex");
    return true;
}

static void offer_readings(struct paper *p)
{
    const struct evidence *e = proof_find(p, "number"), *written = proof_written(p, "number");

    for (size_t i = 0; written && i < written->reading_count; i++)
        paper_candidate(p, FIELD_NUMBER, compose(p, written->readings[i].value), written->readings[i].confidence);
    for (size_t i = 0; e && i < e->reading_count; i++)
        if (*e->readings[i].value)
            paper_candidate(p, FIELD_NUMBER, compose(p, e->readings[i].value),
                            (written ? UNLIKELY : 0.9) * e->readings[i].confidence);
}

/* A year that recognition saw before the symbol but that is not in the number: "16/2018" may have been read as 16. */
static bool year_lost(const struct paper *p, const char *digits)
{
    const struct place_number *n = &p->number;
    const char *at = n->read_raw;

    if (n->year || strchr(digits, '/'))
        return false;
    while ((at = strpbrk(at, "0123456789"))) {
        size_t length = strspn(at, "0123456789");

        if (length == 4 && strlen(digits) != 4 && (strncmp(at, "19", 2) == 0 || strncmp(at, "20", 2) == 0))
            return true;
        at += length;
    }
    return false;
}

void number_read(struct paper *p)
{
    const struct place_number *n = &p->number;
    struct proof proof;

    if (from_annex(p))
        return;
    if (!n->found || !*p->symbol.text) {
        paper_ask(p, FIELD_NUMBER, NULL, 0, p->first, n->found ? n->digits : (struct box){0}, "number.line");
        return;
    }
    proof = proof_weigh(p, "number", n->read_digits, n->digit_confidence, n->digit_words, n->symbol);
    if (!paper_is_auto(p, FIELD_SYMBOL))
        proof.confidence *= 0.9;
    if (proof.written && year_lost(p, proof.digits))
        proof.confidence *= 0.8;
    paper_set(p, FIELD_NUMBER, *proof.digits ? compose(p, proof.digits) : NULL, proof.confidence, p->first, n->line,
              proof.written ? "number.digits" : "number.line");
    offer_readings(p);
    if (*proof_guess(p->arena, n->read_raw, 5))
        paper_candidate(p, FIELD_NUMBER, compose(p, proof_guess(p->arena, n->read_raw, 5)), GUESSED);
}

/* Any short text as a symbol, a kind, an agency, a person's name and as digits. The first byte picks the heading and
 * the Party's form; a line feed parts the symbol from the agency's name. */
#include "pipeline/extract/agency.h"
#include "pipeline/extract/kinds.h"
#include "pipeline/extract/layout.h"
#include "pipeline/extract/match.h"
#include "pipeline/extract/name.h"
#include "pipeline/extract/proof.h"
#include "pipeline/extract/symbol.h"
#include "tests/fuzz/promises.h"

static void symbols(struct arena *arena, const char *text, const char *agency, unsigned lead)
{
    size_t count;
    const struct kind *kinds = kinds_table(&count);
    const struct kind *heading = lead >> 1 < count ? &kinds[lead >> 1] : NULL;
    const char *initials = symbol_initials(arena, agency);
    struct symbol symbol = symbol_repair(arena, text, lead & 1, heading, *initials ? initials : NULL);
    struct symbol again = symbol_repair(arena, symbol.text, lead & 1, heading, *initials ? initials : NULL);

    promise_text(initials);
    promise_text(symbol.text);
    promise_text(symbol.organ);
    FUZZ_HOLDS(symbol.text && !strchr(symbol.text, ' '));
    promise_text(again.text);
}

static void names(struct arena *arena, const char *text)
{
    struct agency_name agency = agency_case(arena, text);
    struct name name;
    const char *province = agency_province(arena, text);

    promise_text(agency.text);
    promise_text(province);
    FUZZ_HOLDS(agency.unknown_count <= sizeof agency.unknown / sizeof *agency.unknown);
    if (name_read_text(arena, text, (struct box){0, 0, 100, 20}, 1, &name))
        promise_text(name.text);
}

static void forms(struct arena *arena, const char *text, const char *other)
{
    const char *key = layout_key(arena, text), *digits = proof_guess(arena, text, 6);
    const char *fold = text_fold(arena, text, strlen(text));
    size_t used = 0, errors = 0, length = 0, at;

    FUZZ_HOLDS(strspn(digits, "0123456789") == strlen(digits) && strlen(digits) <= 6);
    kind_by_heading(key, &used, &errors);
    FUZZ_HOLDS(used <= strlen(key));
    kind_by_abbreviation(key, false);
    organ_near(key);
    match_syllable(key);
    FUZZ_HOLDS(match_distance(key, key, 2) == 0 || strlen(key) > 250);
    at = match_find(fold, layout_key(arena, other), 2, &length);
    FUZZ_HOLDS(at == MATCH_NONE || at + length <= strlen(fold));
    at = match_find_last(fold, strlen(fold), "kem theo", 1, &length);
    FUZZ_HOLDS(at == MATCH_NONE || at + length <= strlen(fold));
    agency_begins(fold, layout_key(arena, other));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    cleanup_arena struct arena arena = {0};
    const uint8_t *feed = n > 1 ? memchr(bytes + 1, '\n', n - 1) : NULL;
    size_t first = n == 0 ? 0 : feed ? (size_t)(feed - bytes) - 1 : n - 1;
    const char *text, *other;

    if (n == 0)
        return 0;
    text = text_nfc(&arena, (const char *)bytes + 1, first);
    other = feed ? text_nfc(&arena, (const char *)feed + 1, n - first - 2) : "";
    symbols(&arena, text, other, bytes[0]);
    names(&arena, text);
    forms(&arena, text, other);
    return 0;
}

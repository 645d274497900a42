/* The symbol of a number ("QĐ-UBND") repaired: lost marks, look-alike letters, spaces, doubled Đ ("QĐÐ").
 * A part of the symbol is replaced only by an abbreviation of the tables that it folds to or is one
 * confusable letter from, or by the kind or issuer that the document itself names. */
#ifndef SOHOA_EXTRACT_SYMBOL_H
#define SOHOA_EXTRACT_SYMBOL_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct kind;

struct symbol {
    const char *text;        /* repaired, no spaces */
    const char *plain;       /* as it was read, without spaces and look-alikes from other scripts */
    const struct kind *kind; /* of its first part, or NULL (công văn, unknown) */
    const char *organ;       /* its organ part, or NULL */
    bool known;              /* every part is in the tables or named by the document */
    size_t changed;          /* parts that needed more than marks and case */
    bool loose; /* a part is known only because it fits among the issuer's initials: a letter may be lost */
};

/* `heading` (kind read from the heading) and `initials` ("SGDĐT", from the issuer's name) may be NULL. */
struct symbol symbol_repair(struct arena *arena, const char *raw, bool party, const struct kind *heading,
                            const char *initials);
/* Initials of an agency's name as symbols use them: "Sở Giáo dục và Đào tạo" gives "SGDĐT". */
char *symbol_initials(struct arena *arena, const char *name);

#endif

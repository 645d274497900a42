/* Words of two syllables as they are written, to know one whose marks were misread: compounds.txt. */
#ifndef SOHOA_OCR_COMPOUNDS_H
#define SOHOA_OCR_COMPOUNDS_H

struct compounds;

enum compound {
    COMPOUND_UNKNOWN, /* nothing is said of these two */
    COMPOUND_KNOWN,   /* a word, as it stands */
    COMPOUND_OTHER    /* no word; with other marks it is one, and only one */
};

struct compounds *compounds_new(void);
void compounds_free(struct compounds *compounds); /* NULL is fine */

/* Of two syllables, upper or lower case, NFC. For COMPOUND_OTHER *word gets it, in lower case, its syllables parted by
 * a space; it lives as long as the compounds. The place of a tone (hoà, hòa) makes no other word. */
enum compound compounds_look(const struct compounds *compounds, const char *first, const char *second,
                             const char **word);

#endif

/* A set of strings of which only keys are kept, 96 bits of a digest with a secret start: 24 to 48 bytes a string,
 * whatever its length. Nobody can choose strings that meet, and among a million that do so by chance once in 10^16
 * sets. */
#ifndef SOHOA_PACKAGE_KEY_SET_H
#define SOHOA_PACKAGE_KEY_SET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct key_slot {
    uint32_t key[3]; /* all 0: free */
    uint32_t value;
};

struct key_set {
    struct key_slot *slots;
    size_t slot_count, count;
    uint64_t seed;
};

void key_set_release(struct key_set *set); /* zeroed is fine, and may be added to again */
/* False when the string was in it already: its value stays. */
bool key_set_add(struct key_set *set, const char *string, uint32_t value);
/* `value` may be NULL. */
bool key_set_find(const struct key_set *set, const char *string, uint32_t *value);
/* Whether each string of the one is in the other. Both must have been made by key_set_pair(). */
bool key_set_is_in(const struct key_set *set, const struct key_set *other);
/* An empty set whose keys can be compared with those of `other`. */
void key_set_pair(struct key_set *set, struct key_set *other);

#endif

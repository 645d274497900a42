#include "pipeline/package/key_set.h"

#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "pipeline/base/digest.h"
#include "pipeline/base/memory.h"

#define FIRST_SLOTS 64

static struct key_slot key_of(const struct key_set *set, const char *string)
{
    cleanup_buf struct buf salted = {0};
    unsigned char raw[32];
    struct key_slot slot = {0};

    buf_append(&salted, &set->seed, sizeof set->seed);
    buf_puts(&salted, string);
    digest_bytes(DIGEST_SHA256, salted.data, salted.len, raw);
    memcpy(slot.key, raw, sizeof slot.key);
    slot.key[0] |= 1; /* no key is all 0 */
    return slot;
}

/* The slot of the key, or the free one it may have. */
static struct key_slot *slot_of(const struct key_set *set, const struct key_slot *key)
{
    size_t i = key->key[1] & (set->slot_count - 1);

    while (set->slots[i].key[0] && memcmp(set->slots[i].key, key->key, sizeof key->key) != 0)
        i = (i + 1) & (set->slot_count - 1);
    return &set->slots[i];
}

static void begin(struct key_set *set)
{
    set->slot_count = FIRST_SLOTS;
    set->slots = memory_alloc(FIRST_SLOTS * sizeof *set->slots);
    if (!set->seed && getrandom(&set->seed, sizeof set->seed, GRND_NONBLOCK) < 0)
        set->seed = (uint64_t)(uintptr_t)set->slots;
}

static void grow(struct key_set *set)
{
    struct key_slot *before = set->slots;
    size_t count = set->slot_count;

    set->slot_count *= 2;
    set->slots = memory_resize(NULL, set->slot_count, sizeof *set->slots);
    memset(set->slots, 0, set->slot_count * sizeof *set->slots);
    for (size_t i = 0; i < count; i++)
        if (before[i].key[0])
            *slot_of(set, &before[i]) = before[i];
    free(before);
}

void key_set_release(struct key_set *set)
{
    free(set->slots);
    *set = (struct key_set){0};
}

void key_set_pair(struct key_set *set, struct key_set *other)
{
    if (!other->slots)
        begin(other);
    *set = (struct key_set){.seed = other->seed};
}

bool key_set_add(struct key_set *set, const char *string, uint32_t value)
{
    struct key_slot key, *slot;

    if (!set->slots)
        begin(set);
    if (3 * (set->count + 1) > 2 * set->slot_count)
        grow(set);
    key = key_of(set, string);
    slot = slot_of(set, &key);
    if (slot->key[0])
        return false;
    key.value = value;
    *slot = key;
    set->count++;
    return true;
}

bool key_set_find(const struct key_set *set, const char *string, uint32_t *value)
{
    const struct key_slot *slot;
    struct key_slot key;

    if (!set->slots)
        return false;
    key = key_of(set, string);
    slot = slot_of(set, &key);
    if (slot->key[0] && value)
        *value = slot->value;
    return slot->key[0] != 0;
}

bool key_set_is_in(const struct key_set *set, const struct key_set *other)
{
    for (size_t i = 0; i < set->slot_count; i++)
        if (set->slots[i].key[0] && !slot_of(other, &set->slots[i])->key[0])
            return false;
    return true;
}

#include "pipeline/base/memory.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_BLOCK 256 /* many arenas hold one name */
#define BLOCK_SIZE  16384
#define ALIGNMENT   _Alignof(max_align_t)

static void *checked(void *p)
{
    if (!p)
        abort();
    return p;
}

void *memory_alloc(size_t size)
{
    return checked(calloc(1, size ? size : 1));
}

void *memory_resize(void *p, size_t n, size_t item)
{
    size_t size;

    if (__builtin_mul_overflow(n, item, &size))
        abort();
    return checked(realloc(p, size ? size : 1));
}

#define FIRST_ROOM 8

/* 0 while there is room for one more; else how many items there is to be room for. */
static size_t wanted_room(size_t count)
{
    if (count == 0)
        return FIRST_ROOM;
    return count >= FIRST_ROOM && (count & (count - 1)) == 0 ? 2 * count : 0;
}

void *memory_grow(void *list, size_t count, size_t item)
{
    size_t room = wanted_room(count);

    return room ? memory_resize(list, room, item) : list;
}

char *memory_strdup(const char *s)
{
    return s ? checked(strdup(s)) : NULL;
}

char *memory_strndup(const char *s, size_t n)
{
    return checked(strndup(s, n));
}

void memory_free_pointer(void *pointer_to_pointer)
{
    void **p = pointer_to_pointer;

    free(*p);
    *p = NULL;
}

struct arena_block {
    struct arena_block *next;
    size_t used, size;
    _Alignas(max_align_t) char bytes[];
};

void arena_init(struct arena *arena)
{
    arena->head = NULL;
}

void arena_release(struct arena *arena)
{
    struct arena_block *block = arena->head, *next;

    for (; block; block = next) {
        next = block->next;
        free(block);
    }
    arena->head = NULL;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    struct arena_block *block = arena->head;
    size_t need = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;

    if (need < size)
        abort();
    if (!block || block->size - block->used < need) {
        size_t usual = block ? BLOCK_SIZE : FIRST_BLOCK, room = need > usual ? need : usual;

        block = memory_alloc(sizeof *block + room);
        block->size = room;
        block->next = arena->head;
        arena->head = block;
    }
    block->used += need;
    return block->bytes + block->used - need;
}

void *arena_grow(struct arena *arena, void *list, size_t count, size_t item)
{
    size_t room = wanted_room(count), size;
    void *more;

    if (room == 0)
        return list;
    if (__builtin_mul_overflow(room, item, &size))
        abort();
    more = arena_alloc(arena, size);
    if (count > 0)
        memcpy(more, list, count * item);
    return more;
}

char *arena_strndup(struct arena *arena, const char *s, size_t n)
{
    char *copy = arena_alloc(arena, n + 1);

    memcpy(copy, s, n);
    return copy;
}

char *arena_strdup(struct arena *arena, const char *s)
{
    return s ? arena_strndup(arena, s, strlen(s)) : NULL;
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
    va_list ap, again;
    int n;
    char *s;

    va_start(ap, format);
    va_copy(again, ap);
    n = vsnprintf(NULL, 0, format, ap);
    va_end(ap);
    if (n < 0)
        abort();
    s = arena_alloc(arena, (size_t)n + 1);
    vsnprintf(s, (size_t)n + 1, format, again);
    va_end(again);
    return s;
}

void buf_init(struct buf *buf)
{
    *buf = (struct buf){0};
}

void buf_release(struct buf *buf)
{
    free(buf->data);
    *buf = (struct buf){0};
}

void buf_clear(struct buf *buf)
{
    buf->len = 0;
    if (buf->data)
        buf->data[0] = '\0';
}

static void reserve(struct buf *buf, size_t n)
{
    size_t need, capacity = buf->capacity ? buf->capacity : 64;

    if (__builtin_add_overflow(buf->len, n, &need) || need == SIZE_MAX)
        abort();
    need++;
    if (need <= buf->capacity)
        return;
    while (capacity < need)
        capacity = capacity > SIZE_MAX / 2 ? need : capacity * 2;
    buf->data = memory_resize(buf->data, capacity, 1);
    buf->capacity = capacity;
}

void buf_append(struct buf *buf, const void *bytes, size_t n)
{
    reserve(buf, n);
    if (n)
        memcpy(buf->data + buf->len, bytes, n);
    buf->len += n;
    buf->data[buf->len] = '\0';
}

void buf_puts(struct buf *buf, const char *s)
{
    buf_append(buf, s, strlen(s));
}

void buf_putc(struct buf *buf, char c)
{
    buf_append(buf, &c, 1);
}

void buf_printf(struct buf *buf, const char *format, ...)
{
    va_list ap, again;
    int n;

    va_start(ap, format);
    va_copy(again, ap);
    n = vsnprintf(NULL, 0, format, ap);
    va_end(ap);
    if (n < 0)
        abort();
    reserve(buf, (size_t)n);
    vsnprintf(buf->data + buf->len, (size_t)n + 1, format, again);
    va_end(again);
    buf->len += (size_t)n;
}

const char *buf_string(const struct buf *buf)
{
    return buf->data ? buf->data : "";
}

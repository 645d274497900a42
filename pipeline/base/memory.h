/* Memory: an arena per document, a growing buffer, and allocation that does not return NULL.
 *
 * A process that cannot get memory aborts: in a worker that costs one page one attempt, and the parent's own
 * needs are bounded by limits.h. No caller can do better than that. */
#ifndef SOHOA_BASE_MEMORY_H
#define SOHOA_BASE_MEMORY_H

#include <stdarg.h>
#include <stddef.h>

void *memory_alloc(size_t size);                     /* zeroed; free() it */
void *memory_resize(void *p, size_t n, size_t item); /* n * item bytes, checked for overflow */
/* Room for one more in a list of `count` items, which grows only so: at powers of two it gets twice the room. The list, or
 * where it is now. */
void *memory_grow(void *list, size_t count, size_t item);
char *memory_strdup(const char *s);                  /* NULL stays NULL */
char *memory_strndup(const char *s, size_t n);

/* Everything allocated from an arena lives until arena_release(). */
struct arena {
    struct arena_block *head;
};

void arena_init(struct arena *arena);
void arena_release(struct arena *arena);
void *arena_alloc(struct arena *arena, size_t size);    /* zeroed, aligned for any type */
/* As memory_grow(); the list as it was stays in the arena too. */
void *arena_grow(struct arena *arena, void *list, size_t count, size_t item);
char *arena_strdup(struct arena *arena, const char *s); /* NULL stays NULL */
char *arena_strndup(struct arena *arena, const char *s, size_t n);
char *arena_printf(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Bytes that grow; `data` is NULL until something is appended, NUL-terminated after. */
struct buf {
    char *data;
    size_t len;
    size_t capacity;
};

void buf_init(struct buf *buf);
void buf_release(struct buf *buf);
void buf_clear(struct buf *buf); /* keeps the memory */
void buf_append(struct buf *buf, const void *bytes, size_t n);
void buf_puts(struct buf *buf, const char *s);
void buf_putc(struct buf *buf, char c);
void buf_printf(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
const char *buf_string(const struct buf *buf); /* "" when empty */

/* For locals: `cleanup_buf struct buf b; buf_init(&b);` and the like. */
void memory_free_pointer(void *pointer_to_pointer);
#define cleanup_free  __attribute__((cleanup(memory_free_pointer)))
#define cleanup_buf   __attribute__((cleanup(buf_release)))
#define cleanup_arena __attribute__((cleanup(arena_release)))

#endif

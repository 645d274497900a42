#include "tools/web/gallery.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/err.h"
#include "pipeline/run/cropper.h"
#include "pipeline/run/preview.h"
#include "tools/home.h"

#define SLOTS       512 /* pictures kept or awaited at most */
#define WAITING_MAX 128
#define LARGE_SIDE  500 /* px */

enum slot_state { SLOT_FREE, SLOT_WANTED, SLOT_READY, SLOT_FAILED };

struct slot {
    enum slot_state state;
    char key[DIGEST_SHA256_HEX];
    struct gallery_place place;
    struct buf picture;
    struct err err;
    uint64_t used;  /* by the clock of uses */
    uint64_t asked; /* order of asking */
    int readers;    /* requests that wait for it or copy it: it must stay */
};

struct gallery {
    pthread_t thread;
    pthread_mutex_t mutex;
    pthread_cond_t asked, cut;
    struct slot slots[SLOTS];
    uint64_t clock;
    size_t bytes, waiting;
    struct gallery_place last; /* what the worker cut last, and so has decoded */
    bool closing;
    const struct archive *archive;
    const char *program;
};

/* The place as text, which is what makes two pictures the same. */
static void put_key(const struct gallery_place *place, char out[DIGEST_SHA256_HEX])
{
    const struct crop_job *c = &place->crop;
    char text[512];
    int n = snprintf(text, sizeof text, "%s %d %d %d %d %d %.4f %d %d %d %d %d %d %d", place->object, (int)place->media,
                     place->page, c->geometry.width, c->geometry.height, c->geometry.rotation, c->geometry.skew,
                     c->box.x, c->box.y, c->box.w, c->box.h, c->pad, c->side, (int)c->form);

    digest_sha256(text, (size_t)n, out);
}

void gallery_tag(const struct gallery_place *place, char out[40])
{
    char key[DIGEST_SHA256_HEX];

    put_key(place, key);
    snprintf(out, 40, "\"%.32s\"", key);
}

static struct slot *find(struct gallery *gallery, const char *key)
{
    for (size_t i = 0; i < SLOTS; i++)
        if (gallery->slots[i].state != SLOT_FREE && !strcmp(gallery->slots[i].key, key))
            return &gallery->slots[i];
    return NULL;
}

static void empty(struct gallery *gallery, struct slot *slot)
{
    gallery->bytes -= slot->picture.len;
    buf_release(&slot->picture);
    *slot = (struct slot){0};
}

/* The one longest unused that nobody holds; NULL: all are held. */
static struct slot *oldest(struct gallery *gallery)
{
    struct slot *found = NULL;

    for (size_t i = 0; i < SLOTS; i++) {
        struct slot *slot = &gallery->slots[i];

        if (slot->state == SLOT_READY && slot->readers == 0 && (!found || slot->used < found->used))
            found = slot;
    }
    return found;
}

static struct slot *take_slot(struct gallery *gallery)
{
    struct slot *slot = NULL;

    for (size_t i = 0; i < SLOTS && !slot; i++)
        if (gallery->slots[i].state == SLOT_FREE)
            slot = &gallery->slots[i];
    if (!slot && (slot = oldest(gallery)))
        empty(gallery, slot);
    return slot;
}

static bool is_of(const struct slot *slot, const struct gallery_place *page)
{
    return slot->place.page == page->page && !strcmp(slot->place.object, page->object);
}

/* The page that the worker has decoded already costs next to nothing; then what somebody reads goes before thumbnails.
 */
static bool goes_before(const struct gallery *gallery, const struct slot *a, const struct slot *b)
{
    bool same_a = is_of(a, &gallery->last), same_b = is_of(b, &gallery->last);
    bool large_a = a->place.crop.side >= LARGE_SIDE, large_b = b->place.crop.side >= LARGE_SIDE;

    return same_a != same_b ? same_a : large_a != large_b ? large_a : a->asked < b->asked;
}

static struct slot *next_wanted(struct gallery *gallery)
{
    struct slot *found = NULL;

    for (size_t i = 0; i < SLOTS; i++) {
        struct slot *slot = &gallery->slots[i];

        if (slot->state == SLOT_WANTED && (!found || goes_before(gallery, slot, found)))
            found = slot;
    }
    return found;
}

static void keep(struct gallery *gallery, struct slot *slot, int result, struct buf *picture, const struct err *err)
{
    struct slot *old;

    slot->state = result == 0 ? SLOT_READY : SLOT_FAILED;
    slot->err = *err;
    slot->picture = *picture;
    *picture = (struct buf){0};
    gallery->bytes += slot->picture.len;
    while (gallery->bytes > GALLERY_BYTES && (old = oldest(gallery)))
        empty(gallery, old);
}

static void *run(void *data)
{
    struct gallery *gallery = data;
    struct cropper *cropper = NULL;

    pthread_mutex_lock(&gallery->mutex);
    while (!gallery->closing) {
        struct slot *slot = next_wanted(gallery);
        cleanup_buf struct buf picture = {0};
        struct err err = {0}, ignored = {0};
        struct gallery_place place;
        int result = -1;

        if (!slot) {
            pthread_cond_wait(&gallery->asked, &gallery->mutex);
            continue;
        }
        place = gallery->last = slot->place;
        pthread_mutex_unlock(&gallery->mutex);
        if (!cropper)
            cropper = cropper_open(gallery->archive, gallery->program, home_temporary(), &err);
        if (cropper)
            result = cropper_cut(cropper, place.object, place.media, place.page, &place.crop, &picture, &err);
        if (result == 0 && preview_is_kept(&place.crop)) /* an archive that cannot be written to is read all the same */
            preview_keep(gallery->archive, place.object, place.page, &place.crop, buf_string(&picture), picture.len,
                         &ignored);
        if (result != 0 && err.code != ERR_INPUT && err.code != ERR_LIMIT) {
            cropper_close(cropper); /* a new worker, next time */
            cropper = NULL;
        }
        pthread_mutex_lock(&gallery->mutex);
        gallery->waiting--;
        keep(gallery, slot, result, &picture, &err);
        pthread_cond_broadcast(&gallery->cut);
    }
    pthread_mutex_unlock(&gallery->mutex);
    cropper_close(cropper);
    return NULL;
}

struct gallery *gallery_open(const struct archive *archive, const char *program, struct err *err)
{
    struct gallery *gallery = memory_alloc(sizeof *gallery);

    gallery->archive = archive;
    gallery->program = program;
    pthread_mutex_init(&gallery->mutex, NULL);
    pthread_cond_init(&gallery->asked, NULL);
    pthread_cond_init(&gallery->cut, NULL);
    if (pthread_create(&gallery->thread, NULL, run, gallery) == 0)
        return gallery;
    err_set(err, ERR_INTERNAL, "cannot start a thread");
    free(gallery);
    return NULL;
}

void gallery_close(struct gallery *gallery)
{
    if (!gallery)
        return;
    pthread_mutex_lock(&gallery->mutex);
    gallery->closing = true;
    pthread_cond_broadcast(&gallery->asked);
    pthread_mutex_unlock(&gallery->mutex);
    pthread_join(gallery->thread, NULL);
    for (size_t i = 0; i < SLOTS; i++)
        buf_release(&gallery->slots[i].picture);
    pthread_cond_destroy(&gallery->asked);
    pthread_cond_destroy(&gallery->cut);
    pthread_mutex_destroy(&gallery->mutex);
    free(gallery);
}

static struct slot *ask(struct gallery *gallery, const struct gallery_place *place, const char *key)
{
    struct slot *slot = gallery->waiting < WAITING_MAX ? take_slot(gallery) : NULL;

    if (!slot)
        return NULL;
    *slot = (struct slot){.state = SLOT_WANTED, .place = *place, .asked = ++gallery->clock};
    memcpy(slot->key, key, sizeof slot->key);
    gallery->waiting++;
    pthread_cond_signal(&gallery->asked);
    return slot;
}

int gallery_get(struct gallery *gallery, const struct gallery_place *place, struct buf *out, struct err *err)
{
    char key[DIGEST_SHA256_HEX];
    struct slot *slot;
    int result = -1;

    if (preview_is_kept(&place->crop) && preview_get(gallery->archive, place->object, place->page, &place->crop, out))
        return 0;
    put_key(place, key);
    pthread_mutex_lock(&gallery->mutex);
    slot = find(gallery, key);
    if (!slot)
        slot = ask(gallery, place, key);
    if (!slot) {
        pthread_mutex_unlock(&gallery->mutex);
        return err_set(err, ERR_BUSY, "too many pictures are waited for");
    }
    slot->readers++;
    slot->used = ++gallery->clock;
    while (slot->state == SLOT_WANTED)
        pthread_cond_wait(&gallery->cut, &gallery->mutex);
    if (slot->state == SLOT_READY) {
        buf_append(out, slot->picture.data, slot->picture.len);
        result = 0;
    } else {
        *err = slot->err;
    }
    /* A failure is told to those who waited and then forgotten: the next may have more luck. */
    if (--slot->readers == 0 && slot->state == SLOT_FAILED)
        empty(gallery, slot);
    pthread_mutex_unlock(&gallery->mutex);
    return result;
}

/* How often somebody may fail: from the `free_failures`th failure on each costs a wait, doubled every time, up to
 * THROTTLE_MOST seconds; success or an hour of quiet forgets. Keys are names and addresses; a bounded number is
 * remembered, the ones longest quiet are forgotten first. Thread-safe; kept in memory only. */
#ifndef SOHOA_WEB_THROTTLE_H
#define SOHOA_WEB_THROTTLE_H

#include <time.h>

#define THROTTLE_MOST 900 /* s */

struct throttle;

struct throttle *throttle_new(void);
void throttle_free(struct throttle *throttle);

/* Seconds that the key must still wait at `now`; 0: it may try. */
int throttle_wait(struct throttle *throttle, const char *key, time_t now);
void throttle_fail(struct throttle *throttle, const char *key, int free_failures, time_t now);
void throttle_forget(struct throttle *throttle, const char *key);

#endif

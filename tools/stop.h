/* Ctrl-C, SIGTERM and SIGHUP ask a long command to end as soon as what it is at is whole. */
#ifndef SOHOA_TOOLS_STOP_H
#define SOHOA_TOOLS_STOP_H

#include <signal.h>

extern volatile sig_atomic_t stop_asked;

/* From now on the signals set it; waiting calls end with EINTR. */
void stop_catch(void);

#endif

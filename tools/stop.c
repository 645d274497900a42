#include "tools/stop.h"

#include <stddef.h>

volatile sig_atomic_t stop_asked;

static void ask(int signal_number)
{
    (void)signal_number;
    stop_asked = 1;
}

void stop_catch(void)
{
    struct sigaction action = {.sa_handler = ask}; /* no SA_RESTART: waiting for the lock ends too */

    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    sigaction(SIGHUP, &action, NULL);
}

/* The HTTP server: the home of libmicrohttpd. One thread a connection; the number of connections, the size of headers
 * and bodies and the time a request may take are bounded. */
#ifndef SOHOA_WEB_SERVER_H
#define SOHOA_WEB_SERVER_H

#include <stdbool.h>

struct err;
struct server;
struct site;

struct server_options {
    const char *address;           /* in digits, IPv4 or IPv6 */
    int port;                      /* 0: any that is free */
    const char *certificate, *key; /* PEM texts; NULL: without TLS */
};

/* Whether the address is one of this machine only. ERR_USAGE when it is none: 1, 0, -1. */
int server_is_loopback(const char *address, struct err *err);

/* Serves until server_stop(). The calling thread ignores SIGPIPE, and blocks the signals it waits for. */
struct server *server_start(struct site *site, const struct server_options *options, struct err *err);
/* Requests being served are finished. NULL is fine. */
void server_stop(struct server *server);
int server_port(const struct server *server);

#endif

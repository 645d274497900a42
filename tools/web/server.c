#include "tools/web/server.h"

#include <arpa/inet.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "pipeline/base/err.h"
#include "tools/web/gate.h"
#include "tools/web/site.h"

#define CONNECTIONS       512
#define CONNECTION_MEMORY (32 * 1024) /* bytes for headers and one block of a body */
#define IDLE_SECONDS      15
#define REQUEST_SECONDS   60 /* for the whole of a request to arrive, and for a connection to send its first */
#define STACK_BYTES       (1024 * 1024)

/* A connection that is waited for, so that one who sends a byte now and then does not hold it for ever. */
struct guest {
    int fd;
    time_t since; /* when its present request began to arrive; 0: it is being answered */
    struct guest *next;
};

struct server {
    struct site *site;
    struct MHD_Daemon *daemon;
    pthread_t watch;
    pthread_mutex_t mutex;
    struct guest *guests;
    bool closing;
    char *certificate, *key; /* the library wants them writable, and keeps them */
};

/* One request. */
struct exchange {
    struct gate gate;
    struct buf body;
    char *target;
    bool entered, refused, answered, too_large;
};

int server_is_loopback(const char *address, struct err *err)
{
    struct in6_addr six;
    struct in_addr four;

    if (inet_pton(AF_INET, address, &four) == 1)
        return ntohl(four.s_addr) >> 24 == 127;
    if (inet_pton(AF_INET6, address, &six) == 1)
        return IN6_IS_ADDR_LOOPBACK(&six);
    return err_set(err, ERR_USAGE, "'%s' is not an address in digits, such as 127.0.0.1 or 192.168.1.5", address);
}

static time_t clock_seconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec;
}

/* Connections --------------------------------------------------------------------------------------------------- */

static void guest_comes(struct server *server, struct MHD_Connection *connection, void **context)
{
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    struct guest *guest = memory_alloc(sizeof *guest);

    guest->fd = info ? info->connect_fd : -1;
    guest->since = clock_seconds();
    pthread_mutex_lock(&server->mutex);
    guest->next = server->guests;
    server->guests = guest;
    pthread_mutex_unlock(&server->mutex);
    *context = guest;
}

static void guest_goes(struct server *server, void **context)
{
    struct guest *guest = *context;

    pthread_mutex_lock(&server->mutex);
    for (struct guest **at = &server->guests; *at; at = &(*at)->next)
        if (*at == guest) {
            *at = guest->next;
            break;
        }
    pthread_mutex_unlock(&server->mutex);
    free(guest);
    *context = NULL;
}

static void on_connection(void *data, struct MHD_Connection *connection, void **context,
                          enum MHD_ConnectionNotificationCode code)
{
    if (code == MHD_CONNECTION_NOTIFY_STARTED)
        guest_comes(data, connection, context);
    else if (*context)
        guest_goes(data, context);
}

/* The library itself only knows how long nothing came. */
static void *watch(void *data)
{
    struct server *server = data;
    const struct timespec moment = {0, 250 * 1000 * 1000};
    bool closing = false;

    while (!closing) {
        time_t now = clock_seconds();

        nanosleep(&moment, NULL);
        pthread_mutex_lock(&server->mutex);
        closing = server->closing;
        for (struct guest *guest = server->guests; guest; guest = guest->next)
            if (guest->since && now - guest->since > REQUEST_SECONDS && guest->fd >= 0)
                shutdown(guest->fd, SHUT_RD);
        pthread_mutex_unlock(&server->mutex);
    }
    return NULL;
}

static void guest_waits(struct server *server, struct MHD_Connection *connection, bool waits)
{
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    struct guest *guest = info ? info->socket_context : NULL;

    if (!guest)
        return;
    pthread_mutex_lock(&server->mutex);
    guest->since = waits ? clock_seconds() : 0;
    pthread_mutex_unlock(&server->mutex);
}

/* Answers ------------------------------------------------------------------------------------------------------- */

static void put_headers(struct MHD_Response *answer, const struct web_response *response, bool secure)
{
    static const char *const SAFETY[][2] = {
        {"Content-Security-Policy",
         "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
         "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"},
        {"X-Content-Type-Options", "nosniff"},
        {"X-Frame-Options", "DENY"},
        {"Referrer-Policy", "same-origin"},
        {"Cross-Origin-Opener-Policy", "same-origin"},
        {"Cross-Origin-Resource-Policy", "same-origin"},
        {"Permissions-Policy", "camera=(), microphone=(), geolocation=()"},
    };
    bool cache = false;

    for (size_t i = 0; i < sizeof SAFETY / sizeof *SAFETY; i++)
        MHD_add_response_header(answer, SAFETY[i][0], SAFETY[i][1]);
    if (secure)
        MHD_add_response_header(answer, "Strict-Transport-Security", "max-age=31536000");
    for (size_t i = 0; i < response->header_count; i++) {
        MHD_add_response_header(answer, response->headers[i].name, response->headers[i].value);
        cache = cache || !strcasecmp(response->headers[i].name, "Cache-Control");
    }
    if (!cache)
        MHD_add_response_header(answer, "Cache-Control", "no-store");
    if (response->status != 304)
        MHD_add_response_header(answer, "Content-Type", response->type ? response->type : "text/html; charset=utf-8");
}

static enum MHD_Result send_answer(struct server *server, struct MHD_Connection *connection, struct exchange *exchange)
{
    struct web_response *response = &exchange->gate.response;
    struct MHD_Response *answer;
    enum MHD_Result result;

    exchange->answered = true;
    guest_waits(server, connection, false);
    if (response->file >= 0) {
        answer = MHD_create_response_from_fd64((uint64_t)response->file_length, response->file);
        response->file = -1;
    } else {
        answer = MHD_create_response_from_buffer(response->body.len, response->body.data, MHD_RESPMEM_MUST_FREE);
        response->body = (struct buf){0};
    }
    if (!answer)
        return MHD_NO;
    put_headers(answer, response, site_rules(server->site)->secure);
    result = MHD_queue_response(connection, response->status ? (unsigned)response->status : 200, answer);
    MHD_destroy_response(answer);
    return result;
}

/* Requests ------------------------------------------------------------------------------------------------------ */

/* The first that is known of a request: its address, before anybody decodes it. */
static void *on_target(void *data, const char *target, struct MHD_Connection *connection)
{
    struct server *server = data;
    struct exchange *exchange = memory_alloc(sizeof *exchange);

    (void)connection;
    gate_init(&exchange->gate, server->site);
    exchange->target = memory_strdup(target);
    return exchange;
}

static void on_completed(void *data, struct MHD_Connection *connection, void **context,
                         enum MHD_RequestTerminationCode code)
{
    struct exchange *exchange = *context;

    (void)code;
    if (!exchange)
        return;
    guest_waits(data, connection, true);
    if (exchange->gate.response.file >= 0)
        close(exchange->gate.response.file);
    gate_release(&exchange->gate);
    buf_release(&exchange->body);
    free(exchange->target);
    free(exchange);
    *context = NULL;
}

/* What the library would decode is left to us. */
static size_t leave_encoded(void *data, struct MHD_Connection *connection, char *text)
{
    (void)data;
    (void)connection;
    return strlen(text);
}

/* What must not be there twice: who stands between might take the other one for true. Of the ways to send a body only
 * that in chunks is known here; another counts as two. */
static enum MHD_Result count_header(void *data, enum MHD_ValueKind kind, const char *key, const char *value)
{
    struct gate_input *input = data;

    (void)kind;
    input->host_count += !strcasecmp(key, "Host");
    input->length_count += !strcasecmp(key, "Content-Length");
    if (!strcasecmp(key, "Transfer-Encoding"))
        input->length_count += value && !strcasecmp(value, "chunked") ? 1 : 2;
    return MHD_YES;
}

static void put_address(struct MHD_Connection *connection, char *out, socklen_t room)
{
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);

    *out = '\0';
    if (!info || !info->client_addr)
        return;
    if (info->client_addr->sa_family == AF_INET)
        inet_ntop(AF_INET, &((const struct sockaddr_in *)(const void *)info->client_addr)->sin_addr, out, room);
    else if (info->client_addr->sa_family == AF_INET6)
        inet_ntop(AF_INET6, &((const struct sockaddr_in6 *)(const void *)info->client_addr)->sin6_addr, out, room);
}

static bool enter(struct MHD_Connection *connection, struct exchange *exchange, const char *method)
{
    const char *fragment = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "X-Sohoa-Fragment");
    char address[INET6_ADDRSTRLEN];
    struct gate_input input = {
        .method = method,
        .target = exchange->target,
        .host = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "Host"),
        .origin = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "Origin"),
        .site = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "Sec-Fetch-Site"),
        .cookie = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "Cookie"),
        .content_type = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "Content-Type"),
        .csrf = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, WEB_CSRF_HEADER),
        .if_none_match = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "If-None-Match"),
        .fragment = fragment != NULL,
        .address = address,
    };

    put_address(connection, address, sizeof address);
    MHD_get_connection_values(connection, MHD_HEADER_KIND, count_header, &input);
    return gate_enter(&exchange->gate, &input);
}

static bool announces_too_much(struct MHD_Connection *connection, const struct exchange *exchange)
{
    const char *length = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "Content-Length");
    int64_t n;

    return length && !web_number(length, 0, (int64_t)gate_body_max(&exchange->gate), &n);
}

/* Called when the headers are there, then for each block of the body, then once more. An answer may be given the first
 * time, which ends the connection of one who still sends, or the last. */
static enum MHD_Result on_request(void *data, struct MHD_Connection *connection, const char *target, const char *method,
                                  const char *version, const char *block, size_t *n, void **context)
{
    struct server *server = data;
    struct exchange *exchange = *context;
    size_t most;

    (void)target;
    (void)version;
    if (!exchange->entered) {
        exchange->entered = true;
        exchange->refused = !enter(connection, exchange, method);
        if (!exchange->refused && announces_too_much(connection, exchange)) {
            gate_refuse(&exchange->gate, 413, PHRASE_ERROR_TOO_LARGE);
            exchange->refused = true;
        }
        /* Without a body the answer can wait, and the connection goes on. */
        return exchange->refused && exchange->gate.request.method == WEB_POST
                   ? send_answer(server, connection, exchange)
                   : MHD_YES;
    }
    most = exchange->refused ? 0 : gate_body_max(&exchange->gate);
    if (*n > 0) {
        if (exchange->body.len + *n > most) {
            /* Of unknown length and too large: told once it ends, unless it does not. */
            if (exchange->too_large && exchange->body.len > most + WEB_FORM_MAX)
                return MHD_NO;
            exchange->too_large = true;
            buf_append(&exchange->body, block, *n < WEB_FORM_MAX ? *n : WEB_FORM_MAX);
        } else {
            buf_append(&exchange->body, block, *n);
        }
        *n = 0;
        return MHD_YES;
    }
    if (exchange->answered)
        return MHD_YES;
    guest_waits(server, connection, false);
    if (exchange->too_large && !exchange->refused)
        gate_refuse(&exchange->gate, 413, PHRASE_ERROR_TOO_LARGE);
    else if (!exchange->refused)
        gate_serve(&exchange->gate, exchange->body.data, exchange->body.len);
    return send_answer(server, connection, exchange);
}

/* Starting and stopping ----------------------------------------------------------------------------------------- */

static void put_socket_address(const struct server_options *o, struct sockaddr_storage *out)
{
    struct sockaddr_in *four = (struct sockaddr_in *)(void *)out;
    struct sockaddr_in6 *six = (struct sockaddr_in6 *)(void *)out;

    memset(out, 0, sizeof *out);
    if (inet_pton(AF_INET, o->address, &four->sin_addr) == 1) {
        four->sin_family = AF_INET;
        four->sin_port = htons((uint16_t)o->port);
        return;
    }
    inet_pton(AF_INET6, o->address, &six->sin6_addr);
    six->sin6_family = AF_INET6;
    six->sin6_port = htons((uint16_t)o->port);
}

static struct MHD_Daemon *start_daemon(struct server *server, const struct server_options *o)
{
    struct sockaddr_storage address;
    unsigned flags = MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_THREAD_PER_CONNECTION | MHD_USE_POLL;
    const struct MHD_OptionItem tls[] = {
        {MHD_OPTION_HTTPS_MEM_CERT, 0, server->certificate},
        {MHD_OPTION_HTTPS_MEM_KEY, 0, server->key},
        {MHD_OPTION_HTTPS_PRIORITIES, 0, (char[]){"SECURE128:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2"}},
        {MHD_OPTION_END, 0, NULL}};
    const struct MHD_OptionItem none[] = {{MHD_OPTION_END, 0, NULL}};

    put_socket_address(o, &address);
    if (address.ss_family == AF_INET6)
        flags |= MHD_USE_IPv6;
    if (o->certificate)
        flags |= MHD_USE_TLS;
    return MHD_start_daemon(flags, (uint16_t)o->port, NULL, NULL, on_request, server, MHD_OPTION_SOCK_ADDR, &address,
                            MHD_OPTION_URI_LOG_CALLBACK, on_target, server, MHD_OPTION_NOTIFY_COMPLETED, on_completed,
                            server, MHD_OPTION_NOTIFY_CONNECTION, on_connection, server, MHD_OPTION_UNESCAPE_CALLBACK,
                            leave_encoded, NULL, MHD_OPTION_CONNECTION_LIMIT, (unsigned)CONNECTIONS,
                            MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)CONNECTION_MEMORY,
                            MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)IDLE_SECONDS, MHD_OPTION_THREAD_STACK_SIZE,
                            (size_t)STACK_BYTES, MHD_OPTION_LISTENING_ADDRESS_REUSE, 1u, MHD_OPTION_STRICT_FOR_CLIENT,
                            1, MHD_OPTION_ARRAY, o->certificate ? tls : none, MHD_OPTION_END);
}

static void release(struct server *server)
{
    pthread_mutex_destroy(&server->mutex);
    free(server->certificate);
    free(server->key);
    free(server);
}

struct server *server_start(struct site *site, const struct server_options *options, struct err *err)
{
    struct server *server = memory_alloc(sizeof *server);

    server->site = site;
    server->certificate = memory_strdup(options->certificate);
    server->key = memory_strdup(options->key);
    pthread_mutex_init(&server->mutex, NULL);
    server->daemon = start_daemon(server, options);
    if (server->daemon && pthread_create(&server->watch, NULL, watch, server) == 0)
        return server;
    if (server->daemon)
        MHD_stop_daemon(server->daemon);
    release(server);
    err_set(err, ERR_SETUP,
            "cannot listen on %s port %d: another program has the port, the address is not this machine's%s",
            options->address, options->port, options->certificate ? ", or certificate and key do not fit" : "");
    return NULL;
}

void server_stop(struct server *server)
{
    if (!server)
        return;
    pthread_mutex_lock(&server->mutex);
    server->closing = true;
    pthread_mutex_unlock(&server->mutex);
    MHD_stop_daemon(server->daemon);
    pthread_join(server->watch, NULL);
    release(server);
}

int server_port(const struct server *server)
{
    const union MHD_DaemonInfo *info = MHD_get_daemon_info(server->daemon, MHD_DAEMON_INFO_BIND_PORT);

    return info ? info->port : 0;
}

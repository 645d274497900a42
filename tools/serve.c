#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/memory.h"
#include "tools/command.h"
#include "tools/say.h"
#include "tools/web/asset.h"
#include "tools/web/server.h"
#include "tools/web/site.h"

#define DEFAULT_PORT    8080
#define DEFAULT_ADDRESS "127.0.0.1"
#define PEM_BYTES_MAX   (1024L * 1024)

struct serve {
    const char *address, *certificate, *key, *names;
    long port;
    struct buf certificate_text, key_text;
};

static void report(const char *sentence)
{
    say_error("%s", sentence);
}

static int check_options(struct serve *serve, bool *secure, struct err *err)
{
    int loopback = server_is_loopback(serve->address, err);

    if (loopback < 0)
        return -1;
    if (serve->port > 65535)
        return err_set(err, ERR_USAGE, "%ld is not a port; they end with 65535", serve->port);
    if (!serve->certificate != !serve->key)
        return err_set(err, ERR_USAGE, "--cert and --key go together");
    if (!loopback && !serve->certificate)
        return err_set(err, ERR_USAGE,
                       "to be reached from other machines at %s the page needs TLS: give --cert and --key",
                       serve->address);
    *secure = serve->certificate != NULL;
    if (*secure && (file_read(AT_FDCWD, serve->certificate, PEM_BYTES_MAX, &serve->certificate_text, err) != 0 ||
                    file_read(AT_FDCWD, serve->key, PEM_BYTES_MAX, &serve->key_text, err) != 0))
        return -1;
    return 0;
}

/* The names by which the page may be called: those given, and the address itself. */
static void put_hosts(const struct serve *serve, struct buf *out)
{
    const bool six = strchr(serve->address, ':') != NULL;

    buf_printf(out, "%s%s%s", six ? "[" : "", serve->address, six ? "]" : "");
    if (server_is_loopback(serve->address, &(struct err){0}) == 1)
        buf_puts(out, ",127.0.0.1,localhost,[::1]");
    if (serve->names)
        buf_printf(out, ",%s", serve->names);
}

static void say_where(const struct serve *serve, const struct server *server, const struct site *site)
{
    const bool six = strchr(serve->address, ':') != NULL;
    cleanup_buf struct buf base = {0};

    buf_puts(&base, serve->certificate ? "https://" : "http://");
    if (serve->names)
        buf_append(&base, serve->names, strcspn(serve->names, ",:"));
    else
        buf_printf(&base, "%s%s%s", six ? "[" : "", serve->address, six ? "]" : "");
    buf_printf(&base, ":%d", server_port(server));
    say(PHRASE_CLI_SERVE, base.data);
    if (site_setup_token(site))
        say(PHRASE_CLI_SERVE_SETUP, base.data, site_setup_token(site));
    say(PHRASE_CLI_SERVE_END);
    fflush(stdout);
}

/* Serves until a signal says to end. */
static int run(const struct serve *serve, struct site *site, const sigset_t *signals, struct err *err)
{
    struct server_options options = {.address = serve->address,
                                     .port = (int)serve->port,
                                     .certificate = serve->certificate_text.data,
                                     .key = serve->key_text.data};
    struct server *server = server_start(site, &options, err);
    int number;

    if (!server)
        return -1;
    say_where(serve, server, site);
    while (sigwait(signals, &number) != 0)
        ;
    server_stop(server);
    return 0;
}

int command_serve(struct context *context, int argc, char **argv, struct err *err)
{
    struct serve serve = {.address = DEFAULT_ADDRESS, .port = DEFAULT_PORT};
    const struct option_spec options[] = {
        {'p', "port", "N", "port (8080); 0: any that is free", OPTION_NUMBER, &serve.port},
        {0, "address", "ADDRESS", "listen on it (127.0.0.1); another than this machine's own wants TLS", OPTION_TEXT,
         &serve.address},
        {0, "cert", "FILE", "certificate chain for TLS, PEM", OPTION_TEXT, &serve.certificate},
        {0, "key", "FILE", "its key, PEM", OPTION_TEXT, &serve.key},
        {0, "name", "NAME,...", "names by which browsers call the page, e.g. kho.so.local", OPTION_TEXT, &serve.names},
        {0}};
    int first = options_parse(context, argc, argv, options, 0, 0, err), result;
    cleanup_buf struct buf hosts = {0};
    struct site_options rules = {.archive = context->archive, .program = "/proc/self/exe", .report = report};
    struct site *site;
    sigset_t signals;

    if (first < 0)
        return first == OPTIONS_HELP ? 0 : -1;
    if (check_options(&serve, &rules.secure, err) != 0)
        return -1;
    put_hosts(&serve, &hosts);
    rules.hosts = hosts.data;
    /* Before the first thread, so that all of them leave the signals to us. */
    signal(SIGPIPE, SIG_IGN);
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGHUP);
    pthread_sigmask(SIG_BLOCK, &signals, NULL);
    asset_prepare();
    site = site_open(&rules, err);
    result = site ? run(&serve, site, &signals, err) : -1;
    site_close(site);
    buf_release(&serve.certificate_text);
    buf_release(&serve.key_text);
    return result;
}

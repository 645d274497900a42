/* Any bytes as what a browser sends, through a socket, into a server on an archive of two documents, one of them
 * secret. {host}, {manager}, {reader} and {token} stand for our name, the cookies of two who are signed in, and the
 * manager's token, which no mutation would ever find. What comes back is HTTP; no page of it has markup that came in,
 * and no header that came in; and nobody but the manager learns what is secret. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include "index/catalogue.h"
#include "index/people.h"
#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/intake/archive.h"
#include "tests/fuzz/pages.h"
#include "tools/web/asset.h"
#include "tools/web/secret.h"
#include "tools/web/server.h"
#include "tools/web/site.h"

#define MARKUP  "<i>fuzz" /* in the dictionary */
#define HEADER  "\r\nX-Fuzz:"
#define SECRET  "HOSOKIN"
#define WAIT_MS 2000

int LLVMFuzzerInitialize(int *argc, char ***argv);

static char folder[64] = "/tmp/fuzz_http.XXXXXX";
static struct site *site;
static struct server *server;
static struct {
    const char *name;
    char value[96];
} places[] = {{"{host}", ""}, {"{manager}", ""}, {"{reader}", ""}, {"{token}", ""}};

/* Making the archive ------------------------------------------------------------------------------------------- */

static void say_nothing(const char *sentence)
{
    (void)sentence;
}

static void add_document(struct catalogue *c, const char *abstract, const char *security)
{
    static struct word words[] = {{{10, 10, 50, 12}, 0.9, "Quyết", 1, 1, 0, NULL},
                                  {{70, 10, 50, 12}, 0.9, MARKUP, 1, 1, 0, NULL}};
    static struct candidate candidates[] = {{"768/QĐ-UBND", 0.6}, {MARKUP, 0.3}};
    static int count;
    struct page page = {.number = 1, .geometry = {1000, 1400, 150, true, 0, 0.5}, .words = words, .word_count = 2};
    struct document d = {.administrative = true, .note = MARKUP};
    struct err err = {0};
    char sha[DIGEST_SHA256_HEX];
    struct object object = {.sha256 = sha, .size = 5, .media_type = "application/pdf"};
    struct entry entry = {.part = 1, .digest = sha, .page_count = 1};
    struct page_source source = {sha, 1};

    memset(sha, 'a' + count++, sizeof sha - 1);
    sha[sizeof sha - 1] = '\0';
    d.fields[FIELD_NUMBER] = (struct field){"768/QĐ-UBND", 0.6, STATUS_REVIEW, 1, {5, 6, 70, 8}, "a", candidates, 2};
    d.fields[FIELD_ABSTRACT] = (struct field){abstract, 0.9, STATUS_AUTO, 1, {1, 1, 2, 2}, "a", NULL, 0};
    if (security)
        d.fields[FIELD_SECURITY] = (struct field){security, 0.9, STATUS_AUTO, 1, {1, 1, 2, 2}, "a", NULL, 0};
    FUZZ_HOLDS(catalogue_save_object(c, &object, &err) == 0);
    FUZZ_HOLDS(catalogue_add_document(c, &entry, &source, &err) == 0);
    FUZZ_HOLDS(catalogue_save_page(c, entry.id, &page, &err) == 0);
    FUZZ_HOLDS(catalogue_save_extraction(c, entry.id, &d, &err) == 0);
}

static void add_person(struct catalogue *c, const char *name, enum role role, char cookie[96], char csrf[96])
{
    struct person person = {.name = name, .full_name = name, .role = role, .password = "none", .active = true};
    char token[SECRET_TOKEN], sum[DIGEST_SHA256_HEX], derived[SECRET_TOKEN];
    struct err err = {0};

    secret_make_token(token);
    secret_hash_token(token, sum);
    FUZZ_HOLDS(people_add(c, &person, &err) == 0);
    FUZZ_HOLDS(people_save(c, &person, &err) == 0);
    FUZZ_HOLDS(people_add_session(c, person.id, sum, "2999-01-01T00:00:00Z", &err) == 0);
    snprintf(cookie, 96, "sohoa=%s", token);
    secret_derive_csrf(token, derived);
    if (csrf)
        snprintf(csrf, 96, "%s", derived);
}

static void finish(void)
{
    struct err err = {0};

    server_stop(server);
    site_close(site);
    file_remove_tree(-100, folder, &err);
}

/* Ingests that a request starts run this program: they end at once. */
int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    struct site_options options = {
        .archive = folder, .program = "/bin/false", .hosts = "127.0.0.1", .report = say_nothing};
    struct server_options listen = {.address = "127.0.0.1"};
    struct catalogue *c;
    struct err err = {0};
    char path[96];

    if (*argc > 1 && !strcmp((*argv)[1], "-C"))
        _exit(0);
    FUZZ_HOLDS(mkdtemp(folder) && archive_create(folder, &err) == 0 && secret_prepare(&err) == 0);
    snprintf(path, sizeof path, "%s/" ARCHIVE_CATALOGUE, folder);
    c = catalogue_open(path, CATALOGUE_CREATE, &err);
    FUZZ_HOLDS(c);
    add_document(c, MARKUP, NULL);
    add_document(c, SECRET, "MẬT");
    add_person(c, "quanly", ROLE_ADMIN, places[1].value, places[3].value);
    add_person(c, "doc", ROLE_READER, places[2].value, NULL);
    catalogue_close(c);
    asset_prepare();
    site = site_open(&options, &err);
    server = site ? server_start(site, &listen, &err) : NULL;
    FUZZ_HOLDS(server);
    snprintf(places[0].value, sizeof places[0].value, "127.0.0.1:%d", server_port(server));
    atexit(finish);
    return 0;
}

/* One visit ----------------------------------------------------------------------------------------------------- */

static void fill_in(const uint8_t *bytes, size_t n, struct buf *out)
{
    for (size_t i = 0; i < n;) {
        size_t place = 0, length = 0;

        for (; bytes[i] == '{' && place < sizeof places / sizeof *places; place++) {
            length = strlen(places[place].name);
            if (n - i >= length && !memcmp(bytes + i, places[place].name, length))
                break;
            length = 0;
        }
        if (length) {
            buf_puts(out, places[place].value);
            i += length;
        } else {
            buf_putc(out, (char)bytes[i++]);
        }
    }
}

/* From one address of this machine after another, so that there are ports enough; some may still be held by visits
 * before. */
static int connect_once(void)
{
    static unsigned count;
    struct sockaddr_in from = {.sin_family = AF_INET}, to = {.sin_family = AF_INET};
    struct timeval wait = {WAIT_MS / 1000, 0};
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

    count++;
    from.sin_addr.s_addr = htonl(0x7F010000u | (count >> 8 & 0xFF) << 8 | (count & 0xFF));
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    to.sin_port = htons((uint16_t)server_port(server));
    setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
    setsockopt(fd, SOL_SOCKET, SO_LINGER, &(struct linger){1, 0}, sizeof(struct linger));
    setsockopt(fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &(int){1}, sizeof(int));
    if (bind(fd, (struct sockaddr *)&from, sizeof from) == 0 && connect(fd, (struct sockaddr *)&to, sizeof to) == 0)
        return fd;
    perror("fuzz_http: connect");
    close(fd);
    return -1;
}

static int visit(void)
{
    int fd = connect_once();

    for (int tries = 0; fd < 0 && tries < 100; tries++) {
        usleep(50 * 1000);
        fd = connect_once();
    }
    FUZZ_HOLDS(fd >= 0);
    return fd;
}

static void check(const struct buf *sent, const char *got)
{
    /* Of several answers one may be a document's text or record, which hold what was read as it stands. */
    bool page = strcasestr(got, "\r\nContent-Type: text/html") && !strcasestr(got, "\r\nContent-Type: text/plain") &&
                !strcasestr(got, "\r\nContent-Type: application/json");

    FUZZ_HOLDS(!*got || !strncmp(got, "HTTP/1.", 7));
    FUZZ_HOLDS(!page || !strstr(got, MARKUP));
    FUZZ_HOLDS(!strstr(got, HEADER));
    FUZZ_HOLDS(!strstr(got, SECRET) || memmem(sent->data, sent->len, places[1].value, strlen(places[1].value)) ||
               memmem(sent->data, sent->len, SECRET, strlen(SECRET)));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    cleanup_buf struct buf sent = {0}, got = {0};
    char block[16384];
    ssize_t came;
    int fd;

    fill_in(bytes, n, &sent);
    if (memmem(buf_string(&sent), sent.len, HEADER, strlen(HEADER))) /* it may be a body that is sent back */
        return 0;
    fd = visit();
    if (send(fd, buf_string(&sent), sent.len, MSG_NOSIGNAL) >= 0) {
        shutdown(fd, SHUT_WR);
        while ((came = recv(fd, block, sizeof block, 0)) > 0)
            buf_append(&got, block, (size_t)came);
    }
    close(fd);
    check(&sent, buf_string(&got));
    return 0;
}

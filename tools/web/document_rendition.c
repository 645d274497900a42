#include "tools/web/document_rendition.h"

#include <errno.h>
#include <pthread.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "pipeline/base/err.h"
#include "tools/own_process.h"
#include "tools/web/document_file.h"
#include "tools/web/reply.h"
#include "tools/web/site.h"

#define ERRORS_MAX 2000

/* A PDF takes a processor for as long as its pages take to be packed. */
#define AT_ONCE 2

static struct {
    pthread_mutex_t mutex;
    pthread_cond_t left;
    int taken;
} places = {.mutex = PTHREAD_MUTEX_INITIALIZER, .left = PTHREAD_COND_INITIALIZER};

static void take_place(void)
{
    pthread_mutex_lock(&places.mutex);
    while (places.taken == AT_ONCE)
        pthread_cond_wait(&places.left, &places.mutex);
    places.taken++;
    pthread_mutex_unlock(&places.mutex);
}

static void leave_place(void)
{
    pthread_mutex_lock(&places.mutex);
    places.taken--;
    pthread_cond_signal(&places.left);
    pthread_mutex_unlock(&places.mutex);
}

/* The sentence it ended with, without the program's name before it. */
static int take_reason(int errors, int status, struct err *err)
{
    char text[ERRORS_MAX];
    ssize_t n = pread(errors, text, sizeof text - 1, 0);
    char *sentence;

    text[n > 0 ? n : 0] = '\0';
    text[strcspn(text, "\n")] = '\0';
    sentence = strncmp(text, "sohoa: ", 7) == 0 ? text + 7 : text;
    if (*sentence)
        return err_set(err, ERR_INPUT, "%s", sentence);
    return err_set(err, ERR_INTERNAL, "making the file ended with status %d", status);
}

/* Both files are open. */
static int run(struct web_request *r, const char *const *arguments, size_t count, int output, int errors,
               struct err *err)
{
    const struct own_call call = {.archive = site_rules(r->site)->archive,
                                  .arguments = arguments,
                                  .count = count,
                                  .output = output,
                                  .errors = errors};
    int status = 0;
    pid_t child;

    take_place();
    child = own_process_start(&call, err);
    while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
        ;
    leave_place();
    if (child < 0)
        return -1;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? 0 : take_reason(errors, status, err);
}

/* Answers with what the command prints. */
static int answer(struct web_request *r, struct web_response *response, const char *const *arguments, size_t count,
                  struct err *err)
{
    int output = own_process_file(err), errors = output >= 0 ? own_process_file(err) : -1, result = -1;
    struct stat st;

    site_give_back(r); /* it may take long */
    if (errors >= 0) {
        result = run(r, arguments, count, output, errors, err);
        close(errors);
    }
    if (result == 0 && (fstat(output, &st) != 0 || lseek(output, 0, SEEK_SET) != 0 || st.st_size == 0))
        result = err_set(err, ERR_INTERNAL, "nothing was made");
    if (result == 0) {
        response->file = output;
        response->file_length = st.st_size;
    } else if (output >= 0) {
        close(output);
    }
    return result;
}

int document_rendition_pdf(struct web_request *r, struct web_response *response, struct err *err)
{
    const char *arguments[] = {"show", r->parts[0], "--pdf"};
    int64_t id;

    if (document_file_admit(r, "pdf", &id, err) != 0 || answer(r, response, arguments, 3, err) != 0)
        return -1;
    response->type = "application/pdf";
    document_file_put_name(r, response, arena_printf(r->arena, "%lld.pdf", (long long)id));
    return 0;
}

int document_rendition_alto(struct web_request *r, struct web_response *response, struct err *err)
{
    const char *arguments[] = {"show", r->parts[0], "--alto", "--page", r->parts[1]};
    int64_t id, page;

    if (!web_number(r->parts[1], 1, INT32_MAX, &page))
        return err_set(err, ERR_NOT_FOUND, "no such page");
    if (document_file_admit(r, "alto", &id, err) != 0 || answer(r, response, arguments, 5, err) != 0)
        return -1;
    response->type = "application/xml";
    document_file_put_name(r, response, arena_printf(r->arena, "%lld-%lld.alto.xml", (long long)id, (long long)page));
    return 0;
}

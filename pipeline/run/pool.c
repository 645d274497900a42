#include "pipeline/run/pool.h"

#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "pipeline/base/file.h"
#include "pipeline/base/limits.h"

#define READING_NICE  5
#define HELLO_SECONDS 60 /* to load the language models from a cold disk */

struct process {
    pid_t pid; /* 0: not running */
    int to, from;
    bool ready, busy;
    int64_t ticket;
    struct timespec deadline;
    struct buf in;
};

struct pool {
    struct pool_options options;
    struct process *processes;
    char agent[256];
};

static struct timespec after(int64_t seconds)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    t.tv_sec += seconds;
    return t;
}

static int64_t milliseconds_until(struct timespec t)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (t.tv_sec - now.tv_sec) * 1000 + (t.tv_nsec - now.tv_nsec) / 1000000;
}

/* In the child: never returns. */
static void run_child(const struct pool *pool, int number, int in, int out, pid_t parent)
{
    char scratch[LIMIT_PATH_BYTES], memory[32], file[32];
    int null = open("/dev/null", O_RDWR);
    const char *without = pool->options.without ? pool->options.without : "";
    char *const argv[] = {(char[]){"sohoa"},
                          (char[]){"worker"},
                          scratch,
                          memory,
                          file,
                          strdup(pool->options.languages),
                          strdup(without),
                          NULL};
    sigset_t none;

    /* Read when the program is loaded: with threads of its own Tesseract is many times slower here. */
    setenv("OMP_THREAD_LIMIT", "1", 1);
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)
        _exit(1);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    snprintf(scratch, sizeof scratch, "%s/w%d", pool->options.scratch ? pool->options.scratch : ARCHIVE_SCRATCH,
             number);
    snprintf(memory, sizeof memory, "%lld", (long long)pool->options.memory_mb);
    snprintf(file, sizeof file, "%lld", (long long)pool->options.file_mb);
    /* 0 and 1 carry the messages; what the engine prints goes nowhere unless somebody looks for a fault. */
    if (fchdir(pool->options.dirfd) != 0 || dup2(in, 0) < 0 || dup2(out, 1) < 0 ||
        (!getenv("SOHOA_DEBUG") && dup2(null, 2) < 0))
        _exit(1);
    /* Reading may take its time; somebody waits at a screen for a picture. */
    if (*pool->options.languages)
        nice(READING_NICE);
    execv(pool->options.program, argv);
    _exit(127);
}

static int start(struct pool *pool, struct process *p, struct err *err)
{
    int to[2], from[2];
    pid_t parent = getpid();

    if (pipe2(to, O_CLOEXEC) != 0)
        return err_errno(err, "cannot start a worker");
    if (pipe2(from, O_CLOEXEC) != 0) {
        close(to[0]);
        close(to[1]);
        return err_errno(err, "cannot start a worker");
    }
    p->pid = fork();
    if (p->pid == 0)
        run_child(pool, (int)(p - pool->processes), to[0], from[1], parent);
    close(to[0]);
    close(from[1]);
    if (p->pid < 0) {
        p->pid = 0;
        close(to[1]);
        close(from[0]);
        return err_errno(err, "cannot start a worker");
    }
    setpgid(p->pid, p->pid);
    p->to = to[1];
    p->from = from[0];
    p->ready = p->busy = false;
    p->deadline = after(HELLO_SECONDS);
    buf_clear(&p->in);
    return 0;
}

/* A worker whose pipe is closed is dead in a moment. One that a file took over may live on; it is not waited for. */
static bool ends_soon(pid_t pid)
{
    const struct timespec moment = {0, 10 * 1000 * 1000};

    for (int i = 0; i < 300; i++) {
        siginfo_t info = {0};

        if (waitid(P_PID, (id_t)pid, &info, WEXITED | WNOWAIT | WNOHANG) == 0 && info.si_pid == pid)
            return true;
        nanosleep(&moment, NULL);
    }
    return false;
}

/* Kills the worker with its programs and says how it ended. */
static void stop(struct process *p, struct err *how)
{
    siginfo_t info;
    int status = 0;
    bool by_us;

    close(p->to);
    close(p->from);
    by_us = how->code != ERR_NONE;
    if (by_us)
        kill(-p->pid, SIGKILL);
    else if (!ends_soon(p->pid))
        kill(-p->pid, SIGKILL);
    /* The dead worker keeps its group's number until it is reaped: kill what it started before that. */
    while (waitid(P_PID, (id_t)p->pid, &info, WEXITED | WNOWAIT) < 0 && errno == EINTR)
        ;
    kill(-p->pid, SIGKILL);
    while (waitpid(p->pid, &status, 0) < 0 && errno == EINTR)
        ;
    p->pid = 0;
    p->busy = p->ready = false;
    if (by_us)
        return;
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU)
        err_set(how, ERR_LIMIT, "took more processor time than limits.page_seconds allows");
    else if (WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT)
        err_set(how, ERR_LIMIT, "the worker gave up, as it does when limits.worker_mb is too little for a page");
    else if (WIFSIGNALED(status))
        err_set(how, ERR_INTERNAL, "the worker was ended by signal %d (%s)", WTERMSIG(status),
                strsignal(WTERMSIG(status)));
    else
        err_set(how, ERR_INTERNAL, "the worker ended with status %d", WEXITSTATUS(status));
}

struct pool *pool_open(const struct pool_options *options, struct err *err)
{
    struct pool *pool;

    if (options->workers < 1 || options->workers > POOL_WORKERS_MAX) {
        err_set(err, ERR_USAGE, "the number of workers must be 1 to %d", POOL_WORKERS_MAX);
        return NULL;
    }
    pool = memory_alloc(sizeof *pool);
    pool->options = *options;
    pool->processes = memory_alloc((size_t)options->workers * sizeof *pool->processes);
    return pool;
}

void pool_close(struct pool *pool)
{
    if (!pool)
        return;
    for (int i = 0; i < pool->options.workers; i++) {
        struct process *p = &pool->processes[i];
        struct err killed = {.code = ERR_INTERRUPTED};

        if (p->pid)
            stop(p, &killed);
        buf_release(&p->in);
    }
    free(pool->processes);
    free(pool);
}

const char *pool_agent(const struct pool *pool)
{
    return pool->agent;
}

int pool_idle(const struct pool *pool)
{
    int n = 0;

    for (int i = 0; i < pool->options.workers; i++)
        n += !pool->processes[i].busy;
    return n;
}

/* Reads what the worker wrote. 1: a message in *body; 0: not yet; -1: it is gone or talks nonsense (how->code set
 * only in the latter case). */
static int hear(struct process *p, json_t **body, struct err *how)
{
    char block[65536];
    ssize_t n = read(p->from, block, sizeof block);

    if (n < 0 && errno == EINTR)
        return 0;
    if (n <= 0)
        return -1;
    buf_append(&p->in, block, (size_t)n);
    return message_take(&p->in, body, how);
}

static int await_hello(struct pool *pool, struct process *p, struct err *err)
{
    json_t *body = NULL;
    int got = 0;

    while (got == 0) {
        struct pollfd fd = {p->from, POLLIN, 0};
        int64_t left = milliseconds_until(p->deadline);

        err_clear(err);
        if (left <= 0)
            got = err_set(err, ERR_SETUP, "a worker did not start within %d seconds", HELLO_SECONDS);
        else if (poll(&fd, 1, (int)left) > 0)
            got = hear(p, &body, err);
    }
    if (got < 0) {
        stop(p, err);
        return err_context(err, "cannot start a worker");
    }
    if (json_is_true(json_object_get(body, "hello"))) {
        const char *agent = json_string_value(json_object_get(body, "agent"));

        p->ready = true;
        snprintf(pool->agent, sizeof pool->agent, "%s", agent ? agent : "");
    } else {
        const char *reason = json_string_value(json_object_get(body, "reason"));

        err_set(err, (enum err_code)json_integer_value(json_object_get(body, "code")), "%s",
                reason ? reason : "the worker did not say why");
        stop(p, err);
    }
    json_decref(body);
    return p->ready ? 0 : -1;
}

int pool_submit(struct pool *pool, const struct job *job, struct err *err)
{
    cleanup_buf struct buf message = {0};
    struct process *p = NULL;

    for (int i = 0; i < pool->options.workers; i++) {
        struct process *q = &pool->processes[i];

        if (!q->busy && (!p || (q->pid && !p->pid)))
            p = q;
    }
    if (!p)
        return err_set(err, ERR_INTERNAL, "no idle worker");
    if (!p->pid && (start(pool, p, err) != 0 || await_hello(pool, p, err) != 0))
        return -1;
    message_put_job(&message, job);
    p->busy = true;
    p->ticket = job->ticket;
    p->deadline = after(4 * pool->options.page_seconds);
    /* A worker that died while idle is noticed by the next wait; a job is smaller than a pipe's buffer. */
    (void)!write(p->to, message.data, message.len);
    return 0;
}

static void died(struct process *p, struct err *how, struct outcome *outcome)
{
    stop(p, how);
    *outcome = (struct outcome){.ticket = p->ticket, .died = true};
    outcome->result.ticket = p->ticket;
    outcome->result.err = *how;
}

static int deliver(struct process *p, json_t *body, struct outcome *outcome)
{
    struct err how = {0};

    *outcome = (struct outcome){.ticket = p->ticket};
    if (message_read_result(body, &outcome->result, &how) == 0 && outcome->result.ticket == p->ticket) {
        p->busy = false;
        return 1;
    }
    result_release(&outcome->result);
    err_set(&how, ERR_INTERNAL, "the worker sent something that is no result");
    died(p, &how, outcome);
    return 1;
}

/* A worker past its time. */
static bool overdue(struct pool *pool, struct outcome *outcome, int64_t *next)
{
    for (int i = 0; i < pool->options.workers; i++) {
        struct process *p = &pool->processes[i];
        int64_t left;

        if (!p->busy)
            continue;
        left = milliseconds_until(p->deadline);
        if (left <= 0) {
            struct err how = {0};

            err_set(&how, ERR_LIMIT, "did not end within %lld seconds", (long long)(4 * pool->options.page_seconds));
            died(p, &how, outcome);
            return true;
        }
        if (left < *next)
            *next = left;
    }
    return false;
}

int pool_wait(struct pool *pool, int milliseconds, struct outcome *outcome, struct err *err)
{
    struct pollfd fds[POOL_WORKERS_MAX];
    struct process *owners[POOL_WORKERS_MAX];
    nfds_t n = 0;
    int64_t wait = milliseconds;

    if (overdue(pool, outcome, &wait))
        return 1;
    for (int i = 0; i < pool->options.workers; i++)
        if (pool->processes[i].busy) {
            fds[n] = (struct pollfd){pool->processes[i].from, POLLIN, 0};
            owners[n++] = &pool->processes[i];
        }
    if (poll(fds, n, (int)wait) < 0)
        return errno == EINTR ? 0 : err_errno(err, "cannot wait for the workers");
    for (nfds_t i = 0; i < n; i++) {
        struct err how = {0};
        json_t *body = NULL;
        int got;

        if (!fds[i].revents)
            continue;
        got = hear(owners[i], &body, &how);
        if (got > 0)
            return deliver(owners[i], body, outcome);
        if (got < 0) {
            died(owners[i], &how, outcome);
            return 1;
        }
    }
    return 0;
}

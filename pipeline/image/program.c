#include "pipeline/image/program.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "pipeline/base/err.h"
#include "pipeline/base/text.h"

#define ERRORS_MOST (4L * 1024 * 1024) /* a program that talks more than this is in a loop */

static const struct {
    const char *program, *package;
} packages[] = {
    {"pdfinfo", "poppler-utils"},   {"pdfimages", "poppler-utils"}, {"pdftoppm", "poppler-utils"},
    {"pdftotext", "poppler-utils"}, {"pdfdetach", "poppler-utils"}, {"pdffonts", "poppler-utils"},
};

struct child {
    pid_t pid;
    int out, err; /* our ends of the pipes; -1 when closed */
    long talked;  /* bytes of standard error so far */
    bool over;    /* killed by us for output or talk */
};

static void close_pair(int pair[2])
{
    close(pair[0]);
    close(pair[1]);
}

static void lower_limit(int resource, rlim_t soft, rlim_t hard)
{
    struct rlimit limit;

    if (getrlimit(resource, &limit) != 0)
        return;
    limit.rlim_max = hard < limit.rlim_max ? hard : limit.rlim_max;
    limit.rlim_cur = soft < limit.rlim_max ? soft : limit.rlim_max;
    setrlimit(resource, &limit);
}

static void limit_child(const struct program_limits *limits)
{
    const rlim_t mb = 1024 * 1024;

    if (limits->cpu_seconds > 0)
        lower_limit(RLIMIT_CPU, (rlim_t)limits->cpu_seconds, (rlim_t)limits->cpu_seconds + 1);
    if (limits->memory_mb > 0)
        lower_limit(RLIMIT_AS, (rlim_t)limits->memory_mb * mb, (rlim_t)limits->memory_mb * mb);
    if (limits->file_mb > 0)
        lower_limit(RLIMIT_FSIZE, (rlim_t)limits->file_mb * mb, (rlim_t)limits->file_mb * mb);
    lower_limit(RLIMIT_CORE, 0, 0);
}

/* In the child, after fork: only calls that are safe there. */
static void __attribute__((noreturn))
run_child(const char *const *argv, const struct program_limits *limits, const int ends[3])
{
    static const char *const environment[] = {"PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", "HOME=/nonexistent", NULL};
    static const char *const folders[] = {"/usr/bin/", "/bin/"};
    int null = open("/dev/null", O_RDONLY | O_CLOEXEC), failure;
    char path[64];
    sigset_t none;

    prctl(PR_SET_PDEATHSIG, SIGKILL);
    setpgid(0, 0);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    signal(SIGPIPE, SIG_DFL);
    signal(SIGINT, SIG_DFL);
    signal(SIGTERM, SIG_DFL);
    if (null < 0 || dup2(null, 0) < 0 || dup2(ends[0], 1) < 0 || dup2(ends[1], 2) < 0)
        goto fail;
    close_range(3, ~0U, CLOSE_RANGE_CLOEXEC);
    limit_child(limits);
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        snprintf(path, sizeof path, "%s%s", folders[i], argv[0]);
        execve(path, (char *const *)(uintptr_t)argv, (char *const *)(uintptr_t)environment);
    }
fail:
    failure = errno;
    if (write(ends[2], &failure, sizeof failure) < 0)
        _exit(126);
    _exit(127);
}

static int start(const char *const *argv, const struct program_limits *limits, struct child *child, int *failure)
{
    int out[2], errors[2], status[2];

    if (pipe2(out, O_CLOEXEC) != 0)
        return -1;
    if (pipe2(errors, O_CLOEXEC) != 0) {
        close_pair(out);
        return -1;
    }
    if (pipe2(status, O_CLOEXEC) != 0) {
        close_pair(out);
        close_pair(errors);
        return -1;
    }
    child->pid = fork();
    if (child->pid == 0)
        run_child(argv, limits, (int[]){out[1], errors[1], status[1]});
    close(out[1]);
    close(errors[1]);
    close(status[1]);
    child->out = out[0];
    child->err = errors[0];
    *failure = 0;
    if (child->pid > 0 && read(status[0], failure, sizeof *failure) > 0)
        waitpid(child->pid, NULL, 0);
    close(status[0]);
    return child->pid > 0 ? 0 : -1;
}

static long milliseconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Keeps the last PROGRAM_ERRORS_KEPT bytes. */
static void keep_errors(struct program_result *result, const char *bytes, size_t n)
{
    size_t have = strlen(result->errors);

    if (n >= PROGRAM_ERRORS_KEPT) {
        bytes += n - PROGRAM_ERRORS_KEPT;
        n = PROGRAM_ERRORS_KEPT;
    }
    if (have + n > PROGRAM_ERRORS_KEPT) {
        size_t drop = have + n - PROGRAM_ERRORS_KEPT;

        memmove(result->errors, result->errors + drop, have - drop);
        have -= drop;
    }
    for (size_t i = 0; i < n; i++)
        result->errors[have + i] = bytes[i] ? bytes[i] : ' ';
    result->errors[have + n] = '\0';
    result->complained = true;
}

/* Reads what one pipe has; closes it at its end. */
static void take(struct child *child, int *fd, const struct program_limits *limits, struct program_result *result)
{
    char block[65536];
    ssize_t n = read(*fd, block, sizeof block);

    if (n < 0 && errno == EINTR)
        return;
    if (n <= 0) {
        close(*fd);
        *fd = -1;
    } else if (fd == &child->err) {
        child->talked += n;
        child->over = child->over || child->talked > ERRORS_MOST;
        keep_errors(result, block, (size_t)n);
    } else if (result->output.len + (size_t)n > limits->output_bytes) {
        child->over = true;
    } else {
        buf_append(&result->output, block, (size_t)n);
    }
}

/* Until both pipes are closed, the time is over or too much came. False when time ran out. */
static bool drain(struct child *child, const struct program_limits *limits, long deadline,
                  struct program_result *result)
{
    while ((child->out >= 0 || child->err >= 0) && !child->over) {
        struct pollfd fds[2] = {{.fd = child->out, .events = POLLIN}, {.fd = child->err, .events = POLLIN}};
        long left = deadline - milliseconds();

        if (left <= 0)
            return false;
        if (poll(fds, 2, (int)left) < 0 && errno != EINTR)
            return false;
        if (fds[0].revents && child->out >= 0)
            take(child, &child->out, limits, result);
        if (fds[1].revents && child->err >= 0)
            take(child, &child->err, limits, result);
    }
    return true;
}

/* Waits for the end; a program may close its pipes and live on. False when time ran out. */
static bool reap(struct child *child, long deadline, int *status)
{
    long pause = 200000; /* ns */

    while (waitpid(child->pid, status, WNOHANG) == 0) {
        if (milliseconds() >= deadline)
            return false;
        nanosleep(&(struct timespec){.tv_nsec = pause}, NULL);
        pause = pause < 5000000 ? pause * 2 : pause;
    }
    return true;
}

static bool out_of_memory(const struct program_result *result)
{
    return strcasestr(result->errors, "out of memory") || strstr(result->errors, "bad_alloc");
}

static void judge(int status, bool in_time, bool over, struct program_result *result)
{
    if (!in_time) {
        result->end = PROGRAM_TIMED_OUT;
    } else if (WIFEXITED(status) && !over) {
        result->status = WEXITSTATUS(status);
        result->end = result->status != 0 && out_of_memory(result) ? PROGRAM_LIMIT : PROGRAM_EXITED;
    } else {
        int signal_number = WIFSIGNALED(status) ? WTERMSIG(status) : 0;

        result->status = signal_number;
        result->end = over || signal_number == SIGXCPU || signal_number == SIGXFSZ || signal_number == SIGKILL ||
                              out_of_memory(result)
                          ? PROGRAM_LIMIT
                          : PROGRAM_SIGNALLED;
    }
}

static const char *package_of(const char *program)
{
    for (size_t i = 0; i < sizeof packages / sizeof *packages; i++)
        if (strcmp(packages[i].program, program) == 0)
            return packages[i].package;
    return "of that name";
}

int program_run(const char *const *argv, const struct program_limits *limits, struct program_result *result,
                struct err *err)
{
    long deadline = milliseconds() + (limits->seconds > 0 ? limits->seconds * 1000L : 60000L);
    struct child child = {0};
    int failure = 0, status = 0;
    bool in_time;

    memset(result, 0, sizeof *result);
    buf_init(&result->output);
    if (start(argv, limits, &child, &failure) != 0)
        return err_errno(err, "cannot start the program '%s'", argv[0]);
    if (failure) {
        close(child.out);
        close(child.err);
        errno = failure;
        if (failure != ENOENT)
            return err_errno(err, "cannot start the program '%s'", argv[0]);
        return err_set(err, ERR_SETUP, "the program '%s' is missing: install the package %s", argv[0],
                       package_of(argv[0]));
    }
    in_time = drain(&child, limits, deadline, result);
    if (!in_time || child.over)
        kill(-child.pid, SIGKILL);
    if (!reap(&child, in_time && !child.over ? deadline : milliseconds() + 10000, &status)) {
        in_time = false;
        kill(-child.pid, SIGKILL);
        waitpid(child.pid, &status, 0);
    }
    if (child.out >= 0)
        close(child.out);
    if (child.err >= 0)
        close(child.err);
    judge(status, in_time, child.over, result);
    return 0;
}

void program_result_release(struct program_result *result)
{
    buf_release(&result->output);
}

bool program_succeeded(const struct program_result *result)
{
    return result->end == PROGRAM_EXITED && result->status == 0;
}

/* The first whole line that is an error rather than a warning; else the first. */
static void first_error(const char *errors, char *line, size_t n)
{
    const char *found = strstr(errors, "Error"), *end;
    cleanup_buf struct buf printable = {0};

    while (found && found > errors && found[-1] != '\n')
        found--;
    found = found ? found : errors;
    end = strchrnul(found, '\n');
    text_put_printable(&printable, found, (size_t)(end - found) < n - 1 ? (size_t)(end - found) : n - 1);
    snprintf(line, n, "%s", buf_string(&printable));
}

void program_reason(const struct program_result *result, const struct program_limits *limits, char *reason, size_t n)
{
    if (result->end == PROGRAM_TIMED_OUT || (result->end == PROGRAM_LIMIT && result->status == SIGXCPU))
        snprintf(reason, n, "reading it takes more than %d s", limits->cpu_seconds);
    else if (result->end == PROGRAM_LIMIT && out_of_memory(result))
        snprintf(reason, n, "reading it needs too much memory");
    else if (result->end == PROGRAM_LIMIT)
        snprintf(reason, n, "reading it goes beyond every limit");
    else if (result->end == PROGRAM_SIGNALLED)
        snprintf(reason, n, "the reader crashed on it (signal %d)", result->status);
    else if (result->errors[0])
        first_error(result->errors, reason, n);
    else
        snprintf(reason, n, "the reader gave up with code %d", result->status);
}

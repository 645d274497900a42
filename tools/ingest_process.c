#include "tools/ingest_process.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"

#define PROGRAM "/proc/self/exe"

/* In the child, with what was put together before the fork: only system calls from here on. */
static void run_child(const struct ingest_call *call, char *const *argv, pid_t parent)
{
    struct sigaction plain = {.sa_handler = SIG_DFL};
    sigset_t none;

    sigaction(SIGINT, &plain, NULL);
    sigaction(SIGTERM, &plain, NULL);
    sigaction(SIGHUP, &plain, NULL);
    sigaction(SIGPIPE, &plain, NULL);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    if (call->follow) {
        prctl(PR_SET_PDEATHSIG, SIGTERM);
        if (getppid() != parent)
            _exit(1);
    }
    if (call->output >= 0 && (dup2(call->output, 1) < 0 || dup2(call->output, 2) < 0))
        _exit(1);
    execv(PROGRAM, argv);
    _exit(127);
}

pid_t ingest_process_start(const struct ingest_call *call, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    char **argv = arena_alloc(&arena, (call->count + 8) * sizeof *argv);
    pid_t parent = getpid(), pid;
    size_t n = 0;

    argv[n++] = arena_strdup(&arena, "sohoa");
    argv[n++] = arena_strdup(&arena, "-C");
    argv[n++] = arena_strdup(&arena, call->archive);
    argv[n++] = arena_strdup(&arena, "ingest");
    if (call->retry)
        argv[n++] = arena_strdup(&arena, "--retry");
    argv[n++] = arena_strdup(&arena, "--");
    for (size_t i = 0; i < call->count; i++)
        argv[n++] = arena_strdup(&arena, call->paths[i]);
    pid = fork();
    if (pid == 0)
        run_child(call, argv, parent);
    return pid < 0 ? err_errno(err, "cannot start an ingest") : pid;
}

bool ingest_process_succeeded(int status)
{
    return WIFEXITED(status) && WEXITSTATUS(status) <= 1;
}

void ingest_process_reason(int status, char *reason, size_t n)
{
    if (WIFSIGNALED(status))
        snprintf(reason, n, "was ended by signal %d (%s)", WTERMSIG(status), strsignal(WTERMSIG(status)));
    else
        snprintf(reason, n, "ended with status %d", WEXITSTATUS(status));
}

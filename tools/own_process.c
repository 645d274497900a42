#include "tools/own_process.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/memory.h"
#include "tools/home.h"

#define PROGRAM "/proc/self/exe"

/* In the child, with what was put together before the fork: only system calls from here on. */
static void run_child(const struct own_call *call, char *const *argv, pid_t parent)
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
    if ((call->output >= 0 && dup2(call->output, 1) < 0) || (call->errors >= 0 && dup2(call->errors, 2) < 0))
        _exit(1);
    execv(PROGRAM, argv);
    _exit(127);
}

pid_t own_process_start(const struct own_call *call, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    char **argv = arena_alloc(&arena, (call->count + 4) * sizeof *argv);
    pid_t parent = getpid(), pid;

    argv[0] = arena_strdup(&arena, "sohoa");
    argv[1] = arena_strdup(&arena, "-C");
    argv[2] = arena_strdup(&arena, call->archive);
    for (size_t i = 0; i < call->count; i++)
        argv[3 + i] = arena_strdup(&arena, call->arguments[i]);
    pid = fork();
    if (pid == 0)
        run_child(call, argv, parent);
    return pid < 0 ? err_errno(err, "cannot start a process") : pid;
}

int own_process_file(struct err *err)
{
    return file_nameless(home_temporary(), err);
}

#include "tools/own_process.h"

#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/memory.h"
#include "tools/home.h"

#define PROGRAM "/proc/self/exe"

/* In the child, with what was put together before the fork: only system calls from here on. */
static void run_child(const struct own_call *call, char *const *argv, char *const *environment, pid_t parent)
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
    execve(PROGRAM, argv, environment);
    _exit(127);
}

/* Our environment, with LC_ALL as the call wants it. */
static char **environment_of(struct arena *arena, const struct own_call *call)
{
    size_t n = 0, kept = 0;
    char **made;

    if (!call->locale)
        return environ;
    while (environ[n])
        n++;
    made = arena_alloc(arena, (n + 2) * sizeof *made);
    for (size_t i = 0; i < n; i++)
        if (strncmp(environ[i], "LC_ALL=", 7) != 0)
            made[kept++] = environ[i];
    made[kept] = arena_printf(arena, "LC_ALL=%s", call->locale);
    return made;
}

pid_t own_process_start(const struct own_call *call, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    char **argv = arena_alloc(&arena, (call->count + 4) * sizeof *argv), **environment = environment_of(&arena, call);
    pid_t parent = getpid(), pid;

    argv[0] = arena_strdup(&arena, "sohoa");
    argv[1] = arena_strdup(&arena, "-C");
    argv[2] = arena_strdup(&arena, call->archive);
    for (size_t i = 0; i < call->count; i++)
        argv[3 + i] = arena_strdup(&arena, call->arguments[i]);
    pid = fork();
    if (pid == 0)
        run_child(call, argv, environment, parent);
    return pid < 0 ? err_errno(err, "cannot start a process") : pid;
}

int own_process_file(struct err *err)
{
    return file_nameless(home_temporary(), err);
}

#include "tools/ingest_process.h"

#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "tools/own_process.h"

pid_t ingest_process_start(const struct ingest_call *call, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    const char **arguments = arena_alloc(&arena, (call->count + 3) * sizeof *arguments);
    struct own_call own = {.archive = call->archive,
                           .arguments = arguments,
                           .output = call->output,
                           .errors = call->output,
                           .follow = call->follow};

    arguments[own.count++] = "ingest";
    if (call->retry)
        arguments[own.count++] = "--retry";
    arguments[own.count++] = "--";
    for (size_t i = 0; i < call->count; i++)
        arguments[own.count++] = call->paths[i];
    return own_process_start(&own, err);
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

#include "pipeline/image/decode_messages.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"

#define KEPT 8192 /* of what was printed; a full pipe drops the rest, for its writing end does not wait */

void decode_messages_catch(struct decode_messages *messages)
{
    int ends[2];

    messages->saved = messages->end = -1;
    fflush(stderr);
    if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    messages->saved = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
    if (messages->saved >= 0 && dup2(ends[1], STDERR_FILENO) >= 0)
        messages->end = ends[0];
    else
        close(ends[0]);
    close(ends[1]);
}

/* "Error in pixReadStreamPng: png setjmp failed" -> "png setjmp failed" */
static const char *without_function(const char *line)
{
    const char *colon = strstr(line, ": ");

    return strncmp(line, "Error in ", 9) == 0 && colon ? colon + 2 : line;
}

static void pick(char *printed, char *text, size_t n)
{
    cleanup_buf struct buf clean = {0};
    const char *chosen = NULL;
    char *rest = printed;

    for (char *line; (line = strsep(&rest, "\n"));)
        if (*line && !strcasestr(line, "warning") && !chosen)
            chosen = without_function(line);
    if (chosen)
        text_put_printable(&clean, chosen, strlen(chosen) < 200 ? strlen(chosen) : 200);
    snprintf(text, n, "%s", clean.len ? buf_string(&clean) : "its data cannot be read");
}

void decode_messages_release(struct decode_messages *messages, char *text, size_t n)
{
    char printed[KEPT + 1];
    ssize_t got = 0;

    fflush(stderr);
    if (messages->end >= 0)
        got = read(messages->end, printed, KEPT);
    printed[got > 0 ? got : 0] = '\0';
    if (messages->saved >= 0) {
        dup2(messages->saved, STDERR_FILENO);
        close(messages->saved);
    }
    if (messages->end >= 0)
        close(messages->end);
    messages->saved = messages->end = -1;
    if (text)
        pick(printed, text, n);
}

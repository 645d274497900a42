#include "tools/progress.h"
#include "tools/say.h"

#include <string.h>
#include <unistd.h>

#define QUIET_SECONDS 10
#define BAR_WIDTH     24

void progress_init(struct progress *progress, FILE *stream)
{
    *progress = (struct progress){.stream = stream, .terminal = isatty(fileno(stream)) != 0};
}

static void put_time(char *out, size_t size, double seconds)
{
    long s = (long)(seconds + 0.5);

    if (s < 90)
        snprintf(out, size, "%ld s", s);
    else if (s < 5400)
        say_put(out, size, PHRASE_CLI_MINUTES, (s + 30) / 60);
    else
        say_put(out, size, PHRASE_CLI_HOURS, (double)s / 3600);
}

void progress_put(char *out, size_t size, int64_t done, int64_t failed, int64_t total, double rate, bool looking)
{
    char left[32] = "?";

    if (rate > 0)
        put_time(left, sizeof left, (double)(total - done - failed) / rate);
    say_put(out, size, PHRASE_CLI_PROGRESS, (long long)(done + failed), (long long)total, looking ? "+" : "", rate,
            left, (long long)failed);
}

void progress_show(const struct ingest_report *report, void *data)
{
    struct progress *progress = data;
    char line[128], bar[BAR_WIDTH + 1];
    int64_t read = report->pages_done + report->pages_failed;
    int full = report->pages_total > 0 ? (int)(read * BAR_WIDTH / report->pages_total) : 0;

    progress_put(line, sizeof line, report->pages_done, report->pages_failed, report->pages_total,
                 report->seconds > 0 ? (double)read / report->seconds : 0, report->looking);
    if (progress->terminal) {
        memset(bar, '.', BAR_WIDTH);
        memset(bar, '#', (size_t)(full > BAR_WIDTH ? BAR_WIDTH : full));
        bar[BAR_WIDTH] = '\0';
        fprintf(progress->stream, "\r[%s] %s\033[K", bar, line);
        fflush(progress->stream);
    } else if (report->seconds - progress->last >= QUIET_SECONDS) {
        progress->last = report->seconds;
        fprintf(progress->stream, "sohoa: %s\n", line);
    }
}

void progress_ledger(struct progress *progress, const struct ingest_report *report)
{
    static const enum phrase NAMES[LEDGER_LINES] = {
        [LEDGER_DONE] = PHRASE_CLI_LEDGER_DONE,           [LEDGER_REVIEW] = PHRASE_CLI_LEDGER_REVIEW,
        [LEDGER_DUPLICATE] = PHRASE_CLI_LEDGER_DUPLICATE, [LEDGER_QUARANTINED] = PHRASE_CLI_LEDGER_QUARANTINED,
        [LEDGER_SKIPPED] = PHRASE_CLI_LEDGER_SKIPPED,     [LEDGER_UNFINISHED] = PHRASE_CLI_LEDGER_UNFINISHED};

    if (progress->terminal)
        fputs("\r\033[K", progress->stream);
    say(PHRASE_CLI_SEEN, (long long)report->seen);
    for (int i = 0; i < LEDGER_LINES; i++)
        if (i != LEDGER_UNFINISHED || report->lines[i] > 0)
            printf(" %s%lld %s", i ? "+ " : "", (long long)report->lines[i], say_text(NAMES[i]));
    say(PHRASE_CLI_PAGES_READ, (long long)report->pages_done, report->seconds, (long long)report->pages_failed,
        (long long)report->fresh);
}

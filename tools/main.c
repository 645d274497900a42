#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

#include "pipeline/base/err.h"
#include "tools/command.h"
#include "tools/say.h"

static const struct {
    const char *name, *arguments, *summary[LANGUAGE_COUNT];
    int (*run)(struct context *, int, char **, struct err *);
} COMMANDS[] = {
#define COMMAND(name, arguments, summary, summary_vi)                                                                  \
    {#name, arguments, {[LANGUAGE_VI] = summary_vi, [LANGUAGE_EN] = summary}, command_##name},
    COMMAND_TABLE(COMMAND)
#undef COMMAND
};
#define COMMAND_COUNT (sizeof COMMANDS / sizeof *COMMANDS)

/* "cited-by" is cited_by. */
static bool is_typed(const char *typed, const char *name)
{
    for (; *name; typed++, name++)
        if (*typed != (*name == '_' ? '-' : *name))
            return false;
    return !*typed;
}

static void print_command(FILE *stream, const char *name, const char *summary)
{
    fputs("  ", stream);
    for (const char *s = name; *s; s++)
        putc(*s == '_' ? '-' : *s, stream);
    fprintf(stream, "%*s %s\n", (int)(strlen(name) < 10 ? 10 - strlen(name) : 0), "", summary);
}

static void print_help(FILE *stream)
{
    say_to(stream, PHRASE_CLI_HELP);
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        print_command(stream, COMMANDS[i].name, COMMANDS[i].summary[say_language()]);
    say_to(stream, PHRASE_CLI_HELP_MORE);
}

static int run(int argc, char **argv, struct err *err)
{
    struct context context = {.archive = getenv("SOHOA_DIR")};
    int i = 1;

    while (i + 1 < argc && !strcmp(argv[i], "-C")) {
        context.archive = argv[i + 1];
        i += 2;
    }
    if (i >= argc) {
        print_help(stderr);
        return EX_USAGE;
    }
    if (!strcmp(argv[i], "--help") || !strcmp(argv[i], "-h") || !strcmp(argv[i], "help")) {
        print_help(stdout);
        return 0;
    }
    if (!strcmp(argv[i], "--version")) {
        puts(SOHOA_AGENT);
        return 0;
    }
    if (!strcmp(argv[i], "worker"))
        return command_worker(&context, argc - i, argv + i, err);
    for (size_t k = 0; k < COMMAND_COUNT; k++)
        if (is_typed(argv[i], COMMANDS[k].name)) {
            context.command = argv[i];
            context.arguments = COMMANDS[k].arguments;
            context.summary = COMMANDS[k].summary[say_language()];
            return COMMANDS[k].run(&context, argc - i, argv + i, err);
        }
    return err_set(err, ERR_USAGE, "there is no command '%s'; see: sohoa --help", argv[i]);
}

int main(int argc, char **argv)
{
    struct err err = {0};
    int status;

    setlocale(LC_CTYPE, "C.UTF-8");
    status = run(argc, argv, &err);
    if (status < 0) {
        say_error("%s", err.message);
        return err_exit_status(&err);
    }
    if (fflush(stdout) != 0 || ferror(stdout)) {
        say_error("cannot write the output");
        return EX_IOERR;
    }
    return status;
}

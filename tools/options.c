#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "tools/command.h"
#include "tools/say.h"

#define OPTIONS_MAX    32
#define ARCHIVE_LETTER 'C'
#define HELP_LETTER    'h'

static void print_help(const struct context *context, const struct option_spec *options)
{
    cleanup_arena struct arena arena = {0};

    say(PHRASE_CLI_HELP_OF, context->command, context->arguments, context->summary);
    for (; options->kind != OPTION_END; options++) {
        char left[64];
        int n = options->letter ? snprintf(left, sizeof left, "-%c, ", options->letter)
                                : snprintf(left, sizeof left, "    ");

        if (!options->meaning)
            continue;
        snprintf(left + n, sizeof left - (size_t)n, "--%s%s%s", options->name, options->argument ? " " : "",
                 options->argument ? options->argument : "");
        printf("  %-26s %s\n", left, say_sentence(&arena, options->meaning));
    }
    printf("  %-26s %s\n", "-C, --archive DIR", say_sentence(&arena, "the archive; $SOHOA_DIR when absent"));
    printf("  %-26s %s\n", "-h, --help", say_sentence(&arena, "this text"));
    say(PHRASE_CLI_HELP_MANUAL);
}

static int take(const struct option_spec *option, const char *argument, struct err *err)
{
    char *end;

    switch (option->kind) {
    case OPTION_FLAG:
        *(bool *)option->value = true;
        return 0;
    case OPTION_TEXT:
        *(const char **)option->value = argument;
        return 0;
    case OPTION_NUMBER:
        errno = 0;
        *(long *)option->value = strtol(argument, &end, 10);
        if (end == argument || *end || errno || *(long *)option->value < 0)
            return err_set(err, ERR_USAGE, "--%s wants a whole number, not '%s'", option->name, argument);
        return 0;
    case OPTION_END:
        break;
    }
    return err_set(err, ERR_INTERNAL, "an option without a kind");
}

int options_parse(struct context *context, int argc, char **argv, const struct option_spec *options, int least,
                  int most, struct err *err)
{
    struct option table[OPTIONS_MAX + 3] = {{"archive", required_argument, NULL, ARCHIVE_LETTER},
                                            {"help", no_argument, NULL, HELP_LETTER}};
    char letters[3 * OPTIONS_MAX] = ":C:h";
    size_t used = strlen(letters);
    int c, operands;

    for (int i = 0; options[i].kind != OPTION_END && i < OPTIONS_MAX; i++) {
        bool argument = options[i].kind != OPTION_FLAG;

        table[i + 2] = (struct option){options[i].name, argument ? required_argument : no_argument, NULL, 256 + i};
        if (options[i].letter)
            used +=
                (size_t)snprintf(letters + used, sizeof letters - used, "%c%s", options[i].letter, argument ? ":" : "");
    }
    optind = 0;
    opterr = 0;
    while ((c = getopt_long(argc, argv, letters, table, NULL)) != -1) {
        const struct option_spec *option = c >= 256 ? &options[c - 256] : options;

        if (c == HELP_LETTER) {
            print_help(context, options);
            return OPTIONS_HELP;
        }
        if (c == ARCHIVE_LETTER) {
            context->archive = optarg;
            continue;
        }
        if (c == '?' || c == ':')
            return err_set(err, ERR_USAGE,
                           c == '?' ? "there is no option '%s'; see: sohoa %s --help"
                                    : "a value is missing after '%s'; see: sohoa %s --help",
                           argv[optind - 1], context->command);
        while (c < 256 && option->letter != c)
            option++;
        if (take(option, optarg, err) != 0)
            return -1;
    }
    operands = argc - optind;
    if (operands < least || (most >= 0 && operands > most))
        return err_set(err, ERR_USAGE, "usage: sohoa [-C DIR] %s %s; see: sohoa %s --help", context->command,
                       context->arguments, context->command);
    return optind;
}

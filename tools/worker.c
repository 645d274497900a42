#include <stdlib.h>
#include <unistd.h>

#include "ocr/recognise.h"
#include "ocr/stages.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/step.h"
#include "pipeline/run/worker.h"
#include "pipeline/stage/image_stages.h"
#include "tools/command.h"

/* sohoa worker SCRATCH MEMORY_MB FILE_MB LANGUAGES WITHOUT: started by the pool with its pipes on 0 and 1. Without
 * languages it reads nothing and starts no engine. */
int command_worker(struct context *context, int argc, char **argv, struct err *err)
{
    const struct stage stages[] = {stage_decode, stage_clean, stage_recognise};
    cleanup_arena struct arena arena = {0};
    struct worker_options options = {.in = STDIN_FILENO, .out = STDOUT_FILENO};

    const char *wrong;

    (void)context;
    if (argc != 6 || !step_parse(argv[5], &options.stages.without, &wrong))
        return err_set(err, ERR_USAGE, "`sohoa worker` is for the program itself");
    options.scratch = argv[1];
    options.memory_mb = atoll(argv[2]);
    options.file_mb = atoll(argv[3]);
    options.stages.languages = argv[4];
    options.agent =
        arena_printf(&arena, "%s %s%s%s", recogniser_version(), argv[4], *argv[5] ? ", without " : "", argv[5]);
    return worker_run(stages, *argv[4] ? sizeof stages / sizeof *stages : 0, &options, err);
}

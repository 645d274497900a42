/* packages bag FOLDER BAG sha256|both [SUMS]: a bag of the files directly in FOLDER. SUMS is what sha256sum printed of
 * them: what an archive knows of its originals.
 * packages small FOLDER N BYTES: N files of BYTES bytes each.
 * packages time TURNS PATH COMMAND...: seconds, seconds of processor and megabytes of the best of TURNS runs; what
 * stands at PATH is removed before each, "" is nothing. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/memory.h"
#include "pipeline/package/bag.h"

/* The digest of a file in what sha256sum printed; NULL when it is not there. */
static const char *known_digest(struct arena *arena, const char *sums, const char *name)
{
    const char *line = strstr(sums, arena_printf(arena, "  %s\n", name));

    return line && line - sums >= 64 ? arena_strndup(arena, line - 64, 64) : NULL;
}

static int add_files(struct bag *bag, const char *folder, const char *sums, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    int fd = open(folder, O_RDONLY | O_DIRECTORY), result = 0;
    char **names;
    size_t count;

    if (file_list(&arena, AT_FDCWD, folder, &names, &count, err) != 0)
        return -1;
    for (size_t i = 0; i < count && result == 0; i++) {
        struct stat st;

        if (fstatat(fd, names[i], &st, 0) != 0)
            return err_errno(err, "cannot read '%s'", names[i]);
        result =
            bag_add_file(bag, names[i], fd, names[i], (uint64_t)st.st_size, known_digest(&arena, sums, names[i]), err);
    }
    close(fd);
    return result;
}

static int make_bag(const char *folder, const char *path, const char *digests, const char *sums_path, struct err *err)
{
    const struct bag_options options = {.path = path, .sha256_only = !strcmp(digests, "sha256")};
    struct bag *bag = bag_create(&options, err);
    cleanup_buf struct buf sums = {0};

    if (!bag || (sums_path && file_read(AT_FDCWD, sums_path, 1 << 28, &sums, err) != 0))
        return -1;
    if (add_files(bag, folder, buf_string(&sums), err) != 0) {
        bag_abandon(bag);
        return -1;
    }
    return bag_finish(bag, err);
}

static int make_files(const char *folder, long count, size_t bytes, struct err *err)
{
    cleanup_free char *block = memory_alloc(bytes + 1);

    for (long i = 0; i < count; i++) {
        char path[4096];
        int fd;

        snprintf(path, sizeof path, "%s/%06ld.bin", folder, i);
        for (size_t done = 0; done < bytes; done += 256)
            if (getrandom(block + done, bytes - done < 256 ? bytes - done : 256, 0) < 0)
                return err_errno(err, "no random bytes");
        fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
        if (fd < 0 || file_write_all(fd, block, bytes) != 0)
            return err_errno(err, "cannot write '%s'", path);
        close(fd);
    }
    return 0;
}

static double seconds(struct timeval t)
{
    return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

static double now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int run(char **command, double *wall, struct rusage *usage, struct err *err)
{
    double begin = now();
    pid_t pid = fork();
    int status;

    if (pid == 0) {
        int null = open("/dev/null", O_WRONLY);

        dup2(null, STDOUT_FILENO);
        execvp(command[0], command);
        _exit(127);
    }
    if (pid < 0 || wait4(pid, &status, 0, usage) != pid)
        return err_errno(err, "cannot run '%s'", command[0]);
    *wall = now() - begin;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? 0 : err_set(err, ERR_INPUT, "'%s' failed", command[0]);
}

static int time_command(long turns, const char *made, char **command, struct err *err)
{
    double best = 0, processor = 0, memory = 0;

    for (long i = 0; i < turns; i++) {
        struct rusage usage;
        double wall = 0;

        if ((*made && file_remove_tree(AT_FDCWD, made, err) != 0) || run(command, &wall, &usage, err) != 0)
            return -1;
        if (i > 0 && wall >= best)
            continue;
        best = wall;
        processor = seconds(usage.ru_utime) + seconds(usage.ru_stime);
        memory = (double)usage.ru_maxrss / 1024;
    }
    printf("%.2f %.2f %.0f\n", best, processor, memory);
    return 0;
}

int main(int argc, char **argv)
{
    struct err err = {0};
    int result = -1;

    if ((argc == 5 || argc == 6) && !strcmp(argv[1], "bag"))
        result = make_bag(argv[2], argv[3], argv[4], argv[5], &err);
    else if (argc == 5 && !strcmp(argv[1], "small"))
        result = make_files(argv[2], atol(argv[3]), (size_t)atol(argv[4]), &err);
    else if (argc > 4 && !strcmp(argv[1], "time"))
        result = time_command(atol(argv[2]), argv[3], argv + 4, &err);
    else
        err_set(&err, ERR_USAGE,
                "usage: packages time TURNS PATH COMMAND... | packages bag FOLDER BAG sha256|both [SUMS] | packages "
                "small FOLDER N BYTES");
    if (result != 0)
        fprintf(stderr, "packages: %s\n", err.message);
    return result == 0 ? 0 : 1;
}

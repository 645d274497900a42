/* Writes a package of N documents, each a file of SIZE bytes with a record and three events, to see what that takes:
 * bench-package N SIZE PATH [bag]. Prints seconds and the most memory held. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/settings.h"
#include "pipeline/package/package.h"

static double now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int add_document(struct package *package, int i, char *bytes, size_t size, struct err *err)
{
    const char *const types[] = {"ingestion", "message digest calculation", "metadata extraction"};
    struct package_ead ead = {.values = {[EAD_FILE_CODE] = "H99.2021.01", [EAD_MODE] = "02", [EAD_LANGUAGE] = "01"}};
    char name[64], path[80], record[256];
    int n;

    snprintf(name, sizeof name, "H99.2021.01.%06d", i);
    ead.values[EAD_DOC_CODE] = name;
    ead.values[EAD_ORDINAL] = name + 12;
    ead.values[EAD_TYPE] = "02";
    ead.values[EAD_ORGAN] = "Ủy ban nhân dân tỉnh An Bình";
    ead.values[EAD_SUBJECT] = "Ban hành Kế hoạch cải cách hành chính";
    memcpy(bytes, &i, sizeof i);
    if (package_begin_document(package, name, &ead, err) != 0)
        return -1;
    snprintf(path, sizeof path, "%s.pdf", name);
    n = snprintf(record, sizeof record, "{\"id\":%d}\n", i);
    if (package_add_file(package,
                         &(struct package_file){.place = PACKAGE_DATA, .name = path, .bytes = bytes, .length = size},
                         err) != 0)
        return -1;
    snprintf(path, sizeof path, "%s.json", name);
    if (package_add_file(
            package,
            &(struct package_file){.place = PACKAGE_RECORDS, .name = path, .bytes = record, .length = (size_t)n},
            err) != 0)
        return -1;
    for (int k = 0; k < 3; k++)
        if (package_add_event(package,
                              &(struct package_event){.type = types[k],
                                                      .time = "2026-11-21T18:40:22Z",
                                                      .agent = "sohoa 0.1.0",
                                                      .outcome = "success",
                                                      .detail = "page 1"},
                              err) != 0)
            return -1;
    return 0;
}

int main(int argc, char **argv)
{
    struct package_ead ead = {.values = {[EAD_FILE_CODE] = "H99.2021.01", [EAD_TITLE] = "Hồ sơ thử"}};
    int count = argc > 3 ? atoi(argv[1]) : 0;
    size_t size = argc > 3 ? (size_t)atol(argv[2]) : 0;
    struct settings settings;
    struct package_options options = {.as = PACKAGE_AS_AIP_TAILIEU,
                                      .replace = true,
                                      .content = "bench",
                                      .time = "2026-11-21T18:40:22Z",
                                      .software = "sohoa",
                                      .version = "0.1.0",
                                      .settings = &settings,
                                      .ead = &ead};
    struct err err = {0};
    struct rusage usage;
    struct package *package;
    double begin = now(), wrote;
    char *bytes;
    int result = 0;

    if (count < 1 || size < sizeof count) {
        fprintf(stderr, "usage: bench-package N SIZE PATH [bag]\n");
        return 64;
    }
    settings_init(&settings);
    options.path = argv[3];
    options.bag = argc > 4;
    bytes = memory_alloc(size);
    package = package_create(&options, &err);
    for (int i = 1; package && result == 0 && i <= count; i++)
        result = add_document(package, i, bytes, size, &err);
    wrote = now();
    if (!package || result != 0 || package_finish(package, &err) != 0 || package_take_name(package, &err) != 0) {
        fprintf(stderr, "bench-package: %s\n", err.message);
        package_free(package);
        return 1;
    }
    getrusage(RUSAGE_SELF, &usage);
    printf("%d documents of %zu bytes: %.2f s to write, %.2f s in all, %.1f MB at most\n", count, size, wrote - begin,
           now() - begin, (double)usage.ru_maxrss / 1024);
    package_free(package);
    free(bytes);
    return 0;
}

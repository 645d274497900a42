#include "pipeline/run/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "pipeline/base/err.h"

#define READ_ACCESS (LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR | LANDLOCK_ACCESS_FS_EXECUTE)
#define WRITE_ACCESS                                                                                                   \
    (LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE |                  \
     LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_SYM |                         \
     LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_BLOCK |                     \
     LANDLOCK_ACCESS_FS_MAKE_CHAR)

/* What programs and shared libraries need to start, and fonts to draw a page with. */
static const char *const SYSTEM_FOLDERS[] = {"/usr", "/lib", "/lib64", "/bin", "/etc/fonts", "/var/cache/fontconfig"};
static const char *const SYSTEM_FILES[] = {"/etc/ld.so.cache", "/etc/localtime", "/dev/urandom"};

static const int FORBIDDEN_CALLS[] = {
    SCMP_SYS(socket),
    SCMP_SYS(connect),
    SCMP_SYS(bind),
    SCMP_SYS(listen),
    SCMP_SYS(ptrace),
    SCMP_SYS(mount),
    SCMP_SYS(umount2),
    SCMP_SYS(setns),
    SCMP_SYS(unshare),
    SCMP_SYS(bpf),
    SCMP_SYS(keyctl),
    SCMP_SYS(add_key),
    SCMP_SYS(reboot),
    SCMP_SYS(perf_event_open),
    SCMP_SYS(init_module),
    SCMP_SYS(userfaultfd),
    SCMP_SYS(process_vm_readv),
    SCMP_SYS(process_vm_writev),
    SCMP_SYS(chroot),
};

static void limit(__rlimit_resource_t resource, rlim_t value)
{
    struct rlimit old, wanted = {value, value};

    if (getrlimit(resource, &old) == 0 && old.rlim_max != RLIM_INFINITY && old.rlim_max < value)
        wanted = (struct rlimit){old.rlim_max, old.rlim_max};
    setrlimit(resource, &wanted);
}

void sandbox_allow_seconds(int64_t seconds)
{
    struct rusage used;
    struct rlimit cpu;

    getrusage(RUSAGE_SELF, &used);
    getrlimit(RLIMIT_CPU, &cpu);
    cpu.rlim_cur = (rlim_t)(used.ru_utime.tv_sec + used.ru_stime.tv_sec + 1 + seconds);
    setrlimit(RLIMIT_CPU, &cpu);
}

static void allow(int rules, const char *path, uint64_t access)
{
    struct landlock_path_beneath_attr beneath = {.allowed_access = access};

    beneath.parent_fd = open(path, O_PATH | O_CLOEXEC);
    if (beneath.parent_fd < 0)
        return;
    syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0);
    close(beneath.parent_fd);
}

static int restrict_files(const struct sandbox *sandbox, struct err *err)
{
    struct landlock_ruleset_attr attr = {.handled_access_fs = READ_ACCESS | WRITE_ACCESS};
    int rules = (int)syscall(SYS_landlock_create_ruleset, &attr, sizeof attr, 0);

    if (rules < 0)
        return errno == ENOSYS || errno == EOPNOTSUPP ? 0 : err_errno(err, "cannot restrict the worker's files");
    for (size_t i = 0; i < sizeof SYSTEM_FOLDERS / sizeof *SYSTEM_FOLDERS; i++)
        allow(rules, SYSTEM_FOLDERS[i], READ_ACCESS);
    for (size_t i = 0; i < sizeof SYSTEM_FILES / sizeof *SYSTEM_FILES; i++)
        allow(rules, SYSTEM_FILES[i], LANDLOCK_ACCESS_FS_READ_FILE);
    allow(rules, "/dev/null", LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE);
    for (size_t i = 0; i < 8 && sandbox->readable[i]; i++)
        allow(rules, sandbox->readable[i], READ_ACCESS);
    allow(rules, sandbox->writable, (READ_ACCESS | WRITE_ACCESS) & ~(uint64_t)LANDLOCK_ACCESS_FS_EXECUTE);
    if (syscall(SYS_landlock_restrict_self, rules, 0) != 0) {
        err_errno(err, "cannot restrict the worker's files");
        close(rules);
        return -1;
    }
    close(rules);
    return 0;
}

static int restrict_calls(struct err *err)
{
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
    int result = filter ? 0 : -ENOMEM;

    for (size_t i = 0; result == 0 && i < sizeof FORBIDDEN_CALLS / sizeof *FORBIDDEN_CALLS; i++)
        result = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), FORBIDDEN_CALLS[i], 0);
    if (result == 0)
        result = seccomp_load(filter);
    seccomp_release(filter);
    if (result == 0)
        return 0;
    errno = -result;
    return err_errno(err, "cannot restrict the worker's system calls");
}

int sandbox_enter(const struct sandbox *sandbox, struct err *err)
{
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_NOFILE, 256);
    limit(RLIMIT_FSIZE, (rlim_t)sandbox->file_mb << 20);
#ifndef __SANITIZE_ADDRESS__ /* the sanitizer reserves more address space than any limit */
    limit(RLIMIT_AS, (rlim_t)sandbox->memory_mb << 20);
#endif
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return err_errno(err, "cannot restrict the worker");
    if (restrict_files(sandbox, err) != 0)
        return -1;
    return restrict_calls(err);
}

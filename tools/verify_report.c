#include "tools/verify_report.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/memory.h"
#include "pipeline/package/bag_sums.h"
#include "pipeline/package/package_rule.h"
#include "pipeline/package/package_verify.h"
#include "tools/command.h"
#include "tools/say.h"

/* "missing", "extra", "changed" or "malformed", as in an archive. */
static const char *kind_of(const struct package_finding *finding)
{
    static const struct {
        const char *rule, *kind;
    } KINDS[] = {{"BAG-MISSING", "missing"},   {"FILE-MISSING", "missing"}, {"CSIPSTR4", "missing"},
                 {"BAG-EXTRA", "extra"},       {"FILE-UNLISTED", "extra"},  {"BAG-CHANGED", "changed"},
                 {"FILE-SIZE", "changed"},     {"FILE-DIGEST", "changed"},  {"SAFE-DAMAGE", "changed"},
                 {"PREMIS-DIGEST", "changed"}, {"PREMIS-SIZE", "changed"}};

    if (finding->warning)
        return "warning";
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++)
        if (!strcmp(finding->rule, KINDS[i].rule))
            return KINDS[i].kind;
    return "malformed";
}

/* 'METS.xml', line 12, file/@ID: ID of <file> is missing */
static void put_finding(struct buf *out, const struct package_finding *finding)
{
    cleanup_arena struct arena arena = {0};
    const char *between = "";

    if (*finding->path) {
        buf_printf(out, "'%s'", finding->path);
        between = ", ";
    }
    if (finding->line > 0) {
        buf_printf(out, "%s%s", between, say_sentence(&arena, arena_printf(&arena, "line %ld", finding->line)));
        between = ", ";
    }
    if (*finding->element)
        buf_printf(out, "%s%s", between, finding->element);
    between = !out->len ? "" : finding->line > 0 || *finding->element ? ": " : " ";
    buf_printf(out, "%s%s", between, say_sentence(&arena, finding->sentence));
}

/* What it was found to be: "bag", "AIP_hoso", "bag of 2 AIP_hoso". */
static void put_kind(struct buf *out, const struct package_report *report)
{
    buf_puts(out, package_kind_name(report->kind));
    if (report->wrapped && report->found_count == 1)
        buf_printf(out, " + %s", package_kind_name(report->found[0].kind));
    else if (report->found_count > 1)
        buf_printf(out, " + %zu x %s", report->found_count - !report->wrapped,
                   package_kind_name(report->found[report->wrapped ? 0 : 1].kind));
}

static const char *verdict(const struct package_report *report)
{
    if (!report->valid)
        return "invalid";
    return report->warnings ? "valid with warnings" : "valid";
}

void verify_report_print(const char *path, const struct package_report *report)
{
    cleanup_buf struct buf kind = {0};

    for (size_t i = 0; i < report->finding_count; i++) {
        cleanup_arena struct arena arena = {0};
        cleanup_buf struct buf line = {0};

        put_finding(&line, &report->findings[i]);
        printf("%s: %s [%s]\n", say_sentence(&arena, kind_of(&report->findings[i])), line.data,
               report->findings[i].rule);
    }
    if (report->errors + report->warnings > report->finding_count)
        say(PHRASE_CLI_VERIFY_MORE, report->errors + report->warnings - report->finding_count);
    put_kind(&kind, report);
    say(PHRASE_CLI_VERIFIED_PACKAGE, path,
        say_text(!report->valid     ? PHRASE_CLI_INVALID
                 : report->warnings ? PHRASE_CLI_VALID_WARNED
                                    : PHRASE_CLI_VALID),
        kind.data, (unsigned long long)report->files, (unsigned long long)report->bytes);
}

/* JSON ------------------------------------------------------------------------------------------------------------- */

static void put_json(const char *s)
{
    putchar('"');
    for (; *s; s++)
        if (*s == '"' || *s == '\\')
            printf("\\%c", *s);
        else if ((unsigned char)*s < 0x20)
            printf("\\u%04x", (unsigned)*s);
        else
            putchar(*s);
    putchar('"');
}

static void put_json_member(const char *name, const char *value)
{
    printf(",\"%s\":", name);
    if (value)
        put_json(value);
    else
        fputs("null", stdout);
}

static void put_json_finding(const struct package_finding *finding)
{
    printf("{\"kind\":\"%s\",\"rule\":\"%s\"", kind_of(finding), finding->rule);
    put_json_member("path", finding->path);
    if (finding->line > 0)
        printf(",\"line\":%ld", finding->line);
    else
        fputs(",\"line\":null", stdout);
    put_json_member("element", *finding->element ? finding->element : NULL);
    put_json_member("sentence", finding->sentence);
    puts("}");
}

static void put_json_digests(unsigned kinds)
{
    const char *between = "";

    fputs(",\"digests\":[", stdout);
    for (int k = 0; k < DIGEST_KINDS; k++)
        if (kinds & BAG_SUM(k)) {
            printf("%s\"%s\"", between, digest_name((enum digest_kind)k));
            between = ",";
        }
    putchar(']');
}

void verify_report_json(const struct package_report *report)
{
    for (size_t i = 0; i < report->finding_count; i++)
        put_json_finding(&report->findings[i]);
    printf("{\"kind\":\"summary\",\"verdict\":\"%s\",\"package\":\"%s\",\"packages\":[", verdict(report),
           package_kind_name(report->kind));
    for (size_t i = 0; i < report->found_count; i++) {
        const struct package_found *found = &report->found[i];

        printf("%s{\"package\":\"%s\"", i ? "," : "", package_kind_name(found->kind));
        put_json_member("path", found->path);
        put_json_member("objid", found->objid);
        printf(",\"documents\":%zu}", found->documents);
    }
    printf("],\"errors\":%zu,\"warnings\":%zu,\"files\":%llu,\"bytes\":%llu", report->errors, report->warnings,
           (unsigned long long)report->files, (unsigned long long)report->bytes);
    put_json_digests(report->kinds);
    printf(",\"digests_compared\":%zu,\"schemas\":%s", report->digests_compared,
           report->schemas_used ? "true" : "false");
    put_json_member("fingerprint", *report->fingerprint ? report->fingerprint : NULL);
    puts("}");
}

void verify_report_line(bool json, const char *kind, const char *path, const char *sentence)
{
    cleanup_arena struct arena arena = {0};

    if (!json) {
        printf("%s: %s\n", say_sentence(&arena, kind), say_sentence(&arena, sentence));
        return;
    }
    printf("{\"kind\":\"%s\",\"rule\":null", kind);
    put_json_member("path", path);
    put_json_member("sentence", sentence);
    puts("}");
}

/* The summary ------------------------------------------------------------------------------------------------------ */

static void put_head(struct buf *out, const char *path)
{
    char real[PATH_MAX], when[64];
    time_t now = time(NULL);
    struct tm tm;

    localtime_r(&now, &tm);
    strftime(when, sizeof when, "%Y-%m-%dT%H:%M:%S%z", &tm);
    buf_puts(out, "BIÊN BẢN KIỂM TRA GÓI TÀI LIỆU SỐ\nVERIFICATION OF A DIGITAL PACKAGE\n\n");
    buf_printf(out, "Đối tượng kiểm tra / Object:        %s\n", realpath(path, real) ? real : path);
    buf_printf(out, "Thời điểm / Time:                   %s\n", when);
    buf_printf(out, "Chương trình / Program:             %s\n", SOHOA_AGENT);
}

static void put_digests(struct buf *out, unsigned kinds)
{
    buf_puts(out, "Mã băm đã tính / Digests computed: ");
    for (int k = 0; k < DIGEST_KINDS; k++)
        if (kinds & BAG_SUM(k))
            buf_printf(out, " %s", digest_name((enum digest_kind)k));
    buf_putc(out, '\n');
}

static void put_found(struct buf *out, const struct package_report *report)
{
    cleanup_buf struct buf kind = {0};

    put_kind(&kind, report);
    buf_printf(out, "Loại / Kind:                        %s (%s)\n", kind.data,
               report->serialised ? "tệp nén / archive file" : "thư mục / folder");
    if (*report->bag_version)
        buf_printf(out, "Phiên bản BagIt / BagIt version:    %s\n", report->bag_version);
    for (size_t i = 0; i < report->found_count; i++) {
        const struct package_found *found = &report->found[i];

        buf_printf(out, "Định danh / Identifier (OBJID):     %s", found->objid ? found->objid : "-");
        if (found->documents)
            buf_printf(out, " (%zu văn bản / documents)", found->documents);
        buf_putc(out, '\n');
    }
    buf_printf(out, "Số tệp / Files:                     %llu\nDung lượng / Bytes:                 %llu\n",
               (unsigned long long)report->files, (unsigned long long)report->bytes);
}

static void put_rule(struct buf *out, const struct package_report *report, const struct package_rule *rule)
{
    cleanup_arena struct arena arena = {0};

    buf_printf(out, "\n%s (%zu): %s\n", rule->id, package_report_total(report, rule->id),
               say_sentence(&arena, rule->sentence));
    for (size_t i = 0; i < report->finding_count; i++) {
        cleanup_buf struct buf line = {0};

        if (strcmp(report->findings[i].rule, rule->id) != 0)
            continue;
        put_finding(&line, &report->findings[i]);
        buf_printf(out, "  %s %s\n", report->findings[i].warning ? "(cảnh báo / warning)" : "(lỗi / error)", line.data);
    }
}

static int write_new(const char *file, const struct buf *text, struct err *err)
{
    int fd = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);

    if (fd < 0)
        return err_errno(err, "cannot write the summary '%s'", file);
    if (file_write_all(fd, text->data, text->len) != 0 || close(fd) != 0)
        return err_errno(err, "cannot write the summary '%s'", file);
    return 0;
}

int verify_report_file(const char *file, const char *path, const char *schemas, const struct package_report *report,
                       struct err *err)
{
    cleanup_buf struct buf out = {0};

    put_head(&out, path);
    put_found(&out, report);
    put_digests(&out, report->kinds);
    buf_printf(&out, "Mã băm đã đối chiếu với METS, PREMIS / Digests held against METS, PREMIS: %zu\n",
               report->digests_compared);
    buf_printf(&out, "Lược đồ XSD / Schemas:              %s\n", report->schemas_used ? schemas : "không dùng / none");
    buf_printf(&out, "Mã nhận dạng nội dung / Fingerprint: %s\n", *report->fingerprint ? report->fingerprint : "-");
    buf_printf(&out, "\nKẾT LUẬN / VERDICT: %s\nLỗi / Errors: %zu\nCảnh báo / Warnings: %zu\n",
               !report->valid     ? "KHÔNG HỢP LỆ / INVALID"
               : report->warnings ? "HỢP LỆ, CÓ CẢNH BÁO / VALID WITH WARNINGS"
                                  : "HỢP LỆ / VALID",
               report->errors, report->warnings);
    for (size_t i = 0; i < PACKAGE_RULE_COUNT; i++)
        if (package_report_total(report, PACKAGE_RULES[i].id))
            put_rule(&out, report, &PACKAGE_RULES[i]);
    buf_printf(
        &out,
        "\nMã nhận dạng nội dung là SHA-256 của danh sách \"SHA-256  đường dẫn\" của mọi tệp, xếp theo đường dẫn.\n"
        "The fingerprint is the SHA-256 of the list \"SHA-256  path\" of all files, sorted by path.\n");
    return write_new(file, &out, err);
}

int verify_report_archive_file(const char *file, const char *path, int64_t objects, int64_t problems,
                               const char *findings, struct err *err)
{
    cleanup_buf struct buf out = {0};

    put_head(&out, path);
    buf_puts(&out, "Loại / Kind:                        kho tài liệu / archive of sohoa\n");
    put_digests(&out, BAG_SUM(DIGEST_SHA256));
    buf_printf(&out, "Bản gốc đã kiểm tra / Originals checked: %lld\n", (long long)objects);
    buf_printf(&out, "\nKẾT LUẬN / VERDICT: %s\nSố lỗi / Problems: %lld\n",
               problems ? "CÓ HƯ HỎNG / DAMAGED" : "NGUYÊN VẸN / SOUND", (long long)problems);
    if (*findings)
        buf_printf(&out, "\n%s", findings);
    return write_new(file, &out, err);
}

/* The commands of `sohoa`: one table feeds dispatch, `sohoa help` and the check that the manual names them all. */
#ifndef SOHOA_TOOLS_COMMAND_H
#define SOHOA_TOOLS_COMMAND_H

#include <stdbool.h>

struct err;

#define SOHOA_VERSION "0.1.0"
#define SOHOA_AGENT   "sohoa " SOHOA_VERSION

/* COMMAND(name, arguments, summary, summary in Vietnamese) in the order of the help; typed with - for _. */
#define COMMAND_TABLE(COMMAND)                                                                                         \
    COMMAND(init, "DIR", "make a new archive", "tạo kho mới")                                                          \
    COMMAND(ingest, "[PATH...]", "take scans in and read them; without PATH go on with what waits",                    \
            "nhận bản quét vào kho và đọc; không có PATH thì làm tiếp phần đang chờ")                                  \
    COMMAND(import, "FILE...", "take in documents that are text: one JSON object a line",                              \
            "nhận văn bản dạng chữ: mỗi dòng một đối tượng JSON")                                                      \
    COMMAND(watch, "FOLDER", "take in what is put into a folder, as soon as it is complete",                           \
            "nhận những gì được bỏ vào một thư mục, ngay khi đã đủ")                                                   \
    COMMAND(status, "", "what the archive holds, and how a running ingest gets on",                                    \
            "kho có gì, và lần nhập đang chạy đến đâu")                                                                \
    COMMAND(list, "", "documents with their fields", "các văn bản với các ô thông tin")                                \
    COMMAND(show, "ID", "one document: fields, citations, tasks, events; its text, ALTO, hOCR or PDF/A",               \
            "một văn bản: thông tin, viện dẫn, nhiệm vụ, lịch sử; toàn văn, ALTO, hOCR hoặc PDF/A")                    \
    COMMAND(search, "QUERY...", "find documents by number, words or fields",                                           \
            "tìm văn bản theo số, từ ngữ hoặc ô thông tin")                                                            \
    COMMAND(cites, "[ID...]", "what documents cite, and whether the archive holds it",                                 \
            "các văn bản viện dẫn gì, và kho có giữ văn bản đó không")                                                 \
    COMMAND(cited_by, "ID|NUMBER", "who cites a document, held or not",                                                \
            "những ai viện dẫn một văn bản, dù kho có giữ hay không")                                                  \
    COMMAND(missing, "", "what is cited most and not held", "những gì được viện dẫn nhiều nhất mà kho không giữ")      \
    COMMAND(tasks, "[ID...]", "rows of task tables, by unit and deadline; as a table, CSV or JSON",                    \
            "các dòng bảng nhiệm vụ, theo đơn vị và thời hạn; dạng bảng, CSV hoặc JSON")                               \
    COMMAND(review, "[ID [FIELD [VALUE]]]", "list open questions; set a field",                                        \
            "liệt kê các ô cần duyệt; đặt giá trị một ô")                                                              \
    COMMAND(register, "import FILE | check", "the office's register: take it in, hold it against the scans",           \
            "sổ đăng ký của cơ quan: nhập vào, đối chiếu với bản quét")                                                \
    COMMAND(sheet, "export SELECTION -o FILE | merge FILE",                                                            \
            "the clerk's sheet and registers, as XLSX or CSV: out and in",                                             \
            "bảng mục lục và sổ đăng ký dạng XLSX hoặc CSV: xuất ra, nhận lại")                                        \
    COMMAND(hoso, "ACT [CODE] [...]", "dossiers (hồ sơ): make, arrange, order, close, check",                          \
            "hồ sơ: lập, sắp xếp, kết thúc, kiểm tra")                                                                 \
    COMMAND(serve, "", "the local web page: search, look, confirm", "trang web nội bộ: tìm, xem, xác nhận")            \
    COMMAND(export, "SELECTION -o FILE", "write a bag of documents: zip, tar.zst, tar or folder",                      \
            "ghi gói văn bản: zip, tar.zst, tar hoặc thư mục")                                                         \
    COMMAND(verify, "[PATH]", "check a bag or the archive; name what is missing, extra or changed",                    \
            "kiểm tra gói hoặc kho; nêu tên những gì thiếu, thừa hoặc bị đổi")                                         \
    COMMAND(rebuild, "", "make the catalogue anew from the records and originals",                                     \
            "dựng lại danh mục từ các bản ghi và bản gốc")                                                             \
    COMMAND(eval, "TRUTH", "score what was read against what stands on the papers",                                    \
            "chấm điểm những gì đã đọc so với giấy")

/* What every command gets. */
struct context {
    const char *archive; /* -C DIR or $SOHOA_DIR; NULL: neither given */
    const char *command; /* its name */
    const char *arguments, *summary;
};

/* A command returns its exit status (0; 1: some documents need a human or failed), or -1 with err filled. */
#define COMMAND(name, arguments, summary, summary_vi)                                                                  \
    int command_##name(struct context *context, int argc, char **argv, struct err *err);
COMMAND_TABLE(COMMAND)
#undef COMMAND
int command_worker(struct context *context, int argc, char **argv, struct err *err); /* for ourselves only */

/* Options ------------------------------------------------------------------------------------------------- */

enum option_kind { OPTION_END, OPTION_FLAG, OPTION_TEXT, OPTION_NUMBER };

struct option_spec {
    char letter; /* 0: none */
    const char *name;
    const char *argument; /* for the help; NULL for a flag */
    const char *meaning; /* NULL: accepted, but not in the help */
    enum option_kind kind;
    void *value; /* bool *, const char ** or long * */
};

/* What options_parse returns beside the index of the first operand. */
#define OPTIONS_HELP (-2)

/* Parses argv (argv[0] is the command) against the specs, ended by {0}; --help prints and returns OPTIONS_HELP; -C is
 * always known. Operands must number least..most (most -1: any). -1 with ERR_USAGE. */
int options_parse(struct context *context, int argc, char **argv, const struct option_spec *options, int least,
                  int most, struct err *err);

#endif

/* The commands of `sohoa`: one table feeds dispatch, `sohoa help` and the check that the manual names them all. */
#ifndef SOHOA_TOOLS_COMMAND_H
#define SOHOA_TOOLS_COMMAND_H

#include <stdbool.h>

struct err;

#define SOHOA_VERSION "0.1.0"
#define SOHOA_AGENT   "sohoa " SOHOA_VERSION

/* COMMAND(name, function, arguments, summary) in the order of the help. */
#define COMMAND_TABLE(COMMAND)                                                                                         \
    COMMAND(init, "DIR", "make a new archive")                                                                         \
    COMMAND(ingest, "[PATH...]", "take scans in and read them; without PATH go on with what waits")                    \
    COMMAND(import, "FILE...", "take in documents that are text: one JSON object a line")                              \
    COMMAND(watch, "FOLDER", "take in what is put into a folder, as soon as it is complete")                           \
    COMMAND(status, "", "what the archive holds, and how a running ingest gets on")                                    \
    COMMAND(list, "", "documents with their fields")                                                                   \
    COMMAND(show, "ID", "one document: fields, citations, tasks, events; its text, ALTO, hOCR or PDF/A")                                 \
    COMMAND(search, "QUERY...", "find documents by number, words or fields")                                           \
    COMMAND(tasks, "[ID...]", "rows of task tables, by unit and deadline; as a table, CSV or JSON")                    \
    COMMAND(review, "[ID [FIELD [VALUE]]]", "list open questions; set a field")                                        \
    COMMAND(serve, "", "the local web page: search, look, confirm")                                                    \
    COMMAND(export, "SELECTION -o FILE", "write a bag of documents: zip, tar.zst, tar or folder")                      \
    COMMAND(verify, "[PATH]", "check a bag or the archive; name what is missing, extra or changed")                    \
    COMMAND(rebuild, "", "make the catalogue anew from the records and originals")                                     \
    COMMAND(eval, "TRUTH", "score what was read against what stands on the papers")

/* What every command gets. */
struct context {
    const char *archive; /* -C DIR or $SOHOA_DIR; NULL: neither given */
    const char *command; /* its name */
    const char *arguments, *summary;
};

/* A command returns its exit status (0; 1: some documents need a human or failed), or -1 with err filled. */
#define COMMAND(name, arguments, summary)                                                                              \
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
    const char *meaning;
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

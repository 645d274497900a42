#include "tools/eval_truth.h"

#include <fcntl.h>
#include <jansson.h>
#include <string.h>

#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/memory.h"
#include "pipeline/model/record.h"
#include "tools/eval_match.h"

#define TRUTH_BYTES_MAX (256UL * 1024 * 1024)

static const char *text_of(struct arena *arena, const json_t *object, const char *key)
{
    return arena_strdup(arena, json_string_value(json_object_get(object, key)));
}

static int read_fields(struct arena *arena, const json_t *json, struct eval_truth *truth, struct err *err)
{
    for (int i = 0; i < FIELD_COUNT; i++) {
        const json_t *value = json_object_get(json, field_name((enum field_id)i));

        if (!value || !eval_match_scored((enum field_id)i))
            continue;
        if (!json_is_string(value) && !json_is_null(value))
            return err_set(err, ERR_INPUT, "%s: %s is neither text nor null", truth->id, field_name((enum field_id)i));
        truth->scored[i] = true;
        truth->fields[i] = arena_strdup(arena, json_string_value(value));
    }
    /* A number tells its symbol. */
    if (truth->fields[FIELD_NUMBER] && *truth->fields[FIELD_NUMBER]) {
        truth->scored[FIELD_SYMBOL] = true;
        truth->fields[FIELD_SYMBOL] = eval_match_symbol(arena, truth->fields[FIELD_NUMBER]);
    }
    return 0;
}

static void read_citations(struct arena *arena, const json_t *json, struct eval_truth *truth)
{
    truth->has_citations = json_is_array(json);
    truth->citation_count = json_array_size(json);
    truth->citations = arena_alloc(arena, truth->citation_count * sizeof *truth->citations);
    for (size_t i = 0; i < truth->citation_count; i++) {
        const json_t *item = json_array_get(json, i);

        truth->citations[i].number = text_of(arena, item, "number");
        truth->citations[i].date = text_of(arena, item, "date");
    }
}

static void read_tasks(struct arena *arena, const json_t *json, struct eval_truth *truth)
{
    truth->has_tasks = json_is_array(json);
    truth->task_count = json_array_size(json);
    truth->tasks = arena_alloc(arena, truth->task_count * sizeof *truth->tasks);
    for (size_t i = 0; i < truth->task_count; i++) {
        const json_t *item = json_array_get(json, i);

        truth->tasks[i] = (struct task){.no = text_of(arena, item, "no"),
                                        .activity = text_of(arena, item, "activity"),
                                        .product = text_of(arena, item, "product"),
                                        .lead = text_of(arena, item, "lead"),
                                        .support = text_of(arena, item, "support"),
                                        .deadline = text_of(arena, item, "deadline")};
    }
}

static int read_document(struct arena *arena, const json_t *json, size_t at, struct eval_truth *truth, struct err *err)
{
    truth->file = text_of(arena, json, "file");
    if (!truth->file || !*truth->file)
        return err_set(err, ERR_INPUT, "object %zu has no \"file\"", at + 1);
    truth->id = text_of(arena, json, "id");
    if (!truth->id)
        truth->id = truth->file;
    truth->level = text_of(arena, json, "level");
    truth->number_style = text_of(arena, json, "number_style");
    read_citations(arena, json_object_get(json, "citations"), truth);
    read_tasks(arena, json_object_get(json, "tasks"), truth);
    return read_fields(arena, json, truth, err);
}

static int read_all(struct arena *arena, const json_t *json, struct eval_truth **list, size_t *count, struct err *err)
{
    if (!json_is_array(json) || json_array_size(json) == 0)
        return err_set(err, ERR_INPUT, "it is no list of documents");
    *count = json_array_size(json);
    *list = arena_alloc(arena, *count * sizeof **list);
    for (size_t i = 0; i < *count; i++)
        if (read_document(arena, json_array_get(json, i), i, &(*list)[i], err) != 0)
            return -1;
    return 0;
}

int eval_truth_load(struct arena *arena, const char *path, struct eval_truth **list, size_t *count, struct err *err)
{
    cleanup_buf struct buf text = {0};
    json_t *json;
    int result;

    if (file_read(AT_FDCWD, path, TRUTH_BYTES_MAX, &text, err) != 0)
        return -1;
    json = record_parse(buf_string(&text), text.len, err);
    result = json ? read_all(arena, json, list, count, err) : -1;
    json_decref(json);
    return result == 0 ? 0 : err_context(err, "'%s' is not a truth file", path);
}

#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/model/record.h"
#include "tools/command.h"
#include "tools/home.h"
#include "tools/listing.h"
#include "tools/review_word.h"
#include "tools/say.h"
#include "tools/value.h"

struct review {
    struct home *home;
    bool json;
    struct err *err;
};

static void print_question(const struct listing *listing, enum field_id id)
{
    const struct field *f = &listing->document.fields[id];

    printf("%6lld  %-12s  ", (long long)listing->entry.id, field_name(id));
    if (f->candidate_count == 0)
        printf("%s", f->value ? f->value : say_text(PHRASE_CLI_NOTHING_READ));
    for (size_t i = 0; i < f->candidate_count; i++)
        printf("%s%s (%.2f)", i ? ", " : "", f->candidates[i].value, f->candidates[i].confidence);
    if (f->page)
        say(PHRASE_CLI_QUESTION_PLACE, f->page, f->box.x, f->box.y);
    printf("   %s\n", listing->path_count ? listing->paths[0] : "");
}

static void print_question_json(const struct listing *listing, enum field_id id)
{
    cleanup_buf struct buf out = {0};
    json_t *fields = record_from_fields(&listing->document);
    json_t *json =
        json_pack("{s:I,s:s,s:O,s:s}", "id", (json_int_t)listing->entry.id, "field", field_name(id), "question",
                  json_object_get(fields, field_name(id)), "source", listing->path_count ? listing->paths[0] : "");

    record_dump(json, &out);
    puts(out.data);
    json_decref(json);
    json_decref(fields);
}

static int print_questions(const struct entry *entry, void *data)
{
    struct review *review = data;
    cleanup_arena struct arena arena = {0};
    struct listing listing;

    if (listing_load(review->home->catalogue, &arena, entry, &listing, review->err) != 0)
        return -1;
    for (int i = 0; i < FIELD_COUNT; i++)
        if (listing.document.fields[i].status == STATUS_REVIEW) {
            if (review->json)
                print_question_json(&listing, (enum field_id)i);
            else
                print_question(&listing, (enum field_id)i);
        }
    return 0;
}

static int list_questions(struct review *review, const int64_t *id, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct list_filter filter = {.states = 1u << DOCUMENT_REVIEW};
    struct entry entry;

    if (id) {
        int found = catalogue_find_entry(review->home->catalogue, &arena, *id, &entry, err);

        if (found <= 0)
            return found < 0 ? -1 : err_set(err, ERR_NOT_FOUND, "there is no document %lld", (long long)*id);
        return print_questions(&entry, review);
    }
    return catalogue_each_entry(review->home->catalogue, &filter, print_questions, review, err);
}

/* The value to confirm: as typed, none, or the machine's best. */
static int choose(struct home *home, struct arena *arena, int64_t id, enum field_id field, const char *typed, bool none,
                  bool accept, const char **value, struct err *err)
{
    struct document document;

    *value = NULL;
    if ((typed != NULL) + none + accept != 1)
        return err_set(err, ERR_USAGE, "give a VALUE, or --accept for the value shown, or --none when there is none");
    if (typed)
        return value_check(arena, field, typed, value, err);
    if (none)
        return 0;
    if (catalogue_load(home->catalogue, arena, id, LOAD_FIELDS, &document, err) != 0)
        return -1;
    *value = document.fields[field].value;
    if (!*value)
        return err_set(err, ERR_USAGE, "document %lld has no %s to accept; give a VALUE or --none", (long long)id,
                       field_name(field));
    return 0;
}

/* ID and perhaps TEXT behind --word. */
static int correct_word(struct context *context, char **operands, int count, struct word_answer *answer,
                        struct err *err)
{
    cleanup_home struct home home = HOME_INIT;
    int64_t id;

    if (count < 1 || count > 2)
        return err_set(err, ERR_USAGE, "--word goes with an ID and the TEXT that stands there");
    answer->text = count == 2 ? operands[1] : NULL;
    if (home_parse_id(operands[0], &id, err) != 0 || home_open(&home, context, HOME_SHARE, err) != 0 ||
        review_word(&home, id, answer, err) != 0)
        return -1;
    return home_write_records(&home, err);
}

int command_review(struct context *context, int argc, char **argv, struct err *err)
{
    const char *who = NULL, *word = NULL;
    bool accept = false, none = false, undo = false, json = false;
    const struct option_spec options[] = {
        {'a', "accept", NULL, "confirm the value that was read", OPTION_FLAG, &accept},
        {0, "none", NULL, "confirm that the paper has none", OPTION_FLAG, &none},
        {'w', "word", "PAGE:N", "correct this word of a page, or PAGE:TEXT, the one misread so", OPTION_TEXT, &word},
        {0, "undo", NULL, "with --word: take its correction back", OPTION_FLAG, &undo},
        {0, "who", "NAME", "who confirms (default: the user's name)", OPTION_TEXT, &who},
        {0, "by", "NAME", NULL, OPTION_TEXT, &who}, /* as it was called */
        {0, "json", NULL, "list as JSON lines", OPTION_FLAG, &json},
        {0}};
    int first = options_parse(context, argc, argv, options, 0, 3, err), operands = argc - first;
    cleanup_home struct home home = HOME_INIT;
    cleanup_arena struct arena arena = {0};
    struct review review = {&home, false, err};
    enum field_id field;
    const char *value;
    int64_t id;

    if (first < 0)
        return first == OPTIONS_HELP ? 0 : -1;
    if (word) {
        struct word_answer answer = {.place = word, .none = none, .undo = undo, .who = who ? who : home_user()};

        if (accept || json)
            return err_set(err, ERR_USAGE, "--accept and --json do not go with --word");
        return correct_word(context, argv + first, operands, &answer, err);
    }
    if (undo)
        return err_set(err, ERR_USAGE, "--undo goes with --word");
    review.json = json;
    if (operands > 0 && home_parse_id(argv[first], &id, err) != 0)
        return -1;
    if (operands <= 1) {
        if (home_open(&home, context, HOME_READ, err) != 0)
            return -1;
        return list_questions(&review, operands == 1 ? &id : NULL, err);
    }
    if (!field_by_name(argv[first + 1], &field))
        return err_set(err, ERR_USAGE, "there is no field '%s'; `sohoa show %lld` names them", argv[first + 1],
                       (long long)id);
    if (home_open(&home, context, HOME_SHARE, err) != 0 ||
        choose(&home, &arena, id, field, operands == 3 ? argv[first + 2] : NULL, none, accept, &value, err) != 0 ||
        catalogue_confirm(home.catalogue, id, field, value, who ? who : home_user(), err) != 0)
        return -1;
    return home_write_records(&home, err);
}

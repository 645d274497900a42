#include "pipeline/image/pdf.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "pipeline/base/err.h"
#include "pipeline/base/limits.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/image/decode.h"

#define LOOK_SECONDS   10                  /* pdfinfo needs milliseconds for 1,200 pages */
#define LIST_BYTES     (1024 * 1024)       /* of what pdfinfo and pdfimages -list may say */
#define MARKS_SEARCHED (64L * 1024 * 1024) /* bytes of the file looked through for the names below */
#define FILE_MB        700                 /* LIMIT_PAGE_PIXELS in colour, and a header */
#define PRODUCER_BYTES 200

enum mark { MARK_LAUNCH, MARK_SCRIPT, MARK_EMBEDDED, MARK_MEDIA, MARK_SIGNATURE, MARK_COUNT };

/* Names that stand in the file in the clear; those inside compressed object streams are not found, which
 * costs a warning and no safety: nothing of a PDF is ever run or unpacked. */
static const struct {
    const char *name, *warning;
} marks[MARK_COUNT] = {
    [MARK_LAUNCH] = {"/Launch", "has a /Launch action: ignored"},
    [MARK_SCRIPT] = {"/JavaScript", "has JavaScript: ignored"},
    [MARK_EMBEDDED] = {"/EmbeddedFile", "has embedded files: not extracted"},
    [MARK_MEDIA] = {"/RichMedia", "has film or sound: ignored"},
    [MARK_SIGNATURE] = {"/ByteRange", NULL},
};

void pdf_program_limits(const struct decode_limits *limits, bool look, struct program_limits *out)
{
    memset(out, 0, sizeof *out);
    out->cpu_seconds = look && limits->seconds > LOOK_SECONDS ? LOOK_SECONDS : limits->seconds;
    out->seconds = 3 * out->cpu_seconds;
    out->memory_mb = limits->memory_mb;
    out->file_mb = FILE_MB;
    out->output_bytes = look ? LIST_BYTES : LIMIT_PROGRAM_OUTPUT;
}

const char *pdf_safe_path(struct arena *arena, const char *path)
{
    return *path == '/' ? path : arena_printf(arena, "./%s", path);
}

/* The value of "Key:   value" at the start of a line, or NULL. *n is its length. */
static const char *value_of(const char *text, const char *key, size_t *n)
{
    size_t length = strlen(key);

    for (const char *line = text; line; line = strchr(line, '\n') ? strchr(line, '\n') + 1 : NULL)
        if (strncmp(line, key, length) == 0) {
            line += length;
            line += strspn(line, " ");
            *n = strcspn(line, "\n");
            return line;
        }
    return NULL;
}

static int run_pdfinfo(const char *path, int page, const struct decode_limits *limits, struct program_result *result,
                       struct program_limits *used, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    const char *number = arena_printf(&arena, "%d", page);
    const char *argv[] = {"pdfinfo", "-enc", "UTF-8", "-f", number, "-l", number, pdf_safe_path(&arena, path), NULL};

    pdf_program_limits(limits, true, used);
    return program_run(argv, used, result, err);
}

/* Why pdfinfo refused, as a sentence for a clerk. */
static int refuse(const struct program_result *result, const struct program_limits *limits, struct err *err)
{
    char reason[300];

    if (strstr(result->errors, "Incorrect password") || strstr(result->errors, "ncrypt"))
        return err_set(err, ERR_INPUT, "the file is encrypted: remove the password and ingest it again");
    if (strstr(result->errors, "Invalid page count") || strstr(result->errors, "can not be after the last page (0)"))
        return err_set(err, ERR_INPUT, "the file has no pages");
    program_reason(result, limits, reason, sizeof reason);
    return err_set(err, ERR_INPUT, "the file is damaged: %s", reason);
}

/* The size and turn of the one page that pdfinfo was asked for. */
static int parse_page(const char *text, struct pdf_page *page)
{
    double width = 0, height = 0;
    int rotate = 0;
    bool found = false;

    for (const char *line = text; line; line = strchr(line, '\n') ? strchr(line, '\n') + 1 : NULL) {
        if (sscanf(line, "Page %*d size: %lf x %lf pts", &width, &height) == 2)
            found = true;
        sscanf(line, "Page %*d rot: %d", &rotate);
    }
    page->width = width;
    page->height = height;
    page->rotate = ((rotate % 360 + 360) % 360) / 90 * 90;
    return found ? 0 : -1;
}

int pdf_page(const char *path, int number, const struct decode_limits *limits, struct pdf_page *out, struct err *err)
{
    cleanup_program struct program_result result = {0};
    struct program_limits used;

    if (run_pdfinfo(path, number, limits, &result, &used, err) != 0)
        return -1;
    if (!program_succeeded(&result) || parse_page(buf_string(&result.output), out) != 0) {
        refuse(&result, &used, err);
        return err_context(err, "page %d", number);
    }
    if (!(out->width >= 1 && out->height >= 1 && out->width < 1e6 && out->height < 1e6))
        return err_set(err, ERR_INPUT, "page %d is damaged: its size is %.0f x %.0f pt", number, out->width,
                       out->height);
    return 0;
}

/* Which of the names stand in the first MARKS_SEARCHED bytes. */
static void find_marks(const char *path, bool found[MARK_COUNT])
{
    enum { BLOCK = 1 << 20, OVERLAP = 32 };
    cleanup_free char *block = memory_alloc(BLOCK + OVERLAP);
    size_t kept = 0;
    ssize_t n;
    int fd = open(path, O_RDONLY | O_CLOEXEC);

    if (fd < 0)
        return;
    for (long done = 0; done < MARKS_SEARCHED && (n = read(fd, block + kept, BLOCK)) > 0; done += n) {
        size_t have = kept + (size_t)n;

        for (int i = 0; i < MARK_COUNT; i++)
            found[i] = found[i] || memmem(block, have, marks[i].name, strlen(marks[i].name));
        kept = have < OVERLAP ? have : OVERLAP;
        memmove(block, block + have - kept, kept);
    }
    close(fd);
}

static const char *warnings(struct arena *arena, const struct program_result *result, const bool found[MARK_COUNT])
{
    cleanup_buf struct buf text = {0};

    for (int i = 0; i < MARK_COUNT; i++)
        if (found[i] && marks[i].warning)
            buf_printf(&text, "%s%s", text.len ? "; " : "", marks[i].warning);
    if (strstr(result->errors, "Error"))
        buf_printf(&text, "%sis damaged and was repaired in reading: compare it with the paper", text.len ? "; " : "");
    return text.len ? arena_strdup(arena, text.data) : NULL;
}

static const char *producer_of(struct arena *arena, const char *text)
{
    cleanup_buf struct buf printable = {0};
    size_t n = 0;
    const char *value = value_of(text, "Producer:", &n);

    if (!value || n == 0)
        value = value_of(text, "Creator:", &n);
    if (!value || n == 0)
        return NULL;
    text_put_printable(&printable, value, n < PRODUCER_BYTES ? n : PRODUCER_BYTES);
    return text_nfc(arena, printable.data, printable.len);
}

int pdf_probe(struct arena *arena, const char *path, const char *scratch, const struct decode_limits *limits,
              struct probe *probe, struct err *err)
{
    cleanup_program struct program_result result = {0};
    struct program_limits used;
    struct pdf_page first = {0};
    bool found[MARK_COUNT] = {false};
    const char *text, *value;
    size_t n;

    (void)scratch;
    if (run_pdfinfo(path, 1, limits, &result, &used, err) != 0)
        return -1;
    if (!program_succeeded(&result))
        return refuse(&result, &used, err);
    text = buf_string(&result.output);
    value = value_of(text, "Pages:", &n);
    probe->pages = value ? atoi(value) : 0;
    if (probe->pages <= 0)
        return err_set(err, ERR_INPUT, "the file has no pages");
    if (probe->pages > limits->pages)
        return err_set(err, ERR_LIMIT,
                       "the file has %d pages, more than limits.pages = %d: split it, or raise that in sohoa.ini",
                       probe->pages, limits->pages);
    if (probe->pages == 1 && (parse_page(text, &first) != 0 || first.width < 1 || first.height < 1))
        return err_set(err, ERR_INPUT, "the file has no pages: its only page has no size");
    value = value_of(text, "Encrypted:", &n);
    probe->encrypted = value && strncmp(value, "yes", 3) == 0;
    find_marks(path, found);
    value = value_of(text, "JavaScript:", &n);
    found[MARK_SCRIPT] = found[MARK_SCRIPT] || (value && strncmp(value, "yes", 3) == 0);
    probe->signature = found[MARK_SIGNATURE];
    probe->producer = producer_of(arena, text);
    probe->warning = warnings(arena, &result, found);
    return 0;
}

/* "1 0 image 2464 3508 rgb 3 8 jpeg no 7 0 300 300 719K 2.8%". An inline image has one word, "[inline]",
 * where others have their object's number and generation, so the resolutions are counted from the end. */
static bool parse_image(char *line, struct pdf_image *image)
{
    enum { NUMBER = 1, KIND, WIDTH, HEIGHT, COLOR, COMPONENTS, BITS, CODING, WORDS_LEAST = 15, WORDS_MOST = 20 };
    char *words[WORDS_MOST], *save = NULL;
    size_t n = 0;

    for (char *word = strtok_r(line, " ", &save); word && n < WORDS_MOST; word = strtok_r(NULL, " ", &save))
        words[n++] = word;
    if (n < WORDS_LEAST)
        return false;
    image->number = atoi(words[NUMBER]);
    snprintf(image->kind, sizeof image->kind, "%.7s", words[KIND]);
    snprintf(image->coding, sizeof image->coding, "%.7s", words[CODING]);
    snprintf(image->color, sizeof image->color, "%.7s", words[COLOR]);
    image->width = atol(words[WIDTH]);
    image->height = atol(words[HEIGHT]);
    image->components = atoi(words[COMPONENTS]);
    image->bits = atoi(words[BITS]);
    image->xppi = atof(words[n - 4]);
    image->yppi = atof(words[n - 3]);
    return image->width > 0 && image->height > 0;
}

int pdf_images(const char *path, int page, const struct decode_limits *limits, struct pdf_images *out, struct err *err)
{
    cleanup_program struct program_result result = {0};
    cleanup_arena struct arena arena = {0};
    const char *number = arena_printf(&arena, "%d", page);
    const char *argv[] = {"pdfimages", "-list", "-f", number, "-l", number, pdf_safe_path(&arena, path), NULL};
    struct program_limits used;
    char *rest;

    memset(out, 0, sizeof *out);
    pdf_program_limits(limits, true, &used);
    if (program_run(argv, &used, &result, err) != 0)
        return -1;
    out->more = !program_succeeded(&result);
    rest = result.output.data;
    for (char *line; (line = strsep(&rest, "\n"));) {
        if (!(*line == ' ' && strchr("0123456789", line[strspn(line, " ")])) || !*line)
            continue; /* the two lines of the heading */
        if (out->count == PDF_IMAGES_LISTED)
            out->more = true;
        else if (parse_image(line, &out->images[out->count]))
            out->count++;
    }
    return 0;
}

double pdf_image_cover(const struct pdf_image *image, const struct pdf_page *page)
{
    double inches = image->xppi > 0 && image->yppi > 0
                        ? (double)image->width / image->xppi * ((double)image->height / image->yppi)
                        : 0;

    return inches * 72 * 72 / (page->width * page->height);
}

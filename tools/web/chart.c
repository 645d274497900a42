#include "tools/web/chart.h"

#include <stdio.h>
#include <string.h>

#include "pipeline/base/text.h"
#include "tools/web/frame.h"
#include "tools/web/html.h"

#define WIDTH         640
#define COLUMN_HEIGHT 180
#define LABEL_WIDTH   190
#define BAR_STEP      26
#define LABEL_LETTERS 26

const char *chart_number(const struct web_request *r, int64_t n)
{
    char digits[32], text[48];
    int length = snprintf(digits, sizeof digits, "%lld", (long long)n), used = 0;

    for (int i = 0; i < length; i++) {
        if (i > 0 && digits[i - 1] != '-' && (length - i) % 3 == 0)
            text[used++] = r->language == LANGUAGE_VI ? '.' : ',';
        text[used++] = digits[i];
    }
    return arena_strndup(r->arena, text, (size_t)used);
}

const char *chart_time(const struct web_request *r, const char *time)
{
    if (strlen(time) < 16)
        return time;
    return arena_printf(r->arena, "%.2s/%.2s/%.4s %.5s UTC", time + 8, time + 5, time, time + 11);
}

static int64_t sum(const struct chart_bar *bar)
{
    int64_t all = 0;

    for (int i = 0; i < CHART_PARTS; i++)
        all += bar->parts[i];
    return all;
}

static int64_t largest(const struct chart *chart)
{
    int64_t most = 1;

    for (size_t i = 0; i < chart->count; i++)
        if (sum(&chart->bars[i]) > most)
            most = sum(&chart->bars[i]);
    return most;
}

static void begin(const struct chart *chart, int height, struct buf *out)
{
    html_printf(out,
                "<figure class=\"chart\"><figcaption id=\"%s-caption\">%s</figcaption>\n"
                "<svg role=\"img\" viewBox=\"0 0 %d %d\" aria-labelledby=\"%s-title %s-text\">"
                "<title id=\"%s-title\">%s</title><desc id=\"%s-text\">%s</desc>\n",
                chart->id, chart->title, WIDTH, height, chart->id, chart->id, chart->id, chart->title, chart->id,
                chart->description);
}

static void put_table(const struct web_request *r, const struct chart *chart, struct buf *out)
{
    bool two = chart->parts[1] != NULL;

    if (two)
        html_printf(out, "<p class=\"legend\"><span class=\"part-0\">%s</span> <span class=\"part-1\">%s</span></p>\n",
                    chart->parts[0], chart->parts[1]);
    html_printf(out,
                "<details><summary>%s</summary><table class=\"plain\" aria-labelledby=\"%s-caption\"><thead><tr>"
                "<th scope=\"col\">%s</th>",
                frame_say(r, PHRASE_OVERVIEW_NUMBERS), chart->id, chart->label);
    for (int i = 0; i < CHART_PARTS && chart->parts[i]; i++)
        html_printf(out, "<th scope=\"col\" class=\"number\">%s</th>", chart->parts[i]);
    if (two)
        html_printf(out, "<th scope=\"col\" class=\"number\">%s</th>", frame_say(r, PHRASE_OVERVIEW_SUM));
    buf_puts(out, "</tr></thead><tbody>\n");
    for (size_t i = 0; i < chart->count; i++) {
        html_printf(out, "<tr><th scope=\"row\">%s</th>", chart->bars[i].label);
        for (int k = 0; k < CHART_PARTS && chart->parts[k]; k++)
            html_printf(out, "<td class=\"number\">%s</td>", chart_number(r, chart->bars[i].parts[k]));
        if (two)
            html_printf(out, "<td class=\"number\">%s</td>", chart_number(r, sum(&chart->bars[i])));
        buf_puts(out, "</tr>\n");
    }
    buf_puts(out, "</tbody></table></details></figure>\n");
}

/* Labels of columns that would overlap are left out, the last is always there. */
static size_t label_step(size_t count)
{
    size_t room = WIDTH / 46;

    return count <= room ? 1 : (count + room - 1) / room;
}

void chart_put_columns(const struct web_request *r, const struct chart *chart, struct buf *out)
{
    double step = (double)WIDTH / (double)(chart->count ? chart->count : 1), width;
    int64_t most = largest(chart);

    if (step > 70)
        step = 70;
    width = step * 0.72;
    begin(chart, COLUMN_HEIGHT + 42, out);
    for (size_t i = 0; i < chart->count; i++) {
        const struct chart_bar *bar = &chart->bars[i];
        double x = step * (double)i + (step - width) / 2, y = COLUMN_HEIGHT + 18;

        for (int k = 0; k < CHART_PARTS; k++) {
            double height = (double)bar->parts[k] * COLUMN_HEIGHT / (double)most;

            y -= height;
            html_printf(out, "<rect class=\"part-%d\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>", k, x, y,
                        width, height);
        }
        if (chart->count <= 24)
            html_printf(out, "<text class=\"value\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%s</text>",
                        x + width / 2, y - 4, chart_number(r, sum(bar)));
        if ((chart->count - 1 - i) % label_step(chart->count) == 0)
            html_printf(out, "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>\n", x + width / 2,
                        COLUMN_HEIGHT + 36, bar->label);
    }
    buf_puts(out, "</svg>\n");
    put_table(r, chart, out);
}

/* A long label ends with a dot of three; the table has it whole. */
static const char *shortened(const struct web_request *r, const char *label)
{
    size_t n = strlen(label), used = 0, step;

    for (int letters = 0; used < n && letters < LABEL_LETTERS; letters++) {
        text_next(label + used, n - used, &step);
        used += step;
    }
    return used < n ? arena_printf(r->arena, "%.*s…", (int)used, label) : label;
}

void chart_put_bars(const struct web_request *r, const struct chart *chart, struct buf *out)
{
    int64_t most = largest(chart);

    begin(chart, (int)chart->count * BAR_STEP + 4, out);
    for (size_t i = 0; i < chart->count; i++) {
        const struct chart_bar *bar = &chart->bars[i];
        int y = (int)i * BAR_STEP + 4;
        double x = LABEL_WIDTH;

        html_printf(out, "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>", LABEL_WIDTH - 8, y + 14,
                    shortened(r, bar->label));
        for (int k = 0; k < CHART_PARTS; k++) {
            double width = (double)bar->parts[k] * (WIDTH - LABEL_WIDTH - 60) / (double)most;

            html_printf(out, "<rect class=\"part-%d\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>", k, x, y,
                        width, BAR_STEP - 8);
            x += width;
        }
        html_printf(out, "<text class=\"value\" x=\"%.1f\" y=\"%d\">%s</text>\n", x + 6, y + 14,
                    chart_number(r, sum(bar)));
    }
    buf_puts(out, "</svg>\n");
    put_table(r, chart, out);
}

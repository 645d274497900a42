/* draw DIR: writes DIR/scans, DIR/text and DIR/truth.json. */
#include "samples.h"

#include <stdio.h>

static void drop_sheets(struct sheets *s)
{
	for (int i = 0; i < s->count; i++) {
		cairo_surface_destroy(s->page[i].rec);
		g_string_free(s->page[i].text, TRUE);
	}
}

static int make_folder(const char *dir, const char *name)
{
	gchar *path = g_build_filename(dir, name, NULL);
	int bad = g_mkdir_with_parents(path, 0755);

	g_free(path);
	return bad;
}

int main(int argc, char **argv)
{
	const char *dir = argc > 1 ? argv[1] : ".";
	GString *truth = g_string_new("[\n");
	gchar *path = g_build_filename(dir, "truth.json", NULL);
	int bad = make_folder(dir, "scans") || make_folder(dir, "text");

	for (int i = 0; all_docs[i] && !bad; i++) {
		struct sheets s;

		lay_out(all_docs[i], &s);
		bad = write_doc(dir, &s) || write_text(dir, &s);
		if (i)
			g_string_append(truth, ",\n");
		write_truth(truth, &s);
		printf("%s: %d pages\n", all_docs[i]->file, s.count);
		drop_sheets(&s);
	}
	g_string_append(truth, "\n]\n");
	if (!bad)
		bad = !g_file_set_contents(path, truth->str, (gssize)truth->len, NULL);
	g_string_free(truth, TRUE);
	g_free(path);
	if (bad)
		fprintf(stderr, "draw: cannot write below %s\n", dir);
	return bad ? 1 : 0;
}

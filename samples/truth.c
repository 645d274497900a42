/* truth.json: one object a document, the fields of the project's corpora. */
#include "samples.h"

#include <string.h>

static void put_string(GString *out, const char *s)
{
	if (!s) {
		g_string_append(out, "null");
		return;
	}
	g_string_append_c(out, '"');
	for (; *s; s++) {
		if (*s == '"' || *s == '\\')
			g_string_append_c(out, '\\');
		if (*s == '\n')
			g_string_append_c(out, ' ');
		else
			g_string_append_c(out, *s);
	}
	g_string_append_c(out, '"');
}

static void put_field(GString *out, const char *name, const char *value)
{
	g_string_append_printf(out, ",\n  \"%s\": ", name);
	put_string(out, value);
}

static void put_refs(GString *out, const struct ref *refs)
{
	const char *sep = "\n";

	g_string_append(out, ",\n  \"citations\": [");
	for (; refs && refs->type; refs++) {
		g_string_append_printf(out, "%s   { \"number\": ", sep);
		put_string(out, refs->number);
		g_string_append(out, ", \"date\": ");
		put_string(out, refs->date);
		g_string_append(out, ", \"type\": ");
		put_string(out, refs->type);
		g_string_append(out, ", \"issuer\": ");
		put_string(out, refs->issuer);
		g_string_append(out, " }");
		sep = ",\n";
	}
	g_string_append(out, "]");
}

static void put_tasks(GString *out, const struct task *t)
{
	static const char *const name[6] = { "no",   "activity", "product",
					     "lead", "support",  "deadline" };
	const char *sep = "\n";

	g_string_append(out, ",\n  \"tasks\": [");
	for (; t && t->cell[0]; t++) {
		if (!t->cell[2])
			continue; /* a section line is no task */
		g_string_append_printf(out, "%s   {", sep);
		for (int i = 0; i < 6; i++) {
			g_string_append_printf(out, "%s \"%s\": ", i ? "," : "", name[i]);
			put_string(out, t->cell[i]);
		}
		g_string_append(out, " }");
		sep = ",\n";
	}
	g_string_append(out, "]");
}

void write_truth(GString *out, const struct sheets *s)
{
	static const char *const level[4] = { "clean", "office", "worn", "fax" };
	const struct doc *d = s->doc;
	const struct truth *t = &d->truth;
	const struct arrival *a = &d->paper.arrival;
	bool turned = d->look.upside_down == 1;

	g_string_append_printf(out, " {\n  \"id\": \"%s\"", d->id);
	put_field(out, "file", d->file);
	g_string_append_printf(out, ",\n  \"pages\": %d,\n  \"dpi\": %d,\n  \"level\": \"%s\"",
			       s->count, d->look.dpi, level[d->look.level]);
	g_string_append_printf(out, ",\n  \"rotation\": %d", turned ? 180 : 0);
	g_string_append(out, ",\n  \"arrival_stamp\": ");
	if (a->number)
		g_string_append_printf(out, "{ \"number\": \"%s\", \"date\": \"%s\" }", a->number,
				       a->date);
	else
		g_string_append(out, "null");
	put_field(out, "number_style", t->number_style);
	put_field(out, "type", t->type);
	put_field(out, "number", t->number);
	put_field(out, "date", t->date);
	put_field(out, "place", t->place);
	put_field(out, "parent", t->parent);
	put_field(out, "issuer", t->issuer);
	put_field(out, "abstract", t->abstract);
	put_field(out, "signer", t->signer);
	put_field(out, "signer_title", t->signer_title);
	put_field(out, "security", d->paper.security);
	put_field(out, "urgency", d->paper.urgency);
	put_refs(out, t->refs);
	put_tasks(out, d->paper.tasks);
	g_string_append(out, "\n }");
}

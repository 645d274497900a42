/* Samples for sohoa: invented administrative documents, drawn as scans. */
#ifndef SAMPLES_H
#define SAMPLES_H

#include <cairo.h>
#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#define A4_SHORT 595.28
#define A4_LONG 841.89
#define MAX_PAGES 12

enum item_kind {
	ITEM_END,
	ITEM_CITE,      /* căn cứ: italic, indented */
	ITEM_BODY,      /* justified, indented; pango markup allowed */
	ITEM_HEAD,      /* bold, indented */
	ITEM_MID,       /* bold, centred */
	ITEM_NOTE,      /* italic, centred: (Ban hành kèm theo ...) */
	ITEM_TO,        /* Kính gửi */
	ITEM_TO_LIST,   /* one addressee of a list */
	ITEM_PLAIN,     /* left, no indent: web print */
	ITEM_LINK,      /* left, blue: web print */
	ITEM_RULE,      /* short centred rule */
	ITEM_TABLE,     /* the task table of the document */
	ITEM_PAGE,      /* page break */
	ITEM_LANDSCAPE, /* page break, landscape from here on */
	ITEM_TAIL,      /* recipients and signer */
	ITEM_BLANK      /* an empty back page */
};

enum out_kind { OUT_PDF, OUT_PDF_CAPTION, OUT_PDF_BORN, OUT_TIFF, OUT_TIFF_G4, OUT_FOLDER };
enum head_kind { HEAD_STATE, HEAD_PARTY, HEAD_NONE };
enum level { LEVEL_CLEAN, LEVEL_OFFICE, LEVEL_WORN, LEVEL_FAX };
enum ink { INK_BLUE, INK_BLACK, INK_RED, INK_VIOLET };

struct item {
	enum item_kind kind;
	const char *text;
};

struct task {
	const char *cell[6]; /* no, activity, product, lead, support, deadline */
};

struct ref {
	const char *number, *date, *type, *issuer;
};

struct arrival {
	const char *owner, *number, *date;
	double x, y;
};

/* What the paper says. In number and place, {12} is written by hand, {.12} by
 * hand on a dotted line, {#12} stamped, { } left blank. */
struct paper {
	const char *parent, *issuer; /* as printed, \n between lines */
	const char *number, *place;
	const char *type, *abstract;
	const char *subject;    /* V/v of a công văn, under the number */
	const char *recipients; /* \n between lines */
	const char *authority;  /* signer stack, \n between lines */
	const char *signer;
	const char *security, *urgency;
	const char *seal;      /* ring text; NULL for no seal */
	const char *seal_core; /* text in the middle instead of a star */
	const char *caption;   /* digital signature caption */
	struct arrival arrival;
	const struct item *items;
	const struct task *tasks;
};

/* What the catalogue must say. */
struct truth {
	const char *type, *number, *date, *place, *parent, *issuer, *abstract;
	const char *signer, *signer_title, *number_style;
	const struct ref *refs;
};

struct look {
	const char *font;
	double size; /* body size in points */
	enum head_kind head;
	enum ink pen;
	enum level level;
	int dpi, quality;
	bool grey;         /* no colour scanner */
	double skew;       /* degrees */
	int upside_down;   /* page number, 0 for none */
	uint64_t seed;
};

struct doc {
	const char *id, *file;
	enum out_kind out;
	const char *const *page_names; /* of a folder */
	struct look look;
	struct paper paper;
	struct truth truth;
};

struct rng {
	uint64_t state;
};

struct page {
	cairo_surface_t *rec;
	double width, height;
	bool colour, blank, sideways;
	GString *text;
};

struct sheets {
	const struct doc *doc;
	struct page page[MAX_PAGES];
	int count;
};

/* rng.c */
uint32_t rng_next(struct rng *r);
double rng_unit(struct rng *r);
double rng_range(struct rng *r, double lo, double hi);
double rng_bell(struct rng *r);

/* hand.c */
double hand_width(const char *digits, double size);
void hand_write(cairo_t *cr, struct rng *r, const char *digits, double x, double y,
		double size, enum ink ink);
void hand_sign(cairo_t *cr, struct rng *r, double x, double y, double size, enum ink ink);
void ink_colour(cairo_t *cr, enum ink ink, double alpha);

/* marks.c */
void mark_seal(cairo_t *cr, struct rng *r, double x, double y, const char *ring,
	       const char *core);
void mark_arrival(cairo_t *cr, struct rng *r, const struct arrival *a);
void mark_frame(cairo_t *cr, struct rng *r, const char *text, double x, double y);
void mark_number(cairo_t *cr, struct rng *r, const char *digits, double x, double y);
double mark_number_width(cairo_t *cr, const char *digits);

/* layout.c, table.c, head.c */
struct pen {
	struct sheets *sheets;
	const struct doc *doc;
	struct page *page;
	cairo_t *cr;
	struct rng rng;
	double y, left, right, bottom;
	bool landscape;
};
struct block {
	double x, width, size, indent, gap;
	int align; /* -1 left, 0 centre, 1 right, 2 justified */
	bool bold, italic;
};
void pen_page(struct pen *p);
void pen_text(struct pen *p, const struct block *b, const char *markup);
double pen_height(struct pen *p, const struct block *b, const char *markup);
void pen_fixed(struct pen *p, const struct block *b, const char *markup, GString *out);
double pen_line_width(struct pen *p, const char *text, double size, bool bold, bool italic);
void pen_rule(struct pen *p, double cx, double y, double len);
void draw_table(struct pen *p);
void draw_head(struct pen *p);
double tail_height(struct pen *p);
void draw_tail(struct pen *p);
void lay_out(const struct doc *doc, struct sheets *s);

/* scan.c, write.c, truth.c */
struct Pix *scan_page(const struct sheets *s, int index);
int write_doc(const char *dir, const struct sheets *s);
int write_text(const char *dir, const struct sheets *s);
void write_truth(GString *out, const struct sheets *s);

extern const struct doc *const all_docs[];

#endif

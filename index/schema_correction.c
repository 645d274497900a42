#include "index/schema_steps.h"

/* Bound to a place of the page, not to a word, so that it holds when the page is read anew; laid over the words
 * whenever they are looked at (pipeline/model/correction.h). page.text has it in it, page.words has not. */
const char SCHEMA_CORRECTION[] =
    "CREATE TABLE correction ( -- canonical: what a person says stands at a place of a page\n"
    "  id INTEGER PRIMARY KEY, -- rises: a later one is laid over an earlier one\n"
    "  document INTEGER NOT NULL REFERENCES document(id), -- whose page\n"
    "  page INTEGER NOT NULL, -- its number in the file\n"
    "  box TEXT NOT NULL, -- x y w h, px in the original raster\n"
    "  raw TEXT NOT NULL, -- the words read there then, parted by a space; empty: none\n"
    "  text TEXT NOT NULL, -- the words that stand there; empty: none\n"
    "  corrected_by TEXT NOT NULL, -- the person\n"
    "  corrected_at TEXT NOT NULL, -- and when\n"
    "  UNIQUE (document, page, box)\n"
    ") STRICT;\n";

#include "index/schema.h"

#include <inttypes.h>
#include <stdio.h>

#include "index/database.h"
#include "index/derived.h"
#include "index/schema_steps.h"
#include "pipeline/base/err.h"

/* Comments stand inside the statements, so that they are kept in the file itself: `.schema` explains it. */
static const char CANONICAL[] =
    "CREATE TABLE run ( -- canonical: one ingest\n"
    "  id INTEGER PRIMARY KEY, -- rises with every run\n"
    "  started TEXT NOT NULL, -- UTC, like all times here: 2026-11-21T18:40:22Z\n"
    "  beat TEXT NOT NULL, -- when the counters were last saved\n"
    "  ended TEXT, -- null while it works, or when it died\n"
    "  pid INTEGER NOT NULL, -- of the process\n"
    "  items_seen INTEGER NOT NULL DEFAULT 0, -- paths looked at\n"
    "  pages_done INTEGER NOT NULL DEFAULT 0, -- pages read in this run\n"
    "  pages_failed INTEGER NOT NULL DEFAULT 0, -- pages given up in this run\n"
    "  pages_total INTEGER NOT NULL DEFAULT 0, -- pages known to need reading in this run\n"
    "  rate REAL NOT NULL DEFAULT 0, -- pages a second, lately\n"
    "  outcome TEXT -- complete, interrupted, failed: why; null while it works\n"
    ") STRICT;\n"

    "CREATE TABLE object ( -- canonical: bytes in the store\n"
    "  sha256 TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64), -- name and fixity, hex\n"
    "  size INTEGER NOT NULL, -- bytes\n"
    "  media_type TEXT, -- e.g. application/pdf; null unknown\n"
    "  stored INTEGER NOT NULL DEFAULT 0 CHECK (stored IN (0, 1)), -- the bytes lie in the store\n"
    "  first_seen TEXT NOT NULL -- when it was taken in\n"
    ") STRICT, WITHOUT ROWID;\n"

    "CREATE TABLE document ( -- canonical: one document\n"
    "  id INTEGER PRIMARY KEY AUTOINCREMENT, -- in order of intake, never given twice\n"
    "  part INTEGER NOT NULL CHECK (part >= 1), -- place among the documents of one file\n"
    "  digest TEXT NOT NULL, -- SHA-256 of the file, or of the page manifest of a folder of images\n"
    "  state TEXT NOT NULL CHECK (state IN ('queued', 'reading', 'done', 'review', 'quarantined')), -- how far it is\n"
    "  reason TEXT, -- why it is in quarantine or review\n"
    "  administrative INTEGER NOT NULL DEFAULT 1 CHECK (administrative IN (0, 1)), -- 0: a photo, form or web page\n"
    "  note TEXT, -- what a clerk should know\n"
    "  page_count INTEGER NOT NULL, -- pages it has\n"
    "  created TEXT NOT NULL, -- when it was taken in\n"
    "  revision INTEGER NOT NULL DEFAULT 1, -- rises with every change its sidecar must show\n"
    "  sidecar_revision INTEGER NOT NULL DEFAULT 0, -- the revision of the sidecar on disk\n"
    "  retention_code TEXT, -- place in the retention schedule; null not yet decided\n"
    "  mode_of_use TEXT, -- che do su dung: who may read it; null not yet decided\n"
    "  security_class TEXT, -- do mat as decided, beside the field read from paper; null not yet decided\n"
    "  UNIQUE (digest, part)\n"
    ") STRICT;\n"
    "CREATE INDEX document_state ON document(state);\n"
    "CREATE INDEX document_sidecar ON document(id) WHERE revision <> sidecar_revision;\n"

    "CREATE TABLE source ( -- canonical: an item, one path given to ingest\n"
    "  id INTEGER PRIMARY KEY, -- in order of sight\n"
    "  path BLOB NOT NULL UNIQUE, -- bytes as given\n"
    "  kind TEXT NOT NULL CHECK (kind IN ('file', 'folder', 'entry')), -- a folder of images is one document\n"
    "  outcome TEXT NOT NULL CHECK (outcome IN ('queued', 'document', 'duplicate', 'skipped', 'quarantined')), -- what "
    "became of it\n"
    "  reason TEXT, -- of the outcome, for a person\n"
    "  size INTEGER NOT NULL, -- bytes; of a folder the sum\n"
    "  mtime_ns INTEGER NOT NULL, -- to know an unchanged path again\n"
    "  digest TEXT, -- SHA-256 of the bytes or page manifest; null not computed\n"
    "  document INTEGER REFERENCES document(id) DEFERRABLE INITIALLY DEFERRED, -- (first) document it became or "
    "repeats\n"
    "  run INTEGER, -- the run that saw it first; no reference: runs are not restored from sidecars\n"
    "  seen TEXT NOT NULL -- when it was added or its outcome changed\n"
    ") STRICT;\n"
    "CREATE INDEX source_outcome ON source(outcome);\n"
    "CREATE INDEX source_document ON source(document);\n"

    "CREATE TABLE page ( -- canonical: one page of a document\n"
    "  id INTEGER PRIMARY KEY, -- for the database alone\n"
    "  document INTEGER NOT NULL REFERENCES document(id), -- whose page\n"
    "  number INTEGER NOT NULL CHECK (number >= 1), -- in the document\n"
    "  object TEXT NOT NULL REFERENCES object(sha256), -- where its raster lies\n"
    "  object_page INTEGER NOT NULL, -- page inside that object, from 1\n"
    "  state TEXT NOT NULL DEFAULT 'todo' CHECK (state IN ('todo', 'done', 'failed')), -- of reading it\n"
    "  attempts INTEGER NOT NULL DEFAULT 0, -- workers that died on it\n"
    "  reason TEXT, -- why it failed, or why the last attempt did\n"
    "  record TEXT, -- JSON: geometry, source, quality, evidence, note (sohoa-json(5)); null until read\n"
    "  text TEXT, -- the words as plain text, NFC; null until read\n"
    "  words TEXT, -- JSON: words with boxes in the upright frame; null until read\n"
    "  UNIQUE (document, number)\n"
    ") STRICT;\n"
    "CREATE INDEX page_todo ON page(document, number) WHERE state = 'todo';\n"
    "CREATE INDEX page_object ON page(object);\n"
    "CREATE INDEX page_failed ON page(document, number) WHERE state = 'failed';\n"

    "CREATE TABLE field ( -- canonical: a fact about a document\n"
    "  document INTEGER NOT NULL REFERENCES document(id), -- whose\n"
    "  name TEXT NOT NULL, -- number, date, type ...\n"
    "  value TEXT, -- null: none\n"
    "  confidence REAL NOT NULL, -- 0..1 that the value is right\n"
    "  status TEXT NOT NULL CHECK (status IN ('auto', 'review', 'confirmed')), -- confirmed: a person said so\n"
    "  page INTEGER NOT NULL, -- where it stands, from 1; 0 nowhere\n"
    "  box TEXT, -- x y w h, px in the original raster; null nowhere\n"
    "  rule TEXT, -- what found it; null nothing did\n"
    "  confirmed_by TEXT, -- the person\n"
    "  confirmed_at TEXT, -- and when\n"
    "  PRIMARY KEY (document, name),\n"
    "  CHECK ((status = 'confirmed') = (confirmed_by IS NOT NULL))\n"
    ") STRICT, WITHOUT ROWID;\n"
    "CREATE INDEX field_status ON field(status) WHERE status <> 'auto';\n"

    "CREATE TABLE candidate ( -- canonical: other readings of a field in review\n"
    "  document INTEGER NOT NULL REFERENCES document(id), -- whose\n"
    "  name TEXT NOT NULL, -- of the field\n"
    "  place INTEGER NOT NULL, -- 0 best\n"
    "  value TEXT NOT NULL, -- the reading\n"
    "  confidence REAL NOT NULL, -- 0..1 that it is right\n"
    "  PRIMARY KEY (document, name, place)\n"
    ") STRICT, WITHOUT ROWID;\n"

    "CREATE TABLE citation ( -- canonical: another document named in this one\n"
    "  document INTEGER NOT NULL REFERENCES document(id), -- the one that cites\n"
    "  place INTEGER NOT NULL, -- order in it, from 0\n"
    "  number TEXT, -- normalised, e.g. 30/2020/ND-CP with marks\n"
    "  date TEXT, -- YYYY-MM-DD\n"
    "  type TEXT, -- kind of document\n"
    "  issuer TEXT, -- agency\n"
    "  printed TEXT, -- as it stands on the paper\n"
    "  page INTEGER NOT NULL, -- where, from 1\n"
    "  box TEXT, -- x y w h, px in the original raster\n"
    "  PRIMARY KEY (document, place)\n"
    ") STRICT, WITHOUT ROWID;\n"
    "CREATE INDEX citation_number ON citation(number);\n"

    "CREATE TABLE task ( -- canonical: a row of a plan's annex\n"
    "  document INTEGER NOT NULL REFERENCES document(id), -- the plan\n"
    "  place INTEGER NOT NULL, -- order in it, from 0\n"
    "  no TEXT, -- as printed\n"
    "  activity TEXT, -- what is to be done\n"
    "  product TEXT, -- what comes of it\n"
    "  lead TEXT, -- who leads\n"
    "  support TEXT, -- who helps\n"
    "  deadline TEXT, -- as printed\n"
    "  page INTEGER NOT NULL, -- where, from 1\n"
    "  PRIMARY KEY (document, place)\n"
    ") STRICT, WITHOUT ROWID;\n"

    "CREATE TABLE event ( -- canonical: what was done (PREMIS); rows are only ever added\n"
    "  id INTEGER PRIMARY KEY, -- rises\n"
    "  type TEXT NOT NULL, -- PREMIS event type\n"
    "  time TEXT NOT NULL, -- when\n"
    "  agent TEXT NOT NULL, -- program with version, or person\n"
    "  outcome TEXT NOT NULL, -- success, failure, warning\n"
    "  detail TEXT, -- for a person\n"
    "  document INTEGER, -- whom it concerns; no reference: the event outlives what it tells of\n"
    "  object TEXT, -- SHA-256, the same\n"
    "  run INTEGER -- in which run\n"
    ") STRICT;\n"
    "CREATE INDEX event_document ON event(document) WHERE document IS NOT NULL;\n"
    "CREATE INDEX event_object ON event(object) WHERE object IS NOT NULL;\n"
    "CREATE TRIGGER event_keep_update BEFORE UPDATE ON event\n"
    "  BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;\n"
    "CREATE TRIGGER event_keep_delete BEFORE DELETE ON event\n"
    "  BEGIN SELECT RAISE(ABORT, 'events are never removed'); END;\n"
    /* INSERT OR REPLACE would remove the old row without the trigger above. */
    "CREATE TRIGGER event_keep_replace BEFORE INSERT ON event\n"
    "  WHEN EXISTS (SELECT 1 FROM event WHERE id = NEW.id)\n"
    "  BEGIN SELECT RAISE(ABORT, 'events are never replaced'); END;\n";

/* One row a document in the text index, so that words of one query may stand on different pages and a document is
 * ranked once; search_page tells which page a hit is on without reading the text. The index has no copy of the text:
 * its content is the view search_text over canonical tables, and `integrity-check` with rank 1 compares the two. Rows
 * are written from C: with trusted_schema off a trigger may not write them. Folded words are tokens of their own (see
 * tokenizer.h). */
static const char DERIVED[] =
    "CREATE TABLE search_header ( -- derived: what filters look at; a document is indexed when it is here\n"
    "  document INTEGER PRIMARY KEY, -- which\n"
    "  type_key TEXT NOT NULL, -- kind, folded\n"
    "  issuer_key TEXT NOT NULL, -- issuer and the agency above, folded\n"
    "  date TEXT, -- of issue, YYYY-MM-DD\n"
    "  year INTEGER -- of issue, or from the number; null unknown\n"
    ") STRICT;\n"
    "CREATE INDEX search_header_date ON search_header(date);\n"

    "CREATE TABLE search_number ( -- derived: keys of a document's number and its candidates\n"
    "  id INTEGER PRIMARY KEY, -- for the database alone\n"
    "  document INTEGER NOT NULL, -- which\n"
    "  digits TEXT NOT NULL, -- without leading zeros\n"
    "  year INTEGER, -- in the number, or of the date of issue; null unknown\n"
    "  kind TEXT NOT NULL, -- first part of the symbol, folded: qd\n"
    "  organ TEXT NOT NULL, -- the rest, folded, parted by -: ubnd-vp\n"
    "  value TEXT NOT NULL, -- the number as it is in the field\n"
    "  unconfirmed INTEGER NOT NULL -- 1: the field is in review\n"
    ") STRICT;\n"
    "CREATE INDEX search_number_digits ON search_number(digits);\n"
    "CREATE INDEX search_number_document ON search_number(document);\n"

    "CREATE TABLE search_page ( -- derived: where a page begins in the text of its document\n"
    "  document INTEGER NOT NULL, -- which\n"
    "  number INTEGER NOT NULL, -- page\n"
    "  first_token INTEGER NOT NULL, -- number of its first word in the text index, from 0\n"
    "  PRIMARY KEY (document, number)\n"
    ") STRICT, WITHOUT ROWID;\n"

    "CREATE VIEW search_text AS -- derived: the text of indexed documents by column of the text index\n"
    "SELECT h.document AS id,\n"
    "  (SELECT value FROM field f WHERE f.document = h.document AND f.name = 'number') AS number,\n"
    "  coalesce((SELECT value FROM field f WHERE f.document = h.document AND f.name = 'type'), '') || char(12) ||\n"
    "  coalesce((SELECT value FROM field f WHERE f.document = h.document AND f.name = 'abstract'), '') AS title,\n"
    "  coalesce((SELECT value FROM field f WHERE f.document = h.document AND f.name = 'issuer'), '') || char(12) ||\n"
    "  coalesce((SELECT value FROM field f WHERE f.document = h.document AND f.name = 'signer'), '') AS names,\n"
    "  (SELECT group_concat(text, char(12)) FROM (SELECT text FROM page p WHERE p.document = h.document\n"
    "   ORDER BY p.number)) AS body\n"
    "FROM search_header h;\n"

    "CREATE VIRTUAL TABLE search_index USING fts5(\n"
    "  number, -- number and symbol\n"
    "  title, -- kind and abstract\n"
    "  names, -- issuer and signer\n"
    "  body, -- the pages\n"
    "  content = 'search_text', content_rowid = 'id', tokenize = 'vietnamese', prefix = '2 3');\n"
    "INSERT INTO search_index(search_index, rank) VALUES('rank', 'bm25(10.0, 6.0, 3.0, 1.0)');\n";

/* The tasks of earlier versions have no headings until they are extracted again. A new table, since a column added by
 * ALTER TABLE would stand without its comment. */
static const char TASK_HEADING[] =
    "ALTER TABLE task RENAME TO task_2;\n"
    "CREATE TABLE task ( -- canonical: a row of a plan's annex\n"
    "  document INTEGER NOT NULL REFERENCES document(id), -- the plan\n"
    "  place INTEGER NOT NULL, -- order in it, from 0\n"
    "  no TEXT, -- as printed\n"
    "  activity TEXT, -- what is to be done\n"
    "  product TEXT, -- what comes of it\n"
    "  lead TEXT, -- who leads\n"
    "  support TEXT, -- who helps\n"
    "  deadline TEXT, -- as printed\n"
    "  page INTEGER NOT NULL, -- where, from 1\n"
    "  heading TEXT, -- of the group of rows it stands in\n"
    "  PRIMARY KEY (document, place)\n"
    ") STRICT, WITHOUT ROWID;\n"
    "INSERT INTO task SELECT document, place, no, activity, product, lead, support, deadline, page, NULL FROM task_2;\n"
    "DROP TABLE task_2;\n";

/* Several documents in one file: each is a row of its own with its part of the page rows, and page.number is counted in
 * the file. The tables are the same, but a program of before must not write them. */
static const char PARTS[] = "-- page.number is counted in the file from here on\n";

/* Not in the sidecars: after a rebuild an answer stands and is not taken back but answered anew. */
static const char DECISION[] =
    "CREATE TABLE IF NOT EXISTS decision ( -- canonical: a person's answer, and the field before it, to take it back\n"
    "  event INTEGER PRIMARY KEY, -- that tells of it\n"
    "  document INTEGER NOT NULL, -- whose field; no reference, as of the event\n"
    "  name TEXT NOT NULL, -- of the field\n"
    "  value TEXT, -- the answer; null: none\n"
    "  was_value TEXT, -- of the field before; null none\n"
    "  was_confidence REAL NOT NULL, -- of was_value\n"
    "  was_status TEXT NOT NULL, -- auto, review, or confirmed by was_by at was_at\n"
    "  was_rule TEXT, -- what had found it\n"
    "  was_by TEXT, -- who had confirmed it; null nobody\n"
    "  was_at TEXT, -- and when\n"
    "  along INTEGER, -- the answer it followed from; null: it was given by itself\n"
    "  undone INTEGER -- the event that took it back; null: it holds\n"
    ") STRICT;\n"
    "CREATE INDEX IF NOT EXISTS decision_document ON decision(document, name);\n"
    "CREATE INDEX IF NOT EXISTS decision_along ON decision(along) WHERE along IS NOT NULL;\n"
    "CREATE INDEX IF NOT EXISTS event_second ON event(document, id) WHERE type IN ('second check request', 'second "
    "check');\n";

/* Who uses the web page. They are not in the records: a rebuild carries them over from the old catalogue. */
static const char PEOPLE[] =
    "CREATE TABLE person ( -- canonical: one who may use the web page\n"
    "  id INTEGER PRIMARY KEY AUTOINCREMENT, -- never given twice: accesses name it\n"
    "  name TEXT NOT NULL UNIQUE, -- to sign in with: lower-case letters, digits, . _ -\n"
    "  full_name TEXT NOT NULL, -- as shown, and as written beside what the person confirms\n"
    "  role TEXT NOT NULL CHECK (role IN ('reader', 'clerk', 'manager', 'admin')), -- what the person may\n"
    "  password TEXT, -- hash by Argon2id, with its salt; null until it is chosen\n"
    "  link TEXT, -- SHA-256 of the one-time link to choose a password; null none\n"
    "  link_expires TEXT, -- when the link ends\n"
    "  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)), -- 0: may not sign in any more\n"
    "  created TEXT NOT NULL -- when the person was added\n"
    ") STRICT;\n"
    "CREATE UNIQUE INDEX person_link ON person(link) WHERE link IS NOT NULL;\n"

    "CREATE TABLE session ( -- canonical: one who is signed in\n"
    "  token TEXT NOT NULL PRIMARY KEY CHECK (length(token) = 64), -- SHA-256 of the token in the cookie, hex\n"
    "  person INTEGER NOT NULL REFERENCES person(id), -- who\n"
    "  created TEXT NOT NULL, -- when the person signed in\n"
    "  expires TEXT NOT NULL -- when it ends by itself\n"
    ") STRICT, WITHOUT ROWID;\n"
    "CREATE INDEX session_person ON session(person);\n"

    "CREATE TABLE access ( -- canonical: who looked at which document; rows are only ever added\n"
    "  id INTEGER PRIMARY KEY, -- rises\n"
    "  time TEXT NOT NULL, -- when\n"
    "  person INTEGER NOT NULL, -- who; no reference: the access outlives the person\n"
    "  name TEXT NOT NULL, -- what the person signed in as\n"
    "  document INTEGER NOT NULL, -- which\n"
    "  what TEXT NOT NULL, -- view, page, original, text, record\n"
    "  address TEXT -- of the person's machine\n"
    ") STRICT;\n"
    "CREATE INDEX access_document ON access(document);\n"
    "CREATE TRIGGER access_keep_update BEFORE UPDATE ON access\n"
    "  BEGIN SELECT RAISE(ABORT, 'accesses are never changed'); END;\n"
    "CREATE TRIGGER access_keep_delete BEFORE DELETE ON access\n"
    "  BEGIN SELECT RAISE(ABORT, 'accesses are never removed'); END;\n"
    "CREATE TRIGGER access_keep_replace BEFORE INSERT ON access\n"
    "  WHEN EXISTS (SELECT 1 FROM access WHERE id = NEW.id)\n"
    "  BEGIN SELECT RAISE(ABORT, 'accesses are never replaced'); END;\n"

    /* What must be kept from readers is few: every search leaves it out by these. */
    "CREATE INDEX field_secret ON field(document)\n"
    "  WHERE name = 'security' AND (value IS NOT NULL OR status = 'review');\n"
    "CREATE INDEX document_secret ON document(id) WHERE security_class IS NOT NULL;\n";

/* Their records tell by which digests the documents can be known. */
static const char DOSSIER_RECORDS[] = "UPDATE dossier SET record_revision = 0;\n";

static const struct {
    const char *sql;
    bool reindex; /* derived tables must be filled after it */
} STEPS[] = {
    {CANONICAL, false}, {DERIVED, true},       {TASK_HEADING, false}, {PARTS, false},           {DECISION, false},
    {PEOPLE, false},    {SCHEMA_SEARCH, true}, {SCHEMA_CITES, true},  {SCHEMA_REGISTER, false},
    {SCHEMA_DOSSIER, false}, {SCHEMA_CORRECTION, false}, {DOSSIER_RECORDS, false},
};

int schema_version(void)
{
    return (int)(sizeof STEPS / sizeof *STEPS);
}

const char *schema_step(int version)
{
    return STEPS[version - 1].sql;
}

int schema_check(struct catalogue *c, int *version, struct err *err)
{
    int64_t application = 0, taken = 0, tables = 0;

    if (database_number(c, err, &application, "PRAGMA application_id", "") < 0 ||
        database_number(c, err, &taken, "PRAGMA user_version", "") < 0 ||
        database_number(c, err, &tables, "SELECT count(*) FROM sqlite_schema", "") < 0)
        return -1;
    if (tables > 0 && application != SCHEMA_APPLICATION_ID)
        return err_set(err, ERR_CORRUPT, "'%s' is a database, but not a catalogue of this program", c->path);
    if (taken > schema_version())
        return err_set(err, ERR_TOO_NEW,
                       "the catalogue '%s' was written by a newer version of this program (schema %" PRId64
                       ", this one knows %d): use that version",
                       c->path, taken, schema_version());
    *version = (int)taken;
    return 0;
}

static int take_steps(struct catalogue *c, struct err *err)
{
    bool reindex = false;
    char pragma[64];
    int version;

    if (schema_check(c, &version, err) != 0)
        return -1;
    for (int i = version; i < schema_version(); i++) {
        if (database_exec(c, STEPS[i].sql, err) != 0)
            return err_context(err, "schema step %d", i + 1);
        reindex = reindex || STEPS[i].reindex;
    }
    snprintf(pragma, sizeof pragma, "PRAGMA application_id = %d; PRAGMA user_version = %d", SCHEMA_APPLICATION_ID,
             schema_version());
    if (version < schema_version() && database_exec(c, pragma, err) != 0)
        return -1;
    return reindex && version > 0 ? derived_rebuild(c, err) : 0;
}

int schema_migrate(struct catalogue *c, struct err *err)
{
    if (database_enter(c, err) != 0)
        return -1;
    return database_leave(c, take_steps(c, err), err);
}

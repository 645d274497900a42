#include "tests/unit/package_fixture.h"

static bool fixture_national(const struct fixture *f)
{
    return f->kind == AIP_HOSO || f->kind == SIP_HOSO || f->kind == AIP_LOOSE;
}

static bool fixture_sip(const struct fixture *f)
{
    return f->kind == SIP_HOSO || f->kind == SIP;
}

struct fixture_file *fixture_find(struct fixture *f, const char *path)
{
    for (size_t i = 0; i < f->count; i++)
        if (!strcmp(f->files[i].path, path))
            return &f->files[i];
    return NULL;
}

struct fixture_file *fixture_add(struct fixture *f, const char *path, const char *text)
{
    struct fixture_file *file;

    f->files = memory_resize(f->files, f->count + 1, sizeof *f->files);
    file = &f->files[f->count++];
    *file = (struct fixture_file){.path = memory_strdup(path)};
    buf_puts(&file->bytes, text);
    return file;
}

void fixture_drop(struct fixture *f, struct fixture_file *file)
{
    free(file->path);
    buf_release(&file->bytes);
    memmove(file, file + 1, (size_t)(f->files + --f->count - file) * sizeof *file);
}

void fixture_release(struct fixture *f)
{
    while (f->count)
        fixture_drop(f, &f->files[f->count - 1]);
    free(f->files);
}

static bool fixture_replace(struct fixture_file *file, const char *from, const char *to)
{
    char *at = file ? strstr(file->bytes.data, from) : NULL;
    struct buf text = {0};

    if (!at)
        return false;
    buf_append(&text, file->bytes.data, (size_t)(at - file->bytes.data));
    buf_printf(&text, "%s%s", to, at + strlen(from));
    buf_release(&file->bytes);
    file->bytes = text;
    return true;
}

/* The edits of a file that is there, or is to be added; once each. */
static void fixture_edit(struct fixture *f, const char *path, bool late)
{
    for (size_t i = 0; f->edits && i < FIXTURE_EDITS; i++) {
        const struct edit *e = &f->edits[i];
        struct fixture_file *file;
        bool done = true;

        if (e->act == NO_EDIT || (e->act >= LATE_REPLACE) != late || (path && strcmp(e->file, path) != 0))
            continue;
        file = fixture_find(f, e->file);
        if (e->act == REPLACE || e->act == LATE_REPLACE)
            done = fixture_replace(file, e->from, e->to);
        else if (e->act == ADD || e->act == LATE_ADD)
            fixture_add(f, e->file, e->to);
        else if (e->act == LINK)
            fixture_add(f, e->file, "")->link = e->to;
        else if (!file)
            done = false;
        else if (e->act == REMOVE || e->act == LATE_REMOVE)
            fixture_drop(f, file);
        else {
            free(file->path);
            file->path = memory_strdup(e->to);
        }
        f->applied += done;
    }
}

/* A file as made, then as edited. */
static void fixture_make(struct fixture *f, const char *path, const char *text)
{
    fixture_add(f, path, text);
    fixture_edit(f, path, false);
}

void fixture_digest(const struct fixture_file *file, char hex[DIGEST_SHA256_HEX])
{
    digest_sha256(buf_string(&file->bytes), file->bytes.len, hex);
}

/* SIZE, CREATED and CHECKSUM, of mdRef and file alike. */
static void put_described(struct buf *out, const struct fixture_file *file)
{
    char hex[DIGEST_SHA256_HEX];

    fixture_digest(file, hex);
    buf_printf(out,
               " MIMETYPE=\"application/octet-stream\" SIZE=\"%zu\" CREATED=\"" WHEN "\" CHECKSUM=\"%s\""
               " CHECKSUMTYPE=\"SHA-256\"",
               file->bytes.len, hex);
}

static void put_reference(struct buf *out, const char *name, const char *id, const struct fixture_file *file,
                          const char *href)
{
    buf_printf(out,
               "<%s ID=\"%s\" CREATED=\"" WHEN "\">\n<mdRef LOCTYPE=\"URL\" xlink:type=\"simple\" xlink:href=\"%s\""
               " MDTYPE=\"OTHER\" OTHERMDTYPE=\"X\"",
               name, id, href);
    put_described(out, file);
    buf_printf(out, "/>\n</%s>\n", name);
}

/* All files below a folder of the package as a group; nothing when there are none. */
static void put_group(struct fixture *f, struct buf *out, const char *use, const char *id, const char *below,
                      size_t cut)
{
    bool open = false;

    for (size_t i = 0; i < f->count; i++) {
        const struct fixture_file *file = &f->files[i];

        if (strncmp(file->path, below, strlen(below)) != 0 || file->link)
            continue;
        if (!open)
            buf_printf(out, "<fileGrp USE=\"%s\" ID=\"%s\">\n", use, id);
        open = true;
        buf_printf(out, "<file ID=\"ID-%d\"", ++f->ids);
        put_described(out, file);
        buf_printf(out, ">\n<FLocat LOCTYPE=\"URL\" xlink:type=\"simple\" xlink:href=\"%s\"/>\n</file>\n",
                   file->path + cut);
    }
    if (open)
        buf_puts(out, "</fileGrp>\n");
}

static void put_head(struct fixture *f, struct buf *out, bool root)
{
    const char *profile = f->kind == SIP ? "https://earksip.dilcis.eu/profile/E-ARK-SIP.xml"
                          : root && fixture_national(f) && !fixture_sip(f)
                              ? "http://www.ra.ee/METS/v01/IP.xml"
                              : "https://earkcsip.dilcis.eu/profile/E-ARK-CSIP.xml";

    buf_printf(out,
               "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
               "<mets xmlns=\"http://www.loc.gov/METS/\" xmlns:xlink=\"http://www.w3.org/1999/xlink\""
               " xmlns:csip=\"https://DILCIS.eu/XML/METS/CSIPExtensionMETS\" OBJID=\"%s\" TYPE=\"Mixed\""
               " csip:CONTENTINFORMATIONTYPE=\"MIXED\" PROFILE=\"%s\">\n"
               "<metsHdr CREATEDATE=\"" WHEN "\" csip:OAISPACKAGETYPE=\"%s\">\n"
               "<agent ROLE=\"CREATOR\" TYPE=\"OTHER\" OTHERTYPE=\"SOFTWARE\">\n<name>sohoa</name>\n"
               "<note csip:NOTETYPE=\"SOFTWARE VERSION\">0.0</note>\n</agent>\n"
               "<agent ROLE=\"CREATOR\" TYPE=\"ORGANIZATION\">\n<name>Sở</name>\n"
               "<note csip:NOTETYPE=\"IDENTIFICATIONCODE\">G09</note>\n</agent>\n</metsHdr>\n",
               root ? f->objid : "rep1", profile, fixture_sip(f) ? "SIP" : "AIP");
}

static void put_sections(struct fixture *f, struct buf *out, const char *below, size_t cut)
{
    int n = 0;

    for (size_t i = 0; i < f->count; i++) {
        const char *path = f->files[i].path;
        char id[32];

        if (strncmp(path, below, strlen(below)) != 0 || !strstr(path, "metadata/descriptive/"))
            continue;
        snprintf(id, sizeof id, "dmd-%d", ++n);
        put_reference(out, "dmdSec", id, &f->files[i], path + cut);
    }
    buf_puts(out, "<amdSec>\n");
    if (!cut && fixture_find(f, RIGHTS))
        put_reference(out, "rightsMD", "rights-1", fixture_find(f, RIGHTS), RIGHTS);
    for (size_t i = 0; i < f->count; i++)
        if (!strncmp(f->files[i].path, below, strlen(below)) && strstr(f->files[i].path, "metadata/preservation/"))
            put_reference(out, "digiprovMD", "prov-1", &f->files[i], f->files[i].path + cut);
    buf_puts(out, "</amdSec>\n");
}

static void put_metadata_div(struct fixture *f, struct buf *out, const char *below, bool root)
{
    bool provenance = false, descriptive = false;

    for (size_t i = 0; i < f->count; i++) {
        bool mine = !strncmp(f->files[i].path, below, strlen(below));

        provenance |= mine && strstr(f->files[i].path, "metadata/preservation/");
        descriptive |= mine && strstr(f->files[i].path, "metadata/descriptive/");
    }
    buf_printf(out,
               "<structMap ID=\"map\" TYPE=\"PHYSICAL\" LABEL=\"CSIP\">\n<div ID=\"main\" LABEL=\"%s\">\n"
               "<div ID=\"div-metadata\" LABEL=\"Metadata\"%s%s/>\n",
               root ? f->objid : "rep1", provenance ? " ADMID=\"prov-1\"" : "", descriptive ? " DMDID=\"dmd-1\"" : "");
}

static void make_representation(struct fixture *f)
{
    struct buf out = {0};

    put_head(f, &out, false);
    put_sections(f, &out, REP "metadata/", strlen(REP));
    buf_puts(&out, "<fileSec ID=\"files\">\n");
    put_group(f, &out, "Data", "group-data", REP "data/", strlen(REP));
    buf_puts(&out, "</fileSec>\n");
    put_metadata_div(f, &out, REP, false);
    buf_puts(
        &out,
        "<div ID=\"div-data\" LABEL=\"Data\"><fptr FILEID=\"group-data\"/></div>\n</div>\n</structMap>\n</mets>\n");
    fixture_make(f, REPMETS, out.data);
    buf_release(&out);
}

static void make_root(struct fixture *f)
{
    struct buf out = {0};

    put_head(f, &out, true);
    put_sections(f, &out, "metadata/", 0);
    buf_puts(&out, "<fileSec ID=\"files\">\n");
    put_group(f, &out, "Documentation", "group-doc", "documentation/", 0);
    put_group(f, &out, "Schemas", "group-xsd", "schemas/", 0);
    if (f->kind == FLAT)
        put_group(f, &out, "Representations", "group-rep", "representations/", 0);
    else
        put_group(f, &out, "Representations/rep1", "group-rep", REPMETS, 0);
    buf_puts(&out, "</fileSec>\n");
    put_metadata_div(f, &out, "metadata/", true);
    buf_puts(&out, "<div ID=\"div-doc\" LABEL=\"Documentation\"><fptr FILEID=\"group-doc\"/></div>\n"
                   "<div ID=\"div-xsd\" LABEL=\"Schemas\"><fptr FILEID=\"group-xsd\"/></div>\n");
    if (f->kind == FLAT)
        buf_puts(&out, "<div ID=\"div-rep\" LABEL=\"Representations\"><fptr FILEID=\"group-rep\"/></div>\n");
    else
        buf_puts(&out, "<div ID=\"div-rep\" LABEL=\"Representations/rep1\"><mptr LOCTYPE=\"URL\" xlink:type=\"simple\""
                       " xlink:href=\"" REPMETS "\" xlink:title=\"group-rep\"/></div>\n");
    buf_puts(&out, "</div>\n</structMap>\n</mets>\n");
    fixture_make(f, ROOT, out.data);
    buf_release(&out);
}

static void put_premis_object(struct buf *out, const struct fixture_file *file, int n)
{
    char hex[DIGEST_SHA256_HEX];

    fixture_digest(file, hex);
    buf_printf(
        out,
        "<object xsi:type=\"file\">\n<objectIdentifier><objectIdentifierType>local</objectIdentifierType>"
        "<objectIdentifierValue>object-%d</objectIdentifierValue></objectIdentifier>\n"
        "<objectCharacteristics><compositionLevel>0</compositionLevel>\n"
        "<fixity><messageDigestAlgorithm>SHA-256</messageDigestAlgorithm>\n<messageDigest>%s</messageDigest></fixity>\n"
        "<size>%zu</size>\n<format><formatDesignation><formatName>application/pdf</formatName></formatDesignation>"
        "</format>\n</objectCharacteristics>\n<originalName>%s</originalName>\n"
        "<linkingEventIdentifier><linkingEventIdentifierType>local</linkingEventIdentifierType>"
        "<linkingEventIdentifierValue>event-1</linkingEventIdentifierValue></linkingEventIdentifier>\n</object>\n",
        n, hex, file->bytes.len, file_base_name(file->path));
}

static void make_premis(struct fixture *f, const char *path, bool objects)
{
    struct buf out = {0};
    int n = 0;

    buf_puts(&out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<premis xmlns=\"http://www.loc.gov/premis/v3\""
                   " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" version=\"3.0\">\n");
    for (size_t i = 0; objects && i < f->count; i++)
        if (!strncmp(f->files[i].path, REP "data/", strlen(REP "data/")))
            put_premis_object(&out, &f->files[i], ++n);
    if (n == 0)
        buf_puts(&out,
                 "<object xsi:type=\"intellectualEntity\">\n<objectIdentifier><objectIdentifierType>local"
                 "</objectIdentifierType><objectIdentifierValue>whole</objectIdentifierValue></objectIdentifier>\n"
                 "</object>\n");
    buf_puts(&out,
             "<event>\n<eventIdentifier><eventIdentifierType>local</eventIdentifierType>"
             "<eventIdentifierValue>event-1</eventIdentifierValue></eventIdentifier>\n<eventType>transfer</eventType>\n"
             "<eventDateTime>" WHEN "</eventDateTime>\n<linkingAgentIdentifier><linkingAgentIdentifierType>local"
             "</linkingAgentIdentifierType><linkingAgentIdentifierValue>agent-1</linkingAgentIdentifierValue>"
             "</linkingAgentIdentifier>\n</event>\n<agent>\n<agentIdentifier><agentIdentifierType>local"
             "</agentIdentifierType><agentIdentifierValue>agent-1</agentIdentifierValue></agentIdentifier>\n"
             "<agentName>sohoa</agentName>\n</agent>\n</premis>\n");
    fixture_make(f, path, out.data);
    buf_release(&out);
}

static void make_ead(struct fixture *f)
{
    bool sip = f->kind == SIP_HOSO;
    struct buf out = {0};

    buf_printf(&out, "<simpledc>\n<%s>" CODE "</%s>\n<title>Hồ sơ về cải cách hành chính</title>\n",
               sip ? "fileCode" : "arcFileCode", sip ? "fileCode" : "arcFileCode");
    if (f->kind == AIP_LOOSE)
        buf_puts(&out, "<source>0</source>\n<description/>\n</simpledc>\n");
    else
        buf_printf(&out,
                   "<maintenance>03</maintenance>\n<mode>01</mode>\n<language>01</language>\n"
                   "<startDate>05/01/2021</startDate>\n<endDate>20/12/2021</endDate>\n<keyword>cải cách</keyword>\n"
                   "<totalDoc>2</totalDoc>\n<numberOfPaper>4</numberOfPaper>\n<numberOfPage>5</numberOfPage>\n"
                   "<format>%s</format>\n<inforSign/>\n<confidenceLevel>02</confidenceLevel>\n"
                   "<paperFileCode>G09.1.2.3</paperFileCode>\n<riskRecovery>0</riskRecovery>\n<riskRecoveryStatus/>\n"
                   "<description/>\n</simpledc>\n",
                   sip ? "tốt" : "01");
    fixture_make(f, EAD, out.data);
    buf_release(&out);
}

static void make_ead_doc(struct fixture *f, const char *path, int n)
{
    bool sip = f->kind == SIP_HOSO;
    struct buf out = {0};

    buf_puts(&out, "<simpledc>\n");
    if (sip)
        buf_printf(&out,
                   "<docId>%d</docId>\n<maintenance>03</maintenance>\n<riskRecovery>0</riskRecovery>\n"
                   "<riskRecoveryStatus/>\n",
                   n);
    else
        buf_printf(&out, "<arcFileCode>" CODE "</arcFileCode>\n<docOrdinal>%d</docOrdinal>\n", n);
    buf_printf(&out,
               "<mode>01</mode>\n<language>01</language>\n<keyword/>\n<numberOfPage>2</numberOfPage>\n"
               "<format>%s</format>\n<inforSign/>\n<confidenceLevel>02</confidenceLevel>\n<description/>\n"
               "<docCode>" CODE ".000000%d</docCode>\n<typeName>02</typeName>\n<codeNumber>76%d</codeNumber>\n"
               "<codeNotation>QĐ-UBND</codeNotation>\n<issuedDate>0%d/03/2021</issuedDate>\n"
               "<organName>Ủy ban nhân dân tỉnh An Bình</organName>\n<subject>Về việc thứ %d</subject>\n<autograph/>\n"
               "<process>0</process>\n</simpledc>\n",
               sip ? "tốt" : "01", n, n, n, n);
    fixture_make(f, path, out.data);
    buf_release(&out);
}

void fixture_build(struct fixture *f, enum fixture_kind kind, const struct edit *edits)
{
    *f = (struct fixture){.kind = kind, .edits = edits};
    f->objid = kind == AIP_HOSO || kind == AIP_LOOSE ? "urn:G09:uuid:" UUID : "uuid-" UUID;
    f->folder = kind == AIP_HOSO || kind == AIP_LOOSE ? "urn_G09_uuid_" UUID : "uuid-" UUID;
    fixture_make(f, "documentation/readme.txt", "Đọc trước\n");
    fixture_make(f, "schemas/mets.xsd", "<schema/>\n");
    fixture_make(f, DATA(1), "%PDF-1.4 một\n");
    fixture_make(f, DATA(2), "%PDF-1.4 hai hai\n");
    for (size_t i = 0; edits && i < FIXTURE_EDITS; i++) /* before anything lists what is there */
        if (edits[i].act == ADD || edits[i].act == LINK)
            fixture_edit(f, edits[i].file, false);
    if (fixture_national(f)) {
        make_ead(f);
        make_ead_doc(f, EADDOC(1), 1);
        make_ead_doc(f, EADDOC(2), 2);
    } else {
        fixture_make(f, DC, "<dc><title>x</title></dc>\n");
        fixture_make(f, RIGHTS, "<rights/>\n");
        if (kind != FLAT)
            fixture_make(f, REP DC, "<dc/>\n");
    }
    if (kind != SIP_HOSO)
        make_premis(f, PREMIS, false);
    if (kind != SIP_HOSO && kind != FLAT)
        make_premis(f, PREMIS1, true);
    if (kind != FLAT)
        make_representation(f);
    make_root(f);
    fixture_edit(f, NULL, true);
}

size_t fixture_edits_asked(const struct edit *edits)
{
    size_t count = 0;

    for (size_t i = 0; edits && i < FIXTURE_EDITS; i++)
        count += edits[i].act != NO_EDIT;
    return count;
}

void fixture_write_folder(struct fixture *f, const char *where)
{
    cleanup_arena struct arena arena = {0};
    struct err err = {0};

    for (size_t i = 0; i < f->count; i++) {
        char *path = arena_printf(&arena, "%s/%s/%s", where, f->folder, f->files[i].path);
        int fd;

        if (file_make_parent(AT_FDCWD, path, &err) != 0)
            abort();
        if (f->files[i].link) {
            if (symlink(f->files[i].link, path) != 0)
                abort();
            continue;
        }
        fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
        if (fd < 0 || file_write_all(fd, buf_string(&f->files[i].bytes), f->files[i].bytes.len) != 0)
            abort();
        close(fd);
    }
}

void fixture_put_entry(struct archive *archive, const char *path, const char *link, const void *bytes,
                       size_t n)
{
    struct archive_entry *entry = archive_entry_new();

    archive_entry_set_pathname(entry, path);
    archive_entry_set_filetype(entry, link ? AE_IFLNK : AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_size(entry, (la_int64_t)n);
    if (link)
        archive_entry_set_symlink(entry, link);
    archive_write_header(archive, entry);
    if (!link)
        archive_write_data(archive, bytes, n);
    archive_entry_free(entry);
}

void fixture_write_archive(struct fixture *f, const char *path, bool zip, const char *options,
                           void (*extra)(struct archive *archive, struct fixture *f))
{
    struct archive *archive = archive_write_new();

    if (zip) {
        archive_write_set_format_zip(archive);
        archive_write_zip_set_compression_store(archive);
        if (options) {
            archive_write_set_passphrase(archive, "x");
            archive_write_set_options(archive, options);
        }
    } else {
        archive_write_set_format_pax_restricted(archive);
    }
    if (archive_write_open_filename(archive, path) != ARCHIVE_OK)
        abort();
    for (size_t i = 0; i < f->count; i++) {
        cleanup_buf struct buf name = {0};

        buf_printf(&name, "%s/%s", f->folder, f->files[i].path);
        fixture_put_entry(archive, name.data, f->files[i].link, buf_string(&f->files[i].bytes), f->files[i].bytes.len);
    }
    if (extra)
        extra(archive, f);
    archive_write_close(archive);
    archive_write_free(archive);
}

/* Settings of one archive: DIR/sohoa.ini. One table feeds the parser, the file written by `init` and the manual.
 *
 * SETTING_TEXT(section, key, field, default, meaning)
 * SETTING_NUMBER(section, key, field, default, least, most, meaning)   numbers may have a fraction */
#ifndef SOHOA_BASE_SETTINGS_H
#define SOHOA_BASE_SETTINGS_H

#include <stddef.h>

struct err;
struct buf;

/* Packages (sohoa-packages(7)): what the rules leave open or their sources tell differently. */
#define SETTING_PACKAGE_TABLE(TEXT, NUMBER)                                                                            \
    NUMBER(package, fonds_in_name, package_fonds_in_name, 0, 0, 1,                                                     \
           "1: an AIP is urn:FONDS:uuid:..., else urn:uuid:....")                                                      \
    NUMBER(package, lowercase_schemas, package_lowercase_schemas, 0, 0, 1,                                             \
           "1: the schemas in a package are mets.xsd, ead.xsd and so on, else METS.xsd, EAD.xsd.")                     \
    TEXT(package, checksums, package_checksums, "upper", "Checksums in hex digits that are upper or lower case.")      \
    TEXT(package, aip_type, package_aip_type, "Mixed", "mets/@TYPE of AIP and SIP: Mixed, Collection, or AIP.")        \
    TEXT(package, aip_profile, package_aip_profile, "http://www.ra.ee/METS/v01/IP.xml",                                \
         "mets/@PROFILE of the root of an AIP; all others state the E-ARK CSIP profile.")                              \
    TEXT(package, metadata_type, package_metadata_type, "OTHER", "mdRef/@MDTYPE of EAD.xml and EAD_doc: OTHER or DC.") \
    TEXT(package, xml_type, package_xml_type, "text/xml", "MIME type of XML files: text/xml or application/xml.")      \
    TEXT(package, document_prefix, package_document_prefix, "EAD_doc_",                                                \
         "How the names of the files about documents begin, e.g. EAD_DOC_.")                                           \
    NUMBER(package, name_digits, package_name_digits, 3, 1, 7, "Digits of the ordinal in the name of a file.")         \
    NUMBER(package, code_digits, package_code_digits, 7, 1, 7, "Digits of the ordinal in docCode.")                    \
    TEXT(package, code_separator, package_code_separator, ".", "What stands between mã hồ sơ and ordinal.")            \
    TEXT(package, types_04_06, package_types_04_06, "Quy chế, Quy định, Thông cáo",                                    \
         "The kinds of document whose typeName is 04, 05 and 06.")                                                     \
    TEXT(package, submission, package_submission, "",                                                                  \
         "Code of the submission agreement a SIP states; empty: mã hồ sơ.")                                            \
    TEXT(package, mode, package_mode, "02", "Chế độ sử dụng where none was set: 01, 02 or 03.")                        \
    TEXT(package, maintenance, package_maintenance, "", "Thời hạn lưu trữ where none was set: 01 to 07.")              \
    TEXT(package, language, package_language, "01", "Ngôn ngữ of documents, a code: 01 is Vietnamese.")                \
    TEXT(package, condition, package_condition, "", "Tình trạng vật lý where none was set: 01 tốt, 02, 03 hỏng.")      \
    NUMBER(package, alto, package_alto, 0, 0, 1, "1: packages hold the words of each page with their boxes as ALTO.")  \
    NUMBER(package, sha512, package_sha512, 1, 0, 1,                                                                   \
           "1: bags have SHA-512 beside SHA-256 (RFC 8493); 0: SHA-256 alone, made and checked in half the time.")     \
    NUMBER(package, pdfa, package_pdfa, 1, 0, 1, "1: packages hold each document as two-layer PDF/A; 0: as it came.")

#define SETTING_TABLE(TEXT, NUMBER)                                                                                    \
    TEXT(agency, name, agency_name, "", "Name of the agency that keeps the archive, as bags state it.")                \
    TEXT(agency, code, agency_code, "", "Mã định danh of the agency, e.g. H30.81; stated in bags.")                    \
    TEXT(agency, fonds, agency_fonds, "", "Mã phông of the archive's fonds, e.g. G09; of new dossiers.")               \
    TEXT(agency, archive, agency_archive, "", "Mã cơ quan lưu trữ that keeps the fonds; of new dossiers.")             \
    TEXT(agency, place, agency_place, "", "Where the agency sits, e.g. Quảng Ngãi; stated in bags.")                   \
    TEXT(recognition, languages, languages, "vie", "Tesseract models, joined with +, e.g. vie+eng.")                   \
    TEXT(recognition, leave_out, leave_out, "", "Steps of reading to leave out, parted by commas; see sohoa.ini(5).")  \
    NUMBER(run, jobs, jobs, 0, 0, 256, "Pages read at once; 0 is one for each processor core.")                        \
    NUMBER(run, previews, previews, 1, 0, 1,                                                                           \
           "1: keep a picture of each page for the web page, about 0.2 MB; 0: do not.")                                \
    NUMBER(limits, file_mb, file_mb, 2048, 1, 1048576, "Largest file taken in, MB.")                                   \
    NUMBER(limits, pages, pages, 5000, 1, 5000, "Most pages of one file.")                                             \
    NUMBER(limits, page_megapixels, page_megapixels, 150, 1, 1000, "Largest page image, million pixels.")              \
    NUMBER(limits, worker_mb, worker_mb, 1500, 300, 65536, "Memory one worker may use, MB.")                           \
    NUMBER(limits, page_seconds, page_seconds, 120, 5, 3600, "Processor time one page may take, seconds.")             \
    NUMBER(limits, archive_mb, archive_mb, 8192, 1, 1048576, "Most that one zip or tar may unpack to, MB.")            \
    NUMBER(limits, archive_files, archive_files, 50000, 1, 1000000, "Most files in one zip or tar.")                   \
    TEXT(verify, schemas, verify_schemas, "", "Folder of XSDs (mets.xsd, premis-v3.xsd ...) for verify.")              \
    NUMBER(verify, strict, verify_strict, 0, 0, 1, "1: rules on which the sources disagree are errors, not warnings.") \
    NUMBER(review, max_risk, max_risk, 0.005, 0, 1,                                                                    \
           "A value is taken without asking only where the risk of error is below this share.")                        \
    SETTING_PACKAGE_TABLE(TEXT, NUMBER)

struct settings {
#define TEXT(section, key, field, preset, meaning)                char field[256];
#define NUMBER(section, key, field, preset, least, most, meaning) double field;
    SETTING_TABLE(TEXT, NUMBER)
#undef TEXT
#undef NUMBER
};

void settings_init(struct settings *settings); /* the defaults */

/* Reads an INI file over the defaults. Unknown keys, repeated sections with wrong keys and values out of range are
 * refused: ERR_CONFIG with file and line. A missing file is ERR_NOT_FOUND. */
int settings_load(struct settings *settings, const char *path, struct err *err);

/* The commented file that `init` writes: every key with its meaning and default. */
void settings_put_template(struct buf *out);

#endif

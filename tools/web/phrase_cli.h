/* Phrases of the command line; see phrase.h and tools/say.h. Directives are those of printf, the same in both languages
 * and in the same order, which a test holds. What the program says in English here is also what scripts and the manual
 * know: change it only with them. */
#ifndef SOHOA_WEB_PHRASE_CLI_H
#define SOHOA_WEB_PHRASE_CLI_H

#define PHRASE_CLI_TABLE(PHRASE)                                                                                       \
    /* help */                                                                                                         \
    PHRASE(CLI_HELP,                                                                                                   \
           "sohoa: số hóa văn bản hành chính thành một kho tra cứu được, kiểm chứng được\n\n" \
           "cách dùng: sohoa [-C DIR] LỆNH [tùy chọn] [đối số]\n\n"                                        \
           "  -C DIR       kho; không có thì lấy $SOHOA_DIR\n"                                                    \
           "  --version    phiên bản\n\ncác lệnh:\n",                                                                  \
           "sohoa: scanned Vietnamese administrative documents into a searchable, verifiable archive\n\n"              \
           "usage: sohoa [-C DIR] COMMAND [options] [arguments]\n\n"                                                   \
           "  -C DIR       the archive; $SOHOA_DIR when absent\n"                                                      \
           "  --version    version\n\ncommands:\n")                                                                    \
    PHRASE(CLI_HELP_MORE, "\n`sohoa LỆNH --help` nói rõ hơn; sách hướng dẫn: sohoa(1).\n",                             \
           "\n`sohoa COMMAND --help` tells more; the manual page is sohoa(1).\n")                                      \
    PHRASE(CLI_HELP_OF, "cách dùng: sohoa [-C DIR] %s [tùy chọn] %s\n\n%s\n\ncác tùy chọn:\n",                          \
           "usage: sohoa [-C DIR] %s [options] %s\n\n%s\n\noptions:\n")                                               \
    PHRASE(CLI_HELP_MANUAL, "\nSách hướng dẫn: sohoa(1).\n", "\nThe manual page is sohoa(1).\n")                      \
    PHRASE(CLI_INIT, "Đã tạo kho '%s'. Các thiết lập ở '%s/%s'.\nTiếp theo: sohoa -C '%s' ingest THƯ-MỤC\n",           \
           "Made the archive '%s'. Its settings are in '%s/%s'.\nNext: sohoa -C '%s' ingest FOLDER\n")                 \
    /* ingest and status */                                                                                            \
    PHRASE(CLI_PROGRESS, "%lld/%lld%s trang, %.1f trang/giây, còn %s, %lld lỗi",                                       \
           "%lld/%lld%s pages, %.1f pages/s, %s left, %lld failed")                                                    \
    PHRASE(CLI_MINUTES, "%ld phút", "%ld min")                                                                         \
    PHRASE(CLI_HOURS, "%.1f giờ", "%.1f h")                                                                            \
    PHRASE(CLI_SEEN, "%lld tệp đã thấy (thư mục ảnh các trang tính là một):",                                          \
           "%lld file{|s} seen (a folder of page images counts once):")                                                \
    PHRASE(CLI_LEDGER_DONE, "xong", "done")                                                                            \
    PHRASE(CLI_LEDGER_REVIEW, "cần duyệt", "to review")                                                                \
    PHRASE(CLI_LEDGER_DUPLICATE, "trùng", "duplicate")                                                                 \
    PHRASE(CLI_LEDGER_QUARANTINED, "không nhận được", "quarantined")                                                   \
    PHRASE(CLI_LEDGER_SKIPPED, "bỏ qua", "skipped")                                                                    \
    PHRASE(CLI_LEDGER_UNFINISHED, "chưa đọc", "not yet read")                                                          \
    PHRASE(CLI_PAGES_READ, "\nđã đọc %lld trang trong %.1f giây, %lld lỗi; %lld văn bản mới\n",                        \
           "\n%lld page{|s} read in %.1f s, %lld failed; %lld of the documents {is|are} new\n")                         \
    PHRASE(CLI_STATUS_DOCUMENTS, "văn bản    %lld xong, %lld cần duyệt, %lld không nhận được, %lld đang chờ\n",        \
           "documents  %lld done, %lld to review, %lld quarantined, %lld waiting\n")                                   \
    PHRASE(CLI_STATUS_PAGES, "trang      %lld đã đọc, %lld lỗi, %lld đang chờ\n",                                      \
           "pages      %lld read, %lld failed, %lld waiting\n")                                                        \
    PHRASE(CLI_STATUS_OBJECTS, "bản gốc    %lld tệp, %.1f MB\n", "originals  %lld object{|s}, %.1f MB\n")              \
    PHRASE(CLI_STATUS_PATHS, "đường dẫn  %lld trùng, %lld bỏ qua, %lld không nhận và không lưu\n",                     \
           "paths      %lld duplicate, %lld skipped, %lld quarantined and not stored\n")                               \
    PHRASE(CLI_STATUS_FIELDS, "ô          %lld cần duyệt, %lld đã xác nhận\n",                                         \
           "fields     %lld to review, %lld confirmed\n")                                                              \
    PHRASE(CLI_STATUS_RUNNING, "nhập       đang chạy (tiến trình %lld): %s\n",                                         \
           "ingest     running (process %lld): %s\n")                                                                  \
    PHRASE(CLI_STATUS_LAST, "nhập       lần trước %s lúc %s: đã đọc %lld trang, %lld lỗi\n",                           \
           "ingest     last %s at %s: %lld page{|s} read, %lld failed\n")                                              \
    PHRASE(CLI_STATUS_NO_WORD, "dừng không báo", "ended without a word")                                               \
    /* one document */                                                                                                 \
    PHRASE(CLI_SHOW, "văn bản %lld, %s, %d trang", "document %lld, %s, %d page{|s}")                                   \
    PHRASE(CLI_SHOW_PART, ": phần %d của tệp, từ trang %d", ": part %d of the file, from page %d on")                  \
    PHRASE(CLI_SHOW_REASON, "  lý do: %s\n", "  reason: %s\n")                                                         \
    PHRASE(CLI_SHOW_NOTE, "  ghi chú: %s\n", "  note: %s\n")                                                           \
    PHRASE(CLI_SHOW_SOURCE, "  nguồn: %s\n", "  source: %s\n")                                                         \
    PHRASE(CLI_SHOW_REVIEW, "   [cần duyệt]", "   [review]")                                                           \
    PHRASE(CLI_SHOW_CONFIRMED, "   [đã xác nhận]", "   [confirmed]")                                                   \
    PHRASE(CLI_SHOW_PLACE, "   (trang %d, %.2f)", "   (page %d, %.2f)")                                                \
    PHRASE(CLI_SHOW_OR, "  %18shoặc %s (%.2f)\n", "  %18sor %s (%.2f)\n")                                              \
    PHRASE(CLI_SHOW_CITES, "\nviện dẫn:\n", "\ncites:\n")                                                              \
    PHRASE(CLI_SHOW_CITE_PAGE, "  (trang %d)", "  (page %d)")                                                          \
    PHRASE(CLI_SHOW_CITE_DOCUMENT, ": văn bản ", ": document ")                                                        \
    PHRASE(CLI_SHOW_CITED_BY, "\nđược viện dẫn bởi: ", "\ncited by: ")                                                 \
    PHRASE(CLI_SHOW_TASKS, "\nnhiệm vụ:\n", "\ntasks:\n")                                                              \
    PHRASE(CLI_SHOW_SCAN, "\nbản quét:\n", "\nscan:\n")                                                                \
    PHRASE(CLI_SHOW_SCAN_PAGE, "  trang %d: %d dpi, lệch %.1f°, tương phản %.2f, độ nét %.2f, chữ chưa chắc %.0f %%%s%s\n", \
           "  page %d: %d dpi, skew %.1f°, contrast %.2f, sharpness %.2f, doubtful words %.0f %%%s%s\n")               \
    PHRASE(CLI_SHOW_CORRECTIONS, "\nchữ đã sửa:\n", "\ncorrected words:\n")                                            \
    PHRASE(CLI_SHOW_CORRECTION, "  trang %d tại %d,%d,%d,%d: %s → %s  (%s, %s)",                                       \
           "  page %d at %d,%d,%d,%d: %s → %s  (%s, %s)")                                                              \
    PHRASE(CLI_SHOW_UNPLACED, "  [chưa đặt được: chữ đọc ở đó nay dài hơn chỗ đã sửa]",                                \
           "  [not laid: what is read there now is longer than the place]")                                            \
    PHRASE(CLI_SHOW_EVENTS, "\nlịch sử:\n", "\nevents:\n")                                                             \
    /* search, review, export, verify */                                                                               \
    PHRASE(CLI_NO_NUMBER, "(chưa rõ số)", "(no number)")                                                               \
    PHRASE(CLI_HIT, "        trang %d: %s\n", "        page %d: %s\n")                                                 \
    PHRASE(CLI_FOUND, "tìm thấy %lld\n", "%lld found\n")                                                               \
    PHRASE(CLI_FOUND_MORE, "tìm thấy hơn %lld\n", "more than %lld found\n")                                            \
    PHRASE(CLI_CORRECTED, "Không có từ ngữ đúng như đã gõ; đã tìm: %s\n",                                              \
           "Nothing has the words as typed; searched for: %s\n")                                                       \
    PHRASE(CLI_SIMILAR, "Không có số này; những số ở trên thì gần giống.\n",                                           \
           "Nothing has this number; those above are like it.\n")                                                      \
    PHRASE(CLI_CUT, "Việc tìm đã dừng giữa chừng: có thể còn nữa. Hãy thêm từ hoặc bộ lọc.\n",                         \
           "The search was cut short: there may be more. Add a word or a filter.\n")                                   \
    PHRASE(CLI_NOTHING_READ, "không đọc được", "nothing read")                                                         \
    PHRASE(CLI_QUESTION_PLACE, "   trang %d tại %d,%d", "   page %d at %d,%d")                                         \
    PHRASE(CLI_EXPORTED, "Đã ghi %zu văn bản vào '%s' và kiểm tra xong.\n",                                            \
           "Wrote %zu document{|s} to '%s' and verified it.\n")                                                        \
    PHRASE(CLI_PACKED, "Đã đóng %zu văn bản vào %zu gói và kiểm tra xong:\n%s",                                         \
           "Packed %zu document{|s} into %zu package{|s} and verified {it|them}:\n%s")                                 \
    PHRASE(CLI_PACKING, "%zu/%zu văn bản, %.1f văn bản/giây", "%zu/%zu document{|s}, %.1f documents/s")                \
    PHRASE(CLI_PACK_WITHOUT_PDFA, "%zu văn bản không có PDF/A hai lớp: bản gốc nằm trong data/.\n",                    \
           "%zu {document has|documents have} no two-layer PDF/A: what came in is in data/ instead.\n")                \
    PHRASE(CLI_PACK_ASKING, "%zu văn bản còn ô chờ duyệt: các ô đó để trống trong EAD_doc.\n",                         \
           "%zu {document still has|documents still have} open questions: those fields are empty in EAD_doc.\n")       \
    PHRASE(CLI_PACK_CUT, "%zu giá trị dài quá quy định đã bị cắt; toàn văn nằm trong documentation/records.\n",        \
           "%zu {value was too long for its element and was|values were too long for their element and were} cut; documentation/records has them whole.\n") \
    PHRASE(CLI_PACK_OVERSIZE, "%zu văn bản lớn hơn cỡ chia gói: mỗi văn bản một gói riêng.\n",                          \
           "%zu {document is|documents are} larger than the size to split at: each has a package of its own.\n")       \
    PHRASE(CLI_PACK_LACKING, "Còn thiếu %zu chỗ mà quy định bắt buộc, hãy điền rồi đóng gói lại:\n%s",                  \
           "%zu {place lacks|places lack} what the rules ask for; fill them in and pack again:\n%s")                   \
    PHRASE(CLI_RESTORED,                                                                                               \
           "%lld văn bản mới, %lld đã có; nhận thêm %lld ô đã duyệt, %lld chỗ mâu thuẫn; "                              \
           "%lld hồ sơ mới, %lld đã có, %lld còn thiếu văn bản\n",                                                     \
           "%lld document{|s} new, %lld known; %lld answer{|s} taken over, %lld conflict{|s}; "                        \
           "%lld dossier{|s} new, %lld known, %lld lacking documents\n")                                               \
    PHRASE(CLI_DOSSIER_WAITS,                                                                                          \
           "Hồ sơ %s còn chờ văn bản ở các gói khác của nó: hãy nhập cả các gói đó.\n",                                \
           "The dossier %s waits for documents in other packages of it: import those too.\n")                          \
    PHRASE(CLI_FOREIGN,                                                                                                \
           "Gói của phần mềm khác: %zu tệp đã nhận như bản quét, %zu mô tả vào sổ đăng ký; thời hạn, chế độ sử dụng, "  \
           "từ khóa và các mục khác của gói không nhận.\n",                                                            \
           "A package of another program: %zu file{|s} taken in as scans, %zu description{|s} into the register; retention, " \
           "mode of use, keywords and all else it says were not taken.\n")                                            \
    PHRASE(CLI_PACK_NO_SCHEMAS, "Gói không có lược đồ METS, PREMIS: đặt verify.schemas trong sohoa.ini.\n",           \
           "The schemas of METS and PREMIS are not in it: set verify.schemas in sohoa.ini.\n")                        \
    PHRASE(CLI_VERIFIED_PACKAGE, "%s: %s; %s, %llu tệp, %llu byte\n", "%s: %s; %s, %llu file{|s}, %llu byte{|s}\n")    \
    PHRASE(CLI_VALID, "hợp lệ", "valid")                                                                               \
    PHRASE(CLI_VALID_WARNED, "hợp lệ, có cảnh báo", "valid with warnings")                                             \
    PHRASE(CLI_INVALID, "không hợp lệ", "invalid")                                                                     \
    PHRASE(CLI_VERIFY_MORE, "... và %zu điều nữa\n", "... and %zu more\n")                                             \
    PHRASE(CLI_VERIFIED, "%s: %s; đã kiểm tra %lld bản gốc\n", "%s: %s; %lld original{|s} checked\n")                  \
    PHRASE(CLI_SOUND, "nguyên vẹn", "sound")                                                                           \
    PHRASE(CLI_DAMAGED, "có hư hỏng", "damaged")                                                                       \
    /* citations */                                                                                                    \
    PHRASE(CLI_CITES,                                                                                                  \
           "%lld viện dẫn: %lld có trong kho + %lld nhiều bản cùng số + %lld có thể đọc nhầm + %lld số của chính nó + "\
           "%lld không có trong kho\n",                                                                                \
           "%lld citation{|s}: %lld found + %lld ambiguous + %lld suspect + %lld own + %lld not held\n")               \
    PHRASE(CLI_CITED_BY, "%lld viện dẫn\n", "%lld citation{|s}\n")                                                     \
    /* registers */                                                                                                    \
    PHRASE(CLI_REGISTER_COLUMN, "cột %s '%s': %s\n", "column %s '%s': %s\n")                                           \
    PHRASE(CLI_REGISTER_UNUSED, "không dùng", "not used")                                                              \
    PHRASE(CLI_REGISTER_DAY_FIRST, "ngày như ở dòng %ld được đọc với ngày đứng trước, ",                               \
           "dates like that of row %ld are read with the day first, ")                                                 \
    PHRASE(CLI_REGISTER_MONTH_FIRST, "ngày như ở dòng %ld được đọc với tháng đứng trước, ",                            \
           "dates like that of row %ld are read with the month first, ")                                               \
    PHRASE(CLI_REGISTER_AS_ROW, "như ở dòng %ld\n", "as that of row %ld has it\n")                                     \
    PHRASE(CLI_REGISTER_AS_SAID, "như đã nêu\n", "as was said\n")                                                      \
    PHRASE(CLI_REGISTER_AS_USUAL, "theo thông lệ: không ngày nào trong tệp cho biết\n",                                \
           "as is usual here: no date of the file tells\n")                                                            \
    PHRASE(CLI_REGISTER_SEEN, "%lld dòng: %lld mới + %lld đã có + %lld không hiểu được",                               \
           "%lld row{|s} seen: %lld new + %lld known + %lld not understood")                                           \
    PHRASE(CLI_REGISTER_REMOVED, "; bỏ %lld dòng mà tệp không còn",                                                    \
           "; %lld that the file no longer has {is|are} removed")                                                      \
    PHRASE(CLI_REGISTER_ROW, "%s, dòng %lld: ", "%s, row %lld: ")                                                      \
    PHRASE(CLI_REGISTER_NO_SCAN, "chưa có bản quét của %s, %s  %s\n", "no scan of %s, %s  %s\n")                       \
    PHRASE(CLI_REGISTER_NOT_IN, "văn bản %lld không có trong sổ\n", "document %lld is not in the register\n")          \
    PHRASE(CLI_REGISTER_DIFFERS, "văn bản %lld: %s trong sổ là '%s', trong kho là '%s'\n",                             \
           "document %lld: %s is '%s' in the register, '%s' in the archive\n")                                         \
    PHRASE(CLI_REGISTER_GAP, "%d, dãy số %s: thiếu số %lld", "%d, series %s: no number %lld")                          \
    PHRASE(CLI_REGISTER_GAP_COMMON, "%d, dãy số chung: thiếu số %lld", "%d, common series: no number %lld")            \
    PHRASE(CLI_REGISTER_GAP_TO, " đến %lld", " to %lld")                                                               \
    PHRASE(CLI_REGISTER_SUM,                                                                                           \
           "%lld dòng chưa có bản quét, %lld văn bản chưa vào sổ, %lld ô không khớp, %lld chỗ thiếu số\n",             \
           "%lld registered without a scan, %lld scanned without a row, %lld {field disagrees|fields disagree}, %lld gap{|s}\n") \
    /* import, rebuild, serve */                                                                                       \
    PHRASE(CLI_IMPORTING, "%lld bản ghi", "%lld records")                                                              \
    PHRASE(CLI_IMPORTED, "%lld bản ghi: %lld mới + %lld trùng + %lld bỏ lại\n",                                        \
           "%lld record{|s} seen: %lld new + %lld duplicate + %lld left out\n")                                        \
    PHRASE(CLI_IMPORT_KEYS, "Các khóa không ứng với ô nào, đã bỏ: %s\n", "Keys that no field has, left out: %s\n")     \
    PHRASE(CLI_REBUILT, "Đã dựng lại danh mục từ %lld bản ghi", "Rebuilt the catalogue from %lld record{|s}")          \
    PHRASE(CLI_REBUILT_OLD, "; danh mục cũ là '%s.old'", "; the old one is '%s.old'")                                  \
    PHRASE(CLI_SERVE, "Trang web ở %s/\n", "The page is at %s/\n")                                                     \
    PHRASE(CLI_SERVE_SETUP,                                                                                            \
           "Chưa có ai đăng nhập được. Hãy mở liên kết này một lần để lập người quản trị đầu tiên:\n  %s/setup/%s\n",  \
           "Nobody can sign in yet. Open this link once to make the first administrator:\n  %s/setup/%s\n")            \
    PHRASE(CLI_SERVE_END, "Ctrl-C để dừng.\n", "Ctrl-C ends it.\n")

#endif

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
    PHRASE(CLI_INIT, "Đã tạo kho '%s'. Các thiết lập ở '%s/%s'.\nTiếp theo: sohoa -C '%s' ingest THƯ-MỤC\n",           \
           "Made the archive '%s'. Its settings are in '%s/%s'.\nNext: sohoa -C '%s' ingest FOLDER\n")                 \
    /* ingest and status */                                                                                            \
    PHRASE(CLI_PROGRESS, "%lld/%lld%s trang, %.1f trang/giây, còn %s, %lld lỗi",                                       \
           "%lld/%lld%s pages, %.1f pages/s, %s left, %lld failed")                                                    \
    PHRASE(CLI_MINUTES, "%ld phút", "%ld min")                                                                         \
    PHRASE(CLI_HOURS, "%.1f giờ", "%.1f h")                                                                            \
    PHRASE(CLI_SEEN, "%lld tệp đã thấy (thư mục ảnh các trang tính là một):",                                          \
           "%lld files seen (a folder of page images counts once):")                                                   \
    PHRASE(CLI_LEDGER_DONE, "xong", "done")                                                                            \
    PHRASE(CLI_LEDGER_REVIEW, "cần duyệt", "to review")                                                                \
    PHRASE(CLI_LEDGER_DUPLICATE, "trùng", "duplicate")                                                                 \
    PHRASE(CLI_LEDGER_QUARANTINED, "không nhận được", "quarantined")                                                   \
    PHRASE(CLI_LEDGER_SKIPPED, "bỏ qua", "skipped")                                                                    \
    PHRASE(CLI_LEDGER_UNFINISHED, "chưa đọc", "not yet read")                                                          \
    PHRASE(CLI_PAGES_READ, "\nđã đọc %lld trang trong %.1f giây, %lld lỗi; %lld văn bản mới\n",                        \
           "\n%lld pages read in %.1f s, %lld failed; %lld of the documents are new\n")                                \
    PHRASE(CLI_STATUS_DOCUMENTS, "văn bản    %lld xong, %lld cần duyệt, %lld không nhận được, %lld đang chờ\n",        \
           "documents  %lld done, %lld to review, %lld quarantined, %lld waiting\n")                                   \
    PHRASE(CLI_STATUS_PAGES, "trang      %lld đã đọc, %lld lỗi, %lld đang chờ\n",                                      \
           "pages      %lld read, %lld failed, %lld waiting\n")                                                        \
    PHRASE(CLI_STATUS_OBJECTS, "bản gốc    %lld tệp, %.1f MB\n", "originals  %lld objects, %.1f MB\n")                 \
    PHRASE(CLI_STATUS_PATHS, "đường dẫn  %lld trùng, %lld bỏ qua, %lld không nhận và không lưu\n",                     \
           "paths      %lld duplicate, %lld skipped, %lld quarantined and not stored\n")                               \
    PHRASE(CLI_STATUS_FIELDS, "ô          %lld cần duyệt, %lld đã xác nhận\n",                                         \
           "fields     %lld to review, %lld confirmed\n")                                                              \
    PHRASE(CLI_STATUS_RUNNING, "nhập       đang chạy (tiến trình %lld): %s\n",                                         \
           "ingest     running (process %lld): %s\n")                                                                  \
    PHRASE(CLI_STATUS_LAST, "nhập       lần trước %s lúc %s: đã đọc %lld trang, %lld lỗi\n",                           \
           "ingest     last %s at %s: %lld pages read, %lld failed\n")                                                 \
    PHRASE(CLI_STATUS_NO_WORD, "dừng không báo", "ended without a word")                                               \
    /* one document */                                                                                                 \
    PHRASE(CLI_SHOW, "văn bản %lld, %s, %d trang", "document %lld, %s, %d pages")                                      \
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
           "Wrote %zu documents to '%s' and verified it.\n")                                                           \
    PHRASE(CLI_VERIFIED_BAG, "%s: %s; %llu tệp nội dung, %llu byte\n", "%s: %s; %llu payload files, %llu bytes\n")     \
    PHRASE(CLI_VERIFIED, "%s: %s; đã kiểm tra %lld bản gốc\n", "%s: %s; %lld originals checked\n")                     \
    PHRASE(CLI_SOUND, "nguyên vẹn", "sound")                                                                           \
    PHRASE(CLI_DAMAGED, "có hư hỏng", "damaged")

#endif

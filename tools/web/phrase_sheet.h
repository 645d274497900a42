/* Phrases of `sohoa sheet` and of the lists of `sohoa hoso`. Part of phrase.h. */
#ifndef SOHOA_WEB_PHRASE_SHEET_H
#define SOHOA_WEB_PHRASE_SHEET_H

#define PHRASE_SHEET_TABLE(PHRASE)                                                                                     \
    PHRASE(SHEET_WROTE, "Đã ghi %ld dòng của %zu văn bản vào '%s'.\n", "Wrote %ld row{|s} of %zu document{|s} to '%s'.\n") \
    PHRASE(SHEET_WROTE_CONTENTS, "Đã ghi mục lục %lld văn bản của hồ sơ %s vào '%s'.\n",                               \
           "Wrote the list of %lld document{|s} of the dossier %s to '%s'.\n")                                         \
    PHRASE(SHEET_WROTE_INVENTORY, "Đã ghi mục lục %ld hồ sơ vào '%s'.\n", "Wrote the list of %ld dossier{|s} to '%s'.\n") \
    PHRASE(SHEET_TOO_LONG, "%s, dòng %ld: '%s' dài %zu ký tự, quy định tối đa %d\n",                                   \
           "%s, row %ld: '%s' has %zu characters; the standard has room for %d\n")                                     \
    PHRASE(SHEET_DOCUMENT, "văn bản %lld", "document %lld")                                                            \
    PHRASE(SHEET_DOSSIER, "hồ sơ %s", "dossier %s")                                                                    \
    PHRASE(SHEET_ROW, "%s, dòng %ld: ", "%s, row %ld: ")                                                               \
    PHRASE(SHEET_TAKEN, "'%s' của %s: '%s' -> '%s'\n", "'%s' of %s: '%s' -> '%s'\n")                                   \
    PHRASE(SHEET_CONFIRMED, "'%s' của %s: '%s' là đúng\n", "'%s' of %s: '%s' is right\n")                              \
    PHRASE(SHEET_CONFLICT, "XUNG ĐỘT, '%s' của %s: bảng ghi '%s', kho ghi '%s'",                                       \
           "CONFLICT, '%s' of %s: the sheet has '%s', the archive '%s'")                                               \
    PHRASE(SHEET_BY, ", %s xác nhận lúc %s; không sửa bên nào\n", ", confirmed by %s at %s; neither was changed\n")    \
    PHRASE(SHEET_CHANGED_BY, ", %s sửa lần cuối lúc %s; không sửa bên nào\n",                                          \
           ", last changed by %s at %s; neither was changed\n")                                                        \
    PHRASE(SHEET_READ_ANEW, ", đã đọc lại từ khi xuất bảng; không sửa bên nào\n",                                      \
           ", read anew since the sheet was written; neither was changed\n")                                           \
    PHRASE(SHEET_EMPTIED, "'%s' của %s bị xóa trống, kho ghi '%s'; nếu bản giấy không có thì gõ -\n",                  \
           "'%s' of %s was emptied, the archive has '%s'; when the paper has none, type -\n")                          \
    PHRASE(SHEET_VALUE, "'%s' của %s là '%s': %s; không nhận\n", "'%s' of %s is '%s': %s; not taken\n")                \
    PHRASE(SHEET_WHOLE_ROW, "%s; không nhận dòng này\n", "%s; the row is not taken\n")                                 \
    PHRASE(SHEET_DOUBLED, "dòng %ld sửa khác %s; không nhận dòng nào\n",                                               \
           "row %ld corrects %s otherwise; neither is taken\n")                                                        \
    PHRASE(SHEET_COLUMN_AS, "%s: cột %s '%s' được nhận là '%s'\n", "%s: column %s '%s' is taken for '%s'\n")           \
    PHRASE(SHEET_COLUMN_UNUSED, "%s: cột %s '%s' không dùng\n", "%s: column %s '%s' is not used\n")                    \
    PHRASE(SHEET_LEFT, "%s: kho không nhận giá trị từ cột '%s': %lld ô khác với kho, đầu tiên ở dòng %ld\n",           \
           "%s: nothing is taken from the column '%s': %lld {cell differs|cells differ} from the archive, the first in row %ld\n") \
    PHRASE(SHEET_SUM, "%lld dòng: %lld giá trị %s, %lld xung đột, %lld không nhận được, %lld dòng không có gì mới\n",  \
           "%lld row{|s}: %lld value{|s} %s, %lld conflict{|s}, %lld not taken, %lld row{|s} with nothing new\n")      \
    PHRASE(SHEET_DONE, "đã nhận", "taken")                                                                             \
    PHRASE(SHEET_WOULD, "sẽ nhận", "to be taken")                                                                      \
    PHRASE(SHEET_APPLY, "Chưa sửa gì. Để nhận: sohoa sheet merge --apply --by TÊN '%s'\n",                             \
           "Nothing was changed. To take them: sohoa sheet merge --apply --by NAME '%s'\n")

#endif

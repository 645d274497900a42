/* Findings of `sohoa verify` about packages, in Vietnamese; see sentence_table.h. Elements, attributes and codes stay. */
#ifndef SOHOA_WEB_SENTENCE_VERIFY_H
#define SOHOA_WEB_SENTENCE_VERIFY_H

#define SENTENCE_VERIFY_TABLE(SENTENCE)                                                                                \
    /* bags */                                                                                                         \
    SENTENCE("is in the payload and in no manifest", "nằm trong data/ mà không bảng kê nào có")                        \
    SENTENCE("is not listed in %s", "không có trong %s")                                                               \
    SENTENCE("is a file that a desktop system made", "là tệp do hệ điều hành tự tạo")                                  \
    SENTENCE("has other contents than %s says", "có nội dung khác với %s")                                             \
    SENTENCE("is there under the name '%s', which differs in case or Unicode form only",                               \
             "có ở đó với tên '%s', chỉ khác chữ hoa thường hoặc dạng Unicode")                                        \
    SENTENCE("is missing; it is a file that desktop systems make and delete by themselves",                            \
             "không có; đó là tệp mà hệ điều hành tự tạo và tự xóa")                                                   \
    SENTENCE("is missing, the bag is incomplete: fetch.txt line %zu has it at %s; nothing is fetched here, put the "   \
             "file in its place",                                                                                      \
             "không có, gói chưa đủ: fetch.txt dòng %zu ghi tệp ở %s; chương trình không tự tải, hãy đặt tệp vào chỗ") \
    SENTENCE("is missing and listed in METS, line %ld", "được METS kê ở dòng %ld mà không có")                         \
    SENTENCE("is missing and listed in %s", "được kê trong %s mà không có")                                            \
    SENTENCE("differs from '%s' in case or Unicode form only", "chỉ khác '%s' ở chữ hoa thường hoặc dạng Unicode")     \
    SENTENCE("is not percent-encoded in its manifest as BagIt asks",                                                   \
             "không được mã hóa phần trăm trong bảng kê như BagIt quy định")                                           \
    SENTENCE("is not below data/", "không nằm dưới data/")                                                             \
    SENTENCE("in fetch.txt line %zu is in no manifest", "trong fetch.txt dòng %zu không có trong bảng kê nào")         \
    SENTENCE("in fetch.txt line %zu %s", "trong fetch.txt dòng %zu %s")                                                \
    SENTENCE("in %s line %zu is payload", "trong %s dòng %zu lại thuộc data/")                                         \
    SENTENCE("in %s line %zu %s", "trong %s dòng %zu %s")                                                              \
    SENTENCE("is listed twice in %s with different checksums", "có hai lần trong %s với mã băm khác nhau")             \
    SENTENCE("is listed twice in %s", "có hai lần trong %s")                                                           \
    SENTENCE("line %zu is not a checksum and a path", "dòng %zu không phải mã băm và đường dẫn")                       \
    SENTENCE("line %zu has a '*' before the path, as md5sum writes",                                                   \
             "dòng %zu có '*' trước đường dẫn, như md5sum ghi")                                                        \
    SENTENCE("line %zu has './' before the path", "dòng %zu có './' trước đường dẫn")                                  \
    SENTENCE("lists more than %zu files", "kê hơn %zu tệp")                                                            \
    SENTENCE("begins with a byte order mark", "bắt đầu bằng dấu thứ tự byte (BOM)")                                    \
    SENTENCE("is not UTF-8 as bagit.txt says", "không phải UTF-8 như bagit.txt ghi")                                   \
    SENTENCE("is too large for a tag file", "quá lớn đối với tệp nhãn")                                                \
    SENTENCE("holds a zero byte", "có byte 0")                                                                         \
    SENTENCE("is not in the encoding %s that bagit.txt names", "không theo bảng mã %s mà bagit.txt nêu")               \
    SENTENCE("names BagIt version '%s', which is not known here", "nêu phiên bản BagIt '%s', chương trình không biết") \
    SENTENCE("names '%s' as BagIt version, which is none", "nêu '%s' là phiên bản BagIt, không phải phiên bản nào")    \
    SENTENCE("names the character encoding '%s', which is not known here",                                             \
             "nêu bảng mã '%s', chương trình không biết")                                                              \
    SENTENCE("does not begin with '%s: '", "không bắt đầu bằng '%s: '")                                                \
    SENTENCE("has no second line '%s: '", "không có dòng thứ hai '%s: '")                                              \
    SENTENCE("has blanks around a colon other than the one after it",                                                  \
             "có dấu cách quanh dấu hai chấm ngoài một dấu cách đứng sau")                                             \
    SENTENCE("has more than two lines", "có hơn hai dòng")                                                             \
    SENTENCE("is missing: this is not a bag", "không có: đây không phải gói BagIt")                                    \
    SENTENCE("line %zu is not an address, a length and a path", "dòng %zu không phải địa chỉ, độ dài và đường dẫn")    \
    SENTENCE("is one manifest too many; at most %d are read", "là bảng kê thừa; chỉ đọc nhiều nhất %d")                \
    SENTENCE("the bag has no payload manifest (manifest-sha512.txt or the like)",                                      \
             "gói không có bảng kê của data/ (manifest-sha512.txt hoặc tương tự)")                                     \
    SENTENCE("is by an algorithm not known here: contents were not checked by it",                                     \
             "dùng thuật toán chương trình không biết: nội dung không được kiểm tra bằng nó")                          \
    SENTENCE("has the Payload-Oxum '%s', which is not 'bytes.files'",                                                  \
             "có Payload-Oxum '%s', không theo dạng 'byte.tệp'")                                                       \
    SENTENCE("says the payload is %llu bytes in %llu files; it is %llu in %llu",                                       \
             "ghi data/ có %llu byte trong %llu tệp; thực tế là %llu trong %llu")                                      \
    SENTENCE("line %zu has no label", "dòng %zu không có nhãn")                                                        \
    SENTENCE("has Payload-Oxum more than once", "có Payload-Oxum nhiều hơn một lần")                                   \
    SENTENCE("the archive has no folder of the bag's name at its top",                                                 \
             "trên cùng tệp nén không có thư mục mang tên gói")                                                        \
    SENTENCE("lies beside the bag's folder '%s' in the archive", "nằm bên cạnh thư mục của gói '%s' trong tệp nén")    \
    /* what no package may hold */                                                                                     \
    SENTENCE("the package holds more than %zu files", "gói có hơn %zu tệp")                                            \
    SENTENCE("is in the archive twice", "có hai lần trong tệp nén")                                                    \
    SENTENCE("lies below '%s', which is a file", "nằm dưới '%s', vốn là tệp")                                          \
    SENTENCE("the archive holds more than %llu bytes", "tệp nén chứa hơn %llu byte")                                   \
    SENTENCE("the archive unpacks to more than %u times its own size and is taken for a bomb",                         \
             "tệp nén giải ra hơn %u lần cỡ của chính nó nên bị coi là bom nén")                                       \
    SENTENCE("is damaged in the archive: %s", "bị hỏng trong tệp nén: %s")                                             \
    SENTENCE("the archive has an entry without a name", "tệp nén có mục không tên")                                    \
    SENTENCE("%s, which a package must not hold", "%s, thứ mà gói không được chứa")                                    \
    SENTENCE("is encrypted", "có mật khẩu")                                                                            \
    SENTENCE("the archive is damaged: %s", "tệp nén bị hỏng: %s")                                                      \
    SENTENCE("the archive holds more than %zu entries", "tệp nén chứa hơn %zu mục")                                    \
    SENTENCE("lies more than %d folders deep", "nằm sâu hơn %d lớp thư mục")                                           \
    SENTENCE("it is no longer a file", "không còn là tệp")                                                             \
    /* METS: header */                                                                                                 \
    SENTENCE("<metsHdr> names no agent", "<metsHdr> không nêu tác nhân nào")                                           \
    SENTENCE("no agent has the role CREATOR", "không tác nhân nào có vai trò CREATOR")                                 \
    SENTENCE("no creating agent has the type OTHER", "không tác nhân tạo lập nào có loại OTHER")                       \
    SENTENCE("no creating agent is SOFTWARE", "không tác nhân tạo lập nào là SOFTWARE")                                \
    SENTENCE("the software has no name", "phần mềm không có tên")                                                      \
    SENTENCE("the software has no note with its version", "phần mềm không có ghi chú nêu phiên bản")                   \
    SENTENCE("the note of the software is of the type '%s' and must be of 'SOFTWARE VERSION'",                         \
             "ghi chú của phần mềm thuộc loại '%s', phải là 'SOFTWARE VERSION'")                                       \
    SENTENCE("the package has no OBJID", "gói không có OBJID")                                                         \
    SENTENCE("the package has no TYPE", "gói không có TYPE")                                                           \
    SENTENCE("the type of content is not named", "không nêu loại nội dung")                                            \
    SENTENCE("no PROFILE is named", "không nêu PROFILE")                                                               \
    SENTENCE("there is no <metsHdr>", "không có <metsHdr>")                                                            \
    SENTENCE("the time of making is %s%s%s", "thời điểm tạo %s%s%s")                                                   \
    SENTENCE("'%s', which is no date and time", "là '%s', không phải ngày giờ")                                        \
    SENTENCE("the package type is '%s' and must be SIP, AIP, DIP, AIU or AIC",                                         \
             "loại gói là '%s', phải là SIP, AIP, DIP, AIU hoặc AIC")                                                  \
    SENTENCE("the profile is '%s' and not that of the E-ARK SIP", "PROFILE là '%s', không phải của E-ARK SIP")         \
    SENTENCE("the package type is '%s' and must be SIP, as the profile says",                                          \
             "loại gói là '%s', phải là SIP theo PROFILE")                                                             \
    SENTENCE("no agent submits the package", "không tác nhân nào nộp gói")                                             \
    SENTENCE("the submitting agent has not the role CREATOR", "tác nhân nộp gói không có vai trò CREATOR")             \
    SENTENCE("the submitting agent is neither ORGANIZATION nor INDIVIDUAL",                                            \
             "tác nhân nộp gói không phải ORGANIZATION cũng không phải INDIVIDUAL")                                    \
    SENTENCE("the submitting agent has no name", "tác nhân nộp gói không có tên")                                      \
    /* METS: sections */                                                                                               \
    SENTENCE("no files are listed", "không kê tệp nào")                                                                \
    SENTENCE("the file group '%s' holds no file", "nhóm tệp '%s' không có tệp nào")                                    \
    SENTENCE("there is no file group Documentation", "không có nhóm tệp Documentation")                                \
    SENTENCE("there is no file group Schemas", "không có nhóm tệp Schemas")                                            \
    SENTENCE("there is no file group Representations", "không có nhóm tệp Representations")                            \
    SENTENCE("no descriptive metadata is named", "không nêu dữ liệu đặc tả nào")                                       \
    SENTENCE("there are %zu <amdSec>", "có %zu <amdSec>")                                                              \
    SENTENCE("no preservation metadata is named", "không nêu dữ liệu bảo quản nào")                                    \
    SENTENCE("the ID '%s' occurs twice", "ID '%s' có hai lần")                                                         \
    SENTENCE("refers to the ID '%s', which is not there", "dẫn đến ID '%s', vốn không có")                             \
    SENTENCE("the namespace of <mets> is '%s' and must be %s", "không gian tên của <mets> là '%s', phải là %s")        \
    SENTENCE("is too large to be read as METS", "quá lớn, không đọc được như METS")                                    \
    SENTENCE("is not METS", "không phải METS")                                                                         \
    SENTENCE("representation '%s' holds no folder data", "bản thể hiện '%s' không có thư mục data")                    \
    SENTENCE("representation '%s' holds no METS.xml", "bản thể hiện '%s' không có METS.xml")                           \
    SENTENCE("the folder is named '%s' and the package '%s'", "thư mục tên là '%s' mà gói tên là '%s'")                \
    SENTENCE("there is no folder metadata", "không có thư mục metadata")                                               \
    SENTENCE("there is no folder representations", "không có thư mục representations")                                 \
    SENTENCE("there is no folder schemas", "không có thư mục schemas")                                                 \
    SENTENCE("there is no folder documentation", "không có thư mục documentation")                                     \
    SENTENCE("%s of <%s> is missing", "%s của <%s> thiếu")                                                             \
    SENTENCE("%s of <%s> is '%s' and must be '%s'", "%s của <%s> là '%s', phải là '%s'")                               \
    SENTENCE("%s of <%s> is '%s', which is no number", "%s của <%s> là '%s', không phải số")                           \
    SENTENCE("%s of <%s> is '%s', which is no date and time", "%s của <%s> là '%s', không phải ngày giờ")              \
    SENTENCE("<file> has %zu <FLocat> and must have one", "<file> có %zu <FLocat>, phải có đúng một")                  \
    SENTENCE("<dmdSec> refers to no file", "<dmdSec> không dẫn đến tệp nào")                                           \
    SENTENCE("<digiprovMD> refers to no file", "<digiprovMD> không dẫn đến tệp nào")                                   \
    /* METS: structural map */                                                                                         \
    SENTENCE("the metadata <div> has no ID", "<div> của dữ liệu đặc tả không có ID")                                   \
    SENTENCE("the metadata <div> names no administrative metadata",                                                    \
             "<div> của dữ liệu đặc tả không nêu dữ liệu quản trị")                                                    \
    SENTENCE("the metadata <div> names no descriptive metadata", "<div> của dữ liệu đặc tả không nêu dữ liệu mô tả")   \
    SENTENCE("the <div> of a representation has no ID", "<div> của một bản thể hiện không có ID")                      \
    SENTENCE("the <div> of a representation is labelled '%s'", "<div> của một bản thể hiện có nhãn '%s'")              \
    SENTENCE("the <div> of a representation has %zu <mptr>", "<div> của một bản thể hiện có %zu <mptr>")               \
    SENTENCE("the <mptr> names no file group", "<mptr> không nêu nhóm tệp nào")                                        \
    SENTENCE("the <mptr> points nowhere", "<mptr> không chỉ đến đâu")                                                  \
    SENTENCE("the <mptr> is not of the type simple", "<mptr> không thuộc loại simple")                                 \
    SENTENCE("the <mptr> has not the LOCTYPE URL", "<mptr> không có LOCTYPE URL")                                      \
    SENTENCE("the <div> of the file group %s is labelled '%s'", "<div> của nhóm tệp %s có nhãn '%s'")                  \
    SENTENCE("the <div> of the metadata is labelled '%s'", "<div> của dữ liệu đặc tả có nhãn '%s'")                    \
    SENTENCE("the <div> %s has no ID", "<div> %s không có ID")                                                         \
    SENTENCE("an <fptr> of the <div> %s names no file group", "một <fptr> của <div> %s không nêu nhóm tệp nào")        \
    SENTENCE("there are %zu <div> labelled Metadata and must be one", "có %zu <div> nhãn Metadata, phải có đúng một")  \
    SENTENCE("the file group %s has no <div>", "nhóm tệp %s không có <div>")                                           \
    SENTENCE("not each representation has a <div> with <mptr>",                                                        \
             "không phải bản thể hiện nào cũng có <div> với <mptr>")                                                   \
    SENTENCE("no <structMap> has the type PHYSICAL", "không <structMap> nào có loại PHYSICAL")                         \
    SENTENCE("the physical <structMap> is labelled '%s' and must be labelled CSIP",                                    \
             "<structMap> vật lý có nhãn '%s', phải có nhãn CSIP")                                                     \
    SENTENCE("there is no <structMap>", "không có <structMap>")                                                        \
    SENTENCE("<structMap> has no ID", "<structMap> không có ID")                                                       \
    SENTENCE("<structMap> has %zu <div> and must have one", "<structMap> có %zu <div>, phải có đúng một")              \
    SENTENCE("the main <div> has no ID", "<div> chính không có ID")                                                    \
    /* packages of the circular TT 05/2025 */                                                                          \
    SENTENCE("is '%s' and must be AIP or SIP", "là '%s', phải là AIP hoặc SIP")                                        \
    SENTENCE("is '%s' and must be 0 or 1", "là '%s', phải là 0 hoặc 1")                                                \
    SENTENCE("is '%s' and must be 01 to %02d", "là '%s', phải từ 01 đến %02d")                                         \
    SENTENCE("is '%s' and must be DD/MM/YYYY", "là '%s', phải theo dạng DD/MM/YYYY")                                   \
    SENTENCE("is '%s' and must be %s", "là '%s', phải là %s")                                                          \
    SENTENCE("urn:uuid:UUID or urn:FONDS:uuid:UUID", "urn:uuid:UUID hoặc urn:FONDS:uuid:UUID")                         \
    SENTENCE("is '%s', not Mixed or Collection", "là '%s', không phải Mixed hoặc Collection")                          \
    SENTENCE("is '%s', not SHA-256", "là '%s', không phải SHA-256")                                                    \
    SENTENCE("is '%s', not '%s' and seven digits", "là '%s', không phải '%s' và bảy chữ số")                           \
    SENTENCE("is '%s', which is no whole number", "là '%s', không phải số nguyên")                                     \
    SENTENCE("is '%s', before startDate '%s'", "là '%s', trước startDate '%s'")                                        \
    SENTENCE("is '%s'; the file's is '%s'", "là '%s'; của hồ sơ là '%s'")                                              \
    SENTENCE("is '%s'", "là '%s'")                                                                                     \
    SENTENCE("the folder is named '%s' and must be named '%s'", "thư mục tên là '%s', phải tên là '%s'")               \
    SENTENCE("has no EAD_doc_%s.xml", "không có EAD_doc_%s.xml")                                                       \
    SENTENCE("is not named '%s', a point and its number", "không mang tên '%s', dấu chấm và số của nó")                \
    SENTENCE("'%s' holds no file", "'%s' không có tệp nào")                                                            \
    SENTENCE("%zu documents are described and %zu are there", "có %zu văn bản được mô tả mà chỉ có %zu văn bản")       \
    SENTENCE("'%s' is missing", "thiếu '%s'")                                                                          \
    SENTENCE("lies in another representation than rep1", "nằm trong bản thể hiện khác rep1")                           \
    SENTENCE("the root element is '%s' and must be '%s'", "phần tử gốc là '%s', phải là '%s'")                         \
    SENTENCE("'%s' is the code of another document too", "'%s' cũng là mã của văn bản khác")                           \
    SENTENCE("is %s; there are %zu documents", "là %s; thực tế có %zu văn bản")                                        \
    SENTENCE("names no fonds (ORGANIZATION, IDENTIFICATIONCODE)",                                                      \
             "không nêu phông (ORGANIZATION, IDENTIFICATIONCODE)")                                                     \
    SENTENCE("has %zu characters; at most %zu are allowed", "dài %zu ký tự; quy định tối đa %zu")                      \
    SENTENCE("is no field of this frame", "không phải trường của khung này")                                           \
    SENTENCE("is empty and must be filled for a digitised file", "để trống, mà hồ sơ số hóa thì phải điền")            \
    SENTENCE("is empty and must be filled, since riskRecovery is 1", "để trống, mà phải điền vì riskRecovery là 1")    \
    SENTENCE("is there twice", "có hai lần")                                                                           \
    SENTENCE("is missing from the frame", "không có trong khung")                                                      \
    SENTENCE("is missing", "thiếu")                                                                                    \
    /* files and METS */                                                                                               \
    SENTENCE("refers to '%s', which is not in the package and is not fetched",                                         \
             "dẫn đến '%s', không có trong gói và không được tải về")                                                  \
    SENTENCE("refers to '%s', which %s", "dẫn đến '%s', vốn %s")                                                       \
    SENTENCE("has %llu bytes; METS line %ld says %llu", "có %llu byte; METS dòng %ld ghi %llu")                        \
    SENTENCE("has a checksum by '%s', which is not known here: its contents were not checked",                         \
             "có mã băm theo '%s', chương trình không biết: nội dung không được kiểm tra")                             \
    SENTENCE("has other contents than METS line %ld says (%s)", "có nội dung khác với METS dòng %ld (%s)")             \
    SENTENCE("is in the package and not listed in METS", "có trong gói mà METS không kê")                              \
    SENTENCE("METS.xml is missing at the top of the package", "thiếu METS.xml ở trên cùng của gói")                    \
    SENTENCE("there are more than %d packages", "có hơn %d gói")                                                       \
    SENTENCE("the archive has no one folder at its top that holds the package",                                        \
             "trên cùng tệp nén không có đúng một thư mục chứa gói")                                                   \
    SENTENCE("lies beside the package's folder '%s'", "nằm bên cạnh thư mục của gói '%s'")                             \
    SENTENCE("holds neither bagit.txt nor METS.xml: it is no package known here",                                      \
             "không có bagit.txt cũng không có METS.xml: không phải gói mà chương trình biết")                         \
    /* PREMIS */                                                                                                       \
    SENTENCE("says that '%s' has %s bytes; it has %llu", "ghi '%s' có %s byte; thực tế có %llu")                       \
    SENTENCE("says another %s than '%s' has: its contents were changed",                                               \
             "ghi %s khác với của '%s': nội dung đã bị đổi")                                                           \
    SENTENCE("gives a digest of '%s' by '%s', which is not known here",                                                \
             "ghi mã băm của '%s' theo '%s', chương trình không biết")                                                 \
    SENTENCE("the file '%s' has no digest", "tệp '%s' không có mã băm")                                                \
    SENTENCE("the file '%s' has no %s", "tệp '%s' không có %s")                                                        \
    SENTENCE("describes '%s', which is not here", "mô tả '%s', vốn không có ở đây")                                    \
    SENTENCE("<%s> has no identifier", "<%s> không có định danh")                                                      \
    SENTENCE("<object> has no category", "<object> không có loại (category)")                                          \
    SENTENCE("<event> has no %s", "<event> không có %s")                                                               \
    SENTENCE("the time '%s' is no date", "thời điểm '%s' không phải ngày tháng")                                       \
    SENTENCE("the identifier '%s' occurs twice", "định danh '%s' có hai lần")                                          \
    SENTENCE("links to the %s '%s', which is not described", "dẫn đến %s '%s', vốn không được mô tả")                  \
    SENTENCE("the namespace of <premis> is '%s' and must be %s", "không gian tên của <premis> là '%s', phải là %s")

#endif

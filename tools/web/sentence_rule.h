/* The rules for packages that a summary of `sohoa verify` names, in Vietnamese; see sentence_table.h. */
#ifndef SOHOA_WEB_SENTENCE_RULE_H
#define SOHOA_WEB_SENTENCE_RULE_H

#define SENTENCE_RULE_TABLE(SENTENCE)                                                                                  \
    /* every package */                                                                                                \
    SENTENCE("it is a bag or a package with METS", "là gói BagIt hoặc gói có METS")                                    \
    SENTENCE("no path leads outside the package or names a device",                                                    \
             "không đường dẫn nào ra khỏi gói hoặc nêu tên thiết bị")                                                  \
    SENTENCE("there are only files and folders: no links, devices, pipes",                                             \
             "chỉ có tệp và thư mục: không có liên kết, thiết bị, đường ống")                                          \
    SENTENCE("each path is given once, and no file lies below a file",                                                 \
             "mỗi đường dẫn chỉ có một lần, không tệp nào nằm dưới một tệp")                                           \
    SENTENCE("no two paths differ only in case or Unicode form",                                                       \
             "không hai đường dẫn nào chỉ khác chữ hoa thường hoặc dạng Unicode")                                      \
    SENTENCE("the package keeps to the limits on files, bytes and depth",                                              \
             "gói không vượt giới hạn về số tệp, số byte và độ sâu")                                                   \
    SENTENCE("nothing is encrypted", "không có gì bị mã hóa")                                                          \
    SENTENCE("every file can be read to its end", "mọi tệp đọc được đến hết")                                          \
    /* bags */                                                                                                         \
    SENTENCE("every file that a bag lists is there", "mọi tệp gói kê đều có")                                          \
    SENTENCE("every payload file of a bag is listed in every manifest",                                                \
             "mọi tệp trong data/ đều có trong mọi bảng kê")                                                           \
    SENTENCE("every file of a bag has the contents its manifests say", "mọi tệp của gói có nội dung đúng như bảng kê") \
    SENTENCE("the tag files of a bag keep to the format", "các tệp nhãn của gói đúng dạng")                            \
    SENTENCE("the bag keeps to what BagIt advises", "gói theo đúng những gì BagIt khuyên")                             \
    /* files and METS */                                                                                               \
    SENTENCE("every file that METS lists is there", "mọi tệp METS kê đều có")                                          \
    SENTENCE("every file is listed in METS", "mọi tệp đều được METS kê")                                               \
    SENTENCE("every file has the size METS says", "mọi tệp có cỡ đúng như METS ghi")                                   \
    SENTENCE("every file has the checksum METS says", "mọi tệp có mã băm đúng như METS ghi")                           \
    SENTENCE("every file has a checksum by an algorithm that is known here",                                           \
             "mọi tệp có mã băm theo thuật toán mà chương trình biết")                                                 \
    SENTENCE("every file METS lists lies within the package", "mọi tệp METS kê nằm trong gói")                         \
    SENTENCE("every file METS lists is in the package, not at an address elsewhere",                                   \
             "mọi tệp METS kê có trong gói, không ở một địa chỉ khác")                                                 \
    SENTENCE("there are no files that a desktop system made", "không có tệp do hệ điều hành tự tạo")                   \
    SENTENCE("metadata is well-formed XML without document type and entities",                                         \
             "dữ liệu đặc tả là XML đúng dạng, không có DOCTYPE và thực thể")                                          \
    SENTENCE("each metadata file has the root element and namespace of its kind",                                      \
             "mỗi tệp dữ liệu đặc tả có phần tử gốc và không gian tên đúng loại")                                      \
    SENTENCE("metadata is valid against its schema", "dữ liệu đặc tả hợp lệ theo lược đồ")                             \
    SENTENCE("every ID occurs once in its file", "mỗi ID chỉ có một lần trong tệp")                                    \
    SENTENCE("every ID referred to is there", "mọi ID được dẫn đến đều có")                                            \
    /* PREMIS */                                                                                                       \
    SENTENCE("every object has an identifier and a category; a file has a size and a format",                          \
             "mọi đối tượng có định danh và loại; tệp có cỡ và định dạng")                                             \
    SENTENCE("every event has an identifier, a type and a time", "mọi sự kiện có định danh, loại và thời điểm")        \
    SENTENCE("every agent has an identifier", "mọi tác nhân có định danh")                                             \
    SENTENCE("every identifier occurs once", "mỗi định danh chỉ có một lần")                                           \
    SENTENCE("every entity linked to is there", "mọi thực thể được dẫn đến đều có")                                    \
    SENTENCE("every event has a time that is a date", "thời điểm của mọi sự kiện là ngày tháng")                       \
    SENTENCE("every file has the digest PREMIS says", "mọi tệp có mã băm đúng như PREMIS ghi")                         \
    SENTENCE("every file has the size PREMIS says", "mọi tệp có cỡ đúng như PREMIS ghi")                               \
    SENTENCE("every file has a digest in PREMIS", "mọi tệp có mã băm trong PREMIS")                                    \
    SENTENCE("every file PREMIS describes is in the package", "mọi tệp PREMIS mô tả đều có trong gói")                 \
    /* E-ARK CSIP: structure and header */                                                                             \
    SENTENCE("the package lies in one root folder", "gói nằm trong một thư mục gốc")                                   \
    SENTENCE("the root folder is named as mets/@OBJID", "thư mục gốc mang tên theo mets/@OBJID")                       \
    SENTENCE("the root folder holds METS.xml", "thư mục gốc có METS.xml")                                              \
    SENTENCE("the root folder holds a folder metadata", "thư mục gốc có thư mục metadata")                             \
    SENTENCE("the root folder holds a folder representations", "thư mục gốc có thư mục representations")               \
    SENTENCE("a representation holds a folder data", "bản thể hiện có thư mục data")                                   \
    SENTENCE("a representation holds METS.xml", "bản thể hiện có METS.xml")                                            \
    SENTENCE("schemas lie in a folder schemas", "lược đồ nằm trong thư mục schemas")                                   \
    SENTENCE("documentation lies in a folder documentation", "tài liệu kèm theo nằm trong thư mục documentation")      \
    SENTENCE("metsHdr/@csip:OAISPACKAGETYPE is SIP, AIP, DIP, AIU or AIC",                                             \
             "metsHdr/@csip:OAISPACKAGETYPE là SIP, AIP, DIP, AIU hoặc AIC")                                           \
    SENTENCE("metsHdr has an agent", "metsHdr có tác nhân")                                                            \
    SENTENCE("an agent has ROLE=\"CREATOR\"", "có tác nhân với ROLE=\"CREATOR\"")                                      \
    SENTENCE("a creating agent has TYPE=\"OTHER\"", "có tác nhân tạo lập với TYPE=\"OTHER\"")                          \
    SENTENCE("that agent has OTHERTYPE=\"SOFTWARE\"", "tác nhân đó có OTHERTYPE=\"SOFTWARE\"")                         \
    SENTENCE("the software agent has a name", "tác nhân phần mềm có tên")                                              \
    SENTENCE("the software agent has a note: its version", "tác nhân phần mềm có ghi chú nêu phiên bản")               \
    SENTENCE("that note has csip:NOTETYPE=\"SOFTWARE VERSION\"", "ghi chú đó có csip:NOTETYPE=\"SOFTWARE VERSION\"")   \
    /* E-ARK CSIP: sections */                                                                                         \
    SENTENCE("descriptive metadata is referenced in dmdSec", "dữ liệu mô tả được dẫn đến trong dmdSec")                \
    SENTENCE("administrative metadata is given in one amdSec", "dữ liệu quản trị nằm trong một amdSec")                \
    SENTENCE("preservation metadata is referenced in digiprovMD", "dữ liệu bảo quản được dẫn đến trong digiprovMD")    \
    SENTENCE("the files are listed in one fileSec", "các tệp được kê trong một fileSec")                               \
    SENTENCE("there is a file group Documentation", "có nhóm tệp Documentation")                                       \
    SENTENCE("there is a file group Schemas", "có nhóm tệp Schemas")                                                   \
    SENTENCE("there is a file group Representations or Representations/...",                                           \
             "có nhóm tệp Representations hoặc Representations/...")                                                   \
    SENTENCE("a file group holds files", "nhóm tệp có tệp")                                                            \
    SENTENCE("file has one FLocat", "file có một FLocat")                                                              \
    /* E-ARK CSIP: structural map */                                                                                   \
    SENTENCE("there is a structMap", "có structMap")                                                                   \
    SENTENCE("a structMap has TYPE=\"PHYSICAL\"", "có structMap với TYPE=\"PHYSICAL\"")                                \
    SENTENCE("the physical structMap has LABEL=\"CSIP\"", "structMap vật lý có LABEL=\"CSIP\"")                        \
    SENTENCE("structMap has one main div", "structMap có một div chính")                                               \
    SENTENCE("the main div has an ID", "div chính có ID")                                                              \
    SENTENCE("the main div has one div for the metadata", "div chính có một div cho dữ liệu đặc tả")                   \
    SENTENCE("the metadata div has an ID", "div của dữ liệu đặc tả có ID")                                             \
    SENTENCE("the metadata div has LABEL=\"Metadata\"", "div của dữ liệu đặc tả có LABEL=\"Metadata\"")                \
    SENTENCE("the metadata div refers to the administrative metadata by ADMID",                                        \
             "div của dữ liệu đặc tả dẫn đến dữ liệu quản trị bằng ADMID")                                             \
    SENTENCE("the metadata div refers to the descriptive metadata by DMDID",                                           \
             "div của dữ liệu đặc tả dẫn đến dữ liệu mô tả bằng DMDID")                                                \
    SENTENCE("documentation has a div", "tài liệu kèm theo có một div")                                                \
    SENTENCE("the documentation div has an ID", "div của tài liệu kèm theo có ID")                                     \
    SENTENCE("the documentation div has LABEL=\"Documentation\"",                                                      \
             "div của tài liệu kèm theo có LABEL=\"Documentation\"")                                                   \
    SENTENCE("fptr/@FILEID of the documentation div is given", "div của tài liệu kèm theo có fptr/@FILEID")            \
    SENTENCE("schemas have a div", "lược đồ có một div")                                                               \
    SENTENCE("the schema div has an ID", "div của lược đồ có ID")                                                      \
    SENTENCE("the schema div has LABEL=\"Schemas\"", "div của lược đồ có LABEL=\"Schemas\"")                           \
    SENTENCE("fptr/@FILEID of the schema div is given", "div của lược đồ có fptr/@FILEID")                             \
    SENTENCE("the content div has an ID", "div của nội dung có ID")                                                    \
    SENTENCE("the content div has LABEL=\"Representations\"", "div của nội dung có LABEL=\"Representations\"")         \
    SENTENCE("fptr/@FILEID of the content div is given", "div của nội dung có fptr/@FILEID")                           \
    SENTENCE("each representation has a div", "mỗi bản thể hiện có một div")                                           \
    SENTENCE("a representation div has an ID", "div của bản thể hiện có ID")                                           \
    SENTENCE("a representation div has the LABEL Representations/NAME",                                                \
             "div của bản thể hiện có LABEL Representations/TÊN")                                                      \
    SENTENCE("mptr/@xlink:title of a representation div names the file group",                                         \
             "mptr/@xlink:title trong div của bản thể hiện nêu nhóm tệp")                                              \
    SENTENCE("a representation div has one mptr", "div của bản thể hiện có một mptr")                                  \
    /* E-ARK SIP */                                                                                                    \
    SENTENCE("mets/@PROFILE is that of the E-ARK SIP", "mets/@PROFILE là của E-ARK SIP")                               \
    SENTENCE("metsHdr/@csip:OAISPACKAGETYPE of a SIP is SIP", "metsHdr/@csip:OAISPACKAGETYPE của SIP là SIP")          \
    SENTENCE("there is a submitting agent", "có tác nhân nộp gói")                                                     \
    SENTENCE("the submitting agent has ROLE=\"CREATOR\"", "tác nhân nộp gói có ROLE=\"CREATOR\"")                      \
    SENTENCE("the submitting agent has TYPE=\"ORGANIZATION\" or \"INDIVIDUAL\"",                                       \
             "tác nhân nộp gói có TYPE=\"ORGANIZATION\" hoặc \"INDIVIDUAL\"")                                          \
    SENTENCE("the submitting agent has a name", "tác nhân nộp gói có tên")                                             \
    /* packages of the circular TT 05/2025 */                                                                          \
    SENTENCE("OBJID has the form uuid-UUID (SIP), urn:uuid:UUID or urn:FONDS:uuid:UUID (AIP)",                         \
             "OBJID có dạng uuid-UUID (SIP), urn:uuid:UUID hoặc urn:FONDS:uuid:UUID (AIP)")                            \
    SENTENCE("the root folder is named as OBJID, with _ for :", "thư mục gốc mang tên theo OBJID, với _ thay cho :")   \
    SENTENCE("OAISPACKAGETYPE is AIP or SIP", "OAISPACKAGETYPE là AIP hoặc SIP")                                       \
    SENTENCE("metadata/descriptive/EAD.xml is there, with the root element simpledc",                                  \
             "có metadata/descriptive/EAD.xml, với phần tử gốc simpledc")                                              \
    SENTENCE("an AIP holds metadata/preservation/PREMIS.xml and PREMIS_rep1.xml of its representation",                \
             "AIP có metadata/preservation/PREMIS.xml và PREMIS_rep1.xml của bản thể hiện")                            \
    SENTENCE("there is exactly one representation, rep1, with METS.xml",                                               \
             "có đúng một bản thể hiện, rep1, với METS.xml")                                                           \
    SENTENCE("rep1/data holds at least one file", "rep1/data có ít nhất một tệp")                                      \
    SENTENCE("each document has its EAD_doc", "mỗi văn bản có EAD_doc của nó")                                         \
    SENTENCE("the folder schemas holds the schemas", "thư mục schemas có các lược đồ")                                 \
    SENTENCE("checksums are SHA-256", "mã băm là SHA-256")                                                             \
    SENTENCE("mets/@TYPE is Mixed or Collection", "mets/@TYPE là Mixed hoặc Collection")                               \
    SENTENCE("mets/@PROFILE is that of the circular", "mets/@PROFILE là của Thông tư")                                 \
    SENTENCE("the METS of rep1 names the fonds: agent ORGANIZATION, note IDENTIFICATIONCODE",                          \
             "METS của rep1 nêu phông: tác nhân ORGANIZATION, ghi chú IDENTIFICATIONCODE")                             \
    SENTENCE("a document is named by the file code, a point and its number",                                           \
             "văn bản mang tên theo mã hồ sơ, dấu chấm và số thứ tự")                                                  \
    SENTENCE("the fields that identify are filled: code, title, maintenance, mode; document code, type, "              \
             "organisation, subject",                                                                                  \
             "các trường định danh được điền: mã, tiêu đề, thời hạn bảo quản, chế độ sử dụng; mã văn bản, tên loại, "  \
             "cơ quan, trích yếu")                                                                                     \
    SENTENCE("every field of the frame is there, filled or empty", "mọi trường của khung đều có, điền hoặc để trống")  \
    SENTENCE("there are no fields beside those of the frame", "không có trường nào ngoài khung")                       \
    SENTENCE("each field occurs once; languages may repeat", "mỗi trường chỉ có một lần; ngôn ngữ được lặp lại")       \
    SENTENCE("no value is longer than its field", "không giá trị nào dài hơn trường của nó")                           \
    SENTENCE("numbers are whole numbers", "số là số nguyên")                                                           \
    SENTENCE("codes are of the list of their field", "mã thuộc danh sách của trường")                                  \
    SENTENCE("dates are DD/MM/YYYY; the years of an AIP also MM/YYYY or YYYY",                                         \
             "ngày theo dạng DD/MM/YYYY; thời gian của AIP cũng có thể là MM/YYYY hoặc YYYY")                          \
    SENTENCE("no file ends before it begins", "không hồ sơ nào kết thúc trước khi bắt đầu")                            \
    SENTENCE("yes and no are 1 and 0", "có và không là 1 và 0")                                                        \
    SENTENCE("riskRecoveryStatus is filled when riskRecovery is 1",                                                    \
             "riskRecoveryStatus được điền khi riskRecovery là 1")                                                     \
    SENTENCE("paperFileCode of a digitised file is filled", "paperFileCode của hồ sơ số hóa được điền")                \
    SENTENCE("totalDoc is the number of documents", "totalDoc là số văn bản")                                          \
    SENTENCE("every document has the code of its file", "mọi văn bản có mã của hồ sơ chứa nó")                         \
    SENTENCE("no two documents have the same code", "không hai văn bản nào cùng mã")                                   \
    SENTENCE("docCode is the file code and seven digits", "docCode là mã hồ sơ và bảy chữ số")                         \
    /* what is given and where */                                                                                      \
    SENTENCE("%s is given, a date and time", "có %s, là ngày giờ")                                                     \
    SENTENCE("%s is given, a number of bytes", "có %s, là số byte")                                                    \
    SENTENCE("%s is given, a content category", "có %s, là loại nội dung")                                             \
    SENTENCE("%s is given", "có %s")                                                                                   \
    SENTENCE("%s is URL", "%s là URL")                                                                                 \
    SENTENCE("%s is simple", "%s là simple")                                                                           \
    SENTENCE("%s refers to a file by mdRef", "%s dẫn đến một tệp bằng mdRef")

#endif

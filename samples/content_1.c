/* A provincial decision with its attached plan; a department's plan. */
#include "content.h"

static const struct task decision_tasks[] = {
	{ { "I", "CẢI CÁCH THỂ CHẾ", NULL } },
	{ { "1", "Xây dựng và ban hành Kế hoạch rà soát văn bản quy phạm pháp luật năm 2023 của "
		"tỉnh", "Kế hoạch", "Sở Tư pháp", "Các sở, ban, ngành", "Tháng 01/2023" } },
	{ { "2", "Tổ chức theo dõi tình hình thi hành pháp luật trong lĩnh vực trọng tâm liên "
		"ngành", "Báo cáo kết quả", "Sở Tư pháp", "Ủy ban nhân dân cấp huyện",
		"Quý IV/2023" } },
	{ { "3", "Kiểm tra, xử lý văn bản có dấu hiệu trái pháp luật do cấp huyện ban hành",
		"Thông báo kết luận kiểm tra", "Sở Tư pháp", "Văn phòng UBND tỉnh", "Thường xuyên" } },
	{ { "II", "CẢI CÁCH THỦ TỤC HÀNH CHÍNH", NULL } },
	{ { "4", "Rà soát, đơn giản hóa thủ tục hành chính, cắt giảm ít nhất 20% thời gian giải "
		"quyết so với quy định", "Quyết định phê duyệt phương án đơn giản hóa",
		"Văn phòng UBND tỉnh", "Các sở, ban, ngành", "Trước ngày 30/9/2023" } },
	{ { "5", "Công bố, công khai danh mục thủ tục hành chính thực hiện tiếp nhận tại Bộ "
		"phận Một cửa các cấp", "Quyết định công bố danh mục", "Văn phòng UBND tỉnh",
		"Ủy ban nhân dân cấp huyện, cấp xã", "Quý II/2023" } },
	{ { "6", "Số hóa hồ sơ, kết quả giải quyết thủ tục hành chính còn hiệu lực của cá nhân, "
		"tổ chức", "Kho dữ liệu điện tử", "Sở Thông tin và Truyền thông",
		"Các sở, ban, ngành", "Tháng 12/2023" } },
	{ { "7", "Đánh giá chất lượng giải quyết thủ tục hành chính theo Bộ chỉ số phục vụ "
		"người dân và doanh nghiệp", "Báo cáo đánh giá", "Văn phòng UBND tỉnh",
		"Sở Nội vụ", "Hàng quý" } },
	{ { "III", "CẢI CÁCH TỔ CHỨC BỘ MÁY VÀ CÔNG VỤ", NULL } },
	{ { "8", "Rà soát chức năng, nhiệm vụ của các phòng chuyên môn thuộc sở, khắc phục "
		"chồng chéo", "Quyết định quy định chức năng, nhiệm vụ", "Sở Nội vụ",
		"Các sở, ban, ngành", "Quý III/2023" } },
	{ { "9", "Tổ chức thi tuyển công chức năm 2023 theo phương thức thi trên máy vi tính",
		"Quyết định công nhận kết quả", "Sở Nội vụ", "Sở Giáo dục và Đào tạo",
		"Quý III/2023" } },
	{ { "10", "Bồi dưỡng kỹ năng số cho đội ngũ cán bộ, công chức cấp xã", "04 lớp bồi dưỡng",
		"Sở Nội vụ", "Trường Chính trị tỉnh", "Tháng 10/2023" } },
	{ { "11", "Kiểm tra công tác cải cách hành chính, kỷ luật, kỷ cương tại 12 cơ quan, địa "
		"phương", "Báo cáo kết quả kiểm tra", "Sở Nội vụ", "Thanh tra tỉnh",
		"Quý II, III/2023" } },
	{ { NULL } }
};

static const struct ref decision_refs[] = {
	{ "77/2015/QH13", "2015-06-19", "Luật", "Quốc hội" },
	{ "76/NQ-CP", "2021-07-15", "Nghị quyết", "Chính phủ" },
	{ "61/2018/NĐ-CP", "2018-04-23", "Nghị định", "Chính phủ" },
	{ "107/2021/NĐ-CP", "2021-12-06", "Nghị định", "Chính phủ" },
	{ "2215/QĐ-UBND", "2021-11-08", "Quyết định", "Ủy ban nhân dân tỉnh" },
	{ "58/TTr-SNV", "2023-03-09", "Tờ trình", "Sở Nội vụ" },
	{ NULL, NULL, NULL, NULL }
};

static const struct item decision_items[] = {
	{ ITEM_MID, "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH AN BÌNH" },
	{ ITEM_CITE, "Căn cứ Luật Tổ chức chính quyền địa phương số 77/2015/QH13 ngày 19 tháng "
		"6 năm 2015;" },
	{ ITEM_CITE, "Căn cứ Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ ban "
		"hành Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021 - 2030;" },
	{ ITEM_CITE, "Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018 của Chính phủ "
		"về thực hiện cơ chế một cửa, một cửa liên thông trong giải quyết thủ tục hành "
		"chính; Nghị định số 107/2021/NĐ-CP ngày 06 tháng 12 năm 2021 của Chính phủ sửa "
		"đổi, bổ sung một số điều của Nghị định số 61/2018/NĐ-CP;" },
	{ ITEM_CITE, "Căn cứ Quyết định số 2215/QĐ-UBND ngày 08 tháng 11 năm 2021 của Ủy ban "
		"nhân dân tỉnh ban hành Kế hoạch cải cách hành chính tỉnh An Bình giai đoạn "
		"2021 - 2025;" },
	{ ITEM_CITE, "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 58/TTr-SNV ngày 09 "
		"tháng 3 năm 2023." },
	{ ITEM_MID, "QUYẾT ĐỊNH:" },
	{ ITEM_BODY, "<b>Điều 1.</b> Ban hành kèm theo Quyết định này Kế hoạch cải cách hành "
		"chính tỉnh An Bình năm 2023." },
	{ ITEM_BODY, "<b>Điều 2.</b> Giao Giám đốc Sở Nội vụ chủ trì, phối hợp với các cơ quan, "
		"đơn vị liên quan hướng dẫn, đôn đốc, kiểm tra việc thực hiện Kế hoạch; tổng "
		"hợp, báo cáo Ủy ban nhân dân tỉnh kết quả thực hiện hàng quý, 6 tháng và cả "
		"năm theo quy định." },
	{ ITEM_BODY, "<b>Điều 3.</b> Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng "
		"Ủy ban nhân dân tỉnh; Giám đốc các sở, Thủ trưởng các ban, ngành thuộc tỉnh; "
		"Chủ tịch Ủy ban nhân dân các huyện, thị xã, thành phố và các tổ chức, cá nhân "
		"có liên quan chịu trách nhiệm thi hành Quyết định này./." },
	{ ITEM_TAIL, NULL },
	{ ITEM_PAGE, NULL },
	{ ITEM_MID, "KẾ HOẠCH\nCải cách hành chính tỉnh An Bình năm 2023" },
	{ ITEM_NOTE, "(Ban hành kèm theo Quyết định số 1482/QĐ-UBND ngày 15 tháng 3 năm 2023 "
		"của Chủ tịch Ủy ban nhân dân tỉnh An Bình)" },
	{ ITEM_RULE, NULL },
	{ ITEM_HEAD, "I. MỤC ĐÍCH, YÊU CẦU" },
	{ ITEM_HEAD, "1. Mục đích" },
	{ ITEM_BODY, "a) Tiếp tục đẩy mạnh cải cách hành chính, nâng cao hiệu lực, hiệu quả "
		"hoạt động của bộ máy hành chính nhà nước các cấp; lấy sự hài lòng của người "
		"dân, doanh nghiệp làm thước đo đánh giá chất lượng phục vụ." },
	{ ITEM_BODY, "b) Phấn đấu năm 2023, Chỉ số cải cách hành chính của tỉnh tăng ít nhất 03 "
		"bậc so với năm 2022; 100% hồ sơ thủ tục hành chính được tiếp nhận, theo dõi "
		"trên Hệ thống thông tin giải quyết thủ tục hành chính của tỉnh." },
	{ ITEM_HEAD, "2. Yêu cầu" },
	{ ITEM_BODY, "Xác định rõ nội dung công việc, thời hạn hoàn thành, sản phẩm và trách "
		"nhiệm của từng cơ quan, đơn vị; gắn kết quả thực hiện với công tác thi đua, "
		"khen thưởng và đánh giá người đứng đầu." },
	{ ITEM_HEAD, "II. NHIỆM VỤ CỤ THỂ" },
	{ ITEM_TABLE, NULL },
	{ ITEM_HEAD, "III. TỔ CHỨC THỰC HIỆN" },
	{ ITEM_BODY, "1. Các sở, ban, ngành, Ủy ban nhân dân cấp huyện xây dựng kế hoạch của cơ "
		"quan, đơn vị mình trước ngày 31 tháng 3 năm 2023; bố trí kinh phí và nhân lực "
		"bảo đảm thực hiện các nhiệm vụ được giao." },
	{ ITEM_BODY, "2. Sở Tài chính tham mưu Ủy ban nhân dân tỉnh bố trí kinh phí thực hiện "
		"các nhiệm vụ cải cách hành chính theo phân cấp ngân sách hiện hành; hướng dẫn, "
		"kiểm tra việc quản lý, sử dụng và thanh quyết toán kinh phí." },
	{ ITEM_BODY, "3. Sở Thông tin và Truyền thông, Báo An Bình, Đài Phát thanh và Truyền "
		"hình tỉnh mở chuyên trang, chuyên mục tuyên truyền về cải cách hành chính; "
		"phản ánh kịp thời mô hình hay, cách làm sáng tạo và những nơi còn gây phiền hà "
		"cho người dân, doanh nghiệp." },
	{ ITEM_BODY, "4. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh và các tổ chức chính trị "
		"- xã hội giám sát việc thực hiện Kế hoạch, vận động đoàn viên, hội viên sử "
		"dụng dịch vụ công trực tuyến." },
	{ ITEM_BODY, "5. Sở Nội vụ là cơ quan thường trực, chịu trách nhiệm theo dõi tiến độ "
		"từng nhiệm vụ, định kỳ tổng hợp danh sách cơ quan, đơn vị thực hiện chậm, báo "
		"cáo Chủ tịch Ủy ban nhân dân tỉnh tại phiên họp thường kỳ." },
	{ ITEM_BODY, "6. Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các cơ quan, "
		"đơn vị kịp thời phản ánh về Sở Nội vụ để tổng hợp, báo cáo Ủy ban nhân dân "
		"tỉnh xem xét, quyết định./." },
	{ ITEM_END, NULL }
};

const struct doc doc_decision = {
	.id = "s01", .file = "scans/quyet-dinh-1482.pdf", .out = OUT_PDF,
	.look = { "Tinos", 14, HEAD_STATE, INK_BLUE, LEVEL_OFFICE, 200, 50, false, 0, 0, 11 },
	.paper = {
		.parent = NULL, .issuer = "ỦY BAN NHÂN DÂN\nTỈNH AN BÌNH",
		.number = "Số: {.1482}/QĐ-UBND", .place = "An Bình, ngày {15} tháng 3 năm 2023",
		.type = "QUYẾT ĐỊNH", .abstract = "Ban hành Kế hoạch cải cách hành chính\ntỉnh "
			"An Bình năm 2023",
		.recipients = "- Như Điều 3;\n- Bộ Nội vụ (báo cáo);\n- TT Tỉnh ủy, TT HĐND "
			"tỉnh;\n- CT, các PCT UBND tỉnh;\n- Cổng Thông tin điện tử tỉnh;\n- "
			"Lưu: VT, NC (35b).",
		.authority = "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", .signer = "Trần Quốc Hưng",
		.seal = "ỦY BAN NHÂN DÂN TỈNH AN BÌNH",
		.items = decision_items, .tasks = decision_tasks },
	.truth = { "Quyết định", "1482/QĐ-UBND", "2023-03-15", "An Bình", NULL,
		"Ủy ban nhân dân tỉnh An Bình",
		"Ban hành Kế hoạch cải cách hành chính tỉnh An Bình năm 2023", "Trần Quốc Hưng",
			"PHÓ CHỦ TỊCH", "hand", decision_refs }
};

static const struct task plan_tasks[] = {
	{ { "1", "Ban hành Kế hoạch tuyên truyền cải cách hành chính năm 2023 của Sở", "Kế hoạch",
		"Văn phòng Sở", "Các phòng thuộc Sở", "Tháng 02/2023" } },
	{ { "2", "Xây dựng chuyên mục cải cách hành chính trên Trang thông tin điện tử của Sở, "
		"đăng tối thiểu 24 tin, bài", "Tin, bài", "Văn phòng Sở", "Trung tâm Thông tin",
		"Thường xuyên" } },
	{ { "3", "Rà soát, chuẩn hóa quy trình nội bộ giải quyết thủ tục hành chính lĩnh vực tổ "
		"chức hội, quỹ", "Quyết định", "Phòng Tổ chức, biên chế", "Thanh tra Sở",
		"Quý I/2023" } },
	{ { "4", "Cung cấp dịch vụ công trực tuyến toàn trình đối với 18 thủ tục hành chính",
		"18 dịch vụ công", "Văn phòng Sở", "Sở Thông tin và Truyền thông", "Quý II/2023" }
		},
	{ { "5", "Chỉnh lý 45 mét tài liệu lưu trữ giai đoạn 2010 - 2015 và lập hồ sơ điện tử",
		"Mục lục hồ sơ", "Chi cục Văn thư - Lưu trữ", "Các phòng thuộc Sở",
		"Trước ngày 15/11/2023" } },
	{ { "6", "Khảo sát mức độ hài lòng của cá nhân, tổ chức đối với dịch vụ hành chính công",
		"Báo cáo kết quả khảo sát", "Phòng Cải cách hành chính", "Văn phòng Sở",
		"Quý III/2023" } },
	{ { "7", "Duy trì, cải tiến hệ thống quản lý chất lượng theo tiêu chuẩn TCVN ISO "
		"9001:2015", "Biên bản đánh giá nội bộ", "Văn phòng Sở", "Các đơn vị trực thuộc",
		"Tháng 9/2023" } },
	{ { "8", "Tự đánh giá, chấm điểm Chỉ số cải cách hành chính năm 2023",
		"Báo cáo tự chấm điểm", "Phòng Cải cách hành chính", "Các phòng thuộc Sở",
		"Tháng 12/2023" } },
	{ { NULL } }
};

static const struct ref plan_refs[] = {
	{ "312/QĐ-UBND", "2023-01-19", "Quyết định", "Ủy ban nhân dân tỉnh Tây Hà" },
	{ "42/2022/NĐ-CP", "2022-06-24", "Nghị định", "Chính phủ" },
	{ "10/2022/TT-BNV", "2022-12-19", "Thông tư", "Bộ Nội vụ" },
	{ NULL, NULL, NULL, NULL }
};

static const struct item plan_items[] = {
	{ ITEM_BODY, "Thực hiện Quyết định số 312/QĐ-UBND ngày 19/01/2023 của Ủy ban nhân dân "
		"tỉnh Tây Hà ban hành Kế hoạch cải cách hành chính năm 2023, Sở Nội vụ xây dựng "
		"Kế hoạch cải cách hành chính của cơ quan như sau:" },
	{ ITEM_HEAD, "I. MỤC TIÊU" },
	{ ITEM_BODY, "1. Nâng cao chất lượng tham mưu, xây dựng văn bản thuộc lĩnh vực nội vụ; "
		"bảo đảm 100% văn bản ban hành đúng thể thức, thẩm quyền, có tính khả thi." },
	{ ITEM_BODY, "2. Tối thiểu 95% hồ sơ thủ tục hành chính được giải quyết đúng và trước "
		"hạn; mức độ hài lòng của người dân, tổ chức đạt từ 92% trở lên." },
	{ ITEM_BODY, "3. 100% văn bản đi được ký số và gửi nhận qua trục liên thông, trừ văn "
		"bản thuộc danh mục bí mật nhà nước." },
	{ ITEM_HEAD, "II. NỘI DUNG TRỌNG TÂM" },
	{ ITEM_HEAD, "1. Công tác chỉ đạo, điều hành" },
	{ ITEM_BODY, "Giám đốc Sở trực tiếp chỉ đạo công tác cải cách hành chính; giao ban "
		"chuyên đề mỗi quý một lần. Trưởng các phòng chịu trách nhiệm trước Giám đốc về "
		"tiến độ, chất lượng nhiệm vụ được phân công, không để hồ sơ quá hạn mà không "
		"có văn bản xin lỗi người dân." },
	{ ITEM_HEAD, "2. Cải cách thủ tục hành chính và hiện đại hóa" },
	{ ITEM_BODY, "a) Thực hiện nghiêm Nghị định số 42/2022/NĐ-CP ngày 24/6/2022 của Chính "
		"phủ quy định về việc cung cấp thông tin và dịch vụ công trực tuyến của cơ quan "
		"nhà nước trên môi trường mạng;" },
	{ ITEM_BODY, "b) Triển khai Thông tư số 10/2022/TT-BNV ngày 19/12/2022 của Bộ Nội vụ "
		"quy định thời hạn bảo quản tài liệu; lập hồ sơ công việc trên phần mềm quản lý "
		"văn bản, nộp lưu đúng hạn vào Lưu trữ cơ quan;" },
	{ ITEM_BODY, "c) Bố trí công chức có năng lực, kinh nghiệm làm việc tại Bộ phận Một "
		"cửa; niêm yết công khai đầy đủ thành phần hồ sơ, thời hạn và phí, lệ phí." },
	{ ITEM_HEAD, "III. DANH MỤC NHIỆM VỤ" },
	{ ITEM_TABLE, NULL },
	{ ITEM_HEAD, "IV. KINH PHÍ VÀ TỔ CHỨC THỰC HIỆN" },
	{ ITEM_BODY, "Kinh phí thực hiện bố trí trong dự toán chi thường xuyên năm 2023 của Sở. "
		"Các phòng, đơn vị trực thuộc báo cáo kết quả thực hiện về Văn phòng Sở trước "
		"ngày 10 tháng cuối quý để tổng hợp, báo cáo Ủy ban nhân dân tỉnh theo quy "
		"định./." },
	{ ITEM_TAIL, NULL },
	{ ITEM_END, NULL }
};

const struct doc doc_plan = {
	.id = "s02", .file = "scans/Kế hoạch CCHC 2023.pdf", .out = OUT_PDF,
	.look = { "Tinos", 13.5, HEAD_STATE, INK_BLACK, LEVEL_OFFICE, 200, 48, false, 2, 0, 22 },
	.paper = {
		.parent = "UBND TỈNH TÂY HÀ", .issuer = "SỞ NỘI VỤ",
		.number = "Số: 187/KH-SNV", .place = "Tây Hà, ngày 06 tháng 02 năm 2023",
		.type = "KẾ HOẠCH", .abstract = "Cải cách hành chính năm 2023 của Sở Nội vụ",
		.recipients = "- UBND tỉnh (để báo cáo);\n- Giám đốc, các PGĐ Sở;\n- Các phòng, "
			"đơn vị thuộc Sở;\n- Trang TTĐT của Sở;\n- Lưu: VT, CCHC.",
		.authority = "GIÁM ĐỐC", .signer = "Lê Thị Minh Nguyệt",
		.items = plan_items, .tasks = plan_tasks },
	.truth = { "Kế hoạch", "187/KH-SNV", "2023-02-06", "Tây Hà", "UBND tỉnh Tây Hà",
		"Sở Nội vụ",
		"Cải cách hành chính năm 2023 của Sở Nội vụ", "Lê Thị Minh Nguyệt", "GIÁM ĐỐC",
			"printed", plan_refs }
};

/* A letter, a notice, a proposal, a worn commune report. */
#include "content.h"

static const struct ref letter_refs[] = {
	{ "83/2015/QH13", "2015-06-25", "Luật", "Quốc hội" },
	{ "163/2016/NĐ-CP", "2016-12-21", "Nghị định", "Chính phủ" },
	{ "2871/QĐ-UBND", "2021-12-10", "Quyết định", "Ủy ban nhân dân tỉnh Đông Sơn" },
	{ "45/NQ-HĐND", "2021-12-08", "Nghị quyết", "Hội đồng nhân dân tỉnh" },
	{ NULL, NULL, NULL, NULL }
};

static const struct item letter_items[] = {
	{ ITEM_TO, "Kính gửi:" },
	{ ITEM_TO_LIST, "- Các sở, ban, ngành, đoàn thể tỉnh;" },
	{ ITEM_TO_LIST, "- Phòng Tài chính - Kế hoạch các huyện, thị xã, thành phố." },
	{ ITEM_CITE, "" },
	{ ITEM_BODY, "Căn cứ Luật Ngân sách nhà nước số 83/2015/QH13 ngày 25/6/2015; Nghị định "
		"số 163/2016/NĐ-CP ngày 21/12/2016 của Chính phủ quy định chi tiết thi hành một "
		"số điều của Luật Ngân sách nhà nước;" },
	{ ITEM_BODY, "Thực hiện Quyết định số 2871/QĐ-UBND ngày 10/12/2021 của Ủy ban nhân dân "
		"tỉnh Đông Sơn về việc giao dự toán thu, chi ngân sách nhà nước năm 2022 và "
		"Nghị quyết số 45/NQ-HĐND ngày 08/12/2021 của Hội đồng nhân dân tỉnh, Sở Tài "
		"chính đề nghị các cơ quan, đơn vị thực hiện một số nội dung sau:" },
	{ ITEM_BODY, "1. Rà soát toàn bộ nhiệm vụ chi đã được giao từ đầu năm đến hết ngày "
		"30/6/2022; xác định rõ số kinh phí đã thực hiện, số còn lại chưa phân bổ, "
		"nguyên nhân chậm giải ngân và dự kiến khả năng thực hiện đến hết năm." },
	{ ITEM_BODY, "2. Đối với kinh phí mua sắm, sửa chữa tài sản: chỉ thực hiện khi có trong "
		"dự toán được duyệt, đúng tiêu chuẩn, định mức; khẩn trương hoàn thiện hồ sơ, "
		"thủ tục đấu thầu trước ngày 15/8/2022. Sau thời điểm này, các khoản chưa triển "
		"khai sẽ được thu hồi, bổ sung dự phòng ngân sách tỉnh." },
	{ ITEM_BODY, "3. Thực hiện tiết kiệm thêm 10% chi thường xuyên (không kể tiền lương, "
		"các khoản có tính chất lương) những tháng còn lại của năm để dành nguồn phòng, "
		"chống dịch bệnh, khắc phục hậu quả thiên tai và thực hiện chính sách an sinh "
		"xã hội trên địa bàn." },
	{ ITEM_BODY, "4. Thủ trưởng đơn vị sử dụng ngân sách chịu trách nhiệm trước pháp luật "
		"về tính chính xác của số liệu báo cáo; tuyệt đối không hợp thức hóa chứng từ, "
		"không chi sai mục đích, sai nguồn kinh phí được giao." },
	{ ITEM_BODY, "Báo cáo của các cơ quan, đơn vị (theo mẫu gửi kèm) gửi về Sở Tài chính "
		"trước ngày 20/7/2022, đồng thời gửi bản mềm qua hệ thống quản lý văn bản và "
		"điều hành để tổng hợp, trình Ủy ban nhân dân tỉnh xem xét." },
	{ ITEM_BODY, "Trong quá trình thực hiện, nếu có vướng mắc, đề nghị liên hệ Phòng Quản "
		"lý ngân sách, Sở Tài chính để được hướng dẫn./." },
	{ ITEM_TAIL, NULL },
	{ ITEM_END, NULL }
};

const struct doc doc_letter = {
	.id = "s03", .file = "scans/cong-van-so-tai-chinh.pdf", .out = OUT_PDF,
	.look = { "Tinos", 14, HEAD_STATE, INK_BLUE, LEVEL_OFFICE, 200, 50, false, .3, 0, 33 },
	.paper = {
		.parent = "UBND TỈNH ĐÔNG SƠN", .issuer = "SỞ TÀI CHÍNH",
		.number = "Số: {#2064}/STC-QLNS", .place = "Đông Sơn, ngày {08} tháng 7 năm 2022",
		.subject = "V/v rà soát tình hình thực hiện dự toán chi ngân sách nhà nước 6 "
			"tháng đầu năm 2022",
		.recipients = "- Như trên;\n- UBND tỉnh (báo cáo);\n- Kho bạc Nhà nước tỉnh;\n- "
			"Lưu: VT, QLNS (HTL).",
		.authority = "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", .signer = "Vũ Hoàng Long",
		.seal = "SỞ TÀI CHÍNH * TỈNH ĐÔNG SƠN", .seal_core = "SỞ\nTÀI\nCHÍNH",
		.arrival = { "SỞ NÔNG NGHIỆP VÀ PTNT", "3517", "12/07/2022", 62, 202 },
		.items = letter_items },
	.truth = { "Công văn", "2064/STC-QLNS", "2022-07-08", "Đông Sơn", "UBND tỉnh Đông Sơn",
		"Sở Tài chính",
		"V/v rà soát tình hình thực hiện dự toán chi ngân sách nhà nước 6 tháng đầu năm "
			"2022", "Vũ Hoàng Long", "PHÓ GIÁM ĐỐC", "stamp", letter_refs }
};

static const struct ref notice_refs[] = {
	{ "42/2013/QH13", "2013-11-25", "Luật", "Quốc hội" },
	{ "96-KH/TU", "2021-04-12", "Kế hoạch", "Tỉnh ủy" },
	{ NULL, NULL, NULL, NULL }
};

static const struct item notice_items[] = {
	{ ITEM_BODY, "Ngày 18 tháng 5 năm 2021, tại trụ sở Ủy ban nhân dân thành phố, đồng chí "
		"Phạm Đức Thịnh, Chủ tịch Ủy ban nhân dân thành phố Nam Hải đã chủ trì cuộc họp "
		"đánh giá công tác tiếp công dân, giải quyết đơn thư khiếu nại, tố cáo 5 tháng "
		"đầu năm. Dự họp có lãnh đạo Thanh tra, Văn phòng, các phòng, ban chuyên môn và "
		"Chủ tịch Ủy ban nhân dân 16 phường, xã." },
	{ ITEM_BODY, "Sau khi nghe Chánh Thanh tra thành phố báo cáo, ý kiến của các đại biểu "
		"dự họp, Chủ tịch Ủy ban nhân dân thành phố kết luận như sau:" },
	{ ITEM_BODY, "1. Ghi nhận sự cố gắng của các cơ quan, đơn vị trong việc thực hiện Luật "
		"Tiếp công dân số 42/2013/QH13 ngày 25/11/2013 và Kế hoạch số 96-KH/TU ngày "
		"12/4/2021 của Tỉnh ủy. Trong 5 tháng đầu năm đã tiếp 436 lượt công dân, giải "
		"quyết xong 128/141 vụ việc thuộc thẩm quyền, đạt tỷ lệ 90,8%." },
	{ ITEM_BODY, "Tuy nhiên, một số phường, xã chưa bố trí lịch tiếp công dân định kỳ của "
		"người đứng đầu; việc cập nhật hồ sơ vụ việc vào cơ sở dữ liệu còn chậm; vẫn "
		"còn tình trạng đơn chuyển vòng, kéo dài thời hạn giải quyết." },
	{ ITEM_BODY, "2. Giao Thanh tra thành phố rà soát 13 vụ việc tồn đọng, đề xuất phương "
		"án giải quyết dứt điểm từng vụ, báo cáo trước ngày 15/6/2021." },
	{ ITEM_BODY, "3. Giao Phòng Tài nguyên và Môi trường phối hợp với Trung tâm Phát triển "
		"quỹ đất hoàn chỉnh phương án bồi thường, hỗ trợ, tái định cư dự án đường vành "
		"đai phía Đông; đối thoại với các hộ dân còn ý kiến trong tháng 6/2021." },
	{ ITEM_BODY, "Đối với các hộ đã nhận tiền bồi thường nhưng chưa bàn giao mặt bằng, Ủy "
		"ban nhân dân phường nơi có đất tiếp tục vận động, thuyết phục; trường hợp cố "
		"tình không chấp hành thì lập hồ sơ, trình cấp có thẩm quyền xem xét, xử lý "
		"theo quy định của pháp luật về đất đai." },
	{ ITEM_BODY, "4. Chủ tịch Ủy ban nhân dân các phường, xã trực tiếp tiếp công dân ít "
		"nhất 02 ngày trong tháng; chịu trách nhiệm nếu để phát sinh khiếu kiện đông "
		"người, vượt cấp do không giải quyết kịp thời." },
	{ ITEM_BODY, "5. Văn phòng Hội đồng nhân dân và Ủy ban nhân dân thành phố theo dõi, đôn "
		"đốc việc thực hiện Thông báo này, tổng hợp kết quả báo cáo Chủ tịch Ủy ban "
		"nhân dân thành phố tại phiên họp thường kỳ tháng 6." },
	{ ITEM_BODY, "Ủy ban nhân dân thành phố thông báo để các cơ quan, đơn vị biết, thực "
		"hiện./." },
	{ ITEM_TAIL, NULL },
	{ ITEM_END, NULL }
};

const struct doc doc_notice = {
	.id = "s04", .file = "scans/thong-bao-ket-luan.tif", .out = OUT_TIFF,
	.look = { "Noto Serif", 12, HEAD_STATE, INK_BLACK, LEVEL_OFFICE, 150, 60, true, -.4, 0, 44
		},
	.paper = {
		.parent = NULL, .issuer = "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ NAM HẢI",
		.number = "Số: {219}/TB-UBND", .place = "Nam Hải, ngày {21} tháng {5} năm 2021",
		.type = "THÔNG BÁO", .abstract = "Kết luận của Chủ tịch Ủy ban nhân dân thành "
			"phố tại cuộc họp về công tác tiếp công dân",
		.recipients = "- TT Thành ủy, TT HĐND TP;\n- CT, các PCT UBND TP;\n- Các phòng, "
			"ban thành phố;\n- UBND các phường, xã;\n- Lưu: VT, TTr.",
		.authority = "TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG", .signer = "Đặng Văn Khoa",
		.seal = "ỦY BAN NHÂN DÂN THÀNH PHỐ NAM HẢI",
		.items = notice_items },
	.truth = { "Thông báo", "219/TB-UBND", "2021-05-21", "Nam Hải", NULL,
		"Ủy ban nhân dân thành phố Nam Hải",
		"Kết luận của Chủ tịch Ủy ban nhân dân thành phố tại cuộc họp về công tác tiếp "
			"công dân", "Đặng Văn Khoa", "CHÁNH VĂN PHÒNG", "hand", notice_refs }
};

static const char *const proposal_names[] = { "trang-1.jpg", "trang-2.jpg", "trang-10.jpg" };

static const struct ref proposal_refs[] = {
	{ "39/2019/QH14", "2019-06-13", "Luật", "Quốc hội" },
	{ "77/2015/QH13", "2015-06-19", "Luật", "Quốc hội" },
	{ "17/NQ-HĐND", "2020-07-16", "Nghị quyết", "Hội đồng nhân dân huyện Tân Lập" },
	{ "604/SKHĐT-XDCB", "2020-09-03", "Công văn", "Sở Kế hoạch và Đầu tư" },
	{ NULL, NULL, NULL, NULL }
};

static const struct item proposal_items[] = {
	{ ITEM_TO, "Kính gửi: Hội đồng nhân dân huyện Tân Lập" },
	{ ITEM_CITE, "Căn cứ Luật Tổ chức chính quyền địa phương số 77/2015/QH13 ngày 19/6/2015;" },
	{ ITEM_CITE, "Căn cứ Luật Đầu tư công số 39/2019/QH14 ngày 13/6/2019;" },
	{ ITEM_CITE, "Căn cứ Nghị quyết số 17/NQ-HĐND ngày 16/7/2020 của Hội đồng nhân dân "
		"huyện Tân Lập về nhiệm vụ phát triển kinh tế - xã hội 6 tháng cuối năm 2020;" },
	{ ITEM_CITE, "Trên cơ sở ý kiến của Sở Kế hoạch và Đầu tư tại Công văn số "
		"604/SKHĐT-XDCB ngày 03/9/2020." },
	{ ITEM_BODY, "Ủy ban nhân dân huyện trình Hội đồng nhân dân huyện xem xét, quyết định "
		"chủ trương đầu tư dự án Trường Mầm non Hoa Sen với các nội dung chủ yếu sau:" },
	{ ITEM_HEAD, "I. SỰ CẦN THIẾT ĐẦU TƯ" },
	{ ITEM_BODY, "Trường Mầm non Hoa Sen được xây dựng từ năm 1998, hiện có 09 phòng học "
		"cấp 4 đã xuống cấp nghiêm trọng: mái dột, tường nứt, nền sụt lún, hệ thống "
		"điện không bảo đảm an toàn. Năm học 2020 - 2021, nhà trường huy động 342 trẻ "
		"ra lớp, vượt 1,5 lần so với khả năng đáp ứng, phải mượn nhà văn hóa của hai "
		"thôn để tổ chức lớp học." },
	{ ITEM_BODY, "Việc đầu tư xây dựng mới là cần thiết nhằm bảo đảm điều kiện chăm sóc, "
		"nuôi dưỡng trẻ, góp phần hoàn thành tiêu chí trường học trong xây dựng nông "
		"thôn mới của xã Phú Mỹ." },
	{ ITEM_HEAD, "II. NỘI DUNG CHỦ YẾU CỦA DỰ ÁN" },
	{ ITEM_BODY, "1. Tên dự án: Xây dựng Trường Mầm non Hoa Sen, xã Phú Mỹ, huyện Tân Lập." },
	{ ITEM_BODY, "2. Nhóm dự án: Nhóm C." },
	{ ITEM_BODY, "3. Quy mô: Khối nhà 02 tầng gồm 12 phòng học, 04 phòng chức năng; nhà bếp "
		"một chiều; sân, tường rào, nhà để xe và các hạng mục phụ trợ." },
	{ ITEM_BODY, "4. Tổng mức đầu tư dự kiến: 18.650 triệu đồng (bằng chữ: Mười tám tỷ, sáu "
		"trăm năm mươi triệu đồng), trong đó ngân sách tỉnh hỗ trợ 60%, phần còn lại từ "
		"nguồn thu tiền sử dụng đất của huyện." },
	{ ITEM_BODY, "5. Địa điểm: Thôn Đông, xã Phú Mỹ, trên khu đất có diện tích 6.200 m² đã "
		"được quy hoạch đất giáo dục." },
	{ ITEM_BODY, "6. Thời gian thực hiện: Năm 2021 - 2023." },
	{ ITEM_BODY, "7. Chủ đầu tư: Ban Quản lý dự án đầu tư xây dựng huyện." },
	{ ITEM_HEAD, "III. KHẢ NĂNG CÂN ĐỐI VỐN VÀ HIỆU QUẢ ĐẦU TƯ" },
	{ ITEM_BODY, "1. Nguồn vốn ngân sách huyện giai đoạn 2021 - 2025 còn khả năng cân đối "
		"42,3 tỷ đồng, đủ đáp ứng phần vốn đối ứng của dự án; phương án vay không đặt "
		"ra." },
	{ ITEM_BODY, "2. Sau khi hoàn thành, dự án bảo đảm chỗ học cho 360 trẻ trong độ tuổi, "
		"xóa hoàn toàn các điểm trường học nhờ; nâng tỷ lệ trường mầm non đạt chuẩn "
		"quốc gia mức độ 1 của huyện lên 68%." },
	{ ITEM_BODY, "3. Về môi trường: công trình có hệ thống thu gom, xử lý nước thải riêng; "
		"trong quá trình thi công thực hiện đầy đủ các biện pháp giảm tiếng ồn, bụi "
		"theo quy định." },
	{ ITEM_BODY, "Ủy ban nhân dân huyện kính trình Hội đồng nhân dân huyện xem xét, quyết "
		"định./." },
	{ ITEM_TAIL, NULL },
	{ ITEM_PAGE, NULL },
	{ ITEM_MID, "PHỤ LỤC\nDanh mục hạng mục đầu tư dự án Trường Mầm non Hoa Sen" },
	{ ITEM_NOTE, "(Kèm theo Tờ trình số 95/TTr-UBND ngày 14 tháng 9 năm 2020 của Ủy ban "
		"nhân dân huyện Tân Lập)" },
	{ ITEM_RULE, NULL },
	{ ITEM_HEAD, "A. HẠNG MỤC CHÍNH" },
	{ ITEM_BODY, "1. Khối nhà lớp học 02 tầng, 12 phòng, diện tích sàn 1.480 m²: 11.920 "
		"triệu đồng." },
	{ ITEM_BODY, "2. Khối phòng chức năng (giáo dục thể chất, nghệ thuật, y tế, hành "
		"chính): 2.745 triệu đồng." },
	{ ITEM_BODY, "3. Nhà bếp một chiều, kho thực phẩm: 865 triệu đồng." },
	{ ITEM_HEAD, "B. HẠNG MỤC PHỤ TRỢ" },
	{ ITEM_BODY, "1. San nền, sân đường nội bộ, bồn hoa, cây xanh: 940 triệu đồng." },
	{ ITEM_BODY, "2. Cổng, tường rào dài 312 m, nhà bảo vệ, nhà để xe: 685 triệu đồng." },
	{ ITEM_BODY, "3. Hệ thống cấp, thoát nước, phòng cháy, chữa cháy: 520 triệu đồng." },
	{ ITEM_HEAD, "C. CHI PHÍ KHÁC" },
	{ ITEM_BODY, "Chi phí quản lý dự án, tư vấn đầu tư xây dựng và dự phòng: 975 triệu đồng." },
	{ ITEM_BODY, "<b>Tổng cộng (A + B + C): 18.650 triệu đồng.</b>" },
	{ ITEM_END, NULL }
};

const struct doc doc_proposal = {
	.id = "s05", .file = "scans/to-trinh-tan-lap", .out = OUT_FOLDER, .page_names =
		proposal_names,
	.look = { "Tinos", 14, HEAD_STATE, INK_BLACK, LEVEL_OFFICE, 150, 60, false, -.6, 0, 55 },
	.paper = {
		.parent = NULL, .issuer = "ỦY BAN NHÂN DÂN\nHUYỆN TÂN LẬP",
		.number = "Số: {.95}/TTr-UBND", .place = "Tân Lập, ngày {.14} tháng 9 năm 2020",
		.type = "TỜ TRÌNH", .abstract = "Về việc quyết định chủ trương đầu tư dự án "
			"Trường Mầm non Hoa Sen",
		.recipients = "- Như trên;\n- TT Huyện ủy;\n- CT, các PCT UBND huyện;\n- Phòng "
			"TC-KH huyện;\n- Lưu: VT.",
		.authority = "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", .signer = "Nguyễn Hữu Phước",
		.seal = "ỦY BAN NHÂN DÂN HUYỆN TÂN LẬP",
		.items = proposal_items },
	.truth = { "Tờ trình", "95/TTr-UBND", "2020-09-14", "Tân Lập", NULL,
		"Ủy ban nhân dân huyện Tân Lập",
		"Về việc quyết định chủ trương đầu tư dự án Trường Mầm non Hoa Sen",
			"Nguyễn Hữu Phước", "CHỦ TỊCH", "hand", proposal_refs }
};

static const struct ref report_refs[] = {
	{ "113/KH-UBND", "2019-02-25", "Kế hoạch", "Ủy ban nhân dân huyện Tân Lập" },
	{ "08/NQ-HĐND", "2018-12-20", "Nghị quyết", "Hội đồng nhân dân xã" },
	{ NULL, NULL, NULL, NULL }
};

static const struct item report_items[] = {
	{ ITEM_BODY, "Thực hiện Kế hoạch số 113/KH-UBND ngày 25/02/2019 của Ủy ban nhân dân "
		"huyện Tân Lập về xây dựng nông thôn mới và Nghị quyết số 08/NQ-HĐND ngày "
		"20/12/2018 của Hội đồng nhân dân xã, Ủy ban nhân dân xã Phú Mỹ báo cáo kết quả "
		"thực hiện 6 tháng đầu năm 2019 như sau:" },
	{ ITEM_HEAD, "I. KẾT QUẢ ĐẠT ĐƯỢC" },
	{ ITEM_BODY, "1. Giao thông: Đã bê tông hóa 2,4 km đường trục thôn, đạt 80% kế hoạch "
		"năm; nhân dân hiến 1.150 m² đất, đóng góp 620 ngày công." },
	{ ITEM_BODY, "2. Thủy lợi: Nạo vét 5,6 km kênh nội đồng; tu sửa 02 trạm bơm, bảo đảm "
		"tưới chủ động cho 215 ha lúa vụ Xuân." },
	{ ITEM_BODY, "3. Sản xuất: Năng suất lúa bình quân đạt 62,5 tạ/ha; hình thành 01 tổ hợp "
		"tác trồng rau an toàn với 23 hộ tham gia. Thu nhập bình quân ước đạt 19,8 "
		"triệu đồng/người." },
	{ ITEM_BODY, "4. Môi trường: 94% số hộ sử dụng nước hợp vệ sinh; duy trì thu gom rác "
		"thải 02 lần/tuần tại 7/7 thôn." },
	{ ITEM_BODY, "5. Đến nay, xã đã đạt 15/19 tiêu chí; còn 04 tiêu chí chưa đạt gồm: "
		"trường học, cơ sở vật chất văn hóa, thu nhập và hộ nghèo." },
	{ ITEM_HEAD, "II. TỒN TẠI, HẠN CHẾ" },
	{ ITEM_BODY, "Tiến độ giải ngân vốn xây dựng cơ bản còn chậm, mới đạt 38%; công tác "
		"tuyên truyền ở một số thôn chưa thường xuyên; hồ sơ quyết toán của 03 công "
		"trình năm 2018 chưa hoàn thành." },
	{ ITEM_HEAD, "III. NHIỆM VỤ 6 THÁNG CUỐI NĂM" },
	{ ITEM_BODY, "1. Tập trung hoàn thành 0,6 km đường còn lại trước ngày 30/9/2019; khởi "
		"công nhà văn hóa thôn Đông và thôn Trại." },
	{ ITEM_BODY, "2. Phối hợp với Ngân hàng Chính sách xã hội giải quyết cho 45 hộ vay vốn "
		"phát triển sản xuất, phấn đấu giảm tỷ lệ hộ nghèo xuống dưới 3%." },
	{ ITEM_BODY, "3. Đề nghị Ủy ban nhân dân huyện quan tâm hỗ trợ 1,2 tỷ đồng để nâng cấp "
		"Trường Tiểu học xã." },
	{ ITEM_BODY, "Trên đây là báo cáo kết quả xây dựng nông thôn mới 6 tháng đầu năm 2019 "
		"của Ủy ban nhân dân xã Phú Mỹ./." },
	{ ITEM_TAIL, NULL },
	{ ITEM_END, NULL }
};

const struct doc doc_report = {
	.id = "s06", .file = "scans/bao-cao-xa-phu-my.pdf", .out = OUT_PDF,
	.look = { "Tinos", 14, HEAD_STATE, INK_BLUE, LEVEL_WORN, 200, 46, false, .5, 1, 66 },
	.paper = {
		.parent = NULL, .issuer = "ỦY BAN NHÂN DÂN\nXÃ PHÚ MỸ",
		.number = "Số: {47}/BC-UBND", .place = "Phú Mỹ, ngày {20} tháng 6 năm 2019",
		.type = "BÁO CÁO", .abstract = "Kết quả xây dựng nông thôn mới 6 tháng đầu năm "
			"2019",
		.recipients = "- UBND huyện (báo cáo);\n- Đảng ủy, HĐND xã;\n- Các thôn;\n- "
			"Lưu: VP.",
		.authority = "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", .signer =
			"Hoàng Văn Tẩm",
		.seal = "ỦY BAN NHÂN DÂN XÃ PHÚ MỸ",
		.items = report_items },
	.truth = { "Báo cáo", "47/BC-UBND", "2019-06-20", "Phú Mỹ", NULL,
		"Ủy ban nhân dân xã Phú Mỹ",
		"Kết quả xây dựng nông thôn mới 6 tháng đầu năm 2019", "Hoàng Văn Tẩm",
			"PHÓ CHỦ TỊCH", "hand", report_refs }
};

// XML syntax and safety, and the treasury's documents.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

extension CatalogueEntry {
  // Syntax and safety

  public static let xmlNotWellFormed = CatalogueEntry(
    "XML-001", .error,
    title: Bilingual(vi: "tệp XML bị hỏng", en: "the XML is not well-formed"),
    message: Bilingual(vi: "tệp XML bị hỏng: {detail}", en: "the XML is not well-formed: {detail}"),
    why: Bilingual(
      vi: "Tệp bị cắt hoặc bị sửa tay; không đọc tiếp được.",
      en: "The file was cut or edited by hand; it cannot be read further."),
    fix: Bilingual(
      vi: "Lấy lại tệp từ nơi xuất ra; không sửa tay tệp XML.",
      en: "Get the file again from its source; do not edit XML by hand."))

  public static let xmlDoctype = CatalogueEntry(
    "XML-002", .error,
    title: Bilingual(vi: "tệp XML có phần DOCTYPE, bị từ chối", en: "the XML has a DOCTYPE and is refused"),
    why: Bilingual(
      vi: "Phần này có thể bắt máy tính đọc tệp khác hoặc làm treo máy; lệnh chi không bao giờ cần đến.",
      en: "It can make a computer read other files or hang; payment files never need one."),
    fix: Bilingual(
      vi: "Kiểm tra nguồn gốc của tệp; nếu đáng tin thì nhờ bên gửi xuất lại không có DOCTYPE.",
      en: "Check where the file comes from; if it can be trusted, ask for it without a DOCTYPE."))

  public static let xmlTooDeep = CatalogueEntry(
    "XML-003", .error,
    title: Bilingual(vi: "tệp XML lồng quá sâu", en: "the XML is nested too deeply"),
    message: Bilingual(vi: "tệp XML lồng quá {limit} tầng", en: "the XML is nested deeper than {limit}"),
    why: Bilingual(
      vi: "Tệp chi tiền không lồng sâu như vậy; có thể là tệp phá hoại.",
      en: "No payment file is so deep; it may be hostile."),
    fix: Bilingual(vi: "Kiểm tra nguồn gốc của tệp.", en: "Check where the file comes from."))

  public static let xmlTextTooLong = CatalogueEntry(
    "XML-004", .error,
    title: Bilingual(vi: "một giá trị trong XML quá dài", en: "a text in the XML is too long"),
    message: Bilingual(vi: "một giá trị trong XML dài quá {limit} byte", en: "a text in the XML is longer than {limit} bytes"),
    why: Bilingual(
      vi: "Tệp chi tiền không có giá trị dài như vậy; có thể là tệp phá hoại.",
      en: "No payment file has such a text; it may be hostile."),
    fix: Bilingual(vi: "Kiểm tra nguồn gốc của tệp.", en: "Check where the file comes from."))

  public static let xmlTooManyAttributes = CatalogueEntry(
    "XML-006", .error,
    title: Bilingual(vi: "một phần tử XML có quá nhiều thuộc tính", en: "an XML element has too many attributes"),
    message: Bilingual(vi: "một phần tử XML có hơn {limit} thuộc tính", en: "an XML element has more than {limit} attributes"),
    why: Bilingual(
      vi: "Tệp chi tiền chỉ có vài thuộc tính mỗi phần tử; có thể là tệp phá hoại.",
      en: "Payment files have a few attributes an element; it may be hostile."),
    fix: Bilingual(vi: "Kiểm tra nguồn gốc của tệp.", en: "Check where the file comes from."))

  public static let xmlEntity = CatalogueEntry(
    "XML-005", .error,
    title: Bilingual(vi: "tệp XML dùng thực thể (entity), bị từ chối", en: "the XML uses an entity and is refused"),
    why: Bilingual(
      vi: "Thực thể có thể bắt máy tính đọc tệp khác; chương trình không bao giờ nạp gì thêm.",
      en: "Entities can make a computer read other files; nothing is ever loaded."),
    fix: Bilingual(
      vi: "Kiểm tra nguồn gốc của tệp; nếu đáng tin thì nhờ bên gửi xuất lại.",
      en: "Check where the file comes from; if it can be trusted, ask for it again."))

  public static let xmlNamespaceUnknown = CatalogueEntry(
    "XML-301", .error,
    title: Bilingual(vi: "không nhận ra loại tài liệu XML", en: "the kind of XML document is not known"),
    message: Bilingual(vi: "không gian tên lạ: {namespace}", en: "unknown namespace: {namespace}"),
    why: Bilingual(vi: "Đọc nhầm loại tài liệu thì số liệu sai.", en: "Read as the wrong kind, its figures would be wrong."),
    fix: Bilingual(
      vi: "Xem các định dạng đọc được bằng chitra formats, hoặc ghi rõ bằng --from.",
      en: "See the readable formats with chitra formats, or name one with --from."))

  public static let xmlSchema = CatalogueEntry(
    "XML-302", .error,
    title: Bilingual(vi: "tài liệu không đúng lược đồ", en: "the document does not follow its schema"),
    message: Bilingual(vi: "tài liệu không đúng lược đồ: {detail}", en: "the document does not follow its schema: {detail}"),
    why: Bilingual(
      vi: "Nơi nhận (kho bạc, ngân hàng) có thể từ chối tệp; phần đọc được vẫn hiển thị.",
      en: "Its receiver (treasury, bank) may refuse it; what can be understood is shown all the same."),
    fix: Bilingual(
      vi: "Nếu tệp do đơn vị lập thì lập lại từ danh sách gốc; nếu nhận về thì báo nơi gửi.",
      en: "If it is yours, make it again from the source lists; if you received it, tell its sender."))

  public static let xmlElementMissing = CatalogueEntry(
    "XML-303", .error,
    title: Bilingual(vi: "thiếu một phần tử bắt buộc", en: "a required element is missing"),
    message: Bilingual(vi: "thiếu phần tử {element}", en: "element {element} is missing"),
    why: Bilingual(vi: "Thiếu phần này thì không hiểu được tài liệu.", en: "Without it the document cannot be understood."),
    fix: Bilingual(
      vi: "Nếu tệp do đơn vị lập thì lập lại từ danh sách gốc; nếu nhận về thì báo nơi gửi.",
      en: "If it is yours, make it again from the source lists; if you received it, tell its sender."))

  public static let xmlFileCut = CatalogueEntry(
    "XML-304", .error,
    title: Bilingual(vi: "tệp XML bị cắt giữa chừng", en: "the XML is cut in the middle"),
    why: Bilingual(vi: "Các khoản phía sau đã mất.", en: "What follows is lost."),
    fix: Bilingual(
      vi: "Chép lại tệp, hoặc nhờ bên gửi gửi lại; so dung lượng hai tệp.",
      en: "Copy the file again, or ask its sender for it; compare the sizes."))

  public static let xmlElementUnknown = CatalogueEntry(
    "XML-305", .warning,
    title: Bilingual(vi: "phần tử lạ, không được đọc", en: "an unknown element, not read"),
    message: Bilingual(vi: "phần tử lạ {element}, không được đọc", en: "unknown element {element}, not read"),
    why: Bilingual(vi: "Có thể có thông tin mà chương trình chưa biết.", en: "It may hold something the program does not know."),
    fix: Bilingual(vi: "Xem phần tử này có ảnh hưởng đến việc chi không.", en: "See whether it matters for the payment."))

  // Treasury

  public static let budgetCodeShape = CatalogueEntry(
    "TRX-101", .error,
    title: Bilingual(vi: "mã ngân sách không đúng dạng", en: "a budget code has the wrong shape"),
    message: Bilingual(vi: "mã {name} không đúng dạng", en: "code {name} has the wrong shape"),
    why: Bilingual(vi: "Kho bạc từ chối chứng từ có mã sai dạng.", en: "The treasury refuses a voucher with such a code."),
    fix: Bilingual(
      vi: "Sửa mã này trong UNIT.yaml theo quyết định giao dự toán rồi lập lại.",
      en: "Correct the code in UNIT.yaml from the budget decision, then make the set again."))

  public static let budgetUnitShape = CatalogueEntry(
    "TRX-102", .error,
    title: Bilingual(vi: "mã ĐVQHNS không đúng", en: "the ĐVQHNS code is wrong"),
    why: Bilingual(
      vi: "Mã đơn vị quan hệ ngân sách có 7 chữ số và đứng cuối số tài khoản tại kho bạc.",
      en: "The code of a unit with budget relations has 7 digits and ends its account at the treasury."),
    fix: Bilingual(
      vi: "Sửa mã trong UNIT.yaml theo giấy chứng nhận mã số ĐVQHNS.",
      en: "Correct it in UNIT.yaml from the certificate of the code."))

  public static let treasuryCodeUnknown = CatalogueEntry(
    "TRX-103", .warning,
    title: Bilingual(vi: "mã kho bạc không có trong bảng", en: "the treasury's code is not in the table"),
    why: Bilingual(
      vi: "Sau sắp xếp năm 2025 nhiều mã đã đổi; mã cũ có thể không còn dùng.",
      en: "Many codes changed in 2025; an old one may be out of use."),
    fix: Bilingual(
      vi: "Hỏi kho bạc nơi giao dịch mã hiện hành, rồi sửa UNIT.yaml.",
      en: "Ask your treasury office for the code in force and correct UNIT.yaml."))

  public static let projectUnitCode = CatalogueEntry(
    "TRX-104", .warning,
    title: Bilingual(vi: "mã ĐVQHNS là của dự án đầu tư", en: "the ĐVQHNS code is an investment project's"),
    why: Bilingual(
      vi: "Mã bắt đầu bằng 7 hoặc 8 dành cho dự án đầu tư, không phải chi trợ cấp.",
      en: "Codes beginning with 7 or 8 are for investment projects, not for allowances."),
    fix: Bilingual(vi: "Kiểm tra mã trong UNIT.yaml.", en: "Check the code in UNIT.yaml."))

  public static let beanClassUnknown = CatalogueEntry(
    "TRX-301", .error,
    title: Bilingual(vi: "loại đối tượng lạ trong tệp của cổng kho bạc", en: "an unknown class in the treasury portal's file"),
    message: Bilingual(vi: "loại đối tượng lạ: {name}", en: "unknown class: {name}"),
    why: Bilingual(
      vi: "Chỉ các loại chứng từ đã biết mới được đọc; loại lạ có thể nguy hiểm.",
      en: "Only known vouchers are read; an unknown class may be dangerous."),
    fix: Bilingual(
      vi: "Kiểm tra nguồn gốc của tệp; chỉ dùng tệp tải từ cổng dịch vụ công kho bạc.",
      en: "Check where the file comes from; use only files from the treasury's portal."))

  public static let orderSumDiffers = CatalogueEntry(
    "TRX-401", .error,
    title: Bilingual(vi: "tổng của lệnh không khớp với danh sách người hưởng", en: "the order's total differs from its payees"),
    message: Bilingual(
      vi: "tổng của lệnh lệch {difference} so với danh sách người hưởng",
      en: "the order's total differs from its payees by {difference}"),
    why: Bilingual(
      vi: "Kho bạc kiểm tra chi tiết bằng tổng bằng giấy rút dự toán.",
      en: "The treasury checks that detail, total and draw-down slip agree."),
    fix: Bilingual(
      vi: "Lập lại hồ sơ từ danh sách gốc; không sửa tay tệp lệnh.",
      en: "Make the set again from the source lists; do not edit the order by hand."))

  public static let orderCountDiffers = CatalogueEntry(
    "TRX-402", .error,
    title: Bilingual(vi: "số người của lệnh không khớp với danh sách", en: "the order's number of payees differs from its list"),
    why: Bilingual(vi: "Có người bị mất hoặc thêm vào sau khi lập lệnh.", en: "Somebody was lost or added after the order was made."),
    fix: Bilingual(
      vi: "Lập lại hồ sơ từ danh sách gốc; không sửa tay tệp lệnh.",
      en: "Make the set again from the source lists; do not edit the order by hand."))

  public static let wordsDiffer = CatalogueEntry(
    "TRX-403", .error,
    title: Bilingual(vi: "số tiền bằng chữ khác số tiền bằng số", en: "the amount in words differs from the figures"),
    why: Bilingual(
      vi: "Kho bạc từ chối chứng từ có chữ và số khác nhau.",
      en: "The treasury refuses a voucher whose words and figures differ."),
    fix: Bilingual(
      vi: "Lập lại hồ sơ để chữ được viết theo số; nếu nhận về thì hỏi nơi lập.",
      en: "Make the set again so that the words follow the figures; if you received it, ask its author."))

  public static let treasuryProgrammesMixed = CatalogueEntry(
    "TRX-501", .error,
    title: Bilingual(vi: "chứng từ trộn hai chương trình", en: "the voucher mixes two programmes"),
    why: Bilingual(
      vi: "Khoản người có công và khoản bảo trợ xã hội thuộc chương và nguồn khác nhau.",
      en: "Merit and social-protection money belong to different chapters and sources."),
    fix: Bilingual(vi: "Tách thành hai chứng từ.", en: "Split it into two vouchers."))

  public static let budgetYearDiffers = CatalogueEntry(
    "TRX-502", .error,
    title: Bilingual(vi: "năm ngân sách khác năm của kinh phí", en: "the budget year is not the money's year"),
    why: Bilingual(
      vi: "Kinh phí tháng 1 không được rút từ dự toán năm trước.",
      en: "January's money cannot be drawn from the year before."),
    fix: Bilingual(
      vi: "Sửa năm ngân sách, hoặc chờ dự toán năm mới.",
      en: "Correct the budget year, or wait for the new year's estimate."))

  public static let yearEndDate = CatalogueEntry(
    "TRX-503", .warning,
    title: Bilingual(vi: "ngày chứng từ quá hạn gửi cuối năm", en: "the date is past the year's last day to send"),
    why: Bilingual(
      vi: "Kho bạc nhận chứng từ rút dự toán của năm đến ngày 30/12.",
      en: "The treasury takes the year's draw-downs until 30 December."),
    fix: Bilingual(vi: "Đổi ngày chứng từ, hoặc hỏi kho bạc nơi giao dịch.", en: "Change the date, or ask your treasury office."))

  public static let formSuperseded = CatalogueEntry(
    "TRX-504", .warning,
    title: Bilingual(vi: "mẫu chứng từ đã được thay thế", en: "the form has been replaced"),
    why: Bilingual(
      vi: "Từ 01/01/2026 áp dụng Nghị định 347/2025/NĐ-CP thay Nghị định 11/2020/NĐ-CP.",
      en: "Since 1 January 2026 Decree 347/2025 is in force in place of Decree 11/2020."),
    fix: Bilingual(
      vi: "Chọn bộ mẫu theo ngày chứng từ; hỏi kho bạc mẫu hiện hành.",
      en: "Choose the forms by the voucher's date; ask the treasury for those in force."))

  static let xmlAndTreasury: [CatalogueEntry] = [
    xmlNotWellFormed, xmlDoctype, xmlTooDeep, xmlTextTooLong, xmlTooManyAttributes, xmlEntity, xmlNamespaceUnknown, xmlSchema,
    xmlElementMissing, xmlFileCut,
    xmlElementUnknown, budgetCodeShape, budgetUnitShape, treasuryCodeUnknown, projectUnitCode, beanClassUnknown, orderSumDiffers,
    orderCountDiffers, wordsDiffer, treasuryProgrammesMixed, budgetYearDiffers, yearEndDate, formSuperseded,
  ]
}

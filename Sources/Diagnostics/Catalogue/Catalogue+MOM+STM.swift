// Mobile-money files and bank statements.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

extension CatalogueEntry {
  // Mobile money

  public static let mobileAmountUnreadable = CatalogueEntry(
    "MOM-101", .error,
    title: Bilingual(vi: "không đọc được số tiền", en: "the amount cannot be read"),
    why: Bilingual(vi: "Chương trình không đoán số tiền.", en: "The program does not guess amounts."),
    fix: Bilingual(
      vi: "Xin nhà cung cấp xuất lại tệp; không sửa tay.",
      en: "Ask the provider to export the file again; do not edit it by hand."))

  public static let mobileStatusUnknown = CatalogueEntry(
    "MOM-102", .warning,
    title: Bilingual(vi: "trạng thái lạ, coi như chưa có kết quả", en: "an unknown status, kept as pending"),
    why: Bilingual(
      vi: "Chưa rõ đã chi hay chưa thì không được chi lại.",
      en: "While it is not certain whether it was paid, it must not be paid again."),
    fix: Bilingual(
      vi: "Hỏi nhà cung cấp ý nghĩa của trạng thái này, rồi bổ sung vào khai báo cột.",
      en: "Ask the provider what it means, then add it to the column profile."))

  public static let mobileColumnMissing = CatalogueEntry(
    "MOM-301", .error,
    title: Bilingual(vi: "tệp của nhà cung cấp thiếu cột", en: "a column is missing in the provider's file"),
    message: Bilingual(vi: "thiếu cột {column}", en: "column {column} is missing"),
    why: Bilingual(vi: "Không có cột này thì không biết ai đã nhận tiền.", en: "Without it nobody can say who was paid."),
    fix: Bilingual(
      vi: "Xin bên gửi tệp đủ cột, giữ nguyên dòng tiêu đề; cột mang tên khác thì thêm tên ấy vào bản khai cột và đưa vào bằng --schemas.",
      en: "Ask the sender for all columns with their header; if one was renamed, add the name to the profile and give it by --schemas."))

  public static let mobileFileCut = CatalogueEntry(
    "MOM-302", .error,
    title: Bilingual(vi: "tệp của nhà cung cấp bị cắt giữa chừng", en: "the provider's file is cut in the middle"),
    why: Bilingual(vi: "Các dòng phía sau có thể đã mất.", en: "Rows after it may be lost."),
    fix: Bilingual(vi: "Tải lại tệp từ nhà cung cấp.", en: "Download the file from the provider again."))

  public static let mobileTotalDiffers = CatalogueEntry(
    "MOM-401", .error,
    title: Bilingual(vi: "dòng tổng của nhà cung cấp không khớp với các dòng", en: "the provider's totals row differs from its rows"),
    message: Bilingual(
      vi: "dòng tổng của nhà cung cấp lệch {difference} so với các dòng",
      en: "the provider's totals row differs from its rows by {difference}"),
    why: Bilingual(vi: "Có dòng bị mất, thêm vào hoặc sửa số tiền.", en: "A row was lost, added or changed."),
    fix: Bilingual(
      vi: "Tải lại tệp; nếu vẫn lệch thì hỏi nhà cung cấp.",
      en: "Download the file again; if it still differs, ask the provider."))

  // Statements

  public static let statementAmountUnreadable = CatalogueEntry(
    "STM-101", .error,
    title: Bilingual(vi: "không đọc được số tiền của dòng sao kê", en: "the amount of a statement entry cannot be read"),
    why: Bilingual(vi: "Thiếu một dòng thì sao kê không cộng được.", en: "With an entry missing the statement does not add up."),
    fix: Bilingual(
      vi: "Xin ngân hàng xuất lại sao kê; không sửa tay.",
      en: "Ask the bank to export the statement again; do not edit it by hand."))

  public static let statementDateUnreadable = CatalogueEntry(
    "STM-102", .error,
    title: Bilingual(vi: "không đọc được ngày của dòng sao kê", en: "the date of a statement entry cannot be read"),
    why: Bilingual(vi: "Không có ngày thì không xếp được dòng này vào kỳ nào.", en: "Without it the entry belongs to no period."),
    fix: Bilingual(
      vi: "Xem dạng ngày của ngân hàng và ghi vào bản khai cột đưa vào bằng --schemas, hoặc xin xuất lại.",
      en: "See how the bank writes dates and say so in a column profile given by --schemas, or ask for a new export."))

  public static let statementDirectionUnknown = CatalogueEntry(
    "STM-103", .error,
    title: Bilingual(vi: "không rõ tiền vào hay tiền ra", en: "money in or money out is not certain"),
    why: Bilingual(vi: "Hiểu ngược thì khoản bị trả lại thành khoản đã chi.", en: "Taken the wrong way, a return becomes a payment."),
    fix: Bilingual(
      vi: "Xem cột Ghi Nợ/Ghi Có của sao kê; cột mang tên khác thì thêm vào bản khai cột đưa vào bằng --schemas.",
      en: "See the debit and credit columns; if they have other names, add them to a column profile given by --schemas."))

  public static let statementBothSides = CatalogueEntry(
    "STM-104", .error,
    title: Bilingual(vi: "dòng sao kê có cả ghi Nợ và ghi Có", en: "an entry has both debit and credit"),
    why: Bilingual(vi: "Một dòng chỉ có thể là tiền vào hoặc tiền ra.", en: "An entry is money in or money out, never both."),
    fix: Bilingual(
      vi: "Kiểm tra khai báo cột; nếu đúng thì hỏi ngân hàng.",
      en: "Check the column profile; if it is right, ask the bank."))

  public static let statementStatusUnknown = CatalogueEntry(
    "STM-105", .warning,
    title: Bilingual(vi: "trạng thái lạ, coi như chưa có kết quả", en: "an unknown status, kept as pending"),
    why: Bilingual(
      vi: "Chưa rõ đã chi hay chưa thì không được chi lại.",
      en: "While it is not certain whether it was paid, it must not be paid again."),
    fix: Bilingual(vi: "Hỏi ngân hàng ý nghĩa của trạng thái này.", en: "Ask the bank what it means."))

  public static let statementColumnMissing = CatalogueEntry(
    "STM-301", .error,
    title: Bilingual(vi: "sao kê thiếu cột", en: "a column is missing in the statement"),
    message: Bilingual(vi: "thiếu cột {column}", en: "column {column} is missing"),
    why: Bilingual(vi: "Không có cột này thì không đối chiếu được.", en: "Without it nothing can be reconciled."),
    fix: Bilingual(
      vi: "Xin ngân hàng sao kê đủ cột; cột mang tên khác thì thêm tên ấy vào bản khai cột và đưa vào bằng --schemas.",
      en: "Ask the bank for all columns; if one has another name, add it to the column profile and give it by --schemas."))

  public static let statementCut = CatalogueEntry(
    "STM-302", .error,
    title: Bilingual(vi: "sao kê bị cắt giữa chừng", en: "the statement is cut in the middle"),
    why: Bilingual(vi: "Các dòng phía sau có thể đã mất.", en: "Entries after it may be lost."),
    fix: Bilingual(vi: "Tải lại sao kê từ ngân hàng.", en: "Download the statement from the bank again."))

  public static let balanceDiffers = CatalogueEntry(
    "STM-401", .error,
    title: Bilingual(vi: "số dư của sao kê không cộng đúng", en: "the statement's balances do not add up"),
    message: Bilingual(
      vi: "số dư đầu cộng ghi Có trừ ghi Nợ lệch {difference} so với số dư cuối",
      en: "opening balance plus credits less debits differs from the closing balance by {difference}"),
    why: Bilingual(
      vi: "Sao kê thiếu dòng hoặc thừa dòng; các dòng vẫn được đối chiếu.",
      en: "An entry is missing or too many; the entries are matched all the same."),
    fix: Bilingual(
      vi: "Xin ngân hàng sao kê đầy đủ của kỳ này rồi đối chiếu lại.",
      en: "Ask the bank for the whole statement of the period and reconcile again."))

  public static let balancesMissing = CatalogueEntry(
    "STM-402", .warning,
    title: Bilingual(vi: "sao kê không có số dư", en: "the statement has no balances"),
    why: Bilingual(vi: "Không chứng minh được là đủ dòng.", en: "Nobody can prove that all entries are there."),
    fix: Bilingual(
      vi: "Nên xin ngân hàng sao kê có số dư đầu kỳ và cuối kỳ.",
      en: "Better ask the bank for one with opening and closing balance."))

  public static let statementTotalDiffers = CatalogueEntry(
    "STM-403", .error,
    title: Bilingual(vi: "dòng tổng của sao kê không khớp với các dòng", en: "the statement's totals row differs from its entries"),
    message: Bilingual(
      vi: "dòng tổng của sao kê lệch {difference} so với các dòng",
      en: "the statement's totals row differs from its entries by {difference}"),
    why: Bilingual(vi: "Có dòng bị mất, thêm vào hoặc sửa số tiền.", en: "An entry was lost, added or changed."),
    fix: Bilingual(
      vi: "Tải lại sao kê; nếu vẫn lệch thì hỏi ngân hàng.",
      en: "Download the statement again; if it still differs, ask the bank."))

  static let returnedFiles: [CatalogueEntry] = [
    mobileAmountUnreadable, mobileStatusUnknown, mobileColumnMissing, mobileFileCut, mobileTotalDiffers, statementAmountUnreadable,
    statementDateUnreadable, statementDirectionUnknown, statementBothSides, statementStatusUnknown, statementColumnMissing,
    statementCut, balanceDiffers, balancesMissing, statementTotalDiffers,
  ]
}

// What allowances are due: levels, coefficients, printed amounts, ages; and codes that are not in use.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

extension CatalogueEntry {
  public static let bankNotInForce = CatalogueEntry(
    "PAY-181", .warning,
    title: Bilingual(vi: "mã ngân hàng không dùng trong tháng này", en: "the bank's code is not in use in this month"),
    message: Bilingual(vi: "mã của {bank} không dùng trong tháng chi", en: "the code of {bank} is not in use in the month paid"),
    why: Bilingual(
      vi: "Ngân hàng đã sáp nhập, đổi mã hoặc chưa hoạt động; khoản chi có thể bị trả lại.",
      en: "The bank was merged, has another code or has not begun; the payment may come back."),
    fix: Bilingual(
      vi: "Hỏi lại người hưởng ngân hàng hiện giữ tài khoản; hoặc sửa ngày trong bảng ngân hàng của đơn vị.",
      en: "Ask which bank keeps the account now; or correct the days in your own table of banks."))

  public static let severalMonthsInOne = CatalogueEntry(
    "PAY-580", .warning,
    title: Bilingual(vi: "số tiền một tháng bằng nhiều tháng gộp lại", en: "the amount of the month is that of several months"),
    message: Bilingual(vi: "số tiền bằng {number} tháng gộp lại", en: "the amount is that of {number} months together"),
    why: Bilingual(
      vi: "Có thể là truy lĩnh ghi chung vào mức tháng, cũng có thể là nhập nhầm hoặc trả trùng.",
      en: "Arrears may have been written into the month's amount, or it is a slip, or paid twice."),
    fix: Bilingual(
      vi: "Nếu là truy lĩnh, tách phần các tháng trước sang cột truy lĩnh; nếu không, sửa về mức một tháng.",
      en: "If it is arrears, put the earlier months into their own column; if not, write the amount of one month."))

  public static let listLevelDiffers = CatalogueEntry(
    "PAY-581", .warning,
    title: Bilingual(vi: "danh sách tính theo mức chuẩn khác bảng mức", en: "the list goes by another standard level than the table"),
    message: Bilingual(
      vi: "hầu hết các dòng tính theo mức chuẩn {programme} là {found}; bảng mức tháng {month} ghi {expected}",
      en: "most rows go by a standard level of {programme} of {found}; the table has {expected} for {month}"),
    why: Bilingual(
      vi: "Mức chuẩn có thể đã đổi sau khi có bảng mức này, hoặc danh sách còn dùng mức cũ; các dòng được so với mức của danh sách.",
      en: "The level may have changed since, or the list uses an old one; its rows were compared by the list's own level."),
    fix: Bilingual(
      vi: "So với nghị định đang áp dụng; nếu danh sách đúng, thêm mức mới bằng --rates, nếu không thì sửa danh sách.",
      en: "Compare with the decree in force; if the list is right, add the level by --rates, else correct the list."))

  public static let levelUnknown = CatalogueEntry(
    "PAY-582", .warning,
    title: Bilingual(vi: "không biết mức trợ cấp của tháng này", en: "no level is known for this month"),
    message: Bilingual(
      vi: "không có mức của {programme} cho tháng {month}; các dòng chỉ được so với nhau",
      en: "no level of {programme} is known for {month}; rows are only compared with each other"),
    why: Bilingual(
      vi: "Số tiền từng dòng chưa được so với mức quy định.", en: "No amount was compared with what the rules say."),
    fix: Bilingual(
      vi: "Thêm mức của tháng ấy bằng --rates TỆP, theo nghị định hoặc nghị quyết của tỉnh.",
      en: "Add the level of the month by --rates FILE, from the decree or the province's resolution."))

  public static let regimeNotKnown = CatalogueEntry(
    "PAY-583", .note,
    title: Bilingual(vi: "có diện hưởng không so được với mức quy định", en: "some categories could not be compared with a level"),
    message: Bilingual(
      vi: "{rows} dòng có diện hưởng không rõ mức, số tiền chưa được so: {words}",
      en: "{rows} rows have a category without a clear level; their amounts were not compared: {words}"),
    why: Bilingual(
      vi: "Chữ ghi ở cột đối tượng không chỉ rõ một diện nào trong bảng mức; chương trình không đoán.",
      en: "The words of the category name no allowance of the table clearly; the program does not guess."),
    fix: Bilingual(
      vi: "Ghi đủ diện và tỷ lệ, ví dụ \"Thương binh 21%\", hoặc thêm cột hệ số, hoặc khai từ ngữ của mình bằng --rates.",
      en: "Write category and percentage, like \"Thương binh 21%\", or add a column hệ số, or give your own words by --rates."))

  public static let unusualForRegime = CatalogueEntry(
    "PAY-584", .warning,
    title: Bilingual(vi: "số tiền khác các dòng cùng diện", en: "another amount than other rows of the same allowance"),
    why: Bilingual(
      vi: "Không biết mức quy định của tháng này, nhưng hầu hết các dòng cùng diện có số tiền khác.",
      en: "The level of the month is not known, but most rows of the same allowance have another amount."),
    fix: Bilingual(
      vi: "So với quyết định của người này; nếu đúng thì giữ nguyên.", en: "Compare with the person's decision; if it is right, leave it."))

  public static let carriedOverDiffers = CatalogueEntry(
    "PAY-585", .warning,
    title: Bilingual(
      vi: "tiền chưa trả tháng trước khác mức của số tháng ấy", en: "the money carried over is not that of so many months"),
    why: Bilingual(
      vi: "Mỗi tháng tính theo mức của tháng đó; số tháng hoặc số tiền có thể nhầm.",
      en: "Each month has its own level; the number of months or the amount may be wrong."),
    fix: Bilingual(
      vi: "So với danh sách chưa nhận của các tháng trước.", en: "Compare with the lists of unpaid people of the earlier months."))

  public static let livesInInstitution = CatalogueEntry(
    "PAY-586", .warning,
    title: Bilingual(vi: "người sống tại cơ sở trợ giúp xã hội", en: "somebody who lives in an institution"),
    why: Bilingual(
      vi: "Tiền nuôi dưỡng tại cơ sở chi cho cơ sở, không chi qua danh sách này và không hưởng trợ cấp hằng tháng (ND 20/2021 Điều 25).",
      en: "Their keep is paid to the institution, not by such a list, and excludes the monthly allowance (ND 20/2021 Art 25)."),
    fix: Bilingual(
      vi: "Hỏi cơ sở; nếu người này sống tại đó thì đưa ra khỏi danh sách.",
      en: "Ask the institution; if the person lives there, take the row out."))

  public static let oneOffDiffers = CatalogueEntry(
    "PAY-587", .warning,
    title: Bilingual(vi: "trợ cấp một lần khác ba tháng trợ cấp", en: "the one-off is not three months' allowance"),
    why: Bilingual(
      vi: "Người có công chết thì đại diện thân nhân hưởng một lần bằng ba tháng trợ cấp, phụ cấp (ND 131/2021 Điều 121).",
      en: "When somebody of merit dies, the relatives are due three months' allowance once (ND 131/2021 Art 121)."),
    fix: Bilingual(vi: "So với quyết định trợ cấp một lần.", en: "Compare with the decision on the one-off."))

  public static let funeralTooLow = CatalogueEntry(
    "PAY-588", .warning,
    title: Bilingual(
      vi: "mai táng phí thấp hơn 20 lần mức chuẩn", en: "funeral money below 20 times the standard level"),
    why: Bilingual(
      vi: "Hỗ trợ mai táng tối thiểu bằng 20 lần mức chuẩn trợ giúp xã hội (ND 20/2021 Điều 11).",
      en: "Funeral support is at least 20 times the standard level (ND 20/2021 Art 11)."),
    fix: Bilingual(
      vi: "So với quyết định; mức chuẩn tính theo tháng hưởng.", en: "Compare with the decision; the level is that of the month owed."))

  public static let nobodyCollects = CatalogueEntry(
    "PAY-589", .warning,
    title: Bilingual(
      vi: "tiền sau khi chết mà không ghi người nhận", en: "money after a death and nobody named who collects"),
    why: Bilingual(
      vi: "Mai táng phí chi cho người tổ chức mai táng, trợ cấp một lần chi cho đại diện thân nhân; không chi vào tài khoản người đã chết.",
      en: "Funeral money goes to who organised it, the one-off to the relatives' representative; not to the dead person's account."),
    fix: Bilingual(
      vi: "Ghi họ tên, số định danh và tài khoản của người nhận vào các cột người nhận thay.",
      en: "Write name, number and account of who collects into the columns of the authorised person."))

  public static let arrearsUnexplained = CatalogueEntry(
    "PAY-590", .note,
    title: Bilingual(
      vi: "truy lĩnh không bằng mức của những tháng tròn", en: "the arrears are no sum of whole months"),
    why: Bilingual(
      vi: "Cộng lại theo mức từng tháng trước, kể cả phần chênh khi tăng mức, không ra số này.",
      en: "Adding up the levels of earlier months, or what a raise adds to them, does not give this amount."),
    fix: Bilingual(
      vi: "Xem lại cách tính truy lĩnh của người này; nếu đúng thì giữ nguyên.",
      en: "Look at how the arrears were reckoned; if they are right, leave them."))

  public static let coefficientDiffers = CatalogueEntry(
    "PAY-591", .warning,
    title: Bilingual(vi: "hệ số không phải của diện này", en: "the coefficient is not that of the category"),
    message: Bilingual(
      vi: "hệ số {coefficient} không phải của diện này theo tuổi người hưởng",
      en: "the coefficient {coefficient} is not that of the category at the person's age"),
    why: Bilingual(
      vi: "Diện hoặc hệ số ghi nhầm, hoặc người này đã sang diện khác theo tuổi.",
      en: "Category or coefficient may be wrong, or the person's age brought another one."),
    fix: Bilingual(
      vi: "So với quyết định và ngày sinh.", en: "Compare with the decision and the date of birth."))

  static let entitlements: [CatalogueEntry] = [
    bankNotInForce, severalMonthsInOne, listLevelDiffers, levelUnknown, regimeNotKnown, unusualForRegime,
    carriedOverDiffers, livesInInstitution, oneOffDiffers, funeralTooLow, nobodyCollects, arrearsUnexplained, coefficientDiffers,
  ]
}

// PAY: what spreadsheets do to numbers and dates.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

extension CatalogueEntry {
  public static let accountDecimals = CatalogueEntry(
    "PAY-170", .error,
    title: Bilingual(vi: "số tài khoản ghi như một số có phần lẻ", en: "the account number is written with decimals"),
    message: Bilingual(
      vi: "số tài khoản ghi như một số có phần lẻ; có thể là {proposal}",
      en: "the account number is written with decimals; perhaps {proposal}"),
    why: Bilingual(
      vi: "Phần mềm đã coi số tài khoản là số lượng: số 0 ở đầu có thể đã mất, và đọc liền thì thành tài khoản khác.",
      en: "Software took the account for a quantity: zeros in front may be lost, and read as it stands it is another account."),
    fix: Bilingual(
      vi: "Đặt cột số tài khoản kiểu Văn bản/Text trong danh sách gốc và gõ lại các số theo giấy tờ.",
      en: "Make the account column Văn bản/Text in the source list and type the numbers again from the papers."))

  public static let accountLastDigitsZero = CatalogueEntry(
    "PAY-171", .warning,
    title: Bilingual(
      vi: "số tài khoản dài hơn 15 chữ số và kết thúc bằng số 0, có thể đã mất chữ số cuối",
      en: "the account has more than 15 digits and ends in zeros; its last digits may be lost"),
    why: Bilingual(
      vi: "Excel chỉ giữ 15 chữ số của một số, các chữ số sau thành 0; tiền sẽ vào tài khoản khác.",
      en: "Excel keeps 15 digits of a number and turns the others into zeros; the money would go to another account."),
    fix: Bilingual(
      vi: "So số tài khoản với giấy tờ; nếu sai thì đặt cột kiểu Văn bản/Text rồi gõ lại.",
      en: "Compare the account with the papers; if wrong, make the column Văn bản/Text and type it again."))

  public static let amountInUnits = CatalogueEntry(
    "PAY-172", .error,
    title: Bilingual(vi: "số tiền ghi theo triệu hoặc nghìn", en: "the amount is given in millions or thousands"),
    message: Bilingual(
      vi: "số tiền ghi theo triệu hoặc nghìn; có thể là {proposal}",
      en: "the amount is given in millions or thousands; perhaps {proposal}"),
    why: Bilingual(
      vi: "Chương trình không tự nhân số tiền.", en: "The program never multiplies money."),
    fix: Bilingual(
      vi: "Ghi đủ số đồng trong danh sách gốc, ví dụ 1.500.000.", en: "Write all đồng in the source list, like 1.500.000."))

  public static let birthDateMonthFirst = CatalogueEntry(
    "PAY-173", .error,
    title: Bilingual(
      vi: "ngày sinh không có thật, có vẻ tháng đứng trước ngày", en: "the date of birth does not exist; the month seems to come first"),
    message: Bilingual(
      vi: "ngày sinh không có thật; nếu tháng đứng trước ngày (kiểu Mỹ) thì là {proposal}",
      en: "the date of birth does not exist; with the month first, in US order, it is {proposal}"),
    why: Bilingual(
      vi: "Excel để vùng Mỹ đổi chỗ ngày và tháng; các ngày từ 1 đến 12 cũng bị đổi mà không thấy.",
      en: "Excel with US settings exchanges day and month; days 1 to 12 are exchanged as well, and nobody sees it."),
    fix: Bilingual(
      vi: "Đặt lại vùng Việt Nam, mở danh sách gốc, kiểm tra cả cột ngày sinh theo giấy tờ rồi lưu lại.",
      en: "Set the region to Vietnam, open the source list, check the whole column of births against the papers and save it again."))

  static let rowDamage: [CatalogueEntry] = [accountDecimals, accountLastDigitsZero, amountInUnits, birthDateMonthFirst]
}

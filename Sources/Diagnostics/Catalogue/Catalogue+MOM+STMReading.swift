// Files of providers and paying services, and statements: what else a reader or writer meets.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

extension CatalogueEntry {
  public static let mobileCellUnreadable = CatalogueEntry(
    "MOM-103", .error,
    title: Bilingual(vi: "ô trống hoặc không đọc được", en: "a cell is empty or cannot be read"),
    message: Bilingual(vi: "ô \"{column}\" trống hoặc không đọc được", en: "cell \"{column}\" is empty or cannot be read"),
    why: Bilingual(vi: "Không có giá trị ngầm định an toàn cho ô này.", en: "There is no safe value to assume."),
    fix: Bilingual(
      vi: "Xin bên gửi xuất lại tệp; không sửa tay.", en: "Ask the sender to export the file again; do not edit it by hand."))

  public static let mobileValueMissing = CatalogueEntry(
    "MOM-201", .error,
    title: Bilingual(vi: "khoản chi thiếu giá trị mà tệp phải có", en: "the payment lacks a value that the file must have"),
    message: Bilingual(vi: "khoản chi không có \"{column}\"", en: "the payment has no \"{column}\""),
    why: Bilingual(vi: "Nhà cung cấp sẽ từ chối dòng này.", en: "The provider would refuse the row."),
    fix: Bilingual(vi: "Bổ sung giá trị ở danh sách gốc.", en: "Add the value in the source list."))

  public static let mobileOtherWay = CatalogueEntry(
    "MOM-202", .error,
    title: Bilingual(vi: "khoản chi không đi theo tệp này", en: "the payment goes another way than this file"),
    message: Bilingual(vi: "{field} của khoản chi khác với của tệp", en: "the payment's {field} is not the file's"),
    why: Bilingual(
      vi: "Tệp chỉ dành cho một hình thức chi trả và một loại tiền.", en: "The file serves one channel and one currency."),
    fix: Bilingual(vi: "Chọn định dạng đúng với hình thức chi trả.", en: "Choose the format of the payment's channel."))

  public static let statementCellUnreadable = CatalogueEntry(
    "STM-106", .error,
    title: Bilingual(vi: "ô của sao kê trống hoặc không đọc được", en: "a cell of the statement is empty or cannot be read"),
    message: Bilingual(vi: "ô \"{column}\" trống hoặc không đọc được", en: "cell \"{column}\" is empty or cannot be read"),
    why: Bilingual(vi: "Không có giá trị ngầm định an toàn cho ô này.", en: "There is no safe value to assume."),
    fix: Bilingual(vi: "Xin ngân hàng xuất lại sao kê.", en: "Ask the bank to export the statement again."))

  static let delimitedReading: [CatalogueEntry] = [
    mobileCellUnreadable, mobileValueMissing, mobileOtherWay, statementCellUnreadable,
  ]
}

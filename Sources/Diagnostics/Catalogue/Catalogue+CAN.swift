// Canonical files.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

extension CatalogueEntry {
  public static let canonicalLineTooLong = CatalogueEntry(
    "CAN-002", .error,
    title: Bilingual(vi: "dòng quá dài", en: "a line is too long"),
    message: Bilingual(vi: "dòng dài hơn {limit} byte", en: "a line is longer than {limit} bytes"),
    why: Bilingual(
      vi: "Một khoản chi không bao giờ dài như vậy; tệp hỏng hoặc không phải tệp chuẩn.",
      en: "No payment is that long; the file is damaged or not canonical."),
    fix: Bilingual(vi: "Tạo lại tệp từ phần mềm nguồn.", en: "Make the file again in the software it came from."))

  public static let canonicalContentOther = CatalogueEntry(
    "CAN-302", .error,
    title: Bilingual(vi: "tệp không chứa loại dữ liệu cần đọc", en: "the file holds another kind of records"),
    message: Bilingual(
      vi: "đối tượng \"{kind}\" không thuộc loại tệp này", en: "an object of kind \"{kind}\" does not belong into this file"),
    why: Bilingual(
      vi: "Khoản chi và dòng sao kê không nằm chung trong một tệp.", en: "Payments and statement entries do not stand in one file."),
    fix: Bilingual(
      vi: "Tách các khoản chi và các dòng sao kê thành hai tệp ở phần mềm nguồn.",
      en: "Split payments and entries into two files in the software they came from."))

  public static let canonicalColumnUnknown = CatalogueEntry(
    "CAN-303", .note,
    title: Bilingual(vi: "trường lạ, được bỏ qua", en: "an unknown member or column, passed over"),
    message: Bilingual(vi: "trường \"{name}\" được bỏ qua", en: "\"{name}\" is passed over"),
    why: Bilingual(
      vi: "Mô hình không có trường này nên giá trị của nó không được chuyển tiếp.",
      en: "The model has no such field, so its values are not carried on."),
    fix: Bilingual(vi: "Không cần làm gì nếu trường này không dùng đến.", en: "Nothing to do if it is not needed."))

  public static let canonicalTotalsDiffer = CatalogueEntry(
    "CAN-401", .error,
    title: Bilingual(vi: "số dòng hoặc tổng tiền ghi trong tệp không đúng", en: "the stated count or sum differs"),
    message: Bilingual(
      vi: "\"{name}\" ghi {stated}, đếm được {counted}", en: "\"{name}\" says {stated}, the file holds {counted}"),
    why: Bilingual(vi: "Tệp bị cắt hoặc có dòng bị sửa, thêm, bớt.", en: "The file is cut, or lines were changed, added or removed."),
    fix: Bilingual(vi: "Tạo lại tệp từ phần mềm nguồn.", en: "Make the file again in the software it came from."))

  static let canonicalFiles: [CatalogueEntry] = [
    canonicalLineTooLong, canonicalContentOther, canonicalColumnUnknown, canonicalTotalsDiffer,
  ]
}

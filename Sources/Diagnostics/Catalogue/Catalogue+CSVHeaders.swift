// CSV: headers that come again further down, titles that are written.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

extension CatalogueEntry {
  public static let headerOther = CatalogueEntry(
    "CSV-323", .error,
    title: Bilingual(vi: "bảng thứ hai trong tệp có cột khác bảng đầu", en: "a second table in the file has other columns than the first"),
    why: Bilingual(
      vi: "Các dòng bên dưới bị đọc theo cột của bảng đầu: số tiền, tài khoản có thể lẫn nhau.",
      en: "The rows below would be read by the first table's columns: amounts and accounts could be exchanged."),
    fix: Bilingual(
      vi: "Tách mỗi bảng thành một tệp, hoặc xếp cột của bảng thứ hai như bảng đầu.",
      en: "Make a file of each table, or put the second table's columns in the order of the first."))

  public static let headerRepeated = CatalogueEntry(
    "CSV-307", .note,
    title: Bilingual(vi: "dòng tiêu đề lặp lại, được bỏ qua", en: "a repeated header row was skipped"),
    why: Bilingual(
      vi: "Tiêu đề thường lặp lại ở đầu mỗi trang in; đó không phải là người.",
      en: "Headers repeat on top of printed pages; they are not people."),
    fix: Bilingual(vi: "Không cần làm gì.", en: "Nothing to do."))

  public static let listWithoutMonth = CatalogueEntry(
    "CSV-350", .note,
    title: Bilingual(vi: "tên danh sách được ghi không có tháng", en: "the title that is written names no month"),
    why: Bilingual(
      vi: "Danh sách gốc không ghi tháng, và chương trình không tự đoán.", en: "The source names none, and the program does not guess it."),
    fix: Bilingual(vi: "Thêm --period 2026-10 nếu cần.", en: "Add --period 2026-10 if it is needed."))
}

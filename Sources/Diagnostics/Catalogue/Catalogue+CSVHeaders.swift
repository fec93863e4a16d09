// CSV: what stands around the table, headers that come again further down, titles that are written.
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

  public static let tableFollows = CatalogueEntry(
    "CSV-330", .note,
    title: Bilingual(vi: "một bảng khác bắt đầu, được đọc theo tiêu đề của nó", en: "another table begins and is read by its own header"),
    message: Bilingual(
      vi: "một bảng khác bắt đầu ở đây, {columns} cột được hiểu; các dòng bên dưới được đọc theo tiêu đề này",
      en: "another table begins here, {columns} of its columns are understood; the rows below are read by this header"),
    why: Bilingual(
      vi: "Nhiều bảng trong một tệp thường có cột khác nhau; đọc theo tiêu đề của bảng đầu thì số tiền, tài khoản lẫn nhau.",
      en: "Several tables in one file often differ in their columns; read by the first header, amounts and accounts would be exchanged."),
    fix: Bilingual(
      vi: "Không cần làm gì; nếu bảng này không thuộc kỳ chi thì xóa khỏi tệp.",
      en: "Nothing to do; if this table is not of the period, delete it from the file."))

  public static let listWordsDiffer = CatalogueEntry(
    "CSV-331", .error,
    title: Bilingual(
      vi: "số tiền bằng chữ của danh sách không khớp với các dòng", en: "the list's amount in words differs from its rows"),
    message: Bilingual(
      vi: "số tiền bằng chữ là {amount}, không khớp với các dòng", en: "the amount in words is {amount}, which differs from the rows"),
    why: Bilingual(
      vi: "Chữ và số nói hai tổng khác nhau; không rõ tổng nào đúng, nên cả danh sách được giữ lại.",
      en: "Words and figures state two totals; which one is right is not known, so the whole list is held back."),
    fix: Bilingual(
      vi: "Xem lại tổng số và dòng \"Bằng chữ\" trong danh sách gốc; thiếu dòng thì bổ sung, ghi nhầm thì sửa, rồi chạy lại.",
      en: "Look at the total and the line \"Bằng chữ\" in the source list; add what is missing or correct the words, then run again."))

  public static let birthsMonthFirst = CatalogueEntry(
    "CSV-333", .warning,
    title: Bilingual(
      vi: "ngày sinh trong danh sách có vẻ ghi tháng trước ngày", en: "births in the list seem to be written with the month first"),
    message: Bilingual(
      vi: "{count} ngày sinh chỉ có nghĩa khi tháng đứng trước; các ngày sinh khác có thể cũng bị đổi chỗ ngày và tháng",
      en: "{count} births make sense only with the month first; in the others day and month may be exchanged too"),
    why: Bilingual(
      vi: "Ngày 05/08 và 08/05 đều có thật nên không dòng nào báo lỗi; sai ngày sinh thì không khớp được người.",
      en: "05/08 and 08/05 both exist, so no row shows it; with a wrong date of birth a person is not found."),
    fix: Bilingual(
      vi: "Đặt lại vùng Việt Nam trong máy, mở danh sách gốc và so cả cột ngày sinh với giấy tờ.",
      en: "Set the region of the computer to Vietnam, open the source list and compare the whole column with the papers."))

  public static let listWordsUnreadable = CatalogueEntry(
    "CSV-332", .warning,
    title: Bilingual(vi: "không đọc được số tiền bằng chữ của danh sách", en: "the list's amount in words cannot be read"),
    why: Bilingual(
      vi: "Không so được chữ với tổng số của danh sách.", en: "The words cannot be compared with the list's total."),
    fix: Bilingual(
      vi: "So dòng \"Bằng chữ\" với tổng số; viết đủ, ví dụ \"Một triệu năm trăm nghìn đồng\".",
      en: "Compare the line \"Bằng chữ\" with the total; write it in full, like \"Một triệu năm trăm nghìn đồng\"."))

  public static let stoppedPeople = CatalogueEntry(
    "CSV-334", .error,
    title: Bilingual(
      vi: "danh sách có phần người giảm, dừng hưởng", en: "the list has a part with people who are paid no more"),
    why: Bilingual(
      vi: "Người dưới đề mục này đã chết, chuyển đi hay thôi hưởng; chi cho họ là chi sai. Không đoán được phần này hết ở dòng nào.",
      en: "Those below this heading died, moved or are due no more; the program does not guess in which line the part ends."),
    fix: Bilingual(
      vi: "Bỏ phần giảm khỏi tệp (hoặc lưu thành tệp riêng cho --exclude), rồi chạy lại.",
      en: "Take that part out of the file (or save it as a file of its own for --exclude), then run again."))

  public static let listWithoutMonth = CatalogueEntry(
    "CSV-350", .note,
    title: Bilingual(vi: "tên danh sách được ghi không có tháng", en: "the title that is written names no month"),
    why: Bilingual(
      vi: "Danh sách gốc không ghi tháng, và chương trình không tự đoán.", en: "The source names none, and the program does not guess it."),
    fix: Bilingual(vi: "Thêm --period 2026-10 nếu cần.", en: "Add --period 2026-10 if it is needed."))
}

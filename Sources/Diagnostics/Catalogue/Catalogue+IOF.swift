// Files, folders and options.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

extension CatalogueEntry {
  public static let inputNotReadable = CatalogueEntry(
    "IOF-001", .error,
    title: Bilingual(vi: "không mở được tệp", en: "file cannot be opened"),
    message: Bilingual(vi: "không mở được tệp {file}: {reason}", en: "file {file} cannot be opened: {reason}"),
    why: Bilingual(vi: "Chưa đọc được tệp thì chưa có dòng nào được tính.", en: "Nothing of the file has been read or counted."),
    fix: Bilingual(
      vi: "Kiểm tra tên tệp, thư mục và quyền đọc, rồi chạy lại.",
      en: "Check the file's name, folder and read permission, then run again."))

  public static let moreDiagnostics = CatalogueEntry(
    "IOF-090", .note,
    title: Bilingual(vi: "còn thông báo chưa hiển thị", en: "more findings than are shown"),
    message: Bilingual(
      vi: "mới hiển thị {shown} trong tổng số {total} thông báo; số lượng theo mã: {counts}",
      en: "{shown} of {total} findings shown; counts per code: {counts}"),
    why: Bilingual(
      vi: "Chỉ phần hiển thị bị giới hạn; mọi dòng có lỗi vẫn được giữ lại đầy đủ.",
      en: "Only the display is bounded; every row with an error is held back all the same."),
    fix: Bilingual(
      vi: "Sửa các lỗi gặp nhiều nhất trước, rồi chạy lại; muốn xem hết thì dùng --max-diagnostics 0.",
      en: "Correct the most frequent ones first and run again; --max-diagnostics 0 shows all."))

  static let files: [CatalogueEntry] = [
    inputNotReadable, moreDiagnostics,
  ]
}

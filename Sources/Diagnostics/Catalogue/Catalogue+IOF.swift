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

  static let files: [CatalogueEntry] = [
    inputNotReadable
  ]
}

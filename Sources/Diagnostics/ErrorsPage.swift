/// Writes `docs/errors.md`: one heading per code, so that `errors.md#pay-111` leads to it.
public enum ErrorsPage {
  /// The whole page in Markdown, ending with a line end.
  public static func markdown() -> String {
    var text = """
      # Mã thông báo / Diagnostic codes

      Trang này được tạo từ danh mục trong `Sources/Diagnostics/Catalogue`; không sửa tay. Lệnh `chitra explain MÃ` in cùng nội dung.
      Chỗ `…` là giá trị cụ thể khi chạy.

      This page is made from the catalogue in `Sources/Diagnostics/Catalogue`; it is not edited by hand. `chitra explain CODE` prints the
      same. A `…` stands for a value of the run.

      | | | |
      |---|---|---|
      | **error** | lỗi | dòng hoặc tệp được giữ lại, chưa chi / the row or file is held back |
      | **warning** | cảnh báo | vẫn chi được, cần người xem lại / payable, but somebody should look |
      | **note** | ghi chú | cho biết việc đã làm / tells what was done |

      Hàng trăm của mã cho biết giai đoạn / The hundreds of a code tell the phase: 0xx byte, bảng mã, giới hạn / bytes, encodings, limits ·
      1xx nội dung ô / field syntax · 2xx không ghi được / cannot be written · 3xx cấu trúc / structure · 4xx tổng số / totals ·
      5xx nghiệp vụ / business rules · 6xx đối chiếu / matching · 9xx lỗi chương trình / faults of the program.


      """
    for area in DiagnosticArea.allCases {
      let entries = Catalogue.all.filter { $0.code.area == area.rawValue }
      guard !entries.isEmpty else { continue }
      text += "## \(area.rawValue): \(area.words.text(.both))\n\n"
      for entry in entries { text += section(entry) }
    }
    return String(text.dropLast())
  }

  private static func section(_ entry: CatalogueEntry) -> String {
    var text = "### \(entry.code)\n\n"
    text += "**\(entry.severity.rawValue)** · \(entry.title.vi) / \(entry.title.en) · \(entry.since)\n\n"
    if entry.message != entry.title { text += part(ExplanationWords.message, entry.readableMessage) }
    text += part(ExplanationWords.why, entry.why)
    text += part(ExplanationWords.fix, entry.readableFix)
    return text + "\n"
  }

  private static func part(_ label: Bilingual, _ words: Bilingual) -> String {
    "- *\(label.vi)*: \(escaped(words.vi))\\\n  *\(label.en)*: \(escaped(words.en))\n"
  }

  /// A star or angle bracket as text, not as Markdown.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      if "*_<>`".contains(character) { escaped.append("\\") }
      escaped.append(character)
    }
    return escaped
  }
}

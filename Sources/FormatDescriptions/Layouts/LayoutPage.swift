// The page of a layout in docs/formats, made from the layout file so that it cannot say anything else.
import ByteText
import Diagnostics
import PaymentModel

/// Makes the documentation page of a layout or column profile.
public enum LayoutPage {
  /// Markdown with a table for each record: position, width, kind, whether required, meaning in Vietnamese and English.
  public static func markdown(_ description: FixedWidthDescription) -> String {
    let layout = description.layout
    var page = heading(
      id: description.id, version: description.version, title: description.title, source: description.source,
      verified: description.verified, folder: "layouts")
    page += """
      | | |
      |---|---|
      | Độ dài dòng / record | \(layout.recordBytes) byte |
      | Hết dòng / line end | \(lineEnd(layout.lineEnd)) |
      | Bảng mã / encoding | ASCII |

      """
    page += fixedValues(description.fixedValues)
    for (index, record) in layout.records.enumerated() {
      page += "\n## \(description.recordTitles[index].vi) / \(description.recordTitles[index].en) (`\(record.name)`)\n\n"
      page += record.occurrence == .once ? "Đúng một dòng. / Exactly one.\n\n" : "Mỗi khoản một dòng. / One for each payment or entry.\n\n"
      page +=
        "| Vị trí / position | Độ dài / width | Trường / field | Loại / kind | Bắt buộc / required | Ý nghĩa / meaning | Mục / maps |\n"
      page += "|---|---:|---|---|---|---|---|\n"
      for (field, text) in zip(record.fields, description.fieldTexts[index]) { page += row(field, text, record) }
    }
    page += totals(description)
    return page
  }

  /// Markdown with a table of the columns.
  public static func markdown(_ profile: ColumnProfile) -> String {
    var page = heading(
      id: profile.id, version: profile.version, title: profile.title, source: profile.source, verified: profile.verified, folder: "columns")
    let separator = [0x2C: "dấu phẩy / comma", 0x3B: "dấu chấm phẩy / semicolon", 0x09: "tab"][profile.separator] ?? ""
    page += """
      | | |
      |---|---|
      | Phân cách / separator | \(separator) |
      | Bảng mã / encoding | UTF-8\(profile.hasByteOrderMark ? " + BOM" : "") |
      | Chặn công thức / formula guard | \(profile.guardsFormulas ? "có / yes" : "không / no") |

      """
    page += fixedValues(profile.fixedValues)
    page += "\n| Cột / column | Loại / kind | Bắt buộc / required | Mục / maps | Cách viết khác / also read as |\n|---|---|---|---|---|\n"
    for column in profile.columns {
      let meaning = column.field?.rawValue ?? column.rosterField?.name ?? ""
      let others = column.keys.dropFirst().map { "`\($0)`" }.joined(separator: ", ")
      let required = column.isRequired ? "có / yes" : ""
      page += "| \(cell(column.header)) | \(column.kind.rawValue) | \(required) | \(code(meaning)) | \(others) |\n"
    }
    for column in profile.columns where !column.codes.isEmpty {
      page += "\n## \(column.header)\n\n| Từ / word | Nghĩa / meaning |\n|---|---|\n"
      for code in column.codes { page += "| \(cell(code.word)) | `\(code.meaning)` |\n" }
      page += "\nKhi đọc, mã bên phải cũng được nhận. / On reading the codes at the right are understood too.\n"
    }
    if !profile.statusWords.isEmpty {
      page += "\n## Kết quả / status\n\n| Từ / word (không dấu) | Nghĩa / meaning |\n|---|---|\n"
      for (word, status) in profile.statusWords.sorted(by: { $0.key < $1.key }) { page += "| `\(word)` | `\(status.code)` |\n" }
    }
    if let reasons = profile.reasons {
      page += "\n## Lý do / reasons (`\(reasons.list)`)\n\n| Mã / code | Nghĩa / meaning |\n|---|---|\n"
      for (reason, meaning) in zip(reasons.codes, reasons.meanings) { page += "| `\(reason)` | \(cell(meaning)) |\n" }
    }
    return page
  }

  private static func heading(id: String, version: Int, title: Bilingual, source: String, verified: String, folder: String) -> String {
    """
    # \(title.vi) / \(title.en)

    `\(id)`, phiên bản / version \(version). Nguồn / source: \(source). Độ tin cậy / verified: \(verified).
    Trang này lấy từ / this page is made from `Schemas/\(folder)/\(id).yaml`.


    """
  }

  private static func lineEnd(_ lineEnd: FixedWidthLayout.LineEnd) -> String {
    switch lineEnd {
    case .crlf: "CR LF"
    case .lf: "LF"
    case .none: "không có / none"
    }
  }

  private static func fixedValues(_ values: [FixedWidthDescription.FixedValue]) -> String {
    if values.isEmpty { return "" }
    let list = values.map { "`\($0.field.rawValue)` = `\($0.value)`" }.joined(separator: ", ")
    return "\nGiá trị chung của mọi dòng / the same in every row: \(list).\n"
  }

  private static func row(_ field: FieldLayout, _ text: FixedWidthDescription.FieldText, _ record: RecordLayout) -> String {
    let end = field.start + field.width - 1
    let position = field.width == 1 ? "\(field.start)" : "\(field.start)–\(end)"
    let required = field.isRequired || field.kind.isAutomatic ? "có / yes" : ""
    var meaning = "\(cell(text.title.vi)) / \(cell(text.title.en))"
    if let note = text.note { meaning += "<br>\(cell(note.vi)) / \(cell(note.en))" }
    let maps = ModelField(meaning: field.meaning)?.rawValue ?? ""
    return "| \(position) | \(field.width) | `\(field.name)` | \(kind(field, text, record)) | \(required) | \(meaning) | \(code(maps)) |\n"
  }

  private static func kind(_ field: FieldLayout, _ text: FixedWidthDescription.FieldText, _ record: RecordLayout) -> String {
    let padding = field.padding == 0x30 ? "0" : "␠"
    let side = field.alignment == .left ? "trái / left" : "phải / right"
    switch field.kind {
    case .constant(let bytes): return "constant `\(String(validating: bytes, as: UTF8.self)?.trimmed ?? "")`"
    case .text: return "text (\(field.charset.name)), \(side)" + (field.overflow == .truncate ? ", cắt / cut" : "")
    case .identifier: return "identifier (0-9), \(side), \(padding)"
    case .digits: return "digits, \(side), \(padding)"
    case .amount: return "amount, \(side), \(padding)"
    case .sequence: return "sequence 1, 2, 3 …"
    case .date(let order): return "date \(order.rawValue)"
    case .period: return "period yyyyMM"
    case .code:
      return "code " + text.codes.map { $0.code == $0.meaning ? "`\($0.code)`" : "`\($0.code)`=\($0.meaning)" }.joined(separator: ", ")
    case .check(let others):
      return "check ISO 7064 MOD 97-10: " + others.map { "`\(record.fields[$0].name)`" }.joined(separator: ", ")
    case .filler: return "filler"
    }
  }

  private static func totals(_ description: FixedWidthDescription) -> String {
    if description.layout.totals.isEmpty { return "" }
    var text = "\n## Số tổng / totals\n\n"
    for (total, name) in zip(description.layout.totals, description.totalNames) {
      let counted = description.layout.records[total.counted]
      let stated = description.layout.records[total.statedIn]
      let place = "`\(stated.name).\(stated.fields[total.statedField].name)`"
      switch total.rule {
      case .count: text += "- `\(name)`: số dòng / number of `\(counted.name)`, \(place)\n"
      case .sum(let field): text += "- `\(name)`: tổng / sum of `\(counted.name).\(counted.fields[field].name)`, \(place)\n"
      case .hash(let field, let digits):
        text += "- `\(name)`: cộng chữ số của / digits added up as a number of `\(counted.name).\(counted.fields[field].name)`, "
        text += "giữ \(digits) chữ số cuối / last \(digits) digits kept, \(place)\n"
      }
    }
    return text
  }

  private static func cell(_ text: String) -> String { text.split(separator: "|").joined(separator: "\\|") }
  private static func code(_ text: String) -> String { text.isEmpty ? "" : "`\(text)`" }
}

extension String {
  var trimmed: String {
    var text = self[...]
    while text.last?.isWhitespace == true { text = text.dropLast() }
    while text.first?.isWhitespace == true { text = text.dropFirst() }
    return String(text)
  }
}

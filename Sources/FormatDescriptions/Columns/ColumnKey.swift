// The form in which headers are compared.
import ByteText

extension ColumnProfile {
  /// A header or word in the form in which it is compared: lower-case ASCII, single blanks; the parts of a double header stay divided
  /// by " / ": "Chưa trả tháng trước / Số tiền" gives "chua tra thang truoc / so tien".
  public static func key(_ header: String) -> String {
    parts(header).map(fold).filter { !$0.isEmpty }.joined(separator: " / ")
  }

  /// The same with the parts of a double header run together, as it stands when both are written in one cell.
  static func flatKey(_ header: String) -> String {
    parts(header).map(fold).filter { !$0.isEmpty }.joined(separator: " ")
  }

  private static func fold(_ text: String) -> String {
    String(validating: BankFolding.headerKey(text), as: UTF8.self) ?? ""
  }

  private static func parts(_ header: String) -> [String] {
    var parts = [""]
    let characters = Array(header)
    for (index, character) in characters.enumerated() {
      let isDivider =
        character == "/" && index > 0 && index + 1 < characters.count && characters[index - 1] == " " && characters[index + 1] == " "
      if isDivider { parts.append("") } else { parts[parts.count - 1].append(character) }
    }
    return parts
  }
}

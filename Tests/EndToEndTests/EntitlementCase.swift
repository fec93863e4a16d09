// A small invented list for one case of the catalogue, checked through the call of the command line.
import TestSupport
import Testing

/// A finding as a program reads it.
struct CaseFinding: Equatable, CustomStringConvertible {
  var code: String
  var severity: String
  var line: Int64?
  var description: String { "\(code) \(severity) \(line.map(String.init) ?? "-")" }

  init(_ code: String, _ severity: String, _ line: Int64?) {
    self.code = code
    self.severity = severity
    self.line = line
  }
}

/// A list with its title, header and rows; the rows begin in line 4.
struct EntitlementCase {
  static let header = "Họ và tên,Ngày sinh,Giới tính,Số CCCD,Đối tượng,Mức trợ cấp,Số tài khoản,Ngân hàng,Tên chủ tài khoản"

  var title = "DANH SÁCH CHI TRẢ TRỢ CẤP BẢO TRỢ XÃ HỘI"
  var month = "Tháng 10 năm 2026"
  var header = EntitlementCase.header
  var rows: [String] = []

  /// Social protection.
  init(_ rows: String..., header: String = EntitlementCase.header, month: String = "Tháng 10 năm 2026") {
    self.rows = rows
    self.header = header
    self.month = month
  }

  /// Merit.
  static func ncc(_ rows: String..., header: String = EntitlementCase.header, month: String = "Tháng 10 năm 2023") -> EntitlementCase {
    var list = EntitlementCase(header: header, month: month)
    list.title = "DANH SÁCH CHI TRẢ TRỢ CẤP ƯU ĐÃI NGƯỜI CÓ CÔNG"
    list.rows = rows
    return list
  }

  /// One person with an account.
  static func account(_ account: String, _ bank: String, holder: String = "NGUYEN VAN AN", month: String = "Tháng 10 năm 2026")
    -> EntitlementCase
  {
    EntitlementCase(
      "Nguyễn Văn An,01/02/1990,Nam,038090200001,Người khuyết tật nặng,750000,\(account),\"\(bank)\",\(holder)", month: month)
  }

  var text: String { ([title, month, header] + rows).map { $0 + "\r\n" }.joined() }

  /// What `validate` says of the list, as JSON, in its order.
  func check(files: [(name: String, text: String)] = [], _ more: [String] = []) throws -> (
    status: Int32, found: [CaseFinding], json: [JSON]
  ) {
    let folder = try TemporaryFolder()
    _ = try folder.write("a.csv", Array(text.utf8))
    for file in files { _ = try folder.write(file.name, Array(file.text.utf8)) }
    let outcome = try runChitra(["validate", "a.csv", "--report", "json", "--lang", "en"] + more, in: folder.path(""))
    let json = try outcome.jsonLines().filter { $0["code"] != nil }
    let found = json.map { CaseFinding($0["code"]?.text ?? "", $0["severity"]?.text ?? "", $0["line"]?.number) }
    return (outcome.status, found, json)
  }

  /// The findings alone.
  func found(_ more: [String] = []) throws -> [CaseFinding] { try check(more).found }
}

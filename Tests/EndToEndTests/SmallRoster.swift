// A roster of a few invented people, for tests that need one row of a kind; its unit is that of the samples.
import Files
import TestSupport

/// A roster written column by column; what is not said has a usual value.
struct SmallRoster {
  static let unit = FilePath.join(packageFolder, "Samples/unit.yaml")
  static let headers = [
    "STT", "Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD", "Thôn", "Xã", "Đối tượng", "Mức trợ cấp", "Truy lĩnh", "Tổng số tiền",
    "Người nhận thay", "Quan hệ", "CCCD người nhận", "Số tài khoản", "Tên chủ tài khoản", "Ngân hàng", "Số điện thoại",
    "Hình thức chi trả", "Ngày chết", "Ghi chú", "Tháng hưởng",
  ]

  var title = "Tháng 10 năm 2026"
  var lineEnd = "\r\n"
  var rows: [[String: String]] = []

  init(_ rows: [String: String]...) { self.rows = rows }

  /// A person's row; `number` makes identity and account of its own.
  static func person(_ name: String, _ number: Int, _ cells: [String: String] = [:]) -> [String: String] {
    [
      "Họ và tên": name, "Ngày sinh": "01/02/1950", "Giới tính": "Nam", "Số CCCD": "03805020000\(number)", "Thôn": "Thôn 1",
      "Xã": "Xã Sơn Thủy", "Đối tượng": "Người khuyết tật nặng", "Mức trợ cấp": "750000", "Tổng số tiền": "750000",
      "Số tài khoản": "350020000100\(number)", "Ngân hàng": "Agribank",
    ].merging(cells) { $1 }
  }

  /// The whole sheet, without a total row.
  var text: String {
    var lines = ["DANH SÁCH CHI TRẢ TRỢ CẤP BẢO TRỢ XÃ HỘI HẰNG THÁNG", title, SmallRoster.headers.joined(separator: ",")]
    for row in rows {
      let cells = SmallRoster.headers.map { row[$0] ?? "" }
      lines.append(cells.map { $0.contains(",") ? "\"\($0)\"" : $0 }.joined(separator: ","))
    }
    return lines.map { $0 + lineEnd }.joined()
  }
}

/// A folder in which rosters are prepared.
struct Desk {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Prepares rosters, given by name and content, and files that are there already, into `out`.
  func prepare(
    _ rosters: [(name: String, text: String)], files: [String] = [], out: String, unit: String = SmallRoster.unit,
    period: String = "2026-10",
    _ more: [String] = []
  ) throws -> Outcome {
    for roster in rosters { _ = try folder.write(roster.name, Array(roster.text.utf8)) }
    return try runChitra(
      ["prepare"] + rosters.map(\.name) + files + [
        "--unit", unit, "--period", period, "--out", out, "--now", PreparedMonth.now, "--lang", "en",
      ]
        + more, in: folder.path(""))
  }

  /// The codes of `held.csv` of a set, in its order.
  func heldCodes(_ set: String) throws -> [String] {
    let table = Table(csv: try text("\(set)/held.csv"))
    return table.rows.map { table.cell($0, "code") }
  }

  /// The payees of a set's treasury orders, as canonical rows.
  func payments(_ set: String, _ order: String = "btxh-transfer-01") throws -> (table: Table, rows: [[String]]) {
    let outcome = try runChitra(["convert", folder.path("\(set)/treasury/\(order).xml"), "--to", "canonical-csv", "-o", "-"])
    let table = Table(csv: outcome.output)
    return (table, table.rows)
  }

  func text(_ name: String) throws -> String { String(decodingForTest: try folder.read(name)) }
}

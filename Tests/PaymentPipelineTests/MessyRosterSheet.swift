// What the sheets of messy rosters look like, and the bytes they are saved as.
import ByteText
import PaymentModel
import TestSupport

@testable import PaymentPipeline

/// How a sheet is saved.
enum MessyEncoding: CaseIterable {
  case utf8, utf8WithMark, utf8Decomposed, utf16LittleEndian, utf16BigEndian, windows1258, tcvn3, vni, viscii, workbook

  /// Letters that not every encoding has.
  enum Letters: CaseIterable { case hardBlank, eth, replacement, ofFonts }

  var legacy: LegacyEncoding? {
    switch self {
    case .windows1258: .windows1258
    case .tcvn3: .tcvn3
    case .vni: .vni
    case .viscii: .viscii
    default: nil
    }
  }

  var letters: Set<Letters> {
    if legacy != nil { return [] }
    // Taken apart like all others, letters of an old font are no letters of it any more.
    return self == .utf8Decomposed ? [.hardBlank, .eth, .replacement] : Set(Letters.allCases)
  }

  /// The bytes of a text; nil where a letter of it has no byte.
  func bytes(_ text: String) -> [UInt8]? {
    let plain = Array(text.utf8)
    switch self {
    case .utf8: return plain
    case .utf8WithMark: return [0xEF, 0xBB, 0xBF] + plain
    case .utf8Decomposed: return Array(MessyLetters.decomposed(text).utf8)
    case .utf16LittleEndian: return [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case .utf16BigEndian: return [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    case .workbook: return nil
    case .windows1258, .tcvn3, .vni, .viscii:
      guard let legacy else { return nil }
      var encoder = LegacyEncoder(legacy)
      var bytes: [UInt8] = []
      encoder.append(plain.span, 0..<plain.count, to: &bytes)
      return encoder.replacedCharacters == 0 ? bytes : nil
    }
  }
}

/// What a sheet looks like.
struct MessyShape {
  enum Total: CaseIterable { case none, first, last }
  enum Groups: CaseIterable { case none, plain, headings, feet }
  /// Births in a column; in three of day, month and year; as the year in one of two columns that tell the sex.
  enum Births: CaseIterable { case whole, parts, bySex }

  var encoding: MessyEncoding
  var separator: String
  var lineEnd: String
  var quotesAll: Bool
  var padsTitles: Bool
  /// Columns in their order; those of one block stand side by side, under one title where the header has two lines.
  var blocks: [[RosterField]]
  var hasTwoHeaderLines: Bool
  var hasColumnNumbers: Bool
  var total: Total
  var groups: Groups
  var hasWords: Bool
  var saysPeople: Bool
  var hasSignatures: Bool
  var hasEmptyLines: Bool
  var repeatsHeader: Bool
  var tables: Int
  var money: MessyMoney
  var dates: MessyDates
  var births: Births
  /// Digits are numbers of the workbook.
  var hasNumberCells: Bool

  var mayBreakLines: Bool { true }
  func has(_ field: RosterField) -> Bool { blocks.contains { $0.contains(field) } }

  init(_ random: inout SampleRandom) {
    func often(_ perThousand: Int) -> Bool { random.happens(perThousand: perThousand) }
    encoding = random.pick(MessyEncoding.allCases)
    separator = random.pick([",", ";", "\t"])
    lineEnd = random.pick(["\n", "\r\n", "\r\n", "\r"])
    quotesAll = often(250)
    padsTitles = often(400)
    hasTwoHeaderLines = often(350)
    hasColumnNumbers = often(300)
    total = random.pick(Total.allCases)
    groups = random.pick(Groups.allCases)
    hasWords = often(500)
    saysPeople = often(300)
    hasSignatures = often(500)
    hasEmptyLines = often(300)
    repeatsHeader = often(200)
    tables = often(150) ? 2 : 1
    money = random.pick(MessyMoney.allCases)
    dates = random.pick(MessyDates.allCases)
    births = often(750) ? .whole : often(500) ? .parts : .bySex
    hasNumberCells = often(500)
    var blocks: [[RosterField]] = [[.name], [.birth], [.identity], [.category]]
    blocks += random.pick([
      [[.monthAmount]], [[.total]], [[.monthAmount, .total]], [[.monthAmount, .arrears, .total]],
      [[.carriedMonths, .carriedOver], [.monthAmount], [.arrears, .total]],
    ])
    let others: [RosterField] = [.sequence, .sex, .address, .commune, .phone, .channel, .deathDate, .note, .decision, .bookNumber]
    for field in others where often([.phone, .channel].contains(field) ? 850 : 650) && (field != .sex || births != .bySex) {
      blocks.append([field])
    }
    if often(600) { blocks.append([.payeeName, .relation, .payeeIdentity]) }
    blocks.append(often(600) ? [.account, .holder, .bank] : [.account, .bank])
    self.blocks = blocks
    shuffle(&random)
  }

  mutating func shuffle(_ random: inout SampleRandom) { blocks.shuffle(using: &random) }
}

/// A column of a sheet.
enum MessyColumn: Hashable {
  case cell(RosterField)
  /// Day, month or year of birth: 0, 1, 2.
  case part(Int)
  /// The year of birth where the person is of this sex.
  case ofSex(String)

  func cell(of row: MessyRow) -> String {
    switch self {
    case .cell(let field): return row[field]
    case .part(let place):
      let parts = row[.birth].split(whereSeparator: { "/-.".contains($0) }).map(String.init)
      if parts.count < 3 { return place == 2 ? row[.birth] : "" }
      return parts[0].count == 4 ? parts[2 - place] : parts[place]
    case .ofSex(let sex): return row[.sex] == sex ? row[.birth] : ""
    }
  }
}

/// A list written down.
struct MessySheet {
  /// The sheet's cells, line by line.
  private(set) var lines: [[String]] = []
  /// Which line of `lines` a row of the roster is.
  private(set) var places: [Int] = []
  /// The columns of the table in which each row of the roster stands.
  private(set) var columnsOfRows: [[MessyColumn]] = []
  /// Where a fault of the whole list is told, as an index of `lines`.
  private(set) var faultPlace: Int?

  let list: MessyRoster
  private var random: SampleRandom
  private var columns: [RosterField]

  init(_ list: MessyRoster) {
    self.list = list
    random = list.random
    columns = list.columns
    write()
  }

  /// The columns of a sheet whose births stand so.
  private static func columns(_ fields: [RosterField], _ births: MessyShape.Births) -> [MessyColumn] {
    fields.flatMap { field -> [MessyColumn] in
      guard field == .birth else { return [.cell(field)] }
      switch births {
      case .whole: return [.cell(.birth)]
      case .parts: return [.part(0), .part(1), .part(2)]
      case .bySex: return [.ofSex("Nam"), .ofSex("Nữ")]
      }
    }
  }

  // MARK: lines

  /// What somebody adds up: the amounts that are read, else those that were meant.
  private func sum(_ rows: ArraySlice<MessyRow>) -> Int64 { rows.reduce(0) { $0 + ($1.amount ?? $1.sum) } }

  private mutating func write() {
    let shape = list.shape
    lines = [["ỦY BAN NHÂN DÂN XÃ SƠN THỦY"], ["DANH SÁCH CHI TRẢ TRỢ CẤP BẢO TRỢ XÃ HỘI HẰNG THÁNG"]]
    if shape.hasEmptyLines { lines.append([]) }
    lines.append(["Tháng 10 năm 2026"])
    let middle = shape.tables == 2 ? list.rows.count / 2 : list.rows.count
    table(0..<middle)
    if shape.tables == 2 {
      if shape.hasEmptyLines { lines.append([]) }
      var other = shape
      other.shuffle(&random)
      columns = other.blocks.flatMap { $0 }
      table(middle..<list.rows.count, blocks: other.blocks)
    }
    if shape.hasSignatures {
      lines.append([])
      lines.append(["", "", "", "Sơn Thủy, ngày 05 tháng 10 năm 2026"])
      lines.append(["", "Người lập biểu", "", "Kế toán"])
      lines.append(["", "Lê Thị Mẫu", "", "Trần Văn Thử"])
    }
  }

  private mutating func table(_ range: Range<Int>, blocks: [[RosterField]]? = nil) {
    let shape = list.shape
    let header = header(blocks ?? shape.blocks)
    lines += header
    if shape.hasColumnNumbers { lines.append(MessySheet.columns(columns, shape.births).indices.map { "(\($0 + 1))" }) }
    let isFirst = range.lowerBound == 0
    if shape.total == .first { total(range, isFirst) }
    let isGrouped = shape.groups != .none
    var place = range.lowerBound
    var group = 0
    let repeated = shape.repeatsHeader ? range.lowerBound + random.below(range.count) : -1
    while place < range.upperBound {
      let end = isGrouped ? min(range.upperBound, place + random.pick(2...6)) : range.upperBound
      group += 1
      let label = "Thôn \(["Đông", "Đoài", "Thượng", "Hạ", "Yên Lạc", "Phú Quý", "Tân Tiến", "Mới"][group % 8])"
      let isFaulty = list.listFault == .groupTotal && isFirst && group == 1
      let amount = sum(list.rows[place..<end]) + (isFaulty ? 12_000 : 0)
      if isGrouped {
        if isFaulty, shape.groups == .headings { faultPlace = lines.count }
        lines.append(
          sumLine(
            ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"][group % 10], label, shape.groups == .headings ? amount : nil))
      }
      for row in place..<end {
        if row == repeated, row > range.lowerBound { lines += header }
        places.append(lines.count)
        columnsOfRows.append(MessySheet.columns(columns, shape.births))
        lines.append(MessySheet.columns(columns, shape.births).map { $0.cell(of: list.rows[row]) })
      }
      if shape.groups == .feet {
        if isFaulty { faultPlace = lines.count }
        lines.append(sumLine("", "Cộng \(label)", amount))
      }
      place = end
    }
    if shape.total == .last {
      total(range, isFirst)
      if shape.hasWords {
        let isFaulty = list.listFault == .words && isFirst
        if isFaulty { faultPlace = lines.count }
        lines.append(["Bằng chữ: " + AmountInWords().text(sum(list.rows[range]) + (isFaulty ? 12_000 : 0)) + "./."])
      }
    }
  }

  private mutating func total(_ range: Range<Int>, _ isFirst: Bool) {
    let isWrong = isFirst && list.listFault == .total
    let isMiscounted = isFirst && list.listFault == .people
    if isWrong || isMiscounted { faultPlace = lines.count }
    let people = list.shape.saysPeople && list.shape.tables == 1 ? ": \(range.count + (isMiscounted ? 1 : 0)) người" : ""
    lines.append(sumLine("", random.pick(["Tổng cộng", "Tổng số", "TỔNG CỘNG"]) + people, sum(list.rows[range]) + (isWrong ? 12_000 : 0)))
  }

  private func sumLine(_ number: String, _ label: String, _ amount: Int64?) -> [String] {
    MessySheet.columns(columns, list.shape.births).map { column in
      switch column {
      case .cell(.sequence): number
      case .cell(.name): label
      case .cell(list.mainMoney): amount.map { list.shape.money.text($0) } ?? ""
      default: ""
      }
    }
  }

  // MARK: the header

  private static let spellings: [RosterField: [String]] = [
    .sequence: ["STT", "TT", "Số TT", "Số thứ tự"], .name: ["Họ và tên", "HỌ VÀ TÊN", "Họ tên", "Họ tên đối tượng", "Họ, tên"],
    .decision: ["Số quyết định", "Quyết định hưởng"], .bookNumber: ["Số sổ", "Số sổ lĩnh tiền"],
    .birth: ["Ngày sinh", "Ngày, tháng, năm sinh", "Năm sinh"], .sex: ["Giới tính", "Giới", "Nam/Nữ"],
    .identity: ["Số CCCD", "CCCD", "Số CMND/CCCD", "Số định danh cá nhân/CCCD", "Số căn cước công dân"],
    .category: ["Đối tượng hưởng", "Đối tượng", "Loại trợ cấp", "Chế độ hưởng"],
    .monthAmount: ["Mức trợ cấp", "Mức hưởng", "Trợ cấp hằng tháng"],
    .carriedMonths: ["Số tháng chưa trả", "Số tháng chưa lĩnh"], .carriedOver: ["Chưa trả tháng trước", "Kỳ trước chưa lĩnh"],
    .arrears: ["Truy lĩnh", "Tiền truy lĩnh", "Số tiền truy lĩnh"],
    .total: ["Tổng số tiền", "Tổng cộng", "Thực lĩnh", "Thành tiền", "Tổng tiền (đồng)"],
    .address: ["Địa chỉ", "Thôn", "Thôn, bản", "Nơi ở"], .commune: ["Xã", "Xã, phường", "Tên xã"],
    .phone: ["Số điện thoại", "SĐT", "Điện thoại"], .channel: ["Hình thức chi trả", "Hình thức nhận", "Kênh chi trả"],
    .deathDate: ["Ngày chết", "Ngày mất"], .note: ["Ghi chú", "Chú thích"],
    .payeeName: ["Người nhận thay", "Người giám hộ", "Họ tên người nhận"],
    .relation: ["Quan hệ", "Mối quan hệ"], .payeeIdentity: ["CCCD người nhận", "Số CCCD người nhận", "CCCD người giám hộ"],
    .account: ["Số tài khoản", "Số TK", "STK", "Tài khoản"], .holder: ["Tên chủ tài khoản", "Chủ tài khoản", "Chủ TK"],
    .bank: ["Ngân hàng", "Tên ngân hàng", "Mở tại ngân hàng", "Ngân hàng, chi nhánh"],
  ]

  private mutating func header(_ blocks: [[RosterField]]) -> [[String]] {
    var (top, bottom): ([String], [String]) = ([], [])
    for block in blocks {
      if block == [.birth], list.shape.births != .whole {
        let parts = list.shape.births == .parts ? ["Ngày", "Tháng", "Năm"] : ["Nam", "Nữ"]
        let hasTitle = list.shape.hasTwoHeaderLines
        top += hasTitle ? [list.shape.births == .parts ? "Ngày sinh" : "Năm sinh"] + parts.dropFirst().map { _ in "" } : parts
        bottom += parts.map { hasTitle ? $0 : "" }
        continue
      }
      let isTitled = list.shape.hasTwoHeaderLines && block.count > 1 && !block.contains(.total)
      if isTitled, block.contains(.payeeName) {
        top += ["Người nhận thay", "", ""]
        bottom += ["Họ và tên", "Quan hệ", "Số CCCD"]
      } else if isTitled, block.contains(.carriedOver) {
        top += ["Chưa trả tháng trước", ""]
        bottom += ["Số tháng", "Số tiền"]
      } else if isTitled {
        top += ["Tài khoản ngân hàng"] + block.dropFirst().map { _ in "" }
        bottom += block.map { $0 == .account ? "Số tài khoản" : $0 == .holder ? "Tên chủ tài khoản" : "Tên ngân hàng" }
      } else {
        for field in block where field != .birth || list.shape.births == .whole {
          top.append(random.pick(MessySheet.spellings[field] ?? [""]))
          bottom.append("")
        }
      }
    }
    return bottom.allSatisfy(\.isEmpty) ? [top] : [top, bottom]
  }

  // MARK: bytes

  /// The physical line of an index of `lines`, from 1.
  func line(_ place: Int) -> Int {
    if list.shape.encoding == .workbook { return place + 1 }
    return lines[..<place].reduce(1) { count, cells in count + 1 + cells.count { $0.contains("\n") } }
  }

  /// The columns at which a cell of a row of the roster is told: of a workbook its column, else its first and last character in the record.
  func characters(of field: String, row: Int) -> ClosedRange<Int>? {
    let columns = columnsOfRows[row]
    guard
      let column = columns.lastIndex(where: { column in
        // Of births in several columns the year is meant, wherever it stands.
        switch column {
        case .cell(let own): own.machineName == field
        case .part(let place): place == 2 && field == "birth"
        case .ofSex: ["birth", "sex"].contains(field) && !column.cell(of: list.rows[row]).isEmpty
        }
      })
    else { return nil }
    let shape = list.shape
    if shape.encoding == .workbook { return column + 1...column + 1 }
    let cells = lines[places[row]].map { shape.encoding == .utf8Decomposed ? MessyLetters.decomposed($0) : $0 }.map(quoted)
    let before = cells[..<column].reduce(0) { $0 + $1.unicodeScalars.count + 1 }
    let isQuoted = cells[column].hasPrefix("\"")
    let start = before + (isQuoted ? 2 : 1)
    return start...max(start, start + cells[column].unicodeScalars.count - (isQuoted ? 3 : 1))
  }

  var fileName: String { list.shape.encoding == .workbook ? "a.xlsx" : "a.csv" }

  /// The file; nil where the encoding lacks a letter.
  var bytes: [UInt8]? {
    let shape = list.shape
    if shape.encoding == .workbook {
      return WorkbookMaker(WorkbookMaker.rows(lines, numbers: shape.hasNumberCells)).bytes
    }
    return shape.encoding.bytes(text)
  }

  /// The sheet as delimited text.
  var text: String {
    let shape = list.shape
    return lines.map { cells in
      let isTitle = cells.count == 1
      var cells = cells
      if cells.isEmpty, !shape.padsTitles { return shape.lineEnd }
      if shape.padsTitles || !isTitle { cells += [String](repeating: "", count: max(0, columns.count - cells.count)) }
      return cells.map(quoted).joined(separator: shape.separator) + shape.lineEnd
    }.joined()
  }

  private func quoted(_ cell: String) -> String {
    let shape = list.shape
    guard shape.quotesAll || cell.contains(shape.separator) || cell.contains("\"") || cell.contains("\n") else { return cell }
    return "\"" + cell.replacing("\"", with: "\"\"").replacing("\n", with: shape.lineEnd) + "\""
  }
}

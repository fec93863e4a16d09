// The manners in which communes keep their lists: other columns, other words, other separators, another encoding, one header or two lines.

internal import ByteText
import Files
import PaymentModel

/// How one roster is laid out.
struct SampleSheet {
  /// How amounts are written.
  enum MoneyStyle { case plain, dotted, comma }
  /// How dates of birth are written.
  enum BirthStyle { case slashes, hyphens, year }

  /// Headers and fields in their order; a header of two lines has " / " between them.
  var columns: [(header: String, field: RosterField?)]
  var separator: UInt8
  var money: MoneyStyle
  var birth: BirthStyle
  /// UTF-16 as spreadsheets save "Unicode text".
  var isUTF16 = false
  var hasMark = true
  var isTwoLines = false
  /// A line of column numbers under the header.
  var isNumbered = false
  var newline = CSVEncoder.Newline.carriageReturnLineFeed

  var fields: [RosterField] { columns.compactMap(\.field) }

  /// The manner of the n-th roster of a programme.
  static func number(_ number: Int, _ programme: Programme) -> SampleSheet {
    switch number % 4 {
    case 0: programme == .btxh ? fullWithFuneral : full
    case 1: semicolons
    case 2: twoLines
    default: unicodeText
    }
  }

  /// The columns of dispatch 5234 with the parts of the amount.
  private static let full = SampleSheet(
    columns: [
      ("STT", .sequence), ("Họ và tên", .name), ("Ngày, tháng, năm sinh", .birth), ("Giới tính", .sex),
      ("Số định danh cá nhân/CCCD", .identity), ("Thôn", .address), ("Xã", .commune), ("Đối tượng hưởng", .category),
      ("Số quyết định hưởng", .decision), ("Mức trợ cấp", .monthAmount), ("Truy lĩnh", .arrears), ("Chưa trả tháng trước", .carriedOver),
      ("Tổng số tiền", .total), ("Họ tên người được ủy quyền/giám hộ", .payeeName), ("Quan hệ với đối tượng", .relation),
      ("Số CCCD người được ủy quyền/giám hộ", .payeeIdentity), ("Số tài khoản", .account), ("Tên chủ tài khoản", .holder),
      ("Ngân hàng, chi nhánh", .bank), ("Số điện thoại", .phone), ("Hình thức chi trả", .channel), ("Ngày chết", .deathDate),
      ("Ghi chú", .note),
    ], separator: UInt8(ascii: ","), money: .plain, birth: .slashes)

  private static let fullWithFuneral: SampleSheet = {
    var sheet = full
    if let place = sheet.columns.firstIndex(where: { $0.field == .total }) { sheet.columns.insert(("Mai táng phí", .funeral), at: place) }
    return sheet
  }()

  /// Saved by a spreadsheet under Vietnamese settings: semicolons, other words, another order.
  private static let semicolons = SampleSheet(
    columns: [
      ("TT", .sequence), ("Họ tên đối tượng", .name), ("Số CCCD", .identity), ("Năm sinh", .birth), ("Nam/Nữ", .sex),
      ("Chế độ hưởng", .category),
      ("Địa chỉ", .address), ("Tên xã", .commune), ("Số TK", .account), ("Chủ TK", .holder), ("Mở tại", .bank), ("SĐT", .phone),
      ("Hình thức nhận", .channel), ("Người nhận thay", .payeeName), ("Quan hệ", .relation), ("CCCD người nhận", .payeeIdentity),
      ("Số tiền tháng này", .monthAmount), ("Tiền truy lĩnh", .arrears), ("Tổng cộng", .total), ("Ghi chú", .note),
    ], separator: UInt8(ascii: ";"), money: .dotted, birth: .year)

  /// The printed payout list: merged header in two lines, a line of column numbers, no channel column.
  private static let twoLines = SampleSheet(
    columns: [
      ("STT", .sequence), ("Họ tên", .name), ("Năm sinh", .birth), ("Số CCCD", .identity), ("Số quyết định hưởng", .decision),
      ("Số sổ lĩnh tiền", .bookNumber), ("Đối tượng", .category), ("Tiền trợ cấp tháng này", .monthAmount),
      ("Chưa trả tháng trước / Số tháng", .carriedMonths), ("Chưa trả tháng trước / Số tiền", .carriedOver),
      ("Tổng số tiền trợ cấp", .total), ("Tài khoản ngân hàng / Số tài khoản", .account),
      ("Tài khoản ngân hàng / Tên chủ tài khoản", .holder),
      ("Tài khoản ngân hàng / Tên ngân hàng", .bank), ("Người nhận / Ký", nil), ("Người nhận / Họ tên", .payeeName), ("Ghi chú", .note),
    ], separator: UInt8(ascii: ","), money: .comma, birth: .year, hasMark: false, isTwoLines: true, isNumbered: true, newline: .lineFeed)

  /// "Unicode text": UTF-16 and tabs.
  private static let unicodeText = SampleSheet(
    columns: [
      ("Số TT", .sequence), ("Họ và tên", .name), ("Ngày sinh", .birth), ("Giới tính", .sex), ("CCCD", .identity), ("Thôn, bản", .address),
      ("Xã, phường", .commune), ("Loại trợ cấp", .category), ("Quyết định", .decision), ("Mức hưởng", .monthAmount),
      ("Truy lĩnh", .arrears),
      ("Tổng số", .total), ("Người giám hộ", .payeeName), ("Mối quan hệ", .relation), ("CCCD người giám hộ", .payeeIdentity),
      ("STK", .account),
      ("Tên TK", .holder), ("Tên ngân hàng", .bank), ("Điện thoại", .phone), ("Hình thức", .channel), ("Ngày mất", .deathDate),
      ("Ghi chú", .note),
    ], separator: 0x09, money: .plain, birth: .hyphens, isUTF16: true)
}

/// Writes one roster: title, header, rows, a total that is right, signatures.
struct SampleRosterWriter {
  private let sheet: SampleSheet
  private let file: OutputFile
  private var encoder: CSVEncoder
  private var record: [UInt8] = []
  private var count = 0
  private var sum: Int64 = 0

  init(_ sheet: SampleSheet, _ file: OutputFile) {
    self.sheet = sheet
    self.file = file
    encoder = CSVEncoder(separator: sheet.separator, newline: sheet.newline, guardsFormulas: false)
    if sheet.hasMark {
      if sheet.isUTF16 {
        UTF16Encoder(byteOrder: .littleEndian).appendByteOrderMark(to: &file.buffer)
      } else {
        file.buffer += [0xEF, 0xBB, 0xBF]
      }
    }
  }

  mutating func begin(_ programme: Programme, commune: String, _ period: Period) throws(FileProblem) {
    try line([(0, "UBND \(commune.uppercased())"), (6, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")])
    try line([(6, "Độc lập - Tự do - Hạnh phúc")])
    try line([])
    try line([
      (1, "DANH SÁCH CHI TRẢ TRỢ CẤP " + (programme == .ncc ? "ƯU ĐÃI NGƯỜI CÓ CÔNG" : "BẢO TRỢ XÃ HỘI") + " HẰNG THÁNG")
    ])
    try line([(1, "Tháng \(SampleText.padded(Int(period.month), 2)) năm \(period.year)"), (6, "Đơn vị tính: đồng")])
    try line([])
    if sheet.isTwoLines {
      let parts = sheet.columns.map { $0.header.split(separator: "/", maxSplits: 1).map { $0.trimmingSpaces } }
      var above = parts.map { $0[0] }
      for place in parts.indices.dropFirst().reversed() where parts[place][0] == parts[place - 1][0] { above[place] = "" }
      try cells(above)
      try cells(parts.map { $0.count > 1 ? $0[1] : "" })
    } else {
      try cells(sheet.columns.map(\.header))
    }
    if sheet.isNumbered { try cells(sheet.columns.indices.map { "(\($0 + 1))" }) }
  }

  mutating func add(_ row: SampleRow) throws(FileProblem) {
    count += 1
    let (total, overflow) = sum.addingReportingOverflow(row.counted(in: sheet.fields))
    if !overflow { sum = total }
    for column in sheet.columns {
      switch column.field {
      case nil: encoder.append("", to: &record)
      case .sequence?: encoder.append(String(count), to: &record)
      case .birth?: encoder.append(birth(row), to: &record)
      case let field?: encoder.append(field.moneyIndex.map { money(row, $0) } ?? row[field], to: &record)
      }
    }
    try endRecord()
  }

  mutating func end(_ place: String, _ period: Period) throws(FileProblem) {
    var total = [String](repeating: "", count: sheet.columns.count)
    total[nameColumn] = "Tổng cộng: \(count) người"
    if let column = sheet.columns.firstIndex(where: { $0.field == .total }) { total[column] = style(sum) }
    try cells(total)
    try line([(nameColumn, "Bằng chữ: " + AmountInWords().text(sum))])
    try line([])
    try line([(nameColumn, "\(place), ngày 25 tháng \(Int(period.month)) năm \(period.year)")])
    try line([(nameColumn, "NGƯỜI LẬP BIỂU"), (5, "THỦ TRƯỞNG ĐƠN VỊ")])
    try line([(nameColumn, "(Ký, ghi rõ họ tên)"), (5, "(Ký tên, đóng dấu)")])
    _ = try file.finish()
  }

  private var nameColumn: Int { sheet.columns.firstIndex { $0.field == .name } ?? 1 }

  private func birth(_ row: SampleRow) -> String {
    if !row[.birth].isEmpty { return row[.birth] }
    guard let birth = row.birth else { return "" }
    if birth.day == 0 || sheet.birth == .year { return String(birth.year) }
    return sheet.birth == .slashes
      ? "\(SampleText.padded(Int(birth.day), 2))/\(SampleText.padded(Int(birth.month), 2))/\(birth.year)"
      : "\(birth.day)-\(birth.month)-\(birth.year)"
  }

  private func money(_ row: SampleRow, _ index: Int) -> String { row.moneyText[index] ?? row.money[index].map(style) ?? "" }

  private func style(_ amount: Int64) -> String {
    switch sheet.money {
    case .plain: String(amount)
    case .dotted: SampleText.grouped(amount, ".")
    case .comma: SampleText.grouped(amount, ",")
    }
  }

  /// A line with text in a few columns.
  private mutating func line(_ texts: [(column: Int, text: String)]) throws(FileProblem) {
    var all = [String](repeating: "", count: sheet.columns.count)
    for (column, text) in texts { all[column] = text }
    try cells(all)
  }

  private mutating func cells(_ texts: [String]) throws(FileProblem) {
    for text in texts { encoder.append(text, to: &record) }
    try endRecord()
  }

  private mutating func endRecord() throws(FileProblem) {
    encoder.endRecord(&record)
    if sheet.isUTF16 {
      _ = UTF16Encoder(byteOrder: .littleEndian).append(record.span, 0..<record.count, to: &file.buffer)
    } else {
      file.buffer.append(contentsOf: record)
    }
    record.removeAll(keepingCapacity: true)
    try file.flushIfFull()
  }
}

extension Substring {
  fileprivate var trimmingSpaces: String {
    var text = self
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}

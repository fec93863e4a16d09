// Writes a list of people: unit, motto, title, header, rows, total, the sum in words, signatures; as `RosterReader` reads it.

internal import ByteText
public import Diagnostics
public import Files
public import PaymentModel

/// What the rows of a list say, in their order: equal only where people, amounts and every cell are.
public struct RosterFingerprint: Equatable, Sendable {
  private var hash = KeyedHash128(key: HashKey(0, 0))

  /// No row yet.
  public init() {}

  /// Takes the cells of one more row; the running number is the list's own.
  mutating func add(_ row: borrowing RosterRow, _ bytes: Span<UInt8>, _ fields: [RosterField]) {
    for field in fields where field != .sequence {
      if let amount = row.writtenAmount(field) {
        hash.absorb(UInt64(bitPattern: amount))
      } else if let date = row.writtenDate(field) {
        hash.absorb(UInt64(UInt16(bitPattern: date.year)) << 16 | UInt64(date.month) << 8 | UInt64(date.day))
      } else {
        hash.absorb(bytes, row[field].range)
      }
    }
  }

  /// By what was taken.
  public static func == (left: RosterFingerprint, right: RosterFingerprint) -> Bool { left.hash.finish() == right.hash.finish() }
}

extension RosterRow {
  /// The amount of a column of money that was read; the total is that of the row, whether its list prints it or not.
  fileprivate func writtenAmount(_ field: RosterField) -> Int64? {
    if field == .total { return amount }
    let (value, state) = self.amount(field)
    return state == .read ? value : nil
  }

  /// The date of a column of dates that was read.
  fileprivate func writtenDate(_ field: RosterField) -> CalendarDate? {
    switch field {
    case .birth where birthState == .read: birth
    case .deathDate where deathState == .read: death
    default: nil
    }
  }
}

/// Writes one list, row by row, into a byte buffer that the caller empties. Rows are written as they were understood.
///
/// Cells that a spreadsheet would run are guarded; `RosterReader` takes the guard off.
public final class RosterWriter {
  /// What the list could not carry.
  public private(set) var loss = LossReport()
  private var head: RosterHead
  private let sheet: RosterSheet
  private let fields: [RosterField]
  private var encoder = CSVEncoder(guardsFormulas: true)
  private var totals = ControlTotals()
  /// Sums of the columns of money.
  private var sums = [ControlTotals](repeating: ControlTotals(), count: RosterField.money.count)
  private var fingerprint = RosterFingerprint()
  private var cell: [UInt8] = []

  /// A list of some columns; a unit's name that would be taken for a month or another programme is left out.
  public init(_ head: RosterHead) {
    self.head = head
    sheet = RosterSheet(head)
    fields = sheet.fields
    if !head.unitName.isEmpty, !isAsMeant {
      loss.add(.dropped, .informational, field: "unit_name", reason: RosterWriter.unitReason) {
        LossExample(before: ReportedValue(head.unitName), after: "")
      }
      self.head.unitName = ""
    }
  }

  private static let unitReason = Bilingual(
    vi: "trong tên danh sách, tên này bị hiểu là tháng hay chương trình khác",
    en: "above the list this name would be taken for another month or programme")

  // MARK: what stands around the rows

  /// Appends what stands before the rows.
  public func begin(into out: inout [UInt8]) {
    out += [0xEF, 0xBB, 0xBF]
    for line in topLines + sheet.headerLines { append(line, to: &out) }
  }

  /// Appends total, sum in words and signatures.
  public func end(into out: inout [UInt8]) {
    var total = blankLine
    total[sheet.place(.name)] = "Tổng cộng: \(totals.count) người"
    for (field, sum) in zip(RosterField.money, sums) where fields.contains(field) && sum.count > 0 && !sum.isOverflown {
      total[sheet.place(field)] = String(sum.amount)
    }
    append(total, to: &out)
    for line in closingLines { append(line, to: &out) }
  }

  private var blankLine: [String] { [String](repeating: "", count: sheet.columns.count) }

  /// A line with a text under the name and one on the right.
  private func line(_ left: String, _ right: String = "", from column: Int? = nil) -> [String] {
    var line = blankLine
    line[sheet.place(fields.contains(.total) ? .total : .monthAmount)] = right
    line[column ?? sheet.place(.name)] = left
    return line
  }

  private var topLines: [[String]] {
    [line(head.unitName, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", from: 0), line("", "Độc lập - Tự do - Hạnh phúc", from: 0), blankLine]
      + head.titles.map { line($0) } + [line(monthLine, "Đơn vị tính: đồng"), blankLine]
  }

  /// "Tháng 10 năm 2026"; nothing where no single month is known.
  private var monthLine: String {
    if let period = head.period {
      let month = "Tháng \(period.month < 10 ? "0" : "")\(period.month) năm \(period.year)"
      return period.round == 0 ? month : month + " (đợt bổ sung \(Character(Unicode.Scalar(period.round))))"
    }
    guard head.months.named.count == 1, head.months.unclear.isEmpty, case let named = head.months.named[0] else { return "" }
    return "Tháng \(named.month < 10 ? "0" : "")\(named.month)" + (named.year.map { " năm \($0)" } ?? "")
  }

  private var closingLines: [[String]] {
    let office = head.signer.office.isEmpty ? "THỦ TRƯỞNG ĐƠN VỊ" : head.signer.office.uppercased()
    let names = head.preparer.name + head.signer.name
    return [line("Bằng chữ: " + AmountInWords().text(totals.amount)), blankLine, line("", head.dateLine), line("NGƯỜI LẬP BIỂU", office)]
      + [line("(Ký, ghi rõ họ tên)", "(Ký, ghi rõ họ tên, chức vụ)"), blankLine]
      + (names.isEmpty ? [] : [line(head.preparer.name, head.signer.name)])
  }

  private func append(_ line: [String], to out: inout [UInt8]) {
    for text in line { encoder.append(text, to: &out) }
    encoder.endRecord(&out)
  }

  // MARK: rows

  /// Appends one row; its texts lie in `bytes`.
  public func append(_ row: borrowing RosterRow, _ bytes: [UInt8], into out: inout [UInt8]) {
    totals.add(row.amount ?? 0)
    let bytes = bytes.span
    // Taken out while the cells are written: properties of a class are guarded at each use.
    var (encoder, cell) = (encoder, [UInt8]())
    swap(&cell, &self.cell)
    for column in sheet.columns {
      guard let field = column.field else {
        encoder.append(bytes, 0..<0, to: &out)
        continue
      }
      if field == .sequence {
        encoder.append(Int64(totals.count), to: &out)
      } else if let amount = row.writtenAmount(field) {
        sums[field.moneyIndex ?? 0].add(amount)
        encoder.append(amount, to: &out)
      } else if let date = row.writtenDate(field) {
        cell.removeAll(keepingCapacity: true)
        RosterWriter.append(date, to: &cell)
        encoder.append(cell.span, 0..<cell.count, to: &out)
      } else {
        encoder.append(bytes, row[field].range, to: &out)
      }
    }
    encoder.endRecord(&out)
    swap(&cell, &self.cell)
    self.encoder = encoder
    fingerprint.add(row, bytes, fields)
  }

  /// A date as far as it is known: 15/08/1942, 08/1942, 1942.
  private static func append(_ date: CalendarDate, to cell: inout [UInt8]) {
    for part in [date.day, date.month] where part > 0 {
      _ = NumberText.append(UInt64(part), width: 2, to: &cell)
      cell.append(UInt8(ascii: "/"))
    }
    _ = NumberText.append(UInt64(date.year.magnitude), width: 4, to: &cell)
  }

  // MARK: reading back

  private static let vocabulary = HeaderVocabulary(RosterSheet.official)

  /// Whether title and header say what is meant.
  private var isAsMeant: Bool {
    guard let top = RosterTop(records: topLines + sheet.headerLines, vocabulary: RosterWriter.vocabulary) else { return false }
    return top.programme == head.programme && top.months == meantMonths && top.thousands == nil && top.ambiguous.isEmpty
      && top.unknown.isEmpty && top.columns.map(\.field) == fields
  }

  private var meantMonths: TitleMonths {
    var months = TitleMonths()
    if let period = head.period {
      months.named = [TitleMonths.Named(month: Int(period.month), year: Int(period.year))]
    } else if head.months.named.count == 1, head.months.unclear.isEmpty {
      months = head.months
    }
    return months
  }

  /// Reads a file with this list: true when everybody and every cell is what was written, and the list states it so.
  public func isWritten(in context: ReadContext) throws(FileProblem) -> Bool {
    let reader = try RosterReader(context, vocabulary: RosterWriter.vocabulary)
    var (found, people) = (RosterFingerprint(), ControlTotals())
    var block = RosterBlock()
    while try reader.next(&block) {
      for row in block.rows {
        people.add(row.amount ?? 0)
        found.add(row, block.bytes.span, fields)
      }
    }
    let sums = reader.sums
    let (list, isWhole) = (reader.roster, reader.isReadable && reader.isWhole && !reader.isAmbiguous && reader.listFault == nil)
    let hasColumns = RosterField.allCases.allSatisfy { field in
      list.columns[Int(field.rawValue)] == 1 + (sheet.columns.firstIndex { $0.field == field } ?? -1)
    }
    return isWhole && hasColumns && isAsMeant && sums.totals.isEmpty && sums.unclear.isEmpty && sums.wrong.isEmpty && people == totals
      && list.statedAmount == totals.amount && list.statedRows == totals.count && list.programme == head.programme
      && list.titleMonths == meantMonths && found == fingerprint
  }
}

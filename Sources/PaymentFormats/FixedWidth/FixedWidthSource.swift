// A fixed-width file being read, window by window, for payments and entries alike.

internal import ByteText
internal import Diagnostics
internal import Files
internal import FormatDescriptions
internal import PaymentModel

struct FixedWidthSource: ~Copyable {
  let context: ReadContext
  let description: FixedWidthDescription
  /// Index of the record that stands for each payment or entry.
  let detail: Int
  private var window: FileWindow
  private var reader: FixedWidthReader?
  /// The records of the window at hand.
  private(set) var index = FixedWidthIndex()
  /// Bytes at the front of the window that were read.
  private(set) var consumed = 0
  private(set) var isWhole = true
  private var isFinished = false

  init(_ context: ReadContext, _ description: FixedWidthDescription) {
    self.context = context
    self.description = description
    detail = description.detailRecord ?? -1
    window = FileWindow(context.input)
    reader = FixedWidthReader(description.layout)
  }

  /// The bytes of the window; a holder of a copy must let it go before `advance`.
  var bytes: [UInt8] { window.bytes }
  var fileOffset: Int { window.fileOffset }

  /// Goes on to the next records and reports what is wrong with them; false when there are none left.
  mutating func advance() throws(FileProblem) -> Bool {
    if isFinished { return false }
    repeat {
      try window.refill(keeping: consumed)
      guard reader != nil else {
        isFinished = true
        isWhole = false
        return false
      }
      consumed = Self.read(window, &reader!, &index)
      isFinished = window.isAtEnd && consumed == window.count
    } while consumed == 0 && !isFinished && index.problems.isEmpty
    for problem in index.problems {
      if problem.effect(detail: detail) == .file { isWhole = false }
      context.report(problem, description, window: window.bytes, count: window.count, windowOffset: window.fileOffset)
    }
    return true
  }

  private static func read(
    _ window: borrowing FileWindow, _ reader: inout FixedWidthReader, _ index: inout FixedWidthIndex
  ) -> Int {
    reader.read(window.bytes.span, count: window.count, isFinal: window.isAtEnd, into: &index)
  }

  /// The refused record, if this one is refused: known and faulty, or unknown.
  func refusal(_ number: Int) -> RefusedRecord? {
    let record = index.records[number]
    if record.problemCount == 0 { return nil }
    let layout = Int(record.layout)
    guard layout == detail || layout < 0 else { return nil }
    let problems = index.problems(ofRecord: number)
    guard let first = problems.first(where: { $0.effect(detail: detail) == .record }) ?? (layout < 0 ? problems.first : nil) else {
      return nil
    }
    return RefusedRecord(
      byteOffset: UInt64(window.fileOffset + Int(record.offset)), byteLength: record.length, line: record.line,
      code: first.entry(in: description.layout).code.packed, amount: amount(number, record))
  }

  private func amount(_ number: Int, _ record: FixedWidthRecord) -> Int64? {
    guard record.isWhole, Int(record.layout) == detail, let field = description.fieldIndex(.amount, record: detail),
      !index.isFaulty(field, in: number)
    else { return nil }
    return index.number(of: field, in: number)
  }

  /// A text of a record as a value.
  func text(_ field: Int, _ number: Int) -> String {
    String(validating: window.bytes[index.range(of: field, in: number)], as: UTF8.self) ?? ""
  }

  /// Reports that a field says something else than an earlier record said of the same; the file proves nothing.
  mutating func refuse(_ field: Int, _ number: Int, expected: String) {
    isWhole = false
    let record = index.records[number]
    let layout = description.layout.records[Int(record.layout)]
    context.report(
      .fixedConstantDiffers, line: Int(record.line), byteOffset: window.fileOffset + Int(record.offset) + layout.fields[field].start - 1,
      columns: layout.fields[field].columns, path: "\(layout.name).\(layout.fields[field].name)", field: layout.fields[field].name,
      found: ReportedValue(text(field, number)), expected: .equals(expected))
  }

  /// Whether some bytes stand at a place of the window.
  func equals(_ other: [UInt8], at offset: Int) -> Bool { window.bytes.span.equals(other, at: offset) }

  /// What a code of a record means.
  func meaning(_ field: Int, _ number: Int) -> String {
    let code = text(field, number)
    return description.meaning(ofCode: code, record: Int(index.records[number].layout), field: field) ?? code
  }

  /// A day from yyyymmdd; nil for 0.
  static func date(_ number: Int64) -> CalendarDate? {
    number == 0 ? nil : CalendarDate(year: Int(number / 10_000), month: Int(number / 100 % 100), day: Int(number % 100))
  }

  /// A month from yyyymm with its round; nil for 0.
  static func period(_ number: Int64, round: UInt8) -> Period? {
    number == 0 ? nil : Period(year: Int(number / 100), month: Int(number % 100), round: round)
  }

  /// "2026-10-20T08:00:00+07:00" from the digits 20261020080000; Vietnam has one time zone.
  static func timestamp(_ digits: String) -> String {
    let all = Array(digits)
    guard all.count == 14 else { return "" }
    func part(_ range: Range<Int>) -> String { String(all[range]) }
    return "\(part(0..<4))-\(part(4..<6))-\(part(6..<8))T\(part(8..<10)):\(part(10..<12)):\(part(12..<14))+07:00"
  }

  /// The digits of a timestamp; empty when it is none.
  static func timestampDigits(_ text: String) -> String {
    let digits = text.prefix(19).filter { $0.isASCII && $0.isNumber }
    return digits.count == 14 ? String(digits) : ""
  }
}

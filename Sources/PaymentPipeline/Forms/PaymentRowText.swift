// What the payment lists print of one payment: destination, parts of the amount, for whom it is collected.

public import PaymentModel

/// The parts of one or more payments' amounts, as the payment lists show them.
public struct AmountParts: Hashable, Sendable {
  /// Trợ cấp tháng này.
  public var regular: Int64 = 0
  /// Truy lĩnh.
  public var arrears: Int64 = 0
  /// Kỳ trước chưa lĩnh.
  public var carriedOver: Int64 = 0
  /// Funeral money and one-offs, less recoveries.
  public var other: Int64 = 0
  /// True when a part left the range of Int64 or the source names no parts: nothing is printed then.
  public var isUnknown = false

  /// No parts yet.
  public init() {}

  /// Adds a line.
  public mutating func add(_ kind: LineKind, _ amount: Int64) {
    let part: WritableKeyPath<AmountParts, Int64> =
      switch kind {
      case .regular: \.regular
      case .arrears: \.arrears
      case .carriedOver: \.carriedOver
      case .funeral, .deathOneOff, .recovery: \.other
      }
    let (sum, overflow) = self[keyPath: part].addingReportingOverflow(amount)
    self[keyPath: part] = sum
    isUnknown = isUnknown || overflow
  }

  /// Adds all lines of a payment; a payment without lines leaves the parts unknown.
  public mutating func add(_ row: PaymentRow, of block: PaymentBlock) {
    if row.lineCount == 0 { isUnknown = true }
    for line in block.lines[AmountParts.lines(of: row, in: block)] { add(line.kind, line.amount) }
  }

  /// The lines of a row, never beyond the block.
  static func lines(of row: PaymentRow, in block: PaymentBlock) -> Range<Int> {
    let first = min(Int(row.firstLine), block.lines.count)
    return first..<min(first + Int(row.lineCount), block.lines.count)
  }
}

/// Names of banks by BIN, remembered for the banks of a list.
struct BankNames {
  /// More distinct numbers than there are banks: a list of nonsense is looked up anew each time.
  static let limit = 1000

  private let name: @Sendable (String) -> String
  private var known: [[UInt8]: [UInt8]] = [:]

  init(_ name: @escaping @Sendable (String) -> String) { self.name = name }

  mutating func utf8(_ source: [UInt8], _ range: Range<Int>) -> [UInt8] {
    let bin = Array(source[range])
    if let found = known[bin] { return found }
    let text = String(validating: bin, as: UTF8.self) ?? ""
    let found = Array(name(text).utf8)
    if known.count < BankNames.limit { known[bin] = found }
    return found
  }
}

extension HTMLPage {
  /// Cells of the parts of an amount; dashes where they are unknown.
  mutating func cells(_ parts: AmountParts) {
    for part in [parts.regular, parts.arrears, parts.carriedOver, parts.other] {
      if parts.isUnknown { markup("<td class=\"c\">–</td>") } else { cell(part) }
    }
  }

  /// The number of the account or phone that is credited, or how cash is paid.
  mutating func accountCell(_ row: PaymentRow, _ block: PaymentBlock) {
    switch row.channel {
    case .mobile: accountCell(block.bytes, row[.phone].range)
    case .cash, .home: cell("Tiền mặt")
    case .bank, .unknown: accountCell(block.bytes, row[.account].range)
    }
  }

  /// The bank, provider or place where a payment arrives.
  mutating func institutionCell(_ row: PaymentRow, _ block: PaymentBlock, _ banks: inout BankNames) {
    switch row.channel {
    case .mobile: cell("Tiền di động")
    case .cash: cell(block.bytes, row[.commune].range)
    case .home: cell(block.bytes, row[.address].range)
    case .bank, .unknown:
      let name = row[.bankBIN].isEmpty ? [] : banks.utf8(block.bytes, row[.bankBIN].range)
      cell(name, 0..<name.count)
    }
  }

  /// "Thay cho: Lê Văn Ân (Người giám hộ)" where the payee is not the person entitled.
  mutating func onBehalf(_ row: PaymentRow, _ block: PaymentBlock) {
    guard row.role != .beneficiary else { return }
    text(FormWords.role(row.role))
    if !row[.beneficiaryName].isEmpty {
      text(" của ")
      text(block.bytes, row[.beneficiaryName].range)
    }
  }

  /// "Trợ cấp tháng 10/2026; Truy lĩnh 07/2026"; nothing if the source names no lines.
  mutating func purpose(_ row: PaymentRow, _ block: PaymentBlock) {
    for (index, line) in block.lines[AmountParts.lines(of: row, in: block)].enumerated() {
      if index > 0 { text("; ") }
      text(FormWords.kind(line.kind))
      if let month = line.month {
        text(" ")
        text(FormWords.shortPeriod(month))
      }
    }
  }

  /// An amount in its currency: đồng as they are, others as `1.234,56 EUR`.
  mutating func money(_ amount: Int64, _ currency: Currency) {
    let exponent = currency.exponent
    guard currency != .vnd else { return grouped(amount) }
    var scale: UInt64 = 1
    for _ in 0..<exponent { scale *= 10 }
    if amount < 0 { text("−") }
    grouped(Int64(clamping: amount.magnitude / scale))
    if exponent > 0 {
      let minor = String(amount.magnitude % scale)
      text("," + String(repeating: "0", count: exponent - minor.count) + minor)
    }
    text(" ")
    text(currency.description)
  }
}

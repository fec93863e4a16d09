// What names a person, a line and a payment: as bytes for references, as keyed hashes for the tables that must stay small.

internal import ByteText
internal import PaymentChecks
import PaymentModel

/// The text that names a person in references.
enum PersonText {
  private static let folding = BankFolding(letterCase: .upper, mergesIAndY: true)

  /// The identity number if it can be used; else folded name, residence, birth date, decision and book number, so that namesakes stay
  /// apart. Never account or phone: they are what gets corrected.
  static func appendBeneficiary(_ row: borrowing RosterRow, _ identity: TextSlice, _ bytes: [UInt8], to key: inout [UInt8]) {
    if !identity.isEmpty {
      key.append(contentsOf: bytes[identity.range])
      return
    }
    _ = folding.fold(bytes.span, row[.name].range, to: &key)
    for field in [RosterField.commune, .address] {
      key.append(0x7C)
      _ = folding.fold(bytes.span, row[field].range, to: &key)
    }
    var details: [UInt8] = []
    PersonDetails.append(row, bytes.span, to: &details)
    key.append(0x7C)
    _ = folding.fold(details.span, 0..<details.count, to: &key)
  }

  /// Who collects for another: the number if it can be used, else the folded name; the beneficiary beside it tells namesakes apart.
  static func appendPayee(_ row: borrowing RosterRow, _ identity: TextSlice, _ bytes: [UInt8], to key: inout [UInt8]) {
    if identity.isEmpty {
      _ = folding.fold(bytes.span, row[.payeeName].range, to: &key)
    } else {
      key.append(contentsOf: bytes[identity.range])
    }
  }
}

/// What a row is owed, whatever its regime is called.
struct RowDue {
  var key: Key96
  var amount: Int64
  /// True when it is owed to the people of the row's name and residence, of whom more must be compared.
  var isNamesake: Bool
}

/// The parts of a row that may be paid once only, and their months.
private struct OwedParts {
  /// Bit n for `LineKind` n.
  let kinds: UInt8
  private let usual: Period?
  private let ofEarlier: Period?

  init(_ row: borrowing RosterRow, _ resolved: ResolvedRow, _ period: Period?) {
    let parts = row.partKinds
    // A row without a readable part is owed for its month.
    kinds = parts == 0 ? 1 << LineKind.regular.rawValue : parts
    usual = resolved.owedMonth
    // What is owed of earlier months without saying of which stands by the row's month, alone by the month paid; as earlier sets are read.
    let isAlone = row[.owedMonth].isEmpty && parts & 1 == 0
    ofEarlier = isAlone ? period ?? resolved.owedMonth : resolved.owedMonth
  }

  @inline(__always)
  func month(of kind: LineKind) -> Period? { kind == .arrears || kind == .carriedOver ? ofEarlier : usual }
}

/// Keys of rows for the tables of a run.
struct RowKeys {
  private let hashKey: HashKey
  private let keys: EntitlementKeys
  private var regimes = RegimeMemo()
  private let period: Period?
  private static let folding = BankFolding()

  /// Keys of one run and the month it pays; the two looks of a run share `hashKey`.
  init(hashKey: HashKey, period: Period? = nil) {
    self.hashKey = hashKey
    self.period = period
    keys = EntitlementKeys(key: hashKey)
  }

  /// The entitlement lines of a row, one for each of its parts but a recovery. Without a category the decision stands for the regime.
  mutating func lines(
    _ arena: Span<UInt8>, _ row: borrowing RosterRow, _ resolved: ResolvedRow, to lines: inout [Key96]
  ) {
    append(keys.person(row, resolved, arena), arena, row, resolved, to: &lines)
  }

  /// The same lines for the person without the number: what an earlier set paid before the number was known.
  mutating func namelessLines(
    _ arena: Span<UInt8>, _ row: borrowing RosterRow, _ resolved: ResolvedRow, to lines: inout [Key96]
  ) {
    append(keys.nameless(row, arena), arena, row, resolved, to: &lines)
  }

  private mutating func append(
    _ person: PersonKey, _ arena: Span<UInt8>, _ row: borrowing RosterRow, _ resolved: ResolvedRow, to lines: inout [Key96]
  ) {
    let regime = RowKeys.regime(row)
    let parts = OwedParts(row, resolved, period)
    for index in 0..<UInt8(5) where parts.kinds & (1 << index) != 0 {
      let kind = LineKind(rawValue: index) ?? .regular
      let month = parts.month(of: kind)
      lines.append(keys.entitlement(person, resolved.programme, regime: regime, arena, month: month, kind: kind, &regimes))
    }
  }

  /// What a row is owed, whatever its regime is called: one for each of its lines; where namesakes are asked for, or the row has no number,
  /// one more for the people of its name and residence.
  func dues(
    _ arena: Span<UInt8>, _ row: borrowing RosterRow, _ resolved: ResolvedRow, orNamesakes: Bool
  ) -> [RowDue] {
    var dues: [RowDue] = []
    let parts = OwedParts(row, resolved, period)
    for isNamesake in [false, true] where isNamesake ? orNamesakes : !resolved.identity.isEmpty {
      let person = isNamesake ? keys.namesakes(row, arena) : keys.person(row, resolved, arena)
      for index in 0..<UInt8(5) where parts.kinds & (1 << index) != 0 {
        let kind = LineKind(rawValue: index) ?? .regular
        let amount = row.partKinds == 0 ? row.amount ?? 0 : row.money[Int(index)]
        let key = keys.due(person, resolved.programme, month: parts.month(of: kind), kind: kind)
        dues.append(RowDue(key: key, amount: amount, isNamesake: isNamesake))
      }
    }
    return dues
  }

  /// The allowance of a row as a line names it: its category, else its decision.
  static func regime(_ row: borrowing RosterRow) -> TextSlice {
    let category = row[.category]
    if category.isEmpty { return row[.decision] }
    return category
  }

  /// The beneficiary of a payment that an earlier set makes; nil without number and name.
  func person(_ row: borrowing PaymentRow, _ arena: [UInt8]) -> PersonKey? { keys.person(row, arena.span) }

  /// The key of a line that an earlier set pays.
  func line(_ person: PersonKey, _ row: PaymentRow, _ line: LineRow, _ block: PaymentBlock) -> Key96 {
    keys.entitlement(
      person, row.programme, regime: line.regime, block.bytes.span, month: RowKeys.month(of: line, row, block), kind: line.kind)
  }

  /// What such a line is owed for, whatever its regime is called: to the person by number, else to the people of the name and residence.
  func due(_ person: PersonKey, _ row: PaymentRow, _ line: LineRow, _ block: PaymentBlock) -> Key96 {
    let person = keys.namesakes(row, block.bytes.span) ?? person
    return keys.due(person, row.programme, month: RowKeys.month(of: line, row, block), kind: line.kind)
  }

  /// What a line of somebody with a number is owed for, to the people of the name and residence: the number may have been corrected since.
  func namesakeDue(_ row: PaymentRow, _ line: LineRow, _ block: PaymentBlock) -> Key96? {
    guard let person = keys.namesakes(row, block.bytes.span, whateverNumber: true) else { return nil }
    return keys.due(person, row.programme, month: RowKeys.month(of: line, row, block), kind: line.kind)
  }

  /// A line without a month has that of its allowance's other lines, else the month paid.
  private static func month(of line: LineRow, _ row: PaymentRow, _ block: PaymentBlock) -> Period? {
    let others = block.lines[Int(row.firstLine)..<Int(row.firstLine + row.lineCount)]
    return line.month ?? others.first { $0.month != nil && block.bytes[$0.regime.range] == block.bytes[line.regime.range] }?.month
      ?? row.period
  }

  /// The payment of a row: (programme, beneficiary, payee, destination, attempt). Rows with one key may become one payment.
  func payment(_ arena: [UInt8], _ row: borrowing RosterRow, _ resolved: ResolvedRow) -> UInt64 {
    let bytes = arena.span
    var hash = KeyedHash128(key: hashKey)
    hash.absorb(keys.person(row, resolved, bytes).hash.low)
    hash.absorb(bytes, resolved.payeeIdentity.range)
    RowKeys.folding.absorb(bytes, row[.payeeName].range, into: &hash)
    hash.absorb(bytes, resolved.destination.account.range)
    hash.absorb(bytes, resolved.destination.phone.range)
    hash.absorb(UInt64(resolved.attempt) << 16 | UInt64(resolved.programme.rawValue) << 8 | UInt64(resolved.destination.intended.rawValue))
    return hash.finish().low
  }
}

// What names a person, a line and a payment: as bytes for references, as keyed hashes for the tables that must stay small.

internal import ByteText
internal import PaymentChecks
import PaymentModel

/// The text that names a person in references.
enum PersonText {
  private static let folding = BankFolding()

  /// The identity number if it can be used; else folded name, birth date, decision or book number, and residence, so that namesakes
  /// stay apart.
  static func append(
    identity: TextSlice, name: TextSlice, _ row: borrowing RosterRow, _ bytes: [UInt8], to key: inout [UInt8]
  ) {
    if !identity.isEmpty {
      key.append(contentsOf: bytes[identity.range])
      return
    }
    _ = folding.fold(bytes.span, name.range, to: &key)
    for field in [RosterField.birth, .decision, .bookNumber, .address, .account] {
      key.append(0x7C)
      _ = folding.fold(bytes.span, row[field].range, to: &key)
    }
  }
}

/// Keys of rows for the tables of a run.
struct RowKeys {
  private let hashKey: HashKey
  private let keys: EntitlementKeys
  private var regimes = RegimeMemo()
  private static let folding = BankFolding()

  /// Keys of one run; the two looks of a run share `hashKey`.
  init(hashKey: HashKey) {
    self.hashKey = hashKey
    keys = EntitlementKeys(key: hashKey)
  }

  /// The entitlement line of a row, by the main one of its parts. Without a category the decision stands for the regime.
  mutating func line(_ arena: Span<UInt8>, _ row: borrowing RosterRow, _ resolved: ResolvedRow, _ programme: Programme) -> Key96 {
    let person = keys.person(row, resolved, arena)
    let regime = row[.category].isEmpty ? row[.decision] : row[.category]
    return keys.entitlement(person, programme, regime: regime, arena, month: resolved.owedMonth, kind: RowKeys.kind(row), &regimes)
  }

  /// The same key for a line that an earlier set pays.
  func line(_ paid: EarlierSet.PaidLine) -> Key96? {
    var payment = PaymentRow()
    var arena: [UInt8] = []
    payment[.identity] = arena.appendSlice(paid.identity)
    let regime = arena.appendSlice(paid.regime)
    guard let person = keys.person(payment, arena.span) else { return nil }
    return keys.entitlement(person, paid.programme, regime: regime, arena.span, month: paid.month, kind: paid.kind)
  }

  /// The payment of a row: (programme, beneficiary, payee, destination, attempt). Rows with one key may become one payment.
  func payment(_ arena: [UInt8], _ row: borrowing RosterRow, _ resolved: ResolvedRow, _ programme: Programme) -> UInt64 {
    let bytes = arena.span
    var hash = KeyedHash128(key: hashKey)
    hash.absorb(keys.person(row, resolved, bytes).hash.low)
    hash.absorb(bytes, resolved.payeeIdentity.range)
    RowKeys.folding.absorb(bytes, row[.payeeName].range, into: &hash)
    hash.absorb(bytes, resolved.destination.account.range)
    hash.absorb(bytes, resolved.destination.phone.range)
    hash.absorb(bytes, row[.attempt].range)
    hash.absorb(UInt64(programme.rawValue) << 8 | UInt64(resolved.destination.intended.rawValue))
    return hash.finish().low
  }

  /// The main part of a row: what is regular; a row of another kind alone (arrears, funeral …) is another line.
  private static func kind(_ row: borrowing RosterRow) -> LineKind {
    if row.readMoney & 1 != 0, row.money[0] != 0 { return .regular }
    for index in 0..<6 where row.moneyState[index] == .read {
      if row.money[index] != 0 { return LineKind(rawValue: UInt8(index)) ?? .regular }
    }
    return .regular
  }
}

/// Payment keys seen, 8 bytes each at half load.
struct PaymentKeySet {
  private var slots: [UInt64] = Array(repeating: 0, count: 1 << 10)
  private var count = 0

  /// False when the key was there.
  mutating func insert(_ key: UInt64) -> Bool {
    let wanted = key == 0 ? 1 : key
    if count * 2 >= slots.count { grow() }
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: wanted) & mask
    while slots[place] != 0 {
      if slots[place] == wanted { return false }
      place = (place + 1) & mask
    }
    slots[place] = wanted
    count += 1
    return true
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: 0, count: old.count * 2)
    let mask = slots.count - 1
    for key in old where key != 0 {
      var place = Int(truncatingIfNeeded: key) & mask
      while slots[place] != 0 { place = (place + 1) & mask }
      slots[place] = key
    }
  }
}

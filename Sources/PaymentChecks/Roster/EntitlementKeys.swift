// Keys of what must not happen twice. The tables that hold them belong to the run; here is only what is equal to what.

public import ByteText
public import PaymentModel

/// Who a row is about: by identity number where it has one, else by what the row says of the person.
public struct PersonKey: Hashable, Sendable {
  /// The hash.
  public let hash: Hash128
  /// True by number; false by name, residence and `PersonDetails`, which two people can share.
  public let isByNumber: Bool
  /// For tables.
  public var key96: Key96 { hash.key96 }
}

/// Makes the keys of rows: 96 bits of a keyed hash, 16 bytes a place in `FlatKeyTable`.
///
/// Tables at most in use at once and their cost a row: one of entitlement lines (16 bytes a line, 20 with free places) and one of persons
/// or accounts (the same): 40 bytes, below the 48 that a row may cost.
public struct EntitlementKeys: Sendable {
  private let key: HashKey
  private let folding = BankFolding(letterCase: .upper, mergesIAndY: true)

  /// Keys of one run; rows of different runs compare only under the same key.
  public init(key: HashKey) { self.key = key }

  /// The beneficiary of a row.
  public func person(_ row: borrowing RosterRow, _ resolved: borrowing ResolvedRow, _ bytes: Span<UInt8>) -> PersonKey {
    var hash = KeyedHash128(key: key)
    if !resolved.identity.isEmpty {
      hash.absorb(1)
      hash.absorb(bytes, resolved.identity.range)
      return PersonKey(hash: hash.finish(), isByNumber: true)
    }
    return nameless(row, bytes)
  }

  /// The beneficiary of a row by everything but the number: the key of a row whose number is missing or was added later.
  public func nameless(_ row: borrowing RosterRow, _ bytes: Span<UInt8>) -> PersonKey {
    var details: [UInt8] = []
    PersonDetails.append(row, bytes, to: &details)
    return nameless(bytes, row[.name], row[.commune], row[.address], details.span, TextSlice(0..<details.count))
  }

  /// Neither account nor phone: they are what gets corrected, and must not make another person.
  private func nameless(
    _ bytes: Span<UInt8>, _ name: TextSlice, _ commune: TextSlice, _ address: TextSlice, _ arena: Span<UInt8>, _ details: TextSlice
  ) -> PersonKey {
    var hash = KeyedHash128(key: key)
    hash.absorb(2)
    folding.absorb(bytes, name.range, into: &hash)
    folding.absorb(bytes, commune.range, into: &hash)
    folding.absorb(bytes, address.range, into: &hash)
    folding.absorb(arena, details.range, into: &hash)
    return PersonKey(hash: hash.finish(), isByNumber: false)
  }

  /// One line: it may be paid once only. The regime is the row's category, folded.
  public func entitlement(
    _ person: PersonKey, _ programme: Programme, _ row: borrowing RosterRow, _ bytes: Span<UInt8>, month: Period?, kind: LineKind
  ) -> Key96 {
    entitlement(person, programme, regime: row[.category], bytes, month: month, kind: kind)
  }

  /// The same for a line of a payment.
  public func entitlement(
    _ person: PersonKey, _ programme: Programme, regime: TextSlice, _ bytes: Span<UInt8>, month: Period?, kind: LineKind
  ) -> Key96 {
    entitlement(person, programme, regime: folding.hash(bytes, regime.range, key: key), month: month, kind: kind)
  }

  /// The same for a regime whose hash is at hand: a roster names few regimes many times.
  public func entitlement(
    _ person: PersonKey, _ programme: Programme, regime: TextSlice, _ bytes: Span<UInt8>, month: Period?, kind: LineKind,
    _ memo: inout RegimeMemo
  ) -> Key96 {
    if regime.isEmpty { return entitlement(person, programme, regime: regime, bytes, month: month, kind: kind) }
    let known = memo.hashes.find(bytes, regime)
    let hash = known ?? memo.hashes.remember(folding.hash(bytes, regime.range, key: key), bytes, regime)
    return entitlement(person, programme, regime: hash, month: month, kind: kind)
  }

  private func entitlement(_ person: PersonKey, _ programme: Programme, regime: Hash128, month: Period?, kind: LineKind) -> Key96 {
    var hash = KeyedHash128(key: key)
    hash.absorb(person.hash.low)
    hash.absorb(person.hash.high)
    // The round is no part of it: a supplementary round must not pay a line of the main one again.
    let owed = month.map { UInt64($0.monthNumber) } ?? 0
    hash.absorb((owed << 16) | (UInt64(programme.rawValue) << 8) | UInt64(kind.rawValue))
    hash.absorb(regime.low)
    return hash.finish().key96
  }

  /// The beneficiary of a payment, for lines paid earlier; nil without a number and a name.
  public func person(_ row: borrowing PaymentRow, _ bytes: Span<UInt8>) -> PersonKey? {
    let isOther = !row[.beneficiaryName].isEmpty
    let number = row[isOther ? .beneficiaryIdentity : .identity]
    if !number.isEmpty {
      var hash = KeyedHash128(key: key)
      hash.absorb(1)
      hash.absorb(bytes, number.range)
      return PersonKey(hash: hash.finish(), isByNumber: true)
    }
    let name = row[isOther ? .beneficiaryName : .payeeName]
    return name.isEmpty ? nil : nameless(bytes, name, row[.commune], row[.address], bytes, row[.beneficiaryDetails])
  }

  /// The account a row is paid to; nil when it is not paid to an account.
  public func account(_ resolved: borrowing ResolvedRow, _ bytes: Span<UInt8>) -> Key96? {
    let destination = resolved.destination
    guard destination.intended == .bank, !destination.account.isEmpty else { return nil }
    var hash = KeyedHash128(key: key)
    hash.absorb(4)
    hash.absorb(UInt64(UInt32(bitPattern: destination.bankBIN)))
    hash.absorb(bytes, destination.account.range)
    return hash.finish().key96
  }

  /// The person who collects for another; nil when the beneficiary does.
  public func collector(_ row: borrowing RosterRow, _ resolved: borrowing ResolvedRow, _ bytes: Span<UInt8>) -> Key96? {
    var hash = KeyedHash128(key: key)
    if !resolved.payeeIdentity.isEmpty {
      hash.absorb(5)
      hash.absorb(bytes, resolved.payeeIdentity.range)
      return hash.finish().key96
    }
    let name = row[.payeeName]
    if name.isEmpty { return nil }
    hash.absorb(6)
    folding.absorb(bytes, name.range, into: &hash)
    hash.absorb(bytes, resolved.destination.account.range)
    return hash.finish().key96
  }

  /// Name and birth date, for homonyms; nil without a name or a date known to the day.
  public func homonym(_ row: borrowing RosterRow, _ bytes: Span<UInt8>) -> Key96? {
    let name = row[.name]
    guard !name.isEmpty, row.birthState == .read, let birth = row.birth, birth.day > 0 else { return nil }
    var hash = KeyedHash128(key: key)
    hash.absorb(7)
    folding.absorb(bytes, name.range, into: &hash)
    hash.absorb(Self.packed(birth))
    return hash.finish().key96
  }

  /// A reference, for references that stand twice in a file; nil when it is empty.
  public func reference(_ row: borrowing PaymentRow, _ bytes: Span<UInt8>) -> Key96? {
    let reference = row[.reference]
    if reference.isEmpty { return nil }
    var hash = KeyedHash128(key: key)
    hash.absorb(8)
    hash.absorb(bytes, reference.range)
    return hash.finish().key96
  }

  private static func packed(_ date: CalendarDate?) -> UInt64 {
    date.map { (UInt64(UInt16(bitPattern: $0.year)) << 16) | (UInt64($0.month) << 8) | UInt64($0.day) } ?? 0
  }
}

/// The hashes of regimes met lately, under one key.
public struct RegimeMemo: Sendable {
  var hashes = TextMemo<Hash128>(Hash128(low: 0, high: 0))

  /// None yet.
  public init() {}
}

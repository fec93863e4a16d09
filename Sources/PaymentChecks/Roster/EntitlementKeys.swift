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
/// Most rows need none: lines are entered for people who have more than one row, and for those without a number.
public struct EntitlementKeys: Sendable {
  private let key: HashKey
  /// Of identity numbers of twelve digits.
  private let numbers: NumberHash
  /// Of other ones: a hash that has taken the mark of a person by number already.
  private let byNumber: KeyedHash128
  private let folding = BankFolding(letterCase: .upper, mergesIAndY: true)

  /// Keys of one run; rows of different runs compare only under the same key.
  public init(key: HashKey) {
    self.key = key
    var hash = KeyedHash128(key: key)
    hash.absorb(1)
    byNumber = hash
    numbers = NumberHash(key: key)
  }

  /// The beneficiary of a row.
  public func person(_ row: borrowing RosterRow, _ resolved: borrowing ResolvedRow, _ bytes: Span<UInt8>) -> PersonKey {
    resolved.identity.isEmpty ? nameless(row, bytes) : person(bytes, resolved.identity)
  }

  private func person(_ bytes: Span<UInt8>, _ number: TextSlice) -> PersonKey {
    if number.length == 12, let value = Word.twelveDigits(bytes, Int(number.offset)) {
      return PersonKey(hash: numbers.hash(value), isByNumber: true)
    }
    var hash = byNumber
    hash.absorb(bytes, number.range)
    return PersonKey(hash: hash.finish(), isByNumber: true)
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
    let due = EntitlementKeys.due(programme, month, kind)
    return EntitlementKeys.line(person, memo.claim(hash, due) ?? memo.remember(claim(hash, due), hash, due))
  }

  private func entitlement(_ person: PersonKey, _ programme: Programme, regime: Hash128, month: Period?, kind: LineKind) -> Key96 {
    EntitlementKeys.line(person, claim(regime, EntitlementKeys.due(programme, month, kind)))
  }

  /// What is owed, packed. The round is no part of it: a supplementary round must not pay a line of the main one again.
  private static func due(_ programme: Programme, _ month: Period?, _ kind: LineKind) -> UInt64 {
    let owed = month.map { UInt64($0.monthNumber) } ?? 0
    return (owed << 16) | (UInt64(programme.rawValue) << 8) | UInt64(kind.rawValue)
  }

  /// What is owed to a person under whatever regime: the key under which the lines of one person, month and kind are found together.
  public func due(_ person: PersonKey, _ programme: Programme, month: Period?, kind: LineKind) -> Key96 {
    var hash = KeyedHash128(key: key)
    hash.absorb(9)
    hash.absorb(EntitlementKeys.due(programme, month, kind))
    return EntitlementKeys.line(person, hash.finish())
  }

  /// The people of one name and residence: what is left of a person without a number when birth date, decision or book number are
  /// corrected.
  public func namesakes(_ row: borrowing RosterRow, _ bytes: Span<UInt8>) -> PersonKey {
    namesakes(bytes, row[.name], row[.commune], row[.address])
  }

  /// The same of the beneficiary of a payment; nil with a number, unless it is to be passed over, or without a name.
  public func namesakes(_ row: borrowing PaymentRow, _ bytes: Span<UInt8>, whateverNumber: Bool = false) -> PersonKey? {
    let isOther = !row[.beneficiaryName].isEmpty
    let name = row[isOther ? .beneficiaryName : .payeeName]
    let number = row[isOther ? .beneficiaryIdentity : .identity]
    if name.isEmpty || !number.isEmpty && !whateverNumber { return nil }
    return namesakes(bytes, name, row[.commune], row[.address])
  }

  private func namesakes(_ bytes: Span<UInt8>, _ name: TextSlice, _ commune: TextSlice, _ address: TextSlice) -> PersonKey {
    var hash = KeyedHash128(key: key)
    hash.absorb(10)
    folding.absorb(bytes, name.range, into: &hash)
    folding.absorb(bytes, commune.range, into: &hash)
    folding.absorb(bytes, address.range, into: &hash)
    return PersonKey(hash: hash.finish(), isByNumber: false)
  }

  /// The part of a line's key that is not the person.
  private func claim(_ regime: Hash128, _ due: UInt64) -> Hash128 {
    var hash = KeyedHash128(key: key)
    hash.absorb(3)
    hash.absorb(due)
    hash.absorb(regime.low)
    return hash.finish()
  }

  /// Two hashes under one secret key, added without carry: as hard to make meet as one hash over both, and half of it is known already.
  @inline(__always)
  private static func line(_ person: PersonKey, _ claim: Hash128) -> Key96 {
    Hash128(low: person.hash.low ^ claim.low, high: person.hash.high ^ claim.high).key96
  }

  /// The beneficiary of a payment, for lines paid earlier; nil without a number and a name.
  public func person(_ row: borrowing PaymentRow, _ bytes: Span<UInt8>) -> PersonKey? {
    let isOther = !row[.beneficiaryName].isEmpty
    let number = row[isOther ? .beneficiaryIdentity : .identity]
    if !number.isEmpty { return person(bytes, number) }
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

  /// Name and year of birth, for lists that know no more; nil without them.
  public func homonymOfYear(_ row: borrowing RosterRow, _ bytes: Span<UInt8>) -> Key96? {
    let name = row[.name]
    guard !name.isEmpty, row.birthState == .read, let birth = row.birth else { return nil }
    var hash = KeyedHash128(key: key)
    hash.absorb(11)
    folding.absorb(bytes, name.range, into: &hash)
    hash.absorb(UInt64(UInt16(bitPattern: birth.year)))
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

/// The hashes of regimes met lately, and of what is owed of them, under one key.
public struct RegimeMemo: Sendable {
  private struct Claim {
    var regime: UInt64 = 0
    var due = UInt64.max
    var hash = Hash128(low: 0, high: 0)
  }

  var hashes = TextMemo<Hash128>(Hash128(low: 0, high: 0))
  private var claims = Array(repeating: Claim(), count: 64)

  /// None yet.
  public init() {}

  @inline(__always)
  func claim(_ regime: Hash128, _ due: UInt64) -> Hash128? {
    let known = claims[Int(truncatingIfNeeded: regime.low & 63)]
    return known.regime == regime.low && known.due == due ? known.hash : nil
  }

  mutating func remember(_ hash: Hash128, _ regime: Hash128, _ due: UInt64) -> Hash128 {
    claims[Int(truncatingIfNeeded: regime.low & 63)] = Claim(regime: regime.low, due: due, hash: hash)
    return hash
  }
}

// Hashes by which people and accounts of a run are found again: quick, under a key of the run, and only ever a reason to look closer.

public import ByteText
public import PaymentModel

/// Hashes of what two rows may have in common; 0 where a row has nothing of the kind.
public struct PersonHashes: Sendable {
  private let seed: UInt64
  private let multiplier: UInt64
  /// Names as they are compared: without marks and case, i like y; so the place of a tone makes no difference.
  private let folding = BankFolding(letterCase: .upper, mergesIAndY: true)

  /// Hashes of one run.
  public init(key: HashKey) {
    seed = key.first
    multiplier = key.second | 1
  }

  /// The beneficiary's identity number; of a row without one name and year of birth.
  @inline(__always)
  public func number(_ row: borrowing RosterRow, _ resolved: borrowing ResolvedRow, _ bytes: Span<UInt8>) -> UInt64 {
    resolved.identity.isEmpty ? nameAndYear(row, bytes) : text(bytes, resolved.identity, mixed(seed, 1))
  }

  @inline(never)
  private func nameAndYear(_ row: borrowing RosterRow, _ bytes: Span<UInt8>) -> UInt64 {
    guard row.birthState == .read, let birth = row.birth, !row[.name].isEmpty, RosterRules.hasReadableName(row, bytes) else { return 0 }
    return name(bytes, row[.name], mixed(seed, 7 | UInt64(UInt16(bitPattern: birth.year)) << 8))
  }

  /// The account or wallet that the row is paid to; in cash, the number of whoever collects for another.
  @inline(__always)
  public func destination(_ resolved: borrowing ResolvedRow, _ bytes: Span<UInt8>) -> UInt64 {
    let place = resolved.destination
    switch place.intended {
    case .bank:
      let bank = mixed(seed, 2 | UInt64(UInt32(bitPattern: place.bankBIN)) << 8)
      return place.account.isEmpty ? 0 : text(bytes, place.account, bank)
    case .mobile: return place.phone.isEmpty ? 0 : text(bytes, place.phone, mixed(seed, 3))
    default: return resolved.payeeIdentity.isEmpty ? 0 : text(bytes, resolved.payeeIdentity, mixed(seed, 4))
    }
  }

  /// Name and birth date; where only a year or month of birth is known, the residence too.
  @inline(__always)
  public func homonym(_ row: borrowing RosterRow, _ bytes: Span<UInt8>) -> UInt64 {
    guard row.birthState == .read, let birth = row.birth, !row[.name].isEmpty else { return 0 }
    // Who has neither a day nor a residence is nobody's namesake; nor is a name that cannot be read.
    if birth.day == 0, row[.address].isEmpty { return 0 }
    if !row.isUsual(.name), !RosterRules.hasReadableName(row, bytes) { return 0 }
    let day = UInt64(UInt16(bitPattern: birth.year)) << 16 | UInt64(birth.month) << 8 | UInt64(birth.day)
    var hash = name(bytes, row[.name], mixed(seed, 5 | day << 8))
    if birth.day == 0 {
      hash = name(bytes, row[.commune], hash)
      hash = name(bytes, row[.address], hash)
    }
    return hash
  }

  /// A name alone.
  public func name(_ bytes: Span<UInt8>, _ name: TextSlice) -> UInt64 { self.name(bytes, name, mixed(seed, 6)) }

  // MARK: parts

  @inline(__always)
  private func mixed(_ state: UInt64, _ word: UInt64) -> UInt64 {
    let product = (state ^ word).multipliedFullWidth(by: multiplier)
    return (product.high ^ product.low) &+ 0x9E37_79B9_7F4A_7C15
  }

  @inline(__always)
  private func closed(_ state: UInt64, _ count: Int) -> UInt64 { mixed(mixed(state, UInt64(truncatingIfNeeded: count)), seed) | 1 << 20 }

  @inline(__always)
  private func text(_ bytes: Span<UInt8>, _ slice: TextSlice, _ start: UInt64) -> UInt64 {
    let (first, count) = (Int(slice.offset), Int(slice.length))
    var state = start
    var offset = 0
    while offset &+ 8 <= count {
      state = mixed(state, Word.load(bytes, first &+ offset))
      offset &+= 8
    }
    if offset < count { state = mixed(state, Word.loadPartial(bytes, first &+ offset, count: count &- offset)) }
    return closed(state, count)
  }

  /// The folded letters of a name, eight at a time. Usual names are folded at a look, the others with care to the same letters.
  @inline(__always)
  private func name(_ bytes: Span<UInt8>, _ slice: TextSlice, _ start: UInt64) -> UInt64 {
    var letters = NameText.Letters(repeating: 0)
    let count = NameText.sortingLetters(bytes, slice.range, into: &letters)
    if count == 0 { return carefulName(bytes, slice, start) }
    var state = start
    for word in 0..<(count &+ 7) / 8 { state = mixed(state, letters[word]) }
    return closed(state, count)
  }

  @inline(never)
  private func carefulName(_ bytes: Span<UInt8>, _ slice: TextSlice, _ start: UInt64) -> UInt64 {
    var folded: [UInt8] = []
    _ = folding.fold(bytes, slice.range, to: &folded)
    var (state, word) = (start, UInt64(0))
    for (place, letter) in folded.enumerated() {
      word |= UInt64(letter) << UInt64((place & 7) * 8)
      if place & 7 == 7 {
        state = mixed(state, word)
        word = 0
      }
    }
    if folded.count & 7 != 0 { state = mixed(state, word) }
    return closed(state, folded.count)
  }
}

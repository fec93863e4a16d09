// Hashes by which people and accounts of a run are found again: quick, under a key of the run, and only ever a reason to look closer.

public import ByteText
public import PaymentModel

/// Hashes of what two rows may have in common; 0 where a row has nothing of the kind.
public struct PersonHashes: Sendable {
  private let seed: UInt64
  private let multiplier: UInt64
  /// Capitals without marks by character, as in `PlainNames`, with i for y.
  private let capitals = PlainNames.table.map { $0 == 0x59 ? 0x49 : $0 }
  /// Names as they are compared: without marks and case, i like y; so the place of a tone makes no difference.
  private let folding = BankFolding(letterCase: .upper, mergesIAndY: true)

  /// Hashes of one run.
  public init(key: HashKey) {
    seed = key.first
    multiplier = key.second | 1
  }

  /// The beneficiary's identity number.
  @inline(__always)
  public func number(_ resolved: borrowing ResolvedRow, _ bytes: Span<UInt8>) -> UInt64 {
    resolved.identity.isEmpty ? 0 : text(bytes, resolved.identity, mixed(seed, 1))
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

  /// The folded letters of a name, eight at a time. Names of letters that one look at the table folds are the usual ones; the others are
  /// folded with care to the same letters.
  @inline(__always)
  private func name(_ bytes: Span<UInt8>, _ slice: TextSlice, _ start: UInt64) -> UInt64 {
    precondition(slice.range.upperBound <= bytes.count && capitals.count == 0x900)
    let quick: UInt64? = unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe capitals.withUnsafeBufferPointer { table in
        let end = slice.range.upperBound
        var (offset, state, word, count) = (Int(slice.offset), start, UInt64(0), 0)
        var lastBlank = offset &- 1
        while offset < end {
          let lead = unsafe bytes[offset]
          var letter: UInt8
          if lead < 0x80 {
            letter = unsafe table[Int(lead)]
            if lead == 0x20 {
              if lastBlank &+ 1 == offset { return nil }
              (letter, lastBlank) = (0x20, offset)
            }
            offset &+= 1
          } else if lead < 0xE0 {
            guard lead >= 0xC2, offset &+ 1 < end else { return nil }
            letter = unsafe table[(Int(lead & 0x1F) &<< 6) | Int(bytes[offset &+ 1] & 0x3F)]
            offset &+= 2
          } else {
            guard unsafe lead == 0xE1 && offset &+ 2 < end && bytes[offset &+ 1] & 0xFC == 0xB8 else { return nil }
            letter = unsafe table[0x800 | (Int(bytes[offset &+ 1] & 0x03) &<< 6) | Int(bytes[offset &+ 2] & 0x3F)]
            offset &+= 3
          }
          if letter == 0 { return nil }
          word = word << 8 | UInt64(letter)
          count &+= 1
          if count & 7 == 0 {
            state = mixed(state, word)
            word = 0
          }
        }
        if lastBlank &+ 1 == end, count > 0 { return nil }
        if count & 7 != 0 { state = mixed(state, word) }
        return closed(state, count)
      }
    }
    return quick ?? carefulName(bytes, slice, start)
  }

  @inline(never)
  private func carefulName(_ bytes: Span<UInt8>, _ slice: TextSlice, _ start: UInt64) -> UInt64 {
    var folded: [UInt8] = []
    _ = folding.fold(bytes, slice.range, to: &folded)
    var (state, word) = (start, UInt64(0))
    for (place, letter) in folded.enumerated() {
      word = word << 8 | UInt64(letter)
      if place & 7 == 7 {
        state = mixed(state, word)
        word = 0
      }
    }
    if folded.count & 7 != 0 { state = mixed(state, word) }
    return closed(state, folded.count)
  }
}

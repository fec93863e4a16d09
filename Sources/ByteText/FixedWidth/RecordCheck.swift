// The check digits of a record, ISO/IEC 7064 MOD 97-10 as in an IBAN: what was changed in one record shows in that record.

/// The fields that a record's two check digits guard; the reader and the writer reckon by the same function.
struct RecordCheck {
  /// Index of the field that holds the digits.
  let field: Int
  /// Column of its number.
  let column: Int
  private let guardedFields: [Int]
  private let pieces: [Piece]

  /// Up to eight bytes of a guarded field: where eight bytes of the record are loaded, and which of them count.
  private struct Piece {
    var load: Int
    var shift: UInt64
    var mask: UInt64
  }

  /// Nil when the record has no check digits.
  init?(_ record: RecordLayout, _ plans: [FieldPlan], recordBytes: Int) {
    for (index, field) in record.fields.enumerated() {
      guard case .check(let others) = field.kind else { continue }
      self.field = index
      column = plans[index].numberIndex
      guardedFields = others
      pieces = others.flatMap { other in
        stride(from: plans[other].offset, to: plans[other].offset + plans[other].width, by: 8).map { position in
          let load = max(0, min(position, recordBytes - 8))
          let bytes = min(8, plans[other].offset + plans[other].width - position)
          return Piece(load: load, shift: UInt64(8 * (position - load)), mask: ~0 >> UInt64(64 - 8 * bytes))
        }
      }
      isShort = recordBytes < 8
      return
    }
    return nil
  }

  /// Records shorter than a word are read byte by byte.
  private let isShort: Bool

  /// Whether a field is one of those guarded, or the check itself.
  func concerns(_ other: Int) -> Bool { other == field || guardedFields.contains(other) }

  /// The digits that belong to the bytes of a record: 98 − (N · 100 mod 97). N is written of the guarded fields one behind the other,
  /// digits as they are, capitals as 10…35, everything else left out.
  @inline(__always)
  func digits(_ record: UnsafeRawPointer) -> Int64 {
    // The remainder is taken only when the next digits would not fit any more. References mix letters and digits, so nothing here
    // branches on a single character: a branch guessed wrongly costs more than eight characters.
    var rest: UInt64 = 0
    var digits = 0
    for piece in pieces {
      let word = unsafe (isShort ? Self.shortWord(record, piece) : record.word(piece.load) &>> piece.shift) & piece.mask
      if word & repeated(0xDF) == 0 { continue }
      let next = Self.number(word)
      if digits &+ next.digits > 17 { (rest, digits) = (rest % 97, 2) }
      rest = rest &* next.factor &+ next.value
      digits &+= next.digits
    }
    return Int64(98 &- rest % 97 &* 100 % 97)
  }

  private static func shortWord(_ record: UnsafeRawPointer, _ piece: Piece) -> UInt64 {
    var word: UInt64 = 0
    for index in 0..<8 where piece.mask &>> UInt64(8 &* index) != 0 {
      word |= unsafe UInt64(record.byte(piece.load &+ Int(piece.shift &>> 3) &+ index)) &<< UInt64(8 &* index)
    }
    return word
  }

  /// What eight bytes append to a number: their value, ten to the power of their digits, and at most how many digits those are.
  @inline(__always)
  private static func number(_ word: UInt64) -> (value: UInt64, factor: UInt64, digits: Int) {
    if Words.areDigits(word) { return (Words.number(word), 100_000_000, 8) }
    // Digits and then blanks (or nothing, behind the end of the field): an account.
    let count = UInt64((word & repeated(0x10) ^ repeated(0x10)).trailingZeroBitCount &>> 3)
    if count < 8, word &>> (8 &* count) & repeated(0xDF) == 0 {
      let zeros = repeated(0x30)
      let ahead = zeros &>> (8 &* count)
      let aligned = (word &<< (56 &- 8 &* count)) &<< 8 | ahead
      if Words.areDigits(aligned) {
        return (Words.number(aligned), Words.number(zeros &+ 1 &<< (56 &- 8 &* count)), Int(count))
      }
    }
    // Letters and digits mixed: two characters become one number, then two of those, then two of those.
    let (a, b, c, d) = (pair(word), pair(word &>> 16), pair(word &>> 32), pair(word &>> 48))
    let low = (value: a.value &* b.factor &+ b.value, factor: a.factor &* b.factor)
    let high = (value: c.value &* d.factor &+ d.value, factor: c.factor &* d.factor)
    return (low.value &* high.factor &+ high.value, low.factor &* high.factor, 16)
  }

  @inline(__always)
  private static func pair(_ word: UInt64) -> (value: UInt64, factor: UInt64) {
    let (first, second) = (character(word & 0xFF), character(word &>> 8 & 0xFF))
    return (first.value &* second.factor &+ second.value, first.factor &* second.factor)
  }

  /// A digit is itself and makes room for one digit, a capital is 10…35 and makes room for two, all else is nothing.
  @inline(__always)
  private static func character(_ byte: UInt64) -> (value: UInt64, factor: UInt64) {
    let digit: UInt64 = byte &- 0x30 < 10 ? 1 : 0
    let capital: UInt64 = byte &- 0x41 < 26 ? 1 : 0
    return ((byte &- 0x30) &* digit &+ (byte &- 0x37) &* capital, 1 &+ 9 &* digit &+ 99 &* capital)
  }
}

extension RecordLayout {
  /// One check at most, over fields of letters and digits that exist.
  var hasSoundCheck: Bool {
    let checks = fields.compactMap { field -> [Int]? in if case .check(let others) = field.kind { others } else { nil } }
    guard checks.count <= 1 else { return false }
    return checks.allSatisfy { !$0.isEmpty && $0.allSatisfy { fields.indices.contains($0) && fields[$0].canBeChecked } }
  }
}

extension FieldLayout {
  /// Whether all its bytes but padding are digits and capitals, so that check digits miss none.
  public var canBeChecked: Bool {
    switch kind {
    case .identifier, .digits, .amount: true
    case .text: charset == .reference || charset == .digits
    default: false
    }
  }
}

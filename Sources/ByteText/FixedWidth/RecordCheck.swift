// The check digits of a record, ISO/IEC 7064 MOD 97-10 as in an IBAN: what was changed in one record shows in that record.

/// The fields that a record's two check digits guard; the reader and the writer reckon by the same function.
struct RecordCheck {
  /// Index of the field that holds the digits.
  let field: Int
  /// Column of its number.
  let column: Int
  private let guarded: [(offset: Int, width: Int)]
  private let guardedFields: [Int]
  private static let eightBlanks: UInt64 = 0x2020_2020_2020_2020

  /// Nil when the record has no check digits.
  init?(_ record: RecordLayout, _ plans: [FieldPlan]) {
    for (index, field) in record.fields.enumerated() {
      guard case .check(let others) = field.kind else { continue }
      self.field = index
      column = plans[index].numberIndex
      guardedFields = others
      guarded = others.map { (plans[$0].offset, plans[$0].width) }
      return
    }
    return nil
  }

  /// Whether a field is one of those guarded, or the check itself.
  func concerns(_ other: Int) -> Bool { other == field || guardedFields.contains(other) }

  /// The digits that belong to the bytes of a record: 98 − (N · 100 mod 97). N is written of the guarded fields one behind the other,
  /// digits as they are, capitals as 10…35, everything else left out.
  @inline(__always)
  func digits(_ record: UnsafeRawPointer) -> Int64 {
    // The remainder is taken only when the next digits would not fit any more: a division a character costs more than all the rest.
    var rest: UInt64 = 0
    var digits = 0
    for (offset, width) in guarded {
      var position = offset
      let end = offset &+ width
      while position < end {
        if digits > 9 { (rest, digits) = (rest % 97, 2) }
        if position &+ 8 <= end {
          let word = unsafe record.word(position)
          if Words.areDigits(word) {
            rest = rest &* 100_000_000 &+ Words.number(word)
            digits &+= 8
            position &+= 8
            continue
          }
          if word == Self.eightBlanks {
            position &+= 8
            continue
          }
        }
        let byte = unsafe record.byte(position)
        if byte &- 0x30 <= 9 {
          rest = rest &* 10 &+ UInt64(byte &- 0x30)
          digits &+= 1
        } else if byte &- 0x41 <= 25 {
          rest = rest &* 100 &+ UInt64(byte &- 0x37)
          digits &+= 2
        }
        position &+= 1
      }
    }
    return Int64(98 &- rest % 97 &* 100 % 97)
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

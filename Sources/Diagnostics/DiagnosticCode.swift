/// The stable name of one finding, `AREA-NNN`: three capital letters and three digits, packed into one word.
///
/// The order of codes is the order of their text. Codes are never reused and never renumbered.
public struct DiagnosticCode: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The packed form, smaller than 26³ × 1000; for columns of blocks that keep a code per row.
  public let packed: UInt32

  /// A code written in the source; anything but `AREA-NNN` is a mistake of ours and traps.
  public init(_ text: StaticString) {
    guard let code = DiagnosticCode(parsing: text.description) else {
      preconditionFailure("a diagnostic code is three capital letters, a hyphen and three digits: \(text)")
    }
    self = code
  }

  /// A code from the outside (`chitra explain`, a profile); `nil` if it has not the form `AREA-NNN`.
  public init?(parsing text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 7, bytes[3] == UInt8(ascii: "-") else { return nil }
    var packed: UInt32 = 0
    for byte in bytes[0..<3] {
      guard byte >= UInt8(ascii: "A"), byte <= UInt8(ascii: "Z") else { return nil }
      packed = packed * 26 + UInt32(byte - UInt8(ascii: "A"))
    }
    for byte in bytes[4..<7] {
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      packed = packed * 10 + UInt32(byte - UInt8(ascii: "0"))
    }
    self.packed = packed
  }

  /// The code of a packed word; `nil` if no code packs to it.
  public init?(packed: UInt32) {
    guard packed < 26 * 26 * 26 * 1000 else { return nil }
    self.packed = packed
  }

  /// The number behind the hyphen, 0 to 999; its hundreds are the phase.
  public var number: Int { Int(packed % 1000) }

  /// The three letters before the hyphen.
  public var area: String { String(description.prefix(3)) }

  /// `AREA-NNN`.
  public var description: String {
    let letters = packed / 1000
    var text = ""
    for power in [UInt32(26 * 26), 26, 1] {
      text.unicodeScalars.append(Unicode.Scalar(UInt8(ascii: "A") + UInt8(letters / power % 26)))
    }
    let digits = String(packed % 1000)
    return text + "-" + String(repeating: "0", count: 3 - digits.count) + digits
  }

  /// The order of the text forms.
  public static func < (left: DiagnosticCode, right: DiagnosticCode) -> Bool { left.packed < right.packed }
}

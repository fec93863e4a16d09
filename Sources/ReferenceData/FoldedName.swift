// Folding of names for look-ups: small ASCII letters and digits, one blank between words, with the way back to the source bytes.

/// A text folded for comparison: no diacritics, small letters, everything but letters and digits a single blank.
public struct FoldedName: Sendable {
  /// Small ASCII letters, digits and single blanks.
  public private(set) var bytes: [UInt8] = []
  /// For each folded byte the offset behind the source character it came from.
  private(set) var sourceEnds: [Int] = []

  /// Folds UTF-8; bytes that are not UTF-8 count as blanks.
  public init(_ source: Span<UInt8>) {
    var offset = 0
    while offset < source.count {
      let (scalar, length) = Self.decode(source, at: offset)
      offset += length
      let letter = Self.fold(scalar)
      if letter == Self.mark {
        if !sourceEnds.isEmpty { sourceEnds[sourceEnds.count - 1] = offset }
        continue
      }
      if letter != Self.blank {
        bytes.append(letter)
      } else if bytes.isEmpty || bytes[bytes.count - 1] == Self.blank {
        continue
      } else {
        bytes.append(Self.blank)
      }
      sourceEnds.append(offset)
    }
    if bytes.last == Self.blank {
      bytes.removeLast()
      sourceEnds.removeLast()
    }
  }

  /// Folds a text.
  public init(_ text: String) { self.init(Array(text.utf8).span) }

  /// The folded text.
  public var text: String { String(bytes.map { Character(Unicode.Scalar($0)) }) }

  private static let blank: UInt8 = 0x20
  private static let mark: UInt8 = 0
  /// Base letters of U+00C0…U+00FF (eth counts as đ) and of U+1EA0…U+1EF9.
  private static let latin: [UInt8] = Array("aaaaaaaceeeeiiiidnooooo ouuuuy saaaaaaaceeeeiiiidnooooo ouuuuy y".utf8)
  private static let vietnamese: [UInt8] = {
    let runs: [(UInt8, Int)] = [(0x61, 24), (0x65, 16), (0x69, 4), (0x6F, 24), (0x75, 14), (0x79, 8)]
    return runs.flatMap { Array(repeating: $0.0, count: $0.1) }
  }()

  /// The folded letter of a scalar; 0 for a combining mark, a blank for whatever is neither letter nor digit.
  static func fold(_ scalar: UInt32) -> UInt8 {
    switch scalar {
    case 0x30...0x39, 0x61...0x7A: UInt8(scalar)
    case 0x41...0x5A: UInt8(scalar + 32)
    case 0xC0...0xFF: latin[Int(scalar - 0xC0)]
    case 0x102, 0x103: 0x61
    case 0x110, 0x111: 0x64
    case 0x128, 0x129: 0x69
    case 0x168, 0x169, 0x1AF, 0x1B0: 0x75
    case 0x1A0, 0x1A1: 0x6F
    case 0x1EA0...0x1EF9: vietnamese[Int(scalar - 0x1EA0)]
    case 0x300...0x36F, 0xAD, 0x200B...0x200D, 0xFEFF: mark
    default: blank
    }
  }

  private static func decode(_ source: Span<UInt8>, at offset: Int) -> (UInt32, Int) {
    let first = UInt32(source[offset])
    let length = first < 0x80 ? 1 : first >= 0xC2 && first < 0xE0 ? 2 : first >= 0xE0 && first < 0xF0 ? 3 : first >= 0xF0 ? 4 : 0
    guard length > 0, offset + length <= source.count else { return (0x20, 1) }
    var scalar = length == 1 ? first : length == 2 ? first & 0x1F : length == 3 ? first & 0x0F : first & 0x07
    for index in 1..<max(length, 1) {
      let next = UInt32(source[offset + index])
      guard next & 0xC0 == 0x80 else { return (0x20, 1) }
      scalar = (scalar << 6) | (next & 0x3F)
    }
    return (scalar, length)
  }
}

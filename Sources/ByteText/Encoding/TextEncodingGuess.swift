// What the bytes of a file stand for, told from its first window.

/// An encoding and the grounds for it.
public struct TextEncodingGuess: Sendable, Equatable {
  /// The encodings that are told apart here. Legacy 8-bit encodings are `unknown`: they are told apart by the letters they give.
  public enum Encoding: Sendable, Equatable {
    /// UTF-8, of which ASCII is a part.
    case utf8
    /// UTF-16 in one order of bytes.
    case utf16(UTF16ByteOrder)
    /// None of these.
    case unknown
  }

  /// How it was decided.
  public enum Ground: Sendable, Equatable {
    /// The file begins with a byte order mark.
    case byteOrderMark
    /// All bytes are ASCII.
    case ascii
    /// All bytes are well-formed UTF-8, and some are not ASCII.
    case wellFormed
    /// Zero bytes stand at even or odd places only.
    case zeroBytes
    /// The bytes are no UTF-8, and nothing speaks for UTF-16.
    case notUTF8(UTF8Problem)
    /// Zero bytes stand at even and odd places: no text.
    case binary
  }

  /// The encoding.
  public let encoding: Encoding
  /// How it was decided.
  public let ground: Ground
  /// Bytes of the byte order mark: 0, 2 or 3.
  public let markLength: Int

  /// Decides from the first bytes of a file; `isWholeFile` says that there are no more.
  public static func guess(_ bytes: Span<UInt8>, validCount: Int, isWholeFile: Bool) -> TextEncodingGuess {
    func begins(_ mark: [UInt8]) -> Bool { validCount >= mark.count && mark.indices.allSatisfy { bytes[$0] == mark[$0] } }
    if begins([0xEF, 0xBB, 0xBF]) { return TextEncodingGuess(encoding: .utf8, ground: .byteOrderMark, markLength: 3) }
    if begins([0xFF, 0xFE, 0, 0]) { return TextEncodingGuess(encoding: .unknown, ground: .binary, markLength: 0) }
    if begins([0xFF, 0xFE]) { return TextEncodingGuess(encoding: .utf16(.littleEndian), ground: .byteOrderMark, markLength: 2) }
    if begins([0xFE, 0xFF]) { return TextEncodingGuess(encoding: .utf16(.bigEndian), ground: .byteOrderMark, markLength: 2) }

    var zeros = [0, 0]
    for offset in 0..<validCount where bytes[offset] == 0 { zeros[offset & 1] += 1 }
    if zeros != [0, 0] {
      // In a table of any language at least separators, digits and line breaks have a zero half: a tenth is far below what files have.
      let enough = max(1, validCount / 20)
      if zeros[0] == 0, zeros[1] >= enough {
        return TextEncodingGuess(encoding: .utf16(.littleEndian), ground: .zeroBytes, markLength: 0)
      }
      if zeros[1] == 0, zeros[0] >= enough {
        return TextEncodingGuess(encoding: .utf16(.bigEndian), ground: .zeroBytes, markLength: 0)
      }
      return TextEncodingGuess(encoding: .unknown, ground: .binary, markLength: 0)
    }
    var check = UTF8Check()
    if let problem = check.check(bytes, 0..<validCount, isFinal: isWholeFile) {
      return TextEncodingGuess(encoding: .unknown, ground: .notUTF8(problem), markLength: 0)
    }
    return TextEncodingGuess(encoding: .utf8, ground: check.hasNonASCII ? .wellFormed : .ascii, markLength: 0)
  }
}

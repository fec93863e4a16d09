// Strict UTF-8 over a file that arrives in windows: 64 bytes at a time, and byte by byte only to name a mistake.

internal import CByteMasks

/// The first place where a text is not UTF-8.
public struct UTF8Problem: Error, Sendable, Equatable {
  /// What is wrong there.
  public enum Kind: Sendable, Equatable {
    /// A byte 80...BF without a lead byte.
    case unexpectedContinuation
    /// A byte that UTF-8 never uses: F5...FF.
    case invalidByte
    /// A character written with more bytes than it needs: C0, C1, E0 80...9F, F0 80...8F.
    case overlong
    /// A half of a UTF-16 pair: ED A0...BF.
    case surrogate
    /// A character above U+10FFFF: F4 90...BF.
    case beyondUnicode
    /// A character that breaks off, before another byte or at the end of the text.
    case truncated
  }

  /// What is wrong.
  public let kind: Kind
  /// Where the bad sequence begins, counted from the start of the file.
  public let offset: Int
}

/// A check that is fed window by window and remembers a character that lies across two of them.
///
/// Unicode 17, section 3.9, table 3-7: no overlong forms, no surrogates, nothing above U+10FFFF.
public struct UTF8Check: Sendable {
  /// Bytes checked so far, the bytes of an unfinished character included.
  public private(set) var checkedBytes = 0
  /// Whether a byte 80...FF was seen.
  public private(set) var hasNonASCII = false
  /// The first mistake; nothing is checked after it.
  public private(set) var problem: UTF8Problem?
  private var sequence = UTF8Sequence()

  /// A check at the start of a file.
  public init() {}

  /// Checks the next bytes of the file and returns its first mistake, if it was met; `isFinal` says that the file ends with them.
  @discardableResult
  public mutating func check(_ window: Span<UInt8>, _ range: Range<Int>, isFinal: Bool) -> UTF8Problem? {
    if problem != nil { return problem }
    precondition(range.lowerBound >= 0 && range.upperBound <= window.count, "window bounds")
    var offset = range.lowerBound
    // The rest of a character from the window before.
    while offset < range.upperBound, sequence.needed > 0 {
      if step(window[offset]) { return problem }
      offset += 1
    }
    offset = skipValidBlocks(window, offset..<range.upperBound)
    while offset < range.upperBound {
      if step(window[offset]) { return problem }
      offset += 1
    }
    if isFinal, sequence.needed > 0 {
      problem = UTF8Problem(kind: .truncated, offset: checkedBytes - sequence.taken)
    }
    return problem
  }

  /// Checks one byte; true where it is wrong.
  private mutating func step(_ byte: UInt8) -> Bool {
    let taken = sequence.taken
    if byte >= 0x80 { hasNonASCII = true }
    if let kind = sequence.take(byte) {
      problem = UTF8Problem(kind: kind, offset: checkedBytes - taken)
      return true
    }
    checkedBytes += 1
    return false
  }

  /// Passes whole blocks without a mistake and returns where the byte by byte check must go on: at the start of a character.
  private mutating func skipValidBlocks(_ window: Span<UInt8>, _ range: Range<Int>) -> Int {
    let blocks = range.count / 64
    guard blocks > 0 else { return range.lowerBound }
    var isNonASCII = false
    let valid = unsafe window.withUnsafeBufferPointer { bytes in
      unsafe cbytemasks_utf8_blocks(bytes.baseAddress! + range.lowerBound, blocks, &isNonASCII)
    }
    hasNonASCII = hasNonASCII || isNonASCII
    var position = range.lowerBound + valid * 64
    // Back to the lead of a character that is not complete yet, at most three bytes.
    for back in 1...3 where position - back >= range.lowerBound {
      let byte = window[position - back]
      if byte < 0x80 { break }
      if byte < 0xC0 { continue }
      if (byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2) > back { position -= back }
      break
    }
    checkedBytes += position - range.lowerBound
    return position
  }
}

/// The state inside one character.
struct UTF8Sequence: Sendable {
  /// Bytes of the character that were seen.
  var taken = 0
  /// Continuation bytes still to come.
  var needed = 0
  private var lead: UInt8 = 0

  /// Takes the next byte; a kind where it cannot stand here.
  mutating func take(_ byte: UInt8) -> UTF8Problem.Kind? {
    guard needed > 0 else {
      switch byte {
      case 0x00...0x7F: return nil
      case 0x80...0xBF: return .unexpectedContinuation
      case 0xC0, 0xC1: return .overlong
      case 0xC2...0xDF: needed = 1
      case 0xE0...0xEF: needed = 2
      case 0xF0...0xF4: needed = 3
      default: return .invalidByte
      }
      lead = byte
      taken = 1
      return nil
    }
    guard byte & 0xC0 == 0x80 else { return .truncated }
    if taken == 1 {
      switch (lead, byte) {
      case (0xE0, 0x80...0x9F), (0xF0, 0x80...0x8F): return .overlong
      case (0xED, 0xA0...0xBF): return .surrogate
      case (0xF4, 0x90...0xBF): return .beyondUnicode
      default: break
      }
    }
    needed -= 1
    taken = needed == 0 ? 0 : taken + 1
    return nil
  }
}

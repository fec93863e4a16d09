// Letters written as base and combining marks ("Unicode tổ hợp") to the precomposed letters that everything else expects.

internal import CByteMasks

/// Composition of Vietnamese letters, the part of Unicode's normal form C that names and addresses need.
public enum VietnameseComposition {
  /// What composing did to one text.
  public struct Result: Sendable, Equatable {
    /// The composed text in the arena.
    public let range: Range<Int>
    /// Combining marks that became part of their letter.
    public let composedMarks: Int
    /// Combining marks that no Vietnamese letter takes; they were copied.
    public let leftoverMarks: Int
  }

  /// Whether a text may hold combining marks U+0300...U+036F; false says that it is composed already.
  public static func isNeeded(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count, "window bounds")
    return unsafe bytes.withUnsafeBufferPointer { window in
      guard let base = window.baseAddress else { return false }
      var offset = range.lowerBound
      while offset < range.upperBound {
        let rest = range.upperBound &- offset
        // What lies behind the text may be read, but says nothing.
        let leads =
          unsafe window.count &- offset >= 64
          ? cbytemasks_mark_leads(base + offset) : cbytemasks_mark_leads_partial(base + offset, rest)
        if rest >= 64 ? leads != 0 : leads &<< UInt64(truncatingIfNeeded: 64 &- rest) != 0 { return true }
        offset &+= 64
      }
      return false
    }
  }

  /// Appends a text with its Vietnamese letters composed, whatever the order of horn, breve, circumflex and tone.
  ///
  /// For marks in Unicode's canonical order this is normal form C for Vietnamese letters; other letters keep their marks behind them.
  public static func compose(_ bytes: Span<UInt8>, _ range: Range<Int>, to arena: inout [UInt8]) -> Result {
    let start = arena.count
    let vowels = VietnameseVowels.shared
    var open: VietnameseVowel?
    var composed = 0
    var leftover = 0
    var offset = range.lowerBound
    while offset < range.upperBound {
      let (value, length) = scalar(bytes, at: offset, before: range.upperBound)
      if (0x300..<0x370).contains(value) {
        if open != nil, var vowel = open, VietnameseVowels.add(mark: value, to: &vowel) {
          open = vowel
          composed += 1
        } else {
          if let vowel = open { arena.append(scalar: vowels.scalar(vowel)) }
          open = nil
          leftover += 1
          arena.append(bytes, offset..<offset + length)
        }
      } else {
        if let vowel = open { arena.append(scalar: vowels.scalar(vowel)) }
        open = vowels.vowel(value)
        if open == nil { arena.append(bytes, offset..<offset + length) }
      }
      offset += length
    }
    if let vowel = open { arena.append(scalar: vowels.scalar(vowel)) }
    return Result(range: start..<arena.count, composedMarks: composed, leftoverMarks: leftover)
  }
}

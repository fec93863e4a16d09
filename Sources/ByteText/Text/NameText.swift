// Two questions that every name of a roster is asked, answered 32 bytes at a time; "no" to the first says nothing.

internal import CByteMasks

/// Looks at names.
public enum NameText {
  /// Bytes that must lie in memory from the start of a text on.
  private static var reach: Int { 65 }

  /// True when a name folds to exactly the bytes of a holder in ASCII capitals, as `BankFolding(letterCase: .upper)` would fold it:
  /// Vietnamese letters, ASCII letters and blanks, at most 64 bytes. False says nothing.
  public static func isCertainlyEqual(_ bytes: Span<UInt8>, name: Range<Int>, holder: Range<Int>) -> Bool {
    guard name.lowerBound >= 2, holder.lowerBound >= 0 else { return false }
    guard name.upperBound <= bytes.count, holder.upperBound <= bytes.count else { return false }
    guard max(name.lowerBound, holder.lowerBound) <= bytes.count &- reach else { return false }
    return unsafe bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return false }
      return unsafe cbytemasks_folds_to(base + name.lowerBound, name.count, base + holder.lowerBound, holder.count)
    }
  }

  /// Nine words of letters: the longest name and zeros.
  public typealias Letters = InlineArray<9, UInt64>

  /// The letters by which a name is compared, eight to a word and zeros behind them, as `BankFolding(letterCase: .upper, mergesIAndY:
  /// true)` gives them; their number, or 0 where the careful folding must be asked.
  public static func sortingLetters(_ bytes: Span<UInt8>, _ range: Range<Int>, into letters: inout Letters) -> Int {
    guard range.lowerBound >= 2, range.upperBound <= bytes.count, range.lowerBound <= bytes.count &- reach else { return 0 }
    var words = letters.mutableSpan
    return unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe words.withUnsafeMutableBufferPointer { words in
        guard let base = bytes.baseAddress, let target = words.baseAddress else { return 0 }
        return unsafe target.withMemoryRebound(to: UInt8.self, capacity: 72) {
          unsafe cbytemasks_sorting_letters(base + range.lowerBound, range.count, $0)
        }
      }
    }
  }

  /// Whether a name must be looked at: it holds an a, e or o before the lead C3 of â or ï, which may be a mark of a VNI font, a letter that
  /// only code pages have, like ƒ, or a digit or sign that no name has. The byte behind the text counts as its last letter's next.
  public static func needsLook(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count, "text bounds")
    return unsafe bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return false }
      var start = range.lowerBound
      while start < range.upperBound {
        let count = min(64, range.upperBound &- start)
        if start <= bytes.count &- reach {
          if unsafe cbytemasks_name_marks(base + start, count) { return true }
        } else if start &+ count < bytes.count {
          if unsafe cbytemasks_name_marks_portable(base + start, count) { return true }
        } else if unsafe cbytemasks_name_marks_portable(base + start, count &- 1) || isAlone(bytes[start &+ count &- 1]) {
          return true
        }
        start &+= count
      }
      return false
    }
  }

  /// A byte that is strange whatever follows, for the last of all.
  private static func isAlone(_ byte: UInt8) -> Bool {
    byte == 0xC5 || byte == 0xCB || byte < 0x41 && byte != 0x20 && byte != 0x2E && byte != 0x27
  }
}

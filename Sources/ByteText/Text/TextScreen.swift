// One quick look at a text that lets the usual ones pass, so that the careful questions are asked of the others only.

internal import CByteMasks

/// The quick look.
public enum TextScreen {
  /// Whether a text of UTF-8 is free of everything that needs a closer look.
  ///
  /// True says: `hasIrregularBlanks` is false, `VietnameseComposition.isNeeded` is false, `DamageSigns.find` is empty, and there are no
  /// control characters. False says nothing.
  public static func isUsual(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard !range.isEmpty else { return true }
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count, "window bounds")
    if bytes[range.lowerBound] == 0x20 || bytes[range.upperBound - 1] == 0x20 { return false }
    return unsafe bytes.withUnsafeBufferPointer { window in
      guard let base = window.baseAddress else { return true }
      var offset = range.lowerBound
      // What the last byte of the block before was.
      var blank: UInt64 = 0
      var leadC3: UInt64 = 0
      var openVowel: UInt64 = 0
      var leadE1: UInt64 = 0
      while offset < range.upperBound {
        let rest = range.upperBound &- offset
        // What lies behind the text may be read, but says nothing.
        let masks =
          unsafe window.count &- offset >= 64 ? cbytemasks_text(base + offset) : cbytemasks_text_partial(base + offset, rest)
        let valid = rest >= 64 ? ~0 : ((1 as UInt64) &<< UInt64(truncatingIfNeeded: rest)) &- 1
        let unusual =
          masks.suspects | (masks.blanks & ((masks.blanks << 1) | blank)) | (masks.afterC3 & ((masks.leadC3 << 1) | leadC3))
          | (masks.leadC3 & ((masks.openVowels << 1) | openVowel)) | (masks.afterE1 & ((masks.leadE1 << 1) | leadE1))
        if unusual & valid != 0 { return false }
        blank = masks.blanks >> 63
        leadC3 = masks.leadC3 >> 63
        openVowel = masks.openVowels >> 63
        leadE1 = masks.leadE1 >> 63
        offset &+= 64
      }
      return true
    }
  }
}

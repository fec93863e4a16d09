// The quick look that lets a list in proper Unicode pass untouched.

internal import CByteMasks

/// Signs of older encodings in UTF-8 text.
public enum LetterSigns {
  /// Whether the first `count` bytes of a window, which has 64 bytes more behind them, hold letters that no Vietnamese text has: hints,
  /// which `WordReader` looks at. A sign that the end of the window cuts is not seen: look at its last
  /// bytes again with what follows.
  public static func areIn(_ window: Span<UInt8>, count: Int) -> Bool {
    precondition(count >= 0 && count + 64 <= window.count, "window bounds")
    return unsafe window.withUnsafeBufferPointer { bytes in
      guard count > 0, let base = bytes.baseAddress else { return false }
      return unsafe cbytemasks_letter_signs(base, count)
    }
  }
}

// Finds references in the texts that banks write around, through and over them.

/// How well a reference was preserved.
public enum ReferenceGrade: UInt8, Sendable {
  /// Twelve capitals and digits in a row.
  case intact = 0
  /// Lower case, or blanks, line breaks or punctuation within.
  case mangled
}

/// Finds references whose check character is right in free text.
///
/// Blanks, controls and ASCII punctuation are looked through; any other character outside the alphabet (0, 1, I, O, letters beyond ASCII)
/// ends a reference. What is found is a candidate: one window of twelve in 36 has a right check character by chance, so the caller must
/// know the reference too.
public struct ReferenceFinder: Sendable {
  /// Least characters of a reference cut off by a bank that are still worth comparing.
  public static let shortestPrefix = 8

  /// What a byte is: a code 0…31, 32 + code in lower case, `skipped`, or `breaking`.
  private let classes: [UInt8]
  /// Bit n: references of attempt n + 1 are looked for.
  public var attemptMask: UInt32

  private static let skipped: UInt8 = 64
  private static let breaking: UInt8 = 128

  /// A finder for references of these attempts (bit 0 = attempt 1).
  public init(attemptMask: UInt32 = .max) {
    self.attemptMask = attemptMask
    var classes = [UInt8](repeating: ReferenceFinder.breaking, count: 256)
    for byte in 0..<128 { classes[byte] = ReferenceFinder.skipped }
    for byte in 0x30...0x39 { classes[byte] = ReferenceFinder.breaking }
    for letter in 0x41...0x5A {
      classes[letter] = ReferenceFinder.breaking
      classes[letter + 32] = ReferenceFinder.breaking
    }
    for (code, byte) in ReferenceAlphabet.characters.enumerated() {
      classes[Int(byte)] = UInt8(code)
      if byte >= 0x41 { classes[Int(byte) + 32] = UInt8(code) | 32 }
    }
    self.classes = classes
  }

  /// Gives every window of twelve with a wanted attempt and a right check character, in the order of the text.
  public func find(in text: Span<UInt8>, _ found: (PaymentReference, ReferenceGrade) -> Void) {
    let classes = self.classes.span
    var window: UInt64 = 0
    // Characters since the last break, and since the last blank or lower-case letter.
    var run = 0
    var unbroken = 0
    for index in text.indices {
      let kind = classes[Int(text[index])]
      if kind >= 64 {
        unbroken = 0
        if kind >= 128 { run = 0 }
        continue
      }
      window = (window << 5 | UInt64(kind & 31)) & 0xFFF_FFFF_FFFF_FFFF
      run &+= 1
      unbroken = kind < 32 ? unbroken &+ 1 : 0
      guard run >= PaymentReference.length, (attemptMask >> UInt32(truncatingIfNeeded: (window >> 5) & 31)) & 1 == 1 else { continue }
      if let reference = PaymentReference(packed: window) {
        found(reference, unbroken >= PaymentReference.length ? .intact : .mangled)
      }
    }
  }

  /// A word of a text that may be a reference, or the beginning of one.
  public enum Word: Hashable, Sendable {
    /// 8 to 11 characters of the alphabet, packed, and how many.
    case beginning(UInt64, length: Int)
    /// A whole reference with a right check character, with letters and digits.
    case whole(PaymentReference)
  }

  /// Gives every word (letters and digits between blanks or punctuation) that is a reference or may be the beginning of one.
  public func findWords(in text: Span<UInt8>, _ found: (Word) -> Void) {
    let classes = self.classes.span
    var window: UInt64 = 0
    var length = 0
    // Bit 0: a character outside the alphabet; bit 1: lower case; bit 2: a digit; bit 3: a letter.
    var seen: UInt8 = 0
    func end() {
      switch length {
      case ReferenceFinder.shortestPrefix..<PaymentReference.length where seen & 1 == 0: found(.beginning(window, length: length))
      case PaymentReference.length where seen == 0b1100:
        if let reference = PaymentReference(packed: window) { found(.whole(reference)) }
      default: break
      }
      window = 0
      length = 0
      seen = 0
    }
    for index in text.indices {
      let kind = classes[Int(text[index])]
      if kind & 64 != 0 {
        end()
        continue
      }
      length &+= 1
      if kind >= 128 {
        seen |= 1
        continue
      }
      window = window << 5 | UInt64(kind & 31)
      seen |= kind & 31 >= 24 ? 4 : 8
      if kind >= 32 { seen |= 2 }
    }
    end()
  }
}

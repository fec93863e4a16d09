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
/// ends a reference. What is found is a candidate: one window of twelve in 36 has a right check character by chance, so the caller must know
/// the reference too.
public struct ReferenceFinder: Sendable {
  /// Least characters of a reference cut off by a bank that are still worth comparing.
  public static let shortestPrefix = 8

  /// What a byte is: a code 0…31, 32 + code in lower case, `skipped`, or `breaking`.
  private let classes: InlineArray<256, UInt8>
  /// Bit n: references of attempt n + 1 are looked for.
  public var attemptMask: UInt32

  private static let skipped: UInt8 = 64
  private static let breaking: UInt8 = 128

  /// A finder for references of these attempts (bit 0 = attempt 1).
  public init(attemptMask: UInt32 = .max) {
    self.attemptMask = attemptMask
    var classes = InlineArray<256, UInt8>(repeating: ReferenceFinder.breaking)
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
  @inlinable
  public func find(in text: Span<UInt8>, _ found: (PaymentReference, ReferenceGrade) -> Void) {
    var window: UInt64 = 0
    // Characters since the last break, since the last blank, and since the last lower-case letter.
    var run = 0
    var unbroken = 0
    for index in text.indices {
      let kind = classify(text[index])
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

  /// Gives every word of 8…11 characters of the alphabet, as the packed beginning of a reference and its length.
  public func findPrefixes(in text: Span<UInt8>, _ found: (_ packed: UInt64, _ length: Int) -> Void) {
    var window: UInt64 = 0
    var run = 0
    for index in text.indices {
      let kind = classes[Int(text[index])]
      if kind < 64 {
        if run >= 0, run < PaymentReference.length {
          window = window << 5 | UInt64(kind & 31)
          run += 1
        } else {
          run = -1
        }
        continue
      }
      if kind >= 128 {
        run = -1
        continue
      }
      if run >= ReferenceFinder.shortestPrefix, run < PaymentReference.length { found(window, run) }
      run = 0
      window = 0
    }
    if run >= ReferenceFinder.shortestPrefix, run < PaymentReference.length { found(window, run) }
  }

  /// The class of a byte.
  @usableFromInline
  @inline(__always)
  func classify(_ byte: UInt8) -> UInt8 { classes[Int(byte)] }
}

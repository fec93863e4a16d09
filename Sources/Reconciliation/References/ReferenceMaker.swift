// Makes references from what a payment is about, never from its amount or account: running again gives the same ones.

public import ByteText
public import PaymentModel

/// Makes the references of one run; no two of them are equal.
///
/// What is hashed is a row of netstrings (`length:bytes,`): kind, payer, programme, round, the parts of the payment, salt. 50 of the first
/// 64 bits of its SHA-256 are the first ten characters, the stem: the bits from the first, from the eighth, from the fifteenth on, in
/// this order, then those of the next salt. The next is taken while the check character of one of the
/// attempts 1…9 is outside the alphabet, or another payment of the run has the reference: so all nine attempts share one stem. A later
/// attempt keeps it as well unless its own check character is outside the alphabet.
public struct ReferenceMaker: Sendable {
  /// Salts tried before giving up; three in ten serve.
  @usableFromInline static let saltLimit = 1_000

  @usableFromInline var text: [UInt8] = []
  @usableFromInline var prefix: [UInt8] = []
  @usableFromInline var taken = FlatKeySet()
  @usableFromInline let payer: [UInt8]
  @usableFromInline var programme: Programme?
  @usableFromInline var round: Period?
  @usableFromInline var kind: UInt8 = 0

  /// References of a payer, named by its unit code.
  public init(payer: some Sequence<UInt8>) {
    self.payer = Array(payer)
    text.reserveCapacity(256)
  }

  /// Makes room for so many references.
  public mutating func reserve(_ count: Int) { taken.reserve(count) }

  /// Marks a reference of an earlier part of the run as taken; false when it was taken before.
  @discardableResult
  public mutating func claim(_ reference: PaymentReference) -> Bool { taken.insert(reference.packed) }

  /// The reference of a payment; nil for an attempt outside 1…32.
  ///
  /// - Parameters:
  ///   - programme: Whose money.
  ///   - round: Payout month with its round.
  ///   - beneficiary: What names the person entitled: the identity number, else name and birth date.
  ///   - payee: What names who collects.
  ///   - attempt: Which try, 1…32.
  ///   - hash: The first 8 bytes of the SHA-256 of a text, big-endian.
  @inlinable
  public mutating func payment(
    programme: Programme, round: Period, beneficiary: Span<UInt8>, payee: Span<UInt8>, attempt: Int = 1, hash: (Span<UInt8>) -> UInt64
  ) -> PaymentReference? {
    begin(kind: 0x50, programme: programme, round: round)
    append(beneficiary)
    append(payee)
    return finish(attempt: attempt, hash: hash)
  }

  /// The reference of a treasury order or a batch file; nil for an attempt outside 1…32.
  ///
  /// - Parameters:
  ///   - programme: Whose money.
  ///   - round: Payout month with its round.
  ///   - name: What tells it from the others of the round: its number or file name.
  ///   - attempt: Which try, 1…32.
  ///   - hash: The first 8 bytes of the SHA-256 of a text, big-endian.
  @inlinable
  public mutating func order(
    programme: Programme, round: Period, name: Span<UInt8>, attempt: Int = 1, hash: (Span<UInt8>) -> UInt64
  ) -> PaymentReference? {
    begin(kind: 0x4F, programme: programme, round: round)
    append(name)
    return finish(attempt: attempt, hash: hash)
  }

  @usableFromInline
  mutating func begin(kind: UInt8, programme: Programme, round: Period) {
    if kind != self.kind || programme != self.programme || round != self.round {
      self.kind = kind
      self.programme = programme
      self.round = round
      text.removeAll(keepingCapacity: true)
      append([kind].span)
      let payer = self.payer
      append(payer.span)
      append(Array(programme.code.utf8).span)
      append(Array(round.description.utf8).span)
      prefix = text
    } else {
      text.removeAll(keepingCapacity: true)
      text.append(contentsOf: prefix)
    }
  }

  /// Appends one netstring.
  @usableFromInline
  mutating func append(_ part: Span<UInt8>) {
    appendNumber(part.count)
    text.append(0x3A)
    for index in part.indices { text.append(part[index]) }
    text.append(0x2C)
  }

  @usableFromInline
  mutating func appendNumber(_ number: Int) {
    if number < 10 { return text.append(0x30 + UInt8(truncatingIfNeeded: number)) }
    var divisor = 10
    while number / divisor >= 10 { divisor *= 10 }
    while divisor > 0 {
      text.append(0x30 + UInt8(truncatingIfNeeded: number / divisor % 10))
      divisor /= 10
    }
  }

  @inlinable
  mutating func finish(attempt: Int, hash: (Span<UInt8>) -> UInt64) -> PaymentReference? {
    guard PaymentReference.attempts.contains(attempt) else { return nil }
    for salt in 0..<ReferenceMaker.saltLimit {
      let width = salt < 10 ? 1 : salt < 100 ? 2 : 3
      appendSalt(salt, width: width)
      let hash64 = hash(text.span)
      // Three stems of one hash: only three in ten serve, and a hash costs more than the rest.
      for turn in 0..<3 as Range<UInt64> {
        let hash50 = (hash64 >> (14 - 7 * turn)) & 0x3_FFFF_FFFF_FFFF
        if PaymentReference.hasUsualAttempts(hash50: hash50), let reference = PaymentReference(hash50: hash50, attempt: attempt),
          claim(reference)
        {
          return reference
        }
      }
      text.removeLast(width + 3)
    }
    return nil
  }

  @usableFromInline
  mutating func appendSalt(_ salt: Int, width: Int) {
    appendNumber(width)
    text.append(0x3A)
    appendNumber(salt)
    text.append(0x2C)
  }
}

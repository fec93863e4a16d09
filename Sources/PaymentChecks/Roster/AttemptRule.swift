// The try of a payment that came back: it names the payment anew, so it is read, never guessed.

internal import ByteText
internal import Diagnostics
internal import PaymentModel

enum AttemptRule {
  /// A reference has a letter for each of so many.
  static let attempts: ClosedRange<UInt64> = 1...32

  static func check(
    _ row: borrowing RosterRow, _ bytes: Span<UInt8>, _ context: borrowing CheckContext, _ resolved: inout ResolvedRow,
    _ findings: inout FindingList, _ index: UInt32
  ) {
    let cell = row[.attempt]
    if cell.isEmpty {
      // A payment that has a reference already was tried before; a column "Mã tham chiếu" of somebody's own has no attempts beside it.
      if row[.previousReference].isEmpty || !context.columns.contains(.attempt) { return }
      findings.add(.attemptUnreadable, index, .attempt)
      return
    }
    if let attempt = read(bytes, cell) {
      resolved.attempt = attempt
    } else {
      findings.add(.attemptUnreadable, index, .attempt, text: cell)
    }
  }

  /// "2", "Lần 2", "lần thứ 2"; nothing but signs is the first.
  @inline(never)
  private static func read(_ bytes: Span<UInt8>, _ cell: TextSlice) -> UInt8? {
    var key: [UInt8] = []
    BankFolding.appendHeaderKey(bytes, cell.range, to: &key)
    let isNegative = bytes[Int(cell.offset)] == UInt8(ascii: "-")
    if key.isEmpty { return 1 }
    var number = key.text(TextSlice(0..<key.count))[...]
    for word in ["lan ", "thu "] where number.hasPrefix(word) { number = number.dropFirst(word.utf8.count) }
    guard !isNegative, let attempt = UInt64(number), attempts.contains(attempt) else { return nil }
    return UInt8(attempt)
  }
}

// Running numbers of the rows: a list that was saved under a filter shows it by the numbers that are left.

internal import ByteText
internal import Diagnostics
internal import PaymentModel

/// Follows the running numbers of a sheet. They begin anew with each group; a list that is sorted otherwise says nothing by them.
struct Numbering {
  /// Held rows and payments made again keep the numbers of the lists they come from.
  var isOfSomeRows = false
  private var last = 0
  private var jumps = 0
  private var isRising = true
  private var first: (from: Int, to: Int, line: UInt32) = (0, 0, 0)

  /// Another table begins, with its own numbers.
  mutating func begin() { last = 0 }

  /// The number of one more row; a cell that is no number is passed over.
  @inline(__always)
  mutating func look(_ bytes: [UInt8], _ slice: TextSlice, line: UInt32) {
    let (start, length) = (Int(slice.offset), Int(slice.length))
    guard length > 0, length <= 7 else { return }
    var number = 0
    for offset in start..<start &+ length {
      let digit = bytes[offset] &- 0x30
      guard digit <= 9 else { return }
      number = number &* 10 &+ Int(digit)
    }
    if number != last &+ 1 { judge(number, line) }
    last = number
  }

  @inline(never)
  private mutating func judge(_ number: Int, _ line: UInt32) {
    // The same number twice is one person with two lines.
    if last == 0 || number == 1 || number == last { return }
    guard number > last else {
      isRising = false
      return
    }
    if jumps == 0 { first = (last, number, line) }
    jumps += 1
  }

  /// Tells once what was left out.
  func report(_ context: ReadContext) {
    guard jumps > 0, isRising, !isOfSomeRows else { return }
    context.report(
      Codes.numberingJumps, line: Int(first.line), field: RosterField.sequence.machineName, count: jumps,
      arguments: [DiagnosticArgument("from", .number(first.from)), DiagnosticArgument("to", .number(first.to))])
  }
}

// Counts, sums and hashes over the records of a file, reckoned alike by reader and writer.

/// The totals of a layout as far as the file has gone.
public struct FixedWidthTotals: Hashable, Sendable {
  /// The rules, in the order of the layout.
  public let rules: [FixedWidthTotal]
  /// The value of each rule; meaningless where `isOverflown`.
  public private(set) var values: [Int64]
  /// Rules whose sum left 63 bits.
  public private(set) var isOverflown: [Bool]
  /// Rules for which a counted record could not be read.
  public private(set) var isIncomplete: [Bool]

  init(_ rules: [FixedWidthTotal]) {
    self.rules = rules
    values = Array(repeating: 0, count: rules.count)
    isOverflown = Array(repeating: false, count: rules.count)
    isIncomplete = Array(repeating: false, count: rules.count)
  }

  @inline(__always) mutating func add(_ rule: Int, _ value: Int64) {
    let (sum, overflow) = values[rule].addingReportingOverflow(value)
    values[rule] = sum
    if overflow { isOverflown[rule] = true }
  }

  /// Adds a part of a hash, already below its modulus.
  @inline(__always) mutating func addHash(_ rule: Int, _ value: Int64, modulus: Int64) {
    let sum = values[rule] &+ value
    values[rule] = sum >= modulus ? sum &- modulus : sum
  }

  /// Lets a loop add to the values in place; it returns the rule that overflowed, if one did.
  mutating func withValues<Result>(_ body: (UnsafeMutablePointer<Int64>) -> Result) -> Result {
    if values.isEmpty { values.append(0) }
    return unsafe values.withUnsafeMutableBufferPointer { buffer in unsafe body(buffer.baseAddress.unsafelyUnwrapped) }
  }

  mutating func markIncomplete(_ rule: Int) { isIncomplete[rule] = true }

  static func power(_ digits: Int) -> Int64 { (0..<digits).reduce(Int64(1)) { value, _ in value &* 10 } }

  /// The last `digits` digits of a text as a number; other bytes are passed over.
  @inline(__always) static func hash(_ bytes: UnsafeRawPointer, _ count: Int, digits: Int) -> Int64 {
    var value: UInt64 = 0
    var scale: UInt64 = 1
    var index = count
    var taken = 0
    // Eight digits at a time from the end, while they are digits and wanted.
    while index >= 8, taken &+ 8 <= digits {
      let word = unsafe bytes.word(index &- 8)
      guard Words.areDigits(word) else { break }
      value &+= Words.number(word) &* scale
      scale &*= 100_000_000
      taken &+= 8
      index &-= 8
    }
    while index > 0, taken < digits {
      index &-= 1
      let digit = unsafe bytes.byte(index) &- 0x30
      guard digit <= 9 else { continue }
      value &+= UInt64(digit) &* scale
      scale &*= 10
      taken &+= 1
    }
    return Int64(truncatingIfNeeded: value)
  }
}

// Money: whole minor units of a currency. A floating point number never carries money here.

/// A currency by its ISO 4217 letters, with the number of its minor digits.
public struct Currency: Hashable, Sendable, CustomStringConvertible {
  /// The three ASCII capitals, packed big-endian.
  public let packed: UInt32

  /// The đồng, exponent 0.
  public static let vnd = Currency(packed: 0x564E44)

  /// Three ASCII capitals, or nil.
  public init?(_ letters: some Sequence<UInt8>) {
    var packed: UInt32 = 0
    var count = 0
    for byte in letters {
      guard byte >= 0x41, byte <= 0x5A, count < 3 else { return nil }
      packed = (packed << 8) | UInt32(byte)
      count += 1
    }
    guard count == 3 else { return nil }
    self.packed = packed
  }

  init(packed: UInt32) { self.packed = packed }

  /// Minor digits by ISO 4217: 0 for VND, JPY, KRW …, 3 for KWD, BHD, JOD, TND …, 4 for CLF and UYW, else 2.
  public var exponent: Int {
    switch description {
    case "VND", "JPY", "KRW", "CLP", "ISK", "XAF", "XOF", "XPF", "PYG", "RWF", "UGX", "VUV", "BIF", "DJF", "GNF", "KMF", "UYI": 0
    case "KWD", "BHD", "JOD", "TND", "OMR", "IQD", "LYD": 3
    case "CLF", "UYW": 4
    default: 2
    }
  }

  /// The three letters.
  public var description: String {
    String([24, 16, 8, 0].dropFirst().map { Character(Unicode.Scalar(UInt8(truncatingIfNeeded: packed >> UInt32($0)))) })
  }
}

/// An amount of money in minor units (đồng have exponent 0: 1 unit is 1 đồng). ISO 20022: InstdAmt.
public struct Amount: Hashable, Sendable {
  /// Signed count of minor units.
  public var minorUnits: Int64
  /// The currency, VND unless said.
  public var currency: Currency

  /// An amount of so many minor units.
  public init(_ minorUnits: Int64, _ currency: Currency = .vnd) {
    self.minorUnits = minorUnits
    self.currency = currency
  }
}

/// Count and sum of payments or rows; overflow is a state, never a wrap. ISO 20022: NbOfTxs and CtrlSum.
public struct ControlTotals: Hashable, Sendable {
  /// How many.
  public private(set) var count: Int
  /// Sum in minor units; meaningless once `isOverflown`.
  public private(set) var amount: Int64
  /// True once a sum left the range of Int64: the totals can prove nothing any more.
  public private(set) var isOverflown: Bool

  /// Nothing yet, or a given state.
  public init(count: Int = 0, amount: Int64 = 0) {
    self.count = count
    self.amount = amount
    isOverflown = false
  }

  /// Counts one more of this amount.
  public mutating func add(_ minorUnits: Int64) {
    count += 1
    let (sum, overflow) = amount.addingReportingOverflow(minorUnits)
    amount = sum
    isOverflown = isOverflown || overflow
  }

  /// Joins another part's totals.
  public mutating func add(_ other: ControlTotals) {
    count += other.count
    let (sum, overflow) = amount.addingReportingOverflow(other.amount)
    amount = sum
    isOverflown = isOverflown || overflow || other.isOverflown
  }
}

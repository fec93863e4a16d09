// What the checks understood of a row, for routing, keys and writers. Slices point into the block's arena.

public import PaymentModel

/// Where the money of a row can go.
public struct ResolvedDestination: Hashable, Sendable {
  /// NAPAS BIN; 0 when no bank was understood.
  public var bankBIN: Int32 = 0
  /// Place of the bank in `ReferenceTables.banks`; −1 when none.
  public var bank: Int16 = -1
  /// Account number without blanks and signs; empty when none or not usable.
  public var account: TextSlice = .empty
  /// Phone as 10 digits with the leading 0; empty when none was understood.
  public var phone: TextSlice = .empty
  /// Wallet of the operator of the phone's prefix, a hint only: 1-based place in `ReferenceTables.wallets`, 0 none.
  public var prefixWallet: UInt8 = 0
  /// Wallet the row names itself; 0 none.
  public var namedWallet: UInt8 = 0
  /// The channel the row asks for.
  public var wished: Channel = .unknown
  /// The channel it would be paid by: its wish if it can be met, else what its cells allow, else the unit's rules.
  public var intended: Channel = .unknown

  /// The wallet to pay through: the one named, else the one of the prefix; 0 none.
  public var wallet: UInt8 { namedWallet != 0 ? namedWallet : prefixWallet }
}

/// A row as it was understood; trivial.
public struct ResolvedRow: Hashable, Sendable {
  /// Digits of the beneficiary's identity number, repaired if that was asked for; empty when not usable.
  public var identity: TextSlice = .empty
  /// The same for the authorised person or guardian.
  public var payeeIdentity: TextSlice = .empty
  /// Where the money can go.
  public var destination = ResolvedDestination()
  /// Month owed, where a column says so; else the payout's month.
  public var owedMonth: Period?
  /// Whose money: the row's own word where it has one, else the list's.
  public var programme = Programme.unknown
  /// The try of its payment, 1...32.
  public var attempt: UInt8 = 1

  /// Nothing understood yet.
  public init() {}
}

extension TextSlice {
  /// A slice of the scratch arena, until the block is done and the arena is joined to the block's.
  static let scratchBit: UInt32 = 0x8000_0000

  static func scratch(_ range: Range<Int>) -> TextSlice {
    TextSlice(offset: UInt32(truncatingIfNeeded: range.lowerBound) | scratchBit, length: UInt32(truncatingIfNeeded: range.count))
  }

  /// The same text once the scratch arena lies behind `base` bytes of the block's arena.
  mutating func rebase(_ base: UInt32) {
    if offset & Self.scratchBit != 0 { offset = base &+ (offset & ~Self.scratchBit) }
  }
}

extension ResolvedRow {
  mutating func rebase(_ base: UInt32) {
    identity.rebase(base)
    payeeIdentity.rebase(base)
    destination.account.rebase(base)
    destination.phone.rebase(base)
  }
}

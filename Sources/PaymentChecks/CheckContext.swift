// What the rules may know besides the row itself.

internal import ByteText
public import Diagnostics
public import PaymentModel
public import ReferenceData

/// The columns a roster has, one bit a `RosterField`.
public struct RosterColumns: Hashable, Sendable {
  /// The bits.
  public var bits: UInt32

  /// Columns by their bits; all of them unless said.
  public init(bits: UInt32 = .max) { self.bits = bits }

  /// The columns of a read roster.
  public init(_ roster: Roster) { self.init(places: roster.columns) }

  /// The columns that have a place; 0 = not there, indexed by `RosterField`.
  public init(places: [Int]) {
    bits = 0
    for field in RosterField.allCases where places[Int(field.rawValue)] > 0 { bits |= 1 << UInt32(field.rawValue) }
  }

  /// True when the roster has the column.
  public func contains(_ field: RosterField) -> Bool { bits & (1 << UInt32(field.rawValue)) != 0 }
}

/// Month, programme, tables and options that rules look at. Nothing here reads a clock.
public struct CheckContext: Sendable {
  /// Reference tables.
  public let tables: ReferenceTables
  /// Their look-ups per row.
  let hot: HotTables
  /// Names as banks keep them.
  let folding = PlainNames.folding
  /// The same for the common case.
  let capitals = PlainNames.table
  /// Month of the payout; rules about time are silent without it.
  public var period: Period?
  /// Month owed by rows that name none: that of the list's title where the round covers it, else `period`.
  public var usualMonth: Period?
  /// The last month that the round covers; nil when no round is known.
  public var lastMonth: Period?
  /// A row must say its month in its own cell: the title names several, or one that is not understood.
  public var needsOwedMonth = false
  /// Whose money: what the list says, or what is meant where a row of `rowsNameProgrammes` says nothing.
  public var programme: Programme
  /// The list names no programme but has a column of them that decides row by row; else a row's own word must be the list's.
  public var rowsNameProgrammes = false
  /// A row without a programme cannot be paid.
  public var needsProgramme = false
  /// Programmes that no order can be made for, with the finding and its number: the programme, or the month without a budget.
  public var unpayable: [Programme: (entry: CatalogueEntry, number: Int64)] = [:]
  /// Two columns claim to be the same money, so that no amount is known: nothing is said of amounts.
  public var isMoneyUnclear = false
  /// The columns that exist: an empty cell is missing only where its column exists.
  public var columns: RosterColumns
  /// `--repair leading-zeros`: lost zeros of identity numbers are put back and noted.
  public var repairsLeadingZeros: Bool
  /// How people without a bank account are served.
  public var routing: RoutingRules
  /// The wallets with a contract, bit n = the 1-based place n in `ReferenceTables.wallets`; all unless said.
  public var contractedWallets: UInt64
  /// BIN of the bank meant when an account stands without a bank and there is no bank column; 0 = none is meant.
  public var bankWithoutColumn: Int32

  /// A context.
  public init(
    tables: ReferenceTables, period: Period?, programme: Programme = .unknown, columns: RosterColumns = RosterColumns(),
    repairsLeadingZeros: Bool = false, routing: RoutingRules = RoutingRules(), contractedWallets: UInt64 = .max,
    bankWithoutColumn: Int32 = 0
  ) {
    self.tables = tables
    hot = tables.hot
    self.period = period
    self.programme = programme
    self.columns = columns
    self.repairsLeadingZeros = repairsLeadingZeros
    self.routing = routing
    self.contractedWallets = contractedWallets
    self.bankWithoutColumn = bankWithoutColumn
  }

  /// True when payouts go through this wallet (1-based place; 0 is no wallet).
  func isContracted(_ wallet: UInt8) -> Bool { wallet > 0 && wallet < 64 && contractedWallets & (1 << UInt64(wallet)) != 0 }
}

/// Memory that rules use again from row to row and block to block.
public struct CheckScratch: Sendable {
  /// Cleaned numbers of the block in hand.
  var arena: [UInt8] = []
  var banks = TextMemo<BankAnswer>(BankAnswer())
  var wishes = TextMemo<Wish>(Wish())
  var notes = TextMemo<Wish>(Wish())
  var programmes = TextMemo<ProgrammeCell>(ProgrammeCell())

  /// Fresh memory.
  public init() {}
}

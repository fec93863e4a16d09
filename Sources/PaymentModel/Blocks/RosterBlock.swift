// Some thousand rows of a roster in flat memory. Readers fill it, checks and routing see it by row index.

/// What a roster column means.
public enum RosterField: UInt8, Sendable, CaseIterable {
  /// STT.
  case sequence = 0
  /// Họ và tên of the beneficiary.
  case name
  /// Birth date, to any precision.
  case birth
  /// Giới tính.
  case sex
  /// CCCD, CMND or other personal number.
  case identity
  /// Residence.
  case address
  /// Commune, where it has a column of its own.
  case commune
  /// Category or allowance (đối tượng).
  case category
  /// Number of the decision.
  case decision
  /// Số sổ lĩnh tiền.
  case bookNumber
  /// Name of the authorised person or guardian.
  case payeeName
  /// Relation of that person.
  case relation
  /// That person's identity number.
  case payeeIdentity
  /// Bank account.
  case account
  /// Holder of the account as the bank has it.
  case holder
  /// Bank by name, brand, BIN or code.
  case bank
  /// Phone, which is also the mobile-money account.
  case phone
  /// Wish for a channel (hình thức chi trả).
  case channel
  /// Ghi chú.
  case note
  /// Month a line is owed for, where it has a column.
  case owedMonth
  /// Programme, where it has a column.
  case programme
  /// Day of death.
  case deathDate
  /// Attempt (lần chi) of a repay roster.
  case attempt
  /// Reference of the payment that came back, in a repay roster.
  case previousReference
  /// Months carried over (số tháng).
  case carriedMonths
  /// This month's amount.
  case monthAmount
  /// Truy lĩnh.
  case arrears
  /// Chưa trả tháng trước / số tiền.
  case carriedOver
  /// Mai táng phí.
  case funeral
  /// Trợ cấp một lần.
  case deathOneOff
  /// Truy thu.
  case recovery
  /// Tổng số tiền of the row.
  case total

  /// The name of a field in findings, as in canonical files where both have it.
  public var machineName: String {
    switch self {
    case .bookNumber: "book_number"
    case .payeeName: "payee_name"
    case .payeeIdentity: "payee_identity"
    case .owedMonth: "owed_month"
    case .deathDate: "death_date"
    case .previousReference: "previous_reference"
    case .carriedMonths: "carried_months"
    case .monthAmount: "month_amount"
    case .carriedOver: "carried_over"
    case .deathOneOff: "death_one_off"
    default: String(describing: self)
    }
  }

  /// The fields that hold money, in the order of `MoneyColumn`.
  public static let money: [RosterField] = [.monthAmount, .arrears, .carriedOver, .funeral, .deathOneOff, .recovery, .total]
  /// Its index among the money columns, or nil.
  @inlinable public var moneyIndex: Int? {
    rawValue >= RosterField.monthAmount.rawValue ? Int(rawValue - RosterField.monthAmount.rawValue) : nil
  }
}

/// What the reader made of a typed cell. A state other than `absent` and `read` is a fault that a rule reports.
public enum CellState: UInt8, Sendable {
  /// No column, or an empty cell.
  case absent = 0
  /// Understood.
  case read
  /// Letters where digits belong.
  case malformed
  /// A fraction of a đồng.
  case fraction
  /// Below zero.
  case negative
  /// 3.8042E+10: digits are lost.
  case scientific
  /// Beyond Int64.
  case overflow
  /// A day that no calendar has.
  case impossible
  /// More than one reading.
  case ambiguous
}

/// What the reader changed in a row to understand it; each becomes a note. Bits of `RosterRow.changes`.
public struct RowChanges: OptionSet, Hashable, Sendable {
  /// The bits.
  public let rawValue: UInt16
  /// By bits.
  @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }
  /// Combining marks composed (NFC).
  public static let composed = RowChanges(rawValue: 1)
  /// No-break, zero-width or doubled blanks cleaned.
  public static let blanks = RowChanges(rawValue: 2)
  /// An Excel serial number read as a date.
  public static let serialDate = RowChanges(rawValue: 4)
  /// 00/00/1942 read as 1942.
  public static let zeroDateParts = RowChanges(rawValue: 8)
  /// Icelandic eth replaced by đ.
  public static let eth = RowChanges(rawValue: 16)
  /// More or fewer cells than the header.
  public static let cellCount = RowChanges(rawValue: 32)
  /// Text after a closing quote.
  public static let strayText = RowChanges(rawValue: 64)
  /// Bytes that are not UTF-8: the row cannot be read.
  public static let badBytes = RowChanges(rawValue: 128)
  /// Neither clearly a person nor clearly a sum: the whole sheet decides.
  public static let unclear = RowChanges(rawValue: 256)
  /// A formula of the sheet, in `RosterRow.oddCell`, has no stored result.
  public static let formulaWithoutValue = RowChanges(rawValue: 512)
  /// The account has zeros in front that the sheet's number format draws and its cell does not have.
  public static let accountZerosDrawn = RowChanges(rawValue: 1024)
  /// The birth date looks as a year does in a cell of days: `RosterRow.typedYear`.
  public static let yearAsDay = RowChanges(rawValue: 2048)
  /// A cell begins like an error of a spreadsheet, "#N/A".
  public static let errorCell = RowChanges(rawValue: 4096)
}

/// One person's row; trivial, text lies in the block's arena.
public struct RosterRow: Sendable {
  /// Where each text column of the row lies, trimmed and composed; indexed by `RosterField`.
  @usableFromInline var text: InlineArray<32, TextSlice>
  /// Text columns that are not empty, one bit a `RosterField`.
  @usableFromInline var presentTexts: UInt32
  /// Amounts in đồng, indexed like `RosterField.money`.
  public private(set) var money: InlineArray<7, Int64>
  /// What the reader made of each amount.
  public private(set) var moneyState: InlineArray<7, CellState>
  /// The amounts that were read, one bit each.
  public private(set) var readMoney: UInt8
  /// The amounts that cannot be taken as they stand, one bit each.
  public private(set) var oddMoney: UInt8
  /// The row's amount by the contract: its printed total if readable, else the sum of its readable parts; nil when neither can be read.
  public private(set) var amount: Int64?
  /// Birth date; meaningful when `birthState` is `read`.
  public var birth: CalendarDate?
  /// What the reader made of the birth date.
  public var birthState: CellState
  /// Day of death, if the column is there and read.
  public var death: CalendarDate?
  /// What the reader made of the day of death.
  public var deathState: CellState
  /// The cell that `formulaWithoutValue` means.
  public var oddCell: RosterField
  /// What was changed to understand the row.
  public var changes: RowChanges
  /// The year that `yearAsDay` means; 0 without one.
  public var typedYear: UInt16
  /// The coefficient of a column of coefficients (hệ số) in hundredths; 0 without one or where it cannot be read.
  public var coefficient: UInt16
  /// Texts of which the reader knows that they hold letters, digits and single blanks as they should be, one bit a `RosterField`.
  public var usualTexts: UInt32
  /// 1-based physical line where the record begins.
  public var line: UInt32
  /// 1-based record in the file (titles and headers count).
  public var record: UInt32
  /// The whole record in the source: first byte …
  public var byteOffset: UInt64
  /// … and bytes, without its line end.
  public var byteLength: UInt32

  /// An empty row.
  public init() {
    text = InlineArray(repeating: .empty)
    presentTexts = 0
    money = InlineArray(repeating: 0)
    moneyState = InlineArray(repeating: .absent)
    readMoney = 0
    oddMoney = 0
    amount = nil
    birth = nil
    birthState = .absent
    death = nil
    deathState = .absent
    changes = []
    oddCell = .name
    typedYear = 0
    coefficient = 0
    usualTexts = 0
    line = 0
    record = 0
    byteOffset = 0
    byteLength = 0
  }

  /// Whether any of some text columns has something in it, one bit a `RosterField`.
  @inlinable @inline(__always)
  public func hasText(in fields: UInt32) -> Bool { presentTexts & fields != 0 }

  /// The text of a column.
  @inlinable public subscript(field: RosterField) -> TextSlice {
    get { text[Int(field.rawValue)] }
    set {
      text[Int(field.rawValue)] = newValue
      let bit: UInt32 = 1 << UInt32(field.rawValue)
      presentTexts = newValue.isEmpty ? presentTexts & ~bit : presentTexts | bit
    }
  }

  /// Puts a text, not empty, in its column; its bit in `presentTexts` and `usualTexts` is set with those of others by `addUsual`.
  @inlinable @inline(__always)
  public mutating func placeUsual(_ field: RosterField, _ slice: TextSlice) { text[Int(field.rawValue)] = slice }

  /// Says of texts that they are there and usual, one bit a `RosterField`.
  @inlinable @inline(__always)
  public mutating func addUsual(_ fields: UInt32) {
    presentTexts |= fields
    usualTexts |= fields
  }

  /// Puts an amount with what was made of its cell in one of the money columns, 0...6.
  public mutating func setMoney(_ column: Int, _ value: Int64, _ state: CellState) {
    money[column] = value
    moneyState[column] = state
    let bit: UInt8 = 1 << UInt8(truncatingIfNeeded: column)
    readMoney = state == .read ? readMoney | bit : readMoney & ~bit
    oddMoney = state.rawValue > CellState.read.rawValue ? oddMoney | bit : oddMoney & ~bit
    amount = readMoney & 0x40 != 0 ? money[6] : readMoney == 1 ? money[0] : sumOfParts
  }

  /// The parts that were read and are not zero, a recovery left out: bit n for `LineKind` n.
  public var partKinds: UInt8 {
    if readMoney & 0x1F == 1 { return money[0] == 0 ? 0 : 1 }
    var kinds: UInt8 = 0
    for index in 0..<5 where moneyState[index] == .read {
      if money[index] != 0 { kinds |= 1 << UInt8(index) }
    }
    return kinds
  }

  /// An amount with its state.
  @inlinable public func amount(_ field: RosterField) -> (value: Int64, state: CellState) {
    guard let index = field.moneyIndex else { return (0, .absent) }
    return (money[index], moneyState[index])
  }

  /// Whether the reader knows that a text needs no closer look.
  @inlinable @inline(__always)
  public func isUsual(_ field: RosterField) -> Bool { usualTexts & (1 << UInt32(field.rawValue)) != 0 }

  private var sumOfParts: Int64? {
    if readMoney == 0 { return nil }
    var sum: Int64 = 0
    for index in 0..<6 where moneyState[index] == .read {
      let (next, overflow) = index == 5 ? sum.subtractingReportingOverflow(money[index]) : sum.addingReportingOverflow(money[index])
      if overflow { return nil }
      sum = next
    }
    return sum
  }
}

/// A heading among the rows ("I. Người khuyết tật"): it is about those from `row` of its block on, until the next one.
public struct RosterHeading: Sendable {
  /// Index of the first row it is about, which can be the end of the block.
  public var row: Int
  /// Its words.
  public var text: TextSlice

  /// A heading.
  public init(row: Int, text: TextSlice) {
    self.row = row
    self.text = text
  }
}

/// Rows of one file.
public struct RosterBlock: Sendable {
  /// All text of the rows: first the window of the file as it stands, behind it what was composed or unescaped.
  public var bytes: [UInt8]
  /// Offset in the file of `bytes[0]`; a row's whole record lies at `byteOffset - fileOffset`.
  public var fileOffset: UInt64
  /// The rows.
  public var rows: [RosterRow]
  /// Headings among the rows, by rising row; one of an earlier block goes on.
  public var headings: [RosterHeading] = []

  /// An empty block.
  public init() {
    bytes = []
    fileOffset = 0
    rows = []
  }

  /// Empties the block and keeps its memory.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    rows.removeAll(keepingCapacity: true)
    headings.removeAll(keepingCapacity: true)
  }
}

/// The months that a title names.
public struct TitleMonths: Hashable, Sendable {
  /// A month, perhaps without its year.
  public struct Named: Hashable, Sendable {
    /// 1...12.
    public var month: Int
    /// 1900...2999; nil where the title does not say it.
    public var year: Int?

    /// A month, perhaps of a year.
    public init(month: Int, year: Int?) {
      self.month = month
      self.year = year
    }

    /// Whether both can be the same month: a year that is not said can be any.
    public func agrees(with other: Named) -> Bool { month == other.month && (year == nil || other.year == nil || year == other.year) }

    /// "2026-10", or "10" without a year.
    public var description: String {
      let number = month < 10 ? "0\(month)" : "\(month)"
      return year.map { "\($0)-\(number)" } ?? number
    }
  }

  /// Each month once, in the order of the title.
  public var named: [Named] = []
  /// Words that speak of a month or of several and are not understood; empty when there are none.
  public var unclear = ""

  /// None.
  public init() {}

  /// The months as messages show them.
  public var description: String { named.map(\.description).joined(separator: ", ") }
}

/// A total in words, "Bằng chữ: Một triệu đồng".
public struct StatedWords: Hashable, Sendable {
  /// What the words say, in đồng.
  public var amount: Int64
  /// The words as written.
  public var text: String
  /// 1-based line.
  public var line: Int

  /// Words that were read.
  public init(amount: Int64, text: String, line: Int) {
    self.amount = amount
    self.text = text
    self.line = line
  }
}

/// What stands around the rows of a roster: title, stated totals, the meaning of its columns.
public struct Roster: Sendable {
  /// Programme named by the title or a column; unknown if neither.
  public var programme: Programme
  /// The month named by the title, if it names one with its year.
  public var period: Period?
  /// What the title says of months.
  public var titleMonths = TitleMonths()
  /// The line that says it, 1-based.
  public var titleMonthsLine = 1
  /// What a title further down says of months where the one above the table says nothing, with its line.
  public var laterMonths: (months: TitleMonths, line: Int)?
  /// The programme that a title or heading further down names where the title above the table names none, with its line.
  public var laterProgramme: (programme: Programme, line: Int)?
  /// Unit named above the table.
  public var unitName: String
  /// Sum stated by the total row.
  public var statedAmount: Int64?
  /// A total in words that neither the rows nor a total in figures bear out; nil where all do.
  public var statedWords: StatedWords?
  /// Number of people stated.
  public var statedRows: Int?
  /// Line of the total row, for messages.
  public var statedLine: Int?
  /// 1-based source column of each field; 0 = not there. Indexed by `RosterField`.
  public var columns: [Int]

  /// Nothing known yet.
  public init() {
    programme = .unknown
    unitName = ""
    columns = Array(repeating: 0, count: RosterField.allCases.count)
  }
}

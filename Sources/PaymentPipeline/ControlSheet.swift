// The proof of a prepared set: rows read = paid + held, payments = files written, orders = what they fund. Bảng kiểm soát số liệu.

public import PaymentModel

/// A count with its sum in đồng.
public struct CountedAmount: Hashable, Sendable {
  /// How many.
  public var count: Int
  /// Sum in đồng.
  public var amount: Int64
  /// Zero unless said.
  public init(count: Int = 0, amount: Int64 = 0) {
    self.count = count
    self.amount = amount
  }
  /// By control totals.
  public init(_ totals: ControlTotals) { self.init(count: totals.count, amount: totals.amount) }
}

/// Everything the control sheet states. Amounts are whole đồng, paths are relative to the set.
public struct ControlSheet: Hashable, Sendable {
  /// One roster as handed in.
  public struct Input: Hashable, Sendable {
    /// File as the user named it.
    public var file: String
    /// People's rows and their sum.
    public var rows: CountedAmount
    /// Stated number of people.
    public var statedRows: Int?
    /// Stated sum.
    public var statedAmount: Int64?
    /// An input.
    public init(file: String, rows: CountedAmount, statedRows: Int? = nil, statedAmount: Int64? = nil) {
      self.file = file
      self.rows = rows
      self.statedRows = statedRows
      self.statedAmount = statedAmount
    }

    /// Whether the list states another number or sum than was read.
    public var differs: Bool {
      statedRows.map { $0 != rows.count } ?? false || statedAmount.map { $0 != rows.amount } ?? false
    }
  }

  /// One treasury order and what it funds.
  public struct Order: Hashable, Sendable {
    /// Path of the order.
    public var file: String
    /// The order.
    public var order: PaymentOrder
    /// An order in its file.
    public init(file: String, order: PaymentOrder) {
      self.file = file
      self.order = order
    }
  }

  /// One payment file written.
  public struct ChannelFile: Hashable, Sendable {
    /// Path of the file.
    public var file: String
    /// Format id.
    public var format: String
    /// Channel it serves.
    public var channel: Channel
    /// Programme it pays.
    public var programme: Programme
    /// Payments in it, counted by reading it back.
    public var totals: CountedAmount
    /// Lower-case hex.
    public var sha256: String
    /// A file.
    public init(file: String, format: String, channel: Channel, programme: Programme, totals: CountedAmount, sha256: String) {
      self.file = file
      self.format = format
      self.channel = channel
      self.programme = programme
      self.totals = totals
      self.sha256 = sha256
    }
  }

  /// Rows held back for one reason.
  public struct HeldReason: Hashable, Sendable {
    /// Diagnostic code.
    public var code: String
    /// Rows and their sum.
    public var totals: CountedAmount
    /// A reason.
    public init(code: String, totals: CountedAmount) {
      self.code = code
      self.totals = totals
    }
  }

  /// Payout month and round.
  public var period: Period
  /// Months the round covers, at least the period's own.
  public var months: [Period]
  /// The unit's name, for the printed sheet.
  public var unit: PayingUnit
  /// Rosters in the order handed in.
  public var inputs: [Input] = []
  /// All rows read.
  public var totals = CountedAmount()
  /// Rows that are paid.
  public var paid = CountedAmount()
  /// Rows held back.
  public var held = CountedAmount()
  /// Held rows whose amount cannot be read; they count with 0 đồng.
  public var heldAmountUnknown = 0
  /// Held rows by reason, most frequent first.
  public var heldReasons: [HeldReason] = []
  /// Payments written.
  public var payments = CountedAmount()
  /// Payments by channel, all four.
  public var channels: [Channel: CountedAmount] = [:]
  /// Orders.
  public var orders: [Order] = []
  /// Payment files.
  public var files: [ChannelFile] = []
  /// True when every equation holds, computed from the files read back.
  public var balanced = false

  /// A sheet of a period.
  public init(period: Period, months: [Period], unit: PayingUnit) {
    self.period = period
    self.months = months
    self.unit = unit
  }

  /// `control-sheet.json`.
  public var json: String {
    var json = JSONText()
    json.object { sheet in
      sheet.string("period", period.description)
      sheet.array("months") { list in for month in months { list.string(nil, month.description) } }
      sheet.array("inputs") { list in for input in inputs { ControlSheet.write(input, &list) } }
      sheet.object("totals") {
        $0.integer("rows", totals.count)
        $0.integer("amount", totals.amount)
      }
      sheet.totals("paid", count: paid.count, amount: paid.amount)
      sheet.object("held") {
        $0.integer("count", held.count)
        $0.integer("amount", held.amount)
        $0.integer("amount_unknown", heldAmountUnknown)
      }
      sheet.array("held_reasons") { list in
        for reason in heldReasons {
          list.object {
            $0.string("code", reason.code)
            $0.integer("count", reason.totals.count)
            $0.integer("amount", reason.totals.amount)
          }
        }
      }
      sheet.totals("payments", count: payments.count, amount: payments.amount)
      sheet.object("channels") { list in
        for channel in Channel.paying {
          let value = channels[channel] ?? CountedAmount()
          list.totals(channel.code, count: value.count, amount: value.amount)
        }
      }
      sheet.array("orders") { list in for order in orders { ControlSheet.write(order, &list) } }
      sheet.array("files") { list in for file in files { ControlSheet.write(file, &list) } }
      sheet.boolean("balanced", balanced)
    }
    return json.text
  }

  private static func write(_ input: Input, _ list: inout JSONText) {
    list.object {
      $0.string("file", input.file)
      $0.integer("rows", input.rows.count)
      $0.integer("amount", input.rows.amount)
      $0.object("stated") {
        if let rows = input.statedRows { $0.integer("rows", rows) } else { $0.null("rows") }
        if let amount = input.statedAmount { $0.integer("amount", amount) } else { $0.null("amount") }
      }
    }
  }

  private static func write(_ entry: Order, _ list: inout JSONText) {
    list.object {
      $0.string("file", entry.file)
      $0.string("reference", entry.order.reference)
      $0.string("programme", entry.order.programme.code)
      $0.string("kind", entry.order.kind.rawValue)
      $0.integer("amount", entry.order.amount)
      $0.array("funds") { funds in for path in entry.order.funds { funds.string(nil, path) } }
      $0.integer("fee", entry.order.fee)
      $0.integer("less_held", entry.order.lessHeld)
    }
  }

  private static func write(_ file: ChannelFile, _ list: inout JSONText) {
    list.object {
      $0.string("file", file.file)
      $0.string("format", file.format)
      $0.string("channel", file.channel.code)
      $0.string("programme", file.programme.code)
      $0.integer("count", file.totals.count)
      $0.integer("amount", file.totals.amount)
      $0.string("sha256", file.sha256)
    }
  }
}

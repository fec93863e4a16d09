// Rules on payments: what goes out, or what a foreign file says went out.

public import PaymentModel
public import ReferenceData

/// What the rules on payments may know.
public struct PaymentContext: Sendable {
  /// Reference tables.
  public let tables: ReferenceTables
  /// Month of the payout, for payments that name none.
  public var period: Period?
  let napasLimit: Int64

  /// A context; the day the limits are taken for is the first of the period.
  public init(tables: ReferenceTables, period: Period?) {
    self.tables = tables
    self.period = period
    napasLimit = Self.day(period).flatMap { tables.limit("napas_payment", on: $0) } ?? .max
  }

  /// The monthly cap of a mobile-money account in a month.
  func walletCap(_ period: Period?) -> Int64 {
    Self.day(period ?? self.period).flatMap { tables.limit("wallet_month", on: $0) } ?? .max
  }

  private static func day(_ period: Period?) -> CalendarDate? {
    period.flatMap { CalendarDate(year: Int($0.year), month: Int($0.month), day: 1) }
  }
}

/// The rules on payments.
public enum PaymentRules {
  /// Checks every payment of a block on its own.
  public static func check(_ block: borrowing PaymentBlock, _ context: borrowing PaymentContext, _ findings: inout FindingList) {
    let bytes = block.bytes.span
    let rows = block.rows.span
    let lines = block.lines.span
    // One look-up for all payments of the same month.
    var capPeriod = context.period
    var cap = context.walletCap(capPeriod)
    for position in rows.indices {
      let index = UInt32(truncatingIfNeeded: position)
      let period = rows[position].period ?? context.period
      if period != capPeriod {
        capPeriod = period
        cap = context.walletCap(period)
      }
      PaymentAmountRule.check(rows[position], lines, cap, context.napasLimit, &findings, index)
      PaymentPartyRule.check(rows[position], bytes, &findings, index)
      ChannelRule.check(rows[position], bytes, context.tables.hot, &findings, index)
    }
  }
}

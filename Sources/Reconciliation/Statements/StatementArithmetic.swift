// Opening balance + credits − debits = closing balance: the first check of any statement.

public import PaymentModel

/// Whether statements add up.
public enum StatementVerdict: Hashable, Sendable {
  /// They do.
  case verified
  /// They do not: what the stated closing balance has more than the computed one, in minor units (negative: less).
  case discrepancy(Int64)
  /// A balance is missing, or a sum left the range of 64 bits.
  case unverifiable

  /// The key in reconciliation.json.
  public var code: String {
    switch self {
    case .verified: "verified"
    case .discrepancy: "discrepancy"
    case .unverifiable: "unverifiable"
    }
  }

  /// The verdict over several: any discrepancy decides (the differences add up), then anything verified, else unverifiable.
  public static func combined(_ verdicts: some Sequence<StatementVerdict>) -> StatementVerdict {
    var difference: Int64?
    var isVerified = false
    for verdict in verdicts {
      switch verdict {
      case .verified: isVerified = true
      case .discrepancy(let more):
        let (sum, overflow) = (difference ?? 0).addingReportingOverflow(more)
        difference = overflow ? difference : sum
      case .unverifiable: break
      }
    }
    if let difference { return .discrepancy(difference) }
    return isVerified ? .verified : .unverifiable
  }
}

/// Adds up one statement, page by page.
///
/// A statement begins with `begin`, takes its entries, and ends with `end`. Pages of one statement chain: a page's opening balance that is
/// stated must be the closing balance of the page before, and a page without an opening balance goes on from there.
public struct StatementArithmetic: Sendable {
  private var opening: Int64?
  private var credits = ControlTotals()
  private var debits = ControlTotals()
  /// Closing balance of the page before, as stated or computed.
  private var carried: Int64?
  /// Verdicts of the statements and pages ended so far, in order.
  public private(set) var verdicts: [StatementVerdict] = []
  /// Credits of all pages so far.
  public private(set) var allCredits = ControlTotals()
  /// Debits of all pages so far.
  public private(set) var allDebits = ControlTotals()

  /// Nothing added up yet.
  public init() {}

  /// Begins a statement or, with `continues`, its next page.
  ///
  /// - Parameters:
  ///   - opening: The opening balance if stated; signed minor units from the account holder's side.
  ///   - continues: Whether it is the next page of the statement ended last.
  public mutating func begin(opening: Int64?, continues: Bool = false) {
    if continues, let carried {
      if let opening, opening != carried { verdicts.append(StatementArithmetic.verdict(stated: opening, computed: carried)) }
      self.opening = opening ?? carried
    } else {
      self.opening = opening
    }
    credits = ControlTotals()
    debits = ControlTotals()
  }

  /// Takes an entry; one without a direction moves no money.
  public mutating func add(_ direction: EntryDirection, _ amount: Int64) {
    switch direction {
    case .credit: credits.add(amount)
    case .debit: debits.add(amount)
    case .none: break
    }
  }

  /// Takes the entries of a block.
  public mutating func add(_ block: EntryBlock) {
    for row in block.rows { add(row.direction, row.amount) }
  }

  /// Ends the statement or page.
  ///
  /// - Parameter closing: The closing balance if stated.
  /// - Returns: Whether it adds up.
  @discardableResult
  public mutating func end(closing: Int64?) -> StatementVerdict {
    allCredits.add(credits)
    allDebits.add(debits)
    var computed: Int64?
    if let opening, !credits.isOverflown, !debits.isOverflown {
      let (sum, overflow) = opening.addingReportingOverflow(credits.amount)
      let (rest, underflow) = sum.subtractingReportingOverflow(debits.amount)
      computed = overflow || underflow ? nil : rest
    }
    carried = closing ?? computed
    var verdict = StatementVerdict.unverifiable
    if let computed, let closing { verdict = StatementArithmetic.verdict(stated: closing, computed: computed) }
    verdicts.append(verdict)
    return verdict
  }

  /// The verdict over everything ended so far.
  public var verdict: StatementVerdict { StatementVerdict.combined(verdicts) }

  private static func verdict(stated: Int64, computed: Int64) -> StatementVerdict {
    if stated == computed { return .verified }
    let (more, overflow) = stated.subtractingReportingOverflow(computed)
    return overflow ? .unverifiable : .discrepancy(more)
  }
}

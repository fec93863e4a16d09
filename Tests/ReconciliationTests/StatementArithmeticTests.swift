import PaymentModel
import Testing

@testable import Reconciliation

@Suite struct StatementArithmeticTests {
  private func verdict(_ opening: Int64?, credits: [Int64], debits: [Int64], _ closing: Int64?) -> StatementVerdict {
    var arithmetic = StatementArithmetic()
    arithmetic.begin(opening: opening)
    for amount in credits { arithmetic.add(.credit, amount) }
    for amount in debits { arithmetic.add(.debit, amount) }
    arithmetic.add(.none, 77)
    return arithmetic.end(closing: closing)
  }

  @Test func `opening and credits less debits is closing`() {
    #expect(verdict(100, credits: [50, 1], debits: [30], 121) == .verified)
    #expect(verdict(-100, credits: [], debits: [], -100) == .verified)
    #expect(verdict(100, credits: [50], debits: [30], 121) == .discrepancy(1))
    #expect(verdict(100, credits: [50], debits: [30], 119) == .discrepancy(-1))
  }

  @Test func `a missing balance proves nothing`() {
    #expect(verdict(nil, credits: [1], debits: [], 1) == .unverifiable)
    #expect(verdict(1, credits: [1], debits: [], nil) == .unverifiable)
  }

  @Test func `sums beyond 64 bits prove nothing and do not trap`() {
    #expect(verdict(.max, credits: [1], debits: [], 0) == .unverifiable)
    #expect(verdict(.min, credits: [], debits: [1], 0) == .unverifiable)
    #expect(verdict(0, credits: [.max, .max], debits: [], 0) == .unverifiable)
    #expect(verdict(.min, credits: [], debits: [], .max) == .unverifiable)
  }

  @Test func `over several files a discrepancy decides, then anything verified`() {
    #expect(StatementVerdict.combined([.verified, .discrepancy(5), .unverifiable]) == .discrepancy(5))
    #expect(StatementVerdict.combined([.discrepancy(5), .discrepancy(-5)]).code == "discrepancy")
    #expect(StatementVerdict.combined([.unverifiable, .verified]) == .verified)
    #expect(StatementVerdict.combined([.unverifiable]) == .unverifiable)
    #expect(StatementVerdict.combined([]) == .unverifiable)
    #expect(StatementVerdict.combined([.discrepancy(.max), .discrepancy(.max)]) == .discrepancy(.max))
  }

  @Test func `pages go on from the page before`() {
    var pages = StatementArithmetic()
    pages.begin(opening: 100)
    pages.add(.credit, 10)
    #expect(pages.end(closing: nil) == .unverifiable)
    pages.begin(opening: nil, continues: true)
    pages.add(.debit, 5)
    #expect(pages.end(closing: 105) == .verified)
    #expect(pages.verdict == .verified)
    pages.begin(opening: 104, continues: true)
    #expect(pages.end(closing: 104) == .verified)
    #expect(pages.verdict == .discrepancy(-1))
    #expect(pages.allCredits == ControlTotals(count: 1, amount: 10))
    #expect(pages.allDebits == ControlTotals(count: 1, amount: 5))
  }

  @Test func `a new statement does not go on from the one before`() {
    var statements = StatementArithmetic()
    statements.begin(opening: 0)
    #expect(statements.end(closing: 0) == .verified)
    statements.begin(opening: 50)
    #expect(statements.end(closing: 50) == .verified)
    #expect(statements.verdict == .verified)
  }
}

// The bank of an account: by BIN, State Bank code, CITAD code or any of its names, never by two that contradict each other.

internal import Diagnostics
internal import PaymentModel
internal import ReferenceData

/// What a bank cell was understood as.
struct BankAnswer: Sendable {
  enum Verdict: UInt8, Sendable { case clear, sbvCode, citad, citadLostZero, former, unknown, ambiguous, contradiction, noAccounts }
  var verdict = Verdict.unknown
  /// Place in the tables; −1 none.
  var bank: Int16 = -1
  var bin: Int32 = 0
  /// A CITAD code lost its first zero, whatever else is to be said.
  var hasLostZero = false
  /// 1-based place of the wallet the cell names; 0 none.
  var wallet: UInt8 = 0
  /// Last month of a former name, as year × 12 + month − 1; 0 when not known.
  var formerUntil: Int32 = 0
}

enum BankRule {
  /// Understands the cell; findings come later, when it is known whether the row is paid to a bank.
  static func resolve(
    _ row: borrowing RosterRow, _ bytes: Span<UInt8>, _ context: borrowing CheckContext, _ scratch: inout CheckScratch,
    _ resolved: inout ResolvedRow
  ) -> BankAnswer {
    let slice = row[.bank]
    var answer = BankAnswer()
    if slice.isEmpty {
      if context.bankWithoutColumn > 0, !context.columns.contains(.bank), let bank = context.hot.bank(bin: Int(context.bankWithoutColumn)) {
        answer = BankAnswer(verdict: .clear, bank: Int16(bank), bin: context.bankWithoutColumn)
      }
    } else if slice.length == 6, let bin = Word.sixDigits(bytes, Int(slice.offset)) {
      if let bank = context.hot.bank(bin: Int(bin)) {
        answer = understood(bank, .clear, bin: context.hot.accountBIN(bank))
      }
    } else {
      answer = scratch.banks.find(bytes, slice) ?? understandNow(bytes, slice, context, &scratch)
    }
    resolved.destination.bank = answer.bank
    resolved.destination.bankBIN = answer.bin
    resolved.destination.namedWallet = answer.wallet
    return answer
  }

  @inline(__always)
  private static func understood(_ bank: Int, _ verdict: BankAnswer.Verdict, bin: Int32) -> BankAnswer {
    bin > 0 ? BankAnswer(verdict: verdict, bank: Int16(bank), bin: bin) : BankAnswer(verdict: .noAccounts, bank: Int16(bank))
  }

  @inline(never)
  private static func understandNow(
    _ bytes: Span<UInt8>, _ slice: TextSlice, _ context: borrowing CheckContext, _ scratch: inout CheckScratch
  ) -> BankAnswer {
    scratch.banks.remember(understand(bytes.extracting(slice.range), context.tables), bytes, slice)
  }

  private static func understand(_ text: Span<UInt8>, _ tables: ReferenceTables) -> BankAnswer {
    switch tables.bank(named: text) {
    case .none:
      return BankAnswer(wallet: tables.wallet(named: text))
    case .ambiguous: return BankAnswer(verdict: .ambiguous)
    case .contradiction: return BankAnswer(verdict: .contradiction)
    case .unique(let match):
      let verdict: BankAnswer.Verdict =
        switch match.kind {
        case .bin, .bic, .brand, .name: .clear
        case .sbvCode: .sbvCode
        case .citad: .citad
        case .citadLostZero: .citadLostZero
        case .former: .former
        }
      var answer = understood(match.bank, verdict, bin: tables.hot.accountBIN(match.bank))
      answer.hasLostZero = match.kind == .citadLostZero
      if let last = match.validTo { answer.formerUntil = Int32(last.year) * 12 + Int32(last.month) - 1 }
      return answer
    }
  }

  /// Says what was understood, for a row that is paid to a bank account.
  static func report(
    _ answer: BankAnswer, _ row: borrowing RosterRow, _ context: borrowing CheckContext, _ findings: inout FindingList, _ index: UInt32
  ) {
    let slice = row[.bank]
    if context.hot.mayBeOutOfUse, answer.bank >= 0, let period = context.period,
      let day = CalendarDate(year: Int(period.year), month: Int(period.month), day: 1),
      !context.tables.banks[Int(answer.bank)].validity.contains(day)
    {
      findings.add(.bankNotInForce, index, .bank, number: Int64(answer.bank), text: slice)
    }
    if answer.verdict == .clear { return }
    switch answer.verdict {
    case .clear: break
    case .sbvCode, .citad: findings.add(.bankCodeConverted, index, .bank, number: Int64(answer.bin), text: slice)
    case .citadLostZero: findings.add(.citadZeroRestored, index, .bank, number: Int64(answer.bin), text: slice)
    case .former:
      if let period = context.period, answer.formerUntil > 0, period.monthNumber <= Int(answer.formerUntil) { return }
      findings.add(.bankRenamed, index, .bank, number: Int64(answer.bank), text: slice)
    case .unknown, .ambiguous, .noAccounts:
      if answer.hasLostZero { findings.add(.citadZeroRestored, index, .bank, number: Int64(answer.bin), text: slice) }
      findings.add(.bankUnknown, index, .bank, number: Int64(answer.bank), text: slice)
    case .contradiction: findings.add(.bankConflict, index, .bank, text: slice)
    }
  }
}

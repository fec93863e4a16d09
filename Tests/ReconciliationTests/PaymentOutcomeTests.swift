import Testing

@testable import Reconciliation

/// The contract's sentences, read slowly over a list of single events instead of sums.
struct SlowOutcome {
  enum Event { case paid(Int64), returned(Int64), rejected, pending }
  var answers: [Event] = []
  var bookings: [Event] = []
  var batchDebited = false

  static func paid(_ events: [Event]) -> [Int64] {
    events.compactMap { if case .paid(let amount) = $0 { amount } else { nil } }
  }
  private static func returned(_ events: [Event]) -> [Int64] {
    events.compactMap { if case .returned(let amount) = $0 { amount } else { nil } }
  }
  private static func has(_ events: [Event], rejected: Bool) -> Bool {
    events.contains {
      switch $0 {
      case .rejected: rejected
      case .pending: !rejected
      default: false
      }
    }
  }

  /// "max over classes": the longer list, the statement's on a tie.
  private static func believed(_ answers: [Int64], _ bookings: [Int64]) -> [Int64] { answers.count > bookings.count ? answers : bookings }

  func outcome(of amount: Int64) -> PaymentOutcome {
    var paid = SlowOutcome.believed(SlowOutcome.paid(answers), SlowOutcome.paid(bookings))
    let back = SlowOutcome.believed(SlowOutcome.returned(answers), SlowOutcome.returned(bookings))
    let isRejected = SlowOutcome.has(answers, rejected: true) || SlowOutcome.has(bookings, rejected: true)
    let isPending = SlowOutcome.has(answers, rejected: false) || SlowOutcome.has(bookings, rejected: false)
    if paid.isEmpty, batchDebited, !isRejected, !isPending { paid = [amount] }
    let backSum = back.reduce(0, +)
    let payeeHolds = paid.reduce(0, +) - backSum
    if paid.isEmpty {
      // Sent back before credit is the whole amount. Another sum means that it was paid once, and that not all of it, or more, came back.
      if !back.isEmpty {
        return backSum == amount ? (isRejected && SlowOutcome.returned(answers).isEmpty ? .rejected : .returned) : .amountDiffers
      }
      return isRejected ? .rejected : .pending
    }
    // More came back than was paid: the money must stand in a figure, and "pending" is none.
    if payeeHolds < 0 { return .amountDiffers }
    if !back.isEmpty, payeeHolds == 0 { return .returned }
    // Refused, and yet the payee holds all of it: the sources contradict each other.
    if isRejected, back.isEmpty || payeeHolds >= amount { return .pending }
    if payeeHolds == amount { return .settled }
    if paid.count == 1 { return .amountDiffers }
    return payeeHolds > amount ? .duplicate : .amountDiffers
  }

  var events: PaymentEvents {
    var result = PaymentEvents()
    for event in answers { SlowOutcome.add(event, &result.answers) }
    for event in bookings { SlowOutcome.add(event, &result.bookings) }
    result.isInPaidBatch = batchDebited
    return result
  }

  private static func add(_ event: Event, _ events: inout ClassEvents) {
    switch event {
    case .paid(let amount): events.paid.add(amount)
    case .returned(let amount): events.returned.add(amount)
    case .rejected: events.isRejected = true
    case .pending: events.isPending = true
    }
  }
}

@Suite struct PaymentOutcomeTests {
  /// Every list of up to two payments and two returns of three amounts in each class, with and without refusal and open answer.
  @Test func `small counts of all events give what the contract says`() {
    let amount: Int64 = 500
    let sums: [[Int64]] = [[], [500], [400], [600], [500, 500], [500, 400], [250, 250], [1_000]]
    let backs: [[Int64]] = [[], [500], [400], [100], [500, 500], [250, 250]]
    var seen: Set<PaymentOutcome> = []
    var cases = 0
    for answerPaid in sums {
      for bookingPaid in sums {
        for answerBack in backs {
          for bookingBack in backs {
            for flags in 0..<8 {
              var slow = SlowOutcome()
              slow.answers = answerPaid.map { .paid($0) } + answerBack.map { .returned($0) }
              slow.bookings = bookingPaid.map { .paid($0) } + bookingBack.map { .returned($0) }
              if flags & 1 == 1 { slow.answers.append(.rejected) }
              if flags & 2 == 2 { slow.answers.append(.pending) }
              slow.batchDebited = flags & 4 == 4
              let expected = slow.outcome(of: amount)
              cases += 1
              seen.insert(expected)
              let (outcome, _) = slow.events.outcome(of: amount)
              if outcome != expected {
                Issue.record("\(slow): \(outcome), the contract says \(expected)")
                return
              }
            }
          }
        }
      }
    }
    #expect(cases == 8 * 8 * 6 * 6 * 8)
    #expect(seen.count == PaymentOutcome.allCases.count)
  }

  private func outcome(_ build: (inout PaymentEvents) -> Void, allowance: Int64 = 0) -> PaymentOutcome {
    var events = PaymentEvents()
    build(&events)
    return events.outcome(of: 500_000, returnAllowance: allowance).outcome
  }

  @Test func `the contract's sentences one by one`() {
    #expect(outcome { $0.bookings.paid.add(500_000) } == .settled)
    #expect(outcome { $0.answers.paid.add(500_000) } == .settled)
    #expect(outcome { $0.answers.returned.add(500_000) } == .returned)
    #expect(outcome { $0.answers.isRejected = true } == .rejected)
    #expect(outcome { $0.answers.isPending = true } == .pending)
    #expect(outcome { _ in } == .pending)
    #expect(outcome { $0.bookings.paid = EventSum(2, 1_000_000) } == .duplicate)
    #expect(outcome { $0.bookings.paid.add(499_999) } == .amountDiffers)
    #expect(outcome { $0.bookings.paid.add(500_001) } == .amountDiffers)
  }

  @Test func `one event reported by answers and bookings counts once`() {
    #expect(
      outcome {
        $0.answers.paid.add(500_000)
        $0.bookings.paid.add(500_000)
      } == .settled)
    #expect(
      outcome {
        $0.answers.returned.add(500_000)
        $0.bookings.paid.add(500_000)
        $0.bookings.returned.add(500_000)
      } == .returned)
  }

  @Test func `a duplicate whose excess came back is settled`() {
    #expect(
      outcome {
        $0.bookings.paid = EventSum(2, 1_000_000)
        $0.bookings.returned.add(500_000)
      } == .settled)
  }

  @Test func `a return short of a fee is whole only within the allowance`() {
    let build: (inout PaymentEvents) -> Void = {
      $0.bookings.paid.add(500_000)
      $0.bookings.returned.add(494_500)
    }
    #expect(outcome(build) == .amountDiffers)
    #expect(outcome(build, allowance: 5_499) == .amountDiffers)
    #expect(outcome(build, allowance: 5_500) == .returned)
  }

  @Test func `money that came back without a word of a payment is never pending`() {
    #expect(outcome { $0.bookings.returned.add(450_000) } == .amountDiffers)
    #expect(outcome { $0.bookings.returned.add(550_000) } == .amountDiffers)
    #expect(outcome { $0.bookings.returned = EventSum(2, 1_000_000) } == .amountDiffers)
    var short = PaymentEvents()
    short.bookings.returned.add(450_000)
    #expect(short.outcome(of: 500_000).held == 50_000)
  }

  @Test func `sums beyond 64 bits leave a payment pending`() {
    #expect(
      outcome {
        $0.bookings.paid.add(.max)
        $0.bookings.paid.add(.max)
      } == .pending)
  }

  @Test(arguments: PaymentOutcome.allCases) func `an outcome survives its key`(outcome: PaymentOutcome) {
    #expect(PaymentOutcome(code: outcome.code) == outcome)
  }

  @Test func `keys are the contract's`() {
    #expect(PaymentOutcome.allCases.map(\.code) == ["settled", "returned", "rejected", "duplicate", "amount_differs", "pending"])
    #expect(MatchRule(code: "account_amount") == .accountAmount)
    #expect(MatchRule(code: "") == nil)
    #expect(Set(MatchRule.allCases.map(\.code)).count == MatchRule.allCases.count)
  }
}

// What becomes of each payment of a sample month, and by which answer it can be proved.

import PaymentModel
internal import Reconciliation

/// How a payment's end is told.
enum SampleAnswer {
  /// Paid, and nothing more.
  case paid
  /// Said to be returned; the credit follows.
  case returned
  /// Said to be paid; the money comes back afterwards.
  case paidThenReturned
  case rejected
  /// Said to be open.
  case open
  /// A word that nobody knows.
  case unknownWord
  /// No answer at all.
  case missing
  case paidTwice
  case otherAmount

  /// What a right reconciliation must find.
  var outcome: PaymentOutcome {
    switch self {
    case .paid: .settled
    case .returned, .paidThenReturned: .returned
    case .rejected: .rejected
    case .open, .unknownWord, .missing: .pending
    case .paidTwice: .duplicate
    case .otherAmount: .amountDiffers
    }
  }
}

/// Decides about the payments in their order. About 94 in 100 are simply paid.
struct SampleOutcomes {
  private var random: SampleRandom
  private var returned = SampleStratum(every: 40)
  private var rejected = SampleStratum(every: 67)
  private var pending = SampleStratum(every: 143)
  private var duplicate = SampleStratum(every: 167)
  private var otherAmount = SampleStratum(every: 143)
  private var pendings: SampleWheel<SampleAnswer>

  init(seed: UInt64) {
    random = SampleRandom(seed: seed, purpose: .outcomes)
    pendings = SampleWheel([.open, .unknownWord, .missing], &random)
  }

  /// The answer about the next payment. A list of cash knows no refusal, and credits only tell of what left the account.
  mutating func next(_ channel: Channel, isOnly: Bool) -> SampleAnswer {
    let isReturned = returned.next(&random)
    let isRejected = rejected.next(&random)
    let isPending = pending.next(&random)
    let isDuplicate = duplicate.next(&random)
    let isOther = otherAmount.next(&random)
    let isList = channel == .cash || channel == .home
    if isPending {
      let answer = pendings.next()
      // A file with no answer in it would not be sent at all, and the words of a fixed-width file are codes.
      if answer == .missing && isOnly || answer == .unknownWord && channel == .bank { return .open }
      return answer
    }
    if isDuplicate { return .paidTwice }
    if isOther { return .otherAmount }
    if isRejected { return isList ? .returned : .rejected }
    if isReturned { return isList || random.happens(perThousand: 600) ? .returned : .paidThenReturned }
    return .paid
  }
}

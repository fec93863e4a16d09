// The treasury's statement of one programme's account: a debit for each order, credits for what came back, a fee, balances that add up.

internal import ByteText
import Diagnostics
import Files
import PaymentFormats
import PaymentModel

/// A credit for one or several payments that came back.
struct SampleCredit {
  var references: [String]
  var amount: Int64
  /// Whether the answer of the bank has named the payment as well; only then may its reference be cut.
  var isAnswered: Bool
}

/// Writes one statement, entry by entry, in the order of days.
struct SampleStatement {
  private let file: OutputFile
  private let writer: any EntryWriter
  private let period: Period
  private let programme: Programme
  private var random: SampleRandom
  private var balances: StatementBalances
  private var balance: Int64
  private var number = 0
  private var block = EntryBlock()
  private let fee: Int64 = 55_000

  /// Begins with the orders' debits; the account held what they draw and a little more.
  init(
    _ file: OutputFile, _ writer: any EntryWriter, _ request: SampleRequest, _ unit: PayingUnit, _ programme: Programme,
    _ orders: [PaymentOrder]
  ) throws(FileProblem) {
    self.file = file
    self.writer = writer
    self.programme = programme
    period = request.period
    random = SampleRandom(seed: request.seed &+ UInt64(programme.rawValue), purpose: .statements)
    balance = orders.reduce(fee + 4_321_000) { $0 + $1.amount }
    balances = StatementBalances(opening: balance)
    var header = BatchHeader()
    header.unit = unit
    header.programme = programme
    header.period = request.period
    header.createdAt = "\(request.period.sampleDay(28))T17:00:00+07:00"
    writer.begin(header, balances: balances, into: &file.buffer)
    for order in orders where order.amount > 0 {
      let words =
        order.kind == .transfer
        ? "CHUYEN TIEN CHI TRA" : order.kind == .payingService ? "CHUYEN TO CHUC DICH VU CHI TRA" : "TAM UNG TIEN MAT"
      let narrative =
        "KBNN \(words) \(programme.code) T\(SampleText.padded(Int(period.month), 2))/\(period.year) LENH \(mangled(order.reference))"
      try book(.debit, order.amount, day: 9, narrative)
    }
  }

  /// A credit; `progress` of a thousand says how late in the month.
  mutating func credit(_ credit: SampleCredit, progress: Int) throws(FileProblem) {
    var text = credit.references.map { mangled($0) }.joined(separator: " , ")
    let isCut = credit.isAnswered && credit.references.count == 1 && random.happens(perThousand: 120)
    // Ten characters and a blank on both sides: as much as some banks leave.
    if isCut { text = String(credit.references[0].prefix(10)) }
    let narrative = random.pick([
      "HOAN TRA LENH CHUYEN TIEN \(text) LY DO AC04", "NH NHAN TRA LAI. \(text) . SAI SO TK", "TRA LAI LCT \(text) KHONG KHOP TEN",
      "hoan tra \(text) tk da dong",
    ])
    try book(.credit, credit.amount, day: 11 + progress * 13 / 1000, narrative)
  }

  /// The fee, then the closing balance.
  mutating func end() throws(FileProblem) {
    try book(.debit, fee, day: 26, "PHI DICH VU THANH TOAN T\(SampleText.padded(Int(period.month), 2))/\(period.year)", isFee: true)
    balances.closing = balance
    for patch in writer.end(balances: balances, into: &file.buffer) { try file.patch(at: patch.offset, bytes: patch.bytes) }
    _ = try file.finish()
  }

  private mutating func book(
    _ direction: EntryDirection, _ amount: Int64, day: Int, _ narrative: String, isFee: Bool = false
  ) throws(FileProblem) {
    number += 1
    balance += direction == .credit ? amount : -amount
    let bankReference = "KB\(period.year)\(SampleText.padded(Int(period.month), 2))-\(programme.code)-\(SampleText.padded(number, 6))"
    block.removeAll()
    block.append(
      StatementEntry(
        bookingDate: period.sampleDay(day), valueDate: period.sampleDay(day), direction: direction, status: isFee ? .fee : .booked,
        amount: Amount(amount), bankReference: bankReference, narrative: narrative))
    let refused = writer.write(block, into: &file.buffer)
    precondition(refused.isEmpty, "the sample writes what its formats carry")
    try file.flushIfFull()
  }

  /// A reference as it comes back: whole, in lower case, broken over two lines, or in groups.
  private mutating func mangled(_ reference: String) -> String {
    let letters = Array(reference)
    switch random.below(5) {
    case 0: return reference.lowercased()
    case 1: return String(letters[..<7]) + "\n" + String(letters[7...])
    case 2: return "\(String(letters[..<4])) \(String(letters[4..<8])) \(String(letters[8...]))"
    default: return reference
    }
  }
}

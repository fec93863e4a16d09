// What bank, providers, paying service and treasury would send back for a prepared set, and the truth about every payment.

internal import ByteText
import Diagnostics
import Files
import FormatDescriptions
import PaymentFormats
import PaymentModel
internal import Reconciliation

/// Reads the files of a prepared set back and answers each.
struct SampleReturns {
  private let request: SampleRequest
  private let run: Run
  private let unit: PayingUnit
  private let folder: OutputFolder
  private let sheet: ControlSheet
  private var outcomes: SampleOutcomes
  private var random: SampleRandom
  private var truth: OutputFile
  private var statements: [Programme: SampleStatement] = [:]
  /// A credit that waits for others of its programme, to come in one sum.
  private var gathered: [Programme: SampleCredit] = [:]
  private var done = 0
  private var number = 0
  /// Files written, in their order.
  private(set) var names: [String] = []

  init(_ request: SampleRequest, _ run: Run, _ unit: PayingUnit, _ folder: OutputFolder, _ sheet: ControlSheet) throws(RunFailure) {
    self.request = request
    self.run = run
    self.unit = unit
    self.folder = folder
    self.sheet = sheet
    outcomes = SampleOutcomes(seed: request.seed)
    random = SampleRandom(seed: request.seed, purpose: .answers)
    truth = try PreparedFailure.wrap { () throws(FileProblem) in try folder.create("truth.csv") }
    truth.buffer += Array("reference,outcome\n".utf8)
  }

  /// Answers every file of the set in `path`.
  mutating func write(from path: String) throws(RunFailure) {
    for programme in [Programme.ncc, .btxh] { try beginStatement(programme) }
    for file in sheet.files { try answer(file, in: path) }
    for programme in [Programme.ncc, .btxh] {
      try flush(programme)
      guard var statement = statements[programme] else { continue }
      try PreparedFailure.wrap { () throws(FileProblem) in try statement.end() }
    }
    _ = try PreparedFailure.wrap { () throws(FileProblem) in try truth.finish() }
  }

  private mutating func create(_ name: String) throws(RunFailure) -> OutputFile {
    names.append("returned/\(name)")
    return try PreparedFailure.wrap { () throws(FileProblem) in try folder.create("returned/\(name)") }
  }

  private func writer(_ id: String) throws(RunFailure) -> any EntryWriter {
    guard let make = FormatRegistry.format(id, run.descriptions)?.writeEntries else { throw .fault }
    return make(run.descriptions)
  }

  // MARK: the treasury's statements

  private mutating func beginStatement(_ programme: Programme) throws(RunFailure) {
    let orders = sheet.orders.map(\.order).filter { $0.programme == programme }
    guard !orders.isEmpty else { return }
    let file = try create("so-phu-kho-bac-\(programme.code.lowercased()).csv")
    let (writer, request, unit) = (try writer("statement-csv"), request, unit)
    statements[programme] = try PreparedFailure.wrap { () throws(FileProblem) in
      try SampleStatement(file, writer, request, unit, programme, orders)
    }
  }

  /// Money of a payment comes back: by itself, or with one or two others in one sum.
  private mutating func credit(_ reference: String, _ amount: Int64, isAnswered: Bool, _ programme: Programme) throws(RunFailure) {
    if var waiting = gathered[programme] {
      waiting.references.append(reference)
      waiting.amount += amount
      gathered[programme] = waiting
      if waiting.references.count == 3 || random.happens(perThousand: 500) { try flush(programme) }
    } else {
      gathered[programme] = SampleCredit(references: [reference], amount: amount, isAnswered: isAnswered)
      if random.happens(perThousand: 850) { try flush(programme) }
    }
  }

  private mutating func flush(_ programme: Programme) throws(RunFailure) {
    guard let credit = gathered.removeValue(forKey: programme), var statement = statements[programme] else { return }
    let progress = done * 1000 / max(1, sheet.payments.count)
    try PreparedFailure.wrap { () throws(FileProblem) in try statement.credit(credit, progress: progress) }
    statements[programme] = statement
  }

  // MARK: answers

  private mutating func answer(_ file: ControlSheet.ChannelFile, in path: String) throws(RunFailure) {
    let resultID = file.channel == .bank ? "chitra-batch-return" : file.channel == .mobile ? file.format + "-result" : "service-result"
    let input = try PreparedFailure.wrap { () throws(FileProblem) in try InputFile(path: FilePath.join(path, file.file)) }
    let context = ReadContext(input: input, name: file.file, fileIndex: 0, diagnostics: run.diagnostics, descriptions: run.descriptions)
    guard let read = FormatRegistry.format(file.format, run.descriptions)?.readPayments else { throw .fault }
    let reader = try PreparedFailure.wrap { () throws(FileProblem) in try read(context) }
    let stem = file.file.split(separator: "/").joined(separator: "-").split(separator: ".").first.map(String.init) ?? "tep"
    let out = try create("\(stem)-ket-qua.\(file.channel == .bank ? "txt" : "csv")")
    var sink = SampleAnswerWriter(
      try writer(resultID), out, run.descriptions.profile(resultID), SampleReasons(resultID, run.descriptions), file.channel)
    var block = PaymentBlock()
    while try PreparedFailure.wrap({ () throws(FileProblem) in try reader.next(&block) }) {
      if !sink.hasBegun { sink.begin(header(reader.header)) }
      for index in block.rows.indices {
        try answer(block, index, file, &sink)
        done += 1
      }
    }
    try PreparedFailure.wrap { () throws(FileProblem) in try sink.end() }
  }

  private func header(_ sent: BatchHeader) -> BatchHeader {
    var header = sent
    header.unit = unit
    header.period = request.period
    header.createdAt = "\(request.period.sampleDay(12))T09:30:00+07:00"
    return header
  }

  private mutating func answer(
    _ block: PaymentBlock, _ index: Int, _ file: ControlSheet.ChannelFile, _ sink: inout SampleAnswerWriter
  ) throws(RunFailure) {
    let row = block.rows[index]
    let answer = outcomes.next(file.channel, isOnly: file.totals.count == 1)
    let reference = block.text(row, .reference)
    truth.buffer += Array("\(reference),\(answer.outcome.code)\n".utf8)
    number += 1
    let day = request.period.sampleDay(10 + random.below(3))
    let entry = StatementEntry(
      bookingDate: day, valueDate: day, direction: .none, amount: Amount(row.amount), reference: reference,
      bankReference: "FT\(request.period.year % 100)\(SampleText.padded(Int(request.period.month), 2))\(SampleText.padded(number, 8))",
      counterpartyName: block.text(row, .payeeName), counterpartyAccount: block.text(row, file.channel == .bank ? .account : .phone))
    let other = max(1000, row.amount - Int64(random.pick(1...9)) * 10_000)
    number += answer == .paidTwice ? 1 : 0
    let second = "FT\(request.period.year % 100)\(SampleText.padded(Int(request.period.month), 2))\(SampleText.padded(number, 8))"
    let reason = random.next()
    try PreparedFailure.wrap { () throws(FileProblem) in
      try truth.flushIfFull()
      try sink.write(entry, answer, otherAmount: other == row.amount ? other + 1000 : other, secondReference: second, reason)
    }
    let isByAccount = file.channel == .bank || file.channel == .mobile
    switch answer {
    case .paidThenReturned: try credit(reference, row.amount, isAnswered: false, file.programme)
    case .returned where isByAccount && random.happens(perThousand: 700), .rejected where random.happens(perThousand: 500):
      try credit(reference, row.amount, isAnswered: true, file.programme)
    default: break
    }
  }
}

/// Reasons that a kind of result file can give.
struct SampleReasons {
  var list: String
  var codes: [(code: String, text: String)]

  init(_ id: String, _ descriptions: SchemaCatalogue) {
    if let reasons = descriptions.profile(id)?.reasons {
      list = reasons.list
      codes = reasons.codes.indices.map { (reasons.codes[$0], reasons.meanings[$0]) }
    } else {
      list = "ISO-RETURN"
      codes = [
        ("AC01", "SAI SO TAI KHOAN"), ("AC04", "TAI KHOAN DA DONG"), ("AC06", "TAI KHOAN BI KHOA"),
        ("BE01", "TEN KHONG KHOP VOI TAI KHOAN"),
      ]
    }
  }
}

/// Writes the answers to one file.
struct SampleAnswerWriter {
  private let writer: any EntryWriter
  private let file: OutputFile
  private let reasons: SampleReasons
  private let isList: Bool
  /// What the format writes for an open payment, to be replaced by a word that nobody knows; empty where it has codes.
  private let openWord: [UInt8]
  private var block = EntryBlock()
  private(set) var hasBegun = false

  init(_ writer: any EntryWriter, _ file: OutputFile, _ profile: ColumnProfile?, _ reasons: SampleReasons, _ channel: Channel) {
    self.writer = writer
    self.file = file
    self.reasons = reasons
    isList = channel == .cash || channel == .home
    openWord = Array((profile?.statusTexts[.pending] ?? "").utf8)
  }

  mutating func begin(_ header: BatchHeader) {
    hasBegun = true
    writer.begin(header, balances: StatementBalances(), into: &file.buffer)
  }

  mutating func end() throws(FileProblem) {
    for patch in writer.end(balances: StatementBalances(), into: &file.buffer) { try file.patch(at: patch.offset, bytes: patch.bytes) }
    _ = try file.finish()
  }

  mutating func write(
    _ sent: StatementEntry, _ answer: SampleAnswer, otherAmount: Int64, secondReference: String, _ chance: UInt64
  ) throws(FileProblem) {
    var entry = sent
    entry.status = .paid
    let reason = reasons.codes[Int(chance % UInt64(reasons.codes.count))]
    switch answer {
    case .paid, .paidThenReturned: break
    case .missing: return
    case .otherAmount: entry.amount = Amount(otherAmount)
    case .returned, .rejected:
      entry.status = answer == .rejected ? .rejected : .returned
      entry.reason = ReasonCode(list: answer == .rejected && reasons.list == "ISO-RETURN" ? "ISO-STATUS" : reasons.list, code: reason.code)
      entry.narrative = reason.text
    case .open, .unknownWord:
      entry.status = .pending
      entry.narrative = answer == .open ? "TIMEOUT" : ""
    case .paidTwice:
      append(entry)
      entry.bankReference = secondReference
    }
    let start = file.buffer.count
    append(entry)
    if answer == .unknownWord { replaceOpenWord(from: start) }
    try file.flushIfFull()
  }

  private mutating func append(_ entry: StatementEntry) {
    block.removeAll()
    block.append(entry)
    let refused = writer.write(block, into: &file.buffer)
    precondition(refused.isEmpty, "the sample writes what its formats carry")
  }

  private func replaceOpenWord(from start: Int) {
    guard !openWord.isEmpty, file.buffer.count - start >= openWord.count else { return }
    for place in start...file.buffer.count - openWord.count where file.buffer[place..<place + openWord.count].elementsEqual(openWord) {
      file.buffer.replaceSubrange(place..<place + openWord.count, with: Array("Nghi vấn".utf8))
      return
    }
  }
}

// The files of a prepared set while they are written: one sink per programme and channel, one order per programme and route.

internal import ByteText
import Diagnostics
import Files
import FormatDescriptions
internal import PaymentChecks
import PaymentFormats
import PaymentModel
internal import Reconciliation

/// A payment file of the set: what was meant to be in it, to be compared with what is read back.
struct WrittenFile {
  var path: String
  var format: String
  var channel: Channel
  var programme: Programme
  var totals = ControlTotals()
  var fingerprint = PaymentFingerprint()
  var firstReference: [UInt8] = []
  var lastReference: [UInt8] = []
}

/// An order independent fingerprint of payments: equal sets of (reference, amount) have equal fingerprints.
struct PaymentFingerprint: Equatable {
  private(set) var sum: UInt64 = 0
  private(set) var xor: UInt64 = 0

  mutating func add(reference: ArraySlice<UInt8>, amount: Int64) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in reference { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    hash = (hash ^ UInt64(bitPattern: amount)) &* 0x9E37_79B9_7F4A_7C15
    hash ^= hash >> 29
    sum = sum &+ hash
    xor ^= hash &* 0xBF58_476D_1CE4_E5B9
  }
}

/// Writes channel files and orders of one run into an output folder.
final class PreparedSet {
  private struct SinkKey: Hashable {
    var programme: Programme
    var channel: Channel
    var provider: Int
  }

  private struct OrderKey: Hashable {
    var programme: Programme
    var kind: OrderKind
  }

  let run: Run
  let unit: PayingUnit
  let period: Period
  let folder: OutputFolder
  private var sinks: [SinkKey: ChannelSink] = [:]
  private var orders: [OrderKey: OrderSink] = [:]
  private var numbers: [String: Int] = [:]
  private(set) var files: [WrittenFile] = []
  private(set) var orderSheets: [ControlSheet.Order] = []
  /// Losses by file.
  private(set) var losses: [(file: String, report: LossReport)] = []
  private var references: ReferenceMaker

  /// Money still held from earlier that they took off already.
  private let heldTakenOff: [Programme: Int64]

  init(run: Run, unit: PayingUnit, period: Period, folder: OutputFolder, earlier: EarlierSets) {
    heldTakenOff = earlier.heldTakenOff
    self.run = run
    self.unit = unit
    self.period = period
    self.folder = folder
    references = ReferenceMaker(payer: unit.budgetUnitCode.utf8)
  }

  /// Writes one payment into its channel file and its order; nil, or why its format cannot carry it.
  func write(_ block: PaymentBlock, _ index: Int, _ route: Route) throws(RunFailure) -> UnwritablePayment? {
    let row = block.rows[index]
    if let refused = TreasuryOrderWriter.obstacle(block, index) { return refused }
    if let limit = limits(row.channel, route.provider).nonZeroAmount, row.amount > limit {
      return UnwritablePayment(
        row: index, code: Codes.aboveFileLimit.code, field: "amount", arguments: [DiagnosticArgument("limit", .amount(limit))])
    }
    let first = { self.firstLine(of: row, block) }
    let key = SinkKey(programme: row.programme, channel: route.channel, provider: route.provider)
    let sink = try sink(key, adding: row.amount, first: first)
    do throws(FileProblem) {
      if let refused = try sink.write(block, index) { return refused }
    } catch { throw .file(error) }
    let order = try order(OrderKey(programme: row.programme, kind: kind(row.programme, route.channel)), first: first)
    do throws(FileProblem) { try order.write(block, index) } catch { throw .file(error) }
    return nil
  }

  /// What tells a payment from every other that was ever made: its reference, and its first line, which is due once.
  private func firstLine(of row: PaymentRow, _ block: PaymentBlock) -> [UInt8] {
    var text = Array(block.bytes[row[.reference].range])
    guard row.lineCount > 0 else { return text }
    let line = block.lines[Int(row.firstLine)]
    text.append(contentsOf: "#\(line.month?.description ?? "")#\(line.kind.rawValue)#".utf8)
    text.append(contentsOf: block.bytes[line.regime.range])
    return text
  }

  /// Ends all files: channel files first, then the orders that name them.
  func finish() throws(RunFailure) {
    for (_, sink) in sinks.sorted(by: { $0.value.order < $1.value.order }) { try end(sink) }
    files.sort { $0.path < $1.path }
    var inHand: [Programme: Int64] = [:]
    for settings in unit.programmes {
      inHand[settings.programme] = max(0, settings.moneyInHand - heldTakenOff[settings.programme, default: 0])
    }
    let ordered = orders.sorted { ($0.key.programme.rawValue, $0.value.path) < ($1.key.programme.rawValue, $1.value.path) }
    for (key, sink) in ordered {
      sink.order.funds = files.filter { $0.programme == key.programme && kind(key.programme, $0.channel) == key.kind }.map(\.path)
      guard sink.draw(held: &inHand[key.programme, default: 0], service: unit.payingService) else {
        run.diagnostics.report(Codes.amountOverflow) {
          Diagnostic(Codes.amountOverflow, at: SourceLocation(file: sink.path), found: .amount(sink.order.payees.amount))
        }
        throw .refused
      }
      do throws(FileProblem) { try sink.finish() } catch { throw .file(error) }
      losses.append((sink.path, sink.writer.loss))
      orderSheets.append(ControlSheet.Order(file: sink.path, order: sink.order))
    }
    for settings in unit.programmes { warnOfEstimate(settings) }
  }

  /// All orders of a programme together draw on what is left of its year.
  private func warnOfEstimate(_ settings: ProgrammeSettings) {
    guard let remaining = settings.budget(for: period)?.remaining else { return }
    var left = remaining
    for entry in orderSheets where entry.order.programme == settings.programme {
      let (rest, overflow) = left.subtractingReportingOverflow(entry.order.amount)
      left = overflow ? .min : rest
      guard left < 0 else { continue }
      run.diagnostics.report(Codes.estimateExceeded) {
        Diagnostic(
          Codes.estimateExceeded, at: SourceLocation(file: entry.file), field: "amount", found: .amount(entry.order.amount),
          expected: .amount(max(0, left + entry.order.amount)),
          arguments: [DiagnosticArgument("difference", .amount(left == .min ? .max : -left))])
      }
      return
    }
  }

  /// First and last reference of a file, in the order written.
  func referenceRange(of path: String) -> (first: String, last: String) {
    guard let file = files.first(where: { $0.path == path }) else { return ("", "") }
    // Payments of a set have references of ours only.
    func text(_ bytes: [UInt8]) -> String { PaymentReference(bytes.span)?.description ?? "" }
    return (text(file.firstReference), text(file.lastReference))
  }

  /// The route whose order pays a channel of a programme.
  private func kind(_ programme: Programme, _ channel: Channel) -> OrderKind {
    guard let settings = unit.settings(for: programme) else { return .transfer }
    return channel == .bank || channel == .mobile ? settings.route : settings.cashRoute
  }

  private func sink(_ key: SinkKey, adding amount: Int64, first: () -> [UInt8]) throws(RunFailure) -> ChannelSink {
    if let sink = sinks[key] {
      if !sink.isFull(adding: amount) { return sink }
      try end(sink)
      sinks[key] = nil
    }
    let sink = try makeSink(key, first: first)
    sinks[key] = sink
    return sink
  }

  /// Most payments and largest sum of one file; 0 = no limit.
  private func limits(_ channel: Channel, _ provider: Int) -> FileLimits {
    switch channel {
    case .bank: FileLimits(payments: unit.payingBank.maximumPayments, amount: unit.payingBank.maximumAmount)
    case .mobile:
      FileLimits(payments: unit.mobileProviders[provider].maximumPayments, amount: unit.mobileProviders[provider].maximumAmount)
    default: FileLimits(payments: 0, amount: 0)
    }
  }

  private func end(_ sink: ChannelSink) throws(RunFailure) {
    if sink.written.totals.count == 0 {
      // Its format could carry none of its payments: there is no such file.
      do throws(FileProblem) { try sink.remove(from: folder) } catch { throw .file(error) }
      return
    }
    do throws(FileProblem) { try sink.finish() } catch { throw .file(error) }
    files.append(sink.written)
    losses.append((sink.written.path, sink.writer.loss))
  }

  private func makeSink(_ key: SinkKey, first: () -> [UInt8]) throws(RunFailure) -> ChannelSink {
    let stem: String
    let format: String
    switch key.channel {
    case .bank:
      stem = "bank/\(unit.payingBank.id)-\(unit.payingBank.layout)"
      format = unit.payingBank.layout
    case .mobile:
      let provider = unit.mobileProviders[key.provider]
      stem = "mobile/\(provider.id)"
      format = provider.columns
    case .home: (stem, format) = ("home/\(key.programme.code.lowercased())", "home-list")
    default: (stem, format) = ("cash/\(key.programme.code.lowercased())", "cash-list")
    }
    guard let description = FormatRegistry.format(format, run.descriptions), let make = description.writePayments else {
      run.diagnostics.report(
        Diagnostic(Codes.bankProfileUnknown, found: ReportedValue(format), arguments: [DiagnosticArgument("name", format)]))
      throw .refused
    }
    numbers[stem, default: 0] += 1
    let number = numbers[stem] ?? 1
    let path = "\(stem)-\(number < 10 ? "0" : "")\(number).\(key.channel == .bank ? "txt" : "csv")"
    let written = WrittenFile(path: path, format: format, channel: key.channel, programme: key.programme)
    var header = header(key.programme, name: path, first: first)
    // Where a paying service transfers, the order pays it, and its account is debited.
    if kind(key.programme, key.channel) == .payingService, let service = unit.payingService {
      header.unit?.payingBank.account = service.account
    }
    do throws(FileProblem) {
      return try ChannelSink(
        written: written, file: folder.create(path), writer: make(run.descriptions), header: header,
        limits: limits(key.channel, key.provider), order: files.count + sinks.count)
    } catch { throw .file(error) }
  }

  private func order(_ key: OrderKey, first: () -> [UInt8]) throws(RunFailure) -> OrderSink {
    if let order = orders[key] { return order }
    let path = "treasury/\(key.programme.code.lowercased())-\(key.kind.rawValue.replacingUnderscores)-01.xml"
    guard let settings = unit.settings(for: key.programme),
      let budget = settings.budget(for: period), let date = run.today
    else {
      run.diagnostics.report(
        Diagnostic(
          Codes.programmeWithoutRoute, found: ReportedValue(key.programme.code),
          arguments: [DiagnosticArgument("programme", key.programme.code)]))
      throw .refused
    }
    var header = header(key.programme, name: path, first: first)
    let order = PaymentOrder(
      reference: header.batchReference, kind: key.kind, programme: key.programme, period: period, date: date, amount: 0,
      budget: budget.classification)
    header.order = order
    do throws(FileProblem) {
      let sink = try OrderSink(path: path, file: folder.create(path), order: order, header: header)
      orders[key] = sink
      return sink
    } catch { throw .file(error) }
  }

  /// What an order or channel file says of itself. Its reference names its path and its first payment's line: the sets of one round, first
  /// and repeated payments alike, have files of the same names, but no line stands in two of them.
  private func header(_ programme: Programme, name: String, first: () -> [UInt8]) -> BatchHeader {
    var header = BatchHeader()
    header.unit = unit
    header.programme = programme
    header.period = period
    header.executionDate = run.today
    header.createdAt = run.now
    let text = Array("\(name)#".utf8) + first()
    let reference = references.order(programme: programme, round: period, name: text.span) { SHA256Digest(of: $0).words.0 }
    header.batchReference = reference?.description ?? ""
    return header
  }
}

/// What one file may hold; 0 = no limit.
struct FileLimits {
  var payments: Int
  var amount: Int64

  var nonZeroAmount: Int64? { amount > 0 ? amount : nil }
}

/// One channel file being written.
final class ChannelSink {
  private(set) var written: WrittenFile
  let writer: any PaymentWriter
  let order: Int
  private let file: OutputFile
  private let limits: FileLimits

  init(
    written: WrittenFile, file: OutputFile, writer: any PaymentWriter, header: BatchHeader, limits: FileLimits, order: Int
  ) {
    self.written = written
    self.file = file
    self.writer = writer
    self.limits = limits
    self.order = order
    writer.begin(header, into: &file.buffer)
  }

  /// True when one more payment would go over the file's limit in count or sum; a file holds at least one.
  func isFull(adding amount: Int64) -> Bool {
    guard written.totals.count > 0 else { return false }
    if limits.payments > 0, written.totals.count >= limits.payments { return true }
    let (sum, overflow) = written.totals.amount.addingReportingOverflow(amount)
    return limits.amount > 0 && (overflow || sum > limits.amount)
  }

  func write(_ block: PaymentBlock, _ index: Int) throws(FileProblem) -> UnwritablePayment? {
    if let refused = writer.write(block, index..<index + 1, into: &file.buffer).first { return refused }
    let row = block.rows[index]
    written.totals.add(row.amount)
    let reference = block.bytes[row[.reference].range]
    written.fingerprint.add(reference: reference, amount: row.amount)
    if written.firstReference.isEmpty { written.firstReference = Array(reference) }
    written.lastReference.replaceSubrange(0..., with: reference)
    try file.flushIfFull()
    return nil
  }

  func finish() throws(FileProblem) {
    for patch in writer.end(order: nil, into: &file.buffer) { try file.patch(at: patch.offset, bytes: patch.bytes) }
    _ = try file.finish()
  }

  /// Takes the file out of the set again.
  func remove(from folder: OutputFolder) throws(FileProblem) { try folder.remove(file, at: written.path) }
}

/// One order being written.
final class OrderSink {
  let path: String
  let writer = TreasuryOrderWriter()
  var order: PaymentOrder
  private let file: OutputFile

  init(path: String, file: OutputFile, order: PaymentOrder, header: BatchHeader) {
    self.path = path
    self.file = file
    self.order = order
    writer.begin(header, into: &file.buffer)
  }

  func write(_ block: PaymentBlock, _ index: Int) throws(FileProblem) {
    _ = writer.write(block, index..<index + 1, into: &file.buffer)
    order.payees.add(block.rows[index].amount)
    try file.flushIfFull()
  }

  /// Order = files it funds + fee − money still held; what is held and not used up stays for the next order. False when no figure can
  /// state the sum.
  func draw(held: inout Int64, service: PayingService?) -> Bool {
    if order.kind == .payingService, let service {
      order.fee = PayingServiceFee.dong(order.payees.amount, millionths: service.feeMillionths)
    }
    let (due, overflow) = order.payees.amount.addingReportingOverflow(order.fee)
    if overflow { return false }
    order.lessHeld = min(max(0, held), due)
    held -= order.lessHeld
    order.amount = due - order.lessHeld
    return true
  }

  func finish() throws(FileProblem) {
    for patch in writer.end(order: order, into: &file.buffer) { try file.patch(at: patch.offset, bytes: patch.bytes) }
    _ = try file.finish()
  }
}

/// The fee of a paying service.
enum PayingServiceFee {
  /// Millionths of a sum, rounded half up to the đồng; exact over the whole range.
  static func dong(_ amount: Int64, millionths: Int) -> Int64 {
    let (high, low) = amount.multipliedFullWidth(by: Int64(millionths))
    let (quotient, remainder) = Int64(1_000_000).dividingFullWidth((high, low))
    return remainder >= 500_000 ? quotient + 1 : quotient
  }
}

extension String {
  /// File names use hyphens.
  var replacingUnderscores: String { String(map { $0 == "_" ? "-" : $0 }) }
}

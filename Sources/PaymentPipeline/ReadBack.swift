// The proof: every file of a set is read again by its own reader, and the control sheet is made of what stands in the files.

internal import ByteText
import Diagnostics
import Files
import FormatDescriptions
import PaymentFormats
import PaymentModel

/// Reads a written set back. A set that does not close is a fault of the program: nothing of it is kept.
struct ReadBack {
  let run: Run
  let set: PreparedSet
  let held: HeldFiles
  let survey: Survey
  let request: PrepareRequest

  /// The control sheet; throws `fault` when any equation does not hold.
  func controlSheet() throws(RunFailure) -> ControlSheet {
    let months = request.months.isEmpty ? [request.period.withoutRound] : request.months
    var sheet = ControlSheet(period: request.period, months: months, unit: request.unit)
    sheet.inputs = survey.rosters.map { roster in
      var input = ControlSheet.Input(
        file: roster.opened.name, rows: CountedAmount(roster.totals), statedRows: roster.roster.statedRows,
        statedAmount: roster.roster.statedAmount)
      input.letters = roster.opened.letters
      return input
    }
    sheet.totals = CountedAmount(survey.totals)
    for channel in Channel.paying { sheet.channels[channel] = CountedAmount() }
    for file in set.files { sheet.files.append(try readBack(file)) }
    for file in sheet.files {
      sheet.channels[file.channel]?.count += file.totals.count
      sheet.channels[file.channel]?.amount += file.totals.amount
      sheet.payments.count += file.totals.count
      sheet.payments.amount += file.totals.amount
    }
    let heldRows = try readHeld()
    sheet.held = CountedAmount(heldRows)
    sheet.heldAmountUnknown = held.unknownAmounts
    sheet.heldReasons = held.byReason.map { ControlSheet.HeldReason(code: $0.key.description, totals: CountedAmount($0.value)) }
      .sorted { ($1.totals.count, $0.code) < ($0.totals.count, $1.code) }
    sheet.paid = CountedAmount(count: sheet.totals.count - sheet.held.count, amount: sheet.totals.amount - sheet.held.amount)
    for order in set.orderSheets { sheet.orders.append(try readBack(order)) }
    sheet.balanced = isBalanced(sheet)
    guard sheet.balanced else {
      run.diagnostics.report(Codes.notBalanced) {
        Diagnostic(Codes.notBalanced, arguments: [DiagnosticArgument("detail", "control-sheet")])
      }
      throw .fault
    }
    return sheet
  }

  /// Rows read = paid + held, payments = paid in đồng, orders = what they fund, every file in exactly one order.
  private func isBalanced(_ sheet: ControlSheet) -> Bool {
    guard !survey.totals.isOverflown, sheet.paid.amount == sheet.payments.amount, sheet.payments.count <= sheet.paid.count else {
      return false
    }
    var funded: [String] = []
    for entry in sheet.orders {
      let files = sheet.files.filter { entry.order.funds.contains($0.file) }
      let sum = files.reduce(Int64(0)) { $0 + $1.totals.amount }
      guard files.count == entry.order.funds.count, files.allSatisfy({ $0.programme == entry.order.programme }),
        entry.order.payees.amount == sum, entry.order.payees.count == files.reduce(0, { $0 + $1.totals.count }),
        entry.order.amount == sum + entry.order.fee - entry.order.lessHeld
      else { return false }
      funded += entry.order.funds
    }
    return funded.sorted() == sheet.files.map(\.file).sorted()
  }

  private func open(_ path: String) throws(RunFailure) -> OpenedInput {
    let full = try PreparedFailure.wrap { () throws(FileProblem) in try set.folder.path(of: path) }
    return try OpenedInput.open(full, encoding: SourceEncoding.utf8.rawValue, diagnostics: run.diagnostics)
  }

  /// One channel file: the format is found again by its bytes, count, sum and every (reference, amount) must be what was meant.
  private func readBack(_ written: WrittenFile) throws(RunFailure) -> ControlSheet.ChannelFile {
    let opened = try open(written.path)
    let sniffed = SniffedBytes(
      bytes: opened.head, isWhole: opened.input.size <= opened.head.count, fileName: FilePath.name(of: written.path))
    guard let format = FormatRegistry.format(written.format, run.descriptions), format.sniff(sniffed) != nil, let make = format.readPayments
    else { throw differs(written.path) }
    let context = ReadContext(
      input: opened.input, name: written.path, fileIndex: 0, diagnostics: run.diagnostics, descriptions: run.descriptions)
    let reader = try PreparedFailure.wrap { () throws(FileProblem) in try make(context) }
    var totals = ControlTotals()
    var fingerprint = PaymentFingerprint()
    var block = PaymentBlock()
    while try PreparedFailure.wrap({ () throws(FileProblem) in try reader.next(&block) }) {
      for row in block.rows {
        totals.add(row.amount)
        fingerprint.add(reference: block.bytes[row[.reference].range], amount: row.amount)
      }
      if !block.refused.isEmpty { throw differs(written.path) }
    }
    guard reader.isWhole, totals == written.totals, fingerprint == written.fingerprint else { throw differs(written.path) }
    let digest = try PreparedFailure.wrap { () throws(FileProblem) in try opened.input.digest() }
    return ControlSheet.ChannelFile(
      file: written.path, format: written.format, channel: written.channel, programme: written.programme, totals: CountedAmount(totals),
      sha256: digest.hex)
  }

  /// One order: shape against its schema, figures against its payees, everything against what was meant.
  private func readBack(_ entry: ControlSheet.Order) throws(RunFailure) -> ControlSheet.Order {
    let opened = try open(entry.file)
    var context = ReadContext(
      input: opened.input, name: entry.file, fileIndex: 0, diagnostics: run.diagnostics, descriptions: run.descriptions)
    context.validatesSchema = true
    guard let make = TreasuryOrderFormat.format.readPayments else { throw .fault }
    let reader = try PreparedFailure.wrap { () throws(FileProblem) in try make(context) }
    var block = PaymentBlock()
    while try PreparedFailure.wrap({ () throws(FileProblem) in try reader.next(&block) }) {}
    guard reader.isWhole, let order = reader.header.order, order == entry.order else { throw differs(entry.file) }
    return ControlSheet.Order(file: entry.file, order: order)
  }

  /// The rows of `held.csv`, counted by reading it.
  private func readHeld() throws(RunFailure) -> ControlTotals {
    let opened = try open("held.csv")
    let totals = try PreparedFailure.wrap { () throws(FileProblem) in try HeldFiles.totals(in: opened.input) }
    guard totals == held.totals else { throw differs("held.csv") }
    return totals
  }

  private func differs(_ path: String) -> RunFailure {
    run.diagnostics.report(Codes.rereadDiffers) {
      Diagnostic(Codes.rereadDiffers, at: SourceLocation(file: path), arguments: [DiagnosticArgument("name", path)])
    }
    return .fault
  }
}

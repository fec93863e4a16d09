// chitra convert: one file into another format through the model.

public import ArgumentParser
public import Diagnostics
internal import Files
public import PaymentFormats
internal import PaymentModel
internal import PaymentPipeline

struct ConvertVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Chuyển định dạng một tệp, kèm bảng kê thay đổi. / One file into another format, with its loss report.",
    discussion: """
      chitra convert set/bank/agribank-chitra-batch-01.txt --to canonical-csv -o payments.csv

      Dòng có lỗi vào OUT.held.csv, trạng thái 2. / Records with an error go to OUT.held.csv, status 2.
      Tệp nhiều lô sang định dạng một lô mỗi tệp: OUT, OUT-2, OUT-3 ... / Of several batches each gets a file where a format holds one.
      """)

  @Argument(help: ArgumentHelp("Tệp nguồn, '-' = đầu vào chuẩn. / Source, '-' = standard input.", valueName: "file"))
  var file: String

  @Option(help: ArgumentHelp("Định dạng đích (chitra formats). / Format to write.", valueName: "format"))
  var to: String

  @Option(
    help: ArgumentHelp(
      "Danh sách cần lập, với --to roster-csv. / Which list of people to write: all paid, to own accounts, through a collector.",
      valueName: "payout|own-account|collector"))
  var list: RosterList?

  @Option(
    help: ArgumentHelp("Định dạng nguồn; bỏ trống thì tự nhận ra. / Format to read; found by itself if left out.", valueName: "format"))
  var from: String?

  @Option(help: ArgumentHelp("Khai báo đơn vị. / The paying unit.", valueName: "unit.yaml"))
  var unit: String?

  @Option(help: ArgumentHelp("Kỳ chi. / Month and round.", valueName: "2026-10"))
  var period: String?

  @Option(help: ArgumentHelp("Chấp nhận loại mất mát nghiêm trọng này. / Critical loss that is accepted.", valueName: "kind"))
  var acceptLoss: [LossKind] = []

  @Option(help: ArgumentHelp("Tệp cho các dòng giữ lại. / Where held records go.", valueName: "file"))
  var held: String?

  @Flag(help: "Có dòng lỗi thì không ghi gì. / Refuse instead of holding records back.")
  var allOrNothing = false

  @Option(help: ArgumentHelp("Ghi bảng kê thay đổi dạng JSON. / Loss report as JSON.", valueName: "file"))
  var loss: String?

  @Option(name: .shortAndLong, help: ArgumentHelp("Tệp kết quả, '-' = đầu ra chuẩn. / Output, '-' = standard output.", valueName: "out"))
  var out: String

  @OptionGroup(title: "Danh sách / rosters") var rosterArguments: RosterArguments
  @OptionGroup(title: "Chung / common") var common: CommonOptions

  func run() throws {
    try RunContext.perform(common) { context throws(RunFailure) in
      if allOrNothing && held != nil { throw context.contradiction("--all-or-nothing, --held") }
      let streams = [("-o", out), ("--held", held ?? ""), ("--loss", loss ?? "")].filter { $0.1 == "-" }
      if streams.count > 1 { throw context.contradiction(streams.map { "\($0.0) -" }.joined(separator: ", ")) }
      let options = try rosterArguments.rosterOptions(context)
      let run = try context.makeRun(columns: rosterArguments.columns, rates: rosterArguments.rates)
      var request = ConvertRequest(source: file, targetFormat: to, out: out)
      request.sourceFormat = from ?? ""
      if let list {
        guard FormatRegistry.format(to, run.descriptions)?.writeRoster != nil else { throw context.contradiction("--list, --to \(to)") }
        request.list = list
      }
      if let unit { request.unit = try Resources.unit(unit, run) }
      if let period { request.period = try context.period(period, option: "--period") }
      request.acceptedLoss = Set(acceptLoss)
      request.heldPath = held ?? ""
      request.isAllOrNothing = allOrNothing
      request.options = options
      let lossFile = try openLoss(context)
      let result = try Convert.run(request, run)
      try tell(result, lossFile, context)
      return result.outcome
    }
  }

  /// Opened before the work, so that a name already taken is told before anything is written.
  private func openLoss(_ context: RunContext) throws(RunFailure) -> OutputFile? {
    guard let loss else { return nil }
    do throws(FileProblem) { return try OutputFile.createReplacing(loss, force: common.force) } catch { throw .file(error) }
  }

  private func tell(_ result: ConvertResult, _ lossFile: OutputFile?, _ context: RunContext) throws(RunFailure) {
    if let lossFile {
      do throws(FileProblem) {
        try lossFile.append(Array(result.loss.json(context.language, showValues: common.showValues).utf8))
        try lossFile.finish()
      } catch {
        throw .file(error)
      }
    }
    // A file that is refused for its loss shows it too: its finding sends the reader there.
    if lossFile == nil || result.files.isEmpty {
      if context.isForPeople {
        context.errors.write(result.loss.text(context.language, showValues: common.showValues))
      } else {
        for diagnostic in result.loss.diagnostics(at: file) { context.diagnostics.report(diagnostic) }
      }
    }
    guard let first = result.files.first, first != "-", held != "-", loss != "-" else { return }
    let names = result.files.joined(separator: ", ")
    let (written, held) = (DongText.grouped(result.written.amount), DongText.grouped(result.held.amount))
    let (count, others) = (result.others.count, DongText.grouped(result.others.amount))
    context.say(
      vi: "\(names): \(result.written.count) dòng, \(written); giữ lại \(result.held.count) dòng, \(held)"
        + (count > 0 ? "; thuộc danh sách khác \(count) dòng, \(others)." : "."),
      en: "\(names): \(result.written.count) records, \(written); \(result.held.count) held back, \(held)"
        + (count > 0 ? "; \(count) of other lists, \(others)." : "."))
  }
}

extension LossKind: ExpressibleByArgument {}
extension RosterList: ExpressibleByArgument {}

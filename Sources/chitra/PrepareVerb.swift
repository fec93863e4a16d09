// chitra prepare: rosters in, a draft set of all payment files out, with the proof.

internal import ArgumentParser
internal import Diagnostics
internal import Files
internal import PaymentModel
internal import PaymentPipeline

struct PrepareVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prepare",
    abstract: "Lập hồ sơ chi trả: danh sách vào, bộ tệp chi và bảng kiểm soát ra. / Rosters in, a draft set of payment files out.",
    discussion: """
      chitra prepare rosters/*.csv --unit unit.yaml --period 2026-10 --out set

      Dòng có lỗi được giữ lại trong held.csv với lý do; trạng thái 2. / Rows with an error are held back in held.csv; status 2.
      """)

  @Argument(help: ArgumentHelp("Các danh sách, '-' = đầu vào chuẩn. / Rosters, '-' = standard input.", valueName: "roster"))
  var rosters: [String]

  @Option(help: ArgumentHelp("Khai báo đơn vị. / The paying unit.", valueName: "unit.yaml"))
  var unit: String

  @Option(help: ArgumentHelp("Kỳ chi, ví dụ 2026-10; đợt bổ sung 2026-10-B. / Month and round.", valueName: "2026-10"))
  var period: String

  @Option(help: ArgumentHelp("Các tháng được chi trong kỳ. / Months the round covers.", valueName: "2026-10,2026-11"))
  var months: String?

  @Option(
    name: .customLong("continue"),
    help: ArgumentHelp(
      "Bộ đã lập, có thể ghi nhiều lần: chỉ lập phần còn thiếu. / An earlier set, may be repeated: only what is missing.",
      valueName: "dir"))
  var continued: [String] = []

  @Flag(help: "Chỉ để lại bảng kiểm soát. / Leave the control sheet alone.")
  var dryRun = false

  @Option(help: ArgumentHelp("Thư mục kết quả. / Folder to make.", valueName: "dir"))
  var out: String

  @Option(help: .hidden) var book: String?

  @OptionGroup(title: "Danh sách / rosters") var rosterArguments: RosterArguments
  @OptionGroup(title: "Chung / common") var common: CommonOptions

  func run() throws {
    try RunContext.perform(common) { context throws(RunFailure) in
      if book != nil { throw context.notInThisVersion("--book") }
      if rosters.filter({ $0 == "-" }).count > 1 { throw context.contradiction("- -") }
      try context.folder(out, option: "--out")
      let options = try rosterArguments.rosterOptions(context)
      let period = try context.period(period, option: "--period")
      let coveredMonths = try months.map { text throws(RunFailure) in try covered(text, period, context) } ?? []
      let run = try context.makeRun(columns: rosterArguments.columns, rates: rosterArguments.rates)
      let unit = try Resources.unit(unit, run)
      if !unit.book.isEmpty { throw context.notInThisVersion("book: (UNIT.yaml)") }
      var request = PrepareRequest(rosters: rosters, unit: unit, period: period, out: out)
      request.months = coveredMonths
      request.isDryRun = dryRun
      request.continuedSets = continued
      request.options = options
      let result = try Prepare.run(request, run)
      tell(result, context)
      return result.outcome
    }
  }

  /// Each month once and without a round, the period's own among them: what a list does not fit must not pass in silence.
  private func covered(_ text: String, _ period: Period, _ context: RunContext) throws(RunFailure) -> [Period] {
    var months: [Period] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let month = try context.period(String(part), option: "--months")
      guard month == month.withoutRound, !months.contains(month) else { throw wrong(text, period, context) }
      months.append(month)
    }
    guard months.contains(period.withoutRound) else { throw wrong(text, period, context) }
    return months
  }

  private func wrong(_ text: String, _ period: Period, _ context: RunContext) -> RunFailure {
    context.wrongValue(
      "--months", text,
      .text(
        Bilingual(
          vi: "mỗi tháng một lần, có cả tháng của --period, như \(period.withoutRound)",
          en: "each month once, the month of --period among them, like \(period.withoutRound)")))
  }

  private func tell(_ result: PrepareResult, _ context: RunContext) {
    let sheet = result.controlSheet
    let (paid, held) = (DongText.grouped(sheet.paid.amount), DongText.grouped(sheet.held.amount))
    context.say(
      vi: "Kỳ \(sheet.period): \(sheet.paid.count) dòng được chi, \(paid); giữ lại \(sheet.held.count) dòng, \(held).",
      en: "Period \(sheet.period): \(sheet.paid.count) rows paid, \(paid); \(sheet.held.count) rows held back, \(held).")
    if sheet.held.count > 0 && !dryRun {
      let path = FilePath.join(out, "held.csv")
      context.say(vi: "Các dòng cần sửa: \(path)", en: "Rows to correct: \(path)")
    }
    let page = FilePath.join(out, dryRun ? "control-sheet.html" : "DOC-TRUOC.html")
    context.say(vi: "Đọc trước: \(page)", en: "Read first: \(page)")
  }
}

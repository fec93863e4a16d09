// chitra roster: the care of the lists between two payouts.

internal import ArgumentParser
internal import Diagnostics
internal import PaymentModel
internal import PaymentPipeline

struct RosterVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roster",
    abstract: "Danh sách: kiểm tra và trả lại kèm kết quả. / Lists: checked, and given back with what was found.",
    subcommands: [RosterCheckVerb.self] + LaterVerbs.ofRosters)
}

struct RosterCheckVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Kiểm tra danh sách, lỗi xếp theo từng loại việc. / Checks lists; findings grouped by what is to be done.",
    discussion: """
      chitra roster check danh-sach.csv
      chitra roster check danh-sach.xlsx -o da-kiem-tra.csv

      Với -o: trả lại chính bảng đó, thêm cột "Kết quả kiểm tra"; bảng mã, thứ tự cột và mọi ô khác giữ nguyên (Excel thành CSV).
      With -o: the same sheet with a column of findings; its encoding, columns and other cells stay (Excel becomes CSV).
      """)

  @Argument(help: ArgumentHelp("Các danh sách, '-' = đầu vào chuẩn. / Rosters, '-' = standard input.", valueName: "file"))
  var files: [String]

  @Option(name: [.short, .customLong("out")], help: ArgumentHelp("Tệp kết quả. / Sheet to write.", valueName: "file"))
  var out: String?

  @Flag(help: "Không tìm trùng lặp. / Do not look for duplicates.")
  var noDuplicates = false

  @Option(help: ArgumentHelp("Kỳ chi để so. / Month checked against.", valueName: "2026-10"))
  var period: String?

  @OptionGroup(title: "Danh sách / rosters") var rosterArguments: RosterArguments
  @OptionGroup(title: "Chung / common") var common: CommonOptions

  func run() throws {
    let isPiped = out == "-"
    let stream: FindingStream = isPiped ? .standardError : .standardOutput
    try RunContext.perform(common, findings: stream, isGrouped: true) { context throws(RunFailure) in
      if out != nil, files.count > 1 { throw context.contradiction("-o, \(files.joined(separator: ", "))") }
      var request = RosterCheckRequest(files: files)
      request.options = try rosterArguments.rosterOptions(context)
      if let period { request.period = try context.period(period, option: "--period") }
      request.seeksDuplicates = !noDuplicates
      request.out = out ?? ""
      let run = try context.makeRun(columns: rosterArguments.columns, rates: rosterArguments.rates)
      let result = try RosterCheck.run(request, run)
      tell(result, context)
      return result.isGood ? .clean : .dataErrors
    }
  }

  private func tell(_ result: RosterCheckResult, _ context: RunContext) {
    context.showFindings()
    if out == "-" { return }
    let sum = result.isSumKnown ? DongText.grouped(result.records.amount) : "? đ"
    let counts = context.diagnostics.counts
    var vi = "\(result.records.count) dòng, \(sum): \(counts.errorCount) lỗi, \(counts.warningCount) cảnh báo, "
    var en = "\(result.records.count) rows, \(sum): \(counts.errorCount) errors, \(counts.warningCount) warnings, "
    vi += "\(counts.noteCount) ghi chú."
    en += "\(counts.noteCount) notes."
    if !result.written.isEmpty {
      let names = result.written.joined(separator: ", ")
      vi += " Bảng kèm kết quả (có dữ liệu cá nhân): \(names)"
      en += " Sheet with the findings (personal data): \(names)"
    }
    context.sayBesideFindings(vi: vi, en: en)
  }
}

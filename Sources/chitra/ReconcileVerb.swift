// chitra reconcile: what became of each payment and order.

internal import ArgumentParser
internal import Files
internal import PaymentPipeline

struct ReconcileVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reconcile",
    abstract: "Đối chiếu kết quả: từng khoản đã chi, trả lại hay chưa rõ. / What became of each payment.",
    discussion: """
      chitra reconcile --sent set --returned returned/* --out result

      --sent: bộ hồ sơ đã lập hoặc tệp chi bất kỳ / a prepared folder or any file with payments.
      --explain: vì sao một khoản có kết quả ấy / why a payment has its outcome.
      """)

  @Option(parsing: .upToNextOption, help: ArgumentHelp("Đã gửi. / What was sent.", valueName: "path"))
  var sent: [String]

  @Option(parsing: .upToNextOption, help: ArgumentHelp("Tệp nhận về. / Files that came back.", valueName: "file"))
  var returned: [String] = []

  @Option(help: ArgumentHelp("Các quyết định đã chọn (to-decide.csv đã điền cột chon). / Decisions taken.", valueName: "file"))
  var decisions: String?

  @Option(help: ArgumentHelp("Danh sách chỉ ghi người chưa lĩnh. / List of the unpaid only.", valueName: "file"))
  var unpaid: String?

  @Option(help: ArgumentHelp("Giải thích một khoản theo mã tham chiếu. / Explain one payment.", valueName: "reference"))
  var explain: String?

  @Option(help: ArgumentHelp("Thư mục kết quả. / Folder to make.", valueName: "dir"))
  var out: String?

  @Option(help: .hidden) var book: String?

  @OptionGroup(title: "Chung / common") var common: CommonOptions

  func run() throws {
    try RunContext.perform(common) { context throws(RunFailure) in
      if book != nil { throw context.notInThisVersion("--book") }
      if sent.isEmpty { throw context.missing("--sent") }
      if returned.isEmpty && unpaid == nil { throw context.missing("--returned") }
      if out == nil && explain == nil { throw context.missing("--out") }
      if let out { try context.folder(out, option: "--out") }
      var request = ReconcileRequest(sent: sent, returned: returned, out: out ?? "")
      request.decisions = decisions ?? ""
      request.unpaid = unpaid ?? ""
      request.explain = explain ?? ""
      request.showsValues = common.showValues
      let result = try Reconcile.run(request, try context.makeRun())
      if let explanation = result.explanation { context.print(explanation.hasSuffix("\n") ? explanation : explanation + "\n") }
      if !result.summary.isEmpty { context.print(result.summary.hasSuffix("\n") ? result.summary : result.summary + "\n") }
      if let out {
        let page = FilePath.join(out, "report.html")
        context.say(vi: "Xem báo cáo: \(page)", en: "Report: \(page)")
      }
      return result.outcome
    }
  }
}

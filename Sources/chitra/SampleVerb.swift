// chitra sample: an invented month with the truth about it.

internal import ArgumentParser
internal import Diagnostics
internal import Files
internal import PaymentPipeline

struct SampleVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample",
    abstract: "Dữ liệu mẫu: một tháng tưởng tượng, biết trước kết quả. / An invented month with the truth about it.",
    discussion: "chitra sample --rows 200 --seed 7 --period 2026-10 --out month")

  @Option(help: ArgumentHelp("Số dòng người hưởng. / People's rows.", valueName: "n"))
  var rows: Int

  @Option(help: ArgumentHelp("Cùng số thì cùng kết quả. / The same seed gives the same bytes.", valueName: "s"))
  var seed: UInt64

  @Option(help: ArgumentHelp("Kỳ chi. / Month.", valueName: "2026-10"))
  var period = "2026-10"

  @Option(help: ArgumentHelp("Thư mục kết quả. / Folder to make.", valueName: "dir"))
  var out: String

  @OptionGroup(title: "Chung / common") var common: CommonOptions

  func run() throws {
    try RunContext.perform(common) { context throws(RunFailure) in
      guard (1...10_000_000).contains(rows) else { throw context.wrongValue("--rows", String(rows), .numberRange(1...10_000_000)) }
      try context.folder(out, option: "--out")
      let period = try context.period(period, option: "--period")
      try SampleMonth.run(SampleRequest(rows: rows, seed: seed, period: period, out: out), try context.makeRun())
      let page = FilePath.join(out, "DOC-TRUOC.txt")
      context.say(vi: "Đã lập dữ liệu mẫu. Đọc trước: \(page)", en: "Sample month made. Read first: \(page)")
      return .clean
    }
  }
}

// chitra inspect: each record, field by field, also of a broken file.

internal import ArgumentParser
internal import Diagnostics
internal import PaymentPipeline

struct InspectVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Xem từng trường của từng bản ghi, kể cả tệp hỏng. / Each record, field by field, also of a broken file.",
    discussion: """
      chitra inspect set/bank/agribank-chitra-batch-01.txt --record 3
      chitra inspect list.csv --as roster-csv --show-values
      """)

  @Argument(help: ArgumentHelp("Tệp, '-' = đầu vào chuẩn. / File, '-' = standard input.", valueName: "file"))
  var file: String

  @Option(name: .customLong("as"), help: ArgumentHelp("Đọc theo định dạng này. / Format to read it as.", valueName: "format"))
  var format: String?

  @Option(help: ArgumentHelp("Chỉ bản ghi thứ N. / Only record N.", valueName: "n"))
  var record: Int?

  @Option(help: ArgumentHelp("Bảng mã của tệp. / Encoding of the file.", valueName: "name"))
  var encoding: String?

  @Option(help: ArgumentHelp("Trang tính của tệp Excel. / The sheet of an Excel workbook.", valueName: "name"))
  var sheet: String?

  @OptionGroup(title: "Chung / common") var common: CommonOptions

  func run() throws {
    try RunContext.perform(common, findings: .standardOutput) { context throws(RunFailure) in
      if let record, record < 1 { throw context.wrongValue("--record", String(record), .numberRange(1...Int64(Int32.max))) }
      var request = InspectRequest(path: file)
      request.format = format ?? ""
      request.record = record
      request.encoding = encoding ?? ""
      request.sheet = sheet ?? ""
      return try Inspect.run(request, try context.makeRun()) { record in
        switch common.report {
        case .text: context.print(record.text(context.language, showValues: common.showValues))
        case .json: context.print(record.json(context.language, showValues: common.showValues))
        case .sarif: break
        }
      }
    }
  }
}

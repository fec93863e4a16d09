// chitra print: any order, attachment, list or statement as a printable form.

internal import ArgumentParser
internal import PaymentModel
internal import PaymentPipeline

struct PrintVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "print",
    abstract: "In mẫu: chứng từ, bảng kê, danh sách thành trang để in và ký. / Any order, list or statement as a printable form.",
    discussion: """
      chitra print set/treasury/order-01.xml -o order.html
      chitra print set/treasury/order-01.xml --attachment -o attachment.html
      """)

  @Argument(help: ArgumentHelp("Tệp, '-' = đầu vào chuẩn. / File, '-' = standard input.", valueName: "file"))
  var file: String

  @Option(name: .customLong("as"), help: ArgumentHelp("Đọc theo định dạng này. / Format to read it as.", valueName: "format"))
  var format: String?

  @Option(help: ArgumentHelp("Khai báo đơn vị. / The paying unit.", valueName: "unit.yaml"))
  var unit: String?

  @Flag(help: "Với chứng từ: in bảng kê người nhận. / For an order: its list of payees.")
  var attachment = false

  @Option(help: ArgumentHelp("Bảng mã của tệp. / Encoding of the file.", valueName: "name"))
  var encoding: String?

  @Option(help: ArgumentHelp("Trang tính của tệp Excel. / The sheet of an Excel workbook.", valueName: "name"))
  var sheet: String?

  @Option(name: .shortAndLong, help: ArgumentHelp("Trang HTML, '-' = đầu ra chuẩn. / Page, '-' = standard output.", valueName: "x.html"))
  var out: String

  @OptionGroup(title: "Chung / common") var common: CommonOptions

  func run() throws {
    try RunContext.perform(common) { context throws(RunFailure) in
      let run = try context.makeRun()
      var request = PrintRequest(source: file, out: out)
      request.sourceFormat = format ?? ""
      if let unit { request.unit = try Resources.unit(unit, run) }
      request.printsAttachment = attachment
      request.encoding = encoding ?? ""
      request.sheet = sheet ?? ""
      let outcome = try PrintForm.run(request, run)
      if out != "-" { context.say(vi: "Đã lập trang để in: \(out)", en: "Page to print: \(out)") }
      return outcome
    }
  }
}

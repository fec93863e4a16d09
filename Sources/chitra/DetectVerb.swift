// chitra detect: format, encoding, how sure and why.

internal import ArgumentParser
internal import Diagnostics
internal import PaymentPipeline

struct DetectVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "detect",
    abstract: "Nhận dạng tệp: định dạng, bảng mã, độ chắc chắn. / Format, encoding, confidence and why.",
    discussion: """
      chitra detect returned/*
      chitra detect --report json file.csv
      """)

  @Argument(help: ArgumentHelp("Các tệp, '-' = đầu vào chuẩn. / Files, '-' = standard input.", valueName: "file"))
  var files: [String]

  @OptionGroup(title: "Chung / common") var common: CommonOptions

  func run() throws {
    try RunContext.perform(common, findings: .standardOutput) { context throws(RunFailure) in
      let run = try context.makeRun()
      return try context.forEachFile(files) { file throws(RunFailure) in
        let found = try Detect.run(file, run)
        switch common.report {
        case .json: context.print(found.json(context.language))
        case .text:
          if let format = found.format {
            // A name that says nothing would only pretend to be one.
            let name = found.encoding.rawValue
            let isKnown = found.encoding != .unknown
            let letters = found.letters.map { " (\($0.encodings.joined(separator: ", ")), \($0.confidence)/100)" } ?? ""
            let encoding =
              isKnown
              ? (vi: "bảng mã " + name + letters, en: "encoding " + name + letters) : (vi: "không phải UTF-8", en: "not UTF-8")
            let names = found.sheets.joined(separator: ", ")
            let sheets = names.isEmpty ? (vi: "", en: "") : (vi: " Trang: \(names).", en: " Sheets: \(names).")
            context.say(
              vi: "\(file): \(format), \(encoding.vi), chắc \(found.confidence)/100. \(found.why.vi)\(sheets.vi)",
              en: "\(file): \(format), \(encoding.en), confidence \(found.confidence)/100. \(found.why.en)\(sheets.en)")
          }
        case .sarif: break
        }
        return found.format == nil ? .dataErrors : .clean
      }
    }
  }
}

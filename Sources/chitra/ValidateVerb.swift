// chitra validate: all findings, no output file.

internal import ArgumentParser
internal import Diagnostics
internal import PaymentModel
internal import PaymentPipeline

struct ValidateVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Kiểm tra: mọi lỗi và cảnh báo, không ghi tệp nào. / All findings, no output file.",
    discussion: """
      chitra validate rosters/*.csv
      chitra validate set/treasury/*.xml --report json

      Với XML có hai kết luận: đúng lược đồ, đúng nội dung. / Two verdicts for XML: shape and content.
      """)

  @Argument(help: ArgumentHelp("Các tệp, '-' = đầu vào chuẩn. / Files, '-' = standard input.", valueName: "file"))
  var files: [String]

  @Option(name: .customLong("as"), help: ArgumentHelp("Đọc theo định dạng này. / Format to read them as.", valueName: "format"))
  var format: String?

  @Option(help: ArgumentHelp("Lược đồ riêng. / A schema of your own.", valueName: "file"))
  var xsd: String?

  @Flag(help: "Không tìm trùng lặp. / Do not look for duplicates.")
  var noDuplicates = false

  @Option(help: ArgumentHelp("Kỳ chi để so. / Month checked against.", valueName: "2026-10"))
  var period: String?

  @OptionGroup(title: "Danh sách / rosters") var rosterArguments: RosterArguments
  @OptionGroup(title: "Chung / common") var common: CommonOptions

  func run() throws {
    try RunContext.perform(common, findings: .standardOutput) { context throws(RunFailure) in
      let options = try rosterArguments.rosterOptions(context)
      let period: Period? = if let period { try context.period(period, option: "--period") } else { nil }
      let run = try context.makeRun(columns: rosterArguments.columns, rates: rosterArguments.rates)
      let company = ValidatedRosters()
      let outcome = try context.forEachFile(files) { file throws(RunFailure) in
        var request = ValidateRequest(path: file)
        request.format = format ?? ""
        request.schemaPath = xsd ?? ""
        request.seeksDuplicates = !noDuplicates
        request.period = period
        request.options = options
        let result = try Validate.run(request, run, among: company)
        tell(file, result, context)
        return result.hasValidContent && result.hasValidShape != false ? .clean : .dataErrors
      }
      try company.finish()
      return outcome
    }
  }

  private func tell(_ file: String, _ result: ValidateResult, _ context: RunContext) {
    func verdict(_ isGood: Bool) -> Bilingual { isGood ? Bilingual(vi: "đạt", en: "good") : Bilingual(vi: "không đạt", en: "not good") }
    let content = verdict(result.hasValidContent)
    var vi = "\(file): \(result.format), \(result.records.count) dòng, "
    var en = "\(file): \(result.format), \(result.records.count) records, "
    if let (credit, debit) = result.directions {
      vi += "Có \(credit.count): \(DongText.grouped(credit.amount)), Nợ \(debit.count): \(DongText.grouped(debit.amount))"
      en += "in \(credit.count): \(DongText.grouped(credit.amount)), out \(debit.count): \(DongText.grouped(debit.amount))"
    } else {
      let sum = result.isSumKnown ? DongText.grouped(result.records.amount) : "? đ"
      vi += sum
      en += sum
    }
    if let shape = result.hasValidShape {
      vi += "; lược đồ: \(verdict(shape).vi)"
      en += "; shape: \(verdict(shape).en)"
    }
    context.sayBesideFindings(vi: vi + "; nội dung: \(content.vi)", en: en + "; content: \(content.en)")
  }
}

// chitra unit: the paying unit's file, made by questions or from a filled sheet, and shown as the forms would print it.

internal import ArgumentParser
internal import Diagnostics
internal import Files
internal import FormatDescriptions
internal import PaymentModel
internal import PaymentPipeline
internal import ReferenceData

struct UnitVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unit",
    abstract: "Khai báo đơn vị chi trả (UNIT.yaml). / The paying unit's file.",
    discussion: """
      chitra unit init --out unit.yaml
      chitra unit check unit.yaml
      """,
    subcommands: [InitVerb.self, CheckVerb.self])

  struct InitVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "init",
      abstract: "Hỏi từng câu rồi ghi UNIT.yaml. / Asks question by question and writes UNIT.yaml.",
      discussion: """
        chitra unit init --out unit.yaml
        chitra unit init --blank-sheet > sheet.csv
        chitra unit init --sheet sheet.csv --out unit.yaml

        Bấm Enter để nhận giá trị trong ngoặc vuông. / Enter takes the value in brackets.
        """)

    @Option(help: ArgumentHelp("Tờ khai đã điền, hai cột key,value (CSV). / A filled sheet.", valueName: "file"))
    var sheet: String?

    @Flag(help: "In tờ khai trống. / Print a sheet to fill in.")
    var blankSheet = false

    @Option(name: .shortAndLong, help: ArgumentHelp("Tệp để ghi, '-' = đầu ra chuẩn. / File to write.", valueName: "unit.yaml"))
    var out = "UNIT.yaml"

    @OptionGroup(title: "Chung / common") var common: CommonOptions

    func run() throws {
      try RunContext.perform(common) { context throws(RunFailure) in
        let catalogue = try context.descriptions()
        if blankSheet {
          context.print(UnitInterview.blankSheet(catalogue))
          return .clean
        }
        // The name is tried first: nobody wants to answer forty questions and then hear that the file exists.
        let output: OutputFile
        do throws(FileProblem) { output = try OutputFile.createReplacing(out, force: common.force) } catch { throw .file(error) }
        var interview = UnitInterview(catalogue: catalogue, context: context)
        if let sheet { try interview.readSheet(sheet) } else { try interview.ask() }
        let text = UnitFile.text(try interview.unit())
        let (unit, problems) = UnitFile.load(Array(text.utf8), fileName: out, known: UnitFile.KnownIDs(catalogue))
        for problem in problems { context.diagnostics.report(problem) }
        guard let unit else { throw .refused }
        do throws(FileProblem) {
          try output.append(Array(text.utf8))
          try output.finish()
        } catch {
          throw .file(error)
        }
        if out != "-" {
          context.say(vi: "Đã ghi khai báo của \(unit.name): \(out)", en: "Written for \(unit.name): \(out)")
          context.say(vi: "Xem lại: chitra unit check \(out)", en: "Look at it: chitra unit check \(out)")
        }
        return .clean
      }
    }
  }

  struct CheckVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Kiểm tra và xem như trên các mẫu in. / Check it and show it as the forms would print it.",
      discussion: """
        chitra unit check unit.yaml
        chitra unit check unit.yaml --html unit.html
        """)

    @Argument(help: ArgumentHelp("Khai báo đơn vị. / The unit's file.", valueName: "unit.yaml"))
    var file: String

    @Option(help: ArgumentHelp("Ghi thêm một trang để in. / Also write a page to print.", valueName: "x.html"))
    var html: String?

    @OptionGroup(title: "Chung / common") var common: CommonOptions

    func run() throws {
      try RunContext.perform(common, findings: .standardOutput) { context throws(RunFailure) in
        let run = try context.makeRun()
        let unit = try Resources.unit(file, run)
        let tables = run.tables
        let form = UnitForm(unit: unit) { bin in Int(bin).flatMap { tables.bank(bin: $0)?.name } ?? bin }
        if context.isForPeople { context.print(form.text) }
        if let html {
          do throws(FileProblem) {
            let output = try OutputFile.createReplacing(html, force: common.force)
            try output.append(form.html())
            try output.finish()
          } catch {
            throw .file(error)
          }
        }
        return .clean
      }
    }
  }
}

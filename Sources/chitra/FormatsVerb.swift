// chitra formats: every format, and how well it is verified.

internal import ArgumentParser
internal import Diagnostics
internal import PaymentFormats
internal import PaymentPipeline

struct FormatsVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "formats",
    abstract: "Các định dạng: đọc, ghi, phiên bản, mức kiểm chứng. / Every format: reads, writes, versions, how well verified.",
    discussion: "chitra formats --json")

  @Flag(help: "Dạng JSON, mỗi định dạng một dòng. / As JSON.")
  var json = false

  @OptionGroup(title: "Chung / common") var common: CommonOptions

  func run() throws {
    try RunContext.perform(common) { context throws(RunFailure) in
      let formats = FormatRegistry.all(try context.descriptions())
      if json || common.report == .json {
        context.print("[\n" + formats.map(FormatsVerb.json).joined(separator: ",\n") + "\n]\n")
        return .clean
      }
      let width = formats.map(\.id.count).max() ?? 0
      for format in formats {
        let does = [format.reads ? "r" : "-", format.writes ? "w" : "-"].joined()
        let name = format.id + String(repeating: " ", count: width - format.id.count)
        context.print(
          "\(name)  \(does)  \(format.content.rawValue)  \(format.title.text(context.language)) [\(format.verification.rawValue)]\n")
      }
      return .clean
    }
  }

  private static func json(_ format: PaymentFormat) -> String {
    let versions = format.versions.map(JSONText.quoted).joined(separator: ",")
    return "{\"id\":\(JSONText.quoted(format.id)),\"title\":{\"vi\":\(JSONText.quoted(format.title.vi)),"
      + "\"en\":\(JSONText.quoted(format.title.en))},\"content\":\(JSONText.quoted(format.content.rawValue)),"
      + "\"reads\":\(format.reads),\"writes\":\(format.writes),\"versions\":[\(versions)],"
      + "\"verification\":\(JSONText.quoted(format.verification.rawValue)),\"needs_unit\":\(format.needsUnit)}"
  }
}

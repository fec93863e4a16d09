// chitra explain: what a diagnostic code or a reason of a bank means, why it matters, what to do.

internal import ArgumentParser
internal import Diagnostics
internal import PaymentPipeline
internal import ReferenceData

struct ExplainVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Giải thích một mã: nghĩa là gì, vì sao, làm gì. / One code: meaning, why it matters, what to do.",
    discussion: """
      chitra explain PAY-102
      chitra explain ISO-RETURN/AC01
      """)

  @Argument(help: ArgumentHelp("Mã thông báo, hoặc DANH-MỤC/MÃ của lý do trả lại. / A code, or LIST/CODE of a reason.", valueName: "code"))
  var code: String

  @OptionGroup(title: "Chung / common") var common: CommonOptions

  func run() throws {
    try RunContext.perform(common) { context throws(RunFailure) in
      if let slash = code.firstIndex(of: "/") {
        let (list, code) = (String(code[..<slash]).uppercased(), String(code[code.index(after: slash)...]))
        return try explain(reason: code, list, context)
      }
      if let code = DiagnosticCode(parsing: code.uppercased()), let text = Catalogue.explain(code, context.language) {
        context.print(text)
        return .clean
      }
      // A reason without its list, where only one list has it.
      let tables = try Resources.tables(own: common.schemas, context.diagnostics)
      let found = tables.reasonLists.filter { tables.reason(list: $0, code: code.uppercased()) != nil }
      if found.count == 1 { return try explain(reason: code.uppercased(), found[0], context) }
      let near = found.isEmpty ? ExplainVerb.near(code.uppercased()) : found.map { "\($0)/\(code.uppercased())" }
      throw context.wrongValue("CODE", code, .oneOf(near))
    }
  }

  private func explain(reason code: String, _ list: String, _ context: RunContext) throws(RunFailure) -> RunOutcome {
    let tables = try Resources.tables(own: common.schemas, context.diagnostics)
    guard let reason = tables.reason(list: list, code: code) ?? tables.reason(list: list, code: code.uppercased()) else {
      let codes = tables.reasons(list: list).map { "\(list)/\($0.code)" }
      let near = codes.isEmpty ? tables.reasonLists : ExplainVerb.nearest("\(list)/\(code)", codes)
      throw context.wrongValue("CODE", "\(list)/\(code)", .oneOf(near))
    }
    context.print("\(reason.list)/\(reason.code)\n")
    context.say(vi: "  \(reason.vietnamese)", en: "  \(reason.english)")
    let action = reason.action.words
    context.say(vi: "  Cách xử lý: \(action.vi)", en: "  What to do: \(action.en)")
    let checked =
      reason.provenance.isVerified ? Bilingual(vi: "đã đối chiếu", en: "verified") : Bilingual(vi: "chưa kiểm chứng", en: "unverified")
    context.say(vi: "  Nguồn: \(reason.provenance.source) (\(checked.vi))", en: "  Source: \(reason.provenance.source) (\(checked.en))")
    return .clean
  }

  /// Codes of the same area by their numbers, else by their letters.
  private static func near(_ code: String) -> [String] {
    let known = Catalogue.all.map(\.code)
    if let wanted = DiagnosticCode(parsing: code) {
      let same = known.filter { $0.area == wanted.area }.sorted { abs($0.number - wanted.number) < abs($1.number - wanted.number) }
      if !same.isEmpty { return same.prefix(5).map(\.description).sorted() }
    }
    return nearest(code, known.map(\.description))
  }

  /// The five codes nearest to a text, by letters that differ.
  static func nearest(_ text: String, _ known: [String]) -> [String] {
    let wanted = Array(text.utf8)
    func distance(_ code: String) -> Int {
      let bytes = Array(code.utf8)
      return zip(wanted, bytes).count { $0 != $1 } + abs(wanted.count - bytes.count)
    }
    return known.map { ($0, distance($0)) }.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.prefix(5).map(\.0)
  }
}

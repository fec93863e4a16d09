// chitra layout: layouts and column profiles as data.

internal import ArgumentParser
internal import ByteText
internal import Diagnostics
internal import FormatDescriptions
internal import PaymentModel
internal import PaymentPipeline

struct LayoutVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "layout",
    abstract: "Bố cục tệp và khai báo cột. / Layouts and column profiles.",
    discussion: """
      chitra layout list
      chitra layout show chitra-batch
      chitra layout check my-bank.yaml
      """,
    subcommands: [ListVerb.self, ShowVerb.self, CheckVerb.self, DocVerb.self])

  struct ListVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Liệt kê. / All of them.", discussion: "chitra layout list --schemas my-schemas")
    @OptionGroup(title: "Chung / common") var common: CommonOptions

    func run() throws {
      try RunContext.perform(common) { context throws(RunFailure) in
        let catalogue = try context.descriptions()
        let rows =
          catalogue.layouts.map { ($0.id, $0.version, "fixed-width", $0.content.rawValue, $0.title, $0.verified) }
          + catalogue.profiles.map { ($0.id, $0.version, "columns", $0.content.rawValue, $0.title, $0.verified) }
        let width = rows.map(\.0.count).max() ?? 0
        for (id, version, kind, content, title, verified) in rows {
          let name = id + String(repeating: " ", count: width - id.count)
          context.print("\(name)  \(version)  \(kind)  \(content)  \(title.text(context.language)) [\(verified)]\n")
        }
        for path in catalogue.overridden { context.say(vi: "thay bằng bản riêng: \(path)", en: "replaced by your own: \(path)") }
        return .clean
      }
    }
  }

  struct ShowVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Xem một bố cục. / Show one.", discussion: "chitra layout show chitra-batch")
    @Argument(help: ArgumentHelp("Mã bố cục. / Id.", valueName: "id")) var id: String
    @OptionGroup(title: "Chung / common") var common: CommonOptions

    func run() throws {
      try RunContext.perform(common) { context throws(RunFailure) in
        switch try LayoutVerb.find(id, context) {
        case .layout(let layout): context.print(LayoutVerb.text(layout, context.language))
        case .columns(let profile): context.print(LayoutVerb.text(profile, context.language))
        }
        return .clean
      }
    }
  }

  struct CheckVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check", abstract: "Kiểm tra một tệp bố cục. / Check a layout file.", discussion: "chitra layout check my-bank.yaml")
    @Argument(help: ArgumentHelp("Tệp YAML. / YAML file.", valueName: "file")) var file: String
    @OptionGroup(title: "Chung / common") var common: CommonOptions

    func run() throws {
      // Nothing in a layout is personal, and a masked line could not be corrected.
      var options = common
      options.showValues = true
      try RunContext.perform(options, findings: .standardOutput) { context throws(RunFailure) in
        for problem in LayoutCheck.check(try Resources.smallFile(file), fileName: file) { context.diagnostics.report(problem) }
        if !context.diagnostics.hasErrors { context.sayBesideFindings(vi: "\(file): dùng được", en: "\(file): can be used") }
        return .clean
      }
    }
  }

  struct DocVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "doc", abstract: "Trang tài liệu (Markdown). / Documentation page.",
      discussion: "chitra layout doc chitra-batch > page.md")
    @Argument(help: ArgumentHelp("Mã bố cục. / Id.", valueName: "id")) var id: String
    @OptionGroup(title: "Chung / common") var common: CommonOptions

    func run() throws {
      try RunContext.perform(common) { context throws(RunFailure) in
        switch try LayoutVerb.find(id, context) {
        case .layout(let layout): context.print(LayoutPage.markdown(layout))
        case .columns(let profile): context.print(LayoutPage.markdown(profile))
        }
        return .clean
      }
    }
  }

  private enum Found {
    case layout(FixedWidthDescription)
    case columns(ColumnProfile)
  }

  private static func find(_ id: String, _ context: RunContext) throws(RunFailure) -> Found {
    let catalogue = try context.descriptions()
    if let layout = catalogue.layout(id) { return .layout(layout) }
    if let profile = catalogue.profile(id) { return .columns(profile) }
    throw context.wrongValue("ID", id, .oneOf(catalogue.layouts.map(\.id) + catalogue.profiles.map(\.id)))
  }

  private static func text(_ description: FixedWidthDescription, _ language: Language) -> String {
    let layout = description.layout
    var text = "\(description.id) \(description.version): \(description.title.text(language))\n"
    text += Bilingual(vi: "nguồn: \(description.source)", en: "source: \(description.source)").text(language) + "\n"
    text += Bilingual(vi: "mỗi dòng \(layout.recordBytes) byte", en: "\(layout.recordBytes) bytes a record").text(language) + "\n"
    for (index, record) in layout.records.enumerated() {
      text += "\n\(record.name): \(description.recordTitles[index].text(language))\n"
      for (place, field) in record.fields.enumerated() {
        let columns = "\(field.start)-\(field.start + field.width - 1)"
        let title = description.fieldTexts[index][place].title.text(language)
        text += "  " + padded(columns, 9) + padded(String(field.width), 5) + padded(kind(field.kind), 12) + padded(field.name, 24)
        text += title + (field.isRequired ? " *" : "") + "\n"
      }
    }
    return text
  }

  private static func text(_ profile: ColumnProfile, _ language: Language) -> String {
    var text = "\(profile.id) \(profile.version): \(profile.title.text(language))\n"
    text += Bilingual(vi: "nguồn: \(profile.source)", en: "source: \(profile.source)").text(language) + "\n\n"
    for (index, column) in profile.columns.enumerated() {
      let meaning = column.field?.rawValue ?? column.rosterField?.name ?? "-"
      text += "  " + padded(String(index + 1), 4) + padded(column.kind.rawValue, 12) + padded(meaning, 22) + column.header
      text += (column.isRequired ? " *" : "") + "\n"
    }
    return text
  }

  private static func kind(_ kind: FieldLayout.Kind) -> String {
    switch kind {
    case .constant: "constant"
    case .text: "text"
    case .digits: "digits"
    case .identifier: "identifier"
    case .amount: "amount"
    case .date(let order): order.rawValue
    case .period: "period"
    case .code: "code"
    case .sequence: "sequence"
    case .check: "check"
    case .filler: "filler"
    }
  }

  private static func padded(_ text: String, _ width: Int) -> String { text + String(repeating: " ", count: max(1, width - text.count)) }
}

/// Writes a SARIF 2.1.0 log piece by piece: results first, then the tool with only those rules that were met.
///
/// Source: OASIS SARIF 2.1.0 (Errata 01), sections 3.13 (log), 3.14 (run), 3.27 (result), 3.49 (rule).
struct SARIFState {
  static let head =
    #"{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"columnKind":"unicodeCodePoints","results":["#
    + "\n"

  private var rules: Set<DiagnosticCode> = []
  private var isFirst = true

  mutating func render(_ diagnostic: Diagnostic, _ options: RenderOptions) -> String {
    rules.insert(diagnostic.code)
    var result = JSONObject()
    result.add("ruleId", diagnostic.code.description)
    result.add("level", diagnostic.severity.rawValue)
    result.add("message", raw: Self.message(diagnostic.message(options.language, showValues: options.showValues)))
    result.add("locations", raw: "[" + (diagnostic.location.map { Self.location($0, nil) } ?? "") + "]")
    if !diagnostic.related.isEmpty {
      let places = diagnostic.related.map { Self.location($0.location, $0.remark?.text(options.language)) }
      result.add("relatedLocations", raw: "[" + places.joined(separator: ",") + "]")
    }
    result.add("properties", raw: Self.properties(diagnostic, options))
    defer { isFirst = false }
    return (isFirst ? "" : ",\n") + result.text
  }

  func tail(_ options: RenderOptions) -> String {
    var driver = JSONObject()
    driver.add("name", "chitra")
    driver.add("version", options.version)
    let described = rules.sorted().compactMap { Catalogue.entry(for: $0) }.map { Self.rule($0, options.language) }
    driver.add("rules", raw: "[" + described.joined(separator: ",\n") + "]")
    return "\n],\"tool\":{\"driver\":" + driver.text + "}}]}\n"
  }

  private static func message(_ text: String) -> String {
    var object = JSONObject()
    object.add("text", text)
    return object.text
  }

  private static func rule(_ entry: CatalogueEntry, _ language: Language) -> String {
    var rule = JSONObject()
    rule.add("id", entry.code.description)
    rule.add("shortDescription", raw: message(entry.title.text(language)))
    rule.add("fullDescription", raw: message(entry.why.text(language)))
    rule.add("help", raw: message(entry.readableFix.text(language)))
    var configuration = JSONObject()
    configuration.add("level", entry.severity.rawValue)
    rule.add("defaultConfiguration", raw: configuration.text)
    return rule.text
  }

  private static func properties(_ diagnostic: Diagnostic, _ options: RenderOptions) -> String {
    var bag = JSONObject()
    bag.add("record", diagnostic.location?.record)
    bag.add("field", diagnostic.field)
    bag.add("found", diagnostic.found?.shown(showValues: options.showValues))
    bag.add("expected", diagnostic.expected?.words.text(options.language))
    bag.add("fix", diagnostic.fix(options.language, showValues: options.showValues))
    bag.add("count", diagnostic.count)
    return bag.text
  }

  private static func location(_ location: SourceLocation, _ remark: String?) -> String {
    var artifact = JSONObject()
    artifact.add("uri", uri(location.file))
    var physical = JSONObject()
    physical.add("artifactLocation", raw: artifact.text)
    var region = JSONObject()
    if let line = location.line {
      region.add("startLine", line)
      region.add("startColumn", location.columnStart)
      // SARIF's end column is the one after the last (3.30.8).
      if location.columnStart != nil { region.add("endColumn", location.columnEnd.map { $0 + 1 }) }
    }
    region.add("byteOffset", location.byteOffset)
    if !region.isEmpty { physical.add("region", raw: region.text) }
    var object = JSONObject()
    object.add("physicalLocation", raw: physical.text)
    if let path = location.path {
      var logical = JSONObject()
      logical.add("fullyQualifiedName", path)
      object.add("logicalLocations", raw: "[" + logical.text + "]")
    }
    if let remark { object.add("message", raw: message(remark)) }
    return object.text
  }

  /// A file name as a URI reference: everything but unreserved characters and `/` in per cent form (RFC 3986).
  static func uri(_ file: String) -> String {
    var uri = file.hasPrefix("/") ? "file://" : ""
    for byte in file.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
        uri.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        uri += "%" + (digits.utf8.count == 1 ? "0" : "") + digits
      }
    }
    return uri
  }
}

// Problems of XML in the words of the catalogue.

internal import Diagnostics
package import SafeXML

extension ReadContext {
  /// Reports why a document cannot be read on, or where it breaks its schema.
  package func report(_ problem: XMLProblem) {
    let entry: CatalogueEntry =
      switch problem.kind {
      case .doctype: Codes.xmlDoctype
      case .tooDeep: Codes.xmlTooDeep
      case .textTooLong, .attributeTooLong, .tooLarge: Codes.xmlTextTooLong
      case .tooManyAttributes: Codes.xmlTooManyAttributes
      case .rootNamespace: Codes.xmlNamespaceUnknown
      case .schemaViolation: Codes.xmlSchema
      default: problem.libraryCode == 5 || problem.libraryCode == 77 ? Codes.xmlFileCut : Codes.xmlNotWellFormed
      }
    diagnostics.report(entry) {
      var place = SourceLocation(file: name, line: problem.lineNumber > 0 ? problem.lineNumber : nil)
      if problem.columnNumber > 0 { place.columnStart = problem.columnNumber }
      place.byteOffset = problem.byteOffset
      place.path = problem.path.isEmpty ? nil : problem.path
      return Diagnostic(
        entry, at: place,
        arguments: ["reason", "detail", "namespace", "element"].map { DiagnosticArgument($0, problem.maskedMessage) }
          + [DiagnosticArgument("limit", .number(problem.limit))])
    }
  }
}

extension XMLProblem {
  /// The limit that the document went over; readers here have the default ones.
  var limit: Int {
    let limits = XMLLimits()
    switch kind {
    case .tooManyAttributes: return limits.attributes
    case .attributeTooLong: return limits.attributeBytes
    case .tooDeep: return limits.depth
    case .tooLarge: return limits.totalBytes ?? 0
    default: return limits.textBytes
    }
  }

  /// The library's words without the values of the document, which may be a person's: what stands in quotes behind "value" is left out.
  var maskedMessage: String {
    var shown = ""
    var rest = message[...]
    while let quote = rest.firstIndex(of: "'") {
      let isValue = rest[..<quote].hasSuffix("value ")
      shown += rest[...quote]
      rest = rest[rest.index(after: quote)...]
      let inside = rest.prefix { $0 != "'" }
      shown += isValue ? "…" : String(inside)
      rest = rest.dropFirst(inside.count)
      if rest.first == "'" {
        shown += "'"
        rest = rest.dropFirst()
      }
    }
    return shown + rest
  }
}

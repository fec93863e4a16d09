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
      case .textTooLong, .tooManyAttributes, .attributeTooLong, .tooLarge: Codes.xmlTextTooLong
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
        arguments: [
          DiagnosticArgument("reason", problem.message), DiagnosticArgument("detail", problem.message),
          DiagnosticArgument("namespace", problem.message), DiagnosticArgument("element", problem.message),
          DiagnosticArgument("limit", problem.message),
        ])
    }
  }
}

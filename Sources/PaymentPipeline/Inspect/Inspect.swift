// Each record of a file, field by field, also of a broken one up to where it can be understood.

internal import ByteText
internal import Diagnostics
internal import Files
internal import FormatDescriptions
internal import PaymentFormats

/// `inspect` of one file.
public struct InspectRequest: Sendable {
  /// File to read; `-` is standard input.
  public var path: String
  /// Format id to read it as; empty to find it.
  public var format = ""
  /// The one record to show, 1-based; nil for all.
  public var record: Int?
  /// Encoding named by the user; empty to find it.
  public var encoding = ""
  /// The sheet of a workbook with several lists; empty for the only one.
  public var sheet = ""

  /// A request.
  public init(path: String) { self.path = path }
}

/// `inspect`.
public enum Inspect {
  /// Hands each record to `show`, in the order of the file; memory does not grow with it.
  public static func run(_ request: InspectRequest, _ run: Run, _ show: @escaping (InspectedRecord) -> Void) throws(RunFailure)
    -> RunOutcome
  {
    let opened = try OpenedInput.openList(request.path, encoding: request.encoding, sheet: request.sheet, run)
    let shape = try shape(of: opened, request, run)
    var shown = 0
    let inspection = Inspection(opened: opened, run: run, only: request.record) { record in
      shown += 1
      show(record)
    }
    do throws(FileProblem) {
      switch shape {
      case .fixedWidth(let description): try inspection.fixedWidth(description)
      case .delimited(let columns): try inspection.delimited(columns)
      case .xml: try inspection.xml()
      case .objects: try inspection.objects()
      case .lines: try inspection.lines()
      }
    } catch {
      throw .file(error)
    }
    if let wanted = request.record, shown == 0 {
      run.diagnostics.report(Codes.optionValue) {
        Diagnostic(
          Codes.optionValue, at: SourceLocation(file: opened.name), found: .number(wanted),
          expected: .numberRange(1...Int64(max(1, inspection.lastNumber))), arguments: [DiagnosticArgument("option", "--record")])
      }
      throw .usage
    }
    return run.diagnostics.hasErrors ? .dataErrors : .clean
  }

  /// How a file is taken apart.
  private enum Shape {
    case fixedWidth(FixedWidthView)
    case delimited(DelimitedView)
    case xml
    case objects
    case lines
  }

  /// By the format named or found; a file that fits none is taken apart by its looks, with the finding that it fits none.
  private static func shape(of opened: OpenedInput, _ request: InspectRequest, _ run: Run) throws(RunFailure) -> Shape {
    if !request.format.isEmpty {
      let format = try FormatChoice.format(request.format, option: "--as", run)
      return shape(ofFormat: format.id, opened, run)
    }
    let found = FormatDetection.best(FormatDetection.detect(opened.sniffed, run.descriptions))
    if found.count == 1 { return shape(ofFormat: found[0].format.id, opened, run) }
    if found.isEmpty {
      FormatChoice.reportUnknown(opened, run)
    } else {
      FormatChoice.reportTie(found, opened, option: "--as", run)
    }
    return shapeByLooks(opened, run)
  }

  private static func shape(ofFormat id: String, _ opened: OpenedInput, _ run: Run) -> Shape {
    if let layout = run.descriptions.layout(id) { return .fixedWidth(FixedWidthView(description: layout)) }
    if let profile = run.descriptions.profile(id) { return .delimited(DelimitedView(opened, .profile(profile), run)) }
    switch id {
    case "roster-csv", "roster-xlsx": return .delimited(DelimitedView(opened, .roster, run))
    case "canonical-csv": return .delimited(DelimitedView(opened, .canonical, run))
    case "canonical-ndjson": return .objects
    case "treasury-order": return .xml
    default: return shapeByLooks(opened, run)
    }
  }

  private static func shapeByLooks(_ opened: OpenedInput, _ run: Run) -> Shape {
    let start = opened.head.drop { $0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
    if start.first == UInt8(ascii: "<") { return .xml }
    if start.first == UInt8(ascii: "{") { return .objects }
    let dialect = CSVDialect.detect(opened.head.span, validCount: opened.head.count, isWholeFile: opened.input.size <= opened.head.count)
    return dialect.confidence > .none ? .delimited(DelimitedView(opened, .unknown, run)) : .lines
  }
}

/// One file being taken apart.
final class Inspection {
  let opened: OpenedInput
  let run: Run
  /// Number of the record shown last or passed over.
  private(set) var lastNumber = 0
  private let only: Int?
  private let show: (InspectedRecord) -> Void

  init(opened: OpenedInput, run: Run, only: Int?, show: @escaping (InspectedRecord) -> Void) {
    self.opened = opened
    self.run = run
    self.only = only
    self.show = show
  }

  /// Whether the record of a number is worth taking apart.
  func wants(_ number: Int) -> Bool { only.map { $0 == number } ?? true }

  /// True when the one record asked for was passed.
  var isDone: Bool { only.map { lastNumber >= $0 } ?? false }

  func take(_ record: InspectedRecord) {
    if record.number > 0 { lastNumber = record.number }
    if wants(record.number) { show(record) }
  }

  /// Counts a record that is not shown.
  func passOver(_ number: Int) { lastNumber = number }

  var context: ReadContext {
    ReadContext(
      input: opened.input, name: opened.name, fileIndex: 0, diagnostics: run.diagnostics, descriptions: run.descriptions)
  }

  /// Lines of text that nothing is known of, each as one field.
  func lines() throws(FileProblem) {
    var window = FileWindow(opened.input)
    var tail = 0
    var number = 0
    while !isDone {
      try window.refill(keeping: tail)
      if window.count == 0 { return }
      let bytes = window.bytes
      var start = 0
      while let end = bytes[start..<window.count].firstIndex(of: 0x0A) ?? (window.isAtEnd && start < window.count ? window.count : nil) {
        number += 1
        let line = InspectedField(
          place: "1-\(end - start)", name: "", raw: bytes[start..<end], value: "", sensitivity: .other)
        take(
          InspectedRecord(
            number: number, file: opened.name, line: number, byteOffset: window.fileOffset + start, kind: "", fields: [line]))
        start = min(end + 1, window.count)
        if isDone { return }
      }
      if window.isAtEnd { return }
      tail = start
    }
  }
}

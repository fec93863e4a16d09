// What a file is: format, encoding, how sure and why. Reading verbs choose their format here too.

public import Diagnostics
internal import Files
public import PaymentFormats
internal import Workbooks

/// What was found of one file.
public struct DetectedFile: Sendable {
  /// The file as the user named it.
  public var file: String
  /// Format id; nil when none fits.
  public var format: String?
  /// Encoding of the bytes.
  public var encoding: SourceEncoding
  /// 0…100.
  public var confidence: Int
  /// One sentence.
  public var why: Bilingual
  /// The sheets of a workbook that are lists; empty for text.
  public var sheets: [String] = []
  /// What was found of older letters; nil in Unicode.
  public var letters: LettersRead?

  /// One JSON object on a line: file, format, encoding, confidence, why; for older letters, letters and encoding_confidence; of a workbook
  /// its sheets that are lists.
  public func json(_ language: Language) -> String {
    "{\"file\":\(JSONText.quoted(file)),\"format\":\(format.map(JSONText.quoted) ?? "null"),"
      + "\"encoding\":\(JSONText.quoted(encoding.rawValue)),\"confidence\":\(confidence),"
      + (letters.map {
        "\"letters\":[\($0.encodings.map(JSONText.quoted).joined(separator: ","))],\"encoding_confidence\":\($0.confidence),"
      } ?? "") + "\"why\":\(JSONText.quoted(why.text(language)))"
      + (sheets.isEmpty ? "" : ",\"sheets\":[" + sheets.map(JSONText.quoted).joined(separator: ",") + "]") + "}\n"
  }
}

/// `detect`.
public enum Detect {
  /// Looks at one file. What fits nothing is reported and given back without a format; only what the system refuses is thrown.
  public static func run(_ path: String, _ run: Run) throws(RunFailure) -> DetectedFile {
    var refusal: CatalogueEntry?
    let lists: [OpenedInput]
    do throws(RunFailure) {
      lists = try OpenedInput.openLists(path, encoding: "", sheet: "", run, &refusal)
    } catch {
      guard case .refused = error, let refusal else { throw error }
      return DetectedFile(file: path, format: nil, encoding: .unknown, confidence: 0, why: refusal.title)
    }
    let opened = lists[0]
    let found = FormatDetection.detect(opened.sniffed, run.descriptions)
    guard let best = found.first else {
      FormatChoice.reportUnknown(opened, run)
      return DetectedFile(
        file: path, format: nil, encoding: opened.encoding, confidence: 0, why: Codes.formatUnknown.title, letters: opened.letters)
    }
    let equal = FormatDetection.best(found)
    if equal.count > 1 { FormatChoice.reportTie(equal, opened, option: "--as", run) }
    var detected = DetectedFile(
      file: path, format: best.format.id, encoding: opened.encoding, confidence: best.confidence, why: best.why)
    detected.sheets = lists.compactMap(\.sheet?.name)
    detected.letters = opened.letters
    return detected
  }
}

/// Decides as what a file is read.
public enum FormatChoice {
  /// The format named by the user, else the one that fits best. None and several are reported; an unknown name is `usage`.
  public static func choose(
    _ opened: OpenedInput, named: String, option: String, _ run: Run
  ) throws(RunFailure) -> DetectedFormat {
    if !named.isEmpty {
      let format = try format(named, option: option, run)
      let fit = FormatDetection.detect(opened.sniffed, [format]).first
      let words = Bilingual(vi: "Định dạng do người dùng chọn.", en: "The format was named.")
      return fit ?? DetectedFormat(format: format, confidence: 1, why: words, content: format.content)
    }
    let found = FormatDetection.best(FormatDetection.detect(opened.sniffed, run.descriptions))
    if found.count == 1 { return found[0] }
    if found.isEmpty { reportUnknown(opened, run) } else { reportTie(found, opened, option: option, run) }
    throw .refused
  }

  /// A format by the id a user gave; an unknown one is reported with those near it, and is `usage`.
  public static func format(_ id: String, option: String, _ run: Run) throws(RunFailure) -> PaymentFormat {
    if let format = FormatRegistry.format(id, run.descriptions) { return format }
    let formats = FormatRegistry.all(run.descriptions)
    run.diagnostics.report(Codes.optionValue) {
      Diagnostic(
        Codes.optionValue, found: ReportedValue(id), expected: .oneOf(formats.map(\.id)), arguments: [DiagnosticArgument("option", option)])
    }
    throw .usage
  }

  static func reportUnknown(_ opened: OpenedInput, _ run: Run) {
    run.diagnostics.report(Codes.formatUnknown) { Diagnostic(Codes.formatUnknown, at: SourceLocation(file: opened.name)) }
  }

  static func reportTie(_ found: [DetectedFormat], _ opened: OpenedInput, option: String, _ run: Run) {
    run.diagnostics.report(Codes.choiceNeeded) {
      Diagnostic(
        Codes.choiceNeeded, at: SourceLocation(file: opened.name),
        arguments: [
          DiagnosticArgument("option", option),
          DiagnosticArgument("candidates", found.map(\.format.id).joined(separator: ", ")),
        ])
    }
  }
}

extension OpenedInput {
  /// The beginning as formats look at it.
  public var sniffed: SniffedBytes {
    SniffedBytes(
      bytes: head, isWhole: input.size <= head.count, fileName: FilePath.name(of: path), isSheet: sheet != nil)
  }
}

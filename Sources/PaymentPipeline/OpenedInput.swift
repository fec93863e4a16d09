// An input opened once for all verbs: other kinds of files refused by name, UTF-16 and older letters turned into UTF-8 in Unicode letters,
// everything else left as it is.

internal import ByteText
public import Diagnostics
public import Files
public import Workbooks

/// An input of a verb: UTF-8 bytes that can be read at any place, and what the source was.
public struct OpenedInput: Sendable {
  /// The path; `-` is standard input.
  public let path: String
  /// The file as the user named it, for messages.
  public internal(set) var name: String
  /// The bytes: UTF-8, or as they stand in the source when its encoding is not known.
  public let input: InputFile
  /// The encoding of the source.
  public let encoding: SourceEncoding
  /// What was found of older letters and done about them; nil for a file in Unicode.
  public let letters: LettersRead?
  /// What a file in the same manner begins with: its byte order mark, or nothing.
  public let byteOrderMark: [UInt8]
  /// At most the first 64 KiB of `input`; empty once it is known what it is.
  public private(set) var head: [UInt8]
  /// What the sheet says beside its text, when the bytes are the text of a workbook's sheet.
  public var sheet: SheetFacts?

  /// The same input without its beginning, which takes memory.
  func withoutHead() -> OpenedInput {
    var copy = self
    copy.head = []
    return copy
  }
  /// The way back to the letters as they were.
  private let stage: LetterStage?

  /// The text of a workbook's sheet: Unicode, though its cells may hold letters of old fonts, which are told and converted as in a CSV.
  static func sheet(
    _ text: InputFile, _ facts: SheetFacts, _ path: String, _ diagnostics: DiagnosticCollector, _ refusal: inout CatalogueEntry?
  ) throws(RunFailure) -> OpenedInput {
    var head = try PreparedFailure.wrap { () throws(FileProblem) in try OpenedInput.beginning(of: text) }
    let beginning = head
    let decision = try PreparedFailure.wrap { () throws(FileProblem) in try LetterDecision.make(text, head: beginning, named: nil) }
    let stage = try PreparedFailure.wrap { () throws(FileProblem) in try decision.convert(text, head: beginning) }
    if decision.plan == .ask {
      refusal = Codes.encodingChoiceNeeded
      throw LetterFindings(path, decision).ask(diagnostics)
    }
    let letters = LetterFindings(path, decision).report(stage, diagnostics)
    if let stage { head = try PreparedFailure.wrap { () throws(FileProblem) in try OpenedInput.beginning(of: stage.text) } }
    // With the mark, spreadsheet programs show the letters of what is handed back.
    return OpenedInput(
      path: path, name: path, input: stage?.text ?? text, encoding: .utf8, letters: letters, byteOrderMark: [0xEF, 0xBB, 0xBF],
      head: head, sheet: facts, stage: stage)
  }

  /// Opens a path. An empty file, another kind of file and bytes that are not in the named encoding are reported and `refused`;
  /// an unknown encoding name is `usage`; what the system refuses is a file problem.
  public static func open(
    _ path: String, encoding wanted: String = "", diagnostics: DiagnosticCollector
  ) throws(RunFailure) -> OpenedInput {
    var refusal: CatalogueEntry?
    return try open(path, encoding: wanted, diagnostics, &refusal)
  }

  /// The same; `refusal` says as what a file was refused.
  static func open(
    _ path: String, encoding wanted: String = "", _ diagnostics: DiagnosticCollector, _ refusal: inout CatalogueEntry?
  ) throws(RunFailure) -> OpenedInput {
    let source = try PreparedFailure.wrap { () throws(FileProblem) in try InputFile(path: path) }
    return try open(source, path, encoding: wanted, diagnostics, &refusal)
  }

  /// The same of a file that is open already.
  static func open(
    _ source: InputFile, _ path: String, encoding wanted: String, _ diagnostics: DiagnosticCollector, _ refusal: inout CatalogueEntry?
  ) throws(RunFailure) -> OpenedInput {
    let named = try encoding(named: wanted, diagnostics)
    func refuse(_ entry: CatalogueEntry) -> RunFailure {
      refusal = entry
      diagnostics.report(entry) { Diagnostic(entry, at: SourceLocation(file: path)) }
      return .refused
    }
    do {
      var head = try beginning(of: source)
      guard !isBlank(head, isWhole: source.size <= head.count) else { throw refuse(Codes.inputEmpty) }
      if let kind = try FileKind.recognise(source, head: head) { throw refuse(kind.entry) }
      let guess = TextEncodingGuess.guess(head.span, validCount: head.count, isWholeFile: source.size <= head.count)
      var encoding = named?.unicode ?? SourceEncoding(guess.encoding)
      var mark = Array(head.prefix(guess.markLength))
      var text = source
      if let order = encoding.byteOrder {
        mark = order == .littleEndian ? [0xFF, 0xFE] : [0xFE, 0xFF]
        if !head.starts(with: mark) { mark = [] }
        var decoding = Decoding(source, order)
        text = try InputFile(spooling: path) { (piece) throws(FileProblem) in try decoding.next(&piece) }
        if let problem = decoding.decoder.problem {
          refusal = Codes.utf16Broken
          throw report(problem, decoding, path, diagnostics)
        }
        try source.checkUnchanged()
        head = try beginning(of: text)
        if isBlank(head, isWhole: text.size <= head.count) { throw refuse(Codes.inputEmpty) }
      }
      if encoding != .utf8, FileKind.isBinary(head) { throw refuse(FileKind.unknownBinary.entry) }
      // Whoever names a Unicode encoding wants the letters as they stand.
      guard named?.unicode == nil else {
        return OpenedInput(
          path: path, name: path, input: text, encoding: encoding, letters: nil, byteOrderMark: mark, head: head, stage: nil)
      }
      let decision = try LetterDecision.make(text, head: head, named: named?.legacy)
      let stage = try decision.convert(text, head: head)
      if decision.plan == .ask {
        refusal = Codes.encodingChoiceNeeded
        throw LetterFindings(path, decision).ask(diagnostics)
      }
      switch decision.plan {
      case .whole(let legacy): encoding = SourceEncoding(legacy)
      case .cells where encoding == .unknown: encoding = .utf8
      case .cells, .keep, .ask: break
      }
      let letters = LetterFindings(path, decision).report(stage, diagnostics)
      if let stage {
        text = stage.text
        head = try beginning(of: text)
      }
      return OpenedInput(
        path: path, name: path, input: text, encoding: encoding, letters: letters, byteOrderMark: mark, head: head, stage: stage)
    } catch let failure as RunFailure {
      throw failure
    } catch let problem as FileProblem {
      throw .file(problem)
    } catch {
      throw .fault
    }
  }

  // MARK: - Back to the sender

  /// The bytes of UTF-8 text in the source's encoding, for words of ours in files handed back to the sender. What an older encoding does
  /// not have is written in plain letters.
  public func encoded(_ utf8: ArraySlice<UInt8>) -> [UInt8] {
    if encoding.byteOrder != nil { return written(Array(utf8)) }
    guard let legacy = encoding.legacy else { return Array(utf8) }
    var out: [UInt8] = []
    var encoder = LegacyEncoder(legacy)
    encoder.append(Array(utf8).span, 0..<utf8.count, to: &out)
    return out
  }

  /// A place in the file: with the row of the sheet, where there is one.
  func place(line: Int?) -> SourceLocation {
    SourceLocation(file: name, line: line, path: line.flatMap { sheet?.place(row: $0) })
  }

  /// Some bytes of `input` as they stand in the source, as `written` takes them: in its own letters; UTF-16 as UTF-8.
  func sourceText(of range: Range<Int>) throws(FileProblem) -> [UInt8] {
    let (file, place) = (stage?.base ?? input, try stage?.basePlace(of: range) ?? range)
    var bytes = [UInt8](repeating: 0, count: place.count)
    guard try file.read(at: place.lowerBound, into: &bytes, from: 0, count: bytes.count) == bytes.count else {
      throw .changedWhileReading(path: path)
    }
    return bytes
  }

  /// The source's own letters, UTF-16 as UTF-8: what `written` takes, with the same records as `input`.
  var base: InputFile { stage?.base ?? input }

  /// Whether letters of `input` are others than those of the source.
  var isConverted: Bool { stage != nil }

  /// The bytes of `sourceText` as they stand in the source.
  func written(_ sourceText: [UInt8]) -> [UInt8] {
    guard let order = encoding.byteOrder else { return sourceText }
    var out: [UInt8] = []
    out.reserveCapacity(sourceText.count * 2)
    _ = UTF16Encoder(byteOrder: order).append(sourceText.span, 0..<sourceText.count, to: &out)
    return out
  }

  /// Where a byte of `input` stands in the source; nil where that is not kept, as in UTF-16.
  func sourceOffset(of offset: Int) -> Int? {
    if encoding.byteOrder != nil { return nil }
    guard let stage else { return offset }
    return try? stage.basePlace(of: offset)
  }

  // MARK: - Parts

  /// Reads a UTF-16 source piece by piece and keeps count of its lines, for the place of a bad unit.
  private struct Decoding {
    let source: InputFile
    var decoder: UTF16Decoder
    var offset = 0
    var line = 1
    var window: [UInt8]
    var isAtBeginning = true

    init(_ source: InputFile, _ order: UTF16ByteOrder) {
      self.source = source
      decoder = UTF16Decoder(byteOrder: order)
      window = [UInt8](repeating: 0, count: min(128 << 10, max(2, source.size)))
    }

    mutating func next(_ piece: inout [UInt8]) throws(FileProblem) -> Bool {
      let count = try source.read(at: offset, into: &window, from: 0, count: min(window.count, source.size - offset))
      offset += count
      let isFinal = offset >= source.size || count == 0
      let bytes = window
      decoder.decode(bytes.span, 0..<count, isFinal: isFinal, to: &piece)
      for byte in piece where byte == 0x0A { line += 1 }
      if isAtBeginning {
        isAtBeginning = false
        XMLDeclaration.tellUTF8(&piece)
      }
      return !isFinal && decoder.problem == nil
    }
  }

  private static func encoding(named name: String, _ diagnostics: DiagnosticCollector) throws(RunFailure) -> NamedEncoding? {
    if name.isEmpty { return nil }
    if let known = NamedEncoding(name) { return known }
    diagnostics.report(Codes.optionValue) {
      Diagnostic(
        Codes.optionValue, found: ReportedValue(name), expected: .oneOf(NamedEncoding.names),
        arguments: [DiagnosticArgument("option", "--encoding")])
    }
    throw .usage
  }

  static func beginning(of input: InputFile) throws(FileProblem) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: min(FileKind.headBytes, input.size))
    let done = try input.read(at: 0, into: &bytes, from: 0, count: bytes.count)
    return Array(bytes.prefix(done))
  }

  /// Nothing, or nothing but a byte order mark and blanks.
  private static func isBlank(_ head: [UInt8], isWhole: Bool) -> Bool {
    guard isWhole else { return false }
    let marks: [[UInt8]] = [[0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF]]
    let rest = head.dropFirst(marks.first { head.starts(with: $0) }?.count ?? 0)
    return rest.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
  }

  private static func report(
    _ problem: UTF16Problem, _ decoding: Decoding, _ path: String, _ diagnostics: DiagnosticCollector
  ) -> RunFailure {
    diagnostics.report(Codes.utf16Broken) {
      let words = problem.kind == .halfUnit ? "odd number of bytes / số byte lẻ" : "lone surrogate / nửa ký tự"
      return Diagnostic(
        Codes.utf16Broken, at: SourceLocation(file: path, line: decoding.line, byteOffset: problem.offset),
        arguments: [DiagnosticArgument("detail", words)])
    }
    return .refused
  }
}

/// The first line of an XML file that names its own encoding.
private enum XMLDeclaration {
  /// Lets a decoded document say UTF-8 instead of UTF-16, at the same length, so that all columns stay.
  static func tellUTF8(_ bytes: inout [UInt8]) {
    guard bytes.starts(with: Array("<?xml".utf8)), let end = bytes.prefix(256).firstIndex(of: UInt8(ascii: ">")) else { return }
    for quote in ["\"", "'"] {
      for name in ["UTF-16", "utf-16", "UTF-16LE", "utf-16le", "UTF-16BE", "utf-16be"] {
        let wanted = Array("encoding=\(quote)\(name)\(quote)".utf8)
        guard end >= wanted.count, let place = (0...end - wanted.count).first(where: { bytes[$0...].starts(with: wanted) }) else {
          continue
        }
        let said = Array("encoding=\(quote)UTF-8\(quote)".utf8)
        let padded = said + [UInt8](repeating: 0x20, count: wanted.count - said.count)
        bytes.replaceSubrange(place..<place + wanted.count, with: padded)
        return
      }
    }
  }
}

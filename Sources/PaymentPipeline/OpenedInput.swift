// An input opened once for all verbs: other kinds of files refused by name, UTF-16 turned into UTF-8, everything else left as it is.

internal import ByteText
public import Diagnostics
public import Files
public import Workbooks

/// How the characters of a source stand in its bytes.
public enum SourceEncoding: String, Hashable, Sendable, CaseIterable {
  /// UTF-8, of which ASCII is a part.
  case utf8 = "utf-8"
  /// UTF-16, low byte first.
  case utf16LittleEndian = "utf-16le"
  /// UTF-16, high byte first.
  case utf16BigEndian = "utf-16be"
  /// Not told apart; readers report the bytes that are not UTF-8.
  case unknown

  /// Names that the user may give.
  public static let names = ["utf-8", "utf-16le", "utf-16be"]
}

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
      let encoding = named ?? SourceEncoding(guess.encoding)
      guard let order = encoding.byteOrder else {
        if FileKind.isBinary(head) { throw refuse(FileKind.unknownBinary.entry) }
        return OpenedInput(
          path: path, name: path, input: source, encoding: encoding, byteOrderMark: Array(head.prefix(guess.markLength)), head: head)
      }
      let mark: [UInt8] = order == .littleEndian ? [0xFF, 0xFE] : [0xFE, 0xFF]
      var decoding = Decoding(source, order)
      let decoded = try InputFile(spooling: path) { (piece) throws(FileProblem) in try decoding.next(&piece) }
      if let problem = decoding.decoder.problem {
        refusal = Codes.utf16Broken
        throw report(problem, decoding, path, diagnostics)
      }
      try source.checkUnchanged()
      head = try beginning(of: decoded)
      if isBlank(head, isWhole: decoded.size <= head.count) { throw refuse(Codes.inputEmpty) }
      if FileKind.isBinary(head) { throw refuse(FileKind.unknownBinary.entry) }
      let hasMark = try beginning(of: source).starts(with: mark)
      return OpenedInput(
        path: path, name: path, input: decoded, encoding: encoding, byteOrderMark: hasMark ? mark : [], head: head)
    } catch let failure as RunFailure {
      throw failure
    } catch let problem as FileProblem {
      throw .file(problem)
    } catch {
      throw .fault
    }
  }

  /// The bytes of UTF-8 text in the source's encoding, for files handed back to the sender.
  public func encoded(_ utf8: ArraySlice<UInt8>) -> [UInt8] {
    guard let order = encoding.byteOrder else { return Array(utf8) }
    var out: [UInt8] = []
    out.reserveCapacity(utf8.count * 2)
    _ = UTF16Encoder(byteOrder: order).append(Array(utf8).span, 0..<utf8.count, to: &out)
    return out
  }

  /// A place in the file: with the row of the sheet, where there is one.
  func place(line: Int?) -> SourceLocation {
    SourceLocation(file: name, line: line, path: line.flatMap { sheet?.place(row: $0) })
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

  private static func encoding(named name: String, _ diagnostics: DiagnosticCollector) throws(RunFailure) -> SourceEncoding? {
    if name.isEmpty { return nil }
    if let known = SourceEncoding(rawValue: name.lowercased()), known != .unknown { return known }
    diagnostics.report(Codes.optionValue) {
      Diagnostic(
        Codes.optionValue, found: ReportedValue(name), expected: .oneOf(SourceEncoding.names),
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

extension SourceEncoding {
  fileprivate init(_ guess: TextEncodingGuess.Encoding) {
    switch guess {
    case .utf8: self = .utf8
    case .utf16(.littleEndian): self = .utf16LittleEndian
    case .utf16(.bigEndian): self = .utf16BigEndian
    case .unknown: self = .unknown
    }
  }

  fileprivate var byteOrder: UTF16ByteOrder? {
    switch self {
    case .utf16LittleEndian: .littleEndian
    case .utf16BigEndian: .bigEndian
    case .utf8, .unknown: nil
    }
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

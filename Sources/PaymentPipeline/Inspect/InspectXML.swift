// An XML file: path, name and text of every element and attribute. Names are collected first, since the reader asks for names.

internal import Diagnostics
internal import Files
internal import PaymentFormats
internal import SafeXML

extension Inspection {
  /// Elements that make one record of a file; everything else stands outside of records.
  private static let recordElements: Set<String> = ["Payee", "CdtTrfTxInf", "Ntry", "TxInfAndSts", "TxInf"]
  /// Most different names of one document.
  private static let limitNames = 4_000

  /// Takes an XML file apart, up to the place where it breaks.
  func xml() throws(FileProblem) {
    // Attributes are told of known elements only.
    var names = try collectNames([])
    names += try collectNames(names)
    var walk = XMLWalk(names: names)
    let problem = try feed(XMLReader(Inspection.vocabulary(names))) { (event, text) in
      if !isDone { walk.take(event, text) { emit($0, $1, $2) } }
    }
    walk.end { emit($0, $1, $2) }
    if let problem { context.report(problem) }
  }

  private func emit(_ number: Int, _ line: Int?, _ fields: [InspectedField]) {
    if fields.isEmpty { return }
    take(
      InspectedRecord(
        number: number, file: opened.name, line: line, byteOffset: nil, kind: number == 0 ? "document" : "record", fields: fields))
  }

  private static func vocabulary(_ names: [String]) -> XMLVocabulary {
    XMLVocabulary(names: names.enumerated().flatMap { [.text($0.element, Int32($0.offset)), .attribute($0.element, Int32($0.offset))] })
  }

  /// Names of the document that are not among the known ones.
  private func collectNames(_ before: [String]) throws(FileProblem) -> [String] {
    var names: [String] = []
    var known = Set(before)
    _ = try feed(XMLReader(Inspection.vocabulary(before))) { (event, text) in
      guard event.name < 0, event.kind == .start || event.kind == .attribute, known.count < Inspection.limitNames else { return }
      guard let name = String(validating: text[event.textRange], as: UTF8.self), known.insert(name).inserted else { return }
      names.append(name)
    }
    return names
  }

  /// Feeds the whole file; gives back why it cannot be read on.
  private func feed(_ reader: consuming XMLReader, _ take: (XMLEvent, [UInt8]) -> Void) throws(FileProblem) -> XMLProblem? {
    var reader = reader
    var window = FileWindow(opened.input, windowBytes: 64 << 10)
    while true {
      try window.refill(keeping: window.count)
      do throws(XMLProblem) {
        if window.count > 0 { try reader.feed(window.bytes.span.extracting(0..<window.count)) }
        for event in reader.events { take(event, reader.text) }
        if window.isAtEnd {
          try reader.finish()
          for event in reader.events { take(event, reader.text) }
          return nil
        }
      } catch {
        for event in reader.events { take(event, reader.text) }
        return error
      }
    }
  }

  /// Keeps the path while events come, and gathers the fields of one record.
  struct XMLWalk {
    let names: [String]
    private var path: [(name: String, hasParts: Bool)] = []
    private var fields: [InspectedField] = []
    private var number = 0
    private var line: Int?
    /// Depth of the record's element; 0 outside of records.
    private var recordDepth = 0

    init(names: [String]) { self.names = names }

    mutating func take(_ event: XMLEvent, _ text: [UInt8], _ emit: (Int, Int?, [InspectedField]) -> Void) {
      let name = event.name >= 0 && Int(event.name) < names.count ? names[Int(event.name)] : "?"
      switch event.kind {
      case .start:
        if let last = path.indices.last { path[last].hasParts = true }
        path.append((name, false))
        if recordDepth == 0, Inspection.recordElements.contains(name) {
          flush(emit)
          number += 1
          recordDepth = path.count
          line = event.lineNumber
        }
        if line == nil { line = event.lineNumber }
      case .attribute: add(name, "@" + name, text[event.textRange])
      case .text: if let last = path.last { add(last.name, "", text[event.textRange]) }
      case .end:
        guard let last = path.last else { return }
        if event.textCount > 0 || !last.hasParts { add(last.name, "", text[event.textRange]) }
        if recordDepth == path.count {
          flush(emit)
          recordDepth = 0
        }
        path.removeLast()
      }
      // A document without records is shown in pieces, so that memory stays flat.
      if recordDepth == 0, fields.count >= 1_000 { flush(emit) }
    }

    mutating func end(_ emit: (Int, Int?, [InspectedField]) -> Void) { flush(emit) }

    private mutating func flush(_ emit: (Int, Int?, [InspectedField]) -> Void) {
      emit(recordDepth == 0 ? 0 : number, line, fields)
      fields.removeAll(keepingCapacity: true)
      line = nil
    }

    private mutating func add(_ name: String, _ attribute: String, _ bytes: ArraySlice<UInt8>) {
      let steps = path[max(0, recordDepth - 1)...].map(\.name) + (attribute.isEmpty ? [] : [attribute])
      let kind = FieldMasking.sensitivity(name)
      fields.append(
        InspectedField(
          place: (recordDepth == 0 ? "/" : "") + steps.joined(separator: "/"), name: name, raw: bytes,
          value: String(validating: bytes, as: UTF8.self) ?? "", sensitivity: kind.map(\.kind) ?? .other))
    }
  }
}

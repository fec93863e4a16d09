// One JSON object per line: path, name and value of every member.

internal import Diagnostics
internal import Files

extension Inspection {
  /// Takes an NDJSON file apart; a line that is no object is shown as far as it can be read.
  func objects() throws(FileProblem) {
    var window = FileWindow(opened.input)
    var (tail, number) = (0, 0)
    while !isDone {
      try window.refill(keeping: tail)
      let bytes = window.bytes
      var start = 0
      while start < window.count {
        let feed = bytes[start..<window.count].firstIndex(of: 0x0A)
        guard let end = feed ?? (window.isAtEnd ? window.count : nil) else { break }
        number += 1
        if isDone { return }
        if wants(number) { take(object(number, bytes[start..<end], offset: window.fileOffset + start)) } else { passOver(number) }
        start = min(end + 1, window.count)
      }
      if window.isAtEnd { return }
      tail = start
    }
  }

  private func object(_ number: Int, _ bytes: ArraySlice<UInt8>, offset: Int) -> InspectedRecord {
    var record = InspectedRecord(number: number, file: opened.name, line: number, byteOffset: offset, kind: "object")
    var scan = ObjectScan(bytes)
    let isWhole = bytes.allSatisfy { $0 <= 0x20 } || scan.value("", depth: 0) && scan.isAtEnd
    for member in scan.members {
      let name = member.path.split(separator: "/").last { Int($0) == nil }.map(String.init) ?? member.path
      if name == "kind", !member.path.contains("/") { record.kind = member.value }
      record.fields.append(
        InspectedField(
          place: member.path, name: name, raw: member.raw, value: member.value,
          sensitivity: FieldMasking.sensitivity(name).map(\.kind) ?? .other))
    }
    if !isWhole {
      record.fields.append(
        InspectedField(
          place: "?", name: "?", raw: scan.rest, value: "", verdict: .fault(Codes.jsonSyntax.code), sensitivity: .other))
      run.diagnostics.report(Codes.jsonSyntax) {
        Diagnostic(
          Codes.jsonSyntax, at: SourceLocation(file: opened.name, line: number, byteOffset: offset + scan.position - bytes.startIndex),
          arguments: [DiagnosticArgument("detail", "byte \(scan.position - bytes.startIndex + 1)")])
      }
    }
    return record
  }
}

/// The members of one JSON text (RFC 8259), flattened: "lines/0/amount". Stops at the first mistake and keeps what it had.
struct ObjectScan {
  struct Member {
    var path: String
    var raw: ArraySlice<UInt8>
    var value: String
  }

  private let bytes: ArraySlice<UInt8>
  private(set) var position: Int
  private(set) var members: [Member] = []

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  /// What was not understood.
  var rest: ArraySlice<UInt8> { bytes[position...] }

  /// Whether nothing but blanks is left.
  var isAtEnd: Bool { rest.allSatisfy { $0 <= 0x20 } }

  /// Reads one value; false at a mistake.
  mutating func value(_ path: String, depth: Int) -> Bool {
    skipBlanks()
    guard depth < 32, let first = rest.first else { return false }
    switch first {
    case UInt8(ascii: "{"):
      return list(UInt8(ascii: "}")) { scan, _ in
        guard let key = scan.string() else { return false }
        scan.skipBlanks()
        guard scan.rest.first == UInt8(ascii: ":") else { return false }
        scan.position += 1
        return scan.value(path.isEmpty ? key : path + "/" + key, depth: depth + 1)
      }
    case UInt8(ascii: "["):
      return list(UInt8(ascii: "]")) { scan, index in scan.value("\(path)/\(index)", depth: depth + 1) }
    case UInt8(ascii: "\""):
      let start = position
      guard let text = string() else { return false }
      members.append(Member(path: path, raw: bytes[start..<position], value: text))
      return true
    default:
      let start = position
      while let byte = rest.first, byte > 0x20, !Array(",]}:\"".utf8).contains(byte) { position += 1 }
      guard position > start, let text = String(validating: bytes[start..<position], as: UTF8.self) else { return false }
      members.append(Member(path: path, raw: bytes[start..<position], value: text == "null" ? "" : text))
      return true
    }
  }

  private mutating func list(_ close: UInt8, _ element: (inout ObjectScan, Int) -> Bool) -> Bool {
    position += 1
    skipBlanks()
    if rest.first == close {
      position += 1
      return true
    }
    var index = 0
    while true {
      skipBlanks()
      guard element(&self, index) else { return false }
      index += 1
      skipBlanks()
      switch rest.first {
      case UInt8(ascii: ","): position += 1
      case close:
        position += 1
        return true
      default: return false
      }
    }
  }

  private mutating func string() -> String? {
    guard rest.first == UInt8(ascii: "\"") else { return nil }
    var place = position + 1
    var text: [UInt8] = []
    while place < bytes.endIndex, bytes[place] != UInt8(ascii: "\"") {
      if bytes[place] == UInt8(ascii: "\\") {
        guard place + 1 < bytes.endIndex else { return nil }
        // Escapes are shown as they stand, but for the two that hide a character of the text.
        if bytes[place + 1] != UInt8(ascii: "\""), bytes[place + 1] != UInt8(ascii: "\\") { text.append(bytes[place]) }
        text.append(bytes[place + 1])
        place += 2
      } else {
        text.append(bytes[place])
        place += 1
      }
    }
    guard place < bytes.endIndex, let value = String(validating: text, as: UTF8.self) else { return nil }
    position = place + 1
    return value
  }

  private mutating func skipBlanks() {
    while let byte = rest.first, byte == 0x20 || byte == 0x09 || byte == 0x0D { position += 1 }
  }
}

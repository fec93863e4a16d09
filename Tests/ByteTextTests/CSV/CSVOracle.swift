import ByteText

/// What one field means, byte for byte.
struct PlainField: Equatable, CustomStringConvertible {
  var content: [UInt8]
  var wasQuoted = false
  var hasDoubledQuotes = false
  var hasStrayText = false

  var description: String {
    "\(wasQuoted ? "q" : "")\(hasDoubledQuotes ? "d" : "")\(hasStrayText ? "s" : "")<\(String(validating: content, as: UTF8.self) ?? "?")>"
  }
}

struct PlainRecord: Equatable {
  var fields: [PlainField]
  var bytes: [UInt8]
  var contentLength: Int
  var lineCount: Int
}

/// The rules of the CSV reader in their plainest form: a whole file, one byte after the other, copying everything.
func readPlainly(_ bytes: [UInt8], separator: UInt8 = UInt8(ascii: ",")) -> (records: [PlainRecord], openQuote: Int?) {
  let quote = UInt8(ascii: "\"")
  var records: [PlainRecord] = []
  var fields: [PlainField] = []
  var position = 0
  var recordStart = 0
  var lineBreaks = 0
  while position < bytes.count {
    // One field.
    var field = PlainField(content: [])
    let fieldStart = position
    if bytes[position] == quote {
      field.wasQuoted = true
      position += 1
      while true {
        if position == bytes.count { return (records, fieldStart) }
        if bytes[position] == quote {
          if position + 1 < bytes.count, bytes[position + 1] == quote {
            field.hasDoubledQuotes = true
            field.content += [quote, quote]
            position += 2
            continue
          }
          position += 1
          break
        }
        if bytes[position] == 10 || (bytes[position] == 13 && !(position + 1 < bytes.count && bytes[position + 1] == 10)) {
          lineBreaks += 1
        }
        field.content.append(bytes[position])
        position += 1
      }
    }
    let restStart = position
    while position < bytes.count, bytes[position] != separator, bytes[position] != 10, bytes[position] != 13 { position += 1 }
    if !field.wasQuoted {
      field.content = Array(bytes[fieldStart..<position])
    } else if position > restStart {
      field.hasStrayText = true
      field.content = Array(bytes[fieldStart..<position])
    }
    fields.append(field)
    if position < bytes.count, bytes[position] == separator {
      position += 1
      if position < bytes.count { continue }
      fields.append(PlainField(content: []))
    }
    // The end of the record.
    let contentLength = position - recordStart
    var terminator = 0
    if position < bytes.count {
      terminator = bytes[position] == 13 && position + 1 < bytes.count && bytes[position + 1] == 10 ? 2 : 1
    }
    position += terminator
    records.append(
      PlainRecord(
        fields: fields, bytes: Array(bytes[recordStart..<position]), contentLength: contentLength,
        lineCount: lineBreaks + (terminator > 0 ? 1 : 0)))
    fields = []
    lineBreaks = 0
    recordStart = position
  }
  return (records, nil)
}

/// Feeds a file to the scanner in windows of the given sizes (the last size again and again), as a caller with a small buffer does.
func scan(
  _ bytes: [UInt8], separator: UInt8 = UInt8(ascii: ","), pieces: [Int], slack: Int = 64
) -> (records: [PlainRecord], problem: CSVProblem?, problemOffset: Int) {
  var scanner = CSVScanner(separator: separator)
  var index = CSVIndex()
  var records: [PlainRecord] = []
  var kept: [UInt8] = []
  var keptOffset = 0
  var position = 0
  var piece = 0
  while true {
    let size = min(max(pieces[min(piece, pieces.count - 1)], 1), bytes.count - position)
    piece += 1
    kept += bytes[position..<position + size]
    position += size
    // The slack holds bytes that would be structural if they were read, and two bytes stand in front of the window.
    let window = [44, 34] + kept + [UInt8](repeating: 34, count: slack)
    let outcome = scanner.scan(
      window.span, from: 2, validCount: kept.count + 2, isFinal: position == bytes.count, into: &index)
    for number in 0..<index.recordCount {
      let record = index.record(number)
      let fields = record.fieldRange.map { index.fields[$0] }.map {
        PlainField(
          content: Array(window[$0.range]), wasQuoted: $0.wasQuoted, hasDoubledQuotes: $0.hasDoubledQuotes, hasStrayText: $0.hasStrayText)
      }
      records.append(
        PlainRecord(
          fields: fields, bytes: Array(window[Int(record.offset)..<Int(record.offset + record.length)]),
          contentLength: Int(record.contentLength), lineCount: Int(record.lineCount)))
    }
    if let problem = outcome.problem {
      return (records, problem, keptOffset + (problem.openQuoteOffset ?? problem.recordOffset) - 2)
    }
    kept.removeFirst(outcome.consumed - 2)
    keptOffset += outcome.consumed - 2
    if position == bytes.count { return (records, nil, 0) }
  }
}

// Stages that turn bytes into pieces. The file is read by windows; only the work on a window counts, unless a stage says otherwise.
import ByteText
import Diagnostics
import Files
import FormatDescriptions
import PaymentFormats
import PaymentModel

enum ReadingStages {
  /// Is every byte UTF-8?
  static func utf8(_ path: String) throws -> Measurement {
    var window = FileWindow(try InputFile(path: path))
    var measured = Measurement(stage: "utf8")
    var watch = Stopwatch()
    var check = UTF8Check()
    while try window.refill(keeping: window.count) > 0 {
      let (bytes, count, isAtEnd) = (window.bytes, window.count, window.isAtEnd)
      watch.time { _ = check.check(bytes.span, 0..<count, isFinal: isAtEnd) }
      measured.bytes += count
    }
    measured.records = measured.bytes
    measured.checksum = Int64(check.checkedBytes)
    measured.nanoseconds = watch.nanoseconds
    return measured
  }

  /// Where do fields and records of a delimited file lie?
  static func csv(_ path: String) throws -> Measurement {
    var window = FileWindow(try InputFile(path: path))
    var measured = Measurement(stage: "csv")
    var watch = Stopwatch()
    var scanner = CSVScanner()
    var index = CSVIndex()
    var consumed = 0
    repeat {
      try window.refill(keeping: consumed)
      let (bytes, count, isAtEnd) = (window.bytes, window.count, window.isAtEnd)
      consumed = watch.time {
        scanner.scan(bytes.span, from: 0, validCount: count, isFinal: isAtEnd, into: &index).consumed
      }
      measured.records += index.recordCount
      measured.checksum += Int64(index.fieldCount)
      measured.bytes += consumed
    } while !window.isAtEnd
    measured.nanoseconds = watch.nanoseconds
    return measured
  }

  /// Roster bytes to typed rows, header and row kinds included; reading from the file counts.
  static func roster(_ path: String) throws -> Measurement {
    var measured = Measurement(stage: "roster")
    var watch = Stopwatch()
    let reader = try RosterSource.reader(path)
    var block = RosterBlock()
    while try watch.time({ () throws(FileProblem) in try reader.next(&block) }) {
      measured.records += block.rows.count
      for row in block.rows { measured.checksum &+= row.amount ?? 0 }
    }
    measured.bytes = try InputFile(path: path).size
    measured.nanoseconds = watch.nanoseconds
    return measured
  }

  /// Every field of a chitra-batch file, checked and typed, from bytes in memory.
  static func fixedWidth(_ path: String) throws -> Measurement {
    guard let layout = SchemaCatalogue().layout("chitra-batch")?.layout, var reader = FixedWidthReader(layout) else {
      throw BenchmarkFailure.noLayout
    }
    let detail = layout.recordIndex("detail") ?? 0
    let amount = layout.records[detail].fieldIndex("amount") ?? 0
    var window = FileWindow(try InputFile(path: path))
    var measured = Measurement(stage: "fixed")
    var watch = Stopwatch()
    var index = FixedWidthIndex()
    var consumed = 0
    repeat {
      try window.refill(keeping: consumed)
      let (bytes, count, isAtEnd) = (window.bytes, window.count, window.isAtEnd)
      consumed = watch.time { reader.read(bytes.span, count: count, isFinal: isAtEnd, into: &index) }
      for number in index.records.indices where Int(index.records[number].layout) == detail {
        measured.checksum &+= index.number(of: amount, in: number)
      }
      measured.records += index.records.count
      measured.bytes += consumed
      if !index.problems.isEmpty { throw BenchmarkFailure.badInput(path) }
    } while !window.isAtEnd || consumed < window.count
    measured.nanoseconds = watch.nanoseconds
    return measured
  }

  /// Payments of a file of any payment format, block by block; reading from the file counts.
  static func payments(_ path: String, format: String) throws -> Measurement {
    let diagnostics = DiagnosticCollector(limit: 10)
    let descriptions = SchemaCatalogue()
    guard let make = FormatRegistry.format(format, descriptions)?.readPayments else { throw BenchmarkFailure.noFormat(format) }
    let input = try InputFile(path: path)
    let reader = try make(
      ReadContext(input: input, name: path, fileIndex: 0, diagnostics: diagnostics, descriptions: descriptions))
    var measured = Measurement(stage: "payments")
    var watch = Stopwatch()
    var block = PaymentBlock()
    while try watch.time({ () throws(FileProblem) in try reader.next(&block) }) {
      measured.records += block.rows.count
      for row in block.rows { measured.checksum &+= row.amount }
    }
    measured.bytes = input.size
    measured.nanoseconds = watch.nanoseconds
    return measured
  }
}

/// Why a benchmark gives no figure.
enum BenchmarkFailure: Error {
  case noLayout
  case noFormat(String)
  case badInput(String)
  case usage
}

enum RosterSource {
  /// A reader of a roster as the program opens it.
  static func reader(_ path: String) throws -> RosterReader {
    let descriptions = SchemaCatalogue()
    let context = ReadContext(
      input: try InputFile(path: path), name: path, fileIndex: 0, diagnostics: DiagnosticCollector(limit: 10), descriptions: descriptions,
      programme: .btxh)
    let reader = try RosterReader(context, vocabulary: HeaderVocabulary(fields: descriptions.rosterSpellings))
    if !reader.isReadable { throw BenchmarkFailure.badInput(path) }
    return reader
  }
}

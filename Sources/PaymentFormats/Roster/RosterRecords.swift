// One row of a roster read again, for the few rows that something later in the run leads back to.

internal import ByteText
public import Files
public import PaymentModel

/// Reads rows of a roster again by their place; without the remarks that a sheet makes beside its text.
public struct RosterRecords: Sendable {
  let input: InputFile
  let separator: UInt8
  let cells: RosterCells
  /// A record of a sheet is one line of it, whatever line ends its cells have.
  let isSheet: Bool

  private static let firstBytes = 2_048

  /// Replaces the block's content with the row that begins in line `wanted`, found by walking on from a record that begins in line `line`
  /// at byte `offset`. False when there is none, which a file that did not change never has.
  public func read(line wanted: UInt32, from line: UInt32, at offset: Int, into block: inout RosterBlock) throws(FileProblem) -> Bool {
    block.removeAll()
    var size = RosterRecords.firstBytes
    while true {
      var bytes = [UInt8](repeating: 0, count: size + 64)
      let count = try input.read(at: offset, into: &bytes, from: 0, count: size)
      let isWhole = offset + count >= input.size
      for place in count..<bytes.count { bytes[place] = 0 }
      var (scanner, index) = (CSVScanner(separator: separator), CSVIndex())
      _ = scanner.scan(bytes.span, validCount: count, isFinal: isWhole, into: &index)
      var next = line
      for number in 0..<index.recordCount where next <= wanted {
        let record = index.record(number)
        if next == wanted, !record.isEmptyLine {
          fill(&block, bytes, count, record, index)
          block.fileOffset = UInt64(offset)
          block.rows[0].line = wanted
          block.rows[0].byteOffset = UInt64(offset) + UInt64(record.offset)
          block.rows[0].byteLength = record.contentLength
          return true
        }
        next += isSheet ? 1 : record.lineCount
      }
      if isWhole || size >= 4 * CSVScanner.maximumRecordBytes { return false }
      size *= 4
    }
  }

  private func fill(_ block: inout RosterBlock, _ bytes: [UInt8], _ count: Int, _ record: CSVRecord, _ index: CSVIndex) {
    var marks = TextMarks()
    marks.look(at: bytes.span, count: count)
    block.bytes.append(contentsOf: bytes[0..<count])
    block.rows.append(RosterRow())
    cells.read(record, index.fields.span, bytes.span, marks, isUsual: false, &block.bytes, &block.rows[0])
  }
}

extension RosterReader {
  /// A way back to single rows of this roster.
  public var records: RosterRecords {
    RosterRecords(input: context.input, separator: separator, cells: cells, isSheet: context.sheet != nil)
  }
}

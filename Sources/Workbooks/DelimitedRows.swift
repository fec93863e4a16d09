// Writes rows so that record n is row n and all records are as wide as the header above them.
internal import ByteText

struct DelimitedRows {
  private var encoder = CSVEncoder(separator: SheetReader.separator, guardsFormulas: false)
  /// The last row that has anything in it, so far.
  private var lastRow = 0
  /// Cells written of the row at hand.
  private var written = 0
  /// How many the widest row had so far.
  private var width = 0

  /// Rows are made as wide as the widest one above, but not wider than this: one stray cell far right must not fill the sheet.
  private static let widest = 256

  /// Writes a cell that is not empty, with what lies between it and the one before. Rows and columns rise.
  @inline(__always)
  mutating func write(_ text: Span<UInt8>, _ range: Range<Int>, row: Int, column: Int, to out: inout [UInt8]) {
    if written == 0 {
      for _ in lastRow &+ 1..<row { out.append(contentsOf: [0x0D, 0x0A]) }
      lastRow = row
    }
    if written < column &- 1 { pad(to: column &- 1, &out) }
    encoder.append(text, range, to: &out)
    written = column
  }

  /// Ends the row; the last column that something was written in, 0 when nothing was written of the row.
  mutating func end(to out: inout [UInt8]) -> Int {
    let last = written
    guard last > 0 else { return 0 }
    width = max(width, min(last, DelimitedRows.widest))
    pad(to: width, &out)
    encoder.endRecord(&out)
    written = 0
    return last
  }

  private mutating func pad(to count: Int, _ out: inout [UInt8]) {
    let empty: [UInt8] = []
    while written < count {
      encoder.append(empty.span, 0..<0, to: &out)
      written &+= 1
    }
  }
}

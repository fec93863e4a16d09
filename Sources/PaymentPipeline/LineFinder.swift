// The physical line of a payment in the file it was read from: canonical files name the record of another file as its source.

import Diagnostics
import Files
import PaymentModel

/// Finds lines by their byte offset, going forward through a file; runs only for what is shown.
final class LineFinder {
  private let opened: OpenedInput
  private var offset = 0
  private var line = 1
  private var buffer = [UInt8](repeating: 0, count: 64 << 10)

  init(_ opened: OpenedInput) { self.opened = opened }

  /// The file's name in messages.
  var name: String { opened.name }

  /// The place of a payment; where the reader keeps no bytes, the record's own number.
  func place(of row: PaymentRow) -> SourceLocation {
    guard row.byteLength > 0 else { return SourceLocation(file: opened.name, line: Int(row.sourceRecord)) }
    var place = SourceLocation(file: opened.name, line: self.line(at: Int(row.byteOffset)))
    place.byteOffset = Int(row.byteOffset)
    return place
  }

  private func line(at wanted: Int) -> Int? {
    if wanted < offset { (offset, line) = (0, 1) }
    while offset < wanted {
      let count = min(buffer.count, wanted - offset)
      guard let read = try? opened.input.read(at: offset, into: &buffer, from: 0, count: count), read > 0 else { return nil }
      for index in 0..<read where buffer[index] == 0x0A { line += 1 }
      offset += read
    }
    return line
  }
}

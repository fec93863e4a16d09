// Where payments stand in the file at hand: canonical records name the record they came from at first, which is no line of this file.

import Diagnostics
import Files
import PaymentFormats
import PaymentModel

/// Places of one file's payments, for findings.
final class PaymentPlaces {
  private enum Kind { case line, record, offset }

  private let source: SourceFile
  private let kind: Kind
  /// Line ends before each piece of the file; made when the first place is asked for.
  private var lineEnds: [Int] = []
  private static let pieceBytes = 1 << 20

  init(_ source: SourceFile) {
    self.source = source
    kind = source.format.fileExtension == "xml" ? .record : source.format.id.hasPrefix("canonical") ? .offset : .line
  }

  /// The file's name in messages.
  var file: String { source.opened.name }

  /// What must be kept of a payment to name its place later.
  func key(_ row: borrowing PaymentRow) -> UInt64 { kind == .offset ? row.byteOffset : UInt64(row.sourceRecord) }

  /// The place of a payment.
  func location(_ row: borrowing PaymentRow) -> SourceLocation {
    var place = location(key: key(row))
    if row.byteLength > 0 { place.byteOffset = Int(row.byteOffset) }
    return place
  }

  /// The place of a payment met earlier, in words.
  func text(key: UInt64) -> String {
    let place = location(key: key)
    return "\(source.opened.name):\(place.line ?? place.record ?? 0)"
  }

  private func location(key: UInt64) -> SourceLocation {
    var place = SourceLocation(file: source.opened.name)
    switch kind {
    case .line: place.line = Int(key)
    case .record: place.record = Int(key)
    case .offset: place.line = line(at: Int(key))
    }
    return place
  }

  /// The 1-based line of a byte; nil when the file cannot be read any more, which its reader reports.
  private func line(at offset: Int) -> Int? {
    if lineEnds.isEmpty {
      var count = 0
      for start in stride(from: 0, to: max(1, source.opened.input.size), by: Self.pieceBytes) {
        lineEnds.append(count)
        guard let found = lineEnds(from: start, count: Self.pieceBytes) else { return nil }
        count += found
      }
    }
    let piece = offset / Self.pieceBytes
    guard piece < lineEnds.count, let rest = lineEnds(from: piece * Self.pieceBytes, count: offset % Self.pieceBytes) else { return nil }
    return lineEnds[piece] + rest + 1
  }

  private func lineEnds(from start: Int, count: Int) -> Int? {
    let input = source.opened.input
    var bytes = [UInt8](repeating: 0, count: max(0, min(count, input.size - start)))
    guard let done = try? input.read(at: start, into: &bytes, from: 0, count: bytes.count) else { return nil }
    return bytes.prefix(done).count { $0 == 0x0A }
  }
}

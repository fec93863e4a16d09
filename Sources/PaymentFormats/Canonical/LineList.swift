// The entitlement lines of a payment in one cell: `regime/month/kind/amount` joined by `;`.
// A backslash before `/`, `;` or `\` inside a regime makes it a letter of the regime.

internal import ByteText
internal import Diagnostics
internal import PaymentModel

enum LineList {
  static let words = Bilingual(
    vi: "chế độ/tháng/loại/số tiền, cách nhau bằng dấu chấm phẩy", en: "regime/month/kind/amount, joined by semicolons")

  private static let backslash = UInt8(ascii: "\\")
  private static let slash = UInt8(ascii: "/")
  private static let semicolon = UInt8(ascii: ";")

  /// Reads the lines of a cell of the block into its lines; false when they are not of the form.
  static func read(_ slice: TextSlice, into block: inout PaymentBlock, _ row: inout PaymentRow) -> Bool {
    row.firstLine = UInt32(block.lines.count)
    row.lineCount = 0
    if slice.isEmpty { return true }
    var position = slice.range.lowerBound
    let end = slice.range.upperBound
    while true {
      let start = position
      var hasEscapes = false
      while position < end, block.bytes[position] != slash {
        let byte = block.bytes[position]
        if byte == semicolon { return false }
        if byte == backslash {
          guard position + 1 < end, [slash, semicolon, backslash].contains(block.bytes[position + 1]) else { return false }
          hasEscapes = true
          position += 1
        }
        position += 1
      }
      let regime = start..<position
      guard let month = part(&position, end, block.bytes.span, closing: slash),
        let kind = part(&position, end, block.bytes.span, closing: slash),
        let amount = part(&position, end, block.bytes.span, closing: semicolon),
        let lineKind = CanonicalText.kinds.value(block.bytes.span, kind),
        let value = CanonicalText.integer(block.bytes.span, amount)
      else { return false }
      let period = CanonicalText.period(block.bytes.span, month)
      guard period != nil || month.isEmpty else { return false }
      let text = hasEscapes ? unescaped(regime, &block) : TextSlice(regime)
      block.lines.append(LineRow(regime: text, month: period, kind: lineKind, amount: value))
      row.lineCount += 1
      if position == end { return true }
    }
  }

  /// Passes the divider at the position and takes the part up to the next one, which stays unread; the last part may end the cell.
  private static func part(_ position: inout Int, _ end: Int, _ bytes: Span<UInt8>, closing: UInt8) -> Range<Int>? {
    guard position < end else { return nil }
    position += 1
    let start = position
    while position < end, bytes[position] != slash, bytes[position] != semicolon { position += 1 }
    if closing == semicolon {
      guard position == end || bytes[position] == semicolon else { return nil }
      let range = start..<position
      if position < end {
        position += 1
        // A divider promises another line.
        guard position < end else { return nil }
      }
      return range
    }
    return position < end && bytes[position] == closing ? start..<position : nil
  }

  private static func unescaped(_ range: Range<Int>, _ block: inout PaymentBlock) -> TextSlice {
    let start = block.bytes.count
    var position = range.lowerBound
    while position < range.upperBound {
      if block.bytes[position] == backslash { position += 1 }
      block.bytes.append(block.bytes[position])
      position += 1
    }
    return TextSlice(start..<block.bytes.count)
  }

  /// Appends the lines of a row as one cell, not quoted.
  static func append(_ block: PaymentBlock, _ row: PaymentRow, to out: inout [UInt8]) {
    for index in Int(row.firstLine)..<Int(row.firstLine) + Int(row.lineCount) {
      let line = block.lines[index]
      if index > Int(row.firstLine) { out.append(semicolon) }
      for position in line.regime.range {
        let byte = block.bytes[position]
        if byte == slash || byte == semicolon || byte == backslash { out.append(backslash) }
        out.append(byte)
      }
      out.append(slash)
      if let month = line.month { CanonicalText.append(month, to: &out) }
      out.append(slash)
      out.append(contentsOf: line.kind.code.utf8)
      out.append(slash)
      NumberText.append(line.amount, to: &out)
    }
  }
}

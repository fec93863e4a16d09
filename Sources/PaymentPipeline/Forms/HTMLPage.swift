// A page as bytes. Markup can only come from literals, data only through functions that escape it.

/// Markup of our own: written as a literal without interpolation, so data cannot become one by oversight.
public struct Markup: ExpressibleByStringLiteral, Sendable {
  let text: String
  /// From a literal.
  public init(stringLiteral value: String) { text = value }
}

/// An HTML page under construction. A caller of a streaming form may write `bytes` away and empty them between blocks.
public struct HTMLPage: Sendable {
  /// UTF-8 so far.
  public var bytes: [UInt8] = []

  /// An empty page.
  public init() {}

  /// Adds markup.
  public mutating func markup(_ markup: Markup) { bytes.append(contentsOf: markup.text.utf8) }

  /// Adds text, escaped.
  public mutating func text(_ text: String) {
    let isSafe = text.utf8.allSatisfy { HTMLPage.isPlain($0) }
    if isSafe { bytes.append(contentsOf: text.utf8) } else { escape(Array(text.utf8), 0..<text.utf8.count) }
  }

  /// Adds bytes of an arena, escaped; bytes that are not UTF-8 and control characters are shown as U+FFFD.
  public mutating func text(_ source: [UInt8], _ range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound, HTMLPage.isPlain(source[index]) { index += 1 }
    bytes.append(contentsOf: source[range.lowerBound..<index])
    if index < range.upperBound { escape(source, index..<range.upperBound) }
  }

  /// Adds a whole number.
  public mutating func number(_ value: some BinaryInteger) { bytes.append(contentsOf: String(value).utf8) }

  /// Adds a number with points between thousands and a minus sign: `1.500.000`.
  public mutating func grouped(_ value: Int64) {
    if value < 0 { bytes.append(contentsOf: "−".utf8) }
    var magnitude = value.magnitude
    var digits = InlineArray<32, UInt8>(repeating: 0)
    var count = 0
    repeat {
      if count % 4 == 3 {
        digits[count] = 0x2E
        count += 1
      }
      digits[count] = UInt8(truncatingIfNeeded: magnitude % 10) + 0x30
      count += 1
      magnitude /= 10
    } while magnitude > 0
    while count > 0 {
      count -= 1
      bytes.append(digits[count])
    }
  }

  /// Adds a count with points between thousands.
  public mutating func grouped(_ value: Int) { grouped(Int64(value)) }

  private mutating func escape(_ source: [UInt8], _ range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = source[index]
      if byte >= 0x80 {
        let length = HTMLPage.lengthOfScalar(source, index, range.upperBound)
        if length > 0, !HTMLPage.isHidden(source, index, length) {
          bytes.append(contentsOf: source[index..<index + length])
        } else {
          replacement()
        }
        index += max(1, length)
        continue
      }
      switch byte {
      case 0x26: markup("&amp;")
      case 0x3C: markup("&lt;")
      case 0x3E: markup("&gt;")
      case 0x22: markup("&quot;")
      case 0x27: markup("&#39;")
      case 0x09, 0x0A, 0x0D: bytes.append(0x20)
      case 0..<0x20, 0x7F: replacement()
      default: bytes.append(byte)
      }
      index += 1
    }
  }

  private mutating func replacement() { bytes.append(contentsOf: [0xEF, 0xBF, 0xBD]) }

  /// ASCII that needs no escape.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < 0x7F && byte != 0x26 && byte != 0x3C && byte != 0x3E && byte != 0x22 && byte != 0x27
  }

  /// Bytes of the well-formed scalar that begins here (Unicode 15 table 3-7), 0 if none does.
  private static func lengthOfScalar(_ source: [UInt8], _ index: Int, _ end: Int) -> Int {
    let first = source[index]
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, first <= 0xF4, index + length <= end else { return 0 }
    let second = source[index + 1]
    let low: UInt8 = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80
    let high: UInt8 = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF
    guard second >= low, second <= high else { return 0 }
    for place in 2..<max(2, length) where source[index + place] & 0xC0 != 0x80 { return 0 }
    return length
  }

  /// C1 controls and the marks that turn the direction of writing: a number could be shown back to front.
  private static func isHidden(_ source: [UInt8], _ index: Int, _ length: Int) -> Bool {
    let second = source[index + 1]
    if length == 2 { return source[index] == 0xC2 && second < 0xA0 }
    guard length == 3, source[index] == 0xE2 else { return false }
    let third = source[index + 2]
    return (second == 0x80 && (third >= 0xA8 && third <= 0xAE || third == 0x8E || third == 0x8F))
      || (second == 0x81 && third >= 0xA6 && third <= 0xA9)
  }
}

extension HTMLPage {
  /// A cell of text.
  public mutating func cell(_ value: String) {
    markup("<td>")
    text(value)
    markup("</td>")
  }

  /// A cell of text out of an arena.
  public mutating func cell(_ source: [UInt8], _ range: Range<Int>) {
    markup("<td>")
    text(source, range)
    markup("</td>")
  }

  /// A cell with a person's name, kept wide enough.
  public mutating func nameCell(_ source: [UInt8], _ range: Range<Int>) {
    markup("<td class=\"p\">")
    text(source, range)
    markup("</td>")
  }

  /// A cell with a reference in type of equal widths.
  public mutating func referenceCell(_ source: [UInt8], _ range: Range<Int>) {
    markup("<td class=\"m\">")
    text(source, range)
    markup("</td>")
  }

  /// A cell with an identity number, account or phone, kept wide enough for one line.
  public mutating func accountCell(_ source: [UInt8], _ range: Range<Int>) {
    markup("<td class=\"i\">")
    text(source, range)
    markup("</td>")
  }

  /// A cell of text with a class of the style sheet.
  mutating func cell(_ value: String, class name: Markup) {
    markup("<td class=\"")
    markup(name)
    markup("\">")
    text(value)
    markup("</td>")
  }

  /// A cell with a sum or count, on the right.
  public mutating func cell(_ value: Int64) {
    markup("<td class=\"n\">")
    grouped(value)
    markup("</td>")
  }

  /// A cell with a count, on the right.
  public mutating func cell(_ value: Int) { cell(Int64(value)) }

  /// A cell with a centred number (STT).
  public mutating func ordinalCell(_ value: Int) {
    markup("<td class=\"c\">")
    number(value)
    markup("</td>")
  }

  /// An empty cell to be filled by hand.
  public mutating func emptyCell() { markup("<td></td>") }

  /// A table row.
  public mutating func row(_ body: (inout HTMLPage) -> Void) {
    markup("<tr>")
    body(&self)
    markup("</tr>\n")
  }

  /// A row that states a total.
  public mutating func totalRow(_ body: (inout HTMLPage) -> Void) {
    markup("<tr class=\"total\">")
    body(&self)
    markup("</tr>\n")
  }

  /// A paragraph of text.
  public mutating func paragraph(_ value: String) {
    markup("<p>")
    text(value)
    markup("</p>\n")
  }

  /// The column heads of a table whose head is one row; opens the table's body.
  public mutating func tableHead(_ columns: [String]) {
    markup("<table>\n<thead><tr>")
    for column in columns {
      markup("<th>")
      text(column)
      markup("</th>")
    }
    markup("</tr></thead>\n<tbody>\n")
  }

  /// Closes a table opened by `tableHead`.
  public mutating func tableEnd() { markup("</tbody>\n</table>\n") }
}

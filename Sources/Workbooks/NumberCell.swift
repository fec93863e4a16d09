// Numbers as workbooks store them, written out digit by digit: no floating point comes near them.
internal import ByteText

/// What became of a number's digits.
enum NumberDigits: Hashable, Sendable {
  /// Written as they are.
  case whole
  /// More than 15 digits of which the last ones stand behind the point: what reckoning in binary leaves, and what no spreadsheet shows.
  /// Rounded to 15.
  case rounded
  /// More than 15 digits before the point: the spreadsheet has replaced the last ones. Written in powers of ten, which is no number for
  /// anybody who reads identity numbers, accounts or amounts.
  case lost
  /// No number.
  case malformed
}

/// Writes a stored number, such as `38042001234`, `5E5` or `500000.00000001`.
enum NumberCell {
  /// How many digits a spreadsheet keeps.
  static let keptDigits = 15

  /// Appends the number; `digits` says what became of it. Three decimals get a zero more, so that nobody takes them for thousands.
  static func append(_ text: Span<UInt8>, to out: inout [UInt8]) -> NumberDigits {
    if isPlain(text) {
      for offset in text.indices { out.append(text[offset]) }
      return .whole
    }
    guard var number = StoredNumber(text) else {
      for offset in text.indices { out.append(text[offset]) }
      return .malformed
    }
    if number.point > keptDigits {
      number.appendScientific(to: &out)
      return .lost
    }
    // So small a number is no amount and no date; a line of zeros would say no more.
    if number.point < -keptDigits {
      number.appendScientific(to: &out)
      return .whole
    }
    let isRounded = number.count > keptDigits
    if isRounded { number.round(to: keptDigits) }
    number.append(to: &out)
    return isRounded ? .rounded : .whole
  }

  /// Up to 15 digits without a zero in front and nothing else.
  @inline(__always)
  static func isPlain(_ text: Span<UInt8>) -> Bool {
    guard !text.isEmpty, text.count <= keptDigits, text[0] != 0x30 || text.count == 1 else { return false }
    for offset in text.indices where text[offset] &- 0x30 > 9 { return false }
    return true
  }

  /// The whole days of a stored number, the time of day left out; nil when it is no number, is negative or too large.
  static func days(_ text: Span<UInt8>) -> Int? {
    guard let number = StoredNumber(text), !number.isNegative, number.point <= 9 else { return nil }
    var value = 0
    for place in 0..<max(0, number.point) { value = value * 10 + (place < number.count ? Int(number.digits[place]) : 0) }
    return value
  }
}

/// A decimal number: its significant digits and where the point stands.
private struct StoredNumber {
  /// Most digits that are looked at; those behind never change what is written.
  private static let limit = 40

  private(set) var digits = InlineArray<40, UInt8>(repeating: 0)
  /// Significant digits, without zeros at either end; 0 for zero.
  private(set) var count = 0
  /// How many digits stand before the point; zero or less for numbers below 1.
  private(set) var point = 0
  private(set) var isNegative = false

  /// Digits, perhaps with a sign, a point and a power of ten.
  init?(_ text: Span<UInt8>) {
    var place = 0
    if place < text.count, text[place] == UInt8(ascii: "-") || text[place] == UInt8(ascii: "+") {
      isNegative = text[place] == UInt8(ascii: "-")
      place += 1
    }
    var (hasDigits, hasPoint, before) = (false, false, 0)
    while place < text.count {
      let byte = text[place]
      if byte == UInt8(ascii: "."), !hasPoint {
        hasPoint = true
      } else if byte &- 0x30 <= 9 {
        hasDigits = true
        let digit = byte &- 0x30
        if count > 0 || digit > 0 {
          if count < StoredNumber.limit {
            digits[count] = digit
            count += 1
          }
          if !hasPoint { before += 1 }
        } else if hasPoint {
          before -= 1
        }
      } else {
        break
      }
      place += 1
    }
    guard hasDigits, text.count < 400, let power = StoredNumber.power(text, &place), place == text.count else { return nil }
    point = before + power
    trim()
  }

  private static func power(_ text: Span<UInt8>, _ place: inout Int) -> Int? {
    guard place < text.count, text[place] | 0x20 == UInt8(ascii: "e") else { return 0 }
    place += 1
    var isNegative = false
    if place < text.count, text[place] == UInt8(ascii: "-") || text[place] == UInt8(ascii: "+") {
      isNegative = text[place] == UInt8(ascii: "-")
      place += 1
    }
    var (value, start) = (0, place)
    while place < text.count, text[place] &- 0x30 <= 9, place - start < 6 {
      value = value * 10 + Int(text[place] &- 0x30)
      place += 1
    }
    return place > start ? (isNegative ? -value : value) : nil
  }

  private mutating func trim() {
    while count > 0, digits[count - 1] == 0 { count -= 1 }
    if count == 0 { (point, isNegative) = (0, false) }
  }

  /// Half up, as spreadsheets show it.
  mutating func round(to kept: Int) {
    let isUp = digits[kept] >= 5
    count = kept
    if isUp {
      var place = kept - 1
      while place >= 0, digits[place] == 9 {
        digits[place] = 0
        place -= 1
      }
      if place >= 0 {
        digits[place] += 1
      } else {
        digits[0] = 1
        point += 1
      }
    }
    trim()
  }

  func append(to out: inout [UInt8]) {
    if isNegative { out.append(UInt8(ascii: "-")) }
    if point <= 0 { out.append(0x30) }
    for place in 0..<max(0, point) { out.append(0x30 + (place < count ? digits[place] : 0)) }
    let decimals = count - point
    guard decimals > 0 else { return }
    out.append(UInt8(ascii: "."))
    for place in point..<count { out.append(0x30 + (place < 0 ? 0 : digits[place])) }
    if decimals == 3 { out.append(0x30) }
  }

  func appendScientific(to out: inout [UInt8]) {
    if isNegative { out.append(UInt8(ascii: "-")) }
    out.append(0x30 + digits[0])
    if count > 1 { out.append(UInt8(ascii: ".")) }
    for place in 1..<max(1, count) { out.append(0x30 + digits[place]) }
    out.append(contentsOf: [UInt8(ascii: "E"), UInt8(ascii: point > 0 ? "+" : "-")])
    let power = abs(point - 1)
    if power < 10 { out.append(0x30) }
    NumberText.append(Int64(power), to: &out)
  }
}

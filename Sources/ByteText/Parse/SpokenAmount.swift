// Amounts as people say them: "1,5 triệu", "500 nghìn", "500k", "1tr5". Never read as money; only to propose what may be meant.

/// Amounts in millions and thousands.
public enum SpokenAmount {
  /// The đồng that a text means; nil where it has no unit, or can mean two amounts: "1.500 nghìn".
  public static func read(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int64? {
    let text = trimBlanks(bytes, range)
    var place = text.lowerBound
    guard let whole = number(bytes, &place, text.upperBound), whole.digits <= 6 else { return nil }
    var fraction: (value: Int64, digits: Int) = (0, 0)
    if place < text.upperBound, bytes[place] == UInt8(ascii: ",") || bytes[place] == UInt8(ascii: ".") {
      place += 1
      guard let part = number(bytes, &place, text.upperBound), part.digits <= 2 else { return nil }
      fraction = part
    }
    var folded: [UInt8] = []
    let key = BankFolding.appendHeaderKey(bytes, place..<text.upperBound, to: &folded)
    let words = folded[key].split(separator: 0x20).map { String(validating: $0, as: UTF8.self) ?? "" }
    guard let first = words.first, words.dropFirst().allSatisfy({ ["dong", "d", "vnd", "chan"].contains($0) }) else { return nil }
    // "1tr5" is 1,5 triệu.
    let letters = first.prefix { !$0.isNumber }
    let tail = first.dropFirst(letters.count)
    guard let unit = units[String(letters)] else { return nil }
    if !tail.isEmpty {
      guard fraction.digits == 0, tail.count <= 3, let value = Int64(tail) else { return nil }
      fraction = (value, tail.count)
    }
    var scale: Int64 = 1
    for _ in 0..<fraction.digits { scale *= 10 }
    return whole.value * unit + fraction.value * (unit / scale)
  }

  private static let units: [String: Int64] = [
    "trieu": 1_000_000, "tr": 1_000_000, "nghin": 1_000, "ngan": 1_000, "k": 1_000, "ty": 1_000_000_000, "ti": 1_000_000_000,
  ]

  private static func number(_ bytes: Span<UInt8>, _ place: inout Int, _ end: Int) -> (value: Int64, digits: Int)? {
    let start = place
    var value: Int64 = 0
    while place < end, bytes[place] &- 0x30 <= 9, place - start < 12 {
      value = value * 10 + Int64(bytes[place] &- 0x30)
      place += 1
    }
    return place > start ? (value, place - start) : nil
  }
}

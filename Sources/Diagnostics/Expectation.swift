/// What should have stood where a finding was made.
public enum Expectation: Hashable, Sendable {
  /// Exactly so many digits 0-9.
  case digits(Int)
  /// So many digits 0-9, from the least to the most.
  case digitsRange(ClosedRange<Int>)
  /// Exactly so many bytes.
  case bytes(Int)
  /// At most so many bytes.
  case bytesAtMost(Int)
  /// At most so many characters.
  case charactersAtMost(Int)
  /// One of these texts.
  case oneOf([String])
  /// Exactly this sum, in đồng.
  case amount(Int64)
  /// A sum within these bounds, in đồng, inclusive.
  case amountRange(ClosedRange<Int64>)
  /// Exactly this number of things.
  case count(Int)
  /// A whole number within these bounds, inclusive.
  case numberRange(ClosedRange<Int64>)
  /// A date of this form, for example `DD/MM/YYYY`.
  case dateForm(String)
  /// Exactly this text.
  case equals(String)
  /// Said in words.
  case text(Bilingual)

  /// The expectation in words of both languages.
  public var words: Bilingual {
    switch self {
    case .digits(let count):
      return Bilingual(vi: "\(count) chữ số 0-9", en: Self.plural(count, "digit") + " 0-9")
    case .digitsRange(let range):
      return Bilingual(
        vi: "từ \(range.lowerBound) đến \(range.upperBound) chữ số 0-9", en: "\(range.lowerBound) to \(range.upperBound) digits 0-9")
    case .bytes(let count):
      return Bilingual(vi: "đúng \(count) byte", en: "exactly " + Self.plural(count, "byte"))
    case .bytesAtMost(let count):
      return Bilingual(vi: "nhiều nhất \(count) byte", en: "at most " + Self.plural(count, "byte"))
    case .charactersAtMost(let count):
      return Bilingual(vi: "nhiều nhất \(count) ký tự", en: "at most " + Self.plural(count, "character"))
    case .oneOf(let texts):
      let list = texts.joined(separator: ", ")
      return Bilingual(vi: "một trong các giá trị: \(list)", en: "one of: \(list)")
    case .amount(let amount):
      return Bilingual(same: DongText.grouped(amount))
    case .amountRange(let range):
      let (low, high) = (DongText.grouped(range.lowerBound), DongText.grouped(range.upperBound))
      return Bilingual(vi: "từ \(low) đến \(high)", en: "\(low) to \(high)")
    case .count(let count):
      return Bilingual(same: String(count))
    case .numberRange(let range):
      return Bilingual(
        vi: "số nguyên từ \(range.lowerBound) đến \(range.upperBound)", en: "a whole number from \(range.lowerBound) to \(range.upperBound)"
      )
    case .dateForm(let form):
      return Bilingual(vi: "ngày dạng \(form)", en: "a date of the form \(form)")
    case .equals(let text):
      return Bilingual(same: "\"\(text)\"")
    case .text(let words):
      return words
    }
  }

  private static func plural(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}

/// Sums of money as people write them here.
public enum DongText {
  /// A sum in đồng with points between thousands: `1.500.000 đ`; a minus sign before a negative one.
  public static func grouped(_ amount: Int64) -> String {
    var groups: [Substring] = []
    var digits = Substring(String(amount.magnitude))
    while digits.count > 3 {
      groups.append(digits.suffix(3))
      digits = digits.dropLast(3)
    }
    groups.append(digits)
    return (amount < 0 ? "-" : "") + groups.reversed().joined(separator: ".") + " đ"
  }
}

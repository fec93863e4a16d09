// Sums in Vietnamese words, as every payment slip carries them ("Số tiền bằng chữ").

/// Writes whole đồng in words: "Một triệu không trăm linh năm nghìn đồng".
public struct AmountInWords: Hashable, Sendable {
  /// The word for an empty tens place before a unit.
  public enum EmptyTens: String, Sendable, CaseIterable {
    /// Official and northern.
    case linh
    /// Southern.
    case le = "lẻ"
  }
  /// The word for a unit of 4 after "mươi".
  public enum FourAfterTens: String, Sendable, CaseIterable {
    /// hai mươi tư.
    case tu = "tư"
    /// hai mươi bốn.
    case bon = "bốn"
  }

  /// "linh" unless said.
  public var emptyTens: EmptyTens
  /// "tư" unless said.
  public var fourAfterTens: FourAfterTens
  /// Adds "chẵn" to sums of whole thousands; off unless said.
  public var marksWholeThousands: Bool

  /// A manner of writing.
  public init(emptyTens: EmptyTens = .linh, fourAfterTens: FourAfterTens = .tu, marksWholeThousands: Bool = false) {
    self.emptyTens = emptyTens
    self.fourAfterTens = fourAfterTens
    self.marksWholeThousands = marksWholeThousands
  }

  /// A sum in words, first letter capital, ending in "đồng"; a negative sum begins with "Âm". Any Int64.
  public func text(_ dong: Int64) -> String {
    var words: [String] = []
    if dong < 0 { words.append("âm") }
    if dong == 0 {
      words.append("không")
    } else {
      appendNumber(dong.magnitude, afterHigher: false, to: &words)
    }
    words.append("đồng")
    if marksWholeThousands, dong != 0, dong % 1000 == 0 { words.append("chẵn") }
    let sentence = words.joined(separator: " ")
    return sentence.prefix(1).uppercased() + sentence.dropFirst()
  }

  private static let digits = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]

  /// What stands above 10⁹ is read as a number of its own and closed with "tỷ".
  private func appendNumber(_ number: UInt64, afterHigher: Bool, to words: inout [String]) {
    var afterHigher = afterHigher
    if number >= 1_000_000_000 {
      appendNumber(number / 1_000_000_000, afterHigher: afterHigher, to: &words)
      words.append("tỷ")
      afterHigher = true
    }
    let groups = [(number / 1_000_000 % 1000, "triệu"), (number / 1000 % 1000, "nghìn"), (number % 1000, "")]
    for (group, unit) in groups where group > 0 {
      appendGroup(Int(group), afterHigher: afterHigher, to: &words)
      if !unit.isEmpty { words.append(unit) }
      afterHigher = true
    }
  }

  /// Three digits; below a higher group the hundreds are read even when they are zero.
  private func appendGroup(_ group: Int, afterHigher: Bool, to words: inout [String]) {
    let (hundreds, tens, units) = (group / 100, group / 10 % 10, group % 10)
    if hundreds > 0 || afterHigher {
      words.append(Self.digits[hundreds])
      words.append("trăm")
    }
    switch tens {
    case 0:
      guard units > 0 else { return }
      if hundreds > 0 || afterHigher { words.append(emptyTens.rawValue) }
    case 1: words.append("mười")
    default:
      words.append(Self.digits[tens])
      words.append("mươi")
    }
    switch (units, tens) {
    case (0, _): break
    case (1, 2...): words.append("mốt")
    case (4, 2...): words.append(fourAfterTens.rawValue)
    case (5, 1...): words.append("lăm")
    default: words.append(Self.digits[units])
    }
  }
}

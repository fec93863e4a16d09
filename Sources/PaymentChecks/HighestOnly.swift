// Of several coefficients one person is due the highest alone; a poor single parent may have clauses 5, 6 and 8 besides
// (ND 20/2021/NĐ-CP Art 6(2)). Care for others, funeral money and other one-off help are no second coefficient.

internal import ByteText
internal import PaymentModel

/// Compares the allowances of two rows of one person and month.
public struct HighestOnly: Sendable {
  /// What an allowance is, as far as its words or its code say.
  enum Kind: Equatable {
    /// Clause of Article 5, 1…8.
    case clause(Int)
    /// The social pension (ND 176/2025/NĐ-CP), due to whoever has no allowance that is as high.
    case pension
    /// Paid beside an allowance.
    case beside
    case unknown
  }

  private let folding = BankFolding(letterCase: .upper, punctuation: ".", mergesIAndY: true)
  private let likeness = RegimeLikeness()

  /// A comparison by the words of the decree.
  public init() {}

  /// Whether both allowances cannot be due at once: they are two, and no exception names them. Of the same amount, two names that may
  /// mean one allowance are not two.
  public func contradict(_ left: [UInt8], _ right: [UInt8], sameAmount: Bool) -> Bool {
    if sameAmount ? likeness.isAlike(left, right) : likeness.isEqual(left, right) { return false }
    let (own, other) = (kind(left), kind(right))
    if own == .beside || other == .beside { return false }
    for (one, another) in [(own, other), (other, own)] where one == .clause(4) {
      if [.clause(5), .clause(6), .clause(8)].contains(another) { return false }
    }
    return true
  }

  func kind(_ regime: [UInt8]) -> Kind {
    var folded: [UInt8] = []
    _ = folding.fold(regime.span, regime.indices, to: &folded)
    let text = folded.text(TextSlice(0..<folded.count))
    if let coded = HighestOnly.coded(text) { return coded }
    func has(_ words: String...) -> Bool { words.contains { text.contains($0) } }
    if has("MAI TANG", "CHAM SOC", "MANG THAI", "NUOI CON DUOI 36", "CO SO TRO GIUP", "CO SO BAO TRO", "MOT LAN") { return .beside }
    if text.hasPrefix("NHAN ") || text.hasPrefix("HO GIA DINH") { return .beside }
    if has("HUU TRI XA HOI") { return .pension }
    if has("DON THAN") { return .clause(4) }
    if has("KHUIET TAT") { return .clause(6) }
    if has("HIV") { return has("TRE EM") ? .clause(3) : .clause(8) }
    if has("CAO TUOI", "TU DU 80", "TU 80 TUOI") { return .clause(5) }
    if has("DUOI 3 TUOI", "DUOI 03 TUOI") { return .clause(7) }
    if has("MO COI", "NGUON NUOI DUONG", "BO ROI") { return has("DANG HOC") ? .clause(2) : .clause(1) }
    return .unknown
  }

  /// "5.6-1" names clause 6 of Article 5; the other articles name what is paid besides.
  private static func coded(_ text: String) -> Kind? {
    let parts = text.split(separator: ".", maxSplits: 1)
    guard parts.count == 2, let article = Int(parts[0]), let digit = parts[1].first?.wholeNumberValue else { return nil }
    switch article {
    case 5: return (1...8).contains(digit) ? .clause(digit) : .unknown
    case 11, 13, 14, 20, 25: return .beside
    default: return nil
    }
  }
}

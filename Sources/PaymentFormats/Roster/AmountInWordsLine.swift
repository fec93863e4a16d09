// "Bằng chữ: Một triệu năm trăm nghìn đồng": the line in which a list says its total once more.

internal import ByteText
internal import PaymentModel

/// A total in words as it stands in a sheet.
struct AmountInWordsLine {
  /// The words as written.
  var text: String
  /// What they say; nil when nobody can tell.
  var amount: Int64?

  /// The words in the cells of a record: in the cell that announces them, or in the next one. Nil where none are announced, or nothing
  /// but dots follows.
  init?(_ cells: [String]) {
    guard let place = cells.firstIndex(where: { AmountInWordsLine.isAnnounced(RosterTop.key($0)) }) else { return nil }
    let key = RosterTop.key(cells[place])
    guard let words = key.ranges(of: AmountInWordsLine.announcement).last else { return nil }
    var said = String(key[words.upperBound...])
    text = cells[place].split(separator: ":", maxSplits: 1).last.map { String($0).trimmingBlanks } ?? ""
    if said.isEmpty {
      guard let next = cells[(place + 1)...].first(where: { !RosterTop.key($0).isEmpty }) else { return nil }
      (said, text) = (RosterTop.key(next), next)
    }
    amount = NumberInWords.read(said).flatMap { Int64(exactly: $0) }
  }

  private static let announcement = "bang chu"

  /// Whether a folded text announces words: "Bằng chữ", "Tổng số tiền viết bằng chữ".
  static func isAnnounced(_ key: String) -> Bool { key.contains(announcement) }
}

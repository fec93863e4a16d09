// Parts of a list with people who are paid no more: commune software prints who came and who went under headings of their own.

/// Headings and titles that say so.
enum StoppedPeople {
  private static let phrases = [
    "dung huong", "thoi huong", "ngung huong", "cat giam", "cat huong", "tam dung", "da chet", "doi tuong chet", "da mat",
    "doi tuong giam", "nguoi giam", "danh sach giam",
  ]

  /// Whether a heading, given as `RosterTop.key` folds it, means people who left: "II. Giảm (cắt, chết)", "Đối tượng thôi hưởng".
  static func areMeant(by key: String) -> Bool {
    let words = key.split { !$0.isLetter && !$0.isNumber }
    // Numbers in front: I, II, A, 1.
    let rest = words.drop { $0.allSatisfy { "ivx".contains($0) } || $0.count == 1 }
    if rest.first == "giam", rest.dropFirst().first != "ngheo" { return true }
    let text = rest.joined(separator: " ")
    return phrases.contains { text == $0 || text.hasPrefix($0 + " ") || text.hasSuffix(" " + $0) || text.contains(" " + $0 + " ") }
  }
}

// Parts of a list with people who are paid no more: commune software prints who came and who went under headings of their own.

/// Headings and titles that say so.
enum StoppedPeople {
  private static let phrases = [
    "dung huong", "thoi huong", "ngung huong", "cat giam", "cat huong", "tam dung", "da chet", "doi tuong chet", "da mat",
    "doi tuong giam", "nguoi giam", "danh sach giam",
  ]

  /// Whether a heading, given as `RosterTop.key` folds it, means people who left: "II. Giảm (cắt, chết)", "Đối tượng thôi hưởng".
  static func areMeant(by key: String) -> Bool {
    var words = key.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    // Without marks "giảm" is also the giám of giám hộ (guardian), giám đốc, giám sát, giám định; and nghèo is what the State lessens.
    words = words.indices.filter { place in
      words[place] != "giam" || place + 1 == words.count || !["ho", "doc", "sat", "dinh", "ngheo"].contains(words[place + 1])
    }.map { words[$0] }
    // Numbers in front: I, II, A, 1.
    let rest = words.drop { $0.allSatisfy { "ivx".contains($0) } || $0.count == 1 }
    if rest.first == "giam" { return true }
    let text = rest.joined(separator: " ")
    return phrases.contains { text == $0 || text.hasPrefix($0 + " ") || text.hasSuffix(" " + $0) || text.contains(" " + $0 + " ") }
  }
}

// The months that a sheet's title names: "Tháng 10 năm 2026", "T9/2026", "Kỳ 09/2026", "quý IV/2026", "từ tháng 9 đến tháng 11/2026".
//
// A month is what may be paid once, so no word about one is passed over: what is not understood is said. Dates and numbers of decisions
// are no months. Cold path: a few lines a file.

internal import ByteText
internal import PaymentModel

/// Reads the months of titles.
struct TitleMonthReader {
  private struct Token {
    /// Folded; a sign stands for itself, "|" between cells; a line's end is "\n".
    var text: String
    var number: Int?
    var digits = 0
  }

  /// Months said together: "tháng 9, 10 và 11 năm 2026".
  private struct Mention {
    var months: [TitleMonths.Named] = []
    /// Said of arrears, of a rule's beginning or by a round's number, which counts only where nothing else is said.
    var isAside = false
    /// A quarter, which counts only where none of its months is named besides.
    var isQuarter = false
  }

  /// More months than these are no title's; a hostile one is not read to its end again and again.
  private static let most = 24

  private let tokens: [Token]
  private var next = 0
  private var mentions: [Mention] = []
  private var unclear = ""
  /// Words of months without a name, which count only where no month is named.
  private var vague = ""

  private init(_ tokens: [Token]) { self.tokens = tokens }

  /// What some lines say of months.
  static func read(_ lines: [String]) -> TitleMonths {
    var reader = TitleMonthReader(lines.flatMap { tokens(of: $0) + [Token(text: "\n")] })
    while reader.next < reader.tokens.count { reader.step() }
    return reader.result
  }

  private var result: TitleMonths {
    var found = TitleMonths()
    let plain = mentions.filter { mention in
      let isNamed = mentions.contains { other in !other.isQuarter && mention.months.contains { $0.agrees(with: other.months[0]) } }
      return !mention.isAside && !(mention.isQuarter && isNamed)
    }
    for month in (plain.isEmpty ? mentions : plain).flatMap(\.months) {
      guard let known = found.named.firstIndex(where: { $0.agrees(with: month) }) else {
        if found.named.count < TitleMonthReader.most { found.named.append(month) }
        continue
      }
      found.named[known].year = found.named[known].year ?? month.year
    }
    found.unclear = unclear.isEmpty && found.named.isEmpty ? vague : unclear
    return found
  }

  // MARK: words

  private static func tokens(of line: String) -> [Token] {
    var tokens: [Token] = []
    var word = ""
    func take() {
      if word.isEmpty { return }
      // "T10" and "10h" are two words.
      var rest = Substring(RosterTop.key(word))
      while let first = rest.first {
        let part = rest.prefix { $0.isNumber == first.isNumber }
        let isShort = first.isNumber && part.count <= 9
        tokens.append(Token(text: String(part), number: isShort ? Int(part) : nil, digits: first.isNumber ? part.count : 0))
        rest = rest.dropFirst(part.count).drop { $0 == " " }
      }
      word = ""
    }
    for character in line {
      if character.isLetter || character.isNumber {
        word.append(character)
        continue
      }
      take()
      if character != " " { tokens.append(Token(text: String(character))) }
    }
    take()
    return tokens
  }

  private func text(_ index: Int) -> String { tokens.indices.contains(index) ? tokens[index].text : "\n" }
  private func number(_ index: Int) -> Int? { tokens.indices.contains(index) ? tokens[index].number : nil }
  private func digits(_ index: Int) -> Int { tokens.indices.contains(index) ? tokens[index].digits : 0 }
  private func isSign(_ index: Int) -> Bool { ["/", "-", "–", "."].contains(text(index)) }

  // MARK: beginnings

  private mutating func step() {
    let start = next
    next += 1
    switch text(start) {
    case "thang":
      if isDate(start) {
        if let item = month(at: next) { next = year(at: item.end)?.end ?? item.end }
      } else if let end = halfYear(start) {
        vague = words(start - 1..<end)
      } else {
        readMonths(start, at: [":", "(", "|"].contains(text(next)) ? next + 1 : next)
      }
    case "t" where digits(next) > 0 || text(next) == "." && digits(next + 1) > 0:
      let isPlace = ["thon", "to", "khu", "doi", "xom", "lo", "mau", "so"].contains(text(start - 1))
      if !isPlace { readMonths(start, at: digits(next) > 0 ? next : next + 1) }
    case "ky" where digits(next) > 0 && digits(next) <= 2 && text(next + 1) != "thang": readMonths(start, at: next)
    case "quy": readQuarter(start)
    default: readBare(start)
    }
  }

  /// "ngày 15 tháng 9 năm 2026", also with dots or nothing in place of the day.
  private func isDate(_ start: Int) -> Bool {
    var before = start - 1
    while [".", "…", "_", "/", "|"].contains(text(before)) { before -= 1 }
    if number(before) != nil { before -= 1 }
    if text(before) == "|" { before -= 1 }
    return text(before) == "ngay"
  }

  /// "6 tháng cuối năm", "chi trả 2 tháng": several months without their names; gives the end of the words.
  private mutating func halfYear(_ start: Int) -> Int? {
    let counts = ["hai": 2, "ba": 3, "bon": 4, "sau": 6]
    guard let count = number(start - 1) ?? counts[text(start - 1)], (2...12).contains(count) else { return nil }
    if ["cuoi", "dau"].contains(text(start + 1)), text(start + 2) == "nam" { return start + 3 }
    let isPaid = ["tra", "chi", "gop", "linh"].contains(text(start - 2))
    return isPaid && month(at: start + 1) == nil && text(start + 1) != "(" ? start + 1 : nil
  }

  /// "quý 4/2026", "quý IV năm 2026"; "quỹ" and "quy định" have no such number and year behind them.
  private mutating func readQuarter(_ start: Int) {
    let romans = ["i": 1, "ii": 2, "iii": 3, "iv": 4]
    guard let quarter = number(next) ?? romans[text(next)], (1...4).contains(quarter), digits(next) <= 1 else { return }
    let year = year(at: next + 1)
    let ends: Set = ["\n", "|", "(", ")", ",", ";", ":", "+", "&", "-", "–", "va", "den"]
    guard year != nil || ends.contains(text(next + 1)) else { return }
    let months = (1...3).map { TitleMonths.Named(month: quarter * 3 - 3 + $0, year: year?.year) }
    mentions.append(Mention(months: months, isQuarter: true))
    next = year?.end ?? next + 1
  }

  /// "10/2026" and "2026-10" without a word before them; not "02/10/2026", "20/2021/NĐ-CP", "số 12/2026".
  private mutating func readBare(_ start: Int) {
    guard digits(start) > 0, !isSign(start - 1), isSign(start + 1), !isOfDocument(start) else { return }
    if isSign(start + 3), number(start + 4) != nil || text(start + 3) == "/" { return }
    let (first, second) = (number(start) ?? 0, number(start + 2) ?? 0)
    switch (digits(start), digits(start + 2)) {
    // "Đợt 1/2026" is the first round of the year, whatever month it pays.
    case (1...2, 4) where isRound(start): next = start + 3
    case (1...2, 4): add([TitleMonths.Named(month: first, year: second)], start, end: start + 3)
    case (4, 2): add([TitleMonths.Named(month: second, year: first)], start, end: start + 3)
    default: break
    }
  }

  private func isOfDocument(_ start: Int) -> Bool {
    let words: Set = ["so", "qd", "nd", "tt", "nq", "kh", "cv", "tb", "ubnd", "luat", "ngay", "mau"]
    let pairs: Set = ["quyet dinh", "nghi dinh", "nghi quyet", "thong tu", "cong van", "to trinh", "ke hoach", "chi thi"]
    return words.contains(text(start - 1)) || pairs.contains(text(start - 2) + " " + text(start - 1))
  }

  /// "Đợt 1/2026", "Đợt chi 1/2026", "đợt thứ 1/2026".
  private func isRound(_ start: Int) -> Bool {
    text(start - 1) == "dot" || text(start - 2) == "dot" && ["chi", "thu", "tra"].contains(text(start - 1))
  }

  private mutating func add(_ months: [TitleMonths.Named], _ start: Int, end: Int) {
    guard months.allSatisfy({ Period(year: $0.year ?? 2000, month: $0.month) != nil }) else { return }
    mentions.append(Mention(months: months, isAside: isAside(start)))
    next = end
  }

  // MARK: months said together

  private mutating func readMonths(_ start: Int, at first: Int) {
    let isHabit = ["hang", "moi", "mot"].contains(text(start - 1))
    guard var item = month(at: first) else {
      // "Tháng 13 năm 2026", "Tháng 0/2026": a month that is none.
      guard let end = year(at: first + 1)?.end else { return }
      if number(first) != nil {
        unclear = words(start..<end)
      } else if !isHabit, text(first) != "nam", text(first + 1) == "nam" {
        // "Tháng IXX năm 2026", "các tháng trong năm 2026".
        vague = words(start..<end)
      }
      return
    }
    var found: [TitleMonths.Named] = []
    var (isRange, end) = (false, item.end)
    while true {
      var named = TitleMonths.Named(month: item.month, year: nil)
      if let year = year(at: item.end) {
        named.year = year.year
        item.end = year.end
      } else if text(item.end) == "nam", number(item.end + 1) != nil {
        unclear = words(start..<item.end + 2)
      }
      if isRange { fill(from: found[found.count - 1], to: named, &found) }
      found.append(named)
      end = item.end
      guard found.count < TitleMonthReader.most, let follower = follower(at: end) else { break }
      // "Kỳ 1 - Tháng 10" is no range.
      if text(start) == "ky", follower.isNamed, isSign(end) { break }
      guard let another = month(at: follower.item) else {
        if follower.isNamed, number(follower.item) != nil { unclear = words(start..<follower.item + 1) }
        break
      }
      guard follower.isNamed || endsList(another.end) else { break }
      (item, isRange) = (another, follower.isRange)
    }
    let hasYear = found.contains { $0.year != nil }
    let isRound = text(start) == "ky" && !hasYear
    // "hằng tháng 5 kg", "đường 3 tháng 2", "Cách mạng tháng 8", "10.000 đồng".
    let isNoMonth =
      isHabit || ["duong", "pho"].contains(text(start - 2)) || text(start - 2) == "cach" && text(start - 1) == "mang"
      || isSign(end) && digits(end + 1) == 3
    if isNoMonth, !hasYear { return }
    shareYears(&found)
    mentions.append(Mention(months: found, isAside: isRound || isAside(start)))
    next = end
  }

  /// A month's number or name at a place: 1...12 in one or two digits, or "mười", "giêng", "chạp".
  private func month(at index: Int) -> (month: Int, end: Int)? {
    if let number = number(index) { return digits(index) <= 2 && (1...12).contains(number) ? (number, index + 1) : nil }
    let names = [
      "gieng": 1, "mot": 1, "hai": 2, "ba": 3, "tu": 4, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10,
      "chap": 12,
    ]
    let romans = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]
    if let roman = romans.firstIndex(of: text(index)) { return year(at: index + 1) != nil ? (roman + 1, index + 1) : nil }
    guard var month = names[text(index)] else { return nil }
    var end = index + 1
    if month == 10, let unit = ["mot": 1, "hai": 2][text(end)] {
      month += unit
      end += 1
    }
    // "hằng tháng từ ngân sách", "tháng năm 2026": a name counts only where nothing but a year or another month can follow it.
    let isMonth = year(at: end) != nil && text(index) != "nam" || text(end) == "nam" && year(at: end) != nil
    return isMonth || endsList(end) && text(index) != "nam" || followsMonth(end) && text(index) != "nam" ? (month, end) : nil
  }

  /// Whether another "tháng" follows: "tháng chín và tháng mười".
  private func followsMonth(_ index: Int) -> Bool { ["va", "den", "toi"].contains(text(index)) && text(index + 1) == "thang" }

  /// Whether nothing but a year, a sign or the end of the line stands behind a number that has no "tháng" before it.
  private func endsList(_ index: Int) -> Bool {
    ["\n", "|", ")", ",", ";", "+", "&", "va", "den", "nam"].contains(text(index)) || isSign(index) || year(at: index) != nil
  }

  /// What joins the next month: gives its place, whether "tháng" stands before it, and whether those between are meant too.
  private func follower(at index: Int) -> (item: Int, isNamed: Bool, isRange: Bool)? {
    var place = index
    guard ["|", ",", ";", "+", "&", "-", "–", "/", "va", "den", "toi"].contains(text(place)) else { return nil }
    let isRange = ["-", "–", "den", "toi"].contains(text(place))
    place += 1
    while ["va", "den", "het"].contains(text(place)) { place += 1 }
    let isNamed = text(place) == "thang" || text(place) == "t" && digits(place + 1) > 0
    return (isNamed ? place + 1 : place, isNamed, isRange)
  }

  /// The year behind a month: "/2026", "năm 2026", "2026", "-2026", "/26"; "năm 2026" may stand behind a bracket or on the next line.
  private func year(at index: Int) -> (year: Int, end: Int)? {
    var place = index
    if ["\n", "|", ")"].contains(text(place)), text(place + 1) == "nam" { place += 1 }
    let isSaid = isSign(place) || text(place) == "nam"
    if isSaid { place += 1 }
    guard let number = number(place) else { return nil }
    if digits(place) == 4, (1900...2999).contains(number) { return (number, place + 1) }
    let isShort = digits(place) == 2 && number > 12 && isSaid && text(place - 1) != "."
    return isShort ? (2000 + number, place + 1) : nil
  }

  /// The months between two ends.
  private func fill(from: TitleMonths.Named, to: TitleMonths.Named, _ found: inout [TitleMonths.Named]) {
    guard from.month < to.month, from.year == nil || from.year == to.year else { return }
    for month in from.month + 1..<to.month { found.append(TitleMonths.Named(month: month, year: to.year)) }
  }

  /// "tháng 9 và tháng 10 năm 2026" is one year; "tháng 12 và tháng 1 năm 2027" is two.
  private func shareYears(_ found: inout [TitleMonths.Named]) {
    for place in found.indices.reversed().dropFirst() where found[place].year == nil {
      let later = found[place + 1]
      found[place].year = later.year.map { found[place].month > later.month ? $0 - 1 : $0 }
    }
  }

  // MARK: what months are said of

  /// "truy lĩnh tháng 7", "áp dụng từ tháng 7": not the month paid, if another one is named.
  private func isAside(_ start: Int) -> Bool {
    var before: [String] = []
    for index in (max(0, start - 6)..<start).reversed() {
      if text(index) == "\n" { break }
      before.append(text(index))
    }
    let phrase = " " + before.reversed().joined(separator: " ") + " "
    let asides = [" truy linh ", " truy tra ", " truy thu ", " chua linh ", " chua tra ", " ap dung tu ", " hieu luc tu ", " ke tu "]
    return asides.contains { phrase.contains($0) }
  }

  private func words(_ range: Range<Int>) -> String { range.map { text($0) }.joined(separator: " ") }
}

// Which records of a sheet are people, and which are totals, groups, headers again or the signature block.

internal import ByteText
import PaymentModel

/// What a record under the header is.
enum RosterRowKind {
  /// One person's row.
  case person
  /// A person's row with a running number and an amount but nothing else of a person: a group's heading, should it fit as one.
  case numbered
  /// A row with a group's number (A, I, 1.1, Phần 1), a name and an amount, nothing of a person.
  case lettered
  /// A row with an amount, nothing of a person and no number.
  case unclear
  /// The sheet's total by its words.
  case total
  /// A sub-total by its words.
  case part
  /// A group heading by its words, perhaps with a sub-total; or a heading without an amount.
  case group
  /// The header once more.
  case header
  /// Begins the signature block or another closing text.
  case closing
  /// Nothing that counts.
  case blank

  /// Whether it is given on as a row.
  var isRow: Bool { self == .person || self == .numbered || isDoubtful }
  /// Whether only the other rows can tell if it is a person or a sum.
  var isDoubtful: Bool { self == .lettered || self == .unclear }
}

/// Tells row kinds apart by the text of a few cells. The usual person's row is recognised without folding a letter.
struct RosterRowClassifier {
  /// Folded name header, to recognise repeated headers.
  var nameHeader = ""
  /// True when the sheet numbers its rows or has personal data: only then a row without either is odd.
  var hasNumbersOrPersons = true
  /// True once a total or a signature block closed the table.
  var isClosed = false
  /// True once the table's own total, the words below it or the signatures closed it: not a sub-total at the foot of a group or page.
  var isFinished = false
  /// True once a person's row was seen.
  var hasPeople = false
  /// True below the first line of a repeated header, whose second line has nothing under the name and names columns too.
  private(set) var isInHeader = false

  private static let closings = [
    "nguoi lap", "ke toan", "thu truong", "chu tich", "tm uy ban", "t m", "bang chu", "so tien bang chu", "tong so tien bang chu",
    "xac nhan",
    "noi nhan", "can bo", "lap bang", "ky ghi ro", "nguoi duyet", "giam doc", "ngay thang nam",
  ]
  private static let totals: Set<String> = [
    "tong", "tong so", "tong cong", "cong", "tong so tien", "cong tong", "tong hop", "tong cong so tien", "tc", "t cong", "tong tien",
    "tong kinh phi", "tong chi", "total", "toan xa", "toan phuong",
  ]
  private static let parts = [
    "cong thon", "cong xom", "cong nhom", "cong trang", "cong mang sang", "mang sang", "cong don", "luy ke", "cong phat sinh",
    "cong to", "cong ban", "cong khu", "cong muc", "cong phan",
  ]
  /// No person is called so.
  private static let groups = ["thon", "xom", "nhom", "muc", "doi tuong", "nguoi", "tre em", "to dan pho", "khu pho"]
  /// Words of categories that are no part of a name.
  private static let categories = [
    "khuyet tat", "cao tuoi", "thuong binh", "benh binh", "liet si", "mo coi", "bao tro", "tro giup", "tro cap", "cach mang",
    "khang chien", "don than", "chat doc", "than nhan", "huu tri", "nuoi duong", "cham soc", "co cong",
  ]
  /// Some people are called so, but not with a number behind it.
  private static let numberedGroups: Set<String> = ["to", "ban", "khu", "ap", "lang", "doi", "phan", "thang", "ky", "quy"]

  private static func bits(_ fields: [RosterField]) -> UInt32 { fields.reduce(0) { $0 | 1 << UInt32($1.rawValue) } }
  /// Columns that only a person's row has something in.
  private static let personal = bits([.identity, .account, .payeeName, .decision])
  /// Columns that neither a total nor a heading has something in.
  private static let descriptive = bits([
    .identity, .account, .payeeName, .decision, .payeeIdentity, .sex, .bookNumber, .relation, .holder, .bank, .phone, .previousReference,
  ])

  /// True for the usual person's row: named, with a person's data, and not beginning like "Tổng" or "Cộng". Folds no letter.
  @inline(__always)
  mutating func isPlainlyPerson(_ name: TextSlice, hasPersonData: Bool, _ bytes: [UInt8]) -> Bool {
    guard !name.isEmpty, hasPersonData, !RosterRowClassifier.mayBeTotal(bytes, name) else { return false }
    hasPeople = true
    isInHeader = false
    return true
  }

  /// Whether the row has what only a person has.
  @inline(__always)
  static func hasPersonData(_ row: borrowing RosterRow) -> Bool {
    // A borrowed row cannot go into the closure that `||` makes of its right side.
    if row.birthState != .absent { return true }
    return row.hasText(in: personal)
  }

  /// The kind of any other record; `firstText` is its first cell that is not empty, `hasDigits` whether any of its cells has a digit,
  /// `isAlone` whether it has no second cell.
  mutating func kind(_ row: borrowing RosterRow, _ bytes: [UInt8], firstText: TextSlice, hasDigits: Bool, isAlone: Bool) -> RosterRowKind {
    if firstText.isEmpty { return .blank }
    let isPerson = RosterRowClassifier.isCertainlyPerson(row, bytes)
    let number = RosterRowClassifier.number(bytes, row[.sequence])
    let nameKey = RosterTop.key(bytes, row[.name])
    let firstKey = RosterTop.key(bytes, firstText)
    if !isPerson {
      if let head = header(nameKey, hasDigits: hasDigits) { return head }
      let names = row[.name].isEmpty ? [firstText] : [firstText, row[.name]]
      for (key, text) in zip([firstKey, nameKey], names) {
        if let kind = worded(key, bytes, text, row, hasNumber: number != nil) { return kind }
      }
      if isClosed, !hasDigits { return .closing }
    }
    isInHeader = false
    // A title once more, or a remark, whatever column it stands in.
    if !isPerson, isAlone, row.amount == nil, row[.name].isEmpty { return number != nil ? .blank : .group }
    let kind = unworded(row, firstKey, number)
    if kind.isRow, !kind.isDoubtful { hasPeople = true }
    return kind
  }

  /// A repeated header: its first line by the name, its second line and the column numbers because they follow it.
  private mutating func header(_ nameKey: String, hasDigits: Bool) -> RosterRowKind? {
    if !nameHeader.isEmpty, nameKey == nameHeader {
      isInHeader = true
      return .header
    }
    guard isInHeader else { return nil }
    if nameKey.isEmpty, !hasDigits { return .blank }
    return nameKey.utf8.count <= 2 && Int(nameKey) != nil ? .blank : nil
  }

  /// What the words of a cell say: a total, a sub-total, a group, or the text below the table.
  private mutating func worded(
    _ key: String, _ bytes: [UInt8], _ text: TextSlice, _ row: borrowing RosterRow, hasNumber: Bool
  ) -> RosterRowKind? {
    let hasAmount = hasMoney(row)
    let words = key.split(separator: " ")
    let beginning = words.prefix { !RosterRowClassifier.isNumber($0) }.joined(separator: " ")
    func begins(_ phrase: String) -> Bool { key == phrase || key.hasPrefix(phrase + " ") }
    let isName = RosterRowClassifier.isSurname(bytes, text)
    let isTotal =
      !isName
      && (RosterRowClassifier.totals.contains(beginning) || begins("tong cong") || begins("tong so") || begins("cong toan"))
    let isPart =
      RosterRowClassifier.isSpelledTotal(bytes, text) || !isName && RosterRowClassifier.parts.contains(where: begins)
      || words.count == 2 && RosterRowClassifier.isNumber(words[0]) && words[1] == "nguoi"
    if begins("tong so tien bang chu") || begins("so tien bang chu") || begins("bang chu") {
      (isClosed, isFinished) = (true, true)
      return .closing
    }
    if isTotal || isPart, hasAmount || !hasNumber {
      isClosed = isClosed || hasPeople
      isFinished = isFinished || isTotal && hasPeople
      return isTotal ? .total : .part
    }
    // "Hoằng Lộc, ngày 20 tháng 10 năm 2026" stands in any column.
    let isDate = words.contains("ngay") && words.contains("thang")
    if !hasNumber, row.amount == nil, isDate || RosterRowClassifier.closings.contains(where: { key.hasPrefix($0) }) {
      (isClosed, isFinished) = (true, true)
      return .closing
    }
    let isNumberedGroup = words.count >= 2 && RosterRowClassifier.numberedGroups.contains(String(words[0])) && Int(words[1]) != nil
    let isGroup =
      isNumberedGroup || RosterRowClassifier.groups.contains(where: begins)
      || RosterRowClassifier.categories.contains { (" " + key + " ").contains(" " + $0 + " ") }
      || !isName && !hasNumber && (key.hasPrefix("danh sach ") || StoppedPeople.areMeant(by: key))
    guard isGroup, !row.hasText(in: RosterRowClassifier.descriptive) else { return nil }
    // In the column where people have their category it is the second line of a person whose name is merged or left out: somebody's money.
    if row.amount != nil, hasPeople, row[.name].isEmpty, row[.category] == text { return .person }
    return .group
  }

  /// What numbering and cells say where words do not.
  private func unworded(_ row: borrowing RosterRow, _ firstKey: String, _ number: Int?) -> RosterRowKind {
    let (hasName, sequence) = (!row[.name].isEmpty, row[.sequence])
    guard row.birthState == .absent, row.deathState == .absent, !row.hasText(in: RosterRowClassifier.descriptive) else { return .person }
    if !hasMoney(row) {
      if !hasName { return number != nil ? .blank : .group }
      if number != nil { return .person }
      return RosterRowClassifier.isGroupNumber(sequence, firstKey) || sequence.isEmpty && !hasPeople ? .group : .person
    }
    // An amount that cannot be read is reported as such; a sum cannot be told from it.
    guard row.amount != nil, hasNumbersOrPersons else { return .person }
    if number != nil { return hasName ? .numbered : .person }
    return RosterRowClassifier.isGroupNumber(sequence, firstKey) ? .lettered : .unclear
  }

  /// Has an identity or account number, a date of birth, or somebody to receive the money: not a total, whatever its words.
  private static func isCertainlyPerson(_ row: borrowing RosterRow, _ bytes: [UInt8]) -> Bool {
    if row.birthState == .read { return true }
    if isNumberOfSomebody(bytes, row[.identity]) { return true }
    if isNumberOfSomebody(bytes, row[.account]) { return true }
    guard row.amount != nil else { return false }
    return row.hasText(in: bits([.payeeName]))
  }

  /// Six digits or more; not a sentence with digits in it, as the place and date above the signatures.
  private static func isNumberOfSomebody(_ bytes: [UInt8], _ slice: TextSlice) -> Bool {
    let digits = slice.range.count { bytes[$0] &- 0x30 <= 9 }
    return digits >= 6 && slice.range.count(where: { isLetter(bytes[$0]) }) <= digits
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || (byte | 0x20) &- 0x61 <= 25 }

  /// A running number: digits, perhaps with a point or bracket behind them.
  static func number(_ bytes: [UInt8], _ slice: TextSlice) -> Int? {
    var range = slice.range
    if let last = range.last, bytes[last] == 0x2E || bytes[last] == 0x29 { range.removeLast() }
    guard !range.isEmpty, range.count <= 9 else { return nil }
    var value = 0
    for index in range {
      guard bytes[index] >= 0x30, bytes[index] <= 0x39 else { return nil }
      value = value * 10 + Int(bytes[index] - 0x30)
    }
    return value
  }

  private func hasMoney(_ row: borrowing RosterRow) -> Bool {
    for index in 0..<7 where row.moneyState[index] != .absent { return true }
    return false
  }

  /// True when a name begins with t or c: only then "Tổng" or "Cộng" is possible.
  private static func mayBeTotal(_ bytes: [UInt8], _ slice: TextSlice) -> Bool {
    guard slice.length >= 3 else { return false }
    let first = bytes[Int(slice.offset)] | 0x20
    let second = bytes[Int(slice.offset) + 1]
    // In "Tổng …" and "Cộng …" the second letter is a plain o, or one with marks: more than one byte in UTF-8.
    return (first == 0x74 || first == 0x63) && (second >= 0xC3 || second | 0x20 == 0x6F)
  }

  /// "Tổng …" or "Cộng …" with their own marks: Tống and Công are names of people.
  private static func isSpelledTotal(_ bytes: [UInt8], _ slice: TextSlice) -> Bool {
    let text = bytes.text(slice).lowercased()
    return ["tổng ", "cộng ", "tổng:", "cộng:"].contains { text.hasPrefix($0) }
  }

  private static func isSurname(_ bytes: [UInt8], _ slice: TextSlice) -> Bool {
    let text = bytes.text(slice).lowercased()
    return ["tống ", "công "].contains { text.hasPrefix($0) }
  }

  private static func isNumber(_ word: Substring) -> Bool { word.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } }

  /// A, I, IV., IA, A1, Mục I, Phần 1: the number of a group begins with a letter.
  private static func isGroupNumber(_ sequence: TextSlice, _ firstKey: String) -> Bool {
    guard !sequence.isEmpty, let first = firstKey.utf8.first else { return false }
    return first >= 0x61 && first <= 0x7A
  }
}

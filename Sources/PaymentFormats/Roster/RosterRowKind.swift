// Which records of a sheet are people, and which are totals, groups, headers again or the signature block.

internal import ByteText
import PaymentModel

/// What a record under the header is.
enum RosterRowKind {
  /// One person's row.
  case person
  /// The sheet's total.
  case total
  /// A group heading, perhaps with a sub-total.
  case group
  /// The header once more.
  case header
  /// Begins the signature block or another closing text.
  case closing
  /// Nothing that counts.
  case blank
}

/// Tells row kinds apart by the text of a few cells. The usual person's row is recognised without folding a letter.
struct RosterRowClassifier {
  /// Folded name header, to recognise repeated headers.
  var nameHeader = ""
  /// True once a total or a signature block closed the table.
  var isClosed = false
  /// True once a person's row was seen.
  var hasPeople = false

  private static let closings = [
    "nguoi lap", "ke toan", "thu truong", "chu tich", "tm uy ban", "t m", "bang chu", "so tien bang chu", "tong so tien bang chu",
    "xac nhan",
    "noi nhan", "can bo", "lap bang", "ky ghi ro", "nguoi duyet", "giam doc", "ngay thang nam",
  ]
  private static let totals: Set<String> = [
    "tong", "tong so", "tong cong", "cong", "tong so tien", "cong tong", "tong hop", "tong cong so tien",
  ]

  /// Columns that only a person's row has something in.
  private static let personal =
    [RosterField.identity, .account, .payeeName, .decision].reduce(into: UInt32(0)) { $0 |= 1 << UInt32($1.rawValue) }

  /// True for the usual person's row: named, with a person's data, and not beginning like "Tổng" or "Cộng". Folds no letter.
  @inline(__always)
  mutating func isPlainlyPerson(_ name: TextSlice, hasPersonData: Bool, _ bytes: [UInt8]) -> Bool {
    guard !name.isEmpty, hasPersonData, !RosterRowClassifier.mayBeTotal(bytes, name) else { return false }
    hasPeople = true
    return true
  }

  /// The kind of any other record; `firstText` is its first cell that is not empty.
  mutating func kind(_ row: borrowing RosterRow, _ bytes: [UInt8], firstText: TextSlice) -> RosterRowKind {
    let sequence = row[.sequence]
    let hasNumber = !sequence.isEmpty && RosterRowClassifier.isDigits(bytes, sequence)
    let hasPerson = RosterRowClassifier.hasPersonData(row)
    let hasAmount = hasMoney(row)
    if firstText.isEmpty { return hasAmount || hasPerson ? person() : .blank }
    return slowKind(row, bytes, firstText, hasNumber: hasNumber, hasPerson: hasPerson, hasAmount: hasAmount)
  }

  /// Whether the row has what only a person has.
  @inline(__always)
  static func hasPersonData(_ row: borrowing RosterRow) -> Bool {
    // A borrowed row cannot go into the closure that `||` makes of its right side.
    if row.birthState != .absent { return true }
    return row.hasText(in: personal)
  }

  private mutating func person() -> RosterRowKind {
    hasPeople = true
    return .person
  }

  private mutating func slowKind(
    _ row: borrowing RosterRow, _ bytes: [UInt8], _ firstText: TextSlice, hasNumber: Bool, hasPerson: Bool, hasAmount: Bool
  ) -> RosterRowKind {
    let name = row[.name]
    let hasNoSequence = row[.sequence].isEmpty
    let nameKey = RosterTop.key(bytes, name)
    let firstKey = RosterTop.key(bytes, firstText)
    if !nameHeader.isEmpty, nameKey == nameHeader { return .header }
    for key in [firstKey, nameKey] where !key.isEmpty && !hasPerson {
      let words = key.split(separator: " ").prefix { !$0.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } }.joined(separator: " ")
      if RosterRowClassifier.totals.contains(words) || key.hasPrefix("tong cong") || key.hasPrefix("tong so") || key.hasPrefix("cong toan")
      {
        if hasAmount || !hasNumber {
          isClosed = isClosed || hasPeople
          return .total
        }
      }
      if RosterRowClassifier.closings.contains(where: { key.hasPrefix($0) }) || (key.hasPrefix("ngay") && key.contains("thang")) {
        if !hasNumber {
          isClosed = true
          return .closing
        }
      }
    }
    if hasPerson || hasNumber { return hasNumber && name.isEmpty && !hasPerson && !hasAmount ? .blank : person() }
    if isClosed && !hasAmount { return .closing }
    if RosterRowClassifier.isRoman(firstKey) || (hasNoSequence && !hasAmount && name.isEmpty) { return .group }
    if !hasAmount, !name.isEmpty, hasNoSequence, !hasPeople { return .group }
    return person()
  }

  private func hasMoney(_ row: borrowing RosterRow) -> Bool {
    for index in 0..<7 where row.moneyState[index] != .absent { return true }
    return false
  }

  private static func isDigits(_ bytes: [UInt8], _ slice: TextSlice) -> Bool {
    for index in slice.range where bytes[index] < 0x30 || bytes[index] > 0x39 { return false }
    return true
  }

  /// True when a name begins with t or c: only then "Tổng" or "Cộng" is possible.
  private static func mayBeTotal(_ bytes: [UInt8], _ slice: TextSlice) -> Bool {
    guard slice.length >= 3 else { return false }
    let first = bytes[Int(slice.offset)] | 0x20
    let second = bytes[Int(slice.offset) + 1]
    // In "Tổng …" and "Cộng …" the second letter is a plain o, or one with marks: more than one byte in UTF-8.
    return (first == 0x74 || first == 0x63) && (second >= 0xC3 || second | 0x20 == 0x6F)
  }

  /// "I", "II", "IV." …, or a single capital letter: the number of a group.
  private static func isRoman(_ key: String) -> Bool {
    let head = key.split(separator: " ").first.map(String.init) ?? ""
    return !head.isEmpty && head.count <= 5 && head.allSatisfy { "ivxlc".contains($0) }
  }
}

// What stands above a roster's rows: title, unit, month, and the header in one or two lines. Cold path: a hundred records at most.

internal import ByteText
internal import Diagnostics
internal import FormatDescriptions
internal import PaymentModel

/// What the first records of a sheet say.
struct RosterTop {
  /// Source column (0-based) and field of each column understood, by rising column.
  var columns: [(column: Int, field: RosterField)] = []
  /// Header cells as written, for the held file and messages.
  var headers: [String] = []
  /// Columns that nothing is known of, 0-based, with their headers.
  var unknown: [(column: Int, header: String)] = []
  /// The column of coefficients (hệ số), 0-based; −1 without one.
  var coefficientColumn = -1
  /// Headers of columns that the user's own word put another one in place of.
  var setAside: [String] = []
  /// Fields that two or more columns claim, with the columns' headers and their 1-based places.
  var ambiguous: [(field: RosterField, headers: [String])] = []
  /// Index of the first record behind the header (and its row of column numbers).
  var firstRow = 0
  /// Index of the first header record.
  var headerStart = 0
  /// Lines of the header that are merged into one.
  var lineCount = 1
  /// Columns that give the birth together.
  var birthColumns: BirthColumns?
  /// A column of the bank's code beside that of its name, 0-based; nil without one.
  var bankCodeColumn: Int?
  /// What the title says.
  var programme: Programme = .unknown
  var namesBothProgrammes = false
  var months = TitleMonths()
  /// Index of the first record that speaks of a month.
  var monthsRecord = 0
  /// The one month it names with its year.
  var period: Period?
  var unitName = ""
  /// The words by which the sheet says that its amounts are thousands or millions of đồng.
  var thousands: String?

  /// Header lines merged into one: more than these no sheet has.
  private static let mostLines = 4

  /// Finds the header among the records' cells, or takes the first for it; nil when there is none.
  init?(records: [[String]], vocabulary: HeaderVocabulary, isAtHeader: Bool = false) {
    let keys = records.map { $0.map(HeaderVocabulary.key) }
    guard let start = isAtHeader ? 0 : RosterTop.headerStart(keys, vocabulary), start < keys.count else { return nil }
    headerStart = start
    var (joined, shown) = (keys[start], records[start])
    var next = start + 1
    if start > 0, RosterTop.isLineAbove(keys[start - 1], joined, vocabulary) {
      (joined, shown) = RosterTop.join(keys[start - 1], joined, records[start - 1], shown)
      headerStart -= 1
      lineCount += 1
    }
    while next < keys.count, lineCount < RosterTop.mostLines, RosterTop.isNextLine(keys[next], under: joined, vocabulary) {
      (joined, shown) = RosterTop.join(joined, keys[next], shown, records[next])
      lineCount += 1
      next += 1
    }
    if next < keys.count, RosterTop.isColumnNumbers(keys[next]) { next += 1 }
    firstRow = next
    headers = shown
    assign(joined, vocabulary)
    readTitle(records[..<headerStart])
    thousands =
      records[..<headerStart].joined().first { UnitOfMoney.isLarge(title: RosterTop.key($0)) }
      ?? headers.first { UnitOfMoney.isLarge(header: RosterTop.key($0)) }
  }

  /// A header's spelling as it is compared: folded, lower case, blanks single.
  static func key(_ text: String) -> String {
    let bytes = Array(text.utf8)
    return key(bytes, TextSlice(0..<bytes.count))
  }

  /// The same for a place in an arena.
  static func key(_ bytes: [UInt8], _ slice: TextSlice) -> String {
    var folded: [UInt8] = []
    BankFolding.appendHeaderKey(bytes.span, slice.range, to: &folded)
    return folded.text(TextSlice(0..<folded.count))
  }

  /// The first record in which the person's name and at least one more column are known; a record with more known columns soon below wins.
  private static func headerStart(_ keys: [[String]], _ vocabulary: HeaderVocabulary) -> Int? {
    var best: (index: Int, known: Int)?
    for (index, cells) in keys.enumerated() {
      // Below a person's row begins another table.
      if best != nil, cells.contains(where: isNumber) { break }
      let known = Set(cells.compactMap(vocabulary.field))
      guard known.contains(.name), known.count >= 2, known.count > (best?.known ?? 1) else { continue }
      if let best, index > best.index + 3 { break }
      best = (index, known.count)
    }
    return best?.index
  }

  /// Digits of an amount or of anything else that no header has.
  private static func isNumber(_ key: String) -> Bool {
    let digits = key.utf8.count { $0 &- 0x30 <= 9 }
    return digits >= 4 && key.utf8.allSatisfy { $0 == 0x20 || $0 &- 0x30 <= 9 }
  }

  /// True for a further line of a merged header: nothing under the name, and at least one cell that names a part of the cell above.
  private static func isNextLine(_ cells: [String], under top: [String], _ vocabulary: HeaderVocabulary) -> Bool {
    guard let nameColumn = top.firstIndex(where: { vocabulary.meaning($0) == .name }) else { return false }
    guard nameColumn >= cells.count || cells[nameColumn].isEmpty else { return false }
    var parent = ""
    var hasPart = false
    for (column, cell) in cells.enumerated() {
      if column < top.count, !top[column].isEmpty { parent = top[column] }
      guard !cell.isEmpty else { continue }
      // A data row has digits or an amount here; a header part has words.
      if cell.utf8.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) { return false }
      if vocabulary.meaning(parent + " / " + cell) != nil || column >= top.count || top[column].isEmpty { hasPart = true }
    }
    return hasPart
  }

  /// True for a line of titles above the names of columns, "Người nhận thay" over "Họ và tên": it names columns that have nothing below.
  private static func isLineAbove(_ cells: [String], _ line: [String], _ vocabulary: HeaderVocabulary) -> Bool {
    guard cells.count(where: { !$0.isEmpty }) >= 2, cells.allSatisfy({ $0.utf8.allSatisfy { $0 &- 0x30 > 9 } }) else { return false }
    return cells.enumerated().contains { column, cell in
      !cell.isEmpty && (column >= line.count || line[column].isEmpty) && vocabulary.field(cell) != nil
    }
  }

  private static func join(
    _ top: [String], _ bottom: [String], _ topShown: [String], _ bottomShown: [String]
  ) -> (keys: [String], shown: [String]) {
    var keys: [String] = []
    var shown: [String] = []
    var parent = ("", "")
    for column in 0..<max(top.count, bottom.count) {
      let above = column < top.count ? top[column] : ""
      let below = column < bottom.count ? bottom[column] : ""
      if !above.isEmpty { parent = (above, topShown[column]) }
      if below.isEmpty {
        keys.append(above)
        shown.append(above.isEmpty ? "" : topShown[column])
      } else {
        keys.append(parent.0.isEmpty ? below : parent.0 + " / " + below)
        shown.append(parent.1.isEmpty ? bottomShown[column] : parent.1 + " / " + bottomShown[column])
      }
    }
    return (keys, shown)
  }

  /// The line "(1) (2) (3)" or "1 2 3" or "A B 1 2" under a header.
  private static func isColumnNumbers(_ cells: [String]) -> Bool {
    let filled = cells.filter { !$0.isEmpty }
    guard filled.count >= 3 else { return false }
    return filled.allSatisfy { $0.count <= 2 && ($0.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } || $0.count == 1) }
      && filled.filter { $0.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } }.count >= 2
  }

  private mutating func assign(_ keys: [String], _ vocabulary: HeaderVocabulary) {
    var claims: [RosterField: [Int]] = [:]
    // What the user says of a column goes before what its header could mean, so that it settles a doubt too.
    var ownClaims: [RosterField: [Int]] = [:]
    // Columns that count only where no other says the same.
    var weak: [RosterField: [Int]] = [:]
    let together = BirthColumns.find(keys)
    var isOwnWord = false
    var isUnclaimed: [Int] = []
    for (column, key) in keys.enumerated() {
      let lastPart = key.split(separator: "/").last.map { String($0).trimmingBlanks } ?? key
      if let own = vocabulary.own(column, key, lastPart: lastPart) {
        if case .field(let field) = own { ownClaims[field, default: []].append(column) }
        isOwnWord = isOwnWord || together?.columns.contains(column) ?? false
        continue
      }
      if key.isEmpty { continue }
      if together?.columns.contains(column) ?? false {
        isUnclaimed.append(column)
      } else if let field = vocabulary.meaning(key) {
        claims[field, default: []].append(column)
      } else if lastPart == "he so" || lastPart.hasPrefix("he so ") {
        if coefficientColumn < 0 { coefficientColumn = column }
      } else if let somebody = vocabulary.ofSomebody(key) {
        weak[somebody.field, default: []].append(column)
      } else if !RosterTop.isAside(lastPart) {
        unknown.append((column, headers[column]))
      }
    }
    for (field, where_) in ownClaims {
      setAside += (claims[field] ?? []).map { headers[$0] }
      claims[field] = where_
    }
    for (field, where_) in weak {
      if claims[field] == nil { claims[field] = where_ } else { unknown += where_.map { ($0, headers[$0]) } }
    }
    if let together, !isOwnWord, takeBirth(together, &claims) { isUnclaimed = [] }
    unknown = (unknown + isUnclaimed.map { ($0, headers[$0]) }).sorted { $0.column < $1.column }
    // A code says where people live as a name does; beside a name it is left alone.
    if claims[.commune] == nil, let place = unknown.firstIndex(where: { RosterTop.isCommuneCode(keys[$0.column]) }) {
      claims[.commune] = [unknown.remove(at: place).column]
    }
    // Name and code in two columns say one bank together, or contradict each other.
    if let both = claims[.bank], both.count == 2 {
      let codes = both.filter { RosterTop.isBankCode(keys[$0]) }
      if codes.count == 1 { (bankCodeColumn, claims[.bank]) = (codes[0], both.filter { $0 != codes[0] }) }
    }
    for (field, where_) in claims.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      if where_.count > 1 { ambiguous.append((field, where_.map { "\(headers[$0]) (\($0 + 1))" })) }
      columns.append((where_[0], field))
    }
    columns.sort { $0.column < $1.column }
  }

  private static func isBankCode(_ key: String) -> Bool {
    let part = key.split(separator: "/").last.map { String($0).trimmingBlanks } ?? key
    return part.hasPrefix("ma ") || ["bin", "citad", "swift", "bic"].contains { part == $0 || part.hasPrefix($0 + " ") }
  }

  /// Columns that give birth or sex together, where these have no column of their own.
  private mutating func takeBirth(_ found: BirthColumns, _ claims: inout [RosterField: [Int]]) -> Bool {
    var together = found
    together.givesBirth = claims[.birth] == nil
    together.givesSex = found.givesSex && claims[.sex] == nil
    guard together.givesBirth || together.givesSex else { return false }
    if together.givesBirth { claims[.birth] = [together.place] }
    // The other column of a pair is that of the sex: one column has one meaning.
    if together.givesSex { claims[.sex] = [together.columns.last ?? together.place] }
    birthColumns = together
    return true
  }

  /// Columns that say nothing for a payment: signatures, and what our own held and repay files add.
  private static func isAside(_ key: String) -> Bool {
    [
      "ky", "ky nhan", "chu ky", "ky ten", "code", "reason", "fix", "ket qua kiem tra", "ly do tra lai", "muc chuan",
      "muc chuan tro giup", "muc chuan tro giup xa hoi",
    ].contains(key)
  }

  private static func isCommuneCode(_ key: String) -> Bool {
    ["ma xa", "ma xa phuong", "ma xa/phuong", "ma dvhc", "ma don vi hanh chinh", "ma dvhc cap xa"].contains(key)
  }

  private mutating func readTitle(_ titles: ArraySlice<[String]>) {
    let lines = titles.map { $0.filter { !$0.isEmpty }.joined(separator: " | ") }
    let folded = lines.map(RosterTop.key).joined(separator: " ")
    let named = ProgrammeWords.named(in: folded)
    programme = ProgrammeWords.programme(in: folded)
    namesBothProgrammes = named.ncc && named.btxh
    months = TitleMonthReader.read(lines)
    monthsRecord = lines.firstIndex { TitleMonthReader.read([$0]) != TitleMonths() } ?? 0
    if months.named.count == 1, let year = months.named[0].year { period = Period(year: year, month: months.named[0].month) }
    for cells in titles where unitName.isEmpty {
      let unit = cells.first { cell in
        let key = RosterTop.key(cell)
        return key.hasPrefix("uy ban nhan dan") || key.hasPrefix("ubnd") || key.hasPrefix("xa ") || key.hasPrefix("phuong ")
          || key.hasPrefix("phong ")
      }
      unitName = unit ?? ""
    }
  }
}

/// The unit of the amounts where it is not the đồng.
enum UnitOfMoney {
  static let units = [
    "nghin dong", "ngan dong", "1 000 dong", "1000 dong", "1 000 d", "1000 d", "1 000d", "1000d", "nghin d", "ngan d", "1 000 vnd",
    "1000 vnd", "nghin vnd", "trieu dong", "trieu d", "1 000 000 dong", "1000000 dong", "nghin", "ngan",
  ]

  /// "Đơn vị tính: 1.000 đồng", "ĐVT: nghìn đồng", "(Nghìn đồng)" in a folded title; not "hai triệu năm trăm nghìn đồng".
  static func isLarge(title key: String) -> Bool {
    if units.contains(key) { return true }
    return ["don vi tinh ", "don vi ", "dvt "].contains { phrase in
      key.ranges(of: phrase).contains { found in units.contains { isUnit($0, at: found.upperBound, of: key) } }
    }
  }

  /// "Số tiền (nghìn đồng)" as a folded header.
  static func isLarge(header key: String) -> Bool { units.contains { key == $0 || key.hasSuffix(" " + $0) } }

  private static func isUnit(_ unit: String, at start: String.Index, of key: String) -> Bool {
    let rest = key[start...]
    return rest == unit || rest.hasPrefix(unit + " ")
  }
}

/// Columns without a known name that hold what a payment is made of.
enum UnknownColumn {
  /// Most of the cells that are filled are amounts: round and not small. Codes, years and factors are not.
  static func isMoney(_ cells: [String]) -> Bool {
    let filled = cells.filter { !$0.isEmpty && $0 != "-" && $0 != "0" }
    let amounts = filled.count(where: isAmount)
    return amounts > 0 && amounts * 2 > filled.count
  }

  /// "300.000", "-300000", "(300.000)", "300 nghìn": whatever is taken off or added.
  private static func isAmount(_ cell: String) -> Bool {
    var bytes = Array(cell.utf8)
    let isBracketed = bytes.first == UInt8(ascii: "(") && bytes.last == UInt8(ascii: ")")
    if isBracketed { bytes = Array(bytes.dropFirst().dropLast()) }
    switch WholeAmount.parse(bytes.span, 0..<bytes.count) {
    case .amount(let value): return isBracketed ? value >= 1_000 : bytes.first != 0x30 && value >= 10_000 && value % 100 == 0
    case .negative(let value): return value <= -1_000 || value >= 1_000
    default: break
    }
    let words = RosterTop.key(cell).split(separator: " ")
    return words.first?.utf8.first.map { $0 &- 0x30 <= 9 } ?? false
      && words.contains { ["nghin", "ngan", "trieu", "tr", "k"].contains($0) }
  }

  /// The header speaks of an account and most of the cells that are filled are numbers of an account's length.
  static func isDestination(_ header: String, _ cells: [String]) -> Bool {
    let key = " " + RosterTop.key(header) + " "
    guard [" stk ", " tk ", " tai khoan "].contains(where: { key.contains($0) }) else { return false }
    let filled = cells.filter { !$0.isEmpty }
    let numbers = filled.count { $0.utf8.count >= 6 && $0.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 || $0 == 0x20 || $0 == 0x2E } }
    return numbers > 0 && numbers * 2 > filled.count
  }
}

extension String {
  /// Without ASCII blanks at both ends.
  var trimmingBlanks: String {
    var scalars = unicodeScalars[...]
    while let first = scalars.first, first == " " || first == "\t" { scalars.removeFirst() }
    while let last = scalars.last, last == " " || last == "\t" { scalars.removeLast() }
    return String(scalars)
  }
}

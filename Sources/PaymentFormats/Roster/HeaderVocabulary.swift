// What the headers of rosters mean: spellings as data, and what Vietnamese adds to them: whose it is, in which unit, under which title.

internal import ByteText
public import FormatDescriptions
public import PaymentModel

/// The meaning of the header's spellings, folded: "ho va ten" is the name.
public struct HeaderVocabulary: Sendable {
  /// Folded spelling to field.
  public var fields: [String: RosterField]
  /// The same without blanks: line breaks within a header get lost, "Họ vàtên". Spellings of two fields are left out.
  private var joined: [String: RosterField?] = [:]
  /// The user's own reading, which goes before.
  private var own = ColumnMap()

  /// A vocabulary of folded spellings.
  public init(fields: [String: RosterField]) {
    self.fields = fields
    for (spelling, field) in fields where spelling.utf8.count >= HeaderVocabulary.leastJoined {
      let key = spelling.filter { $0 != " " }
      joined[key] = (joined[key] ?? field) == field ? field : .some(nil)
    }
  }

  /// Shorter spellings are like too many others.
  private static let leastJoined = 6

  /// The spellings of a run's descriptions, and what its user says of the columns.
  public init(_ descriptions: SchemaCatalogue) {
    self.init(fields: descriptions.rosterSpellings)
    own = descriptions.columnMap
  }

  /// What the user says of a column, by its place or its header, whole or its last part.
  func own(_ column: Int, _ key: String, lastPart: String) -> ColumnMap.Meaning? {
    own.columns[column] ?? own.headers[key] ?? own.headers[lastPart]
  }

  /// The field of a header in one or more lines: "so tien / chua tra thang truoc / so thang" is known without its first line.
  func meaning(_ key: String) -> RosterField? {
    var rest = key[...]
    while true {
      if let field = field(String(rest)) { return field }
      guard let divider = rest.firstRange(of: " / ") else { return nil }
      rest = rest[divider.upperBound...]
    }
  }

  /// The field of a header cell: exact, or exact but for a unit of money behind it, or for whose it is.
  func field(_ key: String) -> RosterField? {
    switch own.headers[key] {
    case .field(let field): return field
    case .ignored: return nil
    case nil: break
    }
    if let field = plain(key) { return field }
    // A larger unit is understood too, so that the list can be held for it and not for a missing column.
    for suffix in HeaderVocabulary.units where key.hasSuffix(suffix) {
      let name = key.dropLast(suffix.count)
      if let field = plain(String(name.hasSuffix(" /") ? name.dropLast(2) : name)) { return field }
    }
    guard let somebody = ofSomebody(key), !somebody.isWeak else { return nil }
    return somebody.field
  }

  /// The field of a spelling as it is known, in other words for a personal number, or with blanks lost.
  private func plain(_ key: String) -> RosterField? {
    if let field = fields[key] { return field }
    if HeaderVocabulary.isIdentity(key) { return .identity }
    return key.utf8.count >= HeaderVocabulary.leastJoined ? joined[key.filter { $0 != " " }] ?? nil : nil
  }

  private static let identityWords: Set<String> = ["cccd", "cmnd", "cmtnd", "cmt", "ddcn"]
  private static let wordsBeside: Set<String> = [
    "so", "ma", "the", "cc", "can", "cuoc", "cong", "dan", "dinh", "danh", "ca", "nhan", "hoac",
  ]

  /// "Số CMND/CCCD/ĐDCN", "Mã định danh cá nhân (CCCD)": nothing but names of the personal number.
  private static func isIdentity(_ key: String) -> Bool {
    let words = key.split(separator: " ").map(String.init)
    guard words.count > 1, words.allSatisfy({ identityWords.contains($0) || wordsBeside.contains($0) }) else { return false }
    return words.contains { identityWords.contains($0) }
  }

  private static let units = UnitOfMoney.units.map { " " + $0 } + [" dong", " vnd", " d", " dong thang", " vnd thang"]

  // MARK: whose it is

  private static let payees = [
    "nguoi duoc uy quyen giam ho", "nguoi uy quyen giam ho", "nguoi giam ho uy quyen", "nguoi duoc uy quyen", "nguoi uy quyen",
    "nguoi nhan uy quyen", "nguoi giam ho", "nguoi nhan thay", "nguoi linh thay", "nguoi nhan tien", "nguoi nhan", "nguoi dai dien",
  ]
  private static let beneficiaries = [
    "doi tuong huong", "doi tuong thu huong", "doi tuong", "nguoi thu huong", "nguoi huong tro cap", "nguoi huong", "nguoi duoc huong",
  ]

  /// "Số CCCD người giám hộ", "Người giám hộ / CCCD", "Họ tên của đối tượng". Weak is what also the other of the two has, so that it counts
  /// only where nothing else says it: the bank and the phone.
  func ofSomebody(_ key: String) -> (field: RosterField, isWeak: Bool)? {
    for (people, isPayee) in [(HeaderVocabulary.payees, true), (HeaderVocabulary.beneficiaries, false)] {
      for person in people {
        guard let thing = HeaderVocabulary.thing(key, of: person), let field = plain(thing) else { continue }
        switch field {
        case .name: return (isPayee ? .payeeName : .name, false)
        case .identity: return (isPayee ? .payeeIdentity : .identity, false)
        case .account, .holder: return (field, false)
        case .bank, .phone: return (field, true)
        case .birth, .sex, .address, .commune: return isPayee ? nil : (field, false)
        default: return nil
        }
      }
    }
    return nil
  }

  /// What belongs to a person by a header, before, behind or under the person's words.
  private static func thing(_ key: String, of person: String) -> String? {
    if key.hasPrefix(person + " ") {
      let thing = key.dropFirst(person.count + 1)
      return String(thing.hasPrefix("/ ") ? thing.dropFirst(2) : thing)
    }
    guard key.hasSuffix(" " + person) else { return nil }
    let thing = key.dropLast(person.count + 1)
    return String(thing.hasSuffix(" cua") ? thing.dropLast(4) : thing)
  }

  // MARK: spelling

  /// A header cell as it is compared: folded, without what brackets add to no meaning: "Họ và tên (chữ in hoa)", "Số tiền (7)".
  static func key(_ text: String) -> String {
    guard text.contains("(") else { return RosterTop.key(text) }
    var kept = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "("), let close = rest[open...].firstIndex(of: ")") {
      kept += rest[..<open]
      let inner = rest[rest.index(after: open)..<close]
      kept += isAside(RosterTop.key(String(inner))) ? " " : rest[open...close]
      rest = rest[rest.index(after: close)...]
    }
    let key = RosterTop.key(kept + rest)
    // The cell "(1)" of a row of column numbers, and "(đồng)" under a column's name.
    return key.isEmpty ? RosterTop.key(text) : key
  }

  private static let asides: Set<String> = [
    "neu co", "dd mm yyyy", "ngay thang nam", "12 so", "9 so", "12 chu so", "9 hoac 12 so", "viet hoa", "in hoa", "chu in hoa", "chu hoa",
    "ghi ro", "ghi ro ho ten", "dong", "d", "vnd", "dong thang", "",
  ]

  /// Also "7 4 5 6", what is left of the column number "(7=4+5+6)".
  private static func isAside(_ key: String) -> Bool {
    asides.contains(key) || key.utf8.allSatisfy { $0 == 0x20 || $0 &- 0x30 <= 9 }
  }
}

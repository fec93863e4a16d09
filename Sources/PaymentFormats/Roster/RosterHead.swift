// What stands on a list that is written: which list it is, its titles, its month, its unit and who signs it.

internal import FormatDescriptions
public import PaymentModel

/// The lists that are kept of the people who are paid.
public enum RosterList: String, Sendable, CaseIterable {
  /// Danh sách chi trả trợ cấp hàng tháng: everybody who is paid.
  case payout
  /// Those paid to an account of their own.
  case ownAccount = "own-account"
  /// Those whose money goes to the account of an authorised person or guardian.
  case collector
}

/// The parts of a list that are not its rows.
public struct RosterHead: Sendable {
  /// Which list it is.
  public var list: RosterList
  /// Whose money.
  public var programme: Programme = .unknown
  /// Month and round, where they are known.
  public var period: Period?
  /// What the title of the source says of months where no period is known.
  public var months = TitleMonths()
  /// Its title, one text a line.
  public var titles: [String] = []
  /// The unit, above the title on the left.
  public var unitName = ""
  /// Place and date above the signatures.
  public var dateLine = ""
  /// Who draws the list up; without a name where none is known.
  public var preparer = Signer(name: "", office: "")
  /// Who signs for the unit.
  public var signer = Signer(name: "", office: "")
  /// The columns that the source has.
  public var fields: Set<RosterField> = []

  /// A list of which nothing else is known yet.
  public init(_ list: RosterList) { self.list = list }
}

/// The columns of a list that is written.
struct RosterSheet {
  /// Headers in their two lines, of which the lower is mostly empty; a column without a field is for signatures.
  private(set) var columns: [(header: String, part: String, field: RosterField?)] = []

  /// What the monthly payout list always has, after the printed form.
  private static let payout: Set<RosterField> = [
    .sequence, .name, .birth, .decision, .bookNumber, .monthAmount, .carriedMonths, .carriedOver, .total, .payeeName,
  ]
  /// What the lists of registered people always have, after dispatch 5234/LĐTBXH-TTTT.
  private static let registered: Set<RosterField> = [
    .sequence, .name, .birth, .sex, .identity, .address, .category, .decision, .monthAmount, .payeeName, .relation, .payeeIdentity,
    .account, .holder, .bank, .phone, .note,
  ]
  /// The words of the printed form, and its merged headers, where they are others than those of registered people.
  private static let payoutHeaders: [RosterField: (header: String, part: String)] = [
    .name: ("Họ tên", ""), .monthAmount: ("Tiền trợ cấp tháng này", ""), .carriedMonths: ("Chưa trả tháng trước", "Số tháng"),
    .carriedOver: ("Chưa trả tháng trước", "Số tiền"), .total: ("Tổng số tiền trợ cấp", ""), .payeeName: ("Người nhận", "Họ tên"),
  ]
  /// The order of all columns.
  private static let order: [RosterField] = [
    .sequence, .name, .birth, .sex, .identity, .address, .commune, .category, .decision, .bookNumber, .monthAmount, .arrears,
    .carriedMonths, .carriedOver, .funeral, .deathOneOff, .recovery, .total, .payeeName, .relation, .payeeIdentity, .account, .holder,
    .bank, .phone, .channel, .owedMonth, .programme, .deathDate, .attempt, .previousReference, .note,
  ]
  /// The program's own headers: everybody's copy of it reads them, whatever the user's own folder says.
  static let official = SchemaCatalogue()

  /// The list's own columns, and whatever else the source has.
  init(_ head: RosterHead) {
    var fields = head.list == .payout ? Self.payout : Self.registered
    // A total beside the month's amount says nothing unless there are other parts.
    if !head.fields.isDisjoint(with: RosterField.money.dropFirst()) { fields.insert(.total) }
    // Where rows have neither number nor personal data, whoever reads the list must not look for them.
    let telling: Set<RosterField> = [.sequence, .birth, .identity, .account]
    if head.list == .payout, head.fields.isDisjoint(with: telling) { fields.subtract(telling) }
    fields.formUnion(head.fields)
    for field in Self.order where fields.contains(field) {
      if head.list == .payout, field == .payeeName { columns.append(("Người nhận", "Ký", nil)) }
      let own = head.list == .payout ? Self.payoutHeaders[field] : nil
      let (header, part) = own ?? (Self.official.rosterTitle(of: field) ?? field.machineName, "")
      columns.append((header, part, field))
    }
  }

  /// The fields in the order of their columns.
  var fields: [RosterField] { columns.compactMap(\.field) }

  /// The header's lines: two where a column's header has two parts, the upper one once over its columns.
  var headerLines: [[String]] {
    let parts = columns.map(\.part)
    if parts.allSatisfy(\.isEmpty) { return [columns.map(\.header)] }
    var headers = columns.map(\.header)
    for place in headers.indices.dropFirst() where !parts[place].isEmpty && headers[place] == columns[place - 1].header {
      headers[place] = ""
    }
    return [headers, parts]
  }

  /// The column of a field; that of the name for one that the list does not have.
  func place(_ field: RosterField) -> Int {
    columns.firstIndex { $0.field == field } ?? columns.firstIndex { $0.field == .name } ?? 0
  }
}

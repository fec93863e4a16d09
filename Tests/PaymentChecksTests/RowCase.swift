// One roster row made by hand, checked on its own.

import Diagnostics
import PaymentChecks
import PaymentModel
import ReferenceData

/// An invented person's row; every test changes the cells it is about.
struct RowCase {
  var cells: [RosterField: String] = [
    .name: "Nguyễn Văn An", .birth: "15/08/1942", .sex: "Nam", .identity: "038042001234", .account: "0121000889922", .bank: "970436",
    .phone: "0912345678", .holder: "NGUYEN VAN AN",
  ]
  var money: [RosterField: Int64] = [.monthAmount: 540_000, .total: 540_000]
  var moneyStates: [RosterField: CellState] = [:]
  var birth = CalendarDate(year: 1942, month: 8, day: 15)
  var birthState = CellState.read
  var death: CalendarDate?
  var deathState = CellState.absent
  var changes: RowChanges = []
  var period = Period("2026-10")
  var usualMonth: Period?
  var lastMonth: Period?
  var needsOwedMonth = false
  var programme = Programme.unknown
  var rowsNameProgrammes = false
  var needsProgramme = true
  var unpayable: [Programme: (entry: CatalogueEntry, number: Int64)] = [:]
  var isMoneyUnclear = false
  var columns = RosterColumns()
  var repairsLeadingZeros = false
  var routing = RoutingRules()
  var contractedWallets = UInt64.max
  var tables = TableSource.tables

  init(_ change: (inout RowCase) -> Void = { _ in }) { change(&self) }

  /// The row with one cell changed.
  init(_ field: RosterField, _ text: String, _ change: (inout RowCase) -> Void = { _ in }) {
    cells[field] = text
    change(&self)
  }

  var block: RosterBlock {
    var block = RosterBlock()
    var row = RosterRow()
    for (field, text) in cells.sorted(by: { $0.key.rawValue < $1.key.rawValue }) { row[field] = block.bytes.appendSlice(text.utf8) }
    for (place, field) in RosterField.money.enumerated() {
      guard let amount = money[field] else { continue }
      row.setMoney(place, amount, .read)
    }
    for (field, state) in moneyStates { row.setMoney(field.moneyIndex!, money[field] ?? 0, state) }
    row.birth = birth
    row.birthState = birthState
    row.death = death
    row.deathState = deathState
    row.changes = changes
    block.rows = [row]
    return block
  }

  var context: CheckContext {
    var context = CheckContext(
      tables: tables, period: period, columns: columns, repairsLeadingZeros: repairsLeadingZeros, routing: routing,
      contractedWallets: contractedWallets)
    context.usualMonth = usualMonth
    context.lastMonth = lastMonth
    context.needsOwedMonth = needsOwedMonth
    context.programme = programme
    context.rowsNameProgrammes = rowsNameProgrammes
    context.needsProgramme = needsProgramme
    context.unpayable = unpayable
    context.isMoneyUnclear = isMoneyUnclear
    return context
  }

  /// What the rules say of the row.
  func check() -> Checked {
    var block = block
    var scratch = CheckScratch()
    var resolved: [ResolvedRow] = []
    var findings = FindingList()
    RosterRules.check(&block, context, &scratch, &resolved, &findings)
    return Checked(block: block, resolved: resolved[0], findings: findings.findings)
  }

  /// The codes, in order.
  var codes: [String] { check().findings.map(\.code.description) }
}

struct Checked {
  let block: RosterBlock
  let resolved: ResolvedRow
  let findings: [RowFinding]

  func text(_ slice: TextSlice) -> String { block.bytes.text(slice) }
  var account: String { text(resolved.destination.account) }
  var phone: String { text(resolved.destination.phone) }
  var identity: String { text(resolved.identity) }

  /// The first finding as a person reads it.
  func message(_ language: Language = .en) -> String {
    findings.first.map {
      $0.diagnostic(inRoster: block.bytes, tables: TableSource.tables).message(language, showValues: true)
    } ?? ""
  }
}

extension [CatalogueEntry] {
  var codes: [String] { map(\.code.description) }
}

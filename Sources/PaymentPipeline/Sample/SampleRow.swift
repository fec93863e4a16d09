// One row of a sample roster before it is written in the manner of a sheet.

import PaymentModel

/// A person's row: text by field, amounts as numbers until the sheet writes them.
struct SampleRow {
  /// Text columns, indexed by `RosterField`.
  private var cells = [String](repeating: "", count: RosterField.allCases.count)
  /// Birth date as it is known.
  var birth: CalendarDate?
  /// Amounts, indexed like `RosterField.money`; nil is an empty cell.
  var money = [Int64?](repeating: nil, count: RosterField.money.count)
  /// Written instead of the amount, as a fault.
  var moneyText = [String?](repeating: nil, count: RosterField.money.count)
  /// True once something is wrong with it on purpose.
  var isTouched = false

  subscript(field: RosterField) -> String {
    get { cells[Int(field.rawValue)] }
    set { cells[Int(field.rawValue)] = newValue }
  }

  /// An amount by its field.
  func amount(_ field: RosterField) -> Int64? { field.moneyIndex.flatMap { money[$0] } }

  mutating func set(_ field: RosterField, _ amount: Int64?) {
    if let index = field.moneyIndex { money[index] = amount }
  }

  mutating func write(_ field: RosterField, _ text: String) {
    if let index = field.moneyIndex { moneyText[index] = text }
  }

  /// The total is the sum of the parts.
  mutating func addUp() {
    var sum: Int64 = 0
    for index in 0..<6 { sum += (money[index] ?? 0) * (index == 5 ? -1 : 1) }
    set(.total, sum)
  }

  /// What the row counts in the sheet's total: the printed total if it can be read, else the parts that can.
  func counted(in columns: [RosterField]) -> Int64 {
    func readable(_ field: RosterField) -> Int64? {
      guard let index = field.moneyIndex, moneyText[index] == nil, columns.contains(field) else { return nil }
      return money[index]
    }
    if let total = readable(.total) { return total }
    return RosterField.money.dropLast().reduce(0) { $0 + (readable($1) ?? 0) * ($1 == .recovery ? -1 : 1) }
  }
}

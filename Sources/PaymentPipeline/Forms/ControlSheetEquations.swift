// The equations of the control sheet, each computed from the figures printed on it.

import PaymentModel

/// One equation of the proof: a whole and its parts, in number and in đồng.
struct ControlSheetEquation: Hashable, Sendable {
  /// One side of an equation: a whole and what it is made of; nil where the equation says nothing of it.
  struct Sum: Hashable, Sendable {
    var whole: Int64
    var parts: [Int64]

    /// True when the parts add up to the whole; a sum beyond Int64 proves nothing.
    var isClosed: Bool {
      var sum: Int64 = 0
      for part in parts {
        let (next, overflow) = sum.addingReportingOverflow(part)
        if overflow { return false }
        sum = next
      }
      return sum == whole
    }
  }

  var label: String
  /// What the parts are called where they are too many to be printed one by one.
  var partsName: String
  var count: Sum?
  var amount: Sum?

  var isClosed: Bool { (count?.isClosed ?? true) && (amount?.isClosed ?? true) }

  init(_ label: String, partsName: String = "số", count: Sum?, amount: Sum?) {
    self.label = label
    self.partsName = partsName
    self.count = count
    self.amount = amount
  }

  /// A whole and parts that carry both number and sum.
  init(_ label: String, _ whole: CountedAmount, _ parts: [CountedAmount], partsName: String = "số") {
    self.label = label
    self.partsName = partsName
    count = Sum(whole: Int64(whole.count), parts: parts.map { Int64($0.count) })
    amount = Sum(whole: whole.amount, parts: parts.map(\.amount))
  }
}

extension ControlSheet {
  /// The equations that stand in a table of their own; those of orders stand beside the orders.
  var equations: [ControlSheetEquation] {
    let fundedOnce = files.count { file in timesFunded(file.file) == 1 }
    var list = [
      ControlSheetEquation("Đọc vào = các danh sách", totals, inputs.map(\.rows), partsName: "danh sách"),
      ControlSheetEquation("Đọc vào = đã lập chi + giữ lại", totals, [paid, held]),
      ControlSheetEquation("Giữ lại = các lý do", held, heldReasons.map(\.totals), partsName: "lý do"),
      ControlSheetEquation("Đã lập chi = các khoản chi", count: nil, amount: .init(whole: paid.amount, parts: [payments.amount])),
      ControlSheetEquation(
        "Khoản chi = các hình thức", payments, Channel.paying.map { channels[$0] ?? CountedAmount() }, partsName: "hình thức"),
      ControlSheetEquation("Khoản chi = các tệp", payments, files.map(\.totals), partsName: "tệp"),
    ]
    if !orders.isEmpty {
      list.append(
        ControlSheetEquation(
          "Tệp = tệp có đúng một lệnh", count: .init(whole: Int64(files.count), parts: [Int64(fundedOnce)]), amount: nil))
    }
    return list
  }

  private func timesFunded(_ file: String) -> Int { orders.reduce(0) { $0 + $1.order.funds.count { $0 == file } } }

  /// Whether each file is funded by exactly one order, and no order funds anything else.
  var isEveryFileFundedOnce: Bool {
    files.allSatisfy { timesFunded($0.file) == 1 } && orders.reduce(0) { $0 + $1.order.funds.count } == files.count
  }

  /// The totals of the files an order funds; a path that is no file of the set counts nothing.
  func filesFunded(by order: PaymentOrder) -> [CountedAmount] {
    order.funds.compactMap { path in files.first { $0.file == path }?.totals }
  }

  /// Order = the files it funds + fee − money still held. A fund that is no file of the set leaves the equation open.
  func equation(ofOrder index: Int) -> ControlSheetEquation {
    let order = orders[index].order
    let funded = filesFunded(by: order)
    let isKnown = funded.count == order.funds.count
    return ControlSheetEquation(
      "Lệnh \(index + 1) = tệp + phí − tiền còn giữ",
      count: isKnown ? nil : .init(whole: Int64(order.funds.count), parts: [Int64(funded.count)]),
      amount: .init(whole: order.amount, parts: funded.map(\.amount) + [order.fee, order.lessHeld == .min ? .max : -order.lessHeld]))
  }

  /// True when the set said so and every equation on the sheet closes.
  var isProved: Bool {
    balanced && equations.allSatisfy(\.isClosed) && orders.indices.allSatisfy { equation(ofOrder: $0).isClosed }
      && (orders.isEmpty || isEveryFileFundedOnce)
  }
}

extension ControlTotals {
  /// The sum of some amounts.
  init(adding amounts: [Int64]) {
    self.init()
    for amount in amounts { add(amount) }
  }
}

// Reads a treasury order in flat memory: payees block by block, the document's own figures compared with them at the end.

internal import ByteText
internal import Diagnostics
public import Files
public import PaymentModel
internal import SafeXML

/// Reads the payees of a treasury order.
public final class TreasuryOrderReader: PaymentReader {
  /// What the document says of the whole: payer, order, budget.
  public private(set) var header = BatchHeader()
  /// False when the document is cut, malformed, breaks the schema it was to follow, or its figures do not add up.
  public var isWhole: Bool { isUnderstood && violationCount == 0 }
  private var isUnderstood = true
  /// Violations of the schema, when it was asked for.
  public private(set) var violationCount = 0
  /// Whether the document follows its schema, as far as it could be read; meaningful when a schema was asked for.
  public var hasValidShape: Bool { violationCount == 0 && !isBroken }
  /// Paths of the files funded.
  public private(set) var funds: [String] = []

  private let context: ReadContext
  private var window: FileWindow
  private var reader: XMLReader
  private var isDone = false
  private var isBroken = false
  private var isInPayee = false
  private var section = OrderElement.PaymentOrder
  private var row = PaymentRow()
  /// Texts of a payee that a chunk's end cut in two, carried into the next block.
  private var carried: [UInt8] = []
  private var carriedLines: [LineRow] = []
  private var line = LineRow(regime: .empty, month: nil, kind: .regular, amount: 0)
  var fields: [OrderElement: String] = [:]
  /// Texts of the receiver and the signers, by section.
  var others: [OrderElement: [OrderElement: String]] = [:]
  private var payees = ControlTotals()
  private var reportedViolations = 0

  /// Opens an order; with a schema its shape is checked in the same pass.
  init(_ context: ReadContext, schema: XMLSchema? = nil) {
    self.context = context
    window = FileWindow(context.input, windowBytes: 64 << 10)
    reader = XMLReader(OrderElement.vocabulary, schema: schema)
  }

  /// Replaces the block's content with the next payees.
  public func next(_ block: inout PaymentBlock) throws(FileProblem) -> Bool {
    block.removeAll()
    block.bytes.append(contentsOf: carried)
    block.lines.append(contentsOf: carriedLines)
    if isInPayee { row.firstLine = 0 }
    while !isDone, block.rows.count < 2_000 {
      try window.refill(keeping: window.count)
      do throws(XMLProblem) {
        if window.count > 0 { try reader.feed(window.bytes.span.extracting(0..<window.count)) }
        take(&block)
        if window.isAtEnd {
          try reader.finish()
          take(&block)
          isDone = true
        }
      } catch {
        take(&block)
        context.report(error)
        isUnderstood = false
        isBroken = true
        isDone = true
      }
      reportViolations()
    }
    carry(block)
    if isDone, block.rows.isEmpty {
      finish()
      return false
    }
    return true
  }

  private func reportViolations() {
    violationCount = reader.violationCount
    for problem in reader.violations(from: reportedViolations) {
      context.report(problem)
      reportedViolations += 1
    }
  }

  /// Takes the events of the last piece; their text is appended to the block once.
  private func take(_ block: inout PaymentBlock) {
    let base = block.bytes.count
    unsafe reader.text.withUnsafeBufferPointer { unsafe block.bytes.append(contentsOf: $0) }
    for event in reader.events {
      guard let element = OrderElement(rawValue: event.name) else { continue }
      let slice = TextSlice(offset: UInt32(truncatingIfNeeded: base + event.textRange.lowerBound), length: UInt32(event.textCount))
      switch event.kind {
      case .start: start(element, event, &block)
      case .end: end(element, slice, event, &block)
      case .attribute: attribute(element, slice, block.bytes)
      case .text: break
      }
    }
  }

  private func start(_ element: OrderElement, _ event: XMLEvent, _ block: inout PaymentBlock) {
    switch element {
    case .Payee:
      isInPayee = true
      row = PaymentRow()
      row.firstLine = UInt32(block.lines.count)
      row.sourceRecord = UInt32(payees.count + 1)
      row.sourceFile = context.fileIndex
      section = .Payee
    case .Payees:
      // Everything before the payees is known now; a cut document tells at least whose it was.
      readHeader()
      section = element
    case .Line: line = LineRow(regime: .empty, month: nil, kind: .regular, amount: 0)
    case .Header, .Payer, .Budget, .Control, .Receiver, .Funds, .ChiefAccountant, .AccountHolder: section = element
    default: break
    }
  }

  private func attribute(_ element: OrderElement, _ slice: TextSlice, _ bytes: [UInt8]) {
    switch element {
    case .regime: line.regime = slice
    case .month: line.month = Period(bytes.text(slice))
    case .kind: line.kind = LineKind(code: bytes.text(slice)) ?? .regular
    case .amount: line.amount = Int64(bytes.text(slice)) ?? 0
    default: break
    }
  }

  private func end(_ element: OrderElement, _ slice: TextSlice, _ event: XMLEvent, _ block: inout PaymentBlock) {
    if isInPayee {
      payeeField(element, slice, event, &block)
      return
    }
    guard element.rawValue > OrderElement.Line.rawValue, slice.length > 0 else { return }
    let text = block.bytes.text(slice)
    switch section {
    case .Funds: funds.append(text)
    case .Receiver, .ChiefAccountant, .AccountHolder: others[section, default: [:]][element] = text
    default: fields[element] = text
    }
  }

  private func payeeField(_ element: OrderElement, _ slice: TextSlice, _ event: XMLEvent, _ block: inout PaymentBlock) {
    switch element {
    case .Reference: row[.reference] = slice
    case .Name: row[.payeeName] = slice
    case .Identity: row[.identity] = slice
    case .BeneficiaryName: row[.beneficiaryName] = slice
    case .BeneficiaryIdentity: row[.beneficiaryIdentity] = slice
    case .BeneficiaryDetails: row[.beneficiaryDetails] = slice
    case .BankBIN: row[.bankBIN] = slice
    case .Account: row[.account] = slice
    case .Phone: row[.phone] = slice
    case .Commune: row[.commune] = slice
    case .Address: row[.address] = slice
    case .Remittance: row[.remittance] = slice
    case .Note: row[.note] = slice
    case .Amount:
      if case .number(let value) = Digits.parse(block.bytes.span, slice.range), value > 0, value <= UInt64(Int64.max) {
        row.amount = Int64(value)
      } else {
        context.report(
          Codes.amountUnreadable, line: event.lineNumber, byteOffset: event.byteOffset, field: "amount",
          found: ReportedValue(bytes: block.bytes[slice.range]))
        isUnderstood = false
      }
    case .Attempt: if case .number(let value) = Digits.parse(block.bytes.span, slice.range) { row.attempt = UInt8(clamping: value) }
    case .Channel: row.channel = TreasuryOrderReader.channel(block.bytes, slice)
    case .Role: row.role = slice.length == 11 ? .beneficiary : PayeeRole(code: block.bytes.text(slice)) ?? .beneficiary
    case .Line:
      block.lines.append(line)
    case .Payee:
      isInPayee = false
      section = .Payees
      row.lineCount = UInt32(block.lines.count) - row.firstLine
      row.programme = header.programme
      row.period = header.period
      payees.add(row.amount)
      block.rows.append(row)
    default: break
    }
  }

  private static func channel(_ bytes: [UInt8], _ slice: TextSlice) -> Channel {
    guard slice.length > 0 else { return .unknown }
    switch bytes[Int(slice.offset)] {
    case UInt8(ascii: "b"): return .bank
    case UInt8(ascii: "m"): return .mobile
    case UInt8(ascii: "c"): return .cash
    case UInt8(ascii: "h"): return .home
    default: return .unknown
    }
  }

  private func programme() -> Programme { Programme(code: fields[.Programme] ?? "") ?? .unknown }
  private func period() -> Period? { Period(fields[.Period] ?? "") }

  /// Copies what a payee cut in two by the end of this block needs in the next one.
  private func carry(_ block: PaymentBlock) {
    carried.removeAll(keepingCapacity: true)
    carriedLines.removeAll(keepingCapacity: true)
    guard isInPayee else { return }
    for index in row.text.indices where row.text[index].length > 0 {
      row.text[index] = carried.appendSlice(block.bytes[row.text[index].range])
    }
    for entry in block.lines[Int(row.firstLine)...] {
      var copy = entry
      copy.regime = carried.appendSlice(block.bytes[entry.regime.range])
      carriedLines.append(copy)
    }
    line.regime = carried.appendSlice(block.bytes[line.regime.range])
  }

  // MARK: the document's own figures

  private func readHeader() {
    header.programme = programme()
    header.period = period()
    header.createdAt = fields[.CreatedAt] ?? ""
    header.batchReference = fields[.Reference] ?? ""
    header.executionDate = CalendarDate(iso: fields[.Date] ?? "")
  }

  private func finish() {
    readHeader()
    guard isUnderstood else { return }
    for element in [OrderElement.Reference, .Kind, .Programme, .Period, .Date, .PayeeCount, .PayeeAmount, .Amount]
    where fields[element] == nil {
      context.report(Codes.xmlElementMissing, arguments: [DiagnosticArgument("element", "\(element)")])
      isUnderstood = false
    }
    guard isUnderstood, let order = order() else {
      isUnderstood = false
      return
    }
    header.order = order
    header.unit = payer
    compare(order)
  }

  private func amount(_ element: OrderElement) -> Int64? { fields[element].flatMap { Int64($0) } }

  private func order() -> PaymentOrder? {
    guard let kind = OrderKind(rawValue: fields[.Kind] ?? ""), let period = header.period, let date = header.executionDate,
      let total = amount(.Amount), let count = amount(.PayeeCount), let sum = amount(.PayeeAmount),
      let fee = fields[.Fee] == nil ? 0 : amount(.Fee), let held = fields[.LessHeld] == nil ? 0 : amount(.LessHeld)
    else {
      context.report(Codes.xmlElementMissing, arguments: [DiagnosticArgument("element", "Header / Control")])
      return nil
    }
    let budget = BudgetClassification(
      chapter: fields[.Chapter] ?? "", category: fields[.Category] ?? "", section: fields[.Section] ?? "", item: fields[.Item] ?? "",
      source: fields[.Source] ?? "", level: fields[.Level] ?? "", targetProgramme: fields[.TargetProgramme] ?? "")
    return PaymentOrder(
      reference: header.batchReference, kind: kind, programme: header.programme, period: period, date: date, amount: total,
      fee: fee, lessHeld: held, budget: budget, funds: funds,
      payees: ControlTotals(count: Int(count), amount: sum))
  }

  private func compare(_ order: PaymentOrder) {
    if order.payees.count != payees.count {
      report(Codes.orderCountDiffers, found: .number(payees.count), expected: .count(order.payees.count), difference: nil)
    }
    if order.payees.amount != payees.amount || payees.isOverflown {
      report(
        Codes.orderSumDiffers, found: .amount(payees.amount), expected: .amount(order.payees.amount),
        difference: payees.amount &- order.payees.amount)
    }
    let (due, overflow) = order.payees.amount.addingReportingOverflow(order.fee)
    if overflow || due.subtractingReportingOverflow(order.lessHeld).partialValue != order.amount {
      report(
        Codes.orderSumDiffers, found: .amount(order.amount), expected: .amount(due &- order.lessHeld),
        difference: order.amount &- (due &- order.lessHeld))
    }
    // Whatever lawful way the words are written in.
    if NumberInWords.read(fields[.AmountInWords] ?? "").flatMap({ Int64(exactly: $0) }) != order.amount {
      report(Codes.wordsDiffer, found: ReportedValue(fields[.AmountInWords] ?? ""), expected: .amount(order.amount), difference: nil)
    }
  }

  private func report(_ entry: CatalogueEntry, found: ReportedValue, expected: Expectation, difference: Int64?) {
    isUnderstood = false
    context.report(
      entry, found: found, expected: expected,
      arguments: difference.map { [DiagnosticArgument("difference", .amount($0))] } ?? [])
  }
}

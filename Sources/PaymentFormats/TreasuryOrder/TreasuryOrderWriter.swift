// Writes a treasury order: head, reserved figures, payees block by block, funded files, signers. Templates and escaped bytes, no tree.

internal import ByteText
public import Diagnostics
public import PaymentModel
internal import SafeXML

/// Writes treasury orders of version 1.0.
public final class TreasuryOrderWriter: PaymentWriter {
  /// An order carries everything of a payment but the currency, which is always the đồng.
  public var loss: LossReport {
    var loss = LossReport()
    if withoutChannel > 0 {
      loss.add(
        .defaulted, .material, field: "channel", count: withoutChannel,
        reason: Bilingual(vi: "chứng từ phải ghi hình thức chi trả", en: "an order names the channel of each payee")
      ) { LossExample(before: "", after: "cash") }
    }
    return loss
  }
  private var withoutChannel = 0
  private var header = BatchHeader()
  private var payees = ControlTotals()
  private var controlOffset = 0
  /// Filled by the templates, handed to the caller's buffer in one piece.
  private var buffer = ByteBuffer()

  /// Bytes reserved for the `Control` element: three tags of 19 digits and the words of any amount fit.
  static let controlBytes = 1_024

  /// A writer of one order.
  public init() {}

  /// Appends the document's head; the order's figures are reserved and come from `end`.
  public func begin(_ header: BatchHeader, into out: inout [UInt8]) {
    self.header = header
    buffer.xml(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<PaymentOrder xmlns=\"urn:chitra:treasury-order:1\" version=\"1.0\">\n  <Header>\n")
    buffer.element("    ", "Reference", header.batchReference)
    buffer.element("    ", "Kind", (header.order?.kind ?? .transfer).rawValue)
    buffer.element("    ", "Programme", header.programme.code)
    buffer.element("    ", "Period", header.period?.description ?? "")
    buffer.element("    ", "Date", (header.order?.date ?? header.executionDate)?.description ?? "")
    buffer.element("    ", "CreatedAt", header.createdAt)
    buffer.xml("  </Header>\n")
    if let unit = header.unit { appendUnit(unit) }
    controlOffset = buffer.count
    buffer.append(repeating: 0x20, count: TreasuryOrderWriter.controlBytes - 1)
    buffer.xml("\n")
    if let service = header.unit?.payingService, header.order?.kind == .payingService {
      buffer.xml("  <Receiver>\n")
      buffer.element("    ", "Name", service.name)
      buffer.element("    ", "BankBIN", service.bankBIN)
      buffer.element("    ", "Account", service.account)
      buffer.xml("  </Receiver>\n")
    }
    buffer.xml("  <Payees>\n")
    hand(to: &out)
  }

  private func hand(to out: inout [UInt8]) {
    buffer.withBytes { bytes in unsafe bytes.withUnsafeBufferPointer { unsafe out.append(contentsOf: $0) } }
    buffer.removeAll()
  }

  private func appendUnit(_ unit: PayingUnit) {
    let settings = unit.settings(for: header.programme)
    buffer.xml("  <Payer>\n")
    buffer.element("    ", "Name", unit.name)
    buffer.element("    ", "AdministrativeCode", unit.administrativeCode)
    buffer.element("    ", "AdministrativeDate", unit.administrativeDate?.description ?? "")
    buffer.element("    ", "BudgetUnitCode", unit.budgetUnitCode)
    buffer.element("    ", "TreasuryName", unit.treasury.name)
    buffer.element("    ", "TreasuryCode", unit.treasury.code)
    buffer.element("    ", "Account", settings?.treasuryAccount ?? "")
    buffer.xml("  </Payer>\n  <Budget>\n")
    let year = header.period.map { Int($0.year) } ?? 0
    let budget = settings?.budgets.first { $0.year == year }
    buffer.element("    ", "Year", String(budget?.year ?? year))
    let codes = header.order?.budget ?? budget?.classification
    buffer.element("    ", "Chapter", codes?.chapter ?? "")
    buffer.element("    ", "Category", codes?.category ?? "")
    buffer.element("    ", "Section", codes?.section ?? "")
    buffer.element("    ", "Item", codes?.item ?? "")
    buffer.element("    ", "Source", codes?.source ?? "")
    buffer.element("    ", "Level", codes?.level ?? "")
    if let target = codes?.targetProgramme, !target.isEmpty { buffer.element("    ", "TargetProgramme", target) }
    buffer.xml("  </Budget>\n")
  }

  /// Why an order cannot carry a payment: a name that is missing, a text longer than the schema allows, a sign that XML has no form for.
  public static func obstacle(_ block: PaymentBlock, _ index: Int) -> UnwritablePayment? {
    let row = block.rows[index]
    func refuse(_ entry: CatalogueEntry, _ field: PaymentField) -> UnwritablePayment {
      UnwritablePayment(row: index, code: entry.code, field: field.name)
    }
    if row[.payeeName].isEmpty { return refuse(.nameMissing, .payeeName) }
    for field in PaymentField.allCases where !row[field].isEmpty {
      let range = row[field].range
      if let limit = longest(field), range.count > limit {
        // Characters are counted, not bytes.
        if block.bytes[range].count(where: { $0 & 0xC0 != 0x80 }) > limit { return refuse(.valueTooWide, field) }
      }
      if block.bytes[range].contains(where: { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }) {
        return refuse(.controlCharacters, field)
      }
    }
    return nil
  }

  /// Text140, Text500 and Account of the schema.
  private static func longest(_ field: PaymentField) -> Int? {
    switch field {
    case .payeeName, .beneficiaryName, .commune: 140
    case .address, .remittance, .note, .beneficiaryDetails: 500
    case .account: 34
    case .reference, .identity, .beneficiaryIdentity, .bankBIN, .phone: nil
    }
  }

  /// Appends payees.
  public func write(_ block: PaymentBlock, _ rows: Range<Int>, into out: inout [UInt8]) -> [UnwritablePayment] {
    var refused: [UnwritablePayment] = []
    for index in rows {
      let start = buffer.count
      do throws(XMLForbiddenCharacter) {
        try buffer.payee(block, block.rows[index])
        payees.add(block.rows[index].amount)
        if block.rows[index].channel == .unknown { withoutChannel += 1 }
      } catch {
        buffer.truncate(to: start)
        refused.append(UnwritablePayment(row: index, code: Codes.controlCharacters.code, field: "text"))
      }
    }
    hand(to: &out)
    return refused
  }

  fileprivate static let roles: [StaticString] = [
    "beneficiary", "authorised_person", "guardian", "relatives_representative", "funeral_organiser", "heir",
  ]
  fileprivate static let channels: [StaticString] = ["cash", "bank", "mobile", "cash", "home"]
  fileprivate static let kinds: [StaticString] = ["regular", "arrears", "carried_over", "funeral", "death_one_off", "recovery"]

  /// Appends funded files and signers; the patch fills the figures in, blanks behind them.
  public func end(order: PaymentOrder?, into out: inout [UInt8]) -> [Patch] {
    buffer.xml("  </Payees>\n  <Funds>\n")
    for path in order?.funds ?? [] { buffer.element("    ", "File", path) }
    buffer.xml("  </Funds>\n  <Signers>\n")
    if let signers = header.unit?.signers {
      for (tag, signer) in [("ChiefAccountant", signers.chiefAccountant), ("AccountHolder", signers.accountHolder)] {
        buffer.text("    <\(tag)>\n")
        buffer.element("      ", "Name", signer.name)
        buffer.element("      ", "Office", signer.office)
        buffer.text("    </\(tag)>\n")
      }
    }
    buffer.xml("  </Signers>\n</PaymentOrder>\n")
    hand(to: &out)
    var control = ByteBuffer(capacity: TreasuryOrderWriter.controlBytes)
    control.xml("  <Control>\n")
    let amount = order?.amount ?? payees.amount
    control.element("    ", "PayeeCount", String(payees.count))
    control.element("    ", "PayeeAmount", String(payees.amount))
    control.element("    ", "Fee", String(order?.fee ?? 0))
    control.element("    ", "LessHeld", String(order?.lessHeld ?? 0))
    control.element("    ", "Amount", String(amount))
    control.element("    ", "AmountInWords", AmountInWords().text(amount))
    control.xml("  </Control>")
    control.append(repeating: 0x20, count: max(0, TreasuryOrderWriter.controlBytes - 1 - control.count))
    return [Patch(offset: controlOffset, bytes: control.bytes)]
  }
}

extension ByteBuffer {
  /// Appends a piece of a template.
  fileprivate mutating func xml(_ literal: StaticString) { append(literal: literal) }

  /// Appends markup of our own; cold path.
  fileprivate mutating func text(_ markup: String) { append(Array(markup.utf8).span) }

  /// Appends an arena's text with what XML reserves escaped.
  @inline(__always)
  fileprivate mutating func escape(_ bytes: [UInt8], _ slice: TextSlice) throws(XMLForbiddenCharacter) {
    try append(escaping: bytes.span.extracting(slice.range))
  }

  /// Appends a payee. A method of the buffer, so that the writer's property is looked up once a payee and not once a piece.
  fileprivate mutating func payee(_ block: borrowing PaymentBlock, _ row: borrowing PaymentRow) throws(XMLForbiddenCharacter) {
    append(literal: "    <Payee>\n      <Reference>")
    try escape(block.bytes, row[.reference])
    append(literal: "</Reference>\n      <Attempt>")
    append(decimal: Int64(max(1, row.attempt)))
    append(literal: "</Attempt>\n      <Name>")
    try escape(block.bytes, row[.payeeName])
    append(literal: "</Name>\n")
    try optional("      <Identity>", block.bytes, row[.identity], "</Identity>\n")
    append(literal: "      <Role>")
    append(literal: TreasuryOrderWriter.roles[Int(row.role.rawValue)])
    append(literal: "</Role>\n")
    try optional("      <BeneficiaryName>", block.bytes, row[.beneficiaryName], "</BeneficiaryName>\n")
    try optional("      <BeneficiaryIdentity>", block.bytes, row[.beneficiaryIdentity], "</BeneficiaryIdentity>\n")
    try optional("      <BeneficiaryDetails>", block.bytes, row[.beneficiaryDetails], "</BeneficiaryDetails>\n")
    append(literal: "      <Amount>")
    append(decimal: row.amount)
    append(literal: "</Amount>\n      <Channel>")
    append(literal: TreasuryOrderWriter.channels[Int(row.channel.rawValue)])
    append(literal: "</Channel>\n")
    try optional("      <BankBIN>", block.bytes, row[.bankBIN], "</BankBIN>\n")
    try optional("      <Account>", block.bytes, row[.account], "</Account>\n")
    try optional("      <Phone>", block.bytes, row[.phone], "</Phone>\n")
    try optional("      <Commune>", block.bytes, row[.commune], "</Commune>\n")
    try optional("      <Address>", block.bytes, row[.address], "</Address>\n")
    try optional("      <Remittance>", block.bytes, row[.remittance], "</Remittance>\n")
    try optional("      <Note>", block.bytes, row[.note], "</Note>\n")
    for number in Int(row.firstLine)..<Int(row.firstLine) + Int(row.lineCount) { try line(block.bytes, block.lines[number]) }
    append(literal: "    </Payee>\n")
  }

  private mutating func line(_ bytes: [UInt8], _ line: LineRow) throws(XMLForbiddenCharacter) {
    append(literal: "      <Line")
    if !line.regime.isEmpty {
      append(literal: " regime=\"")
      try append(escapingAttribute: bytes.span.extracting(line.regime.range))
      append(literal: "\"")
    }
    if let month = line.month {
      append(literal: " month=\"")
      append(decimal: Int64(month.year))
      append(literal: "-")
      _ = append(decimal: UInt64(month.month), width: 2)
      append(literal: "\"")
    }
    append(literal: " kind=\"")
    append(literal: TreasuryOrderWriter.kinds[Int(line.kind.rawValue)])
    append(literal: "\" amount=\"")
    append(decimal: line.amount)
    append(literal: "\"/>\n")
  }

  /// Appends an element unless its text is empty.
  @inline(__always)
  fileprivate mutating func optional(
    _ open: StaticString, _ bytes: [UInt8], _ slice: TextSlice, _ close: StaticString
  ) throws(XMLForbiddenCharacter) {
    if slice.isEmpty { return }
    append(literal: open)
    try escape(bytes, slice)
    append(literal: close)
  }

  /// Appends one element on a line of its own; a control character, which the unit file's loader refuses, would leave it empty. Cold path.
  fileprivate mutating func element(_ indent: String, _ name: String, _ value: String) {
    text("\(indent)<\(name)>")
    try? append(escaping: Array(value.utf8).span)
    text("</\(name)>\n")
  }
}

// Writes a treasury order: head, reserved figures, payees block by block, funded files, signers. Templates and escaped bytes, no tree.

internal import ByteText
public import Diagnostics
public import PaymentModel
internal import SafeXML

/// Writes treasury orders of version 1.0.
public final class TreasuryOrderWriter: PaymentWriter {
  /// An order carries everything of a payment but the currency, which is always the đồng.
  public private(set) var loss = LossReport()
  private var header = BatchHeader()
  private var payees = ControlTotals()
  private var controlOffset = 0

  /// Bytes reserved for the `Control` element: three tags of 19 digits and the words of any amount fit.
  static let controlBytes = 1_024

  /// A writer of one order.
  public init() {}

  /// Appends the document's head; the order's figures are reserved and come from `end`.
  public func begin(_ header: BatchHeader, into out: inout [UInt8]) {
    self.header = header
    let start = out.count
    out.xml("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<PaymentOrder xmlns=\"urn:chitra:treasury-order:1\" version=\"1.0\">\n  <Header>\n")
    out.element("    ", "Reference", header.batchReference)
    out.element("    ", "Kind", (header.order?.kind ?? .transfer).rawValue)
    out.element("    ", "Programme", header.programme.code)
    out.element("    ", "Period", header.period?.description ?? "")
    out.element("    ", "Date", (header.order?.date ?? header.executionDate)?.description ?? "")
    out.element("    ", "CreatedAt", header.createdAt)
    out.xml("  </Header>\n")
    if let unit = header.unit { appendUnit(unit, to: &out) }
    controlOffset = out.count - start
    out.append(contentsOf: repeatElement(0x20, count: TreasuryOrderWriter.controlBytes - 1))
    out.xml("\n")
    if let service = header.unit?.payingService, header.order?.kind == .payingService {
      out.xml("  <Receiver>\n")
      out.element("    ", "Name", service.name)
      out.element("    ", "BankBIN", service.bankBIN)
      out.element("    ", "Account", service.account)
      out.xml("  </Receiver>\n")
    }
    out.xml("  <Payees>\n")
  }

  private func appendUnit(_ unit: PayingUnit, to out: inout [UInt8]) {
    let settings = unit.settings(for: header.programme)
    out.xml("  <Payer>\n")
    out.element("    ", "Name", unit.name)
    out.element("    ", "AdministrativeCode", unit.administrativeCode)
    out.element("    ", "AdministrativeDate", unit.administrativeDate.description)
    out.element("    ", "BudgetUnitCode", unit.budgetUnitCode)
    out.element("    ", "TreasuryName", unit.treasury.name)
    out.element("    ", "TreasuryCode", unit.treasury.code)
    out.element("    ", "Account", settings?.treasuryAccount ?? "")
    out.xml("  </Payer>\n  <Budget>\n")
    let year = header.period.map { Int($0.year) } ?? 0
    let budget = settings?.budgets.first { $0.year == year } ?? settings?.budgets.last
    out.element("    ", "Year", String(budget?.year ?? year))
    let codes = header.order?.budget ?? budget?.classification
    out.element("    ", "Chapter", codes?.chapter ?? "")
    out.element("    ", "Category", codes?.category ?? "")
    out.element("    ", "Section", codes?.section ?? "")
    out.element("    ", "Item", codes?.item ?? "")
    out.element("    ", "Source", codes?.source ?? "")
    out.element("    ", "Level", codes?.level ?? "")
    if let target = codes?.targetProgramme, !target.isEmpty { out.element("    ", "TargetProgramme", target) }
    out.xml("  </Budget>\n")
  }

  /// Appends payees.
  public func write(_ block: PaymentBlock, _ rows: Range<Int>, into out: inout [UInt8]) -> [UnwritablePayment] {
    for index in rows {
      // Room for a usual payee at once; longer ones grow the buffer by themselves.
      if out.capacity - out.count < 2_048 { out.reserveCapacity(max(2 * out.capacity, 4_096)) }
      append(block, block.rows[index], to: &out)
    }
    return []
  }

  private func append(_ block: borrowing PaymentBlock, _ row: borrowing PaymentRow, to out: inout [UInt8]) {
    payees.add(row.amount)
    out.xml("    <Payee>\n      <Reference>")
    out.escape(block.bytes, row[.reference])
    out.xml("</Reference>\n      <Attempt>")
    NumberText.append(Int64(max(1, row.attempt)), to: &out)
    out.xml("</Attempt>\n      <Name>")
    out.escape(block.bytes, row[.payeeName])
    out.xml("</Name>\n")
    out.optional("      <Identity>", block.bytes, row[.identity], "</Identity>\n")
    out.xml("      <Role>")
    out.xml(TreasuryOrderWriter.roles[Int(row.role.rawValue)])
    out.xml("</Role>\n")
    out.optional("      <BeneficiaryName>", block.bytes, row[.beneficiaryName], "</BeneficiaryName>\n")
    out.optional("      <BeneficiaryIdentity>", block.bytes, row[.beneficiaryIdentity], "</BeneficiaryIdentity>\n")
    out.xml("      <Amount>")
    NumberText.append(row.amount, to: &out)
    out.xml("</Amount>\n      <Channel>")
    out.xml(TreasuryOrderWriter.channels[Int(row.channel.rawValue)])
    out.xml("</Channel>\n")
    out.optional("      <BankBIN>", block.bytes, row[.bankBIN], "</BankBIN>\n")
    out.optional("      <Account>", block.bytes, row[.account], "</Account>\n")
    out.optional("      <Phone>", block.bytes, row[.phone], "</Phone>\n")
    out.optional("      <Commune>", block.bytes, row[.commune], "</Commune>\n")
    out.optional("      <Address>", block.bytes, row[.address], "</Address>\n")
    out.optional("      <Remittance>", block.bytes, row[.remittance], "</Remittance>\n")
    out.optional("      <Note>", block.bytes, row[.note], "</Note>\n")
    for number in Int(row.firstLine)..<Int(row.firstLine) + Int(row.lineCount) { append(block.bytes, block.lines[number], to: &out) }
    out.xml("    </Payee>\n")
  }

  private func append(_ bytes: [UInt8], _ line: LineRow, to out: inout [UInt8]) {
    out.xml("      <Line")
    if !line.regime.isEmpty {
      out.xml(" regime=\"")
      out.escape(bytes, line.regime)
      out.xml("\"")
    }
    if let month = line.month {
      out.xml(" month=\"")
      NumberText.append(Int64(month.year), to: &out)
      out.xml("-")
      _ = NumberText.append(UInt64(month.month), width: 2, to: &out)
      out.xml("\"")
    }
    out.xml(" kind=\"")
    out.xml(TreasuryOrderWriter.kinds[Int(line.kind.rawValue)])
    out.xml("\" amount=\"")
    NumberText.append(line.amount, to: &out)
    out.xml("\"/>\n")
  }

  private static let roles: [StaticString] = [
    "beneficiary", "authorised_person", "guardian", "relatives_representative", "funeral_organiser", "heir",
  ]
  private static let channels: [StaticString] = ["cash", "bank", "mobile", "cash", "home"]
  private static let kinds: [StaticString] = ["regular", "arrears", "carried_over", "funeral", "death_one_off", "recovery"]

  /// Appends funded files and signers; the patch fills the figures in, blanks behind them.
  public func end(order: PaymentOrder?, into out: inout [UInt8]) -> [Patch] {
    out.xml("  </Payees>\n  <Funds>\n")
    for path in order?.funds ?? [] { out.element("    ", "File", path) }
    out.xml("  </Funds>\n  <Signers>\n")
    if let signers = header.unit?.signers {
      for (tag, signer) in [("ChiefAccountant", signers.chiefAccountant), ("AccountHolder", signers.accountHolder)] {
        out.append(contentsOf: "    <\(tag)>\n".utf8)
        out.element("      ", "Name", signer.name)
        out.element("      ", "Office", signer.office)
        out.append(contentsOf: "    </\(tag)>\n".utf8)
      }
    }
    out.xml("  </Signers>\n</PaymentOrder>\n")
    var control: [UInt8] = []
    control.xml("  <Control>\n")
    let amount = order?.amount ?? payees.amount
    control.element("    ", "PayeeCount", String(payees.count))
    control.element("    ", "PayeeAmount", String(payees.amount))
    control.element("    ", "Fee", String(order?.fee ?? 0))
    control.element("    ", "LessHeld", String(order?.lessHeld ?? 0))
    control.element("    ", "Amount", String(amount))
    control.element("    ", "AmountInWords", AmountInWords().text(amount))
    control.xml("  </Control>")
    control.append(contentsOf: repeatElement(0x20, count: max(0, TreasuryOrderWriter.controlBytes - 1 - control.count)))
    return [Patch(offset: controlOffset, bytes: control)]
  }
}

extension [UInt8] {
  /// Appends a piece of a template.
  @inline(__always)
  mutating func xml(_ literal: StaticString) {
    unsafe append(contentsOf: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }

  /// Appends an arena's text with what XML reserves escaped.
  @inline(__always)
  mutating func escape(_ bytes: [UInt8], _ slice: TextSlice) { XMLText.append(bytes, slice.range, to: &self) }

  /// Appends an element unless its text is empty.
  @inline(__always)
  mutating func optional(_ open: StaticString, _ bytes: [UInt8], _ slice: TextSlice, _ close: StaticString) {
    if slice.isEmpty { return }
    xml(open)
    escape(bytes, slice)
    xml(close)
  }

  /// Appends one element on a line of its own; cold path.
  mutating func element(_ indent: String, _ name: String, _ text: String) {
    append(contentsOf: "\(indent)<\(name)>".utf8)
    let bytes = Array(text.utf8)
    escape(bytes, TextSlice(0..<bytes.count))
    append(contentsOf: "</\(name)>\n".utf8)
  }
}

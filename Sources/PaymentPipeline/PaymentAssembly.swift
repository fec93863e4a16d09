// The second look: rows that are paid become payments. Lines of one beneficiary for one payee and destination become one payment.

internal import ByteText
import Diagnostics
import Files
internal import PaymentChecks
import PaymentFormats
import PaymentModel
internal import Reconciliation
internal import ReferenceData

/// Where a row stands in its file, so that it can be held back after all.
struct RowOrigin {
  var file: Int
  /// Index among all rows of the run.
  var row: Int
  var line: UInt32
  var byteOffset: UInt64
  var byteLength: UInt32
  /// The row's amount by the contract, 0 when it cannot be read.
  var amount: Int64
}

/// Two rows of one payment that may be one line under two names of its regime.
struct AlikeRows {
  /// Index of the payment in its block.
  var payment = 0
  var first: RowOrigin
  var second: RowOrigin
}

/// Payments with their routes and the rows they were made of.
struct AssembledBlock {
  var payments = PaymentBlock()
  /// One for each payment.
  var routes: [Route] = []
  /// Rows of all payments; those of payment i are `origins[firstOrigin[i]..<firstOrigin[i + 1]]`.
  var origins: [RowOrigin] = []
  var firstOrigin: [Int] = [0]
  /// Payments that may not be made, each with the row of another person whose payment of the same number waits for its rows.
  var refused: [Int: RowOrigin] = [:]
  /// Rows to look at, in the order of their payments.
  var alike: [AlikeRows] = []

  mutating func removeAll() {
    payments.removeAll()
    routes.removeAll(keepingCapacity: true)
    origins.removeAll(keepingCapacity: true)
    firstOrigin.removeAll(keepingCapacity: true)
    firstOrigin.append(0)
    refused.removeAll(keepingCapacity: true)
    alike.removeAll(keepingCapacity: true)
  }

  /// Why a payment may not be made; nil when it may. `name` is that of a file.
  func obstacle(_ payment: Int, name: (Int) -> String) -> UnwritablePayment? {
    guard let other = refused[payment] else { return nil }
    return UnwritablePayment(
      row: payment, code: Codes.identityOfTwo.code, field: "identity",
      arguments: [DiagnosticArgument("first", "\(name(other.file)):\(other.line)")])
  }

  func origins(of payment: Int) -> ArraySlice<RowOrigin> { origins[firstOrigin[payment]..<firstOrigin[payment + 1]] }
}

/// What the assembly must know of one row besides the row itself.
struct AssemblyRow {
  var resolved: ResolvedRow
  var key: UInt64
  var origin: RowOrigin
}

/// Turns blocks of rows into blocks of payments with their references.
struct PaymentAssembly {
  /// Month and round paid; nil when none is known, and then no payment gets a reference.
  let period: Period?
  /// Nil when there is no unit: no route, no reference.
  let router: Router?
  /// Rows expected for each payment that has more than one, by payment key.
  let expected: [UInt64: Int]
  private var open: [UInt64: [OpenPayment]] = [:]
  private var openOrder: [UInt64] = []
  /// Rows of a payment's key that were refused, so that the others are not waited for in vain.
  private var refusedRows: [UInt64: Int] = [:]
  private var references: ReferenceMaker
  private var beneficiaryKey: [UInt8] = []
  private static let folding = BankFolding()
  private static let personFolding = BankFolding(letterCase: .upper, mergesIAndY: true)
  private static let likeness = RegimeLikeness()
  /// A row is compared with so many lines of its payment: nobody has more, and all pairs would take the square of their number.
  private static let compared = 8
  private static let kinds: [LineKind] = [.regular, .arrears, .carriedOver, .funeral, .deathOneOff, .recovery]
  private var payeeKey: [UInt8] = []

  /// A payment whose rows have not all come; kept as values, for there are few.
  private struct OpenPayment {
    var payment: Payment
    var route: Route
    var commune: String
    var address: String
    var note: String
    /// What a list of cash payments shows too, beside a destination that is no phone.
    var phone: String
    var details: String
    var beneficiaryKey: [UInt8]
    var payeeKey: [UInt8]
    var beneficiaryName: [UInt8]
    var attempt: Int
    var origins: [RowOrigin]
    /// The row of each line, by its index in `origins`.
    var rowOfLine: [Int]
    var alike: [AlikeRows] = []

    /// Takes the lines of one more row. Lines that differ in nothing but a regime left out or written otherwise are told: they are not
    /// held, for only the decisions say whether both are due.
    mutating func join(_ lines: [EntitlementLine], _ origin: RowOrigin) {
      for line in lines where line.kind != .recovery {
        let like = payment.lines.indices.prefix(PaymentAssembly.compared).first {
          let other = payment.lines[$0]
          return (other.month, other.kind, other.amount) == (line.month, line.kind, line.amount)
            && PaymentAssembly.likeness.isAlike(Array(other.regime.utf8), Array(line.regime.utf8))
        }
        if let like {
          alike.append(AlikeRows(first: origins[rowOfLine[like]], second: origin))
          break
        }
      }
      rowOfLine += Array(repeating: origins.count, count: lines.count)
      payment.lines += lines
      origins.append(origin)
    }
  }

  init(unit: PayingUnit?, tables: ReferenceTables, period: Period?, expected: [UInt64: Int]) {
    self.period = period
    self.expected = expected
    router = unit.map { Router(unit: $0, tables: tables) }
    references = ReferenceMaker(payer: (unit?.budgetUnitCode ?? "").utf8)
  }

  /// Marks the references of an earlier set of the round as taken.
  mutating func claim(_ reference: PaymentReference) { references.claim(reference) }

  /// Makes a payment of one row and appends it, or keeps it open until its other rows come. `out.payments.bytes` holds the row's text.
  mutating func add(_ row: borrowing RosterRow, _ facts: AssemblyRow, to out: inout AssembledBlock) {
    let destination = facts.resolved.destination
    let route = router?.route(destination) ?? Route(channel: destination.intended, provider: 0)
    if expected[facts.key] != nil {
      keepOpen(row, facts, route, &out)
      return
    }
    var payment = PaymentRow()
    fill(&payment, row, facts, route, &out.payments)
    payment.firstLine = UInt32(out.payments.lines.count)
    appendLines(row, facts, &out.payments)
    payment.lineCount = UInt32(out.payments.lines.count) - payment.firstLine
    finish(payment, row, facts, route, &out)
  }

  private mutating func finish(
    _ row: PaymentRow, _ source: borrowing RosterRow, _ facts: AssemblyRow, _ route: Route, _ out: inout AssembledBlock
  ) {
    var payment = row
    keys(source, facts.resolved, out.payments.bytes)
    setReference(&payment, attempt: Int(facts.resolved.attempt), &out.payments.bytes)
    out.payments.rows.append(payment)
    out.routes.append(route)
    out.origins.append(facts.origin)
    out.firstOrigin.append(out.origins.count)
  }

  /// Text and typed fields of a payment from its (first) row.
  private func fill(
    _ payment: inout PaymentRow, _ row: borrowing RosterRow, _ facts: AssemblyRow, _ route: Route, _ out: inout PaymentBlock
  ) {
    let hasPayee = !row[.payeeName].isEmpty
    payment[.payeeName] = hasPayee ? row[.payeeName] : row[.name]
    payment[.identity] = hasPayee ? facts.resolved.payeeIdentity : facts.resolved.identity
    if hasPayee {
      payment[.beneficiaryName] = row[.name]
      payment[.beneficiaryIdentity] = facts.resolved.identity
    }
    if facts.resolved.identity.isEmpty {
      var details: [UInt8] = []
      PersonDetails.append(row, out.bytes.span, to: &details)
      payment[.beneficiaryDetails] = out.bytes.appendSlice(details)
    }
    payment.role = hasPayee ? PayeeRoleWords.role(row, out.bytes) : .beneficiary
    payment[.commune] = row[.commune]
    payment[.address] = row[.address]
    payment[.note] = row[.note]
    payment.channel = route.channel
    payment.programme = facts.resolved.programme
    payment.period = period
    payment.amount = facts.origin.amount
    payment.sourceFile = UInt32(facts.origin.file)
    payment.sourceRecord = facts.origin.line
    payment.byteOffset = facts.origin.byteOffset
    payment.byteLength = facts.origin.byteLength
    let destination = facts.resolved.destination
    if route.channel == .bank || route.channel == .unknown {
      payment[.account] = destination.account
      if destination.bankBIN > 0 {
        let start = out.bytes.count
        _ = NumberText.append(UInt64(destination.bankBIN), width: 6, to: &out.bytes)
        payment[.bankBIN] = TextSlice(start..<out.bytes.count)
      }
    }
    payment[.phone] = destination.phone
  }

  /// The row's parts as entitlement lines; a row with nothing but a total is one regular line.
  private func appendLines(_ row: borrowing RosterRow, _ facts: AssemblyRow, _ out: inout PaymentBlock) {
    let regime = RowKeys.regime(row)
    var hasPart = false
    for (index, kind) in PaymentAssembly.kinds.enumerated() where row.moneyState[index] == .read {
      if row.money[index] == 0 { continue }
      let amount = kind == .recovery ? -row.money[index] : row.money[index]
      out.lines.append(LineRow(regime: regime, month: month(of: kind, row, facts), kind: kind, amount: amount))
      hasPart = true
    }
    if !hasPart, let amount = row.amount {
      out.lines.append(LineRow(regime: regime, month: month(of: .regular, row, facts), kind: .regular, amount: amount))
    }
  }

  /// The month a part is owed for: said by the row, else this period for what is regular; what earlier months are owed is not guessed.
  private func month(of kind: LineKind, _ row: borrowing RosterRow, _ facts: AssemblyRow) -> Period? {
    if row[.owedMonth].isEmpty, kind == .arrears || kind == .carriedOver { return nil }
    return (facts.resolved.owedMonth ?? period)?.withoutRound
  }

  // MARK: references

  /// What names beneficiary and payee in the reference.
  private mutating func keys(_ row: borrowing RosterRow, _ resolved: ResolvedRow, _ bytes: [UInt8]) {
    beneficiaryKey.removeAll(keepingCapacity: true)
    PersonText.appendBeneficiary(row, resolved.identity, bytes, to: &beneficiaryKey)
    payeeKey.removeAll(keepingCapacity: true)
    if row[.payeeName].isEmpty {
      payeeKey.append(contentsOf: beneficiaryKey)
    } else {
      PersonText.appendPayee(row, resolved.payeeIdentity, bytes, to: &payeeKey)
    }
  }

  /// Gives a payment its reference and the remittance text that begins with it.
  private mutating func setReference(_ payment: inout PaymentRow, attempt: Int, _ bytes: inout [UInt8]) {
    guard router != nil, let period, payment.programme != .unknown else { return }
    // Local copies: the maker is changed while it reads the keys.
    let (beneficiary, payee) = (beneficiaryKey, payeeKey)
    let made = references.payment(
      programme: payment.programme, round: period, beneficiary: beneficiary.span, payee: payee.span, attempt: attempt
    ) { text in SHA256Digest(of: text).words.0 }
    guard let made else { return }
    payment.attempt = UInt8(attempt)
    let start = bytes.count
    made.append(to: &bytes)
    payment[.reference] = TextSlice(start..<bytes.count)
    appendRemittance(&payment, period, &bytes)
  }

  /// "REFERENCE TRO CAP BTXH T10/2026", and the beneficiary's name when somebody else collects; bank ASCII. The category is never named.
  private func appendRemittance(_ payment: inout PaymentRow, _ period: Period, _ bytes: inout [UInt8]) {
    let start = bytes.count
    // Byte by byte: appending a slice of the array to itself copies the whole arena.
    for place in payment[.reference].range { bytes.append(bytes[place]) }
    bytes.append(contentsOf: (payment.programme == .ncc ? " TRO CAP NCC T" : " TRO CAP BTXH T").utf8)
    _ = NumberText.append(UInt64(period.month), width: 2, to: &bytes)
    bytes.append(UInt8(ascii: "/"))
    NumberText.append(Int64(period.year), to: &bytes)
    if !payment[.beneficiaryName].isEmpty {
      bytes.append(UInt8(ascii: " "))
      var name: [UInt8] = []
      _ = PaymentAssembly.folding.fold(bytes.span, payment[.beneficiaryName].range, to: &name)
      bytes.append(contentsOf: name)
    }
    payment[.remittance] = TextSlice(start..<bytes.count)
  }

  // MARK: payments of several rows

  private mutating func keepOpen(_ row: borrowing RosterRow, _ facts: AssemblyRow, _ route: Route, _ out: inout AssembledBlock) {
    keys(row, facts.resolved, out.payments.bytes)
    var scratch = PaymentBlock()
    swap(&scratch.bytes, &out.payments.bytes)
    var payment = PaymentRow()
    fill(&payment, row, facts, route, &scratch)
    appendLines(row, facts, &scratch)
    payment.lineCount = UInt32(scratch.lines.count)
    scratch.rows.append(payment)
    let value = scratch.payment(at: 0)
    let (commune, address) = (scratch.text(payment, .commune), scratch.text(payment, .address))
    let (note, details) = (scratch.text(payment, .note), scratch.text(payment, .beneficiaryDetails))
    let phone = scratch.text(payment, .phone)
    let attempt = Int(facts.resolved.attempt)
    var name: [UInt8] = []
    _ = PaymentAssembly.personFolding.fold(scratch.bytes.span, row[.name].range, to: &name)
    swap(&scratch.bytes, &out.payments.bytes)

    var waiting = open[facts.key] ?? []
    if waiting.isEmpty { openOrder.append(facts.key) }
    // The key is a hash: rows join only when the persons and the destination are really the same.
    let same = waiting.firstIndex {
      $0.beneficiaryKey == beneficiaryKey && $0.payeeKey == payeeKey && $0.payment.destination == value.destination
        && $0.payment.programme == value.programme && $0.attempt == attempt && $0.route.provider == route.provider
    }
    if let same, waiting[same].beneficiaryName != name {
      refuse(row, facts, route, waiting[same].origins[0], &out)
    } else if let same {
      waiting[same].payment.amount.minorUnits += value.amount.minorUnits
      waiting[same].join(value.lines, facts.origin)
    } else {
      waiting.append(
        OpenPayment(
          payment: value, route: route, commune: commune, address: address, note: note, phone: phone, details: details,
          beneficiaryKey: beneficiaryKey, payeeKey: payeeKey, beneficiaryName: name, attempt: attempt, origins: [facts.origin],
          rowOfLine: Array(repeating: 0, count: value.lines.count)))
    }
    open[facts.key] = waiting
    let arrived = waiting.reduce(refusedRows[facts.key] ?? 0) { $0 + $1.origins.count }
    if arrived >= expected[facts.key] ?? 0 { close(facts.key, &out) }
  }

  /// Another person of the same number: the row becomes a payment of its own that may not be made, so that it is held like others.
  private mutating func refuse(
    _ row: borrowing RosterRow, _ facts: AssemblyRow, _ route: Route, _ other: RowOrigin, _ out: inout AssembledBlock
  ) {
    refusedRows[facts.key, default: 0] += 1
    var payment = PaymentRow()
    fill(&payment, row, facts, route, &out.payments)
    out.refused[out.payments.rows.count] = other
    out.payments.rows.append(payment)
    out.routes.append(route)
    out.origins.append(facts.origin)
    out.firstOrigin.append(out.origins.count)
  }

  /// Appends the payments still open, in the order in which they were begun.
  mutating func closeAll(to out: inout AssembledBlock) {
    for key in openOrder { close(key, &out) }
    openOrder.removeAll()
  }

  private mutating func close(_ key: UInt64, _ out: inout AssembledBlock) {
    for entry in open.removeValue(forKey: key) ?? [] {
      out.payments.append(entry.payment)
      let last = out.payments.rows.count - 1
      var row = out.payments.rows[last]
      row[.commune] = out.payments.bytes.appendSlice(entry.commune.utf8)
      row[.address] = out.payments.bytes.appendSlice(entry.address.utf8)
      row[.note] = out.payments.bytes.appendSlice(entry.note.utf8)
      row[.phone] = out.payments.bytes.appendSlice(entry.phone.utf8)
      row[.beneficiaryDetails] = out.payments.bytes.appendSlice(entry.details.utf8)
      if entry.payment.beneficiary == entry.payment.payee {
        row[.beneficiaryName] = .empty
        row[.beneficiaryIdentity] = .empty
      }
      row.sourceFile = UInt32(entry.origins[0].file)
      row.sourceRecord = entry.origins[0].line
      row.channel = entry.route.channel
      (beneficiaryKey, payeeKey) = (entry.beneficiaryKey, entry.payeeKey)
      setReference(&row, attempt: entry.attempt, &out.payments.bytes)
      out.payments.rows[last] = row
      out.routes.append(entry.route)
      out.origins.append(contentsOf: entry.origins)
      out.alike += entry.alike.map { AlikeRows(payment: last, first: $0.first, second: $0.second) }
      out.firstOrigin.append(out.origins.count)
    }
  }
}

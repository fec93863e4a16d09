// Checks on payments read from a file: each on its own, then references that stand twice and programmes that must not mix.

internal import ByteText
import Diagnostics
internal import PaymentChecks
import PaymentFormats
import PaymentModel
internal import Reconciliation

/// Judges payments block by block.
struct PaymentJudge {
  let run: Run
  /// A reference that stands twice is an error.
  var seeksDuplicates = true
  /// One file carries one programme.
  var refusesMixedProgrammes = false
  private let context: PaymentContext
  private let keys: EntitlementKeys
  private var references = FlatKeyTable()
  private var firstPlaces: [UInt64] = []
  private let places: PaymentPlaces
  private var programmes = OneProgrammeRule()
  private var findings = FindingList()

  init(run: Run, source: SourceFile, period: Period?) {
    self.run = run
    places = PaymentPlaces(source)
    context = PaymentContext(tables: run.tables, period: period)
    keys = EntitlementKeys(key: HashKey(UInt64.random(in: .min ... .max), UInt64.random(in: .min ... .max)))
  }

  /// Another batch of the same file begins: it may be of the other programme.
  mutating func beginBatch() { programmes = OneProgrammeRule() }

  /// The reason each payment of the block is held; nil for a good one. All findings are reported.
  mutating func verdicts(_ block: PaymentBlock) -> [DiagnosticCode?] {
    findings.removeAll()
    PaymentRules.check(block, context, &findings)
    if refusesMixedProgrammes {
      for index in block.rows.indices { programmes.check(block.rows[index], &findings, UInt32(index)) }
    }
    var verdicts = [DiagnosticCode?](repeating: nil, count: block.rows.count)
    for finding in findings.findings {
      report(finding, block)
      let severity = run.diagnostics.ranked(finding.code, finding.severity)
      if severity == .error, verdicts[Int(finding.row)] == nil { verdicts[Int(finding.row)] = finding.code }
    }
    for index in block.rows.indices where verdicts[index] == nil {
      guard Self.isDamaged(block.bytes.span.extracting(block.rows[index][.reference].range)) else { continue }
      // A warning unless a profile says otherwise: a foreign reference can have the form of ours, and the payment is payable.
      if run.diagnostics.ranked(Codes.referenceCheckWrong.code, .warning) == .error { verdicts[index] = Codes.referenceCheckWrong.code }
      reportDamaged(block.text(block.rows[index], .reference), at: places.location(block.rows[index]))
    }
    guard seeksDuplicates else { return verdicts }
    for index in block.rows.indices where verdicts[index] == nil {
      guard let key = keys.reference(block.rows[index], block.bytes.span) else { continue }
      guard let first = references.insertOrFind(key, payload: UInt32(truncatingIfNeeded: firstPlaces.count)) else {
        firstPlaces.append(places.key(block.rows[index]))
        continue
      }
      verdicts[index] = Codes.duplicateReference.code
      run.diagnostics.report(Codes.duplicateReference) {
        Diagnostic(
          Codes.duplicateReference, at: places.location(block.rows[index]), field: "reference",
          found: ReportedValue(block.text(block.rows[index], .reference)),
          arguments: [DiagnosticArgument("first", places.text(key: firstPlaces[Int(first)]))])
      }
    }
    return verdicts
  }

  /// A reference in the form of our own (12 capitals and digits) whose check character is wrong. References of others have other forms.
  static func isDamaged(_ reference: Span<UInt8>) -> Bool {
    guard reference.count == PaymentReference.length else { return false }
    for place in reference.indices {
      switch reference[place] {
      case 0x30...0x39, 0x41...0x5A: break
      default: return false
      }
    }
    return PaymentReference(reference) == nil
  }

  /// The reference of a batch or order as a whole, made like those of payments.
  func checkBatchReference(_ reference: String) {
    let bytes = Array(reference.utf8)
    if Self.isDamaged(bytes.span) { reportDamaged(reference, at: SourceLocation(file: places.file)) }
  }

  private func reportDamaged(_ reference: String, at place: SourceLocation) {
    run.diagnostics.report(Codes.referenceCheckWrong) {
      Diagnostic(
        Codes.referenceCheckWrong, at: place, field: "reference", found: ReportedValue(reference))
    }
  }

  /// What an order says of its budget; true when nothing is wrong.
  func checkOrder(_ reader: TreasuryOrderReader) -> Bool {
    guard let order = reader.header.order, let payer = reader.payer, let settings = payer.settings(for: order.programme) else {
      return true
    }
    let findings = OrderRule.check(
      order, budgetYear: settings.budgets.first?.year ?? Int(order.period.year), unitCode: payer.budgetUnitCode,
      treasuryAccount: settings.treasuryAccount)
    for finding in findings {
      run.diagnostics.report(finding.entry) {
        Diagnostic(
          finding.entry, at: SourceLocation(file: places.file), field: finding.field, found: ReportedValue(finding.found),
          expected: finding.expected.map { .equals($0) })
      }
    }
    return findings.allSatisfy { $0.entry.severity != .error }
  }

  private func report(_ finding: RowFinding, _ block: PaymentBlock) {
    run.diagnostics.report(finding.code, severity: run.diagnostics.ranked(finding.code, finding.severity)) {
      let row = block.rows[Int(finding.row)]
      return finding.diagnostic(inPayments: block.bytes, tables: run.tables, period: nil, at: places.location(row))
    }
  }
}

// Checks on payments read from a file: each on its own, then references that stand twice and programmes that must not mix.

internal import ByteText
import Diagnostics
internal import PaymentChecks
import PaymentModel

/// Judges payments block by block.
struct PaymentJudge {
  let run: Run
  /// A reference that stands twice is an error.
  var seeksDuplicates = true
  /// One file carries one programme.
  var refusesMixedProgrammes = false
  private let context: PaymentContext
  private let lines: LineFinder
  private let keys: EntitlementKeys
  private var references = FlatKeyTable()
  private var places: [UInt32] = []
  private var programmes = OneProgrammeRule()
  private var findings = FindingList()

  init(run: Run, opened: OpenedInput, period: Period?) {
    self.run = run
    lines = LineFinder(opened)
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
    guard seeksDuplicates else { return verdicts }
    for index in block.rows.indices where verdicts[index] == nil {
      guard let key = keys.reference(block.rows[index], block.bytes.span) else { continue }
      guard let first = references.insertOrFind(key, payload: UInt32(places.count)) else {
        places.append(block.rows[index].sourceRecord)
        continue
      }
      verdicts[index] = Codes.duplicateReference.code
      run.diagnostics.report(Codes.duplicateReference) {
        Diagnostic(
          Codes.duplicateReference, at: lines.place(of: block.rows[index]), field: "reference",
          found: ReportedValue(block.text(block.rows[index], .reference)),
          arguments: [DiagnosticArgument("first", "\(lines.name):\(places[Int(first)])")])
      }
    }
    return verdicts
  }

  private func report(_ finding: RowFinding, _ block: PaymentBlock) {
    run.diagnostics.report(finding.code, severity: run.diagnostics.ranked(finding.code, finding.severity)) {
      let place = lines.place(of: block.rows[Int(finding.row)])
      return finding.diagnostic(inPayments: block.bytes, tables: run.tables, period: nil, at: place)
    }
  }
}

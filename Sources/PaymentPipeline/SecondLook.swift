// Reads a surveyed roster again: the same rows in the same order, with the verdicts of the first look.

internal import ByteText
import Diagnostics
import Files
internal import PaymentChecks
import PaymentFormats
import PaymentModel

/// The second look at the rosters of a run.
struct SecondLook {
  let survey: Survey
  let options: SurveyOptions
  let router: Router?
  let run: Run

  init(survey: Survey, options: SurveyOptions, router: Router?, run: Run) {
    self.survey = survey
    self.options = options
    self.router = router
    self.run = run
  }

  /// Gives each block of payments made of good rows to `pay`, and each held row with its bytes to `held`.
  mutating func read(
    _ index: Int, into assembly: inout PaymentAssembly, _ out: inout AssembledBlock,
    pay: (AssembledBlock, RosterBlock) throws(RunFailure) -> Void,
    held: (RowOrigin, Bool, ArraySlice<UInt8>, HeldReason) throws(RunFailure) -> Void
  ) throws(RunFailure) {
    let roster = survey.rosters[index]
    // The findings were reported by the first look; this one only needs the same understanding of the rows.
    let silent = DiagnosticCollector(limit: 1)
    var context = ReadContext(
      input: roster.opened.input, name: roster.opened.name, fileIndex: UInt32(index), diagnostics: silent, descriptions: run.descriptions)
    context.sheet = roster.opened.sheet
    let reader = try PreparedFailure.wrap { () throws(FileProblem) in try RosterReader(context, vocabulary: run.vocabulary) }
    var checks = RosterSurvey.context(roster, options, router, run)
    var scratch = CheckScratch()
    var block = RosterBlock()
    var resolved: [ResolvedRow] = []
    var findings = FindingList()
    let keys = RowKeys(hashKey: survey.hashKey)
    var number = roster.firstRow
    var tables = 0
    while try PreparedFailure.wrap({ () throws(FileProblem) in try reader.next(&block) }) {
      if reader.laterTables.count > tables {
        tables = reader.laterTables.count
        checks.columns = RosterColumns(places: reader.columns)
      }
      findings.removeAll()
      RosterRules.check(&block, checks, &scratch, &resolved, &findings)
      out.removeAll()
      swap(&out.payments.bytes, &block.bytes)
      for row in block.rows.indices {
        let source = block.rows[row]
        let amount = source.amount
        let origin = RowOrigin(
          file: index, row: number, line: source.line, byteOffset: source.byteOffset, byteLength: source.byteLength, amount: amount ?? 0)
        number += 1
        if survey.verdicts.totals.contains(origin.row) { continue }
        if let reason = reason(of: origin.row, in: roster) {
          let start = Int(source.byteOffset - block.fileOffset)
          try held(origin, amount != nil, out.payments.bytes[start..<start + Int(source.byteLength)], reason)
          continue
        }
        let key = survey.shared.isEmpty ? 0 : keys.payment(out.payments.bytes, source, resolved[row])
        assembly.add(source, AssemblyRow(resolved: resolved[row], key: key, origin: origin), to: &out)
      }
      try pay(out, block)
      swap(&out.payments.bytes, &block.bytes)
    }
    out.removeAll()
  }

  /// Why a row is held: for what is wrong with its list, else for what is wrong with itself. Where its columns cannot be told apart, what
  /// was made of them says nothing.
  private func reason(of row: Int, in roster: SurveyedRoster) -> HeldReason? {
    let own = survey.verdicts[row].map { HeldReason($0, detail: survey.firstPlaces[row]) }
    guard let list = roster.heldAs else { return own }
    return HeldReason(ofList: list.code, own: list.code == Codes.columnHeaderAmbiguous.code ? nil : own)
  }
}

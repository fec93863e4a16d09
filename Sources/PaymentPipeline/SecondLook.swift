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
    let keys = RowKeys(hashKey: survey.hashKey)
    try blocks(index) { (_, block, resolved, rows) throws(RunFailure) in
      out.removeAll()
      swap(&out.payments.bytes, &block.bytes)
      for row in rows {
        let source = block.rows[row.place]
        if row.isHeld, let reason = reason(of: row.origin) {
          try held(row.origin, row.hasAmount, out.payments.bytes[row.record(in: block.fileOffset)], reason)
          continue
        }
        let key = survey.shared.isEmpty ? 0 : keys.payment(out.payments.bytes, source, resolved[row.place])
        assembly.add(source, AssemblyRow(resolved: resolved[row.place], key: key, origin: row.origin), to: &out)
      }
      try pay(out, block)
      swap(&out.payments.bytes, &block.bytes)
    }
    out.removeAll()
  }

  /// One row of a block, with its verdict.
  struct Row {
    /// Its place in the block.
    let place: Int
    let origin: RowOrigin
    let hasAmount: Bool
    let isHeld: Bool

    /// Where its record stands in the bytes of a block.
    func record(in fileOffset: UInt64) -> Range<Int> {
      let start = Int(origin.byteOffset - fileOffset)
      return start..<start + Int(origin.byteLength)
    }
  }

  /// Reads one roster and gives its blocks with what was understood of each row; rows that are sums of others are left out. Returns the
  /// reader, which knows the whole by then.
  @discardableResult func blocks(
    _ index: Int, _ body: (RosterReader, inout RosterBlock, [ResolvedRow], [Row]) throws(RunFailure) -> Void
  ) throws(RunFailure) -> RosterReader {
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
    var rows: [Row] = []
    var number = roster.firstRow
    var tables = 0
    while try PreparedFailure.wrap({ () throws(FileProblem) in try reader.next(&block) }) {
      if reader.laterTables.count > tables {
        tables = reader.laterTables.count
        checks.columns = RosterColumns(places: reader.columns)
      }
      findings.removeAll()
      RosterRules.check(&block, checks, &scratch, &resolved, &findings)
      rows.removeAll(keepingCapacity: true)
      for place in block.rows.indices {
        let source = block.rows[place]
        let amount = source.amount
        let origin = RowOrigin(
          file: index, row: number, line: source.line, byteOffset: source.byteOffset, byteLength: source.byteLength, amount: amount ?? 0)
        number += 1
        if survey.verdicts.totals.contains(origin.row) { continue }
        let isHeld = roster.heldAs != nil || survey.verdicts[origin.row] != nil
        rows.append(Row(place: place, origin: origin, hasAmount: amount != nil, isHeld: isHeld))
      }
      try body(reader, &block, resolved, rows)
    }
    return reader
  }

  /// Why a row is held: for what is wrong with its list, else for what is wrong with itself. Where its columns cannot be told apart, what
  /// was made of them says nothing.
  func reason(of origin: RowOrigin) -> HeldReason? {
    let own = survey.verdicts[origin.row].map { HeldReason($0, detail: survey.firstPlaces[origin.row]) }
    guard let list = survey.rosters[origin.file].heldAs else { return own }
    return HeldReason(ofList: list.code, own: list.code == Codes.columnHeaderAmbiguous.code ? nil : own)
  }
}

// One column sorted alone: the holders of accounts are not the people of their rows, but people of other rows of the same list.

internal import ByteText
import Diagnostics
internal import PaymentChecks
import PaymentFormats
import PaymentModel

/// Collects the holders of one list that do not fit their rows: 16 bytes for each such row, none for the others.
struct ShiftedHolders {
  /// Fewer rows can be a couple that has each other's account.
  private static let leastRows = 3

  private let hashes: PersonHashes
  private var people: [UInt64] = []
  private var holders: [UInt64] = []
  private var firstLine: UInt32 = 0

  init(_ hashes: PersonHashes) { self.hashes = hashes }

  /// Takes the rows whose holder is not the payee.
  @inline(__always)
  mutating func look(at block: RosterBlock, _ findings: FindingList) {
    if findings.findings.isEmpty { return }
    take(block, findings)
  }

  @inline(never)
  private mutating func take(_ block: RosterBlock, _ findings: FindingList) {
    for finding in findings.findings where finding.code == Codes.holderDiffers.code {
      let row = block.rows[Int(finding.row)]
      if holders.isEmpty { firstLine = row.line }
      people.append(hashes.name(block.bytes.span, row[row[.payeeName].isEmpty ? .name : .payeeName]))
      holders.append(hashes.name(block.bytes.span, row[.holder]))
    }
  }

  /// Holds the list when the holders of more than one row in twenty are people of other such rows: who lost a holder has another's, and
  /// that one too.
  mutating func judge(_ roster: inout SurveyedRoster, headers: [String], _ diagnostics: DiagnosticCollector) {
    guard holders.count >= ShiftedHolders.leastRows else { return }
    let names = Set(people)
    let fitting = holders.count { names.contains($0) }
    guard fitting >= ShiftedHolders.leastRows, fitting * 20 > roster.totals.count else { return }
    let column = roster.roster.columns[Int(RosterField.holder.rawValue)] - 1
    diagnostics.report(Codes.columnsShifted, count: fitting) {
      Diagnostic(
        Codes.columnsShifted, at: roster.opened.place(line: Int(firstLine)), field: RosterField.holder.machineName,
        arguments: [DiagnosticArgument("column", headers.indices.contains(column) ? headers[column] : "")])
    }
    roster.heldAs = roster.heldAs ?? Codes.columnsShifted
  }
}

// Whose money a row is: programmes are never mixed in one order, so a row's own word is heard, and never overruled by its list's.

internal import ByteText
internal import Diagnostics
internal import PaymentModel

/// What a cell of the programme column was understood as.
struct ProgrammeCell: Sendable {
  var programme = Programme.unknown
  /// Nothing but signs, like a dash.
  var isEmpty = false
}

enum ProgrammeRule {
  static func check(
    _ row: borrowing RosterRow, _ bytes: Span<UInt8>, _ context: borrowing CheckContext, _ scratch: inout CheckScratch,
    _ resolved: inout ResolvedRow, _ findings: inout FindingList, _ index: UInt32
  ) {
    resolved.programme = context.programme
    // Lists without the column end here.
    if row[.programme].isEmpty, !context.rowsNameProgrammes { return }
    checkCell(row[.programme], bytes, context, &scratch, &resolved, &findings, index)
  }

  @inline(never)
  private static func checkCell(
    _ cell: TextSlice, _ bytes: Span<UInt8>, _ context: borrowing CheckContext, _ scratch: inout CheckScratch,
    _ resolved: inout ResolvedRow, _ findings: inout FindingList, _ index: UInt32
  ) {
    var understood = ProgrammeCell(isEmpty: true)
    if !cell.isEmpty { understood = scratch.programmes.find(bytes, cell) ?? scratch.programmes.remember(read(bytes, cell), bytes, cell) }
    if understood.isEmpty {
      let isMissing = context.rowsNameProgrammes && context.needsProgramme && context.programme == .unknown
      if isMissing { findings.add(.rowProgrammeUnknown, index, .programme, text: cell) }
      return
    }
    resolved.programme = understood.programme
    if understood.programme == .unknown {
      findings.add(.rowProgrammeUnknown, index, .programme, text: cell)
    } else if !context.rowsNameProgrammes, context.programme != .unknown, understood.programme != context.programme {
      findings.add(.rowProgrammeDiffers, index, .programme, number: Int64(context.programme.rawValue), text: cell)
    } else if let fault = context.unpayable[understood.programme] {
      findings.add(fault.entry, index, .programme, number: fault.number, text: cell)
    }
  }

  private static func read(_ bytes: Span<UInt8>, _ cell: TextSlice) -> ProgrammeCell {
    var key: [UInt8] = []
    BankFolding.appendHeaderKey(bytes, cell.range, to: &key)
    let text = key.text(TextSlice(0..<key.count))
    // In a title these could be the name of an office.
    let programme = text == "bao tro" || text == "tro giup" ? Programme.btxh : ProgrammeWords.programme(in: text)
    return ProgrammeCell(programme: programme, isEmpty: key.isEmpty)
  }
}

// All rules on the rows of a roster, called one after the other; nothing here is dispatched, allocated or looked up by name.

internal import Diagnostics
public import PaymentModel

/// The rules on roster rows.
public enum RosterRules {
  /// Checks every row of a block. `resolved` has one entry a row afterwards; cleaned numbers are appended to the block's arena.
  public static func check(
    _ block: inout RosterBlock, _ context: borrowing CheckContext, _ scratch: inout CheckScratch, _ resolved: inout [ResolvedRow],
    _ findings: inout FindingList
  ) {
    resolved.removeAll(keepingCapacity: true)
    resolved.reserveCapacity(block.rows.count)
    scratch.arena.removeAll(keepingCapacity: true)
    walk(block, context, &scratch, &resolved, &findings)
    guard !scratch.arena.isEmpty else { return }
    let base = UInt32(truncatingIfNeeded: block.bytes.count)
    block.bytes.append(contentsOf: scratch.arena)
    for index in resolved.indices { resolved[index].rebase(base) }
  }

  /// Whether a row's name is there and can be read, so that it can be compared with other names.
  public static func hasReadableName(_ row: borrowing RosterRow, _ bytes: Span<UInt8>) -> Bool {
    var findings = FindingList()
    NameRule.check(row, bytes, &findings, 0)
    return !findings.findings.contains { $0.field == RosterField.name.rawValue && $0.severity == .error }
  }

  private static func walk(
    _ block: borrowing RosterBlock, _ context: borrowing CheckContext, _ scratch: inout CheckScratch, _ resolved: inout [ResolvedRow],
    _ findings: inout FindingList
  ) {
    let bytes = block.bytes.span
    resolved.append(contentsOf: repeatElement(ResolvedRow(), count: block.rows.count))
    var understood = resolved.mutableSpan
    // By their place in memory: a row of a span would be copied for the call, and it is large.
    unsafe block.rows.withUnsafeBufferPointer { buffer in
      guard let rows = buffer.baseAddress else { return }
      // A row that may turn out to be a total is not judged as a person.
      for index in buffer.indices where unsafe !rows[index].changes.contains(.unclear) {
        unsafe check(rows[index], bytes, context, &scratch, &understood[index], &findings, UInt32(truncatingIfNeeded: index))
      }
    }
  }

  /// The rules in the order in which a person reads a row. Not inlined: the row would be copied.
  @inline(never)
  private static func check(
    _ row: borrowing RosterRow, _ bytes: Span<UInt8>, _ context: borrowing CheckContext, _ scratch: inout CheckScratch,
    _ resolved: inout ResolvedRow, _ findings: inout FindingList, _ index: UInt32
  ) {
    ChangesRule.check(row, bytes, &findings, index)
    NameRule.check(row, bytes, &findings, index)
    ControlRule.check(row, bytes, &findings, index)
    IdentityRule.check(row, bytes, context, &scratch, &resolved, &findings, index)
    DateRule.check(row, bytes, context, &findings, index)
    if !context.isMoneyUnclear {
      AmountRule.check(row, bytes, &findings, index)
      PartsRule.check(row, &findings, index)
    }
    ProgrammeRule.check(row, bytes, context, &scratch, &resolved, &findings, index)
    OwedMonthRule.check(row, bytes, context, &resolved, &findings, index)
    AttemptRule.check(row, bytes, context, &resolved, &findings, index)
    DeathRule.check(row, resolved.owedMonth, &findings, index)
    DestinationRule.check(row, bytes, context, &scratch, &resolved, &findings, index)
    HolderRule.check(row, bytes, context, resolved, &findings, index)
  }
}

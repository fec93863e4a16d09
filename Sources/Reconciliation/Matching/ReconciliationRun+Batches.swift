// Entries that name a whole batch: one debit for all its payments, one credit for what failed in it.

import PaymentModel

extension ReconciliationRun {
  /// What is known of the payments of a file before any batch entry is booked.
  private struct BatchState {
    /// All payments.
    var all = ControlTotals()
    /// Those that answers call refused or returned, and whose money has not been seen coming back.
    var failed = ControlTotals()
    var failedRows: Set<UInt32> = []
    /// Whether a debit or a credit of the whole, or of the failures, was booked.
    var isDebited = false
    var isCredited = false
  }

  /// Rows of a file.
  func rows(ofFile file: Int) -> Range<Int> {
    let end = file + 1 < sent.files.count ? sent.files[file + 1].firstOrdinal : sent.rows.count
    return sent.files[file].firstOrdinal..<end
  }

  /// Whether answers call a payment failed while no booking brought its money back.
  func isFailedAndAway(_ row: UInt32) -> Bool {
    let state = sent[row].state
    return !state.isCopy && (state.has(.rejected, 0) || state.has(.returned, 0)) && !state.has(.paid, 0) && !state.has(.returned, 1)
  }

  mutating func matchBatches() {
    var states: [Int: BatchState] = [:]
    var entriesOfFile: [Int: [UInt32]] = [:]
    for open in entries.open where isOpen(open) {
      guard case .file(let file)? = open.named.target else { continue }
      entriesOfFile[file, default: []].append(open.entry)
      if states[file] == nil { states[file] = batchState(file) }
    }
    for (file, list) in entriesOfFile.sorted(by: { $0.key < $1.key }) {
      guard var state = states[file] else { continue }
      // By place, so that of two equal debits the earlier one is the batch's.
      for entry in list.sorted(by: { entries.place(of: $0) < entries.place(of: $1) }) {
        matchBatch(entry, file, &state)
      }
    }
  }

  private func batchState(_ file: Int) -> BatchState {
    var state = BatchState()
    for ordinal in rows(ofFile: file) where !sent.rows[ordinal].state.isCopy {
      state.all.add(sent.rows[ordinal].amount)
      if isFailedAndAway(UInt32(truncatingIfNeeded: ordinal)) {
        state.failed.add(sent.rows[ordinal].amount)
        state.failedRows.insert(UInt32(truncatingIfNeeded: ordinal))
      }
    }
    return state
  }

  private mutating func matchBatch(_ entry: UInt32, _ file: Int, _ state: inout BatchState) {
    let record = entries[entry]
    guard !state.all.isOverflown, state.all.count > 0 else { return }
    let isWhole = record.amount == state.all.amount
    switch record.kind {
    case .paid:
      let isRest = state.failed.count > 0 && record.amount == state.all.amount &- state.failed.amount
      guard isWhole || isRest else { return refuse(entry, .batchAmount) }
      guard !state.isDebited else { return refuse(entry, .batchRepeated) }
      state.isDebited = true
      let failedRows = state.failedRows
      matchWhole(entry, file) { run, row in
        if isWhole || !failedRows.contains(row) { run.sent.update(row) { $0.state.isInPaidBatch = true } }
        if run.sent[row].entry == SentRow.noEntry { run.sent.update(row) { $0.entry = entry } }
      }
    case .returned:
      // The failures are left to the rule of sums, within this file, when their whole sum is not it.
      let isFailures = state.failed.count > 0 && record.amount == state.failed.amount
      guard isFailures || isWhole else { return }
      guard !state.isCredited else { return refuse(entry, .batchRepeated) }
      state.isCredited = true
      if isFailures {
        match(entry, toGroup: state.failedRows.sorted(), by: .batchTotal)
      } else {
        matchWhole(entry, file) { run, row in run.book(entry, on: row, amount: run.sent[row].amount) }
      }
    case .rejected, .pending:
      guard isWhole || record.amount == 0 else { return refuse(entry, .batchAmount) }
      matchWhole(entry, file) { run, row in run.book(entry, on: row, amount: run.sent[row].amount) }
    case .fee: return
    }
  }

  private mutating func matchWhole(_ entry: UInt32, _ file: Int, _ body: (inout ReconciliationRun, UInt32) -> Void) {
    entries[entry].disposition = .batch
    entries[entry].target = UInt32(truncatingIfNeeded: file)
    entries[entry].rule = .batchTotal
    for ordinal in rows(ofFile: file) where !sent.rows[ordinal].state.isCopy { body(&self, UInt32(truncatingIfNeeded: ordinal)) }
  }
}

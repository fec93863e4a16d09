// The paying service types only the unpaid: the rest of its list is paid against signature (theo ký nhận). Money must add up.

import PaymentModel

extension ReconciliationRun {
  /// Pays the rest of each list of the unpaid.
  ///
  /// Nothing is called paid when an entry of the list is not matched for certain, or when sent less unpaid is not what the service states.
  mutating func applyUnpaidLists() {
    for file in entries.files.indices where entries.files[file].entryClass == .unpaidList { applyUnpaidList(file) }
  }

  private mutating func applyUnpaidList(_ file: Int) {
    let list = entries.files[file]
    var unpaid: Set<UInt32> = []
    var isSure = true
    for ordinal in list.firstOrdinal..<list.firstOrdinal + list.count {
      let entry = UInt32(truncatingIfNeeded: ordinal)
      let record = entries.records[ordinal]
      switch record.disposition {
      // A full result list says of most that they were paid.
      case _ where record.kind == .paid: break
      case .payment:
        unpaid.insert(record.target)
        if record.amount != 0, record.amount != sent[record.target].amount {
          problems.append(.unpaidAmountDiffers(entries.place(of: entry)))
        }
      case .group: unpaid.formUnion(members(ofGroup: record.target))
      case .fee: break
      case .repeated: if entries[record.target].disposition == .payment { unpaid.insert(entries[record.target].target) }
      default:
        problems.append(.unpaidEntryNotMatched(entries.place(of: entry)))
        isSure = false
      }
    }
    guard isSure else { return }
    let covered = coveredFiles(list, unpaid)
    guard !covered.isEmpty else {
      problems.append(.unpaidListCoversNothing(file: file))
      return
    }
    var paid = ControlTotals()
    for sentFile in covered {
      for row in rows(ofFile: sentFile) where !sent.rows[row].state.isCopy && !unpaid.contains(UInt32(truncatingIfNeeded: row)) {
        paid.add(sent.rows[row].amount)
      }
    }
    if let stated = list.statedPaid, stated != paid {
      problems.append(.unpaidTotalsDiffer(file: file, paid: paid, stated: stated))
      return
    }
    for sentFile in covered { payRest(sentFile, unpaid) }
  }

  /// The files that the caller named, else the cash and home files that the list names.
  private func coveredFiles(_ list: ReturnedFile, _ unpaid: Set<UInt32>) -> [Int] {
    if !list.covers.isEmpty { return Set(list.covers).filter { sent.files.indices.contains($0) }.sorted() }
    var files: Set<Int> = []
    for row in unpaid where sent[row].state.channel == .cash || sent[row].state.channel == .home { files.insert(Int(sent[row].file)) }
    return files.sorted()
  }

  private mutating func payRest(_ file: Int, _ unpaid: Set<UInt32>) {
    for ordinal in rows(ofFile: file) where !sent.rows[ordinal].state.isCopy {
      let row = UInt32(truncatingIfNeeded: ordinal)
      // Paid in part: what was not handed out came back out of a whole payment.
      if unpaid.contains(row) {
        let returned = sent.events(of: row).answers.returned
        if returned.count == 0 || returned.amount >= sent[row].amount { continue }
      }
      guard !sent[row].state.has(.paid, 0) else { continue }
      sent.book(.paid, 0, amount: sent[row].amount, on: row)
      sent.update(row) { $0.state.isImpliedPaid = true }
    }
  }

  /// The payments of a group.
  func members(ofGroup group: UInt32) -> ArraySlice<UInt32> {
    let group = groups[Int(group)]
    return groupMembers[Int(group.first)..<Int(group.first + group.count)]
  }
}

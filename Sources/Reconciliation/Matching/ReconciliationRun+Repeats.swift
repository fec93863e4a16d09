// The same booking in two overlapping statements counts once. Equal lines within one file are different bookings.

internal import ByteText
import PaymentModel

extension ReconciliationRun {
  /// Equal lines of one file that are told apart; beyond that a repeat is not looked for.
  private static let equalLinesPerFile = 64

  /// Marks entries that an earlier file reported with the same bank reference, kind, amount, day and payment.
  ///
  /// The n-th of equal lines in one file repeats the n-th of another: a slot holds the latest file's line, so a line meets only lines of
  /// earlier files or, one slot on, its own file's.
  mutating func markRepeatedEntries() {
    guard entries.files.count > 1 else { return }
    var count = 0
    for record in entries.records where record.repeatKey != 0 { count += 1 }
    guard count > 1 else { return }
    var slots = [UInt32](repeating: .max, count: count + count / 2 + 2)
    for file in entries.files.indices {
      let first = entries.files[file].firstOrdinal
      for ordinal in first..<first + entries.files[file].count where entries.records[ordinal].repeatKey != 0 {
        markIfRepeated(UInt32(truncatingIfNeeded: ordinal), fileStart: UInt32(truncatingIfNeeded: first), &slots)
      }
    }
  }

  private mutating func markIfRepeated(_ entry: UInt32, fileStart: UInt32, _ slots: inout [UInt32]) {
    let key = fullRepeatKey(entry)
    var slot = FlatKeySet.slot(of: key, in: slots.count)
    var equalHere = 0
    while slots[slot] != .max {
      let other = slots[slot]
      if isRepeat(entry, of: other) {
        if other < fileStart {
          entries[entry].disposition = .repeated
          entries[entry].target = other
          slots[slot] = entry
          return
        }
        equalHere += 1
        if equalHere == ReconciliationRun.equalLinesPerFile { return }
      }
      slot = slot + 1 == slots.count ? 0 : slot + 1
    }
    slots[slot] = entry
  }

  /// The repeat key with what the entry is about: the payment if it is known, else account and name.
  private func fullRepeatKey(_ entry: UInt32) -> UInt64 {
    let record = entries[entry]
    return record.repeatKey ^ (subject(entry).0 &* 0x9E37_79B9_7F4A_7C15)
  }

  private func subject(_ entry: UInt32) -> (UInt64, UInt64) {
    let record = entries[entry]
    switch record.disposition {
    case .open: return (entries.open[Int(record.target)].account, entries.open[Int(record.target)].name)
    case .repeated: return subject(record.target)
    default: return (UInt64(record.target) + 1, UInt64(record.disposition.rawValue))
    }
  }

  private func isRepeat(_ entry: UInt32, of other: UInt32) -> Bool {
    let left = entries[entry]
    let right = entries[other]
    return left.repeatKey == right.repeatKey && left.amount == right.amount && left.kind == right.kind && subject(entry) == subject(other)
      && entries.classIndex(of: entry) == entries.classIndex(of: other)
  }
}

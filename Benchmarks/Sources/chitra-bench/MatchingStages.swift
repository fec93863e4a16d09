// What was sent against what came back, both in memory block by block: keys, table and ladder, without any file.
import Files
import PaymentModel
import Reconciliation

enum MatchingStages {
  /// Joins `count` payments with as many entries in another order, all by reference.
  static func join(_ count: Int) -> Measurement {
    var measured = Measurement(stage: "join", records: count)
    var watch = Stopwatch()
    var run = ReconciliationRun(seed: 1)
    watch.time { run.reserve(payments: count) }
    _ = run.beginSentFile(name: "sent")
    var maker = ReferenceMaker(payer: InventedBatch.unitCode.utf8)
    var references: [UInt64] = []
    references.reserveCapacity(count)
    var payments = PaymentBlock()
    for first in stride(from: 0, to: count, by: 2_000) {
      payments.removeAll()
      for number in first..<min(count, first + 2_000) {
        let person = Array(String(100_000_000_000 + number).utf8)
        guard let reference = InventedBatch.reference(person, 0..<person.count, &maker) else { continue }
        references.append(reference.packed)
        payments.rows.append(payment(number, reference, &payments.bytes))
      }
      watch.time { run.add(payments) }
    }
    _ = run.beginReturnedFile(name: "returned", entryClass: .bookings)
    var entries = EntryBlock()
    // Another order, the same every time: a step that shares no factor with the count.
    let step = InventedOrder.step(count)
    var place = 0
    for first in stride(from: 0, to: count, by: 2_000) {
      entries.removeAll()
      for _ in first..<min(count, first + 2_000) {
        place = (place + step) % count
        if let reference = PaymentReference(packed: references[place]) {
          entries.rows.append(entry(place, reference, &entries.bytes))
        }
      }
      measured.bytes += entries.bytes.count
      watch.time { run.ingest(entries) }
    }
    let problems = watch.time { run.resolve(decisions: []) }
    for number in 0..<run.paymentCount where run.verdict(ofPayment: number).outcome == .settled { measured.checksum += 1 }
    measured.checksum -= Int64(problems.count)
    measured.nanoseconds = watch.nanoseconds
    return measured
  }

  private static func payment(_ number: Int, _ reference: PaymentReference, _ bytes: inout [UInt8]) -> PaymentRow {
    var row = PaymentRow()
    row[.reference] = bytes.appendSlice(reference.description.utf8)
    row[.account] = bytes.appendSlice(String(20_000_000_000 + number).utf8)
    row[.payeeName] = bytes.appendSlice("NGUYEN VAN AN".utf8)
    row.amount = 500_000 + Int64(number % 9) * 250_000
    row.channel = .bank
    row.programme = .btxh
    row.period = InventedBatch.period
    row.sourceRecord = UInt32(number + 1)
    return row
  }

  private static func entry(_ number: Int, _ reference: PaymentReference, _ bytes: inout [UInt8]) -> EntryRow {
    var row = EntryRow()
    row[.narrative] = bytes.appendSlice("MBVCB.\(number). \(reference) TRO CAP XA HOI THANG 07/2026".utf8)
    row[.counterpartyAccount] = bytes.appendSlice(String(20_000_000_000 + number).utf8)
    row.amount = 500_000 + Int64(number % 9) * 250_000
    row.direction = .debit
    row.bookingDate = CalendarDate(year: 2026, month: 7, day: 31)
    row.sourceRecord = UInt32(number + 1)
    return row
  }
}

enum InventedOrder {
  /// A step about 0.62 of the count that visits every place once.
  static func step(_ count: Int) -> Int {
    guard count > 2 else { return 1 }
    var step = count * 618 / 1_000
    while factor(step, count) != 1 { step += 1 }
    return step
  }

  private static func factor(_ left: Int, _ right: Int) -> Int {
    var (left, right) = (left, right)
    while right != 0 { (left, right) = (right, left % right) }
    return left
  }
}

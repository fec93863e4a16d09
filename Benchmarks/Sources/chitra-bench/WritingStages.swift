// Stages that turn payments into bytes. Blocks are made ready outside the watch; writing to the file counts.
import Files
import FormatDescriptions
import PaymentFormats
import PaymentModel
import Reconciliation

enum WritingStages {
  /// Blocks of payments, one for each row of a roster, to a file of a payment format.
  static func write(_ path: String, format: String, to target: String) throws -> Measurement {
    guard let writer = FormatRegistry.format(format, SchemaCatalogue())?.writePayments?(SchemaCatalogue()) else {
      throw BenchmarkFailure.noFormat(format)
    }
    let reader = try RosterSource.reader(path)
    var measured = Measurement(stage: "write-\(format)")
    var watch = Stopwatch()
    try Folder.removeTree(target)
    let file = try OutputFile(creating: target)
    let header = InventedBatch.header
    watch.time { writer.begin(header, into: &file.buffer) }
    var source = RosterBlock()
    var payments = PaymentBlock()
    var maker = ReferenceMaker(payer: InventedBatch.unitCode.utf8)
    while try reader.next(&source) {
      InventedBatch.fill(&payments, from: &source, &maker)
      let rows = payments.rows.indices
      let refused = try watch.time {
        // A buffer is handed over now and then, as the program does.
        var refused = 0
        var first = rows.lowerBound
        while first < rows.upperBound {
          let last = min(rows.upperBound, first + 256)
          refused += writer.write(payments, first..<last, into: &file.buffer).count
          try file.flushIfFull()
          first = last
        }
        return refused
      }
      if refused > 0 { throw BenchmarkFailure.badInput(path) }
      measured.records += payments.rows.count
    }
    measured.bytes = try watch.time {
      let patches = writer.end(order: header.order, into: &file.buffer)
      for patch in patches { try file.patch(at: patch.offset, bytes: patch.bytes) }
      try file.flush()
      return file.position
    }
    measured.checksum = Int64(measured.bytes)
    measured.nanoseconds = watch.nanoseconds
    _ = try file.finish()
    return measured
  }

  /// References of the beneficiaries of a roster.
  static func references(_ path: String) throws -> Measurement {
    let reader = try RosterSource.reader(path)
    var measured = Measurement(stage: "references")
    var watch = Stopwatch()
    var maker = ReferenceMaker(payer: InventedBatch.unitCode.utf8)
    var block = RosterBlock()
    while try reader.next(&block) {
      let bytes = block.bytes
      measured.checksum &+= watch.time {
        var sum: Int64 = 0
        for row in block.rows {
          let reference = InventedBatch.reference(bytes, row[.identity].range, &maker)
          sum &+= Int64(truncatingIfNeeded: reference?.packed ?? 0)
        }
        return sum
      }
      measured.records += block.rows.count
      measured.bytes += block.rows.count * PaymentReference.length
    }
    measured.nanoseconds = watch.nanoseconds
    return measured
  }
}

/// An invented payer and payments made of roster rows without a rule.
enum InventedBatch {
  static let unitCode = "1099999"
  static let period = Period(year: 2026, month: 7)

  static var header: BatchHeader {
    var header = BatchHeader()
    header.programme = .btxh
    header.period = period
    header.batchReference = "A2345678BCDE"
    header.createdAt = "2026-07-01T08:00:00+07:00"
    return header
  }

  static func reference(_ bytes: [UInt8], _ person: Range<Int>, _ maker: inout ReferenceMaker) -> PaymentReference? {
    guard let period else { return nil }
    let span = bytes.span.extracting(person)
    return maker.payment(programme: .btxh, round: period, beneficiary: span, payee: span) { SHA256Digest(of: $0).words.0 }
  }

  /// One payment a row; the rows' text is taken over, not copied.
  static func fill(_ payments: inout PaymentBlock, from source: inout RosterBlock, _ maker: inout ReferenceMaker) {
    payments.removeAll()
    swap(&payments.bytes, &source.bytes)
    let remittance = Array(" TRO CAP XA HOI THANG 07/2026".utf8)
    for row in source.rows {
      var payment = PaymentRow()
      let start = payments.bytes.count
      let reference = reference(payments.bytes, row[.identity].range, &maker)
      reference?.append(to: &payments.bytes)
      payment[.reference] = TextSlice(start..<payments.bytes.count)
      payments.bytes.append(contentsOf: remittance)
      payment[.remittance] = TextSlice(start..<payments.bytes.count)
      payment[.payeeName] = row[.name]
      payment[.identity] = row[.identity]
      payment[.bankBIN] = row[.bank]
      payment[.account] = row[.account]
      payment[.phone] = row[.phone]
      payment[.address] = row[.address]
      payment.amount = row.amount ?? 0
      payment.channel = .bank
      payment.programme = .btxh
      payment.period = period
      payment.attempt = 1
      payment.sourceRecord = row.line
      payment.firstLine = UInt32(payments.lines.count)
      payment.lineCount = 1
      payments.lines.append(LineRow(regime: row[.category], month: period, kind: .regular, amount: payment.amount))
      payments.rows.append(payment)
    }
  }
}

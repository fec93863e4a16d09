// Why payments failed, in words: the meaning of the code, else what bank, provider, paying service or treasury wrote.

internal import ByteText
import Diagnostics
internal import FormatDescriptions
import PaymentModel
internal import Reconciliation
internal import ReferenceData

/// What the sources say in words of payments that failed.
struct FailureTexts {
  /// A reason as a person reads it.
  struct Words {
    /// For work papers.
    var whole: String
    /// Without what a source wrote freely, which may name people.
    var masked: String
  }

  private static let textLimit = 200
  private var texts: [Int: (text: String, isBooking: Bool)] = [:]

  /// None.
  init() {}

  /// Reads the returned files once more for the payments that failed without a code that says it all.
  init(_ matching: ReconciliationRun, _ returned: ReturnedFiles, _ run: Run) throws(RunFailure) {
    let silent = DiagnosticCollector(limit: 1)
    var number = 0
    var found: [Int: (text: String, isBooking: Bool)] = [:]
    for file in returned.files {
      _ = try returned.stream(file, silent) { (block) throws(RunFailure) in
        for row in block.rows {
          let entry = number
          number += 1
          guard !row[.narrative].isEmpty, FailureTexts.tellsOfFailure(row, file.entryClass) else { continue }
          let payments: [Int]
          switch matching.fate(ofEntry: entry) {
          case .payment(let payment, _): payments = [payment]
          case .group(let list, _): payments = list
          default: continue
          }
          for payment in payments where FailureTexts.needsText(matching.verdict(ofPayment: payment), run) {
            let isBooking = file.entryClass == .bookings
            if let known = found[payment], !known.isBooking || isBooking { continue }
            found[payment] = (String(block.bytes.text(row[.narrative]).prefix(FailureTexts.textLimit)), isBooking)
          }
        }
      }
    }
    texts = found
  }

  private static func tellsOfFailure(_ row: EntryRow, _ entryClass: EntryClass) -> Bool {
    switch row.status {
    case .returned, .rejected: true
    case .booked: entryClass == .unpaidList || row.direction == .credit
    case .paid, .pending, .fee: false
    }
  }

  private static func needsText(_ verdict: PaymentVerdict, _ run: Run) -> Bool {
    switch verdict.outcome {
    case .returned, .rejected, .amountDiffers: verdict.reason.map { meaning($0, run).map(isOther) ?? true } ?? true
    case .settled, .duplicate, .pending: false
    }
  }

  /// "Lý do khác": the code says only that the text says it.
  private static func isOther(_ meaning: String) -> Bool { meaning.lowercased().contains(" khác") }

  /// The meaning of a code in the tables, else in the profile of the sender who uses the list.
  private static func meaning(_ reason: ReasonCode, _ run: Run) -> String? {
    if let known = run.tables.reason(list: reason.list, code: reason.code) { return known.vietnamese }
    for profile in run.descriptions.profiles {
      if let reasons = profile.reasons, reasons.list == reason.list, let meaning = reasons.meaning(reason.code) { return meaning }
    }
    return nil
  }

  /// The reason of a payment; empty where nobody gives one.
  func words(_ reason: ReasonCode?, payment: Int, _ run: Run) -> Words {
    let known = reason.map { FailureTexts.meaning($0, run) ?? "\($0.list) \($0.code)" } ?? ""
    guard let text = texts[payment]?.text else { return Words(whole: known, masked: known) }
    let shown = Masking.mask(text, as: .other)
    return known.isEmpty ? Words(whole: text, masked: shown) : Words(whole: "\(known): \(text)", masked: "\(known): \(shown)")
  }
}

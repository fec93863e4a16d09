// What writing payments and entries into a layout has in common: header and trailer, codes, totals that stand before the records.

internal import ByteText
internal import Diagnostics
internal import FormatDescriptions
internal import PaymentModel

struct FixedWidthSheet {
  let description: FixedWidthDescription
  let detail: Int
  private(set) var writer: FixedWidthWriter?
  private(set) var values = FixedWidthValues()
  private var scratch: [UInt8] = []
  /// Where each record that stands before the details begins.
  private var starts: [Int: Int] = [:]
  private(set) var texts: [[FixedWidthText?]]
  /// Why nothing can be written: the first thing that header or trailer lacks.
  private(set) var obstacle: (code: DiagnosticCode, field: String)?

  init(_ description: FixedWidthDescription) {
    self.description = description
    detail = description.detailRecord ?? -1
    writer = FixedWidthWriter(description.layout)
    texts = description.layout.records.enumerated().map { record, layout in
      layout.fields.indices.map { field in
        guard let model = description.model(record: record, field: field), model.isText else { return nil }
        let name = record == description.detailRecord ? model.rawValue : "\(layout.name).\(layout.fields[field].name)"
        return FixedWidthText(
          layout.fields[field], name: name, isIdentifier: model.isIdentifier, sensitivity: model.sensitivity)
      }
    }
    if writer == nil { obstacle = (CatalogueEntry.recordTypeUnknown.code, description.id) }
  }

  /// Bytes of a field of the details.
  func width(_ field: Int) -> Int { description.layout.records[detail].fields[field].width }

  mutating func beginRecord() {
    values.removeAll()
    scratch.removeAll(keepingCapacity: true)
  }

  /// Sets a text of a record, folded and cut as its field needs it.
  mutating func set(_ record: Int, _ field: Int, _ bytes: [UInt8], _ range: Range<Int>, keep: Int = 0) {
    if range.isEmpty { return }
    if texts[record][field] != nil {
      let place = texts[record][field]!.fit(bytes, range, keep: keep, to: &scratch)
      values.set(field, from: scratch, place)
    } else {
      values.set(field, from: bytes, range)
    }
  }

  mutating func set(_ record: Int, _ field: Int, _ text: String) {
    let bytes = Array(text.utf8)
    set(record, field, bytes, 0..<bytes.count)
  }

  /// Whether the text set last in a field of a record lost letters; the loss is then no longer counted, for the caller refuses the text.
  mutating func takeLostLetters(_ record: Int, _ field: Int) -> Bool { texts[record][field]?.takeLostLetters() ?? false }

  mutating func set(_ field: Int, number: Int64) { values.set(field, number: number) }

  /// Sets the code of a meaning; a meaning without a code is set as it is, and refused if the field does not take it.
  mutating func set(_ record: Int, _ field: Int, meaning: String) {
    if meaning.isEmpty { return }
    set(record, field, description.code(for: meaning, record: record, field: field) ?? meaning)
  }

  /// Appends the record; nil when it was written, else why not.
  mutating func append(_ record: Int, to out: inout [UInt8]) -> (code: DiagnosticCode, field: String)? {
    guard writer != nil else { return obstacle }
    if writer!.append(record: record, values, to: &out) { return nil }
    guard let problem = writer!.problems.first else { return (CatalogueEntry.valueTooWide.code, description.id) }
    let layout = description.layout.records[record]
    let field = layout.fields.indices.contains(Int(problem.field)) ? layout.fields[Int(problem.field)].name : layout.name
    return (problem.entry(in: description.layout).code, record == detail ? field : "\(layout.name).\(field)")
  }

  /// Appends the records before (or behind) the details.
  mutating func appendBatch(_ header: BatchHeader, before: Bool, offset: Int, to out: inout [UInt8]) {
    guard detail >= 0 else { return }
    let order = description.layout.records[detail].order
    for record in description.layout.records.indices where record != detail {
      let place = description.layout.records[record].order
      guard before ? place < order : place > order else { continue }
      beginRecord()
      for field in description.layout.records[record].fields.indices {
        guard let model = description.model(record: record, field: field) else { continue }
        setBatch(model, record, field, header)
      }
      starts[record] = offset + out.count
      if let problem = append(record, to: &out), obstacle == nil { obstacle = problem }
    }
  }

  private mutating func setBatch(_ model: ModelField, _ record: Int, _ field: Int, _ header: BatchHeader) {
    switch model {
    case .unitCode: set(record, field, header.unit?.budgetUnitCode ?? header.payerCode)
    case .unitName: set(record, field, header.unit?.name ?? "")
    case .payerAccount: set(record, field, String((header.unit?.payingBank.account ?? "").filter { $0 != "." && $0 != " " }))
    case .batchReference: set(record, field, header.batchReference)
    case .programme: set(record, field, meaning: header.programme.code)
    case .executionDate: if let date = header.executionDate { set(field, number: date.number) }
    case .period: if let period = header.period { set(field, number: Int64(period.year) * 100 + Int64(period.month)) }
    case .round: if let period = header.period, period.round != 0 { set(record, field, String(Character(Unicode.Scalar(period.round)))) }
    case .createdAt:
      guard let number = Int64(FixedWidthSource.timestampDigits(header.createdAt)) else { return }
      if case .text = description.layout.records[record].fields[field].kind {
        set(record, field, String(number))
      } else {
        set(field, number: number)
      }
    case .channel, .currency, .payeeRole:
      if let value = description.fixedValue(model) { set(record, field, meaning: value) }
    default: break
    }
  }

  /// The totals that stand before the records they count.
  func patches() -> [Patch] {
    guard let writer else { return [] }
    return description.layout.totals.enumerated().compactMap { rule, total in
      guard let start = starts[total.statedIn], total.counted == detail,
        description.layout.records[total.statedIn].order < description.layout.records[detail].order
      else { return nil }
      let field = description.layout.records[total.statedIn].fields[total.statedField]
      let digits = Array(String(writer.totals.values[rule]).utf8)
      guard digits.count <= field.width else { return nil }
      let padding = [UInt8](repeating: field.padding, count: field.width - digits.count)
      return Patch(offset: start + field.start - 1, bytes: field.alignment == .right ? padding + digits : digits + padding)
    }
  }

  /// Adds what the texts lost.
  func addLosses(to loss: inout LossReport) {
    for record in texts { for text in record { text?.add(to: &loss) } }
  }
}

extension ModelField {
  /// Whether it is a text that may have to be folded or checked.
  var isText: Bool {
    paymentField != nil || entryField != nil || [.unitName, .unitCode, .payerAccount, .batchReference, .regime].contains(self)
  }

  /// Whether it names something: such a text is never changed.
  var isIdentifier: Bool {
    switch self {
    case .reference, .identity, .beneficiaryIdentity, .bankBIN, .account, .phone, .bankReference, .counterpartyAccount, .reasonList,
      .reasonCode, .unitCode, .payerAccount, .batchReference:
      true
    default: false
    }
  }
}

extension CalendarDate {
  /// yyyymmdd; 0 when it is not known to the day.
  var number: Int64 { precision == .day ? Int64(year) * 10_000 + Int64(month) * 100 + Int64(day) : 0 }
}

// A fixed-width file by its layout: position, width, name, title, bytes, value, verdict.

internal import ByteText
internal import Diagnostics
internal import Files
internal import FormatDescriptions
internal import PaymentFormats

/// What is known of the fields of a fixed-width file.
struct FixedWidthView {
  let description: FixedWidthDescription
}

extension Inspection {
  /// Takes a fixed-width file apart; findings of each record stand behind it.
  func fixedWidth(_ view: FixedWidthView) throws(FileProblem) {
    guard var reader = FixedWidthReader(view.description.layout) else { return }
    var window = FileWindow(opened.input)
    var index = FixedWidthIndex()
    var tail = 0
    var number = 0
    while !isDone {
      try window.refill(keeping: tail)
      tail = reader.read(window.bytes, count: window.count, isFinal: window.isAtEnd, into: &index)
      let bytes = window.bytes
      var nextProblem = 0
      for record in index.records.indices {
        number += 1
        if isDone { return }
        guard wants(number) else {
          passOver(number)
          continue
        }
        let entry = index.records[record]
        let end = min(window.count, Int(entry.offset) + Int(entry.length))
        let problems = index.problems(ofRecord: record)
        take(
          fixedRecord(
            number, entry, bytes[min(Int(entry.offset), end)..<end], problems, view, offset: window.fileOffset + Int(entry.offset)))
        for problem in problems {
          context.report(problem, view.description, window: bytes, count: window.count, windowOffset: window.fileOffset)
        }
        nextProblem = problems.endIndex
      }
      // Faults of the file as a whole are known behind its last record.
      if window.isAtEnd, tail >= window.count || index.records.isEmpty {
        for problem in index.problems[min(nextProblem, index.problems.count)...] where wants(0) {
          context.report(problem, view.description, window: bytes, count: window.count, windowOffset: window.fileOffset)
        }
        return
      }
    }
  }

  private func fixedRecord(
    _ number: Int, _ entry: FixedWidthRecord, _ bytes: ArraySlice<UInt8>, _ problems: ArraySlice<FixedWidthProblem>, _ view: FixedWidthView,
    offset: Int
  ) -> InspectedRecord {
    let description = view.description
    let kind = Int(entry.layout)
    guard description.layout.records.indices.contains(kind) else {
      let whole = InspectedField(
        place: "1-\(bytes.count)", name: "", raw: bytes, value: "", verdict: .fault(Codes.recordTypeUnknown.code), sensitivity: .other)
      return InspectedRecord(number: number, file: opened.name, line: Int(entry.line), byteOffset: offset, kind: "?", fields: [whole])
    }
    let layout = description.layout.records[kind]
    var record = InspectedRecord(number: number, file: opened.name, line: Int(entry.line), byteOffset: offset, kind: layout.name)
    for (index, field) in layout.fields.enumerated() {
      let start = bytes.startIndex + field.start - 1
      let end = start + field.width
      let isCut = end > bytes.endIndex
      let raw = start < bytes.endIndex ? bytes[start..<min(end, bytes.endIndex)] : []
      let fault = problems.first { Int($0.field) == index && Int($0.layout) == kind }
      let verdict: InspectedField.Verdict = isCut ? .cut : fault.map { .fault($0.entry(in: description.layout).code) } ?? .good
      let sensitivity = description.model(record: kind, field: index)?.sensitivity ?? (field.isSensitive ? .other : nil)
      record.fields.append(
        InspectedField(
          place: "\(field.start)-\(field.start + field.width - 1)", name: field.name, title: description.fieldTexts[kind][index].title,
          raw: raw, value: isCut ? "" : FixedWidthView.value(field, raw), verdict: verdict, sensitivity: sensitivity))
    }
    let known = layout.fields.map { $0.start + $0.width - 1 }.max() ?? 0
    if bytes.count > known {
      record.fields.append(
        InspectedField(
          place: "\(known + 1)-\(bytes.count)", name: "?", raw: bytes.dropFirst(known), value: "",
          verdict: .fault(Codes.recordLength.code), sensitivity: .other))
    }
    return record
  }
}

extension FixedWidthView {
  /// A field without its padding; numbers without leading zeros, days and months with their hyphens.
  static func value(_ field: FieldLayout, _ raw: ArraySlice<UInt8>) -> String {
    var bytes = raw
    switch field.alignment {
    case .left: while bytes.last == field.padding { bytes.removeLast() }
    case .right: while bytes.count > 1, bytes.first == field.padding { bytes.removeFirst() }
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { return "" }
    let whole = Array(String(validating: raw, as: UTF8.self) ?? "")
    switch field.kind {
    case .filler: return ""
    case .constant: return String(validating: raw, as: UTF8.self) ?? ""
    case .date(let order):
      guard whole.count == order.width, whole.contains(where: { $0 != "0" && $0 != " " }) else { return "" }
      let text = String(whole)
      switch order {
      case .yearMonthDay: return "\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.suffix(2))"
      case .dayMonthYear: return "\(text.suffix(4))-\(text.dropFirst(2).prefix(2))-\(text.prefix(2))"
      case .shortYearMonthDay: return "20\(text.prefix(2))-\(text.dropFirst(2).prefix(2))-\(text.suffix(2))"
      }
    case .period:
      guard whole.count == 6 else { return text }
      return "\(String(whole).prefix(4))-\(String(whole).suffix(2))"
    case .amount:
      guard let amount = Int64(text) else { return text == " " ? "" : text }
      return DongText.grouped(amount)
    case .text, .digits, .identifier, .code, .sequence, .check: return text
    }
  }
}

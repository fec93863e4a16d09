// What the fixed-width engine found, in the words of the catalogue: code, line, byte columns, offset, `record.field`.

package import ByteText
package import Diagnostics
package import FormatDescriptions
internal import PaymentModel

extension FixedWidthProblem {
  /// What a finding does to the file.
  enum Effect {
    /// Nothing: it is told and passed over.
    case none
    /// The record it stands in is refused.
    case record
    /// The file as a whole proves nothing.
    case file
  }

  /// The code of a finding; `layout` tells which total it is about.
  package func entry(in layout: FixedWidthLayout) -> CatalogueEntry {
    switch kind {
    case .emptyFile: .fixedFileEmpty
    case .byteOrderMark, .emptyLine, .endOfFileMark: .fixedBytesSkipped
    case .lineLength: .recordLength
    case .unknownTag: .recordTypeUnknown
    case .outOfOrder, .repeatedRecord: .recordOutOfOrder
    case .missingRecord: .headerRecordMissing
    case .missingTrailer: .trailerRecordMissing
    case .dataAfterTrailer: .recordsAfterTrailer
    case .notASCII, .controlByte, .notInCharset: .fixedFieldCharacters
    case .constantDiffers: .fixedConstantDiffers
    case .missingValue: .fixedFieldEmpty
    case .notDigits, .negative: .fixedFieldNotDigits
    case .numberOverflow: .fixedNumberTooLarge
    case .badDate, .badPeriod: .fixedDateImpossible
    case .unknownCode: .fixedCodeUnknown
    case .fillerNotEmpty: .fixedFillerNotEmpty
    case .sequenceBroken: .fixedSequenceBroken
    case .checkDiffers: .fixedCheckDiffers
    case .totalDiffers: totalEntry(in: layout)
    case .totalNotProvable, .totalOverflow: .fixedTotalNotProvable
    case .overWidth: .valueTooWide
    case .valueLikePadding: .characterNotInSet
    }
  }

  private func totalEntry(in layout: FixedWidthLayout) -> CatalogueEntry {
    let total = layout.totals.first { $0.statedIn == Int(self.layout) && $0.statedField == Int(field) }
    switch total?.rule {
    case .sum: return .fixedSumDiffers
    case .hash: return .fixedHashDiffers
    case .count, nil: return .fixedCountDiffers
    }
  }

  /// What it does; a fault of a detail costs that record, a fault of header or trailer the file.
  func effect(detail: Int) -> Effect {
    switch kind {
    case .byteOrderMark, .emptyLine, .endOfFileMark, .fillerNotEmpty, .totalNotProvable: .none
    case .emptyFile, .unknownTag, .outOfOrder, .repeatedRecord, .missingRecord, .missingTrailer, .dataAfterTrailer, .sequenceBroken,
      .totalDiffers, .totalOverflow:
      .file
    case .lineLength, .notASCII, .controlByte, .notInCharset, .constantDiffers, .missingValue, .notDigits, .numberOverflow, .badDate,
      .badPeriod, .unknownCode, .overWidth, .valueLikePadding, .negative, .checkDiffers:
      Int(layout) == detail ? .record : .file
    }
  }
}

extension ReadContext {
  /// Reports a finding of the engine; `window` holds the file from `windowOffset` on.
  package func report(_ problem: FixedWidthProblem, _ description: FixedWidthDescription, window: [UInt8], count: Int, windowOffset: Int) {
    let layout = description.layout
    let entry = problem.entry(in: layout)
    let place = Int(problem.layout)
    let record = layout.records.indices.contains(place) ? layout.records[place] : nil
    let field = record.flatMap { $0.fields.indices.contains(Int(problem.field)) ? $0.fields[Int(problem.field)] : nil }
    let columns = problem.columnStart > 0 ? Int(problem.columnStart)...Int(max(problem.columnStart, problem.columnEnd)) : nil
    let offset = Int(problem.byteOffset) + (columns?.lowerBound ?? 1) - 1
    var found: ReportedValue?
    var expected = expectation(problem, field)
    switch problem.kind {
    case .lineLength, .sequenceBroken: found = .number(problem.found)
    case .checkDiffers:
      found = .number(problem.found)
      expected = .equals(String(problem.expected))
    case .totalDiffers:
      found = .number(problem.found)
      expected = .equals(String(problem.expected))
    default:
      if let columns {
        let start = offset - windowOffset
        let end = start + columns.count
        if start >= 0, end <= count {
          // A mark before the first record belongs to none.
          let kind = field == nil ? nil : description.model(record: place, field: Int(problem.field))?.sensitivity
          found = ReportedValue(bytes: window[start..<end], field?.isSensitive == true ? kind ?? .other : nil)
        }
      }
    }
    if problem.kind == .missingRecord || problem.kind == .missingTrailer { expected = record.map { .equals($0.name) } }
    let (difference, overflow) = problem.found.subtractingReportingOverflow(problem.expected)
    report(
      entry, line: problem.line > 0 ? problem.line : nil, byteOffset: offset, columns: columns,
      path: record.map { record in field.map { "\(record.name).\($0.name)" } ?? record.name }, field: field?.name, found: found,
      expected: expected,
      arguments: [
        DiagnosticArgument("difference", overflow ? "?" : .amount(difference)), DiagnosticArgument("character", found ?? "?"),
      ])
  }

  private func expectation(_ problem: FixedWidthProblem, _ field: FieldLayout?) -> Expectation? {
    switch problem.kind {
    case .lineLength: return .bytes(Int(problem.expected))
    case .sequenceBroken: return .equals(String(problem.expected))
    default: break
    }
    guard let field else { return nil }
    switch field.kind {
    case .constant(let bytes): return .equals(String(validating: bytes, as: UTF8.self) ?? "")
    case .digits, .amount, .sequence, .check: return .digits(field.width)
    case .identifier: return field.isRequired ? .digitsRange(1...field.width) : .digitsRange(0...field.width)
    case .date(let order): return .dateForm(order.rawValue)
    case .period: return .dateForm("yyyyMM")
    case .code(let codes): return .oneOf(codes.compactMap { String(validating: $0, as: UTF8.self) })
    case .text: return .text(Bilingual(vi: "chữ thuộc bảng \(field.charset.name)", en: "letters of the set \(field.charset.name)"))
    case .filler: return .text(Bilingual(vi: "để trống", en: "blank"))
    }
  }
}

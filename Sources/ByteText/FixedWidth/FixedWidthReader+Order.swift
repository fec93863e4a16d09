// Which record it is, whether it may stand here, and what must be true when the file ends.

extension FixedWidthReader {
  /// Index of the record whose tag stands in a whole record; nil when none fits.
  @inline(__always)
  func recordLayout(_ record: UnsafeRawPointer) -> Int? {
    if unsafe hasTag(record, lastLayout) { return lastLayout }
    for index in plan.records.indices where unsafe hasTag(record, index) { return index }
    return nil
  }

  @inline(__always)
  private func hasTag(_ record: UnsafeRawPointer, _ index: Int) -> Bool {
    guard let tag = plan.records[index].tag else { return true }
    return unsafe ((record.word(tag.offset &- tag.back) &>> tag.backBits) & tag.mask) == tag.word
  }

  /// The same for a line of any length.
  func recordLayout(_ record: UnsafeRawPointer, length: Int) -> Int? {
    plan.layout.records.firstIndex { layout in
      guard let tagField = layout.tagField else { return true }
      let field = layout.fields[tagField]
      guard case .constant(let bytes) = field.kind, field.start - 1 + field.width <= length else { return false }
      return bytes.indices.allSatisfy { unsafe record.byte(field.start - 1 + $0) == bytes[$0] }
    }
  }

  /// Notes that a record stands here and reports what is wrong with its place.
  mutating func placeRecord(_ layout: Int, _ byteOffset: UInt64, _ index: inout FixedWidthIndex) {
    let record = plan.records[layout]
    defer { counts[layout] += 1 }
    func report(_ kind: FixedWidthProblem.Kind, about: Int) {
      index.problems.append(FixedWidthProblem(kind, line: line, byteOffset: byteOffset, layout: about))
    }
    if record.isOnce, counts[layout] > 0 {
      report(.repeatedRecord, about: layout)
      return
    }
    if let last = plan.lastOrder, order == last {
      report(.dataAfterTrailer, about: layout)
      return
    }
    if record.order < order {
      report(.outOfOrder, about: layout)
      return
    }
    for other in plan.records.indices where plan.records[other].isOnce && plan.records[other].order < record.order {
      if counts[other] == 0, !hasReportedMissing[other] {
        hasReportedMissing[other] = true
        report(.missingRecord, about: other)
      }
    }
    order = record.order
  }

  /// Counts a record that could not be read.
  mutating func countTotals(_ layout: Int) {
    for rule in plan.records[layout].totals where rule.rule == .count { totals.add(rule.total, 1) }
  }

  /// The end of the file: what is missing, and whether the stated totals are true.
  mutating func finish(_ index: inout FixedWidthIndex) {
    isFinished = true
    if line == 0 {
      index.problems.append(FixedWidthProblem(.emptyFile))
      return
    }
    for layout in plan.records.indices where plan.records[layout].isOnce && counts[layout] == 0 && !hasReportedMissing[layout] {
      let isLast = plan.records[layout].order == plan.lastOrder
      index.problems.append(
        FixedWidthProblem(isLast ? .missingTrailer : .missingRecord, line: line, byteOffset: fileOffset, layout: layout))
    }
    for (rule, total) in plan.layout.totals.enumerated() {
      guard let stated = stated[rule] else { continue }
      let field = plan.layout.records[total.statedIn].fields[total.statedField]
      var problem = FixedWidthProblem(
        .totalDiffers, line: stated.line, byteOffset: stated.byteOffset, columns: field.columns, layout: total.statedIn,
        field: total.statedField, found: stated.value, expected: totals.values[rule])
      if totals.isOverflown[rule] {
        problem.kind = .totalOverflow
      } else if totals.isIncomplete[rule], total.rule != .count {
        problem.kind = .totalNotProvable
      } else if stated.value == totals.values[rule] {
        continue
      }
      index.problems.append(problem)
    }
  }
}

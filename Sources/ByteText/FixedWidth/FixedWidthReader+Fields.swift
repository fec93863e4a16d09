// The fields of one record, with everything that can be wrong. Records without fault are read in FixedWidthReader+Run.swift; a fast
// answer there must be the answer here.

extension FixedWidthReader {
  /// Reads a record of the right length; false when a line feed stands in it and it is no record at all.
  @inline(never)
  mutating func readRecord(
    _ record: UnsafeRawPointer, _ start: Int, _ slices: UnsafeMutablePointer<FieldSlice>, _ numbers: UnsafeMutablePointer<Int64>,
    _ index: inout FixedWidthIndex
  ) -> Bool {
    let recordBytes = plan.layout.recordBytes
    let isClean = unsafe Words.arePrintable(record, recordBytes)
    if !isClean, hasLineEnds != false {
      for offset in 0..<recordBytes where unsafe record.byte(offset) == 0x0A { return false }
      // CR LF one byte too early: the line is short.
      if unsafe record.byte(recordBytes &- 1) == 0x0D { return false }
    }
    let firstProblem = index.problems.count
    let byteOffset = fileOffset &+ UInt64(start)
    guard let layout = unsafe recordLayout(record) else {
      index.problems.append(FixedWidthProblem(.unknownTag, line: line, byteOffset: byteOffset))
      index.records.append(entry(start, -1, firstProblem, index))
      return true
    }
    lastLayout = layout
    placeRecord(layout, byteOffset, &index)
    let place = Place(layout: layout, start: start, byteOffset: byteOffset, line: line)
    if isClean {
      unsafe readFields(record, place, slices, numbers, &index)
    } else {
      unsafe readFieldsWithStrangeBytes(record, place, slices, numbers, &index)
    }
    unsafe verifyCheck(record, place, numbers, firstProblem, &index)
    unsafe addTotals(record, place, slices, numbers, isSure: firstProblem == index.problems.count, index, firstProblem)
    index.records.append(entry(start, layout, firstProblem, index))
    return true
  }

  /// Where the record stands.
  struct Place {
    var layout: Int
    var start: Int
    var byteOffset: UInt64
    var line: Int
  }

  private func entry(_ start: Int, _ layout: Int, _ firstProblem: Int, _ index: FixedWidthIndex) -> FixedWidthRecord {
    FixedWidthRecord(
      offset: UInt32(truncatingIfNeeded: start), length: UInt32(truncatingIfNeeded: plan.layout.recordBytes),
      line: UInt32(clamping: line), layout: Int16(truncatingIfNeeded: layout), isWhole: layout >= 0,
      firstProblem: UInt32(truncatingIfNeeded: firstProblem),
      problemCount: UInt32(truncatingIfNeeded: index.problems.count &- firstProblem))
  }

  /// All fields of a record of printable ASCII.
  private mutating func readFields(
    _ record: UnsafeRawPointer, _ place: Place, _ slices: UnsafeMutablePointer<FieldSlice>, _ numbers: UnsafeMutablePointer<Int64>,
    _ index: inout FixedWidthIndex
  ) {
    let fields = plan.records[place.layout].fields
    for fieldIndex in fields.indices {
      unsafe readField(record, fields[fieldIndex], fieldIndex, place, slices, numbers, &index)
    }
  }

  /// A record with control bytes or bytes above 7E: these fields are named, the others read as usual.
  @inline(never)
  private mutating func readFieldsWithStrangeBytes(
    _ record: UnsafeRawPointer, _ place: Place, _ slices: UnsafeMutablePointer<FieldSlice>, _ numbers: UnsafeMutablePointer<Int64>,
    _ index: inout FixedWidthIndex
  ) {
    let fields = plan.records[place.layout].fields
    for fieldIndex in fields.indices {
      let field = fields[fieldIndex]
      let bad = (0..<field.width).first { unsafe record.byte(field.offset + $0) &- 0x20 > 0x5E }
      guard let bad else {
        unsafe readField(record, field, fieldIndex, place, slices, numbers, &index)
        continue
      }
      unsafe slices[fieldIndex] = FieldSlice(offset: UInt32(place.start + field.offset), length: UInt32(field.width))
      if field.numberIndex >= 0 { unsafe numbers[field.numberIndex] = 0 }
      let byte = unsafe record.byte(field.offset + bad)
      report(byte >= 0x80 ? .notASCII : .controlByte, fieldIndex, place, &index, at: bad, found: Int64(byte))
    }
  }

  private mutating func readField(
    _ record: UnsafeRawPointer, _ field: FieldPlan, _ fieldIndex: Int, _ place: Place, _ slices: UnsafeMutablePointer<FieldSlice>,
    _ numbers: UnsafeMutablePointer<Int64>, _ index: inout FixedWidthIndex
  ) {
    let offset = field.offset
    var from = 0
    var length = field.width
    switch field.operation {
    case .number, .date, .period:
      var value: Int64 = 0
      let problem = unsafe FixedWidthReader.number(record, field, &value, &length)
      if problem != nil || (length == 0 && field.isRequired) {
        report(problem ?? .missingValue, fieldIndex, place, &index)
      } else if field.isSequence {
        checkSequence(value, fieldIndex, place, &index)
      }
      unsafe numbers[field.numberIndex] = value
    case .text, .identifier, .code:
      if field.isRightAligned {
        from = unsafe FixedWidthReader.leadingPadding(record + offset, field.width, field.padding)
        length = field.width &- from
      } else {
        length = unsafe FixedWidthReader.trimmedLength(record, field)
      }
      if length == 0 {
        if field.isRequired { report(.missingValue, fieldIndex, place, &index) }
      } else if unsafe !isAllowed(record + offset + from, length, field, fieldIndex, place.layout) {
        unsafe reportBadText(record + offset + from, length, from, field, fieldIndex, place, &index)
      }
    case .constant:
      let word = unsafe (record.word(offset &- field.back) &>> field.backBits) & field.mask
      let isEqual = unsafe word == field.word && (field.width <= 8 || isWholeConstant(record + offset, fieldIndex, place.layout))
      if !isEqual { report(.constantDiffers, fieldIndex, place, &index) }
    case .filler:
      length = 0
      if unsafe !FixedWidthReader.isPadding(record, field) { report(.fillerNotEmpty, fieldIndex, place, &index) }
    }
    unsafe slices[fieldIndex] = FieldSlice(
      offset: UInt32(truncatingIfNeeded: place.start &+ offset &+ from), length: UInt32(truncatingIfNeeded: length))
  }

  @inline(never)
  private func report(
    _ kind: FixedWidthProblem.Kind, _ field: Int, _ place: Place, _ index: inout FixedWidthIndex, at byte: Int? = nil, found: Int64 = 0,
    expected: Int64 = 0
  ) {
    let layout = plan.layout.records[place.layout].fields[field]
    let columns = byte.map { layout.start + $0...layout.start + $0 } ?? layout.columns
    index.problems.append(
      FixedWidthProblem(
        kind, line: place.line, byteOffset: place.byteOffset, columns: columns, layout: place.layout, field: field, found: found,
        expected: expected))
  }

  /// The check digits, where the fields they guard could be read.
  private mutating func verifyCheck(
    _ record: UnsafeRawPointer, _ place: Place, _ numbers: UnsafeMutablePointer<Int64>, _ firstProblem: Int, _ index: inout FixedWidthIndex
  ) {
    guard let check = plan.records[place.layout].check, !index.problems[firstProblem...].contains(where: { check.concerns(Int($0.field)) })
    else { return }
    let (found, expected) = unsafe (numbers[check.column], check.digits(record))
    if found != expected { report(.checkDiffers, check.field, place, &index, found: found, expected: expected) }
  }

  private mutating func checkSequence(_ value: Int64, _ field: Int, _ place: Place, _ index: inout FixedWidthIndex) {
    let expected = sequences[place.layout] &+ 1
    if value != expected { report(.sequenceBroken, field, place, &index, found: value, expected: expected) }
    sequences[place.layout] = value
  }

  /// Whether a text is of its charset, an identifier digits, a code known.
  private func isAllowed(_ text: UnsafeRawPointer, _ length: Int, _ field: FieldPlan, _ fieldIndex: Int, _ layout: Int) -> Bool {
    switch field.operation {
    case .identifier: unsafe FixedWidthReader.hasOnlyBytes(of: .digits, text, length)
    case .text: unsafe FixedWidthReader.hasOnlyBytes(of: plan.layout.records[layout].fields[fieldIndex].charset, text, length)
    default: unsafe isKnownCode(text, length, fieldIndex, layout)
    }
  }

  private func isKnownCode(_ text: UnsafeRawPointer, _ length: Int, _ field: Int, _ layout: Int) -> Bool {
    guard case .code(let codes) = plan.layout.records[layout].fields[field].kind else { return true }
    return codes.contains { code in code.count == length && code.indices.allSatisfy { unsafe text.byte($0) == code[$0] } }
  }

  private func isWholeConstant(_ text: UnsafeRawPointer, _ field: Int, _ layout: Int) -> Bool {
    guard case .constant(let bytes) = plan.layout.records[layout].fields[field].kind else { return true }
    return bytes.indices.allSatisfy { unsafe text.byte($0) == bytes[$0] }
  }

  @inline(never)
  private func reportBadText(
    _ text: UnsafeRawPointer, _ length: Int, _ from: Int, _ field: FieldPlan, _ fieldIndex: Int, _ place: Place,
    _ index: inout FixedWidthIndex
  ) {
    if field.operation == .code { return report(.unknownCode, fieldIndex, place, &index) }
    let charset = field.operation == .identifier ? .digits : plan.layout.records[place.layout].fields[fieldIndex].charset
    let bad = (0..<length).first { unsafe !charset.contains(text.byte($0)) } ?? 0
    let byte = unsafe text.byte(bad)
    report(field.operation == .identifier ? .notDigits : .notInCharset, fieldIndex, place, &index, at: from + bad, found: Int64(byte))
  }

  /// Adds a record to the totals and keeps what it states.
  private mutating func addTotals(
    _ record: UnsafeRawPointer, _ place: Place, _ slices: UnsafeMutablePointer<FieldSlice>, _ numbers: UnsafeMutablePointer<Int64>,
    isSure: Bool, _ index: FixedWidthIndex, _ firstProblem: Int
  ) {
    func isFaulty(_ field: Int) -> Bool { !isSure && index.problems[firstProblem...].contains { Int($0.field) == field } }
    for rule in plan.records[place.layout].totals {
      switch plan.layout.totals[rule.total].rule {
      case .count: totals.add(rule.total, 1)
      case .sum(let field):
        if isFaulty(field) { totals.markIncomplete(rule.total) } else { totals.add(rule.total, unsafe numbers[rule.column]) }
      case .hash(let field, let digits):
        let slice = unsafe slices[field]
        let text = unsafe record + Int(slice.offset) - place.start
        if isFaulty(field) {
          totals.markIncomplete(rule.total)
        } else {
          totals.addHash(rule.total, unsafe FixedWidthTotals.hash(text, Int(slice.length), digits: digits), modulus: rule.modulus)
        }
      }
    }
    for rule in plan.records[place.layout].stated {
      let field = plan.layout.totals[rule].statedField
      if !isFaulty(field) {
        let value = unsafe numbers[plan.records[place.layout].fields[field].numberIndex]
        stated[rule] = Stated(value: value, line: place.line, byteOffset: place.byteOffset)
      }
    }
  }
}

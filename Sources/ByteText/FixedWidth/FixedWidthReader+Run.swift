// The fast way: a run of records of one kind, each whole and without fault. At the first doubt the run ends before that record and
// the careful way takes over; so nothing is reported here, and nothing is decided that the careful way would decide otherwise.

extension FixedWidthReader {
  /// Reads as many faultless records of the current kind as follow each other.
  @inline(__always)
  mutating func readRun(
    _ window: inout Window, _ slices: UnsafeMutablePointer<FieldSlice>, _ numbers: UnsafeMutablePointer<Int64>,
    _ index: inout FixedWidthIndex
  ) {
    let layout = lastLayout
    let record = plan.records[layout]
    guard let fast = record.fast, !isSkippingLine, !record.isOnce, record.order == order, record.stated.isEmpty, hasLineEnds == true,
      unsafe window.count - window.position > plan.layout.recordBytes
    else { return }
    var run = Run(
      layout: layout, recordBytes: plan.layout.recordBytes, line: line, stride: index.stride, numberStride: index.numberStride,
      sequence: sequences[layout], sequenceColumn: record.sequenceColumn)
    let tag = record.tag
    let check = record.check
    unsafe fast.fields.withUnsafeBufferPointer { fields in
      unsafe record.totals.withUnsafeBufferPointer { rules in
        unsafe totals.withValues { values in
          while unsafe index.records.count < window.capacity {
            let step = unsafe run.lineStep(window)
            guard step > 0 else { break }
            let start = unsafe window.position
            let base = unsafe window.base + start
            let slot = index.records.count
            if let tag {
              let word = unsafe (base.word(tag.offset &- tag.back) &>> tag.backBits) & tag.mask
              if word != tag.word { break }
            }
            let ownSlices = unsafe slices + slot &* run.stride
            let ownNumbers = unsafe numbers + slot &* run.numberStride
            guard unsafe Words.arePrintable(base, run.recordBytes),
              unsafe FastRecord.read(base, fields, start, ownSlices, ownNumbers),
              unsafe run.isNextInSequence(ownNumbers),
              check.map({ unsafe $0.digits(base) == ownNumbers[$0.column] }) ?? true,
              unsafe Run.addTotals(base, start, rules, ownSlices, ownNumbers, values)
            else { break }
            run.line &+= 1
            run.sequence &+= 1
            unsafe window.position = start &+ step
            index.records.append(run.record(start, problems: index.problems.count))
          }
        }
      }
    }
    counts[layout] += run.line - line
    line = run.line
    sequences[layout] = run.sequence
  }

  /// What does not change in a run, and its counters.
  struct Run {
    let layout: Int
    let recordBytes: Int
    var line: Int
    let stride: Int
    let numberStride: Int
    var sequence: Int64
    let sequenceColumn: Int

    /// Bytes of the record with its line end; 0 when no line end stands where it should.
    @inline(__always)
    func lineStep(_ window: borrowing Window) -> Int {
      let rest = unsafe window.count &- window.position
      guard rest > recordBytes else { return 0 }
      let end = unsafe window.base + window.position + recordBytes
      let next = unsafe end.byte(0)
      if next == 0x0A { return recordBytes &+ 1 }
      if next == 0x0D, rest > recordBytes &+ 1, unsafe end.byte(1) == 0x0A { return recordBytes &+ 2 }
      return 0
    }

    @inline(__always)
    func isNextInSequence(_ numbers: UnsafeMutablePointer<Int64>) -> Bool {
      unsafe sequenceColumn < 0 || numbers[sequenceColumn] == sequence &+ 1
    }

    @inline(__always)
    func record(_ start: Int, problems: Int) -> FixedWidthRecord {
      FixedWidthRecord(
        offset: UInt32(truncatingIfNeeded: start), length: UInt32(truncatingIfNeeded: recordBytes),
        line: UInt32(truncatingIfNeeded: line), layout: Int16(truncatingIfNeeded: layout), isWhole: true,
        firstProblem: UInt32(truncatingIfNeeded: problems), problemCount: 0)
    }

    /// Adds a record to the totals; false, with nothing added, when a sum would overflow.
    @inline(__always)
    static func addTotals(
      _ record: UnsafeRawPointer, _ start: Int, _ rules: UnsafeBufferPointer<TotalPlan>, _ slices: UnsafeMutablePointer<FieldSlice>,
      _ numbers: UnsafeMutablePointer<Int64>, _ values: UnsafeMutablePointer<Int64>
    ) -> Bool {
      for index in 0..<rules.count where unsafe rules[index].rule == .sum {
        let rule = unsafe rules[index]
        if unsafe values[rule.total].addingReportingOverflow(numbers[rule.column]).overflow { return false }
      }
      for index in 0..<rules.count {
        let rule = unsafe rules[index]
        switch rule.rule {
        case .count: unsafe values[rule.total] &+= 1
        case .sum: unsafe values[rule.total] &+= unsafe numbers[rule.column]
        case .hash:
          let slice = unsafe slices[rule.column]
          let text = unsafe record + Int(slice.offset) - start
          let sum = unsafe values[rule.total] &+ FixedWidthTotals.hash(text, Int(slice.length), digits: rule.digits)
          unsafe values[rule.total] = sum >= rule.modulus ? sum &- rule.modulus : sum
        }
      }
      return true
    }
  }
}

// Reads fixed-width files window by window. Lines and order here, fields in FixedWidthReader+Fields.swift.

/// Reads the records of one file; it keeps only counters between windows.
///
/// Call `read` with a window, use the index, move the window on by the bytes taken, and again until the last window (`isFinal`) is
/// taken whole: only then are missing records and totals known. A window holds at least `smallestWindowBytes`, except at the end.
public struct FixedWidthReader: Sendable {
  /// A window shorter than this may not hold a whole line, and nothing would be taken from it.
  public var smallestWindowBytes: Int { 2 * plan.layout.recordBytes + 1024 }

  let plan: FixedWidthPlan
  /// Totals reckoned over the records read so far.
  public internal(set) var totals: FixedWidthTotals
  /// Records read of each kind.
  public internal(set) var counts: [Int]
  var line = 0
  var fileOffset: UInt64 = 0
  var hasLineEnds: Bool?
  var isSkippingLine = false
  var isFinished = false
  var order = Int.min
  var lastLayout = 0
  var hasReportedMissing: [Bool]
  var sequences: [Int64]
  var stated: [Stated?]

  /// A total as some record stated it.
  struct Stated: Hashable {
    var value: Int64
    var line: Int
    var byteOffset: UInt64
  }

  /// A reader of one file; nil when the layout does not hold together.
  public init?(_ layout: FixedWidthLayout) {
    guard let plan = FixedWidthPlan(layout) else { return nil }
    self.plan = plan
    totals = FixedWidthTotals(layout.totals)
    counts = Array(repeating: 0, count: layout.records.count)
    hasReportedMissing = Array(repeating: false, count: layout.records.count)
    sequences = Array(repeating: 0, count: layout.records.count)
    stated = Array(repeating: nil, count: layout.totals.count)
  }

  /// The layout.
  public var layout: FixedWidthLayout { plan.layout }
  /// Whether the file's lines have ends; nil before the first record.
  public var linesHaveEnds: Bool? { hasLineEnds }

  /// Reads the whole records at the start of a window and returns the bytes taken; with `isFinal` the window ends the file.
  public mutating func read(_ bytes: [UInt8], count: Int? = nil, isFinal: Bool, into index: inout FixedWidthIndex) -> Int {
    read(bytes.span, count: count, isFinal: isFinal, into: &index)
  }

  /// Reads the whole records at the start of a window and returns the bytes taken; with `isFinal` the window ends the file.
  public mutating func read(_ bytes: Span<UInt8>, count: Int? = nil, isFinal: Bool, into index: inout FixedWidthIndex) -> Int {
    let count = min(max(0, count ?? bytes.count), bytes.count, Int(UInt32.max))
    let recordCapacity = count / plan.layout.recordBytes + 2
    index.prepare(plan, capacity: recordCapacity)
    guard !isFinished else { return count }
    let taken = unsafe bytes.withUnsafeBytes { raw -> Int in
      guard let base = raw.baseAddress else { return 0 }
      var window = unsafe Window(base: base, count: count, isFinal: isFinal, capacity: recordCapacity)
      unsafe readRecords(&window, &index)
      return unsafe window.position
    }
    fileOffset += UInt64(taken)
    if isFinal, taken == count { finish(&index) }
    return taken
  }

  /// The bytes being read; lives only during one call of `read`.
  @unsafe struct Window {
    let base: UnsafeRawPointer
    let count: Int
    let isFinal: Bool
    let capacity: Int
    var position = 0
  }

  private mutating func readRecords(_ window: inout Window, _ index: inout FixedWidthIndex) {
    if line == 0, unsafe !skipByteOrderMark(&window, &index) { return }
    let recordBytes = plan.layout.recordBytes
    var slices = index.slices
    var numbers = index.numbers
    // Moved out and back, so that the loop writes into memory it owns alone.
    index.slices = []
    index.numbers = []
    unsafe slices.withUnsafeMutableBufferPointer { slices in
      unsafe numbers.withUnsafeMutableBufferPointer { numbers in
        guard let slices = slices.baseAddress, let numbers = numbers.baseAddress else { return }
        while unsafe index.records.count < window.capacity, unsafe window.position < window.count {
          unsafe readRun(&window, slices, numbers, &index)
          guard unsafe index.records.count < window.capacity, unsafe window.position < window.count else { break }
          let start = unsafe window.position
          guard let (length, step) = unsafe nextLine(window, index.records.count) else { break }
          unsafe window.position = start &+ step
          if isSkippingLine || length == 0 || length == 1 {
            if unsafe passOver(window, start, length, step, &index) { continue }
          }
          line &+= 1
          let slot = index.records.count
          if length == recordBytes,
            unsafe readRecord(
              window.base + start, start, slices + slot &* index.stride, numbers + slot &* index.numberStride, &index)
          {
            continue
          }
          unsafe readBrokenLine(&window, start, &index)
        }
      }
    }
    index.slices = slices
    index.numbers = numbers
  }

  /// Length of the line at the window's position and the bytes to move on; nil when more bytes are needed.
  @inline(__always)
  private mutating func nextLine(_ window: Window, _ slot: Int) -> (length: Int, step: Int)? {
    let recordBytes = plan.layout.recordBytes
    let rest = unsafe window.count &- window.position
    let end = unsafe window.position &+ recordBytes
    if !isSkippingLine, rest > recordBytes {
      let next = unsafe window.base.byte(end)
      var step = next == 0x0A ? 1 : 0
      if next == 0x0D, rest > recordBytes &+ 1, unsafe window.base.byte(end &+ 1) == 0x0A { step = 2 }
      if step > 0 {
        if hasLineEnds == nil { hasLineEnds = true }
        return (recordBytes, recordBytes &+ step)
      }
    }
    return unsafe nextLineSlowly(window)
  }

  private mutating func nextLineSlowly(_ window: Window) -> (length: Int, step: Int)? {
    let recordBytes = plan.layout.recordBytes
    let rest = unsafe window.count - window.position
    if hasLineEnds == nil { unsafe detectLineEnds(window) }
    if hasLineEnds == false {
      let first = unsafe window.base.byte(window.position)
      if first == 0x0A || first == 0x0D { return (0, 1) }
      if rest >= recordBytes { return (recordBytes, recordBytes) }
      return unsafe window.isFinal ? (rest, rest) : nil
    }
    for offset in 0..<rest where unsafe window.base.byte(window.position + offset) == 0x0A {
      let hasReturn = unsafe offset > 0 && window.base.byte(window.position + offset - 1) == 0x0D
      return (hasReturn ? offset - 1 : offset, offset + 1)
    }
    if unsafe window.isFinal {
      let hasReturn = unsafe window.base.byte(window.count - 1) == 0x0D
      return (hasReturn ? rest - 1 : rest, rest)
    }
    // No end in sight: the line is taken in pieces, so that no file can make the window grow.
    return isSkippingLine || rest >= smallestWindowBytes ? (rest, rest) : nil
  }

  /// A file whose second record follows the first without a line end has none.
  private mutating func detectLineEnds(_ window: Window) {
    let recordBytes = plan.layout.recordBytes
    let rest = unsafe window.count - window.position
    guard rest >= recordBytes else {
      if unsafe window.isFinal { hasLineEnds = true }
      return
    }
    let end = unsafe window.position + recordBytes
    for offset in unsafe window.position..<end where unsafe window.base.byte(offset) == 0x0A {
      hasLineEnds = true
      return
    }
    if rest == recordBytes {
      if unsafe window.isFinal { hasLineEnds = true }
      return
    }
    let next = unsafe window.base.byte(end)
    if next == 0x0A || next == 0x0D {
      hasLineEnds = true
    } else if rest >= 2 * recordBytes {
      hasLineEnds = unsafe recordLayout(window.base + end) == nil
    } else if unsafe window.isFinal {
      hasLineEnds = plan.layout.lineEnd != .none
    }
  }

  /// The mark of UTF-8 at the start is named and skipped; false when the window is too short to tell.
  private mutating func skipByteOrderMark(_ window: inout Window, _ index: inout FixedWidthIndex) -> Bool {
    guard fileOffset == 0, unsafe window.position == 0, unsafe window.count > 0 else { return true }
    if unsafe window.base.byte(0) != 0xEF { return true }
    guard unsafe window.count >= 3 else { return unsafe window.isFinal }
    if unsafe window.base.byte(1) == 0xBB, unsafe window.base.byte(2) == 0xBF {
      index.problems.append(FixedWidthProblem(.byteOrderMark, line: 1, columns: 1...3))
      unsafe window.position = 3
    }
    return true
  }

  /// Passes over the rest of an endless line, an empty line or a lone 1A; false when the line is none of these.
  private mutating func passOver(
    _ window: borrowing Window, _ start: Int, _ length: Int, _ step: Int, _ index: inout FixedWidthIndex
  ) -> Bool {
    if isSkippingLine {
      isSkippingLine = unsafe window.base.byte(start + step - 1) != 0x0A
      return true
    }
    if length == 1, unsafe window.base.byte(start) != 0x1A { return false }
    if length == 0, hasLineEnds == false { return true }
    line += 1
    index.problems.append(
      FixedWidthProblem(length == 0 ? .emptyLine : .endOfFileMark, line: line, byteOffset: fileOffset + UInt64(start)))
    return true
  }

  /// A line of the wrong length, or with a line feed inside the length of a record.
  private mutating func readBrokenLine(_ window: inout Window, _ start: Int, _ index: inout FixedWidthIndex) {
    let base = unsafe window.base + start
    var length = unsafe window.position - start
    let firstFeed = (0..<length).first { unsafe base.byte($0) == 0x0A }
    if let firstFeed {
      // Two short lines can look like one record: the first line end counts.
      unsafe window.position = start + firstFeed + 1
      length = firstFeed
      if length > 0, unsafe base.byte(length - 1) == 0x0D { length -= 1 }
    } else if unsafe !window.isFinal, hasLineEnds != false {
      isSkippingLine = true
    } else if length > 0, unsafe base.byte(length - 1) == 0x0D {
      length -= 1
    }
    if unsafe length == 0 || (length == 1 && base.byte(0) == 0x1A) {
      index.problems.append(
        FixedWidthProblem(length == 0 ? .emptyLine : .endOfFileMark, line: line, byteOffset: fileOffset + UInt64(start)))
      return
    }
    let layout = unsafe recordLayout(base, length: length)
    let firstProblem = index.problems.count
    let byteOffset = fileOffset + UInt64(start)
    index.problems.append(
      FixedWidthProblem(
        .lineLength, line: line, byteOffset: byteOffset, layout: layout ?? -1, found: Int64(length),
        expected: Int64(plan.layout.recordBytes)))
    if let layout {
      placeRecord(layout, byteOffset, &index)
      for rule in plan.records[layout].totals { totals.markIncomplete(rule.total) }
      countTotals(layout)
    }
    index.records.append(
      FixedWidthRecord(
        offset: UInt32(start), length: UInt32(length), line: UInt32(clamping: line), layout: Int16(layout ?? -1), isWhole: false,
        firstProblem: UInt32(firstProblem), problemCount: UInt32(index.problems.count - firstProblem)))
  }
}

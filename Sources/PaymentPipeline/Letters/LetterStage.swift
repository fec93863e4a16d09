// Between a file and its readers: old letters become Unicode in a private copy, and every place of the copy leads back to the file.

internal import ByteText
import Files

/// A text whose letters were converted.
final class LetterStage: Sendable {
  /// How it was converted.
  private enum Way: Sendable {
    case whole(LegacyDecoder)
    case cells(LetterRepair, separator: UInt8)
  }

  /// A place where a line begins, in the text and in what it was made of.
  private struct Checkpoint: Sendable {
    var text: Int
    var base: Int
  }

  /// The bytes before.
  let base: InputFile
  /// The text in Unicode letters.
  let text: InputFile
  /// Cells converted by encoding; empty where the whole file was.
  let cells: [(encoding: LegacyEncoding, count: Int)]
  /// What the decoders met.
  let found: LegacyDecoding
  /// Cells that were kept: those that could be either, and those that nothing explains.
  let kept: (unclear: Int, doubtful: Int)
  /// The first cell converted, and the first kept.
  let firstConverted: LetterRemark?
  let firstKept: LetterRemark?
  private let way: Way
  private let checkpoints: [Checkpoint]

  /// Bytes of text between two places that are remembered.
  private static let stepBytes = 4 << 10

  /// Converts a whole text.
  init(_ base: InputFile, whole encoding: LegacyEncoding) throws(FileProblem) {
    var work = WholeText(base, LegacyDecoder(encoding))
    text = try InputFile(spooling: base.path) { (piece) throws(FileProblem) in try work.next(&piece) }
    self.base = base
    way = .whole(work.decoder)
    checkpoints = work.checkpoints
    found = work.found
    cells = []
    kept = (0, 0)
    (firstConverted, firstKept) = (nil, nil)
  }

  /// Converts cells of a table.
  init(_ base: InputFile, head: [UInt8], cells encodings: [LegacyEncoding], isNamed: Bool) throws(FileProblem) {
    let separator = CSVDialect.detect(head.span, validCount: head.count, isWholeFile: base.size <= head.count).separator
    let learned = try CellText(base, separator, LetterRepair(encodings, isNamed: isNamed)).learn()
    var work = CellText(base, separator, learned)
    text = try InputFile(spooling: base.path) { (piece) throws(FileProblem) in try work.next(&piece) }
    self.base = base
    way = .cells(learned, separator: separator)
    checkpoints = work.checkpoints
    found = work.repair.found
    cells = zip(encodings, work.repair.convertedCells).filter { $1 > 0 }.map { ($0, $1) }
    kept = (work.repair.unclearCells, work.repair.doubtfulCells)
    (firstConverted, firstKept) = (work.firstConverted, work.firstKept)
  }

  /// Where the bytes of a range of the text stood before; a range that begins or ends within a word, or within a record of a table, begins
  /// or ends with it.
  func basePlace(of range: Range<Int>) throws(FileProblem) -> Range<Int> {
    let start = try basePlace(of: range.lowerBound)
    return start..<max(start, try basePlace(of: range.upperBound))
  }

  /// Where a byte of the text stood before.
  func basePlace(of offset: Int) throws(FileProblem) -> Int {
    var (low, high) = (0, checkpoints.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if checkpoints[middle].text <= offset { low = middle } else { high = middle }
    }
    let from = checkpoints[low]
    // The last piece may be a long one; others end where the next begins.
    let end = low + 1 < checkpoints.count ? checkpoints[low + 1].base : min(base.size, from.base + (4 << 20))
    var bytes = [UInt8](repeating: 0, count: end - from.base + FileWindow.slackBytes)
    let count = try base.read(at: from.base, into: &bytes, from: 0, count: end - from.base)
    let distance = offset - from.text
    switch way {
    case .whole(let decoder): return from.base + Self.place(distance, in: bytes, count, decoder)
    case .cells(let repair, let separator): return from.base + Self.place(distance, in: bytes, count, repair, separator)
    }
  }

  /// Goes line by line, then word by word.
  private static func place(_ distance: Int, in bytes: [UInt8], _ count: Int, _ decoder: LegacyDecoder) -> Int {
    var (place, left) = (0, distance)
    var scratch: [UInt8] = []
    var found = LegacyDecoding()
    func length(_ range: Range<Int>) -> Int {
      scratch.removeAll(keepingCapacity: true)
      decoder.decode(bytes.span, range, to: &scratch, &found)
      return scratch.count
    }
    while place < count {
      let end = bytes[place..<count].firstIndex(of: 0x0A).map { $0 + 1 } ?? count
      let size = length(place..<end)
      if size > left { break }
      (place, left) = (end, left - size)
    }
    while place < count, left > 0 {
      var end = place + 1
      if WordReader.isWord(bytes[place]) { while end < count, WordReader.isWord(bytes[end]) { end += 1 } }
      let size = length(place..<end)
      if size > left { break }
      (place, left) = (end, left - size)
    }
    return place
  }

  /// Goes record by record.
  private static func place(_ distance: Int, in bytes: [UInt8], _ count: Int, _ learned: LetterRepair, _ separator: UInt8) -> Int {
    let markLength = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    if distance <= markLength { return distance }
    var repair = learned
    var (scanner, index) = (CSVScanner(separator: separator), CSVIndex())
    _ = scanner.scan(bytes.span, from: markLength, validCount: count, isFinal: true, into: &index)
    var left = distance - markLength
    var scratch: [UInt8] = []
    for number in 0..<index.recordCount {
      let record = index.record(number)
      scratch.removeAll(keepingCapacity: true)
      repair.append(bytes.span, record, index, to: &scratch)
      if scratch.count > left {
        // Behind the cells everything is as it was.
        let behind = scratch.count - left
        return behind <= Int(record.length - record.contentLength) ? Int(record.offset + record.length) - behind : Int(record.offset)
      }
      left -= scratch.count
    }
    // What is no record was left as it is.
    let last = index.recordCount > 0 ? index.record(index.recordCount - 1) : nil
    return min(count, (last.map { Int($0.offset + $0.length) } ?? 0) + left)
  }

  // MARK: - Converting

  private static let windowBytes = 128 << 10

  /// A text read in one encoding.
  private struct WholeText: ~Copyable {
    let decoder: LegacyDecoder
    var found = LegacyDecoding()
    var checkpoints = [Checkpoint(text: 0, base: 0)]
    private var window: FileWindow
    private var unfinished = 0
    private var written = 0

    init(_ base: InputFile, _ decoder: LegacyDecoder) {
      self.decoder = decoder
      window = FileWindow(base, windowBytes: LetterStage.windowBytes)
    }

    mutating func next(_ piece: inout [UInt8]) throws(FileProblem) -> Bool {
      try window.refill(keeping: unfinished)
      let bytes = window.bytes
      let end = window.isAtEnd ? window.count : decoder.wholePart(bytes.span, 0..<window.count)
      var start = 0
      while start < end {
        let step = min(end, start + LetterStage.stepBytes)
        let stop = step == end ? end : bytes[step..<end].firstIndex(of: 0x0A).map { $0 + 1 } ?? end
        decoder.decode(bytes.span, start..<stop, to: &piece, &found)
        start = stop
        checkpoints.append(Checkpoint(text: written + piece.count, base: window.fileOffset + start))
      }
      written += piece.count
      unfinished = end
      return !window.isAtEnd
    }
  }

  /// A table read cell by cell.
  private struct CellText: ~Copyable {
    var repair: LetterRepair
    var checkpoints = [Checkpoint(text: 0, base: 0)]
    var firstConverted: LetterRemark?
    var firstKept: LetterRemark?
    private var window: FileWindow
    private var scanner: CSVScanner
    private var index = CSVIndex()
    private var unfinished = 0
    private var written = 0
    private var line = 1
    /// Bytes of the byte order mark, which belongs to no cell.
    private var markLength = 0

    init(_ base: InputFile, _ separator: UInt8, _ repair: LetterRepair) {
      self.repair = repair
      scanner = CSVScanner(separator: separator)
      window = FileWindow(base, windowBytes: LetterStage.windowBytes)
    }

    /// Reads on; the records that are complete are in the index. False at the end or at what is no record, which is left as it is.
    private mutating func advance() throws(FileProblem) -> (isLast: Bool, isBroken: Bool) {
      try window.refill(keeping: unfinished)
      let bytes = window.bytes
      let isFirst = window.fileOffset == 0 && unfinished == 0
      if isFirst { markLength = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }
      let outcome = scanner.scan(
        bytes.span, from: isFirst ? markLength : 0, validCount: window.count, isFinal: window.isAtEnd, into: &index)
      unfinished = outcome.consumed
      return (window.isAtEnd || outcome.problem != nil, outcome.problem != nil)
    }

    /// The repair when it knows the columns.
    consuming func learn() throws(FileProblem) -> LetterRepair {
      var isLast = false
      while !isLast {
        isLast = try advance().isLast
        let bytes = window.bytes
        for number in 0..<index.recordCount { repair.learn(bytes.span, index.record(number), index) }
      }
      return repair
    }

    mutating func next(_ piece: inout [UInt8]) throws(FileProblem) -> Bool {
      if let rest = restOffset { return try copyRest(from: rest, &piece) }
      let (isLast, isBroken) = try advance()
      let bytes = window.bytes
      if written == 0 { piece.append(contentsOf: bytes.prefix(markLength)) }
      for number in 0..<index.recordCount {
        let record = index.record(number)
        let start = written + piece.count
        if start - (checkpoints.last?.text ?? 0) >= LetterStage.stepBytes {
          checkpoints.append(Checkpoint(text: start, base: window.fileOffset + Int(record.offset)))
        }
        repair.append(bytes.span, record, index, to: &piece)
        if let remark = repair.lastRemark { note(remark) }
        line += Int(record.lineCount)
      }
      written += piece.count
      guard isBroken || (isLast && unfinished < window.count) else { return !isLast }
      // What is no record stays as it is: its reader says why.
      restOffset = window.fileOffset + unfinished
      checkpoints.append(Checkpoint(text: written, base: window.fileOffset + unfinished))
      return true
    }

    private var restOffset: Int?

    private mutating func copyRest(from offset: Int, _ piece: inout [UInt8]) throws(FileProblem) -> Bool {
      let file = window.file
      piece = [UInt8](repeating: 0, count: min(LetterStage.windowBytes, file.size - offset))
      let count = try file.read(at: offset, into: &piece, from: 0, count: piece.count)
      guard count == piece.count else { throw .changedWhileReading(path: file.path) }
      restOffset = offset + count
      return offset + count < file.size
    }

    private mutating func note(_ remark: LetterRepair.Remark) {
      func made() -> LetterRemark {
        LetterRemark(line: line, bytes: remark.range.prefix(80).map { window.bytes[$0] }, encoding: remark.encoding)
      }
      if remark.kind == .converted {
        if firstConverted == nil { firstConverted = made() }
      } else if firstKept == nil {
        firstKept = made()
      }
    }
  }
}

/// A cell worth a word in the report.
struct LetterRemark: Sendable {
  /// 1-based physical line where its record begins.
  var line: Int
  /// At most 80 bytes of it.
  var bytes: [UInt8]
  /// The encoding in question, if there is one.
  var encoding: LegacyEncoding?
}

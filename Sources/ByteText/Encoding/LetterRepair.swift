// Cells of a table whose letters are those of an older encoding, among others that are as they should be: each cell is judged by its own
// words, and a cell that could be either by the row and the column it stands in.

/// Puts the cells of a file into Unicode letters, record by record.
public struct LetterRepair: Sendable {
  /// The encodings that were found in the file or named by the user, the surest first.
  public let encodings: [LegacyEncoding]
  /// The user named the encoding: a cell that could be either is in it, unless its row and column are Unicode.
  public let isNamed: Bool
  /// Cells converted from each encoding.
  public private(set) var convertedCells: [Int]
  /// Cells that could be either, of which nothing around says what they are; they were kept.
  public private(set) var unclearCells = 0
  /// Cells that no encoding explains although some word is not Vietnamese as it stands, but would be in one.
  public private(set) var doubtfulCells = 0
  /// What the decoders met.
  public private(set) var found = LegacyDecoding()
  /// The last cell that was converted, kept although unclear, or doubtful; for samples.
  public private(set) var lastRemark: Remark?

  /// A cell worth a word in the report.
  public struct Remark: Sendable {
    /// What became of it.
    public enum Kind: Sendable { case converted, unclear, doubtful }
    /// What became of it.
    public var kind: Kind
    /// Its bytes in the window.
    public var range: Range<Int>
    /// The encoding in question; nil where none explains the cell.
    public var encoding: LegacyEncoding?
  }

  /// What a cell is by itself.
  private enum Nature: Equatable {
    /// Nothing to be asked: ASCII, or the same in any encoding.
    case silent
    /// Vietnamese as it stands and in no encoding.
    case settled
    /// Not Vietnamese as it stands, but in one of the encodings.
    case old(Int)
    /// Vietnamese both ways.
    case either(Int)
    /// Not Vietnamese either way, though some word would be in one.
    case doubtful
  }

  /// Cells of a column by their nature.
  private struct Column {
    var settled = 0
    var old: [Int]
  }

  private static let mostColumns = 256
  private var columns: [Column] = []
  private var words = WordReader()
  private var natures: [Nature] = []
  private var wordRanges: [Range<Int>] = []
  private var eightBit: [UInt8] = []
  private let decoders: [LegacyDecoder?]

  /// A repair by some encodings; `learn` every record before the first is appended.
  public init(_ encodings: [LegacyEncoding], isNamed: Bool) {
    self.encodings = encodings
    self.isNamed = isNamed
    decoders = encodings.map { $0 == .utf8AsLatin1 ? nil : LegacyDecoder($0) }
    convertedCells = [Int](repeating: 0, count: encodings.count)
  }

  /// Counts the cells of a record by column.
  public mutating func learn(_ window: Span<UInt8>, _ record: CSVRecord, _ index: CSVIndex) {
    guard LetterRepair.hasHigh(window, record.range) else { return }
    for (column, field) in record.fieldRange.prefix(Self.mostColumns).enumerated() {
      let nature = nature(window, index.fields[field].range)
      while columns.count <= column { columns.append(Column(old: [Int](repeating: 0, count: encodings.count))) }
      switch nature {
      case .settled: columns[column].settled += 1
      case .old(let encoding): columns[column].old[encoding] += 1
      case .silent, .either, .doubtful: break
      }
    }
  }

  /// Appends a record with its line end, the cells of older encodings in Unicode letters, and says how many cells were changed, kept
  /// although unclear, or are doubtful.
  @discardableResult
  public mutating func append(
    _ window: Span<UInt8>, _ record: CSVRecord, _ index: CSVIndex, to arena: inout [UInt8]
  ) -> Bool {
    let whole = Int(record.offset)..<Int(record.offset + record.length)
    lastRemark = nil
    guard LetterRepair.hasHigh(window, whole) else {
      arena.append(window, whole)
      return false
    }
    natures.removeAll(keepingCapacity: true)
    for field in record.fieldRange { natures.append(nature(window, index.fields[field].range)) }
    var copied = whole.lowerBound
    for (column, field) in record.fieldRange.enumerated() {
      let range = index.fields[field].range
      guard let encoding = encoding(of: column, range) else { continue }
      arena.append(window, copied..<range.lowerBound)
      if !EightBitForm.append(window, range, decoders[encoding], to: &arena, &found, scratch: &eightBit) { arena.append(window, range) }
      copied = range.upperBound
      convertedCells[encoding] += 1
      lastRemark = Remark(kind: .converted, range: range, encoding: encodings[encoding])
    }
    arena.append(window, copied..<whole.upperBound)
    return lastRemark != nil
  }

  /// The encoding to convert a cell from; nil to keep it.
  private mutating func encoding(of column: Int, _ range: Range<Int>) -> Int? {
    switch natures[column] {
    case .silent, .settled: return nil
    case .old(let encoding): return encoding
    case .doubtful:
      doubtfulCells += 1
      lastRemark = Remark(kind: .doubtful, range: range, encoding: nil)
      return nil
    case .either(let encoding):
      let row = natures.reduce(into: (settled: 0, old: 0)) { count, nature in
        if nature == .settled { count.settled += 1 }
        if nature == .old(encoding) { count.old += 1 }
      }
      if row.old > 0, row.settled == 0 { return encoding }
      // The header stands in the column too, and rows copied from elsewhere may.
      let around = column < columns.count ? (settled: columns[column].settled, old: columns[column].old[encoding]) : (settled: 0, old: 0)
      if around.old > 0, around.old >= 4 * around.settled { return encoding }
      if row.old == 0, around.settled > 0 || !isNamed, around.settled >= 4 * around.old { return nil }
      // The user's word is for all lists of a run; it decides where nothing in this one does.
      if isNamed { return encoding }
      unclearCells += 1
      lastRemark = Remark(kind: .unclear, range: range, encoding: encodings[encoding])
      return nil
    }
  }

  /// What a cell is by its words.
  private mutating func nature(_ window: Span<UInt8>, _ range: Range<Int>) -> Nature {
    guard LetterRepair.hasHigh(window, range) else { return .silent }
    var (count, settled, explainable) = (0, 0, 0)
    var fitting = InlineArray<6, Int>(repeating: 0)
    wordRanges.removeAll(keepingCapacity: true)
    WordReader.words(window, range) { wordRanges.append($0) }
    for word in wordRanges {
      let readings = words.read(window, word).readings
      count += 1
      if readings.staysAsItIs { settled += 1 }
      if readings.isExplainable { explainable += 1 }
      for (place, encoding) in encodings.enumerated() where readings.fits(encoding) { fitting[place] += 1 }
    }
    // One word in four may be a foreign name or a slip.
    var best: Int?
    for place in encodings.indices where fitting[place] > (best.map { fitting[$0] } ?? 0) {
      let others = count - fitting[place]
      if others * 4 <= count, others == 0 || isWhole(window, range, encodings[place]) { best = place }
    }
    if settled == count {
      guard let best else { return .settled }
      return .either(best)
    }
    if let best, fitting[best] > settled || isNamed { return .old(best) }
    return explainable > 0 ? .doubtful : .silent
  }

  /// Whether every byte of a cell is a character of the encoding.
  private func isWhole(_ window: Span<UInt8>, _ range: Range<Int>, _ encoding: LegacyEncoding) -> Bool {
    var (text, found) = ([UInt8](), LegacyDecoding())
    return EightBitForm.append(window, range, as: encoding, to: &text, &found) && found.undefinedBytes == 0
  }

  private static func hasHigh(_ window: Span<UInt8>, _ range: Range<Int>) -> Bool {
    for offset in range where window[offset] >= 0x80 { return true }
    return false
  }
}

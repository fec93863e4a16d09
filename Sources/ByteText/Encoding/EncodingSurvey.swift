// Looks through a whole file, window by window, for words that are not Vietnamese as they stand.

/// The words of a file, cell by cell.
public struct EncodingSurvey: Sendable {
  /// A cell that is not Vietnamese as it stands.
  public struct Sample: Sendable, Equatable {
    /// 1-based physical line.
    public var line: Int
    /// Its bytes, 80 at most.
    public var bytes: [UInt8]

    /// A cell.
    public init(line: Int, bytes: [UInt8]) {
      self.line = line
      self.bytes = bytes
    }
  }

  /// What speaks for which encoding.
  public private(set) var evidence = EncodingEvidence()
  /// The first few cells with a word that is not Vietnamese as it stands and is in some encoding.
  public private(set) var samples: [Sample] = []
  /// Lines so far.
  public private(set) var lines = 0
  /// Lines with bytes that are not UTF-8.
  public private(set) var rawLines = 0

  private static let mostSamples = 12
  private var reader = WordReader()
  private var countedBesideOthers = [Bool](repeating: false, count: WordReader.slots)
  private var cell: [(readings: WordReadings, slot: Int)] = []
  private var lastRawLine = -1

  /// Nothing seen yet.
  public init() {}

  /// Looks at some bytes that begin at the start of a line.
  public mutating func look(at window: Span<UInt8>, _ range: Range<Int>) {
    var offset = range.lowerBound
    var cellStart = offset
    while offset < range.upperBound {
      let byte = window[offset]
      let kind = Self.kinds[Int(byte)]
      if kind == 0 {
        offset &+= 1
      } else if kind == 1 {
        if !cell.isEmpty { close(window, cellStart..<offset) }
        if byte == 0x0A { lines += 1 }
        offset &+= 1
        cellStart = offset
      } else {
        let end = WordReader.endOfWord(window, offset, range)
        read(window, WordReader.startOfWord(window, offset, cellStart..<range.upperBound)..<end)
        offset = end
      }
    }
    close(window, cellStart..<offset)
  }

  private mutating func read(_ window: Span<UInt8>, _ word: Range<Int>) {
    let (readings, isNew, slot) = reader.read(window, word)
    if isNew { evidence.add(readings) }
    if readings.isRaw, lastRawLine != lines {
      lastRawLine = lines
      rawLines += 1
    }
    cell.append((readings, slot))
  }

  /// The other words of a cell with an old word are of its encoding too, even if they are Vietnamese as they stand: "Ñoã Thò Hoàng".
  private mutating func close(_ window: Span<UInt8>, _ range: Range<Int>) {
    if cell.isEmpty { return }
    defer { cell.removeAll(keepingCapacity: true) }
    let explained = cell.reduce(UInt8(0)) { $0 | ($1.readings.isExplainable ? $1.readings.legacyBits : 0) }
    guard explained != 0 else { return }
    for word in cell where word.readings.staysAsItIs && word.readings.legacyBits & explained != 0 && !countedBesideOthers[word.slot] {
      countedBesideOthers[word.slot] = true
      evidence.add(WordReadings(bits: word.readings.legacyBits & explained))
    }
    guard samples.count < Self.mostSamples else { return }
    let bytes = range.prefix(80).map { window[$0] }
    if !samples.contains(where: { $0.bytes == bytes }) { samples.append(Sample(line: lines + 1, bytes: bytes)) }
  }

  /// By byte: 1 ends a cell, 2 is beyond ASCII.
  private static let kinds: InlineArray<256, UInt8> = {
    var kinds = InlineArray<256, UInt8>(repeating: 0)
    for byte in 0x80...0xFF { kinds[byte] = 2 }
    for byte in Array("\n\r\t,;|\"".utf8) { kinds[Int(byte)] = 1 }
    return kinds
  }()
}

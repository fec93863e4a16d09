// A reused piece of a file that slides over it: memory stays flat whatever the file's size.

/// A window over a file: the valid bytes, at least 64 zero bytes behind them, and their place in the file.
///
/// A reader works on `bytes[0..<count]`, says with `refill(keeping:)` where its first unfinished record begins, and goes on with the
/// record at the front and new bytes behind it. Holding a copy of `bytes` across a refill costs a copy of the window.
public struct FileWindow: ~Copyable {
  /// The buffer: `count` valid bytes, then zeros, at least `slackBytes` of them.
  public private(set) var bytes: [UInt8]
  /// How many bytes at the front are of the file.
  public private(set) var count = 0
  /// The 0-based place in the file of `bytes[0]`.
  public private(set) var fileOffset = 0
  /// The file that is read.
  public let file: InputFile

  private var windowBytes: Int
  private let limitBytes: Int
  private var hasher: SHA256Hasher?
  private var hashedCount = 0

  /// Zero bytes behind the valid ones, so that readers may look at 64 bytes at a time: 64.
  public static let slackBytes = 64
  /// The usual window: 256 KiB.
  public static let defaultWindowBytes = 256 << 10
  /// The usual limit for one record: 4 MiB.
  public static let defaultLimitBytes = 4 << 20

  /// An empty window at the front of the file; the first `refill(keeping: 0)` fills it.
  public init(
    _ file: InputFile, windowBytes: Int = FileWindow.defaultWindowBytes, limitBytes: Int = FileWindow.defaultLimitBytes,
    isHashing: Bool = false
  ) {
    precondition(windowBytes > 0 && limitBytes >= windowBytes, "the window must fit into its limit")
    self.file = file
    // A small file needs no large window.
    self.windowBytes = min(windowBytes, max(file.size, 1))
    self.limitBytes = limitBytes
    bytes = [UInt8](repeating: 0, count: self.windowBytes + FileWindow.slackBytes)
    hasher = isHashing ? SHA256Hasher() : nil
  }

  /// Whether no byte of the file lies behind the window.
  public var isAtEnd: Bool { fileOffset + count >= file.size }

  /// Moves `bytes[tailStart..<count]` to the front and fills up behind it; returns how many bytes are new, 0 at the end.
  ///
  /// The window grows only if nothing was given up and it is full; a record over the limit is `recordTooLong`.
  @discardableResult
  public mutating func refill(keeping tailStart: Int) throws(FileProblem) -> Int {
    precondition(tailStart >= 0 && tailStart <= count, "the tail must lie in the window")
    if isAtEnd {
      slide(to: tailStart)
      clearSlack()
      return 0
    }
    if tailStart == 0, count == windowBytes { try grow() }
    slide(to: tailStart)
    let wanted = min(windowBytes - count, file.size - fileOffset - count)
    let filled = try file.read(at: fileOffset + count, into: &bytes, from: count, count: wanted)
    guard filled == wanted else { throw .changedWhileReading(path: file.path) }
    hash(from: count, to: count + filled)
    count += filled
    clearSlack()
    if isAtEnd { try file.checkUnchanged() }
    return filled
  }

  /// Empties the window and puts it at a place in the file; bytes read a second time are not hashed a second time.
  public mutating func restart(at offset: Int = 0) {
    precondition(offset >= 0 && offset <= file.size, "the place must lie in the file")
    fileOffset = offset
    count = 0
    clearSlack()
  }

  /// The SHA-256 of the whole file if hashing was asked for; what was not read yet is read now.
  public mutating func digest() throws(FileProblem) -> SHA256Digest? {
    guard hasher != nil else { return nil }
    if hashedCount < file.size {
      restart(at: hashedCount)
      while !isAtEnd { try refill(keeping: count) }
    }
    hashedCount = 0
    return hasher?.finish()
  }

  private mutating func slide(to tailStart: Int) {
    guard tailStart > 0 else { return }
    let kept = count - tailStart
    if kept > 0 {
      unsafe bytes.withUnsafeMutableBytes { whole in
        unsafe whole.baseAddress!.copyMemory(from: whole.baseAddress! + tailStart, byteCount: kept)
      }
    }
    fileOffset += tailStart
    count = kept
  }

  private mutating func grow() throws(FileProblem) {
    guard windowBytes < limitBytes else {
      throw .recordTooLong(path: file.path, byteOffset: fileOffset, limitBytes: limitBytes)
    }
    windowBytes = windowBytes > limitBytes / 2 ? limitBytes : windowBytes * 2
    bytes.append(contentsOf: repeatElement(0, count: windowBytes + FileWindow.slackBytes - bytes.count))
  }

  private mutating func clearSlack() {
    for index in count..<count + FileWindow.slackBytes { bytes[index] = 0 }
  }

  private mutating func hash(from start: Int, to end: Int) {
    guard var own = hasher.take() else { return }
    let place = fileOffset + start
    let known = max(hashedCount - place, 0)
    if place <= hashedCount, start + known < end {
      own.update(bytes.span.extracting(start + known..<end))
      hashedCount = fileOffset + end
    }
    hasher = consume own
  }
}

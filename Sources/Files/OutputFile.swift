// A buffered output file: room kept for totals that are known last, and nothing left behind when writing fails.
#if canImport(Glibc)
  import Glibc
#endif

/// A file being written; it counts as written only after `finish()`, and is removed if that never happens.
///
/// A hot writer appends to `buffer` and calls `flushIfFull()` once a record. Not to be used from two threads at once.
public final class OutputFile {
  /// What happens with the bytes at the end.
  enum Ending {
    /// The file stays where it was created.
    case stays(at: String)
    /// The file takes its real name, over an older one only if `replacing`.
    case renamed(from: String, to: String, replacing: Bool)
    /// A private copy is copied to an open stream.
    case copied(to: CInt)
    /// The bytes went to a stream at once.
    case streamed
  }

  /// The path as the user gave it; `-` is standard output.
  public let path: String
  /// Bytes not yet handed to the system; writers append here.
  public var buffer: [UInt8] = []

  private var descriptor: Descriptor?
  private var ending: Ending
  private var stream: Descriptor?
  private var flushedBytes = 0
  private var failure: FileProblem?

  /// From this many bytes on the buffer is written out: 256 KiB.
  public static let bufferBytes = 256 << 10
  /// Pieces from this size on are written past an empty buffer: 64 KiB.
  static let directBytes = 64 << 10

  init(path: String, descriptor: consuming Descriptor, ending: Ending, stream: consuming Descriptor? = nil) {
    self.path = path
    self.descriptor = consume descriptor
    self.ending = ending
    self.stream = consume stream
    buffer.reserveCapacity(OutputFile.bufferBytes + OutputFile.directBytes)
  }

  /// Creates a new file with mode 0600; a path where anything stands, a link included, is `exists`.
  public convenience init(creating path: String) throws(FileProblem) {
    self.init(path: path, descriptor: try OutputFile.createExclusively(path, shownAs: path), ending: .stays(at: path))
  }

  deinit {
    if descriptor != nil { removePartialFile() }
  }

  static func createExclusively(_ path: String, shownAs shown: String) throws(FileProblem) -> Descriptor {
    do {
      return try Descriptor(path: path, flags: O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o600)
    } catch {
      throw error.number == EEXIST ? .exists(path: shown) : .notWritable(path: shown, errno: error.number)
    }
  }

  /// How many bytes were written so far, the buffered ones included: the place of the next byte.
  public var position: Int { flushedBytes + buffer.count }

  /// Whether `finish()` has succeeded.
  public private(set) var isFinished = false

  // MARK: - Writing

  /// Appends bytes; large pieces go to the system without a copy.
  public func append(_ bytes: Span<UInt8>) throws(FileProblem) {
    if bytes.count >= OutputFile.directBytes {
      try flush()
      unsafe try bytes.withUnsafeBufferPointer { (piece) throws(FileProblem) in
        unsafe try write(UnsafeRawBufferPointer(piece))
      }
      return
    }
    unsafe bytes.withUnsafeBufferPointer { unsafe buffer.append(contentsOf: $0) }
    try flushIfFull()
  }

  /// Appends bytes.
  public func append(_ bytes: [UInt8]) throws(FileProblem) {
    try append(bytes.span)
  }

  /// Appends the UTF-8 bytes of a literal.
  public func append(_ literal: StaticString) throws(FileProblem) {
    literal.withUTF8Buffer { unsafe buffer.append(contentsOf: $0) }
    try flushIfFull()
  }

  /// Writes the buffer out if 256 KiB have gathered in it.
  @inlinable
  public func flushIfFull() throws(FileProblem) {
    if buffer.count >= OutputFile.bufferBytes { try flush() }
  }

  /// Writes the buffer out.
  public func flush() throws(FileProblem) {
    if let failure { throw failure }
    if buffer.isEmpty { return }
    // The buffer is taken out: a failure empties it while its bytes are still being looked at.
    var pending: [UInt8] = []
    swap(&pending, &buffer)
    unsafe try pending.span.withUnsafeBufferPointer { (piece) throws(FileProblem) in
      unsafe try write(UnsafeRawBufferPointer(piece))
    }
    pending.removeAll(keepingCapacity: true)
    swap(&pending, &buffer)
  }

  /// Keeps room of so many bytes, filled with blanks or the given byte; returns its place for `patch(at:bytes:)`.
  public func reserve(_ count: Int, filledWith filler: UInt8 = 0x20) throws(FileProblem) -> Int {
    precondition(count >= 0, "a count is not negative")
    let place = position
    var rest = count
    while rest > 0 {
      let piece = min(rest, OutputFile.directBytes)
      buffer.append(contentsOf: repeatElement(filler, count: piece))
      rest -= piece
      try flushIfFull()
    }
    return place
  }

  /// Overwrites bytes written before, wherever they are by now; a stream that is not spooled has let them go (ESPIPE).
  public func patch(at place: Int, bytes: Span<UInt8>) throws(FileProblem) {
    if let failure { throw failure }
    precondition(place >= 0 && place <= position && bytes.count <= position - place, "only written bytes can be patched")
    let writtenPart = max(0, min(bytes.count, flushedBytes - place))
    if writtenPart > 0 {
      if case .streamed = ending { try fail(ESPIPE) }
      guard let number = descriptor?.number else { throw .notWritable(path: path, errno: EBADF) }
      let failure: SystemError? = unsafe bytes.extracting(0..<writtenPart).withUnsafeBufferPointer { piece in
        do throws(SystemError) {
          unsafe try writeAll(UnsafeRawBufferPointer(piece), to: number, at: place)
          return nil
        } catch {
          return error
        }
      }
      if let failure { try fail(failure.number) }
    }
    var target = place + writtenPart - flushedBytes
    for index in writtenPart..<bytes.count {
      buffer[target] = bytes[index]
      target += 1
    }
  }

  /// Overwrites bytes written before.
  public func patch(at place: Int, bytes: [UInt8]) throws(FileProblem) {
    try patch(at: place, bytes: bytes.span)
  }

  /// What was written so far, open for reading before the file has its name: nothing is kept that was not read back.
  public func reopened() throws(FileProblem) -> InputFile {
    try flush()
    guard let number = descriptor?.number else { throw .notWritable(path: path, errno: EBADF) }
    // The system's own name of an open file reaches private copies that have no name in any folder.
    return try InputFile(path: "/proc/self/fd/\(number)")
  }

  // MARK: - Ending

  /// Writes the rest, makes it last through a power cut, gives the file its name; returns its size in bytes.
  @discardableResult
  public func finish() throws(FileProblem) -> Int {
    if isFinished { return flushedBytes }
    try flush()
    guard let number = descriptor?.number else { throw .notWritable(path: path, errno: EBADF) }
    switch ending {
    case .stays, .renamed:
      do { try synchronise(number, dataOnly: true) } catch { try fail(error.number) }
    case .copied(let stream): try copy(from: number, to: stream)
    case .streamed: break
    }
    if case .renamed(let temporary, let target, let replacing) = ending {
      try OutputFile.rename(temporary, to: target, replacing: replacing, shownAs: path)
      // From here on the file stands under its real name: it must not be removed if the folder cannot be synchronised.
      ending = .stays(at: target)
    }
    isFinished = true
    descriptor = nil
    stream = nil
    buffer = []
    if case .stays(let place) = ending, let parent = FilePath.resolved(FilePath.folder(of: place)) {
      try Folder.synchroniseFolder(parent)
    }
    return flushedBytes
  }

  /// Gives the file up and removes what was written; nothing happens after `finish()`.
  public func discard() {
    if descriptor != nil { removePartialFile() }
    descriptor = nil
    stream = nil
    buffer = []
    if !isFinished, failure == nil { failure = .unfinished(path: path) }
  }

  private func removePartialFile() {
    switch ending {
    case .stays(let place), .renamed(let place, _, _): _ = unsafe unlink(place)
    case .copied, .streamed: break
    }
  }

  private func write(_ bytes: UnsafeRawBufferPointer) throws(FileProblem) {
    if let failure { throw failure }
    guard let number = descriptor?.number else { throw .notWritable(path: path, errno: EBADF) }
    do throws(SystemError) {
      unsafe try writeAll(bytes, to: number)
    } catch {
      try fail(error.number)
    }
    flushedBytes += bytes.count
  }

  private func copy(from number: CInt, to stream: CInt) throws(FileProblem) {
    var piece = [UInt8](repeating: 0, count: min(OutputFile.bufferBytes, max(flushedBytes, 1)))
    var offset = 0
    while offset < flushedBytes {
      var failure: SystemError?
      let count = unsafe piece.withUnsafeMutableBytes { bytes in
        do throws(SystemError) {
          let count = unsafe try readAll(bytes, from: number, at: offset)
          unsafe try writeAll(UnsafeRawBufferPointer(rebasing: bytes[..<count]), to: stream)
          return count
        } catch {
          failure = error
          return 0
        }
      }
      if let failure { try fail(failure.number) }
      if count == 0 { try fail(EIO) }
      offset += count
    }
  }

  /// Removes the partial file and remembers the reason, which every later call repeats.
  private func fail(_ number: CInt) throws(FileProblem) {
    let problem = FileProblem.notWritable(path: path, errno: number)
    failure = problem
    discard()
    throw problem
  }

  private static func rename(_ source: String, to target: String, replacing: Bool, shownAs shown: String) throws(FileProblem) {
    let number = renameFile(source, to: target, replacing: replacing)
    if number == 0 { return }
    throw number == EEXIST ? .exists(path: shown) : .notWritable(path: shown, errno: number)
  }
}

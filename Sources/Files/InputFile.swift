// An input that can be read at any place, twice: files directly, pipes and standard input through a private copy.
#if canImport(Glibc)
  import Glibc
#endif

/// A file open for reading; reads name their own place, so two readers can share it.
public final class InputFile: Sendable {
  /// The path as the user gave it; `-` is standard input.
  public let path: String
  /// The length in bytes when the file was opened.
  public let size: Int
  /// Whether the bytes come from a private copy (standard input, a pipe, a device).
  public let isSpooled: Bool

  private let descriptor: Descriptor
  private let facts: FileFacts

  /// The default limit in bytes for input that has to be copied first: 4 GiB.
  public static let defaultSpoolLimitBytes = 4 << 30

  /// Opens a path for reading; `-` is standard input. Folders are refused; what cannot be read twice is copied, up to the limit.
  public convenience init(path: String, spoolLimitBytes: Int = InputFile.defaultSpoolLimitBytes) throws(FileProblem) {
    if path == "-" {
      try self.init(stream: dup(STDIN_FILENO), path: path, spoolLimitBytes: spoolLimitBytes)
      return
    }
    let number = retrying { unsafe open(path, O_RDONLY | O_CLOEXEC) }
    guard number >= 0 else { throw .unreadable(path: path, errno: errno) }
    try self.init(stream: number, path: path, spoolLimitBytes: spoolLimitBytes)
  }

  /// Takes over an open descriptor, which is closed in every case.
  init(stream number: CInt, path: String, spoolLimitBytes: Int) throws(FileProblem) {
    guard number >= 0 else { throw .unreadable(path: path, errno: EBADF) }
    let source = Descriptor(owning: number)
    guard let facts = FileFacts(descriptor: number) else { throw .unreadable(path: path, errno: errno) }
    if facts.isDirectory { throw .isDirectory(path: path) }
    self.path = path
    // A file of /proc says that it is empty and is not; standard input may stand in the middle of its file.
    if facts.isRegular, facts.size > 0, lseek(number, 0, SEEK_CUR) == 0 {
      self.facts = facts
      size = facts.size
      isSpooled = false
      descriptor = source
      return
    }
    let copy = try makeNamelessFile()
    size = try InputFile.spool(from: source.number, to: copy.number, path: path, limitBytes: spoolLimitBytes)
    guard let copied = FileFacts(descriptor: copy.number) else { throw .unreadable(path: path, errno: errno) }
    self.facts = copied
    isSpooled = true
    descriptor = copy
  }

  /// An input of bytes that are made piece by piece, kept in a private copy without a name: decoded or unpacked files.
  ///
  /// `produce` appends the next piece to an empty array and says whether more may follow; it ends by returning false.
  public init(
    spooling path: String, limitBytes: Int = InputFile.defaultSpoolLimitBytes,
    _ produce: (inout [UInt8]) throws(FileProblem) -> Bool
  ) throws(FileProblem) {
    let copy = try makeNamelessFile()
    var piece: [UInt8] = []
    var total = 0
    var hasMore = true
    while hasMore {
      piece.removeAll(keepingCapacity: true)
      hasMore = try produce(&piece)
      total += piece.count
      guard total <= limitBytes else { throw .tooLarge(path: path, limitBytes: limitBytes) }
      var failure: SystemError?
      unsafe piece.withUnsafeBytes { bytes in
        do throws(SystemError) { unsafe try writeAll(bytes, to: copy.number) } catch { failure = error }
      }
      if let failure { throw .notWritable(path: "temporary copy of \(path)", errno: failure.number) }
    }
    guard let copied = FileFacts(descriptor: copy.number) else { throw .unreadable(path: path, errno: errno) }
    self.path = path
    size = total
    isSpooled = true
    facts = copied
    descriptor = copy
  }

  private static func spool(from source: CInt, to copy: CInt, path: String, limitBytes: Int) throws(FileProblem) -> Int {
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    var total = 0
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes { bytes in
        retrying { unsafe readBytes(source, bytes.baseAddress!, bytes.count) }
      }
      guard count >= 0 else { throw .unreadable(path: path, errno: errno) }
      if count == 0 { return total }
      total += count
      guard total <= limitBytes else { throw .tooLarge(path: path, limitBytes: limitBytes) }
      let failure: SystemError? = unsafe buffer.withUnsafeBytes { bytes in
        do throws(SystemError) {
          unsafe try writeAll(UnsafeRawBufferPointer(rebasing: bytes[..<count]), to: copy)
          return nil
        } catch {
          return error
        }
      }
      if let failure { throw .notWritable(path: "temporary copy of \(path)", errno: failure.number) }
    }
  }

  /// Reads up to `count` bytes at a 0-based offset into the array from `start` on; returns how many there were before the end.
  public func read(at offset: Int, into bytes: inout [UInt8], from start: Int, count: Int) throws(FileProblem) -> Int {
    precondition(offset >= 0 && start >= 0 && count >= 0 && count <= bytes.count - start, "range outside the array")
    var failure: SystemError?
    let done = unsafe bytes.withUnsafeMutableBytes { whole in
      do throws(SystemError) {
        let target = unsafe UnsafeMutableRawBufferPointer(rebasing: whole[start..<start + count])
        return unsafe try readAll(target, from: descriptor.number, at: offset)
      } catch {
        failure = error
        return 0
      }
    }
    if let failure { throw .unreadable(path: path, errno: failure.number) }
    return done
  }

  /// The whole content; longer content than the limit in bytes is refused.
  public func contents(limitBytes: Int) throws(FileProblem) -> [UInt8] {
    guard size <= limitBytes else { throw .tooLarge(path: path, limitBytes: limitBytes) }
    var bytes = [UInt8](repeating: 0, count: size)
    guard try read(at: 0, into: &bytes, from: 0, count: size) == size else { throw .changedWhileReading(path: path) }
    try checkUnchanged()
    return bytes
  }

  /// The whole content of a small file; longer content than the limit in bytes is refused.
  public static func contents(of path: String, limitBytes: Int) throws(FileProblem) -> [UInt8] {
    try InputFile(path: path, spoolLimitBytes: limitBytes).contents(limitBytes: limitBytes)
  }

  /// The SHA-256 of the whole file, read in pieces.
  public func digest() throws(FileProblem) -> SHA256Digest {
    var hasher = SHA256Hasher()
    var buffer = [UInt8](repeating: 0, count: min(256 << 10, max(size, 1)))
    var offset = 0
    while offset < size {
      let wanted = min(buffer.count, size - offset)
      guard try read(at: offset, into: &buffer, from: 0, count: wanted) == wanted else { throw .changedWhileReading(path: path) }
      hasher.update(buffer.span.extracting(0..<wanted))
      offset += wanted
    }
    try checkUnchanged()
    return hasher.finish()
  }

  /// A second descriptor of the same open file, for a library that reads by place only; whoever asks closes it.
  public func duplicatedDescriptor() throws(FileProblem) -> CInt {
    let number = fcntl(descriptor.number, F_DUPFD_CLOEXEC, 0)
    guard number >= 0 else { throw .unreadable(path: path, errno: errno) }
    return number
  }

  /// Refuses the file if it was written to since it was opened.
  public func checkUnchanged() throws(FileProblem) {
    if isSpooled { return }
    guard FileFacts(descriptor: descriptor.number) == facts else { throw .changedWhileReading(path: path) }
  }
}

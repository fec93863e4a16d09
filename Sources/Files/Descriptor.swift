// The system calls of this room, each repeated when a signal interrupts it; numbers out, problems by the caller.
#if canImport(Glibc)
  import Glibc
#endif

/// What `stat` tells of a file, as far as this room asks.
struct FileFacts: Hashable, Sendable {
  var type: mode_t
  var size: Int
  var device: UInt64
  var inode: UInt64
  var modifiedSeconds: Int
  var modifiedNanoseconds: Int

  init(_ status: stat) {
    type = status.st_mode & S_IFMT
    size = Int(status.st_size)
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
    modifiedSeconds = Int(status.st_mtim.tv_sec)
    modifiedNanoseconds = Int(status.st_mtim.tv_nsec)
  }

  var isDirectory: Bool { type == S_IFDIR }
  var isRegular: Bool { type == S_IFREG }
  var isSymbolicLink: Bool { type == S_IFLNK }

  /// Facts of what the path leads to, or nil with `errno` set.
  init?(path: String, followingLinks: Bool = true) {
    var status = stat()
    let result = unsafe followingLinks ? stat(path, &status) : lstat(path, &status)
    guard result == 0 else { return nil }
    self.init(status)
  }

  /// Facts of an open file, or nil with `errno` set.
  init?(descriptor: CInt) {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { return nil }
    self.init(status)
  }
}

/// An open file that is closed when its owner goes away.
struct Descriptor: ~Copyable, Sendable {
  let number: CInt

  init(owning number: CInt) {
    self.number = number
  }

  /// Opens a path; the error is `errno`.
  init(path: String, flags: CInt, mode: mode_t = 0) throws(SystemError) {
    let opened = retrying { unsafe open(path, flags | O_CLOEXEC, mode) }
    guard opened >= 0 else { throw SystemError() }
    number = opened
  }

  deinit {
    _ = close(number)
  }
}

/// An error number of the system on its way to a `FileProblem`.
struct SystemError: Error {
  var number: CInt

  init() { number = errno }

  init(_ number: CInt) { self.number = number }
}

/// Repeats a call while a signal interrupts it.
func retrying<Result: SignedInteger>(_ call: () -> Result) -> Result {
  while true {
    let result = call()
    if result != -1 || errno != EINTR { return result }
  }
}

/// Writes all bytes at the end of what was written before; a call that writes nothing is an error.
func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: CInt) throws(SystemError) {
  var done = 0
  while done < bytes.count {
    let written = retrying { unsafe write(descriptor, bytes.baseAddress! + done, bytes.count - done) }
    guard written >= 0 else { throw SystemError() }
    guard written > 0 else { throw SystemError(EIO) }
    done += written
  }
}

/// Writes all bytes at an offset; a call that writes nothing is an error.
func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: CInt, at offset: Int) throws(SystemError) {
  var done = 0
  while done < bytes.count {
    let written = retrying { unsafe pwrite(descriptor, bytes.baseAddress! + done, bytes.count - done, off_t(offset + done)) }
    guard written >= 0 else { throw SystemError() }
    guard written > 0 else { throw SystemError(EIO) }
    done += written
  }
}

/// Reads at an offset until the buffer is full or the file ends; returns the number of bytes read.
func readAll(_ bytes: UnsafeMutableRawBufferPointer, from descriptor: CInt, at offset: Int) throws(SystemError) -> Int {
  var done = 0
  while done < bytes.count {
    let count = retrying { unsafe pread(descriptor, bytes.baseAddress! + done, bytes.count - done, off_t(offset + done)) }
    guard count >= 0 else { throw SystemError() }
    if count == 0 { break }
    done += count
  }
  return done
}

/// `read` under a name that no method hides.
func readBytes(_ descriptor: CInt, _ bytes: UnsafeMutableRawPointer, _ count: Int) -> Int {
  unsafe read(descriptor, bytes, count)
}

/// Makes what was written to the file last through a power cut.
func synchronise(_ descriptor: CInt, dataOnly: Bool) throws(SystemError) {
  let result = dataOnly ? fdatasync(descriptor) : fsync(descriptor)
  // Pipes, devices and some network folders cannot be synchronised; there is nothing to lose there.
  guard result == 0 || errno == EINVAL || errno == EROFS || errno == ENOTSUP else { throw SystemError() }
}

/// A random name part of 12 letters and digits, so that two runs of one process never meet.
func randomNamePart() -> String {
  let letters = Array("abcdefghijkmnpqrstuvwxyz23456789")
  return String((0..<12).map { _ in letters[Int.random(in: 0..<letters.count)] })
}

/// A private file without a name: mode 0600, gone when it is closed.
func makeNamelessFile() throws(FileProblem) -> Descriptor {
  let folder = unsafe getenv("TMPDIR").flatMap { unsafe String(validatingCString: $0) }.flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
  let path = FilePath.join(folder, ".chitra-\(getpid())-\(randomNamePart())")
  do {
    let file = try Descriptor(path: path, flags: O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o600)
    _ = unsafe unlink(path)
    return file
  } catch {
    throw .notWritable(path: folder, errno: error.number)
  }
}

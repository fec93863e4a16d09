// Putting finished files and folders in place, and finding what killed runs left.
import CFileCalls

#if canImport(Glibc)
  import Glibc
#endif

/// Renames a file, over an existing one only if `replacing`; returns 0 or the error number.
func renameFile(_ source: String, to target: String, replacing: Bool) -> CInt {
  if replacing { return unsafe rename(source, target) == 0 ? 0 : errno }
  let number = unsafe chitra_rename_without_replacing(source, target)
  guard number == ENOSYS || number == EINVAL else { return number }
  // A second name refuses an existing target just as atomically.
  guard unsafe link(source, target) == 0 else { return errno }
  _ = unsafe unlink(source)
  return 0
}

/// Renames a folder to a path where nothing stands; returns 0 or the error number.
func renameFolder(_ source: String, to target: String) -> CInt {
  let number = unsafe chitra_rename_without_replacing(source, target)
  guard number == ENOSYS || number == EINVAL else { return number }
  if Folder.exists(target) { return EEXIST }
  return unsafe rename(source, target) == 0 ? 0 : errno
}

/// Exchanges two folders, by two renames where the file system offers no exchange; returns 0 or the error number.
func exchangeFolders(_ first: String, _ second: String, usingExchange: Bool = true) -> CInt {
  if usingExchange {
    let number = unsafe chitra_rename_exchange(first, second)
    guard number == ENOSYS || number == EINVAL else { return number }
  }
  let aside = first + ".old"
  guard unsafe rename(second, aside) == 0 else { return errno }
  guard unsafe rename(first, second) == 0 else {
    let number = errno
    _ = unsafe rename(aside, second)
    return number
  }
  return unsafe rename(aside, first) == 0 ? 0 : errno
}

/// The private names beside a destination, `.NAME.chitra-PID-RANDOM`, held by a lock as long as their run lives.
enum TemporaryName {
  /// A new private path in the same folder.
  static func path(beside destination: String) -> String {
    FilePath.join(FilePath.folder(of: destination), "\(prefix(of: destination))\(getpid())-\(randomNamePart())")
  }

  /// What the private names of a destination begin with; long names are cut, since a name has 255 bytes at most.
  static func prefix(of destination: String) -> String {
    var name = Array(FilePath.name(of: destination).unicodeScalars)
    while String(String.UnicodeScalarView(name)).utf8.count > 200 { name.removeLast() }
    return "." + String(String.UnicodeScalarView(name)) + ".chitra-"
  }

  /// Marks an open file or folder as belonging to a living run. Where there are no locks, the process number has to do.
  static func hold(_ descriptor: CInt) {
    _ = flock(descriptor, LOCK_EX | LOCK_NB)
  }

  /// The private names beside the destination whose run is gone, sorted.
  static func leftovers(beside destination: String) -> [String] {
    guard let target = FilePath.resolvedTarget(destination) else { return [] }
    let folder = FilePath.folder(of: target)
    let prefix = prefix(of: target)
    guard let names = try? Folder.names(in: folder) else { return [] }
    return names.compactMap { name in
      guard name.hasPrefix(prefix) else { return nil }
      let parts = name.dropFirst(prefix.count).split(separator: "-", omittingEmptySubsequences: false)
      guard parts.count == 2, let process = pid_t(parts[0]), process > 0 else { return nil }
      let path = FilePath.join(folder, name)
      return isAbandoned(path, process: process) ? path : nil
    }
  }

  /// A lock that can be had means that nobody holds it: process numbers are used again, and differ between containers.
  private static func isAbandoned(_ path: String, process: pid_t) -> Bool {
    if let found = try? Descriptor(path: path, flags: O_RDONLY | O_NOFOLLOW | O_NONBLOCK) {
      if flock(found.number, LOCK_EX | LOCK_NB) == 0 { return true }
      if errno == EWOULDBLOCK { return false }
    }
    return kill(process, 0) != 0 && errno == ESRCH
  }
}

extension OutputFile {
  /// Writes to a private file beside the path and gives it the name at `finish()`: the output appears complete or not at all.
  ///
  /// `-` is standard output; devices and pipes get the bytes at `finish()`. An existing file needs `force`; a folder is never replaced.
  public static func createReplacing(_ path: String, force: Bool) throws(FileProblem) -> OutputFile {
    if path == "-" { return try standardOutput() }
    var target = path
    if let facts = FileFacts(path: path) {
      switch facts.type {
      case S_IFREG:
        if !force { throw .exists(path: path) }
      case S_IFCHR, S_IFIFO: return try spooling(toDevice: path)
      case S_IFDIR: throw .notWritable(path: path, errno: EISDIR)
      default: throw .notWritable(path: path, errno: EINVAL)
      }
      target = FilePath.resolved(path) ?? path
    } else if Folder.exists(path), !force {
      throw .exists(path: path)
    } else if let resolved = FilePath.resolvedTarget(path) {
      target = resolved
    } else {
      throw .notWritable(path: path, errno: errno == 0 ? ENOENT : errno)
    }
    let temporary = TemporaryName.path(beside: target)
    let file = try createExclusively(temporary, shownAs: path)
    TemporaryName.hold(file.number)
    return OutputFile(path: path, descriptor: file, ending: .renamed(from: temporary, to: target, replacing: force))
  }

  /// Standard output, by default through a private copy, so that it can be patched and appears only at `finish()`.
  public static func standardOutput(isSpooled: Bool = true) throws(FileProblem) -> OutputFile {
    try OutputFile(stream: dup(STDOUT_FILENO), path: "-", isSpooled: isSpooled)
  }

  /// The private paths beside a destination that killed runs left; the caller names them to the user.
  public static func leftovers(beside path: String) -> [String] {
    TemporaryName.leftovers(beside: path)
  }

  private static func spooling(toDevice path: String) throws(FileProblem) -> OutputFile {
    let number = retrying { unsafe open(path, O_WRONLY | O_NOCTTY | O_CLOEXEC) }
    guard number >= 0 else { throw .notWritable(path: path, errno: errno) }
    return try OutputFile(stream: number, path: path, isSpooled: true)
  }

  /// Takes over an open stream, which is closed in every case.
  convenience init(stream number: CInt, path: String, isSpooled: Bool) throws(FileProblem) {
    guard number >= 0 else { throw .notWritable(path: path, errno: errno) }
    let stream = Descriptor(owning: number)
    if isSpooled {
      self.init(path: path, descriptor: try makeNamelessFile(), ending: .copied(to: number), stream: stream)
    } else {
      self.init(path: path, descriptor: stream, ending: .streamed)
    }
  }
}

// Folders: what is in them, making and removing them.
#if canImport(Glibc)
  import Glibc
#endif

/// Questions and actions on a folder of the disk.
public enum Folder {
  /// Whether anything stands at the path, a broken link included.
  public static func exists(_ path: String) -> Bool {
    FileFacts(path: path, followingLinks: false) != nil
  }

  /// Whether the path leads to a folder.
  public static func isDirectory(_ path: String) -> Bool {
    FileFacts(path: path)?.isDirectory ?? false
  }

  /// The names directly in the folder, sorted by their bytes, without `.` and `..`.
  public static func names(in path: String) throws(FileProblem) -> [String] {
    try entries(of: path).map(\.shownName).sorted(by: precedes)
  }

  /// Every file below the folder as a path relative to it, sorted by bytes; links are listed, not followed.
  public static func files(under path: String) throws(FileProblem) -> [String] {
    var found: [String] = []
    try collect(path, prefix: "", depth: 0, into: &found)
    return found.sorted(by: precedes)
  }

  /// Whether the folder has no entry at all.
  public static func isEmpty(_ path: String) throws(FileProblem) -> Bool {
    try entries(of: path).isEmpty
  }

  /// Whether a path is the folder itself or lies below it, however the two are spelled: through links, dots or another mount. A path that
  /// is not there yet lies where its first missing part would be made; a folder that is not there holds nothing.
  public static func holds(_ folder: String, _ path: String) -> Bool {
    guard let own = FileFacts(path: folder), own.isDirectory else { return false }
    var place = FilePath.nearestExisting(path)
    while true {
      if let facts = FileFacts(path: place), facts.device == own.device, facts.inode == own.inode { return true }
      let above = FilePath.folder(of: place)
      if above == place || above == "." { return false }
      place = above
    }
  }

  /// Makes one folder with mode 0700; an existing folder is left as it is if that is allowed.
  public static func make(_ path: String, allowingExisting: Bool = true) throws(FileProblem) {
    if unsafe mkdir(path, 0o700) == 0 { return }
    let number = errno
    if number == EEXIST {
      if allowingExisting, isDirectory(path) { return }
      throw .exists(path: path)
    }
    throw .notWritable(path: path, errno: number)
  }

  /// Makes a folder and those above it that are missing; returns the made ones, outermost first.
  @discardableResult
  public static func makeWithParents(_ path: String) throws(FileProblem) -> [String] {
    if isDirectory(path) { return [] }
    let parent = FilePath.folder(of: path)
    var made = parent == path ? [] : try makeWithParents(parent)
    try make(path)
    made.append(path)
    return made
  }

  /// Removes a file or a folder with all that is in it; links are removed, never followed. What is not there is no problem.
  public static func removeTree(_ path: String) throws(FileProblem) {
    guard let facts = FileFacts(path: path, followingLinks: false) else {
      if errno == ENOENT { return }
      throw .notWritable(path: path, errno: errno)
    }
    if !facts.isDirectory {
      guard unsafe unlink(path) == 0 else { throw .notWritable(path: path, errno: errno) }
      return
    }
    do {
      let folder = try Descriptor(path: path, flags: O_RDONLY | O_DIRECTORY | O_NOFOLLOW)
      try removeEntries(of: folder.number, depth: 0)
    } catch {
      throw .notWritable(path: path, errno: error.number)
    }
    guard unsafe rmdir(path) == 0 else { throw .notWritable(path: path, errno: errno) }
  }

  /// Makes the names in the folder last through a power cut.
  static func synchroniseFolder(_ path: String) throws(FileProblem) {
    do {
      let folder = try Descriptor(path: path, flags: O_RDONLY | O_DIRECTORY)
      try synchronise(folder.number, dataOnly: false)
    } catch {
      throw .notWritable(path: path, errno: error.number)
    }
  }

  static func precedes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }

  // MARK: - Walking

  struct Entry {
    /// The bytes of the name with a closing zero, as the system wants them back.
    var rawName: [CChar]

    /// The name as text; bytes that are not UTF-8 are shown as `\xNN`, so that it equals no name a manifest can hold.
    var shownName: String {
      let bytes = rawName.dropLast().map { UInt8(bitPattern: $0) }
      if let text = String(validating: bytes, as: UTF8.self) { return text }
      return bytes.map { byte in
        byte >= 0x20 && byte < 0x7F ? String(Unicode.Scalar(byte)) : "\\x" + String(byte, radix: 16)
      }.joined()
    }
  }

  /// Deeper folders than any run makes are refused rather than walked.
  static let depthLimit = 64

  private static func entries(of path: String) throws(FileProblem) -> [Entry] {
    do {
      let folder = try Descriptor(path: path, flags: O_RDONLY | O_DIRECTORY)
      return try entries(of: folder.number)
    } catch {
      throw .unreadable(path: path, errno: error.number)
    }
  }

  private static func entries(of descriptor: CInt) throws(SystemError) -> [Entry] {
    // fdopendir takes the descriptor over, so it gets its own.
    let own = unsafe openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard own >= 0 else { throw SystemError() }
    guard let stream = unsafe fdopendir(own) else {
      let failure = SystemError()
      _ = close(own)
      throw failure
    }
    defer { unsafe closedir(stream) }
    var found: [Entry] = []
    while true {
      errno = 0
      guard let entry = unsafe readdir(stream) else {
        if errno != 0 { throw SystemError() }
        return found
      }
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { start in
          unsafe Array(UnsafeBufferPointer(start: start, count: strlen(start) + 1))
        }
      }
      if name == [0x2E, 0] || name == [0x2E, 0x2E, 0] { continue }
      found.append(Entry(rawName: name))
    }
  }

  private static func collect(_ path: String, prefix: String, depth: Int, into found: inout [String]) throws(FileProblem) {
    guard depth < depthLimit else { throw .unreadable(path: path, errno: ELOOP) }
    for entry in try entries(of: path) {
      let name = entry.shownName
      let child = FilePath.join(path, name)
      if let facts = FileFacts(path: child, followingLinks: false), facts.isDirectory {
        try collect(child, prefix: prefix + name + "/", depth: depth + 1, into: &found)
      } else {
        found.append(prefix + name)
      }
    }
  }

  private static func removeEntries(of descriptor: CInt, depth: Int) throws(SystemError) {
    guard depth < depthLimit else { throw SystemError(ELOOP) }
    for entry in try entries(of: descriptor) {
      if unsafe unlinkat(descriptor, entry.rawName, 0) == 0 { continue }
      guard errno == EISDIR || errno == EPERM else { throw SystemError() }
      let child = unsafe openat(descriptor, entry.rawName, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      guard child >= 0 else { throw SystemError() }
      let folder = Descriptor(owning: child)
      try removeEntries(of: folder.number, depth: depth + 1)
      guard unsafe unlinkat(descriptor, entry.rawName, AT_REMOVEDIR) == 0 else { throw SystemError() }
    }
  }
}

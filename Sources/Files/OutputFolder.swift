// A folder that appears complete or not at all: written beside its destination, exchanged at the end.
#if canImport(Glibc)
  import Glibc
#endif

/// A set of output files that takes its place as one folder at `commit`, and is removed if that never happens.
public final class OutputFolder {
  /// The destination as the user gave it.
  public let destination: String
  /// The private folder beside the destination (mode 0700) where files stand until `commit`.
  public let temporaryPath: String
  /// The replaced folder, if it could not be removed after the exchange.
  public private(set) var unremovedPath: String?

  private let target: String
  private let force: Bool
  private let madeParents: [String]
  private var lock: Descriptor?
  private var files: [OutputFile] = []
  private var folders: Set<String> = []
  private var isOpen = true
  /// Off only in tests of the fallback.
  var usesExchange = true

  /// Makes the private folder. A destination with files in it needs `force`; one that is no folder is `exists`; one that is a mounted
  /// volume is refused with EXDEV (name a folder inside it instead).
  public init(destination: String, force: Bool) throws(FileProblem) {
    self.destination = destination
    self.force = force
    if let facts = FileFacts(path: destination) {
      guard facts.isDirectory else { throw .exists(path: destination) }
      if !force, try !Folder.isEmpty(destination) { throw .folderNotEmpty(path: destination) }
    } else if Folder.exists(destination) {
      throw .exists(path: destination)
    }
    madeParents = try Folder.makeWithParents(FilePath.folder(of: destination))
    guard let target = FilePath.resolvedTarget(destination), target != "/" else {
      throw .notWritable(path: destination, errno: EINVAL)
    }
    // A mounted volume cannot be exchanged with a folder beside it: said now rather than after the work.
    if let own = FileFacts(path: target), let parent = FileFacts(path: FilePath.folder(of: target)), own.device != parent.device {
      throw .notWritable(path: destination, errno: EXDEV)
    }
    self.target = target
    temporaryPath = TemporaryName.path(beside: target)
    guard unsafe mkdir(temporaryPath, 0o700) == 0 else { throw .notWritable(path: destination, errno: errno) }
    lock = try? Descriptor(path: temporaryPath, flags: O_RDONLY | O_DIRECTORY)
    if let number = lock?.number { TemporaryName.hold(number) }
  }

  deinit {
    discard()
  }

  /// Creates a file at a path relative to the folder, making folders on the way; it must be finished before `commit`.
  public func create(_ relativePath: String) throws(FileProblem) -> OutputFile {
    guard isOpen else { throw .notWritable(path: destination, errno: EBADF) }
    let path = try self.path(of: relativePath)
    let parts = relativePath.split(separator: "/").map(String.init)
    var folder = ""
    for part in parts.dropLast() {
      folder = FilePath.join(folder, part)
      if !folders.insert(folder).inserted { continue }
      try Folder.make(FilePath.join(temporaryPath, folder))
    }
    let file = try OutputFile(creating: path)
    files.append(file)
    return file
  }

  /// Takes a file out again that nothing was to be written into, and the folders it leaves empty.
  public func remove(_ file: OutputFile, at relativePath: String) throws(FileProblem) {
    file.discard()
    files.removeAll { $0 === file }
    var folder = FilePath.folder(of: relativePath)
    while folder != ".", try Folder.isEmpty(FilePath.join(temporaryPath, folder)) {
      try Folder.removeTree(FilePath.join(temporaryPath, folder))
      folders.remove(folder)
      folder = FilePath.folder(of: folder)
    }
  }

  /// Where a file of the folder stands until `commit`, so that it can be read back.
  public func path(of relativePath: String) throws(FileProblem) -> String {
    guard FilePath.isInside(relativePath) else { throw .unsafeName(name: relativePath) }
    return FilePath.join(temporaryPath, relativePath)
  }

  /// Takes everything out again but some files at the top: a trial run leaves only its proof.
  public func keepOnly(_ names: Set<String>) throws(FileProblem) {
    for name in try Folder.names(in: temporaryPath) where !names.contains(name) {
      try Folder.removeTree(FilePath.join(temporaryPath, name))
    }
    folders.removeAll()
  }

  /// Puts the folder in place at once.
  ///
  /// An empty destination is replaced. One with files is exchanged only under `force`, and only if `allowedExisting`, the relative paths
  /// its manifest names, holds every file in it; otherwise `folderNotEmpty` or `unknownFileInFolder`, and nothing has changed.
  public func commit(allowedExisting: Set<String>? = nil) throws(FileProblem) {
    guard isOpen else { throw .notWritable(path: destination, errno: EBADF) }
    for file in files where !file.isFinished { throw .unfinished(path: file.path) }
    for folder in folders { try Folder.synchroniseFolder(FilePath.join(temporaryPath, folder)) }
    try Folder.synchroniseFolder(temporaryPath)
    if !Folder.exists(target) {
      let number = renameFolder(temporaryPath, to: target)
      if number != 0 { throw number == EEXIST ? .folderNotEmpty(path: destination) : .notWritable(path: destination, errno: number) }
    } else if try Folder.isEmpty(target) {
      guard unsafe rename(temporaryPath, target) == 0 else {
        throw errno == ENOTEMPTY || errno == EEXIST
          ? .folderNotEmpty(path: destination) : .notWritable(path: destination, errno: errno)
      }
    } else {
      try exchange(allowedExisting: allowedExisting)
    }
    isOpen = false
    lock = nil
    try Folder.synchroniseFolder(FilePath.folder(of: target))
  }

  private func exchange(allowedExisting: Set<String>?) throws(FileProblem) {
    guard force, let allowedExisting else { throw .folderNotEmpty(path: destination) }
    try refuseUnknownFiles(in: target, allowed: allowedExisting)
    let number = exchangeFolders(temporaryPath, target, usingExchange: usesExchange)
    guard number == 0 else { throw .notWritable(path: destination, errno: number) }
    // A file may have come in between looking and exchanging; then the old folder goes back.
    do {
      try refuseUnknownFiles(in: temporaryPath, allowed: allowedExisting)
    } catch {
      _ = exchangeFolders(temporaryPath, target, usingExchange: usesExchange)
      throw error
    }
    do { try Folder.removeTree(temporaryPath) } catch { unremovedPath = temporaryPath }
  }

  private func refuseUnknownFiles(in folder: String, allowed: Set<String>) throws(FileProblem) {
    for name in try Folder.files(under: folder) where !allowed.contains(name) {
      throw .unknownFileInFolder(path: destination, name: name)
    }
  }

  /// Removes everything written so far; nothing happens after `commit`.
  public func discard() {
    guard isOpen else { return }
    isOpen = false
    for file in files { file.discard() }
    files = []
    try? Folder.removeTree(temporaryPath)
    lock = nil
    for parent in madeParents.reversed() { _ = unsafe rmdir(parent) }
  }

  /// The private folders beside a destination that killed runs left, as paths; the caller names them to the user.
  public static func leftovers(beside destination: String) -> [String] {
    TemporaryName.leftovers(beside: destination)
  }
}

// Everything that can go wrong with a file, named by its path; the caller turns it into a diagnostic and an exit status.
#if canImport(Glibc)
  import Glibc
#endif

/// What stopped the work with a file or folder; each case carries the path as the caller gave it.
public enum FileProblem: Error, Hashable, Sendable {
  /// The file or folder cannot be opened or read; `errno` is the system's error number.
  case unreadable(path: String, errno: CInt)
  /// A file was expected and a folder stands there.
  case isDirectory(path: String)
  /// The file or folder cannot be created or written; `errno` is the system's error number.
  case notWritable(path: String, errno: CInt)
  /// Something stands at the path already and replacing it was not asked for.
  case exists(path: String)
  /// The folder holds files and replacing it was not asked for.
  case folderNotEmpty(path: String)
  /// The folder to be replaced holds a file, here relative to it, that its manifest does not name.
  case unknownFileInFolder(path: String, name: String)
  /// The file became shorter, or was written to, while it was being read.
  case changedWhileReading(path: String)
  /// The input is longer than the stated limit in bytes.
  case tooLarge(path: String, limitBytes: Int)
  /// One record, beginning at the 0-based byte offset, is longer than the stated limit in bytes.
  case recordTooLong(path: String, byteOffset: Int, limitBytes: Int)
  /// A name that could lead out of its folder, or that no file can have.
  case unsafeName(name: String)
  /// A file of the folder was created but not finished when the folder was to be put in place.
  case unfinished(path: String)

  /// Whether reading failed (exit status 66) rather than writing (exit status 74).
  public var isAboutReading: Bool {
    switch self {
    case .unreadable, .isDirectory, .changedWhileReading, .tooLarge, .recordTooLong: true
    case .notWritable, .exists, .folderNotEmpty, .unknownFileInFolder, .unsafeName, .unfinished: false
    }
  }

  /// The path or name the problem is about.
  public var path: String {
    switch self {
    case .unreadable(let path, _), .isDirectory(let path), .notWritable(let path, _), .exists(let path), .folderNotEmpty(let path),
      .unknownFileInFolder(let path, _), .changedWhileReading(let path), .tooLarge(let path, _), .recordTooLong(let path, _, _),
      .unsafeName(let path), .unfinished(let path):
      path
    }
  }

  /// The system's error number, where the system gave one.
  public var errno: CInt? {
    switch self {
    case .unreadable(_, let number), .notWritable(_, let number): number
    default: nil
    }
  }

  /// The system's own English words for the error number, such as "No space left on device".
  public var errnoText: String? {
    guard let number = errno else { return nil }
    return systemErrorText(number)
  }
}

extension FileProblem: CustomStringConvertible {
  /// A short English sentence for logs; the catalogue has the words for people.
  public var description: String {
    switch self {
    case .unreadable: "\(path): cannot be read: \(errnoText ?? "")"
    case .isDirectory: "\(path): is a folder"
    case .notWritable: "\(path): cannot be written: \(errnoText ?? "")"
    case .exists: "\(path): exists already"
    case .folderNotEmpty: "\(path): the folder is not empty"
    case .unknownFileInFolder(_, let name): "\(path): holds \(name), which its manifest does not name"
    case .changedWhileReading: "\(path): was changed while it was being read"
    case .tooLarge(_, let limit): "\(path): is longer than \(limit) bytes"
    case .recordTooLong(_, let offset, let limit): "\(path): the record at byte \(offset) is longer than \(limit) bytes"
    case .unsafeName: "\(path): is not a name for a file inside the folder"
    case .unfinished: "\(path): was not finished"
    }
  }
}

/// The system's English words for an error number.
func systemErrorText(_ number: CInt) -> String {
  guard let text = unsafe strerror(number) else { return "error \(number)" }
  return unsafe String(validatingCString: text) ?? "error \(number)"
}

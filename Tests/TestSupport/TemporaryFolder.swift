// A folder for one test, removed with everything in it when the test lets go of it.
import Files

#if canImport(Glibc)
  import Glibc
#endif

/// A new private folder under the system's temporary folder.
public final class TemporaryFolder: Sendable {
  /// The folder's absolute path.
  public let path: String

  /// Makes the folder.
  public init() throws {
    var letters = SystemRandomNumberGenerator()
    path = "/tmp/chitra-test-\(getpid())-\(String(letters.next(), radix: 36))"
    try Folder.make(path, allowingExisting: false)
  }

  deinit {
    try? Folder.removeTree(path)
  }

  /// The path of a name in the folder.
  public func path(_ name: String) -> String {
    FilePath.join(path, name)
  }

  /// Writes a file, making folders on the way and replacing an older one; returns its path.
  @discardableResult
  public func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    let target = path(name)
    try Folder.makeWithParents(FilePath.folder(of: target))
    try Folder.removeTree(target)
    let file = try OutputFile(creating: target)
    try file.append(bytes)
    try file.finish()
    return target
  }

  /// Writes a file of UTF-8 text; returns its path.
  @discardableResult
  public func write(_ name: String, _ text: String) throws -> String {
    try write(name, Array(text.utf8))
  }

  /// The bytes of a file in the folder.
  public func read(_ name: String) throws -> [UInt8] {
    try InputFile.contents(of: path(name), limitBytes: 1 << 30)
  }

  /// The files in the folder and below, as relative paths, sorted.
  public func files() throws -> [String] {
    try Folder.files(under: path)
  }
}

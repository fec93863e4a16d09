// Names and paths as text.
#if canImport(Glibc)
  import Glibc
#endif

/// Questions about a path as text, without looking at the disk.
public enum FilePath {
  /// The last part of a path: `b.csv` of `a/b.csv`, `a` of `a/`.
  public static func name(of path: String) -> String {
    let trimmed = withoutTrailingSlashes(path)
    guard let slash = trimmed.utf8.lastIndex(of: 0x2F), trimmed != "/" else { return trimmed }
    return String(trimmed[trimmed.utf8.index(after: slash)...])
  }

  /// Everything before the last part: `a` of `a/b.csv`, `.` of `b.csv`, `/` of `/b.csv`.
  public static func folder(of path: String) -> String {
    let trimmed = withoutTrailingSlashes(path)
    guard let slash = trimmed.utf8.lastIndex(of: 0x2F) else { return "." }
    return slash == trimmed.startIndex ? "/" : withoutTrailingSlashes(String(trimmed[..<slash]))
  }

  /// Two parts with one slash between them.
  public static func join(_ folder: String, _ name: String) -> String {
    if folder.isEmpty { return name }
    return folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  /// The last part after its last dot, in the case it is written in; empty if there is none.
  public static func fileExtension(of path: String) -> String {
    let last = name(of: path)
    guard let dot = last.utf8.lastIndex(of: 0x2E), dot != last.startIndex else { return "" }
    return String(last[last.utf8.index(after: dot)...])
  }

  /// Whether a relative path stays inside its folder: no empty, `.` or `..` part, no leading slash, no part over 255 bytes.
  public static func isInside(_ relativePath: String) -> Bool {
    let bytes = Array(relativePath.utf8)
    if bytes.isEmpty || bytes.count > 4000 || bytes.contains(0) { return false }
    return bytes.split(separator: 0x2F, omittingEmptySubsequences: false).allSatisfy { part in
      !part.isEmpty && part.count <= 255 && !part.elementsEqual([0x2E]) && !part.elementsEqual([0x2E, 0x2E])
    }
  }

  static func withoutTrailingSlashes(_ path: String) -> String {
    var end = path.utf8.endIndex
    while end > path.utf8.startIndex {
      let before = path.utf8.index(before: end)
      if path.utf8[before] != 0x2F || before == path.utf8.startIndex { break }
      end = before
    }
    return String(path[..<end])
  }

  /// The real path of something that exists, with links and dots resolved; nil otherwise.
  static func resolved(_ path: String) -> String? {
    guard let real = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(real) }
    return unsafe String(validatingCString: real)
  }

  /// The real path of the folder with the last part kept; nil if the folder does not exist or the last part is a dot.
  static func resolvedTarget(_ path: String) -> String? {
    if let existing = resolved(path) { return existing }
    let last = name(of: path)
    guard last != ".", last != "..", !last.isEmpty, let parent = resolved(folder(of: path)) else { return nil }
    return join(parent, last)
  }

  /// The real path of the deepest part of a path that exists. Dots are followed through parts that are missing, as they will be once those
  /// are made.
  static func nearestExisting(_ path: String) -> String {
    var real = path.hasPrefix("/") ? "/" : resolved(".") ?? "/"
    var missing = 0
    for part in path.split(separator: "/") where part != "." {
      if part == "..", missing > 0 {
        missing -= 1
      } else if missing == 0, let next = resolved(join(real, String(part))) {
        real = next
      } else {
        missing += 1
      }
    }
    return real
  }
}

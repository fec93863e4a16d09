// The data files inside the binary.
import CEmbeddedData

/// Files of the repository that travel inside the binary: Schemas/ and the tables of ReferenceData.
public enum EmbeddedFiles {
  /// The bytes of a file by its path in the repository ("Schemas/layouts/chitra-batch.yaml"); nil when it is not inside.
  public static func find(_ path: String) -> [UInt8]? {
    var text = path
    let index = text.withUTF8 { path -> Int in
      guard let start = path.baseAddress else { return -1 }
      return unsafe start.withMemoryRebound(to: CChar.self, capacity: path.count) { unsafe cembedded_find($0, path.count) }
    }
    guard index >= 0 else { return nil }
    let file = unsafe cembedded_file(index)
    return unsafe Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
  }

  /// The paths of all files, in the order of the list.
  public static let paths: [String] = (0..<cembedded_count()).map { index in
    let file = unsafe cembedded_file(index)
    let bytes = unsafe UnsafeRawBufferPointer(start: file.path, count: file.pathCount)
    return String(validating: unsafe Array(bytes), as: UTF8.self) ?? ""
  }
}

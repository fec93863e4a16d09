// The tables as they lie in the repository.

import ReferenceData

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

enum TableSource {
  static let folder = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/Sources/ReferenceData/Tables/"

  static func bytes(_ name: String) -> [UInt8]? {
    guard let file = unsafe fopen(folder + name, "rb") else { return nil }
    defer { unsafe _ = fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = unsafe fread(&chunk, 1, chunk.count, file)
      if count == 0 { return bytes }
      bytes += chunk[0..<count]
    }
  }

  static let tables = ReferenceTables(load: { bytes($0) })

  /// The same with one table of a user's own over them.
  static func tables(own text: String, of name: String) -> ReferenceTables {
    ReferenceTables(load: { bytes($0) }, own: { $0 == name ? Array(text.utf8) : nil })
  }
}

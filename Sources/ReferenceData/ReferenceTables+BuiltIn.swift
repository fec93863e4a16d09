// The tables as they travel inside the binary.

internal import CEmbeddedData

extension ReferenceTables {
  /// The built-in tables, read at their first use.
  public static let builtIn = ReferenceTables(load: embedded)

  /// A table inside the binary by its file name; nil when there is none.
  public static func embedded(_ name: String) -> [UInt8]? {
    let path = Array("Sources/ReferenceData/Tables/\(name)".utf8)
    let place = unsafe path.withUnsafeBufferPointer { bytes in
      unsafe bytes.withMemoryRebound(to: CChar.self) { unsafe cembedded_find($0.baseAddress!, $0.count) }
    }
    guard place >= 0 else { return nil }
    let file = unsafe cembedded_file(place)
    return unsafe Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
  }
}

// glibc's iconv as an outside witness for the tables.
import Testing

#if canImport(Glibc)
  import Glibc
#endif

enum Iconv {
  /// Some bytes in another encoding; nil where iconv refuses them, at any byte.
  static func convert(_ bytes: [UInt8], from source: String, to target: String) -> [UInt8]? {
    let converter = unsafe iconv_open(target, source)
    guard Int(bitPattern: converter) != -1 else {
      Issue.record("iconv has no \(source) or \(target)")
      return nil
    }
    defer { _ = unsafe iconv_close(converter) }
    var input = bytes.map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: bytes.count * 4 + 16)
    var (inputLeft, outputLeft) = (input.count, output.count)
    let room = output.count
    let isDone = unsafe input.withUnsafeMutableBufferPointer { source in
      unsafe output.withUnsafeMutableBufferPointer { target in
        var (from, to) = (source.baseAddress, target.baseAddress)
        let done = unsafe iconv(converter, &from, &inputLeft, &to, &outputLeft)
        guard done != Int(bitPattern: UInt.max), inputLeft == 0 else { return false }
        // What waits for a mark that may follow.
        _ = unsafe iconv(converter, nil, nil, &to, &outputLeft)
        return true
      }
    }
    return isDone ? output.prefix(room - outputLeft).map { UInt8(bitPattern: $0) } : nil
  }
}

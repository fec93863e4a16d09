// Appending to byte arrays without a check per byte.

extension [UInt8] {
  /// Appends some bytes of a window.
  @inline(__always)
  mutating func append(_ window: Span<UInt8>, _ range: Range<Int>) {
    unsafe window.extracting(range).withUnsafeBufferPointer { bytes in
      unsafe append(contentsOf: bytes)
    }
  }

  /// Appends what `fill` writes, at most `count` bytes; it returns the number of bytes it wrote.
  @inline(__always)
  mutating func append(atMost count: Int, _ fill: (UnsafeMutablePointer<UInt8>) -> Int) {
    guard count > 0 else { return }
    append(addingCapacity: count) { output in
      unsafe output.withUnsafeMutableBufferPointer { free, initialized in
        let written = unsafe fill(free.baseAddress! + initialized)
        initialized += written
      }
    }
  }
}

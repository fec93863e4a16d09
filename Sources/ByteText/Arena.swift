// Appending to byte arrays without a check per byte, and looking for bytes in them.

extension ArraySlice<UInt8> {
  /// Whether some bytes, at least one, stand in it one behind the other.
  public func holds(_ wanted: [UInt8]) -> Bool {
    guard let first = wanted.first, count >= wanted.count else { return false }
    let last = endIndex - wanted.count
    var place = startIndex
    while place <= last {
      if self[place] == first, self[place..<place + wanted.count].elementsEqual(wanted) { return true }
      place += 1
    }
    return false
  }
}

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

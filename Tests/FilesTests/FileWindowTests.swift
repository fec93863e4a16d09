import Files
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#endif

@Suite struct FileWindowTests {
  /// Reads lines through a small window and gives each with its place.
  static func lines(_ window: inout FileWindow) throws -> [(offset: Int, text: [UInt8])] {
    var found: [(offset: Int, text: [UInt8])] = []
    var start = 0
    while true {
      while let end = window.bytes[start..<window.count].firstIndex(of: 0x0A) {
        found.append((window.fileOffset + start, Array(window.bytes[start..<end])))
        start = end + 1
      }
      if window.isAtEnd { break }
      try window.refill(keeping: start)
      start = 0
    }
    if start < window.count { found.append((window.fileOffset + start, Array(window.bytes[start..<window.count]))) }
    return found
  }

  @Test func `records cut at every place by the window's border come out whole`() throws {
    let folder = try TemporaryFolder()
    for padding in 0..<70 {
      let text = String(repeating: "x", count: padding) + "\n" + "second line, quite long\nthird\n\nfifth without newline"
      let whole = Array(text.utf8)
      var window = FileWindow(try InputFile(path: folder.write("a", whole)), windowBytes: 32, limitBytes: 128, isHashing: true)
      let found = try FileWindowTests.lines(&window)
      #expect(found.map(\.text) == whole.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init))
      #expect(found.allSatisfy { Array(whole[$0.offset..<$0.offset + $0.text.count]) == $0.text })
      do {
        let result = try window.digest()
        #expect(result == SHA256Digest(of: whole))
      }
    }
  }

  @Test func `the bytes are those of the file at every carry position`() throws {
    let folder = try TemporaryFolder()
    let whole = (0..<500).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ 7) }
    let file = try InputFile(path: folder.write("a", whole))
    for kept in 0...48 {
      var window = FileWindow(file, windowBytes: 48, limitBytes: 64)
      var seen: [UInt8] = []
      try window.refill(keeping: 0)
      while true {
        let (bytes, count, offset) = (window.bytes, window.count, window.fileOffset)
        #expect(Array(bytes[0..<count]) == Array(whole[offset..<offset + count]))
        #expect(bytes[count..<count + FileWindow.slackBytes].allSatisfy { $0 == 0 })
        if window.isAtEnd { break }
        let tail = window.count - min(kept, window.count - 1)
        seen += window.bytes[0..<tail]
        try window.refill(keeping: tail)
      }
      seen += window.bytes[0..<window.count]
      #expect(seen == whole)
    }
  }

  @Test(arguments: [(64, true), (65, true), (127, true), (128, true), (129, false)])
  func `the window grows for a long record up to its limit`(_ length: Int, _ fits: Bool) throws {
    let folder = try TemporaryFolder()
    let text = "ab\n" + String(repeating: "y", count: length - 1) + "\nend\n" + String(repeating: "z\n", count: 200)
    let path = try folder.write("a", text)
    var window = FileWindow(try InputFile(path: path), windowBytes: 16, limitBytes: 128)
    if fits {
      let found = try FileWindowTests.lines(&window)
      #expect(found.map(\.text.count) == [2, length - 1, 3] + [Int](repeating: 1, count: 200))
    } else {
      #expect(throws: FileProblem.recordTooLong(path: path, byteOffset: 3, limitBytes: 128)) { try FileWindowTests.lines(&window) }
    }
  }

  @Test func `an empty file is at its end at once`() throws {
    let folder = try TemporaryFolder()
    var window = FileWindow(try InputFile(path: folder.write("a", [])))
    let isAtEnd = window.isAtEnd
    #expect(isAtEnd)
    do {
      let result = try window.refill(keeping: 0)
      #expect(result == 0)
    }
    let bytes = window.bytes
    #expect(bytes.count >= FileWindow.slackBytes)
  }

  @Test func `the last refill slides the tail to the front`() throws {
    let folder = try TemporaryFolder()
    var window = FileWindow(try InputFile(path: folder.write("a", "abcdef")))
    do {
      let result = try window.refill(keeping: 0)
      #expect(result == 6)
    }
    do {
      let result = try window.refill(keeping: 4)
      #expect(result == 0)
    }
    let fileOffset = window.fileOffset
    #expect(fileOffset == 4)
    let bytes = window.bytes
    let count = window.count
    #expect(Array(bytes[0..<count]) == Array("ef".utf8))
    #expect(bytes[2..<66].allSatisfy { $0 == 0 })
  }

  @Test func `a window that starts over hashes each byte once`() throws {
    let folder = try TemporaryFolder()
    let whole = (0..<300).map { UInt8(truncatingIfNeeded: $0) }
    var window = FileWindow(try InputFile(path: folder.write("a", whole)), windowBytes: 64, limitBytes: 64, isHashing: true)
    try window.refill(keeping: 0)
    try window.refill(keeping: 60)
    window.restart(at: 10)
    try window.refill(keeping: 0)
    let first = window.bytes[0]
    #expect(first == 10)
    do {
      let result = try window.digest()
      #expect(result == SHA256Digest(of: whole))
    }
    do {
      let result = try window.digest()
      #expect(result == SHA256Digest(of: whole))
    }
  }

  @Test func `a file cut behind the window is noticed`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a", [UInt8](repeating: 0x61, count: 300))
    var window = FileWindow(try InputFile(path: path), windowBytes: 100, limitBytes: 100)
    try window.refill(keeping: 0)
    #expect(unsafe truncate(path, 150) == 0)
    #expect(throws: FileProblem.changedWhileReading(path: path)) { try window.refill(keeping: 100) }
  }
}

import TestSupport
import Testing

@testable import Files

#if canImport(Glibc)
  import Glibc
#endif

/// A file on the disk whose bytes go to a full device.
func fileOnFullDisk(_ path: String) throws -> OutputFile {
  _ = try OutputFile(creating: path).finish()
  return OutputFile(path: path, descriptor: try Descriptor(path: "/dev/full", flags: O_WRONLY), ending: .stays(at: path))
}

@Suite struct OutputFileTests {
  @Test func `bytes literals and large pieces arrive in order`() throws {
    let folder = try TemporaryFolder()
    let file = try OutputFile(creating: folder.path("a"))
    var expected: [UInt8] = []
    for size in [1, 65_535, 65_536, 65_537, 262_143, 262_144, 3, 0, 700_000] {
      let piece = (0..<size).map { UInt8(truncatingIfNeeded: $0 &+ size) }
      try file.append(piece)
      try file.append("literal đồng\n")
      file.buffer.append(contentsOf: [1, 2, 3])
      try file.flushIfFull()
      expected += piece + Array("literal đồng\n".utf8) + [1, 2, 3]
      #expect(file.position == expected.count)
    }
    #expect(try file.finish() == expected.count)
    #expect(try file.finish() == expected.count)
    #expect(try folder.read("a") == expected)
  }

  @Test func `a file is private to its user`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a", "x")
    var status = stat()
    #expect(unsafe stat(folder.path("a"), &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600)
  }

  @Test func `a path where something stands is refused even if it is a broken link`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a", "x")
    #expect(throws: FileProblem.exists(path: path)) { try OutputFile(creating: path) }
    #expect(unsafe symlink(folder.path("nowhere"), folder.path("link")) == 0)
    #expect(throws: FileProblem.exists(path: folder.path("link"))) { try OutputFile(creating: folder.path("link")) }
    #expect(throws: FileProblem.exists(path: folder.path("link"))) {
      try OutputFile.createReplacing(folder.path("link"), force: false)
    }
    #expect(try folder.read("a") == [0x78])
    #expect(try folder.files() == ["a", "link"])
  }

  @Test func `a missing folder is refused with the system's reason`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("missing/a")
    #expect(throws: FileProblem.notWritable(path: path, errno: ENOENT)) { try OutputFile(creating: path) }
    #expect(throws: FileProblem.notWritable(path: path, errno: ENOENT)) { try OutputFile.createReplacing(path, force: true) }
    let impossible = "/proc/self/chitra-output"
    #expect(throws: FileProblem.notWritable(path: impossible, errno: ENOENT)) { try OutputFile(creating: impossible) }
  }

  @Test func `reserved room is patched wherever the buffer's border lies`() throws {
    let folder = try TemporaryFolder()
    let border = OutputFile.bufferBytes
    for room in [1, 2, 20] {
      for lead in Set([-room - 1, -room, 1 - room, -room / 2, -1, 0, 1].map { border + $0 }).sorted() {
        try Folder.removeTree(folder.path("a"))
        let file = try OutputFile(creating: folder.path("a"))
        file.buffer.append(contentsOf: repeatElement(0x2E, count: lead))
        try file.flushIfFull()
        let place = try file.reserve(room)
        #expect(place == lead)
        try file.append("tail")
        let figures = (0..<room).map { UInt8(0x30 + $0 % 10) }
        try file.patch(at: place, bytes: figures)
        #expect(try file.finish() == lead + room + 4)
        let bytes = try folder.read("a")
        #expect(bytes[0..<lead].elementsEqual([UInt8](repeating: 0x2E, count: lead)))
        #expect(Array(bytes[lead...]) == figures + Array("tail".utf8))
      }
    }
  }

  @Test func `a patch over the place where the written part ends is whole`() throws {
    let folder = try TemporaryFolder()
    for written in 0...10 {
      try Folder.removeTree(folder.path("a"))
      let file = try OutputFile(creating: folder.path("a"))
      file.buffer.append(contentsOf: Array("0123456789".utf8)[..<written])
      try file.flush()
      file.buffer.append(contentsOf: Array("0123456789".utf8)[written...])
      try file.patch(at: 2, bytes: Array("abcdef".utf8))
      try file.patch(at: 10, bytes: [])
      try file.finish()
      #expect(try folder.read("a") == Array("01abcdef89".utf8))
    }
  }

  @Test func `room longer than the buffer is blank`() throws {
    let folder = try TemporaryFolder()
    let file = try OutputFile(creating: folder.path("a"))
    #expect(try file.reserve(OutputFile.bufferBytes + 1) == 0)
    #expect(try file.reserve(2, filledWith: 0x30) == OutputFile.bufferBytes + 1)
    try file.finish()
    #expect(try folder.read("a") == [UInt8](repeating: 0x20, count: OutputFile.bufferBytes + 1) + [0x30, 0x30])
  }

  @Test func `a file that is not finished is removed`() throws {
    let folder = try TemporaryFolder()
    do {
      let file = try OutputFile(creating: folder.path("a"))
      try file.append("half")
      try file.flush()
      #expect(try folder.files() == ["a"])
    }
    #expect(try folder.files().isEmpty)
    let given = try OutputFile(creating: folder.path("b"))
    given.discard()
    #expect(throws: FileProblem.unfinished(path: folder.path("b"))) { try given.append([UInt8](repeating: 0, count: 70_000)) }
    #expect(try folder.files().isEmpty)
  }

  @Test func `a full disk is named and the partial file is removed`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("a")
    let expected = FileProblem.notWritable(path: path, errno: ENOSPC)
    let buffered = try fileOnFullDisk(path)
    try buffered.append("small")
    #expect(throws: expected) { try buffered.finish() }
    #expect(try folder.files().isEmpty)
    #expect(throws: expected) { try buffered.finish() }
    let direct = try fileOnFullDisk(path)
    #expect(throws: expected) { try direct.append([UInt8](repeating: 0, count: 70_000)) }
    #expect(throws: expected) { try direct.flush() }
    #expect(try folder.files().isEmpty)
    let hot = try fileOnFullDisk(path)
    hot.buffer = [UInt8](repeating: 0, count: OutputFile.bufferBytes)
    #expect(throws: expected) { try hot.flushIfFull() }
    #expect(try folder.files().isEmpty)
  }

  @Test func `a patch that cannot be written is a typed error`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a", "0123456789")
    // Open for reading only: every write fails with EBADF, as on a disk that went read-only.
    let file = OutputFile(path: path, descriptor: try Descriptor(path: path, flags: O_RDONLY), ending: .stays(at: path))
    file.buffer = [1]
    #expect(throws: FileProblem.notWritable(path: path, errno: EBADF)) { try file.flush() }
    #expect(try folder.files().isEmpty)
  }
}

@Suite struct ReplacingTests {
  @Test func `a new file appears only when it is finished`() throws {
    let folder = try TemporaryFolder()
    let file = try OutputFile.createReplacing(folder.path("out.csv"), force: false)
    try file.append("a,b\n")
    try file.flush()
    #expect(!Folder.exists(folder.path("out.csv")))
    #expect(OutputFile.leftovers(beside: folder.path("out.csv")).isEmpty)
    try file.finish()
    #expect(try folder.files() == ["out.csv"])
    #expect(try folder.read("out.csv") == Array("a,b\n".utf8))
  }

  @Test func `an existing file is kept without force and until the end with it`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("out", "old")
    #expect(throws: FileProblem.exists(path: path)) { try OutputFile.createReplacing(path, force: false) }
    let file = try OutputFile.createReplacing(path, force: true)
    try file.append("new")
    #expect(try folder.read("out") == Array("old".utf8))
    try file.finish()
    #expect(try folder.read("out") == Array("new".utf8))
    #expect(try folder.files() == ["out"])
  }

  @Test func `a file that came in meanwhile is not replaced without force`() throws {
    let folder = try TemporaryFolder()
    let file = try OutputFile.createReplacing(folder.path("out"), force: false)
    try folder.write("out", "theirs")
    #expect(throws: FileProblem.exists(path: folder.path("out"))) { try file.finish() }
    file.discard()
    #expect(try folder.read("out") == Array("theirs".utf8))
    #expect(try folder.files() == ["out"])
  }

  @Test func `a link is followed and its file replaced`() throws {
    let folder = try TemporaryFolder()
    try folder.write("real/out", "old")
    #expect(unsafe symlink(folder.path("real/out"), folder.path("link")) == 0)
    let file = try OutputFile.createReplacing(folder.path("link"), force: true)
    try file.append("new")
    try file.finish()
    #expect(try folder.read("real/out") == Array("new".utf8))
    #expect(try folder.files() == ["link", "real/out"])
  }

  @Test func `a folder is never replaced by a file`() throws {
    let folder = try TemporaryFolder()
    #expect(throws: FileProblem.notWritable(path: folder.path, errno: EISDIR)) {
      try OutputFile.createReplacing(folder.path, force: true)
    }
  }

  @Test func `a device gets the bytes and stays a device`() throws {
    let null = try OutputFile.createReplacing("/dev/null", force: false)
    try null.append("x")
    #expect(try null.finish() == 1)
    #expect(FileFacts(path: "/dev/null")?.type == S_IFCHR)
    let full = try OutputFile.createReplacing("/dev/full", force: false)
    try full.append("x")
    #expect(throws: FileProblem.notWritable(path: "/dev/full", errno: ENOSPC)) { try full.finish() }
    #expect(FileFacts(path: "/dev/full")?.type == S_IFCHR)
  }

  @Test func `a spooled stream can be patched and gets nothing before the end`() throws {
    var ends: [CInt] = [0, 0]
    #expect(unsafe pipe(&ends) == 0)
    let file = try OutputFile(stream: ends[1], path: "-", isSpooled: true)
    let place = try file.reserve(3)
    try file.append(" rows")
    try file.flush()
    #expect(fcntl(ends[0], F_SETFL, O_NONBLOCK) == 0)
    var bytes = [UInt8](repeating: 0, count: 20)
    #expect(unsafe read(ends[0], &bytes, 20) == -1)
    try file.patch(at: place, bytes: Array("123".utf8))
    try file.finish()
    #expect(unsafe read(ends[0], &bytes, 20) == 8)
    #expect(Array(bytes[..<8]) == Array("123 rows".utf8))
    #expect(unsafe read(ends[0], &bytes, 20) == 0)
    _ = close(ends[0])
  }

  @Test func `a direct stream refuses to patch what has gone`() throws {
    var ends: [CInt] = [0, 0]
    #expect(unsafe pipe(&ends) == 0)
    let file = try OutputFile(stream: ends[1], path: "-", isSpooled: false)
    try file.append("abc")
    try file.flush()
    #expect(throws: FileProblem.notWritable(path: "-", errno: ESPIPE)) { try file.patch(at: 0, bytes: [1]) }
    _ = close(ends[0])
  }

  @Test func `the file of a killed run is named`() throws {
    let folder = try TemporaryFolder()
    try folder.write(".out.chitra-\(getpid())-abcdefghjkmn", "half")
    try folder.write(".out.chitra-x-abc", "not ours")
    try folder.write(".other.chitra-\(getpid())-abcdefghjkmn", "of another file")
    #expect(
      OutputFile.leftovers(beside: folder.path("out"))
        == [FilePath.resolved(folder.path(".out.chitra-\(getpid())-abcdefghjkmn"))])
  }

  @Test func `a name of 255 bytes has a private name of its own`() throws {
    let folder = try TemporaryFolder()
    let name = String(repeating: "ồ", count: 85)
    let file = try OutputFile.createReplacing(folder.path(name), force: false)
    try file.append("x")
    try file.finish()
    #expect(try folder.files() == [name])
  }
}

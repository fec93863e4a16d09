import TestSupport
import Testing

@testable import Files

#if canImport(Glibc)
  import Glibc
#endif

/// A pipe whose other end holds the bytes and is closed.
func pipe(holding bytes: [UInt8]) -> CInt {
  var ends: [CInt] = [0, 0]
  #expect(unsafe pipe(&ends) == 0)
  #expect(unsafe write(ends[1], bytes, bytes.count) == bytes.count)
  _ = close(ends[1])
  return ends[0]
}

@Suite struct InputFileTests {
  @Test func `a file is read at any place`() throws {
    let folder = try TemporaryFolder()
    let file = try InputFile(path: folder.write("a", "0123456789"))
    var bytes = [UInt8](repeating: 0x2E, count: 8)
    #expect(file.size == 10)
    #expect(!file.isSpooled)
    #expect(try file.read(at: 7, into: &bytes, from: 2, count: 5) == 3)
    #expect(bytes == Array("..789...".utf8))
    #expect(try file.read(at: 10, into: &bytes, from: 0, count: 8) == 0)
    #expect(try file.contents(limitBytes: 10) == Array("0123456789".utf8))
  }

  @Test func `a limit of one byte less is refused`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a", "0123456789")
    #expect(throws: FileProblem.tooLarge(path: path, limitBytes: 9)) { try InputFile.contents(of: path, limitBytes: 9) }
  }

  @Test func `a missing file and a folder are refused by their names`() throws {
    let folder = try TemporaryFolder()
    let missing = folder.path("missing")
    #expect(throws: FileProblem.unreadable(path: missing, errno: ENOENT)) { try InputFile(path: missing) }
    #expect(throws: FileProblem.isDirectory(path: folder.path)) { try InputFile(path: folder.path) }
  }

  @Test func `a pipe is copied and can be read twice`() throws {
    let file = try InputFile(stream: pipe(holding: Array("từ ống".utf8)), path: "-", spoolLimitBytes: 100)
    #expect(file.isSpooled)
    #expect(try file.contents(limitBytes: 100) == Array("từ ống".utf8))
    #expect(try file.contents(limitBytes: 100) == Array("từ ống".utf8))
  }

  @Test(arguments: [(9, false), (10, true), (11, true)])
  func `the limit holds for a pipe`(_ limit: Int, _ isAccepted: Bool) throws {
    let source = pipe(holding: Array("0123456789".utf8))
    if isAccepted {
      #expect(try InputFile(stream: source, path: "-", spoolLimitBytes: limit).size == 10)
    } else {
      #expect(throws: FileProblem.tooLarge(path: "-", limitBytes: limit)) {
        try InputFile(stream: source, path: "-", spoolLimitBytes: limit)
      }
    }
  }

  @Test func `a named pipe is copied`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path("fifo")
    #expect(unsafe mkfifo(path, 0o600) == 0)
    let writing = Task.detached {
      let end = unsafe open(path, O_WRONLY)
      let bytes = Array("x,y\n".utf8)
      _ = unsafe write(end, bytes, bytes.count)
      _ = close(end)
    }
    let file = try InputFile(path: path)
    await writing.value
    #expect(file.isSpooled)
    #expect(try file.contents(limitBytes: 10) == Array("x,y\n".utf8))
  }

  @Test func `an endless device stops at the limit and a file that claims to be empty is read`() throws {
    #expect(throws: FileProblem.tooLarge(path: "/dev/zero", limitBytes: 1 << 20)) {
      try InputFile(path: "/dev/zero", spoolLimitBytes: 1 << 20)
    }
    #expect(try InputFile(path: "/proc/self/stat").size > 0)
    #expect(try InputFile(path: "/dev/null").size == 0)
  }

  @Test func `a stream that stands in the middle of a file gives the rest`() throws {
    let folder = try TemporaryFolder()
    let number = unsafe open(try folder.write("a", "0123456789"), O_RDONLY)
    #expect(lseek(number, 4, SEEK_SET) == 4)
    #expect(try InputFile(stream: number, path: "-", spoolLimitBytes: 100).contents(limitBytes: 100) == Array("456789".utf8))
  }

  @Test func `a file's digest is that of its bytes`() throws {
    let folder = try TemporaryFolder()
    let bytes = (0..<600_000).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 7) }
    #expect(try InputFile(path: folder.write("a", bytes)).digest() == SHA256Digest(of: bytes))
    #expect(try InputFile(path: folder.write("empty", [])).digest() == SHA256Digest(of: []))
  }

  @Test func `a file that is cut or written to while it is read is noticed`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a", [UInt8](repeating: 0x61, count: 1000))
    let file = try InputFile(path: path)
    #expect(unsafe truncate(path, 999) == 0)
    #expect(throws: FileProblem.changedWhileReading(path: path)) { try file.contents(limitBytes: 1000) }
    let again = try InputFile(path: path)
    #expect(unsafe truncate(path, 1001) == 0)
    #expect(throws: FileProblem.changedWhileReading(path: path)) { try again.digest() }
  }
}

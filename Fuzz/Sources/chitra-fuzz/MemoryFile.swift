// Inputs as files, for readers that open files: one file in memory, filled anew for each input.
import CFuzzer
import Files

#if canImport(Glibc)
  import Glibc
#endif

enum MemoryFile {
  private static let descriptor: CInt = cfuzzer_memory_file()

  /// Its path, for this process.
  static let path = "/proc/self/fd/\(descriptor)"

  /// Opens the bytes as an input.
  static func input(_ bytes: [UInt8]) -> InputFile {
    fill(bytes)
    do { return try InputFile(path: path) } catch { fatalError("memory file: \(error)") }
  }

  /// Replaces its content.
  static func fill(_ bytes: [UInt8]) {
    require(descriptor >= 0 && ftruncate(descriptor, 0) == 0, "no file in memory")
    var done = 0
    while done < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { unsafe pwrite(descriptor, $0.baseAddress! + done, $0.count - done, done) }
      require(count > 0, "memory file cannot be written")
      done += count
    }
  }
}

// Standard output and standard error as text, gathered into large writes.

#if canImport(Glibc)
  import Glibc
#endif

/// One of the two standard streams.
final class Console {
  private let descriptor: CInt
  private var buffer: [UInt8] = []
  /// The system's error number once a write has failed.
  private(set) var failure: CInt?

  init(_ descriptor: CInt) { self.descriptor = descriptor }

  /// Writes what is gathered if somebody looks on, or if it is much.
  func write(_ text: String) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= 64 << 10 { flush() }
  }

  /// Writes what is gathered.
  func flush() {
    var done = 0
    while done < buffer.count, failure == nil {
      let count = unsafe buffer.withUnsafeBytes { bytes in
        unsafe Glibc.write(descriptor, bytes.baseAddress! + done, bytes.count - done)
      }
      if count > 0 {
        done += count
      } else if count == 0 || errno != EINTR {
        failure = count == 0 ? EIO : errno
      }
    }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Whether a person looks at it.
  var isTerminal: Bool { isatty(descriptor) == 1 }

  /// One line of standard input without its line end; nil at the end.
  static func readLine() -> String? { Swift.readLine(strippingNewline: true) }
}

/// Variables of the environment.
enum Environment {
  /// The value, nil when not set or empty.
  static func value(_ name: String) -> String? {
    guard let text = unsafe getenv(name), let value = unsafe String(validatingCString: text), !value.isEmpty else { return nil }
    return value
  }
}

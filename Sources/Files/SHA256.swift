// SHA-256 of files and short keys, computed by libcrypto.
import CDigest

/// The 32 bytes of a SHA-256, compared and hashed as four words.
public struct SHA256Digest: Hashable, Sendable, Comparable {
  /// The digest as four big-endian 64-bit words, the first eight bytes first.
  public let words: (UInt64, UInt64, UInt64, UInt64)

  /// The digest of the bytes.
  public init(of bytes: Span<UInt8>) {
    var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    let isDone = unsafe bytes.withUnsafeBufferPointer { input in
      unsafe withUnsafeMutableBytes(of: &words) { output in
        unsafe chitra_sha256(input.baseAddress, input.count, output.baseAddress?.assumingMemoryBound(to: UInt8.self))
      }
    }
    precondition(isDone == 1, "libcrypto offers no SHA-256")
    self.init(memoryWords: words)
  }

  /// The digest of the bytes.
  public init(of bytes: [UInt8]) {
    self.init(of: bytes.span)
  }

  /// Reads 64 hexadecimal digits, upper or lower case; nil for anything else.
  public init?(hex: String) {
    let digits = Array(hex.utf8)
    guard digits.count == 64 else { return nil }
    var words: [UInt64] = [0, 0, 0, 0]
    for (index, digit) in digits.enumerated() {
      let value: UInt8
      switch digit {
      case 0x30...0x39: value = digit - 0x30
      case 0x41...0x46: value = digit - 0x41 + 10
      case 0x61...0x66: value = digit - 0x61 + 10
      default: return nil
      }
      words[index / 16] = (words[index / 16] << 4) | UInt64(value)
    }
    self.words = (words[0], words[1], words[2], words[3])
  }

  /// Takes four words as they lie in memory.
  init(memoryWords words: (UInt64, UInt64, UInt64, UInt64)) {
    self.words = (
      UInt64(bigEndian: words.0), UInt64(bigEndian: words.1), UInt64(bigEndian: words.2), UInt64(bigEndian: words.3)
    )
  }

  /// The 32 bytes.
  public var bytes: [UInt8] {
    [words.0, words.1, words.2, words.3].flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(56 - 8 * $0)) } }
  }

  /// 64 hexadecimal digits in lower case.
  public var hex: String {
    let digits = Array("0123456789abcdef".unicodeScalars)
    var text = String.UnicodeScalarView()
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(text)
  }

  /// Whether all 32 bytes are equal.
  public static func == (left: SHA256Digest, right: SHA256Digest) -> Bool { left.words == right.words }

  /// Order of the bytes.
  public static func < (left: SHA256Digest, right: SHA256Digest) -> Bool { left.words < right.words }

  /// Feeds the words to a hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(words.0)
    hasher.combine(words.1)
    hasher.combine(words.2)
    hasher.combine(words.3)
  }
}

/// A SHA-256 that is fed piece by piece.
@safe
public struct SHA256Hasher: ~Copyable {
  let context: OpaquePointer

  /// An empty hash.
  public init() {
    guard let context = unsafe chitra_sha256_create() else { preconditionFailure("libcrypto offers no SHA-256") }
    unsafe self.context = context
  }

  deinit {
    unsafe chitra_sha256_free(context)
  }

  /// Feeds the next bytes.
  public mutating func update(_ bytes: Span<UInt8>) {
    let isDone = unsafe bytes.withUnsafeBufferPointer { unsafe chitra_sha256_update(context, $0.baseAddress, $0.count) }
    precondition(isDone == 1, "libcrypto failed in SHA-256")
  }

  /// The digest of all bytes fed so far; the hash is empty again afterwards.
  public mutating func finish() -> SHA256Digest {
    var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    let isDone = unsafe withUnsafeMutableBytes(of: &words) { output in
      unsafe chitra_sha256_final(context, output.baseAddress?.assumingMemoryBound(to: UInt8.self))
    }
    precondition(isDone == 1, "libcrypto failed in SHA-256")
    return SHA256Digest(memoryWords: words)
  }
}

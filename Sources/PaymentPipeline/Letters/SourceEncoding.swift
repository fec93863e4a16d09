// The encodings of sources, and the names that users give them.

internal import ByteText

/// How the characters of a source stand in its bytes.
public enum SourceEncoding: String, Hashable, Sendable, CaseIterable {
  /// UTF-8, of which ASCII is a part.
  case utf8 = "utf-8"
  /// UTF-16, low byte first.
  case utf16LittleEndian = "utf-16le"
  /// UTF-16, high byte first.
  case utf16BigEndian = "utf-16be"
  /// Windows code page 1258.
  case windows1258 = "windows-1258"
  /// TCVN3, the ABC fonts.
  case tcvn3
  /// VNI for Windows.
  case vni
  /// VISCII.
  case viscii
  /// Not told apart; readers report the bytes that are not UTF-8.
  case unknown

  init(_ guess: TextEncodingGuess.Encoding) {
    switch guess {
    case .utf8: self = .utf8
    case .utf16(.littleEndian): self = .utf16LittleEndian
    case .utf16(.bigEndian): self = .utf16BigEndian
    case .unknown: self = .unknown
    }
  }

  init(_ legacy: LegacyEncoding) {
    switch legacy {
    case .windows1258: self = .windows1258
    case .tcvn3: self = .tcvn3
    case .vni: self = .vni
    case .viscii: self = .viscii
    case .utf8AsLatin1: self = .utf8
    }
  }

  /// The order of the bytes of UTF-16.
  var byteOrder: UTF16ByteOrder? {
    switch self {
    case .utf16LittleEndian: .littleEndian
    case .utf16BigEndian: .bigEndian
    default: nil
    }
  }

  /// The older encoding that it is.
  var legacy: LegacyEncoding? {
    switch self {
    case .windows1258: .windows1258
    case .tcvn3: .tcvn3
    case .vni: .vni
    case .viscii: .viscii
    default: nil
    }
  }
}

/// An encoding as `--encoding` names it.
enum NamedEncoding: Sendable, Equatable {
  /// Unicode in these bytes; letters stay as they stand.
  case unicode(SourceEncoding)
  /// An older encoding, whether in its own bytes or as letters in Unicode.
  case letters(LegacyEncoding)

  /// The encoding of a name, whatever its case; nil for an unknown one.
  init?(_ name: String) {
    let wanted = name.lowercased()
    if let place = Self.unicodeNames.firstIndex(where: { $0.contains(wanted) }) {
      self = .unicode([.utf8, .utf16LittleEndian, .utf16BigEndian][place])
    } else if let legacy = LegacyEncoding(name: wanted) {
      self = .letters(legacy)
    } else {
      return nil
    }
  }

  private static let unicodeNames = [
    ["utf-8", "utf8", "utf-8-sig"], ["utf-16le", "utf16le", "utf-16-le"], ["utf-16be", "utf16be", "utf-16-be"],
  ]

  /// The accepted names, with the usual aliases behind them.
  static let names = (unicodeNames + LegacyEncoding.names).map { names in
    names.count == 1 ? names[0] : "\(names[0]) (\(names.dropFirst().joined(separator: ", ")))"
  }

  var unicode: SourceEncoding? { if case .unicode(let encoding) = self { encoding } else { nil } }
  var legacy: LegacyEncoding? { if case .letters(let encoding) = self { encoding } else { nil } }
}

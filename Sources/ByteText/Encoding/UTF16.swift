// UTF-16 files, as spreadsheets write them under "Unicode text", to UTF-8 and back.

/// The order of the two bytes of a UTF-16 unit.
public enum UTF16ByteOrder: Sendable, Equatable {
  case littleEndian
  case bigEndian
}

/// The first place where a text is not UTF-16.
public struct UTF16Problem: Error, Sendable, Equatable {
  /// What is wrong.
  public enum Kind: Sendable, Equatable {
    /// Half of a pair without its other half.
    case loneSurrogate
    /// The file has an odd number of bytes.
    case halfUnit
  }

  /// What is wrong.
  public let kind: Kind
  /// Where the bad unit begins, in bytes from the start of the file.
  public let offset: Int
}

/// A reader of UTF-16 that is fed window by window.
public struct UTF16Decoder: Sendable {
  /// The order of bytes.
  public let byteOrder: UTF16ByteOrder
  /// Bytes read so far.
  public private(set) var readBytes = 0
  /// The first mistake; nothing is read after it.
  public private(set) var problem: UTF16Problem?
  private var pendingByte: UInt8?
  private var highSurrogate: UInt32 = 0

  /// A reader at the start of a file; a byte order mark there is passed over.
  public init(byteOrder: UTF16ByteOrder) { self.byteOrder = byteOrder }

  /// Appends the next bytes of the file as UTF-8 and returns its first mistake, if it was met; `isFinal` says that the file ends here.
  @discardableResult
  public mutating func decode(_ window: Span<UInt8>, _ range: Range<Int>, isFinal: Bool, to arena: inout [UInt8]) -> UTF16Problem? {
    if problem != nil { return problem }
    var offset = range.lowerBound
    if let first = pendingByte, offset < range.upperBound {
      pendingByte = nil
      guard take(first, window[offset], to: &arena) else { return problem }
      offset += 1
    }
    while range.upperBound - offset >= 2 {
      guard take(window[offset], window[offset + 1], to: &arena) else { return problem }
      offset += 2
    }
    if offset < range.upperBound { pendingByte = window[offset] }
    if isFinal {
      if highSurrogate != 0 {
        problem = UTF16Problem(kind: .loneSurrogate, offset: readBytes - 2)
      } else if pendingByte != nil {
        problem = UTF16Problem(kind: .halfUnit, offset: readBytes)
      }
    }
    return problem
  }

  /// Takes one unit; false at a mistake.
  @inline(__always)
  private mutating func take(_ first: UInt8, _ second: UInt8, to arena: inout [UInt8]) -> Bool {
    let unit = byteOrder == .littleEndian ? UInt32(first) | (UInt32(second) << 8) : UInt32(second) | (UInt32(first) << 8)
    if highSurrogate != 0 {
      guard unit & 0xFC00 == 0xDC00 else {
        problem = UTF16Problem(kind: .loneSurrogate, offset: readBytes - 2)
        return false
      }
      arena.append(scalar: 0x1_0000 + ((highSurrogate & 0x3FF) << 10) + (unit & 0x3FF))
      highSurrogate = 0
    } else if unit & 0xF800 == 0xD800 {
      guard unit < 0xDC00 else {
        problem = UTF16Problem(kind: .loneSurrogate, offset: readBytes)
        return false
      }
      highSurrogate = unit
    } else if unit != 0xFEFF || readBytes > 0 {
      arena.append(scalar: unit)
    }
    readBytes += 2
    return true
  }
}

/// A writer of UTF-16.
public struct UTF16Encoder: Sendable {
  /// The order of bytes.
  public let byteOrder: UTF16ByteOrder

  /// A writer in one order of bytes.
  public init(byteOrder: UTF16ByteOrder) { self.byteOrder = byteOrder }

  /// Appends a byte order mark.
  public func appendByteOrderMark(to arena: inout [UInt8]) { append(unit: 0xFEFF, to: &arena) }

  /// Appends UTF-8 text as UTF-16; the offset of the first byte that is not UTF-8, or nil where all was written.
  public func append(_ bytes: Span<UInt8>, _ range: Range<Int>, to arena: inout [UInt8]) -> Int? {
    var offset = range.lowerBound
    while offset < range.upperBound {
      let (value, length) = scalar(bytes, at: offset, before: range.upperBound)
      if value == 0xFFFD, length == 1 { return offset }
      if value >= 0x1_0000 {
        append(unit: 0xD800 + ((value - 0x1_0000) >> 10), to: &arena)
        append(unit: 0xDC00 + (value & 0x3FF), to: &arena)
      } else {
        append(unit: value, to: &arena)
      }
      offset += length
    }
    return nil
  }

  private func append(unit: UInt32, to arena: inout [UInt8]) {
    let low = UInt8(truncatingIfNeeded: unit)
    let high = UInt8(truncatingIfNeeded: unit >> 8)
    arena.append(byteOrder == .littleEndian ? low : high)
    arena.append(byteOrder == .littleEndian ? high : low)
  }
}

// A record of a payment or result file that could not be understood: it is held back, never dropped.

/// A record held back by a reader; trivial.
public struct RefusedRecord: Sendable {
  /// First byte of the record in its file.
  public var byteOffset: UInt64
  /// Bytes without the line end.
  public var byteLength: UInt32
  /// 1-based physical line or record.
  public var line: UInt32
  /// Packed diagnostic code of the reason.
  public var code: UInt32
  /// Its amount if that could be read, else 0.
  public var amount: Int64
  /// Whether the amount could be read.
  public var hasAmount: Bool

  /// A refused record.
  public init(byteOffset: UInt64, byteLength: UInt32, line: UInt32, code: UInt32, amount: Int64?) {
    self.byteOffset = byteOffset
    self.byteLength = byteLength
    self.line = line
    self.code = code
    self.amount = amount ?? 0
    hasAmount = amount != nil
  }
}

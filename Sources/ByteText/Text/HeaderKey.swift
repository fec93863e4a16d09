// Column headings in the form in which they are compared.

extension BankFolding {
  private static let headerFolding = BankFolding(letterCase: .lower)

  /// Appends a heading in lower-case ASCII letters and digits, with one blank for each run of anything else: "Họ và  tên (1)" gives
  /// "ho va ten 1".
  @discardableResult
  public static func appendHeaderKey(_ bytes: Span<UInt8>, _ range: Range<Int>, to arena: inout [UInt8]) -> Range<Int> {
    headerFolding.fold(bytes, range, to: &arena).range
  }

  /// The heading in the same form.
  public static func headerKey(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    var key: [UInt8] = []
    appendHeaderKey(bytes.span, 0..<bytes.count, to: &key)
    return key
  }
}

// A small JSON file read whole, for papers of our own such as a set's manifest.

/// One value of a JSON document.
public struct JSONDocument {
  private let value: JSONValue

  /// Reads a document; nil when the bytes are not exactly one JSON value.
  public init?(_ bytes: [UInt8]) {
    var cursor = JSONCursor(0..<bytes.count)
    do throws(JSONFault) {
      value = try cursor.value(bytes.span)
    } catch {
      return nil
    }
    guard cursor.peek(bytes.span) == 0, cursor.position == bytes.count else { return nil }
  }

  private init(value: JSONValue) { self.value = value }

  /// A member of an object; nil when there is none.
  public subscript(name: String) -> JSONDocument? { value[name].map { JSONDocument(value: $0) } }

  /// The elements of an array; none for other values.
  public var elements: [JSONDocument] {
    guard case .array(let elements) = value else { return [] }
    return elements.map { JSONDocument(value: $0) }
  }

  /// A whole number; nil for other values and for numbers beyond 63 bits.
  public var number: Int64? {
    guard case .number(let bytes) = value else { return nil }
    return String(validating: bytes, as: UTF8.self).flatMap { Int64($0) }
  }

  /// The text of a string; nil for other values.
  public var text: String? {
    guard case .string(let text) = value else { return nil }
    return text
  }
}

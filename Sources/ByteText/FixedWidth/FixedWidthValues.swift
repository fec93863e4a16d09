// The values of one record to be written. Reused from record to record, so that nothing is allocated for each.

/// Values of one record by field index; constants, fillers, running numbers and totals need none.
public struct FixedWidthValues: Sendable {
  /// Where a text lies in `bytes`, or the number; trivial.
  struct Slot: Sendable {
    enum State: UInt8 { case empty, text, number }
    var state: State
    var offset: Int
    var length: Int
    var number: Int64
  }

  var bytes: [UInt8]
  var slots: [Slot]

  /// No values yet, for records of at most so many fields.
  public init(fieldCount: Int = FixedWidthLayout.maximumFields) {
    bytes = []
    slots = Array(repeating: Slot(state: .empty, offset: 0, length: 0, number: 0), count: max(1, fieldCount))
  }

  /// The value of a field; none beyond the last slot.
  func slot(_ field: Int) -> Slot {
    field < slots.count ? slots[field] : Slot(state: .empty, offset: 0, length: 0, number: 0)
  }

  /// Forgets all values and keeps the memory.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    for index in slots.indices { slots[index].state = .empty }
  }

  /// Sets a text; an empty one is no value.
  public mutating func set(_ field: Int, text: [UInt8]) {
    guard slots.indices.contains(field) else { return }
    slots[field] = Slot(state: text.isEmpty ? .empty : .text, offset: bytes.count, length: text.count, number: 0)
    bytes.append(contentsOf: text)
  }

  /// Sets a text that lies in a block's bytes; an empty one is no value.
  public mutating func set(_ field: Int, from source: [UInt8], _ range: Range<Int>) {
    guard slots.indices.contains(field) else { return }
    slots[field] = Slot(state: range.isEmpty ? .empty : .text, offset: bytes.count, length: range.count, number: 0)
    bytes.append(contentsOf: source[range])
  }

  /// Sets a text; an empty one is no value.
  public mutating func set(_ field: Int, text: String) { set(field, text: Array(text.utf8)) }

  /// Sets a number: an amount or number as it is, a date as yyyymmdd, a month as yyyymm (0 = none).
  public mutating func set(_ field: Int, number: Int64) {
    guard slots.indices.contains(field) else { return }
    slots[field] = Slot(state: .number, offset: 0, length: 0, number: number)
  }
}

// The bytes of an output on their way to the file: one reused block of memory with primitives that end in a plain copy.
//
// Not `[UInt8]`: its append asks for unique ownership and room again at each call, which on records of short pieces costs more than the
// bytes themselves. A noncopyable owner of one block needs neither question but the one for room.

/// A growing block of bytes with a single owner; `removeAll()` keeps its memory for the next round.
@safe
public struct ByteBuffer: ~Copyable {
  @usableFromInline var start: UnsafeMutablePointer<UInt8>
  @usableFromInline var capacity: Int
  @usableFromInline var used: Int

  /// An empty buffer with room for so many bytes before it grows; default 320 KiB.
  public init(capacity: Int = 320 << 10) {
    precondition(capacity >= 0, "a capacity is not negative")
    self.capacity = max(capacity, 64)
    unsafe start = .allocate(capacity: self.capacity)
    used = 0
  }

  deinit {
    unsafe start.deallocate()
  }

  /// How many bytes are in the buffer.
  @inlinable public var count: Int { used }

  /// Whether there is no byte in the buffer.
  @inlinable public var isEmpty: Bool { count == 0 }

  /// The byte at a 0-based index below `count`.
  @inlinable public subscript(index: Int) -> UInt8 {
    precondition(index >= 0 && index < count, "index outside the buffer")
    return unsafe start[index]
  }

  /// Gives the bytes to a closure.
  @inlinable
  public func withBytes<Result, Failure: Error>(_ body: (Span<UInt8>) throws(Failure) -> Result) throws(Failure) -> Result {
    let view = unsafe UnsafeBufferPointer(start: start, count: count)
    return unsafe try body(view.span)
  }

  /// A copy of the bytes.
  public var bytes: [UInt8] {
    unsafe Array(UnsafeBufferPointer(start: start, count: count))
  }

  /// Empties the buffer and keeps its memory.
  @inlinable public mutating func removeAll() { used = 0 }

  /// Cuts the buffer to its first bytes; a longer count changes nothing.
  @inlinable public mutating func truncate(to count: Int) {
    precondition(count >= 0, "a count is not negative")
    if count < used { used = count }
  }

  /// Makes room for so many more bytes, so that appending them does not move the buffer.
  @inlinable public mutating func ensureRoom(_ room: Int) {
    if capacity - count < room { grow(by: room) }
  }

  @usableFromInline
  mutating func grow(by room: Int) {
    precondition(room >= 0 && room < Int.max / 4 && capacity < Int.max / 4, "room out of range")
    let grown = max(capacity * 2, count + room)
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: grown)
    unsafe moved.update(from: start, count: count)
    unsafe start.deallocate()
    unsafe start = moved
    capacity = grown
  }

  /// Counts bytes that were written into the room behind the last one.
  mutating func advance(by written: Int) {
    precondition(written >= 0 && written <= capacity - count, "more was written than there is room")
    used += written
  }

  /// Appends one byte.
  @inlinable public mutating func append(_ byte: UInt8) {
    ensureRoom(1)
    unsafe start[count] = byte
    used += 1
  }

  /// Appends bytes as they are.
  @inlinable public mutating func append(_ bytes: Span<UInt8>) {
    ensureRoom(bytes.count)
    unsafe bytes.withUnsafeBufferPointer { source in
      if let first = source.baseAddress { unsafe (start + count).update(from: first, count: source.count) }
    }
    used += bytes.count
  }

  /// Appends the UTF-8 bytes of a literal as they are.
  @inlinable public mutating func append(literal: StaticString) {
    let length = literal.utf8CodeUnitCount
    ensureRoom(length)
    unsafe (start + count).update(from: literal.utf8Start, count: length)
    used += length
  }

  /// Appends the same byte several times, as room for what is known later.
  public mutating func append(repeating byte: UInt8, count times: Int) {
    precondition(times >= 0, "a count is not negative")
    ensureRoom(times)
    unsafe (start + count).update(repeating: byte, count: times)
    used += times
  }

  /// Overwrites bytes that are in the buffer, from a 0-based index on.
  public mutating func patch(at index: Int, bytes: Span<UInt8>) {
    precondition(index >= 0 && index <= count && bytes.count <= count - index, "only bytes of the buffer can be patched")
    unsafe bytes.withUnsafeBufferPointer { source in
      if let first = source.baseAddress { unsafe (start + index).update(from: first, count: source.count) }
    }
  }

  /// Appends a number in decimal digits, with `-` before a negative one.
  @inlinable public mutating func append(decimal number: Int64) {
    if number < 0 {
      append(0x2D)
    }
    append(decimal: number.magnitude)
  }

  /// Appends a number in decimal digits.
  public mutating func append(decimal number: UInt64) {
    ensureRoom(20)
    let length = digitCount(number)
    unsafe writeDigits(number, to: start + count, count: length)
    used += length
  }

  /// Appends a number in exactly so many decimal digits with zeros in front; returns false, and appends nothing, if it has more.
  public mutating func append(decimal number: UInt64, width: Int) -> Bool {
    precondition(width >= 0, "a width is not negative")
    let length = digitCount(number)
    guard length <= width else { return false }
    append(repeating: 0x30, count: width - length)
    ensureRoom(length)
    unsafe writeDigits(number, to: start + count, count: length)
    used += length
    return true
  }
}

/// How many decimal digits a number has; 1 for zero.
func digitCount(_ number: UInt64) -> Int {
  var rest = number
  var count = 1
  while rest >= 10_000 {
    rest /= 10_000
    count += 4
  }
  if rest >= 1000 { return count + 3 }
  if rest >= 100 { return count + 2 }
  return rest >= 10 ? count + 1 : count
}

/// Writes the digits of a number from its end, two at a time.
private func writeDigits(_ number: UInt64, to target: UnsafeMutablePointer<UInt8>, count: Int) {
  let pairs: StaticString = """
    0001020304050607080910111213141516171819202122232425262728293031323334353637383940414243444546474849\
    5051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899
    """
  var rest = number
  var index = count
  while index >= 2 {
    let pair = Int(rest % 100)
    rest /= 100
    index -= 2
    unsafe target[index] = pairs.utf8Start[2 * pair]
    unsafe target[index + 1] = pairs.utf8Start[2 * pair + 1]
  }
  if index == 1 { unsafe target[0] = 0x30 + UInt8(truncatingIfNeeded: rest % 10) }
}

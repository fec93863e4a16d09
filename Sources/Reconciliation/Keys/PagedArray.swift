// An array that grows without moving: what is kept of a million payments must not be there twice while it grows.

/// Elements in pages of 32,768.
struct PagedArray<Element: Sendable>: Sendable {
  private static var shift: Int { 15 }
  private static var mask: Int { 1 << shift - 1 }

  private var pages: [[Element]] = []
  /// Elements in it.
  private(set) var count = 0

  init() {}

  var indices: Range<Int> { 0..<count }

  subscript(index: Int) -> Element {
    @inline(__always) get { pages[index >> Self.shift][index & Self.mask] }
    @inline(__always) set { pages[index >> Self.shift][index & Self.mask] = newValue }
  }

  mutating func append(_ element: Element) {
    if count & Self.mask == 0 {
      pages.append([])
      pages[pages.count - 1].reserveCapacity(1 << Self.shift)
    }
    pages[pages.count - 1].append(element)
    count += 1
  }

  /// Lets the caller change an element in its place.
  @inline(__always)
  mutating func update(_ index: Int, _ change: (inout Element) -> Void) { change(&pages[index >> Self.shift][index & Self.mask]) }

  /// All elements in order.
  func forEach(_ body: (Element) -> Void) {
    for page in pages { for element in page { body(element) } }
  }
}

extension PagedArray: Sequence {
  struct Iterator: IteratorProtocol {
    fileprivate let array: PagedArray
    fileprivate var index = 0

    mutating func next() -> Element? {
      guard index < array.count else { return nil }
      defer { index += 1 }
      return array[index]
    }
  }

  func makeIterator() -> Iterator { Iterator(array: self) }
}

internal import Synchronization

/// A value made at its first use, once, whatever thread asks first.
final class Lazy<Value: Sendable>: Sendable {
  private let make: @Sendable () -> Value
  private let value = Mutex<Value?>(nil)

  init(_ make: @escaping @Sendable () -> Value) { self.make = make }

  var get: Value {
    value.withLock { value in
      if let value { return value }
      let made = make()
      value = made
      return made
    }
  }
}

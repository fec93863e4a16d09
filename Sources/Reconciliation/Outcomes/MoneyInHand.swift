// Money drawn that has not reached anybody, set after set: what an order of a later set used of it is no longer there.

import PaymentModel

/// Adds up what came back of each set and takes off what later orders used of it (`less_held`).
struct MoneyInHand {
  private struct Key: Hashable {
    let set: Int
    let programme: Programme
  }

  private var gained: [Key: ControlTotals] = [:]
  private var used: [Key: ControlTotals] = [:]
  private var apart = ControlTotals()

  /// Money of a payment that came back or never left; without a file, of a payment that is not known.
  mutating func add(_ amount: Int64, _ file: SentFile?) {
    guard let file else { return apart.add(amount) }
    gained[Key(set: file.set, programme: file.programme), default: ControlTotals()].add(amount)
  }

  /// An order that was not refused used the money it took off.
  mutating func use(_ order: SentOrder) {
    if order.lessHeld > 0 { used[Key(set: order.set, programme: order.programme), default: ControlTotals()].add(order.lessHeld) }
  }

  /// What is left in đồng, and whether a sum went beyond Int64. What an order used beyond what the sets before it left was there before
  /// them and is no part of these figures. Sets count in the order in which they were handed in, programme by programme.
  var left: (amount: Int64, isOverflown: Bool) {
    var result = apart
    var isOverflown = apart.isOverflown
    for programme in Programme.allCases {
      var held = ControlTotals()
      for set in Set((Array(gained.keys) + used.keys).filter { $0.programme == programme }.map(\.set)).sorted() {
        let key = Key(set: set, programme: programme)
        let (taken, more) = (used[key] ?? ControlTotals(), gained[key] ?? ControlTotals())
        isOverflown = isOverflown || taken.isOverflown || more.isOverflown
        var next = more
        next.add(max(0, held.amount &- taken.amount))
        isOverflown = isOverflown || next.isOverflown
        held = next
      }
      result.add(held.amount)
    }
    return (result.amount, isOverflown || result.isOverflown)
  }
}

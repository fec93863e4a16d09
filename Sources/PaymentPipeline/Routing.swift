// Which way each payee's money goes. The unit file decides; the row's own wish comes first. `PaymentChecks` understood the cells.

internal import PaymentChecks
import PaymentModel
internal import ReferenceData

/// The way of one payment.
struct Route {
  var channel: Channel
  /// Index in the unit's mobile providers; 0 elsewhere.
  var provider: Int
}

/// Routes rows by the unit's rules.
struct Router {
  let unit: PayingUnit
  /// Index of the unit's provider for each 1-based wallet of the tables; −1 without a contract.
  private let providerOfWallet: [Int]

  init(unit: PayingUnit, tables: ReferenceTables) {
    self.unit = unit
    providerOfWallet = [-1] + tables.wallets.map { wallet in unit.mobileProviders.firstIndex { $0.id == wallet.id } ?? -1 }
  }

  /// Wallets with a contract, as `CheckContext` wants them.
  var contractedWallets: UInt64 {
    providerOfWallet.enumerated().reduce(0) { $1.element >= 0 && $1.offset > 0 && $1.offset < 64 ? $0 | (1 << UInt64($1.offset)) : $0 }
  }

  /// The route of a row whose destination is understood.
  func route(_ destination: ResolvedDestination) -> Route {
    guard destination.intended == .mobile else { return Route(channel: destination.intended, provider: 0) }
    let wallet = Int(destination.wallet)
    let named = wallet < providerOfWallet.count ? providerOfWallet[wallet] : -1
    return Route(channel: .mobile, provider: max(0, named))
  }
}

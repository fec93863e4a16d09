// The words of a relation column that tell as what a payee collects.

internal import ByteText
import PaymentModel

enum PayeeRoleWords {
  private static let words: [([UInt8], PayeeRole)] = [
    (Array("giam ho".utf8), .guardian), (Array("thua ke".utf8), .heir), (Array("mai tang".utf8), .funeralOrganiser),
    (Array("dai dien".utf8), .relativesRepresentative),
  ]

  /// The role; a payee with only a funeral allowance organised the funeral.
  static func role(_ row: borrowing RosterRow, _ bytes: [UInt8]) -> PayeeRole {
    if !row[.relation].isEmpty {
      var relation: [UInt8] = []
      BankFolding.appendHeaderKey(bytes.span, row[.relation].range, to: &relation)
      for (word, role) in words where relation[...].holds(word) { return role }
    }
    let (funeral, month) = (row.money[3], row.moneyState[0])
    return row.moneyState[3] == .read && funeral > 0 && month != .read ? .funeralOrganiser : .authorisedPerson
  }
}

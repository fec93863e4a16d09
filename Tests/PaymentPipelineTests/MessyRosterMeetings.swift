// Two lines of one list that have something to do with each other: one line twice, one number of two, one account of two.
import PaymentModel

@testable import PaymentPipeline

/// How a second line is made from a first, and what must be said of each.
struct MessyMeeting: Sendable {
  var name: String
  /// The second line is the first one's person, else another's.
  var isSamePerson: Bool
  var columns: Set<RosterField> = []
  var first: [MessyFinding] = []
  var second: [MessyFinding] = []
  var fits: @Sendable (MessyRow) -> Bool = { _ in true }
  var join: @Sendable (_ first: inout MessyRow, _ second: inout MessyRow, MessyRoster) -> Void

  static let all = [
    MessyMeeting(name: "same line twice", isSamePerson: true, second: [.error("PAY-505")]) { _, _, _ in },
    MessyMeeting(name: "R16 the same name written otherwise", isSamePerson: true, second: [.error("PAY-505")]) { _, second, _ in
      second[.name] = second[.name].uppercased()
    },
    MessyMeeting(name: "one number of two", isSamePerson: false, first: [.error("PAY-560")], second: [.error("PAY-560")]) {
      first, second, _ in
      second[.identity] = first[.identity]
    },
    MessyMeeting(
      name: "R36 one account of two", isSamePerson: false, second: [.warning("PAY-511")],
      fits: { $0.destination == .bank && $0[.payeeName].isEmpty }
    ) { first, second, _ in
      for field in [RosterField.payeeName, .payeeIdentity, .relation] { second[field] = "" }
      for field in [RosterField.account, .bank, .channel] { second[field] = first[field] }
      second[.holder] = second[.name]
    },
    MessyMeeting(
      name: "R35 the guardian's own account", isSamePerson: false, columns: [.payeeName, .payeeIdentity],
      fits: { $0.destination == .bank && $0[.payeeName].isEmpty }
    ) { first, second, _ in
      second[.payeeName] = first[.name]
      second[.payeeIdentity] = first[.identity]
      second[.relation] = "Người giám hộ"
      for field in [RosterField.account, .bank, .holder, .channel] { second[field] = first[field] }
    },
    MessyMeeting(name: "homonyms", isSamePerson: false, second: [.warning("PAY-509")], fits: { $0[.birth].count > 4 }) { first, second, _ in
      for field in [RosterField.name, .birth] { second[field] = first[field] }
      if second[.payeeName].isEmpty, second.destination == .bank { second[.holder] = second[.name] }
    },
    MessyMeeting(name: "R33 two coefficients", isSamePerson: true, second: [.warning("PAY-527")]) { first, second, list in
      first[.category] = "Người khuyết tật nặng"
      second[.category] = "Người khuyết tật đặc biệt nặng"
      first.setMonth(750_000, list.shape)
      second.setMonth(1_000_000, list.shape)
    },
    // That there are further lines is said once for the list, with their number.
    MessyMeeting(name: "R34 a poor single parent", isSamePerson: true) { first, second, list in
      first[.category] = "Người khuyết tật nặng"
      second[.category] = "Người đơn thân nghèo đang nuôi con"
      first.setMonth(750_000, list.shape)
      second.setMonth(500_000, list.shape)
    },
  ]
}

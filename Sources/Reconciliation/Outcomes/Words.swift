// What rules, findings and problems are called in front of people.

public import Diagnostics
import PaymentModel

extension MatchRule {
  /// What the rule asks, in a few words.
  public var words: Bilingual {
    switch self {
    case .none: Bilingual(vi: "không có", en: "none")
    case .reference: Bilingual(vi: "cột mã tham chiếu đúng nguyên mã", en: "the reference column holds the reference")
    case .referenceInText: Bilingual(vi: "mã tham chiếu nguyên vẹn trong nội dung", en: "the reference stands whole in the text")
    case .referenceMangled:
      Bilingual(vi: "mã tham chiếu bị ngắt hoặc viết thường trong nội dung", en: "the reference stands broken or in lower case in the text")
    case .referenceTruncated:
      Bilingual(vi: "phần đầu mã tham chiếu và đúng số tiền", en: "the beginning of the reference, and the amount")
    case .groupByReferences:
      Bilingual(vi: "tổng của các mã tham chiếu nêu trong nội dung", en: "the sum of the references named in the text")
    case .batchTotal: Bilingual(vi: "tổng của cả lô hoặc của phần lỗi trong lô", en: "the sum of the batch or of what failed in it")
    case .accountAmount: Bilingual(vi: "đúng số tài khoản và số tiền, chỉ một khả năng", en: "account and amount, one candidate only")
    case .nameAmountDate:
      Bilingual(vi: "đúng họ tên, số tiền và thời gian, chỉ một khả năng", en: "name, amount and time, one candidate only")
    case .groupBySum:
      Bilingual(vi: "tổng duy nhất của các khoản đã báo trả lại", en: "the only sum of payments reported as failed")
    case .amountAlone:
      Bilingual(vi: "chỉ có số tiền là khớp, người đối chiếu phải chọn", en: "nothing but the amount fits, a person has to choose")
    case .unpaidList:
      Bilingual(vi: "không có trong danh sách chưa lĩnh: theo ký nhận", en: "not on the list of the unpaid: against signature")
    case .decision: Bilingual(vi: "do người đối chiếu chọn", en: "chosen by a person")
    }
  }
}

extension MatchFinding {
  /// What came of a trial, in one sentence without values of people.
  public var words: Bilingual {
    switch self {
    case .booked: Bilingual(vi: "đã ghép vào khoản chi này", en: "booked on this payment")
    case .repeated(let place):
      Bilingual(
        vi: "trùng với dòng \(place.record) của tệp thứ \(place.file + 1), không tính lại",
        en: "repeats record \(place.record) of file \(place.file + 1), not counted again")
    case .oneOf(let count):
      Bilingual(vi: "một trong \(count) khả năng như nhau, chờ người chọn", en: "one of \(count) equal candidates, a person has to choose")
    case .otherAmount(let amount):
      Bilingual(
        vi: "cùng tài khoản nhưng số tiền là \(DongText.grouped(amount))", en: "same account, but the amount is \(DongText.grouped(amount))"
      )
    case .otherAccount: Bilingual(vi: "cùng tên và số tiền nhưng khác tài khoản", en: "same name and amount, but another account")
    case .outOfTime: Bilingual(vi: "ngày hạch toán ngoài thời gian của kỳ chi", en: "booked outside the time of the payout")
    case .wentTo(_, let rule):
      Bilingual(vi: "đã ghép vào khoản chi khác (\(rule.words.vi))", en: "booked on another payment (\(rule.words.en))")
    case .namesAnother:
      Bilingual(vi: "nêu một mã tham chiếu không có trong bộ đã gửi", en: "names a reference that was not sent in this run")
    case .returnedBefore: Bilingual(vi: "đã được trả lại đủ ở dòng khác", en: "another entry brought it back in full already")
    case .sumDiffers: Bilingual(vi: "nêu nhiều mã nhưng tổng không bằng số tiền", en: "names several references, but they do not add up")
    }
  }
}

extension UnexpectedReason {
  /// Why an entry belongs to nothing that was sent.
  public var words: Bilingual {
    switch self {
    case .unknown: Bilingual(vi: "không có khoản chi nào khớp", en: "no payment fits")
    case .otherReference: Bilingual(vi: "nêu mã tham chiếu không có trong bộ đã gửi", en: "names a reference that was not sent in this run")
    case .batchAmount: Bilingual(vi: "nêu một lô nhưng số tiền không phải của lô đó", en: "names a batch, but not with its sum")
    case .batchRepeated: Bilingual(vi: "lô này đã được hạch toán rồi", en: "its batch was booked before")
    case .decided: Bilingual(vi: "người đối chiếu xác nhận không thuộc khoản nào", en: "a person said that it belongs to none")
    case .returnedBefore:
      Bilingual(
        vi: "khoản chi nêu trong dòng này đã được trả lại đủ ở dòng khác",
        en: "another entry brought the payment it names back in full already")
    case .tooMany: Bilingual(vi: "quá nhiều dòng không có mã tham chiếu", en: "too many entries without a reference")
    }
  }
}

extension ReconciliationProblem {
  /// The code under which it is reported.
  public var entry: CatalogueEntry {
    switch self {
    case .decisionForUnknownEntry, .decisionForUnknownCandidate, .decisionAmountChanged, .contradictoryDecisions, .unknownMark:
      .decisionRefused
    case .unpaidEntryNotMatched, .unpaidAmountDiffers, .unpaidTotalsDiffer, .unpaidListCoversNothing: .unpaidListDiffers
    }
  }

  /// The line of the decisions file it stands in, if it does.
  public var decisionLine: Int? {
    switch self {
    case .decisionForUnknownEntry(let line), .decisionForUnknownCandidate(let line), .decisionAmountChanged(let line),
      .contradictoryDecisions(let line, _), .unknownMark(let line):
      line
    default: nil
    }
  }

  /// What is wrong, in one sentence.
  public var reason: Bilingual {
    switch self {
    case .decisionForUnknownEntry: Bilingual(vi: "dòng này không có trong danh sách cần chọn", en: "the entry is no open question")
    case .decisionForUnknownCandidate:
      Bilingual(vi: "khoản chi này không nằm trong các khả năng đã nêu", en: "the payment is none of the candidates offered")
    case .decisionAmountChanged:
      Bilingual(
        vi: "số tiền trong dòng này khác với sao kê hoặc khoản chi", en: "the amount in the line is not that of the entry or the payment")
    case .contradictoryDecisions(_, let other):
      Bilingual(vi: "mâu thuẫn với dòng \(other)", en: "it contradicts line \(other)")
    case .unknownMark:
      Bilingual(
        vi: "không hiểu dấu trong cột \"chon\": ghi x để chọn, 0 nếu không thuộc khoản nào",
        en: "the mark in \"chon\" is not understood: x chooses, 0 means none")
    case .unpaidEntryNotMatched(let place):
      Bilingual(
        vi: "dòng \(place.record) của danh sách chưa lĩnh không tìm được khoản chi",
        en: "record \(place.record) of the list of the unpaid belongs to no payment for certain")
    case .unpaidAmountDiffers(let place):
      Bilingual(
        vi: "số tiền ở dòng \(place.record) của danh sách chưa lĩnh khác số đã gửi",
        en: "record \(place.record) of the list of the unpaid has another amount than was sent")
    case .unpaidTotalsDiffer(_, let paid, let stated):
      Bilingual(
        vi:
          "còn lại \(paid.count) khoản, \(DongText.grouped(paid.amount)); đơn vị báo \(stated.count) khoản, \(DongText.grouped(stated.amount))",
        en:
          "\(paid.count) payments of \(DongText.grouped(paid.amount)) are left, the service states \(stated.count) of \(DongText.grouped(stated.amount))"
      )
    case .unpaidListCoversNothing:
      Bilingual(vi: "danh sách chưa lĩnh không ứng với tệp nào đã gửi", en: "the list of the unpaid covers no sent file")
    }
  }
}

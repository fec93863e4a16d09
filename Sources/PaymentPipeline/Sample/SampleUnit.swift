// The invented unit of a sample month. Codes have the right shape and belong to nobody.

import PaymentModel

/// Who pays in a sample month.
enum SampleUnit {
  /// The unit: merit recipients by transfer from the treasury, social protection through a paying service with its fee.
  static func unit(_ request: SampleRequest) -> PayingUnit {
    // Small files, so that a larger month shows how they are split; never more than some forty of them.
    let limit = max(200, request.rows / 40)
    return PayingUnit(
      name: "Phòng Nội vụ khu vực Sơn Thủy", administrativeCode: "14998",
      administrativeDate: CalendarDate(year: 2025, month: 7, day: 1) ?? request.period.sampleDay(1), budgetUnitCode: "1987654",
      place: "Sơn Thủy", treasury: TreasuryOffice(name: "Kho bạc Nhà nước khu vực Sơn Thủy", code: "1998"),
      programmes: [
        ProgrammeSettings(
          programme: .ncc, route: .transfer, cashRoute: .cashAdvance, treasuryAccount: "3714.0.1987654",
          budgets: [budget(request, chapter: "024", section: "371", item: "7151", level: "1")]),
        ProgrammeSettings(
          programme: .btxh, route: .payingService, cashRoute: .payingService, treasuryAccount: "3713.0.1987654",
          budgets: [budget(request, chapter: "860", section: "398", item: "7404", level: "4")], moneyInHand: 360_000),
      ],
      signers: Signers(
        preparer: Signer(name: "Đỗ Thị Mẫu", office: "Cán bộ chi trả"),
        chiefAccountant: Signer(name: "Lê Văn Ví Dụ", office: "Kế toán trưởng"),
        accountHolder: Signer(name: "Trần Thị Thử", office: "Trưởng phòng")),
      payingBank: PayingBank(
        id: "agribank", name: "Agribank chi nhánh Sơn Thủy", bin: "970405", account: "3500201987654", layout: "chitra-batch",
        maximumPayments: limit),
      mobileProviders: [
        MobileProvider(id: "viettel", name: "Viettel Money", columns: "mobile-viettel"),
        MobileProvider(id: "vnpt", name: "VNPT Money", columns: "mobile-vnpt"),
        MobileProvider(id: "mobifone", name: "MobiFone Money", columns: "mobile-mobifone"),
      ],
      payingService: PayingService(name: "Bưu điện khu vực Sơn Thủy", account: "113601987654", bankBIN: "970415", feeMillionths: 5500),
      routing: RoutingRules(phoneOnly: .mobile, noDestination: .cash))
  }

  private static func budget(_ request: SampleRequest, chapter: String, section: String, item: String, level: String) -> YearBudget {
    YearBudget(
      year: Int(request.period.year),
      classification: BudgetClassification(chapter: chapter, category: "370", section: section, item: item, source: "12", level: level))
  }
}

extension Period {
  /// A day of the payout month, 1…28.
  func sampleDay(_ day: Int) -> CalendarDate {
    CalendarDate(year: Int(year), month: Int(month), day: min(28, max(1, day))) ?? CalendarDate.sampleEpoch
  }

  /// The stamp under which the sample's set is prepared; the commands in DOC-TRUOC.txt repeat it.
  var sampleStamp: String { "\(sampleDay(5))T08:00:00+07:00" }
}

extension CalendarDate {
  fileprivate static let sampleEpoch: CalendarDate = {
    guard let day = CalendarDate(dayNumber: 0) else { preconditionFailure("1970-01-01 is a day") }
    return day
  }()
}

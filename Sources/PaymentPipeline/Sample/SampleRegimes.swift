// The allowances of a sample month: names as rosters write them, amounts by the standard level of the month.

import PaymentModel
import ReferenceData

/// One allowance.
struct SampleRegime {
  /// As the roster names it.
  var name: String
  /// Đồng a month.
  var amount: Int64
  /// Age of the people who have it.
  var ages: ClosedRange<Int>
  /// Of a thousand, those whose money somebody else collects as guardian.
  var wards = 0
  /// A second allowance that the same person may have besides.
  var supplement: (name: String, amount: Int64)?
  /// Of a thousand people who are due an allowance, those with this one.
  var share: Int
}

/// The allowances of a programme in a month.
struct SampleRegimes {
  let all: [SampleRegime]

  init(_ programme: Programme, _ period: Period, _ tables: ReferenceTables) {
    if programme == .ncc {
      // Each amount of 2024 stands to the standard of 2,789,000 as in the decree's annex; other years keep the proportion, in whole
      // thousands.
      let standard = tables.standardLevel(programme: "NCC", in: period) ?? 2_789_000
      func scaled(_ amount: Int64) -> Int64 { standard == 2_789_000 ? amount : (amount * standard / 2_789_000 + 500) / 1000 * 1000 }
      all = [
        SampleRegime(name: "Thương binh 21%", amount: scaled(1_878_000), ages: 62...84, share: 190),
        SampleRegime(name: "Thương binh 41%", amount: scaled(3_667_000), ages: 64...84, share: 130),
        SampleRegime(
          name: "Thương binh 81%", amount: scaled(7_241_000), ages: 66...86,
          supplement: ("Phụ cấp thương binh từ 81%", scaled(1_399_000)), share: 90),
        SampleRegime(name: "Bệnh binh 61%-70%", amount: scaled(4_623_000), ages: 64...86, share: 110),
        SampleRegime(name: "Tuất liệt sĩ", amount: scaled(2_789_000), ages: 60...97, wards: 20, share: 280),
        SampleRegime(name: "Nhiễm chất độc hóa học 41%-60%", amount: scaled(3_542_000), ages: 65...85, share: 90),
        SampleRegime(name: "Con đẻ người nhiễm chất độc hóa học", amount: scaled(1_673_000), ages: 32...52, wards: 500, share: 60),
        SampleRegime(name: "Người có công giúp đỡ cách mạng", amount: scaled(1_639_000), ages: 80...99, share: 50),
      ]
    } else {
      let standard = tables.standardLevel(programme: "BTXH", in: period) ?? 500_000
      func times(_ tenths: Int64) -> Int64 { standard * tenths / 10 }
      all = [
        SampleRegime(name: "Người cao tuổi từ đủ 80 tuổi", amount: times(10), ages: 80...99, share: 300),
        SampleRegime(name: "Người khuyết tật nặng", amount: times(15), ages: 18...59, wards: 120, share: 240),
        SampleRegime(name: "Người khuyết tật đặc biệt nặng", amount: times(20), ages: 18...59, wards: 500, share: 110),
        SampleRegime(name: "Người khuyết tật nặng là người cao tuổi", amount: times(20), ages: 60...90, wards: 40, share: 120),
        SampleRegime(name: "Trẻ em khuyết tật nặng", amount: times(20), ages: 2...15, wards: 1000, share: 60),
        SampleRegime(name: "Trẻ em không có nguồn nuôi dưỡng", amount: times(15), ages: 4...15, wards: 1000, share: 70),
        SampleRegime(
          name: "Người đơn thân nghèo đang nuôi con", amount: times(10), ages: 26...52, supplement: ("Người khuyết tật nặng", times(15)),
          share: 100),
      ]
    }
  }

  /// One of them by its share.
  func pick(_ random: inout SampleRandom) -> SampleRegime {
    var place = random.below(1000)
    for regime in all {
      if place < regime.share { return regime }
      place -= regime.share
    }
    return all[0]
  }
}

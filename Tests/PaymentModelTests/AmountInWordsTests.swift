import PaymentModel
import TestSupport
import Testing

@Suite struct AmountInWordsTests {
  private let northern = AmountInWords()
  private let southern = AmountInWords(emptyTens: .le, fourAfterTens: .bon)

  @Test func `every known case reads as the table says in both manners`() {
    #expect(AmountInWordsCases.all.count == 99)
    for (amount, expectedNorthern, expectedSouthern) in AmountInWordsCases.all {
      #expect(northern.text(amount) == expectedNorthern)
      #expect(southern.text(amount) == expectedSouthern)
    }
  }

  @Test(
    arguments: [
      (-1, "Âm một đồng"),
      (-1_005_000, "Âm một triệu không trăm linh năm nghìn đồng"),
      (1_234_000_000_000, "Một nghìn hai trăm ba mươi tư tỷ đồng"),
      (1_000_000_000_000_000_000, "Một tỷ tỷ đồng"),
      (
        Int64.min,
        "Âm chín tỷ hai trăm hai mươi ba triệu ba trăm bảy mươi hai nghìn không trăm ba mươi sáu tỷ "
          + "tám trăm năm mươi tư triệu bảy trăm bảy mươi lăm nghìn tám trăm linh tám đồng"
      ),
    ] as [(Int64, String)])
  func `negative and very large sums have words`(amount: Int64, words: String) {
    #expect(northern.text(amount) == words)
  }

  @Test func `chẵn follows whole thousands only when asked for`() {
    let even = AmountInWords(marksWholeThousands: true)
    #expect(even.text(540_000) == "Năm trăm bốn mươi nghìn đồng chẵn")
    #expect(even.text(540_500) == "Năm trăm bốn mươi nghìn năm trăm đồng")
    #expect(even.text(0) == "Không đồng")
    #expect(northern.text(540_000) == "Năm trăm bốn mươi nghìn đồng")
  }

  /// Reads the words back by an independent rule: each word has a value, units multiply what stands before them.
  private func value(of words: String) -> UInt64? {
    let small: [String: UInt64] = [
      "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
    ]
    var (billions, group, groups, unit): (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    for word in words.lowercased().split(separator: " ") {
      switch word {
      case "âm", "linh", "lẻ", "đồng": break
      case "mười": group += 10
      case "mươi": (group, unit) = (group + unit * 10, 0)
      case "trăm": (group, unit) = (group + unit * 100, 0)
      case "nghìn": (groups, group, unit) = (groups + (group + unit) * 1000, 0, 0)
      case "triệu": (groups, group, unit) = (groups + (group + unit) * 1_000_000, 0, 0)
      case "tỷ": (billions, groups, group, unit) = ((billions + groups + group + unit) * 1_000_000_000, 0, 0, 0)
      default:
        guard let digit = small[String(word)] else { return nil }
        unit = digit
      }
    }
    return billions + groups + group + unit
  }

  @Test func `words of random sums read back as the same sum`() {
    var state: UInt64 = 20_261_001
    for round in 0..<4000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let amount = Int64(truncatingIfNeeded: (state >> 1) >> UInt64(round % 60))
      #expect(value(of: northern.text(amount)) == UInt64(amount), "seed 20261001, round \(round), \(amount)")
      #expect(value(of: southern.text(amount)) == UInt64(amount), "seed 20261001, round \(round), \(amount)")
    }
  }
}

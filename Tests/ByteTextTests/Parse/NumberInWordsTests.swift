import ByteText
import TestSupport
import Testing

@Suite struct NumberInWordsTests {
  private static func read(_ text: String) -> UInt64? {
    let bytes = Array(text.utf8)
    return NumberInWords.read(bytes.span, 0..<bytes.count)
  }

  /// Sums as treasury slips write them, by the rules of the official forms.
  @Test(
    arguments: [
      ("Không đồng", 0), ("Mười lăm đồng", 15), ("Hai mươi mốt đồng", 21), ("Hai mươi tư đồng", 24), ("Hai mươi bốn đồng", 24),
      ("Một trăm linh một đồng", 101), ("Một trăm lẻ năm đồng", 105), ("Một trăm mười lăm đồng", 115),
      ("Một nghìn không trăm linh một đồng", 1_001),
      ("Mười nghìn không trăm linh năm đồng", 10_005), ("Một triệu không trăm linh năm nghìn đồng chẵn./.", 1_005_000),
      ("(Bảy trăm sáu mươi tám triệu, năm trăm nghìn đồng)", 768_500_000), ("hai triệu bẩy trăm tám mươi chín ngàn đồng", 2_789_000),
      ("MỘT TỶ KHÔNG TRĂM HAI MƯƠI TRIỆU BA TRĂM LINH BỐN NGHÌN KHÔNG TRĂM NĂM MƯƠI ĐỒNG", 1_020_304_050),
      ("mot nghin ty dong", 1_000_000_000_000),
      ("Một nghìn không trăm linh năm tỉ đồng", 1_005_000_000_000), ("Mười lăm tỷ đồng Việt Nam", 15_000_000_000), ("Năm", 5),
      ("Năm mươi lăm", 55),
      ("Hai mươi mốt tỷ không trăm hai mươi mốt đồng", 21_000_000_021), ("một triệu năm nghìn đồng", 1_005_000),
      ("hai mươi nhăm nghìn", 25_000),
      (
        "Mười tám tỷ bốn trăm bốn mươi sáu triệu bảy trăm bốn mươi bốn nghìn không trăm bảy mươi ba tỷ bảy trăm linh chín triệu năm trăm năm "
          + "mươi mốt nghìn sáu trăm mười lăm đồng", 18_446_744_073_709_551_615
      ),
    ] as [(String, UInt64)])
  func `sums in words are read in all spellings`(text: String, value: UInt64) {
    #expect(Self.read(text) == value)
  }

  @Test func `all sums of the table of cases are read in both manners`() {
    for (amount, northern, southern) in AmountInWordsCases.all {
      #expect(Self.read(northern) == UInt64(amount), "\(northern)")
      #expect(Self.read(southern) == UInt64(amount), "\(southern)")
    }
  }

  @Test(arguments: [
    "", " ", "đồng", "chẵn", "một trăm năm", "một hai", "triệu", "hai nghìn ba triệu", "một trăm 5", "mười mười", "linh", "một trăm linh",
    "một triệu rưỡi", "năm trăm nghìn bảy", "một triệu năm đồng", "Nguyễn Văn Ba", "hai mươi mươi", "một trăm linh không",
    "không trăm linh", "một tỷ tỷ tỷ", "ba triệu hai triệu",
    "Mười tám tỷ bốn trăm bốn mươi sáu triệu bảy trăm bốn mươi bốn nghìn không trăm bảy mươi ba tỷ bảy trăm linh chín triệu năm trăm năm "
      + "mươi mốt nghìn sáu trăm mười sáu đồng",
  ])
  func `what says no number or two is none`(text: String) {
    #expect(Self.read(text) == nil)
  }
}

import ByteText
import PaymentModel
import Testing

/// What is written in words reads back, whatever the manner: over sums of every length and every place of zeros.
@Suite struct AmountInWordsRoundTripTests {
  @Test(arguments: AmountInWords.EmptyTens.allCases, AmountInWords.FourAfterTens.allCases)
  func `words read back as the sum`(tens: AmountInWords.EmptyTens, four: AmountInWords.FourAfterTens) {
    let manner = AmountInWords(emptyTens: tens, fourAfterTens: four, marksWholeThousands: true)
    var random = SystemRandomNumberGenerator()
    for round in 0..<4_000 {
      let digits = round % 19 + 1
      var sum: Int64 = 0
      // Many zeros, fours, fives and ones: they are what spellings differ in.
      for _ in 0..<digits {
        sum = (sum &* 10) &+ ([0, 0, 0, 1, 4, 5, Int64.random(in: 0...9, using: &random)].randomElement(using: &random) ?? 0)
      }
      sum &= .max
      var text = manner.text(sum)
      if round % 3 == 0 {
        for (word, other) in [("nghìn", "ngàn"), ("tỷ", "tỉ"), ("bảy", "bẩy")] { text = text.replacing(word, with: other) }
        text = text.uppercased()
      }
      let bytes = Array(text.utf8)
      #expect(NumberInWords.read(bytes.span, 0..<bytes.count) == UInt64(sum), "\(sum): \(text)")
    }
  }
}

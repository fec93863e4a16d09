import Diagnostics
import Testing

@Suite struct WordsTests {
  @Test(arguments: [
    (Int64(0), "0 đ"), (999, "999 đ"), (1_000, "1.000 đ"), (1_500_000, "1.500.000 đ"), (-540_000, "-540.000 đ"),
    (1_000_001, "1.000.001 đ"), (.max, "9.223.372.036.854.775.807 đ"), (.min, "-9.223.372.036.854.775.808 đ"),
  ])
  func `sums have points between thousands`(amount: Int64, text: String) {
    #expect(DongText.grouped(amount) == text)
  }

  @Test(arguments: [
    (Diagnostics.Expectation.digits(12), "12 chữ số 0-9", "12 digits 0-9"),
    (.digits(1), "1 chữ số 0-9", "1 digit 0-9"),
    (.digitsRange(8...15), "từ 8 đến 15 chữ số 0-9", "8 to 15 digits 0-9"),
    (.bytes(200), "đúng 200 byte", "exactly 200 bytes"),
    (.bytesAtMost(1), "nhiều nhất 1 byte", "at most 1 byte"),
    (.charactersAtMost(35), "nhiều nhất 35 ký tự", "at most 35 characters"),
    (.oneOf(["a", "b"]), "một trong các giá trị: a, b", "one of: a, b"),
    (.amount(1_500_000), "1.500.000 đ", "1.500.000 đ"),
    (.amountRange(1...10_000), "từ 1 đ đến 10.000 đ", "1 đ to 10.000 đ"),
    (.count(1_187), "1187", "1187"),
    (.numberRange(-1...9), "số nguyên từ -1 đến 9", "a whole number from -1 to 9"),
    (.dateForm("DD/MM/YYYY"), "ngày dạng DD/MM/YYYY", "a date of the form DD/MM/YYYY"),
    (.equals("VND"), "\"VND\"", "\"VND\""),
    (.text(Bilingual(vi: "một", en: "one")), "một", "one"),
  ])
  func `an expectation is said in both languages`(expectation: Diagnostics.Expectation, vi: String, en: String) {
    #expect(expectation.words == Bilingual(vi: vi, en: en))
  }

  @Test func `both languages stand beside each other, or once if equal`() {
    #expect(Bilingual(vi: "một", en: "one").text(.both) == "một / one")
    #expect(Bilingual(same: "7").text(.both) == "7")
    #expect(Bilingual(vi: "một", en: "one").lines(.both) == ["một", "one"])
    #expect(Bilingual(vi: "một", en: "one").lines(.en) == ["one"])
    #expect(Bilingual(same: "7").lines(.both) == ["7"])
  }

  @Test(arguments: [
    (Diagnostics.SourceLocation(file: "a"), "a"), (SourceLocation(file: "a", line: 7), "a:7"),
    (SourceLocation(file: "a", line: 7, columnStart: 3), "a:7:3"),
    (SourceLocation(file: "a", line: 7, columnStart: 3, columnEnd: 3), "a:7:3"),
    (SourceLocation(file: "a", line: 7, columnStart: 3, columnEnd: 9), "a:7:3-9"), (SourceLocation(file: "a", columnStart: 3), "a"),
  ])
  func `a place is written as far as it is known`(location: Diagnostics.SourceLocation, text: String) {
    #expect(location.text == text)
  }

  @Test func `severities rise from note to error`() {
    #expect(Severity.allCases.sorted() == [.note, .warning, .error])
  }
}

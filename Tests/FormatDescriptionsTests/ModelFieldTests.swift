import FormatDescriptions
import PaymentModel
import Testing

@Suite struct ModelFieldTests {
  @Test func `every text of payments and entries has a name in layouts`() {
    #expect(Set(ModelField.allCases.compactMap(\.paymentField)) == Set(PaymentField.allCases))
    #expect(Set(ModelField.allCases.compactMap(\.entryField)) == Set(EntryField.allCases))
  }

  @Test func `the number of a meaning leads back to it`() {
    for field in ModelField.allCases { #expect(ModelField(meaning: field.meaning) == field) }
    #expect(ModelField(meaning: -1) == nil)
    #expect(ModelField(meaning: ModelField.allCases.count) == nil)
  }

  @Test func `roster meanings are named in snake case`() {
    #expect(RosterField.bookNumber.name == "book_number")
    #expect(RosterField.deathOneOff.name == "death_one_off")
    for field in RosterField.allCases { #expect(RosterField(name: field.name) == field) }
    #expect(RosterField(name: "bookNumber") == nil)
  }

  @Test(arguments: [
    ("Họ và  tên (1)", "ho va ten 1"), ("Chưa trả tháng trước / Số tiền", "chua tra thang truoc / so tien"), ("CCCD/CMND", "cccd cmnd"),
    ("ĐỐI TƯỢNG", "doi tuong"), (" / ", ""), ("", ""),
  ])
  func `headers are compared in one form`(header: String, key: String) {
    #expect(ColumnProfile.key(header) == key)
  }
}

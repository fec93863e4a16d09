import PaymentChecks
import Testing

@Suite struct RegimeLikenessTests {
  private let likeness = RegimeLikeness()

  private func isAlike(_ left: String, _ right: String) -> Bool {
    let alike = likeness.isAlike(Array(left.utf8), Array(right.utf8))
    #expect(alike == likeness.isAlike(Array(right.utf8), Array(left.utf8)), "\(left) | \(right): both ways the same")
    return alike
  }

  @Test(arguments: [
    ("", "Người cao tuổi"), ("", ""), ("-", "Người cao tuổi"), ("NCT", "Người cao tuổi"), ("nct", "NGƯỜI CAO TUỔI"),
    ("N.C.T", "Người cao tuổi"), ("Ng. cao tuổi", "Người cao tuổi"), ("Cao tuổi", "Người cao tuổi"), ("Nguoi cao tuoi", "Người cao tuổi"),
    ("NKT", "Người khuyết tật"), ("NKT nặng", "Người khuyết tật nặng"), ("NKTN", "Người khuyết tật nặng"), ("KT nặng", "Khuyết tật nặng"),
    ("NKT ĐBN", "Người khuyết tật đặc biệt nặng"), ("BTXH", "Bảo trợ xã hội"), ("BTXH", "Bảo trợ XH"), ("Bảo trợ XH", "BT xã hội"),
    ("TB 41%", "Thương binh 41%"), ("ThB 41 %", "Thương binh 41%"), ("TB", "Thương binh 41%"), ("Thương binh", "TB 41%"),
    ("TE mồ côi", "Trẻ em mồ côi"), ("TNXP", "Thanh niên xung phong"), ("BMVNAH", "Bà mẹ Việt Nam anh hùng"), ("Đ5.6", "Đ 5.6"),
    ("NCT80", "Người cao tuổi 80"), ("NCT 80+", "Người cao tuổi 80"), ("5", "5.6"), ("Đối tượng NCT", "Người cao tuổi"),
  ])
  func `nothing, the same words, a part and an abbreviation may be one allowance`(_ left: String, _ right: String) {
    #expect(isAlike(left, right))
  }

  @Test(arguments: [
    ("Người cao tuổi", "Người khuyết tật"), ("NCT", "NKT"), ("NCT", "Người khuyết tật nặng"), ("NKT", "Người cao tuổi"),
    ("Người khuyết tật nặng", "Người khuyết tật đặc biệt nặng"), ("NKT nặng", "NKT đặc biệt nặng"), ("5.6", "5.4"), ("5.6", "6.5"),
    ("TB 41%", "TB 61%"), ("TB 4", "TB 41"), ("15", "1.5"), ("Thương binh", "Bệnh binh"), ("NC", "Nước"), ("Trẻ", "Tréo em"),
    ("Con liệt sĩ", "Vợ liệt sĩ"), ("12/QĐ-UBND", "13/QĐ-UBND"), ("Người cao tuổi 東", "Người cao tuổi"), ("A", "An"),
  ])
  func `other words, other figures and other letters are another allowance`(_ left: String, _ right: String) {
    #expect(!isAlike(left, right))
  }

  @Test func `long texts are alike only when equal, and take no time`() {
    let long = Array(repeating: "NN", count: 100).joined(separator: " ")
    #expect(isAlike(long, long.lowercased()))
    #expect(!isAlike(long, long + " N"))
    // As many ways to read as there can be.
    let most = Array(repeating: "NNNNNNNNNNNN", count: 24).joined(separator: " ")
    let started = ContinuousClock.now
    _ = isAlike(most, Array(repeating: "NNNNNNNNNNNX", count: 24).joined(separator: " "))
    #expect(ContinuousClock.now - started < .seconds(2))
  }

  @Test func `a decision's number is told from the name of an allowance`() {
    for text in ["12/QĐ-UBND", "QĐ số 12", "1234", "12/2024", "qđ 7"] { #expect(likeness.isDecision(Array(text.utf8)), "\(text)") }
    for text in ["", "NCT", "Thương binh 1/4", "Người cao tuổi"] { #expect(!likeness.isDecision(Array(text.utf8)), "\(text)") }
  }
}

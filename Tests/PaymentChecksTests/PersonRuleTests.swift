import Diagnostics
import PaymentChecks
import PaymentModel
import Testing

@Suite struct PersonRuleTests {
  @Test func `a row without a fault has no finding and is understood whole`() {
    let checked = RowCase().check()
    #expect(checked.findings == [])
    #expect(checked.identity == "038042001234")
    #expect(checked.account == "0121000889922")
    #expect(checked.phone == "0912345678")
    #expect(checked.resolved.destination.bankBIN == 970_436)
    #expect(checked.resolved.destination.intended == .bank)
    #expect(checked.resolved.owedMonth == Period("2026-10"))
  }

  @Test(
    arguments: [
      ("", [Codes.nameMissing]),
      ("12345", [.nameUnreadable]),
      ("- .", [.nameUnreadable]),
      ("12 An", [.nameHasRemark]),
      ("???", [.lettersLost]),
      ("Nguy?n V?n An", [.lettersLost]),
      ("Nguy\u{FFFD}n Văn An", [.lettersLost]),
      ("#N/A", [.spreadsheetErrorCell]),
      ("#REF!", [.spreadsheetErrorCell]),
      ("#NAME?", [.spreadsheetErrorCell]),
      ("#####", [.spreadsheetErrorCell]),
      ("Lê Thế ƒnh", [.textGarbled]), ("ƒnh", [.textGarbled]), ("Trần Šô", [.textGarbled]),
      ("Nguyễn Văn Dũng Ũ", []), ("Dương Hưởng Ơn", []),
      ("Nguyá»…n VÄƒn An", [.textGarbled]),
      ("NguyÔn V¨n An", [.textGarbled]),
      ("Nguyễn\u{7}Văn An", [.controlCharacters]),
      ("Nguyễn\u{0}Văn An", [.controlCharacters]),
      ("Nguyễn Văn\u{FFFE}An", [.controlCharacters]),
      ("Nguyễn\u{7F}Văn An", [.controlCharacters]),
      ("Nguyeãn Vaên An", [.textGarbled]),
      ("Traàn Thò Loâ Oâng", [.textGarbled]),
    ] as [(String, [CatalogueEntry])])
  func `a damaged name is named`(name: String, codes: [CatalogueEntry]) {
    #expect(
      RowCase(.name, name) { $0.cells[.holder] = "" }.codes == codes.codes)
  }

  @Test(
    arguments: [
      "Nguyễn Thị Mã", "ĐỖ THỊ Ư", "Y Ngông Niê Kdăm", "H'Hen Niê", "Nguyễn Văn An (con)", "Lò Văn Ún – Pà", "nguyễn văn ắn", "K’Sor",
      "Y Aê Niê", "Hoà Hoạ Toàn",
    ])
  func `a sound name is left alone`(name: String) {
    #expect(RowCase(.name, name) { $0.cells[.holder] = "" }.codes == [])
  }

  @Test(arguments: [RosterField.category, .commune, .address, .note])
  func `what an order could not carry is an error on the row`(field: RosterField) {
    #expect(RowCase(field, "Thôn\u{1}1").codes == [Codes.controlCharacters].codes)
    #expect(RowCase(field, "Thôn\u{FFFF}1").codes == [Codes.controlCharacters].codes)
    // XML has tabs, line ends, U+007F and the sign before U+FFFE.
    #expect(RowCase(field, "Thôn\t1\n\u{7F}\u{FFFC}").codes == [])
  }

  @Test func `letters lost in a guardian's name are an error as well`() {
    let row = RowCase(.payeeName, "Tr?n Thị B") {
      $0.cells[.holder] = ""; $0.cells[.payeeIdentity] = "038165000001"
    }
    #expect(row.codes == [Codes.lettersLost].codes)
  }

  @Test(
    arguments: [
      ("38042001234", [Codes.identityLostZero]),
      ("3.8042E+10", [.identityDigitsLost]),
      ("3,80E+10", [.identityDigitsLost]),
      ("997042001234", [.identityProvinceUnknown]),
      ("171234567", [.identityOldNumber]),
      ("71234567", [.identityLostZero]),
      ("0380420012345", [.identityLength]),
      ("3804200123", [.identityLength]),
      ("99042001234", [.identityLength]),
      ("12", [.identityLength]),
      ("03804200123A", [.identityNotDigits]),
      ("chưa có", [.identityNotDigits]),
      ("#N/A", [.spreadsheetErrorCell]),
      ("038 042 001 234", [.blanksCleaned]),
      ("'038042001234", [.blanksCleaned]),
      ("", [.identityMissing]),
    ] as [(String, [CatalogueEntry])])
  func `an identity number is judged by its digits`(number: String, codes: [CatalogueEntry]) {
    #expect(RowCase(.identity, number).codes == codes.codes)
  }

  @Test func `without an identity column nobody lacks a number`() {
    let row = RowCase(.identity, "") { $0.columns = RosterColumns(bits: ~(1 << UInt32(RosterField.identity.rawValue))) }
    #expect(row.codes == [])
  }

  @Test func `a lost zero is proposed, and put back only under the option`() {
    let proposed = RowCase(.identity, "38042001234").check()
    #expect(proposed.findings[0].severity == .error)
    #expect(proposed.message() == "the identity number lost its leading zero; proposed: 038042001234")
    #expect(proposed.identity == "")

    let repaired = RowCase(.identity, "38042001234") { $0.repairsLeadingZeros = true }.check()
    #expect(repaired.findings.map(\.code) == [Codes.identityZeroRestored.code])
    #expect(repaired.findings[0].severity == .note)
    #expect(repaired.identity == "038042001234")

    let old = RowCase(.identity, "71234567") { $0.repairsLeadingZeros = true }.check()
    #expect(old.findings.map(\.code) == [Codes.identityZeroRestored.code, Codes.identityOldNumber.code])
    #expect(old.identity == "071234567")
  }

  @Test func `ten digits of the provinces 001 to 009 lost two zeros where the birth year agrees`() {
    // 001 042 …: Hà Nội, male, born 1942.
    let agrees = RowCase(.identity, "1042001234") { $0.repairsLeadingZeros = true }.check()
    #expect(agrees.identity == "001042001234")
    let differs = RowCase(.identity, "1043001234") { $0.repairsLeadingZeros = true }.check()
    #expect(differs.findings.map(\.code) == [Codes.identityLostZero.code])
    #expect(differs.identity == "")
  }

  @Test func `a repaired number is compared like any other`() {
    let row = RowCase(.identity, "38142001234") { $0.repairsLeadingZeros = true }
    #expect(row.codes == [Codes.identityZeroRestored, .sexDigitDiffers].codes)
  }

  @Test(
    arguments: [
      ("038142001234", "Nam", 1942, [Codes.sexDigitDiffers]),
      ("038142001234", "Nữ", 1942, []),
      ("038142001234", "NỮ", 1942, []),
      ("038142001234", "nu", 1942, []),
      ("038142001234", "khác", 1942, []),
      ("038042001234", "Nữ", 1942, [.sexDigitDiffers]),
      // With marks apart, as some systems write all their letters.
      ("038042001234", "Nu\u{31B}\u{303}", 1942, [.sexDigitDiffers]),
      ("038042001234", "N\u{1B0}\u{303}", 1942, [.sexDigitDiffers]),
      ("038142001234", "NU\u{31B}\u{303}", 1942, []),
      ("038042001234", "Nu\u{301}t", 1942, []),
      ("038042001234", "F", 1942, [.sexDigitDiffers]),
      ("038042001234", "M", 1942, []),
      ("038042001234", "Nam", 1943, [.birthDigitsDiffer]),
      ("038215001234", "Nam", 2015, []),
      ("038315001234", "Nam", 2015, [.sexDigitDiffers]),
      ("038015001234", "Nam", 2015, [.birthDigitsDiffer]),
    ] as [(String, String, Int, [CatalogueEntry])])
  func `the fourth to sixth digit tell sex and birth year`(number: String, sex: String, year: Int, codes: [CatalogueEntry]) {
    let row = RowCase(.identity, number) {
      $0.cells[.sex] = sex
      $0.birth = CalendarDate(year: year)
    }
    #expect(row.codes == codes.codes)
  }

  @Test func `a guardian's number is judged by shape, not by the beneficiary's sex and birth`() {
    func row(_ number: String) -> RowCase {
      RowCase(.payeeName, "Trần Thị Bình") {
        $0.cells[.payeeIdentity] = number
        $0.cells[.holder] = "TRAN THI BINH"
      }
    }
    #expect(row("038165000001").codes == [])
    #expect(row("997165000001").codes == [Codes.identityProvinceUnknown].codes)
    #expect(row("38165000001").codes == [Codes.identityLostZero].codes)
    #expect(row("").codes == [Codes.payeeIncomplete].codes)
  }

  @Test func `a number without a name of the person who collects is incomplete`() {
    #expect(RowCase(.payeeIdentity, "038165000001").codes == [Codes.payeeIncomplete].codes)
  }

  @Test(
    arguments: [
      (CellState.impossible, [Codes.birthDateImpossible]), (.ambiguous, [.birthDateAmbiguous]), (.malformed, [.dateUnreadable]),
      (.absent, []), (.read, []),
    ] as [(CellState, [CatalogueEntry])])
  func `a birth date is judged by what the reader made of it`(state: CellState, codes: [CatalogueEntry]) {
    #expect(RowCase { $0.birthState = state }.codes == codes.codes)
  }

  @Test func `only a birth date that no calendar has holds the row`() {
    func severities(_ change: @escaping (inout RowCase) -> Void) -> [Severity] {
      let row = RowCase {
        $0.cells[.identity] = ""
        $0.columns = RosterColumns(bits: 1)
        change(&$0)
      }
      return row.check().findings.map(\.severity)
    }
    #expect(severities { $0.birthState = .impossible } == [.error])
    for state in [CellState.ambiguous, .malformed] { #expect(severities { $0.birthState = state } == [.warning]) }
    #expect(severities { $0.birth = CalendarDate(year: 2030) } == [.warning])
  }

  @Test func `nobody is born after the month paid`() {
    func row(_ date: CalendarDate?) -> [String] {
      RowCase(.identity, "") {
        $0.birth = date
        $0.columns = RosterColumns(bits: 1)
      }.codes
    }
    #expect(row(CalendarDate(year: 2026, month: 11)) == [Codes.birthInFuture].codes)
    #expect(row(CalendarDate(year: 2026, month: 10, day: 31)) == [])
    #expect(row(CalendarDate(year: 2026)) == [])
    #expect(row(CalendarDate(year: 2027)) == [Codes.birthInFuture].codes)
  }

  @Test(
    arguments: [
      (RowChanges.composed, [Codes.nameDecomposed]), (.blanks, [.blanksCleaned]), (.eth, [.ethReplaced]),
      (.serialDate, [.serialDateConverted]), (.zeroDateParts, [.datePrecisionLowered]),
      ([.composed, .eth], [.nameDecomposed, .ethReplaced]),
      (.cellCount, [.fieldCountDiffers]), (.strayText, [.textAfterQuote]), (.badBytes, [.notUTF8]),
    ] as [(RowChanges, [CatalogueEntry])])
  func `what the reader changed is noted`(changes: RowChanges, codes: [CatalogueEntry]) {
    #expect(RowCase { $0.changes = changes }.codes == codes.codes)
  }

  @Test func `a holder is compared without diacritics, with the person who collects`() {
    #expect(RowCase(.holder, "TRAN VAN BE").codes == [Codes.holderDiffers].codes)
    #expect(RowCase(.holder, "nguyen  van an").codes == [])
    #expect(RowCase(.holder, "Nguyễn Văn An").codes == [])
    #expect(RowCase(.name, "Đỗ Thị Hoà") { $0.cells[.holder] = "DO THI HÒA" }.codes == [])
    let guardian = RowCase(.payeeName, "Trần Thị Bình") { $0.cells[.payeeIdentity] = "038165000001" }
    #expect(guardian.codes == [Codes.holderDiffers].codes)
  }
}

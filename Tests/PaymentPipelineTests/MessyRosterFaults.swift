// The faults that one line can have, each a small value: how it spoils the cells, and what must be said of the line.
// After the cases R1…R52 and B1…B18 of the rosters people really send; severities are those of the command-line contract.
import ByteText
import PaymentModel

@testable import PaymentPipeline

/// A fault of one line.
struct MessyFault: Sendable {
  typealias Spoil = @Sendable (inout MessyRow, MessyRoster, inout SampleRandom) -> Void

  var name: String
  /// What it spoils or needs whole.
  var areas: Set<MessyArea>
  /// Columns that the sheet must have.
  var columns: Set<RosterField> = []
  /// What must be said; empty where the line is as good as before.
  var findings: [MessyFinding]
  /// Letters that the encoding must have.
  var letters: Set<MessyEncoding.Letters> = []
  /// How births may stand in the sheet for it.
  var births = Set(MessyShape.Births.allCases)
  var fits: @Sendable (MessyRow, MessyRoster) -> Bool = { _, _ in true }
  var spoil: Spoil

  static let all = identities + birthCells + names + amounts + accounts + banks + phones + others

  /// A cell is replaced.
  private static func cell(
    _ name: String, _ area: MessyArea, _ field: RosterField, _ texts: [String], _ findings: MessyFinding...,
    fits: @escaping @Sendable (MessyRow, MessyRoster) -> Bool = { _, _ in true }
  ) -> MessyFault {
    MessyFault(name: name, areas: [area], columns: [field], findings: findings, fits: fits) { row, _, random in
      row[field] = random.pick(texts)
    }
  }

  // MARK: people

  private static let identities = [
    MessyFault(name: "R6 lost zero", areas: [.identity], findings: [.error("PAY-111")]) { row, _, _ in row[.identity].removeFirst() },
    MessyFault(name: "R7 lost digits", areas: [.identity], findings: [.error("PAY-112")]) { row, _, random in
      let digits = row[.identity].drop { $0 == "0" }
      row[.identity] = "\(digits.prefix(1))\(random.pick([".", ","]))\(digits.dropFirst().prefix(4))E+\(digits.count - 1)"
    },
    MessyFault(name: "R10 unknown province", areas: [.identity], findings: [.error("PAY-114")]) { row, _, random in
      row[.identity] = random.pick(["997", "000", "003", "100"]) + row[.identity].dropFirst(3)
    },
    MessyFault(name: "R8 sex digit", areas: [.identity, .sex], columns: [.sex], findings: [.warning("PAY-501")]) { row, _, _ in
      row[.sex] = row[.sex] == "Nam" ? "Nữ" : "Nam"
    },
    MessyFault(name: "R9 year digits", areas: [.identity, .birth], findings: [.warning("PAY-502")]) { row, _, random in
      let year = (row.birth.year + random.pick(1...40)) % 100
      row[.identity] = row[.identity].prefix(4) + (year < 10 ? "0" : "") + String(year) + row[.identity].suffix(6)
    },
    MessyFault(name: "R11 old number", areas: [.identity], findings: [.warning("PAY-115")]) { row, _, random in
      row[.identity] = "17" + random.digits(6) + String(random.pick(1...9))
    },
    MessyFault(name: "no digits", areas: [.identity], findings: [.error("PAY-116")]) { row, _, random in
      row[.identity] = random.pick(["O" + row[.identity].dropFirst(), row[.identity].dropLast() + "A", "chưa có"])
    },
    MessyFault(name: "digits too few or too many", areas: [.identity], findings: [.error("PAY-113")]) { row, _, random in
      row[.identity] = random.pick([row[.identity] + "7", String(row[.identity].prefix(7))])
    },
    cell("no number", .identity, .identity, [""], .warning("PAY-110")),
    cell("R48 number an error", .identity, .identity, ["#N/A", "#REF!", "#VALUE!", "#NAME?"], .error("PAY-103")),
    MessyFault(name: "number in groups", areas: [.identity], findings: [.note("PAY-106")]) { row, _, _ in
      row[.identity].insert(" ", at: row[.identity].index(row[.identity].startIndex, offsetBy: 3))
    },
    MessyFault(
      name: "guardian's lost zero", areas: [.payeeIdentity], columns: [.payeeIdentity], findings: [.error("PAY-111")],
      fits: { row, _ in !row[.payeeIdentity].isEmpty }
    ) { row, _, _ in row[.payeeIdentity].removeFirst() },
    cell(
      "guardian without number", .payeeIdentity, .payeeIdentity, [""], .warning("PAY-513"), fits: { row, _ in !row[.payeeName].isEmpty }),
  ]

  /// Cells that hold a whole birth; parts of one can be no day of the calendar too.
  private static let birthCells = wholeBirths.map { fault in
    var fault = fault
    fault.births = fault.name == "R15 no such day" || fault.name == "R13 day and month 00" ? [.whole, .parts] : [.whole]
    return fault
  }

  private static let wholeBirths = [
    MessyFault(name: "R15 no such day", areas: [.birth], findings: [.error("PAY-120")]) { row, _, random in
      let (day, month) = random.pick([(31, 2), (30, 2), (31, 4), (31, 11)])
      row[.birth] = random.pick(MessyDates.allCases).text(day, month, row.birth.year)
    },
    MessyFault(name: "R13 day and month 00", areas: [.birth], findings: [.note("PAY-122")]) { row, _, _ in
      row[.birth] = "00/00/\(row.birth.year)"
    },
    MessyFault(name: "R14 day number", areas: [.birth], findings: [.note("PAY-123")], fits: { row, _ in row.birth.year > 1930 }) {
      row, _, _ in
      row[.birth] = String(serial(row.birth))
    },
    MessyFault(name: "month first", areas: [.birth], findings: [.error("PAY-173")], fits: { row, _ in row.birth.day > 12 }) { row, _, _ in
      row[.birth] = "\(row.birth.month)/\(row.birth.day)/\(row.birth.year)"
    },
    cell("no date", .birth, .birth, ["không rõ", "chưa rõ"], .warning("PAY-125")),
    cell("R48 birth an error", .birth, .birth, ["#N/A", "#VALUE!"], .error("PAY-103")),
    MessyFault(name: "year of two digits", areas: [.birth], findings: [.warning("PAY-121")]) { row, _, _ in
      row[.birth] = "\(row.birth.day)/\(row.birth.month)/\(String(row.birth.year % 100 + 100).dropFirst())"
    },
    MessyFault(name: "not born yet", areas: [.birth, .identity, .category], findings: [.warning("PAY-124")]) { row, _, _ in
      row[.birth] = "01/12/2026"
    },
  ]

  /// Days since 31 December 1899 as spreadsheets count them, with a 29 February 1900.
  private static func serial(_ birth: (day: Int, month: Int, year: Int)) -> Int {
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    var days = 1
    for year in 1900..<birth.year { days += year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 366 : 365 }
    for month in 1..<birth.month { days += lengths[month - 1] + (month == 2 && birth.year % 4 == 0 ? 1 : 0) }
    return days + birth.day
  }

  /// A name pasted from a list of an old font, in a list of Unicode: converted, which is said once for the list.
  private static func oldLetters(_ name: String, _ encoding: LegacyEncoding) -> MessyFault {
    MessyFault(
      name: name, areas: [.name, .holder, .payee], findings: [], letters: [.ofFonts],
      fits: { row, list in
        // Names of two fonts in one list are held (PAY-104).
        row[.name].count { !$0.isASCII } >= 2
          && !list.rows.contains { $0.planted.contains { $0.hasSuffix(" letters") && $0.hasPrefix("R1") && $0 != name } }
      }
    ) { row, _, _ in
      let text = Array(row[.name].utf8)
      var bytes: [UInt8] = []
      var encoder = LegacyEncoder(encoding)
      encoder.append(text.span, 0..<text.count, to: &bytes)
      row[.name] = String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    }
  }

  private static let names = [
    MessyFault(
      name: "R47 letters lost", areas: [.name, .holder, .payee], findings: [.error("PAY-102")],
      fits: { row, _ in MessyLetters.canBeLost(row[.name]) }
    ) { row, _, _ in row[.name] = MessyLetters.lost(row[.name]) },
    MessyFault(
      name: "letters without a sign", areas: [.name, .holder, .payee], findings: [.error("PAY-102")], letters: [.replacement],
      fits: { row, _ in MessyLetters.canBeLost(row[.name]) }
    ) { row, _, _ in row[.name] = String(row[.name].map { $0.isASCII ? $0 : "\u{FFFD}" }) },
    MessyFault(
      name: "guardian's letters lost", areas: [.payee, .holder], columns: [.payeeName], findings: [.error("PAY-102")],
      fits: { row, _ in MessyLetters.canBeLost(row[.payeeName]) }
    ) { row, _, _ in row[.payeeName] = MessyLetters.lost(row[.payeeName]) },
    oldLetters("R18 a name in TCVN3 letters", .tcvn3), oldLetters("R19 a name in VNI letters", .vni),
    MessyFault(name: "R48 name an error", areas: [.name, .holder], findings: [.error("PAY-103")]) { row, _, random in
      row[.name] = random.pick(["#REF!", "#N/A", "#NAME?"])
    },
    MessyFault(name: "no name", areas: [.name, .holder], findings: [.error("PAY-101")]) { row, _, _ in row[.name] = "" },
    MessyFault(name: "name without letters", areas: [.name, .holder], findings: [.error("PAY-108")]) { row, _, _ in row[.name] = "12345" },
    MessyFault(name: "R21 spare blanks", areas: [.name], findings: [.note("PAY-106")]) { row, _, random in
      row[.name] = row[.name].replacing(" ", with: random.pick(["  ", "   "]), maxReplacements: 1)
    },
    MessyFault(name: "R21 hard blank", areas: [.name], findings: [.note("PAY-106")], letters: [.hardBlank]) { row, _, _ in
      row[.name] = row[.name].replacing(" ", with: "\u{A0}", maxReplacements: 1)
    },
    MessyFault(
      name: "R20 foreign Ð", areas: [.name], findings: [.note("PAY-107")], letters: [.eth], fits: { row, _ in row[.name].contains("Đ") }
    ) { row, _, _ in row[.name] = row[.name].replacing("Đ", with: "\u{D0}") },
  ]

  // MARK: money

  /// The cell that says what the line is worth cannot be read; the parts still say it where they stand beside it.
  private static func unreadable(_ name: String, _ code: String, _ text: @escaping @Sendable (MessyRow, inout SampleRandom) -> String)
    -> MessyFault
  {
    MessyFault(name: name, areas: [.money], findings: [.error(code)]) { row, list, random in
      row[list.mainMoney] = text(row, &random)
      row.amount = list.has(.total) && list.has(.monthAmount) ? row.sum : nil
    }
  }

  /// The line has another amount in all its cells. Nothing else is wrong: lines that are held are not compared with the levels.
  private static func worth(_ name: String, _ finding: MessyFinding, _ month: @escaping @Sendable (MessyRow) -> Int64) -> MessyFault {
    MessyFault(name: name, areas: Set(MessyArea.allCases), findings: [finding]) { row, list, _ in
      row.setMonth(month(row), list.shape)
    }
  }

  private static let amounts = [
    unreadable("R25 fraction", "PAY-132") { row, random in "\(row.sum)\(random.pick([",5", ",25", ".5"]))" },
    unreadable("negative", "PAY-133") { row, random in
      random.pick(["-\(row.month)", "(\(row.month))", "-" + MessyMoney.dots.text(row.month)])
    },
    unreadable("in millions or thousands", "PAY-172") { row, random in
      random.pick(["\(row.month / 1_000) nghìn", "\(row.month / 1_000)k", "\(row.month / 1_000) ngàn đồng", "1,5 triệu", "1tr5"])
    },
    unreadable("in words", "PAY-131") { row, random in random.pick([AmountInWords().text(row.month), "như tháng trước", "750.00.0"]) },
    unreadable("R48 amount an error", "PAY-103") { _, random in random.pick(["#N/A", "#VALUE!", "#REF!"]) },
    unreadable("powers of ten", "PAY-136") { _, random in random.pick(["7.5E+05", "7,5E+05", "1E+06"]) },
    worth("zero", .error("PAY-134")) { _ in 0 },
    worth("R22 oddly small", .warning("PAY-137")) { $0.month / 1_000 },
    worth("oddly large", .warning("PAY-503")) { $0.month * 1_000 },
    worth("R29 another level", .warning("PAY-526")) { $0.month + 70_000 },
    MessyFault(name: "no amount", areas: [.money], findings: [.error("PAY-130")]) { row, _, random in
      for field in RosterField.money { row[field] = "" }
      row[.monthAmount] = random.pick(["", "-"])
      row.amount = nil
    },
    MessyFault(name: "R27 parts", areas: [.money], columns: [.total, .monthAmount], findings: [.error("PAY-401")]) { row, list, random in
      let amount = row.sum + Int64(random.pick(1...9)) * 10_000
      row[.total] = list.shape.money.text(amount)
      row.amount = amount
    },
  ]

  // MARK: destinations

  private static func account(_ name: String, _ finding: MessyFinding?, _ spoil: @escaping Spoil) -> MessyFault {
    MessyFault(
      name: name, areas: [.account, .bank], columns: [.bank], findings: finding.map { [$0] } ?? [],
      fits: { row, _ in row.destination == .bank }, spoil: spoil)
  }

  private static let accounts = [
    MessyFault(
      name: "B1 card", areas: [.account], findings: [.error("PAY-141")],
      fits: { row, list in row.destination == .bank && !list.hasNumberCells }
    ) { row, _, random in row[.account] = "9704" + random.digits(11) + "7" },
    account("unusual length", .warning("PAY-143")) { row, _, random in
      (row[.bank], row[.account]) = ("Agribank", "2" + random.digits(6) + "11")
    },
    account("B2 a zero short", .warning("PAY-144")) { row, _, random in
      (row[.bank], row[.account]) = ("Vietcombank", "1" + random.digits(10) + "2")
    },
    account("nothing but zeros", .error("PAY-146")) { row, _, random in row[.account] = String(repeating: "0", count: random.pick(6...14))
    },
    account("decimals", .error("PAY-170")) { row, _, random in row[.account] += random.pick([".0", ",00", ".00"]) },
    account("powers of ten", .error("PAY-142")) { row, _, random in row[.account] = random.pick(["3.5002E+12", "3,50020001E+12"]) },
    account("letters", .warning("PAY-142")) { row, _, random in
      row[.account] = "VN" + random.digits(8)
      row.isUnwritable = true
    },
    account("odd signs", .error("PAY-142")) { row, _, _ in row[.account] += "/1" },
    MessyFault(
      name: "last digits lost", areas: [.account, .bank], findings: [.warning("PAY-171")],
      fits: { row, list in row.destination == .bank && !list.hasNumberCells }
    ) { row, _, random in (row[.bank], row[.account]) = ("Agribank", "1" + random.digits(13) + "300") },
    account("R48 account an error", .error("PAY-103")) { row, _, random in row[.account] = random.pick(["#N/A", "#REF!"]) },
    account("account in groups", .note("PAY-106")) { row, _, _ in
      row[.account].insert(" ", at: row[.account].index(row[.account].startIndex, offsetBy: 4))
    },
    MessyFault(
      name: "another holder", areas: [.holder, .name, .payee, .account], columns: [.holder], findings: [.warning("PAY-512")],
      fits: { row, _ in row.destination == .bank }
    ) { row, _, _ in row[.holder] = "MAI THI XUAN HOA" },
  ]

  private static let banks = [
    account("unknown bank", .error("PAY-150")) { row, _, random in row[.bank] = random.pick(["Ngân hàng Hoa Sen", "???", "Quỹ xã", ""]) },
    account("B7 two banks", .error("PAY-151")) { row, _, random in
      row[.bank] = random.pick(["970415 Vietcombank", "970436 - Agribank", "BIDV 970405"])
    },
    account("B8 code of the State Bank", .note("PAY-152")) { row, _, random in
      (row[.bank], row[.account]) = ("203", "1" + random.digits(12))
    },
    account("B9 treasury", .error("PAY-150")) { row, _, _ in row[.bank] = "01701004" },
    account("B4 former name", .note("PAY-154")) { row, _, random in
      (row[.bank], row[.account]) = (random.pick(["LienVietPostBank", "Bưu điện Liên Việt"]), "1" + random.digits(11))
    },
    account("B3 branch", nil) { row, _, random in
      (row[.bank], row[.account]) = ("Ngân hàng nông nghiệp Hoằng Hóa", "3" + random.digits(11) + "5")
    },
    account("B6 Bản Việt", nil) { row, _, random in
      (row[.bank], row[.account]) = (random.pick(["VCCB", "Bản Việt", "BVBank"]), "8" + random.digits(11) + "5")
    },
  ]

  private static func phone(_ name: String, _ finding: MessyFinding?, columns: Set<RosterField> = [], _ spoil: @escaping Spoil)
    -> MessyFault
  {
    MessyFault(
      name: name, areas: [.phone], columns: columns.union([.phone]), findings: finding.map { [$0] } ?? [],
      fits: { row, _ in row.destination == .mobile }, spoil: spoil)
  }

  private static let phones = [
    phone("B10 eleven digits", .note("PAY-162"), columns: [.channel]) { row, _, random in
      (row[.phone], row[.channel]) = (random.pick(["0163", "0168", "0162"]) + random.digits(7), "Viettel Money")
    },
    phone("B11 lost zero", .note("PAY-163")) { row, _, _ in row[.phone].removeFirst() },
    phone("B12 country code", .note("PAY-163")) { row, _, random in
      let digits = row[.phone].dropFirst()
      row[.phone] = random.pick([
        "+84\(digits)", "+84 \(digits.prefix(3)) \(digits.dropFirst(3).prefix(3)) \(digits.dropFirst(6))", "84\(digits)",
      ])
    },
    phone("B13 landline", .error("PAY-160"), columns: [.channel]) { row, _, random in
      (row[.phone], row[.channel]) = ("0237" + random.digits(7), random.pick(["Tiền di động", "Viettel Money"]))
    },
    phone("no phone number", .error("PAY-161"), columns: [.channel]) { row, _, random in
      (row[.phone], row[.channel]) = (random.pick(["09123", "không có", "0912345678901"]), random.pick(["Tiền di động", "VNPT Money"]))
    },
    phone("another operator", .warning("PAY-164"), columns: [.channel]) { row, _, random in
      (row[.phone], row[.channel]) = ("098" + random.digits(7), "VNPT Money")
    },
    phone("unassigned prefix", .warning("PAY-165"), columns: [.channel]) { row, _, random in
      (row[.phone], row[.channel]) = ("051" + random.digits(7), "Tiền di động")
    },
    phone("R48 phone an error", .error("PAY-103"), columns: [.channel]) { row, _, _ in
      (row[.phone], row[.channel]) = ("#N/A", "Viettel Money")
    },
    phone("phone with dots", nil) { row, _, _ in
      row[.phone] = "\(row[.phone].prefix(4)).\(row[.phone].dropFirst(4).prefix(3)).\(row[.phone].suffix(3))"
    },
  ]

  private static let others = [
    cell("R38 month after death", .death, .deathDate, ["15/09/2026", "01/2026", "2025"], .error("PAY-514")),
    cell("R38 month of death", .death, .deathDate, ["15/10/2026", "01/10/2026"]),
    cell("death no date", .death, .deathDate, ["31/09/2026", "tháng trước"], .error("PAY-127")),
    cell("R48 category an error", .category, .category, ["#N/A", "#REF!"], .error("PAY-103")),
    cell("R48 address an error", .address, .address, ["#N/A", "#NAME?"], .error("PAY-103")),
    cell("R46 a formula's sign", .note, .note, ["=", "+ thêm", "@xã"]),
  ]
}

// The people of messy rosters: invented, each unlike all others, with numbers, accounts and amounts that are right.
import PaymentModel

@testable import PaymentPipeline

/// An allowance of the month with the ages it is for.
struct MessyRegime {
  var name: String
  /// Đồng a month: coefficient × 500.000 (ND 20/2021/NĐ-CP Art 5, ND 76/2024/NĐ-CP; ND 176/2025/NĐ-CP for the last).
  var amount: Int64
  /// Whole years of age in October 2026.
  var ages: ClosedRange<Int>

  static let all = [
    MessyRegime(name: "Người khuyết tật nặng", amount: 750_000, ages: 18...58),
    MessyRegime(name: "Người khuyết tật đặc biệt nặng", amount: 1_000_000, ages: 18...58),
    MessyRegime(name: "Trẻ em khuyết tật nặng", amount: 1_000_000, ages: 4...14),
    MessyRegime(name: "Trẻ em khuyết tật đặc biệt nặng", amount: 1_250_000, ages: 4...14),
    MessyRegime(name: "Người cao tuổi khuyết tật nặng", amount: 1_000_000, ages: 61...95),
    MessyRegime(name: "Người cao tuổi khuyết tật đặc biệt nặng", amount: 1_250_000, ages: 61...95),
    MessyRegime(name: "Trợ cấp hưu trí xã hội", amount: 500_000, ages: 76...98),
    MessyRegime(name: "Trẻ em dưới 16 tuổi không có nguồn nuôi dưỡng", amount: 750_000, ages: 5...14),
    MessyRegime(name: "Người đơn thân nghèo đang nuôi con", amount: 500_000, ages: 22...50),
  ]
}

/// Makes people of one list.
struct MessyPeople {
  private var names: Set<String> = []
  private var numbers: Set<String> = []

  private static let surnames = [
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Tống", "Công",
    "Lò", "Quách", "Cao", "Trịnh",
  ]
  private static let men = ["Văn", "Đức", "Hữu", "Quang", "Minh", "Đình", "Xuân", "Bá"]
  private static let women = ["Thị", "Thị Thu", "Thị Ngọc", "Thị Kim", "Diệu", "Thị Hồng"]
  private static let given = [
    "An", "Bình", "Cường", "Dũng", "Giang", "Hải", "Hùng", "Hạnh", "Khánh", "Lâm", "Lan", "Mai", "Nam", "Nga", "Oanh", "Phúc", "Phượng",
    "Quý", "Sơn", "Tâm", "Thảo", "Thắng", "Trung", "Tuấn", "Tuyết", "Uyên", "Vinh", "Yến", "Ánh", "Đạt", "Kiều", "Mến", "Lợi", "Nghĩa",
  ]
  private static let villages = ["Đông", "Đoài", "Thượng", "Hạ", "Yên Lạc", "Phú Quý", "Tân Tiến"]
  private static let provinces = ["038", "001", "036", "040", "033", "079"]
  /// A bank as people write it, and a number of digits that its accounts have.
  private static let banks = [
    ("Agribank", 13), ("NH Nông nghiệp và PTNT", 13), ("970405", 13), ("Vietcombank", 13), ("VCB", 10), ("Ngân hàng Ngoại thương", 13),
    ("VietinBank", 12), ("Công thương", 12), ("BIDV", 14), ("970418", 10), ("MB Bank", 12), ("LPBank", 12),
  ]
  /// Prefixes of Viettel and VinaPhone (public table of 2018).
  static let viettel = ["032", "033", "036", "038", "086", "097", "098"]
  static let vinaphone = ["081", "083", "088", "091", "094"]

  mutating func row(_ shape: MessyShape, like other: MessyRow? = nil, _ random: inout SampleRandom) -> MessyRow {
    let regime = random.pick(MessyRegime.all)
    let person = person(regime.ages, &random)
    let arrears = shape.has(.arrears) && random.happens(perThousand: 150) ? regime.amount * Int64(random.pick(1...3)) : 0
    var row = MessyRow(
      cells: [
        .name: person.name, .sex: person.isWoman ? "Nữ" : "Nam", .identity: person.number, .category: regime.name,
        .address: address(shape, &random), .commune: "Xã Sơn Thủy", .decision: "\(random.pick(1...999))/QĐ-UBND",
        .bookNumber: "TB-\(random.pick(100...999))",
      ],
      destination: .cash, birth: person.birth, month: regime.amount, arrears: arrears, amount: nil)
    if shape.has(.carriedOver), random.happens(perThousand: 200) { row.carriedMonths = random.pick(1...4) }
    let (day, month, year) = person.birth
    row.person = person.name
    row[.birth] = shape.births == .bySex || random.happens(perThousand: 150) ? String(year) : shape.dates.text(day, month, year)
    MessyPeople.setMoney(&row, shape)
    var holder = person.name
    if regime.ages.upperBound < 18 || random.happens(perThousand: 80), shape.has(.payeeName) {
      let guardian = self.person(26...58, &random)
      row[.payeeName] = guardian.name
      row[.payeeIdentity] = guardian.number
      row[.relation] = regime.ages.upperBound < 18 ? "Người giám hộ" : "Con"
      holder = guardian.name
    }
    let chance = random.below(10)
    row.destination = other?.destination ?? (chance < 5 ? .bank : chance < 8 && shape.has(.phone) ? .mobile : .cash)
    send(&row, holder, shape, &random)
    return row
  }

  /// Amounts as a list with these columns has them.
  static func setMoney(_ row: inout MessyRow, _ shape: MessyShape) {
    row[.monthAmount] = shape.money.text(row.month)
    row[.arrears] = row.arrears == 0 ? "" : shape.money.text(row.arrears)
    row[.carriedMonths] = row.carriedMonths == 0 ? "" : String(row.carriedMonths)
    row[.carriedOver] = row.carriedMonths == 0 ? "" : shape.money.text(row.month * Int64(row.carriedMonths))
    row[.total] = shape.money.text(row.sum)
    row.amount = row.sum
  }

  private mutating func send(_ row: inout MessyRow, _ holder: String, _ shape: MessyShape, _ random: inout SampleRandom) {
    switch row.destination {
    case .bank:
      let (bank, digits) = random.pick(MessyPeople.banks)
      row[.bank] = bank
      row[.account] = number(&random) { String($0.pick(1...8)) + $0.digits(digits - 2) + String($0.pick(1...9)) }
      row[.holder] = random.below(2) == 0 ? holder : MessyLetters.plain(holder).uppercased()
      if shape.has(.channel) { row[.channel] = random.pick(["Chuyển khoản", "", "Tài khoản"]) }
    case .mobile:
      let isViettel = random.below(2) == 0
      row[.phone] = number(&random) { $0.pick(isViettel ? MessyPeople.viettel : MessyPeople.vinaphone) + $0.digits(7) }
      if shape.has(.channel) { row[.channel] = random.pick([isViettel ? "Viettel Money" : "VNPT Money", "Tiền di động", ""]) }
    case .cash:
      if shape.has(.channel) { row[.channel] = random.pick(["Tiền mặt", shape.has(.address) ? "Tại nhà" : "Tiền mặt", ""]) }
    }
  }

  private mutating func number(_ random: inout SampleRandom, _ make: (inout SampleRandom) -> String) -> String {
    while true {
      let text = make(&random)
      if numbers.insert(text).inserted { return text }
    }
  }

  private mutating func person(
    _ ages: ClosedRange<Int>, _ random: inout SampleRandom
  ) -> (name: String, isWoman: Bool, number: String, birth: (day: Int, month: Int, year: Int)) {
    var (name, isWoman) = ("", false)
    repeat {
      isWoman = random.below(2) == 0
      let surname = random.pick(MessyPeople.surnames)
      let middle = random.pick(isWoman ? MessyPeople.women : MessyPeople.men)
      name = "\(surname) \(middle) \(random.pick(MessyPeople.given))"
    } while !names.insert(MessyLetters.plain(name).lowercased()).inserted
    // Before October, so that the age is reached.
    let birth = (day: random.pick(1...28), month: random.pick(1...9), year: 2026 - random.pick(ages))
    let century = (birth.year >= 2000 ? 2 : 0) + (isWoman ? 1 : 0)
    let years = String(birth.year % 100 + 100).dropFirst()
    let number = number(&random) { $0.pick(MessyPeople.provinces) + "\(century)\(years)" + $0.digits(5) + String($0.pick(1...9)) }
    return (name, isWoman, number, birth)
  }

  private func address(_ shape: MessyShape, _ random: inout SampleRandom) -> String {
    let village = "Thôn " + random.pick(MessyPeople.villages)
    switch random.below(12) {
    case 0 where shape.mayBreakLines: return village + "\n" + "xóm " + String(random.pick(1...9))
    case 1: return village + ", xóm \"Mới\""
    default: return village
    }
  }
}

/// Letters of Vietnamese and what becomes of them.
enum MessyLetters {
  /// A letter with its marks, in the order of Unicode, and the letter without any.
  private static let table: [Character: (decomposed: String, plain: Character)] = {
    let bases: [(letter: String, plain: Character)] = [
      ("a", "a"), ("a\u{306}", "a"), ("a\u{302}", "a"), ("e", "e"), ("e\u{302}", "e"), ("i", "i"), ("o", "o"), ("o\u{302}", "o"),
      ("o\u{31B}", "o"), ("u", "u"), ("u\u{31B}", "u"), ("y", "y"),
    ]
    var table: [Character: (String, Character)] = ["đ": ("đ", "d"), "Đ": ("Đ", "D")]
    for (base, plain) in bases {
      for tone in ["", "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"] where base.unicodeScalars.count > 1 || !tone.isEmpty {
        // A dot below stands before a breve or circumflex, behind a horn.
        let scalars = Array(base.unicodeScalars)
        let isMarkAbove = scalars.count > 1 && scalars[1] != "\u{31B}"
        let small = tone == "\u{323}" && isMarkAbove ? "\(scalars[0])\(tone)\(scalars[1])" : base + tone
        for text in [small, small.uppercased()] {
          table[Character(text)] = (text, text == small ? plain : Character(plain.uppercased()))
        }
      }
    }
    return table
  }()

  /// The text without marks.
  static func plain(_ text: String) -> String { String(text.map { table[$0]?.plain ?? $0 }) }
  /// The text with letters and marks apart (NFD).
  static func decomposed(_ text: String) -> String { text.map { table[$0]?.decomposed ?? String($0) }.joined() }
  /// The text with a question mark for every letter that ASCII does not have.
  static func lost(_ text: String) -> String { String(text.map { $0.isASCII ? $0 : "?" }) }
  static func canBeLost(_ text: String) -> Bool { text.contains { !$0.isASCII } }
}

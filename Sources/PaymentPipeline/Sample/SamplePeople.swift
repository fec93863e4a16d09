// Invented people: names combined by chance from common parts, numbers of the right shape that belong to nobody in particular.

import PaymentModel

/// One invented person.
struct SamplePerson {
  var name: String
  var isFemale: Bool
  var birth: CalendarDate
  /// 12 digits.
  var identity: String
}

/// Makes people, one after the other, with identity numbers that never repeat.
struct SamplePeople {
  private let period: Period
  private var serial = 0

  init(_ period: Period) { self.period = period }

  private static let families = [
    "Nguyễn", "Nguyễn", "Nguyễn", "Nguyễn", "Trần", "Trần", "Lê", "Lê", "Lê", "Phạm", "Hoàng", "Vũ", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương",
    "Trịnh", "Lưu",
    "Cao", "Mai", "Hà", "Quách", "Đào", "Tống",
  ]
  private static let maleMiddles = ["Văn", "Văn", "Văn", "Hữu", "Đình", "Xuân", "Quang", "Ngọc", "Bá", "Trọng", "Thế", "Viết"]
  private static let femaleMiddles = ["Thị", "Thị", "Thị", "Thị", "Ngọc", "Thị Thu", "Thị Kim", "Thị Hồng"]
  private static let maleNames = [
    "An", "Bình", "Cường", "Dũng", "Đức", "Hải", "Hùng", "Khánh", "Lâm", "Long", "Minh", "Nam", "Phúc", "Quân", "Sơn", "Tâm", "Thắng",
    "Thành",
    "Tiến", "Toàn", "Trung", "Tuấn", "Vinh", "Hòa", "Nghĩa", "Lợi", "Thịnh", "Kiên",
  ]
  private static let femaleNames = [
    "Anh", "Bích", "Chi", "Dung", "Hà", "Hằng", "Hạnh", "Hiền", "Hoa", "Huệ", "Hương", "Lan", "Liên", "Loan", "Mai", "Minh", "Nga", "Nhung",
    "Oanh",
    "Phương", "Thanh", "Thảo", "Thơm", "Thủy", "Tuyết", "Vân", "Xuân", "Yến",
  ]
  private static let provinces = [
    "038", "038", "038", "038", "038", "038", "038", "038", "038", "038", "038", "036", "037", "040", "030", "001",
  ]

  /// A person of this age.
  mutating func person(ages: ClosedRange<Int>, family: String? = nil, _ random: inout SampleRandom) -> SamplePerson {
    let isFemale = random.below(100) < 52
    let family = family ?? random.pick(SamplePeople.families)
    let middle = random.pick(isFemale ? SamplePeople.femaleMiddles : SamplePeople.maleMiddles)
    let given = random.pick(isFemale ? SamplePeople.femaleNames : SamplePeople.maleNames)
    let year = Int(period.year) - random.pick(ages)
    // Whoever is of the lowest age has had the birthday: allowances begin with it.
    let latest = year == Int(period.year) - ages.lowerBound ? Int(period.month) : 12
    let month = min(random.pick(1...12), latest)
    let day = random.pick(1...CalendarDate.daysInMonth(year: year, month: month))
    let birth = CalendarDate(year: year, month: month, day: day) ?? period.sampleDay(1)
    return SamplePerson(
      name: "\(family) \(middle) \(given)", isFemale: isFemale, birth: birth, identity: identity(isFemale: isFemale, year: year, &random))
  }

  /// Province, century and sex, year; the last six digits run through all values before one comes again, and then under another province.
  private mutating func identity(isFemale: Bool, year: Int, _ random: inout SampleRandom) -> String {
    let round = serial / 1_000_000
    let last = (serial * 7919 + 123_457) % 1_000_000
    serial += 1
    let province =
      round == 0 ? random.pick(SamplePeople.provinces) : ["042", "044", "045", "046", "048", "049", "051", "052", "054"][round % 9]
    let century = (year >= 2000 ? 2 : 0) + (isFemale ? 1 : 0)
    return province + String(century) + SampleText.padded(year % 100, 2) + SampleText.padded(last, 6)
  }

  /// The first word of a name.
  static func family(of name: String) -> String { name.split(separator: " ").first.map(String.init) ?? name }
}

/// Small texts.
enum SampleText {
  /// With zeros in front.
  static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// Thousands parted.
  static func grouped(_ number: Int64, _ separator: Character) -> String {
    let digits = Array(String(number))
    var text = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0, digits[place - 1] != "-" { text.append(separator) }
      text.append(digit)
    }
    return text
  }
}

/// Where an invented person gets the money.
struct SampleDestination {
  enum Way { case bank, mobile, cash, home }
  var way: Way
  var bank = ""
  var account = ""
  var phone = ""
  var wallet = ""

  /// Banks by the names lists give them, with the usual number of digits.
  private static let banks: [(names: [String], digits: Int, start: String)] = [
    (["Agribank", "Agribank", "NH Nông nghiệp", "Ngân hàng Nông nghiệp và Phát triển Nông thôn Việt Nam"], 13, "3500"),
    (["Agribank CN Sơn Thủy", "970405"], 13, "3501"), (["Vietcombank", "VCB", "NH Ngoại thương"], 13, "1021"),
    (["BIDV", "970418"], 14, "5011"),
    (["VietinBank", "NH Công thương"], 12, "1038"), (["LPBank"], 12, "0290"), (["MB Bank", "970422"], 12, "0830"),
    (["Sacombank"], 12, "0500"), (["Techcombank"], 14, "1903"),
  ]
  private static let wallets: [(name: String, prefixes: [String])] = [
    ("Viettel Money", ["097", "098", "086", "096", "035", "036"]), ("VNPT Money", ["091", "094", "088", "083"]),
    ("MobiFone Money", ["090", "093", "089", "077"]),
  ]

  init(_ random: inout SampleRandom) {
    let place = random.below(100)
    way = place < 62 ? .bank : place < 80 ? .mobile : place < 94 ? .cash : .home
    let wallet = random.pick(SampleDestination.wallets)
    if way == .bank {
      let bank = random.pick(SampleDestination.banks)
      self.bank = random.pick(bank.names)
      account = bank.start + random.digits(bank.digits - bank.start.count)
    }
    if way == .mobile || random.happens(perThousand: 500) { phone = random.pick(wallet.prefixes) + random.digits(7) }
    if way == .mobile { self.wallet = wallet.name }
  }
}

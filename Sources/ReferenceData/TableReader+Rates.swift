// The rates: one form for the table inside the program and for a user's own file.

internal import PaymentModel

extension TableReader {
  static let rates = "rates.csv"
  /// What a row must have; the other columns can be left out.
  private static let needed = ["programme", "kind", "value", "valid_from"]
  /// More đồng than this a month is nobody's.
  private static let mostDong: Int64 = 1_000_000_000_000

  /// All rates; a row of the same regime, kind, first day and province replaces an earlier one.
  func rates(_ problems: inout [TableProblem]) -> RateTable {
    var table = RateTable()
    var places: [String: Int] = [:]
    for (number, source) in sources.enumerated() {
      guard let bytes = source(TableReader.rates) else { continue }
      let file = TableFile(name: TableReader.rates, bytes: bytes, required: TableReader.needed, mayHaveSemicolons: true)
      var found = file.problems
      if file.rows.isEmpty, found.isEmpty { found.append(TableProblem(table: TableReader.rates, line: 1, kind: .empty)) }
      var provinces: Set<String> = []
      // A table has few days.
      var days: [String: CalendarDate] = [:]
      for row in file.rows {
        guard take(row, into: &table, &places, &days, &found) else { continue }
        if !row["province"].isEmpty { provinces.insert(row["province"]) }
      }
      for index in found.indices { found[index].source = number }
      problems += found
      if number > 0 { table.ownProvince = provinces.count == 1 ? provinces.first ?? "" : "" }
    }
    return table
  }

  /// Takes one row; false with a problem where it cannot be used.
  private func take(
    _ row: TableFile.Row, into table: inout RateTable, _ places: inout [String: Int], _ days: inout [String: CalendarDate],
    _ problems: inout [TableProblem]
  ) -> Bool {
    func refuse(_ column: String) -> Bool {
      problems.append(
        TableProblem(table: TableReader.rates, line: row.line, kind: .malformed(column: column), column: row.place(of: column)))
      return false
    }
    guard ["NCC", "BTXH", "HTXH"].contains(row["programme"]) else { return refuse("programme") }
    guard let kind = Rate.Kind(rawValue: row["kind"]) else { return refuse("kind") }
    guard let value = value(row["value"], kind) else { return refuse("value") }
    guard let from = day(row["valid_from"], &days) else { return refuse("valid_from") }
    let to = row["valid_to"].isEmpty ? nil : day(row["valid_to"], &days)
    if to == nil, !row["valid_to"].isEmpty { return refuse("valid_to") }
    if let to, to < from { return refuse("valid_to") }
    let province = row["province"]
    guard province.isEmpty || province.utf8.count == 2 && province.utf8.allSatisfy({ $0 &- 0x30 <= 9 }) else { return refuse("province") }
    let rate = Rate(
      kind: kind, value: value, validity: Validity(from: from, to: to), province: province, legalBasis: row["legal_basis"],
      provenance: Provenance(source: row["source"], isVerified: row["verified"].isEmpty || row["verified"] == "yes"))
    guard row["verified"].isEmpty || ["yes", "no"].contains(row["verified"]) else { return refuse("verified") }
    if kind == .level {
      guard row["code"].isEmpty else { return refuse("code") }
      TableReader.insert(rate, into: &table.levels[row["programme"], default: []])
      return true
    }
    let code = row["code"]
    if code.isEmpty { return refuse("code") }
    let key = row["programme"] + "/" + code
    let isDescription = ["name", "words", "part", "age_from", "age_to"].contains { !row[$0].isEmpty }
    if let place = places[key], !isDescription {
      TableReader.insert(rate, into: &table.regimes[place].rates)
      return true
    }
    if let place = places[key] {
      guard let described = described(row, table.regimes[place], refuse) else { return false }
      table.regimes[place] = described
    } else {
      if row["name"].isEmpty { return refuse("name") }
      let blank = Regime(
        programme: row["programme"], code: code, name: "", part: .allowance, ages: 0...RateTable.oldest, words: RegimeWords(), rates: [])
      guard let described = described(row, blank, refuse) else { return false }
      places[key] = table.regimes.count
      table.regimes.append(described)
    }
    TableReader.insert(rate, into: &table.regimes[places[key] ?? 0].rates)
    return true
  }

  /// A regime with what a row says of it; cells that say nothing leave it as it is.
  private func described(_ row: TableFile.Row, _ regime: Regime, _ refuse: (String) -> Bool) -> Regime? {
    var regime = regime
    if !row["name"].isEmpty { regime.name = row["name"] }
    if !row["part"].isEmpty {
      guard let part = Regime.Part(rawValue: row["part"]) else { return refuse("part") ? regime : nil }
      regime.part = part
    }
    let isNew = regime.rates.isEmpty
    if !row["words"].isEmpty || isNew {
      let text = row["words"].isEmpty ? row["name"] : row["words"]
      guard let words = RegimeWords(text) else { return refuse("words") ? regime : nil }
      regime.words = words
    }
    if !row["age_from"].isEmpty || !row["age_to"].isEmpty {
      let (first, last) = (age(row["age_from"], 0), age(row["age_to"], RateTable.oldest))
      guard let first else { return refuse("age_from") ? regime : nil }
      guard let last, first <= last else { return refuse("age_to") ? regime : nil }
      regime.ages = first...last
    }
    return regime
  }

  private func age(_ text: String, _ usual: Int) -> Int? {
    if text.isEmpty { return usual }
    guard let age = Int(text), (0...RateTable.oldest).contains(age) else { return nil }
    return age
  }

  /// Whole đồng in digits; a coefficient with up to two decimals behind a point or comma, in hundredths.
  private func value(_ text: String, _ kind: Rate.Kind) -> Int64? {
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
    guard parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { $0 &- 0x30 <= 9 } }), let whole = Int64(parts[0]) else { return nil }
    if kind != .coefficient { return parts.count == 1 && (1...TableReader.mostDong).contains(whole) ? whole : nil }
    guard parts.count <= 2, whole <= 1000 else { return nil }
    let decimals = parts.count == 2 ? parts[1] : "0"
    guard decimals.utf8.count <= 2, let fraction = Int64(decimals) else { return nil }
    let hundredths = whole * 100 + (decimals.utf8.count == 1 ? fraction * 10 : fraction)
    return hundredths > 0 ? hundredths : nil
  }

  /// "2026-07-01" or "01/07/2026".
  private func day(_ text: String, _ known: inout [String: CalendarDate]) -> CalendarDate? {
    if let day = known[text] { return day }
    let day = day(text)
    known[text] = day
    return day
  }

  private func day(_ text: String) -> CalendarDate? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3 else { return CalendarDate(iso: text) }
    guard parts.allSatisfy({ (1...4).contains($0.utf8.count) && $0.utf8.allSatisfy { $0 &- 0x30 <= 9 } }), parts[2].utf8.count == 4 else {
      return nil
    }
    return CalendarDate(year: Int(parts[2]) ?? 0, month: Int(parts[1]) ?? 0, day: Int(parts[0]) ?? 0)
  }

  /// Keeps the rates of a regime by their first day.
  private static func insert(_ rate: Rate, into rates: inout [Rate]) {
    rates.removeAll { $0.kind == rate.kind && $0.validity.from == rate.validity.from && $0.province == rate.province }
    let place = rates.firstIndex { ($0.validity.from).map { $0 > rate.validity.from ?? $0 } ?? false } ?? rates.count
    rates.insert(rate, at: place)
  }
}

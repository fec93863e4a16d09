// Communes and districts of one list, as of its month: since 1 July 2025 Thanh Hóa has other communes, many codes stand for others than
// before, and there are no districts (Resolution 1686/NQ-UBTVQH15). Told once for each place of a list.

import Diagnostics
import PaymentFormats
import PaymentModel
import ReferenceData

/// The places that the rows of one list name.
struct ListPlaces {
  /// What a commune's cell means in the list's month.
  private enum Meaning {
    /// In force, or nothing that the tables know.
    case usual
    /// A code that stands for this commune.
    case code(String)
    case unknownCode
    /// Of before July 2025, and now one other, or one of several.
    case former(String)
    case split
  }

  private struct Place {
    var text: String
    var meaning: Meaning
    var line: UInt32
    var rows = 1
  }

  /// More different cells are no communes.
  private static let mostPlaces = 2_000
  /// July 2025, counted as `Period.monthNumber`: the first month without districts and with the new communes.
  private static let reform = 2025 * 12 + 6

  private let tables: ReferenceTables
  private let month: Period?
  private let knowsCommunes: Bool
  private var places: [Place] = []
  private var known: [[UInt8]: Int] = [:]
  private var last: [UInt8] = []
  private var lastPlace = -1
  private var districts: (rows: Int, line: UInt32) = (0, 0)
  private static let tellingRows = 1_000
  private var rowsSeen = 0

  /// The places of a list of a month; of an unknown month nothing is said. `unitCode` is the paying unit's, which tells whether the tables
  /// of Thanh Hóa are meant.
  init(_ tables: ReferenceTables, month: Period?, unitCode: String) {
    self.tables = tables
    self.month = month
    knowsCommunes = unitCode.utf8.count != 5 || tables.communes.contains { $0.code == unitCode }
  }

  private var isAfterReform: Bool { (month?.monthNumber ?? 0) >= ListPlaces.reform }

  /// Takes the rows of a block.
  mutating func look(at block: RosterBlock) {
    guard month != nil else { return }
    let (bytes, rows) = (block.bytes, block.rows.span)
    // Lists are written in one manner: where the first rows name no district, the others are not looked through for one.
    let seeksDistricts = isAfterReform && (rowsSeen < ListPlaces.tellingRows || districts.rows > 0)
    rowsSeen += rows.count
    for index in rows.indices {
      let commune = rows[index][.commune]
      if !commune.isEmpty {
        if lastPlace >= 0, last.count == commune.range.count, last.elementsEqual(bytes[commune.range]) {
          places[lastPlace].rows += 1
        } else {
          take(Array(bytes[commune.range]), rows[index].line)
        }
      }
      if seeksDistricts, ListPlaces.namesDistrict(bytes.span, rows[index][.address]) { addDistrict(rows[index].line) }
    }
  }

  private mutating func addDistrict(_ line: UInt32) {
    if districts.rows == 0 { districts.line = line }
    districts.rows += 1
  }

  private mutating func take(_ cell: [UInt8], _ line: UInt32) {
    if isAfterReform, ListPlaces.namesDistrict(cell.span, TextSlice(0..<cell.count)) { addDistrict(line) }
    (last, lastPlace) = (cell, known[cell] ?? -1)
    if lastPlace >= 0 {
      places[lastPlace].rows += 1
      return
    }
    guard places.count < ListPlaces.mostPlaces else { return }
    let text = cell.text(TextSlice(0..<cell.count))
    lastPlace = places.count
    known[cell] = lastPlace
    places.append(Place(text: text, meaning: meaning(of: text), line: line))
  }

  // MARK: what a cell means

  private func meaning(of text: String) -> Meaning {
    guard knowsCommunes, let month, let day = CalendarDate(year: Int(month.year), month: Int(month.month), day: 1) else { return .usual }
    let name = text.split(separator: ",").first.map(String.init) ?? text
    if name.utf8.count == 5, name.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) {
      if let commune = tables.commune(code: name, on: day) { return .code(commune.name) }
      let successors = tables.successions.filter { $0.oldCode == name }
      if isAfterReform, !successors.isEmpty { return ListPlaces.former(successors) }
      // Codes of other provinces are not in the tables.
      return tables.communes.contains { $0.code.prefix(2) == name.prefix(2) } ? .unknownCode : .usual
    }
    guard isAfterReform else { return .usual }
    let key = FoldedName(name).text
    func isMeant(_ full: String) -> Bool { key == full || key == ListPlaces.withoutKind(full) }
    if tables.communes(on: day).contains(where: { isMeant(FoldedName($0.name).text) }) { return .usual }
    let former = tables.successions.filter { isMeant(FoldedName($0.oldName).text) }
    return former.isEmpty ? .usual : ListPlaces.former(former)
  }

  /// One commune that all went up in, or a question: a name that several old communes had is no answer either.
  private static func former(_ successions: [CommuneSuccession]) -> Meaning {
    let codes = Set(successions.map(\.newCode))
    return codes.count == 1 && successions.allSatisfy({ $0.successors == 1 }) ? .former(successions[0].newName) : .split
  }

  private static func withoutKind(_ name: String) -> String {
    for kind in ["xa ", "phuong ", "thi tran "] where name.hasPrefix(kind) { return String(name.dropFirst(kind.count)) }
    return name
  }

  /// Whether a text has "huyện" or "thị xã" in it, which were kinds of districts, with their own marks: Huyền and Thị are names.
  static func namesDistrict(_ bytes: Span<UInt8>, _ slice: TextSlice) -> Bool {
    if slice.length < 7 { return false }
    return unsafe bytes.extracting(slice.range).withUnsafeBufferPointer { text in
      var place = 3
      // Both words have a letter of U+1EC0…U+1EFF in their middle: E1 BB xx.
      while place &+ 2 < text.count {
        guard unsafe text[place] == 0xBB, unsafe text[place &- 1] == 0xE1 else {
          place &+= 1
          continue
        }
        let third = unsafe text[place &+ 1]
        let (before, last) = unsafe (text[place &- 3] | 0x20, text[place &- 2] | 0x20)
        if third & 0xFE == 0x86, place >= 4, last == 0x79, before == 0x75, unsafe text[place &- 4] | 0x20 == 0x68,
          unsafe text[place &+ 2] | 0x20 == 0x6E
        {
          return true
        }
        if third & 0xFE == 0x8A, last == 0x68, before == 0x74, place &+ 5 < text.count, unsafe text[place &+ 2] == 0x20,
          unsafe text[place &+ 3] | 0x20 == 0x78, unsafe text[place &+ 4] == 0xC3, unsafe text[place &+ 5] | 0x20 == 0xA3
        {
          return true
        }
        place &+= 1
      }
      return false
    }
  }

  // MARK: telling

  /// Tells what is to be told, once for each place, and of districts once for the list; where a profile makes an error of it, the list is
  /// held.
  func report(_ roster: inout SurveyedRoster, headers: [String], _ run: Run) {
    for place in places {
      guard let entry = report(place, roster, run), run.diagnostics.ranked(entry.code, entry.severity) == .error else { continue }
      roster.heldAs = roster.heldAs ?? entry
    }
    guard isAfterReform else { return }
    let unit = FoldedName(roster.roster.unitName).text
    let inTitle = unit.hasPrefix("huyen ") || unit.contains(" huyen ")
    let inHeader = headers.contains { ["huyen", "ten huyen", "quan huyen", "huyen thi xa thanh pho"].contains(FoldedName($0).text) }
    guard districts.rows > 0 || inTitle || inHeader else { return }
    run.diagnostics.report(Codes.districtNoLonger, count: max(1, districts.rows)) {
      Diagnostic(
        Codes.districtNoLonger, at: roster.opened.place(line: districts.rows > 0 ? Int(districts.line) : 1),
        field: districts.rows > 0 ? RosterField.address.machineName : nil)
    }
  }

  private func report(_ place: Place, _ roster: SurveyedRoster, _ run: Run) -> CatalogueEntry? {
    let entry: CatalogueEntry
    var arguments = [DiagnosticArgument("place", place.text)]
    switch place.meaning {
    case .usual: return nil
    case .code(let name):
      entry = Codes.communeCode
      arguments = [DiagnosticArgument("place", name)]
    case .unknownCode: entry = Codes.communeCodeUnknown
    case .former(let new):
      entry = Codes.communeOld
      arguments.append(DiagnosticArgument("new", new))
    case .split: entry = Codes.communeUnmappable
    }
    let words = month.map { "\($0.month < 10 ? "0" : "")\($0.month)/\($0.year)" }
    arguments += [DiagnosticArgument("code", place.text), DiagnosticArgument("month", words ?? "")]
    run.diagnostics.report(entry, count: place.rows) {
      Diagnostic(
        entry, at: roster.opened.place(line: Int(place.line)), field: RosterField.commune.machineName, found: ReportedValue(place.text),
        arguments: arguments)
    }
    return entry
  }
}

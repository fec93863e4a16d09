// What tells a person without an identity number from namesakes. Orders and repay rosters carry it, so that the next set knows them again.

public import PaymentModel

/// Birth date, decision and book number of a row in one text: "1942-08-15|QĐ 12/2020|S 7".
public enum PersonDetails {
  /// Appends the text; nothing when all three are empty.
  ///
  /// The date stands in ISO form to the precision known, else as it was written: another way of writing it makes no other person.
  public static func append(_ row: borrowing RosterRow, _ bytes: Span<UInt8>, to details: inout [UInt8]) {
    if row[.birth].isEmpty, row[.decision].isEmpty, row[.bookNumber].isEmpty { return }
    if row.birthState == .read, let birth = row.birth {
      details.append(contentsOf: birth.description.utf8)
    } else {
      append(row[.birth], bytes, to: &details)
    }
    details.append(0x7C)
    append(row[.decision], bytes, to: &details)
    details.append(0x7C)
    append(row[.bookNumber], bytes, to: &details)
  }

  private static func append(_ text: TextSlice, _ bytes: Span<UInt8>, to details: inout [UInt8]) {
    for offset in text.range { details.append(bytes[offset] == 0x7C ? 0x2F : bytes[offset]) }
  }

  /// The three parts of a text as they stand on a roster: the date as people write it.
  public static func parts(_ details: String) -> (birth: String, decision: String, bookNumber: String) {
    var parts = details.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    while parts.count < 3 { parts.append("") }
    return (CalendarDate(iso: parts[0])?.vietnamese ?? parts[0], parts[1], parts[2])
  }

  /// Whether two people of one name and residence are one, by their details.
  public enum Comparison: Sendable {
    /// The same details; or the same birth date, and decision and book number that do not contradict.
    case same
    /// Nothing tells them apart, and too little tells that they are one.
    case unsure
    /// Different birth dates.
    case other
  }

  /// Compares the details of two people of one name and residence, each as `append` writes them.
  public static func compare(_ left: [UInt8], _ right: [UInt8]) -> Comparison {
    if left == right { return .same }
    let (some, others) = (split(left), split(right))
    let (birth, otherBirth) = (some[0], others[0])
    if birth != otherBirth {
      let contradict = !birth.starts(with: otherBirth) && !otherBirth.starts(with: birth)
      return contradict && hasYear(birth) && hasYear(otherBirth) ? .other : .unsure
    }
    let likeness = RegimeLikeness()
    let agree = (1...2).allSatisfy { likeness.isAlike(some[$0], others[$0]) }
    return agree && !birth.isEmpty ? .same : .unsure
  }

  private static func split(_ details: [UInt8]) -> [[UInt8]] {
    let parts = details.split(separator: 0x7C, maxSplits: 2, omittingEmptySubsequences: false).map(Array.init)
    return parts + Array(repeating: [], count: 3 - parts.count)
  }

  /// Whether a date begins with a year, as all do that could be read.
  private static func hasYear(_ date: [UInt8]) -> Bool { date.count >= 4 && date.prefix(4).allSatisfy { (0x30...0x39).contains($0) } }
}

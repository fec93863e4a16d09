// Treasury and banks write why money came back into the text of a statement: "HOAN TRA LENH ... LY DO AC04".

internal import ByteText
import PaymentModel
internal import ReferenceData

/// Finds reasons in the text of credits.
enum NarrativeReason {
  /// The lists whose codes stand in statements, the nearest first.
  private static let lists = ["ISO-RETURN", "ISO-STATUS", "CHITRA"]
  /// The words before a code, folded.
  private static let marks: [[Substring]] = [["ly", "do"], ["reason"]]

  /// Gives credits without a reason the code that their text names behind "lý do"; a code that no list has stays text.
  static func fill(_ block: inout EntryBlock, _ tables: ReferenceTables) {
    for index in block.rows.indices {
      let row = block.rows[index]
      guard row.direction == .credit, row[.reasonCode].isEmpty, !row[.narrative].isEmpty else { continue }
      guard let found = reason(block.bytes.text(row[.narrative]), tables) else { continue }
      block.rows[index][.reasonList] = block.bytes.appendSlice(found.list.utf8)
      block.rows[index][.reasonCode] = block.bytes.appendSlice(found.code.utf8)
    }
  }

  private static func reason(_ narrative: String, _ tables: ReferenceTables) -> Reason? {
    let key = String(validating: BankFolding.headerKey(narrative), as: UTF8.self) ?? ""
    let words = key.split(separator: " ")
    for place in words.indices {
      for mark in marks where words[place...].starts(with: mark) {
        // "LY DO AC04", "LY DO: MA AC04"
        for word in words[place...].dropFirst(mark.count).prefix(2) {
          for list in lists {
            if let reason = tables.reason(list: list, code: word.uppercased()) { return reason }
          }
        }
      }
    }
    return nil
  }
}

// Rows of people who stand on a list of the dead or of those whom somebody else pays.

import Diagnostics
internal import PaymentChecks
import PaymentFormats
import PaymentModel

extension RosterSurvey {
  /// Looks a row up in the lists that the run was given: the reason for which it is held, if it is.
  mutating func judgeLists(
    _ block: RosterBlock, _ row: Int, _ resolved: ResolvedRow, _ reporter: RowReporter
  ) -> DiagnosticCode? {
    let (source, bytes) = (block.rows[row], block.bytes.span)
    if let list = people.lists.excluded, let found = list.find(source, resolved, bytes) {
      let place = list.place(of: found.person)
      if found.isOtherName { return hold(Codes.listedUnderOtherName, place, block, row, reporter, []) }
      if found.isByNumber { return hold(Codes.excludedByList, place, block, row, reporter, []) }
      people.met.append(.maybeListed(Codes.perhapsExcluded, place: place))
    }
    guard let list = people.lists.deceased, let found = list.find(source, resolved, bytes), DeathRule.paysMonth(source) else { return nil }
    let place = list.place(of: found.person)
    // A death behind the month that is paid cannot have been reported yet: the date is a slip.
    let isLater = found.person.death.map { death in options.period.map { ListsOfOthers.isLater(death, than: $0) } ?? false } ?? false
    guard !isLater, let death = found.person.death, let month = resolved.owedMonth, DeathRule.isTold(death, for: month) else {
      people.met.append(.maybeListed(found.isByNumber ? Codes.deathUndated : Codes.perhapsDeceased, place: place))
      return nil
    }
    guard DeathRule.isAfter(death: death, month: month) else { return nil }
    if !found.isByNumber {
      people.met.append(.maybeListed(Codes.perhapsDeceased, place: place))
      return nil
    }
    if found.isOtherName { return hold(Codes.listedUnderOtherName, place, block, row, reporter, []) }
    // The row's own date says it already.
    if source.deathState == .read, let own = source.death, DeathRule.isAfter(death: own, month: month) { return nil }
    return hold(
      Codes.afterDeath, place, block, row, reporter, [DiagnosticArgument("month", RowFinding.monthWords(of: death))])
  }

  private mutating func hold(
    _ entry: CatalogueEntry, _ place: String, _ block: RosterBlock, _ row: Int, _ reporter: RowReporter,
    _ arguments: [DiagnosticArgument]
  ) -> DiagnosticCode? {
    reporter.report(
      entry, block, row, field: .name, found: ReportedValue(place), arguments: arguments + [DiagnosticArgument("first", place)])
    // Whom the user excluded is held whatever the note is ranked; else a profile may make a warning of an error.
    if entry.severity == .error, run.diagnostics.ranked(entry.code, entry.severity) != .error { return nil }
    survey.firstPlaces[lineNumbers.count] = place
    return entry.code
  }
}

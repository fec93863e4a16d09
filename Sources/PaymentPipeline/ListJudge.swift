// A roster as a whole: its programme, the month of its title, what it states below its rows. A fault of these holds all its rows.

import Diagnostics
import Files
internal import PaymentChecks
import PaymentFormats
import PaymentModel
internal import Workbooks

/// Judges rosters as a whole.
struct ListJudge {
  let run: Run
  let options: SurveyOptions
  let router: Router?

  /// The month that a title names, if it names one: without a year it is the round's month of that number.
  static func month(of title: TitleMonths, _ options: SurveyOptions) -> Period? {
    guard title.named.count == 1, title.unclear.isEmpty else { return nil }
    if let year = title.named[0].year { return Period(year: year, month: title.named[0].month) }
    let fitting = options.months.filter { Int($0.month) == title.named[0].month }
    return fitting.count == 1 ? fitting[0] : nil
  }

  /// Why no order can be made for a programme; nil when one can, or none is to be made.
  static func fault(of programme: Programme, _ options: SurveyOptions, _ router: Router?) -> CatalogueEntry? {
    if options.needsProgramme, !options.unitProgrammes.contains(programme) { return Codes.programmeWithoutRoute }
    guard options.needsBudget, let period = options.period, let settings = router?.unit.settings(for: programme) else { return nil }
    return settings.budget(for: period) == nil ? Codes.periodOutside : nil
  }

  // MARK: programme

  /// Title, then the user's word; then a column of its rows; else the unit's only programme, the file's name, the first rows' categories.
  func findProgramme(_ roster: inout SurveyedRoster, _ reader: RosterReader) {
    roster.programme = roster.roster.programme
    // Where the rows say it themselves, the user's word may be meant to choose among them.
    if roster.programme == .unknown, !options.choosesProgramme || !reader.namesProgrammes { roster.programme = options.programme }
    roster.rowsNameProgrammes = reader.namesProgrammes && roster.programme == .unknown
    if roster.programme != .unknown { return }
    if options.unitProgrammes.count == 1 {
      roster.programme = options.unitProgrammes[0]
    } else if !roster.rowsNameProgrammes {
      // The name of its sheet is nearer to a list than that of its file.
      let names = [roster.opened.sheet?.name ?? "", FilePath.name(of: roster.opened.path)].map { $0.lowercased() }
      let telling = names.first { $0.contains("ncc") != $0.contains("btxh") }
      roster.programme = telling.map { $0.contains("ncc") ? .ncc : .btxh } ?? reader.programmeOfCategories
    }
  }

  /// What the paid rows of a list say, one bit a programme: where they say the same, the list is of that programme; a list of both is held
  /// where it has to become one order.
  func programmes(_ programmes: UInt8, _ roster: inout SurveyedRoster) {
    let named = Programme.allCases.dropFirst().filter { programmes & (1 << $0.rawValue) != 0 }
    if named.count == 1 { roster.programme = named[0] }
    guard named.count > 1, options.needsProgramme, !options.splitsProgrammes else { return }
    report(Codes.programmesMixedInList, found: named.map(\.code).joined(separator: ", "), expected: nil, &roster)
  }

  // MARK: title

  /// Without its programme, budget or month there is no order to pay a list with: no profile makes these warnings.
  private func report(
    _ entry: CatalogueEntry, line: Int = 1, found: String?, expected: Expectation?, _ roster: inout SurveyedRoster,
    _ arguments: [DiagnosticArgument] = []
  ) {
    run.diagnostics.report(entry, severity: .error) {
      Diagnostic(
        entry, at: roster.opened.place(line: line), found: found.map { ReportedValue($0) }, expected: expected,
        arguments: arguments)
    }
    roster.heldAs = roster.heldAs ?? entry
  }

  /// Month and programme of the title.
  func title(_ roster: inout SurveyedRoster) {
    months(roster.roster.titleMonths, line: roster.roster.titleMonthsLine, &roster)
    if options.needsProgramme, roster.programme == .unknown {
      if roster.rowsNameProgrammes { return }
      let expected = options.unitProgrammes.map(\.code).joined(separator: ", ")
      report(Codes.programmeUnknown, found: nil, expected: .equals(expected), &roster)
    } else if let entry = ListJudge.fault(of: roster.programme, options, router) {
      let isBudget = entry.code == Codes.periodOutside.code
      let found = isBudget ? options.period?.description ?? "" : roster.programme.code
      report(entry, found: found, expected: nil, &roster, [DiagnosticArgument(isBudget ? "period" : "programme", found)])
    }
  }

  /// What stands further down where the title above the table says nothing: its rows were taken to be of the month paid, and of the
  /// programme that was found otherwise.
  func laterTitle(_ roster: inout SurveyedRoster) {
    if let later = roster.roster.laterMonths { months(later.months, line: later.line, &roster, isUsual: false) }
    guard let later = roster.roster.laterProgramme, !roster.rowsNameProgrammes, roster.programme != .unknown else { return }
    if later.programme == roster.programme { return }
    report(
      Codes.programmesMixedInList, line: later.line, found: later.programme.code, expected: .equals(roster.programme.code), &roster)
  }

  /// The first rows' categories all belong to the other programme: payable, but perhaps the title was copied from the other list.
  func categories(_ programmeOfCategories: Programme, _ roster: SurveyedRoster) {
    guard roster.programme != .unknown, programmeOfCategories != .unknown, programmeOfCategories != roster.programme else { return }
    run.diagnostics.report(Codes.categoriesOfOther) {
      Diagnostic(
        Codes.categoriesOfOther, at: roster.opened.place(line: 1), found: ReportedValue(programmeOfCategories.code),
        expected: .equals(roster.programme.code))
    }
  }

  /// The months of a title: one that the round pays, or several with a column that tells them apart.
  private func months(_ title: TitleMonths, line: Int, _ roster: inout SurveyedRoster, isUsual: Bool = true) {
    let rowsSayMonths = roster.roster.columns[Int(RosterField.owedMonth.rawValue)] > 0
    if !title.unclear.isEmpty {
      if rowsSayMonths { return }
      let expected = Expectation.text(Bilingual(vi: "một tháng, dạng \"Tháng 10 năm 2026\"", en: "one month, like \"Tháng 10 năm 2026\""))
      report(Codes.titleMonthUnclear, line: line, found: title.unclear, expected: expected, &roster)
    } else if title.named.count > 1 {
      if rowsSayMonths { return }
      let argument = DiagnosticArgument("months", title.description)
      report(Codes.titleNamesMonths, line: line, found: title.description, expected: nil, &roster, [argument])
    } else if let named = title.named.first, let period = options.period, !options.months.isEmpty {
      let month = ListJudge.month(of: title, options)
      // Rows above such a title were taken to be of the month paid.
      if month == period.withoutRound { return }
      if isUsual, let month, options.months.contains(month) { return }
      let covered = options.months.map(\.description)
      report(
        Codes.periodDiffers, line: line, found: named.description,
        expected: covered.count == 1 || !isUsual ? .equals(period.description) : .oneOf(covered), &roster)
    }
  }

  // MARK: totals

  /// Count and sum that the list states.
  func totals(_ roster: inout SurveyedRoster, doubtful: SumRows) {
    func report(_ entry: CatalogueEntry, found: ReportedValue, expected: Expectation, difference: Int64) {
      run.diagnostics.report(entry) {
        Diagnostic(
          entry, at: roster.opened.place(line: roster.roster.statedLine), found: found, expected: expected,
          arguments: [DiagnosticArgument("difference", .amount(difference))])
      }
      roster.heldAs = roster.heldAs ?? entry
    }
    if roster.totals.count == 0 {
      run.diagnostics.report(Codes.noPeopleRows) { Diagnostic(Codes.noPeopleRows, at: SourceLocation(file: roster.opened.name)) }
      roster.heldAs = roster.heldAs ?? Codes.noPeopleRows
    }
    // With rows that may be people or sums the total may be meant with or without them; without a column of its money it says nothing.
    let without = roster.totals.amount.subtractingReportingOverflow(doubtful.unclearAmount).partialValue
    let isComparable = roster.unknownAmounts == 0 && !roster.isMoneyUnclear
    if let stated = roster.roster.statedAmount, stated != roster.totals.amount, stated != without, isComparable {
      report(
        Codes.listTotalDiffers, found: .amount(roster.totals.amount), expected: .amount(stated),
        difference: roster.totals.amount.subtractingReportingOverflow(stated).partialValue)
    }
    if let words = roster.roster.statedWords, isComparable {
      run.diagnostics.report(Codes.listWordsDiffer) {
        Diagnostic(
          Codes.listWordsDiffer, at: roster.opened.place(line: words.line), found: ReportedValue(words.text),
          expected: .amount(roster.totals.amount), arguments: [DiagnosticArgument("amount", .amount(words.amount))])
      }
      roster.heldAs = roster.heldAs ?? Codes.listWordsDiffer
    }
    if let stated = roster.roster.statedRows, stated != roster.totals.count, stated != roster.totals.count - doubtful.unclear.count {
      report(
        Codes.listCountDiffers, found: .number(roster.totals.count), expected: .count(stated),
        difference: Int64(roster.totals.count - stated))
    }
  }
}

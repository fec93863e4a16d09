// A roster into a list of people: each good row goes to the list of its programme, or is counted as one of another list.

internal import ByteText
import Diagnostics
import Files
internal import PaymentChecks
import PaymentFormats
import PaymentModel

extension Convert {
  /// Writes the list asked for. Rows are those of the source as they were understood, never made of payments.
  static func lists(
    _ source: SourceFile, _ survey: Survey, _ options: SurveyOptions, _ request: ConvertRequest, _ run: Run, _ output: ConversionOutput
  ) throws(RunFailure) {
    let roster = survey.rosters[0]
    let head = ListHead(roster, request)
    if head.period == nil, roster.roster.titleMonths.named.isEmpty {
      run.diagnostics.report(Codes.listWithoutMonth) {
        Diagnostic(Codes.listWithoutMonth, at: SourceLocation(file: source.opened.name))
      }
    }
    let wanted = request.options.programme
    if roster.programmes.count > 1, wanted == .unknown, request.out == "-" {
      throw severalBatches(roster.programmes.count, source, run, output)
    }
    let router = request.unit.map { Router(unit: $0, tables: run.tables) }
    let look = SecondLook(survey: survey, options: options, router: router, run: run)
    var others: [OtherList: ControlTotals] = [:]
    var lost = UncarriedCells()
    let reader = try look.blocks(0) { (reader, block, resolved, rows) throws(RunFailure) in
      lost.begin(roster, columns: reader.headers.count)
      for row in rows {
        if row.isHeld, let reason = look.reason(of: row.origin) {
          try output.hold(row.origin, block.bytes[row.record(in: block.fileOffset)], reason)
          continue
        }
        let understood = resolved[row.place]
        if let other = OtherList(block.rows[row.place], understood, request.list, wanted) {
          others[other, default: ControlTotals()].add(row.origin.amount)
          output.passOver(row.origin.amount)
          continue
        }
        lost.count(block.bytes[row.record(in: block.fileOffset)], block.rows[row.place])
        ListRow.write(understood, to: &block.rows[row.place], &block.bytes)
        try output.write(block.rows[row.place], block.bytes, of: understood.programme) { head.of($0) }
      }
    }
    for other in OtherList.allCases {
      guard let totals = others[other] else { continue }
      run.diagnostics.report(Codes.rowsOfOtherLists) {
        Diagnostic(
          Codes.rowsOfOtherLists, at: SourceLocation(file: source.opened.name),
          arguments: [
            DiagnosticArgument("count", .number(totals.count)), DiagnosticArgument("amount", .amount(totals.amount)),
            DiagnosticArgument("list", other.words),
          ])
      }
    }
    lost.report(reader, roster, to: &output.listLoss)
    guard output.accounted == roster.totals else { throw unbalanced(output.accounted, roster.totals, run) }
  }

  /// Rows written, held and of other lists must be those that were read.
  private static func unbalanced(_ out: ControlTotals, _ read: ControlTotals, _ run: Run) -> RunFailure {
    run.diagnostics.report(Codes.notBalanced) {
      Diagnostic(
        Codes.notBalanced,
        arguments: [DiagnosticArgument("detail", "\(read.count), \(read.amount) ≠ \(out.count), \(out.amount)")])
    }
    return .fault
  }
}

/// Why a row is not on the list that is written.
private enum OtherList: CaseIterable {
  case ownAccount, collector, mobile, cash, home, ncc, btxh, noProgramme

  /// Nil for a row of the list. As payments are made: who has a collector is paid through them.
  init?(_ row: borrowing RosterRow, _ understood: ResolvedRow, _ list: RosterList, _ wanted: Programme) {
    if wanted != .unknown, understood.programme != wanted {
      self = [.noProgramme, .ncc, .btxh][Int(understood.programme.rawValue)]
      return
    }
    if list == .payout { return nil }
    let hasCollector = !row[.payeeName].isEmpty
    switch understood.destination.intended {
    case .bank, .unknown:
      if hasCollector == (list == .collector) { return nil }
      self = hasCollector ? .collector : .ownAccount
    case .mobile: self = .mobile
    case .cash: self = .cash
    case .home: self = .home
    }
  }

  var words: Bilingual {
    switch self {
    case .ownAccount: FormWords.list(.ownAccount)
    case .collector: FormWords.list(.collector)
    case .mobile: Bilingual(vi: "nhận bằng tiền di động", en: "paid to a mobile-money wallet")
    case .cash: Bilingual(vi: "nhận tiền mặt tại điểm chi trả", en: "paid in cash at the pay point")
    case .home: Bilingual(vi: "nhận tiền mặt tại nhà", en: "paid in cash at home")
    case .ncc: Bilingual(vi: "chương trình người có công", en: "programme NCC")
    case .btxh: Bilingual(vi: "chương trình bảo trợ xã hội", en: "programme BTXH")
    case .noProgramme: Bilingual(vi: "không rõ chương trình", en: "programme unknown")
    }
  }
}

/// What stands over the lists of one source.
private struct ListHead {
  private var head: RosterHead
  var period: Period? { head.period }

  init(_ roster: SurveyedRoster, _ request: ConvertRequest) {
    head = RosterHead(request.list)
    head.period = request.period ?? roster.roster.period
    head.months = roster.roster.titleMonths
    head.unitName = request.unit?.name ?? roster.roster.unitName
    head.dateLine = FormWords.dateLine(place: request.unit?.place ?? "", nil)
    if let signers = request.unit?.signers { (head.preparer, head.signer) = (signers.preparer, signers.accountHolder) }
    head.fields = Set(RosterField.allCases.filter { roster.roster.columns[Int($0.rawValue)] > 0 })
  }

  /// The head of a programme's list.
  func of(_ programme: Programme) -> RosterHead {
    var own = head
    own.programme = programme
    own.titles = FormWords.titles(of: head.list, programme)
    return own
  }
}

/// A row as it is written: numbers without what stood around their digits, the rest as it was read.
private enum ListRow {
  static func write(_ understood: ResolvedRow, to row: inout RosterRow, _ bytes: inout [UInt8]) {
    // What no rule made out but a profile lets through stays as it stands.
    if !understood.identity.isEmpty { row[.identity] = understood.identity }
    if !understood.payeeIdentity.isEmpty { row[.payeeIdentity] = understood.payeeIdentity }
    if !understood.destination.account.isEmpty { row[.account] = understood.destination.account }
    if !row[.phone].isEmpty, !understood.destination.phone.isEmpty { row[.phone] = understood.destination.phone }
    if !row[.owedMonth].isEmpty, let month = understood.owedMonth {
      let start = bytes.count
      _ = NumberText.append(UInt64(month.month), width: 2, to: &bytes)
      bytes.append(UInt8(ascii: "/"))
      NumberText.append(Int64(month.year), to: &bytes)
      row[.owedMonth] = TextSlice(start..<bytes.count)
    }
  }
}

/// Cells of the source that no column of a list means, counted column by column.
private struct UncarriedCells {
  private var separator = UInt8(ascii: ",")
  private var isSheet = false
  /// By 0-based column.
  private var isKnown: [Bool] = []
  /// Values by 0-based column; what stands beside the table, at the index of the first column beside it.
  private var counts: [Int] = []

  /// Before the first block: what the header says.
  mutating func begin(_ roster: SurveyedRoster, columns: Int) {
    guard counts.isEmpty else { return }
    separator = roster.separator
    isSheet = roster.opened.sheet != nil
    let known = Set(roster.roster.columns)
    isKnown = (1...max(1, columns)).map(known.contains)
    counts = [Int](repeating: 0, count: isKnown.count + 1)
  }

  /// Counts the cells of one row; most rows of most lists have none.
  mutating func count(_ record: ArraySlice<UInt8>, _ row: borrowing RosterRow) {
    if !isSheet, !isKnown.contains(false), !row.changes.contains(.cellCount) { return }
    let cells = RecordCells(Array(record), separator: separator)
    for column in 0..<cells.count where column >= isKnown.count || !isKnown[column] {
      guard let range = cells.range(column), cells.bytes(range).contains(where: { $0 != 0x20 }) else { continue }
      counts[min(column, isKnown.count)] += 1
    }
  }

  /// Says what was left out: columns, headings, months that the rows say themselves.
  func report(_ reader: RosterReader, _ roster: SurveyedRoster, to loss: inout LossReport) {
    for (column, count) in counts.enumerated() where count > 0 {
      let header = column < reader.headers.count ? reader.headers[column] : ""
      let name = header.isEmpty ? "column \(column + 1)" : header
      loss.add(.dropped, .informational, field: name, count: count, reason: UncarriedCells.columnReason)
    }
    if reader.headings.count > 0 {
      loss.add(.dropped, .material, field: "group", count: reader.headings.count, reason: UncarriedCells.headingReason) {
        // People write anything between the rows, names too.
        LossExample(before: ReportedValue(reader.headings.first, .name), after: "")
      }
    }
    let months = roster.roster.titleMonths
    if months.named.count > 1 || !months.unclear.isEmpty {
      let text = months.named.isEmpty ? months.unclear : months.description
      loss.add(.dropped, .informational, field: "title_months", reason: UncarriedCells.monthsReason) {
        LossExample(before: ReportedValue(text), after: "")
      }
    }
  }

  private static let columnReason = Bilingual(vi: "danh sách không có cột này", en: "the list has no such column")
  private static let headingReason = Bilingual(
    vi: "dòng tiêu đề nhóm giữa bảng không thuộc về ai nên không ghi lại", en: "headings between the rows are nobody's and not written")
  private static let monthsReason = Bilingual(
    vi: "tên danh sách ghi nhiều tháng; tháng của từng dòng vẫn ở cột Tháng hưởng",
    en: "the title names several months; each row keeps its own in its column")
}

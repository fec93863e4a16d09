import Diagnostics
import PaymentChecks
import PaymentModel
import ReferenceData
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct CatalogueTests {
  /// Rows with every kind of fault.
  private static let faulty: [RowCase] = {
    var rows: [RowCase] = [
      RowCase(.name, ""), RowCase(.name, "Nguy?n"), RowCase(.name, "#N/A"), RowCase(.name, "Nguyá»…n"), RowCase(.name, "An\u{1}"),
      RowCase(.name, "Lê Văn H/Lê Thị I"), RowCase(.note, "Chết 15/8/2026"),
      RowCase(.identity, ""), RowCase(.identity, "38042001234"), RowCase(.identity, "3.8042E+10"), RowCase(.identity, "12"),
      RowCase(.identity, "997042001234"), RowCase(.identity, "171234567"), RowCase(.identity, "x"),
      RowCase(.identity, "38042001234") { $0.repairsLeadingZeros = true }, RowCase(.sex, "Nữ"),
      RowCase { $0.birth = CalendarDate(year: 1943) },
      RowCase { $0.birth = CalendarDate(year: 2027) }, RowCase { $0.birthState = .impossible }, RowCase { $0.birthState = .ambiguous },
      RowCase { $0.deathState = .malformed }, RowCase { $0.changes = RowChanges(rawValue: 255) }, RowCase { $0.money = [:] },
      RowCase { $0.money = [.total: 0] }, RowCase { $0.money = [.total: 5] }, RowCase { $0.money = [.total: 200_000_000] },
      RowCase { $0.money = [.total: 600_000, .monthAmount: 540_000] }, RowCase { $0.money = [.total: -5] },
      RowCase(.account, "3500200010012.0"), RowCase(.account, "12345678901234500"),
      RowCase(.birth, "08/15/1942") { $0.birthState = .impossible },
      RowCase(.total, "1,5 triệu") { $0.moneyStates = [.total: .malformed] },
      RowCase(.category, "#N/A") { $0.changes = .errorCell }, RowCase(.account, "9704360123456789"), RowCase(.account, "121000889922"),
      RowCase(.account, "12100088992"), RowCase(.account, "AB12"),
      RowCase(.bank, "203"), RowCase(.bank, "1201001"), RowCase(.bank, "970415 VCB"), RowCase(.bank, "?"), RowCase(.bank, "Oceanbank"),
      RowCase(.phone, "912345678"), RowCase(.phone, "01632953760"), RowCase(.phone, "0912345678") { $0.cells[.bank] = "Viettel Money" },
      RowCase(.phone, "0237312345") { $0.cells[.bank] = "Viettel Money" }, RowCase(.phone, "x") { $0.cells[.channel] = "Mobile Money" },
      RowCase(.phone, "0922345678") { $0.cells[.channel] = "Mobile Money" }, RowCase(.channel, "Chuyển khoản") { $0.cells[.account] = "" },
      RowCase(.name, "12345"), RowCase { $0.birthState = .malformed }, RowCase(.channel, "Bồ câu"), RowCase(.owedMonth, "xx"),
      RowCase(.owedMonth, "12/2026") { $0.lastMonth = Period("2026-10") },
      RowCase(.programme, "NCC") { $0.programme = .btxh }, RowCase(.programme, "XYZ"),
      RowCase(.attempt, "hai"),
      RowCase(.programme, "NCC") {
        $0.rowsNameProgrammes = true
        $0.unpayable = [.ncc: (Codes.programmeWithoutRoute, 1)]
      },
      RowCase(.programme, "BTXH") {
        $0.rowsNameProgrammes = true
        $0.unpayable = [.btxh: (Codes.periodOutside, 2_026 * 12 + 9)]
      },
      RowCase(.phone, "0412345678") { $0.cells[.channel] = "Mobile Money" },
      RowCase(.account, "0000000000"), RowCase(.bank, "Agribank") { $0.cells[.account] = "" },
      RowCase { $0.changes = [.formulaWithoutValue, .accountZerosDrawn] },
      RowCase {
        $0.changes = .accountZerosDrawn
        $0.repairsLeadingZeros = true
      },
      RowCase { $0.changes = .yearAsDay },
      RowCase {
        $0.tables = TableSource.tables(
          own: "bin,sbv,code,brand,name,kind,valid_to\n970436,203,VCB,Vietcombank,Ngân hàng mẫu,bank,2026-09-30\n", of: "banks.csv")
      },
      RowCase(.holder, "AI DO"), RowCase(.payeeName, "Trần Thị Bình"),
      RowCase {
        $0.death = CalendarDate(year: 2026, month: 9)
        $0.deathState = .read
      },
    ]
    for state in [CellState.malformed, .fraction, .negative, .scientific, .overflow] {
      rows.append(RowCase { $0.moneyStates = [.total: state] })
    }
    return rows
  }()

  @Test func `every finding fills the placeholders of its message in both languages`() {
    for row in Self.faulty {
      let checked = row.check()
      #expect(!checked.findings.isEmpty)
      for finding in checked.findings {
        let diagnostic = finding.diagnostic(inRoster: checked.block.bytes, tables: TableSource.tables)
        #expect(diagnostic.unfilledPlaceholders == [], "\(finding.code)")
        #expect(!diagnostic.message(.vi).contains("?") || finding.code == Codes.lettersLost.code, "\(finding.code)")
      }
    }
  }

  @Test func `a rule raises no code that the list of rules does not name`() {
    let named = Set(RuleCatalogue.all.flatMap(\.codes).map(\.code))
    var raised: Set<DiagnosticCode> = []
    for row in Self.faulty { raised.formUnion(row.check().findings.map(\.code)) }
    #expect(raised.isSubset(of: named), "\(raised.subtracting(named))")
    // Those of payments and batches have tests of their own.
    let ofRosters = Set(
      RuleCatalogue.all.filter { $0.file.hasPrefix("Field/") || $0.file.hasPrefix("Roster/") }.flatMap(\.codes).map(\.code))
    #expect(ofRosters.subtracting(raised) == [], "never raised here")
  }

  @Test func `the severity of a code on a row is the catalogue's, but for accounts with odd signs`() {
    for row in Self.faulty {
      for finding in row.check().findings where finding.code != Codes.accountCharacters.code {
        #expect(finding.severity == Catalogue.defaultSeverity(of: finding.code), "\(finding.code)")
      }
    }
  }

  @Test func `personal values are masked in messages`() {
    let checked = RowCase(.identity, "38042001234").check()
    let diagnostic = checked.findings[0].diagnostic(inRoster: checked.block.bytes, tables: TableSource.tables)
    #expect(!diagnostic.message(.en).contains("042001234"))
    #expect(diagnostic.field == "identity")
    #expect(diagnostic.found?.shown(showValues: false).contains("42001234") == false)
  }

  @Test(arguments: RuleCatalogue.all.map(\.file))
  func `every rule stands in the file that the list names`(file: String) {
    let root = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }
    #expect(unsafe access(root + "/Sources/PaymentChecks/" + file, R_OK) == 0)
  }

  @Test func `findings of many rows keep their rows and the list is used again`() {
    var block = RosterBlock()
    for row in [RowCase(), RowCase(.name, ""), RowCase(), RowCase(.identity, "12"), RowCase(.phone, "912345678")] {
      let made = row.block
      var moved = made.rows[0]
      let base = UInt32(block.bytes.count)
      for field in RosterField.allCases where !moved[field].isEmpty { moved[field].offset += base }
      block.bytes += made.bytes
      block.rows.append(moved)
    }
    var (scratch, resolved, findings) = (CheckScratch(), [ResolvedRow](), FindingList())
    for _ in 0..<2 {
      findings.removeAll()
      var work = block
      RosterRules.check(&work, RowCase().context, &scratch, &resolved, &findings)
      #expect(findings.findings.map(\.row) == [1, 3, 4])
      #expect(findings.errorCount == 2)
      #expect(resolved.count == 5)
      #expect(work.bytes.text(resolved[4].destination.phone) == "0912345678")
      #expect(work.bytes.text(resolved[0].destination.account) == "0121000889922")
    }
  }
}

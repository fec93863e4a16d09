import ReferenceData
import Testing

@Suite struct OwnTableTests {
  private func tables(_ own: [String: String]) -> ReferenceTables {
    ReferenceTables(load: { TableSource.bytes($0) }, own: { own[$0].map { Array($0.utf8) } })
  }

  @Test func `an own row replaces the built-in row of the same key and a new one is added`() {
    let own = tables([
      "banks.csv": """
      bin,sbv,code,brand,name,kind
      970436,203,VCB,Vietcombank mới,Ngân hàng mẫu,bank
      970001,,MAU,Ngân hàng Mẫu,"Ngân hàng TMCP ""Mẫu"", Việt Nam",bank

      """,
      "bank_aliases.csv": "alias,bank,kind,valid_to\nngan hang mau xyz,970001,name,\n",
      "reasons.csv": "list,code,meaning_vi,meaning_en,action\nMAUBANK,99,lý do mẫu,an invented reason,wait\n",
    ])
    #expect(own.problems == [])
    #expect(own.banks.count == 64)
    #expect(own.bank(bin: 970_436)?.brand == "Vietcombank mới")
    #expect(own.bank(bin: 970_001)?.name == "Ngân hàng TMCP \"Mẫu\", Việt Nam")
    guard case .unique(let match) = own.bank(named: Array("Ngân hàng mẫu XYZ CN 1".utf8).span) else {
      Issue.record("the own alias is not found")
      return
    }
    #expect(own.banks[match.bank].bin == 970_001)
    #expect(match.branch == "CN 1")
    #expect(own.reason(list: "MAUBANK", code: "99")?.action == .wait)
  }

  @Test func `faults of an own table are named by line and the rest is read`() {
    let own = tables([
      "banks.csv": "bin,sbv,code,brand,name,kind\n97043,203,V,V,V,bank\n970002,,A,A,A,shop\n970003,,B,B,B\n970004,,C,C,C,bank\n",
      "phone_prefixes.csv": "prefix,wallet\n032,x\n",
      "rates.csv": "programme,kind,value,valid_from\nBTXH,level,-1,2027-01-01\n",
    ])
    let faults = Set(own.problems.map { "\($0.table):\($0.line)" })
    #expect(faults == ["banks.csv:2", "banks.csv:3", "banks.csv:4", "phone_prefixes.csv:1", "rates.csv:2"])
    #expect(own.bank(bin: 970_004)?.brand == "C")
    #expect(own.phonePrefixes.count == 36)
  }

  @Test func `a table that is not UTF-8 is one fault`() {
    let own = ReferenceTables(load: { TableSource.bytes($0) }, own: { $0 == "banks.csv" ? [0xFF, 0xFE, 0x0A] : nil })
    #expect(own.problems == [TableProblem(table: "banks.csv", line: 1, kind: .notText)])
    #expect(own.banks.count == 63)
  }
}

// From table files to rows. A row that cannot be read is named as a problem and left out.

internal import PaymentModel

struct TableReader: Sendable {
  let sources: [ReferenceTables.Source]

  /// Calls back for each row of a table, the user's own rows last.
  private func rows(_ name: String, _ required: [String], _ problems: inout [TableProblem]) -> [TableFile.Row] {
    var rows: [TableFile.Row] = []
    for source in sources {
      guard let bytes = source(name) else { continue }
      let file = TableFile(name: name, bytes: bytes, required: required)
      problems += file.problems
      rows += file.rows
    }
    return rows
  }

  func collect<Value>(_ read: (inout [TableProblem]) -> Value) -> (Value, [TableProblem]) {
    var problems: [TableProblem] = []
    let value = read(&problems)
    return (value, problems)
  }

  private func malformed(_ table: String, _ row: TableFile.Row, _ column: String) -> TableProblem {
    TableProblem(table: table, line: row.line, kind: .malformed(column: column))
  }

  private func date(_ text: String) -> CalendarDate? { text.isEmpty ? nil : CalendarDate(iso: text) }

  private func provenance(_ row: TableFile.Row) -> Provenance {
    Provenance(source: row["source"], isVerified: row["verified"] == "yes")
  }

  private func validity(_ row: TableFile.Row) -> Validity { Validity(from: date(row["valid_from"]), to: date(row["valid_to"])) }

  // MARK: Banks

  func banks(_ problems: inout [TableProblem]) -> [Bank] {
    let lengths = accountLengths(&problems)
    var banks: [Bank] = []
    var places: [String: Int] = [:]
    for row in rows("banks.csv", ["bin", "sbv", "code", "brand", "name", "kind"], &problems) {
      let bin = row["bin"].isEmpty ? 0 : row.number("bin", digits: 6)
      let sbv = row["sbv"].isEmpty ? 0 : row.number("sbv", digits: 3)
      guard let bin else {
        problems.append(malformed("banks.csv", row, "bin"))
        continue
      }
      guard let sbv else {
        problems.append(malformed("banks.csv", row, "sbv"))
        continue
      }
      guard let kind = Bank.Kind(rawValue: row["kind"]) else {
        problems.append(malformed("banks.csv", row, "kind"))
        continue
      }
      let key = bin == 0 ? row["code"] : row["bin"]
      let bank = Bank(
        bin: Int32(bin), sbv: Int16(sbv), bic: row["bic"], code: row["code"], brand: row["brand"], name: row["name"], kind: kind,
        usualLengths: lengths[key] ?? 0, validity: validity(row), source: row["source"], isVerified: row["verified"] == "yes")
      if let place = places[key] {
        banks[place] = bank
      } else {
        places[key] = banks.count
        banks.append(bank)
      }
    }
    return banks
  }

  /// By BIN, a bit for each length: "13 10" or "8-12".
  private func accountLengths(_ problems: inout [TableProblem]) -> [String: UInt32] {
    var lengths: [String: UInt32] = [:]
    for row in rows("bank_account_lengths.csv", ["bin", "digits"], &problems) {
      var bits: UInt32 = 0
      for part in row["digits"].split(separator: " ") {
        let ends = part.split(separator: "-").compactMap { Int($0) }
        guard let first = ends.first, let last = ends.last, first >= 1, first <= last, last < 32 else {
          bits = 0
          break
        }
        for length in first...last { bits |= 1 << UInt32(length) }
      }
      guard bits != 0 else {
        problems.append(malformed("bank_account_lengths.csv", row, "digits"))
        continue
      }
      lengths[row["bin"]] = bits
    }
    return lengths
  }

  func aliases(of banks: [Bank], _ problems: inout [TableProblem]) -> [String: BankAlias] {
    var places: [String: Int] = [:]
    for (index, bank) in banks.enumerated() { places[bank.bin == 0 ? bank.code : String(bank.bin)] = index }
    var aliases: [String: BankAlias] = [:]
    for row in rows("bank_aliases.csv", ["alias", "bank", "kind"], &problems) {
      let named = row["bank"].split(separator: "|").map { places[String($0)] }
      let found = named.compactMap { $0 }
      guard !found.isEmpty, found.count == named.count else {
        problems.append(TableProblem(table: "bank_aliases.csv", line: row.line, kind: .unknownKey(row["bank"])))
        continue
      }
      guard let kind = BankAlias.Kind(rawValue: row["kind"]), (kind == .ambiguous) == (found.count > 1) else {
        problems.append(malformed("bank_aliases.csv", row, "kind"))
        continue
      }
      aliases[FoldedName(row["alias"]).text] = BankAlias(kind: kind, banks: found, validTo: date(row["valid_to"]))
    }
    return aliases
  }

  // MARK: Phones and people

  func wallets(_ problems: inout [TableProblem]) -> ([Wallet], [String: UInt8]) {
    var wallets: [Wallet] = []
    var aliases: [String: UInt8] = [:]
    for row in rows("wallets.csv", ["id", "name", "alias"], &problems) {
      let place = wallets.firstIndex { $0.id == row["id"] } ?? wallets.count
      guard place < 255 else { continue }
      if place == wallets.count { wallets.append(Wallet(id: row["id"], name: row["name"])) }
      aliases[FoldedName(row["alias"]).text] = UInt8(place + 1)
    }
    return (wallets, aliases)
  }

  func phonePrefixes(_ problems: inout [TableProblem]) -> [PhonePrefix] {
    let table = "phone_prefixes.csv"
    var byPrefix: [Int: PhonePrefix] = [:]
    for row in rows(table, ["prefix", "operator", "wallet", "old_prefix"], &problems) {
      guard let prefix = row.number("prefix", digits: 3) else {
        problems.append(malformed(table, row, "prefix"))
        continue
      }
      let old = row["old_prefix"].isEmpty ? 0 : row.number("old_prefix", digits: 4)
      guard let old else {
        problems.append(malformed(table, row, "old_prefix"))
        continue
      }
      byPrefix[prefix] = PhonePrefix(
        prefix: prefix, operatorName: row["operator"], wallet: row["wallet"], oldPrefix: old, provenance: provenance(row))
    }
    return byPrefix.values.sorted { $0.prefix < $1.prefix }
  }

  func identityProvinces(_ problems: inout [TableProblem]) -> [IdentityProvince] {
    var byPrefix: [Int: IdentityProvince] = [:]
    for row in rows("provinces_cccd.csv", ["prefix", "name"], &problems) {
      guard let prefix = row.number("prefix", digits: 3) else {
        problems.append(malformed("provinces_cccd.csv", row, "prefix"))
        continue
      }
      byPrefix[prefix] = IdentityProvince(prefix: prefix, name: row["name"], provenance: provenance(row))
    }
    return byPrefix.values.sorted { $0.prefix < $1.prefix }
  }

  func limits(_ problems: inout [TableProblem]) -> [PaymentLimit] {
    var limits: [PaymentLimit] = []
    for row in rows("limits.csv", ["limit", "dong", "valid_from", "valid_to"], &problems) {
      guard let dong = Int64(row["dong"]), dong > 0 else {
        problems.append(malformed("limits.csv", row, "dong"))
        continue
      }
      let limit = PaymentLimit(name: row["limit"], dong: dong, validity: validity(row), provenance: provenance(row))
      limits.removeAll { $0.name == limit.name && $0.validity.from == limit.validity.from }
      limits.append(limit)
    }
    return limits
  }

  // MARK: What is read rarely

  func reasons(_ problems: inout [TableProblem]) -> [String: Reason] {
    var reasons: [String: Reason] = [:]
    for row in rows("reasons.csv", ["list", "code", "meaning_vi", "meaning_en", "action"], &problems) {
      guard let action = ReasonAction(rawValue: row["action"]) else {
        problems.append(malformed("reasons.csv", row, "action"))
        continue
      }
      reasons["\(row["list"])/\(row["code"])"] = Reason(
        list: row["list"], code: row["code"], vietnamese: row["meaning_vi"], english: row["meaning_en"], action: action,
        provenance: provenance(row))
    }
    return reasons
  }

  func communes(_ problems: inout [TableProblem]) -> [Commune] {
    var communes: [Commune] = []
    var places: [String: Int] = [:]
    for row in rows("communes_thanhhoa.csv", ["code", "name", "valid_from", "valid_to"], &problems) {
      guard row.number("code", digits: 5) != nil else {
        problems.append(malformed("communes_thanhhoa.csv", row, "code"))
        continue
      }
      let commune = Commune(
        code: row["code"], name: row["name"], district: row["district"], validity: validity(row), provenance: provenance(row))
      let key = row["code"] + "/" + row["valid_from"]
      if let place = places[key] {
        communes[place] = commune
      } else {
        places[key] = communes.count
        communes.append(commune)
      }
    }
    return communes
  }

  func successions(_ problems: inout [TableProblem]) -> [CommuneSuccession] {
    var successions: [CommuneSuccession] = []
    for row in rows("commune_map_thanhhoa_2025.csv", ["old_code", "old_name", "new_code", "new_name", "successors"], &problems) {
      guard let count = Int(row["successors"]), count > 0 else {
        problems.append(malformed("commune_map_thanhhoa_2025.csv", row, "successors"))
        continue
      }
      successions.append(
        CommuneSuccession(
          oldCode: row["old_code"], oldName: row["old_name"], newCode: row["new_code"], newName: row["new_name"], successors: count,
          provenance: provenance(row)))
    }
    return successions
  }

  func citad(_ problems: inout [TableProblem]) -> [String: CitadBranch] {
    var branches: [String: CitadBranch] = [:]
    for row in rows("citad.csv", ["code", "branch"], &problems) {
      guard row.number("code", digits: 8) != nil else {
        problems.append(malformed("citad.csv", row, "code"))
        continue
      }
      branches[row["code"]] = CitadBranch(code: row["code"], branch: row["branch"], provenance: provenance(row))
    }
    return branches
  }

  func budgetCodes(_ problems: inout [TableProblem]) -> [BudgetCode] {
    rows("kbnn_codes.csv", ["kind", "code", "meaning_vi"], &problems).map { row in
      BudgetCode(
        kind: row["kind"], code: row["code"], meaning: row["meaning_vi"], validity: validity(row), provenance: provenance(row))
    }
  }
}

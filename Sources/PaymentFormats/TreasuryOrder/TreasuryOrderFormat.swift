// The neutral treasury order: what the registry knows of it.

internal import ByteText
internal import Diagnostics
internal import Files
internal import FormatDescriptions
import PaymentModel
internal import SafeXML

/// The treasury order as a format.
public enum TreasuryOrderFormat {
  /// Path of the schema among the embedded files.
  public static let schemaPath = "Schemas/treasury/treasury-order-1.0.xsd"

  /// The registry's line.
  public static let format = PaymentFormat(
    id: "treasury-order", title: Bilingual(vi: "Chứng từ chuyển tiền Kho bạc (lược đồ riêng)", en: "Treasury payment order (own schema)"),
    content: .payments, versions: ["1.0"], verification: .house, fileExtension: "xml", needsUnit: true,
    missingOfPayer: { missing($0) }, isOrder: true, tellsBatchesLate: true,
    sniff: { sniffed in
      let head = sniffed.bytes.prefix(1_024)
      guard head.holds(Array("<PaymentOrder".utf8)), head.holds(Array(OrderElement.namespace.utf8)) else { return nil }
      return SniffResult(
        100, vi: "phần tử gốc PaymentOrder của urn:chitra:treasury-order:1", en: "root PaymentOrder of urn:chitra:treasury-order:1")
    },
    readPayments: { (context) throws(FileProblem) in
      TreasuryOrderReader(context, schema: context.validatesSchema ? try schema(for: context) : nil)
    },
    writePayments: { _ in TreasuryOrderWriter() })

  /// The schema compiled once; an embedded schema that does not compile is a fault that the tests find.
  static let schema: XMLSchema? = EmbeddedFiles.find(schemaPath).flatMap { try? XMLSchema($0) }

  /// The schema of the format, or the user's own; one that does not compile is reported and nothing is validated.
  private static func schema(for context: ReadContext) throws(FileProblem) -> XMLSchema? {
    if context.schemaPath.isEmpty { return schema }
    let bytes = try InputFile.contents(of: context.schemaPath, limitBytes: 16 << 20)
    do throws(XMLSchemaProblem) { return try XMLSchema(bytes) } catch {
      for problem in error.problems { context.report(problem) }
      return nil
    }
  }

  /// What an order says of its payer and a batch may not know.
  private static func missing(_ header: BatchHeader) -> [String] {
    guard let unit = header.unit else { return ["name"] }
    var names: [String] = []
    if unit.name.isEmpty { names.append("name") }
    if unit.administrativeCode.isEmpty || unit.administrativeDate == nil { names.append("administrative_unit") }
    if unit.budgetUnitCode.isEmpty { names.append("budget_unit_code") }
    if unit.treasury.code.isEmpty { names.append("treasury") }
    if unit.settings(for: header.programme)?.treasuryAccount.isEmpty ?? true { names.append("programmes.treasury_account") }
    if header.order == nil, unit.settings(for: header.programme)?.budgets.isEmpty ?? true { names.append("programmes.budgets") }
    return names
  }

}

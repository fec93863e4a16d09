// Cases K2 and K3 of the catalogue: the amount of an order in words.
import TestSupport
import Testing

@Suite struct CatalogueTreasuryTests {
  private static let own = "Bảy trăm linh năm nghìn đồng"

  /// The order of one payment of 955.000 đồng, from which 250.000 that the unit still holds are taken off, with other words, read back.
  private func read(_ words: String) throws -> Outcome {
    let desk = try Desk()
    let cells = ["Mức trợ cấp": "955000", "Tổng số tiền": "955000"]
    _ = try desk.prepare([("a.csv", SmallRoster(SmallRoster.person("Nguyễn Văn An", 1, cells)).text)], out: "s")
    let order = try desk.text("s/treasury/btxh-transfer-01.xml")
    #expect(order.contains("<AmountInWords>\(Self.own)"))
    let changed = order.split(separator: "<AmountInWords>").enumerated().map { place, part in
      place == 0 ? String(part) : words + String(part.drop { $0 != "<" })
    }
    _ = try desk.folder.write("o.xml", Array(changed.joined(separator: "<AmountInWords>").utf8))
    return try runChitra(["convert", "o.xml", "--to", "canonical-csv", "-o", "-", "--lang", "en"], in: desk.folder.path(""))
  }

  @Test(arguments: [
    own, "Bảy trăm lẻ năm ngàn đồng chẵn./.", "bảy trăm linh năm nghìn đồng Việt Nam", "BẢY TRĂM LẺ NĂM NGHÌN ĐỒNG",
    "Bẩy trăm linh năm nghìn",
  ])
  func `K3 words in any lawful manner are accepted`(words: String) throws {
    let outcome = try read(words)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(Table(csv: outcome.output).rows.count == 1)
  }

  @Test(arguments: ["Bảy trăm năm mươi nghìn đồng", "Bảy trăm linh năm nghìn đồng rưỡi", "Bảy trăm năm nghìn đồng"])
  func `K2 words of another sum or of none are an error that shows both`(words: String) throws {
    let outcome = try read(words)
    #expect(outcome.status == 2)
    for part in ["error TRX-403", words, "705.000 đ"] { #expect(outcome.errors.contains(part), "\(outcome.errors)") }
  }
}

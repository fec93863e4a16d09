import Files
import Testing

/// The examples of FIPS 180-2, appendix B, and the empty message.
let knownDigests: [(message: String, hex: String)] = [
  ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
  ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
  (
    "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
    "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
  ),
]

@Suite struct SHA256Tests {
  @Test(arguments: knownDigests)
  func `a known message has its known digest`(_ example: (message: String, hex: String)) {
    #expect(SHA256Digest(of: Array(example.message.utf8)).hex == example.hex)
    #expect(SHA256Digest(hex: example.hex.uppercased()) == SHA256Digest(of: Array(example.message.utf8)))
  }

  @Test func `a million letters a fed in pieces have their known digest`() {
    var hasher = SHA256Hasher()
    let piece = [UInt8](repeating: 0x61, count: 1000)
    for _ in 0..<1000 { hasher.update(piece.span) }
    #expect(hasher.finish().hex == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    #expect(hasher.finish() == SHA256Digest(of: []))
  }

  @Test func `pieces of every length make the digest of the whole`() {
    let bytes = (0..<200).map { UInt8(truncatingIfNeeded: $0 &* 37) }
    for cut in 0...bytes.count {
      var hasher = SHA256Hasher()
      hasher.update(bytes.span.extracting(0..<cut))
      hasher.update(bytes.span.extracting(cut..<bytes.count))
      #expect(hasher.finish() == SHA256Digest(of: bytes))
    }
  }

  @Test func `several threads get the same digests`() async {
    let expected = (0..<100).map { SHA256Digest(of: Array("key \($0)".utf8)) }
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask { (0..<100).allSatisfy { SHA256Digest(of: Array("key \($0)".utf8)) == expected[$0] } }
      }
      for await isEqual in group { #expect(isEqual) }
    }
  }

  @Test(arguments: ["", "ba78", String(repeating: "g", count: 64), String(repeating: "0", count: 63), String(repeating: "0", count: 65)])
  func `text that is not 64 hexadecimal digits is no digest`(_ text: String) {
    #expect(SHA256Digest(hex: text) == nil)
  }

  @Test func `digests are ordered as their bytes are`() {
    let low = SHA256Digest(hex: String(repeating: "0", count: 63) + "1")
    let high = SHA256Digest(hex: "1" + String(repeating: "0", count: 63))
    #expect(low! < high!)
    #expect(high!.bytes == [0x10] + [UInt8](repeating: 0, count: 31))
  }
}

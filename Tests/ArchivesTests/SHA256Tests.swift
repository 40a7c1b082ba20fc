import Archives
import Testing

@Suite struct SHA256Tests {
  /// The examples that NIST publishes with FIPS 180-4 ("SHA_All.pdf", SHA-256), and the ones of
  /// FIPS 180-2, appendix B.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
        + "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
  ])
  func publishedExamples(text: String, digest: String) {
    #expect(SHA256.hexDigest(of: text.utf8) == digest)
  }

  /// FIPS 180-2, B.3: one million times the letter a.
  @Test func millionLetters() {
    let letters = repeatElement(UInt8(ascii: "a"), count: 1_000_000)
    #expect(
      SHA256.hexDigest(of: letters)
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  /// Every length around the padding's edges, against another implementation.
  @Test func lengths() throws {
    let text = String(decoding: try bytes(of: fixture("sha256-lengths.txt")), as: UTF8.self)
    let rows = text.split(separator: "\n")
    #expect(rows.count == 138)
    for row in rows {
      let fields = row.split(separator: " ")
      let length = try #require(Int(fields[0]))
      let message = (0..<length).map { UInt8(truncatingIfNeeded: 7 * $0 + length) }
      #expect(SHA256.hexDigest(of: message) == fields[1], "length \(length)")
    }
  }

  @Test(arguments: [1, 3, 63, 64, 65, 127, 500])
  func piecesDoNotMatter(pieceBytes: Int) {
    let message = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* $0) }
    var hash = SHA256()
    for start in stride(from: 0, to: message.count, by: pieceBytes) {
      hash.update(message[start..<min(start + pieceBytes, message.count)])
    }
    #expect(hash.finalizeHex() == SHA256.hexDigest(of: message))
  }

  @Test func ofFile() throws {
    let path = try fixture("sha256-lengths.txt")
    #expect(try SHA256.hexDigest(ofFileAt: path) == SHA256.hexDigest(of: bytes(of: path)))
    #expect(throws: FileError(operation: .open, path: path + ".missing", code: 2)) {
      try SHA256.hexDigest(ofFileAt: path + ".missing")
    }
  }
}

import Archives
import Testing

@Suite struct GzipTests {
  /// Bytes that pack well in places and not at all in others, longer than every inner buffer.
  static let mixed: [UInt8] = {
    var state: UInt32 = 1
    return (0..<700_000).map { index in
      state = state &* 1_664_525 &+ 1_013_904_223
      return index % 50_000 < 25_000 ? 7 : UInt8(state >> 24)
    }
  }()

  @Test(arguments: [[], [0], Array("hello hello hello".utf8), mixed])
  func roundTrip(bytes: [UInt8]) throws {
    #expect(try Gzip.decompress(Gzip.compress(bytes)) == bytes)
  }

  /// RFC 1952, 2.3: magic, deflate, no flags (so no name), modification time 0, then the extra
  /// flags (neither fastest nor slowest) and the system (3, Unix).
  @Test func headerCarriesNoTimeAndNoName() {
    let header = Gzip.compress(Array("abc".utf8)).prefix(10)
    #expect(Array(header) == [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3])
  }

  @Test func piecesDoNotChangeTheBytes() {
    var packed: [UInt8] = []
    var encoder = GzipEncoder()
    for start in stride(from: 0, to: Self.mixed.count, by: 12_345) {
      encoder.encode(
        Array(Self.mixed[start..<min(start + 12_345, Self.mixed.count)]), into: &packed)
    }
    encoder.finish(into: &packed)
    #expect(packed == Gzip.compress(Self.mixed))
  }

  @Test(arguments: [1, 7, 1000])
  func decodesPieces(pieceBytes: Int) throws {
    let members = try bytes(of: fixture("members.jsonl.gz"))
    var unpacked: [UInt8] = []
    var decoder = GzipDecoder()
    for start in stride(from: 0, to: members.count, by: pieceBytes) {
      try decoder.decode(
        Array(members[start..<min(start + pieceBytes, members.count)]), into: &unpacked)
    }
    try decoder.finish()
    #expect(unpacked == Array("{\"n\": 1}\n{\"n\": 2}\n{\"n\": 3}".utf8))
  }

  @Test(arguments: [
    ("named.jsonl.gz", "{\"n\": 1}\n{\"n\": 2}\n"), ("padded.jsonl.gz", "{\"n\": 1}\n"),
  ])
  func readsOtherImplementations(name: String, text: String) throws {
    #expect(try Gzip.decompress(bytes(of: fixture(name))) == Array(text.utf8))
  }

  @Test func everyCutIsNoticed() throws {
    let packed = try bytes(of: fixture("named.jsonl.gz"))
    for count in packed.indices {
      #expect(throws: GzipError.truncated, "cut after \(count)") {
        try Gzip.decompress(Array(packed.prefix(count)))
      }
    }
  }

  /// The checksum and the length are the last eight bytes (RFC 1952, 2.3.1).
  @Test func wrongChecksum() throws {
    var packed = try bytes(of: fixture("named.jsonl.gz"))
    packed[packed.count - 6] ^= 1
    #expect(throws: GzipError.corrupt(reason: "incorrect data check")) {
      try Gzip.decompress(packed)
    }
  }

  @Test func otherData() throws {
    let trailing = try bytes(of: fixture("trailing.jsonl.gz"))
    #expect(throws: GzipError.corrupt(reason: "incorrect header check")) {
      try Gzip.decompress(trailing)
    }
    #expect(throws: GzipError.notGzip) { try Gzip.decompress(Array("{\"n\": 1}".utf8)) }
  }

  @Test func limit() throws {
    let zeros = try bytes(of: fixture("zeros.gz"))
    #expect(try Gzip.decompress(zeros, limitBytes: 3_000_000).count == 3_000_000)
    #expect(throws: GzipError.tooLarge(limitBytes: 2_999_999)) {
      try Gzip.decompress(zeros, limitBytes: 2_999_999)
    }
    #expect(try Gzip.decompress(Gzip.compress([]), limitBytes: 0) == [])
  }
}

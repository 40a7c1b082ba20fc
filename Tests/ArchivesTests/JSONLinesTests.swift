import Archives
import Foundation
import Testing

@Suite struct JSONLinesTests {
  private func read(
    _ text: String, named name: String = "lines.jsonl",
    limits: JSONLinesReader.Limits = .init()
  ) throws -> [JSONLine] {
    try withTemporaryFolder { folder in
      let path = folder + "/" + name
      try Data(text.utf8).write(to: URL(filePath: path))
      return try lines(of: path, limits: limits)
    }
  }

  @Test func numbersCountBlankLines() throws {
    #expect(
      try read("\n{}\n \t\r\n[1]\r\n\n2") == [.init(2, "{}"), .init(4, "[1]"), .init(6, "2")])
    #expect(try read("") == [])
    #expect(try read("\u{FEFF}{}\n") == [.init(1, "{}")])
  }

  /// Lines that end before, at and after the reader's inner pieces of 65,536 bytes.
  @Test func longLines() throws {
    let expected = [65_534, 65_535, 65_536, 65_537, 1, 200_000].enumerated().map {
      JSONLine($0.offset + 1, String(repeating: "9", count: $0.element))
    }
    let text = expected.map { String(decoding: $0.bytes, as: UTF8.self) + "\n" }.joined()
    #expect(try read(text) == expected)
  }

  @Test func packedByNameOrContents() throws {
    let expected = [
      JSONLine(1, "{\"n\": 1}"), JSONLine(2, "{\"n\": 2}"), JSONLine(3, "{\"n\": 3}"),
    ]
    #expect(try lines(of: fixture("members.jsonl.gz")) == expected)
    try withTemporaryFolder { folder in
      let path = folder + "/lines.jsonl"
      try FileManager.default.copyItem(atPath: fixture("members.jsonl.gz"), toPath: path)
      #expect(try lines(of: path) == expected)
    }
  }

  @Test func errorsNameTheLine() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/cut.jsonl.gz"
      let whole = Gzip.compress(Array(String(repeating: "{}\n", count: 5).utf8))
      try Data(whole.dropLast(9)).write(to: URL(filePath: path))
      let cut = #expect(throws: JSONLinesError.self) { try lines(of: path) }
      guard case .gzip(path, _, .truncated) = cut else {
        Issue.record("unexpected error \(String(describing: cut))")
        return
      }
      try Data("{}".utf8).write(to: URL(filePath: path))
      #expect(throws: JSONLinesError.gzip(path: path, line: 1, .notGzip)) { try lines(of: path) }
    }
  }

  @Test func limits() throws {
    let text = "{}\n[1,2,3]\n"
    #expect(try read(text, limits: .init(lineBytes: 7)).count == 2)
    let error = #expect(throws: JSONLinesError.self) {
      try read(text, limits: .init(lineBytes: 6))
    }
    #expect(error?.description.contains("lines.jsonl:2: error: ") == true)
    let zeros = try fixture("zeros.gz")
    #expect(
      throws: JSONLinesError.gzip(path: zeros, line: 1, .tooLarge(limitBytes: 1_000_000))
    ) { try lines(of: zeros, limits: .init(totalBytes: 1_000_000)) }
  }

  @Test(arguments: ["out.jsonl", "out.jsonl.gz"])
  func writesWhatItReads(name: String) throws {
    try withTemporaryFolder { folder in
      let path = folder + "/" + name
      var writer = try JSONLinesWriter(path: path)
      try writer.write(Array("{\"a\":1}".utf8))
      try writer.flush()
      #expect(!FileManager.default.fileExists(atPath: path))
      try writer.write(Array("{\"a\":2}".utf8))
      try writer.commit()
      #expect(try lines(of: path) == [.init(1, "{\"a\":1}"), .init(2, "{\"a\":2}")])
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [name])
    }
  }
}

import Foundation
import Testing

@testable import ExperimentSpecs

@Suite struct JSONReaderTests {
  private func read(_ text: String) throws(SpecProblem) -> SpecNode {
    var reader = JSONReader(Array(text.utf8), file: "f")
    return try reader.read()
  }

  private func error(_ text: String) -> String {
    do {
      return "read as \(try read(text).plain.text(.canonical))"
    } catch {
      return error.description
    }
  }

  @Test(arguments: [
    (#""\ud83d\ude00\u00e9\n\/\\\"""#, "😀é\n/\\\""), (#""😀""#, "😀"), (#""\u0000""#, "\0"),
  ])
  func readsEscapes(_ text: String, _ expected: String) throws {
    #expect(try read(text).string == expected)
  }

  @Test func countsColumnsInUnicodeScalars() throws {
    let node = try read("\u{FEFF}{\n \"é😀\": \"ü\", \"b\":\n\t[1, true]}")
    #expect(node.position.description == "f:1:1")
    #expect(node.members[1].keyPosition.description == "f:2:13")
    #expect(node["b"]?.elements[1].position.description == "f:3:6")
  }

  @Test(arguments: [
    ("", "f:1:1: error: the file ends where a value should stand"),
    ("{\"a\": 1,\n}", "f:2:1: error: expected a key in double quotes, found `}`"),
    ("[1 2]", "f:1:4: error: expected `,` or `]`, found `2`"),
    ("[01]", "f:1:3: error: expected `,` or `]`, found `1`"),
    ("[1.]", "f:1:4: error: expected a digit after `.`, found `]`"),
    ("[1e]", "f:1:4: error: expected a digit after `e`, found `]`"),
    ("[+1]", "f:1:2: error: expected a value, found `+`"),
    ("[1e999]", "f:1:2: error: the number 1e999 is too large"),
    ("[nul]", "f:1:2: error: expected a value, found `n`"),
    ("{\"a\":1,\"a\":2}", "f:1:8: error: the key `a` comes twice in this object"),
    ("\"\\ud83d\"", "f:1:2: error: half of a surrogate pair without the other half"),
    ("\"\\ude00\"", "f:1:2: error: half of a surrogate pair without the other half"),
    ("\"\\ud83d\\u0041\"", "f:1:2: error: half of a surrogate pair without the other half"),
    ("\"\\x\"", "f:1:2: error: unknown escape; a backslash itself is written `\\\\`"),
    ("\"a\nb\"", "f:1:3: error: a control character in a string must be escaped, as in `\\n`"),
    ("[\"ab", "f:1:2: error: this string has no closing quote"),
    ("1 1", "f:1:3: error: expected the end of the file after the value"),
  ])
  func saysWhatIsNoJSON(_ text: String, _ expected: String) {
    #expect(error(text) == expected)
  }

  @Test func refusesWhatIsTooDeep() {
    let text = String(repeating: "[", count: 100_000)
    #expect(error(text) == "f:1:66: error: more than 64 objects and lists inside each other")
  }

  @Test func refusesWhatIsTooMuch() {
    var reader = JSONReader(
      Array("[1,2,3]".utf8), file: "f", limits: ReadingLimits(nodes: 3))
    #expect(throws: SpecProblem.self) { try reader.read() }
  }

  /// Mutated specs: reading ends, and what Foundation's reader takes, ours takes too, with the
  /// same value, unless ours is stricter by design.
  @Test func agreesWithFoundationOnMutatedTexts() throws {
    let seed = try String(contentsOfFile: SpecFixtures.file("full.json"), encoding: .utf8)
    var generator = SeededGenerator(seed: 1)
    let letters = Array("{}[]\",:0123456789.eE+-\\u tfn\n".utf8)
    var valid = 0
    for _ in 0..<400 {
      var bytes = Array(seed.utf8)
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        bytes[place] = letters[Int.random(in: 0..<letters.count, using: &generator)]
      }
      let text = String(decoding: bytes, as: UTF8.self)
      let ours = try? read(text).plain
      let theirs = try? JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
      if let ours, let theirs {
        valid += 1
        #expect(ours.text(.canonical) == theirs.text(.canonical))
      } else if ours == nil, theirs != nil {
        // Foundation takes a comma after the last member of an object, which JSON has not.
        let strict = ["comes twice", "too large", "expected a key in double quotes, found `}`"]
        #expect(strict.contains(where: error(text).contains), "\(text)")
      } else {
        #expect(ours == nil, "only ours reads \(text)")
      }
    }
    #expect(valid > 20)
  }
}

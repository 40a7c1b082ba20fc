import Foundation
import Testing

@testable import ExperimentSpecs

@Suite struct YAMLReaderTests {
  private func read(_ text: String) throws(SpecProblem) -> SpecNode {
    var reader = YAMLReader(file: "f")
    return try reader.read(text)
  }

  private func error(_ text: String) -> String {
    do {
      return "read as \(try read(text).plain.text(.canonical))"
    } catch {
      return error.description
    }
  }

  /// Expected values from the table of the core schema, YAML 1.2.2, §10.3.2.
  @Test(arguments: [
    ("yes", "yes" as JSONValue), ("no", "no"), ("on", "on"), ("y", "y"), ("010", 10),
    ("0o10", 8), ("0x1F", 31), ("1_000", "1_000"), ("1:30", "1:30"), ("2026-01-02", "2026-01-02"),
    ("~", .null), ("null", .null), ("NULL", .null), ("true", true), ("True", true),
    ("tRue", "tRue"), ("+12", 12), ("-0.5", -0.5), (".5", 0.5), ("5.", 5), ("1e3", 1000),
    ("1.5E-2", 0.015), (".", "."), ("1e", "1e"), (".inf", ".inf"), (".nan", ".nan"),
    ("\"1\"", "1"), ("'true'", "true"), ("!!str 5", "5"), ("!!int \"5\"", 5), ("0o", "0o"),
    ("+", "+"), ("0x-1", "0x-1"), ("1.5.2", "1.5.2"),
  ])
  func followsTheCoreSchema(_ text: String, _ expected: JSONValue) throws {
    #expect(try read("[ \(text) ]").plain == [expected])
  }

  @Test func keepsPlaces() throws {
    let node = try read("# é\na:\n  - é: 1\n    \"b\": [x, y]\nc: |\n  text\n")
    #expect(node.members[1].keyPosition.description == "f:5:1")
    let first = node["a"]?.elements.first
    #expect(first?.members[1].keyPosition.description == "f:4:5")
    #expect(first?["b"]?.elements[1].position.description == "f:4:14")
    #expect(node["c"]?.string == "text\n")
  }

  @Test func followsAnchors() throws {
    #expect(
      try read("a: &x {b: 1}\nc: *x\n").plain == ["a": ["b": 1], "c": ["b": 1]])
  }

  @Test(arguments: [
    ("", "f:1:1: error: the file is empty"),
    ("a: 1\na: 2\n", "f:1:1: error: the key `a` comes twice in this object"),
    ("a: *b\n", "f:1:4: error: no valid YAML: found undefined alias"),
    ("? [a]\n: b\n", "f:1:3: error: a key must be a text"),
    ("a: !mine 1\n", "f:1:4: error: the tag `!mine` is not supported"),
    ("a: [1\n", "f:2:1: error: no valid YAML"),
    ("a: b: c\n", "f:1:5: error: no valid YAML: mapping values are not allowed in this context"),
    ("a: 1\n---\nb: 2\n", "f:2:1: error: no valid YAML"),
  ])
  func saysWhatIsNoYAML(_ text: String, _ expected: String) {
    #expect(error(text).hasPrefix(expected), "\(error(text))")
  }

  @Test func refusesTheBillionLaughs() {
    var text = "a0: &a0 [x, x]\n"
    for level in 1..<40 {
      let alias = "*a\(level - 1)"
      text += "a\(level): &a\(level) [\(alias), \(alias)]\n"
    }
    #expect(error(text) == "f:1:1: error: more than 40 aliases (`*name`)")
    let some = text.split(separator: "\n").prefix(20).joined(separator: "\n")
    #expect(error(some).contains("more than 500000 values"), "\(error(some))")
  }

  @Test func refusesWhatIsTooDeep() {
    #expect(
      error(String(repeating: "[", count: 70) + String(repeating: "]", count: 70))
        == "f:1:66: error: more than 64 objects and lists inside each other")
    #expect(error(String(repeating: "- ", count: 5000)).hasPrefix("f:1:"))
  }

  /// Mutated specs: reading ends with a tree or a problem, whatever the text.
  @Test func endsOnMutatedTexts() throws {
    let seed = try String(contentsOfFile: SpecFixtures.file("minimal.yaml"), encoding: .utf8)
    var generator = SeededGenerator(seed: 2)
    let letters = Array("{}[]\"',:&*!|>-?#%@ \n\ta1".utf8)
    var (good, bad) = (0, 0)
    for _ in 0..<400 {
      var bytes = Array(seed.utf8)
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        bytes[place] = letters[Int.random(in: 0..<letters.count, using: &generator)]
      }
      if (try? read(String(decoding: bytes, as: UTF8.self))) == nil { bad += 1 } else { good += 1 }
    }
    #expect(good > 20)
    #expect(bad > 20)
  }
}

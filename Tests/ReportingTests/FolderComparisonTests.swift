import Foundation
import Testing

@testable import Reporting

@Suite struct FolderComparisonTests {
  private func compare(
    _ found: [String: String], _ wanted: [String: String], ignoring: Set<String> = []
  ) throws -> [String] {
    let home = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: home) }
    for (name, files) in [("found", found), ("wanted", wanted)] {
      for (path, text) in files {
        let file = home.appending(path: name).appending(path: path)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
      }
    }
    return try FolderComparison(
      of: home.appending(path: "found"), with: home.appending(path: "wanted"), ignoring: ignoring
    ).differences.map(\.description)
  }

  @Test func namesWhatIsMissingAndWhatIsTooMuch() throws {
    let differences = try compare(
      ["a.md": "x", "b/c.csv": "1", "e.json": "1"], ["a.md": "x", "d.svg": "s", "e.json": "2"],
      ignoring: ["e.json"])
    #expect(differences == ["b/c.csv: no file of this report", "d.svg: missing"])
  }

  @Test(arguments: [
    ("a.md", "one\ntwo 22.1% x\n", "one\ntwo 22.2% x\n", "line 2: “22.1%” should be “22.2%”"),
    ("a.md", "1,640\n", "16,400\n", "line 1: “1,640” should be “16,400”"),
    ("a.csv", "k,v\n1,0.25\n", "k,v\n1,0.26\n", "line 2: “0.25” should be “0.26”"),
    ("a.html", "<p>x</p>\n", "<b>x</b>\n", "line 1: “p” should be “b”"),
    ("a.md", "x", "x y", "line 1: nothing should be “ y”"),
    ("a.md", "x\ny\n", "x\n", "line 2: “y” should be nothing"),
    ("a.md", "x\n\n", "x\n", "line 3 and what follows is too much"),
    ("a.md", "x", "x\n", "ends after line 1, with 1 more to come"),
    ("a.json", "x\n", "x\ny\nz\n", "line 2: nothing should be “y”"),
    ("a.pdf", "abc", "abd", "byte 2 is the first that differs"),
    (
      "a.png", "ab", "abc",
      "byte 2 is the first that differs; it has 2 bytes and should have 3"
    ),
    ("a.jsonl.gz", "no gzip", "abc", "the file is damaged: it cannot be unpacked"),
  ])
  func namesTheFirstDifference(
    path: String, found: String, wanted: String, reason: String
  ) throws {
    #expect(try compare([path: found], [path: wanted]) == ["\(path): \(reason)"])
  }
}

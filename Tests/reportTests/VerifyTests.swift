import Archives
import Foundation
import Testing

/// `report verify`, on a sound report and on one with anything changed.
struct VerifyTests {
  /// A way to change a report, and what must be said of it.
  struct Tampering: Sendable, CustomTestStringConvertible {
    let name: String
    /// Words of the output, each of which must be there.
    let finds: [String]
    /// Whether programs must be judged again to find all of that.
    let isJudged: Bool
    let change: @Sendable (URL) throws -> Void

    init(
      _ name: String, finds: [String], isJudged: Bool = false,
      _ change: @escaping @Sendable (URL) throws -> Void
    ) {
      self.name = name
      self.finds = finds
      self.isJudged = isJudged
      self.change = change
    }

    /// Replaces the first `old` in a text file, which must be there.
    static func text(
      _ path: String, _ old: String, _ new: String, finds: [String]
    ) -> Tampering {
      Tampering("\(path): \(old) → \(new)", finds: finds) { folder in
        let file = folder.appending(path: path)
        let text = try String(contentsOf: file, encoding: .utf8)
        let place = try #require(text.firstRange(of: old), "\(path) has no \(old)")
        try Data(text.replacingCharacters(in: place, with: new).utf8).write(to: file)
      }
    }

    /// Turns a bit of the byte in the middle of a file.
    static func byte(_ path: String, finds: [String]) -> Tampering {
      Tampering("\(path): one bit", finds: finds) { folder in
        let file = folder.appending(path: path)
        var data = try Data(contentsOf: file)
        data[data.count / 2] ^= 1
        try data.write(to: file)
      }
    }

    var testDescription: String { name }
  }

  private static let samples = "records/samples-model.jsonl.gz"

  /// Changes lines of the records and packs them again as the program does.
  private static func repack(
    _ folder: URL, _ change: (String) -> String
  ) throws {
    let file = folder.appending(path: samples)
    let lines = String(
      decoding: try Gzip.decompress(Array(Data(contentsOf: file))), as: UTF8.self)
    let changed = change(lines)
    try #require(changed != lines)
    try Data(Gzip.compress(Array(changed.utf8))).write(to: file)
  }

  /// Makes the first wrong answer a passed one.
  private static func flip(_ lines: String) -> String {
    var rows = lines.split(separator: "\n").map(String.init)
    guard let row = rows.firstIndex(where: { $0.contains("\"wrong answer\"") }) else {
      return lines
    }
    rows[row].replace("\"passed\":false", with: "\"passed\":true")
    rows[row].replace("\"wrong answer\"", with: "\"passed\"")
    rows[row].replace(/"result":"[^"]*"/, with: "\"result\":\"passed\"")
    return rows.joined(separator: "\n") + "\n"
  }

  /// Writes the hash of the records into the provenance, as a careful forger would.
  private static func adjustProvenance(_ folder: URL) throws {
    let file = folder.appending(path: "provenance.json")
    var text = try String(contentsOf: file, encoding: .utf8)
    let hash = SHA256.hexDigest(of: try Data(contentsOf: folder.appending(path: samples)))
    let pattern = /"name" : "samples-model.jsonl.gz",\s*"rows" : \d+,\s*"sha256" : "([0-9a-f]+)"/
    let old = try #require(text.firstMatch(of: pattern)).output.1
    text.replace(String(old), with: hash)
    try Data(text.utf8).write(to: file)
  }

  static let tamperings: [Tampering] = [
    .byte(samples, finds: ["records", "samples-model.jsonl.gz"]),
    Tampering(
      "a verdict turned",
      finds: [
        "\(samples): its SHA-256 is", "report.md: line", "25.0%", "tables/summary.csv: line 2",
        "judged again “wrong answer”",
      ], isJudged: true
    ) { try repack($0, flip) },
    Tampering(
      "a verdict turned, and its hash with it",
      finds: ["report.html: line", "figures/rates.csv", "judged again “wrong answer”"],
      isJudged: true
    ) {
      try repack($0, flip)
      try adjustProvenance($0)
    },
    Tampering("passed without a verdict", finds: ["`passed` is true, but the verdict is"]) {
      try repack($0) { lines in
        lines.replacing("\"passed\":false", with: "\"passed\":true", maxReplacements: 1)
      }
    },
    Tampering("another program", finds: ["`program_sha256` is not the hash of the prompt and"]) {
      try repack($0) { $0.replacing("return x + 2", with: "return x + 3") }
    },
    Tampering("a line of the records gone", finds: ["\(samples): its SHA-256", "tables/summary"]) {
      try repack($0) { lines in
        lines.split(separator: "\n").dropLast().joined(separator: "\n") + "\n"
      }
    },
    .byte("figures/rates.png", finds: ["figures/rates.png: byte"]),
    .byte("figures/rates.pdf", finds: ["figures/rates.pdf: byte"]),
    .text("figures/rates.svg", "<svg", "<svg class=\"x\"", finds: ["figures/rates.svg: line"]),
    .text(
      "figures/rates.csv", "problems.1", "problems.2",
      finds: ["figures/rates.csv: line 2: “problems.2” should be “problems.1”"]),
    .text("figures/rates.vl.json", "\"bar\"", "\"line\"", finds: ["figures/rates.vl.json: line"]),
    .text(
      "tables/summary.csv", "0.25", "0.26",
      finds: ["tables/summary.csv: line 2: “0.26” should be “0.25”"]),
    .text("report.md", "25.0%", "52.0%", finds: ["report.md: line 3: “52.0%” should be “25.0%”"]),
    .text("report.html", "25.0%", "24.9%", finds: ["report.html: line", "should be “25.0%”"]),
    .byte("report.pdf", finds: ["report.pdf: byte"]),
    .text("evidence.jsonl", "\"n\":", "\"n\":1", finds: ["evidence.jsonl: line 1"]),
    .text("provenance.json", "\"seed\" : 0", "\"seed\" : 1", finds: ["provenance.json: line"]),
    .text(
      "spec.json", "\"timeoutSeconds\": 1", "\"timeoutSeconds\": 9", finds: ["provenance.json"]),
    .text(
      "spec.json", "0.3125", "0.25",
      finds: ["tables/against.csv: line 2: “0.3125” should be “0.25”", "report.pdf"]),
    .text("spec.json", "\"schemaVersion\": 1,", "", finds: ["spec.json: ", "nothing else"]),
    .text("notebook.md", "A small report", "A report", finds: ["report.md: line 1", "provenance"]),
    Tampering("the notebook gone", finds: ["notebook.md: missing", "note: without these files"]) {
      try FileManager.default.removeItem(at: $0.appending(path: "notebook.md"))
    },
    Tampering("an input gone", finds: ["problems.jsonl: missing"]) {
      let inputs = $0.appending(path: "inputs")
      let names = try FileManager.default.subpathsOfDirectory(atPath: inputs.path)
      let name = try #require(names.first { $0.hasSuffix("problems.jsonl") })
      try FileManager.default.removeItem(at: inputs.appending(path: name))
    },
    Tampering("an input changed", finds: ["samples.jsonl: its SHA-256 is", "spec.json says"]) {
      let inputs = $0.appending(path: "inputs")
      let names = try FileManager.default.subpathsOfDirectory(atPath: inputs.path)
      let name = try #require(names.first { $0.hasSuffix("samples.jsonl") })
      try Data("{}".utf8).write(to: inputs.appending(path: name))
    },
    Tampering("a file gone", finds: ["figures/rates.svg: missing"]) {
      try FileManager.default.removeItem(at: $0.appending(path: "figures/rates.svg"))
    },
    Tampering("the records gone", finds: ["records", "problems.jsonl.gz"]) {
      try FileManager.default.removeItem(at: $0.appending(path: "records/problems.jsonl.gz"))
    },
    Tampering("a file too many", finds: ["figures/more.png: no file of this report"]) {
      try Data("x".utf8).write(to: $0.appending(path: "figures/more.png"))
    },
  ]

  @Test func findsWhateverIsChanged() throws {
    try withSmallReport { program in
      let built = try program.run("build", "small.json")
      try #require(built.status == 0, "\(built.messages)")
      let sound = try program.run("verify", "Reports/small")
      #expect(sound.status == 0, "\(sound.output)")
      #expect(sound.output.hasPrefix("MATCH  Reports/small\nchecked: 18 files"))
      #expect(sound.output.contains("5 programs judged again"))
      try tamper(program)
    }
  }

  /// Three at a time: each draws the report anew.
  private func tamper(_ program: Program) throws {
    let sound = program.folder.appending(path: "Reports/small")
    var waiting = Array(Self.tamperings.enumerated())[...]
    while !waiting.isEmpty {
      let batch = waiting.prefix(3)
      waiting = waiting.dropFirst(3)
      let running = try batch.map { index, tampering in
        let folder = program.folder.appending(path: "tampered-\(index)")
        try FileManager.default.copyItem(at: sound, to: folder)
        try tampering.change(folder)
        return try program.start(
          ["verify", "tampered-\(index)"] + (tampering.isJudged ? [] : ["--programs", "0"]))
      }
      for ((_, tampering), process) in zip(batch, running) {
        let outcome = try process.wait()
        #expect(outcome.status == 1, "\(tampering.name)")
        #expect(outcome.output.hasPrefix("MISMATCH"), "\(tampering.name)")
        for words in tampering.finds {
          #expect(
            outcome.output.contains(words), "\(tampering.name): no “\(words)” in\n\(outcome.output)"
          )
        }
      }
    }
  }

  @Test func theSpecInTheFolderBuildsTheSameReport() throws {
    try withSmallReport { program in
      _ = try program.run("build", "small.json")
      // Where the first spec and its files lay does not matter.
      for name in ["small.json", "notebook.md", "samples.jsonl", "problems.jsonl"] {
        try FileManager.default.removeItem(at: program.folder.appending(path: name))
      }
      let again = try program.run(
        "build", "Reports/small/spec.json", "-o", "again", "--store", "other")
      #expect(again.status == 0, "\(again.messages)")
      var (first, second) = (
        try program.files(in: "Reports/small"), try program.files(in: "again")
      )
      first["environment.json"] = nil
      second["environment.json"] = nil
      #expect(first.count == 18)
      #expect(first == second)
    }
  }

  @Test func withoutTextsWhatCannotBeCheckedIsSaid() throws {
    try withSmallReport { program in
      try program.write("small.json", SmallReport.spec(publish: "verdicts"))
      _ = try program.run("build", "small.json")
      let report = try program.files(in: "Reports/small")
      #expect(!report.keys.contains { $0.hasPrefix("inputs/") })
      let alone = try program.run("verify", "Reports/small")
      #expect(alone.status == 0, "\(alone.output)")
      #expect(alone.output.contains("note: no program was judged again: the report holds no texts"))
      // The files at hand by name and hash serve as well as texts in the records.
      program.environment["REPORT_DATA"] = program.folder.path
      let together = try program.run("verify", "Reports/small", "--programs", "2", "--seed", "7")
      #expect(together.status == 0, "\(together.output)")
      #expect(together.output.contains("2 programs judged again, chosen with the seed 7"))
    }
  }

  @Test func withoutPythonTheBytesAreStillCompared() throws {
    try withSmallReport { program in
      _ = try program.run("build", "small.json")
      program.environment["REPORT_PYTHON"] = "/nonexistent/python"
      let outcome = try program.run("verify", "Reports/small")
      #expect(outcome.status == 0)
      #expect(outcome.output.contains("checked: 18 files"))
      #expect(outcome.output.contains("note: no program was judged again: "))
    }
  }

  @Test func whatIsNoReportIsRefused() throws {
    try withSmallReport { program in
      for folder in [".", "nowhere"] {
        let outcome = try program.run("verify", folder)
        #expect(outcome.status == 2)
        #expect(outcome.messages.contains("this is no report folder"))
      }
      try program.write("small.json", SmallReport.spec(publish: "none"))
      _ = try program.run("build", "small.json")
      let outcome = try program.run("verify", "Reports/small")
      #expect(outcome.status == 2)
      #expect(outcome.firstMessage.contains("published without records"))
    }
  }
}

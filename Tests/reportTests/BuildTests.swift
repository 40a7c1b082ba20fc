import Foundation
import Testing

/// `report build`, as a user runs it: from a spec to a finished folder.
struct BuildTests {
  @Test func makesAWholeReportAndThenHasNothingToDo() throws {
    try withSmallReport { program in
      let first = try program.run("build", "small.json")
      #expect(first.status == 0, "\(first.messages)")
      let report = try program.files(in: "Reports/small")
      let expected = [
        "report.md", "report.html", "report.pdf", "provenance.json", "environment.json",
        "spec.json", "notebook.md", "evidence.jsonl",
        "figures/rates.png", "figures/rates.pdf", "figures/rates.svg", "figures/rates.csv",
        "figures/rates.vl.json", "tables/summary.csv", "tables/against.csv",
        "records/problems.jsonl.gz",
        "records/samples-model.jsonl.gz",
      ]
      let inputs = report.keys.filter { $0.hasPrefix("inputs/") }
      let names = inputs.map { $0.split(separator: "/").last.map(String.init) ?? "" }
      #expect(names.sorted() == ["problems.jsonl", "samples.jsonl"])
      #expect(Set(report.keys).subtracting(inputs) == Set(expected))
      #expect(report["report.pdf"]?.starts(with: Array("%PDF".utf8)) == true)
      let second = try program.run("build", "small.json")
      #expect(second.status == 0)
      #expect(second.messages.contains("nothing to do"))
      #expect(try program.files(in: "Reports/small") == report)
    }
  }

  @Test func twoStoresGiveTheSameBytes() throws {
    try withSmallReport { program in
      for name in ["a", "b"] {
        let outcome = try program.run(
          "build", "small.json", "-o", "out-\(name)", "--store", "store-\(name)", "--jobs",
          name == "a" ? "1" : "2")
        #expect(outcome.status == 0, "\(outcome.messages)")
      }
      var a = try program.files(in: "out-a")
      var b = try program.files(in: "out-b")
      a["environment.json"] = nil
      b["environment.json"] = nil
      #expect(a == b)
    }
  }

  private struct Environment: Decodable {
    var sourceRevision: String?
    var modified: Bool?
    var processor: String
    var versions: [String: String]
    var fonts: [String: String]
    var sandboxLayers: [String]
    var timingsSeconds: [String: Double]
  }

  @Test func theEnvironmentIsToldBeside() throws {
    try withSmallReport { program in
      _ = try program.run("build", "small.json")
      let data = try #require(program.files(in: "Reports/small")["environment.json"])
      let decoder = JSONDecoder()
      decoder.keyDecodingStrategy = .convertFromSnakeCase
      let environment = try decoder.decode(Environment.self, from: data)
      for library in [
        "cairo", "pango", "harfbuzz", "fontconfig", "cmark-gfm", "zlib", "sqlite", "python",
        "report",
      ] {
        #expect(environment.versions[library]?.first?.isNumber == true, "\(library)")
      }
      #expect(environment.fonts.keys.contains("Lato-Regular.ttf"))
      #expect(environment.fonts.values.allSatisfy { Double($0) ?? 0 > 0 })
      #expect(!environment.processor.isEmpty)
      #expect(!environment.sandboxLayers.isEmpty)
      #expect(Set(environment.timingsSeconds.keys) == ["records", "assembly"])
      // The revision is told with whether the source was changed, or not at all.
      #expect((environment.sourceRevision == nil) == (environment.modified == nil))
      if let revision = environment.sourceRevision {
        #expect(revision.count >= 40 && revision.allSatisfy(\.isHexDigit))
      }
    }
  }

  @Test func anUnknownNameInTheNotebookIsToldWithItsLine() throws {
    try withSmallReport { program in
      try program.write("notebook.md", "# Title\n\nSee {ref}`ratse`.\n")
      let outcome = try program.run("build", "small.json")
      #expect(outcome.status == 2)
      #expect(outcome.firstMessage.hasPrefix("sandbox") || outcome.messages.contains(":3: error:"))
      #expect(outcome.messages.contains("'ratse'"))
      #expect(try program.files(in: "Reports/small").isEmpty)
    }
  }

  @Test func withoutPythonNothingIsWritten() throws {
    try withSmallReport { program in
      program.environment["REPORT_PYTHON"] = "/nonexistent/python"
      let outcome = try program.run("build", "small.json")
      #expect(outcome.status == 3)
      #expect(outcome.firstMessage.contains("/nonexistent/python"))
      #expect(
        !FileManager.default.fileExists(
          atPath: program.folder.appending(path: "Reports").path))
    }
  }

  @Test func aChangedCaptionRunsNoProgram() throws {
    try withSmallReport { program in
      _ = try program.run("build", "small.json")
      try program.write("notebook.md", SmallReport.notebook + "\nMore.\n")
      let plan = try program.run("plan", "small.json")
      #expect(plan.output.contains("cached  judge model"))
      #expect(plan.output.contains("to run  report"))
      let again = try program.run("build", "small.json")
      #expect(again.status == 0)
      #expect(!again.messages.contains("judge model"))
    }
  }
}

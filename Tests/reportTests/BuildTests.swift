import Foundation
import Testing

/// `report build`, as a user runs it: from a spec to a finished folder.
struct BuildTests {
  private static let spec = """
    {
      "schemaVersion": 1,
      "name": "small",
      "models": [{ "kind": "samples", "name": "model", "file": { "path": "samples.jsonl" } }],
      "task": { "problems": { "path": "problems.jsonl" } },
      "k": [1],
      "limits": { "timeoutSeconds": 1 },
      "figures": {
        "rates": {
          "table": "problems",
          "chart": {
            "mark": "bar",
            "encoding": {
              "x": { "field": "task_id", "type": "nominal" },
              "y": { "field": "pass_rate", "type": "quantitative" }
            }
          }
        }
      },
      "tables": { "summary": { "table": "summary" } },
      "notebook": "notebook.md"
    }
    """
  private static let notebook = """
    # A small report

    The pass rate is {value}`summary.pass_at_k[k=1]|.1%`; see {ref}`rates`.

    ```{figure} rates
    ```
    """

  private func withSpec(_ body: (inout Program) throws -> Void) throws {
    try withProgram { program in
      try program.write("small.json", Self.spec)
      try program.write("notebook.md", Self.notebook)
      try body(&program)
    }
  }

  private func files(in folder: URL) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      let file = folder.appending(path: name)
      if let data = try? Data(contentsOf: file) { files[name] = data }
    }
    return files
  }

  @Test func makesAWholeReportAndThenHasNothingToDo() throws {
    try withSpec { program in
      let first = try program.run("build", "small.json")
      #expect(first.status == 0, "\(first.messages)")
      let report = try files(in: program.folder.appending(path: "Reports/small"))
      let expected = [
        "report.md", "report.html", "report.pdf", "provenance.json", "environment.json",
        "figures/rates.png", "figures/rates.pdf", "figures/rates.svg", "figures/rates.csv",
        "figures/rates.vl.json", "tables/summary.csv", "records/problems.jsonl.gz",
        "records/samples-model.jsonl.gz",
      ]
      #expect(Set(report.keys) == Set(expected))
      #expect(report["report.pdf"]?.starts(with: Array("%PDF".utf8)) == true)
      let second = try program.run("build", "small.json")
      #expect(second.status == 0)
      #expect(second.messages.contains("nothing to do"))
      #expect(try files(in: program.folder.appending(path: "Reports/small")) == report)
    }
  }

  @Test func twoStoresGiveTheSameBytes() throws {
    try withSpec { program in
      for name in ["a", "b"] {
        let outcome = try program.run(
          "build", "small.json", "-o", "out-\(name)", "--store", "store-\(name)", "--jobs",
          name == "a" ? "1" : "2")
        #expect(outcome.status == 0, "\(outcome.messages)")
      }
      var a = try files(in: program.folder.appending(path: "out-a"))
      var b = try files(in: program.folder.appending(path: "out-b"))
      a["environment.json"] = nil
      b["environment.json"] = nil
      #expect(a == b)
    }
  }

  @Test func anUnknownNameInTheNotebookIsToldWithItsLine() throws {
    try withSpec { program in
      try program.write("notebook.md", "# Title\n\nSee {ref}`ratse`.\n")
      let outcome = try program.run("build", "small.json")
      #expect(outcome.status == 2)
      #expect(outcome.firstMessage.hasPrefix("sandbox") || outcome.messages.contains(":3: error:"))
      #expect(outcome.messages.contains("'ratse'"))
      #expect(try files(in: program.folder.appending(path: "Reports/small")).isEmpty)
    }
  }

  @Test func withoutPythonNothingIsWritten() throws {
    try withSpec { program in
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
    try withSpec { program in
      _ = try program.run("build", "small.json")
      try program.write("notebook.md", Self.notebook + "\nMore.\n")
      let plan = try program.run("plan", "small.json")
      #expect(plan.output.contains("cached  judge model"))
      #expect(plan.output.contains("to run  report"))
      let again = try program.run("build", "small.json")
      #expect(again.status == 0)
      #expect(!again.messages.contains("judge model"))
    }
  }
}
